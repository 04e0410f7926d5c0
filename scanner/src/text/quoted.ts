import { beginning } from "./beginning.ts";
import { jsonEscape, replaceUnseen } from "./unseen.ts";

/** An untrusted value made safe for a message: in quotes, unseen characters as \uXXXX, shortened to `longest`. */
export function quoted(value: unknown, longest = 80): string {
  const json = typeof value === "bigint" || value === undefined ? String(value) : JSON.stringify(value);
  const cut = json.length > longest ? `${beginning(json, longest - 1)}…` : json;
  return replaceUnseen(cut, jsonEscape);
}
