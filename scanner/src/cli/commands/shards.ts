import { join } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import { planShards, systemResolve } from "../../census/index.ts";
import { loadListing, loadOptOut } from "../../data/index.ts";
import { reportErrors } from "../report-errors.ts";

const notes = `
Two games on one address, under whatever names, are in one part, so that no host
has two visitors at a time. The plan also holds the addresses that the names had:
all parts go by them.

Exit codes:
  0  the plan was printed
  2  the listing or the opt-out list is wrong

Examples:
  mudlark shards 4 > plan.json
  mudlark census --shard 2/4 --plan plan.json
`;

/** `mudlark shards`: splits the next census into parts for several machines. */
export function register(program: Command): void {
  program
    .command("shards")
    .summary("split the census into parts")
    .description("Look up all names once, split the games by host address, and print the plan as JSON.")
    .argument("<count>", "how many parts", count)
    .option("--data <folder>", "the data folder", "data")
    .option("--allow-private", "practice servers: count one loopback address port by port")
    .addHelpText("after", notes)
    .action((parts: number, flags: { data: string; allowPrivate?: true }) => reportErrors(() => shards(parts, flags)));
}

async function shards(parts: number, { data, allowPrivate = false }: { data: string; allowPrivate?: boolean }) {
  const entries = await loadListing(join(data, "servers"));
  const optOut = await loadOptOut(join(data, "opt-out.yml"));
  const plan = await planShards({ entries, optOut, allowPrivate }, parts, systemResolve(), Date.now());
  process.stdout.write(`${JSON.stringify(plan)}\n`);
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError("Expected a whole number from 1 to 1000.");
}
