// Browsers other than Chromium, driven by WebDriver: whatever of them is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { createServer } from "node:net";
import { Builder, type WebDriver } from "selenium-webdriver";

/** A browser with its driver, both as installed on this machine. */
export interface Installed {
  name: string;
  /** Why it cannot be used here; undefined where it can. */
  missing: string | undefined;
  driver: string;
  capabilities: Record<string, unknown>;
}

const onPath = (program: string): boolean => spawnSync("which", [program]).status === 0;
const miniBrowser = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser").at(-1);
const firefox = ["firefox-esr", "firefox"].find(onPath);

function missing(...parts: readonly (readonly [boolean, string])[]): string | undefined {
  const absent = parts.flatMap(([there, what]) => (there ? [] : [what]));
  return absent.length === 0 ? undefined : `${absent.join(" and ")} not installed`;
}

export const installed: readonly Installed[] = [
  {
    name: "Firefox",
    missing: missing([firefox !== undefined, "firefox"], [onPath("geckodriver"), "geckodriver"]),
    driver: "geckodriver",
    capabilities: { browserName: "firefox", "moz:firefoxOptions": { args: ["-headless"] } },
  },
  {
    name: "WebKitGTK",
    missing: missing(
      [onPath("WebKitWebDriver") && miniBrowser !== undefined && existsSync(miniBrowser), "webkit2gtk-driver"],
      [process.env.DISPLAY !== undefined, "a display (run under xvfb-run)"],
    ),
    driver: "WebKitWebDriver",
    capabilities: {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
    },
  },
];

/** A browser that was started, and what ends it and its driver. */
export interface Started {
  browser: WebDriver;
  stop: () => Promise<void>;
}

/** Starts a driver on a free port, and a browser by it. */
export async function start({ driver, capabilities }: Installed): Promise<Started> {
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`], { stdio: "ignore" });
  try {
    const browser = await connect(port, capabilities);
    return {
      browser,
      stop: async () => {
        await browser.quit();
        child.kill();
      },
    };
  } catch (error) {
    child.kill();
    throw error;
  }
}

async function connect(port: number, capabilities: Record<string, unknown>): Promise<WebDriver> {
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${url}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    if (tries === 100) throw new Error(`No driver answers at ${url}.`);
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
