import { findPrompt, isUrgent } from "../../dialogue/index.ts";
import { fingerprintData, probeOptions, type FingerprintFacts } from "../../fingerprint/index.ts";
import { Option, optionRecordName } from "../../wire/index.ts";
import { latin1Text } from "../../text/index.ts";
import type { Connection } from "../converse/connection.ts";
import { joined } from "../converse/joined.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import { maxRounds, ruleTimes } from "../limits.ts";
import { clipTexts, type Texts } from "./texts.ts";
import { hasMssp } from "../record/mssp.ts";
import type { Notes } from "../record/notes.ts";
import type { VisitLimits } from "../types.ts";

/** The options that were asked for, and the result for each. */
export type Probed = Map<number, "agreed" | "refused" | "silent">;

/** What the first connection measured. */
export interface FirstResult extends Texts {
  /** What the server had sent when we sent the last answer: the login screen, or the reply to an earlier answer. */
  asked: Buffer;
  /** The encoding of the session, by the name that records use. */
  encoding: string;
  facts: FingerprintFacts;
  /** Option states before the probe. */
  states: { remote: Map<number, boolean>; local: Map<number, boolean> };
  /** The options that the probe asked for, and the server's answers. */
  probed: Probed;
  /** Whether anything was sent after the banner; false if the server hung up before that. */
  returned: boolean;
  /** Whether the link was still open when it was time to ask for options. */
  optionsAsked: boolean;
  /** Milliseconds. */
  probeMs: number;
  totalMs: number;
}

interface FirstOptions {
  connection: Connection;
  log: ConnectionLog;
  notes: Notes;
  limits: VisitLimits;
  /** Encoding from the listing entry. */
  encoding: string | undefined;
}

/**
 * Runs the first connection of a visit: the five steps of the fingerprint rule (telnetlib3 2.5.0), in order and with
 * its waits. Anything that would affect the rule is left to the deep connection.
 */
export async function measureFirst({ connection, log, notes, limits, encoding }: FirstOptions): Promise<FirstResult> {
  const { link, client } = connection;
  const began = link.time;
  const menu: { encoding?: string } = {};

  // Steps 1 and 2: let negotiation settle, then read the banner until silence.
  const settled = await connection.readUntilQuiet(ruleTimes.settleMs, ruleTimes.settleMs);
  const banner = await connection.readUntilQuiet(ruleTimes.quietMs, limits.readMs);
  if (connection.cutShort) {
    const seconds = limits.readMs / 1000;
    notes.add(
      "screen-cut",
      `Text of the login screen was still coming when the first connection stopped waiting for it, after ${seconds} s.`,
    );
  }
  const before = joined([settled, banner]);

  // Step 3: answer prompts, or send Return.
  const returned = !connection.closed;
  const { after, asked } = await answerPrompts(connection, before, { log, limits, encoding, menu });

  const states = {
    remote: new Map(client.negotiator.heard("remote")),
    local: new Map(client.negotiator.heard("local")),
  };

  // Step 4: probe for options, if the connection is still open.
  const probeBegan = link.time;
  const probed = connection.closed ? undefined : await probe(connection);
  const remote = probed === undefined ? undefined : new Map(client.negotiator.heard("remote"));
  const probeMs = probed === undefined ? 0 : link.time - probeBegan;
  await awaitMssp(connection, began + ruleTimes.msspMs);

  // Step 5: what the server asked of us, in its final state.
  const facts = fingerprintData(remote, client.negotiator.heard("local"));
  return {
    ...clipTexts({ before, after }, limits.bannerBytes, notes),
    asked,
    encoding: client.last("charset")?.chosen ?? menu.encoding ?? encoding ?? connection.fontEncoding ?? "ascii",
    facts,
    states,
    probed: probed ?? (new Map() as Probed),
    returned,
    optionsAsked: probed !== undefined,
    probeMs,
    totalMs: link.time - began,
  };
}

