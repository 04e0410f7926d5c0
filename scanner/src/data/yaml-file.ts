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
  const conflict = text.split("\n").findIndex((line) => /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line));
  if (conflict !== -1) {
    return wrong(
      "this is a marker of a merge conflict, which git leaves where two changes met.",
      "Decide which of the two versions holds, and delete the other one and the lines that start with <<<<<<<, ======= and >>>>>>>.",
      conflict + 1,
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    return withoutEchoes(problems).map((problem) => {
      const line = lines.linePos(problem.pos[0]).line;
      return { file, line, rule: "yaml", ...sentenceOf(problem) };
    });
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

/** One mistake makes the reader stumble again and again: only the first is told, and keys that stand twice, which are none of its making. */
function withoutEchoes(problems: readonly YAMLError[]): YAMLError[] {
  const twice = problems.filter(({ code }) => code === "DUPLICATE_KEY").slice(0, 10);
  return twice.length === problems.length ? twice : problems.slice(0, 1);
}

function sentenceOf({ code, message }: YAMLError): { what: string; tip: string } {
  switch (code) {
    case "DUPLICATE_KEY":
      return { what: "this key stands here for the second time.", tip: "Keep one of the two lines." };
    case "MULTIPLE_DOCS":
      return {
        what: "a second text begins here.",
        tip: "One file is one game: take out the line ---, or make two files of it.",
      };
    case "TAG_RESOLVE_FAILED":
      return {
        what: "a word that starts with ! is an order to YAML.",
        tip: "Take it out, or put the whole text in quotes.",
      };
    case "TAB_AS_INDENT":
      return { what: "it starts with a tab.", tip: "Type plain spaces with the space bar: two for each step." };
    case "MISSING_CHAR":
      return {
        what: "a quote or a bracket that was opened before is not closed here.",
        tip: "Close it, or take it out.",
      };
    default: {
      const words = quoted(message, 200).slice(1, -1).replaceAll('\\"', '"');
      return {
        what: `this line, or the one above it, is not YAML as it should be (${words}).`,
        tip: "Each line is a key, a colon, a space and a value; what belongs together is indented alike. Compare it with another file of data/servers.",
      };
    }
  }
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
