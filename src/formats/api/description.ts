import { z } from "zod";
import type { Absolute } from "../links.ts";
import { shapes, type indexSchema, type ShapeName } from "./shapes.ts";

/** Every file of the API: its path below /api/v1/, its shape, and what it contains. */
export const apiFiles: readonly { path: string; shape: ShapeName | null; about: string; type: string }[] = [
  { path: "index.json", shape: "index", about: "This list.", type: "application/json" },
  {
    path: "servers.json",
    shape: "servers",
    about:
      "All servers, with what a list needs: addresses, description, languages, players (now, usually, peak, trend), reachability, last change, capabilities.",
    type: "application/json",
  },
  {
    path: "servers/{id}.json",
    shape: "server",
    about:
      "Everything about one server: facts with source and date, capabilities with evidence, MSSP, players by hour, and the scan record. In the login screen, a byte that its encoding lacks is half of a surrogate pair, U+DC80 to U+DCFF (Python: surrogateescape), which a strict JSON parser may refuse.",
    type: "application/json",
  },
  {
    path: "servers/{id}/history.json",
    shape: "history",
    about: "All visits to one server, and the changes each one found, with old and new values.",
    type: "application/json",
  },
  {
    path: "servers/{id}/history.csv",
    shape: null,
    about: "The same visits as a table, one a line.",
    type: "text/csv",
  },
  {
    path: "servers/{id}/counts.csv",
    shape: null,
    about: "All counts of its players, by the nights and by counting rounds: when, how many, how they were counted.",
    type: "text/csv",
  },
  {
    path: "fingerprints.json",
    shape: "fingerprints",
    about: "All telnet fingerprints, most shared first.",
    type: "application/json",
  },
  {
    path: "fingerprints/{hash}.json",
    shape: "fingerprint",
    about: "One fingerprint: its data, its servers, and the fingerprints most like it.",
    type: "application/json",
  },
  {
    path: "protocols.json",
    shape: "protocols",
    about: "Each protocol, with the servers in each state.",
    type: "application/json",
  },
  {
    path: "statistics.json",
    shape: "statistics",
    about: "Counts, the nights of the census, players through the day, and protocols month by month.",
    type: "application/json",
  },
  {
    path: "changes.json",
    shape: "changes",
    about:
      "News: new, dark, back, moved, changed (with old and new values), record (more players than ever); newest first, at most 2,000 items.",
    type: "application/json",
  },
  {
    path: "screens.json",
    shape: "screens",
    about: "The login screens: pictures (PNG), the words in them, plain text, size and encoding.",
    type: "application/json",
  },
  {
    path: "servers.csv",
    shape: null,
    about: "The summaries as a table; text that a spreadsheet could read as a formula starts with an apostrophe.",
    type: "text/csv",
  },
  {
    path: "dump.ndjson",
    shape: null,
    about: "The complete document of every server, one per line, each valid against the schema of a server.",
    type: "application/x-ndjson",
  },
  {
    path: "schema/{name}.json",
    shape: null,
    about: "The schema (JSON Schema 2020-12) of one kind of file.",
    type: "application/schema+json",
  },
  { path: "openapi.json", shape: null, about: "The OpenAPI 3.1 description of this API.", type: "application/json" },
];

function schemaOf(name: ShapeName) {
  return z.toJSONSchema(shapes[name], { unrepresentable: "any", reused: "inline" });
}

/** JSON Schema (2020-12) of one shape, with its address as id. */
export function schemaDocument(name: ShapeName, absolute: Absolute, siteName: string): Record<string, unknown> {
  return { ...schemaOf(name), $id: absolute(`/api/v1/schema/${name}.json`), title: `${siteName} API v1: ${name}` };
}

export function indexDocument(
  about: { name: string; invented: boolean; asOf: string | null },
  absolute: Absolute,
): z.infer<typeof indexSchema> {
  return {
    generated: about.asOf,
    name: about.name,
    version: "v1",
    licence:
      "CC0-1.0 for the compilation of facts; login screens and texts from servers remain the property of their authors.",
    documentation: absolute("/api/"),
    openapi: absolute("/api/v1/openapi.json"),
    invented: about.invented,
    files: apiFiles.map(({ path, shape, about: text }) => ({
      path: `/api/v1/${path}`,
      schema: shape === null ? null : absolute(`/api/v1/schema/${shape}.json`),
      about: text,
    })),
  };
}

/** The schemas of all shapes as components of an OpenAPI document, which then needs no other file. */
function componentSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    (Object.keys(shapes) as ShapeName[]).map((name) => {
      const { $schema: _, ...schema } = schemaOf(name);
      return [name, schema];
    }),
  );
}

/** OpenAPI 3.1 description of the static files, complete in itself. */
export function openApiDocument(name: string, absolute: Absolute): Record<string, unknown> {
  const paths = Object.fromEntries(
    apiFiles.map(({ path, shape, about, type }) => {
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
        name: parameter,
        in: "path",
        required: true,
        schema: { type: "string" },
      }));
      const schema = shape === null ? { type: "string" } : { $ref: `#/components/schemas/${shape}` };
      const get = {
        summary: about,
        operationId: path
          .replace(/\.json$/, "")
          .replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())
          .replace(/\W+$/, ""),
        ...(parameters.length > 0 && { parameters }),
        responses: {
          "200": { description: about, content: { [type]: { schema } } },
          ...(parameters.length > 0 && { "404": { description: "Not found." } }),
        },
      };
      return [`/${path}`, { get }];
    }),
  );
  return {
    openapi: "3.1.0",
    info: {
      title: `${name} API`,
      version: "1.0.0",
      description:
        "Static JSON, generated with each build of the site. Within v1, keys are only ever added. All text from servers is untrusted: escape it where you show it.",
      license: { name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" },
    },
    servers: [{ url: absolute("/api/v1/").replace(/\/$/, "") }],
    paths,
    components: { schemas: componentSchemas() },
  };
}
