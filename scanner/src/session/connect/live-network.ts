import { lookup } from "node:dns/promises";
import { connect as connectTcp, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { serviceOn } from "../../address/index.ts";
import { atAttentiveTime, attentiveClock } from "./clock.ts";
import { hearErrors } from "./hear-errors.ts";
import { ConnectError, type Network } from "./link.ts";
import { SocketLink } from "./socket-link.ts";
import { reportTls, secureOver } from "./tls.ts";
import type { TranscriptEvent } from "../types.ts";

interface LiveOptions {
  /** Bytes that a connection may receive; what TLS adds to them is limited in proportion. */
  connectionBytes: number;
  onTranscript?: ((event: TranscriptEvent) => void) | undefined;
  /** How many times faster than real time the network's clock runs; 1 if absent. */
  pace?: number | undefined;
}

/** The network over real sockets, timed by the attentive clock. */
export function liveNetwork({ connectionBytes, onTranscript, pace = 1 }: LiveOptions): Network {
  attentiveClock.hold();
  const origin = attentiveClock.now();
  const now = (): number => (attentiveClock.now() - origin) * pace;
  const at = (time: number, callback: () => void): (() => void) => atAttentiveTime(origin + time / pace, callback);
  let connections = 0;
  return {
    began: new Date().toISOString(),
    now,
    async resolve(host) {
      try {
        const found = await lookup(host, { all: true });
        const addresses = found.map(({ address, family }) => ({
          address,
          family: family === 6 ? (6 as const) : (4 as const),
        }));
        onTranscript?.({ conn: -1, t: now() / 1000, dir: "s2c", event: "resolve", detail: { addresses } });
        return addresses;
      } catch (cause) {
        const code = (cause as NodeJS.ErrnoException).code ?? "EAI_FAIL";
        onTranscript?.({ conn: -1, t: now() / 1000, dir: "s2c", event: "resolve", detail: { code } });
        throw cause;
      }
    },
    async connect({ ip, family, port, tls, host }, timeoutMs) {
      const service = serviceOn(port);
      if (service !== undefined) {
        throw new ConnectError("EFORBIDDENPORT", `port ${port} belongs to ${service}`, "connect");
      }
      const conn = connections++;
      let socket: Socket | TLSSocket | undefined;
      try {
        socket = await open({ ip, family, port, tls, host, connectionBytes }, (late) =>
          at(now() + timeoutMs, () => late(`no answer within ${timeoutMs / 1000} s`)),
        );
        const report = "getPeerX509Certificate" in socket ? reportTls(socket, host, port, new Date()) : undefined;
        return new SocketLink(socket, { ip, family, port, tls: report, conn, connectionBytes, now, at, onTranscript });
      } catch (cause) {
        socket?.destroy();
        const { code, message, phase } = cause as ConnectError;
        onTranscript?.({ conn, t: now() / 1000, dir: "s2c", event: "refused", detail: { code, message, phase } });
        throw cause;
      }
    },
    pause: (ms) => new Promise((resolve) => at(now() + ms, resolve)),
    close: () => attentiveClock.release(),
  };
}

interface Destination {
  ip: string;
  family: 4 | 6;
  port: number;
  tls: boolean;
  host: string;
  connectionBytes: number;
}

/** @param limit calls back when the server has taken too long, with a message; returns a function that cancels that */
function open(
  { ip, family, port, tls, host, connectionBytes }: Destination,
  limit: (late: (message: string) => void) => () => void,
) {
  return new Promise<Socket | TLSSocket>((resolve, reject) => {
    const tcp = connectTcp({ host: ip, port, family, noDelay: true });
    let phase: "connect" | "tls" = "connect";
    let socket: Socket | TLSSocket = tcp;
    const cancel = limit((message) => fail(Object.assign(new Error(message), { code: "ETIMEDOUT" })));
    const fail = (error: NodeJS.ErrnoException): void => {
      cancel();
      socket.destroy();
      tcp.destroy();
      reject(new ConnectError(error.code ?? "EUNKNOWN", error.message, phase));
    };
    const done = (): void => {
      cancel();
      socket.off("error", fail).off("close", closed);
      resolve(socket);
    };
    const closed = (): void => fail(Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" }));
    hearErrors(tcp);
    tcp.once("error", fail);
    tcp.once("connect", () => {
      if (!tls) {
        done();
        return;
      }
      phase = "tls";
      tcp.off("error", fail);
      const secure = secureOver(tcp, host, connectionBytes);
      socket = secure;
      secure.once("error", fail).once("close", closed).once("secureConnect", done);
    });
  });
}
