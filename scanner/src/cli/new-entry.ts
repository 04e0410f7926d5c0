import { join } from "node:path";
import { resolveOptOut, type Resolve } from "../census/index.ts";
import { normaliseEncoding } from "../encoding/index.ts";
import { entryFile, entryText, loadListing, loadOptOut } from "../data/index.ts";
import { admit, createFile, newEntry, type Known, type NewAddress, type NewEntryContext } from "../intake/index.ts";
import { defined } from "../objects/index.ts";
import { listingIdSchema, mayBeTls, mayServeMsspText, reached, type ScanRecord } from "../record/index.ts";
import type { Visit, VisitOptions, VisitTarget } from "../session/index.ts";
import { askLine } from "./ask-line.ts";
import { dataCheckCommand } from "./data-check-command.ts";
import { CommandError } from "./report-errors.ts";

export interface NewOptions {
  data: string;
  name?: string;
  id?: string;
  tls?: true;
  encoding?: string;
  columns?: number;
  /** Also request MSSP as a line of text. */
  msspText?: true;
  notSameAs?: string[];
  yes?: true;
  dryRun?: true;
  allowPrivate?: true;
  /** False to write the file without a visit. */
  visit: boolean;
}

/** The outside world of `mudlark data new`; tests pass their own. */
export interface NewWorld {
  visit: (target: VisitTarget, options: VisitOptions) => Promise<Visit>;
  resolve: Resolve;
  say: (text: string) => void;
  /** Asks a yes-or-no question; undefined if there is no terminal. */
  ask: ((question: string) => Promise<boolean>) | undefined;
}

/**
 * Visits a server once, proposes its file, and writes it if allowed.
 * @throws RecordError or CommandError when the server may not be listed, or could not be reached
 */
export async function dataNew(address: NewAddress, options: NewOptions, world: NewWorld): Promise<void> {
  const { data } = options;
  const context: NewEntryContext = {
    data,
    entries: await loadListing(join(data, "servers")),
    optOut: await resolveOptOut(await loadOptOut(join(data, "opt-out.yml")), [], world.resolve),
    allowPrivate: options.allowPrivate === true,
    notSameAs: options.notSameAs ?? [],
    ...(options.id !== undefined && { id: checkedId(options.id) }),
  };
  const known = knownOf(options);
  admit(address, context);
  const found = options.visit ? await visited(address, known, context, world) : { address };
  const asked = await withMsspText(found, known, options, context, world);
  const proposal = newEntry(asked.address, asked.record, known, context);
  const { id } = proposal;
  const remarks = [...proposal.remarks, ...(asked.remark === undefined ? [] : [asked.remark])];
  const entry = asked.answered === true ? { ...proposal.entry, mssp: "text" as const } : proposal.entry;
  const file = entryFile(data, id);
  world.say(`\n${file}\n\n${indented(entryText(entry))}`);
  for (const remark of remarks) world.say(`Note: ${remark}`);
  if (options.dryRun === true) return;
  if (options.yes !== true && !(await agreed(file, world))) {
    world.say("Nothing written.");
    return;
  }
  if (!(await createFile(file, entryText(entry))))
    throw new CommandError(`${file} already exists: choose another id with --id.`);
  world.say(`Written: ${file}. Review it, then run "${dataCheckCommand(data)}".`);
}

/** What a visit found, and where: the given address, perhaps over TLS. */
interface Found {
  address: NewAddress;
  record?: ScanRecord;
}

/** Visits an address. If it may speak TLS and the user did not ask for TLS, tries that too. */
async function visited(address: NewAddress, known: Known, context: NewEntryContext, world: NewWorld): Promise<Found> {
  world.say(`Visiting ${address.host} ${String(address.port)} …`);
  const record = await visitOnce(address, known, context, world, { deep: true });
  const outcome = record.mudlark?.outcome;
  if (address.tls || outcome === undefined || mayBeTls(outcome) === "no") return { address, record };
  world.say(`${outcome.reason} Trying TLS …`);
  const byTls = { ...address, tls: true };
  const second = await visitOnce(byTls, known, context, world, { deep: true });
  const answered = second.mudlark !== undefined && reached(second.mudlark.outcome);
  return answered ? { address: byTls, record: second } : { address, record };
}

