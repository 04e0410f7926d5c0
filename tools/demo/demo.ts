// The whole product on one machine, with invented servers: practice realm → census → site → browser.
import { mkdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { defined } from "../../scanner/src/objects/index.ts";
import { PortTaken, startRealm, usualFirstPort } from "../../scanner/src/practice/index.ts";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { realmTable } from "../realm/table.ts";
import { untilStopped } from "../realm/until-stopped.ts";
import { serveStatic } from "../serve/static-server.ts";
import { writeDemoListing } from "./listing.ts";
import { pace } from "./pace.ts";
import { runStep, step, stepTimes } from "./steps.ts";
import { takeDemoCensus } from "./take-census.ts";

const help = `npm run demo [-- --no-serve] [-- --port 4321] [-- --host 0.0.0.0]

Starts the practice realm on loopback, takes a census of it, builds the site and serves it. The realm keeps running
while the site is served, so that you can connect to its games and scan them with the commands on their pages.
Everything it writes lies below .cache/demo; data/ is left alone. To start the realm alone: npm run realm

  --no-serve   end after the build
  --port N     where the site is served (default: 4321)
  --host HOST  the address on which the site is served, 0.0.0.0 for all of this machine's, as in a container
               (default: localhost, which only this machine can reach)
`;
const { values } = commandLine(help, {
  options: {
    "no-serve": { type: "boolean", default: false },
    port: { type: "string", default: "4321" },
    host: { type: "string" },
  },
});
const port = wholeNumber(values.port, "--port", help, 65_535);
const { host } = values;

const folder = resolve(".cache", "demo");
const data = resolve(folder, "data");
const dist = resolve(folder, "dist");

await rm(folder, { recursive: true, force: true });
await mkdir(data, { recursive: true });

// The usual ports, so that addresses are the same every time; free ones if they are in use.
const realm = await step("practice realm", "Starting the practice realm: invented servers on this machine", () =>
  startRealm({ firstPort: usualFirstPort, pace }).catch((error: unknown) => {
    if (error instanceof PortTaken) return startRealm({ pace });
    throw error;
  }),
);
process.stdout.write(realmTable(realm.servers));
await writeDemoListing(data, realm);

await step(
  "census",
  `Taking a census of it (waits are ${pace} times shorter than for real servers, which need them)`,
  () => takeDemoCensus(data),
);
const site = { MUDLARK_DATA: data, MUDLARK_OUT: dist, MUDLARK_INVENTED: "1", MUDLARK_BASE: "/" };
await step("site", "Building the site from the records", () =>
  runStep("npm", ["run", "--silent", "build", "--", "--silent"], site),
);
process.stdout.write(`   ${dist}\n\nWhere the time went:\n${stepTimes()}`);

if (values["no-serve"]) {
  process.stdout.write("\nDone. To look at the site, run npm run demo without --no-serve.\n");
} else {
  const server = await serveStatic(dist, { port, ...defined({ host }) });
  process.stdout.write(`\nThe site is at ${server.url}/, and the practice servers are running. Ctrl-C stops both.\n`);
  await untilStopped();
  await server.close();
}
await realm.close();
