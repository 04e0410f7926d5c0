import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Writes an Astro site of so many pages with one line each, and nothing else: what Astro itself takes.
 * @param folder made here; it borrows the checkout's packages
 * @returns the folder
 */
export function writePlainSite(folder: string, pages: number): string {
  mkdirSync(join(folder, "src/pages"), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "plain", type: "module", private: true }));
  writeFileSync(join(folder, "astro.config.mjs"), "export default {};\n");
  writeFileSync(
    join(folder, "src/pages/[page].astro"),
    [
      "---",
      "export function getStaticPaths() {",
      `  return Array.from({ length: ${pages} }, (_, page) => ({ params: { page: String(page) } }));`,
      "}",
      "const { page } = Astro.params;",
      "---",
      '<html lang="en"><head><title>{page}</title></head><body><p>Page {page}.</p></body></html>',
      "",
    ].join("\n"),
  );
  return folder;
}
