/** The configuration is wrong: one sentence a line, each with its place and what to write instead. */
export class ConfigError extends Error {
  override name = "ConfigError";
  /** Programs that print errors with their stack show the sentences alone: the mistake is in the file, not in the code. */
  override stack = "";
}
