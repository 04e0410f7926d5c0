import { constants, deflateSync } from "node:zlib";
import { mccp1Start } from "../../scanner/src/protocols/index.ts";
import { scanRecordSchema } from "../../scanner/src/record/index.ts";
import { inflateLimits, maxSentBytes, visitOver } from "../../scanner/src/session/index.ts";
import { DO, encodeNegotiation, encodeSubnegotiation, IAC, Option, SB, WILL } from "../../scanner/src/wire/index.ts";
import { corpus, meaningful } from "./corpus.ts";
import { must } from "./must.ts";
import type { Random } from "./random.ts";
import { scriptedNetwork } from "./scripted-network.ts";

/** Maximum size of one script in bytes: more than a connection may receive. */
const mostBytes = 1536 * 1024;
/**
 * Longest time that a visit may hold the thread at once, in milliseconds of processor time, including garbage
 * collection. On a machine that does other work, the same work takes more of it.
 */
const usualMostHeldMs = 250;
/**
 * Memory outside the heap that may be in use when a visit is over, in bytes: that of the script itself, and what is not
 * yet collected.
 */
const mostMemory = 96 * 1024 * 1024;

type Part = (input: Uint8Array, random: Random, depth: number) => Uint8Array;

const bytes = (latin1: string): Buffer => Buffer.from(latin1, "latin1");
const mccp2 = encodeSubnegotiation(Option.MCCP2);
const tlsFollows = encodeSubnegotiation(Option.TLS, Uint8Array.of(1));

/** Building blocks of hostile sessions. */
const parts: readonly Part[] = [
  (input, random) => input.subarray(random.below(input.length + 1)),
  (_, random) => random.pick(corpus),
  (_, random) =>
    bytes(random.pick(["\r\nName: ", "Press RETURN\r\n", "(y/n) ", "--More--", "\x05", "\x1b]0;", "\x1bP"])),
  (_, random) => bytes(random.pick(["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0;36 D"]).repeat(1 + random.below(3000))),
  (_, random) => repeated(random.pick(meaningful), 1 + random.below(20_000)),
  (_, random) => repeated(encodeNegotiation(random.pick([WILL, DO]), random.below(256)), 1 + random.below(5000)),
  (input, random) => encodeSubnegotiation(random.below(256), input.subarray(0, random.below(3000))),
  (_, random) =>
    repeated(encodeSubnegotiation(random.pick([5, 24, 39, 42, 70, 201]), Uint8Array.of(1)), random.below(4000)),
  (_, random) => Uint8Array.of(IAC, SB, random.below(256)),
  (_, random) => random.pick([mccp2, mccp1Start, tlsFollows]),
  () => encodeNegotiation(WILL, Option.MCCP2),
  () => encodeNegotiation(WILL, Option.MCCP1),
  () => Buffer.concat([encodeNegotiation(DO, Option.TLS), tlsFollows]),
  (input, random, depth) => compressed(session(input, random, depth + 1), random),
  (input, random, depth) => repeated(compressed(session(input, random, depth + 1), random), 1 + random.below(300)),
];

/** Compressed data: complete, cut off, or with an error. */
function compressed(inside: Uint8Array, random: Random): Uint8Array {
  const whole = deflateSync(inside, {
    level: random.below(10),
    finishFlush: random.pick([constants.Z_FINISH, constants.Z_SYNC_FLUSH]),
  });
  const at = random.below(whole.length);
  if (random.below(4) === 0) whole.writeUInt8(whole.readUInt8(at) ^ (1 << random.below(8)), at);
  const end = random.below(4) === 0 ? random.below(whole.length) : whole.length;
  const start = random.below(8) === 0 ? new Uint8Array(0) : random.pick([mccp2, mccp2, mccp1Start]);
  return Buffer.concat([start, whole.subarray(0, end)]);
}

function session(input: Uint8Array, random: Random, depth = 0): Uint8Array {
  const count = depth === 0 ? 2 + random.below(12) : 1 + random.below(4);
  const usable = depth < 2 ? parts : parts.slice(0, -2);
  const made = Array.from({ length: count }, () => random.pick(usable)(input, random, depth));
  return Buffer.concat(made).subarray(0, mostBytes);
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
  const most = Math.floor(mostBytes / Math.max(1, piece.length));
  return Buffer.concat(Array<Uint8Array>(Math.min(times, most)).fill(piece));
}

/** A session as sockets deliver it: mostly in pieces of 64 KB, sometimes byte by byte. */
function arrivals(whole: Uint8Array, random: Random): Uint8Array[] {
  const most = random.pick([1, 100, 1460, 65_536, 65_536, 65_536]);
  const length = Math.max(most, Math.ceil(whole.length / 2000));
  return Array.from({ length: Math.ceil(whole.length / length) }, (_, index) =>
    whole.subarray(index * length, (index + 1) * length),
  );
}

/**
 * A complete visit with both connections to a server that compresses, starts TLS, floods and disconnects at random.
 * Whatever it sends, the visit ends by itself, within its limits on time, memory and bytes, with a valid record.
 * @param mostHeldMs the longest time that it may hold the thread at once, in milliseconds of processor time
 */
export async function hostileSession(
  input: Uint8Array,
  random: Random,
  mostHeldMs: number = usualMostHeldMs,
): Promise<void> {
  const script = arrivals(session(input, random), random);
  const sent = new Map<number, number>();
  const network = scriptedNetwork(script, random, {
    hasTls: random.below(2) === 0,
    hears: (connection, heard) => sent.set(connection, (sent.get(connection) ?? 0) + heard.length),
  });
  const before = process.memoryUsage().arrayBuffers;
  const held = longestHold();
  const { record } = await visitOver(
    network,
    { host: "server.example", port: 4000, tls: false, ...(random.below(4) === 0 && { mssp: "text" as const }) },
    { allowPrivate: true, deep: true },
  );
  const heldMs = held();
  const { outcome, deep } = record.mudlark ?? {};
  must(outcome?.code !== "internal-error", `a visit never fails by itself (${outcome?.reason ?? ""})`);
  scanRecordSchema.parse(record);
  must(heldMs < mostHeldMs, `no chunk holds the thread for long (${heldMs.toFixed(0)} ms)`);
  must(process.memoryUsage().arrayBuffers - before < mostMemory, "a visit releases what it was sent");
  must((deep?.compression?.outBytes ?? 0) <= inflateLimits.bytes + 4096, "inflated bytes are limited per connection");
  must(JSON.stringify(record).length < 500_000, "a record stays small");
  for (const bytesSent of sent.values()) must(bytesSent <= maxSentBytes, "replies are limited per connection");
}

/**
 * Measures the longest time that nothing else got the thread. @returns ends the measurement and returns it in
 * milliseconds of CPU time
 */
function longestHold(): () => number {
  const now = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [longest, last, over] = [0, now(), false];
  const look = (): void => {
    longest = Math.max(longest, now() - last);
    last = now();
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    over = true;
    return Math.max(longest, now() - last);
  };
}
