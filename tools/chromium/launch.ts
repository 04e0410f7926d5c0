import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

/**
 * Starts a headless Chromium from an npm package, so that nothing needs to be installed by hand.
 * @param args further arguments of its command line
 * @throws Error of Playwright if it does not start
 */
export async function launch(...args: string[]): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // A busy machine takes more than the usual half minute.
    timeout: 240_000,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", ...args],
  });
}
