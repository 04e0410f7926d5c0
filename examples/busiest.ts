// Prints the ten busiest MUDs that answer, and when their players were counted: node examples/busiest.ts https://mudlark.example/
import process from "node:process";

interface Server {
  name: string;
  host: string;
  port: number;
  status: { state: string };
  players: { value: number | null; at: string } | null;
}
const site = process.argv[2] ?? "https://mudlark.example/";
const response = await fetch(new URL("api/v1/servers.json", site));
if (!response.ok) throw new Error(`${response.url} answered ${String(response.status)}`);
const { servers } = (await response.json()) as { servers: Server[] };
// A game that has gone dark keeps its last count.
const answering = servers.filter(({ status }) => status.state === "live" || status.state === "unstable");
const counted = answering.flatMap(({ players, ...server }) =>
  players?.value == null ? [] : [{ ...server, players: players.value, at: players.at }],
);
counted.sort((a, b) => b.players - a.players);
for (const { players, name, host, port, at } of counted.slice(0, 10))
  console.log(`${String(players).padStart(5)}  ${name} (${host} ${String(port)}), ${at.slice(0, 10)}`);
