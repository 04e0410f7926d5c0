import { fingerprintOf } from "@mudlark/scanner/fingerprint";
import type { ListingEntry, Outcome, ScanRecord } from "@mudlark/scanner/record";
import type { TakenCount } from "../../../scanner/src/census/index.ts";
import type { LogLine, Visit } from "../../../scanner/src/session/types.ts";
import type { SeededRandom } from "../../generate/random.ts";

const words =
  "the of a sword castle realm dragon moon night guild quest forest ancient river tower city war king magic shadow light player welcome world adventure journey rise fall stone fire".split(
    " ",
  );
const optionNames = ["NAWS", "TTYPE", "CHARSET", "MXP", "ATCP", "NEW_ENVIRON", "GMCP", "MSDP", "EOR", "ZMP", "MSP"];
const day = 86_400;

/**
 * A server over a year: players come and go, it reboots now and then, builders add rooms, its banner is redrawn
 * occasionally (or every night: some greet with a random line), it falls silent and comes back.
 */
export class BenchServer {
  readonly entry: ListingEntry;
  readonly #random: SeededRandom;
  #banners: string[];
  #requested: string[];
  #booted: number;
  #players: number;
  #rooms: number;
  #connections = 100_000;
  #silentNights = 0;
  /** Properties that vary between servers. */
  readonly #has: {
    mssp: boolean;
    counter: boolean;
    clock: boolean;
    crowd: boolean;
    flaps: boolean;
    bootsNightly: boolean;
  };

  constructor(index: number, random: SeededRandom, now: number) {
    this.#random = random;
    const id = `${random.pick(words)}-${random.pick(words)}-${index}`;
    this.entry = { id, name: id, addresses: [{ host: `${id}.example.org`, port: 4000 + (index % 5000), tls: false }] };
    this.#banners = random.chance(0.04) ? [1, 2, 3, 4, 5].map(() => this.#drawing()) : [this.#drawing()];
    this.#requested = optionNames.filter(() => random.chance(0.4)).sort();
    this.#booted = now - random.below(60 * day);
    this.#players = random.chance(0.5) ? random.below(6) : random.below(80);
    this.#rooms = 500 + random.below(30_000);
    this.#has = {
      mssp: random.chance(0.45),
      counter: random.chance(0.08),
      clock: random.chance(0.06),
      crowd: random.chance(0.1),
      flaps: random.chance(0.02),
      bootsNightly: random.chance(0.15),
    };
  }

  /** Advances by one night. */
  live(now: number): void {
    const random = this.#random;
    if (this.#has.bootsNightly || random.chance(0.03)) this.#booted = now - random.below(day);
    this.#connections += random.below(90);
    this.#players = Math.max(0, this.#players + random.below(7) - 3);
    if (random.chance(0.2)) this.#rooms += random.below(9);
    if (random.chance(0.006))
      this.#banners[0] = random.chance(0.5) ? this.#drawing() : this.#redrawn(this.#banners[0] ?? "");
    if (random.chance(0.001)) this.#requested = optionNames.filter(() => random.chance(0.4)).sort();
    if (this.#silentNights > 0) this.#silentNights--;
    else if (random.chance(0.012)) this.#silentNights = random.chance(0.8) ? 1 : random.below(90);
  }

  /** The result of a visit at that time (Unix seconds). */
  visit(now: number): Visit {
    const random = this.#random;
    const at = now + random.below(1200);
    const visited = new Date(at * 1000 + random.below(1000)).toISOString();
    const { host, port } = this.entry.addresses[0] ?? { host: "", port: 1 };
    const sessions = [{ host, port, ip: this.#ip(), connected: visited.replace("Z", "000+00:00") }];
    const outcome: Outcome = { code: "ok", reason: "It spoke.", phase: "done" };
    const base = {
      schema: 1,
      generator: "mudlark 0.1.0",
      rule: "telnetlib3-2.5.0",
      origin: "scan",
      visited,
      transport: "telnet",
    } as const;
    const connect = 5 + random.below(250);
    if (this.#silentNights > 0) {
      const failure: Outcome = {
        code: "refused",
        reason: `${host} port ${port} refused the connection after ${connect} ms (ECONNREFUSED).`,
        phase: "connect",
        cause: "ECONNREFUSED",
      };
      return {
        record: { sessions, mudlark: { ...base, outcome: failure } },
        log: [],
        timing: { connect, total: connect },
      };
    }
    const total = 2500 + random.below(2500);
    return {
      record: this.#record(sessions, { ...base, outcome }, total, now),
      log: this.#log(),
      timing: { connect, first: connect * 2, total },
    };
  }

  /** What a counting round finds that begins at that moment (Unix seconds). */
  count(now: number): TakenCount | undefined {
    const random = this.#random;
    if (this.#silentNights > 0) return undefined;
    const restarted = random.chance(0.01);
    if (restarted) this.#booted = now - random.below(3 * 3600);
    // Most players come in the evening.
    const tide = 1 + 0.6 * Math.cos((((now / 3600) % 24) - 20) * (Math.PI / 12));
    const players = Math.max(0, Math.round(this.#players * tide) + random.below(5) - 2);
    return this.#has.mssp
      ? { id: this.entry.id, players, source: "mssp", booted: restarted ? this.#booted : undefined }
      : { id: this.entry.id, players, source: "who" };
  }

  #record(
    sessions: ScanRecord["sessions"],
    part: NonNullable<ScanRecord["mudlark"]>,
    total: number,
    now: number,
  ): ScanRecord {
    const random = this.#random;
    const banner = this.#banner(now);
    const requested = this.#has.flaps && random.chance(0.15) ? [] : this.#requested;
    const data = {
      "probed-protocol": "server",
      "scan-type": "quick",
      "offered-options": this.#has.mssp ? ["MSSP"] : [],
      "refused-options": ["BINARY", "SGA", "STATUS"],
      "requested-options": requested,
    };
    const raw = { before: Buffer.from(banner).toString("base64"), after: "" };
    const seen = { on: ["first"] as ("first" | "deep")[], data: 1 + random.below(4) };
    return {
      "server-probe": {
        fingerprint: fingerprintOf(data),
        "fingerprint-data": data,
        session_data: {
          banner_before_return: banner,
          banner_after_return: "",
          encoding: "utf-8",
          scan_type: "quick",
          timing: { probe: 0.5, total: total / 1000 },
          option_states: {
            server_offered: { MSSP: this.#has.mssp },
            server_requested: Object.fromEntries(requested.map((name) => [name, true])),
          },
          ...(this.#has.mssp && { mssp: this.#mssp() }),
        },
      },
      sessions,
      mudlark: {
        ...part,
        raw,
        encoding: { name: "utf-8", source: "bytes", confidence: 1 },
        evidence: {
          ...(this.#has.mssp && { MSSP: { offered: "WILL", reply: "agreed", ...seen } }),
          TTYPE: { offered: "DO", reply: "agreed", ...seen },
        },
      },
    };
  }

  #mssp(): Record<string, string | string[]> {
    return {
      NAME: this.entry.name,
      PLAYERS: String(this.#players),
      UPTIME: String(this.#booted),
      CODEBASE: ["Custom", "DikuMUD"],
      ROOMS: String(this.#rooms),
      AREAS: "84",
      MOBILES: "1209",
      OBJECTS: String(this.#rooms * 2),
      WEBSITE: `https://${this.entry.id}.example.org/`,
      LANGUAGE: "English",
      LOCATION: "United States",
      FAMILY: "DikuMUD",
      GENRE: "Fantasy",
      STATUS: "Live",
      CREATED: "1997",
      ANSI: "1",
      "UTF-8": "0",
      // The server's own counter, which changes every night.
      ...(this.#has.counter && { "TOTAL CONNECTIONS": String(this.#connections) }),
    };
  }

  #banner(now: number): string {
    const drawing = this.#random.pick(this.#banners);
    const clock = this.#has.clock ? `\r\nServer time: ${new Date(now * 1000).toUTCString()}` : "";
    const crowd = this.#has.crowd ? `\r\nThere are ${this.#players} players online.` : "";
    return `${drawing}${crowd}${clock}\r\nBy what name do you wish to be known? `;
  }

  /** About 1.6 KB, a third of it made of few different characters, as drawings are. */
  #drawing(): string {
    const random = this.#random;
    const lines = Array.from({ length: 24 }, (_, row) =>
      row % 3 === 0
        ? Array.from({ length: 70 }, () => random.pick(["#", " ", " ", "/", "\\", "_", "|"])).join("")
        : `\x1b[1;${31 + (row % 7)}m${Array.from({ length: 11 }, () => random.pick(words)).join(" ")}\x1b[0m`,
    );
    return lines.join("\r\n");
  }

  #redrawn(drawing: string): string {
    const lines = drawing.split("\r\n");
    lines[this.#random.below(lines.length)] = Array.from({ length: 11 }, () => this.#random.pick(words)).join(" ");
    return lines.join("\r\n");
  }

  #ip(): string {
    const number = this.entry.addresses[0]?.port ?? 0;
    return `198.51.${number % 256}.${number % 251}`;
  }

  #log(): LogLine[] {
    return this.#requested.flatMap((name) => [
      { level: "DEBUG", source: "wire", text: `recv IAC DO ${name}` },
      { level: "DEBUG", source: "wire", text: `send IAC WILL ${name}` },
      {
        level: "INFO",
        source: "session",
        text: `${name} settled after ${(this.#random.below(900) / 1000).toFixed(3)} s`,
      },
    ]);
  }
}
