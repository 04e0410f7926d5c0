import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The slowest files of the tests on sockets and in a browser. */
const longest = [
  "test/browser/hostile.test.ts",
  "test/browser/every-page.test.ts",
  "test/browser/steadiness.test.ts",
  "test/browser/same-site.test.ts",
  "test/tools/nightly/nightly.socket.test.ts",
  "test/scanner/census/census.socket.test.ts",
  "test/scanner/census/hostile.socket.test.ts",
  "test/scanner/census/kill.socket.test.ts",
  "test/tools/check/check.socket.test.ts",
  "test/scanner/intake/data-new.socket.test.ts",
];

/**
 * Starts the longest files first, so that none of them runs alone at the end. Vitest does so by the times of an earlier
 * run; in a fresh clone it knows only their sizes, and short files may take long.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.indexOf(relative(this.ctx.config.root, moduleId));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
