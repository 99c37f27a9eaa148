// X-Timestamp in each of the forms that clients send.

const FORM = /^(\d{1,11}(?:\.\d{1,3})?|\d{13})$/;

/**
 * Unix milliseconds of `1539095200`, `1539095200.123` or `1539095200123`; undefined for any other
 * form.
 */
export function parseTimestamp(text) {
  if (!FORM.test(text ?? '')) return undefined;
  return text.length === 13 && !text.includes('.') ? Number(text) : Number(text) * 1000;
}
