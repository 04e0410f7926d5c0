import type { CapabilityName, ScanRecord } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";

/** A GMCP package or MSDP variable that a server sent, and the beginning of what stood in it. */
export interface MessageView {
  name: string;
  /** Empty where it came without data. */
  sample: string;
}

/** Characters of a sample that a page shows; the record has more. */
const SAMPLE_CHARACTERS = 100;

/** What a server sent by a protocol whose messages have names: each name once, those of the first connection first. */
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
    const sample = plainLine(typeof value === "string" ? value : JSON.stringify(value), SAMPLE_CHARACTERS);
    const known = found.get(name.toLowerCase());
    if (known === undefined || known.sample === "")
      found.set(name.toLowerCase(), { name: known?.name ?? plainLine(name, SAMPLE_CHARACTERS), sample });
  }
  return [...found.values()].filter((message) => message.name !== "");
}
