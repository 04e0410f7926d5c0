// How much a year of nights adds to the repository: `npm run bench:history -- --servers N --nights M`. Simulates a year
// with the census's own code, commits every night, and packs at the end.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { readingsFile, type ScanRecord } from "@mudlark/scanner/record";
import { settle } from "../../scanner/src/census/memory/settle.ts";
import { historyIn, type History } from "../../scanner/src/census/schedule/history.ts";
import { CountStore, FileStore } from "../../scanner/src/census/index.ts";
import { randomOf } from "../generate/random.ts";
import { BenchServer } from "./history/invented-server.ts";

const help = `npm run bench:history [-- --servers 1000] [-- --nights 365] [-- --counts 8] [-- --no-nights]

Commits a simulated year night by night, and prints by how much the packed repository grew. With --counts, every server is
also counted that many times a day, with a commit after each round; --no-nights leaves out the census, to measure in a few minutes what the rounds add.
`;
const { values } = commandLine(help, {
  options: {
    servers: { type: "string", default: "1000" },
    nights: { type: "string", default: "365" },
    counts: { type: "string", default: "0" },
    "no-nights": { type: "boolean", default: false },
  },
});
const rounds = values.counts === "0" ? 0 : wholeNumber(values.counts, "--counts", help, 144);
const takesCensus = !values["no-nights"];
const servers = wholeNumber(values.servers, "--servers", help);
const nights = wholeNumber(values.nights, "--nights", help, 100_000);
const repository = mkdtempSync(join(tmpdir(), "mudlark-history-"));
const git = (...args: string[]): string =>
  execFileSync(
    "git",
    ["-C", repository, "-c", "gc.auto=0", "-c", "user.name=bench", "-c", "user.email=bench@example.org", ...args],
    {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
/** Commits one file without a look at the thousands of others, as a checkout of a year has them. */
const commitFile = (path: string, subject: string): void => {
  git("update-index", "--add", path);
  const parent = git("rev-parse", "--quiet", "--verify", "HEAD^{commit}").trim();
  const commit = git("commit-tree", git("write-tree").trim(), "-p", parent, "-m", subject).trim();
  git("update-ref", "HEAD", commit);
};
const packed = (): number => {
  git("gc", "--quiet");
  const folder = join(repository, ".git", "objects", "pack");
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
};

/** Packed size of all versions of the files below a folder, in bytes. */
function diskSizeOf(folder: string): number {
  const paths = git("rev-list", "--objects", "--all").split("\n");
  const wanted = new Set(paths.flatMap((line) => (line.slice(41).startsWith(folder) ? [line.slice(0, 40)] : [])));
  const sizes = git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objectsize:disk)");
  return sizes
    .split("\n")
    .map((line) => line.split(" "))
    .reduce((sum, [name = "", bytes]) => sum + (wanted.has(name) ? Number(bytes) : 0), 0);
}

try {
  git("init", "--quiet");
  git("commit", "--quiet", "--allow-empty", "-m", "Begin");
  const started = Date.UTC(2026, 0, 1, 3) / 1000;
  const random = randomOf("a year of nights");
  const all = Array.from({ length: servers }, (_, index) => new BenchServer(index, random, started));
  const histories = new Map<string, History>();
  const records = new Map<string, ScanRecord>();
  const store = new FileStore(join(repository, "data"), (text) => process.stderr.write(`${text}\n`));
  let rewritten = 0;
  let first = 0;
  let lines = 0;
  for (let night = 0; night < nights; night++) {
    const now = started + night * 86_400;
    const date = new Date(now * 1000).toISOString().slice(0, 10);
    if (takesCensus) await store.openNight(date, undefined);
    const kept: Promise<void>[] = [];
    for (const server of all) {
      server.live(now);
      if (!takesCensus) continue;
      const visit = server.visit(now);
      const outcome = visit.record.mudlark?.outcome ?? { code: "internal-error", reason: "none", phase: "done" };
      const at = Date.parse(visit.record.mudlark?.visited ?? "");
      const ip = visit.record.sessions[0]?.ip ?? "";
      const { entry } = server;
      const { reading, record } = settle(
        entry,
        records.get(entry.id),
        { at, tookMs: visit.timing.total, ip, outcome, visit },
        [],
        date,
        historyIn(histories, entry.id),
      );
      historyIn(histories, entry.id).add(reading);
      if (record !== undefined) {
        records.set(entry.id, record);
        rewritten++;
      }
      kept.push(store.keep(reading, record && { record, log: visit.log }));
      lines++;
    }
    if (takesCensus) {
      await Promise.all(kept);
      await store.closeNight();
      git("add", "data");
      git("commit", "--quiet", "-m", `Census of ${date}`);
    }
    for (let round = 0; round < rounds; round++) {
      const from = Math.floor(now / 86_400) * 86_400 + Math.round((round * 86_400) / rounds) + random.below(600);
      const counts = new CountStore(join(repository, "data"), (text) => process.stderr.write(`${text}\n`));
      await counts.openRound(from * 1000);
      await Promise.all(all.flatMap((server) => server.count(from) ?? []).map((count) => counts.keep(count)));
      await counts.closeRound();
      const began = new Date(from * 1000).toISOString();
      commitFile(`data/counts/${readingsFile(began.slice(0, 10))}`, `Counts of ${began.slice(0, 16)}`);
    }
    if (night === 0) first = packed();
    if (night % 30 === 29) process.stdout.write(`  ${date}: ${rewritten} records written so far\n`);
  }
  const size = packed();
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);
  const blobs = git("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectsize:disk)");
  const byType = new Map<string, number>();
  for (const [type = "", bytes] of blobs
    .trim()
    .split("\n")
    .map((line) => line.split(" "))) {
    byType.set(type, (byType.get(type) ?? 0) + Number(bytes));
  }
  const ofCounts = diskSizeOf("data/counts/");
  process.stdout.write(
    [
      `${servers} servers, ${nights} ${takesCensus ? "nights" : "days without a census"}, ${rounds} counting rounds a day`,
      `  packed after the first night  ${mb(first).padStart(7)} MB`,
      `  packed after all              ${mb(size).padStart(7)} MB`,
      ...[...byType].map(([type, bytes]) => `    of which ${type.padEnd(22)} ${mb(bytes).padStart(7)} MB`),
      ...(rounds === 0 ? [] : [`    of which files of counts        ${mb(ofCounts).padStart(7)} MB`]),
      ...(takesCensus
        ? [
            `  readings                      ${String(lines).padStart(7)} lines, ${(size / lines).toFixed(1)} bytes of pack each, everything included`,
            `  records written               ${String(rewritten).padStart(7)}, ${((rewritten - servers) / servers / nights).toFixed(4)} per server and night`,
          ]
        : []),
      "",
    ].join("\n"),
  );
  process.stdout.write(
    `${JSON.stringify({ bench: "history", servers, nights, counts: rounds, packed_mb: Number(mb(size)), counts_mb: Number(mb(ofCounts)) })}\n`,
  );
} finally {
  rmSync(repository, { recursive: true, force: true });
}
