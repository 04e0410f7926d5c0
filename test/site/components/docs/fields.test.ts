import { expect, test } from "vitest";
import { fieldsOf } from "../../../../src/components/docs/fields.ts";

const paths = (schema: Parameters<typeof fieldsOf>[0]) => fieldsOf(schema).map(({ path, type }) => `${path}: ${type}`);

test("lists each field with its path, type and meaning, parents first", () => {
  expect(
    fieldsOf({
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", minLength: 1, maxLength: 100, description: "As the game writes it." },
        at: {
          type: "array",
          items: { type: "object", properties: { port: { type: "integer", minimum: 1, maximum: 65535 } } },
        },
      },
    }),
  ).toEqual([
    { path: "name", type: "text, 1 to 100 characters", required: true, about: "As the game writes it." },
    { path: "at", type: "list of objects", required: false, about: "" },
    { path: "at[].port", type: "whole number, 1 to 65535", required: false, about: "" },
  ]);
});

test("says what values a field may have", () => {
  expect(
    paths({
      type: "object",
      properties: {
        choice: { enum: ["none", "restricted", "full"] },
        fixed: { const: 1 },
        either: { anyOf: [{ type: "boolean" }, { const: "partly" }] },
        nullable: { type: ["integer", "null"], minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
        when: { type: "string", format: "date-time" },
        anything: {},
      },
    }),
  ).toEqual([
    'choice: "none", "restricted" or "full"',
    "fixed: 1",
    'either: true or false or "partly"',
    "nullable: whole number or null",
    "when: date and time (ISO 8601)",
    "anything: any value",
  ]);
});

test("follows maps, references and choices, and stops if a shape contains itself", () => {
  const node = { type: "object", properties: { next: { $ref: "#/$defs/node" }, value: { type: "number" } } } as const;
  expect(
    paths({
      type: "object",
      properties: { map: { type: "object", additionalProperties: { $ref: "#/$defs/node" } } },
      $defs: { node },
    }),
  ).toEqual(["map: object", "map.{name}: object", "map.{name}.next: object", "map.{name}.value: number"]);
  expect(
    paths({
      type: "array",
      items: {
        anyOf: [
          { type: "object", properties: { host: { type: "string" }, date: { type: "string", format: "date" } } },
          { type: "object", properties: { network: { type: "string" }, date: { type: "string", format: "date" } } },
        ],
      },
    }),
  ).toEqual(["[].host: text", "[].date: date (YYYY-MM-DD)", "[].network: text"]);
});
