import { countSourceSchema, outcomeCodeSchema, scanRecordSchema, serverStates } from "@mudlark/scanner/record";
import { z } from "zod";
import { playersThroughTime, usualPlayers } from "./players-shape.ts";
import { capability, capabilityState, hash, moment, seen, slugShape, url } from "./shape-parts.ts";

const group = z.strictObject({ slug: slugShape, name: z.string() });
const languageCode = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]+)*$/);
const language = z.strictObject({
  slug: slugShape,
  name: z.string(),
  code: languageCode.nullable().describe("ISO 639"),
});

const source = z
  .enum(["listing", "mssp", "measured", "geoip", "derived"])
  .describe(
    "listing: written by people; mssp: reported by the server; measured: seen by the census; geoip: by the IP address; derived: from other facts",
  );

function fact<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, source, ...seen }).nullable();
}

const screenReader = z.union([z.boolean(), z.literal("partly")]).describe("whether it supports screen readers");

/** Facts that both the listing and the server may state. */
const facts = z.strictObject({
  codebase: fact(z.string()),
  codebaseGroup: group.nullable(),
  family: fact(group),
  genre: fact(group),
  gameplay: z.array(fact(group).unwrap()),
  languages: z.array(fact(language).unwrap()),
  locationSaid: fact(z.string()),
  countrySaid: fact(z.string()),
  countryMeasured: fact(z.string()),
  created: fact(z.int()),
  website: fact(z.string()),
  stage: fact(group),
  adult: fact(z.boolean()),
  payToPlay: fact(z.boolean()),
  payForPerks: fact(z.boolean()),
  hiringBuilders: fact(z.boolean()),
  hiringCoders: fact(z.boolean()),
  screenReader: fact(screenReader),
  subgenre: fact(z.string()),
  discord: fact(z.string()),
  play: fact(z.string()).describe("where it is played in a browser"),
  rules: z.array(z.strictObject({ key: z.string(), fact: fact(z.string()).unwrap() })),
});

const address = z.strictObject({
  host: z.string(),
  port: z.int(),
  tls: z.boolean(),
  primary: z.boolean(),
  url: z.string(),
});

const players = z
  .strictObject({
    value: z
      .int()
      .nullable()
      .describe("null: the server reported players, but not as a number, or as an impossible one"),
    claimed: z
      .int()
      .nullable()
      .describe("an impossible count, far beyond all games or this game's own history; left out of totals"),
    countsVisitor: z.boolean().describe("the server's codebase counts the scanner among its players"),
    counted: countSourceSchema.describe("how: by MSSP, by WHO at the login screen, or read from the login screen"),
    at: moment,
  })
  .nullable()
  .describe(
    "the newest count: `at` is its moment, and a game that has gone dark keeps its last one; null: never measured",
  );

const status = z.strictObject({
  state: z
    .enum(serverStates)
    .describe("unvisited: not measured yet, or not for at least a week, or the server opted out"),
  since: moment.nullable().describe("since when it is dark or archived"),
  unmeasuredSince: moment
    .nullable()
    .describe(
      "since when it has been there but turned visits away, hung up or sent nothing; null for less than a week",
    ),
});

const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable()
  .describe("ISO 3166-1 alpha-2");

const visit = z.strictObject({ at: moment, outcome: outcomeCodeSchema });

/** A server as lists show it. */
export const serverSummarySchema = z.strictObject({
  id: slugShape,
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
  screenReader: screenReader.nullable(),
  fingerprint: hash.nullable(),
  protocols: z.array(capability).describe("those that were measured"),
  description: z.string().nullable().describe("a server's own file has it with its source"),
  addresses: z.array(address).describe("primary address first"),
  languageCodes: z.array(languageCode).describe("ISO 639 codes of those languages that have one"),
  last30Nights: z
    .strictObject({ visited: z.int(), reached: z.int() })
    .describe("of the 30 nights up to `generated`: those on which it was visited, and reached"),
  lastChange: moment.nullable().describe("the newest visit that found something changed; null: none on record"),
  ...usualPlayers,
  capabilities: z
    .partialRecord(capability, capabilityState)
    .describe("the state of each capability that was tested or claimed; a server's own file has the evidence"),
});

/** Everything of one server. */
export const serverSchema = z.strictObject({
  ...serverSummarySchema.shape,
  description: fact(z.string()),
  callsItself: fact(z.string()),
  facts: z.strictObject({ ...facts.shape, booted: fact(moment) }),
  serverSays: facts.describe("the same facts according to the server only, whatever the listing says"),
  tlsState: z.strictObject({
    state: z.enum(["trusted", "problems", "failed", "claimed", "none"]),
    text: z.string(),
    port: z.int().nullable(),
    ...seen,
  }),
  capabilities: z.array(
    z.strictObject({
      name: capability,
      state: capabilityState,
      evidence: z.array(z.string()),
      address: z.string().nullable().describe("host and port where it was seen; null for the primary address"),
      ...seen,
    }),
  ),
  options: z.strictObject({
    requested: z.array(z.string()),
    offered: z.array(z.string()),
    refused: z.array(z.string()),
  }),
  mssp: z
    .strictObject({
      address: z.string().nullable().describe("host and port that sent it; null for the primary address"),
      source: z.enum(["telnet", "text", "kept"]),
      ...seen,
      variables: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
      findings: z.array(
        z.strictObject({
          level: z.enum(["error", "warning", "hint"]),
          variable: z.string().nullable(),
          text: z.string(),
          advice: z.string(),
          instead: z.string().nullable().describe("the variable and the value to send instead, where they are known"),
          rule: z.strictObject({ name: z.string(), url }).nullable().describe("the specification that says so"),
        }),
      ),
    })
    .nullable(),
  ownership: z
    .strictObject({
      owner: z.string().describe("as the listing names it"),
      token: z.string().describe("what the server has to show"),
      state: z
        .enum(["waiting", "current", "lapsed"])
        .describe(
          "waiting: the token has not been seen yet; current: the server shows it; lapsed: it has been gone for over two weeks",
        ),
      seenIn: z
        .enum(["mssp", "screen"])
        .nullable()
        .describe("where it was last seen: in an MSSP variable, or on the login screen"),
      first: moment.nullable().describe("the first visit that saw it"),
      last: moment.nullable().describe("the newest visit that saw it"),
    })
    .nullable()
    .describe("who owns it according to the listing, and whether the server confirms it; null: no owner is named"),
  related: z.strictObject({
    sameHost: z.array(slugShape),
    nearBanner: z.array(z.strictObject({ id: slugShape, likeness: z.number() })),
  }),
  playersThroughTime,
  history: url,
  record: scanRecordSchema
    .nullable()
    .describe("in telnetlib3's layout, as the census stored it; the scanner's import command reads it"),
});
