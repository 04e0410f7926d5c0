import { describe, expect, it } from "vitest";
import { accuracy, confusionTable, accuracyTable, verdicts, type Verdict } from "./fixtures/confusion.ts";

// `npm run bench:encodings` prints the tables and every text that is decoded wrongly.
describe("the detector over all texts with a known encoding", () => {
  const all = verdicts();
  const part = (belongs: (one: Verdict) => boolean): number => accuracy(all.filter(belongs));

  it("has enough of them to judge", () => {
    expect(all.length).toBeGreaterThan(1500);
    expect(all.filter(({ heldOut }) => heldOut).length).toBeGreaterThan(400);
    expect(new Set(all.map(({ encoding }) => encoding)).size).toBe(22);
  });

  it("decodes them correctly", () => {
    expect(part(({ heldOut }) => !heldOut)).toBeGreaterThanOrEqual(0.99);
    expect(part(({ heldOut }) => heldOut)).toBeGreaterThanOrEqual(0.97);
    expect(part(({ kind }) => kind === "prose" || kind === "screen")).toBeGreaterThanOrEqual(0.99);
    expect(part(({ kind }) => kind === "short")).toBeGreaterThanOrEqual(0.96);
    expect(part(({ kind }) => kind === "art")).toBeGreaterThanOrEqual(0.96);
  });

  it("is right in 99 of 100 texts when its confidence is at least 0.9", () => {
    const sure = all.filter(({ confidence }) => confidence >= 0.9);
    expect(sure.length).toBeGreaterThan(all.length * 0.85);
    expect(accuracy(sure)).toBeGreaterThanOrEqual(0.99);
    expect(accuracy(sure.filter(({ heldOut }) => heldOut))).toBeGreaterThanOrEqual(0.99);
  });

  it("is more often right than wrong from 0.6 on, and makes few guesses below", () => {
    expect(part(({ confidence }) => confidence >= 0.6 && confidence < 0.9)).toBeGreaterThanOrEqual(0.85);
    expect(all.filter(({ confidence }) => confidence < 0.6).length).toBeLessThan(all.length * 0.02);
  });

  it.each([
    ["iso-8859-9", 0.9],
    ["windows-1254", 0.9],
    ["iso-8859-15", 0.9],
    ["iso-8859-5", 0.97],
    ["windows-1250", 0.93],
    ["windows-1253", 0.97],
    ["euc-jp", 0.97],
  ])("%s is detected where it should be, and nowhere else", (encoding, least) => {
    expect(part((one) => one.encoding === encoding)).toBeGreaterThanOrEqual(least);
    expect(all.filter(({ found, right }) => found === encoding && !right)).toEqual([]);
  });

  it("prints which encoding is mistaken for which", () => {
    const [gbk, greek] = ["gbk", "iso-8859-7"].map((encoding) =>
      all.filter((one) => one.encoding === encoding && !one.heldOut),
    );
    const verdict = all[0];
    if (gbk === undefined || greek === undefined || verdict === undefined) throw new Error("There are no such texts.");
    const wrong = { ...verdict, encoding: "cp850", found: "cp437", right: false };
    expect(confusionTable([wrong, wrong])).toMatch(/^cp850 +2 +0 +cp437 2$/m);
    expect(confusionTable(gbk)).toMatch(new RegExp(`^gbk +${gbk.length} +${gbk.length}$`, "m"));
    expect(accuracyTable([...greek, wrong])).toMatch(new RegExp(`^all +${greek.length} of ${greek.length + 1} `, "m"));
  });
});
