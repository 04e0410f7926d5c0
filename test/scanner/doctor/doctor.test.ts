// cspell:ignore chaea lpha okeah (the rest of a word after an escaped letter)
import { defined } from "@mudlark/scanner/objects";
import { describe, expect, test } from "vitest";
import type { ListingEntry, Mssp, OutcomeCode, Reading } from "@mudlark/scanner/record";
import { diagnose, doctorRules, plainDiagnoses, type ExaminedGame } from "../../../scanner/src/doctor/index.ts";
import { encode } from "../../../scanner/src/encoding/index.ts";
import { fakeRecord } from "../census/fake-world.ts";

interface Case {
  banner?: string | Buffer;
  mssp?: Mssp;
  ip?: string;
  encoding?: string;
  outcome?: OutcomeCode;
  entry?: Partial<ListingEntry>;
}

const castle =
  "Welcome to the castle upon the hill.\r\nMany have come here before you, and few of them left.\r\nName? ";

function game(id: string, { banner = `${castle}${id}`, mssp, ip = "192.0.2.1", ...more }: Case = {}): ExaminedGame {
  const host = `${id}.example.org`;
  const text = typeof banner === "string" ? banner : banner.toString("latin1");
  const record = fakeRecord({ host, port: 4000, tls: false }, { banner: text, ...defined({ mssp }) }, 0, false);
  const raw = { before: Buffer.from(banner).toString("base64"), after: "" };
  Object.assign(record.mudlark ?? {}, { raw, encoding: { name: more.encoding ?? "utf-8", source: "default" } });
  const reading: Reading = {
    id,
    host,
    port: 4000,
    outcome: more.outcome ?? "ok",
    ip,
    at: "2026-11-21T02:00:00Z",
    ms: { total: 1 },
  };
  return {
    file: `listing/servers/${id}.yml`,
    entry: { id, name: `Castle ${id}`, addresses: [{ host, port: 4000, tls: false }], ...more.entry },
    record,
    reading,
    visits: [{ at: Date.parse(reading.at), outcome: reading.outcome }],
  };
}

/** What one rule says of some games. */
const found = (rule: string, ...games: ExaminedGame[]): string[][] =>
  diagnose(games)
    .filter((diagnosis) => diagnosis.rule === rule)
    .map(({ ids }) => ids);

describe("a name that looks like another game's", () => {
  const rule = "lookalike-name";
  const named = (id: string, name: string, more: Partial<ListingEntry> = {}): ExaminedGame =>
    game(id, { ip: `192.0.2.${id.length}`, banner: `${id} `.repeat(20), entry: { name, ...more } });

  test("is reported with the letters that nobody can see, in the entry and in MSSP", () => {
    const [diagnosis] = diagnose([named("real", "Achaea"), named("other", "\u0410chaea")]).filter(
      (one) => one.rule === rule,
    );
    expect(diagnosis).toMatchObject({
      ids: ["other", "real"],
      evidence: ['its entry has the name "\u0410chaea"; real is called "Achaea"', 'not Latin: "\u0410" (U+0410)'],
      fix: expect.arrayContaining(["if it poses as real: git rm listing/servers/other.yml"]) as string[],
    });
    const stated = game("stated", { mssp: { NAME: "\u0391chaea" } });
    expect(found(rule, named("real", "Achaea"), stated)).toEqual([["stated", "real"]]);
  });

  test("is not reported for a name in its own script, the same name, or games known to be different", () => {
    expect(found(rule, named("real", "Achaea"), named("own", "\u0410\u0445\u0430\u044f"))).toEqual([]);
    expect(found(rule, named("real", "Achaea"), named("same", "ACHAEA"))).toEqual([]);
    expect(found(rule, named("real", "Achaea"), named("apart", "\u0410chaea", { notSameAs: ["real"] }))).toEqual([]);
  });
});

describe("turned away", () => {
  const day = 86_400_000;
  const nights = (...outcomes: OutcomeCode[]): ExaminedGame => {
    const found = game("a", { outcome: outcomes.at(-1) ?? "ok" });
    const last = Date.parse(found.reading?.at ?? "");
    return {
      ...found,
      visits: outcomes.map((outcome, index) => ({ outcome, at: last - (outcomes.length - 1 - index) * day })),
    };
  };
  test("for a week, whatever else failed in between", () => {
    const away = Array.from({ length: 7 }, () => "turned-away" as const);
    expect(found("turned-away", nights("ok", ...away))).toEqual([]);
    expect(found("turned-away", nights("ok", ...away, "cut-off"))).toEqual([["a"]]);
    expect(found("turned-away", nights("ok", ...away, "refused", "silent"))).toEqual([["a"]]);
    expect(found("turned-away", nights(...away, "ok"))).toEqual([]);
  });
});

