import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inject } from "vitest";

interface Known {
  servers: {
    id: string;
    fingerprint?: string | null;
    status: { state: string };
    codebase: string | null;
    country: string | null;
  }[];
}

/** One page of each type, by its name in test reports. */
export function pageTypes(): Record<string, string> {
  const api = (file: string) => JSON.parse(readFileSync(join(inject("siteFolder"), "api/v1", file), "utf8")) as unknown;
  const { servers } = api("servers.json") as Known;
  const scanned = servers.find(({ fingerprint }) => typeof fingerprint === "string");
  // The one with the most counts has all tables of the hours of the day and the week.
  const counts = (id: string) =>
    (api(`servers/${id}.json`) as { playersThroughTime: { counts: number } }).playersThroughTime.counts;
  const [counted] = servers.toSorted((a, b) => counts(b.id) - counts(a.id));
  return {
    home: "/",
    directory: "/servers/",
    "list of live games": "/lists/live/",
    "comparison of games": `/compare/?game=${servers[0]?.id ?? ""}&game=${servers[1]?.id ?? ""}`,
    server: `/servers/${scanned?.id ?? ""}/`,
    "server, counted": `/servers/${counted?.id ?? ""}/`,
    "server, dark": `/servers/${servers.find(({ status }) => status.state === "dark")?.id ?? ""}/`,
    "server, never visited": "/servers/friends/",
    fingerprints: "/fingerprints/",
    fingerprint: `/fingerprints/${scanned?.fingerprint ?? ""}/`,
    "comparison of fingerprints": "/fingerprints/compare/",
    protocols: "/protocols/",
    protocol: "/protocols/gmcp/",
    codebases: "/codebases/",
    encodings: "/encodings/",
    countries: "/countries/",
    tls: "/tls/",
    hosts: "/hosts/",
    banners: "/banners/",
    statistics: "/statistics/",
    news: "/news/",
    about: "/about/",
    "about clients": "/about/clients/",
    "about crawler": "/about/crawler/",
    glossary: "/about/glossary/",
    documentation: "/docs/",
    guide: "/docs/operator/",
    "data files": "/docs/data-files/",
    "API reference": "/docs/api-files/",
    missing: "/no-such-page/",
  };
}

/** Waits until a page of these types shows everything: only the comparison of games is filled by its script later. */
export async function untilFilled(page: Page): Promise<void> {
  const games = new URL(page.url()).searchParams.getAll("game");
  if (games.length > 0)
    await page
      .locator("table.comparison thead th")
      .nth(games.length - 1)
      .waitFor();
}
