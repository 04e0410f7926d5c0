import { expect, test } from "vitest";
import { describeFinding, describeSent } from "../../../scanner/src/session/converse/describe.ts";
import { Option } from "../../../scanner/src/wire/index.ts";

test.each([
  [Option.NAWS, [1, 44, 0, 25], "NAWS (rows=25, cols=300)"],
  [Option.NAWS, [0, 80, 1, 1], "NAWS (rows=257, cols=80)"],
  [Option.CHARSET, [2, 0x55, 0x38], "CHARSET ACCEPTED U8"],
  [Option.CHARSET, [3], "CHARSET REJECTED"],
  [Option.STATUS, [1], "STATUS SEND"],
  [Option.TTYPE, [0, 0x41], "TTYPE IS b'A'"],
  [Option.TSPEED, [0, 0x41], "TSPEED IS b'A'"],
  [Option.GMCP, [0, 0x41], "GMCP b'\\x00A'"],
  [Option.TTYPE, [1, 0x41], "TTYPE b'\\x01A'"],
])("a subnegotiation of option %d that we send is logged as %s", (option, payload, logged) => {
  expect(describeSent(option, Uint8Array.from(payload))).toBe(`IAC SB ${logged} IAC SE`);
});

test.each<[Parameters<typeof describeFinding>[0], string | undefined]>([
  [{ protocol: "CHARSET", kind: "charset", offered: ["A", "B"] }, "No suitable encoding offered by server: A, B"],
  [{ protocol: "CHARSET", kind: "charset", offered: ["A"], chosen: "A" }, "encoding negotiated: A"],
  [{ protocol: "GMCP", kind: "gmcp", package: "Core", value: "{}", json: true }, "GMCP: Core {}"],
])("what a server sent is logged (%#)", (finding, logged) => {
  expect(describeFinding(finding)).toBe(logged);
});
