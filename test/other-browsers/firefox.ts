// Firefox, driven by WebDriver BiDi, which it supports without geckodriver.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { launch } from "puppeteer-core";
import { missing, nothingMatches, type Candidate, type Driven } from "./driven.ts";

const executablePath = ["firefox-esr", "firefox"]
  .flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path));

export const firefox: Candidate = {
  name: "Firefox",
  missing: missing([executablePath !== undefined, "firefox"]),
  start: async (): Promise<Driven> => {
    if (executablePath === undefined) throw new Error("Firefox is not installed.");
    const browser = await launch({ browser: "firefox", executablePath, headless: true });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    return {
      open: async (url) => {
        await page.goto(url);
      },
      address: () => Promise.resolve(page.url()),
      count: async (selector) => (await page.$$(selector)).length,
      texts: (selector) =>
        page.$$eval(selector, (found) =>
          found.map((element) => ("innerText" in element ? String(element.innerText) : "")),
        ),
      type: (selector, text) => page.type(selector, text),
      click: async (selector, place = 0) => {
        const element = (await page.$$(selector))[place];
        if (element === undefined) throw nothingMatches(selector);
        // The page scrolls smoothly to the focused element; a click during that would miss.
        await element.evaluate((each) => {
          each.scrollIntoView({ behavior: "instant", block: "center" });
        });
        await element.click();
      },
      run: async (script) => {
        await page.evaluate(script);
      },
      stop: () => browser.close(),
    };
  },
};
