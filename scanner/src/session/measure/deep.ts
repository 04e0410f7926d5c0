import { asksAnswerback, findDeepPrompt, findPrompt, isSlight } from "../../dialogue/index.ts";
import { latin1, type Connection } from "../converse/connection.ts";
import type { TextBuffer } from "../converse/text-buffer.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import { deepTimes, MAX_ROUNDS } from "../limits.ts";
import { loopsOf, wrongDirectionOf } from "./conduct.ts";
import { probeDeep, type DeepProbe } from "./deep-probe.ts";
import type { Texts } from "./texts.ts";
import { withoutByteEscapes } from "../../text/index.ts";

/** What the deep connection measured. The texts are whole, whatever their size. */
export interface DeepResult extends Texts, DeepProbe {
  /** Whether the link was still open when the options were to be asked for. */
  optionsAsked: boolean;
  /** The login screen was still coming when the wait for it ended. */
  cutShort: boolean;
  /** A prompt got another answer than the fingerprint rule gives it, so another text than the first connection's came. */
  answeredOtherwise: boolean;
  /** The encoding that the answer to a menu chose. */
  menuEncoding: string | undefined;
  /** Options that only a client has and that the server offered by itself, in records' names. */
  wrongDirection: string[];
  /** Options that the server negotiated again and again although they were settled. */
  loops: string[];
}

/**
 * The deep connection: compression is taken, GMCP and MSDP are introduced to, screens that come late or slowly are waited
 * for, and the server is asked for what the first connection could not ask without changing the fingerprint. Nothing is
 * asked twice, but for what was agreed to and brought nothing.
 * @param mostBytes bytes of the login screen beyond which it is not waited for: the record would not keep them
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

/** A screen that is slight is given longer. */
function patience(text: TextBuffer): number {
  return isSlight(latin1(text.end())) ? deepTimes.slightQuietMs : deepTimes.quietMs;
}

/** ENQ as the last byte: who is there? Answered with a bare CR, as terminals without an answerback text do. */
async function answerback(connection: Connection, text: Buffer): Promise<void> {
  if (!asksAnswerback(text) || connection.closed) return;
  connection.sendText("\r");
  await connection.readText(connection.link.time + deepTimes.settleMs);
}

/** Prompts are answered; where there is none, nothing is sent: many a server closes on a bare Return. */
async function answerPrompts(
  connection: Connection,
  before: Buffer,
  log: ConnectionLog,
): Promise<Pick<DeepResult, "after" | "answeredOtherwise" | "menuEncoding">> {
  const texts: Buffer[] = [];
  let menuEncoding: string | undefined;
  let answeredOtherwise = false;
  let latest = before;
  for (let round = 0; round < MAX_ROUNDS && !connection.closed; round++) {
    const prompt = findDeepPrompt(latin1(latest));
    if (prompt === undefined) break;
    log.add("DEBUG", "dialogue", `prompt: ${prompt.prompt}`);
    if (!(connection.urgentAnswered && prompt.answer.startsWith("\x1b"))) connection.sendText(prompt.answer);
    menuEncoding = prompt.encoding ?? menuEncoding;
    answeredOtherwise ||= prompt.answer !== (findPrompt(latin1(latest))?.answer ?? "\r\n");
    const previous = latest;
    latest = await connection.readUntilQuiet(patience, deepTimes.readMs);
    texts.push(latest);
    if (latest.length === 0 || latest.equals(previous)) break;
  }
  return { after: Buffer.concat(texts), answeredOtherwise, menuEncoding };
}

/** A clock that goes on, or one player more, makes no screen fuller: bytes that do. */
const FULLER_BY = 40;

/** Does a text show more than another? By so much that it is another screen. */
export function isFuller(text: Uint8Array, than: Uint8Array): boolean {
  return fullness(text) >= fullness(than) + FULLER_BY;
}

/** Bytes of a text that show. */
function fullness(text: Uint8Array): number {
  return withoutByteEscapes(latin1(text)).replace(/[^!-~\x80-\xff]/g, "").length;
}
