import type { AnyNode } from "acorn";
import { childOf, exportedIn } from "./key-lines.ts";

/**
 * Sets keys of a configuration file. Leaves the rest of its text unchanged: comments, order, other keys.
 * @param source TypeScript whose default export is an object
 * @param values top-level keys; undefined removes a key
 * @returns the new text; the same text if nothing changes
 * @throws SyntaxError if it does not parse; Error if it exports no object
 */
export function editConfig(source: string, values: Readonly<Record<string, unknown>>): string {
  const root = exportedIn(source);
  if (root?.type !== "ObjectExpression") throw new Error("it exports no object");
  const edits: { start: number; end: number; text: string }[] = [];
  let added = "";
  for (const [key, value] of Object.entries(values)) {
    const property = childOf(root, key);
    if (property?.type !== "Property") {
      if (value !== undefined) added += `  ${key}: ${literal(value)},\n`;
    } else if (value === undefined) edits.push({ ...wholeLines(source, property), text: "" });
    else if (!sameValue(source, property.value, value))
      edits.push({ start: property.value.start, end: property.value.end, text: literal(value) });
  }
  const last = root.properties.at(-1);
  if (added !== "") {
    const end = source.lastIndexOf("}", root.end - 1);
    const open = last === undefined || source.slice(last.end, end).includes(",");
    edits.push({ start: end, end, text: added });
    if (!open) edits.push({ start: last.end, end: last.end, text: "," });
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
}

/** A value as Prettier formats it. */
function literal(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.entries(value).map(([key, inside]) => `${key}: ${literal(inside)}`);
  return `{ ${keys.join(", ")} }`;
}

/** Compares values as they are written, so that setting the same value again changes nothing. */
function sameValue(source: string, node: AnyNode, value: unknown): boolean {
  const plain = (text: string): string => text.replace(/[\s,]+/g, " ").replace(/ ?([{}:]) ?/g, "$1");
  return plain(source.slice(node.start, node.end)) === plain(literal(value));
}

/** The position of a property, including its comma and its line break. */
function wholeLines(source: string, { start, end }: AnyNode): { start: number; end: number } {
  const before = /[ \t]*$/.exec(source.slice(0, start))?.[0].length ?? 0;
  const after = /^\s*,?[ \t]*\n?/.exec(source.slice(end))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}
