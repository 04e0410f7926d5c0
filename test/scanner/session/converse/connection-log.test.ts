import { expect, it } from "vitest";
import { ConnectionLog } from "../../../../scanner/src/session/converse/connection-log.ts";

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
