import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const texts = [
  "README.md",
  "CONTRIBUTING.md",
  "data/README.md",
  "data/opt-out.yml",
  "docs/operator.md",
  ".gitattributes",
];

/** A git repository with the texts of this one, a configuration and a listing of two games, all committed. */
export class Checkout {
  readonly folder: string;

  constructor(folder = mkdtempSync(join(tmpdir(), "mudlark-setup-"))) {
    this.folder = folder;
  }

  static upstream(): Checkout {
    const made = new Checkout();
    for (const path of [...texts, ".github", "mudlark.config.ts"])
      cpSync(join(root, path), join(made.folder, path), { recursive: true });
    made.write("package.json", '{"type":"module"}\n');
    for (const id of ["one", "two"]) {
      made.write(`data/servers/${id}.yml`, `name: ${id}\naddresses:\n  - host: ${id}.example.org\n    port: 4000\n`);
      made.write(`data/records/${id}.json`, "{}\n");
    }
    made.write("data/counts/2026/2026-01-01.ndjson", '{"upstream":1}\n');
    made.git("init", "--quiet", "--initial-branch=main");
    made.commit("The software");
    return made;
  }

  /** A fork: a clone of the repository. */
  fork(): Checkout {
    const folder = mkdtempSync(join(tmpdir(), "mudlark-fork-"));
    execFileSync("git", ["clone", "--quiet", this.folder, folder]);
    return new Checkout(folder);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
  }

  git(...args: string[]): string {
    const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    return execFileSync("git", [...who, ...args], { cwd: this.folder, encoding: "utf8" }).trim();
  }

  /** Runs a tool of `tools/setup` in the checkout. */
  run(tool: "setup" | "upgrade", ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const env = {
      ...process.env,
      GIT_AUTHOR_NAME: "Test",
      GIT_AUTHOR_EMAIL: "test@example.org",
      GIT_COMMITTER_NAME: "Test",
      GIT_COMMITTER_EMAIL: "test@example.org",
    };
    const script = join(root, "tools/setup", `${tool}.ts`);
    return spawnSync(process.execPath, [script, ...args], { cwd: this.folder, encoding: "utf8", env, input: "" });
  }
}

/** The five answers for a directory of bulletin boards. */
export const boards = [
  "--name=Carrier Detect",
  "--address=https://boards.example.org/dir/",
  "--repository=https://github.com/sysops/carrier",
  "--listed=BBS,BBSes",
  "--contact=crawler@boards.example.org",
];
