import { describe, expect, it } from "vitest";
import type {
  EncodingReport,
  Evidence,
  CapabilityName,
  ListingEntry,
  MudlarkPart,
  ScanRecord,
  TlsReport,
} from "@mudlark/scanner/record";
import { stateOf } from "../../../src/model/capabilities.ts";
import { explainFingerprint } from "../../../src/model/fingerprints.ts";
import type { HistoryVisit, ServerView } from "../../../src/model/server-view.ts";
import { gameOf, recordOf } from "./game-data.ts";

const first = "2026-03-01T03:00:00Z";
const deep = "2026-02-25T03:00:10Z";
const entry: ListingEntry = {
  id: "alpha",
  name: "Alpha",
  addresses: [
    { host: "a.example", port: 4000, tls: false },
    { host: "a.example", port: 4001, tls: true },
  ],
};
const works: TlsReport = { port: 4001, ok: true, protocol: "TLSv1.3", problems: ["self-signed"] };
const ok = { code: "ok", reason: "It answered.", phase: "done" } as const;

function record(part: Partial<MudlarkPart>, mssp: Record<string, string> = {}): ScanRecord {
  return recordOf({ connected: first, mssp, mudlark: { evidence: {}, ...part } });
}

function view(scan: ScanRecord | null, history: HistoryVisit[] = [], listed = entry): ServerView {
  return gameOf([{ entry: listed, record: scan, history }]);
}

const of = (server: ServerView, name: CapabilityName) => server.capabilities.find((each) => each.name === name);

describe("a server that accepts the connection and sends nothing", () => {
  const evidence: MudlarkPart["evidence"] = { GMCP: { asked: "DO", answer: "silent", on: ["first"] } };
  const nothing = { code: "silent", reason: "It accepted the connection but sent nothing.", phase: "done" } as const;

  it("has not been tested, while one that answers other questions does not support it", () => {
    expect(of(view(record({ evidence, outcome: nothing })), "GMCP")).toMatchObject({
      state: "not-asked",
      evidence: [],
    });
    expect(of(view(record({ evidence, outcome: ok })), "GMCP")?.state).toBe("refused");
  });

  it("has been tested if its deep connection saw a protocol", () => {
    const deepEvidence: MudlarkPart["evidence"] = { GMCP: { offered: "WILL", on: ["deep"] } };
    expect(of(view(record({ evidence: deepEvidence, outcome: nothing })), "GMCP")?.state).toBe("measured");
  });
});

describe("TLS among the capabilities", () => {
  it("is measured if a connection was made, though the evidence has only a claim", () => {
    const server = view(
      record(
        {
          evidence: { TLS: { claimed: "4001", on: [] } },
          addresses: [{ host: "a.example", port: 4001, tls: true, visited: first, outcome: ok, tlsReport: works }],
        },
        { SSL: "4001" },
      ),
    );
    expect(of(server, "TLS")).toMatchObject({
      state: "measured",
      at: first,
      evidence: ["The TLS connection succeeded.", "Its MSSP says yes."],
    });
    expect(server.tls).toMatchObject({ state: "problems", port: 4001, at: first });
  });

  it("stays as measured, with its date, while the port does not answer", () => {
    const outcome = { code: "refused", reason: "It refused the connection.", phase: "connect" } as const;
    const address = { host: "a.example", port: 4001, tls: true, visited: deep, outcome, tlsReport: works };
    const server = view(record({ addresses: [{ ...address, measured: first }] }));
    expect(server.tls).toMatchObject({ state: "problems", port: 4001, at: first });
  });

  it("has the date of the deep visit if that tried the port named in MSSP", () => {
    const server = view(record({ tls: [works], deep: { visited: deep, outcome: ok } }, { SSL: "4001" }));
    expect(server.tls.at).toBe(deep);
    expect(of(server, "TLS")?.at).toBe(deep);
  });

  it("is contradicted if MSSP claims it and TLS to a listed TLS address failed", () => {
    const outcome = { code: "tls-failure", reason: "The TLS handshake failed: wrong version.", phase: "tls" } as const;
    const server = view(
      record({ addresses: [{ host: "a.example", port: 4001, tls: true, visited: first, outcome }] }, { SSL: "4001" }),
    );
    expect(of(server, "TLS")?.state).toBe("contradicted");
    expect(server.tls).toMatchObject({
      state: "failed",
      text: "The TLS connection to port 4001 failed: The TLS handshake failed: wrong version.",
    });
  });

  it("is refused, not unmeasured, if the only address accepts connections but no TLS", () => {
    const only = { ...entry, addresses: [{ host: "a.example", port: 4001, tls: true }] };
    const failed = { at: Date.parse(first) / 1000, outcome: "tls-failure", host: "a.example", port: 4001 } as const;
    const server = view(null, [failed as HistoryVisit], only);
    expect(server.tls).toMatchObject({ state: "failed", at: first });
    expect(of(server, "TLS")?.state).toBe("refused");
  });
});

