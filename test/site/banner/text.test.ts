import { defined } from "@mudlark/scanner/objects";
import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import figlet from "figlet";
import { describe, expect, it } from "vitest";
import { bannerInputOf } from "../../../src/banner/render-banners.ts";
import { stripResidue } from "../../../src/banner/residue/index.ts";
import { sauce } from "./fixtures/sauce.ts";
import { bytesOfText } from "../../../src/banner/text/bytes-of-text.ts";
import { decodeBanner } from "../../../src/banner/text/decode.ts";
import { joinAroundReturn } from "../../../src/banner/text/join.ts";
import { altOf, wordsOfText } from "../../../src/banner/words/index.ts";
import { findLargeLetters } from "../../../src/banner/words/large/index.ts";
import { readableParts } from "../../../src/banner/words/readable.ts";

const strip = (text: string, mxp = false): string => stripResidue(text, { mxp, ownAddresses: [] });

describe("protocol leftovers", () => {
  it("keeps what only looks like a tag, and text that only looks like a protocol", () => {
    for (const text of [
      "Type connect <name> <password>",
      "<b> is art",
      "I said #$# once",
      "&lt; stays",
      "!!SOUNDS good",
      '#$"#; the old oak',
      "#$#$#$#",
      "The script says host.connection.write(1)",
      "\x1b[s\x1b[10Cstored\x1b[u",
    ]) {
      expect(strip(text)).toBe(text);
    }
  });

  it("removes MXP elements and entities if MXP is on, and keeps their contents", () => {
    expect(strip('<B>Bold</B> <SEND href="x>y">go</SEND> &lt;name&gt; <player>', true)).toBe("Bold go <name> <player>");
    expect(strip("\x1b[1z<RName>Hall</RName>\x1b[7z <!EL RName FLAG='x'>").trim()).toBe("Hall");
  });

  it("removes a bulletin board's queries, and the lines shown while waiting, but no screen full of art", () => {
    const probe = "\x1b[s\x1b[255B\x1b[255C\b_\x1b[6n\x1b[u\x1b[!_";
    expect(strip(`One moment.\r\n${probe}\x1b[2J\x1b[HName:`)).toBe("\x1b[2J\x1b[HName:");
    expect(strip(`One moment.\r\n${probe}\x1b[2J\x1b[H`)).toBe("One moment.\r\n\x1b[2J\x1b[H");
    const art = "/\\/\\/\\\r\n".repeat(12);
    expect(strip(`${art}${probe}\x1b[2J\x1b[HName:`)).toBe(`${art}\x1b[2J\x1b[HName:`);
  });

  it("masks the visitor's address, but not versions, times or the server's own", () => {
    expect(strip("Your IP: 192.0.2.44")).toBe("Your IP: xxx.x.x.xx");
    expect(strip("Circle 3.1.0.2 at 12:34:56")).toBe("Circle 3.1.0.2 at 12:34:56");
    expect(stripResidue("You are connected to 192.0.2.9", { mxp: false, ownAddresses: ["192.0.2.9"] })).toContain(
      "192.0.2.9",
    );
  });
});

describe("text before and after Return", () => {
  it.each([
    ["nothing after", "A\r\nName: ", "", "A\r\nName: "],
    ["the same again", "A\r\nB 1\r\nName:", "\r\nA\r\nB 2\r\nName:", "A\r\nB 1\r\nName:"],
    ["the same and more", "A\r\nName:", "A\r\nName:\r\nBye", "A\r\nName:\r\nBye"],
    ["something else", "Name: ", "Too short.", "Name: \r\nToo short."],
    ["only the end again", "X\r\nA\r\nB\r\n", "A\r\nB\r\nC", "X\r\nA\r\nB\r\nC"],
  ])("%s", (_, before, after, joined) => {
    expect(joinAroundReturn(before, after)).toBe(joined);
  });
});

describe("bytes", () => {
  it("are restored from lone surrogates and from raw_hex", () => {
    expect([...bytesOfText("a\udcb1b", "utf-8")]).toEqual([0x61, 0xb1, 0x62]);
    expect([...bytesOfText({ text: "?", raw_hex: "ff00" }, "utf-8")]).toEqual([0xff, 0]);
    expect([...bytesOfText(undefined, "utf-8")]).toEqual([]);
  });

  it("stay letters where UTF-8 is only claimed", () => {
    expect(decodeBanner(Uint8Array.of(0x53, 0xe6, 0x72), "ascii").text).toBe("Sær");
    expect(decodeBanner(Uint8Array.of(0xf0, 0x9f, 0x90, 0x89), "utf-8").text).toBe("🐉");
  });
});

