import { Option, optionLogName, optionRecordName } from "../wire/index.ts";

/** The definition of a capability: one row contains everything that the parts of Mudlark have to know about it. */
interface CapabilityRow {
  /** The name that records, the API and the site use. */
  name: string;
  /** Its telnet option, if it has one. */
  option?: number;
  /**
   * The side on which using the option shows it: `remote` is the server's (WILL), `local` the client's (the server says
   * DO).
   */
  sides?: readonly ("local" | "remote")[];
  /** MSSP variables that claim it; if several are sent, the first that says yes counts. */
  claimedBy?: readonly string[];
  /**
   * Whether to ask the server for it (DO): by the fingerprint rule on the first connection and again on the deep one,
   * or only on the deep one. Absent: never.
   */
  asked?: "rule" | "deep";
  /** Whether to accept an offer of it: by the fingerprint rule, or only on the deep connection. Absent: never. */
  accepted?: "rule" | "deep";
}

const both = ["remote", "local"] as const;

/**
 * The capabilities, in the order in which they are shown and requested. Evidence, the deep connection's requests and
 * policy, imports, claims and the MSSP check are derived from this table; docs/protocols.md describes how to add a
 * protocol. What the fingerprint rule requests and accepts is defined by the rule (`fingerprint/data.ts`,
 * `negotiation/policy.ts`); a test checks that this table agrees.
 */
const capabilityTable = [
  { name: "MSSP", option: Option.MSSP, sides: ["remote"], asked: "rule", accepted: "rule" },
  { name: "GMCP", option: Option.GMCP, sides: both, claimedBy: ["GMCP"], asked: "rule", accepted: "rule" },
  { name: "MSDP", option: Option.MSDP, sides: both, claimedBy: ["MSDP"], asked: "rule", accepted: "rule" },
  { name: "MCCP", option: Option.MCCP1, sides: ["remote"], claimedBy: ["MCCP"], accepted: "deep" },
  { name: "MCCP2", option: Option.MCCP2, sides: ["remote"], claimedBy: ["MCCP2"], asked: "deep", accepted: "deep" },
  { name: "MCCP3", option: Option.MCCP3, sides: ["remote"], claimedBy: ["MCCP3"] },
  { name: "MXP", option: Option.MXP, sides: both, claimedBy: ["MXP"], asked: "rule", accepted: "rule" },
  { name: "MSP", option: Option.MSP, sides: both, claimedBy: ["MSP"], asked: "rule", accepted: "rule" },
  { name: "MCP", claimedBy: ["MCP"] },
  { name: "ZMP", option: Option.ZMP, sides: both, claimedBy: ["ZMP"], asked: "rule", accepted: "rule" },
  { name: "ATCP", option: Option.ATCP, sides: both, claimedBy: ["ATCP"], asked: "rule", accepted: "rule" },
  { name: "AARDWOLF", option: Option.AARDWOLF, sides: both, claimedBy: ["AARDWOLF"], asked: "rule", accepted: "rule" },
  { name: "PUEBLO", claimedBy: ["PUEBLO"] },
  { name: "MTTS", claimedBy: ["MTTS"] },
  { name: "MNES", claimedBy: ["MNES"] },
  { name: "CHARSET", option: Option.CHARSET, sides: both, claimedBy: ["CHARSET"], asked: "rule", accepted: "rule" },
  { name: "EOR", option: Option.EOR, sides: both, asked: "rule", accepted: "rule" },
  { name: "NAWS", option: Option.NAWS, sides: ["local"], accepted: "rule" },
  { name: "TTYPE", option: Option.TTYPE, sides: ["local"], accepted: "rule" },
  { name: "NEW_ENVIRON", option: Option.NEW_ENVIRON, sides: ["local"], accepted: "rule" },
  { name: "TLS", claimedBy: ["SSL", "TLS"] },
  { name: "START-TLS", option: Option.TLS, sides: ["local"], accepted: "deep" },
  { name: "UTF-8", claimedBy: ["UTF-8"] },
] as const satisfies readonly CapabilityRow[];

/** The name of a capability. */
export type CapabilityName = (typeof capabilityTable)[number]["name"];
/** A row of the table with its name. */
export type Capability = CapabilityRow & { name: CapabilityName };

/** The rows of the table, for code that does not need each row's exact keys. */
export const capabilities: readonly Capability[] = capabilityTable;

/** The names, in the order of the table. */
export const capabilityNames: readonly CapabilityName[] = capabilities.map(({ name }) => name);

const byName = new Map(capabilities.map((row) => [row.name, row]));

/** MSSP variables that claim a capability; empty if none does. */
export function claimVariables(name: CapabilityName): readonly string[] {
  return byName.get(name)?.claimedBy ?? [];
}

/** The names that records of all programs use for a capability's option; empty if it has no option. */
export function optionNamesOf(name: CapabilityName): readonly string[] {
  const option = byName.get(name)?.option;
  if (option === undefined) return [];
  const number = `0x${option.toString(16).padStart(2, "0")}`;
  return [...new Set([optionRecordName(option), number, optionLogName(option)])];
}

/** The capability with an option of this record name, on the side where that option shows it. */
export function capabilityOfOption(optionName: string, side: "local" | "remote"): CapabilityName | undefined {
  return capabilities.find((row) => row.sides?.includes(side) === true && optionNamesOf(row.name).includes(optionName))
    ?.name;
}
