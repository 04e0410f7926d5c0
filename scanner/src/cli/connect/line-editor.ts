import type { TypingMode } from "../../session/index.ts";

/** The result of typing some keys. */
interface Typed {
  /** Text for the server. */
  send: string;
  /** Text to show to the person. */
  show: string;
  /** The user wants to quit. */
  leave: boolean;
}

/** Ctrl-], telnet's escape since 1983. */
const escapeKey = "\x1d";
const lineEnd = "\r\n";
/** The terminal's own replies (position, status, device), which go to the server at once. */
const report = /^\x1b\[[\d;?]{0,20}[Rcn]/;
const otherEscape = /^\x1b(?:\[[\d;?]{0,20}[ -/]?[@-~]|O.|.)?/;
/** Longest line in characters; further typing is ignored. */
const maxLine = 4000;

/**
 * A line editor for a terminal in raw mode: backspace, Ctrl-U, Ctrl-W; Return sends. When the server wants characters,
 * each goes out at once and the server echoes it. When it echoes but takes lines, a password is typed: nothing is shown.
 */
export class LineEditor {
  #line = "";

  /** Takes what was typed, as text. */
  type(text: string, mode: TypingMode): Typed {
    const typed: Typed = { send: "", show: "", leave: false };
    let rest = text;
    while (rest !== "" && !typed.leave) {
      const length = mode.characters ? this.#character(rest, typed) : this.#edit(rest, typed, !mode.serverEchoes);
      rest = rest.slice(length);
    }
    return typed;
  }

  #character(text: string, typed: Typed): number {
    const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
    if (character === escapeKey) typed.leave = true;
    else typed.send += character === "\r" || character === "\n" ? lineEnd : character;
    return character.length;
  }

  #edit(text: string, typed: Typed, echo: boolean): number {
    const answer = report.exec(text)?.[0];
    if (answer !== undefined) {
      typed.send += answer;
      return answer.length;
    }
    if (text.startsWith("\x1b")) return otherEscape.exec(text)?.[0].length ?? 1;
    const key = String.fromCodePoint(text.codePointAt(0) ?? 0);
    switch (key) {
      case escapeKey:
      case "\x03":
        typed.leave = true;
        break;
      case "\x04":
        typed.leave = this.#line === "";
        break;
      case "\r":
      case "\n":
        typed.send += this.#line + lineEnd;
        typed.show += lineEnd;
        this.#line = "";
        break;
      case "\x7f":
      case "\b":
        this.#cut(1, typed, echo);
        break;
      case "\x15":
        this.#cut(this.#line.length, typed, echo);
        break;
      case "\x17":
        this.#cut(/\S*\s*$/.exec(this.#line)?.[0].length ?? 0, typed, echo);
        break;
      default:
        if (key >= " " && this.#line.length < maxLine) {
          this.#line += key;
          if (echo) typed.show += key;
        }
    }
    return key.length;
  }

  #cut(units: number, typed: Typed, echo: boolean): void {
    const gone = Array.from(this.#line.slice(this.#line.length - units)).length;
    const kept = Array.from(this.#line);
    this.#line = kept.slice(0, kept.length - gone).join("");
    if (echo) typed.show += "\b \b".repeat(gone);
  }
}
