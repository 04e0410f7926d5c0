import { z } from "zod";
import { columnBounds } from "./login-screen.ts";
import { hasUnseen, isDeviceName } from "../text/index.ts";

/**
 * Invalid addresses are reported by their schema, and credentials in one by a separate rule that does not repeat them.
 */
function isPlainAddress(address: string): boolean {
  return !/\s/.test(address) && !hasUnseen(address);
}

const id = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    "use lower-case letters, digits and single hyphens (kebab-case), as in the-7th-plane",
  )
  .max(80)
  .refine((text) => !isDeviceName(text), { error: "Windows reserves this name for a device: add a word to it" });
const host = z
  .string()
  .min(1)
  .max(253)
  .refine((name) => !hasUnseen(name) && !/[\n\t"'`<>{}\\;$&|]/.test(name), {
    error: "write only the host: a name as in mud.example.org, or an IP address",
  })
  .describe("Host name or IP address.");
/**
 * Text by people, shown as it is, so it must not contain characters that hide or reorder text or control a terminal.
 */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((words) => !hasUnseen(words), {
      error: "remove the invisible characters (controls, marks that reorder or hide text)",
    });
const word = (most: number) =>
  text(most).refine((words) => !/[\n\t]/.test(words) && (words === "" || /[\p{L}\p{N}\p{P}\p{S}]/u.test(words)), {
    error: "write it on one line, in visible characters",
  });
const port = z.int().min(1).max(65535).describe("Telnet port.");
const webAddress = z
  .url({ protocol: /^https?$/, error: "write a complete web address that starts with http:// or https://" })
  .max(500)
  .refine(isPlainAddress, { error: "write the web address without blanks and invisible characters" });
const source = z
  .url({
    protocol: /^(https?|telnets?)$/,
    error: "write a web address (http:// or https://), or telnet://host:port for what the server itself reports",
  })
  .max(500)
  .refine(isPlainAddress, { error: "write the web address without blanks and invisible characters" });
const size = z.int().min(0).max(10_000_000);
const year = z.int().min(1975).max(2100);

/** Values of the MSSP variables PLAYERKILLING, ROLEPLAYING, MULTIPLAYING and WORLD ORIGINALITY, in lower case. */
export const playerKillingValues = ["none", "restricted", "full"] as const;
export const roleplayingValues = ["none", "accepted", "encouraged", "enforced"] as const;
export const multiplayingValues = ["none", "restricted", "full"] as const;
export const worldOriginalityValues = ["all stock", "mostly stock", "mostly original", "all original"] as const;

/** One address of a game. The first of an entry is the primary one; visits to it fill the record. */
const columns = z.int().min(columnBounds[0]).max(columnBounds[1]);

export const listingAddressSchema = z.strictObject({
  host,
  port,
  tls: z.boolean().default(false).describe("TLS from the first byte."),
  /** A name from @mudlark/scanner/encoding. */
  encoding: word(40).optional().describe("Overrides the encoding that the scanner would detect."),
  columns: columns.optional().describe("Width that the banner was drawn for, if not 80."),
});

/**
 * An entry of the directory, data/servers/<id>.yml: one game, written by people. The id is the file's name. Keys in the
 * files follow the order of this schema.
 */
