// Posts the findings of an untrusted workflow on a pull request. Run by .github/workflows/pr-comment.yml, without any
// packages.
import { githubRequest, needed } from "../github/request.ts";
import { commandLine } from "../options/command-line.ts";
import { readArtifact } from "./artifact.ts";
import { commentBody } from "./body.ts";
import { postComment } from "./post.ts";

const help = `node tools/pr-comment/main.ts

Posts what pr-data.yml found in a pull request as a comment on it, or updates the earlier comment. It only runs in
.github/workflows/pr-comment.yml, with PR_DATA (the folder of the unpacked artifact), HEAD_SHA, GITHUB_TOKEN and the
variables that GitHub sets.

Exit codes: 0 done; 1 the artifact was not accepted, or GitHub refused; 2 the command line is invalid.
`;
commandLine(help, {});

const workflow = "pr-comment.yml";
const artifact = readArtifact(needed("PR_DATA", workflow));

process.stdout.write(
  `${await postComment(artifact.number, commentBody(artifact), {
    repository: needed("GITHUB_REPOSITORY", workflow),
    headSha: needed("HEAD_SHA", workflow),
    request: githubRequest(needed("GITHUB_TOKEN", workflow)),
  })}\n`,
);
