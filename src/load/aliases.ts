import { join } from "node:path";
import { directoryTree, readYaml, sentenceOf } from "@mudlark/scanner/data";
import { pathOf } from "@mudlark/scanner/record";
import type { z } from "zod";
import {
  aliasesOf,
  codebaseAliasesSchema,
  countryAliasesSchema,
  familyAliasesSchema,
  languageAliasesSchema,
  type Aliases,
} from "../model/aliases.ts";
import { DataError } from "./data-error.ts";
import { messageOf } from "@mudlark/scanner/text";

/**
 * Reads the alias tables in data/aliases. They belong to the project, whatever data directory is shown.
 * @throws DataError with a sentence for each problem; RecordError if the folder cannot be read
 */
export async function readAliases(folder = "data/aliases"): Promise<Aliases> {
  const problems: string[] = [];
  const tree = directoryTree(folder);
  const items = await tree.items();
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const where = join(folder, `${name}.yml`);
    const item = items.find(({ path, plain }) => path === `${name}.yml` && plain);
    if (item === undefined) {
      problems.push(`${where}: the table is missing. Restore it from git.`);
      return undefined;
    }
    const yaml = readYaml(where, (await tree.read([item])).get(item.path) ?? "");
    if (Array.isArray(yaml)) {
      problems.push(...yaml.map(sentenceOf));
      return undefined;
    }
    const parsed = schema.safeParse(yaml.value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      problems.push(
        `${where}:${String(yaml.lineOf(path))}: ${pathOf(path)}: ${message}. Write it like the other lines.`,
      );
    return undefined;
  };
  const codebases = await read("codebases", codebaseAliasesSchema);
  const families = await read("families", familyAliasesSchema);
  const countries = await read("countries", countryAliasesSchema);
  const languages = await read("languages", languageAliasesSchema);
  if (codebases === undefined || families === undefined || countries === undefined || languages === undefined)
    throw new DataError(problems);
  try {
    return aliasesOf({ codebases, families, countries, languages });
  } catch (cause) {
    throw new DataError([join(folder, messageOf(cause))]);
  }
}
