import type { Link, LinkEvent, Network } from "../../scanner/src/session/link.ts";
import type { Random } from "./random.ts";

/**
 * A network of one server that sends given pieces at random times and then closes, breaks off, or keeps silent. Time is
 * virtual: a visit of a minute takes milliseconds.
 */
export function scriptedNetwork(script: readonly Uint8Array[], random: Random): Network {
  let now = 0;
  const clock = { now: () => now, advance: (to: number) => (now = Math.max(now, to)) };
  return {
    began: "2026-01-01T00:00:00.000Z",
    now: clock.now,
    resolve: () => Promise.resolve([{ address: "192.0.2.1", family: 4 }]),
    connect: () => Promise.resolve(new ScriptedLink(script, random, clock)),
    pause: (ms) => Promise.resolve(void clock.advance(now + ms)),
    close: () => undefined,
  };
}

interface VirtualClock {
  now: () => number;
  advance: (to: number) => void;
}

class ScriptedLink implements Link {
  readonly ip = "192.0.2.1";
  readonly family = 4;
  readonly localAddress = "127.0.0.1";
  readonly tls = undefined;
  ended = false;
  readonly #clock: VirtualClock;
  readonly #events: { time: number; event: LinkEvent }[];
  #next = 0;

  constructor(script: readonly Uint8Array[], random: Random, clock: VirtualClock) {
    this.#clock = clock;
    let time = clock.now();
    const later = (): number => (time += random.below(10) === 0 ? random.below(4000) : random.below(40));
    this.#events = script.map((bytes) => ({ time: later(), event: { type: "data", bytes } }));
    const ending = random.below(3);
    if (ending > 0) this.#events.push({ time: later(), event: { type: "end", how: ending === 1 ? "fin" : "rst" } });
  }

  get time(): number {
    return this.#clock.now();
  }

  send(): void {
    // This server does not listen.
  }

  read(deadline: number): Promise<LinkEvent> {
    const next = this.#events[this.#next];
    if (next === undefined || next.time > deadline) {
      this.#clock.advance(deadline);
      return Promise.resolve({ type: "quiet" });
    }
    this.#clock.advance(next.time);
    if (next.event.type === "end") this.ended = true;
    else this.#next += 1;
    return Promise.resolve(next.event);
  }

  startTls(): Promise<never> {
    this.ended = true;
    return Promise.reject(new Error("this server has no TLS"));
  }

  close(): Promise<void> {
    this.ended = true;
    return Promise.resolve();
  }
}
