import { z } from "zod";
import { configFile } from "./load-config.ts";
import { configVariables, otherVariables } from "./environment.ts";
import { insideOf } from "./known-keys.ts";
import { colourNames, configSchema } from "./schema.ts";

/** One key of the configuration, for the documentation. */
export interface ConfigKey {
  /** Path as people write it: `crawler.name`, `about[].slug`. */
  path: string;
  description: string;
  /** Its value if the file leaves it out; undefined if there is no default. */
  default: unknown;
}

/** Every key of the configuration, in the order of the schema; a key with nested keys comes before them. */
export function configKeys(): ConfigKey[] {
  const defaults: unknown = configSchema.parse({});
  return keysIn(configSchema, "", defaults);
}

function keysIn(schema: z.ZodObject, prefix: string, defaults: unknown): ConfigKey[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.core.$ZodType>>).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    const usual: unknown = isRecord(defaults) ? defaults[name] : undefined;
    const inside = insideOf(value);
    const { description } = z.globalRegistry.get(value) ?? {};
    const keys =
      inside instanceof z.ZodObject ? keysIn(inside, `${path}${Array.isArray(usual) ? "[]" : ""}.`, usual) : [];
    return description === undefined
      ? keys
      : [{ path, description, default: keys.length > 0 && isRecord(usual) ? undefined : usual }, ...keys];
  });
}

/** docs/configuration.md: every key and every variable, as Markdown. */
export function configurationDocument(): string {
  const keys = configKeys().map(
    ({ path, default: usual, description }) =>
      `| \`${path}\` | ${usual === undefined ? "" : `\`${JSON.stringify(usual)}\``} | ${description} |`,
  );
  const variables = [
    ...configVariables.map(({ name, key }) => `| \`${name}\` | \`${key.join(".")}\` |`),
    ...otherVariables.map(({ name, description }) => `| \`${name}\` | ${description} |`),
  ];
  return `# Configuration

Everything that makes a directory its own is in \`${configFile}\`, at the top of the checkout. It may leave out any key. File names in it start at its folder. The scanner, the nightly job and the site all read it; a mistake is reported with its line before anything is visited or built. \`npx mudlark config\` prints the values in effect.

\`npm run setup\` writes the file for you ([your own directory](own-directory.md)). This page is generated: \`npx mudlark config --markdown\`.

## Keys

| key | default | meaning |
| --- | --- | --- |
${keys.join("\n")}

\`colours.light\` and \`colours.dark\` accept these names, each as \`"#rrggbb"\`: ${colourNames.map((name) => `\`${name}\``).join(", ")}.

## Environment variables

A variable overrides its key. An empty variable counts as not set.

| variable | key, or meaning |
| --- | --- |
${variables.join("\n")}
`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
