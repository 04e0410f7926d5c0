import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readRecord } from "@mudlark/scanner/record";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serversDocument } from "../../../src/model/api/documents.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { absolute, inventedModel } from "../invented/model.ts";

// The examples that the API page shows, run against the documents that the API serves.
const run = promisify(execFile);
const examples = join(import.meta.dirname, "../../../examples");
let model: SiteModel;
let server: Server;
let site: string;
let scratch: string;

beforeAll(async () => {
  model = await inventedModel(60, 20);
  server = createServer((request, response) => {
    const id = /^\/base\/servers\/([a-z0-9-]+)\/record\.json$/.exec(request.url ?? "")?.[1];
    const body =
      request.url === "/base/api/v1/servers.json"
        ? serversDocument(model, absolute)
        : id === undefined
          ? undefined
          : model.byId.get(id)?.record;
    response.statusCode = body == null ? 404 : 200;
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/base/`;
  scratch = mkdtempSync(join(tmpdir(), "mudlark-example-"));
});
afterAll(() => {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

it("the TypeScript example prints the busiest servers, busiest first, each with its date", async () => {
  const { stdout } = await run(process.execPath, [join(examples, "busiest.ts"), site]);
  const lines = stdout.trimEnd().split("\n");
  const most = Math.max(...model.servers.flatMap((each) => each.players?.value ?? []));
  expect(lines).toHaveLength(Math.min(10, model.servers.filter((each) => each.players?.value != null).length));
  expect(Number(lines[0]?.trim().split(" ")[0])).toBe(most);
  for (const line of lines) expect(line).toMatch(/^ *\d+ {2}.+ \(\S+ \d+\), \d{4}-\d{2}-\d{2}$/);
});

it("the curl example saves a record that reads as one", async () => {
  const known = model.servers.find((each) => each.record !== null);
  await run("sh", [join(examples, "record.sh"), site, known?.id ?? ""], { cwd: scratch });
  const file = join(scratch, `${known?.id ?? ""}.json`);
  expect(readRecord(readFileSync(file, "utf8"), file)).toEqual(known?.record);
});