test("an implausible player count", () => {
  const counts = (...players: number[]): ExaminedGame => ({
    ...game("a"),
    visits: players.map((count, index) => ({ at: index, outcome: "ok", players: count })),
  });
  const usual = Array.from({ length: 10 }, () => 30);
  expect(found("implausible-count", counts(999_999_999))).toEqual([["a"]]);
  expect(found("implausible-count", counts(...usual, 2_000))).toEqual([["a"]]);
  expect(found("implausible-count", counts(...usual, 200))).toEqual([]);
  expect(found("implausible-count", counts(1_800))).toEqual([]);
  // A game that has really grown, for more than a fortnight.
  expect(found("implausible-count", counts(...usual, ...Array.from({ length: 16 }, () => 900)))).toEqual([]);
});

describe("same game", () => {
  const named = (name: string): Case => ({ banner: castle, entry: { name } });

  test("a shared address and a shared banner", () => {
    expect(found("same-game", game("a", { banner: castle }), game("b", { banner: castle }))).toEqual([["a", "b"]]);
  });
  test("a shared banner and a shared name, on different hosts", () => {
    const far = { ip: "192.0.2.77" };
    const [one, two] = [game("a", named("The Old Castle")), game("b", { ...named("Old_Castle"), ...far })];
    expect(found("same-game", one, two)).toEqual([["a", "b"]]);
  });
  test("a host alone, a stock banner alone and a fingerprint alone prove nothing", () => {
    const other = "An altogether different place: a harbour, gulls, a ship that waits.\r\nWho are you?";
    expect(found("same-game", game("a"), game("b", { banner: other }))).toEqual([]);
    expect(found("same-game", game("a", { banner: castle }), game("b", { banner: castle, ip: "192.0.2.9" }))).toEqual(
      [],
    );
  });
  test("two that are known to be different games", () => {
    const distinct = { banner: castle, entry: { notSameAs: ["b"] } };
    expect(found("same-game", game("a", distinct), game("b", { banner: castle }))).toEqual([]);
  });
  test("keeps the more detailed entry, and shows the fingerprint", () => {
    const rich = game("b", { banner: castle, entry: { genre: "Fantasy" } });
    const [diagnosis] = diagnose([game("a", { banner: castle }), rich]);
    expect(diagnosis?.ids).toEqual(["b", "a"]);
    expect(diagnosis?.evidence).toEqual([
      "both are at 192.0.2.1",
      "their banners are 100% similar",
      expect.stringMatching(/^both have the fingerprint [0-9a-f]{16}$/),
    ]);
  });
});

describe("wrong encoding", () => {
  const russian = Buffer.from("Добро пожаловать в старый замок на холме, странник! Как тебя зовут?");
  test("bytes that are invalid in the encoding used", () => {
    expect(
      found("wrong-encoding", game("a", { banner: Buffer.from([0xb0, 0xb1, 0xb2, 0xdb, 0xdb, 0xb2, 0xb1, 0xb0]) })),
    ).toEqual([["a"]]);
  });
  test("UTF-8 that is decoded as Latin-1", () => {
    expect(found("wrong-encoding", game("a", { banner: russian, encoding: "iso-8859-1" }))).toEqual([["a"]]);
    expect(found("wrong-encoding", game("a", { banner: russian }))).toEqual([]);
  });
  test("a guess does not override a declared encoding that fits", () => {
    const chinese = game("a", { banner: Buffer.from("f9f8a6eff9f8a6eff9f8", "hex"), encoding: "big5" });
    Object.assign(chinese.record?.mudlark?.encoding ?? {}, { source: "mssp" });
    expect(found("wrong-encoding", chinese)).toEqual([]);
  });
  test("uses the entry's encoding, which a reader sees, and the deep visit's screen", () => {
    const moved = game("a", { banner: russian, entry: { encoding: "koi8-r" } });
    expect(found("wrong-encoding", moved)).toEqual([["a"]]);
    const deep = game("a", { banner: Buffer.from("Hello") });
    const koi8 = Buffer.from(encode(russian.toString(), "koi8-r")).toString("base64");
    Object.assign(deep.record?.mudlark ?? {}, { deep: { raw: { before: koi8, after: "" } } });
    expect(found("wrong-encoding", deep)).toEqual([["a"]]);
  });
  test("an uncertain detection is not evidence if every byte can be decoded", () => {
    const short = game("a", { banner: Buffer.from("D\x92Ath", "latin1"), encoding: "cp437" });
    Object.assign(short.record?.mudlark?.encoding ?? {}, { source: "bytes", confidence: 0.99 });
    expect(found("wrong-encoding", short)).toEqual([]);
  });
  test("ASCII is right in any encoding", () => {
    expect(found("wrong-encoding", game("a", { encoding: "cp437" }))).toEqual([]);
  });
});

