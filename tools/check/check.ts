import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { canonicalJson, reached, wasMeasured } from "../../scanner/src/record/index.ts";
import type { VisitTarget } from "../../scanner/src/session/index.ts";
import { countFindings, type OwnerFinding } from "../../src/model/owner-findings.ts";
import type { CheckCommandOptions } from "./command.ts";
import { examine, type Examination } from "./examine.ts";
import { asJson } from "./json.ts";
import { report } from "./report.ts";

/**
 * Visits a server, prints what the directory would show of it, and writes its page if requested. @returns the exit code
 */
export async function check(target: VisitTarget, options: CheckCommandOptions): Promise<number> {
  process.stderr.write(`Visiting ${target.host} ${String(target.port)} …\n`);
  const found = await examine(target, options);
  const { stdout } = process;
  if (options.json === true) stdout.write(`${canonicalJson(asJson(found), 2)}\n`);
  else stdout.write(report(found, { columns: stdout.columns || 80, colour: stdout.isTTY && stdout.hasColors() }));
  if (options.page !== undefined) {
    process.stderr.write("Making the page …\n");
    await writeFile(options.page, await inCheckout(async () => (await import("./page.ts")).pageOf(found)));
    process.stderr.write(`Written: ${options.page}\n`);
  }
  return exitCodeOf(found, options.failOn);
}

/** Does something in the checkout, where Astro, the style sheets and the cache of pictures are. */
async function inCheckout<T>(task: () => Promise<T>): Promise<T> {
  const started = process.cwd();
  process.chdir(fileURLToPath(new URL("../../", import.meta.url)));
  try {
    return await task();
  } finally {
    process.chdir(started);
  }
}

function exitCodeOf({ server, findings }: Examination, failOn: CheckCommandOptions["failOn"]): number {
  const outcome = server.lastVisit?.outcome;
  if (outcome === undefined || !reached({ code: outcome }) || !wasMeasured({ code: outcome })) return 4;
  return severityCode(findings, failOn);
}

/** The exit code for some findings: that of the most severe one, if it is at least as severe as `failOn`. */
export function severityCode(findings: readonly OwnerFinding[], failOn: CheckCommandOptions["failOn"]): number {
  const { error, warning, hint } = countFindings(findings);
  if (error > 0) return 1;
  if (warning > 0 && failOn !== "error") return 3;
  return hint > 0 && failOn === "hint" ? 5 : 0;
}
