import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dataNew, type NewOptions, type NewWorld } from "../../../scanner/src/cli/new-entry.ts";
import { startRealm, type Realm, type RunningServer } from "../../../scanner/src/practice/index.ts";
import { visit } from "../../../scanner/src/session/index.ts";

const root = join(import.meta.dirname, "../../..");
/** Servers and visits share this process, and run faster than real time. */
const pace = 4;
const quickVisit: NewWorld["visit"] = (target, visitOptions) => visit(target, { ...visitOptions, pace });
let realm: Realm;
let data: string;

beforeAll(async () => {
  realm = await startRealm({ pace });
});
afterAll(() => realm.close());
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "data-new-"));
  await mkdir(join(data, "servers"));
  await writeFile(join(data, "opt-out.yml"), "[]\n");
});

function server(name: string): RunningServer {
  const found = realm.servers.find((one) => one.name === name && !one.tls);
  if (found === undefined) throw new Error(`no practice server ${name}`);
  return found;
}

/** A game that answers MSSP-REQUEST at its login prompt, but has no options at all. */
async function textGame(): Promise<{ port: number; close: () => void }> {
  const listening = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("Welcome to the test.\r\nBy what name do you wish to be known? ");
    socket.on("data", (bytes) => {
      if (bytes.includes("MSSP-REQUEST"))
        socket.end("\r\nMSSP-REPLY-START\r\nNAME\tTextual Realm\r\nCODEBASE\tMerc 2.1\r\nMSSP-REPLY-END\r\n");
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return { port: (listening.address() as AddressInfo).port, close: () => listening.close() };
}

const options = (more: Partial<NewOptions> = {}): NewOptions => ({
  data,
  visit: true,
  yes: true,
  allowPrivate: true,
  ...more,
});

function world(more: Partial<NewWorld> = {}): NewWorld & { said: string[] } {
  const said: string[] = [];
  return {
    visit: quickVisit,
    resolve: (host) => Promise.resolve([host]),
    ask: undefined,
    said,
    say: (text) => said.push(text),
    ...more,
  };
}

describe("mudlark data new", () => {
  test("visits a server once, and writes what it reports", async () => {
    const { host, port } = server("Tidewrack");
    await dataNew({ host, port, tls: false }, options(), world());
    const text = await readFile(join(data, "servers/tidewrack.yml"), "utf8");
    expect(
      text
        .replaceAll(host, "HOST")
        .replaceAll(String(port), "PORT")
        .replace(/\d{4}-\d\d-\d\d/, "DATE"),
    ).toMatchInlineSnapshot(`
      "name: Tidewrack
      addresses:
        - host: HOST
          port: PORT
      website: https://tidewrack.example/
      codebase: DikuMUD gamma 0.0
      family: DikuMUD
      genre: Fantasy
      gameplay:
        - Adventure
        - Hack and Slash
      language: English
      created: 1998
      status: Live
      sources:
        - url: telnet://HOST:PORT
          note: its own MSSP, DATE
      "
    `);
    await expect(dataNew({ host, port, tls: false }, options(), world())).rejects.toThrow(
      `is listed already: ${join(data, "servers/tidewrack.yml")}`,
    );
  });

  test("--dry-run and answering no write nothing; without a terminal it explains how to continue", async () => {
    const { host, port } = server("Tidewrack");
    const address = { host, port, tls: false };
    const brought = await quickVisit(address, { allowPrivate: true, deep: false });
    const there = (more: Partial<NewWorld> = {}): NewWorld => world({ visit: () => Promise.resolve(brought), ...more });
    const { yes: _, ...unsure } = options();
    await dataNew(address, options({ dryRun: true }), there());
    await dataNew(address, unsure, there({ ask: () => Promise.resolve(false) }));
    await expect(dataNew(address, unsure, there())).rejects.toThrow(/use --yes or --dry-run/);
    expect(await readdir(join(data, "servers"))).toEqual([]);
    await dataNew(address, { ...unsure, name: "Wrack" }, there({ ask: () => Promise.resolve(true) }));
    expect(await readdir(join(data, "servers"))).toEqual(["wrack.yml"]);
  });

  test("an unreachable server gives a sentence and no file", async () => {
    await expect(dataNew({ host: "127.0.0.1", port: 1, tls: false }, options(), world())).rejects.toThrow(
      /The visit failed \(refused\)/,
    );
    expect(await readdir(join(data, "servers"))).toEqual([]);
  });

  test("a port that speaks TLS is tried with TLS, and listed that way", async () => {
    const tls = realm.servers.find((one) => one.tls);
    if (tls === undefined) throw new Error("no practice server with TLS");
    const { host, port } = tls;
    const there = world();
    await dataNew({ host, port, tls: false }, options({ name: "Safe Haven" }), there);
    expect(there.said.join("\n")).toContain("Trying TLS …");
    expect(await readFile(join(data, "servers/safe-haven.yml"), "utf8")).toContain("tls: true");
  });

  test("asks a game that may serve MSSP as text for it, if the user agrees", async () => {
    const game = await textGame();
    const address = { host: "127.0.0.1", port: game.port, tls: false };
    const questions: string[] = [];
    const asking = (yes: boolean): NewWorld =>
      world({
        ask: (question) => {
          questions.push(question);
          return Promise.resolve(question.includes("MSSP") ? yes : true);
        },
      });
    const { yes: _, ...unsure } = options();
    const unasked = world();
    await dataNew(address, options({ name: "Quiet", dryRun: true }), unasked);
    expect(unasked.said.join("\n")).toContain("run this again with --mssp-text");
    await dataNew(address, { ...unsure, name: "No" }, asking(false));
    expect(await readFile(join(data, "servers/no.yml"), "utf8")).not.toContain("mssp");
    await rm(join(data, "servers/no.yml"));
    await dataNew(address, unsure, asking(true));
    const text = await readFile(join(data, "servers/textual-realm.yml"), "utf8");
    expect(text).toContain("mssp: text");
    expect(text).toContain("codebase: Merc 2.1");
    expect(questions.filter((question) => question.includes("typical of the Diku family"))).toHaveLength(2);
    game.close();
  });

  test("does not visit opted-out hosts", async () => {
    await writeFile(join(data, "opt-out.yml"), "- network: 127.0.0.0/8\n  reason: asked\n  date: 2026-02-14\n");
    const { host, port } = server("Tidewrack");
    const none = world({ visit: () => Promise.reject(new Error("visited")) });
    await expect(dataNew({ host, port, tls: false }, options(), none)).rejects.toThrow(
      /has been on the opt-out list since 2026-02-14/,
    );
  });

  test("nor under another name of the machine, nor at an address on the list", async () => {
    const addresses: Record<string, string[]> = {
      "quiet.mudlark.net": ["8.8.4.4"],
      "alias.mudlark.net": ["::ffff:8.8.4.4"],
      "inside.mudlark.net": ["8.8.9.9"],
    };
    const none = world({
      visit: () => Promise.reject(new Error("visited")),
      resolve: (host) => Promise.resolve(addresses[host] ?? []),
    });
    const list = ["- host: quiet.mudlark.net", "- network: 8.8.9.0/24"];
    await writeFile(
      join(data, "opt-out.yml"),
      list.map((one) => `${one}\n  reason: asked\n  date: 2026-02-14\n`).join(""),
    );
    for (const host of ["alias.mudlark.net", "inside.mudlark.net"]) {
      await expect(dataNew({ host, port: 4000, tls: false }, options(), none)).rejects.toThrow(
        `${host} resolves to a machine or network on the opt-out list (asked).`,
      );
    }
  });

  test("nor adds one if the file is written without a visit", async () => {
    const none = world({ visit: () => Promise.reject(new Error("visited")) });
    await dataNew(
      { host: "mud.mudlark.net", port: 4000, tls: true },
      options({ visit: false, name: "Far", encoding: "KOI8R" }),
      none,
    );
    expect(await readFile(join(data, "servers/far.yml"), "utf8")).toBe(
      "name: Far\naddresses:\n  - host: mud.mudlark.net\n    port: 4000\n    tls: true\nencoding: koi8-r\n",
    );
  });
});

describe("the command line", () => {
  const run = (...args: string[]): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "scanner/bin/mudlark.js"), ...args], {
      encoding: "utf8",
    });
    return { code: status, out: stdout, err: stderr };
  };

  test("bad input is reported in a sentence, with exit code 2", () => {
    expect(run("data", "new", "10.0.0.1", "4000")).toEqual({
      code: 2,
      out: "",
      err: '"10.0.0.1" is not a public address (private). Write the address that players use.\n',
    });
    expect(run("data", "new", "a.mudlark.net", "70000").code).toBe(2);
    expect(run("data", "new", "a.mudlark.net", "port").err).toContain("Expected a whole number from 1 to 65535.");
    expect(run("data", "check", "--data", join(data, "none")).err).toContain("the folder cannot be read");
    expect(run("data", "check", "--base", "no-such-branch").err).toContain(
      'git does not have the commit "no-such-branch" here.',
    );
    expect(run("import", join(data, "none")).err).toContain("it cannot be read");
  });

  test("data check: exit code 1 when there is something to fix, in three forms", async () => {
    await writeFile(join(data, "servers/x.yml"), "name: X\naddresses:\n  - port: 4000\n    host: x.mudlark.net\n");
    const found = run("data", "check", "--data", data);
    expect(found).toMatchObject({ code: 1, err: "" });
    expect(found.out).toContain("servers/x.yml:4: addresses[0].host: this key is out of order.");
    expect(JSON.parse(run("data", "check", "--data", data, "--format", "json").out)).toMatchObject([
      { rule: "key-order", line: 4 },
    ]);
    expect(run("data", "check", "--data", data, "--format", "markdown").out).toContain(
      "**The data check found one thing to fix.**",
    );
    const fixed = run("data", "check", "--data", data, "--fix");
    expect(fixed).toMatchObject({ code: 0, out: "1 file checked: no problems.\n" });
    expect(fixed.err).toContain("fixed (key-order)");
  });

  test("import: reports what is written and what is skipped, and writes nothing with --dry-run", async () => {
    await writeFile(join(data, "list.txt"), "a.mudlark.net 4000 cp437 80\n10.0.0.1 1\n");
    const dry = run("import", join(data, "list.txt"), "--data", data, "--dry-run");
    expect(dry.out.replaceAll(`${data}/`, "")).toMatchInlineSnapshot(`
      "skipped: list.txt:2: the host 10.0.0.1 is not a public address (private).
      would be written: 1 entry, 0 records, 0 readings; skipped: 1.
      1 entry is named after the host because no name was given: please add one.
      "
    `);
    expect(await readdir(join(data, "servers"))).toEqual([]);
    expect(run("import", join(data, "list.txt"), "--data", data).out).toContain(
      "written: 1 entry, 0 records, 0 readings; skipped: 1.",
    );
    expect(await readdir(join(data, "servers"))).toEqual(["a-mudlark-net-4000.yml"]);
    const again = run("import", join(data, "list.txt"), "--data", data);
    expect(again.code, "nothing was imported this time").toBe(2);
    expect(again.err).toContain("nothing was imported");
    await writeFile(join(data, "empty.txt"), "# host port\n");
    const none = run("import", join(data, "empty.txt"), "--data", data);
    expect([none.code, none.out]).toEqual([2, "written: 0 entries, 0 records, 0 readings; skipped: 0.\n"]);
    expect(none.err).toContain("empty.txt: it contains no addresses and no records. Write a line for each server");
  });

  test("schema and data diff print what they should", () => {
    expect(JSON.parse(run("schema", "entry").out)).toMatchObject({ type: "object", required: ["name", "addresses"] });
    const clean = execFileSync("git", ["-C", root, "status", "--porcelain", "data"], { encoding: "utf8" }) === "";
    if (clean) expect(run("data", "diff", "--base", "HEAD").out).toBe("The listing does not change.\n");
  });
});