describe("empty banner", () => {
  test.each(["", "\x1b[2J\x1b[H", "> "])("%j", (banner) => {
    expect(found("empty-banner", game("a", { banner }))).toEqual([["a"]]);
  });
  test("decodes bytes in an encoding that the record's texts cannot represent", () => {
    const bytes = game("a", { banner: Buffer.from("f4d2c9", "hex"), encoding: "koi8-r" });
    const session = bytes.record?.["server-probe"]?.session_data;
    if (session !== undefined) session.banner_before_return = "\udcf4\udcd2\udcc9";
    expect(found("empty-banner", bytes)).toEqual([]);
  });
  test("letters of any script fill it; a game that does not answer does not count", () => {
    expect(
      found("empty-banner", game("a", { banner: "狂想空間" }), game("b", { banner: "", outcome: "refused" })),
    ).toEqual([]);
  });
});

describe("placeholder name", () => {
  test("the default name of the software, with what MSSP or the screen says", () => {
    const [diagnosis] = diagnose([game("a", { entry: { name: "Mygame" }, mssp: { NAME: "Empire" } })]);
    expect(diagnosis).toMatchObject({
      rule: "placeholder-name",
      evidence: ['its MSSP says "Empire"', expect.any(String)],
    });
    expect(diagnosis?.fix).toEqual(['add its name to listing/servers/a.yml: name: "Empire"']);
  });
  test("the game after which its software is named", () => {
    const at = (host: string) => ({ name: "LambdaMOO", addresses: [{ host, port: 8888, tls: false }] });
    expect(found("placeholder-name", game("a", { entry: at("lambda.moo.mud.org") }))).toEqual([]);
    expect(found("placeholder-name", game("a", { entry: at("moo.mudlark.net") }))).toEqual([["a"]]);
  });
  test("a real name, however odd", () => {
    expect(found("placeholder-name", game("a", { entry: { name: "M*U*S*H" } }))).toEqual([]);
  });
});

describe("malformed website", () => {
  test.each(["www.slothmud.org", "http://", "see our forum", "javascript:alert(1)", "http://localhost"])(
    "%j",
    (website) => {
      expect(found("malformed-website", game("a", { mssp: { WEBSITE: website } }))).toEqual([["a"]]);
    },
  );
  test.each(["https://slothmud.org/", "None", ""])("%j is fine", (website) => {
    expect(found("malformed-website", game("a", { mssp: { WEBSITE: website } }))).toEqual([]);
  });
  test.each([
    ["www.example.org", "https://www.example.org"],
    ["http//mud.example.org", "https://mud.example.org"],
    ["htp://mud.example.org/x", "https://mud.example.org/x"],
    ["mud.example.org:8080", "https://mud.example.org:8080"],
    ["//mud.example.org", "https://mud.example.org"],
  ])("proposes %s for %j", (website, guess) => {
    const [diagnosis] = diagnose([game("a", { mssp: { WEBSITE: website } })]).filter(
      ({ rule }) => rule === "malformed-website",
    );
    expect(diagnosis?.fix[0]).toContain(`try ${guess}, and`);
  });
  test("no proposal if the listing already has one", () => {
    const entry = { website: "https://slothmud.org/" };
    expect(found("malformed-website", game("a", { mssp: { WEBSITE: "www" }, entry }))).toEqual([]);
  });
});

