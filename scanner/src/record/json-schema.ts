import { z } from "zod";
import { countingRoundSchema } from "./counts.ts";
import { listingEntrySchema } from "./listing-entry.ts";
import { optOutSchema } from "./opt-out.ts";
import { outcomeSchema } from "./outcome.ts";
import { readingSchema } from "./reading.ts";
import { scanRecordSchema } from "./scan-record.ts";

const described = {
  entry: { schema: listingEntrySchema, title: "A game in the directory: data/servers/<id>.yml" },
  "opt-out": { schema: optOutSchema, title: "Hosts that must never be visited: data/opt-out.yml" },
  record: { schema: scanRecordSchema, title: "A scan record: data/records/<id>.json" },
  reading: { schema: readingSchema, title: "One visit: a line of data/readings/<year>/<date>.ndjson" },
  "counting-round": {
    schema: countingRoundSchema,
    title: "One counting round: a line of data/counts/<year>/<date>.ndjson",
  },
  outcome: { schema: outcomeSchema, title: "How a visit ended, and why" },
} as const;

/** The parts of the contract that have a JSON Schema. */
export const schemaNames = Object.keys(described) as SchemaName[];
/** A part of the contract that has a JSON Schema. */
export type SchemaName = keyof typeof described;

/**
 * The JSON Schema (draft 2020-12) of a part of the contract, as written in files: anything with a default may be left
 * out. Rules that JSON Schema cannot express (the form of a network, names as data) are left to the reader.
 */
export function jsonSchemaOf(name: SchemaName): Record<string, unknown> {
  const { schema, title } = described[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return { $schema, title, ...rest };
}
