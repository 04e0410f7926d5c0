import { askLine } from "../../scanner/src/cli/ask-line.ts";
import type { Config } from "../../scanner/src/config/index.ts";

/** What the setup asks for. `listed` is "BBS, BBSes"; `contact` may be empty. */
export interface Answers {
  name: string;
  address: string;
  repository: string;
  listed: string;
  contact: string;
}

/** The configuration keys that the answers set; undefined removes a key. */
export type AnsweredKeys = Pick<Config, "name" | "url" | "base" | "repository" | "listed"> & {
  contact: string | undefined;
};

/** The current configuration as answers: what Return accepts. */
export function currentAnswers({ name, url, base, repository, listed, contact }: Config): Answers {
  const address = base === "/" ? url : `${url}${base}`;
  return { name, address, repository, listed: `${listed.singular}, ${listed.plural}`, contact: contact ?? "" };
}

/**
 * The answers as configuration keys. They are checked later, with the rest of the configuration. If only one word says
 * what is listed, its plural gets an s.
 */
export function keysOf({ name, address, repository, listed, contact }: Answers): AnsweredKeys {
  const [singular = "", plural] = listed.split(/[,/]/).map((word) => word.trim());
  const url = URL.parse(address.trim());
  const path = url === null ? "/" : `${url.pathname.replace(/\/+$/, "")}/`;
  return {
    name: name.trim(),
    url: url === null ? address.trim() : url.origin === "null" ? address.trim() : url.origin,
    base: path,
    repository: repository
      .trim()
      .replace(/\.git$/, "")
      .replace(/\/+$/, ""),
    listed: { singular, plural: plural === undefined || plural === "" ? `${singular}s` : plural },
    contact: contact.trim() === "" ? undefined : contact.trim(),
  };
}

const questions: Readonly<Record<keyof Answers, string>> = {
  name: "Name of the directory",
  address: "Address of the site, with a path if it has one",
  repository: "Repository that takes pull requests",
  listed: "What is listed: one, several (as in BBS, BBSes)",
  contact: "Contact for owners: a mail address or a web form (empty for none)",
};

/**
 * Asks the five questions on the terminal; Return keeps the current value. Questions that `given` answers are not
 * asked.
 * @throws CommandError if the person leaves instead of answering
 */
export async function ask(present: Answers, given: Partial<Answers>): Promise<Answers> {
  const answers = { ...present, ...given };
  for (const key of Object.keys(questions) as (keyof Answers)[]) {
    if (given[key] !== undefined) continue;
    const said = (await askLine(`${questions[key]} [${present[key]}]: `, process.stdout)).trim();
    if (said !== "") answers[key] = said;
  }
  return answers;
}
