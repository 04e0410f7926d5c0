import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { mudlet } from "../../../../src/formats/exports/clients.ts";
import type { SiteModel } from "../../../../src/model/site-model.ts";
import { inventedModel } from "../../invented/model.ts";

// Mudlet uses Lua 5.1; Debian's packages lua5.1 and luajit provide one.
const program = ["/usr/bin/lua5.1", "/usr/bin/luajit", "/usr/bin/lua"].find((path) => existsSync(path));
const noLua = "Lua is not installed (apt install lua5.1)";

interface Item {
  "@_isActive": string;
  "@_isFolder": string;
  name: string;
  script: string;
  regex?: string;
}
interface Package {
  MudletPackage: { "@_version": string; ScriptPackage: { Script: Item }; AliasPackage: { Alias: Item[] } };
}

let model: SiteModel;
let items: { script: Item; list: Item; connect: Item };
beforeAll(async () => {
  model = await inventedModel(340, 3);
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(mudlet(model.servers, "Mudlark")) as Package;
  const { ScriptPackage, AliasPackage } = parsed.MudletPackage;
  const [list, connect] = AliasPackage.Alias;
  if (list === undefined || connect === undefined) throw new Error("the package lacks its aliases");
  items = { script: ScriptPackage.Script, list, connect };
  // Mudlet rejects version 2 or later.
  expect(Number.parseFloat(parsed.MudletPackage["@_version"])).toBeLessThan(2);
});

/** What the package prints and where it connects, running its Lua with Mudlet's two functions provided. */
function play(script: string, argument = ""): string[] {
  const dir = mkdtempSync(join(tmpdir(), "mudlark-lua-"));
  try {
    const file = join(dir, "play.lua");
    const mudletsOwn = `function echo(text) io.write(text) end
function connectToServer(host, port) io.write("connects to " .. host .. " " .. port .. "\\n") end
matches = {"", ${JSON.stringify(argument)}}
`;
    writeFileSync(file, `${mudletsOwn}${items.script.script}\n${script}\n`);
    return execFileSync(program ?? "", [file], { encoding: "utf8" })
      .trimEnd()
      .split("\n");
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

describe("the package for Mudlet", () => {
  it("consists of elements that Mudlet reads, all enabled", () => {
    for (const item of Object.values(items)) {
      expect([item["@_isActive"], item["@_isFolder"]]).toEqual(["yes", "no"]);
      expect(item.name).toContain("Mudlark");
    }
    expect([items.list.regex, items.connect.regex]).toEqual(["^muds$", String.raw`^mud (\S+)$`]);
  });

  it("lists every server in Lua by name, with hostile names unchanged", ({ skip }) => {
    skip(program === undefined, noLua);
    const lines = play(items.list.script);
    const hopeful = model.servers.filter(({ status }) => status.state !== "dark" && status.state !== "archived");
    expect(lines.map((line) => line.split(":")[0])).toEqual(hopeful.map(({ id }) => id));
    expect(lines.join("\n")).toContain(String.raw`{The} $Wild; @Realm{%1} \ MUD`);
  });

  it("connects to a server by its id, and says what it cannot do", ({ skip }) => {
    skip(program === undefined, noLua);
    const server = model.servers.find(
      ({ addresses, status }) => addresses[0]?.tls === false && status.state === "live",
    );
    const address = server?.addresses[0];
    expect(play(items.connect.script, server?.id)).toEqual([
      `connects to ${address?.host ?? ""} ${String(address?.port)}`,
    ]);
    expect(play(items.connect.script, "no-such-id")).toEqual([
      "No server has the id no-such-id. Type muds to list them.",
    ]);
    const secure = mudlet(
      [{ ...model.servers[0], addresses: [{ ...address, tls: true }] } as SiteModel["servers"][0]],
      "Mudlark",
    );
    expect(secure).toContain("tls = true");
  });
});
