import { describe, expect, it } from "vitest";
import { xmlError } from "../site/invented/xml.ts";
import { files, json, read } from "./site-files.ts";

describe("badges", () => {
  const svgs = files.filter((file) => /^badges\/.+\.svg$/.test(file));

  it("exist in four kinds for each server, as well-formed SVG with a title, without active or external content", () => {
    expect(svgs).toHaveLength(15 * 4);
    for (const file of svgs) {
      const svg = read(file);
      expect(xmlError(svg), file).toBeNull();
      expect(svg, file).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="[^"]+"><title>[^<]+<\/title>/,
      );
      // What is in quotes or between elements is text, whatever it looks like.
      const markup = svg.replaceAll(/"[^"]*"/g, '""').replaceAll(/>[^<]*</g, "><");
      expect(markup, file).not.toMatch(/<(?:script|style|image|use|a|foreignObject)[\s>]|\shref=|\son\w+=/);
    }
  });

  it("have an equivalent for shields.io with the same text", () => {
    for (const file of svgs) {
      const twin = json(file.replace(/svg$/, "json")) as Record<string, unknown>;
      expect(Object.keys(twin).sort()).toEqual(["color", "label", "message", "schemaVersion"]);
      expect(twin.schemaVersion).toBe(1);
      const shown = Array.from(read(file).matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, each]) => each);
      expect(shown).toEqual([twin.label, twin.message]);
    }
  });

  it("show no state or count without its date", () => {
    for (const file of files.filter((name) => /^badges\/.+\/(?:online|players)\.json$/.test(name))) {
      const { message } = json(file) as { message: string };
      expect(message, file).toMatch(
        /\d{1,2} [A-Z][a-z]{2}|dark since|archived|not yet visited|not measured|not countable/,
      );
    }
  });
});

describe("lists for clients", () => {
  it("have a line for each server that is likely to answer", () => {
    const lines = read("exports/list.txt").trimEnd().split("\n");
    for (const line of lines) expect(line).toMatch(/^\S+ \d{1,5}$/);
    const { servers } = json("api/v1/servers.json") as { servers: { status: { state: string } }[] };
    const hopeful = servers.filter(({ status }) => !["dark", "archived"].includes(status.state));
    expect(lines).toHaveLength(hopeful.length);
    expect(read("exports/mudlark.tin").match(/^#variable \{mudlark\[/gm)).toHaveLength(hopeful.length);
    expect(xmlError(read("exports/mudlark.xml"))).toBeNull();
  });

  it("stay at addresses that do not depend on the site's name", () => {
    expect(read("exports/mudlet.xml")).toBe(read("exports/mudlark.xml"));
    expect(read("exports/tintin.tin")).toBe(read("exports/mudlark.tin"));
    const page = read("api/index.html");
    expect(page).toContain('href="/mudlark/exports/mudlet.xml" download="mudlark.xml"');
    expect(page).toContain('href="/mudlark/exports/tintin.tin" download="mudlark.tin"');
  });
});
