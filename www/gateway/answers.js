// Answers as plain values, and the writing of one to a response.

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

/** Sends an answer, in one piece unless it spoils itself. A client that has gone is no concern. */
export function send(response, answer) {
  if (response.destroyed || response.headersSent) return;
  if (answer.spoil) return answer.spoil(response);
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.end(body);
}