describe("SAUCE", () => {
  const record = Buffer.from(sauce(new Uint8Array(), 132, 1)).subarray(1);
  const comments = Buffer.concat([Buffer.from("COMNT"), Buffer.alloc(64, "c")]);
  const withComments = Buffer.from(record);
  withComments[104] = 1;
  it.each([
    ["behind the end of the file", [Buffer.of(0x1a), record], "art"],
    ["behind no such mark", [record], "art"],
    ["with comments", [Buffer.of(0x1a), comments, withComments], "art"],
    ["with comments, behind no mark", [comments, withComments], "art"],
    ["before a prompt", [Buffer.of(0x1a), record, Buffer.from("\r\nName: ")], "art\r\nName: "],
  ])("is removed %s", (_, parts, text) => {
    expect(decodeBanner(Buffer.concat([Buffer.from("art"), ...parts]), "cp437")).toEqual({
      text,
      sauce: { columns: 132, iceColours: true },
    });
  });

  it("turns NULs into blanks, which are padding elsewhere", () => {
    expect(decodeBanner(sauce(Buffer.from("a\0b"), 80, 0), "cp437").text).toBe("a b");
    expect(decodeBanner(Buffer.from("a\0b"), "cp437").text).toBe("a\0b");
  });

  it("needs its complete record; without one, the end-of-file byte only ends code page 437 art", () => {
    const half = Buffer.concat([Buffer.from("art\x1a"), record.subarray(0, 100)]);
    expect(decodeBanner(half, "cp437")).toEqual({ text: "art" });
    expect(decodeBanner(half, "iso-8859-1").text).toContain("SAUCE00");
    expect(decodeBanner(Buffer.from("\x1aart"), "cp437").text).toBe("");
    expect(decodeBanner(Buffer.from("\x1aart"), "iso-8859-1").text).toBe("\x1aart");
  });
});

describe("bannerInputOf", () => {
  const entry: ListingEntry = { id: "x", name: "X", addresses: [{ host: "example.org", port: 4000, tls: false }] };
  const record = (mudlark?: object): ScanRecord =>
    ({
      "server-probe": { session_data: { encoding: "utf-8", banner_before_return: "text", banner_after_return: "" } },
      sessions: [{ host: "example.org", ip: "192.0.2.1", port: 4000, connected: "" }],
      ...defined({ mudlark }),
    }) as unknown as ScanRecord;
  const raw = (text: string): object => ({ before: Buffer.from(text).toString("base64"), after: "" });
  const said = (of: ScanRecord, by = entry): string => Buffer.from(bannerInputOf(of, by)?.before ?? []).toString();

  it("prefers the raw bytes to the text, and the deep visit's to the first one's", () => {
    expect(said(record())).toBe("text");
    expect(said(record({ raw: raw("raw") }))).toBe("raw");
    expect(said(record({ raw: raw("raw"), deep: { raw: raw("deep") } }))).toBe("deep");
  });

  it("lets the entry's encoding win without a new visit, its address's before its own", () => {
    const found = { raw: raw("x"), encoding: { name: "koi8-r", source: "bytes" } };
    expect(bannerInputOf(record(found), entry)?.encoding).toBe("koi8-r");
    expect(bannerInputOf(record(found), { ...entry, encoding: "cp437" })?.encoding).toBe("cp437");
    const addresses = [{ host: "example.org", port: 4000, tls: false, encoding: "big5", columns: 132 }];
    expect(bannerInputOf(record(found), { ...entry, encoding: "cp437", addresses })).toMatchObject({
      encoding: "big5",
      columns: 132,
    });
  });

  it("is undefined if there is no banner", () => {
    expect(bannerInputOf({ sessions: [] }, entry)).toBeUndefined();
  });
});

