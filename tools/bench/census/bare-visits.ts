// The reference of the census: visits without any understanding, in the same layout of a process with one thread that
// works. `node bare-visits.ts SERVERS CONCURRENCY RECORDED`. Each connects, sends what a real visit sent, when that sent
// it, reads what comes, and closes when that closed. Fails if a server sends nothing.
import { once } from "node:events";
import { connect } from "node:net";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { benchAddressOf, benchPort } from "./addresses.ts";
import type { RecordedVisit } from "./recorded-visit.ts";

interface Work {
  servers: number;
  concurrency: number;
  recorded: RecordedVisit;
}

function visit(index: number, { writes, closed }: RecordedVisit): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const socket = connect({ host: benchAddressOf(index), port: benchPort, noDelay: true });
    socket.on("connect", () => {
      for (const { at, base64 } of writes) {
        const data = Buffer.from(base64, "base64");
        setTimeout(() => socket.writable && socket.write(data), at);
      }
      setTimeout(() => socket.destroy(), closed);
    });
    socket.on("data", (data) => (bytes += data.length));
    socket.on("error", reject);
    socket.on("close", () => resolve(bytes));
  });
}

if (isMainThread) {
  const [servers, concurrency, recorded = ""] = process.argv.slice(2);
  const work: Work = {
    servers: Number(servers),
    concurrency: Number(concurrency),
    recorded: JSON.parse(recorded) as RecordedVisit,
  };
  const [code] = (await once(new Worker(new URL(import.meta.url), { workerData: work }), "exit")) as [number];
  process.exitCode = code;
} else {
  const { servers, concurrency, recorded } = workerData as Work;
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < servers) {
      const index = next++;
      if ((await visit(index, recorded)) === 0) throw new Error(`${benchAddressOf(index)} sent nothing`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, servers) }, lane));
}
