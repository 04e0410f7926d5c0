import { capabilities } from "../../record/meaning/index.ts";
import { DO, encodeNegotiation, Option, optionLogName } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import { deepTimes } from "../limits.ts";
import { hasMssp } from "../record/mssp.ts";
import type { Probed } from "./first.ts";

/** Options to ask for on the deep connection, before sending anything that a server could mistake for a name. */
const asked: readonly number[] = capabilities.flatMap(({ option, asked: by }) =>
  option === undefined || by === undefined ? [] : [option],
);

/** Options whose data a server sends only to a client that has introduced itself. */
const introduced: readonly number[] = [Option.GMCP, Option.MSDP];

/**
 * An option that does not exist: neither IANA nor any MUD protocol has assigned 181. A server that agrees to it agrees
 * to anything.
 */
export const unassignedOption = 181;

/** What the deep connection asked for, and the answers. */
export interface DeepProbe {
  probed: Probed;
  /** The server agreed to an option that does not exist. */
  agreesToEverything: boolean;
}

/**
 * Asks for the options that have not been negotiated yet. A timing mark after the requests distinguishes refusal by
 * silence from slowness.
 */
export async function probeDeep(connection: Connection): Promise<DeepProbe> {
  const probed: Probed = new Map();
  if (connection.closed) return { probed, agreesToEverything: false };
  const { client } = connection;
  const heard = client.negotiator.heard("remote");
  // An option that the server requested from us is settled too.
  const settled = (option: number): boolean => heard.has(option) || client.negotiator.heard("local").has(option);
  const questions = asked.filter((option) => !settled(option) && client.negotiator.ask(option));
  const control = [unassignedOption].filter((option) => !settled(option) && client.negotiator.ask(option));
  // Some servers send MSSP only after a DO that follows their own WILL (ToastStunt).
  if (heard.get(Option.MSSP) === true && !hasMssp(client)) {
    client.remark(`send IAC DO ${optionLogName(Option.MSSP)}`);
    connection.link.send(encodeNegotiation(DO, Option.MSSP));
  }
  // What we sent at the start of the connection may have come too early: a busy Evennia has no session for it yet.
  const unanswered = introduced.filter((option) => heard.get(option) === true && !client.subnegotiations.has(option));
  for (const option of unanswered) client.introduceAgain(option);
  await syncPoint(connection, () => [...questions, ...control].every((option) => heard.has(option)));
  await askedByReturn(connection, questions);
  for (const option of questions) {
    const on = heard.get(option);
    probed.set(option, on === undefined ? "silent" : on ? "agreed" : "refused");
  }
  return { probed, agreesToEverything: control.some((option) => heard.get(option) === true) };
}

/**
 * The last step of the deep connection: sends one Return if something is still outstanding. Stock SMAUG and its
 * relatives process client input only when a complete line has arrived; until then they neither start compression that
 * they offered nor answer a request. This comes last because many servers close on an empty line.
 */
async function askedByReturn(connection: Connection, questions: readonly number[]): Promise<void> {
  const { negotiator } = connection.client;
  const compresses = [Option.MCCP1, Option.MCCP2].some((option) => negotiator.isOn("remote", option));
  const owed = compresses && connection.compression === undefined;
  const unanswered = questions.length > 0 && questions.every((option) => !negotiator.heard("remote").has(option));
  if (connection.closed || !(owed || unanswered)) return;
  connection.sendText("\r\n");
  await connection.readUntilQuiet(deepTimes.lastQuietMs, deepTimes.syncMs);
}

/**
 * Sends DO TIMING-MARK and reads until its answer or a time limit. By RFC 860 the answer means that everything before
 * it was processed; late answers to the requests follow at once.
 */
async function syncPoint(connection: Connection, answered: () => boolean): Promise<void> {
  const mark = { reached: false };
  connection.client.onMark = () => (mark.reached = true);
  connection.client.negotiator.mark();
  connection.flush();
  let deadline = connection.link.time + deepTimes.syncMs;
  while (connection.link.time < deadline && !connection.closed) {
    if ((await connection.step(deadline)) === undefined) break;
    if (mark.reached && answered()) deadline = Math.min(deadline, connection.link.time + deepTimes.afterSyncMs);
  }
  connection.client.onMark = undefined;
}
