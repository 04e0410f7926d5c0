// cspell:ignore acent urll
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../../scanner/src/config/index.ts";

/** A folder with a configuration of this text. */
function folderWith(text: string, name = "mudlark.config.ts"): string {
  const folder = mkdtempSync(join(tmpdir(), "mudlark-config-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, name), text);
  return folder;
}

function complaint(text: string, environment: Record<string, string> = {}): string {
  try {
    loadConfig(folderWith(text), environment);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return "accepted";
}

test("a folder without a configuration gets the defaults", () => {
  const config = loadConfig(mkdtempSync(join(tmpdir(), "mudlark-config-")), {});
  expect(config).toMatchObject({
    name: "Mudlark",
    url: "https://mudlark.example",
    base: "/",
    dataDir: "data",
    invented: false,
    crawler: { name: "MUDLARK" },
    census: { concurrency: 200, pauseSeconds: 5, retryMinutes: 10 },
    schedule: { census: "17 2 * * *" },
  });
  expect(config.contact).toBeUndefined();
});

test("a file sets some keys, the environment overrides them, and the rest has defaults", () => {
  const folder = folderWith(`
    import type { ConfigFile } from "@mudlark/scanner/config";
    const directory = {
      name: "Boards", url: "https://boards.example.org/", listed: { singular: "BBS", plural: "BBSes" },
      crawler: { name: "boards-bot" }, contact: "crawler@boards.example.org",
    } satisfies ConfigFile;
    export default directory;`);
  expect(loadConfig(folder, {})).toMatchObject({ name: "Boards", url: "https://boards.example.org", base: "/" });
  const variables = { MUDLARK_BASE: "/dir/", MUDLARK_NAME: "", MUDLARK_INVENTED: "1", MUDLARK_CRAWLER: "other" };
  expect(loadConfig(folder, variables)).toMatchObject({
    name: "Boards",
    base: "/dir/",
    invented: true,
    crawler: { name: "OTHER" },
    contact: "crawler@boards.example.org",
  });
  expect(loadConfig(folder, {}).crawler.name, "the module's own object stays as it is").toBe("BOARDS-BOT");
});

test("MUDLARK_CONFIG names another file, which has to exist", () => {
  const folder = folderWith(`export default { name: "Other" };`, "other.config.ts");
  expect(loadConfig(folder, { MUDLARK_CONFIG: "other.config.ts" }).name).toBe("Other");
  expect(() => loadConfig(folder, { MUDLARK_CONFIG: "none.ts" })).toThrow(
    "none.ts: this file does not exist. Correct MUDLARK_CONFIG, or unset it.",
  );
});

test.each([
  [
    "an address without a scheme",
    `export default {\n  name: "X",\n  url: "muds.example.org",\n};`,
    'mudlark.config.ts:3: url: "muds.example.org" is not valid. Write the complete address with its scheme, as in https://muds.example.org.',
  ],
  [
    "an address with a path",
    `export default { url: "https://example.org/dir/" };`,
    'mudlark.config.ts:1: url: "https://example.org/dir/" is not valid. Write only the scheme and the host, as in https://muds.example.org. A path goes into base.',
  ],
  [
    "a base without slashes",
    `export default {\n  base: "dir",\n};`,
    'mudlark.config.ts:2: base: "dir" is not valid. Write it with a slash at both ends, as in "/directory/", or "/" for none; it may contain letters, digits, and the characters . _ ~ -.',
  ],
  [
    "a wrong colour",
    `export default {\n  colours: {\n    dark: {\n      "ink-soft": "red",\n    },\n  },\n};`,
    'mudlark.config.ts:4: colours.dark.ink-soft: "red" is not valid. Write a colour as six hexadecimal digits after "#", as in "#0b5c63".',
  ],
  [
    "a key with a typo",
    `export default {\n  colours: {\n    acent: "#112233",\n  },\n};`,
    "mudlark.config.ts:3: colours.acent: unknown key. Did you mean accent?",
  ],
  [
    "a key of no kind",
    `export default { listed: { singular: "BBS", plural: "BBSes", zzzz: 1 } };`,
    "mudlark.config.ts:1: listed.zzzz: unknown key. The keys here are: singular, plural.",
  ],
  [
    "a missing logo",
    `export default {\n\n  logo: "brand/logo.svg",\n};`,
    'mudlark.config.ts:3: logo: the file "brand/logo.svg" does not exist. Create it, correct the path, or remove the key.',
  ],
  [
    "a favicon of an unknown kind",
    `export default { favicon: "icon.gif" };`,
    'mudlark.config.ts:1: favicon: "icon.gif" is not a supported kind of file. Use one that ends with .svg, .png, .ico.',
  ],
  [
    "a file outside the checkout",
    `export default { logo: "../logo.svg" };`,
    'mudlark.config.ts:1: logo: "../logo.svg" is not valid. Write a path below the folder of this file, without “..” and without a leading slash.',
  ],
  [
    "a schedule that is not a cron line",
    `export default { schedule: { census: "at night" } };`,
    'mudlark.config.ts:1: schedule.census: "at night" is not valid. Write the five fields of a cron schedule (minute, hour, day, month, weekday, in UTC), as in "17 2 * * *".',
  ],
  [
    "a contact that is neither mail nor web",
    `export default { contact: "javascript:alert(1)" };`,
    'mudlark.config.ts:1: contact: "javascript:alert(1)" is not valid. Write a mail address (crawler@example.org) or the address of a web form (https://example.org/contact).',
  ],
  [
    "a crawler's name with a blank",
    `export default { crawler: { name: "MY BOT" } };`,
    'mudlark.config.ts:1: crawler.name: "MY BOT" is not valid. Write up to 40 letters, digits, hyphens and underscores, without blanks.',
  ],
  [
    "text where keys belong",
    `export default { listed: "BBS" };`,
    'mudlark.config.ts:1: listed: "BBS" is not valid. Write keys with values in braces.',
  ],
  [
    "a page without a title",
    `export default { about: [\n{ slug: "rules", description: "x", file: "rules.md" }] };`,
    "mudlark.config.ts:2: about[0].title: it is missing. Write it as text, in quotes.",
  ],
  [
    "a number as name",
    `export default { name: 7 };`,
    "mudlark.config.ts:1: name: 7 is not valid. Write it as text, in quotes.",
  ],
  [
    "a name with a line break",
    `export default { name: "A\\nB" };`,
    String.raw`mudlark.config.ts:1: name: "A\nB" is not valid. It contains a line break or an invisible character. Write it as one line.`,
  ],
])("%s: file, line, cure", (_kind, text, sentence) => {
  expect(complaint(text)).toBe(`ConfigError: ${sentence}`);
});

test("a value from the environment is blamed on its variable", () => {
  expect(complaint("export default {};", { MUDLARK_SITE: "boards.example.org" })).toBe(
    'ConfigError: MUDLARK_SITE (environment): "boards.example.org" is not valid. Write the complete address with its scheme, as in https://muds.example.org.',
  );
  expect(complaint("export default {};", { MUDLARK_INVENTED: "maybe" })).toBe(
    'ConfigError: MUDLARK_INVENTED (environment): "maybe" is not valid. Write true or false, without quotes.',
  );
});

test("every mistake is reported at once, each with its line", () => {
  const sentences = complaint(`export default {\n  base: "x",\n  urll: "y",\n  census: { concurrency: 0 },\n};`).split(
    "\n",
  );
  expect(sentences.map((sentence) => /mudlark\.config\.ts:(\d): (\S+):/.exec(sentence)?.slice(1))).toEqual([
    ["2", "base"],
    ["4", "census.concurrency"],
    ["3", "urll"],
  ]);
});

test("a file that does not parse, exports nothing or fails is named, with the line if there is one", () => {
  expect(complaint(`export default {\n  name: "X"\n  url: "y",\n};`)).toMatch(
    /^ConfigError: mudlark\.config\.ts:3: it cannot be read: /,
  );
  expect(complaint("export const name = 1;")).toBe(
    "ConfigError: mudlark.config.ts: it does not export an object. End it with: export default { … } satisfies ConfigFile;",
  );
  expect(complaint('throw new Error("no luck");\nexport default {};')).toBe(
    "ConfigError: mudlark.config.ts: it cannot be read: no luck",
  );
});
