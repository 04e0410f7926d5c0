import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

// A file that is not listed would never run, and its author would not notice.
test.each(["scanner/src/review/rules", "scanner/src/doctor/rules", "scanner/src/practice/servers"])(
  "every file in %s is listed in its index.ts",
  (folder) => {
    const index = readFileSync(join(root, folder, "index.ts"), "utf8");
    const files = readdirSync(join(root, folder)).filter((file) => file !== "index.ts");
    expect(files.length).toBeGreaterThan(5);
    expect(
      files.filter((file) => !index.includes(`from "./${file}"`)),
      `import these in ${folder}/index.ts, and add them to its list`,
    ).toEqual([]);
  },
);
