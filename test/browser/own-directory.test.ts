import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tryBuild } from "./build-site.ts";
import type { BuildResult } from "./run-build.ts";

const folder = mkdtempSync(join(tmpdir(), "mudlark-own-"));
const out = join(folder, "dist");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const build = (variables: Record<string, string>): Promise<BuildResult> =>
  tryBuild({ ...variables, MUDLARK_CACHE: join(folder, "cache"), MUDLARK_OUT: out });

const config = `export default {
  name: "Carrier Detect",
  url: "https://boards.example.org",
  base: "/dir/",
  repository: "https://git.example.org/sysops/carrier",
  listed: { singular: "BBS", plural: "BBSes" },
  contact: "crawler@boards.example.org",
  colours: { accent: "#7a1fa2" },
  logo: "logo.svg",
  footer: "Run by the sysops' guild.",
  crawler: { name: "carrier" },
  about: [
    { slug: "house-rules", title: "House rules", description: "How we list boards.", file: "rules.md" },
    { slug: "muds", title: "What is a BBS?", description: "Bulletin boards.", file: "bbs.md" },
  ],
};
`;

/** Every text file of the site, by its path. */
const files = new Map<string, string>();
const file = (path: string): string => files.get(path) ?? expect.fail(`${path} is missing`);

describe("a directory of bulletin boards under another name, below /dir/", () => {
  beforeAll(async () => {
    const texts = {
      "package.json": '{"type":"module"}',
      "mudlark.config.ts": config,
      "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>',
      "rules.md": "Be **kind**.\n\n| Rule | Reason |\n| --- | --- |\n| Call late | The line is free |\n",
      "bbs.md": "A computer that you call.\n",
    };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const data = join(folder, "data");
    const generate = ["tools/generate/generate.ts", "--out", data, "--servers", "3", "--nights", "2"];
    expect(spawnSync(process.execPath, generate).status).toBe(0);
    const { status, said } = await build({
      MUDLARK_CONFIG: join(folder, "mudlark.config.ts"),
      MUDLARK_DATA: data,
      MUDLARK_DEPLOY: "1",
    });
    expect(status, said).toBe(0);
    for (const path of readdirSync(out, { recursive: true, encoding: "utf8" })) {
      if (/\.(?:html|xml|json|js|css|txt|csv|svg|tin|ndjson)$/.test(path))
        files.set(path, readFileSync(join(out, path), "utf8"));
    }
    expect(files.size).toBeGreaterThan(100);
  });

  test("nothing mentions Mudlark, except the credit, the documentation and the format of records", () => {
    const credit = '<a href="https://github.com/mudlark/mudlark">Mudlark</a>';
    const found = [...files].flatMap(([path, text]) => {
      // The documentation calls the software by its name.
      if (path.startsWith("docs/")) return [];
      // The key of our part of a record, and the program that wrote it, belong to the record's format and are shown on
      // its page.
      const rest = text.replaceAll(credit, "").replace(/(?:&quot;|\\?")mudlark(?:&quot;|\\?"| generate| \d)/g, "");
      const index = rest.toLowerCase().indexOf("mudlark");
      return index === -1 ? [] : [`${path}: …${rest.slice(Math.max(0, index - 60), index + 40)}…`];
    });
    expect(found).toEqual([]);
    expect(file("index.html")).toContain(credit);
  });

  test("pages call the listed things what the configuration calls them", () => {
    for (const path of ["index.html", "servers/index.html", "statistics/index.html", "news/index.html", "404.html"])
      expect(file(path).replace(/<[^>]*>/g, " "), path).not.toMatch(/\bMUDs?\b/);
    expect(file("servers/index.html")).toMatch(/<h1[^>]*>All BBSes</);
    expect(file("index.html")).toContain('data-one="BBS" data-many="BBSes"');
    expect(file("index.html")).toMatch(/\b3 BBSes\b/);
  });

  test("running text calls them that too, and not games", () => {
    // Pages about MUDs as such, which the configuration may replace, protocols that were made for games, and the
    // documentation of the software.
    const others = /^(?:docs|protocols|servers\/[^/]+|about\/(?:clients|glossary))\//;
    const found = [...files].flatMap(([path, html]) => {
      if (extname(path) !== ".html" || others.test(path)) return [];
      // Without names, login screens and code, which come from elsewhere, but with what screen readers and search engines get.
      const attributes = [...html.matchAll(/ (?:alt|title|aria-label|content|placeholder)="([^"]*)"/g)].map(
        ([, text]) => text,
      );
      const text = html.replace(/<(bdi|code|pre|script|style)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ");
      return [text, ...attributes]
        .flatMap((part) => /.{0,40}\bgames?\b.{0,20}/i.exec(part ?? "")?.[0] ?? [])
        .map((words) => `${path}: ${words.trim()}`);
    });
    expect(found).toEqual([]);
    expect(file("about/measuring/index.html")).toContain("to each listed BBS");
    const server = [...files].find(([path]) => /^servers\/[^/]+\/index\.html$/.test(path))?.[1] ?? "";
    expect(server).toContain("If you run this BBS");
  });

  test("search engines get a BBS, not a game", () => {
    const pages = [...files].filter(([path]) => /^servers\/[^/]+\/index\.html$/.test(path));
    const types = pages.flatMap(([, html]) => {
      const source = /<script type="application\/ld\+json">([^<]*)</.exec(html)?.[1];
      const { "@type": type, serviceType } = JSON.parse(source ?? "{}") as Record<string, unknown>;
      return source === undefined ? [] : [`${String(type)} ${String(serviceType)}`];
    });
    expect(types).toEqual(["Service BBS", "Service BBS", "Service BBS"]);
  });

  test("every link within the site stays below its base, and every absolute one has its address", () => {
    for (const [path, text] of files) {
      if (extname(path) !== ".html") continue;
      const links = [...text.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].map(([, link = ""]) => link);
      expect(
        links.filter((link) => !link.startsWith("/dir/")),
        path,
      ).toEqual([]);
    }
    expect(file("index.html")).toContain('<link rel="canonical" href="https://boards.example.org/dir/"');
    expect(file("news/atom.xml")).toContain("https://boards.example.org/dir/news/atom.xml");
    expect(file("api/v1/openapi.json")).toContain("Carrier Detect API");
  });

  test("colours, favicon and logo are the directory's own", () => {
    const css = [...files].filter(([path]) => path.endsWith(".css")).map(([, text]) => text);
    expect(css.join("")).toMatch(/--river:\s*light-dark\(#7a1fa2,/);
    expect(file("favicon.svg")).toContain("path{fill:#7a1fa2}");
    expect(file("logo.svg")).toContain("<circle");
    expect(file("index.html")).toContain('<img src="/dir/logo.svg"');
    const badge = [...files].find(([path, text]) => path.startsWith("badges/") && text.includes("#7a1fa2"));
    expect(badge).toBeDefined();
    expect([...files].find(([path]) => path.endsWith("/online.svg"))?.[1]).toContain(">BBS<");
  });

  test("the crawler's page has its name and the contact; about pages are added and replaced", () => {
    expect(file("about/crawler/index.html")).toContain("<code>CARRIER</code>");
    expect(file("about/crawler/index.html")).toContain('href="mailto:crawler@boards.example.org"');
    expect(file("about/house-rules/index.html")).toContain("Be <strong>kind</strong>.");
    expect(file("about/house-rules/index.html")).toMatch(
      /<div class="scroller" role="region" aria-label="Table 1" tabindex="0">\s*<table>/,
    );
    expect(file("about/muds/index.html")).toContain("A computer that you call.");
    expect(file("about/index.html")).toMatch(/House rules[\s\S]*How we list boards\./);
    expect(file("index.html")).toContain("What is a BBS?");
    expect(file("index.html")).toContain("Run by the sysops&#39; guild.");
  });
});

test("a deployment with the default address fails before anything is built, with the line to change", async () => {
  const { status, said } = await build({ MUDLARK_DEPLOY: "1", MUDLARK_SITE: "", MUDLARK_CONFIG: "" });
  expect(said).toMatch(/mudlark\.config\.ts:\d+: url: the site still has the default address/);
  expect(said).not.toMatch(/\.ts:\d+:\d+\)/);
  expect(status).not.toBe(0);
});

test.each([
  ["MUDLARK_OUT", "outDir"],
  ["MUDLARK_CACHE", "cacheDir"],
])(
  "a folder in %s that cannot be used ends the build before anything is built, in a sentence",
  async (name, setting) => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { status, said } = await tryBuild({ MUDLARK_OUT: out, [name]: join(file, "below") });
    expect(status).not.toBe(0);
    expect(said.replaceAll(/\s+/g, " ")).toContain(`as ${setting} in mudlark.config.ts or as ${name}.`);
    expect(said).not.toMatch(/\.ts:\d+:\d+\)|static entrypoints/);
  },
);
