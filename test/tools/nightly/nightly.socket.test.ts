import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { dataFolder, LoopbackServer } from "../../scanner/census/loopback.ts";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

test("a night on one machine: census, check, and a commit that tells the news; the second night of the same is quiet", async () => {
  const servers = await Promise.all([1, 2].map((index) => LoopbackServer.start(`127.0.55.${index}`)));
  const repository = await mkdtemp(join(tmpdir(), "mudlark-night-"));
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", repository, ...args], { encoding: "utf8" }).trim();
  const names = ["The Silver Otter", "Harbour of Kites"];
  const data = await dataFolder(
    Object.fromEntries(servers.map(({ host, port }, index) => [`game-${index}`, { host, port, name: names[index] }])),
  );
  await rename(data, join(repository, "data"));
  git("init", "--quiet");
  git("config", "user.name", "test");
  git("config", "user.email", "test@example.org");
  git("add", ".");
  git("commit", "--quiet", "-m", "The listing");

  const night = async (): Promise<{ code: number; said: string }> => {
    const args = [join(checkout, "tools/nightly/nightly.ts"), "--no-build", "--allow-private"];
    const path = `${join(checkout, "node_modules/.bin")}:${process.env.PATH ?? ""}`;
    const child = spawn(process.execPath, [...args, "--", "--no-retry", "--no-deep"], {
      cwd: repository,
      env: { ...process.env, PATH: path },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = (await once(child, "exit")) as [number];
    return { code, said: (await said).join("") };
  };
  const first = await night();
  expect(first.code, first.said).toBe(0);
  expect(git("log", "-1", "--format=%s")).toMatch(/^Census of \d{1,2} \w+ \d{4}: 2 new$/);
  expect(git("log", "-1", "--format=%b")).toContain("New: game-0, game-1.");
  const second = await night();
  expect(second.code, second.said).toBe(0);
  expect(git("log", "-1", "--format=%s")).toMatch(/: no news$/);
  expect(git("show", "--stat", "--format=", "HEAD")).not.toContain("records");
  expect(git("status", "--porcelain")).toBe("");
  await Promise.all(servers.map((server) => server.stop()));
});
