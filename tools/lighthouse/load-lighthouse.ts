import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const lighthouseVersion = "13.5.0";

/** The part of Lighthouse that we use: judges a page in a browser that listens on a debugging port. */
type Lighthouse = (
  url: string,
  options: { port: number; logLevel: "error"; onlyCategories: string[] },
) => Promise<{ lhr: { categories: Record<string, Category>; audits: Record<string, Audit> } } | undefined>;

interface Category {
  /** From 0 to 1; null if it could not be judged. */
  score: number | null;
}

interface Audit extends Category {
  title: string;
  scoreDisplayMode: string;
}

/**
 * Lighthouse, from .cache/lighthouse; fetched from npm if it is not there yet. It is not a dependency of the project, because
 * it takes 130 MB of everyone's disk and few people run it.
 * @throws if npm cannot fetch it
 */
export async function loadLighthouse(): Promise<Lighthouse> {
  const folder = resolve(".cache/lighthouse");
  if (installedVersion(folder) !== lighthouseVersion) {
    process.stdout.write(`Fetching Lighthouse ${lighthouseVersion} (130 MB) from npm into ${folder} …\n`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", `lighthouse@${lighthouseVersion}`];
    execFileSync("npm", args, { stdio: ["ignore", "ignore", "inherit"] });
  }
  const path = createRequire(join(folder, "package.json")).resolve("lighthouse");
  const module = (await import(pathToFileURL(path).href)) as { default: Lighthouse };
  return module.default;
}

function installedVersion(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, "node_modules/lighthouse/package.json"), "utf8");
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return undefined;
  }
}
