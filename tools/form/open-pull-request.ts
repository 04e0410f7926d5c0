import { markdownChanges } from "../../scanner/src/review/diff/format.ts";
import { inert } from "../../scanner/src/text/inert.ts";
import { putComment } from "../github/comment.ts";
import { GitHubError, type GitHubRequest } from "../github/request.ts";
import type { CheckedProposal } from "./read-proposal.ts";

/** Where the pull request is opened. All of it is from the event or the workflow, and trusted. */
interface FormPlace {
  /** owner/name of this repository. */
  repository: string;
  /** Number of the issue. */
  number: number;
  defaultBranch: string;
  /** The repository's address, without a slash at the end. */
  web: string;
  request: GitHubRequest;
}

const marker = "<!-- mudlark: form -->";

/**
 * Opens a pull request with the file of a form, or says on the issue what has to be corrected. Titles, messages and
 * names of branches contain only the number of the issue and the id; what somebody wrote appears in the body, escaped.
 * A run that follows one that failed halfway does the rest; once there is a pull request, the form is no longer read.
 * @returns a sentence that says what was done
 */
export async function openPullRequest(proposal: CheckedProposal, place: FormPlace): Promise<string> {
  const { repository, number, request } = place;
  const comment = (text: string): Promise<unknown> =>
    putComment(request, `/repos/${repository}/issues`, number, { marker, body: `${marker}\n${text}\n` });
  const branch = `form/${String(number)}`;
  const opened = await pullRequestOf(branch, place);
  if (opened !== undefined) {
    await comment(
      `Thank you! This is now pull request #${opened}. The form is no longer read: to change something, comment there.`,
    );
    return `Nothing was done: pull request ${opened} has the file. Change it there.`;
  }
  if (proposal.file === undefined) {
    await comment(whatToCorrect(proposal));
    return `Said on issue ${String(number)} what has to be corrected.`;
  }
  const { id, path } = proposal.file;
  if (await exists(request, `/repos/${repository}/contents/${path}`)) return `Nothing was done: ${path} exists.`;
  await commitFile(proposal.file, branch, place);
  const title = `Add ${path} (form ${String(number)})`;
  const body = bodyOf(proposal, place);
  const head = { title, head: branch, base: place.defaultBranch, body };
  try {
    const pull = (await request("POST", `/repos/${repository}/pulls`, head)) as { number?: unknown };
    await comment(
      `Thank you! This is now pull request #${String(Number(pull.number))}. A person will look at it next.`,
    );
    return `Opened a pull request for ${id}.`;
  } catch (error) {
    // "Allow GitHub Actions to create and approve pull requests" is off in the repository's settings.
    if (!(error instanceof GitHubError && error.status === 403)) throw error;
    const link = `${place.web}/compare/${place.defaultBranch}...${branch}?expand=1`;
    await comment(`Thank you! The file is ready. A maintainer opens the pull request here: ${link}`);
    return `GitHub did not allow a pull request: allow it under Settings → Actions → General, or open ${link}`;
  }
}

/** The number of the pull request from a branch of this repository, open or closed; undefined if there is none. */
async function pullRequestOf(branch: string, { repository, request }: FormPlace): Promise<string | undefined> {
  const owner = repository.split("/")[0] ?? "";
  const pulls = (await request("GET", `/repos/${repository}/pulls?state=all&head=${owner}:${branch}`)) as {
    number?: unknown;
  }[];
  return pulls[0] === undefined ? undefined : String(Number(pulls[0].number));
}

/** Puts the file on the branch, which is made first. What an earlier run did already stays. */
async function commitFile({ id, path, text }: NonNullable<CheckedProposal["file"]>, branch: string, place: FormPlace) {
  const { repository, number, defaultBranch, request } = place;
  if (!(await exists(request, `/repos/${repository}/git/ref/heads/${branch}`))) {
    const main = (await request("GET", `/repos/${repository}/git/ref/heads/${defaultBranch}`)) as {
      object?: { sha?: string };
    };
    await request("POST", `/repos/${repository}/git/refs`, { ref: `refs/heads/${branch}`, sha: main.object?.sha });
  }
  if (await exists(request, `/repos/${repository}/contents/${path}?ref=${branch}`)) return;
  await request("PUT", `/repos/${repository}/contents/${path}`, {
    message: `Add ${id} to the listing\n\nFrom the form in issue ${String(number)}.`,
    content: Buffer.from(text).toString("base64"),
    branch,
  });
}

/** What the pull request does, and where its content comes from. */
function bodyOf({ changes }: CheckedProposal, { number }: FormPlace): string {
  return [
    markdownChanges(changes),
    "**The data check found nothing to fix.** No server was visited.",
    "The text in the file is what somebody wrote into a form. Please read it as you would read the file of a stranger.",
    "Checks do not start by themselves on a pull request that a workflow opened: close it and open it again to run them.",
    `Closes #${String(number)}`,
  ].join("\n\n");
}

function whatToCorrect({ problems }: CheckedProposal): string {
  return [
    "Thank you! Something has to be corrected before this can be listed:",
    problems.map((problem) => `- ${inert(problem)}`).join("\n"),
    "Press **⋯** and **Edit** above, correct the form, and press **Update comment**. It is then read again.",
  ].join("\n\n");
}

async function exists(request: GitHubRequest, path: string): Promise<boolean> {
  try {
    await request("GET", path);
    return true;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return false;
    throw error;
  }
}
