import type { ListingEntry, ListingFile, OptOut, Reading, ScanRecord } from "../../record/index.ts";
import { entryFile } from "../../data/index.ts";
import { foldName, skeletonOf } from "../../likeness/index.ts";
import { factsOfRecord, tlsPortsOf } from "../../mssp/index.ts";
import { proposeEntry, type Proposal } from "../propose/propose-entry.ts";
import { addressKey, whyNotPublic, serviceOn } from "../../address/index.ts";
import type { Found, Gathered, Skipped } from "./gathered.ts";
import { hasRoomFor, isSameGame, mergeInto } from "./merge.ts";
import { slug } from "../../text/index.ts";

/** The existing data. */
export interface Present {
  /** The data folder; messages name its files. */
  data: string;
  entries: readonly ListingEntry[];
  /** Ids that have a record. */
  recorded: ReadonlySet<string>;
  optOut: OptOut;
  allowPrivate: boolean;
}

/** What an import will write. */
export interface ImportPlan {
  entries: { id: string; entry: ListingFile }[];
  records: { id: string; record: ScanRecord }[];
  readings: Reading[];
  skipped: Skipped[];
}

/**
 * Decides what to import: new games become entries, and records go to entries without one. Existing data is not
 * changed.
 */
export function planImport(gathered: Gathered, present: Present): ImportPlan {
  const planner = new Planner(present, gathered);
  for (const [, found] of [...gathered.found].sort(([a], [b]) => (a < b ? -1 : 1))) planner.take(found);
  return { ...planner.plan, skipped: [...gathered.skipped, ...planner.plan.skipped] };
}

interface Owner {
  id: string;
  primary: boolean;
  former: boolean;
}

class Planner {
  readonly plan: ImportPlan = { entries: [], records: [], readings: [], skipped: [] };
  readonly #present: Present;
  readonly #ids: Set<string>;
  readonly #owners = new Map<string, Owner>();
  /** Keys of a name → id. */
  readonly #names = new Map<string, string>();
  /** TLS ports that other servers in the import claim. */
  readonly #tlsPorts: Map<string, Found>;

  constructor(present: Present, gathered: Gathered) {
    this.#present = present;
    this.#ids = new Set(present.entries.flatMap(({ id, formerIds = [] }) => [id, ...formerIds]));
    for (const entry of present.entries) this.#own(entry);
    this.#tlsPorts = mainByTlsPort(gathered);
  }

  take(found: Found): void {
    const why = this.#whyNot(found);
    if (why !== undefined) return void this.plan.skipped.push({ from: found.from, why });
    const owner = this.#owners.get(addressKey(found));
    if (owner !== undefined) this.#attach(found, owner);
    else this.#create(found);
  }