describe("a capability that only some visits can show", () => {
  const night = (date: string, more: Partial<HistoryVisit> = {}): HistoryVisit =>
    ({
      at: Date.parse(`${date}T03:00:00Z`) / 1000,
      outcome: "ok",
      host: "a.example",
      port: 4000,
      ...more,
    }) as HistoryVisit;
  const other = (outcome: HistoryVisit["outcome"]) => ({ others: [{ host: "a.example", port: 4001, outcome }] });
  const gmcp: NonNullable<MudlarkPart["evidence"]> = { GMCP: { offered: "WILL", data: 2, on: ["first"] } };
  const elsewhere = record({
    addresses: [
      { host: "a.example", port: 4001, tls: true, visited: first, outcome: ok, tlsReport: works, evidence: gmcp },
    ],
  });

  it("is confirmed by the last night on which its own address was measured", () => {
    const nights = [night("2026-06-01", other("ok")), night("2026-06-02", other("turned-away")), night("2026-06-03")];
    const server = view(elsewhere, nights);
    const seen = { at: first, confirmed: "2026-06-01T03:00:00Z" };
    expect(of(server, "GMCP")).toMatchObject({ state: "measured", address: "a.example 4001", ...seen });
    expect([server.tls, of(server, "TLS")]).toMatchObject([seen, seen]);
  });

  it("is confirmed by a night on which the first address did not answer, but its own did", () => {
    const server = view(elsewhere, [night("2026-06-01", { outcome: "refused", ...other("ok") })]);
    expect(of(server, "GMCP")?.confirmed).toBe("2026-06-01T03:00:00Z");
  });

  it("is not confirmed by readings made before its address was part of them", () => {
    const server = view(elsewhere, [night("2026-06-01")]);
    expect(of(server, "GMCP")).toMatchObject({ at: first, confirmed: first });
  });

  it("is confirmed by deep visits alone if a deep one showed it", () => {
    const evidence: NonNullable<MudlarkPart["evidence"]> = {
      GMCP: { asked: "DO", answer: "agreed", data: 1, on: ["deep"] },
    };
    const deepened = record({ evidence, deep: { visited: deep, outcome: ok } });
    const nights = [night("2026-04-01", { deep: true }), night("2026-06-01")];
    const server = view(deepened, nights);
    expect(of(server, "GMCP")).toMatchObject({ at: deep, confirmed: "2026-04-01T03:00:00Z" });
  });

  it("does not date an address by the night of the record if a later visit found it the same", () => {
    const server = view(elsewhere, [night("2026-06-01", other("ok")), night("2026-06-02", other("refused"))]);
    expect(server.addresses[1]).toMatchObject({ outcome: "refused", at: "2026-06-02T03:00:00Z" });
  });
});

