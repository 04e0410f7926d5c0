import { defined } from "@mudlark/scanner/objects";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CountStore,
  FileStore,
  type CensusDependencies,
  type CensusEvent,
  type CensusOptions,
  type CensusStore,
  type Clock,
} from "../../../scanner/src/census/index.ts";
import type { Visit, VisitOptions, VisitTarget } from "../../../scanner/src/session/types.ts";
import { fingerprintOf } from "@mudlark/scanner/fingerprint";
import {
  optOutOf,
  type ListingEntry,
  type Mssp,
  type Outcome,
  type Reading,
  type ScanRecord,
} from "@mudlark/scanner/record";

/** Time that advances only while everything is sleeping. */
class FakeClock implements Clock {
  #now: number;
  #sleepers: { wake: number; resolve: () => void }[] = [];
  #ticking = false;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const sleeper = { wake: this.#now + Math.max(0, milliseconds), resolve };
      signal?.addEventListener("abort", () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        resolve();
      });
      this.#sleepers.push(sleeper);
      this.#tick();
    });
  }

  after(milliseconds: number, callback: () => void): () => void {
    const cancelled = new AbortController();
    void this.sleep(milliseconds, cancelled.signal).then(() => {
      if (!cancelled.signal.aborted) callback();
    });
    return () => cancelled.abort();
  }

  /** Lets time pass between two censuses. */
  forward(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Waits until pending file operations had a chance to run, then wakes the first sleeper. */
  #tick(): void {
    if (this.#ticking) return;
    this.#ticking = true;
    setTimeout(() => {
      this.#ticking = false;
      const first = this.#sleepers.toSorted((a, b) => a.wake - b.wake)[0];
      if (first === undefined) return;
      this.#sleepers = this.#sleepers.filter((other) => other !== first);
      this.#now = Math.max(this.#now, first.wake);
      first.resolve();
      this.#tick();
    }, 2);
  }
}

/** All readings since a night. */
export async function readingsSince(store: CensusStore, night: string): Promise<Reading[]> {
  const all: Reading[] = [];
  for await (const { readings } of store.nightsSince(night)) all.push(...readings);
  return all;
}

/** How a fake server behaves. */
export interface FakeServer {
  outcome?: Outcome["code"];
  banner?: string;
  mssp?: Mssp;
  requested?: string[];
  /** Options that it refused when asked; if absent, it hung up before it was asked. */
  refused?: string[];
  /** Length of its visit in milliseconds. */
  ms?: number;
}

/** The record of a visit to it. */
export function fakeRecord(target: VisitTarget, server: FakeServer, at: number, deep: boolean): ScanRecord {
  const code = server.outcome ?? "ok";
  const visited = new Date(at).toISOString();
  const outcome: Outcome = { code, reason: `It was ${code}.`, phase: "done" };
  const session = { host: target.host, port: target.port, ip: target.ip ?? "192.0.2.1", connected: visited };
  const mudlark: NonNullable<ScanRecord["mudlark"]> = {
    schema: 1,
    generator: "test",
    rule: "telnetlib3-2.5.0",
    origin: "scan",
    outcome,
    visited,
    transport: target.tls ? "tls" : "telnet",
  };
  if (code !== "ok" && code !== "silent") return { sessions: [session], mudlark };
  const data = {
    "probed-protocol": "server",
    "scan-type": "quick",
    "offered-options": [],
    "refused-options": server.refused ?? [],
    "requested-options": server.requested ?? [],
  };
  return {
    "server-probe": {
      fingerprint: fingerprintOf(data),
      "fingerprint-data": data,
      session_data: {
        banner_before_return: server.banner ?? "Welcome",
        banner_after_return: "",
        encoding: "utf-8",
        timing: { probe: 0, total: (server.ms ?? 3000) / 1000 },
        ...defined({ mssp: server.mssp }),
      },
    },
    sessions: [session],
    mudlark: { ...mudlark, ...(deep && { deep: { visited, outcome } }) },
  };
}

interface VisitSeen {
  target: VisitTarget;
  from: number;
  to: number;
  deep: boolean;
}

/** A census over fake servers, with a fake clock and a real data folder. */
export class FakeWorld {
  readonly clock = new FakeClock("2026-11-21T02:00:00Z");
  readonly servers = new Map<string, FakeServer>();
  readonly addresses = new Map<string, string[]>();
  readonly seen: VisitSeen[] = [];
  readonly asked: string[] = [];
  readonly events: CensusEvent[] = [];
  readonly warnings: string[] = [];
  readonly data: string;
  readonly store: FileStore;
  /** Called before each visit is counted. */
  onVisit: (target: VisitTarget) => void = () => undefined;

  private constructor(data: string) {
    this.data = data;
    this.store = new FileStore(data, (text) => this.warnings.push(text));
  }

  static async make(): Promise<FakeWorld> {
    return new FakeWorld(await mkdtemp(join(tmpdir(), "mudlark-census-")));
  }

  /** A listing entry whose server answers, on its own address unless one is given. */
  game(id: string, server: FakeServer = {}, host = `${id}.example`, port = 4000): ListingEntry {
    this.servers.set(`${host}:${port}`, server);
    if (!this.addresses.has(host)) {
      const next = this.addresses.size + 1;
      this.addresses.set(host, [`8.8.${Math.floor(next / 256)}.${next % 256}`]);
    }
    return { id, name: id, addresses: [{ host, port, tls: false }] };
  }

  /** Changes how a game's server behaves from now on. */
  now(id: string, server: FakeServer): void {
    this.servers.set(`${id}.example:4000`, server);
  }

  dependencies(): CensusDependencies {
    return {
      clock: this.clock,
      random: Math.random,
      store: this.store,
      counts: new CountStore(this.data, (text) => this.warnings.push(text)),
      resolve: (host) => {
        this.asked.push(host);
        const found = this.addresses.get(host);
        if (found === undefined) return Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
        return Promise.resolve(found);
      },
      visit: (target, options) => this.#visit(target, options),
    };
  }

  options(entries: ListingEntry[], more: Partial<CensusOptions> = {}): CensusOptions {
    return {
      entries,
      optOut: optOutOf([]),
      concurrency: 100,
      pauseMs: 5000,
      retryAfterMs: undefined,
      allowPrivate: false,
      signal: new AbortController().signal,
      onEvent: (event) => this.events.push(event),
      ...more,
    };
  }

  async #visit(target: VisitTarget, options: VisitOptions): Promise<Visit> {
    this.onVisit(target);
    const server = this.servers.get(`${target.host}:${target.port}`) ?? { outcome: "refused" };
    const from = this.clock.now();
    await this.clock.sleep(server.ms ?? 3000, options.signal);
    const first = fakeRecord(target, server, from, false);
    const deep = typeof options.deep === "function" ? options.deep(first) : options.deep;
    this.seen.push({ target, from, to: this.clock.now(), deep });
    return {
      record: fakeRecord(target, server, from, deep),
      log: [{ level: "INFO", source: "session", text: `visited at ${new Date(from).toISOString()}` }],
      timing: { connect: 12.3, first: 40, total: this.clock.now() - from },
    };
  }
}
