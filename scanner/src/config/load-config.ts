import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { messageOf } from "../text/index.ts";
import { ConfigError } from "./config-error.ts";
import { configVariables, type ConfigVariable } from "./environment.ts";
import { keyLinesOf, type LineOf } from "./key-lines.ts";
import { configSchema, withDerivedDefaults, type Config } from "./schema.ts";
import { placeOf, sentencesOf, type Sources } from "./sentences.ts";

/** The name of the configuration file, at the top of a checkout. */
export const configFile = "mudlark.config.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration: `mudlark.config.ts` in a folder, if there is one, then the environment variables that
 * override it. Everything else gets its default, so the scanner also runs without the file.
 * @param folder the checkout; file names in the configuration are relative to it
 * @param environment usually process.env; MUDLARK_CONFIG names another file
 * @throws ConfigError with one sentence per line: file, line, what is wrong, how to fix it
 */
export function loadConfig(folder: string, environment: Environment): Config {
  return openConfig(folder, environment).config;
}

/** A configuration, and where its values come from, for messages. */
interface OpenedConfig {
  config: Config;
  /** "mudlark.config.ts:4: colours.accent", or the variable that set it. */
  placeOf: (path: readonly PropertyKey[]) => string;
}

/** The same, for callers that check the values further. @throws ConfigError */
export function openConfig(folder: string, environment: Environment): OpenedConfig {
  const named = environment.MUDLARK_CONFIG ?? "";
  const file = named === "" ? configFile : named;
  const path = resolve(folder, file);
  const exists = existsSync(path);
  if (!exists && named !== "")
    throw new ConfigError(`${file}: this file does not exist. Correct MUDLARK_CONFIG, or unset it.`);
  const values = exists ? valuesOf(path, file) : {};
  const overrides = configVariables.filter(({ name }) => (environment[name] ?? "") !== "");
  for (const variable of overrides) override(values, variable, environment[variable.name] ?? "");
  const parsed = configSchema.safeParse(values, { reportInput: true });
  const sources = {
    file,
    lineOf: exists ? lazily(() => keyLinesOf(readFileSync(path, "utf8"))) : () => undefined,
    variableOf: (key: readonly PropertyKey[]) =>
      overrides.find((variable) => variable.key.join(".") === key.join("."))?.name,
  };
  if (!parsed.success) throw new ConfigError(sentencesOf(parsed.error, sources).join("\n"));
  const missing = missingFiles(withDerivedDefaults(parsed.data), dirname(path), sources);
  if (missing.length > 0) throw new ConfigError(missing.join("\n"));
  return {
    config: withPaths(withDerivedDefaults(parsed.data), dirname(path)),
    placeOf: (key) => placeOf(key, sources),
  };
}

/** Lines are only looked up if there is something to report. */
function lazily(make: () => LineOf): LineOf {
  let made: LineOf | undefined;
  return (path) => (made ??= make())(path);
}

/** Runs the file. @returns a copy of its export, so that overriding a value does not change the module */
function valuesOf(path: string, file: string): Record<string, unknown> {
  try {
    // Node runs TypeScript directly; require() because all callers are synchronous.
    const module: unknown = createRequire(path)(path);
    const exported = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
    if (typeof exported !== "object" || exported === null || Array.isArray(exported))
      throw new ConfigError(
        `${file}: it does not export an object. End it with: export default { … } satisfies ConfigFile;`,
      );
    return structuredClone(exported) as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError(
      `${placeOfSyntaxError(path, file)}: it cannot be read: ${messageOf(cause).split("\n", 1)[0]}`,
    );
  }
}

/** "mudlark.config.ts:7" if the file does not parse there, otherwise only its name. */
function placeOfSyntaxError(path: string, file: string): string {
  try {
    keyLinesOf(readFileSync(path, "utf8"));
    return file;
  } catch (cause) {
    const text = `${messageOf(cause)} ${cause instanceof Error ? (cause.stack ?? "") : ""}`;
    const line = /\((\d+):\d+\)|:(\d+)(?::\d+)?\s/.exec(text);
    return line === null ? file : `${file}:${line[1] ?? line[2] ?? ""}`;
  }
}

function override(values: Record<string, unknown>, { key, read }: ConfigVariable, text: string): void {
  const [first = "", second] = key;
  if (second === undefined) {
    values[first] = read(text);
    return;
  }
  const inside = values[first];
  values[first] = { ...(typeof inside === "object" && inside), [second]: read(text) };
}

/** The configuration with the paths of its files resolved. */
function withPaths(config: Config, folder: string): Config {
  const { logo, favicon, about } = config;
  return {
    ...config,
    ...(logo !== undefined && { logo: join(folder, logo) }),
    ...(favicon !== undefined && { favicon: join(folder, favicon) }),
    about: about.map((page) => ({ ...page, file: join(folder, page.file) })),
  };
}

/** Sentences about files that the configuration names but that do not exist or cannot be used. */
function missingFiles(config: Config, folder: string, sources: Sources): string[] {
  const named: [path: PropertyKey[], name: string | undefined, kinds: string[]][] = [
    [["logo"], config.logo, [".svg"]],
    [["favicon"], config.favicon, [".svg", ".png", ".ico"]],
    ...config.about.map((page, index): (typeof named)[number] => [["about", index, "file"], page.file, [".md"]]),
  ];
  return named.flatMap(([path, name, kinds]) => {
    if (name === undefined) return [];
    const [place, quoted] = [placeOf(path, sources), JSON.stringify(name)];
    if (!kinds.includes(extname(name).toLowerCase()))
      return [`${place}: ${quoted} is not a supported kind of file. Use one that ends with ${kinds.join(", ")}.`];
    if (statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true) return [];
    return [`${place}: the file ${quoted} does not exist. Create it, correct the path, or remove the key.`];
  });
}
