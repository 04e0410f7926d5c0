import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { newAjv, type Validate } from "../schemas/ajv.ts";
import { parseCsv } from "../site/invented/csv.ts";
import { exists, fileAt, files, home, json, read } from "./site-files.ts";

interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  components: { schemas: Record<string, object> };
  paths: Record<
    string,
    {
      get: {
        operationId: string;
        parameters?: { name: string; in: string; required: boolean }[];
        responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>;
      };
    }
  >;
}
const openApi = json("api/v1/openapi.json") as OpenApi;
const operations = Object.entries(openApi.paths).map(([path, { get }]) => ({
  path,
  get,
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[a-z0-9-]+")}$`),
  media: Object.entries(get.responses["200"]?.content ?? {}),
}));
const apiFiles = files.filter((file) => file.startsWith("api/v1/"));
const operationOf = (file: string) => operations.filter(({ pattern }) => pattern.test(`/${relative("api/v1", file)}`));

const validators = new Map<string, Validate>();
/**
 * A validator by a published schema's address, or by a reference in the OpenAPI description, which contains the schemas
 * itself.
 */
function validatorAt(address: string): Validate {
  const component = /^#\/components\/schemas\/(.+)$/.exec(address)?.[1];
  const schema = component === undefined ? json(fileAt(address)) : openApi.components.schemas[component];
  const validate = validators.get(address) ?? newAjv().compile(schema as object);
  validators.set(address, validate);
  return validate;
}
/** The errors of a document under a published schema; none if it conforms. */
function complaints(address: string, document: unknown): unknown {
  const validate = validatorAt(address);
  return validate(document) ? undefined : validate.errors;
}

