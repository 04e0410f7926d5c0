import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const asks = fileURLToPath(new URL("../../../scanner/src/cli/ask-line.ts", import.meta.url));
const errors = fileURLToPath(new URL("../../../scanner/src/cli/report-errors.ts", import.meta.url));
const program = `
  import { askLine } from ${JSON.stringify(asks)};
  import { reportErrors } from ${JSON.stringify(errors)};
  await reportErrors(async () => console.log(await askLine("Sure? ", process.stdout)));
`;

test.each([
  ["yes\n", 0, "Sure? yes\n", ""],
  // Ctrl-D and, at a terminal, Ctrl-C close the input.
  ["", 130, "Sure? ", "\nStopped: nothing was written.\n"],
])("the answer %j ends with code %i", (input, code, out, err) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    input,
    encoding: "utf8",
  });
  expect([status, stdout, stderr]).toEqual([code, out, err]);
});
