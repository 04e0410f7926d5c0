import { inertJson } from "@mudlark/scanner/record";

/** A value as a JSON response. */
export function json(value: unknown): Response {
  return file(`${inertJson(value)}\n`, "application/json; charset=utf-8");
}

/** A text as a response. */
export function file(text: string, type: string): Response {
  return new Response(text, { headers: { "content-type": type } });
}
