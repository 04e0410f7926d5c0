import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { oncePerBuild } from "../../../src/config/build-state.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { findFile } from "../../../src/output/find-file.ts";
import { serverFiles } from "../../../src/output/server-files.ts";
import { FileWriter, writeServerFiles } from "../../../src/output/write-files.ts";
import { inventedModel } from "../invented/model.ts";

let model: SiteModel;
let folder = "";

beforeAll(async () => {
  model = await inventedModel(40, 20);
  // Provides for this file what the site's content provides for a whole build.
  void oncePerBuild("model", () => Promise.resolve(model), true);
  const banners = new Map([[model.servers[0]?.id ?? "", { text: "Welcome", words: "Welcome" }]]);
  const all = Promise.resolve({ banners });
  const pictures = { drawn: new Set(banners.keys()), kept: { banners: new Map() }, all };
  void oncePerBuild("pictures", () => Promise.resolve(pictures), true);
  folder = mkdtempSync(join(tmpdir(), "mudlark-files-"));
});

describe("additional files of servers", () => {
  it("are written for every server, each if there is something to say", async () => {
    const writer = new FileWriter(folder);
    await writeServerFiles(writer, model);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    expect(files).toHaveLength(writer.written);
    for (const { id, record } of model.servers) {
      const api = JSON.parse(readFileSync(join(folder, `api/v1/servers/${id}.json`), "utf8")) as { id: string };
      expect(api.id).toBe(id);
      const history = readFileSync(join(folder, `api/v1/servers/${id}/history.json`), "utf8");
      expect((JSON.parse(history) as { visits: unknown[] }).visits).toHaveLength(
        model.byId.get(id)?.history.length ?? 0,
      );
      for (const kind of ["online", "players", "protocols"]) {
        expect(readFileSync(join(folder, `badges/${id}/${kind}.svg`), "utf8")).toContain("<svg");
        expect(JSON.parse(readFileSync(join(folder, `badges/${id}/${kind}.json`), "utf8"))).toHaveProperty("message");
      }
      expect(readFileSync(join(folder, `servers/${id}/atom.xml`), "utf8")).toContain("<feed");
      expect(JSON.parse(readFileSync(join(folder, `servers/${id}/feed.json`), "utf8"))).toHaveProperty("items");
      expect(existsSync(join(folder, `servers/${id}/record.json`))).toBe(record !== null);
    }
    const [first, second] = model.servers;
    expect(readFileSync(join(folder, `servers/${first?.id ?? ""}/banner.txt`), "utf8")).toBe("Welcome\n");
    expect(existsSync(join(folder, `servers/${second?.id ?? ""}/banner.txt`))).toBe(false);
  });

  it("are found by their address, as a web server would serve them", async () => {
    const id = model.servers[0]?.id ?? "";
    for (const { before, after, all, type } of serverFiles) {
      if (all !== undefined) {
        const whole = readFileSync(join(folder, all.path), "utf8");
        expect(whole.trimEnd().split("\n")).toHaveLength(model.servers.length);
        expect(await findFile(`/${all.path}`)).toEqual({ type: all.type, text: whole });
      }
      const found = await findFile(`/${before}${id}${after}`);
      const path = join(folder, `${before}${id}${after}`);
      if (!existsSync(path)) expect(found).toBeNull();
      else expect(found).toEqual({ type, text: readFileSync(path, "utf8") });
    }
  });

  it.each([
    "/servers/",
    "/servers/nobody/atom.xml",
    "/servers/../atom.xml",
    "/servers//atom.xml",
    "/badges/x/other.svg",
  ])("are not found at %s", async (path) => {
    expect(await findFile(path)).toBeNull();
  });
});
