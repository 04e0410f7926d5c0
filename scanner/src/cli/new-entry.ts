import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { normaliseEncoding } from "../encoding/index.ts";
import { entryText, loadListing, loadOptOut } from "../data/index.ts";
import { admit, createFile, newEntry, type Known, type NewAddress, type NewEntryContext } from "../intake/index.ts";
import { listingIdSchema, type ScanRecord } from "../record/index.ts";
import type { Visit, VisitOptions, VisitTarget } from "../session/index.ts";
import { CommandError } from "./told.ts";

export interface NewOptions {
  data: string;
  name?: string;
  id?: string;
  tls?: true;
  encoding?: string;
  columns?: number;
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
    optOut: await loadOptOut(join(data, "opt-out.yml")),
    allowPrivate: options.allowPrivate === true,
    notSameAs: options.notSameAs ?? [],
    ...(options.id === undefined ? {} : { id: checkedId(options.id) }),
  };
  const known = knownOf(options);
  admit(address, context);
  const record = options.visit ? await visited(address, known, context, world) : undefined;
  const { id, entry, remarks } = newEntry(address, record, known, context);
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

async function visited(
  address: NewAddress,
  known: Known,
  { optOut, allowPrivate }: NewEntryContext,
  world: NewWorld,
): Promise<ScanRecord> {
  world.say(`Visiting ${address.host} ${String(address.port)} …`);
  const target: VisitTarget = {
    ...address,
    ...(known.encoding === undefined ? {} : { encoding: known.encoding }),
    ...(known.columns === undefined ? {} : { columns: known.columns }),
  };
  const { record } = await world.visit(target, { allowPrivate, deep: true });
  const ip = record.sessions.at(-1)?.ip;
  const reason = ip === undefined ? undefined : optOut.reason(ip);
  if (reason !== undefined)
    throw new CommandError(`${address.host} leads to a network that is on the opt-out list (${reason}).`);
  return record;
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
