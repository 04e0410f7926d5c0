import { commentMarker } from "./body.ts";

/** What the event says, which is trusted, and access to GitHub's API. */
export interface CommentPlace {
  /** owner/name of this repository. */
  repository: string;
  /** The commit that the other workflow checked, according to the event. */
  headSha: string;
  /** Sends a request to the API: method, path below the API's root, and a JSON body. Rejects if it fails. */
  request: (method: "GET" | "POST" | "PATCH", path: string, body?: object) => Promise<unknown>;
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
  const path = `/repos/${repository}/issues/${String(number)}/comments`;
  const comments = (await request("GET", `${path}?per_page=100`)) as Comment[];
  const own = comments.find(
    (comment) => comment.user?.login === "github-actions[bot]" && comment.body?.startsWith(commentMarker),
  );
  if (own === undefined) {
    await request("POST", path, { body });
    return `Commented on pull request ${String(number)}.`;
  }
  await request("PATCH", `/repos/${repository}/issues/comments/${String(own.id)}`, { body });
  return `Updated the comment on pull request ${String(number)}.`;
}

interface Pull {
  state?: string;
  head?: { sha?: string };
  base?: { repo?: { full_name?: string } };
}

interface Comment {
  id: number;
  body?: string;
  user?: { login?: string };
}
