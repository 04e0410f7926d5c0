import { expect, test } from "vitest";
import { Gathered } from "../../../../scanner/src/intake/import/gathered.ts";
import { planImport } from "../../../../scanner/src/intake/import/plan.ts";
import { readForeignRecord } from "../../../../scanner/src/intake/import/read-foreign-record.ts";
import { optOutOf } from "../../../../scanner/src/record/index.ts";
import { serverDocument } from "../../../../src/formats/api/server-document.ts";
import { absolute, inventedModel } from "../../invented/model.ts";

test("mudlark import can read a server from the API, with its record unchanged", async () => {
  const { servers } = await inventedModel();
  const measured = servers.filter(({ record }) => record?.["server-probe"] !== undefined).slice(0, 20);
  expect(measured.length).toBeGreaterThan(5);
  for (const server of measured) {
    const into = new Gathered();
    readForeignRecord(
      JSON.stringify(serverDocument(server, absolute)),
      { file: `${server.id}.json`, provenance: "the API" },
      into,
    );
    const plan = planImport(into, {
      data: "data",
      entries: [],
      recorded: new Set(),
      optOut: optOutOf([]),
      allowPrivate: true,
    });
    expect(plan.skipped, server.id).toEqual([]);
    expect(plan.entries.map(({ entry }) => entry.addresses[0]?.port)).toEqual([server.record?.sessions.at(-1)?.port]);
    const [{ record } = { record: undefined }] = plan.records;
    expect(record?.["server-probe"]).toEqual(JSON.parse(JSON.stringify(server.record?.["server-probe"])));
  }
});
