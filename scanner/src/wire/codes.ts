/**
 * The telnet commands of RFC 854 and its successors (RFC 885 for EOR, RFC 1184 for EOF, SUSP and ABORT), by their byte.
 */
export const IAC = 255;
export const DONT = 254;
export const DO = 253;
export const WONT = 252;
export const WILL = 251;
export const SB = 250;
export const GA = 249;
export const EL = 248;
export const EC = 247;
export const AYT = 246;
export const AO = 245;
export const IP = 244;
export const BRK = 243;
export const DM = 242;
export const NOP = 241;
export const SE = 240;
/** End of record, RFC 885: the command, not the option. */
export const CMD_EOR = 239;
export const ABORT = 238;
export const SUSP = 237;
export const EOF = 236;

/** The side that performs an option: `local` is this client (it said WILL), `remote` the server (it said WILL). */
export type Side = "local" | "remote";

/** The four verbs of option negotiation. */
export type Verb = typeof WILL | typeof WONT | typeof DO | typeof DONT;

export const verbNames: Readonly<Record<Verb, string>> = { [WILL]: "WILL", [WONT]: "WONT", [DO]: "DO", [DONT]: "DONT" };

/** Two-byte commands, by their byte. SE is not among them, because it means nothing outside a subnegotiation. */
export const commandNames: ReadonlyMap<number, string> = new Map([
  [GA, "GA"],
  [EL, "EL"],
  [EC, "EC"],
  [AYT, "AYT"],
  [AO, "AO"],
  [IP, "IP"],
  [BRK, "BRK"],
  [DM, "DM"],
  [NOP, "NOP"],
  [CMD_EOR, "CMD_EOR"],
  [ABORT, "ABORT"],
  [SUSP, "SUSP"],
  [EOF, "EOF"],
]);
