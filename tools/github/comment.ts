import type { GitHubRequest } from "./request.ts";

/**
 * Posts a comment on an issue or pull request, or updates the bot's earlier one.
 * @param issues path of the repository's issues in the API: `/repos/owner/name/issues`
 * @param marker how the body starts, by which the earlier comment is recognised
 * @returns whether there was none before
 */
export async function putComment(
  request: GitHubRequest,
  issues: string,
  number: number,
  { marker, body }: { marker: string; body: string },
): Promise<"created" | "updated"> {
  const path = `${issues}/${String(number)}/comments`;
  const comments = (await request("GET", `${path}?per_page=100`)) as Comment[];
  const own = comments.find(
    (comment) => comment.user?.login === "github-actions[bot]" && comment.body?.startsWith(marker),
  );
  if (own === undefined) {
    await request("POST", path, { body });
    return "created";
  }
  await request("PATCH", `${issues}/comments/${String(own.id)}`, { body });
  return "updated";
}

interface Comment {
  id: number;
  body?: string;
  user?: { login?: string };
}
