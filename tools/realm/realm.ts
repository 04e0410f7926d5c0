// Runs the practice servers, to try a command or a MUD client with them.
import { defined } from "../../scanner/src/objects/index.ts";
import { PortTaken, startRealm, usualFirstPort } from "../../scanner/src/practice/index.ts";
import { messageOf } from "../../scanner/src/text/index.ts";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { realmTable } from "./table.ts";
import { untilStopped } from "./until-stopped.ts";

const help = `npm run realm [-- --port 4001] [-- --host 0.0.0.0]

Starts the practice servers and leaves them running until Ctrl-C: small servers that behave like the families of MUDs,
to try a mudlark command, or to develop a MUD client. They run on this machine and connect to nothing.

  --port N     the port of the first server; the others take the next ones (default: ${String(usualFirstPort)})
  --host HOST  listen on this address; 0.0.0.0 means all addresses of this machine, as in a container
               (default: each game on its own loopback address, which only this machine can reach)
`;
const { values } = commandLine(help, {
  options: { port: { type: "string", default: String(usualFirstPort) }, host: { type: "string" } },
});
const firstPort = wholeNumber(values.port, "--port", help, 65_000);
const { host } = values;

const realm = await startRealm({ firstPort, ...defined({ host }) }).catch((error: unknown) => {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (!(error instanceof PortTaken) && code === undefined) throw error;
  const others = firstPort < 60_000 ? firstPort + 1000 : usualFirstPort;
  const cure =
    error instanceof PortTaken
      ? `Stop it, or choose other ports: npm run realm -- --port ${String(others)}`
      : code === "EACCES"
        ? "Choose a port above 1023 with --port."
        : "--host takes an address of this machine, such as 127.0.0.1 or 0.0.0.0.";
  process.stderr.write(`${messageOf(error)}\n${cure}\n`);
  process.exit(1);
});
const [first] = realm.servers;
const address = `${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : (first?.host ?? "")}:${String(first?.port)}`;
process.stdout.write(`The practice realm is running. Ctrl-C stops it.

${realmTable(realm.servers)}
In another terminal:
   npm run mudlark -- check ${address} --allow-private
   npm run mudlark -- scan ${address} --allow-private
   npm run mudlark -- connect ${address} --allow-private
   npm run data:new -- ${address.replace(":", " ")} --allow-private --dry-run
`);
await untilStopped();
await realm.close();
