// Answers as plain values: `{ status, headers, body }`, and `code` where the body has one. An answer
// that a fault makes may also say what becomes of its connection: see `connection` in
// fault-kinds.js.

/** The documented envelope. */
export function envelope(code, message, data) {
  return { code, message, data };
}

export function jsonAnswer(status, json, headers) {
  const body = JSON.stringify(json);
  return {
    status,
    code: json.code,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  };
}

/** `refusal`: an entry of codes.js, or a Refusal. */
export function refusalAnswer({ status, code, message }) {
  return jsonAnswer(status, envelope(code, message, null));
}
