import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { SocketLink } from "../../../../scanner/src/session/connect/socket-link.ts";
import type { TranscriptEvent } from "../../../../scanner/src/session/types.ts";

/** A link over a socket that is not connected: the test emits what a server would send, and sets the clock. */
function linked() {
  const socket = new Socket();
  const clock = { now: 100, waits: [] as { time: number; end: () => void }[], cancelled: 0 };
  const transcript: TranscriptEvent[] = [];
  const link = new SocketLink(socket, {
    ip: "192.0.2.7",
    family: 4,
    port: 4000,
    tls: undefined,
    conn: 3,
    connectionBytes: 1024 * 1024,
    now: () => clock.now,
    at: (time, end) => {
      clock.waits.push({ time, end });
      return () => (clock.cancelled += 1);
    },
    onTranscript: (event) => transcript.push(event),
  });
  return {
    socket,
    clock,
    link,
    transcript,
    arrive: (now: number, text: string | number) => {
      clock.now = now;
      socket.emit("data", typeof text === "number" ? Buffer.alloc(text) : Buffer.from(text));
    },
  };
}

const data = (text: string) => ({ type: "data", bytes: Buffer.from(text) });
const half = 128 * 1024;

describe("a link", () => {
  it("returns what arrived in order, and its time is that of each arrival, to the microsecond", async () => {
    const { link, arrive, transcript } = linked();
    arrive(110.123_456, "one");
    arrive(120, "two");
    expect(await link.read(200)).toEqual(data("one"));
    expect(link.time).toBe(110.123);
    expect(await link.read(200)).toEqual(data("two"));
    expect(link.time).toBe(120);
    expect(transcript.slice(1)).toEqual([
      { conn: 3, t: 0.110_123, dir: "s2c", hex: "6f6e65" },
      { conn: 3, t: 0.12, dir: "s2c", hex: "74776f" },
    ]);
  });

  it("waits until the deadline, no longer, and then time has passed", async () => {
    const { link, clock } = linked();
    const reading = link.read(150);
    expect(clock.waits.map(({ time }) => time)).toEqual([150]);
    clock.waits[0]?.end();
    expect(await reading).toEqual({ type: "quiet" });
    expect(link.time).toBe(150);
    // A deadline in the past does not turn the time back.
    const again = link.read(140);
    clock.waits[1]?.end();
    expect(await again).toEqual({ type: "quiet" });
    expect(link.time).toBe(150);
  });

  it("is woken by what arrives, which then belongs to the wait even if the process was late to look", async () => {
    const { link, clock, arrive } = linked();
    const reading = link.read(150);
    arrive(400, "late");
    expect(await reading).toEqual(data("late"));
    expect(link.time).toBe(150);
    expect(clock.cancelled).toBe(1);
  });

  it("never gives an arrival a time before that of the one before it", async () => {
    const { link, arrive } = linked();
    arrive(120, "one");
    arrive(110, "two");
    await link.read(200);
    await link.read(200);
    expect(link.time).toBe(120);
  });

  it("pauses the socket from 256 KB of unread bytes on, until fewer are left", async () => {
    const { link, socket, arrive } = linked();
    arrive(110, half);
    arrive(110, half - 1);
    expect(socket.isPaused()).toBe(false);
    arrive(110, 1);
    expect(socket.isPaused()).toBe(true);
    arrive(110, half);
    await link.read(200);
    expect(socket.isPaused()).toBe(true);
    await link.read(200);
    expect(socket.isPaused()).toBe(false);
  });

  it.each([
    ["a close", (socket: Socket) => socket.emit("end"), { type: "end", how: "fin" }, { event: "fin" }],
    [
      "a reset",
      (socket: Socket) => socket.emit("error", Object.assign(new Error("reset"), { code: "ECONNRESET" })),
      { type: "end", how: "rst", cause: "ECONNRESET" },
      { event: "rst", detail: "ECONNRESET" },
    ],
    [
      "an error without a code",
      (socket: Socket) => socket.emit("error", new Error("odd")),
      { type: "end", how: "rst", cause: "odd" },
      { event: "rst", detail: "odd" },
    ],
  ] as const)("ends once, after what came before, by %s", async (_, end, event, transcribed) => {
    const { link, socket, arrive, transcript, clock } = linked();
    arrive(110, "last words");
    clock.now = 130;
    end(socket);
    socket.emit("close");
    arrive(140, "ghost");
    expect(link.ended).toBe(false);
    expect(await link.read(200)).toEqual(data("last words"));
    expect(await link.read(200)).toEqual(event);
    expect([link.ended, link.time]).toEqual([true, 130]);
    expect(await link.read(300)).toEqual(event);
    expect(transcript.slice(2)).toEqual([{ conn: 3, t: 0.13, dir: "s2c", ...transcribed }]);
  });

  it("is over once we have closed it, which ends a wait and is written down once", async () => {
    const { link, socket, transcript } = linked();
    const reading = link.read(500);
    socket.destroy();
    await link.close();
    expect(await reading).toEqual({ type: "end", how: "closed" });
    expect(link.ended).toBe(true);
    await link.close();
    link.send(Buffer.from("ghost"));
    expect(transcript.slice(1)).toEqual([{ conn: 3, t: 0.1, dir: "c2s", event: "fin" }]);
  });

  it("writes down what it sends, but nothing after the end, and nothing empty", async () => {
    const { link, socket, transcript } = linked();
    link.send(Buffer.from("look\r\n"));
    link.send(Buffer.alloc(0));
    socket.emit("end");
    await link.read(200);
    link.send(Buffer.from("ghost"));
    expect(transcript.filter(({ dir }) => dir === "c2s")).toEqual([
      { conn: 3, t: 0.1, dir: "c2s", hex: Buffer.from("look\r\n").toString("hex") },
    ]);
  });
});
