// Loaded into the census process by --import: says on exit what it used, as one line of JSON on file descriptor 3.
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  // It is loaded into the threads of the process too, and speaks for all of them.
  if (!isMainThread) return;
  // Microseconds; kilobytes.
  writeSync(3, `${JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024 })}\n`);
});
