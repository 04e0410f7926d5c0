import { findDeepPrompt, findPrompt, findUrgentPrompt, Terminal } from "../../scanner/src/dialogue/index.ts";
import { decode, detectEncoding, knownEncodings, streamDecoder } from "../../scanner/src/encoding/index.ts";
import { bannerDigest, likeness, stableText } from "../../scanner/src/likeness/index.ts";
import { fingerprintPolicy, Negotiator } from "../../scanner/src/negotiation/index.ts";
import { deepPolicy } from "../../scanner/src/session/connect/deep-policy.ts";
import { clientProtocols, clientSettings, findInBand, readMsspText } from "../../scanner/src/protocols/index.ts";
import { canonicalJson, readRecord, RecordError, scanRecordSchema } from "../../scanner/src/record/index.ts";
import { replay, TranscriptError, visitOver } from "../../scanner/src/session/index.ts";
import { Inflater } from "../../scanner/src/session/converse/inflate.ts";
import { latin1Text } from "../../scanner/src/text/index.ts";
import { DO, DONT, TelnetParser, WILL, WONT, type TelnetEvent } from "../../scanner/src/wire/index.ts";
import * as banners from "./banner-targets.ts";
import { pieces } from "./mutate.ts";
import { must } from "./must.ts";
import type { Random } from "./random.ts";
import { hostileSession } from "./sessions.ts";
import { scriptedNetwork } from "./scripted-network.ts";
import { strangersText } from "./text-target.ts";

/** A function that processes untrusted bytes. It throws if it fails or breaks a promise. */
interface FuzzTarget {
  name: string;
  /** Number of inputs for each one of a target with weight 1. */
  weight: number;
  /** @param mostHeldMs replaces the target's own limit on the processor time of one step, in milliseconds */
  run: (input: Uint8Array, random: Random, mostHeldMs?: number) => unknown;
}

const settings = [false, true].map((introduces) => clientSettings({ clientVersion: "0", introduces }));

export const targets: readonly FuzzTarget[] = [
  { name: "text", weight: 10, run: strangersText },
  { name: "wire", weight: 20, run: (input, random) => wire(input, random) },
  { name: "negotiation", weight: 10, run: (input, random) => negotiation(input, random) },
  { name: "protocols", weight: 40, run: (input, random) => protocols(input, random) },
  {
    name: "text protocols",
    weight: 10,
    run: (input) => [findInBand(input), readMsspText(input)],
  },
  { name: "dialogue", weight: 10, run: (input, random) => dialogue(input, random) },
  { name: "encoding", weight: 10, run: (input, random) => encoding(input, random) },
  { name: "likeness", weight: 6, run: (input, random) => alike(input, random) },
  { name: "record", weight: 3, run: (input, random) => record(input, random) },
  { name: "inflate", weight: 4, run: (input, random) => inflate(input, random) },
  { name: "session", weight: 2, run: (input, random) => session(input, random) },
  { name: "hostile session", weight: 1, run: hostileSession },
  { name: "replay", weight: 1, run: (input, random) => replayed(input, random) },
  { name: "banner text", weight: 4, run: banners.plainBannerText },
  { name: "banner", weight: 2, run: banners.banner },
  { name: "banner colours", weight: 2, run: banners.contrasts },
];

/** However bytes are split, the events are the same. */
function wire(input: Uint8Array, random: Random): void {
  const whole = events([input]);
  const cut = events(pieces(input, random));
  must(whole === cut, "a parser's events do not depend on how its bytes are split");
}

function events(chunks: readonly Uint8Array[]): string {
  const parser = new TelnetParser();
  const seen: string[] = [];
  let data = "";
  const flush = (): void => {
    if (data !== "") seen.push(`data ${data}`);
    data = "";
  };
  const sink = (event: TelnetEvent): undefined => {
    if (event.type === "data") data += Buffer.from(event.bytes).toString("hex");
    else {
      flush();
      seen.push(JSON.stringify({ ...event, ...("payload" in event && { payload: latin1Text(event.payload) }) }));
    }
  };
  for (const chunk of chunks) parser.push(chunk, sink);
  flush();
  return seen.join("\n");
}

/** There are never more answers than requests. */
function negotiation(input: Uint8Array, random: Random): void {
  let sent = 0;
  const negotiator = new Negotiator({ policy: random.pick([fingerprintPolicy, deepPolicy]), send: () => (sent += 1) });
  const verbs = [WILL, WONT, DO, DONT] as const;
  const received = Math.floor(input.length / 2);
  for (let index = 0; index < received; index += 1) {
    negotiator.receive(verbs[(input[2 * index] ?? 0) & 3] ?? WILL, input[2 * index + 1] ?? 0);
  }
  must(sent <= received, "a negotiation never answers more often than it is asked");
}

function protocols(input: Uint8Array, random: Random): void {
  const conversation = random.pick(clientProtocols).start(random.pick(settings));
  if (random.below(2) === 0) conversation.enabled(random.pick(["local", "remote"] as const));
  for (const payload of pieces(input, random).slice(0, 20)) {
    const { replies, findings } = conversation.received(payload);
    must(replies.length <= 1, "one subnegotiation gets at most one answer");
    JSON.stringify(findings);
  }
  JSON.stringify(conversation.received(input).findings);
}

