import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { clientProtocols, clientSettings, findInBand, readMsspText } from "../../../scanner/src/protocols/index.ts";

const settings = [false, true].map((introduces) => clientSettings({ clientVersion: "0.1.0", introduces }));

/** Bytes that protocols consist of, so that random payloads are not all rejected at their first byte. */
const marks = fc.oneof(fc.nat(7), fc.constantFrom(240, 250, 251, 252, 253, 254, 255, 32, 59, 0x5b, 0x7b), fc.nat(255));
const payload = fc.array(marks, { maxLength: 200 }).map((values) => Uint8Array.from(values));

describe("every client protocol", () => {
  it.each(clientProtocols.map((protocol) => [protocol.name, protocol] as const))(
    "%s: no payload makes it throw, or answer more than once",
    (_name, protocol) => {
      fc.assert(
        fc.property(fc.array(payload, { maxLength: 6 }), fc.constantFrom(...settings), (payloads, chosen) => {
          const conversation = protocol.start(chosen);
          conversation.enabled("local");
          conversation.enabled("remote");
          for (const one of payloads) {
            const { replies, findings } = conversation.received(one);
            expect(replies.length).toBeLessThanOrEqual(1);
            expect(findings.length).toBeLessThanOrEqual(6);
            expect(JSON.stringify(findings)).toBeTypeOf("string");
          }
        }),
      );
    },
  );

  it("text parsers accept any bytes", () => {
    fc.assert(
      fc.property(payload, (bytes) => {
        findInBand(bytes);
        readMsspText(Buffer.concat([Buffer.from("MSSP-REPLY-START"), bytes]));
      }),
    );
  });
});
