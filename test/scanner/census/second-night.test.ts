import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { ScanRecord } from "../../../scanner/src/record/index.ts";
import { changesBetween } from "../../../scanner/src/census/visiting/index.ts";
import { carryOver } from "../../../scanner/src/census/memory/carry.ts";
import { Option } from "../../../scanner/src/wire/index.ts";
import type { ScriptedServer } from "../session/fake-network.ts";
import { scan } from "../session/scan-script.ts";
import { negotiate, subnegotiate } from "../session/telnet-script.ts";

const greeting = "Welcome to a world that has not changed.\r\nWhat is your name? ";
const mssp = subnegotiate(Option.MSSP, 1, "NAME", 2, "Steady", 1, "MCCP", 2, "1", 1, "GMCP", 2, "1");

/** Servers that are the same every night, modelled on stock ones (Evennia, FluffOS, SmaugFUSS, CoffeeMud). */
const servers: Record<string, ScriptedServer> = {
  "one that says nothing": {},
  "one that greets": { connected: (server) => server.send(greeting) },
  "one that compresses when the deep connection accepts it": {
    connected: (server) => server.send(Buffer.concat([negotiate("WILL", Option.MCCP2), Buffer.from(greeting)])),
    received: (bytes, server) => {
      if (bytes.includes(negotiate("DO", Option.MCCP2)))
        server.send(Buffer.concat([subnegotiate(Option.MCCP2), deflateSync(Buffer.from("inside"))]));
    },
  },
  "one that offers everything it has, and reports it when asked": {
    connected: (server) =>
      server.send(
        Buffer.concat([
          negotiate("DO", Option.TTYPE, Option.NAWS, Option.NEW_ENVIRON, Option.TLS),
          negotiate(
            "WILL",
            Option.MCCP1,
            Option.MCCP2,
            Option.MCCP3,
            Option.MSSP,
            Option.GMCP,
            Option.MSDP,
            Option.MXP,
          ),
          Buffer.from(greeting),
        ]),
      ),
    received: (bytes, server) => {
      if (bytes.includes(negotiate("DO", Option.MSSP))) server.send(mssp);
      if (bytes.includes("Core.Hello")) server.send(subnegotiate(Option.GMCP, 'Char.Login.Default {"type":[]}'));
    },
  },
  "one that answers only the deep connection": {
    connected: (server) => server.send(greeting),
    received: (bytes, server) => {
      if (bytes.includes("\r\n")) server.close();
      else if (bytes.includes(negotiate("DO", Option.MSSP)))
        server.send(Buffer.concat([negotiate("WILL", Option.MSSP), mssp]));
    },
  },
};

describe("an unchanged server", () => {
  test.each(Object.entries(servers))("%s: a plain night after a deep one brings no change", async (_name, script) => {
    const deep = await night(script, true);
    const plain = carryOver(deep, await night(script, false), "2026-11-21T02:00:00Z");
    expect(changesBetween(deep, plain)).toEqual([]);
    expect(changesBetween(plain, await night(script, true))).toEqual([]);
  });

  test("a clock that moves on does not make the deep banner the fuller one", async () => {
    let visits = 0;
    const script: ScriptedServer = {
      connected: (server) => server.send(`Up for ${"1".repeat(++visits)} seconds.\r\n${greeting}`),
    };
    const [first, second] = [await night(script, true), await night(script, true)];
    expect([first.mudlark?.deep?.raw, second.mudlark?.deep?.raw]).toEqual([undefined, undefined]);
    expect(changesBetween(first, second)).toEqual([]);
  });
});

async function night(script: ScriptedServer, deep: boolean): Promise<ScanRecord> {
  return (await scan(script, { deep })).record;
}
