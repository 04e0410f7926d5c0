import { showUnseenLine, type ListedWords } from "../text/index.ts";
import type { CensusEvent } from "../census/watch/index.ts";

/** Shows the progress of a census. */
export interface Progress {
  take(event: CensusEvent): void;
  /** Prints a line above the progress. */
  say(text: string): void;
  end(): void;
}

/** On a terminal, one status line that updates, and a line for each event worth reading; elsewhere, a line for each visit. */
export function progressOn(stream: NodeJS.WriteStream, listed: ListedWords): Progress {
  return stream.isTTY ? new MovingLine(stream, listed) : new PlainLines(stream, listed);
}

class PlainLines implements Progress {
  readonly #stream: NodeJS.WritableStream;
  readonly #listed: ListedWords;

  constructor(stream: NodeJS.WritableStream, listed: ListedWords) {
    this.#stream = stream;
    this.#listed = listed;
  }

  take(event: CensusEvent): void {
    const text = lineOf(event, this.#listed);
    if (text !== undefined) this.say("done" in event ? `[${event.done}/${event.visits}] ${text}` : text);
  }

  say(text: string): void {
    this.#stream.write(`${showUnseenLine(text)}\n`);
  }

  end(): void {
    // Every line has been written already.
  }
}

class MovingLine implements Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #listed: ListedWords;
  readonly #started = Date.now();
  #reached = 0;
  #failed = 0;
  #line = "";
  #drawn = 0;

  constructor(stream: NodeJS.WriteStream, listed: ListedWords) {
    this.#stream = stream;
    this.#listed = listed;
  }

  take(event: CensusEvent): void {
    if (event.kind === "visited" || event.kind === "counted") {
      const good =
        event.kind === "counted" ? event.players !== undefined : event.outcome === "ok" || event.outcome === "silent";
      if (good) this.#reached++;
      else this.#failed++;
      const part = event.visits === 0 ? 1 : event.done / event.visits;
      const left = part === 0 ? 0 : ((Date.now() - this.#started) / 1000) * (1 / part - 1);
      this.#line = `${Math.floor(part * 100)}%: ${event.done} of ${event.visits}, ${event.kind === "counted" ? "counted" : "reached"} ${this.#reached}, failed ${this.#failed}, about ${left.toFixed(0)} s left`;
      if (!good || (event.kind === "visited" && event.changed.length > 0)) this.say(lineOf(event, this.#listed) ?? "");
      else this.#draw(event.done === event.visits);
      return;
    }
    const text = lineOf(event, this.#listed);
    if (text !== undefined && event.kind !== "skipped") this.say(text);
  }

  say(text: string): void {
    this.#stream.write(`\r\x1b[K${showUnseenLine(text)}\n`);
    this.#draw(true);
  }

  end(): void {
    this.#stream.write("\r\x1b[K");
  }

  /** Redraws at most ten times a second: thousands of visits can end at once. */
  #draw(now: boolean): void {
    if (!now && Date.now() - this.#drawn < 100) return;
    this.#drawn = Date.now();
    this.#stream.write(`\r\x1b[K${this.#line.slice(0, (this.#stream.columns || 80) - 1)}`);
  }
}

function lineOf(event: CensusEvent, { game, games }: ListedWords): string | undefined {
  switch (event.kind) {
    case "planned": {
      const { visits, skipped, resumed, run } = event;
      const gone = resumed === 0 ? "" : `, ${resumed} already visited before the interruption`;
      return `Census of ${run.night} (UTC): ${visits} ${visits === 1 ? game : games} to visit, ${skipped} not due${gone}.`;
    }
    case "unresolved-opt-out":
      return `opt-out.yml: ${event.name} does not resolve at present. It is not visited, but other names of the same machine may be.`;
    case "skipped":
      return `${event.id}: not visited, ${event.why}`;
    case "waiting":
      return `${event.games} did not answer; trying again in ${(event.ms / 60_000).toFixed(1)} minutes.`;
    case "round": {
      const { at, visits, skipped, resumed } = event;
      const gone = resumed === 0 ? "" : `, ${resumed} already counted before the interruption`;
      return `Counting round of ${at.replace("T", " ").replace("Z", "")} (UTC): ${visits} ${visits === 1 ? game : games} to count, ${skipped} not${gone}.`;
    }
    case "counted":
      return event.players === undefined
        ? `${event.id}: not counted (${event.reason})`
        : `${event.id}: ${event.players} ${event.players === 1 ? "player" : "players"} (${event.source ?? "mssp"})`;
    case "visited": {
      const changed = event.changed.length === 0 ? "" : `, ${event.changed.join(" and ")}`;
      const why = event.outcome === "ok" ? "" : ` (${event.reason})`;
      return `${event.id}: ${event.outcome}, ${(event.ms / 1000).toFixed(1)} s${changed}${why}${event.again ? ", again later" : ""}`;
    }
  }
}
