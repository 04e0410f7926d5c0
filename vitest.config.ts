import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

const core = ["wire", "negotiation", "protocols", "dialogue", "fingerprint"].map(
  (folder) => `scanner/src/${folder}/**`,
);

/** A busy machine is not a failure: a limit ends what hangs, and no more. Hooks build models and sites. */
const patience = { testTimeout: 300_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } };

/**
 * Timing between a browser or a server and a test is never quite the same twice. A test that fails by chance is a fault
 * to fix: the summary lists it. Without a second try it would also cost a contributor, who did not cause it, the run.
 */
const secondTry = { retry: 1 };

// Three kinds of test: pure ones, those on loopback sockets (with real waiting), and those in a browser.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // The core that meets every server's bytes: nearly every branch of it is held down by the unit tests alone.
    coverage: {
      provider: "v8",
      include: core,
      reporter: ["text-summary", "html"],
      thresholds: Object.fromEntries(core.map((glob) => [glob, { branches: 95 }])),
    },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/scanner/**/*.test.ts", "test/site/**/*.test.ts", "test/tools/**/*.test.ts"],
          exclude: ["**/*.socket.test.ts"],
          globalSetup: ["test/temporary-folder.ts"],
          // All files of a worker share the modules they import: loading them for each file took half of the time.
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: "sockets",
          include: ["test/**/*.socket.test.ts"],
          globalSetup: ["test/temporary-folder.ts"],
          // They wait and start many programs: six at a time use two cores.
          maxWorkers: 6,
          ...patience,
          ...secondTry,
        },
      },
      {
        // Firefox and WebKitGTK, if they are installed. CI runs this project, but `npm test` does not.
        test: {
          name: "other-browsers",
          include: ["test/other-browsers/**/*.test.ts"],
          globalSetup: ["test/browser/setup.ts"],
          fileParallelism: false,
          ...patience,
          ...secondTry,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/setup.ts"],
          // One site for all, and two files at a time: each mostly waits for its browser.
          maxWorkers: 2,
          ...patience,
          ...secondTry,
        },
      },
    ],
  },
});
