import { DO, DONT, IAC, SB, SE, WILL, WONT } from "../../../scanner/src/wire/index.ts";

const words: Readonly<Record<string, number>> = { IAC, SB, SE, WILL, WONT, DO, DONT };

/** Telnet bytes in readable form: numbers are bytes, strings in capitals are commands, anything else is text. */
export function telnet(...parts: readonly (number | string)[]): Buffer {
  return Buffer.concat(
    parts.map((part) =>
      typeof part === "number"
        ? Buffer.of(part)
        : Object.hasOwn(words, part)
          ? Buffer.of(words[part] ?? 0)
          : Buffer.from(part),
    ),
  );
}

/** IAC verb option. */
export function negotiate(verb: "WILL" | "WONT" | "DO" | "DONT", ...options: number[]): Buffer {
  return Buffer.concat(options.map((option) => telnet("IAC", verb, option)));
}

/** IAC SB option payload IAC SE. */
export function subnegotiate(option: number, ...payload: (number | string)[]): Buffer {
  return telnet("IAC", "SB", option, ...payload, "IAC", "SE");
}
