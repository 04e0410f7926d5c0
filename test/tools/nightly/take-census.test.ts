import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { died, howItEnded } from "../../../tools/nightly/run.ts";
import { takeCensus } from "../../../tools/nightly/take-census.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mudlark-take-census-"));
});

/** A census that notes each start in a file, and then runs `then`, where `$n` is the number of the start. */
async function census(then: string): Promise<{ code: number; starts: number }> {
  const starts = join(folder, "starts");
  const script = `echo start >> "${starts}"; n=$(grep -c start "${starts}"); ${then}`;
  const code = await takeCensus("sh", ["-c", script]);
  return { code, starts: readFileSync(starts, "utf8").trim().split("\n").length };
}

describe("the census of a night", () => {
  test("is resumed after a kill -9, as often as it takes", async () => {
    expect(await census('[ "$n" -lt 3 ] && kill -9 $$; exit 0')).toEqual({ code: 0, starts: 3 });
  });

  test("is given up after the seventh crash", async () => {
    expect(await census("kill -ABRT $$")).toEqual({ code: died, starts: 7 });
  });

  test("that ended with its own exit code, or was stopped by a person, is not run again", async () => {
    expect(await census("exit 3")).toEqual({ code: 3, starts: 1 });
    rmSync(join(folder, "starts"));
    expect(await census("kill -TERM $$")).toEqual({ code: 130, starts: 1 });
  });
});

test("a build that the system killed is said to have had too little memory, another to have its own message", () => {
  for (const status of [137, null]) expect(howItEnded("The build", status)).toContain("too little memory");
  expect(howItEnded("The build", 1)).toBe("The build ended with code 1; see its message above.");
});
