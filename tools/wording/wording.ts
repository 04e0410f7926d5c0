// Searches every text and source file tracked by git for phrases not to use. `npm run wording` runs it after the
// spelling check.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { commandLine } from "../options/command-line.ts";
import { findPhrases } from "./phrases.ts";

const help = `npm run wording

Checks the spelling of every file, then looks for words and phrases to avoid, and names what to write instead.
Words that the spelling does not know go into tools/wording/words.txt; the phrases are in tools/wording/phrases.ts.
`;
commandLine(help, {});

const texts = /\.(?:ts|js|mjs|astro|md|css|sh|ya?ml)$/;
const left = /^(?:data|schema)\/|\/fixtures\/|^tools\/wording\/|^test\/tools\/wording/;

const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
  .split("\0")
  .filter((file) => texts.test(file) && !left.test(file));
let hits = 0;
for (const file of files) {
  for (const { line, column, found, instead } of findPhrases(readFileSync(file, "utf8"))) {
    hits++;
    process.stderr.write(`${file}:${line}:${column}: "${found}" reads as if translated; write: ${instead}\n`);
  }
}
process.exitCode = hits === 0 ? 0 : 1;
