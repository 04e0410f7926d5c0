import { describe, expect, it, test } from "vitest";
import { ConnectionLog } from "../../../../scanner/src/session/converse/connection-log.ts";
import type { LogLine } from "../../../../scanner/src/session/types.ts";

/** A log after some lines, each of a source and a length. */
function logOf(...lines: readonly (readonly [source: string, length: number])[]) {
  const passed: LogLine[] = [];
  const log = new ConnectionLog((line) => passed.push(line));
  for (const [source, length] of lines) log.add("DEBUG", source, "x".repeat(length));
  expect(passed).toEqual(log.lines);
  return { lines: log.lines.map(({ source, text }) => `${source} ${text.length}`), dropped: log.dropped };
}
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe("a log", () => {
  it("keeps 4,000 lines, and those about the session beyond them", () => {
    const full = times(4000, ["wire", 1] as const);
    expect(logOf(...full)).toMatchObject({ dropped: 0 });
    const { lines, dropped } = logOf(...full, ["wire", 1], ["session", 5], ["wire", 1]);
    expect([lines.length, lines.at(-1), dropped]).toEqual([4001, "session 5", 2]);
  });

  it("keeps 96 KB of text", () => {
    const nearly = times(49, ["wire", 2000] as const);
    expect(logOf(...nearly, ["wire", 304])).toMatchObject({ dropped: 0 });
    expect(logOf(...nearly, ["wire", 305])).toMatchObject({ dropped: 1 });
    expect(logOf(...nearly, ["wire", 304], ["wire", 1])).toMatchObject({ dropped: 1 });
  });

  it("drops every line after the first that it dropped, except those about the session", () => {
    const nearly = times(49, ["wire", 2000] as const);
    const { lines, dropped } = logOf(...nearly, ["wire", 2000], ["wire", 1], ["session", 5], ["wire", 1], ["wire", 1]);
    expect([lines.slice(49), dropped]).toEqual([["session 5"], 4]);
  });

  it("cuts a line to 2,000 characters, and says how many there were", () => {
    const log = new ConnectionLog();
    log.add("INFO", "wire", "x".repeat(2000));
    log.add("INFO", "wire", "x".repeat(2001));
    expect(log.lines.map(({ text }) => text)).toEqual(["x".repeat(2000), `${"x".repeat(2000)}… (2001 characters)`]);
  });
});

test("a muted log keeps nothing, and does not count it as dropped", () => {
  const log = new ConnectionLog();
  log.mute();
  log.add("INFO", "session", "unseen");
  log.unmute();
  log.add("INFO", "session", "seen");
  expect([log.lines.map(({ text }) => text), log.dropped]).toEqual([["seen"], 0]);
  const nothing = ConnectionLog.nothing();
  nothing.add("INFO", "session", "unseen");
  expect(nothing.lines).toEqual([]);
});

it("keeps a line about negotiation in memory once, with its own level and source", () => {
  const [first, second] = [new ConnectionLog(), new ConnectionLog()];
  for (const log of [first, second]) {
    log.add("DEBUG", "negotiation", "recv IAC DO TTYPE");
    log.add("WARNING", "negotiation", "recv IAC DO TTYPE");
    log.add("DEBUG", "dialogue", "recv IAC DO TTYPE");
  }
  expect(second.lines[0]).toBe(first.lines[0]);
  expect(first.lines.map(({ level, source }) => `${level} ${source}`)).toEqual([
    "DEBUG negotiation",
    "WARNING negotiation",
    "DEBUG dialogue",
  ]);
});
