// Posts the findings of an untrusted workflow on a pull request. Run by .github/workflows/pr-comment.yml, without any
// packages.
import { githubRequest, needed } from "../github/request.ts";
import { readArtifact } from "./artifact.ts";
import { commentBody } from "./body.ts";
import { postComment } from "./post.ts";

const workflow = "pr-comment.yml";
const artifact = readArtifact(needed("PR_DATA", workflow));

process.stdout.write(
  `${await postComment(artifact.number, commentBody(artifact), {
    repository: needed("GITHUB_REPOSITORY", workflow),
    headSha: needed("HEAD_SHA", workflow),
    request: githubRequest(needed("GITHUB_TOKEN", workflow)),
  })}\n`,
);
