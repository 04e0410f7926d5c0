import { join } from "node:path";
import type { Command } from "commander";
import { planShards, systemResolve } from "../../census/index.ts";
import { loadListing, loadOptOut } from "../../data/index.ts";
import { wholeNumberBetween } from "../option-values.ts";
import { reportErrors } from "../report-errors.ts";

const notes = `
Games that share an IP address are always in the same part, so that no host gets
two visits at the same time. The plan also contains the addresses of all names,
and every part uses them.

Exit codes:
  0  the plan was printed
  2  the listing or the opt-out list is invalid

Examples:
  mudlark shards 4 > plan.json
  mudlark census --shard 2/4 --plan plan.json
`;

/** `mudlark shards`: splits the next census into parts for several machines. */
export function register(program: Command): void {
  program
    .command("shards")
    .summary("split the census into parts")
    .description("Resolve all names once, split the servers by IP address and print the plan as JSON.")
    .argument("<count>", "number of parts", wholeNumberBetween(1, 1000))
    .option("--data <folder>", "the data folder", "data")
    .option("--allow-private", "practice servers: treat each port of a loopback address as its own host")
    .addHelpText("after", notes)
    .action((parts: number, flags: { data: string; allowPrivate?: true }) => reportErrors(() => shards(parts, flags)));
}

async function shards(parts: number, { data, allowPrivate = false }: { data: string; allowPrivate?: boolean }) {
  const entries = await loadListing(join(data, "servers"));
  const optOut = await loadOptOut(join(data, "opt-out.yml"));
  const plan = await planShards({ entries, optOut, allowPrivate }, parts, systemResolve(), Date.now());
  process.stdout.write(`${JSON.stringify(plan)}\n`);
}
