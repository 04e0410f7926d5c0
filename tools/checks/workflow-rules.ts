import { parse } from "yaml";

/** A problem in a workflow: a sentence, and a line if known. */
interface Problem {
  line?: number;
  what: string;
}

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  permissions?: Record<string, string> | string;
  steps?: Step[];
}

const pinned = /^\s*(?:-\s+)?uses:\s+(?:\.\/\S+|[\w./-]+@[0-9a-f]{40}\s+# v\d\S*)\s*$/;
/** Programs that write wherever an archive says. */
const unpackers =
  /\b(?:(?:bsd)?tar\s+(?:--extract|--get|-{0,2}[a-zA-Z]*x)|unzip|7za?\s+[ex]|cpio|unrar|jar\s+-?x|python3?\s+-m\s+(?:zipfile|tarfile))/;
/** Programs that install or run packages. */
const packages = /\b(?:npm|npx|pnpm|yarn|corepack)\b/;

/**
 * Our own rules for a workflow:
 * - an action is pinned to the full hash of a commit, followed by its version;
 * - a workflow declares the permissions that its token needs;
 * - an artifact is downloaded below runner.temp, never into the checkout, where its .git would become git's;
 * - no step unpacks an archive itself: tools/artifact takes data from artifacts;
 * - a job that may write to the repository installs no packages, reads artifacts only with tools/artifact or tools/form,
 *   and disables git's hooks before it commits.
 * @param text the workflow, valid YAML
 */
export function workflowProblems(text: string): Problem[] {
  const problems: Problem[] = text.split("\n").flatMap((line, index) => {
    if (!/^\s*(?:-\s+)?uses:/.test(line) || pinned.test(line)) return [];
    return [{ line: index + 1, what: "pin the action: uses: owner/name@<the 40 digits of a commit> # v1.2.3" }];
  });
  if (!/^permissions:/m.test(text)) problems.push({ what: "declare the permissions that the token needs" });
  const { jobs, permissions } = parse(text) as { jobs?: Record<string, Job>; permissions?: Job["permissions"] };
  for (const [name, job] of Object.entries(jobs ?? {})) {
    const what = (sentence: string): void => void problems.push({ what: `job ${name}: ${sentence}` });
    for (const sentence of problemsOfJob(job, job.permissions ?? permissions)) what(sentence);
  }
  return problems;
}

function* problemsOfJob({ steps = [] }: Job, permissions: Job["permissions"]): Generator<string> {
  const scripts = steps.map(({ run }) => run ?? "");
  const downloads = steps.filter(({ uses }) => uses?.startsWith("actions/download-artifact@") === true);
  for (const { with: given } of downloads) {
    const path = typeof given?.path === "string" ? given.path : "";
    if (!/^\$\{\{\s*runner\.temp\s*\}\}\/[\w-]+$/.test(path)) {
      yield "download an artifact below ${{ runner.temp }}, not into the checkout";
    }
  }
  if (scripts.some((script) => unpackers.test(script))) {
    yield "do not unpack an archive in a script: links and .git in it would be followed; tools/artifact takes data from artifacts";
  }
  const writes = permissions === "write-all" || (typeof permissions === "object" && permissions.contents === "write");
  if (!writes) return;
  if (scripts.some((script) => packages.test(script))) yield "do not install or run packages where the token may write";
  const takes = scripts.some((script) => /\bnode tools\/(?:artifact\/main|form\/open)\.ts\b/.test(script));
  if (downloads.length > 0 && !takes)
    yield "read an artifact only with tools/artifact/main.ts, or tools/form/open.ts for a form";
  const commits = scripts.filter((script) => /\bgit\b[^\n]*\bcommit\b/.test(script));
  if (commits.some((script) => !/core\.hooksPath[ =]\/dev\/null/.test(script))) {
    yield "disable git's hooks before committing: git config core.hooksPath /dev/null";
  }
}
