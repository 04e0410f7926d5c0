import type { z } from "zod";
import { fieldOf } from "../../model/statistics/hours-table.ts";
import { adoptionByMonth } from "../../model/statistics/adoption.ts";
import { capabilityStates, type CapabilityState } from "../../model/server-view.ts";
import type { FingerprintView, SiteModel } from "../../model/site-model.ts";
import {
  groupRows,
  createdRows,
  siteNights,
  optionCounts,
  statusCounts,
  tlsCounts,
  type NightView,
} from "../../model/statistics/counts.ts";
import type { Absolute } from "../links.ts";
import { hoursDocument } from "./players-document.ts";
import { serverSummary } from "./server-document.ts";
import type {
  changesSchema,
  fingerprintSchema,
  fingerprintsSchema,
  protocolsSchema,
  serversSchema,
  statisticsSchema,
} from "./shapes.ts";

export function serversDocument(model: SiteModel, absolute: Absolute): z.infer<typeof serversSchema> {
  const servers = model.servers.map((server) => serverSummary(server, absolute));
  return { generated: model.asOf, count: servers.length, servers };
}

function fingerprintSummary(each: FingerprintView, absolute: Absolute) {
  return {
    hash: each.hash,
    servers: each.servers.length,
    page: absolute(`/fingerprints/${each.hash}/`),
    api: absolute(`/api/v1/fingerprints/${each.hash}.json`),
    sentences: [...each.sentences],
  };
}

export function fingerprintsDocument(model: SiteModel, absolute: Absolute): z.infer<typeof fingerprintsSchema> {
  const fingerprints = model.fingerprints.map((each) => fingerprintSummary(each, absolute));
  return { generated: model.asOf, count: fingerprints.length, fingerprints };
}

export function fingerprintDocument(
  each: FingerprintView,
  asOf: string | null,
  absolute: Absolute,
): z.infer<typeof fingerprintSchema> {
  return {
    generated: asOf,
    ...fingerprintSummary(each, absolute),
    data: each.data,
    ids: [...each.servers],
    neighbours: each.neighbours.map((other) => ({ ...other, more: [...other.more], less: [...other.less] })),
  };
}

export function protocolsDocument(model: SiteModel, absolute: Absolute): z.infer<typeof protocolsSchema> {
  const perState = <T>(value: (state: CapabilityState) => T): Record<CapabilityState, T> =>
    Object.fromEntries(capabilityStates.map((state) => [state, value(state)])) as Record<CapabilityState, T>;
  return {
    generated: model.asOf,
    protocols: model.protocols.map((protocol) => ({
      name: protocol.name,
      page: absolute(`/protocols/${protocol.slug}/`),
      counts: perState((state) => protocol.servers[state].length),
      servers: perState((state) => (state === "not-asked" ? [] : [...protocol.servers[state]])),
    })),
  };
}

export function statisticsDocument(model: SiteModel): z.infer<typeof statisticsSchema> {
  const nights = siteNights(model.servers).map(({ date, visited, reached, players, counted }: NightView) => ({
    date,
    visited,
    reached,
    players,
    counted,
  }));
  return {
    generated: model.asOf,
    totals: { ...model.totals },
    tables: {
      status: statusCounts(model),
      codebases: groupRows(model.codebases),
      families: groupRows(model.families),
      genres: groupRows(model.genres),
      gameplay: groupRows(model.gameplays),
      languages: groupRows(model.languages),
      countries: groupRows(model.countries.filter(({ servers }) => servers.length > 0)),
      encodings: groupRows(model.encodings),
      created: createdRows(model.servers),
      tls: tlsCounts(model.servers),
      optionsRequested: optionCounts(model.servers, "requested"),
      optionsOffered: optionCounts(model.servers, "offered"),
    },
    nights,
    playersThroughTime: fieldDocument(model),
    protocolsByMonth: adoptionByMonth(model.servers).map(({ month, servers, protocols }) => ({
      month,
      servers,
      protocols: Object.fromEntries(protocols),
    })),
  };
}

function fieldDocument(model: SiteModel): z.infer<typeof statisticsSchema>["playersThroughTime"] {
  const field = fieldOf(model);
  return { rounds: field.at.length, incomplete: field.incomplete, ...hoursDocument(field) };
}

/** Number of news items in changes.json, newest first. Each server's history has the rest. */
const changesTold = 2000;

export function changesDocument(model: SiteModel): z.infer<typeof changesSchema> {
  return {
    generated: model.asOf,
    changes: model.news.slice(0, changesTold).map((item) => ({
      key: item.key,
      kind: item.kind,
      server: item.server,
      name: model.byId.get(item.server)?.name ?? item.server,
      at: item.at,
      title: item.title,
      text: item.text,
      changes: [...item.changes],
      ...(item.differences.length > 0 && { differences: [...item.differences] }),
    })),
  };
}
