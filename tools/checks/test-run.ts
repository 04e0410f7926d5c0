/** The result of a run of tests, as written by reporter.ts and read by summary.ts. */
export interface TestRun {
  passed: number;
  failures: Failure[];
  /** Tests that failed at first and passed when they were tried again, with the message of the first failure. */
  flaky: Failure[];
  skipped: SkippedTest[];
  suites: Suite[];
}

/** A failed test, or a failure outside tests: a hook, a file that cannot be loaded, an unhandled rejection. */
export interface Failure {
  /** The test file, relative to the project's folder; undefined if there is none. */
  file: string | undefined;
  /** The test's full name, or what failed. */
  name: string;
  message: string;
}

/** A skipped test. */
interface SkippedTest {
  file: string;
  name: string;
  /** Why it was skipped, if the test says so (`context.skip(note)`). */
  note: string | undefined;
}

/** A test file and how long it took, imports and hooks included. */
interface Suite {
  file: string;
  seconds: number;
}

/** The environment variable that names the file for the report. */
export const reportVariable = "CHECK_REPORT";
