// Doubles of `fetch` for tests that need no gateway: each notes its calls in `calls`.

/** Answers each call with what `answer(url, init, number)` returns. */
export function fetchDouble(answer = () => accepted()) {
  const double = async (url, init) => {
    double.calls.push({ url, init });
    return answer(url, init, double.calls.length);
  };
  double.calls = [];
  return double;
}

/** The documented success. */
export function accepted(headers) {
  return envelope(0, { headers });
}

/** An envelope with this code. */
export function envelope(code, { status = 200, message = 'success', headers } = {}) {
  return Response.json({ code, message, data: {} }, { status, headers });
}

/** Never answers; rejects when it is aborted, as `fetch` does. */
export function hanging() {
  return fetchDouble(
    (url, { signal }) =>
      new Promise((resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      ),
  );
}
