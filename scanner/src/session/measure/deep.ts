import { asksAnswerback, findDeepPrompt, findPrompt, isSlight } from "../../dialogue/index.ts";
import type { Connection } from "../converse/connection.ts";
import { joined } from "../converse/joined.ts";
import type { TextBuffer } from "../converse/text-buffer.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import { deepTimes, maxRounds } from "../limits.ts";
import { loopsOf, wrongDirectionOf } from "./conduct.ts";
import { probeDeep, type DeepProbe } from "./deep-probe.ts";
import type { Texts } from "./texts.ts";
import { latin1Text, withoutByteEscapes } from "../../text/index.ts";

/** What the deep connection measured. Texts are complete, whatever their size. */
export interface DeepResult extends Texts, DeepProbe {
  /** Whether the link was still open when it was time to ask for options. */
  optionsAsked: boolean;
  /** The login screen was still arriving when the time to read it was up. */
  cutShort: boolean;
  /**
   * A prompt got a different answer than the fingerprint rule gives, so the text differs from the first connection's.
   */
  answeredOtherwise: boolean;
  /** The encoding chosen in the answer to a menu. */
  menuEncoding: string | undefined;
  /** Options that only a client has but that the server offered unasked, by their record names. */
  wrongDirection: string[];
  /** Options that the server negotiated repeatedly although they were settled. */
  loops: string[];
}

/**
 * Runs the deep connection. It accepts compression, introduces itself for GMCP and MSDP, waits for late or slow
 * screens, and asks for what the first connection could not ask without changing the fingerprint. It asks only once,
 * except for options that were agreed to but produced no data.
 * @param mostBytes size of the login screen at which waiting stops, since the record would not keep more
 */
export async function measureDeep(connection: Connection, log: ConnectionLog, mostBytes: number): Promise<DeepResult> {
  const before = await connection.readUntilQuiet(patience, deepTimes.screenMs, mostBytes);
  const { cutShort } = connection;
  await answerback(connection, before);
  const answered = await answerPrompts(connection, before, log);
  const optionsAsked = !connection.closed;
  const probe = await probeDeep(connection);
  return {
    before,
    ...answered,
    optionsAsked,
    cutShort,
    ...probe,
    wrongDirection: wrongDirectionOf(connection),
    loops: loopsOf(connection),
  };
}

/** A screen with hardly any text gets more time, unless it is a question: then the server waits for us. */
function patience(text: TextBuffer): number {
  const latest = latin1Text(text.end());
  const unfinished = isSlight(latest) && findDeepPrompt(latest) === undefined;
  return unfinished ? deepTimes.slightQuietMs : deepTimes.quietMs;
}

/** ENQ as the last byte asks for an answerback. We send a bare CR, as terminals without an answerback text do. */
async function answerback(connection: Connection, text: Buffer): Promise<void> {
  if (!asksAnswerback(text) || connection.closed) return;
  connection.sendText("\r");
  await connection.readText(connection.link.time + deepTimes.settleMs);
}

/** Answers prompts. Where there is none it sends nothing, because many servers close on an empty line. */
async function answerPrompts(
  connection: Connection,
  before: Buffer,
  log: ConnectionLog,
): Promise<Pick<DeepResult, "after" | "answeredOtherwise" | "menuEncoding">> {
  const texts: Buffer[] = [];
  let menuEncoding: string | undefined;
  let answeredOtherwise = false;
  let latest = before;
  for (let round = 0; round < maxRounds && !connection.closed; round++) {
    const prompt = findDeepPrompt(latin1Text(latest));
    if (prompt === undefined) break;
    log.add("DEBUG", "dialogue", `prompt: ${prompt.prompt}`);
    if (!(connection.urgentAnswered && prompt.answer.startsWith("\x1b"))) connection.sendText(prompt.answer);
    menuEncoding = prompt.encoding ?? menuEncoding;
    answeredOtherwise ||= prompt.answer !== (findPrompt(latin1Text(latest))?.answer ?? "\r\n");
    const previous = latest;
    latest = await connection.readUntilQuiet(patience, deepTimes.readMs);
    texts.push(latest);
    if (latest.length === 0 || latest.equals(previous)) break;
  }
  return { after: joined(texts), answeredOtherwise, menuEncoding };
}

/** A clock that moved on or one more player does not make a screen fuller; this many bytes do. */
const fullerBy = 40;

/** Whether a text shows so much more than another that it is a different screen. */
export function isFuller(text: Uint8Array, than: Uint8Array): boolean {
  return fullness(text) >= fullness(than) + fullerBy;
}

/** Number of visible bytes in a text. */
function fullness(text: Uint8Array): number {
  return withoutByteEscapes(latin1Text(text)).replace(/[^!-~\x80-\xff]/g, "").length;
}
