import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathOf } from "@mudlark/scanner/record";
import { parse } from "yaml";
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
export async function readAliases(folder = "data/aliases"): Promise<Aliases> {
  const problems: string[] = [];
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const where = join(folder, `${name}.yml`);
    let value: unknown;
    try {
      value = parse(await readFile(where, "utf8"));
    } catch (cause) {
      problems.push(`${where}: ${messageOf(cause).split("\n")[0] ?? ""} Restore the file from git, or fix the YAML.`);
      return undefined;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      problems.push(`${where}: ${pathOf(issue.path)}: ${issue.message}. Write it like the other lines.`);
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
    throw new DataError([messageOf(cause)]);
  }
}
