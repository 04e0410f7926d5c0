import { spawn } from "node:child_process";
import { cp, link, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GitHubError, type GitHubRequest } from "../../../tools/github/request.ts";
import { openPullRequest } from "../../../tools/form/open-pull-request.ts";
import { readProposal, type CheckedProposal } from "../../../tools/form/read-proposal.ts";

const text = "name: The 7th Plane\naddresses:\n  - host: plane.mudlark.net\n    port: 4000\n";
const valid = {
  number: 7,
  path: "data/servers/the-7th-plane.yml",
  text,
  changes: [{ kind: "added", sentences: ['Lists a new game, "@everyone <b>Plane</b>".'] }],
  problems: [],
};

async function artifact(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "form-"));
  await writeFile(join(folder, "proposal.json"), typeof content === "string" ? content : JSON.stringify(content));
  return folder;
}

describe("what the privileged job accepts", () => {
  test("a text file in the listing, for the issue of the event", async () => {
    expect(readProposal(await artifact(valid), 7).file).toEqual({ path: valid.path, id: "the-7th-plane", text });
  });

  test.each([
    ["another issue", { ...valid, number: 8 }],
    ["a number as text", { ...valid, number: "7" }],
    ["a path upwards", { ...valid, path: "data/servers/../../.github/workflows/x.yml" }],
    ["a workflow", { ...valid, path: ".github/workflows/x.yml" }],
    ["a record", { ...valid, path: "data/records/x.json" }],
    ["capitals", { ...valid, path: "data/servers/X.yml" }],
    ["a device", { ...valid, path: "data/servers/con.yml" }],
    ["a query", { ...valid, path: "data/servers/x.yml?ref=y" }],
    ["a path that is a list", { ...valid, path: ["data/servers/x.yml"] }],
    ["a line end", { ...valid, path: "data/servers/x.yml\n" }],
    ["no text", { ...valid, text: undefined }],
    ["a huge text", { ...valid, text: `${"x".repeat(9000)}\n` }],
    ["an escape sequence", { ...valid, text: "name: \u001b[31m\n" }],
    ["carriage returns", { ...valid, text: "name: x\r\n" }],
    ["hidden text", { ...valid, text: "name: \u202ex\n" }],
    ["a huge file", " ".repeat(300_000)],
    ["not JSON", "{"],
    ["nothing", "null"],
    ["a deep file", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ])("not %s", async (_, content) => {
    const folder = await artifact(content);
    expect(() => readProposal(folder, 7)).toThrow();
  });

  test("no link, and nothing but its one file among a thousand", async () => {
    const folder = await artifact(valid);
    const other = await mkdtemp(join(tmpdir(), "form-"));
    await symlink(join(folder, "proposal.json"), join(other, "proposal.json"));
    expect(() => readProposal(other, 7)).toThrow("no file");
    await rm(join(other, "proposal.json"));
    await link(join(folder, "proposal.json"), join(other, "proposal.json"));
    expect(() => readProposal(other, 7)).toThrow("no file");
    const crowd = await artifact(valid);
    await mkdir(join(crowd, ".git"));
    await Promise.all(
      Array.from({ length: 1000 }, (__, index) => writeFile(join(crowd, `${String(index)}.yml`), text)),
    );
    expect(readProposal(crowd, 7).file?.id).toBe("the-7th-plane");
  });

  test("long lists only in part, and anything else in them as empty text", async () => {
    const many = { ...valid, path: undefined, problems: Array(1000).fill({ toString: "x" }), changes: [null, 1] };
    const { file, problems, changes } = readProposal(await artifact(many), 7);
    expect([file, problems.length, problems[0], changes.length]).toEqual([undefined, 50, "", 2]);
  });
});

/** An API that remembers what was requested, and knows these paths. */
function api(known: Record<string, unknown>, refuse?: string) {
  const sent: { method: string; path: string; body: Record<string, unknown> }[] = [];
  const request: GitHubRequest = (method, path, body) => {
    if (method !== "GET") sent.push({ method, path, body: (body ?? {}) as Record<string, unknown> });
    if (path === refuse) return Promise.reject(new GitHubError(403, "refused"));
    if (method === "GET" && !(path in known)) return Promise.reject(new GitHubError(404, "not found"));
    return Promise.resolve(known[path] ?? { number: 12 });
  };
  const place = { repository: "a/b", number: 7, defaultBranch: "main", web: "https://github.com/a/b", request };
  return { sent, place };
}
const start = {
  "/repos/a/b/git/ref/heads/main": { object: { sha: "abc" } },
  "/repos/a/b/issues/7/comments?per_page=100": [],
  "/repos/a/b/pulls?state=all&head=a:form/7": [],
};
const checked: CheckedProposal = {
  file: { path: valid.path, id: "the-7th-plane", text },
  changes: [{ kind: "added", sentences: ['Lists a new game, "@everyone <b>Plane</b> Closes #1".'] }],
  problems: [],
};

describe("the pull request", () => {
  test("has a branch of the form with one file, and nobody's words except in the body, where they are inert", async () => {
    const { sent, place } = api(start);
    expect(await openPullRequest(checked, place)).toBe("Opened a pull request for the-7th-plane.");
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /repos/a/b/git/refs",
      "PUT /repos/a/b/contents/data/servers/the-7th-plane.yml",
      "POST /repos/a/b/pulls",
      "POST /repos/a/b/issues/7/comments",
    ]);
    const [ref, file, pull, comment] = sent.map(({ body }) => body);
    expect(ref).toEqual({ ref: "refs/heads/form/7", sha: "abc" });
    expect(file).toEqual({
      message: "Add the-7th-plane to the listing\n\nFrom the form in issue 7.",
      content: Buffer.from(text).toString("base64"),
      branch: "form/7",
    });
    expect(pull).toMatchObject({
      title: "Add data/servers/the-7th-plane.yml (form 7)",
      head: "form/7",
      base: "main",
    });
    expect(String(pull?.body)).not.toMatch(/@everyone|<b>|#1\b/);
    expect(String(pull?.body)).toContain("Closes #7");
    expect(String(comment?.body)).toContain("pull request #12");
  });

  test("is not opened twice, and overwrites no file", async () => {
    for (const file of [checked.file, undefined]) {
      const again = api({ ...start, "/repos/a/b/pulls?state=all&head=a:form/7": [{ number: 12 }] });
      expect(await openPullRequest({ ...checked, file }, again.place)).toMatch("pull request 12 has the file");
      expect(again.sent.map(({ path }) => path)).toEqual(["/repos/a/b/issues/7/comments"]);
      expect(String(again.sent[0]?.body.body)).toContain("pull request #12. The form is no longer read");
    }
    const taken = api({ ...start, [`/repos/a/b/contents/${valid.path}`]: {} });
    expect(await openPullRequest(checked, taken.place)).toMatch(`${valid.path} exists`);
    expect(taken.sent).toEqual([]);
  });

  test("is finished by the next run if one failed after it made the branch, or the file", async () => {
    const branch = { "/repos/a/b/git/ref/heads/form/7": {} };
    const file = { [`/repos/a/b/contents/${valid.path}?ref=form/7`]: {} };
    for (const [done, rest] of [
      [branch, ["PUT", "POST", "POST"]],
      [{ ...branch, ...file }, ["POST", "POST"]],
    ] as const) {
      const { sent, place } = api({ ...start, ...done });
      expect(await openPullRequest(checked, place)).toBe("Opened a pull request for the-7th-plane.");
      expect(sent.map(({ method }) => method)).toEqual(rest);
    }
  });

  test("may be forbidden to the bot: then a maintainer gets a link to open it", async () => {
    const { sent, place } = api(start, "/repos/a/b/pulls");
    expect(await openPullRequest(checked, place)).toMatch("allow it under Settings");
    expect(String(sent.at(-1)?.body.body)).toContain("https://github.com/a/b/compare/main...form/7?expand=1");
  });

  test("waits until the form is corrected: the comment says how, and only shows the words of the form", async () => {
    const { sent, place } = api(start);
    const problems = ["“Host” is empty. <img src=x> @everyone"];
    await openPullRequest({ ...checked, file: undefined, problems }, place);
    expect(sent).toHaveLength(1);
    expect(String(sent[0]?.body.body)).toContain("“Host” is empty");
    expect(String(sent[0]?.body.body)).not.toMatch(/(?<!\\)<img|@everyone/);
  });
});

test("the privileged step starts without any packages", async () => {
  const folder = await mkdtemp(join(tmpdir(), "form-"));
  const root = join(import.meta.dirname, "../../..");
  for (const part of ["tools/form", "tools/github", "tools/pr-comment", "tools/options", "scanner/src"])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const run = spawn(process.execPath, ["tools/form/open.ts", "--help"], { cwd: folder });
  let said = "";
  for (const stream of [run.stdout, run.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  expect(await new Promise((resolve) => run.on("close", resolve))).toBe(0);
  expect(said).toMatch(/^node tools\/form\/open\.ts DIR/);
  await rm(folder, { recursive: true });
});
