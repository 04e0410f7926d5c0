import { quoted } from "../finding.ts";

/** A line of a file, with the number that it has in the file as it came. */
export interface Line {
  text: string;
  from: number;
  /** True where a typo of its indentation was reported already. */
  reported?: boolean;
}

/** One typo: where it stands, what is wrong, what to write instead. */
export interface Typo {
  line: number;
  field?: string;
  what: string;
  tip: string;
}

/** A line `key: value`, or `- key: value`, taken apart. */
export interface KeyLine {
  indent: string;
  /** "- " with its blanks, or "". */
  dash: string;
  key: string;
  /** What stands between the key and its value, colon included. */
  colon: string;
  value: string;
}

/** Takes a line apart; undefined where it is none with a key. */
export function keyLine(text: string): KeyLine | undefined {
  const parts =
    /^(\s*)((?:-\s*)?)(?:"([^"]{0,60})"|'([^']{0,60})'|([\p{L}_][\p{L}\p{N}_ -]{0,60}?))(\s*[:：]\s*)(.*)$/u.exec(text);
  if (parts === null) return undefined;
  const [, indent = "", dash = "", double, single, bare, colon = "", value = ""] = parts;
  return { indent, dash, key: double ?? single ?? bare ?? "", colon, value: value.trimEnd() };
}

/** Text of a file fit for a message: on one line, bounded, nothing in it that commands a terminal. */
export function shown(text: string): string {
  return quoted(text, 160).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}
