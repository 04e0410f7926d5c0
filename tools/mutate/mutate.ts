// Changes sources a little, one place at a time, and counts those that the tests notice: npm run mutate
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { Random } from "../fuzz/random.ts";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { mutantsOf, withMutant } from "./mutants.ts";
import { ImportGraph, needsSockets } from "./related-tests.ts";
import { TestProcess } from "./test-process.ts";

const help = `npm run mutate [-- --count N --seed N --from N --in GLOB --nearest N]

Changes a few places of the sources, one at a time (< to <=, 18 to 180, a condition turned around …), and runs the
tests that import the file, directly or through others, until one fails: the nearest first, those on sockets last, and
only those of its own folder. Ends with the share of changes that a test noticed. Commit first: a run that is killed may
leave a change behind (git restore takes it back).

  --count N   changes to try (default: 30), a few seconds each if a test notices
  --seed N    which ones (default: 1); the same seed tries the same
  --from N    start with the Nth of them, to go on with a run that was stopped (default: 1)
  --in GLOB   files (default: the model, the banners, the dialogue and the session)
  --nearest N run only the N test files nearest to a change (default: all that import it, which takes up to a minute
              for a change that none of them notices); the score can then only be too low

Exit codes: 0 done; 2 the command line is invalid, files have changes that are not committed, or tests fail anyway.
`;
const { values } = commandLine(help, {
  options: {
    count: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "1" },
    nearest: { type: "string", default: "1000" },
    in: { type: "string", default: "{src/model,src/banner,scanner/src/dialogue,scanner/src/session}/**/*.ts" },
  },
});
const count = wholeNumber(values.count, "--count", help);
const seed = wholeNumber(values.seed, "--seed", help);
const from = wholeNumber(values.from, "--from", help);
const nearest = wholeNumber(values.nearest, "--nearest", help);

/** Tests of a change that take longer loop forever, which is noticed. Far above what they take on a busy machine. */
const longestMs = (tests: readonly string[]): number => 40_000 + 5000 * tests.length;

/** Test files of the first step; each further step runs twice as many as all before. Most changes fail in the first. */
const firstStep = 4;

const files = globSync(values.in)
  .filter((file) => file.endsWith(".ts"))
  .sort();
const dirty = spawnSync("git", ["status", "--porcelain", "--", ...files], { encoding: "utf8" }).stdout;
if (dirty !== "") {
  process.stderr.write(`Commit these first, because this run changes files and takes the changes back:\n${dirty}`);
  process.exit(2);
}
const all = files.flatMap((file) => mutantsOf(readFileSync(file, "utf8")).map((mutant) => ({ file, mutant })));
const random = new Random(seed);
const chosen = new Set<(typeof all)[number]>();
while (chosen.size < Math.min(count, all.length)) chosen.add(random.pick(all));

const graph = new ImportGraph();
const runner = new TestProcess();

function run(changed: string, tests: readonly string[]): Promise<string[] | undefined> {
  return runner.failures({ changed, tests }, longestMs(tests));
}

/**
 * Runs the tests that import a file, the nearest first, up to the first step with a failure.
 * @returns the test files that failed; undefined if they run forever
 */
async function failures(file: string): Promise<string[] | undefined> {
  const tests = graph.testsOf(file).slice(0, nearest);
  for (let [start, end] = [0, firstStep]; start < tests.length; [start, end] = [end, end * 3]) {
    const failed = await run(file, tests.slice(start, end));
    // A busy machine can make a test on sockets fail by chance, but hardly twice.
    const chance = failed?.filter(needsSockets) ?? [];
    if (chance.length > 0) {
      const again = await run(file, chance);
      if (again === undefined || again.length > 0) return again;
    } else if (failed === undefined || failed.length > 0) return failed;
  }
  return [];
}

/** Test files known to pass without a change. */
const sound = new Set<string>();

/** Ends the program if a test fails without any change, because then it says nothing. */
async function checkSound(changed: string, tests: readonly string[]): Promise<void> {
  const fresh = tests.filter((test) => !sound.has(test));
  const failed = (fresh.length === 0 ? [] : await run(changed, fresh)) ?? fresh;
  if (failed.length > 0) {
    runner.end();
    process.stderr.write(`${failed.join(", ")}: fails without any change, so it says nothing. Fix it first.\n`);
    process.exit(2);
  }
  for (const test of fresh) sound.add(test);
}

const survivors: string[] = [];
let tried = 0;
for (const { file, mutant } of [...chosen].slice(from - 1)) {
  const text = readFileSync(file, "utf8");
  const restore = (): void => writeFileSync(file, text);
  const stop = (): never => {
    restore();
    runner.end();
    process.exit(1);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let failed: string[] | undefined;
  try {
    writeFileSync(file, withMutant(text, mutant));
    failed = await failures(file);
  } finally {
    restore();
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
  const noticed = failed === undefined || failed.length > 0;
  await checkSound(file, failed ?? []);
  tried += 1;
  const what = `${file}:${mutant.line}: ${text.slice(mutant.start, mutant.end)} → ${mutant.replacement}`;
  const result = failed === undefined ? "no end  " : noticed ? "noticed " : "SURVIVED";
  process.stdout.write(`${result} ${what.replaceAll(/\s+/g, " ")}\n`);
  if (!noticed) survivors.push(what);
}
runner.end();
const score = tried === 0 ? 0 : Math.round(((tried - survivors.length) / tried) * 100);
process.stdout.write(
  `\n${tried} of ${all.length} changes tried (seed ${seed}): ${tried - survivors.length} noticed, ${score}%\n`,
);
