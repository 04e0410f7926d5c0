import { type ProtocolFinding } from "../../protocols/index.ts";
import { latin1Text } from "../../text/index.ts";
import { Option, optionLogName, quoteBytes } from "../../wire/index.ts";

const IS = 0;
const SEND = 1;

/** Describes a subnegotiation that we sent, for the connection log: `IAC SB NAWS (rows=25, cols=80) IAC SE`. */
export function describeSent(option: number, payload: Uint8Array): string {
  const name = optionLogName(option);
  const [kind, ...rest] = payload;
  if (option === Option.NAWS && payload.length === 4) {
    const [w1 = 0, w0 = 0, h1 = 0, h0 = 0] = payload;
    return `IAC SB NAWS (rows=${h1 * 256 + h0}, cols=${w1 * 256 + w0}) IAC SE`;
  }
  if (option === Option.CHARSET && kind === 2)
    return `IAC SB CHARSET ACCEPTED ${latin1Text(Uint8Array.from(rest))} IAC SE`;
  if (option === Option.CHARSET && kind === 3) return "IAC SB CHARSET REJECTED IAC SE";
  if (option === Option.STATUS && kind === SEND) return "IAC SB STATUS SEND IAC SE";
  const hasIs = [Option.TTYPE, Option.TSPEED, Option.XDISPLOC, Option.STATUS, Option.NEW_ENVIRON] as number[];
  if (kind === IS && hasIs.includes(option)) return `IAC SB ${name} IS ${quoteBytes(rest)} IAC SE`;
  return `IAC SB ${name} ${quoteBytes(payload)} IAC SE`;
}

/** Describes what a subnegotiation from the server contained; undefined when nothing was learnt from it. */
export function describeFinding(finding: ProtocolFinding): string | undefined {
  switch (finding.kind) {
    case "asked":
      return `recv ${finding.text}`;
    case "mssp":
      return `MSSP: ${JSON.stringify(finding.variables)}`;
    case "msdp":
      return `MSDP: ${JSON.stringify(finding.variables)}`;
    case "gmcp":
      return `GMCP: ${finding.package} ${finding.value}`;
    case "atcp":
      return `ATCP: ${finding.package} ${JSON.stringify(finding.value)}`;
    case "zmp":
      return `ZMP: ${JSON.stringify(finding.words)}`;
    case "aardwolf":
      return `AARDWOLF: ${JSON.stringify(finding.message)}`;
    case "message":
      return `${finding.protocol}: ${finding.text}`;
    case "mxp":
    case "msp":
      return `${finding.protocol}: ${quoteBytes(Buffer.from(finding.hex, "hex"))}`;
    case "charset":
      return finding.chosen === undefined
        ? `No suitable encoding offered by server: ${finding.offered.join(", ")}`
        : `encoding negotiated: ${finding.chosen}`;
    case "com-port":
      return `COM-PORT-OPTION ${finding.fact.name.toUpperCase()}: ${finding.fact.value}`;
    case "note":
      return finding.text;
    case "compression":
      return `${finding.protocol} begins: what follows is compressed.`;
    default:
      return undefined;
  }
}
