// WebKitGTK's MiniBrowser, driven by WebDriver.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { createServer } from "node:net";
import { Builder, By, type WebDriver } from "selenium-webdriver";
import { missing, nothingMatches, type Candidate, type Driven } from "./driven.ts";

const driver = "WebKitWebDriver";
const binary = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser").at(-1);
const capabilities = {
  browserName: "MiniBrowser",
  "webkitgtk:browserOptions": { binary, args: ["--automation"] },
};

export const webkit: Candidate = {
  name: "WebKitGTK",
  missing: missing(
    [spawnSync("which", [driver]).status === 0 && binary !== undefined && existsSync(binary), "webkit2gtk-driver"],
    [process.env.DISPLAY !== undefined, "a display (run under xvfb-run)"],
  ),
  start: async (): Promise<Driven> => {
    const port = await freePort();
    const child = spawn(driver, [`--port=${port}`], { stdio: "ignore" });
    try {
      const browser = await connect(port);
      return {
        ...driven(browser),
        stop: async () => {
          await browser.quit();
          child.kill();
        },
      };
    } catch (error) {
      child.kill();
      throw error;
    }
  },
};

/**
 * Scrolls to an element, and ends when it has kept its place for ten frames: the page scrolls smoothly to the focused
 * element, and pictures arrive late; a click during that would miss.
 */
const settled = `
  const [element, done] = arguments;
  element.scrollIntoView({ behavior: "instant", block: "center" });
  let [place, still] = [NaN, 0];
  const look = () => {
    const { top } = element.getBoundingClientRect();
    still = top === place ? still + 1 : 0;
    place = top;
    if (still >= 10) done();
    else requestAnimationFrame(look);
  };
  look();
`;

function driven(browser: WebDriver): Omit<Driven, "stop"> {
  const all = (selector: string) => browser.findElements(By.css(selector));
  return {
    open: (url) => browser.get(url),
    address: () => browser.getCurrentUrl(),
    count: async (selector) => (await all(selector)).length,
    texts: async (selector) => Promise.all((await all(selector)).map((element) => element.getText())),
    type: (selector, text) => browser.findElement(By.css(selector)).sendKeys(text),
    click: async (selector, place = 0) => {
      const element = (await all(selector))[place];
      if (element === undefined) throw nothingMatches(selector);
      await browser.executeAsyncScript(settled, element);
      await element.click();
    },
    run: (script) => browser.executeScript(script),
  };
}

async function connect(port: number): Promise<WebDriver> {
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${url}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    if (tries === 1000) throw new Error(`No driver answers at ${url}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return new Builder().usingServer(url).withCapabilities(capabilities).build();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
