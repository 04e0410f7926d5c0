// Good and hostile servers in a separate process: `node server-process.ts GOOD HOSTILE`. Prints them as one line of
// JSON.
import { loopbackOf, startGood, startHostile } from "./servers.ts";

const [good, hostile] = process.argv.slice(2).map(Number);
const running = {
  good: await startGood(good ?? 0, (index) => loopbackOf(61, index)),
  hostile: await startHostile(hostile ?? 0, (index) => loopbackOf(62, index)),
};
process.stdout.write(`${JSON.stringify(running)}\n`);
