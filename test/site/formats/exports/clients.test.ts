import { XMLParser } from "fast-xml-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { badgeKinds, badgeOf, badgeSvg, shieldsDocument } from "../../../../src/formats/badges/badge.ts";
import { exportSlug, mudlet, plainList, tintin, tintinText } from "../../../../src/formats/exports/clients.ts";
import { serverLd } from "../../../../src/formats/json-ld.ts";
import { currentPlayers } from "../../../../src/model/nights.ts";
import type { SiteModel } from "../../../../src/model/site-model.ts";
import { absolute, inventedModel } from "../../invented/model.ts";
import { xmlError } from "../../invented/xml.ts";

let model: SiteModel;
beforeAll(async () => {
  model = await inventedModel();
});

describe("exports for clients", () => {
  it("leave dark and archived servers out", () => {
    const lines = plainList(model.servers).trimEnd().split("\n");
    expect(lines).toHaveLength(model.totals.servers - model.totals.dark - model.totals.archived);
    for (const line of lines) expect(line).toMatch(/^\S+ \d{1,5}$/);
  });

  it("write nothing for TinTin++ that a name could end or run", () => {
    expect(tintinText("{a};#system rm $x @y %1 \\ ~&")).toMatch(/^[^{};#$@%\\~&]*(?:\\x[0-9A-F]{2}[^{};#$@%\\~&]*)*$/);
    for (const line of tintin(model.servers, "Mudlark").split("\n")) {
      if (!line.startsWith("#variable")) continue;
      expect(line).toMatch(
        /^#variable \{mudlark\[[a-z0-9-]+\]\} \{\{name\}\{[^{};]*\}\{how\}\{#(?:ssl|session)\}\{host\}\{[\w.:-]+\}\{port\}\{\d+\}\}$/,
      );
    }
  });

  it("write well-formed XML for Mudlet, with strings that no name can end", () => {
    const text = mudlet(model.servers, "Mudlark");
    expect(xmlError(text)).toBeNull();
    const document = new XMLParser().parse(text) as {
      MudletPackage: { ScriptPackage: { Script: { script: string } } };
    };
    const { script } = document.MudletPackage.ScriptPackage.Script;
    for (const line of script.split("\n").filter((each) => each.includes("host ="))) {
      expect(line.trim()).toMatch(
        /^\{id = "[a-z0-9-]+", name = "(?:[^"\\]|\\\d{3})*", host = "[^"\\]+", port = \d+, tls = (?:true|false)\},$/,
      );
    }
  });
});

describe("badges", () => {
  it("are well-formed SVG with a title, without script, style or links, for any server", () => {
    for (const server of model.servers) {
      for (const kind of badgeKinds) {
        const svg = badgeSvg(badgeOf(server, kind, "Mudlark"));
        expect(xmlError(svg), svg).toBeNull();
        expect(svg).not.toMatch(/<script|<style|href|on\w+="/i);
        expect(svg).toMatch(/<title>[^<]+<\/title>/);
      }
    }
  });

  it("show a date with every number", () => {
    const counted = model.servers.find((server) => server.players?.value != null);
    expect(counted && badgeOf(counted, "players", "Mudlark").message).toMatch(/^\d+ on \d{1,2} \w{3,4} \d{4}$/);
  });

  it("follow shields.io's endpoint format", () => {
    const server = model.servers[0];
    expect(server && shieldsDocument(badgeOf(server, "online", "Mudlark"))).toMatchObject({
      schemaVersion: 1,
      label: "MUD",
    });
  });
});

describe("exports of a site with another name", () => {
  it("are named after it", () => {
    expect(exportSlug("My MUDs")).toBe("my-muds");
    expect(tintin(model.servers, "My MUDs")).toContain("#variable {my_muds[");
    expect(tintin(model.servers, "4 MUDs")).toContain("#variable {_4_muds[");
    const package_ = mudlet(model.servers, "My MUDs");
    expect(package_).toContain("my_muds.servers = {");
    for (const text of [tintin([], "My MUDs"), mudlet([], "My MUDs")]) expect(text).not.toMatch(/mudlark/i);
  });
});

describe("JSON-LD", () => {
  it("is a GameServer with a VideoGame in a directory of MUDs, and contains only measured facts", () => {
    for (const server of model.servers) {
      const ld = serverLd(server, absolute, { one: "MUD", isMud: true });
      expect(ld).toMatchObject({ "@type": "GameServer", game: { "@type": "VideoGame", applicationCategory: "MUD" } });
      expect(ld.playersOnline).toBe(currentPlayers(server));
    }
  });

  it("is a Service in any other directory, and says nothing of games", () => {
    expect(model.servers.some(({ languages }) => languages.length > 0)).toBe(true);
    for (const server of model.servers) {
      const ld = serverLd(server, absolute, { one: "BBS", isMud: false });
      const availableLanguage = server.languages.map(({ value }) => value.name);
      expect(ld).toMatchObject({
        "@type": "Service",
        name: serverLd(server, absolute, { one: "MUD", isMud: true }).name,
        serviceType: "BBS",
        availableChannel: server.addresses.map(({ url }) => ({
          "@type": "ServiceChannel",
          serviceUrl: url,
          ...(availableLanguage.length > 0 && { availableLanguage }),
        })),
      });
      for (const key of ["game", "playersOnline", "serverStatus"]) expect(ld).not.toHaveProperty(key);
      expect(JSON.stringify(ld)).not.toMatch(/GameServer|VideoGame/);
    }
  });
});
