import {
  capabilityNames,
  changeSchema,
  differenceSchema,
  outcomeCodeSchema,
  scanRecordSchema,
  serverStates,
} from "@mudlark/scanner/record";
import { z } from "zod";
import { capabilityStates } from "../server-view.ts";

// The shapes of /api/v1/. They only ever grow within v1: keys are added, none is renamed, removed or given another meaning.

const moment = z.iso.datetime().describe("ISO 8601, UTC");
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const url = z.url();
const group = z.strictObject({ slug, name: z.string() });
const hash = z.string().regex(/^[0-9a-f]{16}$/);
const source = z
  .enum(["listing", "mssp", "measured", "geoip", "derived"])
  .describe(
    "listing: written by people; mssp: the server's own word; measured: seen by the census; geoip: by the IP address; derived: from other facts",
  );
const capability = z.enum(capabilityNames);
const capabilityState = z.enum(capabilityStates);

function fact<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, source, at: moment.nullable() }).nullable();
}

const address = z.strictObject({
  host: z.string(),
  port: z.int(),
  tls: z.boolean(),
  primary: z.boolean(),
  url: z.string(),
});
const players = z
  .strictObject({
    value: z.int().nullable().describe("null: the server spoke of players, but not as a number"),
    at: moment,
  })
  .nullable()
  .describe("null: never measured");
const status = z.strictObject({
  state: z
    .enum(serverStates)
    .describe("unvisited: no visit has told anything, or none for at least a week, or the server opted out"),
  since: moment.nullable().describe("since when it is dark or archived"),
});
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable()
  .describe("ISO 3166-1 alpha-2");
const differences = z
  .array(differenceSchema)
  .optional()
  .describe("from what to what: `from` is absent for what is new, `to` for what is gone; untrusted text of the server");
const visit = z.strictObject({ at: moment, outcome: outcomeCodeSchema });

export const serverSummarySchema = z.strictObject({
  id: slug,
  name: z.string(),
  page: url,
  api: url,
  host: z.string(),
  port: z.int(),
  tls: z.boolean().describe("whether the primary address speaks TLS from the first byte"),
  status,
  lastVisit: visit.nullable(),
  lastReached: moment.nullable(),
  players,
  codebase: z.string().nullable(),
  family: z.string().nullable(),
  genre: z.string().nullable(),
  gameplay: z.array(z.string()),
  languages: z.array(z.string()),
  country,
  created: z.int().nullable(),
  website: url.nullable(),
  encoding: z.string().nullable(),
  adult: z.boolean().nullable(),
  payToPlay: z.boolean().nullable(),
  screenReader: z.boolean().nullable(),
  fingerprint: hash.nullable(),
  protocols: z.array(capability).describe("measured ones only; a server's own file tells all states"),
});

export const serverSchema = z.strictObject({
  ...serverSummarySchema.shape,
  description: fact(z.string()),
  callsItself: fact(z.string()),
  addresses: z.array(address),
  facts: z.strictObject({
    codebase: fact(z.string()),
    codebaseGroup: group.nullable(),
    family: fact(group),
    genre: fact(group),
    gameplay: z.array(fact(group).unwrap()),
    languages: z.array(fact(group).unwrap()),
    locationSaid: fact(z.string()),
    countrySaid: fact(z.string()),
    countryMeasured: fact(z.string()),
    created: fact(z.int()),
    website: fact(z.string()),
    stage: fact(group),
    booted: fact(moment),
    adult: fact(z.boolean()),
    payToPlay: fact(z.boolean()),
    payForPerks: fact(z.boolean()),
    hiringBuilders: fact(z.boolean()),
    hiringCoders: fact(z.boolean()),
    screenReader: fact(z.boolean()),
  }),
  tlsState: z.strictObject({
    state: z.enum(["trusted", "problems", "failed", "claimed", "none"]),
    text: z.string(),
    port: z.int().nullable(),
    at: moment.nullable(),
  }),
  capabilities: z.array(
    z.strictObject({ name: capability, state: capabilityState, evidence: z.array(z.string()), at: moment.nullable() }),
  ),
  options: z.strictObject({
    requested: z.array(z.string()),
    offered: z.array(z.string()),
    refused: z.array(z.string()),
  }),
  mssp: z
    .strictObject({
      source: z.enum(["telnet", "text", "kept"]),
      at: moment.nullable(),
      variables: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
      findings: z.array(
        z.strictObject({
          level: z.enum(["error", "warning", "hint"]),
          variable: z.string().nullable(),
          text: z.string(),
          advice: z.string(),
        }),
      ),
    })
    .nullable(),
  related: z.strictObject({
    sameHost: z.array(slug),
    nearBanner: z.array(z.strictObject({ id: slug, likeness: z.number() })),
  }),
  history: url,
  record: scanRecordSchema
    .nullable()
    .describe("the field's own layout, as the census stored it; `mudlark import` reads it"),
});

const envelope = { generated: moment.nullable().describe("the newest visit in the data; null before the first") };

export const serversSchema = z.strictObject({ ...envelope, count: z.int(), servers: z.array(serverSummarySchema) });

export const historySchema = z.strictObject({
  ...envelope,
  id: slug,
  visits: z.array(
    z.strictObject({
      at: moment,
      outcome: outcomeCodeSchema,
      players: z.int().nullable().optional().describe("null: not countable; absent: not measured"),
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
  ids: z.array(slug),
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
      servers: z.record(capabilityState, z.array(slug)).describe("ids; those that were never asked are left out"),
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
      players: z.int().nullable().describe("sum over the servers that were counted; null when none was"),
      counted: z.int(),
    }),
  ),
  protocolsByMonth: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        servers: z.int().describe("servers reached in the month that have a record of our own"),
        protocols: z.partialRecord(
          capability,
          z.strictObject({
            known: z.int().describe("those of which it is known whether they showed it then"),
            shown: z.int(),
          }),
        ),
      }),
    )
    .describe("oldest first; UTF-8 has no history"),
});

export const changesSchema = z.strictObject({
  ...envelope,
  changes: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(["new", "dark", "back", "moved", "changed"]),
      server: slug,
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
  invented: z.boolean().describe("true when the servers are made up, to try the software"),
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
} as const;
export type ShapeName = keyof typeof shapes;
