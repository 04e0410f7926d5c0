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
import { defined } from "../objects/index.ts";
import { isTooDeep } from "../record/index.ts";
import { type Finding } from "./finding.ts";
import { quoted } from "../text/index.ts";
import { longestFile } from "./written/plain-file.ts";

/** Aliases (`*x` in YAML) that one file may use: none, since entries do not need them. */
const mostAliases = 0;

/** A YAML file that could be read, with its lines. */
export interface YamlFile {
  file: string;
  text: string;
  document: Document.Parsed;
  /** The plain value. Own keys such as `__proto__` are data. */
  value: unknown;
  /** Line (from 1) of a path's value, or of its nearest parent that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML text (YAML 1.2, one document, no tags, no aliases).
 * @param file its name for messages
 * @returns the file, or what is wrong with it as YAML
 */
export function readYaml(file: string, text: string): YamlFile | Finding[] {
  const wrong = (what: string, tip: string, line?: number): Finding[] => [
    { file, rule: "yaml", what, tip, ...defined({ line }) },
  ];
  if (text.length > longestFile) {
    return wrong(`the file has ${text.length} characters; the maximum is ${longestFile}.`, "Shorten its texts.");
  }
  const odd = text.split("\n").findIndex((line) => line.includes("\ufffd"));
  if (odd !== -1) return wrong("it contains bytes that are not UTF-8.", "Save the file as UTF-8.", odd + 1);
  const conflict = text.split("\n").findIndex((line) => /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line));
  if (conflict !== -1) {
    return wrong(
      "this is a merge conflict marker, which git leaves where two changes clash.",
      "Keep one of the two versions; delete the other and the lines that start with <<<<<<<, ======= and >>>>>>>.",
      conflict + 1,
    );
  }
  const lines = new LineCounter();
  const tooDeep = (): Finding[] =>
    wrong("its values are nested too deeply.", "Remove the extra brackets, hyphens or colons.");
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  } catch {
    // Thousands of levels overflow the parser's stack.
    return tooDeep();
  }
  if (document.errors.some(({ message }) => message.includes("call stack"))) return tooDeep();
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    return withoutEchoes(problems).map((problem) => {
      const line = lines.linePos(problem.pos[0]).line;
      return { file, line, rule: "yaml", ...sentenceOf(problem) };
    });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch {
    return wrong("it uses an alias (*name).", "Write out the value instead.");
  }
  if (isTooDeep(value)) return tooDeep();
  return {
    file,
    text,
    document,
    value,
    lineOf: (path) => lines.linePos(offsetOf(document.contents, path)).line,
  };
}

/** One mistake causes many errors, so only the first is reported; duplicate keys are separate mistakes, so they are always reported. */
function withoutEchoes(problems: readonly YAMLError[]): YAMLError[] {
  const twice = problems.filter(({ code }) => code === "DUPLICATE_KEY").slice(0, 10);
  return twice.length === problems.length ? twice : problems.slice(0, 1);
}

function sentenceOf({ code, message }: YAMLError): { what: string; tip: string } {
  switch (code) {
    case "DUPLICATE_KEY":
      return { what: "this key is a duplicate.", tip: "Keep one of the two lines." };
    case "MULTIPLE_DOCS":
      return {
        what: "a second document begins here.",
        tip: "Each file describes one game: remove the line ---, or split the file in two.",
      };
    case "TAG_RESOLVE_FAILED":
      return {
        what: "a word that starts with ! is a YAML tag.",
        tip: "Remove it, or put the whole text in quotes.",
      };
    case "TAB_AS_INDENT":
      return { what: "it starts with a tab.", tip: "Indent with spaces: two for each level." };
    case "MISSING_CHAR":
      return {
        what: "a quote or bracket opened earlier is not closed.",
        tip: "Close it, or remove it.",
      };
    default: {
      const words = quoted(message, 200).slice(1, -1).replaceAll('\\"', '"');
      return {
        what: `this line, or the one above it, is not valid YAML (${words}).`,
        tip: "Each line needs a key, a colon, a space and a value; lines that belong together have the same indentation. Compare it with another file of its folder.",
      };
    }
  }
}

/** The offset of a path's value or, in a map, of its key; falls back to the nearest parent that exists. */
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
