import { quoted } from "../../text/index.ts";

/** A line of a file, with its number in the original file. */
export interface Line {
  text: string;
  from: number;
  /** True if its indentation was reported already. */
  reported?: boolean;
}

/** One typo: where it is, what is wrong, what to write instead. */
export interface Typo {
  line: number;
  field?: string;
  what: string;
  tip: string;
}

/** A line `key: value`, or `- key: value`, taken apart. */
export interface KeyLine {
  indent: string;
  /** "- " with its spaces, or "". */
  dash: string;
  key: string;
  /** The text between the key and its value, colon included. */
  colon: string;
  value: string;
}

/** Splits a line; undefined if it has no key. */
export function keyLine(text: string): KeyLine | undefined {
  const parts =
    /^(\s*)((?:-\s*)?)(?:"([^"]{0,60})"|'([^']{0,60})'|([\p{L}_][\p{L}\p{N}_ -]{0,60}?))(\s*[:：]\s*)(.*)$/u.exec(text);
  if (parts === null) return undefined;
  const [, indent = "", dash = "", double, single, bare, colon = "", value = ""] = parts;
  return { indent, dash, key: double ?? single ?? bare ?? "", colon, value: value.trimEnd() };
}

/** Text of a file made safe for a message: on one line, bounded, without control characters. */
export function shown(text: string): string {
  return quoted(text, 160).slice(1, -1).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}
