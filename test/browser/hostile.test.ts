// A separate site with only hostile servers: whatever they send stays text, in every published file.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { JSDOM } from "jsdom";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policy } from "../../src/config/content-security-policy.ts";
import { serveStatic } from "../../tools/serve/static-server.ts";
import { hostileServers, writeHostileWorld } from "../site/hostile/world.ts";
import { xmlError } from "../site/invented/xml.ts";
import { buildSite } from "./build-site.ts";
import { launch, open, openDisclosures, phone } from "./browser.ts";

const base = "/mudlark/";
const folder = mkdtempSync(join(tmpdir(), "mudlark-hostile-"));
const out = join(folder, "site");
let files: string[] = [];
let present = new Set<string>();
const parser = new new JSDOM("").window.DOMParser();
let server: Awaited<ReturnType<typeof serveStatic>>;
let browser: Browser;

beforeAll(async () => {
  await writeHostileWorld(join(folder, "data"));
  await buildSite({
    MUDLARK_DATA: join(folder, "data"),
    MUDLARK_OUT: out,
    MUDLARK_BASE: base,
    MUDLARK_INVENTED: "1",
  });
  files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((file) => statSync(join(out, file)).isFile());
  present = new Set(files);
  server = await serveStatic(out, { base });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (file: string): string => readFileSync(join(out, file), "utf8");
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

  it("has only its own scripts, styles, handlers, frames and forms, and no address that runs code or leaves secretly", () => {
    expect(inEach(/\.html$/, (html, file) => wrongInPage(parser.parseFromString(html, "text/html"), file))).toEqual([]);
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

  it("keeps every page small: at most 60 KB gzipped, including the directory's data", async () => {
    const { gzipSync } = await import("node:zlib");
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
    const visit = await open(browser, "/", { viewport: phone }, server.url);
    for (const path of pages) {
      const before = visit.complaints.length;
      await visit.page.goto(`${server.url}/${path}`);
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

const inert = new Set(["application/ld+json"]);
const addressed = [
  "href",
  "src",
  "action",
  "formaction",
  "data",
  "poster",
  "ping",
  "srcset",
  "background",
  "cite",
  "longdesc",
  "manifest",
  "xlink:href",
];

/** Everything on a page that does more than show text and is not the site's own. */
function wrongInPage(document: Document, file: string): string[] {
  const wrong: string[] = [];
  const metas = [...document.querySelectorAll("meta[http-equiv]")];
  if (!metas.some((meta) => meta.getAttribute("content") === policy)) wrong.push("no policy");
  if (document.doctype === null || document.compatMode !== "CSS1Compat") wrong.push("quirks");
  // The content of a template is not found from the document, so it is checked separately.
  const templates = [...document.querySelectorAll("template")];
  const held = templates.flatMap(({ content }) => [...content.querySelectorAll("*")]);
  for (const element of [...document.querySelectorAll("*"), ...held]) {
    const name = element.localName;
    // Only where something is wrong: the outermost elements contain the whole page.
    const described = (): string => `<${name}> ${element.outerHTML.slice(0, 120)}`;
    if (
      [
        "style",
        "iframe",
        "frame",
        "object",
        "embed",
        "base",
        "noscript",
        "math",
        "foreignObject",
        "animate",
        "set",
      ].includes(name)
    )
      wrong.push(described());
    // The site's one template is the card of the directory's gallery.
    const card = file === "servers/index.html" && templates.length === 1 && element.hasAttribute("data-card");
    if (name === "template" && !card) wrong.push(described());
    if (name === "script" && !ownScript(element)) wrong.push(described());
    if (
      name === "meta" &&
      element.hasAttribute("http-equiv") &&
      !/^(?:Content-Security-Policy|refresh)$/.test(element.getAttribute("http-equiv") ?? "")
    )
      wrong.push(described());
    if (name === "form" && !(element.getAttribute("action") ?? base).startsWith(base)) wrong.push(described());
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
        wrong.push(`${attribute} in ${described()}`);
      // A srcset: comma-separated addresses, each with its density.
      const addresses =
        attribute === "srcset" ? value.split(",").map((source) => source.trim().split(" ")[0] ?? "") : [value];
      if (addressed.includes(attribute) && !addresses.every((address) => safe(address, file)))
        wrong.push(`${attribute}=${value}`);
      if (!/^[a-z][a-z0-9:-]*$/i.test(attribute)) wrong.push(`attribute ${attribute} in ${described()}`);
    }
    if ((name === "a" || name === "button" || name === "summary" || /^h[1-6]$/.test(name)) && !hasWords(element))
      wrong.push(`no words: ${described()}`);
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent;
    try {
      JSON.parse(text);
    } catch {
      wrong.push(`JSON-LD: ${text.slice(0, 80)}`);
    }
  }
  if (document.createTreeWalker(document, 0x80).nextNode() !== null) wrong.push("a comment");
  return wrong;
}

const ownScript = (element: Element): boolean =>
  inert.has(element.getAttribute("type") ?? "") || (element.getAttribute("src") ?? "").startsWith(`${base}_astro/`);

function safe(address: string, page: string): boolean {
  const url = new URL(address, `https://mudlark.example${base}${page}`);
  if (/[\x00-\x20]/.test(address) || url.username !== "" || url.password !== "") return false;
  if (url.hostname === "mudlark.example") {
    if (url.protocol !== "https:") return false;
    const file = relative(base, decodeURIComponent(url.pathname));
    return url.pathname.startsWith(base) && present.has(url.pathname.endsWith("/") ? join(file, "index.html") : file);
  }
  return /^(?:https?|telnets?):$/.test(url.protocol);
}

const hasWords = (element: Element): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(element.textContent.replace(/[\u115f\u1160\u3164\uffa0\u2800]/g, ""));
