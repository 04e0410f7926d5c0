import { formatTarget } from "../address/index.ts";
import { countOnScreen, findPrompt } from "../dialogue/index.ts";
import { defined } from "../objects/index.ts";
import type { CountSource, Outcome } from "../record/index.ts";
import { onAbort } from "../signals/index.ts";
import { beginning, latin1Text, messageOf } from "../text/index.ts";
import { Connector } from "./connect/connector.ts";
import type { Network } from "./connect/link.ts";
import { liveNetwork } from "./connect/live-network.ts";
import { destinations, isOutcome } from "./connect/reach.ts";
import type { Connection } from "./converse/connection.ts";
import { ConnectionLog } from "./converse/connection-log.ts";
import { countLimits, countTimes } from "./limits.ts";
import { awaitMsspOffer, countInMssp } from "./measure/mssp-count.ts";
import { measureMsspText } from "./measure/mssp-text.ts";
import { countByWho } from "./measure/who.ts";
import { msspPayload } from "./record/mssp.ts";
import { Notes } from "./record/notes.ts";
import type { VisitOptions, VisitTarget } from "./types.ts";

export interface CountOptions extends Pick<
  VisitOptions,
  "allowPrivate" | "limits" | "signal" | "onThread" | "ownAddresses" | "crawler"
> {
  /** How a number was found last: WHO is sent, and the screen read, only if that worked before or the entry says so. */
  by: CountSource;
}

/** How a short visit ended, and what it found. */
export interface CountVisit {
  outcome: Outcome;
  /** Absent if the server stated no number of players. */
  found?: { players: number; source: CountSource; booted?: number | undefined };
}

/**
 * Visits one address to count its players: connects, takes what the server states, and leaves. It measures nothing else,
 * and keeps neither text nor log. Never throws: whatever goes wrong is the outcome.
 */
export async function countPlayers(target: VisitTarget, options: CountOptions): Promise<CountVisit> {
  const { connectionBytes } = { ...countLimits, ...options.limits };
  const network = liveNetwork({ connectionBytes });
  try {
    return await countOver(network, target, options);
  } finally {
    network.close();
  }
}

/** A short visit over any network: real sockets, or a script. */
export async function countOver(network: Network, target: VisitTarget, options: CountOptions): Promise<CountVisit> {
  const limits = { ...countLimits, ...options.limits };
  const connector = new Connector(network, target, { ...options, limits, deep: false }, ConnectionLog.nothing());
  const cancel = options.signal && onAbort(options.signal, () => connector.stop());
  try {
    const addresses = await destinations(network, target, options);
    if (isOutcome(addresses)) return { outcome: addresses };
    const link = await connector.call(addresses);
    if (isOutcome(link)) return { outcome: link };
    const notes = new Notes();
    const connection = connector.connection(link, false, notes, false);
    const found = await count(connection, { network, target, connector, notes, by: options.by });
    const outcome = outcomeOf(connection, formatTarget(target), found);
    await connection.close();
    return { outcome, ...defined({ found }) };
  } catch (cause) {
    const reason = beginning(`The scanner failed: ${messageOf(cause)}`, 480);
    return { outcome: { code: "internal-error", phase: "session", reason } };
  } finally {
    cancel?.();
  }
}

interface Course {
  network: Network;
  target: VisitTarget;
  connector: Connector;
  notes: Notes;
  by: CountSource;
}

async function count(connection: Connection, course: Course): Promise<CountVisit["found"]> {
  return course.by === "mssp" ? await countByMssp(connection, course) : await countByText(connection, course);
}

async function countByMssp(connection: Connection, course: Course): Promise<CountVisit["found"]> {
  const { target, connector, notes } = course;
  let payload = await awaitMsspOffer(connection);
  if (payload === undefined && target.mssp === "text" && !connection.closed) {
    payload = await measureMsspText(connection, { log: ConnectionLog.nothing(), notes, limits: connector.limits });
  }
  return payload && foundInMssp(payload, course);
}

/** Reads the login screen, answers its prompts, and counts by the screen or by WHO; MSSP that comes meanwhile takes precedence. */
async function countByText(connection: Connection, course: Course): Promise<CountVisit["found"]> {
  const { by, target, connector } = course;
  let latest = latin1Text(await connection.readUntilQuiet(countTimes.screenMs, connector.limits.readMs));
  let screen = latest;
  for (let round = 0; round < maxRounds && !connection.closed; round++) {
    const prompt = findPrompt(latest);
    if (prompt === undefined) break;
    connection.sendText(prompt.answer);
    latest = latin1Text(await connection.readUntilQuiet(countTimes.screenMs, connector.limits.readMs));
    screen += latest;
  }
  const payload = msspPayload(connection.client);
  const found = payload && foundInMssp(payload, course);
  if (found !== undefined) return found;
  const players = by === "who" ? await countByWho(connection, screen, target.players) : countOnScreen(screen);
  return players === undefined ? undefined : { players, source: by };
}

/** Prompts that are answered on the way to the login screen. */
const maxRounds = 2;

function foundInMssp(payload: Uint8Array, { network, target }: Course): CountVisit["found"] {
  const at = new Date(Date.parse(network.began) + network.now()).toISOString();
  const found = countInMssp(payload, at, target.encoding);
  return found && { ...found, source: "mssp" };
}

function outcomeOf(connection: Connection, where: string, found: CountVisit["found"]): Outcome {
  const phase = "session";
  if (found !== undefined) return { code: "ok", phase: "done", reason: `${where} has ${found.players} players.` };
  if (connection.silent) return { code: "silent", phase, reason: `${where} accepted the connection but sent nothing.` };
  const hungUp = connection.end !== undefined && connection.end.how !== "closed";
  return hungUp
    ? { code: "cut-off", phase, reason: `${where} hung up before it stated a number of players.` }
    : { code: "ok", phase: "done", reason: `${where} stated no number of players.` };
}
