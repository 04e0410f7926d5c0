// Loaded into the census process by --import: says on exit what it used, as one line of JSON on file descriptor 3.
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  // Microseconds; kilobytes.
  writeSync(3, `${JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024 })}\n`);
});
