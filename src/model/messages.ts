import type { CapabilityName, ScanRecord } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";

/** A GMCP package or MSDP variable that a server sent, with the beginning of its content. */
export interface MessageView {
  name: string;
  /** Empty if it was sent without data. */
  sample: string;
}

/** Length of a sample on a page; the record has more. */
const sampleCharacters = 100;

/** What a server sent in a protocol with named messages: each name once, those of the first connection first. */
export function messagesOf(name: CapabilityName, record: ScanRecord | null): MessageView[] {
  const { gmcp, msdp, deep } = record?.mudlark ?? {};
  if (name === "GMCP")
    return once([...(gmcp ?? []), ...(deep?.gmcp ?? [])].map((one) => [one.package, one.value] as const));
  if (name === "MSDP") return once([...Object.entries(msdp ?? {}), ...Object.entries(deep?.msdp ?? {})]);
  return [];
}

function once(pairs: readonly (readonly [string, unknown])[]): MessageView[] {
  const found = new Map<string, MessageView>();
  for (const [name, value] of pairs) {
    const sample = plainLine(typeof value === "string" ? value : JSON.stringify(value), sampleCharacters);
    const known = found.get(name.toLowerCase());
    if (known === undefined || known.sample === "")
      found.set(name.toLowerCase(), { name: known?.name ?? plainLine(name, sampleCharacters), sample });
  }
  return [...found.values()].filter((message) => message.name !== "");
}
