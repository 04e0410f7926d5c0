import type { z } from "zod";

/** Bad input, told to a person: where, what, how to fix it. */
export class RecordError extends Error {
  override name = "RecordError";
}

/** The path of an issue as people write it: addresses[0].port, server-probe.session_data.mssp. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${String(key)}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );
}

/**
 * Zod's issues as sentences, one a line.
 * @param where the file (and line) that was read, as the reader of the message knows it
 */
export function explain(where: string, error: z.ZodError): string {
  return error.issues.map((issue) => `${where}: ${pathOf(issue.path) || "the whole"}: ${issue.message}`).join("\n");
}
