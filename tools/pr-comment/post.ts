import { putComment } from "../github/comment.ts";
import type { GitHubRequest } from "../github/request.ts";
import { commentMarker } from "./body.ts";

/** What the event says, which is trusted, and access to GitHub's API. */
export interface CommentPlace {
  /** owner/name of this repository. */
  repository: string;
  /** The commit that the other workflow checked, according to the event. */
  headSha: string;
  request: GitHubRequest;
}

/**
 * Posts the comment, or updates the existing one.
 * @param number the pull request that the artifact names; checked against the event first
 * @returns a sentence that says what was done
 */
export async function postComment(
  number: number,
  body: string,
  { repository, headSha, request }: CommentPlace,
): Promise<string> {
  const pull = (await request("GET", `/repos/${repository}/pulls/${String(number)}`)) as Pull;
  if (pull.head?.sha !== headSha || pull.state !== "open" || pull.base?.repo?.full_name !== repository) {
    return `Nothing was posted: pull request ${String(number)} is not open, or not at the commit of this run.`;
  }
  const put = await putComment(request, `/repos/${repository}/issues`, number, { marker: commentMarker, body });
  return put === "created"
    ? `Commented on pull request ${String(number)}.`
    : `Updated the comment on pull request ${String(number)}.`;
}

interface Pull {
  state?: string;
  head?: { sha?: string };
  base?: { repo?: { full_name?: string } };
}
