import type { Socket } from "node:net";
import { Duplex } from "node:stream";

/** Bytes of TLS per byte of data that a connection may receive: handshake, record headers and checksums need far less. */
const wireBytesPerByte = 1.25;

/** The code of the error that ends a connection whose server sent too many bytes of TLS. */
export const tooMuchTls = "EMSGSIZE";

/**
 * What TLS reads from and writes to in place of the TCP socket itself. A server can send records without data forever
 * (RFC 8446 section 4.6.3, KeyUpdate), and each costs processor time. Read straight from the socket, up to 2 MB of them
 * are processed before anything else gets the thread, and no limit of the visit counts them. Here, other visits get the
 * thread between two chunks, and the connection ends when it has brought too many bytes.
 * @param tcp a connected socket
 * @param connectionBytes bytes of data that the connection may receive
 */
export function meteredStream(tcp: Socket, connectionBytes: number): Duplex {
  let left = wireBytesPerByte * connectionBytes;
  const stream = new Duplex({
    read: () => void setImmediate(() => tcp.resume()),
    write: (bytes: Buffer, _encoding, done) => void tcp.write(bytes, done),
    final: (done) => void tcp.end(done),
    destroy(error, done) {
      tcp.destroy();
      done(error);
    },
  });
  tcp.on("data", (bytes: Buffer) => {
    tcp.pause();
    left -= bytes.length;
    if (left < 0) stream.destroy(Object.assign(new Error("too many bytes of TLS"), { code: tooMuchTls }));
    else stream.push(bytes);
  });
  tcp.on("end", () => void stream.push(null));
  tcp.on("error", (error) => void stream.destroy(error));
  tcp.on("close", () => void stream.destroy());
  return stream;
}
