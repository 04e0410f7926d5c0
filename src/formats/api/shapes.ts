import { changeSchema, countSourceSchema, outcomeCodeSchema } from "@mudlark/scanner/record";
import { z } from "zod";
import { hoursShape } from "./players-shape.ts";
import { serverSchema, serverSummarySchema } from "./server-shape.ts";
import {
  capability,
  capabilityState,
  differences,
  envelope,
  hash,
  moment,
  seen,
  slugShape,
  url,
} from "./shape-parts.ts";

// The shapes of /api/v1/. Within v1 they only grow: keys are added, but never renamed, removed or redefined.

export const serversSchema = z.strictObject({ ...envelope, count: z.int(), servers: z.array(serverSummarySchema) });

export const historySchema = z.strictObject({
  ...envelope,
  id: slugShape,
  visits: z.array(
    z.strictObject({
      at: moment,
      outcome: outcomeCodeSchema,
      players: z.int().nullable().optional().describe("null: not countable; absent: not measured"),
      counted: countSourceSchema.optional().describe("how the players were counted; absent: by MSSP"),
      connectMs: z.number().optional(),
      fingerprint: hash.optional(),
      changed: z.array(changeSchema).optional(),
      differences,
    }),
  ),
});

const fingerprintSummary = z.strictObject({
  hash,
  servers: z.int(),
  page: url,
  api: url,
  sentences: z.array(z.string()),
});
export const fingerprintsSchema = z.strictObject({
  ...envelope,
  count: z.int(),
  fingerprints: z.array(fingerprintSummary),
});
export const fingerprintSchema = z.strictObject({
  ...envelope,
  ...fingerprintSummary.shape,
  data: z.record(z.string(), z.unknown()),
  ids: z.array(slugShape),
  neighbours: z.array(
    z.strictObject({ hash, distance: z.int(), more: z.array(z.string()), less: z.array(z.string()), servers: z.int() }),
  ),
});

export const protocolsSchema = z.strictObject({
  ...envelope,
  protocols: z.array(
    z.strictObject({
      name: capability,
      page: url,
      counts: z.record(capabilityState, z.int()),
      servers: z
        .record(capabilityState, z.array(slugShape))
        .describe("ids; servers that were never asked are left out"),
    }),
  ),
});

const counted = z.array(z.strictObject({ slug: z.string(), name: z.string(), servers: z.int() }));
export const statisticsSchema = z.strictObject({
  ...envelope,
  totals: z.record(z.string(), z.int()),
  tables: z.strictObject({
    status: counted,
    codebases: counted,
    families: counted,
    genres: counted,
    gameplay: counted,
    languages: counted,
    countries: counted,
    encodings: counted,
    created: counted,
    tls: counted,
    optionsRequested: counted,
    optionsOffered: counted,
  }),
  nights: z.array(
    z.strictObject({
      date: z.iso.date(),
      visited: z.int(),
      reached: z.int(),
      players: z.int().nullable().describe("sum over the servers that reported a count; null if none did"),
      counted: z.int(),
    }),
  ),
  playersThroughTime: z
    .strictObject({
      rounds: z.int().describe("counting rounds that went into it"),
      incomplete: z.int().describe("rounds left out, because they counted less than nine tenths of the usual games"),
      ...hoursShape,
    })
    .describe("players of all games together, by the counting rounds of the last 90 days"),
  protocolsByMonth: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        servers: z.int().describe("servers reached in the month that have a record made by us"),
        protocols: z.partialRecord(
          capability,
          z.strictObject({
            known: z.int().describe("servers for which we know whether they had it then"),
            shown: z.int(),
          }),
        ),
      }),
    )
    .describe("oldest first; UTF-8 has no history"),
});

const picture = z.strictObject({
  url: url.describe("it changes when the picture does"),
  width: z.int().describe("pixels"),
  height: z.int().describe("pixels"),
});
export const screensSchema = z.strictObject({
  ...envelope,
  count: z.int(),
  screens: z.array(
    z.strictObject({
      server: slugShape,
      name: z.string(),
      page: url,
      picture: picture.nullable().describe("PNG; null if it could not be drawn"),
      thumbnail: picture.nullable().describe("a smaller PNG; null if the picture is small already"),
      alt: z
        .string()
        .describe("the words in it, without the drawing, for those who do not see it; text from the server"),
      text: url.describe("the whole screen as plain text"),
      columns: z.int(),
      rows: z.int(),
      encoding: z.string().nullable(),
      encodingGuessed: z.boolean().describe("guessed from the bytes, which fit several encodings"),
      adult: z.boolean().nullable(),
      ...seen,
    }),
  ),
});

export const changesSchema = z.strictObject({
  ...envelope,
  changes: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(["new", "dark", "back", "moved", "changed", "record"]),
      server: slugShape,
      name: z.string(),
      at: moment,
      title: z.string(),
      text: z.string(),
      changes: z.array(changeSchema),
      differences,
    }),
  ),
});

export const indexSchema = z.strictObject({
  ...envelope,
  name: z.string(),
  version: z.literal("v1"),
  licence: z.string(),
  documentation: url,
  openapi: url,
  invented: z.boolean().describe("true if the servers are invented, to try the software"),
  files: z.array(z.strictObject({ path: z.string(), schema: url.nullable(), about: z.string() })),
});

/** Every published shape, by the name of its file in /api/v1/schema/. */
export const shapes = {
  index: indexSchema,
  servers: serversSchema,
  server: serverSchema,
  history: historySchema,
  fingerprints: fingerprintsSchema,
  fingerprint: fingerprintSchema,
  protocols: protocolsSchema,
  statistics: statisticsSchema,
  changes: changesSchema,
  screens: screensSchema,
} as const;
export type ShapeName = keyof typeof shapes;