interface AnswerOptions {
  log: ConnectionLog;
  limits: VisitLimits;
  encoding: string | undefined;
  /** Receives the encoding that the answer to a menu chose. */
  menu: { encoding?: string };
}

async function answerPrompts(
  connection: Connection,
  before: Buffer,
  options: AnswerOptions,
): Promise<Pick<FirstResult, "after" | "asked">> {
  const texts: Buffer[] = [];
  let latest = before;
  let previous = before;
  for (let round = 0; round < maxRounds; round++) {
    let prompt = findPrompt(latin1Text(latest));
    // ESC was already sent while the text was arriving; do not send it twice.
    if (prompt !== undefined && isUrgent(prompt) && connection.urgentAnswered) {
      connection.urgentAnswered = false;
      prompt = undefined;
    }
    if (!connection.closed) {
      options.log.add(
        "DEBUG",
        "dialogue",
        prompt === undefined ? "no prompt: sending Return" : `prompt: ${prompt.prompt}`,
      );
      connection.sendText(inTheServersTerms(prompt?.answer ?? "\r\n", connection.fontEncoding ?? options.encoding));
    }
    if (prompt?.encoding !== undefined) options.menu.encoding = prompt.encoding;
    previous = latest;
    latest = await connection.readUntilQuiet(ruleTimes.quietMs, options.limits.readMs);
    texts.push(latest);
    if (connection.closed || latest.length === 0 || latest.equals(previous)) break;
    if (prompt === undefined && findPrompt(latin1Text(latest)) === undefined) break;
  }
  return { after: joined(texts), asked: previous };
}

/** Atari machines end a line with byte 9B (hex). */
function inTheServersTerms(answer: string, encoding: string | undefined): string {
  return encoding === "atascii" ? answer.replace("\r\n", "\x9b") : answer;
}

/** Asks for every option on the list that has not come up yet, and waits for the answers. */
async function probe(connection: Connection): Promise<Probed> {
  const { negotiator } = connection.client;
  const heard = negotiator.heard("remote");
  const asked = probeOptions.filter((option) => !heard.has(option));
  for (const option of asked) negotiator.ask(option);
  connection.flush();
  const began = connection.link.time;
  const deadline = began + ruleTimes.probeMs;
  const answered = (): boolean => asked.every((option) => heard.has(option));
  let tick = began;
  while (tick < deadline && !answered()) {
    tick = Math.min(tick + ruleTimes.probeTickMs, deadline);
    // The link's time may overshoot a tick, but never goes back.
    while (connection.link.time < tick && !connection.closed) {
      if ((await connection.step(tick)) === undefined) break;
    }
    if (connection.closed) break;
  }
  const outcomes: Probed = new Map();
  for (const option of asked) {
    const on = heard.get(option);
    outcomes.set(option, on === undefined ? "silent" : on ? "agreed" : "refused");
  }
  return outcomes;
}

/**
 * Waits for MSSP data if the server agreed to MSSP but has sent nothing, or only an empty answer. Some servers send one
 * subnegotiation per variable, so it also waits a moment after the first.
 */
async function awaitMssp(connection: Connection, deadline: number): Promise<void> {
  const { client, link } = connection;
  const waiting = (): boolean => client.negotiator.heard("remote").get(Option.MSSP) === true && !hasMssp(client);
  if (!waiting()) return;
  while (waiting() && link.time < deadline && !connection.closed) await connection.step(deadline);
  const last = link.time + ruleTimes.msspRestMs;
  while (hasMssp(client) && link.time < last && !connection.closed) {
    if ((await connection.step(last)) === undefined) break;
  }
}

/** Option states as records contain them: name → on, sorted by name. */
export function statesByName(states: ReadonlyMap<number, boolean>): Record<string, boolean> {
  return Object.fromEntries(
    [...states].map(([option, on]) => [optionRecordName(option), on] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
