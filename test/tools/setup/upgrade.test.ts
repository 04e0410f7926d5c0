import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { boards, Checkout } from "./checkout.ts";

/** A fork with its own configuration and listing, whose upstream has new commits. */
function forkBehindUpstream(): { upstream: Checkout; fork: Checkout } {
  const upstream = Checkout.upstream();
  const fork = upstream.fork();
  fork.run("setup", ...boards, "--empty-listing");
  fork.write("data/servers/board.yml", "name: Board\naddresses:\n  - host: bbs.example.org\n    port: 23\n");
  fork.write("data/opt-out.yml", "- host: no.example.org\n");
  fork.write("data/records/board.json", '{"board":true}\n');
  fork.write("data/counts/2026/2026-02-01.ndjson", '{"fork":1}\n');
  fork.commit("Our directory");

  const edit = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(upstream.folder, path), "utf8");
    expect(text, path).toContain(from);
    upstream.write(path, text.replace(from, to));
  };
  // The line with the fork's links, and the census data of upstream's own nights.
  edit(
    "CONTRIBUTING.md",
    "[Add a game](https://github.com/mudlark/mudlark/",
    "[Add a game now](https://github.com/mudlark/mudlark/",
  );
  edit("mudlark.config.ts", 'name: "Mudlark"', 'name: "Mudlark",\n  footer: "New upstream"');
  upstream.write("data/records/one.json", '{"night":2}\n');
  upstream.write("data/counts/2026/2026-01-01.ndjson", '{"upstream":2}\n');
  upstream.write("data/counts/2026/2026-02-01.ndjson", '{"upstream":1}\n');
  upstream.write("data/servers/three.yml", "name: three\naddresses:\n  - host: three.example.org\n    port: 4000\n");
  upstream.write("data/opt-out.yml", "- host: other.example.org\n");
  upstream.write("docs/new.md", "[Issues](https://github.com/mudlark/mudlark/issues)\n");
  upstream.write("src/new.ts", "export const feature = 1;\n");
  upstream.commit("Go on");
  return { upstream, fork };
}

test("a newer upstream merges into a fork with its own configuration and data, without a conflict", () => {
  const { upstream, fork } = forkBehindUpstream();
  const read = (path: string): string => readFileSync(join(fork.folder, path), "utf8");
  const [config, optOut] = [read("mudlark.config.ts"), read("data/opt-out.yml")];
  const { status, stdout, stderr } = fork.run("upgrade", `--from=${upstream.folder}`);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Upgraded to [0-9a-f]{10}\./);
  expect(fork.git("status", "--porcelain")).toBe("");
  expect(fork.git("rev-list", "--parents", "-1", "HEAD").split(" ")).toHaveLength(3);

  expect(read("src/new.ts")).toBe("export const feature = 1;\n");
  expect(read("CONTRIBUTING.md")).toContain("[Add a game now](https://github.com/sysops/carrier/");
  expect(read("docs/new.md")).toBe("[Issues](https://github.com/sysops/carrier/issues)\n");
  expect(read("mudlark.config.ts")).toBe(config);
  expect(read("data/opt-out.yml")).toBe(optOut);
  expect(fork.git("ls-files", "data/servers", "data/records", "data/counts").split("\n")).toEqual([
    "data/counts/.gitkeep",
    "data/counts/2026/2026-02-01.ndjson",
    "data/records/.gitkeep",
    "data/records/board.json",
    "data/servers/.gitkeep",
    "data/servers/board.yml",
  ]);
  expect(fork.run("upgrade", `--from=${upstream.folder}`).stdout).toBe("Nothing to do: this is the newest version.\n");
  expect(fork.run("setup").stdout).toContain("No file had to be changed.");
});

test("a second upgrade merges just as well", () => {
  const { upstream, fork } = forkBehindUpstream();
  fork.run("upgrade", `--from=${upstream.folder}`);
  upstream.write("docs/new.md", "[All issues](https://github.com/mudlark/mudlark/issues)\n");
  upstream.write("data/records/one.json", '{"night":3}\n');
  upstream.commit("Go on again");
  expect(fork.run("upgrade", `--from=${upstream.folder}`).status).toBe(0);
  expect(readFileSync(join(fork.folder, "docs/new.md"), "utf8")).toBe(
    "[All issues](https://github.com/sysops/carrier/issues)\n",
  );
  expect(existsSync(join(fork.folder, "data/records/one.json"))).toBe(false);
});

test("lines that both sides changed are named, and the upgrade can be undone", () => {
  const { upstream, fork } = forkBehindUpstream();
  fork.write("src/new.ts", "export const ours = 1;\n");
  fork.commit("Our own feature");
  const { status, stderr } = fork.run("upgrade", `--from=${upstream.folder}`);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Both sides changed the same lines of:\n {2}src\/new\.ts\n/);
  fork.git("merge", "--abort");
  expect(fork.git("status", "--porcelain")).toBe("");
});

test("uncommitted changes, or an address without a repository, stop it before it begins", () => {
  const { upstream, fork } = forkBehindUpstream();
  expect(fork.run("upgrade", "--from=/nowhere").stderr).toMatch(
    /could not be fetched\. Check the network and the address/,
  );
  fork.write("README.md", "changed\n");
  expect(fork.run("upgrade", `--from=${upstream.folder}`).stderr).toMatch(/^There are uncommitted changes\./);
});
