import { Document } from "yaml";
import { listingAddressSchema, listingEntrySchema, type ListingFile } from "../record/index.ts";

/** Serialises an entry as YAML: keys in the order of the schema, defaults omitted. */
export function entryText(entry: ListingFile): string {
  const addresses = entry.addresses.map(({ tls, ...address }) =>
    ordered({ ...address, ...(tls && { tls }) }, Object.keys(listingAddressSchema.shape)),
  );
  return new Document(ordered({ ...entry, addresses }, Object.keys(listingEntrySchema.shape))).toString({
    lineWidth: 0,
  });
}

function ordered(value: object, keys: readonly string[]): object {
  const given = new Map(Object.entries(value));
  return Object.fromEntries(keys.flatMap((key) => (given.get(key) === undefined ? [] : [[key, given.get(key)]])));
}