describe("MSSP as text", () => {
  const deep = {
    visited: "2026-11-21T02:00:00Z",
    outcome: { code: "ok", phase: "done", reason: "It answered." },
  } as const;
  const silentDiku = (more: Case = {}): ExaminedGame => {
    const one = game("a", { banner: "Welcome.\r\nBy what name do you wish to be known? ", ...more });
    Object.assign(one.record?.mudlark ?? {}, { deep });
    return one;
  };
  test("a DIKU derivative that sends no MSSP by telnet", () => {
    const [diagnosis] = diagnose([silentDiku()]).filter(({ rule }) => rule === "mssp-as-text");
    expect(diagnosis?.evidence[0]).toBe("its login screen is typical of the Diku family");
    expect(diagnosis?.fix[0]).toContain("mudlark scan a.example.org:4000 --mssp-text");
  });
  test("not if MSSP arrived or is requested as text, the screen is different, or there was no deep visit", () => {
    expect(found("mssp-as-text", silentDiku({ mssp: { NAME: "A" } }))).toEqual([]);
    expect(found("mssp-as-text", silentDiku({ entry: { mssp: "text" } }))).toEqual([]);
    expect(found("mssp-as-text", silentDiku({ banner: "Name: " }))).toEqual([]);
    expect(found("mssp-as-text", game("a", { banner: "By what name do you wish to be known? " }))).toEqual([]);
  });
});

describe("moved", () => {
  test("a notice instead of a game", () => {
    const banner = "PrimalDarkness has moved!\r\nPlease connect to mud.primaldarkness.com port 5000.\r\n";
    const [diagnosis] = diagnose([game("a", { banner })]);
    expect(diagnosis).toMatchObject({
      rule: "moved",
      ids: ["a"],
      fix: ["check: mudlark scan mud.primaldarkness.com:5000", expect.any(String)],
    });
  });
  test("another host in MSSP", () => {
    expect(found("moved", game("a", { mssp: { HOSTNAME: "other.example.org", PORT: "4000" } }))).toEqual([["a"]]);
  });
  test("its own host or address, or a former one, in MSSP", () => {
    expect(found("moved", game("a", { mssp: { HOSTNAME: "A.example.org.", PORT: "4001" } }))).toEqual([]);
    expect(found("moved", game("a", { mssp: { HOSTNAME: "192.0.2.1" } }))).toEqual([]);
    const entry = { formerAddresses: [{ host: "old.example.org", port: 4000 }] };
    expect(found("moved", game("a", { mssp: { HOSTNAME: "old.example.org" }, entry }))).toEqual([]);
  });
});

describe("not a MUD", () => {
  test.each([
    "SSH-2.0-OpenSSH_9.6\r\n",
    "HTTP/1.1 400 Bad Request\r\nServer: nginx",
    "220 mail.example.org ESMTP Postfix\r\n",
    ":irc.example.org NOTICE AUTH :*** Looking up your hostname",
    "Ubuntu 24.04 LTS\r\nserver login: ",
  ])("%j", (banner) => {
    expect(found("not-a-mud", game("a", { banner }))).toEqual([["a"]]);
  });
  test("a game that has a web client", () => {
    expect(found("not-a-mud", game("a", { banner: `${castle} or play at http://a.example.org/` }))).toEqual([]);
  });
});

test("a game whose first address is silent while another answers", () => {
  const half = game("a", { outcome: "refused" });
  const other = { host: "a.example.org", port: 4443, tls: true, visited: "2026-11-21T02:00:00Z" };
  const outcome = { code: "ok", reason: "It spoke.", phase: "done" } as const;
  Object.assign(half.record?.mudlark ?? {}, { addresses: [{ ...other, outcome }] });
  expect(found("primary-silent", half)).toEqual([["a"]]);
});

test("a name that resolves to a private address, so that the game is never measured again", () => {
  expect(found("private-address", game("a", { outcome: "private-address" }), game("b"))).toEqual([["a"]]);
});

test("a game without a record, or without problems, has no findings", () => {
  expect(diagnose([{ ...game("a"), record: undefined, reading: undefined }, game("b", { ip: "192.0.2.5" })])).toEqual(
    [],
  );
});

test("each rule says what it looks for, and the list cannot control a terminal", () => {
  expect(doctorRules.every(({ looksFor }) => looksFor.endsWith(".") || looksFor.endsWith(")."))).toBe(true);
  const text = plainDiagnoses(
    diagnose([game("a", { mssp: { NAME: "\x1b]0;x\x07\u202e" }, entry: { name: "MUD" } })]),
    1,
  );
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/);
  expect(text).toMatch(/1 entry checked; 1 to look at\.\n$/);
});
