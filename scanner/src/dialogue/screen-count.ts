import { plainLines } from "./plain-lines.ts";
import { countInFooter } from "./who-answer.ts";

const people = "players?|users?|people|persons?|souls?|adventurers?|mortals?|heroes|characters?|citizens?|inhabitants?";
const online = "online|on-line|connected|logged (?:in|on)|playing|in the (?:realm|game|world|lands?)";

/** Sentences in which a login screen states how many are online; the first group is the number. */
const sentences: readonly RegExp[] = [
  new RegExp(
    `^(?:there (?:is|are) )?(?:currently |presently |now )?(\\d{1,4}|no) (?:${people}) (?:is |are )?(?:currently |presently |now )?(?:${online})(?: (?:now|right now|at the moment))?[.!]?$`,
    "i",
  ),
  new RegExp(`^(?:${people}) (?:currently |now )?(?:${online}): {0,8}(\\d{1,4})[.!]?$`, "i"),
  new RegExp(`^(?:currently|now) (?:${online}): {0,8}(\\d{1,4})(?: (?:${people}))?[.!]?$`, "i"),
];

/**
 * The number of players that a login screen itself states. Only a line that says nothing else counts, and only if the
 * screen has one such number: records, maxima and visitors of today are other numbers.
 * @param text bytes of the session, one character each; escape sequences are ignored
 */
export function countOnScreen(text: string): number | undefined {
  const counts = new Set<number>();
  for (const line of plainLines(text)) {
    const sentence = line.replace(/^[^\p{L}\d]+|[^\p{L}\d.!]+$/gu, "");
    const found = sentences.map((pattern) => pattern.exec(sentence)?.[1]).find((word) => word !== undefined);
    const count = found === undefined ? countInFooter(sentence) : /^\d/.test(found) ? Number(found) : 0;
    if (count !== undefined) counts.add(count);
  }
  return counts.size === 1 ? [...counts][0] : undefined;
}
