import { findPrompt } from "../../dialogue/index.ts";
import { mergeMssp } from "../../mssp/index.ts";
import { msspTextEnd, msspTextRequest, readMssp, readMsspText } from "../../protocols/index.ts";
import { latin1Text } from "../../text/index.ts";
import type { Connection } from "../converse/connection.ts";
import type { TextBuffer } from "../converse/text-buffer.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import { ruleTimes } from "../limits.ts";
import type { Notes } from "../record/notes.ts";
import type { VisitLimits } from "../types.ts";

/** Maximum number of prompts to answer before making the request. */
const maxRounds = 2;

/**
 * Requests MSSP as a line of text at the login prompt. It has a separate connection, so that nothing else is affected
 * if the server takes the line for a name. Only done where the listing entry or a flag says so.
 * @returns the variables as an MSSP payload; undefined when the server gave none
 */
export async function measureMsspText(
  connection: Connection,
  { log, notes, limits }: { log: ConnectionLog; notes: Notes; limits: VisitLimits },
): Promise<Uint8Array | undefined> {
  let latest = await connection.readUntilQuiet(ruleTimes.quietMs, limits.readMs);
  for (let round = 0; round < maxRounds && !connection.closed; round++) {
    const prompt = findPrompt(latin1Text(latest));
    if (prompt === undefined) break;
    connection.sendText(prompt.answer);
    latest = await connection.readUntilQuiet(ruleTimes.quietMs, limits.readMs);
  }
  if (connection.closed) return undefined;
  log.add("DEBUG", "session", `send ${msspTextRequest}`);
  connection.sendText(`${msspTextRequest}\r\n`);
  const answer = await connection.readUntilQuiet((text) => (isComplete(text) ? 0 : ruleTimes.quietMs), limits.readMs);
  const found = readMsspText(answer);
  if (found === undefined) return undefined;
  if (!found.complete) notes.add("mssp-text-cut", "The server's MSSP in text broke off before its end mark.");
  const payload = mergeMssp([found.payload]);
  log.add("DEBUG", "protocols", `MSSP: ${JSON.stringify(readMssp(payload).variables)}`);
  return payload;
}

/**
 * Whether the answer is complete. Parses it only when its last bytes may be the end, since it arrives in many pieces.
 */
function isComplete(text: TextBuffer): boolean {
  return text.end().includes(msspTextEnd) && readMsspText(text.bytes())?.complete === true;
}
