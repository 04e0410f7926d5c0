import { existsSync } from "node:fs";
import { addressKey } from "../../scanner/src/address/index.ts";
import { crawler } from "../../scanner/src/cli/configuration.ts";
import { CommandError } from "../../scanner/src/cli/report-errors.ts";
import { diagnose } from "../../scanner/src/doctor/index.ts";
import { proposeEntry } from "../../scanner/src/intake/index.ts";
import { defined } from "../../scanner/src/objects/index.ts";
import type { ListingAddress, ListingEntry, Reading, ScanRecord } from "../../scanner/src/record/index.ts";
import { visit, type LogLine, type VisitTarget } from "../../scanner/src/session/index.ts";
import { bannerInputOf } from "../../src/banner/input.ts";
import { drawInput } from "../../src/banner/screen/draw-input.ts";
import type { Grid } from "../../src/banner/screen/grid.ts";
import { Screen } from "../../src/banner/screen/screen.ts";
import { altOf, pictureKind, wordsOf } from "../../src/banner/words/index.ts";
import { DataError } from "../../src/load/data-error.ts";
import { derivations, readGames } from "../../src/load/listing.ts";
import { assemble } from "../../src/model/assemble.ts";
import { ownerFindings, type OwnerFinding } from "../../src/model/owner-findings.ts";
import type { ServerView } from "../../src/model/server-view.ts";
import type { SiteModel } from "../../src/model/site-model.ts";
import { tryAddresses, type TriedAddress } from "./addresses.ts";
import type { CheckCommandOptions } from "./command.ts";

/** Everything that was found out about one server. */
export interface Examination {
  target: VisitTarget;
  /** The site's model of the listing, including this server. */
  model: SiteModel;
  server: ServerView;
  record: ScanRecord;
  log: readonly LogLine[];
  /** Whether the listing contains the address. */
  listed: boolean;
  /** Every address to which the name resolves. */
  addresses: readonly TriedAddress[];
  findings: readonly OwnerFinding[];
  /** What a moderator of the directory would be asked to check. */
  diagnoses: readonly { what: string; evidence: readonly string[] }[];
  screen: { grid: Grid; alt: string; problems: readonly string[] } | undefined;
}

/**
 * Visits a server, including the deep connection, and derives what the site would show of it.
 * @throws CommandError if the data folder contains something that the site could not read
 */
export async function examine(target: VisitTarget, options: CheckCommandOptions): Promise<Examination> {
  const allowPrivate = options.allowPrivate ?? false;
  const listing = await listingOf(options.data);
  const known = listing.entries.find(({ addresses }) =>
    addresses.some((address) => addressKey(address) === addressKey(target)),
  );
  const { record, log } = await visit(
    { ...overrides(known), ...target },
    { allowPrivate, deep: true, crawler: crawler(), ...defined({ family: options.family }) },
  );
  const addresses = await tryAddresses(target, { allowPrivate, visited: record.sessions[0]?.ip });
  return examinationOf(target, { record, log, addresses }, listing, known, options.owner);
}

/**
 * What the site would show of a server if this were its only visit.
 * @param known its entry in the listing, if there is one
 * @param owner who claims to own it, instead of the entry's owner
 */
export async function examinationOf(
  target: VisitTarget,
  { record, log, addresses }: Pick<Examination, "record" | "log" | "addresses">,
  listing: Awaited<ReturnType<typeof readGames>>,
  known: ListingEntry | undefined,
  owner?: string,
): Promise<Examination> {
  const found = known === undefined ? unlisted(target, record) : primaryFirst(known, target);
  const entry = owner === undefined ? found : { ...found, owner };
  const entries = [...listing.entries.filter(({ id }) => id !== entry.id), entry];
  const records = new Map(listing.records).set(entry.id, record);
  const report = { readings: 0, skipped: [], unread: new Map(), misdated: [], unlisted: [] };
  const model = assemble({ entries, records, histories: new Map(), report }, await derivations());
  const server = model.byId.get(entry.id);
  if (server === undefined) throw new Error(`The model lacks ${entry.id}.`);
  return {
    target,
    model,
    server,
    record,
    log,
    listed: known !== undefined,
    addresses,
    findings: ownerFindings(server),
    diagnoses: diagnosesOf(entry, record),
    screen: await screenOf(entry, record),
  };
}

async function listingOf(data: string): ReturnType<typeof readGames> {
  if (!existsSync(data)) return { entries: [], records: new Map() };
  try {
    return await readGames(data);
  } catch (error) {
    if (error instanceof DataError) throw new CommandError(error.message);
    throw error;
  }
}

/** What the listing says about reading the server's text; the command line takes precedence. */
function overrides(entry: ListingEntry | undefined): Pick<VisitTarget, "encoding" | "columns" | "mssp" | "ttype"> {
  return {
    ...(entry?.encoding !== undefined && { encoding: entry.encoding }),
    ...(entry?.columns !== undefined && { columns: entry.columns }),
    ...(entry?.mssp !== undefined && { mssp: entry.mssp }),
    ...(entry?.ttype !== undefined && { ttype: entry.ttype }),
  };
}

/**
 * An entry with only the address, and the name as `mudlark data new` would find it, so that all other facts come from
 * the server.
 */
function unlisted({ host, port, tls, encoding, columns }: VisitTarget, record: ScanRecord): ListingEntry {
  const { id, entry } = proposeEntry({ host, port, tls }, record);
  return {
    id,
    name: entry.name,
    addresses: [{ host, port, tls }],
    ...defined({ encoding, columns }),
  };
}

/** The checked address may be one of the game's further addresses: the record is then of that one. */
function primaryFirst(entry: ListingEntry, target: VisitTarget): ListingEntry {
  const here = (one: ListingAddress): boolean => addressKey(one) === addressKey(target);
  return {
    ...entry,
    addresses: [...entry.addresses.filter(here), ...entry.addresses.filter((address) => !here(address))],
  };
}

/** Rules on subjects that the owner's findings cover, in words for an owner. */
const saidToOwners = new Set([
  "malformed-website",
  "placeholder-name",
  "turned-away",
  "empty-banner",
  "private-address",
]);

function diagnosesOf(entry: ListingEntry, record: ScanRecord): Examination["diagnoses"] {
  const outcome = record.mudlark?.outcome;
  const [primary] = entry.addresses;
  if (outcome === undefined || primary === undefined) return [];
  const at = record.mudlark?.visited ?? new Date().toISOString();
  const reading: Reading = {
    id: entry.id,
    host: primary.host,
    port: primary.port,
    outcome: outcome.code,
    reason: outcome.reason,
    at,
    ms: { total: 0 },
  };
  return diagnose([{ entry, file: `${entry.id}.yml`, record, reading, visits: [] }]).filter(
    ({ rule }) => !saidToOwners.has(rule),
  );
}

async function screenOf(entry: ListingEntry, record: ScanRecord): Promise<Examination["screen"]> {
  const input = bannerInputOf(record, entry);
  if (input === undefined) return undefined;
  const { grid, problems } = await drawInput(new Screen(), input);
  return { grid, problems, alt: altOf(wordsOf(grid, entry.name), entry.name, pictureKind(grid)) };
}
