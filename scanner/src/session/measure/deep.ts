import { asksAnswerback, findPrompt, isSlight, stripAnsi } from "../../dialogue/index.ts";
import { DO, encodeNegotiation, Option, optionLogName, optionRecordName } from "../../wire/index.ts";
import { latin1, type Connection } from "../converse/connection.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import type { Probed } from "./first.ts";
import { deepTimes, MAX_ROUNDS } from "../limits.ts";
import type { Texts } from "./texts.ts";

/** MUD options that are asked for on the deep connection, before anything was sent that a server could take for a name. */
const asked: readonly number[] = [
  Option.MSSP,
  Option.GMCP,
  Option.MSDP,
  Option.MCCP2,
  Option.MXP,
  Option.MSP,
  Option.ZMP,
  Option.ATCP,
  Option.AARDWOLF,
  Option.CHARSET,
  Option.EOR,
];

/** Options whose data a server sends only to a client that has introduced itself. */
const introduced: readonly number[] = [Option.GMCP, Option.MSDP];

/** What the deep connection measured. The texts are whole, whatever their size. */
export interface DeepResult extends Texts {
  probed: Probed;
  /** Options of the client's side that the server agreed to as if it were one, in records' names. */
  wrongDirection: string[];
  /** Options that the server negotiated again and again although they were settled. */
  loops: string[];
}

/**
 * The deep connection: compression is taken, GMCP and MSDP are introduced to, screens that come late are waited for, and
 * the server is asked for what the first connection could not ask without changing the fingerprint. Nothing is asked twice,
 * but for what was agreed to and brought nothing.
 */
export async function measureDeep(connection: Connection, log: ConnectionLog): Promise<DeepResult> {
  const before = await connection.readUntilQuiet(patience, deepTimes.readMs);
  await answerback(connection, before);
  const after = await answerPrompts(connection, before, log);
  const probed = await probe(connection);
  const wrongDirection = await probeWrongDirection(connection);
  return {
    before,
    after,
    probed,
    wrongDirection,
    loops: loopsOf(connection),
  };
}

/** A screen that is slight is given longer. */
function patience(text: Buffer): number {
  return isSlight(latin1(text)) ? deepTimes.slightQuietMs : deepTimes.quietMs;
}

/** ENQ as the last byte: who is there? Answered with a bare CR, as terminals without an answerback text do. */
async function answerback(connection: Connection, text: Buffer): Promise<void> {
  if (!asksAnswerback(text) || connection.closed) return;
  connection.sendText("\r");
  await connection.readText(connection.link.time + deepTimes.settleMs);
}

/** Prompts are answered; where there is none, nothing is sent: many a server closes on a bare Return. */
async function answerPrompts(connection: Connection, before: Buffer, log: ConnectionLog): Promise<Buffer> {
  const texts: Buffer[] = [];
  let latest = before;
  for (let round = 0; round < MAX_ROUNDS && !connection.closed; round++) {
    const prompt = findPrompt(latin1(latest), true);
    if (prompt === undefined) break;
    log.add("DEBUG", "dialogue", `prompt: ${prompt.prompt}`);
    if (!(connection.urgentAnswered && prompt.answer.startsWith("\x1b"))) connection.sendText(prompt.answer);
    const previous = latest;
    latest = await connection.readUntilQuiet(patience, deepTimes.readMs);
    texts.push(latest);
    if (latest.length === 0 || latest.equals(previous)) break;
  }
  return Buffer.concat(texts);
}

