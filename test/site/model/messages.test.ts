import { describe, expect, it, test } from "vitest";
import { messagesOf } from "../../../src/model/messages.ts";
import { measured, measuredAt } from "./game-data.ts";

const deep = { visited: measuredAt, outcome: { code: "ok", reason: "It answered.", phase: "done" } } as const;

describe("the messages of a protocol", () => {
  const record = measured({
    gmcp: [
      { package: "Core.Ping", value: "" },
      { package: "Room.Info", value: '{"num":1}' },
      { package: "\u202e", value: "1" },
    ],
    msdp: { ROOM: "Hall" },
    deep: {
      ...deep,
      gmcp: [
        { package: "core.ping", value: "1" },
        { package: "ROOM.INFO", value: "2" },
        { package: "Char.Vitals", value: "" },
      ],
      msdp: { ROOM: "Cellar", EXITS: ["n", "s"] },
    },
  });

  it("are each once, in whatever case, with the first sample that is not empty", () => {
    expect(messagesOf("GMCP", record)).toEqual([
      { name: "Core.Ping", sample: "1" },
      { name: "Room.Info", sample: '{"num":1}' },
      { name: "Char.Vitals", sample: "" },
    ]);
    expect(messagesOf("MSDP", record)).toEqual([
      { name: "ROOM", sample: "Hall" },
      { name: "EXITS", sample: '["n","s"]' },
    ]);
  });

  it("are none for other protocols, and without a record", () => {
    expect(messagesOf("MSSP", record)).toEqual([]);
    expect(messagesOf("GMCP", measured())).toEqual([]);
    expect(messagesOf("MSDP", null)).toEqual([]);
  });
});

test("a sample and a name have at most 100 characters", () => {
  const record = measured({ gmcp: [{ package: "N".repeat(200), value: "v".repeat(200) }] });
  const [message] = messagesOf("GMCP", record);
  expect([message?.name.length, message?.sample.length]).toEqual([100, 100]);
});
