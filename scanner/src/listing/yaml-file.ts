import {
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type ParsedNode,
  type YAMLError,
} from "yaml";
import { quoted, type Finding } from "./finding.ts";

/** Longest file of the listing, in characters: an entry is a page, not a book. */
export const LONGEST_FILE = 64 * 1024;
/** Aliases that one file may use: `*x` of YAML, which nobody needs here. */
const MOST_ALIASES = 0;

/** A YAML file that could be read, with its lines. */
export interface YamlFile {
  file: string;
  text: string;
  document: Document.Parsed;
  /** The plain value. Own keys such as `__proto__` are data. */
  value: unknown;
  /** Line (from 1) on which the value of a path stands, or its nearest parent that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML text (YAML 1.2, one document, no tags, no aliases).
 * @param file its name for messages
 * @returns the file, or what is wrong with it as YAML
 */
export function readYaml(file: string, text: string): YamlFile | Finding[] {
  const wrong = (what: string, tip: string, line?: number): Finding[] => [
    { file, rule: "yaml", what, tip, ...(line === undefined ? {} : { line }) },
  ];
  if (text.length > LONGEST_FILE) {
    return wrong(`the file has ${text.length} characters, the most is ${LONGEST_FILE}.`, "Shorten its texts.");
  }
  const odd = text.split("\n").findIndex((line) => line.includes("\ufffd"));
  if (odd !== -1) return wrong("it holds bytes that are not UTF-8.", "Save the file as UTF-8.", odd + 1);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    return problems.slice(0, 10).map((problem) => ({
      file,
      line: lines.linePos(problem.pos[0]).line,
      rule: "yaml",
      what: `this is not YAML as it should be: ${wordsOf(problem)}.`,
      tip: tipFor(problem.code),
    }));
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return wrong("it uses an alias (*name).", "Write the value out where it is needed.");
  }
  return {
    file,
    text,
    document,
    value,
    lineOf: (path) => lines.linePos(offsetOf(document.contents, path)).line,
  };
}

function tipFor(code: string): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return "Keep one of the two lines.";
    case "MULTIPLE_DOCS":
      return "Keep one document: take out the line ---.";
    case "TAG_RESOLVE_FAILED":
      return "Take the word that starts with ! out, or put the text in quotes.";
    case "TAB_AS_INDENT":
      return "Indent with blanks, not with tabs.";
    default:
      return "Compare it with another file of data/servers; a text with : or # in it needs quotes.";
  }
}

function wordsOf({ code, message }: YAMLError): string {
  if (code === "MULTIPLE_DOCS") return "the file holds several documents";
  return quoted(message, 200).slice(1, -1).replaceAll('\\"', '"');
}

/** Where the value of a path starts; for a key of a map, where the key stands. Falls back to the nearest parent. */
function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let offset = root?.range[0] ?? 0;
  let node: unknown = root;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) return offset;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (typeof step === "number" && isNode(node) && "items" in node) {
      node = (node.items as unknown[])[step];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
