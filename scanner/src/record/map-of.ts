import { z } from "zod";

/**
 * A schema for objects whose keys are chosen by a server. z.record() would drop the key `__proto__`; here every own key
 * is data, and the object is passed through unchanged.
 * @param value schema of the values, which must not transform them
 */
export function mapOf<V>(value: z.ZodType<V>): z.ZodType<Record<string, V>> {
  const { $schema: _, ...described } = z.toJSONSchema(z.record(z.string(), value));
  return z
    .custom<Record<string, V>>()
    .superRefine((input: unknown, context) => {
      if (input === null || typeof input !== "object" || Array.isArray(input)) {
        context.addIssue({ code: "custom", message: "write an object with names and values" });
        return;
      }
      for (const [name, inner] of Object.entries(input)) {
        for (const issue of value.safeParse(inner).error?.issues ?? []) {
          context.addIssue({ code: "custom", message: issue.message, path: [name, ...issue.path] });
        }
      }
    })
    .meta(described as Record<string, unknown>);
}
