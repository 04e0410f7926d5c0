import { z } from "zod";
import { countSourceSchema } from "./counts.ts";
import type { RecordError } from "./explain.ts";
import { outcomeCodeSchema } from "./outcome.ts";
import { checkedLines, readLines, type CheckedLine } from "./read-lines.ts";

const count = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

/** Where a visit saw the token of an entry's owner. */
const ownerSightingSchema = z.strictObject({
  token: z
    .string()
    .regex(/^claim-[a-z2-7]{20}$/)
    .describe("The token, which is made from the entry's id and `owner`."),
  in: z.enum(["mssp", "screen"]).describe("Where: in its MSSP, or on its login screen."),
});
/** Where a visit saw the token of an entry's owner. */
export type OwnerSighting = z.infer<typeof ownerSightingSchema>;

/** What this visit changed in the record. */
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

/** Maximum number of differences in a reading, and of UTF-16 units in a name or value of one. */
export const differenceBounds = { items: 20, length: 200 } as const;
const differenceText = z.string().max(differenceBounds.length);

/**
 * One thing that changed. `from` is absent for something new, `to` for something that is gone. All text comes from the
 * server: it is bounded and has no control characters, but must still be escaped where it is shown.
 */
export const differenceSchema = z.strictObject({
  what: z
    .enum(["address", "certificate", "encoding", "options", "capabilities", "mssp"])
    .describe("The kind of thing that changed."),
  name: differenceText
    .optional()
    .describe("Which one: an option, a capability, an MSSP variable, `host port` of another address, or a TLS port."),
  from: differenceText.optional().describe("What it was; absent if it is new."),
  to: differenceText.optional().describe("What it is now; absent if it is gone."),
});
/** One change, from what to what. */
export type Difference = z.infer<typeof differenceSchema>;

/**
 * One line of data/readings/<year>/<date>.ndjson: the values that change every night, measured by one visit to one
 * game.
 *
 * A night has one file, named after the date (UTC) on which its census began, or one per shard if shards ran
 * separately, `<date>.<i>-of-<n>.ndjson`. Read every file whose name starts with a night's date; shards are merged by
 * copying files. A finished file is sorted by id and time. The file of a census that is still running, or was killed,
 * is not sorted and may end in a partial line (readReadings ignores it).
 *
 * The keys in a line follow the order of this schema: first what is the same every night, then what is not, because git
 * then stores a night as short differences from the one before.
 */
export const readingSchema = z.strictObject({
  id: z.string().describe("Id of the game's entry."),
  host: z.string().describe("Host that was visited."),
  port: z.int().min(1).max(65535).describe("Port that was visited."),
  outcome: outcomeCodeSchema.describe("How the visit ended."),
  reason: z.string().max(500).optional().describe("Why the server was not reached; absent if it was."),
  ip: z.string().optional().describe("The IP address that the host name resolved to."),
  fingerprint: z.string().optional().describe("The fingerprint measured on this visit."),
  banner: z
    .string()
    .optional()
    .describe(
      "First 12 hex digits of the SHA-256 of the login screen, without the parts known to change (clocks, counts).",
    ),
  others: z
    .array(
      z.strictObject({
        host: z.string().describe("Host that was visited."),
        port: z.int().min(1).max(65535).describe("Port that was visited."),
        outcome: outcomeCodeSchema.describe("How the visit ended."),
      }),
    )
    .max(20)
    .optional()
    .describe("Visits to the game's other addresses; absent if it has only one."),
  ownerSeen: ownerSightingSchema
    .optional()
    .describe("Where the server showed the token of its entry's owner; absent if it did not, or if no owner is named."),
  booted: z
    .number()
    .min(0)
    .max(9_999_999_999)
    .optional()
    .describe("When the server last started, as it reports: Unix time in seconds."),
  at: z.iso.datetime().describe("Start of the visit (ISO 8601, UTC), in whole seconds."),
  ms: z
    .strictObject({
      connect: milliseconds.optional().describe("Until connected."),
      first: milliseconds.optional().describe("Until the first byte."),
      total: milliseconds.describe("The whole visit."),
    })
    .describe("Whole milliseconds: until connected, until the first byte, and for the whole visit."),
  players: count
    .nullable()
    .optional()
    .describe(
      "Number of players online; null if the server sent something other than a number; absent if not measured.",
    ),
  counted: countSourceSchema
    .exclude(["mssp"])
    .optional()
    .describe("How the players were counted: by WHO, or from the login screen; absent if by MSSP."),
  changed: z.array(changeSchema).optional().describe("What changed in the record on this visit."),
  differences: z
    .array(differenceSchema)
    .max(differenceBounds.items)
    .optional()
    .describe("What changed, from what to what."),
  deep: z.boolean().optional().describe("True if a deep visit followed."),
});

/** The values of one visit. */
export type Reading = z.infer<typeof readingSchema>;
/** A kind of change. */
export type Change = z.infer<typeof changeSchema>;

/** The lines of a file of readings, each with its reading or what is wrong with it. */
export function readingLines(text: string): Generator<CheckedLine<Reading>> {
  return checkedLines(text, readingSchema);
}

/** Reads a file of readings. Parameters and errors: see readLines. */
export function readReadings(
  text: string,
  where: string,
  skip?: (error: RecordError, line: string) => void,
): Reading[] {
  return readLines(text, where, readingSchema, skip);
}
