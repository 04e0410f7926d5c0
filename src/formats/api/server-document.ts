import type { z } from "zod";
import { isoFromSeconds } from "../../model/dates.ts";
import type { Fact, HistoryVisit, ServerFacts, ServerView } from "../../model/server-view.ts";
import type { Absolute } from "../links.ts";
import { throughTimeDocument, usualDocument } from "./players-document.ts";
import type { serverSchema, serverSummarySchema } from "./server-shape.ts";
import type { historySchema } from "./shapes.ts";

export type ServerSummary = z.infer<typeof serverSummarySchema>;
type ServerDocument = z.infer<typeof serverSchema>;
export type HistoryDocument = z.infer<typeof historySchema>;

/** One server as a row of servers.json. */
export function serverSummary(server: ServerView, absolute: Absolute): ServerSummary {
  const primary = server.addresses[0];
  return {
    id: server.id,
    name: server.name,
    page: absolute(`/servers/${server.id}/`),
    api: absolute(`/api/v1/servers/${server.id}.json`),
    host: primary?.host ?? "",
    port: primary?.port ?? 0,
    tls: primary?.tls ?? false,
    status: {
      state: server.status.state,
      since: server.status.since,
      unmeasuredSince: server.status.unmeasuredSince,
    },
    lastVisit: server.lastVisit === null ? null : { at: server.lastVisit.at, outcome: server.lastVisit.outcome },
    lastReached: server.lastReached,
    players:
      server.players === null
        ? null
        : {
            value: server.players.value,
            claimed: server.players.claimed,
            countsVisitor: server.players.countsVisitor === true,
            counted: server.players.counted,
            at: server.players.at,
          },
    codebase: server.codebaseGroup?.name ?? null,
    family: server.family?.value.name ?? null,
    genre: server.genre?.value.name ?? null,
    gameplay: server.gameplay.map((each) => each.value.name),
    languages: server.languages.map((each) => each.value.name),
    country: server.location.country?.code ?? null,
    created: server.created?.value ?? null,
    website: server.website?.value ?? null,
    encoding: server.encodingGroup?.name.toLowerCase() ?? null,
    adult: server.adult?.value ?? null,
    payToPlay: server.payToPlay?.value ?? null,
    screenReader: server.screenReader?.value ?? null,
    fingerprint: server.fingerprint,
    protocols: server.capabilities.filter((each) => each.state === "measured").map((each) => each.name),
    description: server.description?.value ?? null,
    addresses: server.addresses.map(({ host, port, tls, primary: first, url }) => ({
      host,
      port,
      tls,
      primary: first,
      url,
    })),
    languageCodes: server.languages.flatMap(({ value: { code } }) => code ?? []),
    last30Nights: { visited: server.nights.visited, reached: server.nights.reached },
    lastChange: lastChangeOf(server),
    ...usualDocument(server),
    capabilities: Object.fromEntries(
      server.capabilities.filter(({ state }) => state !== "not-asked").map(({ name, state }) => [name, state]),
    ),
  };
}

function lastChangeOf({ history }: ServerView): string | null {
  const newest = history.findLast(({ changed }) => (changed ?? []).length > 0);
  return newest === undefined ? null : isoFromSeconds(newest.at);
}

/** Everything about one server, with its record. */
export function serverDocument(server: ServerView, absolute: Absolute): ServerDocument {
  const { tls, mssp } = server;
  return {
    ...serverSummary(server, absolute),
    description: server.description,
    callsItself: server.callsItself,
    facts: { ...factsDocument(server), booted: server.booted },
    serverSays: factsDocument(server.serverSays),
    tlsState: { state: tls.state, text: tls.text, port: tls.port, at: tls.at, confirmed: tls.confirmed },
    capabilities: server.capabilities.map(({ name, state, evidence, address, at, confirmed }) => ({
      name,
      state,
      evidence: [...evidence],
      address,
      at,
      confirmed,
    })),
    options: {
      requested: [...server.options.requested],
      offered: [...server.options.offered],
      refused: [...server.options.refused],
    },
    mssp:
      mssp === null
        ? null
        : {
            source: mssp.source,
            address: mssp.address,
            at: mssp.at,
            confirmed: mssp.confirmed,
            variables: mssp.variables.map(({ name, values }) => ({ name, values: [...values] })),
            findings: [...mssp.findings],
          },
    ownership: server.ownership,
    related: { sameHost: [...server.related.sameHost], nearBanner: [...server.related.nearBanner] },
    playersThroughTime: throughTimeDocument(server, absolute),
    history: absolute(`/api/v1/servers/${server.id}/history.json`),
    record: server.record,
  };
}

function factsDocument(facts: ServerFacts): ServerDocument["serverSays"] {
  const { location } = facts;
  return {
    codebase: facts.codebase,
    codebaseGroup: facts.codebaseGroup,
    family: facts.family,
    genre: facts.genre,
    gameplay: [...facts.gameplay],
    languages: [...facts.languages],
    locationSaid: location.saidAs,
    countrySaid: codeOf(location.said),
    countryMeasured: codeOf(location.measured),
    created: facts.created,
    website: facts.website,
    stage: facts.stage,
    adult: facts.adult,
    payToPlay: facts.payToPlay,
    payForPerks: facts.payForPerks,
    hiringBuilders: facts.hiringBuilders,
    hiringCoders: facts.hiringCoders,
    screenReader: facts.screenReader,
    subgenre: facts.subgenre,
    discord: facts.discord,
    play: facts.play,
    rules: facts.rules.map(({ key, fact }) => ({ key, fact })),
  };
}

function codeOf(fact: Fact<{ code: string }> | null): Fact<string> | null {
  return fact === null ? null : { ...fact, value: fact.value.code };
}

/** All visits of one server, oldest first. Empty keys are absent, because there are hundreds of visits. */
export function historyDocument(server: ServerView, asOf: string | null): HistoryDocument {
  return {
    generated: asOf,
    id: server.id,
    visits: server.history.map(visitDocument),
  };
}

function visitDocument(visit: HistoryVisit): HistoryDocument["visits"][number] {
  const document: HistoryDocument["visits"][number] = { at: isoFromSeconds(visit.at), outcome: visit.outcome };
  if (visit.players !== undefined) document.players = visit.players;
  if (visit.counted !== undefined) document.counted = visit.counted;
  if (visit.connect !== undefined) document.connectMs = visit.connect;
  if (visit.fingerprint !== undefined) document.fingerprint = visit.fingerprint;
  if (visit.changed !== undefined) document.changed = [...visit.changed];
  if (visit.differences !== undefined) document.differences = [...visit.differences];
  return document;
}
