import { wasMeasured, RecordError, type ListingEntry, type OptOut, type ScanRecord } from "../../record/index.ts";
import { entryFile } from "../../data/index.ts";
import { namesakes } from "../../likeness/index.ts";
import { addressKey, serviceOn, whyNotPublic } from "../../address/index.ts";
import { proposeEntry, type Known, type Proposal } from "./propose-entry.ts";

/** The existing data, and the settings for a new entry. */
export interface NewEntryContext {
  /** The data folder; messages name its files. */
  data: string;
  entries: readonly ListingEntry[];
  optOut: OptOut;
  allowPrivate: boolean;
  /** Ids of different games with a similar name. */
  notSameAs: readonly string[];
  /** The id to use instead of the slug of its name. */
  id?: string;
}

export interface NewAddress {
  host: string;
  port: number;
  tls: boolean;
}

/**
 * Checks that this address may be listed, and so visited. Call it before the visit.
 * @throws RecordError with a sentence if not
 */
export function admit({ host, port }: NewAddress, { data, entries, optOut, allowPrivate }: NewEntryContext): void {
  const odd = whyNotPublic(host);
  if (odd !== undefined && !(odd.private && allowPrivate))
    throw new RecordError(`${JSON.stringify(host)} ${odd.what}. ${odd.tip}`);
  const service = serviceOn(port);
  if (service !== undefined) {
    throw new RecordError(`Port ${String(port)} belongs to ${service}; a visit there would look like an attack.`);
  }
  const item = optOut.item(host);
  if (item !== undefined) {
    throw new RecordError(
      `${host} has been on the opt-out list since ${item.date} (${JSON.stringify(item.reason)}): it is not visited.`,
    );
  }
  const key = addressKey({ host, port });
  const same = (one: { host: string; port: number }): boolean => addressKey(one) === key;
  const owner = entries.find(({ addresses }) => addresses.some(same));
  if (owner !== undefined) {
    throw new RecordError(
      `${host} ${String(port)} is listed already: ${entryFile(data, owner.id)} (${JSON.stringify(owner.name)}). Change that file.`,
    );
  }
  const former = entries.find(({ formerAddresses = [] }) => formerAddresses.some(same));
  if (former !== undefined) {
    throw new RecordError(
      `${host} ${String(port)} is a former address of ${entryFile(data, former.id)}. If it moved back, change that file; if something else is there now, remove the address from formerAddresses first.`,
    );
  }
}

/**
 * Creates the entry for an address that passed {@link admit}.
 * @param record the result of the visit; undefined if there was none
 * @throws RecordError with a sentence if the visit failed, or if a game with this name is listed already
 */
export function newEntry(
  address: NewAddress,
  record: ScanRecord | undefined,
  known: Known,
  context: NewEntryContext,
): Proposal {
  const outcome = record?.mudlark?.outcome;
  if (outcome?.code === "not-telnet") {
    throw new RecordError(`Nothing to list answers here: ${outcome.reason} Look for the port that people connect to.`);
  }
  if (outcome !== undefined && !wasMeasured(outcome)) {
    throw new RecordError(
      `The visit failed (${outcome.code}): ${outcome.reason} Try again later, or write the file without a visit: --no-visit --name "…".`,
    );
  }
  const proposal = proposeEntry(address, record, known);
  const entry = {
    ...proposal.entry,
    addresses: proposal.entry.addresses.filter((one, index) => index === 0 || !isListed(one, context.entries)),
    ...(context.notSameAs.length > 0 && { notSameAs: [...context.notSameAs] }),
  };
  const id = context.id ?? proposal.id;
  refuseDouble(id, entry.name, context);
  return { ...proposal, id, entry };
}

function refuseDouble(id: string, name: string, { data, entries, notSameAs }: NewEntryContext): void {
  const named = entries.map((entry) => ({ id: entry.id, name: entry.name }));
  const like = namesakes([...named, { id: "", name }]).find(([a, b]) => b === "" && !notSameAs.includes(a))?.[0];
  if (like !== undefined) {
    throw new RecordError(
      `${JSON.stringify(name)} looks like ${entryFile(data, like)}. If they are the same, add the address there; if not, use --not-same-as ${like}.`,
    );
  }
  const owner = entries.find((entry) => entry.id === id || entry.formerIds?.includes(id));
  if (owner !== undefined) {
    throw new RecordError(
      `The id ${id} is taken by ${entryFile(data, owner.id)}. Choose another one for the new entry: --id ${id}-2.`,
    );
  }
}

function isListed(address: { host: string; port: number }, entries: readonly ListingEntry[]): boolean {
  const key = addressKey(address);
  return entries.some(({ addresses, formerAddresses = [] }) =>
    [...addresses, ...formerAddresses].some((one) => addressKey(one) === key),
  );
}