describe("evidence in words", () => {
  it("counts UTF-8 text as measured, though the evidence has only a claim", () => {
    const raw = { before: Buffer.from("Grüße").toString("base64"), after: "" };
    const encoding = { name: "utf-8", source: "bytes", confidence: 1 } as const;
    const server = view(record({ raw, encoding, evidence: { "UTF-8": { claimed: "1", on: [] } } }));
    expect(of(server, "UTF-8")).toMatchObject({
      state: "measured",
      evidence: ["Text in UTF-8 arrived.", "Its MSSP says yes."],
    });
  });

  it("dates what only the deep connection saw by that connection", () => {
    const server = view(
      record({
        deep: { visited: deep, outcome: ok },
        evidence: {
          GMCP: { asked: "DO", answer: "refused", on: ["deep"] },
          MSDP: { offered: "WILL", reply: "agreed", on: ["first", "deep"] },
        },
      }),
    );
    expect(of(server, "GMCP")?.at).toBe(deep);
    expect(of(server, "MSDP")?.at).toBe(first);
  });

  it("dates a claim by the visit that found it", () => {
    const server = view(record({ kept: { mssp: { GMCP: "1" }, measured: "2026-01-01T03:00:00Z" }, evidence: {} }));
    expect(of(server, "GMCP")).toMatchObject({ state: "claimed", at: "2026-01-01T03:00:00Z" });
  });

  it("says that START-TLS was agreed to and failed", () => {
    const notes = [{ code: "start-tls-failed", text: "START-TLS was agreed to and failed: disconnected." }];
    const server = view(
      record({
        deep: { visited: deep, outcome: ok, notes },
        evidence: { "START-TLS": { offered: "DO", reply: "agreed", data: 1, on: ["deep"] } },
      }),
    );
    expect(of(server, "START-TLS")?.evidence).toContain("The TLS handshake that followed failed.");
  });

  it("does not treat “-1” as a claim", () => {
    const server = view(record({ evidence: { MXP: { claimed: "-1", on: [] } } }, { MXP: "-1" }));
    expect(of(server, "MXP")).toMatchObject({ state: "not-asked", evidence: [] });
  });
});

describe("the encoding of a login screen", () => {
  it("is ascii if nothing says more", () => {
    const server = view(record({ encoding: { name: "utf-8", source: "default" } }));
    expect(server.encodingGroup?.name).toBe("ASCII");
  });

  it("is that of the text that is shown: the deep visit's if that is the fuller", () => {
    const raw = { before: "", after: "" };
    const server = view(
      record({
        encoding: { name: "utf-8", source: "default" },
        deep: { visited: deep, outcome: ok, raw, encoding: { name: "big5", source: "bytes", confidence: 0.9 } },
      }),
    );
    expect(server.encodingGroup?.name).toBe("Big5");
  });

  it.each<[EncodingReport, boolean]>([
    [{ name: "cp437", source: "bytes", confidence: 0.59 }, true],
    [{ name: "cp437", source: "bytes", confidence: 0.6 }, false],
    [{ name: "cp437", source: "charset" }, false],
    [{ name: "utf-8", source: "default" }, false],
  ])("is called a guess below 0.6: %j", (encoding, guessed) => {
    const raw = { before: "l2lu", after: "" };
    const server = view(record({ encoding, raw }));
    expect(server.banner).toMatchObject({ encoding: encoding.name, encodingGuessed: guessed });
  });
});

describe("a fingerprint in sentences", () => {
  const data = {
    "probed-protocol": "server",
    "scan-type": "quick",
    "offered-options": [],
    "refused-options": [],
    "requested-options": [],
  };

  it("does not deny the offers of a server that hung up before it was asked", () => {
    const said = explainFingerprint(data).join(" ");
    expect(said).not.toMatch(/offers no/);
    expect(said).toContain(
      "The first connection, from which fingerprints are taken, ended before we could ask for options",
    );
  });

  it.each<[Partial<Parameters<typeof explainFingerprint>[0]>, string]>([
    [
      { "requested-options": ["NAWS", "TTYPE"], "offered-options": ["GMCP"] },
      "The server requests NAWS and TTYPE from the client. It offers GMCP.",
    ],
    [
      { "refused-options": ["GMCP", "MSDP", "MXP"] },
      "By the end of the visit, the server requests no options from the client. It offers none of the options we ask for. It refuses or ignores GMCP, MSDP and MXP.",
    ],
    [
      { "offered-options": ["GMCP"], "scan-type": "full" },
      "By the end of the visit, the server requests no options from the client. It offers GMCP. This is from a full scan, which asks for more options than ours.",
    ],
  ])("%j", (more, sentences) => {
    expect(explainFingerprint({ ...data, ...more }).join(" ")).toBe(sentences);
  });

  it("says that an older rule has other ids", () => {
    const { "scan-type": _, ...old } = data;
    expect(explainFingerprint(old).at(-1)).toContain("an older version of the rule");
  });

  it("says that nothing is offered if everything was refused", () => {
    expect(explainFingerprint({ ...data, "refused-options": ["GMCP"] })).toContain(
      "It offers none of the options we ask for.",
    );
  });
});

