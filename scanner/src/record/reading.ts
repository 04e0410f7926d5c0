import { z } from "zod";
import { explain, RecordError } from "./explain.ts";
import { outcomeCodeSchema } from "./outcome.ts";
import { messageOf } from "../text/index.ts";

const count = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

/** What changed in the record by this visit. */
export const changeSchema = z.enum([
  "new",
  "banner",
  "options",
  "mssp",
  "address",
  "certificate",
  "encoding",
  "capabilities",
  "other",
]);

/** Most differences in a reading, and most UTF-16 units of a name or a value in one. */
export const differenceBounds = { items: 20, length: 200 } as const;
const differenceText = z.string().max(differenceBounds.length);

/**
 * One thing that is other than it was. `from` is absent for what was not there before, `to` for what is gone. All text came
 * from the server: bounded, without control characters, and still to be escaped where it is shown.
 */
export const differenceSchema = z.strictObject({
  what: z.enum(["address", "certificate", "encoding", "options", "capabilities", "mssp"]),
  /** Which one: the option, the capability, the MSSP variable, `host port` of a further address, the TLS port. */
  name: differenceText.optional(),
  from: differenceText.optional(),
  to: differenceText.optional(),
});
/** From what to what one thing changed. */
export type Difference = z.infer<typeof differenceSchema>;

/**
 * One line of data/readings/<year>/<date>.ndjson: what one visit of one game measured that changes every night.
 *
 * A night has one file by the date (UTC) on which its census began, or one for each shard that ran apart from the others,
 * `<date>.<i>-of-<n>.ndjson`: whoever reads a night reads every file whose name begins with its date, so that shards
 * are merged by copying files. A finished file is sorted by id and time; one of a census that still runs, or was killed,
 * is not, and may end in half a line (readReadings ignores it).
 *
 * The keys stand in the lines in the order of this schema: first what is the same every night, last what is not,
 * because git then stores a night as short differences from the one before.
 */
export const readingSchema = z.strictObject({
  id: z.string(),
  host: z.string(),
  port: z.int().min(1).max(65535),
  outcome: outcomeCodeSchema,
  /** Why the server was not reached; absent when it was. */
  reason: z.string().max(500).optional(),
  /** The address that the name resolved to, where it did. */
  ip: z.string().optional(),
  fingerprint: z.string().optional(),
  /** First 12 hex digits of SHA-256 over the banner, changing parts (clocks, counts) taken out where they can be told. */
  banner: z.string().optional(),
  /** Unix time of the server's last boot, as it says itself, in seconds: ten digits at most. */
  booted: z.number().min(0).max(9_999_999_999).optional(),
  /** Start of the visit, ISO 8601 UTC, in whole seconds. */
  at: z.iso.datetime(),
  /** How long connecting, the first byte, and the whole visit took; whole milliseconds. */
  ms: z.strictObject({ connect: milliseconds.optional(), first: milliseconds.optional(), total: milliseconds }),
  /** Players online: a count; null where the server spoke of players but not as a number; absent where it was not measured. */
  players: count.nullable().optional(),
  changed: z.array(changeSchema).optional(),
  /** From what to what, where it can be told in a line; only on the night of a change. */
  differences: z.array(differenceSchema).max(differenceBounds.items).optional(),
  /** True when the visit was followed by a deep one. */
  deep: z.boolean().optional(),
});

/** One visit's figures. */
export type Reading = z.infer<typeof readingSchema>;
/** A kind of change. */
export type Change = z.infer<typeof changeSchema>;

/**
 * Reads a file of readings. A partial line at the end, left by a census that was killed while writing, is ignored.
 * @param text the whole file
 * @param where the file, for the message of an error
 * @param passOver called with the error for a line that is not a reading, which is then skipped; without it, such a line is an error
 * @throws RecordError for a line that is not a reading: where, what, how to fix it
 */
export function readReadings(
  text: string,
  where: string,
  passOver?: (error: RecordError, line: string) => void,
): Reading[] {
  const lines = text.split("\n");
  lines.pop();
  return lines.flatMap((line, index) => {
    try {
      return readLine(line, `${where}:${index + 1}`);
    } catch (error) {
      if (passOver === undefined || !(error instanceof RecordError)) throw error;
      passOver(error, line);
      return [];
    }
  });
}

function readLine(line: string, where: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new RecordError(
      `${where}: this line is not JSON (${messageOf(cause)}). Restore the file from git, or delete the line.`,
      { cause },
    );
  }
  const parsed = readingSchema.safeParse(value);
  if (!parsed.success) throw new RecordError(explain(where, parsed.error), { cause: parsed.error });
  return parsed.data;
}

/** Which file holds the readings of a night: its path under data/readings. @param shard `1-of-4`, where it is one of several */
export function readingsFile(night: string, shard?: string): string {
  return `${night.slice(0, 4)}/${night}${shard === undefined ? "" : `.${shard}`}.ndjson`;
}

/** The night of a file of readings by its name, `2026-11-21.ndjson` or `2026-11-21.2-of-4.ndjson`; undefined for other files. */
export function nightOf(fileName: string): string | undefined {
  return /^(\d{4}-\d{2}-\d{2})(?:\.\d+-of-\d+)?\.ndjson$/.exec(fileName)?.[1];
}
