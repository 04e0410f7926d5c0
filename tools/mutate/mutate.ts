// Changes sources a little, one place at a time, and counts the changes that the unit tests notice: npm run mutate
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { Random } from "../fuzz/random.ts";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { mutantsOf, withMutant } from "./mutants.ts";

const help = `npm run mutate [-- --count N --seed N --in GLOB]

Changes a few places of the sources, one at a time (< to <=, 18 to 180, a condition turned around …), and runs the unit
tests that import the file. Ends with those that no test noticed, and the share of those that one did. Commit first: a
run that is killed may leave a change behind (git restore takes it back).

  --count N   changes to try (default: 30), some seconds each
  --seed N    which ones (default: 1); the same seed tries the same
  --in GLOB   files (default: the model, the banners, the dialogue and the session)

Exit codes: 0 done; 2 the command line is invalid, files have changes that are not committed, or tests fail anyway.
`;
const { values } = commandLine(help, {
  options: {
    count: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    in: { type: "string", default: "{src/model,src/banner,scanner/src/dialogue,scanner/src/session}/**/*.ts" },
  },
});
const count = wholeNumber(values.count, "--count", help);
const seed = wholeNumber(values.seed, "--seed", help);

/** A mutant that runs longer loops forever, which the tests notice. */
const longestRunMs = 300_000;

const files = globSync(values.in).sort();
const dirty = spawnSync("git", ["status", "--porcelain", "--", ...files], { encoding: "utf8" }).stdout;
if (dirty !== "") {
  process.stderr.write(`Commit these first, because this run changes files and takes the changes back:\n${dirty}`);
  process.exit(2);
}
const all = files.flatMap((file) => mutantsOf(readFileSync(file, "utf8")).map((mutant) => ({ file, mutant })));
const random = new Random(seed);
const chosen = new Set<(typeof all)[number]>();
while (chosen.size < Math.min(count, all.length)) chosen.add(random.pick(all));

/** Runs the unit tests that import a file, up to the first failure. */
function testsPass(file: string): boolean {
  const args = ["related", file, "--run", "--project", "unit", "--bail", "1", "--reporter", "dot"];
  return spawnSync("vitest", args, { stdio: "ignore", timeout: longestRunMs }).status === 0;
}

/** Files whose tests are known to pass without a change. */
const sound = new Set<string>();
const survivors: string[] = [];
let tried = 0;
for (const { file, mutant } of chosen) {
  const text = readFileSync(file, "utf8");
  const restore = (): void => writeFileSync(file, text);
  const stop = (): never => {
    restore();
    process.exit(1);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let noticed: boolean;
  try {
    writeFileSync(file, withMutant(text, mutant));
    noticed = !testsPass(file);
  } finally {
    restore();
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
  if (noticed && !sound.has(file) && !testsPass(file)) {
    process.stderr.write(`The tests of ${file} fail without any change, so they say nothing. Fix them first.\n`);
    process.exit(2);
  }
  sound.add(file);
  tried += 1;
  const what = `${file}:${mutant.line}: ${text.slice(mutant.start, mutant.end)} → ${mutant.replacement}`;
  process.stdout.write(`${noticed ? "noticed " : "SURVIVED"} ${what.replaceAll(/\s+/g, " ")}\n`);
  if (!noticed) survivors.push(what);
}
const score = tried === 0 ? 0 : Math.round(((tried - survivors.length) / tried) * 100);
process.stdout.write(
  `\n${tried} of ${all.length} changes tried (seed ${seed}): ${tried - survivors.length} noticed, ${score}%\n`,
);
