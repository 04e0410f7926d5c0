import type { z } from "zod";

/** An error in the input, explained for people: where it is, what is wrong and how to fix it. */
export class RecordError extends Error {
  override name = "RecordError";
}

/** The path of an issue in readable form: addresses[0].port, server-probe.session_data.mssp. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${String(key)}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );
}

/**
 * Turns Zod's issues into sentences, one per line.
 * @param where the file (and line) that was read, in the reader's terms
 */
export function explain(where: string, error: z.ZodError): string {
  return error.issues.map((issue) => `${where}: ${pathOf(issue.path) || "the file"}: ${issue.message}`).join("\n");
}
