import { z } from "zod";
import { outcomeCodeSchema } from "./outcome.ts";

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

/**
 * One line of data/readings/<year>/<date>.ndjson: what one visit of one game measured that changes every night.
 */
export const readingSchema = z.strictObject({
  id: z.string(),
  /** Start of the visit, ISO 8601 UTC. */
  at: z.iso.datetime(),
  outcome: outcomeCodeSchema,
  reason: z.string().max(500).optional(),
  host: z.string(),
  port: z.int().min(1).max(65535),
  /** The address that the name resolved to, where it did. */
  ip: z.string().optional(),
  /** How long connecting, the first byte, and the whole visit took. */
  ms: z.strictObject({ connect: milliseconds.optional(), first: milliseconds.optional(), total: milliseconds }),
  /** Players online: a count; null where the server spoke of players but not as a number; absent where it was not measured. */
  players: count.nullable().optional(),
  /** Unix time of the server's last boot, as it says itself, in seconds. */
  booted: z.number().optional(),
  fingerprint: z.string().optional(),
  /** First 12 hex digits of SHA-256 over the banner, changing parts (clocks, counts) taken out where they can be told. */
  banner: z.string().optional(),
  changed: z.array(changeSchema).optional(),
  /** True when the visit was followed by a deep one. */
  deep: z.boolean().optional(),
});

/** One visit's figures. */
export type Reading = z.infer<typeof readingSchema>;
export type Change = z.infer<typeof changeSchema>;
