/**
 * Escape sequences of ECMA-48 and its kin: CSI, OSC, the strings DCS, SOS, PM and APC, designations of character sets,
 * and the short ones.
 */
const sequences =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]+[0-~]|[0-Z\\^-~])/g;

/** Text without its escape sequences. One character stands for one byte. */
export function stripAnsi(text: string): string {
  return text.replace(sequences, "");
}
