import { fixAddresses } from "./addresses.ts";
import { meantKey, type Level } from "./keys.ts";
import { keyLine, shown, type KeyLine, type Line, type Typo } from "./line.ts";
import { fixSources } from "./sources.ts";
import { isOptional, respell } from "./value.ts";

/** A file as its author meant it, and what was wrong with the original. */
interface Meant {
  text: string;
  typos: Typo[];
  /** The line (from 1) of the original file that a line of `text` came from. */
  lineBefore(line: number): number;
}

/**
 * Corrects the mistakes of people who are new to YAML: tabs, typographic quotes, a colon in a name, a key in capitals, yes
 * for true, an address on one line. Each is reported as one typo, with the line to write. The rest of the file can then
 * be read, so that the first typo does not hide the others.
 * @param text an entry that cannot be read as it is; do not pass one that can
 */
export function meantBy(text: string): Meant {
  const typos: Typo[] = [];
  let lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((line, index): Line => ({ text: line, from: index + 1 }));
  for (const step of [stripCodeFences, fixIndents, unwrapList, fixSources, fixKeysAndValues, fixAddresses]) {
    const fixed = step(lines);
    lines = fixed.lines;
    typos.push(...fixed.typos);
  }
  return {
    text: lines.map((line) => line.text).join("\n"),
    typos: typos.sort((a, b) => a.line - b.line),
    lineBefore: (line) => lines[Math.min(line, lines.length) - 1]?.from ?? line,
  };
}

type Step = (lines: readonly Line[]) => { lines: Line[]; typos: Typo[] };

/** Text copied from a web page may include its Markdown code fences. */
const stripCodeFences: Step = (lines) => {
  const isFence = ({ text }: Line): boolean => /^\s*(```|~~~)\s*\w*\s*$/.test(text);
  const first = lines.find(isFence);
  if (first === undefined) return { lines: [...lines], typos: [] };
  const what = `${shown(first.text.trim())} is Markdown, not YAML.`;
  return {
    lines: lines.filter((line) => !isFence(line)),
    typos: [{ line: first.from, what, tip: "Remove such lines at the beginning and at the end." }],
  };
};

/** Tabs, and no-break spaces from web pages and word processors. */
const fixIndents: Step = (lines) => {
  const wrong: number[] = [];
  const tabbed = lines.some(({ text }) => /^ *\t/.test(text));
  const fixed = lines.map(({ text, from }) => {
    const indent = /^\s*/.exec(text)?.[0] ?? "";
    const blanks = indent.replaceAll("\t", "  ").replace(/[^ ]/g, " ");
    if (blanks === indent || text.trim() === "") return { text, from };
    wrong.push(from);
    return { text: blanks + text.slice(indent.length), from, reported: true };
  });
  const [line] = wrong;
  if (line === undefined) return { lines: fixed, typos: [] };
  const sign = tabbed ? "a tab" : "a no-break space, as web pages use them";
  const others =
    wrong.length > 1 ? `; the same in ${wrong.length === 2 ? "line" : "lines"} ${wrong.slice(1, 12).join(", ")}` : "";
  const tip = `Indent with spaces: two for each level${others}.`;
  return { lines: fixed, typos: [{ line, what: `it starts with ${sign}.`, tip }] };
};

/** The whole entry as the only item of a list: "- name: …", with its other keys indented below it. */
const unwrapList: Step = (lines) => {
  const isWritten = ({ text }: Line): boolean => /^\s*[^\s#]/.test(text);
  const [first, ...others] = lines.filter(isWritten);
  const hyphen = /^-( +)(?=name\s*:)/i.exec(first?.text ?? "")?.[0];
  if (
    first === undefined ||
    hyphen === undefined ||
    others.some(({ text }) => !text.startsWith(" ".repeat(hyphen.length)))
  )
    return { lines: [...lines], typos: [] };
  return {
    lines: lines.map((line) => (isWritten(line) ? { ...line, text: line.text.slice(hyphen.length) } : line)),
    typos: [
      {
        line: first.from,
        what: "a file has one game, so it is not a list.",
        tip: `Remove "- " before name, and ${hyphen.length} spaces at the start of each line below it.`,
      },
    ],
  };
};

const fixKeysAndValues: Step = (lines) => {
  const typos: Typo[] = [];
  const written = new Set(lines.flatMap(({ text }) => /^\p{L}+(?=\s*:)/u.exec(text)?.[0] ?? []));
  let block = "";
  const fixed = lines.flatMap((line, index): Line | [] => {
    const parts = keyLine(line.text);
    if (parts === undefined) return line;
    const outermost = parts.indent === "" && parts.dash === "";
    // host: without indentation still belongs to an address; fixAddresses moves it.
    const level = outermost ? (isOfAddress(parts.key) ? "address" : "entry") : levelIn(block);
    const key = level === undefined ? undefined : meantKey(parts.key, level);
    if (level === undefined || key === undefined) return line;
    // If the likely key is already in the file, this one means something else.
    if (level === "entry" && key !== parts.key && written.has(key)) return line;
    if (outermost && level === "entry") block = key;
    if (level === "entry" && parts.value === "" && isOptional(key) && !/^\s|^-/.test(lines[index + 1]?.text ?? "")) {
      typos.push({ line: line.from, field: key, what: "it is empty.", tip: "Fill it in, or remove the line." });
      return [];
    }
    const respelt = respell(level, key, parts.value, lines[index + 1]?.text);
    const what = key === parts.key ? (respelt?.what ?? whatIsGlued(parts)) : `unknown key "${shown(parts.key)}".`;
    if (what === undefined) return line;
    const value = respelt?.value ?? parts.value;
    const text = `${parts.indent}${parts.dash === "" ? "" : "- "}${key}:${value === "" ? "" : ` ${value}`}`;
    typos.push({
      line: line.from,
      ...(key === parts.key && { field: key }),
      what,
      tip: `Write: ${shown(text.trim())}`,
    });
    return { ...line, text };
  });
  return { lines: fixed, typos };
};

/** YAML needs a space after a hyphen and after a colon. */
function whatIsGlued({ dash, colon, value }: KeyLine): string | undefined {
  if (dash === "-") return "a space is missing after the hyphen.";
  if (colon.includes("：")) return "this is not an ASCII colon.";
  return value !== "" && !/\s$/.test(colon) ? "a space is missing after the colon." : undefined;
}

/** The kind of object that the keys below a key of the entry belong to. */
function levelIn(block: string): Level | undefined {
  if (block === "addresses" || block === "formerAddresses") return "address";
  return block === "sources" ? "source" : undefined;
}

function isOfAddress(key: string): boolean {
  return ["host", "port", "tls"].includes(key.toLowerCase());
}
