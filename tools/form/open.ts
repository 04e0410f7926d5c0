// Opens a pull request with what tools/form/propose.ts made of a form. Run by .github/workflows/form.yml in the job whose
// token may write, without any packages.
import { readFileSync } from "node:fs";
import { githubRequest, needed } from "../github/request.ts";
import { member } from "../github/artifact-file.ts";
import { commandLine } from "../options/command-line.ts";
import { openPullRequest } from "./open-pull-request.ts";
import { readProposal } from "./read-proposal.ts";

const help = `node tools/form/open.ts DIR

Opens a pull request with the file in DIR/proposal.json, or says on the issue what has to be corrected. It only runs in
.github/workflows/form.yml, with the variables that GitHub sets there and GITHUB_TOKEN.

Exit codes: 0 done; 1 the artifact was not accepted, or GitHub refused; 2 the command line is invalid.
`;
const { positionals } = commandLine(help, { options: {}, allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write(`The folder is missing.\n\n${help}`);
  process.exit(2);
}

const workflow = "form.yml";
const event: unknown = JSON.parse(readFileSync(needed("GITHUB_EVENT_PATH", workflow), "utf8"));
const number = member(member(event, "issue"), "number");
const branch = member(member(event, "repository"), "default_branch");
if (typeof number !== "number" || typeof branch !== "string") throw new Error("The event is not about an issue.");
const repository = needed("GITHUB_REPOSITORY", workflow);

process.stdout.write(
  `${await openPullRequest(readProposal(folder, number), {
    repository,
    number,
    defaultBranch: branch,
    web: `${process.env.GITHUB_SERVER_URL ?? "https://github.com"}/${repository}`,
    request: githubRequest(needed("GITHUB_TOKEN", workflow)),
  })}\n`,
);
