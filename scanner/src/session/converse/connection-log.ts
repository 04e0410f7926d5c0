import { maxLogCharacters, maxLogLines, maxLogText } from "../limits.ts";
import { showUnseenLine } from "../../text/index.ts";
import type { LogLine } from "../types.ts";

/** The log of one visit: a bounded list of lines, each also passed on as it is added. */
export class ConnectionLog {
  readonly lines: LogLine[] = [];
  readonly #onLine: ((line: LogLine) => void) | undefined;
  #dropped = 0;
  #muted = false;
  /** Once one line has been dropped, all later ones are dropped too. */
  #full = false;
  #characters = 0;

  constructor(onLine?: (line: LogLine) => void) {
    this.#onLine = onLine;
  }

  add(level: LogLine["level"], source: string, text: string): void {
    if (this.#muted) return;
    // Lines about the session itself are few, and the last ones say how it ended, so they are always kept.
    const always = source === "session";
    if (this.#full && !always) {
      this.#dropped += 1;
      return;
    }
    const line = lineOf(level, source, text);
    this.#full ||= this.lines.length >= maxLogLines || this.#characters + line.text.length > maxLogCharacters;
    if (this.#full && !always) {
      this.#dropped += 1;
      return;
    }
    this.#characters += line.text.length;
    this.lines.push(line);
    this.#onLine?.(line);
  }

  /** A log that keeps nothing, for visits of which nothing but a number is kept. */
  static nothing(): ConnectionLog {
    const log = new ConnectionLog();
    log.mute();
    return log;
  }

  /** True while no line is kept, so that none need be written. */
  get muted(): boolean {
    return this.#muted;
  }

  /** Ignores all lines until unmute(): what a server sends now must not be logged. */
  mute(): void {
    this.#muted = true;
  }

  unmute(): void {
    this.#muted = false;
  }

  /** Number of lines that were dropped. */
  get dropped(): number {
    return this.#dropped;
  }
}

/**
 * Lines about negotiation, such as "recv IAC DO TTYPE", which are the same on most connections. Each is kept in memory
 * once, by its text: thousands of logs are open at once, and nearly all of their lines are these.
 */
const usual = new Map<string, LogLine>();
const mostUsual = 4_096;

function lineOf(level: LogLine["level"], source: string, text: string): LogLine {
  const known = usual.get(text);
  if (known?.level === level && known.source === source) return known;
  const shown = showUnseenLine(text.slice(0, maxLogText));
  const line = { level, source, text: text.length > maxLogText ? `${shown}… (${text.length} characters)` : shown };
  if (source === "negotiation" && known === undefined && usual.size < mostUsual) usual.set(text, line);
  return line;
}