/** Asks for what was not spoken of. A timing mark behind the questions tells silence from slowness. */
async function probe(connection: Connection): Promise<Probed> {
  const probed: Probed = new Map();
  if (connection.closed) return probed;
  const { client } = connection;
  const heard = client.negotiator.heard("remote");
  // An option that the server asked of us is settled, too.
  const settled = (option: number): boolean => heard.has(option) || client.negotiator.heard("local").has(option);
  const questions = asked.filter((option) => !settled(option) && client.negotiator.ask(option));
  // Some servers send their MSSP only for a DO that follows their own WILL (ToastStunt).
  if (heard.get(Option.MSSP) === true && client.last("mssp") === undefined) {
    client.remark(`send IAC DO ${optionLogName(Option.MSSP)}`);
    connection.link.send(encodeNegotiation(DO, Option.MSSP));
  }
  // What was said as the connection began may have come too soon: Evennia, when it is busy, has no session for it yet.
  const unanswered = introduced.filter((option) => heard.get(option) === true && !client.subnegotiations.has(option));
  for (const option of unanswered) client.introduceAgain(option);
  await fence(connection, () => questions.every((option) => heard.has(option)));
  for (const option of questions) {
    const on = heard.get(option);
    probed.set(option, on === undefined ? "silent" : on ? "agreed" : "refused");
  }
  return probed;
}

/**
 * Sends DO TIMING-MARK and reads until its answer, or so long. RFC 860: the answer says that all before it was read;
 * what answers to the questions still come, come at once.
 */
async function fence(connection: Connection, answered: () => boolean): Promise<void> {
  const mark = { reached: false };
  connection.client.onMark = () => (mark.reached = true);
  connection.client.negotiator.mark();
  connection.flush();
  let deadline = connection.link.time + deepTimes.fenceMs;
  while (connection.link.time < deadline && !connection.closed) {
    if ((await connection.step(deadline)) === undefined) break;
    if (mark.reached && answered()) deadline = Math.min(deadline, connection.link.time + deepTimes.afterFenceMs);
  }
  connection.client.onMark = undefined;
}

/** DO NAWS, DO TTYPE and WILL ECHO: a server that agrees to what only a client does is not aware of its role. */
async function probeWrongDirection(connection: Connection): Promise<string[]> {
  if (connection.closed) return [];
  const { negotiator } = connection.client;
  const clientsOwn = [Option.NAWS, Option.TTYPE].filter((option) => !negotiator.heard("remote").has(option));
  const asks = clientsOwn.filter((option) => negotiator.ask(option));
  const offers = negotiator.heard("local").has(Option.ECHO) || !negotiator.offer(Option.ECHO) ? [] : [Option.ECHO];
  if (asks.length + offers.length === 0) return [];
  await fence(connection, () =>
    [
      ...asks.map((option) => negotiator.isPending("remote", option)),
      ...offers.map((option) => negotiator.isPending("local", option)),
    ].every((pending) => !pending),
  );
  return [
    ...asks.filter((option) => negotiator.isOn("remote", option)),
    ...offers.filter((option) => negotiator.isOn("local", option)),
  ]
    .map(optionRecordName)
    .sort();
}

/** How often a server may say the same of one option before that is called a loop. */
const LOOP_FROM = 4;

/** Options that the server kept negotiating by itself. Nothing is provoked: whoever asks a looping server loops with it. */
function loopsOf({ client }: Connection): string[] {
  const counts = new Map<string, number>();
  for (const { verb, option, unasked } of client.negotiator.offers) {
    if (!unasked) continue;
    const key = `${verb}:${option}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const options = [...counts].filter(([, count]) => count >= LOOP_FROM).map(([key]) => Number(key.split(":")[1]));
  return [...new Set(options)].map(optionRecordName).sort();
}

/** A clock that goes on, or one player more, makes no screen fuller: bytes that do. */
const FULLER_BY = 40;

/** Does a text show more than another? By so much that it is another screen. */
export function isFuller(text: Uint8Array, than: Uint8Array): boolean {
  return fullness(text) >= fullness(than) + FULLER_BY;
}

/** Bytes of a text that show. */
function fullness(text: Uint8Array): number {
  return stripAnsi(latin1(text)).replace(/[^!-~\x80-\xff]/g, "").length;
}