describe("what was sent, and by which side", () => {
  const at = { visited: deep, outcome: ok };

  it("lists every GMCP package and MSDP variable of both connections, with a sample", () => {
    const server = view(
      record({
        evidence: { GMCP: { offered: "WILL", reply: "agreed", data: 3, sample: "Core.Ping", on: ["first", "deep"] } },
        gmcp: [{ package: "Core.Ping", value: "" }],
        deep: {
          ...at,
          gmcp: [
            { package: "core.ping", value: "12", count: 2 },
            { package: "Char.Vitals", value: '{"hp":1}\u202e' },
          ],
          msdp: { REPORTABLE_VARIABLES: ["HEALTH", "MANA"] },
        },
      }),
    );
    expect(of(server, "GMCP")?.messages).toEqual([
      { name: "Core.Ping", sample: "12" },
      { name: "Char.Vitals", sample: '{"hp":1}' },
    ]);
    expect(of(server, "GMCP")?.evidence.join(" ")).not.toContain("It sent");
    expect(of(server, "MSDP")?.messages).toEqual([{ name: "REPORTABLE_VARIABLES", sample: '["HEALTH","MANA"]' }]);
  });

  it("says which side agreed and which refused", () => {
    const server = view(
      record({
        evidence: {
          CHARSET: { offered: "DO", reply: "agreed", asked: "DO", answer: "refused", on: ["first", "deep"] },
        },
      }),
    );
    expect(of(server, "CHARSET")).toMatchObject({
      state: "measured",
      evidence: [
        "The server asked the client to use it (DO).",
        "The scanner agreed, for the client's side.",
        "When asked to use it on its own side as well (DO), the server refused.",
      ],
    });
  });

  it("does not count the agreement of a server that agrees to everything", () => {
    const server = view(
      record({
        evidence: { ZMP: { asked: "DO", answer: "agreed", on: ["deep"] } },
        deep: { ...at, quirks: { agreesToEverything: true } },
      }),
    );
    expect(of(server, "ZMP")?.state).toBe("agrees-to-all");
    expect(of(server, "ZMP")?.evidence.at(-1)).toBe(
      "It also agrees to an option that does not exist, so its agreement proves nothing.",
    );
  });

  it("does not call a protocol unsupported that was used without an answer", () => {
    const used = { asked: "DO", answer: "silent", data: 2, sample: "Name:", on: ["first"] } as const;
    const server = view(record({ evidence: { EOR: { ...used, on: ["first"] } } }));
    expect(of(server, "EOR")).toMatchObject({
      state: "measured",
      evidence: [
        "The scanner asked (DO).",
        "The server did not answer, but used it.",
        "IAC EOR ended 2 prompts.",
        "One of them: Name:",
      ],
    });
  });

  it("says how many prompts IAC EOR ended", () => {
    const server = view(record({ evidence: { EOR: { data: 2, sample: "Name:", on: ["first"] } } }));
    expect(of(server, "EOR")).toMatchObject({
      state: "measured",
      evidence: ["IAC EOR ended 2 prompts.", "One of them: Name:"],
    });
  });
});

describe("a server that sends our own negotiation back", () => {
  const echoed: Evidence = { on: ["first"], asked: "DO", answer: "agreed" };

  it("gets no credit for what it echoes, whatever the answer", () => {
    expect(stateOf(echoed, { agreesToEverything: true })).toBe("agrees-to-all");
    expect(stateOf(echoed, { mirror: true })).toBe("not-asked");
    expect(stateOf({ ...echoed, answer: "refused" }, { mirror: true })).toBe("not-asked");
    expect(stateOf({ ...echoed, answer: "refused", claimed: "1" }, { mirror: true })).toBe("claimed");
  });

  it("has that explained with each capability", () => {
    const { capabilities } = view(record({ evidence: { GMCP: echoed }, quirks: { mirror: true } }));
    const words = capabilities.find(({ name }) => name === "GMCP")?.evidence.join(" ");
    expect(words).toMatch(/^This server sends the scanner's own negotiation back, so none of it counts/);
  });
});
