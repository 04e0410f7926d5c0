// A vitest reporter that writes what the summary of the checks needs (test-run.ts) as JSON.
import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
import { reportVariable, type TestRun } from "./test-run.ts";

export default class CheckReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const run: TestRun = { passed: 0, failures: [], flaky: [], skipped: [], suites: [] };
    for (const module of modules) {
      const file = module.relativeModuleId;
      const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } =
        module.diagnostic();
      const took = environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration;
      run.suites.push({ file, seconds: took / 1000 });
      for (const { message } of module.errors()) run.failures.push({ file, name: "the file as a whole", message });
      for (const suite of module.children.allSuites()) {
        for (const { message } of suite.errors()) run.failures.push({ file, name: suite.fullName, message });
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = test.fullName;
        if (result.state === "passed") {
          run.passed++;
          const message = result.errors?.[0]?.message ?? "failed without a message";
          if (test.diagnostic()?.flaky === true) run.flaky.push({ file, name, message });
        } else if (result.state === "skipped") run.skipped.push({ file, name, note: result.note });
        else if (result.state === "failed")
          run.failures.push({ file, name, message: result.errors[0]?.message ?? "failed without a message" });
        else run.failures.push({ file, name, message: "never ended" });
      }
    }
    for (const { message } of unhandled) run.failures.push({ file: undefined, name: "outside of any test", message });
    const path = process.env[reportVariable];
    if (path === undefined) throw new Error(`Set ${reportVariable} to the file for the report.`);
    writeFileSync(path, JSON.stringify(run));
  }
}
