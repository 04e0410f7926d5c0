// How the values of options are read. Each parser throws InvalidArgumentError, which says what was expected.
import { InvalidArgumentError, Option } from "commander";
import { knownEncodings, normaliseEncoding } from "../encoding/index.ts";

/** A parser of whole numbers from `least` to `most`. */
export function wholeNumberBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

/** Reads a time in seconds or minutes. */
export function duration(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 86_400) return value;
  throw new InvalidArgumentError("Expected a number from 0 to 86400.");
}

/** Reads the name of an encoding. @returns its usual name */
export function encodingNamed(text: string): string {
  const name = normaliseEncoding(text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`Expected one of: ${knownEncodings.join(", ")}.`);
}

/** The option `--family`: 4 or 6. */
export function familyOption(): Option {
  return new Option("--family <4|6>", "use only IPv4 or only IPv6").argParser((text) => {
    if (text === "4" || text === "6") return Number(text);
    throw new InvalidArgumentError("Expected 4 or 6.");
  });
}
