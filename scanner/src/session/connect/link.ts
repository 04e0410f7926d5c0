import type { TlsReport } from "../../record/index.ts";

/** What comes of waiting for the peer. */
export type LinkEvent =
  | { type: "data"; bytes: Uint8Array }
  /** The time came and nothing else did. */
  | { type: "quiet" }
  /** The connection is over: closed by the peer (`fin`), broken (`rst`), or by us (`closed`). */
  | { type: "end"; how: "fin" | "rst" | "closed"; cause?: string };

/**
 * A connection as a visit sees it: bytes, and a logical time. The time moves only by `read`: to the arrival of what it
 * hands over, or to the deadline; so the same bytes at the same times lead to the same record, from a socket or from a transcript.
 */
export interface Link {
  readonly ip: string;
  readonly family: 4 | 6;
  /** The scanner's end, to be scrubbed from what is stored; undefined when it is not known. */
  readonly localAddress: string | undefined;
  /** The port of that end. */
  readonly localPort: number | undefined;
  /** Report on TLS, when the connection has it. */
  readonly tls: TlsReport | undefined;
  /** Milliseconds since the visit began. */
  readonly time: number;
  /** True when no more can be sent. */
  readonly ended: boolean;
  send(bytes: Uint8Array): void;
  /** Waits for bytes, the end, or the deadline (in the link's time), whichever is first. */
  read(deadline: number): Promise<LinkEvent>;
  /** Changes over to TLS on the open connection (START-TLS). */
  startTls(host: string): Promise<TlsReport>;
  close(): Promise<void>;
}

/** A connection that did not come about. */
export class ConnectError extends Error {
  override name = "ConnectError";
  readonly code: string;
  readonly phase: "connect" | "tls";

  constructor(code: string, message: string, phase: "connect" | "tls") {
    super(message);
    this.code = code;
    this.phase = phase;
  }
}

/** What a visit needs of the world: names resolved, connections, pauses. Sockets and transcripts both are such a network. */
export interface Network {
  /** ISO 8601 UTC, when the visit began. */
  readonly began: string;
  /** Milliseconds since then. */
  now(): number;
  /** Addresses of a host. Throws an error with a `code` when there are none. */
  resolve(host: string): Promise<{ address: string; family: 4 | 6 }[]>;
  /** @throws ConnectError */
  connect(
    to: { ip: string; family: 4 | 6; port: number; tls: boolean; host: string },
    timeoutMs: number,
  ): Promise<Link>;
  pause(ms: number): Promise<void>;
  /** To be called once, when the visit is over. */
  close(): void;
}