  #whyNot({ host, port, record }: Found): string | undefined {
    const odd = whyNotPublic(host);
    if (odd !== undefined && !(odd.private && this.#present.allowPrivate)) return `the host ${show(host)} ${odd.what}.`;
    const service = serviceOn(port);
    if (service !== undefined) return `port ${String(port)} belongs to ${service}.`;
    const said = [host, record?.sessions.at(-1)?.ip ?? ""].map((one) => this.#present.optOut.reason(one)).find(Boolean);
    return said === undefined ? undefined : `${show(host)} is on the opt-out list.`;
  }

  /** An address that is listed already: its record is imported if there is none. */
  #attach(found: Found, { id, primary, former }: Owner): void {
    const address = `${show(found.host)} ${String(found.port)}`;
    const skip = (why: string): void => void this.plan.skipped.push({ from: found.from, why });
    const file = entryFile(this.#present.data, id);
    if (former) skip(`${address} is a former address of ${file}.`);
    else if (found.record === undefined) skip(`${address} is listed already: ${file}.`);
    else if (!primary) skip(`${address} is a second address of ${file}; a record must be of the first.`);
    else if (this.#present.recorded.has(id)) skip(`${id} has a record already, and an import never overwrites.`);
    else this.#record(id, found);
  }

  #create(found: Found): void {
    const skip = (why: string): void => {
      this.plan.skipped.push({ from: found.from, why });
    };
    const main = this.#tlsPorts.get(addressKey(found));
    if (main !== undefined) {
      skip(`it is the TLS port of ${show(main.host)} ${String(main.port)}.`);
      return;
    }
    const proposal = proposeEntry(found, found.record, found);
    const keys = proposal.entry.name === found.host ? [] : nameKeys(proposal.entry.name);
    const namesake = keys.map((key) => this.#names.get(key)).find((id) => id !== undefined);
    if (namesake !== undefined) {
      if (this.#joined(found, namesake)) return;
      const tip = `If they are different, add it with "mudlark data new" and --not-same-as ${namesake}.`;
      skip(`${show(proposal.entry.name)} looks like ${entryFile(this.#present.data, namesake)}. ${tip}`);
      return;
    }
    const id = this.#freeId(proposal, found);
    const { host, tlsPort, facts = {} } = found;
    const second = tlsPort === undefined ? [] : [{ host, port: tlsPort, tls: true }];
    const entry = {
      ...proposal.entry,
      ...facts,
      addresses: [...proposal.entry.addresses, ...second].filter((one) => !this.#owners.has(addressKey(one))),
    };
    this.plan.entries.push({ id, entry });
    this.#own({ ...entry, id });
    this.#record(id, found);
  }

  /**
   * A game of the same name that this import creates, at the same IP address or with other evidence, is the same game.
   */
  #joined(found: Found, id: string): boolean {
    const twin = this.plan.entries.find((one) => one.id === id)?.entry;
    const ip = found.record?.sessions.at(-1)?.ip;
    const record = this.plan.records.find((one) => one.id === id)?.record;
    const sameMachine = ip !== undefined && ip === record?.sessions.at(-1)?.ip;
    if (twin === undefined || !(sameMachine || isSameGame(twin, found))) return false;
    if (!hasRoomFor(twin, found)) {
      this.plan.skipped.push({ from: found.from, why: `${id} has as many addresses as an entry can have.` });
      return true;
    }
    const leftOut = mergeInto(twin, found);
    if (leftOut.length > 0) {
      const why = `its address was added to ${id}, whose facts are kept; left out: ${leftOut.join(", ")}.`;
      this.plan.skipped.push({ from: found.from, why });
    }
    // Without a record the order does not matter yet: the plain address goes first, so that it is visited first and
    // fills the record.
    if (record === undefined) twin.addresses.sort((a, b) => Number(a.tls) - Number(b.tls));
    for (const address of twin.addresses) {
      const key = addressKey(address);
      if (!this.#owners.has(key)) this.#owners.set(key, { id, primary: false, former: false });
    }
    return true;
  }

  #record(id: string, { record, readings }: Found): void {
    if (record === undefined) return;
    this.plan.records.push({ id, record });
    const oldest = readings.reduce((first, { at }) => (at < first ? at : first), "9999");
    for (const { changed: _, ...figures } of readings) {
      this.plan.readings.push({ id, ...figures, ...(figures.at === oldest && { changed: ["new" as const] }) });
    }
  }

  #own({ id, name, addresses, formerAddresses = [] }: ListingEntry): void {
    this.#ids.add(id);
    addresses.forEach((address, index) => {
      this.#owners.set(addressKey(address), { id, primary: index === 0, former: false });
    });
    for (const address of formerAddresses) {
      const key = addressKey(address);
      if (!this.#owners.has(key)) this.#owners.set(key, { id, primary: false, former: true });
    }
    for (const key of nameKeys(name)) if (!this.#names.has(key)) this.#names.set(key, id);
  }

  #freeId({ id }: Proposal, { host, port }: Found): string {
    const bySite = slug(`${host} ${String(port)}`);
    let free = this.#ids.has(id) ? bySite : id;
    for (let count = 2; this.#ids.has(free); count++) free = `${bySite.slice(0, 70)}-${String(count)}`;
    return free;
  }
}

/** What a name has in common with one that is the same, or looks the same. */
function nameKeys(name: string): string[] {
  return [foldName(name), skeletonOf(name)].filter((key) => key !== "");
}

function mainByTlsPort(gathered: Gathered): Map<string, Found> {
  const ports = new Map<string, Found>();
  for (const found of gathered.found.values()) {
    const port = found.tlsPort ?? tlsPortsOf(factsOfRecord(found.record))[0];
    if (port !== undefined && port !== found.port) ports.set(addressKey({ host: found.host, port }), found);
  }
  return ports;
}

/** Quotes someone else's text in a sentence. */
function show(text: string): string {
  return /^[\w.:-]{1,80}$/.test(text) ? text : JSON.stringify(text.slice(0, 80));
}
