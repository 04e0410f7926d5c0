/** The configuration is wrong: one sentence per line, each with its place and what to write instead. */
export class ConfigError extends Error {
  override name = "ConfigError";
  /**
   * Programs that print errors with their stack show only the sentences: the mistake is in the file, not in the code.
   */
  override stack = "";
}
