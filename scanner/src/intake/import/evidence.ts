import { claimsOf, factsOfRecord } from "../../mssp/index.ts";
import {
  bannerText,
  capabilityOfOption,
  type CapabilityName,
  type Evidence,
  type ScanRecord,
} from "../../record/index.ts";
import { beginning } from "../../text/index.ts";

/**
 * What another program's record proves about each capability, from its option states, its data and its MSSP. Only uses
 * what the record says: an option that it does not name was neither offered nor requested.
 */
export function evidenceOf(record: ScanRecord): Partial<Record<CapabilityName, Evidence>> {
  const data = record["server-probe"]?.session_data;
  if (data === undefined) return {};
  const found = new Map<CapabilityName, Evidence>();
  const add = (name: CapabilityName, part: Partial<Evidence>): void => {
    found.set(name, { ...found.get(name), ...part, on: ["first"] });
  };
  for (const [option, on] of Object.entries(data.option_states?.server_requested ?? {})) {
    const name = capabilityOfOption(option, "local");
    if (name !== undefined) add(name, { offered: "DO", ...replyTo(option, on) });
  }
  for (const [option, on] of Object.entries(data.option_states?.server_offered ?? {})) {
    const name = capabilityOfOption(option, "remote");
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
  for (const [name, { text }] of claimsOf(factsOfRecord(record))) add(name, { claimed: beginning(text, 100) });
  const text = `${bannerText(record, "before")}\n${bannerText(record, "after")}`;
  if (/^\s*#\$#mcp version:/m.test(text)) add("MCP", { offered: "in-band", data: 1 });
  if (text.includes("This world is Pueblo ")) add("PUEBLO", { offered: "in-band", data: 1 });
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The client's answer to an offer. A state that is on was agreed to. A numbered option that is off was unknown to the
 * client, which refused it; a named one that is off may have been withdrawn by the server, so nothing is claimed.
 */
function replyTo(option: string, on: boolean): Pick<Evidence, "reply"> {
  if (on) return { reply: "agreed" };
  return option.startsWith("0x") || option.startsWith("MCCP") ? { reply: "refused" } : {};
}
