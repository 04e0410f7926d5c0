import { defined } from "@mudlark/scanner/objects";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScanRecord } from "@mudlark/scanner/record";
import { startRealm, type Realm } from "../../../scanner/src/practice/index.ts";
import { visit } from "../../../scanner/src/session/index.ts";

// The results of the reference scanner, telnetlib3 2.5.0, for the same servers.
const expected: Record<string, { fingerprint: string; mssp?: string; before: string }> = {
  tidewrack: { fingerprint: "2d1d3bcf28abae7b", mssp: "Tidewrack", before: "By what name do you wish to be known?" },
  "the-salt-stair": {
    fingerprint: "6726c6a09999fc5d",
    mssp: "The Salt Stair",
    before: "Nine hundred steps down to the water",
  },
  "lantern-marsh": { fingerprint: "43e62a23e91bca7f", before: "This world is Pueblo 1.10 Enhanced." },
  "hollow-reed": { fingerprint: "a8a260cc4662430c", before: "H O L L O W   R E E D" },
  "moss-academy": { fingerprint: "c2dd7d4e76383b41", mssp: "Moss Academy", before: "(gb/big5)" },
  "the-iron-ferry": { fingerprint: "68cdc93196d4656f", before: "████" },
  "kelpie-court": { fingerprint: "a8a260cc4662430c", before: "#$#mcp version: 2.1 to: 2.1" },
  "the-quiet-well": { fingerprint: "a8a260cc4662430c", before: "" },
};

let realm: Realm;
const records = new Map<string, ScanRecord>();

beforeAll(async () => {
  realm = await startRealm();
  await Promise.all(
    realm.servers.map(async (server) => {
      const { record } = await visit(
        {
          host: server.host,
          port: server.port,
          tls: server.tls,
          ...defined({ encoding: server.entry.encoding }),
        },
        { allowPrivate: true, deep: false },
      );
      records.set(server.tls ? `${server.id} over TLS` : server.id, record);
    }),
  );
});
afterAll(() => realm.close());

test.each(Object.entries(expected))(
  "%s gets the same fingerprint, MSSP and banner as from the reference scanner",
  (id, { fingerprint, mssp, before }) => {
    const record = records.get(id);
    expect(record?.mudlark?.outcome.code).toBe(id === "the-quiet-well" ? "silent" : "ok");
    const probe = record?.["server-probe"];
    expect(probe?.fingerprint).toBe(fingerprint);
    expect(probe?.session_data.mssp?.NAME).toBe(mssp);
    expect(probe?.session_data.banner_before_return).toContain(before);
  },
);

test("Big5 text follows the answer to the encoding question", () => {
  expect(records.get("moss-academy")?.["server-probe"]?.session_data.banner_after_return).toContain("空山不見人");
});

test("over TLS: the same server, the same fingerprint, and a certificate that is reported instead of rejected", () => {
  const record = records.get("the-salt-stair over TLS");
  expect(record?.["server-probe"]?.fingerprint).toBe("6726c6a09999fc5d");
  expect(record?.mudlark?.transport).toBe("tls");
  expect(record?.mudlark?.tls?.[0]).toMatchObject({
    ok: true,
    certificate: { subject: expect.stringContaining("practice.invalid") as string },
  });
  expect(record?.mudlark?.tls?.[0]?.problems).toContain("self-signed");
});
test("the MUSH answers WHO, so its players can be counted", async () => {
  const mush = realm.servers.find(({ id }) => id === "lantern-marsh");
  const { counted } = await visit(
    { host: mush?.host ?? "", port: mush?.port ?? 0, tls: false },
    { allowPrivate: true, deep: true, who: true },
  );
  expect(counted).toEqual({ players: 3, source: "who" });
});
