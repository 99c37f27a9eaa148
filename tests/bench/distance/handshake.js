// Tells when a connection's handshake is over, by what the client sends: after the TCP handshake, or
// with its first encrypted record, which in TLS 1.3 ends the handshake of TLS.

const HEADER = 5;
const ENCRYPTED = 23;

export class HandshakeWatch {
  #rest = Buffer.alloc(0);

  constructor(tls = false) {
    this.isOver = !tls;
  }

  /** Whether the handshake is over once these bytes have arrived. */
  sawFromClient(chunk) {
    if (this.isOver) return true;
    let bytes = Buffer.concat([this.#rest, chunk]);
    while (bytes.length >= HEADER) {
      const end = HEADER + bytes.readUInt16BE(3);
      if (bytes.length < end) break;
      this.isOver ||= bytes[0] === ENCRYPTED;
      bytes = bytes.subarray(end);
    }
    this.#rest = bytes;
    return this.isOver;
  }
}
