// GitHub's API for steps of workflows that hold a token which may write. No packages: those steps install none.

/**
 * Sends a request to GitHub's API: method, path below the API's root, and a JSON body. Rejects with a GitHubError if
 * GitHub does not accept it.
 */
export type GitHubRequest = (method: "GET" | "POST" | "PATCH" | "PUT", path: string, body?: object) => Promise<unknown>;

/** GitHub refused a request. */
export class GitHubError extends Error {
  override name = "GitHubError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Requests with the token of this job. */
export function githubRequest(token: string): GitHubRequest {
  const api = process.env.GITHUB_API_URL ?? "https://api.github.com";
  return async (method, path, body) => {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new GitHubError(response.status, `${method} ${path}: GitHub answered ${String(response.status)}.`);
    return (await response.json()) as unknown;
  };
}

/**
 * A variable of the environment that the workflow sets.
 * @throws Error if it does not
 */
export function needed(name: string, workflow: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: this only runs in ${workflow}.`);
  return value;
}
