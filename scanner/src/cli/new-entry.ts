import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { resolveOptOut, type Resolve } from "../census/index.ts";
import { normaliseEncoding } from "../encoding/index.ts";
import { entryText, loadListing, loadOptOut } from "../data/index.ts";
import { admit, createFile, newEntry, type Known, type NewAddress, type NewEntryContext } from "../intake/index.ts";
import { listingIdSchema, mayBeTls, mayServeMsspText, reached, type ScanRecord } from "../record/index.ts";
import type { Visit, VisitOptions, VisitTarget } from "../session/index.ts";
import { CommandError } from "./report-errors.ts";

export interface NewOptions {
  data: string;
  name?: string;
  id?: string;
  tls?: true;
  encoding?: string;
  columns?: number;
  /** Ask for MSSP as a line of text, too. */
  msspText?: true;
  notSameAs?: string[];
  yes?: true;
  dryRun?: true;
  allowPrivate?: true;
  /** False when the file is to be written without a visit. */
  visit: boolean;
}

/** The world of `mudlark data new`; tests bring their own. */
export interface NewWorld {
  visit: (target: VisitTarget, options: VisitOptions) => Promise<Visit>;
  resolve: Resolve;
  say: (text: string) => void;
  /** Asks a question that yes or no answers; undefined where nobody can be asked. */
  ask: ((question: string) => Promise<boolean>) | undefined;
}

/**
 * Visits a server once, proposes its file, and writes it when it may.
 * @throws RecordError or CommandError with a sentence when the server may not be listed, or could not be reached
 */
export async function dataNew(address: NewAddress, options: NewOptions, world: NewWorld): Promise<void> {
  const { data } = options;
  const context: NewEntryContext = {
    entries: await loadListing(join(data, "servers")),
    optOut: await resolveOptOut(await loadOptOut(join(data, "opt-out.yml")), [], world.resolve),
    allowPrivate: options.allowPrivate === true,
    notSameAs: options.notSameAs ?? [],
    ...(options.id === undefined ? {} : { id: checkedId(options.id) }),
  };
  const known = knownOf(options);
  admit(address, context);
  const found = options.visit ? await visited(address, known, context, world) : { address };
  const asked = await withMsspText(found, known, options, context, world);
  const proposal = newEntry(asked.address, asked.record, known, context);
  const { id } = proposal;
  const remarks = [...proposal.remarks, ...(asked.remark === undefined ? [] : [asked.remark])];
  const entry = asked.answered === true ? { ...proposal.entry, mssp: "text" as const } : proposal.entry;
  const file = join(data, "servers", `${id}.yml`);
  world.say(`\n${file}\n\n${indented(entryText(entry))}`);
  for (const remark of remarks) world.say(`Look: ${remark}`);
  if (options.dryRun === true) return;
  if (options.yes !== true && !(await agreed(file, world))) {
    world.say("Nothing was written.");
    return;
  }
  if (!(await createFile(file, entryText(entry))))
    throw new CommandError(`${file} is there already: choose another id with --id.`);
  world.say(`Written: ${file}. Look it over, then run "npm run data:check".`);
}

/** What a visit found, and where: the same address, perhaps by TLS. */
interface Found {
  address: NewAddress;
  record?: ScanRecord;
}

/** Visits an address. Where it may speak TLS, and was not said to, that is tried as well. */
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
    ...(known.encoding === undefined ? {} : { encoding: known.encoding }),
    ...(known.columns === undefined ? {} : { columns: known.columns }),
    ...(mssp === undefined ? {} : { mssp }),
  };
  const refused = (ips: readonly string[]): void => {
    const reason = ips.map((ip) => optOut.reason(ip)).find((one) => one !== undefined);
    if (reason === undefined) return;
    throw new CommandError(`${address.host} leads to a machine or network on the opt-out list (${reason}).`);
  };
  // A name without an address is the visit's to report.
  refused(await world.resolve(address.host).catch(() => []));
  const { record } = await world.visit(target, { allowPrivate, deep });
  refused(record.sessions.flatMap(({ ip }) => ip ?? []));
  return record;
}

/**
 * Asks for MSSP as a line of text where that was wanted, or where the server looks as if it served it and somebody agrees.
 * @returns the record that brought MSSP, and whether it came as text; a remark where nobody could be asked
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
    const why = `It looks like a ${kind} game and gives no MSSP by telnet; some of these give it as a line of text.`;
    if (options.yes === true || world.ask === undefined)
      return { ...found, remark: `${why} To ask for it, run this again with --mssp-text.` };
    if (!(await world.ask(`${why} Ask? A server may take the line for a character's name. [Y/n] `))) return found;
  }
  world.say("Asking for MSSP as a line of text …");
  const second = await visitOnce(address, known, context, world, { deep: false, mssp: "text" });
  const { asked, answer } = second.mudlark?.evidence?.MSSP ?? {};
  if (asked === "text" && answer === "agreed") return { address, record: second, answered: true };
  return { ...found, remark: "Asked for MSSP as a line of text, it gave none." };
}

async function agreed(file: string, { ask }: NewWorld): Promise<boolean> {
  if (ask === undefined)
    throw new CommandError(`Nobody is here to ask whether ${file} may be written: say --yes, or --dry-run.`);
  return ask(`Write ${file}? [Y/n] `);
}

/** Asks at the terminal. A bare Return means yes. */
export async function askAtTerminal(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|)$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
}

function knownOf({ name, encoding, columns }: NewOptions): Known {
  const normal = encoding === undefined ? undefined : normaliseEncoding(encoding);
  if (encoding !== undefined && normal === undefined) {
    throw new CommandError(
      `${JSON.stringify(encoding)} is no encoding that Mudlark knows: write one like utf-8, cp437, koi8-r, big5.`,
    );
  }
  return {
    ...(name === undefined ? {} : { name }),
    ...(normal === undefined ? {} : { encoding: normal }),
    ...(columns === undefined ? {} : { columns }),
  };
}

function checkedId(id: string): string {
  if (!listingIdSchema.safeParse(id).success) {
    throw new CommandError(
      `${JSON.stringify(id)} is no id: use small letters, digits and single hyphens, as in the-7th-plane.`,
    );
  }
  return id;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
