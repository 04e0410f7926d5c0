// Posts the findings of an untrusted workflow on a pull request. Run by .github/workflows/pr-comment.yml, without any
// packages.
import { readArtifact } from "./artifact.ts";
import { commentBody } from "./body.ts";
import { postComment, type CommentPlace } from "./post.ts";

const artifact = readArtifact(needed("PR_DATA"));
const [api, token] = [process.env.GITHUB_API_URL ?? "https://api.github.com", needed("GITHUB_TOKEN")];

const request: CommentPlace["request"] = async (method, path, body) => {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "x-github-api-version": "2022-11-28",
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: GitHub answered ${String(response.status)}.`);
  return response.json();
};

process.stdout.write(
  `${await postComment(artifact.number, commentBody(artifact), {
    repository: needed("GITHUB_REPOSITORY"),
    headSha: needed("HEAD_SHA"),
    request,
  })}\n`,
);

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: this only runs in pr-comment.yml.`);
  return value;
}
