// Turns an issue that somebody filled in as a form into a file for the listing. Run by .github/workflows/form.yml in the
// job that may not write.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { loadConfig } from "../../scanner/src/config/index.ts";
import { directoryTree } from "../../scanner/src/data/index.ts";
import { listedWords } from "../../scanner/src/text/index.ts";
import { commandLine } from "../options/command-line.ts";
import { proposalOf } from "./proposal-of.ts";

const help = `node tools/form/propose.ts --event FILE [--data DIR] [--template FILE] [--out DIR]

Reads the issue in a GitHub event. If it is the form "Add a game", writes DIR/proposal.json: a file for the listing, or
what has to be corrected in the form. Nothing is visited. tools/form/open.ts opens a pull request with it.

  --event FILE     the event, $GITHUB_EVENT_PATH in a workflow
  --data DIR       the data folder (default: data)
  --template FILE  the form (default: .github/ISSUE_TEMPLATE/add-a-game.yml)
  --out DIR        where proposal.json is written (default: the current folder)

Exit codes: 0 proposal.json is written, or the issue is not this form; 2 the command line is invalid.
`;
const { values } = commandLine(help, {
  options: {
    event: { type: "string", default: "" },
    data: { type: "string", default: "data" },
    template: { type: "string", default: ".github/ISSUE_TEMPLATE/add-a-game.yml" },
    out: { type: "string", default: "." },
  },
});
if (values.event === "") {
  process.stderr.write(`--event is missing.\n\n${help}`);
  process.exit(2);
}

const eventSchema = z.looseObject({
  issue: z.looseObject({ number: z.int().positive(), body: z.string().nullable() }),
});
const { issue } = eventSchema.parse(JSON.parse(await readFile(values.event, "utf8")));
const template = await readFile(values.template, "utf8");
const listed = listedWords(loadConfig(".", process.env).listed);
const proposal = await proposalOf({ ...issue, body: issue.body ?? "" }, template, directoryTree(values.data), listed);
if (proposal === undefined) process.stdout.write(`Issue ${String(issue.number)} is not the form.\n`);
else {
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, "proposal.json"), `${JSON.stringify(proposal)}\n`);
  process.stdout.write(`Issue ${String(issue.number)}: ${proposal.path ?? "something has to be corrected"}.\n`);
}
