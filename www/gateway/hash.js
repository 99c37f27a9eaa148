// SHA-1, SHA-256 and HMAC over bytes, without `node:crypto` and without the promises of WebCrypto,
// so that the gateway's core checks a signature in one step wherever it runs. They guard practice
// orders only.

const encoder = new TextEncoder();

/** Bytes as they are; text as UTF-8. */
export function bytesOf(data) {
  return typeof data === 'string' ? encoder.encode(data) : data;
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bytesOfHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Whether two byte strings are the same, in a time that does not tell where they differ. */
export function equalBytes(a, b) {
  let difference = a.length ^ b.length;
  for (let n = 0; n < a.length; n++) difference |= a[n] ^ b[n];
  return difference === 0;
}

export function sha1(data) {
  return digest(data, [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0], sha1Block);
}

export function sha256(data) {
  return digest(data, SHA256_START, sha256Block);
}

export function hmacSha256(key, data) {
  const padded = new Uint8Array(64);
  const given = bytesOf(key);
  padded.set(given.length > 64 ? sha256(given) : given);
  const inner = sha256(joined(masked(padded, 0x36), bytesOf(data)));
  return sha256(joined(masked(padded, 0x5c), inner));
}

const masked = (bytes, mask) => bytes.map((byte) => byte ^ mask);

function joined(first, second) {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** The frame that both hashes share: blocks of 64 bytes, the last with the length in bits. */
function digest(data, start, addBlock) {
  const bytes = bytesOf(data);
  const length = (Math.floor((bytes.length + 8) / 64) + 1) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length * 8);
  const state = Int32Array.from(start);
  for (let offset = 0; offset < length; offset += 64) addBlock(state, view, offset);
  const result = new DataView(new ArrayBuffer(start.length * 4));
  state.forEach((word, n) => result.setInt32(n * 4, word));
  return new Uint8Array(result.buffer);
}

const rotated = (word, bits) => (word >>> bits) | (word << (32 - bits));

function sha1Block(state, view, offset) {
  const words = new Int32Array(80);
  for (let n = 0; n < 80; n++) {
    words[n] =
      n < 16
        ? view.getInt32(offset + n * 4)
        : rotated(words[n - 3] ^ words[n - 8] ^ words[n - 14] ^ words[n - 16], 31);
  }
  let [a, b, c, d, e] = state;
  for (let n = 0; n < 80; n++) {
    const round = Math.floor(n / 20);
    const mixed = SHA1_MIX[round](b, c, d) + SHA1_CONSTANTS[round];
    const next = (rotated(a, 27) + mixed + e + words[n]) | 0;
    e = d;
    d = c;
    c = rotated(b, 2);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, n) => (state[n] += word));
}

const parity = (b, c, d) => b ^ c ^ d;
const SHA1_MIX = [
  (b, c, d) => (b & c) | (~b & d),
  parity,
  (b, c, d) => (b & c) | (b & d) | (c & d),
  parity,
];
const SHA1_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

function sha256Block(state, view, offset) {
  const words = new Int32Array(64);
  for (let n = 0; n < 64; n++) {
    const [far, near] = [words[n - 15], words[n - 2]];
    words[n] =
      n < 16
        ? view.getInt32(offset + n * 4)
        : (rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10)) +
          words[n - 7] +
          (rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3)) +
          words[n - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n++) {
    const sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const first = (h + sum + ((e & f) ^ (~e & g)) + SHA256_CONSTANTS[n] + words[n]) | 0;
    const other = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const second = (other + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, n) => (state[n] += word));
}

// The standard defines both by the first primes: the fractions of their square and cube roots.
const PRIMES = firstPrimes(64);
const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
const SHA256_START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const SHA256_CONSTANTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

function firstPrimes(count) {
  const primes = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}