describe("the files of the API", () => {
  it("are described by OpenAPI, each once, and every path in it has files", () => {
    expect(openApi.openapi).toMatch(/^3\.1\.\d$/);
    expect(openApi.info.version).toMatch(/^1\./);
    expect(openApi.servers.map(({ url }) => url)).toEqual([`${home}api/v1`]);
    for (const file of apiFiles)
      expect(
        operationOf(file).map(({ path }) => path),
        file,
      ).toHaveLength(1);
    for (const { path, pattern, get, media } of operations) {
      expect(
        apiFiles.some((file) => pattern.test(`/${relative("api/v1", file)}`)),
        path,
      ).toBe(true);
      expect(media, path).toHaveLength(1);
      for (const { required, in: place } of get.parameters ?? []) expect([required, place]).toEqual([true, "path"]);
    }
    expect(new Set(operations.map(({ get }) => get.operationId)).size).toBe(operations.length);
  });

  it("are what index.json lists", () => {
    const { files: listed } = json("api/v1/index.json") as { files: { path: string; schema: string | null }[] };
    expect(listed.map(({ path }) => path)).toEqual(operations.map(({ path }) => `/api/v1${path}`));
    for (const { schema } of listed) if (schema !== null) expect(exists(schema), schema).toBe(true);
  });

  it("conform to their published schemas, every one", () => {
    const checked = new Map<string, number>();
    for (const file of apiFiles.filter((name) => name.endsWith(".json"))) {
      const schema = operationOf(file)[0]?.media[0]?.[1].schema.$ref;
      if (schema === undefined) continue;
      expect(complaints(schema, json(file)), file).toBeUndefined();
      checked.set(schema, (checked.get(schema) ?? 0) + 1);
    }
    const schemas = apiFiles.filter((file) => file.startsWith("api/v1/schema/"));
    const named = [...checked.keys()].map((reference) => reference.split("/").at(-1) ?? "");
    expect(named.map((name) => `api/v1/schema/${name}.json`).sort()).toEqual(schemas);
    expect(checked.get("#/components/schemas/server")).toBe(15);
    expect(checked.get("#/components/schemas/history")).toBe(15);
    for (const name of named) {
      const { $id: _, title: __, ...published } = json(`api/v1/schema/${name}.json`) as Record<string, unknown>;
      const { $schema: ___, ...schema } = published;
      expect(openApi.components.schemas[name], name).toEqual(schema);
    }
  });

  it("are really checked: a schema rejects another shape", () => {
    const address = `${home}api/v1/schema/servers.json`;
    const document = json("api/v1/servers.json") as { servers: object[] };
    expect(complaints(address, { ...document, servers: [{ ...document.servers[0], port: "4000" }] })).toBeDefined();
    expect(complaints(address, { ...document, more: 1 })).toBeDefined();
  });

  it("link only to pages and files that exist", () => {
    const { servers } = json("api/v1/servers.json") as { servers: { page: string; api: string }[] };
    const { fingerprints } = json("api/v1/fingerprints.json") as { fingerprints: { page: string; api: string }[] };
    const { protocols } = json("api/v1/protocols.json") as { protocols: { page: string }[] };
    const addresses = [...servers, ...fingerprints].flatMap(({ page, api }) => [page, api]);
    for (const address of [...addresses, ...protocols.map(({ page }) => page)])
      expect(exists(address), address).toBe(true);
  });

  it("name the files of each login screen", () => {
    const { count, screens } = json("api/v1/screens.json") as {
      count: number;
      screens: { page: string; text: string; picture: { url: string } | null; thumbnail: { url: string } | null }[];
    };
    expect(screens).toHaveLength(count);
    expect(count).toBeGreaterThan(5);
    expect(screens.some(({ picture }) => picture !== null)).toBe(true);
    for (const { page, text, picture, thumbnail } of screens)
      for (const address of [page, text, picture?.url, thumbnail?.url])
        if (address !== undefined) expect(exists(address), address).toBe(true);
  });

  it("contain the same in NDJSON, line by line", () => {
    const lines = read("api/v1/dump.ndjson").trimEnd().split("\n");
    const schema = `${home}api/v1/schema/server.json`;
    expect(lines).toHaveLength(15);
    for (const line of lines) {
      const server = JSON.parse(line) as { id: string };
      expect(complaints(schema, server), server.id).toBeUndefined();
      expect(server).toEqual(json(`api/v1/servers/${server.id}.json`));
    }
  });

  it("contain the same in CSV, with a row per server and no formulas", () => {
    const [header = [], ...rows] = parseCsv(read("api/v1/servers.csv"));
    expect(header.slice(0, 6)).toEqual(["id", "name", "host", "port", "tls", "status"]);
    const { servers } = json("api/v1/servers.json") as {
      servers: { id: string; port: number; status: { state: string } }[];
    };
    expect(rows.map(([id, , , port, , status]) => [id, port, status])).toEqual(
      servers.map(({ id, port, status }) => [id, String(port), status.state]),
    );
    for (const row of rows) {
      expect(row).toHaveLength(header.length);
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+@]|^-[^\d]/);
    }
  });

  it("have a table for each section of the statistics, with rows as long as their headers", () => {
    const tables = files.filter((file) => /^statistics\/.+\.csv$/.test(file));
    const page = read("statistics/index.html");
    const counted = (pattern: RegExp): number => Array.from(page.matchAll(pattern)).length;
    const [drawn, later] = [counted(/<svg class="plot plot-wide"/g), counted(/A chart will appear/g)];
    expect(drawn).toBeGreaterThan(10);
    const [sections, hours] = [
      counted(/<section [^>]*class="statistics"/g),
      counted(/<section [^>]*class="hours-field"/g),
    ];
    expect(sections).toBe(drawn + later);
    expect(hours).toBe(1);
    expect(tables).toHaveLength(sections + hours);
    for (const table of tables) {
      const [header, ...rows] = parseCsv(read(table));
      expect(rows.length, table).toBeGreaterThan(0);
      for (const row of rows) expect(row, table).toHaveLength(header?.length ?? 0);
    }
  });
});
