import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { checkData } from "../../../scanner/src/review/check/check.ts";
import { readEntry } from "../../../scanner/src/data/read-entry.ts";
import { listingEntrySchema } from "../../../scanner/src/record/index.ts";
import { site } from "../../../src/config/site.ts";
import { memoryTree } from "../data/memory-tree.ts";

const root = join(import.meta.dirname, "../../..");
const contributing = await readFile(join(root, "CONTRIBUTING.md"), "utf8");

describe("the link that opens a new file", () => {
  const link = new URL(/https:\/\/github\.com\/[^)\s]+\/new\/main\/[^)\s]+/.exec(contributing)?.[0] ?? "about:blank");
  const [name, value] = [link.searchParams.get("filename") ?? "", link.searchParams.get("value") ?? ""];

  test("points to the listing of the project's repository", () => {
    expect(`${link.origin}${link.pathname}`).toBe(`${site.repository}/new/main/data/servers`);
  });

  test("is filled in with a valid file", () => {
    expect(readEntry(name, value).findings).toEqual([]);
  });

  test("is rejected unchanged, so that nobody forgets to fill it in", async () => {
    const findings = await checkData(memoryTree({ [`servers/${name}`]: value }));
    expect(findings.map(({ rule, field }) => [rule, field])).toEqual([
      ["left-over", "name"],
      ["public-address", "addresses[0].host"],
      ["left-over", "website"],
      ["left-over", "sources[0].url"],
    ]);
  });
});

test("every key of an entry is documented", () => {
  const table = contributing.slice(contributing.indexOf("## What a file can say"));
  const missing = Object.keys(listingEntrySchema.shape).filter((key) => !table.includes(`\`${key}`));
  expect(missing, "add them to the table of keys in CONTRIBUTING.md").toEqual([]);
});

interface Form {
  name: string;
  description: string;
  body: { type: string; id?: string; attributes: Record<string, unknown> }[];
}

describe("issue forms", async () => {
  const folder = join(root, ".github/ISSUE_TEMPLATE");
  const forms = (await readdir(folder)).filter((name) => name !== "config.yml");

  test.each(forms)("%s is one that GitHub accepts", async (name) => {
    const form = parse(await readFile(join(folder, name), "utf8")) as Form;
    expect(form.name).not.toBe("");
    expect(form.description).not.toBe("");
    const ids = form.body.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, id, attributes } of form.body) {
      expect(["markdown", "input", "textarea", "dropdown", "checkboxes"]).toContain(type);
      if (type === "markdown") expect(typeof attributes.value).toBe("string");
      else {
        expect(id).toMatch(/^[a-z-]+$/);
        expect(typeof attributes.label).toBe("string");
      }
      if (type === "dropdown")
        expect((attributes.options as unknown[]).every((option) => typeof option === "string")).toBe(true);
    }
  });

  test("CONTRIBUTING.md links to each", () => {
    for (const name of forms) expect(contributing).toContain(`${site.repository}/issues/new?template=${name}`);
  });
});
