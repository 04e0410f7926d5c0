import { decodeMssp, encodingOfMssp, joinMssp, mergeMssp, splitMssp, type MsspVariables } from "../../mssp/index.ts";
import type { EncodingReport } from "../../record/index.ts";
import type { TelnetClient } from "../converse/telnet-client.ts";
import { fitTable } from "./budget.ts";
import type { Notes } from "./notes.ts";

/** MSSP as a record stores it. */
export interface RecordedMssp {
  values: MsspVariables;
  /** The bytes as base64, stored if the encoding matters: some are above 0x7F. */
  raw?: string;
}

/** What is known about the encoding of a server's MSSP. */
export interface MsspHints {
  /** From the listing entry. */
  entry: string | undefined;
  /** From the login screen. */
  screen: EncodingReport;
}

/** Maximum number of MSSP bytes that a record keeps. */
const maxRawBytes = 24 * 1024;

/** Whether a server has sent MSSP; an empty answer does not count. */
export function hasMssp(client: TelnetClient): boolean {
  return client.all("mssp").some(({ payload }) => payload.length > 0);
}

/** All MSSP answers of a connection as one payload; undefined if none has a variable. */
export function msspPayload(client: TelnetClient): Uint8Array | undefined {
  const merged = mergeMssp(client.all("mssp").map(({ payload }) => payload));
  return merged.length === 0 ? undefined : merged;
}

/** Decodes MSSP within the record's budgets, with a note for each limit that was reached. */
export function recordedMssp(payload: Uint8Array, { entry, screen }: MsspHints, notes: Notes): RecordedMssp {
  const hint = screen.source === "default" ? undefined : screen.name;
  const collector = decodeMssp(payload, encodingOfMssp(payload, { entry, screen: hint }));
  for (const cut of collector.cuts()) notes.add("mssp-bound", cut);
  const values = fitTable("mssp", collector.variables, notes);
  if (!payload.some((byte) => byte > 0x7f)) return { values };
  return { values, raw: Buffer.from(withinBytes(payload)).toString("base64") };
}

/** The first variables of a payload, as many as the record keeps. */
function withinBytes(payload: Uint8Array): Uint8Array {
  if (payload.length <= maxRawBytes) return payload;
  const items = splitMssp(payload);
  let [count, left] = [0, maxRawBytes];
  for (const [name, values] of items) {
    left -= values.reduce((sum, value) => sum + value.length + 1, name.length + 1);
    if (left < 0) break;
    count += 1;
  }
  return joinMssp(items.slice(0, count));
}