async function visitOnce(
  address: NewAddress,
  known: Known,
  { optOut, allowPrivate }: NewEntryContext,
  world: NewWorld,
  { deep, mssp }: { deep: boolean; mssp?: "text" },
): Promise<ScanRecord> {
  const target: VisitTarget = {
    ...address,
    ...defined({ encoding: known.encoding, columns: known.columns, mssp }),
  };
  const refused = (ips: readonly string[]): void => {
    const reason = ips.map((ip) => optOut.reason(ip)).find((one) => one !== undefined);
    if (reason === undefined) return;
    throw new CommandError(`${address.host} resolves to a machine or network on the opt-out list (${reason}).`);
  };
  // The visit reports a name that does not resolve.
  refused(await world.resolve(address.host).catch(() => []));
  const { record } = await world.visit(target, { allowPrivate, deep });
  refused(record.sessions.flatMap(({ ip }) => ip ?? []));
  return record;
}

/**
 * Requests MSSP as a line of text if the user asked for that, or if the server appears to support it and the user
 * agrees.
 * @returns the record with MSSP, and whether it came as text; a remark if there was no terminal for the question
 */
async function withMsspText(
  found: Found,
  known: Known,
  options: NewOptions,
  context: NewEntryContext,
  world: NewWorld,
): Promise<Found & { answered?: boolean; remark?: string }> {
  const { address, record } = found;
  if (record === undefined) return found;
  const kind = mayServeMsspText(record);
  if (options.msspText !== true) {
    if (kind === undefined) return found;
    const why = `Its login screen is typical of the ${kind} family, and it offers no MSSP over telnet; some of these send it as a line of text.`;
    if (options.yes === true || world.ask === undefined)
      return { ...found, remark: `${why} To request it, run this again with --mssp-text.` };
    if (!(await world.ask(`${why} Request it? A server may take the line for a character's name. [Y/n] `)))
      return found;
  }
  world.say("Requesting MSSP as a line of text …");
  const second = await visitOnce(address, known, context, world, { deep: false, mssp: "text" });
  const { asked, answer } = second.mudlark?.evidence?.MSSP ?? {};
  if (asked === "text" && answer === "agreed") return { address, record: second, answered: true };
  return { ...found, remark: "The server did not answer the request for MSSP as a line of text." };
}

async function agreed(file: string, { ask }: NewWorld): Promise<boolean> {
  if (ask === undefined)
    throw new CommandError(`There is no terminal to confirm that ${file} may be written: use --yes or --dry-run.`);
  return ask(`Write ${file}? [Y/n] `);
}

/** Asks at the terminal. An empty line means yes. */
export async function askAtTerminal(question: string): Promise<boolean> {
  return /^(y|yes|)$/i.test((await askLine(question, process.stderr)).trim());
}

function knownOf({ name, encoding, columns }: NewOptions): Known {
  const normal = encoding === undefined ? undefined : normaliseEncoding(encoding);
  if (encoding !== undefined && normal === undefined) {
    throw new CommandError(
      `${JSON.stringify(encoding)} is not an encoding Mudlark supports. Examples: utf-8, cp437, koi8-r, big5.`,
    );
  }
  return {
    ...defined({ name, encoding: normal, columns }),
  };
}

function checkedId(id: string): string {
  if (!listingIdSchema.safeParse(id).success) {
    throw new CommandError(
      `${JSON.stringify(id)} is not a valid id: use lower-case letters, digits and single hyphens, as in the-7th-plane.`,
    );
  }
  return id;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
