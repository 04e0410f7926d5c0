import type { Socket } from "node:net";

/**
 * Listens to the errors of a socket for as long as it exists, also before and after those who want to know of them: an
 * error to which nobody listens ends the thread. A server can cause one in the moment when a handshake ends, and another
 * one after that which ended the connection.
 * @param socket a connection, or TLS over one
 */
export function hearErrors(socket: Socket): void {
  socket.on("error", () => {
    // The other listeners say what is wrong.
  });
}
