import { existsSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { messageOf } from "@mudlark/scanner/text";
import { codeVersion } from "@mudlark/scanner/cache";
import { KeptListing, type KnownEntries } from "@mudlark/scanner/data";
import { drawnSite } from "../banner/site.ts";
import { cacheFolder } from "../banner/cache-folder.ts";
import { KeptReadings } from "./kept-readings.ts";

const readingsFile = "readings.json";

/** What builds keep of the data folder, so that the next one does not check it again: entries and readings. */
export class KeptData {
  readonly readings: KeptReadings;
  readonly entries: KnownEntries | undefined;
  readonly #save: () => void;

  /**
   * @param cache its folder, the version of the code that reads the data, and whether `save` does nothing; without a
   *   cache, nothing is kept
   */
  constructor(cache?: { folder: string; version: string; readOnly?: boolean }) {
    if (cache === undefined) {
      this.readings = new KeptReadings();
      this.#save = () => undefined;
      return;
    }
    const { folder, version, readOnly = false } = cache;
    const readings = new KeptReadings({ path: join(folder, readingsFile), version });
    const listing = new KeptListing(folder, version);
    this.readings = readings;
    this.entries = listing.entries;
    this.#save = () => {
      if (readOnly) return;
      readings.save();
      listing.save();
    };
  }

  /** Keeps what this build read. If that fails, the next build reads everything again, and the report says so. */
  save(): void {
    try {
      this.#save();
    } catch (cause) {
      drawnSite.problems.push(`The data that was read cannot be kept for the next build. ${messageOf(cause)}`);
    }
  }
}

/** What earlier builds of this site kept in the cache. Only the first thread of a build adds to it. */
export function keptBetweenBuilds(): KeptData {
  const { root } = drawnSite;
  // The package files have the versions of what parses and checks.
  const folders = [join(root, "scanner", "src"), join(root, "src", "load"), join(root, "src", "cache")];
  const version = codeVersion(folders, [join(root, "package.json"), join(root, "scanner", "package.json")]);
  return new KeptData({ folder: keptFolder(), version, readOnly: !isMainThread });
}

/** Whether an earlier build kept anything; it may still be outdated. */
export function hasKept(): boolean {
  return existsSync(join(keptFolder(), readingsFile));
}

function keptFolder(): string {
  return cacheFolder("data");
}
