// Loaded into a measured process with --import: on exit, writes what the process used as one line of JSON to file
// descriptor 3. In JavaScript, because to load TypeScript takes longer than Node itself does, and would be taken for
// Node's own start.
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  // It is also loaded into the process's threads, but the main thread reports for all of them.
  if (!isMainThread) return;
  // Microseconds; kilobytes.
  writeSync(3, `${JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024 })}\n`);
});
