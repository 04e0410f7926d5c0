import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, inject } from "vitest";
import { launch } from "../../tools/chromium/launch.ts";

/** Widths of a phone and of a desktop. */
export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 900 };

export interface Visit {
  page: Page;
  /** Everything that must never happen: errors, policy violations, requests to third parties. */
  complaints: string[];
  close: () => Promise<void>;
}

/** The browser of a test file, from the first page that it opens to its last test. */
let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/**
 * Opens a page of the built site in a new session, and records what goes wrong on it.
 * @param site the address of another site, without a slash at the end
 */
export async function open(
  path: string,
  options: BrowserContextOptions = {},
  site = inject("siteUrl"),
): Promise<Visit> {
  browser ??= launch();
  const context = await (await browser).newContext({ viewport: desk, ...options });
  // A busy machine is not a failure: these limits, below that of a test, only end what hangs.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(site)) complaints.push(`request to ${request.url()}`);
  });
  await page.goto(site + path);
  return { page, complaints, close: () => context.close() };
}

/** Opens every disclosure of a page, so that what is in them is checked too. */
export async function openDisclosures(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

/**
 * Holds back what a page requests.
 * @param pattern of the addresses, for Playwright
 * @returns a function that releases them, and everything requested later
 */
export async function hold(page: Page, pattern: string): Promise<() => void> {
  const released = Promise.withResolvers<undefined>();
  await page.route(pattern, async (route) => {
    await released.promise;
    await route.continue();
  });
  return () => released.resolve(undefined);
}
