import { capabilities } from "../../record/index.ts";
import { DO, encodeNegotiation, Option, optionLogName } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import { deepTimes } from "../limits.ts";
import type { Probed } from "./first.ts";

/** Options that are asked for on the deep connection, before anything was sent that a server could take for a name. */
const asked: readonly number[] = capabilities.flatMap(({ option, asked: by }) =>
  option === undefined || by === undefined ? [] : [option],
);

/** Options whose data a server sends only to a client that has introduced itself. */
const introduced: readonly number[] = [Option.GMCP, Option.MSDP];

/**
 * An option that nobody has: neither IANA nor any MUD protocol has assigned 181. Who agrees to it agrees to whatever it is
 * asked for.
 */
export const UNASSIGNED_OPTION = 181;

/** What the deep connection asked for, and what became of it. */
export interface DeepProbe {
  probed: Probed;
  /** The server agreed to an option that nobody has. */
  agreesToEverything: boolean;
}

/** Asks for what was not spoken of. A timing mark behind the questions tells silence from slowness. */
export async function probeDeep(connection: Connection): Promise<DeepProbe> {
  const probed: Probed = new Map();
  if (connection.closed) return { probed, agreesToEverything: false };
  const { client } = connection;
  const heard = client.negotiator.heard("remote");
  // An option that the server asked of us is settled, too.
  const settled = (option: number): boolean => heard.has(option) || client.negotiator.heard("local").has(option);
  const questions = asked.filter((option) => !settled(option) && client.negotiator.ask(option));
  const control = [UNASSIGNED_OPTION].filter((option) => !settled(option) && client.negotiator.ask(option));
  // Some servers send their MSSP only for a DO that follows their own WILL (ToastStunt).
  if (heard.get(Option.MSSP) === true && !client.all("mssp").some(({ payload }) => payload.length > 0)) {
    client.remark(`send IAC DO ${optionLogName(Option.MSSP)}`);
    connection.link.send(encodeNegotiation(DO, Option.MSSP));
  }
  // What was said as the connection began may have come too soon: Evennia, when it is busy, has no session for it yet.
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
 * The deep connection's last act: one Return, where something is still owed. Stock SMAUG and its kin look at what a client
 * has sent only when a whole line has come: until then they neither compress what they offered to compress nor answer a
 * question. It comes last since many a server closes on a bare Return.
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
 * Sends DO TIMING-MARK and reads until its answer, or so long. RFC 860: the answer says that all before it was read;
 * what answers to the questions still come, come at once.
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
