import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { died } from "../../../tools/nightly/run.ts";
import { takeCensus } from "../../../tools/nightly/take-census.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mudlark-take-census-"));
});

/** A census that notes each start in a file, and then runs `then`, where `$n` is the number of the start. */
function census(then: string): { code: number; starts: number } {
  const starts = join(folder, "starts");
  const script = `echo start >> "${starts}"; n=$(grep -c start "${starts}"); ${then}`;
  const code = takeCensus("sh", ["-c", script]);
  return { code, starts: readFileSync(starts, "utf8").trim().split("\n").length };
}

describe("the census of a night", () => {
  test("is resumed after a kill -9, as often as it takes", () => {
    expect(census('[ "$n" -lt 3 ] && kill -9 $$; exit 0')).toEqual({ code: 0, starts: 3 });
  });

  test("is given up after the seventh crash", () => {
    expect(census("kill -ABRT $$")).toEqual({ code: died, starts: 7 });
  });

  test("that ended with its own exit code, or was stopped by a person, is not run again", () => {
    expect(census("exit 3")).toEqual({ code: 3, starts: 1 });
    rmSync(join(folder, "starts"));
    expect(census("kill -TERM $$")).toEqual({ code: 130, starts: 1 });
  });
});
