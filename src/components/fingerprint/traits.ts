import { wordList } from "../../model/text.ts";

/** Number of options to name per verb; the comparison has all of them. */
const named = 6;

/**
 * What one fingerprint does and another does not, with each verb once: "asks for NAWS, refuses BINARY, ECHO and 44
 * more".
 * @param traits such as "asks for NAWS" or "refuses ECHO", one each
 */
export function traitWords(traits: readonly string[]): string {
  const groups = Map.groupBy(traits, (trait) => /^(?:asks for|offers|refuses)(?= \S+$)/.exec(trait)?.[0] ?? "");
  return [...groups]
    .flatMap(([verb, own]) =>
      verb === "" ? own : `${verb} ${listed(own.map((trait) => trait.slice(verb.length + 1)))}`,
    )
    .join(", ");
}

function listed(options: readonly string[]): string {
  const left = options.length - named;
  return wordList(left > 1 ? [...options.slice(0, named), `${left} more`] : options);
}
