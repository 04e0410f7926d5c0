import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { storeError } from "../store/store.ts";

/** How often the process must crash with only one game in progress to blame that game; the operator may have killed it once. */
const enough = 3;

/**
 * A file of the games whose visits are in progress. After a crash (out of memory, a bug in Node, a power failure), the next
 * process knows which games to be careful with. One line per event: `+id` a visit begins, `-id` it ends, `?id` it was the
 * only one in progress when a process crashed, `!id reason` this census does not visit it.
 */
export class UnderWay {
  /** Games in progress when the last process crashed. */
  readonly suspects: ReadonlySet<string>;
  /** Games that are not visited in this census, and why. */
  readonly culprits: Map<string, string>;
  readonly #file: string;
  /** Open as long as the census runs: a line takes one system call then, and there are two for each game. */
  #open: number | undefined;

  /** How often the process crashed with only this game in progress. */
  readonly #alone: ReadonlyMap<string, number>;
  #begun = false;

  private constructor(
    file: string,
    { suspects, culprits, alone }: Pick<UnderWay, "suspects" | "culprits"> & { alone: ReadonlyMap<string, number> },
  ) {
    this.#file = file;
    this.#alone = alone;
    this.suspects = suspects;
    this.culprits = culprits;
  }

  /**
   * Reads what an earlier process left.
   * @param resumes whether the same census continues; a new one gives every game another chance
   * @throws StoreError
   */
  static open(file: string, resumes: boolean): UnderWay {
    const games = new Set<string>();
    const alone = new Map<string, number>();
    const culprits = new Map<string, string>();
    for (const line of textOf(file).split("\n")) {
      const [id = "", reason = ""] = line.slice(1).split("\t");
      if (line.startsWith("+")) games.add(id);
      if (line.startsWith("-")) games.delete(id);
      if (line.startsWith("-")) alone.delete(id);
      if (line.startsWith("?")) alone.set(id, (alone.get(id) ?? 0) + 1);
      if (line.startsWith("!") && resumes) culprits.set(id, reason);
    }
    const [only = ""] = games.size === 1 ? games : [];
    if (only !== "") alone.set(only, (alone.get(only) ?? 0) + 1);
    const isCulprit = (alone.get(only) ?? 0) >= enough;
    if (isCulprit) culprits.set(only, "The scanner crashed repeatedly while visiting this server.");
    return new UnderWay(file, {
      suspects: isCulprit ? new Set() : games,
      culprits,
      alone: isCulprit ? new Map() : alone,
    });
  }

  /**
   * Starts a new file, before the first visit. Until then the old one stays: a census that finds the listing invalid must
   * not forget which games to be careful with.
   * @throws StoreError
   */
  begin(): void {
    if (!this.#begun) this.#write(this.#alone);
    this.#begun = true;
  }

  /** Records that a visit begins or ends. @throws StoreError */
  mark(id: string, underWay: boolean): void {
    this.#append(`${underWay ? "+" : "-"}${id}\n`);
  }

  /** Records that a game crashes the scanner. @throws StoreError */
  accuse(id: string, reason: string): void {
    this.culprits.set(id, reason);
    this.#append(`-${id}\n${accusation(id, reason)}`);
  }

  /** Ends the file, after the census ended or was stopped with nothing in progress. @param finished false if it will be resumed */
  close(finished: boolean): void {
    if (!this.#begun) return;
    this.#closeFile();
    if (finished || this.culprits.size === 0) rmSync(this.#file, { force: true });
    else this.#write(new Map());
  }

  #write(alone: ReadonlyMap<string, number>): void {
    this.#closeFile();
    const lines = [...alone].map(([id, times]) => `?${id}\n`.repeat(times));
    const text = [...lines, ...[...this.culprits].map(([id, reason]) => accusation(id, reason))].join("");
    try {
      // If the name were a link, writing would replace another file of this machine.
      rmSync(this.#file, { force: true });
      writeFileSync(this.#file, text, { flag: "wx" });
    } catch (cause) {
      throw storeError("writing it", this.#file, cause);
    }
  }

  #closeFile(): void {
    if (this.#open !== undefined) closeSync(this.#open);
    this.#open = undefined;
  }

  #append(lines: string): void {
    try {
      this.#open ??= openSync(this.#file, "a");
      writeSync(this.#open, lines);
    } catch (cause) {
      throw storeError("writing it", this.#file, cause);
    }
  }
}

function accusation(id: string, reason: string): string {
  return `!${id}\t${reason.replace(/\s+/g, " ")}\n`;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw storeError("reading it", file, cause);
  }
}
