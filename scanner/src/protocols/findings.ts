import type { AardwolfMessage } from "./aardwolf.ts";
import type { ComPortFact } from "./com-port.ts";
import type { EnvironRequest } from "./new-environ.ts";
import type { MsdpTable } from "./msdp.ts";
import type { MsspVariables } from "../mssp/index.ts";
import type { StatusEntry } from "./status.ts";

/** A fact from a server's subnegotiation, for the record. `protocol` is the name that records use. */
export type ProtocolFinding =
  /**
   * The server requested something from the client: `TTYPE SEND`, `LINEMODE MODE EDIT|TRAPSIG`. For the log and the
   * evidence.
   */
  | { protocol: string; kind: "asked"; text: string }
  | { protocol: "MSSP"; kind: "mssp"; variables: MsspVariables; payload: Uint8Array }
  | { protocol: "MSDP"; kind: "msdp"; variables: MsdpTable }
  /** `value` is the text after the package name, as sent; `json` says whether it parses. */
  | { protocol: "GMCP"; kind: "gmcp"; package: string; value: string; json: boolean }
  | { protocol: "ATCP"; kind: "atcp"; package: string; value: string }
  | { protocol: "ZMP"; kind: "zmp"; words: string[] }
  | { protocol: "AARDWOLF"; kind: "aardwolf"; message: AardwolfMessage }
  /** A message of a protocol of which only the text is needed, in the log and in the evidence. */
  | { protocol: string; kind: "message"; text: string }
  /** `hex` is the payload, empty when MXP was merely switched on. */
  | { protocol: "MXP"; kind: "mxp"; hex: string }
  | { protocol: "MSP"; kind: "msp"; hex: string }
  | { protocol: "NEW_ENVIRON" | "ENVIRON"; kind: "environ"; requested: EnvironRequest[] }
  /** The names offered, and the one that was chosen, if any. */
  | { protocol: "CHARSET"; kind: "charset"; offered: string[]; chosen?: string }
  | { protocol: "COM_PORT"; kind: "com-port"; fact: ComPortFact }
  | { protocol: "STATUS"; kind: "status"; entries: StatusEntry[] }
  /** From here on the server's bytes are compressed; the session switches to an inflater. */
  | { protocol: "MCCP1" | "MCCP2"; kind: "compression" }
  /** From here on the client's bytes are compressed; the empty reply was the signal. */
  | { protocol: "MCCP3"; kind: "client-compression" }
  | { protocol: "TLS"; kind: "start-tls" }
  /** Something for the record's notes: a limit that was reached, a malformed message. */
  | { protocol: string; kind: "note"; code: string; text: string };

/** A note as a finding. `code` is kebab-case, `text` a sentence. */
export function note(protocol: string, code: string, text: string): ProtocolFinding {
  return { protocol, kind: "note", code, text };
}

/** A request from the server as a finding. */
export function asked(protocol: string, text: string): ProtocolFinding {
  return { protocol, kind: "asked", text };
}
