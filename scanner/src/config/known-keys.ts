import { z } from "zod";
import { configSchema } from "./schema.ts";

type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** The schema inside defaults, options and lists. */
export function insideOf(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return insideOf(schema.unwrap());
  return schema instanceof z.ZodArray ? insideOf(schema.element) : schema;
}

/** The keys of the configuration at a path, as named in Zod's issues; empty if a value has no keys. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  let schema: z.core.$ZodType = configSchema;
  for (const key of path) {
    const inside = insideOf(schema);
    if (inside instanceof z.ZodObject) schema = (inside.shape as Shape)[String(key)] ?? inside;
  }
  const inside = insideOf(schema);
  return inside instanceof z.ZodObject ? Object.keys(inside.shape) : [];
}
