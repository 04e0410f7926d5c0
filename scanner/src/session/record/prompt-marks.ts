import { decode } from "../../encoding/index.ts";
import type { PromptMarks } from "../../record/index.ts";
import type { Connection } from "../converse/connection.ts";
import { plainText } from "../../text/index.ts";

const longestPrompt = 200;

/**
 * The prompts of a connection that ended with IAC EOR or IAC GA, for the record; undefined if there were none.
 * @param encoding name of the encoding of the server's texts
 */
export function promptMarksOf(connection: Connection, encoding: string): PromptMarks | undefined {
  const { EOR, GA } = connection.client.promptMarks.counts;
  if (EOR + GA === 0) return undefined;
  const prompts = connection.markedPrompts
    .map(({ mark, bytes }) => ({ mark, text: plainText(decode(bytes, encoding), longestPrompt) }))
    .filter(({ text }) => text !== "");
  return { eor: EOR, ga: GA, prompts };
}
