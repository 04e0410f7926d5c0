import { constants } from "node:fs";
import { lstat, mkdir, open, opendir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { censusFile, censusFolder, isOfCensus } from "../../scanner/src/data/census-files.ts";

/** Limits on what is accepted from an artifact; a night with ten thousand games stays far below. */
interface Limits {
  files: number;
  /** Per file. */
  fileBytes: number;
  totalBytes: number;
}

export const artifactLimits: Limits = { files: 50_000, fileBytes: 64 * 1024 ** 2, totalBytes: 2 * 1024 ** 3 };

/** The artifact contains something that it must not, so nothing was copied from it. */
export class ArtifactRefused extends Error {
  override name = "ArtifactRefused";
}

/** Where the data is, in the artifact and in the checkout. */
const dataFolder = "data";

/**
 * Copies the data of a census from an unpacked artifact into a checkout. The artifact is not trusted: the job that
 * wrote it ran packages and parsed what servers sent. Only regular files with the names of records, readings and counts
 * are copied; anything elsewhere (`.git` with hooks and config, workflows, code) is ignored. A link, a device or an
 * unexpected name among the data makes the whole artifact suspect, and nothing is copied.
 * @param artifact the folder it was unpacked into, outside the checkout
 * @param checkout the folder that contains `data/`
 * @returns the files that were copied and those that were ignored (at most 100), relative to the artifact
 * @throws ArtifactRefused with a sentence
 */
export async function takeData(
  artifact: string,
  checkout: string,
  limits: Limits = artifactLimits,
): Promise<{ taken: string[]; ignored: string[] }> {
  const { files, ignored } = await survey(artifact, limits);
  // Check everything before copying anything.
  for (const file of files) await copy(join(artifact, file), checkout, file, limits);
  return { taken: files, ignored };
}

async function survey(artifact: string, limits: Limits): Promise<{ files: string[]; ignored: string[] }> {
  const files: string[] = [];
  const ignored: string[] = [];
  let seen = 0;
  let bytes = 0;
  const walk = async (folder: string): Promise<void> => {
    for await (const { name } of await opendir(join(artifact, folder), { encoding: "utf8" })) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (++seen > limits.files) throw new ArtifactRefused(`it contains more than ${String(limits.files)} files.`);
      // A name that is not UTF-8 cannot be looked up by its decoded form.
      const found = await lstat(join(artifact, path)).catch(() => undefined);
      const below = path.startsWith(`${dataFolder}/`) ? path.slice(dataFolder.length + 1) : "";
      if (path === dataFolder || censusFolder.test(below)) {
        // A link there would lead outside the artifact.
        if (found?.isDirectory() !== true) throw new ArtifactRefused(`${shownName(path)} is not a folder.`);
        await walk(path);
      } else if (!isOfCensus(below) || below === "census.lock") {
        if (ignored.length < 100) ignored.push(path);
      } else if (found === undefined) {
        throw new ArtifactRefused(`the name of ${shownName(path)} is not valid text.`);
      } else if (!found.isFile()) {
        throw new ArtifactRefused(`${shownName(path)} is ${kindOf(found)}; only regular files are accepted.`);
      } else if (found.nlink > 1) {
        throw new ArtifactRefused(`${shownName(path)} is a hard link; only files with a single link are accepted.`);
      } else if (!censusFile.test(below)) {
        throw new ArtifactRefused(
          `${shownName(path)} is not the name of a record, a log, or a readings or counts file.`,
        );
      } else if (found.size > limits.fileBytes) {
        throw new ArtifactRefused(`${shownName(path)} is larger than ${String(limits.fileBytes)} bytes.`);
      } else if ((bytes += found.size) > limits.totalBytes) {
        throw new ArtifactRefused(`it is larger than ${String(limits.totalBytes)} bytes.`);
      } else {
        files.push(path);
      }
    }
  };
  const root = await lstat(artifact).catch(() => undefined);
  if (root?.isDirectory() !== true) throw new ArtifactRefused("the folder does not exist.");
  await walk("");
  return { files: files.sort(), ignored: ignored.sort() };
}

/** Copies one file and creates its folders, without following a link in the checkout. */
async function copy(from: string, checkout: string, file: string, { fileBytes }: Limits): Promise<void> {
  const to = join(checkout, file);
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
    const found = await lstat(join(checkout, folder)).catch(() => undefined);
    if (found?.isDirectory() === false) throw new ArtifactRefused(`${folder} in the checkout is not a folder.`);
  }
  await mkdir(dirname(to), { recursive: true });
  // Check the opened file, not the name that was seen before.
  const handle = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size > fileBytes)
      throw new ArtifactRefused(`${shownName(file)} changed in the meantime.`);
    const bytes = await handle.readFile();
    await rm(to, { force: true });
    await writeFile(to, bytes, { flag: "wx" });
  } finally {
    await handle.close();
  }
}

function kindOf(found: { isSymbolicLink(): boolean; isDirectory(): boolean }): string {
  if (found.isSymbolicLink()) return "a symbolic link";
  return found.isDirectory() ? "a folder" : "a device, pipe or socket";
}

/** Quotes an untrusted name in a log: short, in ASCII, on one line, and not as a workflow command. */
export function shownName(name: string): string {
  return JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}…` : name).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
