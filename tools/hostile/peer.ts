import type { Socket } from "node:net";

/** The server's side of a connection, as a script uses it. */
export interface Peer {
  send(bytes: Uint8Array | string): void;
  /** Sends the same bytes over and over, as fast as they are accepted, until the client is gone. */
  flood(bytes: Uint8Array): void;
  /** Sends one byte at a time, over and over. */
  drip(bytes: Uint8Array | string, everyMs: number): void;
  onHeard(listener: (bytes: Buffer) => void): void;
  /** Stops reading. */
  deaf(): void;
  end(): void;
  reset(): void;
}

/** A peer over a socket. */
export function peerOf(socket: Socket): Peer {
  socket.on("error", () => socket.destroy());
  socket.resume();
  const send = (bytes: Uint8Array | string): void => {
    if (socket.writable && bytes.length > 0)
      socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  };
  return {
    send,
    flood(bytes) {
      const pour = (): void => {
        let room = socket.writable;
        while (room) room = socket.write(bytes);
      };
      socket.on("drain", pour);
      pour();
    },
    drip(bytes, everyMs) {
      const all = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
      let at = 0;
      const timer = setInterval(() => {
        send(all.subarray(at % all.length, (at % all.length) + 1));
        at += 1;
      }, everyMs);
      socket.on("close", () => clearInterval(timer));
    },
    onHeard: (listener) => void socket.on("data", listener),
    deaf: () => void socket.pause(),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
  };
}
