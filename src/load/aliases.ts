import { join } from "node:path";
import { mostBytes, readPlainFile, readYaml, sentenceOf } from "@mudlark/scanner/data";
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
 * @throws DataError with a sentence for each problem
 */
export function readAliases(folder = "data/aliases"): Aliases {
  const problems: string[] = [];
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const where = join(folder, `${name}.yml`);
    let text: string | undefined;
    try {
      text = readPlainFile(where, mostBytes.entry);
    } catch (cause) {
      problems.push(messageOf(cause));
      return undefined;
    }
    if (text === undefined) {
      problems.push(`${where}: the table is missing. Restore it from git.`);
      return undefined;
    }
    const yaml = readYaml(where, text);
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
  const codebases = read("codebases", codebaseAliasesSchema);
  const families = read("families", familyAliasesSchema);
  const countries = read("countries", countryAliasesSchema);
  const languages = read("languages", languageAliasesSchema);
  if (codebases === undefined || families === undefined || countries === undefined || languages === undefined)
    throw new DataError(problems);
  try {
    return aliasesOf({ codebases, families, countries, languages });
  } catch (cause) {
    throw new DataError([messageOf(cause)]);
  }
}
