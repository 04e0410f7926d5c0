import { describe, expect, it } from "vitest";
import { joined } from "../../../../scanner/src/session/converse/joined.ts";
import { TextBuffer } from "../../../../scanner/src/session/converse/text-buffer.ts";
import { textEndBytes } from "../../../../scanner/src/session/limits.ts";

const counted = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => index % 251));

describe("joined pieces", () => {
  it("are the pieces in order", () => {
    expect(joined([])).toEqual(Buffer.alloc(0));
    expect(joined([counted(3), new Uint8Array(0), counted(2)])).toEqual(Buffer.from([0, 1, 2, 0, 1]));
  });

  it("are not copied if there is only one", () => {
    const chunk = new Uint8Array(counted(2000));
    expect(joined([new Uint8Array(0), chunk.subarray(1000)]).buffer).toBe(chunk.buffer);
  });

  it("keep neither a large chunk nor a shared block of memory for a few bytes", () => {
    const chunk = new Uint8Array(counted(2000));
    for (const kept of [joined([chunk.subarray(10, 74)]), joined([counted(10), counted(54)])]) {
      expect(kept).toHaveLength(64);
      expect(kept.buffer.byteLength).toBe(64);
    }
  });
});

describe("a text buffer", () => {
  const most = 1000;
  const whole = counted(most + 3 * textEndBytes);

  it.each([0, 1, most, most + 1, most + textEndBytes - 1, most + textEndBytes, most + textEndBytes + 1, whole.length])(
    "keeps beginning and end of %i bytes, however they are split",
    (length) => {
      const sent = whole.subarray(0, length);
      const kept =
        length <= most + textEndBytes ? sent : Buffer.concat([sent.subarray(0, most), sent.subarray(-textEndBytes)]);
      for (const size of [1, 7, 999, 1000, 4096, 5000, whole.length]) {
        const text = new TextBuffer(most);
        for (let at = 0; at < length; at += size) text.add(sent.subarray(at, at + size));
        expect(text.bytes().equals(kept)).toBe(true);
        expect(text.end().equals(sent.subarray(-textEndBytes))).toBe(true);
        expect(text.length).toBe(length);
        expect(text.cut).toBe(length > most + textEndBytes);
      }
    },
  );

  it("counts what another text dropped", () => {
    const [first, second] = [new TextBuffer(most), new TextBuffer(most)];
    first.add(Buffer.from("start"));
    second.add(whole);
    first.append(second);
    expect(first.length).toBe(5 + whole.length);
    expect(first.cut).toBe(true);
    expect(
      first
        .bytes()
        .equals(Buffer.concat([Buffer.from("start"), whole.subarray(0, most - 5), whole.subarray(-textEndBytes)])),
    ).toBe(true);
  });

  it("rejects a text with another limit, and keeps what it has", () => {
    const text = new TextBuffer(most);
    text.add(Buffer.from("start"));
    expect(() => text.append(new TextBuffer(most + 1))).toThrow(RangeError);
    expect(text.bytes().toString()).toBe("start");
  });
});
