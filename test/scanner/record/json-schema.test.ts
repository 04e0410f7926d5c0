import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { newAjv, type Validate } from "../../schemas/ajv.ts";
import { jsonSchemaOf, readReadings, schemaNames, type SchemaName } from "../../../scanner/src/record/index.ts";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");

const validators = new Map<SchemaName, Validate>();

function errorsOf(name: SchemaName, value: unknown): unknown {
  const validate = validators.get(name) ?? newAjv().compile(jsonSchemaOf(name));
  validators.set(name, validate);
  return validate(value) ? [] : validate.errors;
}

test.each(["entry", "opt-out"] as const)("schema/%s.json is up to date with the contract", async (name) => {
  const made = `${JSON.stringify(jsonSchemaOf(name), undefined, 2)}\n`;
  expect(await read(`schema/${name}.json`), `run: npx mudlark schema ${name} > schema/${name}.json`).toBe(made);
});

describe("the project's own data conforms", () => {
  test("entries", async () => {
    for (const name of await readdir(join(root, "data/servers"))) {
      expect(errorsOf("entry", parse(await read(`data/servers/${name}`))), name).toEqual([]);
    }
  });

  test("records, readings, outcomes and the opt-out list", async () => {
    const record = JSON.parse(await read("data/records/cryosphere.json")) as { mudlark: { outcome: unknown } };
    expect(errorsOf("record", record)).toEqual([]);
    expect(errorsOf("outcome", record.mudlark.outcome)).toEqual([]);
    for (const reading of readReadings(await read("data/readings/2026/2026-02-14.ndjson"), "readings")) {
      expect(errorsOf("reading", reading)).toEqual([]);
    }
    expect(errorsOf("opt-out", parse(await read("data/opt-out.yml")))).toEqual([]);
  });
});

test("invalid values do not conform", () => {
  expect(schemaNames).toEqual(["entry", "opt-out", "record", "reading", "counting-round", "outcome"]);
  for (const name of schemaNames) expect(errorsOf(name, { nonsense: 1 })).not.toEqual([]);
});
