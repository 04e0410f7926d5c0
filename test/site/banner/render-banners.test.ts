import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { type BannerInput, renderBanners } from "../../../src/banner/render-banners.ts";
import { drawnSite } from "../../../src/banner/site.ts";

const cacheDir = mkdtempSync(join(tmpdir(), "banners-"));

function input(id: string, text: string): BannerInput {
  const bytes = new TextEncoder().encode(text);
  return {
    id,
    name: "Lowlands",
    before: bytes,
    after: new Uint8Array(),
    encoding: "utf-8",
    mxp: false,
    ownAddresses: [],
  };
}

/** A rewritten file has another inode. */
function inodes(): [string, number][] {
  return readdirSync(cacheDir, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => [name, statSync(join(cacheDir, name)).ino]);
}

describe("renderBanners", () => {
  const card = { title: "Lowlands", facts: [{ label: "Codebase", value: "LPMud" }], badges: ["GMCP"] };
  const inputs = [
    { ...input("lowlands", "\x1b[1;32mWelcome to Lowlands!\x1b[0m\r\nWhat is your name? "), card },
    input("markup", '<script>alert(1)</script> & "quotes"\r\n\x1b]0;title\x07\x1b[31m</pre><img src=x>\x1b[0m'),
    input("nothing", ""),
  ];
  let first: Awaited<ReturnType<typeof renderBanners>>;
  beforeAll(async () => {
    first = await renderBanners(inputs, { cacheDir, workers: 2 });
  });

  it("draws a picture of whole cells, and reports its size", async () => {
    const png = first.get("lowlands")?.png;
    expect(png).toMatchObject({ width: 20 * 8, height: 2 * 16 });
    const decoded = await sharp(join(cacheDir, "files", png?.file ?? "")).metadata();
    expect(decoded).toMatchObject({ width: 160, height: 32, format: "png" });
  });

  it("draws the card in the size that Open Graph consumers expect", () => {
    expect(first.get("lowlands")?.card).toMatchObject({ width: 1200, height: 630 });
  });

  it("returns the words, and an alt text even if there are none", () => {
    expect(first.get("lowlands")).toMatchObject({ words: "Welcome to Lowlands! What is your name?", problems: [] });
    expect(first.get("nothing")).toMatchObject({ html: "", words: "", rows: 0 });
    expect(first.get("nothing")?.alt).toContain("Lowlands");
    expect(first.get("nothing")?.png).toBeUndefined();
  });

  it("escapes all markup of the server, and writes no inline style", () => {
    const html = first.get("markup")?.html ?? "";
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;");
    expect(html.replace(/<\/?(?:span|s)(?: class="[a-z0-9 -]+")?>/g, "")).not.toContain("<");
    expect(html).not.toContain("title");
  });

  it("returns the web font if the markup needs it, and neither if the markup would be too long", async () => {
    const dense = Array.from({ length: 2000 }, (_, i) => `\x1b[3${i % 7}m▓`).join("");
    const apart = join(cacheDir, "apart");
    const made = await renderBanners([input("few", "\x1b[32m▓▒░"), input("many", dense)], {
      cacheDir: apart,
      workers: 1,
    });
    const few = made.get("few");
    expect(few?.html).toContain("▓▒░");
    expect(readFileSync(join(apart, "files", few?.css ?? ""), "utf8")).toMatch(/@font-face.*\.ansi-green-fg/s);
    expect(made.get("many")?.png).toBeDefined();
    expect(made.get("many")).not.toHaveProperty("html");
    expect(made.get("many")).not.toHaveProperty("css");
  });

  it("draws nothing twice: a second run takes everything from the cache", async () => {
    const before = inodes();
    const again = await renderBanners(inputs, { cacheDir, workers: 2 });
    expect([...again]).toEqual([...first]);
    expect(inodes()).toEqual(before);
  });

  it("redraws what is damaged in the cache, and says so", async () => {
    const results = join(cacheDir, "results");
    const names = readdirSync(results);
    const damage = [
      (): string => "",
      (): string => "{}",
      (text: string) => text.slice(0, -1),
      (text: string) => `${text} `,
    ];
    for (const [index, name] of names.entries()) {
      const path = join(results, name);
      writeFileSync(path, damage[index % 4]?.(readFileSync(path, "utf8")) ?? "");
    }
    const from = drawnSite.problems.length;
    const again = await renderBanners(inputs, { cacheDir, workers: 2 });
    expect([...again]).toEqual([...first]);
    const remarks = drawnSite.problems.slice(from);
    expect(remarks).toHaveLength(names.length);
    for (const remark of remarks) expect(remark).toMatch(/\.json is damaged, so it is drawn again\.$/);
  });

  it("says what to do if there can be no cache in the folder", async () => {
    const file = join(cacheDir, "a-file");
    writeFileSync(file, "");
    await expect(renderBanners(inputs, { cacheDir: file })).rejects.toThrow(
      /^The cache cannot be in .*a-file \(.*\)\. Name a folder that can be written, as cacheDir in/,
    );
    rmSync(file);
  });

  it("makes pictures and fonts that were cut short or overwritten again", async () => {
    const files = join(cacheDir, "files");
    const whole = new Map(readdirSync(files).map((name) => [name, readFileSync(join(files, name))]));
    for (const [index, [name, content]] of [...whole].entries())
      writeFileSync(join(files, name), index % 2 === 0 ? content.subarray(0, -1) : Buffer.alloc(content.length));
    const again = await renderBanners(inputs, { cacheDir, workers: 2 });
    expect([...again]).toEqual([...first]);
    for (const { png, thumbnail, card, css } of again.values())
      for (const name of [png?.file, thumbnail?.file, card?.file, css].filter((each) => each !== undefined))
        expect(readFileSync(join(files, name)).equals(whole.get(name) ?? Buffer.of())).toBe(true);
  });

  it("deletes what no build has used for a month, and nothing else", async () => {
    const old = new Date(Date.now() - 40 * 86_400_000);
    const unused = ["results/of-another-version.json", "files/unused.png", "files/.half-written.png.1.draft"];
    const recent = "files/of-another-site.png";
    for (const name of [...unused, recent]) writeFileSync(join(cacheDir, name), "");
    for (const name of readdirSync(join(cacheDir, "files"))) utimesSync(join(cacheDir, "files", name), old, old);
    for (const name of readdirSync(join(cacheDir, "results"))) utimesSync(join(cacheDir, "results", name), old, old);
    writeFileSync(join(cacheDir, recent), "");
    const again = await renderBanners(inputs, { cacheDir, workers: 1 });
    expect([...again]).toEqual([...first]);
    for (const name of unused) expect(existsSync(join(cacheDir, name))).toBe(false);
    expect(existsSync(join(cacheDir, recent))).toBe(true);
    for (const banner of again.values())
      for (const file of [banner.png?.file, banner.css, banner.card?.file].filter((each) => each !== undefined)) {
        expect(statSync(join(cacheDir, "files", file)).mtimeMs).toBeGreaterThan(Date.now() - 86_400_000);
      }
  });

  it("redraws what is missing from the cache", async () => {
    const path = join(cacheDir, "files", first.get("markup")?.png?.file ?? "");
    rmSync(path);
    await renderBanners(inputs, { cacheDir, workers: 1 });
    expect(existsSync(path)).toBe(true);
  });

  it("shows plain text, and says why, when a banner takes longer than its deadline", async () => {
    const late = await renderBanners([input("late", "Some \x1b[35mother\x1b[0m <text>")], {
      cacheDir,
      workers: 1,
      deadlineMs: 1,
      timer: (tooLate, milliseconds) => {
        if (milliseconds === 1) queueMicrotask(tooLate);
        return () => undefined;
      },
    });
    expect(late.get("late")).toMatchObject({
      html: 'Some <span class="ansi-magenta-fg">other</span> &lt;text&gt;',
      text: "Some other <text>",
      problems: ["It took longer than 0.001 s to draw."],
    });
    expect(late.get("late")?.png).toBeUndefined();
    expect(readFileSync(join(cacheDir, "files", late.get("late")?.css ?? ""), "utf8")).toContain(
      ".ansi-magenta-fg{color",
    );
  });
});
