import { z } from "zod";
import { plainLetters } from "../text/index.ts";
import { placeholderUrl } from "./placeholder.ts";

/** A line of plain text, for titles, feeds and terminals. */
const line = (longest: number): z.ZodString =>
  z
    .string("Write it as text, in quotes.")
    .trim()
    .min(1, "It is empty. Write something, or remove the key to get the default.")
    .max(longest, `It is too long: shorten it to ${String(longest)} characters.`)
    .regex(/^\P{C}*$/u, "It contains a line break or an invisible character. Write it as one line.");

/** An address without path, query or fragment: `https://muds.example.org`. */
const origin = z
  .string("Write it as text, in quotes.")
  .refine(isWeb, "Write the complete address with its scheme, as in https://muds.example.org.")
  .refine(
    (text) => !isWeb(text) || ["", "/"].includes(text.slice(new URL(text).origin.length)),
    "Write only the scheme and the host, as in https://muds.example.org. A path goes into base.",
  )
  .transform((text) => text.replace(/\/$/, ""));

const webAddress = z
  .string("Write it as text, in quotes.")
  .refine(isWeb, "Write the complete address with its scheme, as in https://example.org/contact.")
  .transform((text) => text.replace(/\/+$/, ""));

const colour = z
  .string("Write a colour as text, in quotes.")
  .regex(/^#[0-9a-f]{6}$/i, 'Write a colour as six hexadecimal digits after "#", as in "#0b5c63".')
  .toLowerCase();

/** The colours that `colours.light` and `colours.dark` may set; all others are derived from the accent. */
export const colourNames = [
  "paper",
  "surface",
  "sunk",
  "ink",
  "ink-soft",
  "line",
  "line-strong",
  "accent",
  "accent-strong",
  "accent-wash",
  "on-accent",
  "mark",
  "mark-wash",
] as const;
export type ColourName = (typeof colourNames)[number];

const explicitColours = z
  .strictObject(
    Object.fromEntries(colourNames.map((name) => [name, colour.optional()])) as Record<
      ColourName,
      z.ZodOptional<typeof colour>
    >,
  )
  .default({});

const file = z
  .string("Write the path of a file as text, in quotes.")
  .min(1, "It is empty. Write the path of a file, relative to the folder of this file.")
  .regex(/^(?!\/)(?!.*\.\.)/, "Write a path below the folder of this file, without “..” and without a leading slash.");

const cron = z
  .string("Write it as text, in quotes.")
  .regex(
    /^\s*(?:[\d*/,-]+\s+){4}[\d*/,-]+\s*$/,
    'Write the five fields of a cron schedule (minute, hour, day, month, weekday, in UTC), as in "17 2 * * *".',
  )
  .trim();

const count = (least: number, most: number): z.ZodInt =>
  z
    .int("Write a whole number, without quotes.")
    .min(least, `The minimum is ${String(least)}.`)
    .max(most, `The maximum is ${String(most)}.`);

const slug = z
  .string("Write it as text, in quotes.")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write lower-case letters, digits and hyphens, as in house-rules.");

/** Pages below /about/ that describe what the software does in this directory. */
const derivedPages = new Set(["crawler", "taking-part"]);

const aboutPage = z.strictObject({
  slug: slug
    .refine(
      (text) => !derivedPages.has(text),
      "This page derives from the configuration and cannot be replaced. Choose another slug.",
    )
    .describe("the last part of its address: `house-rules` is `/about/house-rules/`; `muds` replaces that page"),
  title: line(80).describe("its heading, and the text of the links to it"),
  description: line(200).describe("one sentence for search engines and the list of about pages"),
  file: file.describe("a Markdown file with its text, relative to the folder of the configuration"),
});

/**
 * Everything that a directory can customise, with Mudlark's defaults. `mudlark.config.ts` may leave out any key. Each
 * key's description appears in docs/configuration.md.
 */
export const configSchema = z.strictObject({
  name: line(60).default("Mudlark").describe("the name of the directory"),
  tagline: line(120)
    .optional()
    .describe(
      "one line that says what it is; default: “A directory of MUDs that measures what it lists”, with your `listed.plural`",
    ),
  url: origin
    .default(placeholderUrl)
    .describe("the address of the site: scheme and host, without a path. A deployment must set it"),
  base: z
    .string("Write it as text, in quotes.")
    .regex(
      /^\/(?:[\w.~-]+\/)*$/,
      'Write it with a slash at both ends, as in "/directory/", or "/" for none; it may contain letters, digits, and the characters . _ ~ -.',
    )
    .default("/")
    .describe("the path of the site on its host, with a slash at both ends"),
  repository: webAddress
    .default("https://github.com/mudlark/mudlark")
    .describe("the repository that accepts pull requests and issues"),
  listed: z
    .strictObject({
      singular: line(30).describe("one of the listed things: `MUD`, `BBS`, `talker`"),
      plural: line(30).describe("several: `MUDs`, `BBSes`, `talkers`"),
    })
    .default({ singular: "MUD", plural: "MUDs" })
    .describe("what the directory lists, as it appears within a sentence"),
  contact: z
    .string("Write it as text, in quotes.")
    .refine(
      (text) => isWeb(text) || /^[^\s@<>"'&?]+@[\w-]+(?:\.[\w-]+)+$/.test(text),
      "Write a mail address (crawler@example.org) or the address of a web form (https://example.org/contact).",
    )
    .optional()
    .describe("where server owners without an account can write to: a mail address, or the address of a web form"),
  colours: z
    .strictObject({
      accent: colour.default("#0b5c63").describe("the colour of links and buttons; all others are derived from it"),
      light: explicitColours.describe("individual colours of the light theme, instead of the derived ones"),
      dark: explicitColours.describe("individual colours of the dark theme, instead of the derived ones"),
    })
    .prefault({})
    .describe("the colours; each pair of text and background is checked for WCAG AA (4.5:1) before anything is built"),
  logo: file.optional().describe("an SVG file shown before the name at the top of each page, instead of the bird"),
  favicon: file.optional().describe("an SVG, PNG or ICO file, instead of the bird"),
  footer: line(500).optional().describe("a sentence at the bottom of each page: who runs it, an imprint"),
  about: z
    .array(aboutPage, "Write a list of pages in square brackets.")
    .default([])
    .describe("pages below /about/ that are added, or replaced by their slug"),
  crawler: z
    .strictObject({
      name: z
        .string("Write it as text, in quotes.")
        .regex(
          /^[A-Z0-9][A-Z0-9_-]{0,39}$/i,
          "Write up to 40 letters, digits, hyphens and underscores, without blanks.",
        )
        .toUpperCase()
        .optional()
        .describe("the name in TTYPE, MNES (CLIENT_NAME), GMCP Core.Hello and ZMP; default: `name` in capitals"),
      page: webAddress
        .optional()
        .describe("the address where owners can read about the crawler; default: its page on this site"),
    })
    .prefault({})
    .describe("how the scanner identifies itself to servers"),
  schedule: z
    .strictObject({
      census: cron.default("17 2 * * *").describe("when the nightly census starts"),
      counts: z
        .union([cron, z.literal(false)], "Write five cron fields in quotes, or false.")
        .default("41 */3 * * *")
        .describe("when to count players between censuses; `false` for never"),
    })
    .prefault({})
    .describe("times in cron syntax, in UTC; `npm run setup` copies them to the workflow"),
  census: z
    .strictObject({
      concurrency: count(1, 100_000).default(200).describe("the number of visits at the same time"),
      pauseSeconds: z
        .number("Write a number, without quotes.")
        .min(0, "The minimum is 0.")
        .max(86_400, "The maximum is 86400.")
        .default(5)
        .describe("the pause between two visits to one IP address"),
      retryMinutes: z
        .union(
          [z.number().min(0).max(86_400), z.literal(false)],
          "Write a number of minutes from 0 to 86400, or false.",
        )
        .default(10)
        .describe("how long to wait before trying servers that did not answer again; `false` for never"),
    })
    .prefault({})
    .describe("defaults of `mudlark census`; its options override them"),
  dataDir: line(4096).default("data").describe("the folder of the listing, records and readings"),
  cacheDir: line(4096).default(".cache").describe("the folder for images and other slow results, kept between builds"),
  outDir: line(4096).default("dist").describe("the folder of the built site"),
  invented: z
    .boolean("Write true or false, without quotes.")
    .default(false)
    .describe("whether the listed servers are invented (the demo, tests); every page then says so"),
  deploy: z
    .boolean("Write true or false, without quotes.")
    .default(false)
    .describe("whether the built site will be published: the build then fails as long as `url` is the default"),
});

/** What mudlark.config.ts exports: any of the keys. */
export type ConfigFile = z.input<typeof configSchema>;
type Checked = z.output<typeof configSchema>;

/** The checked configuration, with defaults for what the file leaves out. */
export type Config = Checked & { tagline: string; crawler: Checked["crawler"] & { name: string } };

/** Adds the defaults that follow from other keys. */
export function withDerivedDefaults(checked: Checked): Config {
  const { name, listed, tagline, crawler } = checked;
  const ofName = plainLetters(name)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return {
    ...checked,
    tagline: tagline ?? `A directory of ${listed.plural} that measures what it lists`,
    crawler: { ...crawler, name: crawler.name ?? (ofName === "" ? "MUDLARK" : ofName) },
  };
}
/** How a visit identifies itself. */
export type Crawler = Config["crawler"];

function isWeb(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\/[^/]/i.test(text) && url.username === "";
}
