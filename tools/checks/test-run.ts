/** What became of a run of tests, as reporter.ts writes it and summary.ts reads it. */
export interface TestRun {
  passed: number;
  failures: Failure[];
  skipped: Skipped[];
  suites: Suite[];
}

/** A failed test, or what failed outside of tests: a hook, a file that cannot be loaded, a promise that nobody awaits. */
export interface Failure {
  /** The test file below the project's folder; undefined for what belongs to no file. */
  file: string | undefined;
  /** The test's full name, or what failed. */
  name: string;
  message: string;
}

/** A skipped test. */
export interface Skipped {
  file: string;
  name: string;
  /** Why it was skipped, if the test says so (`context.skip(note)`). */
  note: string | undefined;
}

/** A test file and how long it took, imports and hooks included. */
export interface Suite {
  file: string;
  seconds: number;
}

/** The environment variable that names the file for the report. */
export const REPORT_VARIABLE = "CHECK_REPORT";
