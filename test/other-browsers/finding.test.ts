// Finding, filtering, comparing and copying, in the browsers other than Chromium that are installed.
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Driven } from "./driven.ts";
import { firefox } from "./firefox.ts";
import { webkit } from "./webkit.ts";

const site = inject("siteUrl");
const rows = "table.servers tbody tr:not(.letter):not([hidden])";
const friends = '<img src=x onerror=alert(1)> & "Friends"';

describe.each([firefox, webkit])("$name", (each) => {
  let started: Driven | undefined;

  beforeEach(({ skip }) => skip(each.missing !== undefined, each.missing));

  beforeAll(async () => {
    if (each.missing === undefined) started = await each.start();
  });
  afterAll(() => started?.stop());

  function browser(): Driven {
    if (started === undefined) throw new Error(`${each.name} was not started.`);
    return started;
  }
  const open = (path: string): Promise<void> => browser().open(site + path);

  it("finds a game by its name, a theme and its address, and says why", async () => {
    for (const [query, why] of [
      ["friends", "Found in: name"],
      ["mud.example.net:4000", "Found in: address mud.example.net 4000"],
    ] as const) {
      await open("/servers/");
      await browser().type("#q", query);
      await expect.poll(() => browser().texts(`${rows} .why`)).toContain(why);
      expect((await browser().texts(`${rows} th bdi`))[0]).toBe(friends);
    }
  });

  it("filters, and keeps the choice in the address", async () => {
    await open("/servers/");
    await browser().click("#filters input[name=reader][value=yes]");
    await expect.poll(() => browser().count(rows)).toBeLessThan(15);
    for (const row of await browser().texts(rows)) expect(row).toContain("screen-reader friendly");
    await expect.poll(async () => new URL(await browser().address()).search).toBe("?reader=yes");
    await open("/servers/?language=klingon");
    await expect.poll(() => browser().texts("[data-tally]")).toEqual([expect.stringContaining("klingon")]);
  });

  it("compares two games", async () => {
    await open("/");
    await expect.poll(() => browser().count(".compare-pick input")).toBeGreaterThan(1);
    await browser().click(".compare-pick input", 0);
    await browser().click(".compare-pick input", 1);
    await expect.poll(() => browser().texts(".compare-tray a.button")).toEqual(["Compare 2 games"]);
    await browser().click(".compare-tray a.button");
    await expect.poll(() => browser().address()).toMatch(/\/compare\/\?/);
    await expect.poll(() => browser().texts("table.comparison thead th bdi")).toHaveLength(2);
    await expect.poll(() => browser().address()).toMatch(/\/compare\/\?game=[a-z0-9-]+&game=[a-z0-9-]+$/);
  });

  it("copies an address", async () => {
    await open("/servers/friends/");
    // Without timers, "Copied" stays: a busy machine could miss the 2.5 seconds.
    await browser().run("window.setTimeout = () => 0");
    await browser().click("button[data-copy]");
    await expect.poll(async () => (await browser().texts("button[data-copy]"))[0]).toMatch(/^Copied/);
  });
});
