import { alternatives } from "@mudlark/scanner/text";

/** A JSON Schema, as far as a table of fields needs it. */
export interface Schema {
  type?: string | readonly string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema | boolean;
  prefixItems?: readonly Schema[];
  additionalProperties?: Schema | boolean;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  $ref?: string;
  $defs?: Record<string, Schema>;
}

/** A field of a file, as a row of a table. */
interface Field {
  /** "addresses[].port"; "{name}" stands for any key. */
  path: string;
  /** "whole number, 1 to 65535, or null". */
  type: string;
  required: boolean;
  about: string;
}

/**
 * All fields of a JSON Schema (draft 2020-12), each parent before its children.
 * @param schema of an object, or of an array of objects
 */
export function fieldsOf(schema: Schema): Field[] {
  const rows: Field[] = [];
  collect(schema, "", rows, schema.$defs ?? {}, []);
  return rows;
}

type Definitions = Record<string, Schema>;

function collect(
  given: Schema,
  path: string,
  rows: Field[],
  definitions: Definitions,
  within: readonly Schema[],
): void {
  const schema = resolved(given, definitions);
  // A schema that contains itself is described once.
  if (within.includes(schema)) return;
  const inner = [...within, schema];
  const required = new Set(schema.required);
  for (const [key, property] of Object.entries(schema.properties ?? {}))
    field(property, path === "" ? key : `${path}.${key}`, required.has(key), rows, definitions, inner);
  const { additionalProperties: rest, items } = schema;
  if (typeof rest === "object" && Object.keys(rest).length > 0)
    field(rest, path === "" ? "{name}" : `${path}.{name}`, false, rows, definitions, inner);
  if (typeof items === "object") collect(items, `${path}[]`, rows, definitions, inner);
  for (const item of schema.prefixItems ?? []) collect(item, `${path}[]`, rows, definitions, inner);
  for (const choice of choicesOf(schema)) collect(choice, path, rows, definitions, inner);
}

function field(
  schema: Schema,
  path: string,
  required: boolean,
  rows: Field[],
  definitions: Definitions,
  within: readonly Schema[],
): void {
  const known = rows.find((row) => row.path === path);
  const type = typeWords(schema, definitions);
  if (known === undefined)
    rows.push({ path, type, required, about: schema.description ?? resolved(schema, definitions).description ?? "" });
  else if (!known.type.split("; ").includes(type)) known.type += `; ${type}`;
  collect(schema, path, rows, definitions, within);
}

function resolved(schema: Schema, definitions: Definitions): Schema {
  const name = schema.$ref?.replace(/^#\/\$defs\//, "");
  return name === undefined ? schema : (definitions[name] ?? schema);
}

function choicesOf(schema: Schema): readonly Schema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
}

/** The allowed values, in words. */
function typeWords(given: Schema, definitions: Definitions): string {
  const schema = resolved(given, definitions);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return alternatives(schema.enum.map((value) => JSON.stringify(value)));
  const choices = choicesOf(schema);
  if (choices.length > 0) return alternatives([...new Set(choices.map((choice) => typeWords(choice, definitions)))]);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return types.length === 0 ? "any value" : alternatives(types.map((type) => oneType(type, schema, definitions)));
}

function oneType(type: string, schema: Schema, definitions: Definitions): string {
  switch (type) {
    case "string":
      return `${stringWords(schema)}${range(schema.minLength, schema.maxLength, " characters")}`;
    case "integer":
      return `whole number${range(schema.minimum, schema.maximum, "")}`;
    case "number":
      return `number${range(schema.minimum, schema.maximum, "")}`;
    case "boolean":
      return "true or false";
    case "array": {
      const { items } = schema;
      const what = typeof items === "object" ? typeWords(items, definitions) : "any value";
      return `list of ${what === "object" ? "objects" : what}${range(schema.minItems, schema.maxItems, " items")}`;
    }
    default:
      return type;
  }
}

const formats: Record<string, string> = {
  "date-time": "date and time (ISO 8601)",
  date: "date (YYYY-MM-DD)",
  uri: "URL",
  email: "email address",
};

function stringWords({ format }: Schema): string {
  return format === undefined ? "text" : (formats[format] ?? "text");
}

/** Meaningless limits (0 and up, the largest safe integer) are left out. */
function range(least: number | undefined, most: number | undefined, unit: string): string {
  const from = least === undefined || least <= 0 || least === Number.MIN_SAFE_INTEGER ? undefined : least;
  const upTo = most === undefined || most === Number.MAX_SAFE_INTEGER ? undefined : most;
  if (from !== undefined && upTo !== undefined)
    return from === upTo ? `, exactly ${upTo}${unit}` : `, ${from} to ${upTo}${unit}`;
  if (upTo !== undefined) return `, at most ${upTo}${unit}`;
  return from === undefined || (from === 1 && unit !== "") ? "" : `, at least ${from}${unit}`;
}
