/**
 * Finds an option that npm kept: in `npm run census --dry-run`, npm takes the option and the command starts without it,
 * so a trial run would become a real one. Only what follows "--" reaches the command.
 * @param options the options of the command, without the leading hyphens
 * @param environment of the process, which contains npm's own options
 * @returns a sentence that says what to type instead; undefined if npm kept nothing, or did not start this
 */
export function keptByNpm(options: readonly string[], environment: NodeJS.ProcessEnv): string | undefined {
  const script = environment.npm_lifecycle_event;
  if (script === undefined || environment.npm_command?.startsWith("run") !== true) return undefined;
  const kept = options.filter((option) => isKept(option, environment)).map((option) => `--${option}`);
  if (kept.length === 0) return undefined;
  return `npm kept ${kept.join(" and ")} for itself. Put -- in front of the options: npm run ${script} -- ${kept.join(" ")}`;
}

/** npm passes `--push` as npm_config_push=true, and `--no-serve` as an empty npm_config_serve. */
function isKept(option: string, environment: NodeJS.ProcessEnv): boolean {
  const value = (name: string): string | undefined => environment[`npm_config_${name.replaceAll("-", "_")}`];
  if (option.startsWith("no-")) return value(option.slice("no-".length)) === "";
  return (value(option) ?? "") !== "";
}
