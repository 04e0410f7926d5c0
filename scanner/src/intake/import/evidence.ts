import { type CapabilityName, type Evidence, type ScanRecord, bannerText } from "../../record/index.ts";

/** Options that telnetlib3 names, or writes as a number where its version had no name for them yet. */
const capabilityOfOption = new Map<string, CapabilityName>([
  ["MSSP", "MSSP"],
  ["GMCP", "GMCP"],
  ["MSDP", "MSDP"],
  ["MCCP_COMPRESS", "MCCP"],
  ["MCCP2_COMPRESS", "MCCP2"],
  ["MXP", "MXP"],
  ["MSP", "MSP"],
  ["ZMP", "ZMP"],
  ["ATCP", "ATCP"],
  ["AARDWOLF", "AARDWOLF"],
  ["CHARSET", "CHARSET"],
  ["EOR", "EOR"],
  ["NAWS", "NAWS"],
  ["TTYPE", "TTYPE"],
  ["NEW_ENVIRON", "NEW_ENVIRON"],
  ["0x45", "MSDP"],
  ["0x46", "MSSP"],
  ["0x55", "MCCP"],
  ["0x56", "MCCP2"],
  ["0x57", "MCCP3"],
  ["0x5a", "MSP"],
  ["0x5b", "MXP"],
  ["0x5d", "ZMP"],
  ["0x66", "AARDWOLF"],
  ["0xc8", "ATCP"],
  ["0xc9", "GMCP"],
]);

/** MSSP variables with which a server claims a capability. */
const capabilityOfVariable = new Map<string, CapabilityName>([
  ["GMCP", "GMCP"],
  ["MSDP", "MSDP"],
  ["MCCP", "MCCP"],
  ["MXP", "MXP"],
  ["MSP", "MSP"],
  ["MCP", "MCP"],
  ["ZMP", "ZMP"],
  ["ATCP", "ATCP"],
  ["PUEBLO", "PUEBLO"],
  ["UTF-8", "UTF-8"],
  ["SSL", "TLS"],
  ["TLS", "TLS"],
]);

/**
 * What a record of another program proves of each capability, from its option states, its data and its MSSP.
 * Only what the record says: an option that it does not name was neither offered nor asked for.
 */
export function evidenceOf(record: ScanRecord): Partial<Record<CapabilityName, Evidence>> {
  const data = record["server-probe"]?.session_data;
  if (data === undefined) return {};
  const found = new Map<CapabilityName, Evidence>();
  const add = (name: CapabilityName, part: Partial<Evidence>): void => {
    found.set(name, { ...found.get(name), ...part, on: ["first"] });
  };
  for (const [option, on] of Object.entries(data.option_states?.server_requested ?? {})) {
    const name = capabilityOfOption.get(option);
    if (name !== undefined) add(name, { offered: "DO", ...replyTo(option, on) });
  }
  for (const [option, on] of Object.entries(data.option_states?.server_offered ?? {})) {
    const name = capabilityOfOption.get(option);
    if (name !== undefined) add(name, { offered: "WILL", ...replyTo(option, on) });
  }
  for (const [name, items] of [
    ["MSSP", Object.keys(data.mssp ?? {}).length > 0 ? [1] : []],
    ["ZMP", data.zmp ?? []],
    ["ATCP", data.atcp ?? []],
    ["AARDWOLF", data.aardwolf ?? []],
    ["MXP", data.mxp ?? []],
  ] as const) {
    if (items.length > 0) add(name, { data: items.length });
  }
  for (const [variable, value] of Object.entries(data.mssp ?? {})) {
    const name = capabilityOfVariable.get(variable.toUpperCase());
    const claim = Array.isArray(value) ? value.at(-1) : value;
    if (name !== undefined && claim !== undefined) add(name, { claimed: claim.slice(0, 100) });
  }
  const text = `${bannerText(record, "before")}\n${bannerText(record, "after")}`;
  if (/^\s*#\$#mcp version:/m.test(text)) add("MCP", { offered: "in-band", data: 1 });
  if (text.includes("This world is Pueblo ")) add("PUEBLO", { offered: "in-band", data: 1 });
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * What the client said to an offer. A state that is on was agreed to. A numbered option that is off was one that the client
 * did not know, and refused; a named one that is off may have been withdrawn by the server itself, so nothing is said.
 */
function replyTo(option: string, on: boolean): Pick<Evidence, "reply"> {
  if (on) return { reply: "agreed" };
  return option.startsWith("0x") || option.startsWith("MCCP") ? { reply: "refused" } : {};
}
