/** Telnet options by number, as assigned by IANA and the MUD protocols. */
export const Option = {
  BINARY: 0,
  ECHO: 1,
  RCP: 2,
  SGA: 3,
  NAMS: 4,
  STATUS: 5,
  TM: 6,
  RCTE: 7,
  NAOL: 8,
  NAOP: 9,
  NAOCRD: 10,
  NAOHTS: 11,
  NAOHTD: 12,
  NAOFFD: 13,
  NAOVTS: 14,
  NAOVTD: 15,
  NAOLFD: 16,
  XASCII: 17,
  LOGOUT: 18,
  BM: 19,
  DET: 20,
  SUPDUP: 21,
  SUPDUPOUTPUT: 22,
  SNDLOC: 23,
  TTYPE: 24,
  EOR: 25,
  TTYLOC: 28,
  VT3270REGIME: 29,
  X3PAD: 30,
  NAWS: 31,
  TSPEED: 32,
  LFLOW: 33,
  LINEMODE: 34,
  XDISPLOC: 35,
  AUTHENTICATION: 37,
  ENCRYPT: 38,
  NEW_ENVIRON: 39,
  TN3270E: 40,
  XAUTH: 41,
  CHARSET: 42,
  RSP: 43,
  COM_PORT: 44,
  SUPPRESS_LOCAL_ECHO: 45,
  TLS: 46,
  KERMIT: 47,
  SEND_URL: 48,
  FORWARD_X: 49,
  MSDP: 69,
  MSSP: 70,
  MCCP1: 85,
  MCCP2: 86,
  MCCP3: 87,
  MCCPX: 88,
  MSP: 90,
  MXP: 91,
  TELOPT_92: 92,
  ZMP: 93,
  AARDWOLF: 102,
  MPLEX: 112,
  PRAGMA_LOGON: 138,
  SSPI_LOGON: 139,
  PRAGMA_HEARTBEAT: 140,
  ATCP: 200,
  GMCP: 201,
  EXOPL: 255,
} as const;

export type OptionName = keyof typeof Option;

/** Options that telnetlib3's records show by number, not by name. */
const namelessInRecords: ReadonlySet<OptionName> = new Set<OptionName>([
  "TM",
  "XASCII",
  "LOGOUT",
  "MCCP1",
  "MCCP2",
  "MCCP3",
  "MCCPX",
  "TELOPT_92",
  "MPLEX",
  "EXOPL",
]);

/** Option names that telnetlib3's logs spell differently from its records, or do not have. */
const logSpelling: Readonly<Partial<Record<OptionName, string | undefined>>> = {
  COM_PORT: "COM_PORT_OPTION",
  MCCP1: "MCCP_COMPRESS",
  MCCP2: "MCCP2_COMPRESS",
  MCCP3: undefined,
  MCCPX: undefined,
  MPLEX: undefined,
  EXOPL: undefined,
};

const entries = Object.entries(Option) as [OptionName, number][];
const recordNames = new Map(entries.filter(([name]) => !namelessInRecords.has(name)).map(([name, n]) => [n, name]));
const logNames = new Map(
  entries
    .map(([name, n]) => [n, name in logSpelling ? logSpelling[name] : name] as const)
    .filter((pair): pair is [number, string] => pair[1] !== undefined),
);
const known: ReadonlySet<number> = new Set(Object.values(Option));

/** The option's name in records, such as NAWS; `0x` and two hex digits if it has none, such as 0x56. */
export function optionRecordName(option: number): string {
  return recordNames.get(option) ?? `0x${option.toString(16).padStart(2, "0")}`;
}

/** The option's name in connection logs: NAWS, MCCP2_COMPRESS, b'X'. */
export function optionLogName(option: number): string {
  return logNames.get(option) ?? quoteBytes([option]);
}

/** Whether any protocol uses this option number. */
export function isKnownOption(option: number): boolean {
  return known.has(option);
}

const named: ReadonlyMap<number, string> = new Map([
  [9, "\\t"],
  [10, "\\n"],
  [13, "\\r"],
  [92, "\\\\"],
]);

/** Bytes in the notation of connection logs, in printable ASCII: b'VT100', b'\xff'. */
export function quoteBytes(bytes: Iterable<number>): string {
  let text = "";
  for (const byte of bytes) {
    text +=
      named.get(byte) ??
      (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`);
  }
  if (!text.includes("'")) return `b'${text}'`;
  return text.includes('"') ? `b'${text.replaceAll("'", "\\'")}'` : `b"${text}"`;
}
