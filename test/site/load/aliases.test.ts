import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAliases } from "../../../src/load/aliases.ts";

/** A folder with these tables; a table that is not given is empty. */
function folderOf(tables: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "aliases-"));
  for (const name of ["codebases", "families", "countries", "languages"])
    writeFileSync(join(folder, `${name}.yml`), tables[name] ?? "[]\n");
  return folder;
}

test("a mistake is reported with its file and line", async () => {
  const folder = folderOf({
    countries: "- code: NL\n  also: [holland]\n- code: nl\n  also: [x]\n",
    languages: "- [\n",
  });
  const error = await readAliases(folder).catch(String);
  expect(error).toMatch(/countries\.yml:3: \[1\]\.code: write the ISO code in two capital letters/);
  expect(error).toMatch(/languages\.yml:\d: /);
});

test("a table that is missing, or only a link, is reported", async () => {
  const folder = folderOf({});
  rmSync(join(folder, "families.yml"));
  symlinkSync("/etc/hosts", join(folder, "families.yml"));
  expect(await readAliases(folder).catch(String)).toMatch(/families\.yml: the table is missing\. Restore it from git/);
});