function dialogue(input: Uint8Array, random: Random): void {
  const text = latin1Text(input);
  findPrompt(text);
  findDeepPrompt(text);
  findUrgentPrompt(text);
  const terminal = new Terminal(80, 25);
  for (const piece of pieces(input, random)) Array.from(terminal.show(piece));
}

function encoding(input: Uint8Array, random: Random): void {
  const { name, confidence } = detectEncoding(input);
  must(knownEncodings.includes(name), "a guess is a known encoding");
  must(confidence > 0 && confidence <= 1, "a confidence is between 0 and 1");
  const chosen = random.pick(knownEncodings);
  decode(input, chosen, { undecodable: "escape" });
  const decoder = streamDecoder(chosen);
  for (const piece of pieces(input, random)) decoder.write(piece);
  decoder.end();
}

function alike(input: Uint8Array, random: Random): void {
  const text = latin1Text(input);
  const once = stableText(text);
  must(stableText(once) === once, "the stable text of a stable text is unchanged");
  const percent = likeness(text, latin1Text(input.subarray(random.below(input.length + 1))));
  must(percent >= 0 && percent <= 100, "likeness is between 0 and 100");
  bannerDigest(text);
}

/** A damaged record file: read, or rejected with a sentence, never anything else. */
function record(input: Uint8Array, random: Random): void {
  const sample = JSON.stringify({
    sessions: [{ host: "a", port: 23, connected: "2026-01-01T00:00:00Z" }],
    x: latin1Text(input),
  });
  const at = random.below(sample.length);
  const damaged =
    sample.slice(0, at) + latin1Text(input).slice(0, random.below(20)) + sample.slice(at + random.below(20));
  for (const text of [latin1Text(input), damaged]) {
    try {
      readRecord(text, "fuzz");
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
    }
  }
}

/** However bytes are split, they inflate to the same. */
function inflate(input: Uint8Array, random: Random): void {
  const start = input.findIndex((byte, index) => byte === 0x78 && input[index + 1] === 0x9c);
  const stream = input.subarray(Math.max(0, start));
  must(
    inflated([stream]).equals(inflated(pieces(stream, random))),
    "inflated bytes do not depend on how the compressed ones are split",
  );
}

/** How much is inflated, in bytes: sixty kilobytes may become sixty megabytes. */
const mostInflated = 1 << 20;

/** What a stream in these chunks begins with. */
function inflated(chunks: readonly Uint8Array[]): Buffer {
  const inflater = new Inflater();
  const output: Uint8Array[] = [];
  for (const chunk of chunks) {
    inflater.feed(chunk);
    for (let piece = inflater.read(); piece !== undefined; piece = inflater.read()) {
      output.push(piece);
      if (inflater.outBytes >= mostInflated) break;
    }
    if (inflater.ended || inflater.broken || inflater.outBytes >= mostInflated) break;
  }
  return Buffer.concat(output).subarray(0, mostInflated);
}

/** A complete visit in virtual time to a server that sends the input. Its record must match its schema. */
async function session(input: Uint8Array, random: Random): Promise<void> {
  const network = scriptedNetwork(pieces(input, random), random);
  const target = { host: "server.example", port: 4000, tls: false };
  const { record: brought } = await visitOver(network, target, { allowPrivate: true, deep: random.below(2) === 0 });
  must(
    brought.mudlark?.outcome.code !== "internal-error",
    `a visit never fails by itself (${brought.mudlark?.outcome.reason ?? ""})`,
  );
  scanRecordSchema.parse(brought);
  readRecord(canonicalJson(brought), "fuzz");
}

/** A transcript gives the same record every time; a damaged one gives a record or a sentence. */
async function replayed(input: Uint8Array, random: Random): Promise<void> {
  const whole = transcriptOf(pieces(input, random).slice(0, 200), random);
  const { record: once } = await replay(whole, "fuzz");
  must(
    once.mudlark?.outcome.code !== "internal-error",
    `a replay never fails by itself (${once.mudlark?.outcome.reason ?? ""})`,
  );
  const { record: again } = await replay(whole, "fuzz");
  must(canonicalJson(once) === canonicalJson(again), "a transcript gives the same record every time");
  const at = random.below(whole.length);
  const damaged =
    whole.slice(0, at) + latin1Text(input).slice(0, random.below(12)) + whole.slice(at + random.below(30));
  try {
    await replay(damaged, "fuzz");
  } catch (error) {
    if (!(error instanceof TranscriptError)) throw error;
  }
}

function transcriptOf(chunks: readonly Uint8Array[], random: Random): string {
  let t = 0.02;
  const line = (event: object, conn = 0): string => JSON.stringify({ conn, t, dir: "s2c", ...event });
  const target = { host: "server.example", port: 4000, tls: false };
  return [
    line(
      { event: "visit", detail: { began: "2026-01-01T00:00:00.000Z", target, allowPrivate: true, deep: false } },
      -1,
    ),
    line({ event: "resolve", detail: { addresses: [{ address: "192.0.2.1", family: 4 }] } }, -1),
    line({ event: "connect", detail: { ip: "192.0.2.1", family: 4 } }),
    ...chunks.map((chunk) => {
      t += random.below(20) === 0 ? random.below(3) : 0.001;
      return line({ hex: Buffer.from(chunk).toString("hex") });
    }),
    ...(random.below(2) === 0 ? [line({ event: "fin" })] : []),
  ].join("\n");
}
