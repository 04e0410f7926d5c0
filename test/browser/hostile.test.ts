// A separate site with only hostile servers: whatever they send stays text, in every published file.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { policy } from "../../src/config/content-security-policy.ts";
import { hostileServers, writeHostileWorld } from "../site/hostile/world.ts";
import { xmlError } from "../site/invented/xml.ts";
import { open, openDisclosures, phone } from "./browser.ts";
import { servedSite, type ServedSite } from "./served-site.ts";
import { wrongInPages } from "./wrong-in-page.ts";

const base = "/mudlark/";
let site: ServedSite;
let files: string[];

beforeAll(async () => {
  site = await servedSite(writeHostileWorld, { base });
  files = readdirSync(site.out, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(site.out, file)).isFile(),
  );
});

const read = (file: string): string => readFileSync(join(site.out, file), "utf8");
const named = (pattern: RegExp): string[] => files.filter((file) => pattern.test(file));
const inEach = (pattern: RegExp, wrongIn: (text: string, file: string) => readonly string[]): string[] =>
  named(pattern).flatMap((file) => wrongIn(read(file), file).map((what) => `${file}: ${what}`));

describe("a site of hostile servers", () => {
  it("has only the pages that it should have: no server creates hundreds", () => {
    expect(files.filter((file) => file.endsWith(".html")).length).toBeLessThan(hostileServers.length * 12);
  });

  it("uses only plain letters in file names, which every file system can tell apart", () => {
    expect(files.filter((file) => !/^[\w.-]+(?:\/[\w.-]+)*$/.test(file) || file.includes(".."))).toEqual([]);
    expect(files.length).toBe(new Set(files.map((file) => file.toLowerCase())).size);
  });

  it("has only its own scripts, styles, handlers, frames and forms, and no address that runs code or leaves secretly", async () => {
    const { page, close } = await open("/", {}, site.url);
    const wrongIn = (pages: [string, string][]) => page.evaluate(wrongInPages, { base, policy, files, pages });
    expect(await wrongIn(named(/\.html$/).map((file) => [file, read(file)]))).toEqual([]);
    const planted = `<!doctype html><p onclick="x()"><a href="javascript:x()">x</a><!-- x -->`;
    expect(await wrongIn([["planted.html", planted]])).toEqual([
      "planted.html: no policy",
      expect.stringContaining("planted.html: onclick in <p>"),
      "planted.html: href=javascript:x()",
      "planted.html: a comment",
    ]);
    await close();
  });

  it("contains no control characters and no characters that hide or reorder text", () => {
    // C1 and other controls, direction marks, invisible characters, and what XML 1.0 does not allow.
    const commanding = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;
    const unseen =
      /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/;
    expect(
      inEach(/\.(?:html|xml|svg|csv|tin|txt|json|ndjson)$/, (text, file) => {
        if (file.endsWith("log.txt")) return [];
        // JSON is data: it contains the text as it is, except for what would control a terminal or break a line.
        const at = (file.endsWith("json") ? commanding : unseen).exec(text);
        return at === null ? [] : [JSON.stringify(text.slice(Math.max(0, at.index - 40), at.index + 10))];
      }),
    ).toEqual([]);
  });

  it("writes well-formed XML, JSON that parses, one document per line, and cells that are not formulas", () => {
    expect(
      inEach(/\.(?:xml|svg)$/, (text) => {
        const error = xmlError(text);
        return [...(error === null ? [] : [error]), ...(/<!ENTITY|xlink:href|<script\s/.exec(text) ?? [])];
      }),
    ).toEqual([]);
    for (const file of named(/\.json$/)) expect(() => JSON.parse(read(file)) as unknown, file).not.toThrow();
    const lines = read("api/v1/dump.ndjson").split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/);
    expect(lines.pop()).toBe("");
    expect(lines.length).toBe(hostileServers.length);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(
      inEach(
        /\.csv$/,
        (text) => text.match(/(?:^|[,;\t\r\n])"?\s*[=+@-](?!\d+(?:\.\d+)?(?:[,\r\n]|$)).{0,30}/gm) ?? [],
      ),
    ).toEqual([]);
  });

  it("keeps every page small: at most 60 KB gzipped, including the directory's data", () => {
    const heavy = named(/\.html$|^(?:directory|gallery)\.json$/)
      .map((file) => [file, gzipSync(read(file)).length] as const)
      .filter(([, size]) => size > 60 * 1024);
    expect(heavy).toEqual([]);
  });

  it("runs nothing, contacts nobody and fits a phone's width in a real browser", async () => {
    const complaints: string[] = [];
    const pages = [
      ...hostileServers.map(({ id }) => `servers/${id}/`),
      ...[
        "",
        "servers/",
        "servers/?q=script",
        "servers/?view=gallery",
        "news/",
        "statistics/",
        "banners/",
        "codebases/",
        "genres/",
        "gameplay/",
        "languages/",
      ],
      ...named(/^(?:codebases|genres|gameplay|languages)\/[^/]+\/index\.html$/).map((file) =>
        file.replace("index.html", ""),
      ),
    ];
    const visit = await open("/", { viewport: phone }, site.url);
    for (const path of pages) {
      const before = visit.complaints.length;
      await visit.page.goto(`${site.url}/${path}`);
      await openDisclosures(visit.page);
      const over = await visit.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) complaints.push(`${path}: ${String(over)} pixels too wide`);
      complaints.push(...visit.complaints.slice(before).map((what) => `${path}: ${what}`));
    }
    await visit.close();
    expect(complaints).toEqual([]);
  });
});