export const listingEntrySchema = z.strictObject({
  name: word(100).min(1).describe("As the game writes it."),
  description: text(1000).optional().describe("A sentence or two, plain text."),
  addresses: z
    .array(listingAddressSchema)
    .min(1)
    .max(20)
    .describe("The first is the primary address: it is visited first and fills the record."),
  encoding: word(40).optional().describe("Encoding of all addresses that do not specify one."),
  columns: columns.optional().describe("Banner width of all addresses that do not specify one."),
  mssp: z
    .literal("text")
    .optional()
    .describe("`text`: the owner wants MSSP requested as a line of text (MSSP-REQUEST). Never done otherwise."),
  ttype: z
    .literal("page")
    .optional()
    .describe(
      "`page`: the crawler also names the address of the page about it, as its last terminal type (TTYPE). Never done otherwise.",
    ),
  players: z
    .enum(["who", "no-who"])
    .optional()
    .describe(
      "`who`: players may be counted by sending WHO at the login screen; `no-who`: never send it, even if the screen offers it.",
    ),
  owner: word(60)
    .optional()
    .describe(
      "Who runs the game, in the words to show: an account, a person, a team. Shown as its owner only while the server shows the token for this name.",
    ),
  website: webAddress.optional().describe("http:// or https://"),
  discord: webAddress.optional().describe("Invitation to its Discord server."),
  play: webAddress.optional().describe("A page where the game can be played in a browser."),
  codebase: word(100).optional().describe("The server software, with its version if known."),
  family: word(100).optional().describe("The family of codebases it descends from: DikuMUD, LPMud, TinyMUD …"),
  genre: word(100).optional().describe("Fantasy, Science Fiction, Horror …"),
  subgenre: word(100).optional().describe("A closer description: Dark Fantasy, Cyberpunk …"),
  gameplay: z
    .array(word(100))
    .max(10)
    .optional()
    .describe("What players mostly do: Adventure, Hack and Slash, Roleplaying …"),
  language: word(100).optional().describe("English name of the language."),
  location: word(100).optional().describe("English name of the country."),
  created: year.optional().describe("The year in which it opened."),
  status: word(50).optional().describe("Alpha, Closed Beta, Open Beta, Live …"),
  tags: z.array(word(40)).max(12).optional().describe("Other words that players might search for: cyberpunk, naval …"),
  playerKilling: z.enum(playerKillingValues).optional().describe("Whether players may kill each other's characters."),
  roleplaying: z.enum(roleplayingValues).optional().describe("How much role-playing is expected."),
  multiplaying: z.enum(multiplayingValues).optional().describe("Whether a player may play several characters at once."),
  permadeath: z.boolean().optional().describe("Whether a character that dies is gone for good."),
  newbieFriendly: z.boolean().optional().describe("Whether the game helps players who are new to MUDs."),
  worldOriginality: z
    .enum(worldOriginalityValues)
    .optional()
    .describe("How much of the world was created for this game."),
  crafting: z.boolean().optional().describe("Whether players can make things."),
  clans: z.boolean().optional().describe("Whether players can found or join clans or guilds."),
  rooms: size.optional().describe("Number of rooms in the world."),
  classes: size.optional().describe("Number of classes; 0 if the game has none."),
  levels: size.optional().describe("Number of levels; 0 if the game has none."),
  races: size.optional().describe("Number of races; 0 if the game has none."),
  minimumAge: z.int().min(0).max(99).optional().describe("Minimum age of players in years; 0 for any."),
  adult: z.boolean().optional().describe("For adults only."),
  payToPlay: z.boolean().optional().describe("Whether playing costs money."),
  payForPerks: z.boolean().optional().describe("Whether advantages can be bought."),
  hiringBuilders: z.boolean().optional().describe("Whether it looks for people who build areas."),
  hiringCoders: z.boolean().optional().describe("Whether it looks for programmers."),
  screenReader: z
    .union([z.boolean(), z.literal("partly")])
    .optional()
    .describe("Whether the game supports screen readers (a mode or a setting); `partly` if only some of it does."),
  formerIds: z
    .array(id)
    .max(20)
    .optional()
    .describe("Former ids of the entry; their addresses on the site redirect here."),
  formerAddresses: z.array(z.strictObject({ host, port })).max(40).optional().describe("Addresses it had before."),
  notSameAs: z.array(id).max(20).optional().describe("Ids of different games with a similar name."),
  sources: z
    .array(
      z.strictObject({
        url: source.describe("A web page, or telnet://host:port for what the server itself reports."),
        note: text(300).optional().describe("What was taken from it."),
      }),
    )
    .max(20)
    .optional()
    .describe("Where the facts in this file come from."),
  publishedFingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/, "a fingerprint is 16 digits of 0-9 and a-f")
    .optional()
    .describe("Fingerprint that others have published for it: shown as claimed, never as measured."),
  notes: text(2000).optional().describe("Remarks for those who maintain the listing; not shown on the site."),
});

/** An entry as written in its file, without its id. */
export type ListingFile = z.infer<typeof listingEntrySchema>;
/** An entry with the id that its file name gives it. */
export type ListingEntry = ListingFile & { id: string };
/** One address of an entry. */
export type ListingAddress = z.infer<typeof listingAddressSchema>;
/** An id: kebab-case, at most 80 characters, not a name that Windows reserves for a device. */
export const listingIdSchema = id;
