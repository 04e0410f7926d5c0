// A process that runs tests again and again, for test-process.ts. Vitest starts only once, which saves seconds for
// every change tried.
import { join } from "node:path";
import { createVitest } from "vitest/node";
import { needsSockets } from "./related-tests.ts";

/** What to run: test files, after a source file has changed. */
export interface TestRequest {
  changed: string;
  tests: readonly string[];
}

const vitest = await createVitest({ project: ["unit", "sockets"], watch: false, bail: 1, reporters: [{}] });
await vitest.standalone();
const unit = vitest.getProjectByName("unit");
const sockets = vitest.getProjectByName("sockets");

let before = "";

process.on("message", ({ changed, tests }: TestRequest) => {
  // The one changed before has its own text again.
  for (const file of [before, changed]) vitest.invalidateFile(join(process.cwd(), file));
  before = changed;
  // `bail` counts all failures that Vitest remembers.
  for (const project of [unit, sockets]) vitest.state.clearFiles(project, vitest.state.getPaths());
  const specifications = tests.map((test) =>
    (needsSockets(test) ? sockets : unit).createSpecification(join(process.cwd(), test)),
  );
  void vitest.runTestSpecifications(specifications).then(({ testModules }) => {
    const failed = testModules.filter((module) => module.state() === "failed").map((module) => module.relativeModuleId);
    process.send?.(failed);
  });
});
process.send?.("ready");
