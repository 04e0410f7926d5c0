import { expect, test } from "vitest";
import { recordedMssp } from "../../../../scanner/src/session/record/mssp.ts";
import { Notes } from "../../../../scanner/src/session/record/notes.ts";

const hints = { entry: "iso-8859-1", screen: { name: "ascii", source: "default" } } as const;

/** A payload of variables V0, V1 … with values of a length; the values contain a byte above 0x7F. */
function payloadOf(...lengths: number[]): Uint8Array {
  return Buffer.concat(
    lengths.map((length, index) => Buffer.from(`\x01V${index}\x02${"\xe9".repeat(length)}`, "latin1")),
  );
}

const rawOf = (payload: Uint8Array): Buffer =>
  Buffer.from(recordedMssp(payload, hints, new Notes()).raw ?? "", "base64");

test("the bytes are kept only if the encoding matters", () => {
  expect(recordedMssp(Buffer.from("\x01NAME\x02Plain", "latin1"), hints, new Notes()).raw).toBeUndefined();
  expect(rawOf(payloadOf(5))).toEqual(Buffer.from(payloadOf(5)));
});

test("of a long answer, as many whole variables are kept as fit into 24 KB, marks included", () => {
  const whole = 24 * 1024;
  // A variable takes its name (2), its value, and a mark before each.
  const fits = payloadOf(whole - 4 - 4 - 100, 100, 1);
  expect(rawOf(fits)).toEqual(Buffer.from(fits).subarray(0, whole));
  const oneMore = payloadOf(whole - 4 - 4 - 100, 101, 1);
  expect(rawOf(oneMore)).toHaveLength(whole - 104);
});
