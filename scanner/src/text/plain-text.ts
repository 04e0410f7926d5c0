import { withoutUnseen } from "./unseen.ts";

/**
 * Text of a server as one line of plain text: escape sequences, control and invisible characters and MXP tags out,
 * blanks folded, cut to `longest` characters. What comes out may be printed, and written into a file.
 */
export function plainText(text: string, longest = 100): string {
  return withoutUnseen(withoutEscapes(text).replace(/\s+/g, " "))
    .trim()
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
}

/** Text without the escape sequences of terminals (CSI, OSC, and the two-character ones). */
export function withoutEscapes(text: string): string {
  return text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g, "");
}