describe("words", () => {
  it.each([
    ["/\\_/\\__  |||  -=*=-", []],
    ["8888b.  d8P  Y8b  ooo OOO", []],
    ["  *  .   Welcome, stranger!   .  *", ["Welcome, stranger!"]],
    ["W e l c o m e   t o   t h e   S e a", ["Welcome to the Sea"]],
    ["--==[ The Old Keep ]==--", ["The Old Keep"]],
    ["  5) UTF-8", ["5) UTF-8"]],
    ["MM    MM    MM  '  AMV  '  AMV  MM    `Mb 8)   MM    MM    MM", []],
    ["        2 0 2 5", ["2025"]],
    ["  ~ 1994 - 2004 ~", ["1994 - 2004"]],
    ["  12 players", ["12 players"]],
    ["  12 14 16", []],
    ["Q - Quit    M - Print this menu", ["Q – Quit", "M – Print this menu"]],
    ["- Welcome -", ["Welcome"]],
    ["Ack!Mud 4.0 (beta) : Zenithar", ["Ack!Mud 4.0 (beta): Zenithar"]],
    ["  To see who is on  -------=>  WHO", ["To see who is on: WHO"]],
    ["see github.com/RanvierMUD/ranviermud", ["see github.com/RanvierMUD/ranviermud"]],
    [".col, /who and +help are commands", [".col, /who and +help are commands"]],
    ["the output of the `help' command", ["the output of the 'help' command"]],
    ["<This is where you say hello>", ["This is where you say hello."]],
    ["type connect <name> <password>", ["type connect <name> <password>"]],
    ["What is your name: What is your name:", ["What is your name:"]],
    ["/%%%%%khufu%.", []],
    ["====[Login]====", ["[Login]"]],
    [`intro.txt/'""---.._ here`, ["intro.txt here"]],
    [" Ｔ H E   Ｅ M P I R E", ["THE EMPIRE"]],
    ["  笑---------", ["笑"]],
  ])("of %s", (line, words) => {
    expect(readableParts(line)).toEqual(words);
  });

  it.each([
    [
      "a list, a stop for each",
      ["connect <name> <password>", "help to get help"],
      "connect <name> <password>. help to get help",
    ],
    ["two columns", [`"WHO"   tells you who is here`], `"WHO" tells you who is here`],
    [
      "prose, without a stop",
      ["It goes on over the whole of the line up to the very edge, and", "never ends."],
      "It goes on over the whole of the line up to the very edge, and never ends.",
    ],
    [
      "a heading, with a stop",
      ["By invitation of those who hold the keys", "Name:"],
      "By invitation of those who hold the keys. Name:",
    ],
    [
      "what stands apart, with a stop",
      ["Michiel Lange, Igor van den Hoven", "", "(New ones say NEW)"],
      "Michiel Lange, Igor van den Hoven. (New ones say NEW)",
    ],
    ["an article, without", ["Welcome to the", "", "Old Keep"], "Welcome to the Old Keep"],
    ["Chinese marks", ["歡迎光臨。", "霧港", "名字："], "歡迎光臨。 霧港。 名字："],
    [
      "nothing twice",
      ["What is your name?", "No, your name.", "What is your name?"],
      "What is your name? No, your name.",
    ],
  ])("speak %s", (_, lines, spoken) => {
    expect(wordsOfText(lines.join("\n"), "Somewhere")).toBe(spoken);
  });

  it("end an alt text with what the server asks, however much precedes it", () => {
    const long = "A sentence of seven words stands here. ".repeat(40);
    const alt = altOf(`${long}What is your name?`, "Somewhere");
    expect(alt.length).toBeLessThanOrEqual(505);
    expect(alt).toMatch(/^A sentence .* here\. … (?:A sentence of seven words stands here\. )*What is your name\?$/);
    expect(altOf("word ".repeat(300), "Somewhere").length).toBeLessThanOrEqual(505);
    expect(altOf("長".repeat(700), "Somewhere").length).toBeLessThanOrEqual(505);
  });

  it.each([
    "Standard",
    "Slant",
    "Big",
    "Doom",
    "ANSI Shadow",
    "Banner",
    "Block",
    "Georgia11",
    "Univers",
    "Colossal",
  ] as const)("find the name in large letters of %s, and no other name", (font) => {
    const lines = figlet
      .textSync("Driftwood", { font })
      .split("\n")
      .map((row) => ({ text: `   ${row}   .`, parts: readableParts(row) }));
    expect(findLargeLetters(lines, "Driftwood MUD")?.spelled).toMatch(/^Driftwood/);
    expect(findLargeLetters(lines, "Evernight")).toBeUndefined();
  });

  it.each(["Standard", "Slant", "Small", "Doom", "ANSI Shadow", "Calvin S", "Larry 3D"] as const)(
    "find a name of several words in %s, though strokes were changed by hand",
    (font) => {
      const rows = figlet.textSync("The Iron Keep", { font, width: 120 }).split("\n");
      const lines = rows.map((row, at) => {
        const text = at === 2 ? `* ${row.replace(/\S/, ".")} *` : `  ${row}`;
        return { text, parts: readableParts(text) };
      });
      expect(findLargeLetters(lines, "The Iron Keep")).toMatchObject({ spelled: "The Iron Keep" });
      expect(findLargeLetters(lines, "The Lost Souls")).toBeUndefined();
      const unspaced = lines.map(({ text }) => ({ text: text.replace(/\s/g, ""), parts: [] }));
      expect(findLargeLetters(unspaced, "The Lost Souls")).toBeUndefined();
    },
  );

  it("do not mistake parts of large letters for words, in nearly every FIGlet font", () => {
    const noisy = figlet.fontsSync().filter((font) => {
      const text = figlet.textSync("Driftwood Hollow", { font, width: 100 });
      if (text.trim().split("\n").length < 3) return false;
      const words = wordsOfText(text, "Elsewhere");
      return words !== "" && !/^(?:Driftwood|Hollow|Driftwood Hollow)[. ]*(?:Hollow)?$/i.test(words);
    });
    // Eight of more than three hundred fonts write words with words, or letters with letters that may be words.
    expect(noisy.length, noisy.join(", ")).toBeLessThanOrEqual(8);
  });
});
