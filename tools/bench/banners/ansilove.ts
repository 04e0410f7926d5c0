import { execFile, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Number of concurrent processes: as many as we have workers. */
const lanes = 2;

/** An art file for ansilove. */
export interface ArtFile {
  path: string;
  columns: number;
}

/** How long ansilove draws, without starting its processes. */
export interface AnsiloveTime {
  /** Seconds from the first file to the last, with two processes at a time. */
  wall_s: number;
  /** Seconds of CPU; null if the cost of processes had to be subtracted. */
  cpu_s: number | null;
}

/** ansilove as a speed reference, and how it is measured. */
interface Ansilove {
  how: string;
  draw: (files: readonly ArtFile[]) => Promise<AnsiloveTime>;
}

/**
 * Finds the fairest way to measure ansilove on this machine: its library in one process for many files, if a compiler
 * and the library's headers are installed; otherwise a process per file, minus the time that as many processes need for
 * an empty file.
 * @param folder for the program and an empty file
 * @returns undefined if neither is available
 */
export function findAnsilove(folder: string): Ansilove | undefined {
  const program = join(folder, "ansilove-many");
  const source = join(import.meta.dirname, "ansilove-many.c");
  if (spawnSync("cc", ["-O2", "-o", program, source, "-lansilove"]).status === 0) {
    return { how: "libansilove, many files per process", draw: (files) => linked(program, files) };
  }
  if (spawnSync("ansilove", ["-v"]).status !== 0) return undefined;
  const empty = join(folder, "empty.ans");
  writeFileSync(empty, " ");
  return {
    how: "one process per file, the cost of processes subtracted",
    draw: async (files) => {
      const blanks = files.map((_, index) => ({ path: empty, columns: 80, to: join(folder, `empty-${index}.png`) }));
      const idle = await aProcessEach(blanks, folder);
      return { wall_s: Math.max(0, (await aProcessEach(files, folder)) - idle), cpu_s: null };
    },
  };
}

async function linked(program: string, files: readonly ArtFile[]): Promise<AnsiloveTime> {
  const times = await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const share = files.filter((_file, index) => index % lanes === lane);
      const output = await drawMany(program, share.map(({ path, columns }) => `${columns} ${path}\n`).join(""));
      return JSON.parse(output) as { wall_s: number; cpu_s: number };
    }),
  );
  return {
    wall_s: Math.max(...times.map(({ wall_s }) => wall_s)),
    cpu_s: times.reduce((sum, { cpu_s }) => sum + cpu_s, 0),
  };
}

function drawMany(program: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data: Buffer) => (output += data.toString()));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${program} ended with code ${code}.`)),
    );
    child.stdin.end(input);
  });
}

async function aProcessEach(files: readonly (ArtFile & { to?: string })[], folder: string): Promise<number> {
  const list = join(folder, "list");
  const lines = files.map(({ path, columns, to }) => `-c ${columns} -o ${to ?? `${path}.png`} ${path}\n`);
  writeFileSync(list, lines.join(""));
  const started = performance.now();
  await run("xargs", ["-P", String(lanes), "-L", "1", "-a", list, "ansilove", "-q"]);
  return (performance.now() - started) / 1000;
}
