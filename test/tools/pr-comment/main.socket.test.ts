import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test("the privileged step runs without any packages, and posts the comment", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pr-comment-"));
  await cp(join(root, "tools/pr-comment"), join(folder, "tools/pr-comment"), { recursive: true });
  await cp(join(root, "tools/options"), join(folder, "tools/options"), { recursive: true });
  await cp(join(root, "tools/github"), join(folder, "tools/github"), { recursive: true });
  await cp(join(root, "scanner/src"), join(folder, "scanner/src"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await mkdir(join(folder, "artifact"));
  await writeFile(join(folder, "artifact/number"), "7\n");
  await writeFile(
    join(folder, "artifact/findings.json"),
    '[{"file":"data/servers/x.yml","line":3,"rule":"port","what":"bad.","tip":"fix."}]',
  );
  await writeFile(join(folder, "artifact/changes.json"), "[]");
  await writeFile(join(folder, "artifact/fixed.json"), "[]");

  const seen: string[] = [];
  const api = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.authorization ?? ""} ${body}`);
      const pull = { state: "open", head: { sha: "abc" }, base: { repo: { full_name: "a/b" } } };
      response.end(JSON.stringify(request.url?.includes("/pulls/") === true ? pull : []));
    });
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  const { port } = api.address() as AddressInfo;

  const run = spawn(process.execPath, ["tools/pr-comment/main.ts"], {
    cwd: folder,
    env: {
      ...process.env,
      PR_DATA: join(folder, "artifact"),
      GITHUB_TOKEN: "secret",
      GITHUB_REPOSITORY: "a/b",
      HEAD_SHA: "abc",
      GITHUB_API_URL: `http://127.0.0.1:${String(port)}`,
    },
  });
  let said = "";
  run.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  run.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => run.on("close", resolve));
  api.close();
  await rm(folder, { recursive: true });

  expect(said).toBe("Commented on pull request 7.\n");
  expect(code).toBe(0);
  expect(seen.map((line) => line.slice(0, 60))).toEqual([
    "GET /repos/a/b/pulls/7 Bearer secret ",
    "GET /repos/a/b/issues/7/comments?per_page=100 Bearer secret ",
    expect.stringMatching(/^POST \/repos\/a\/b\/issues\/7\/comments Bearer secret \{"body":/) as string,
  ]);
  expect(seen[2]).toContain("data\\\\/servers\\\\/x\\\\.yml\\\\:3");
});
