import { isScalar } from "yaml";
import { usualWord, type WordedVariable } from "../../mssp/index.ts";
import { quoted } from "../../text/index.ts";
import { findingAt, type Rule, type ValidEntry } from "../check/context.ts";

const ruleName = "usual-words";

/** Keys of an entry whose values have usual words, and their variables in MSSP. */
const keys: readonly (readonly [WordedVariable, "genre" | "gameplay" | "language" | "location" | "status"])[] = [
  ["GENRE", "genre"],
  ["GAMEPLAY", "gameplay"],
  ["LANGUAGE", "language"],
  ["LOCATION", "location"],
  ["STATUS", "status"],
];

export const usualWords: Rule = {
  name: ruleName,
  description:
    "Languages and countries have their English names, and values of MSSP its words. A hint: it never fails.",
  check: ({ entries }) =>
    [...entries.values()].flatMap((valid) =>
      unusual(valid).map(({ path, value, usual }) => ({
        ...findingAt(
          ruleName,
          valid,
          path,
          `${quoted(value)} is usually written ${quoted(usual)}.`,
          "--fix changes it.",
        ),
        hint: true as const,
      })),
    ),
  fix: (valid) => {
    const found = unusual(valid);
    for (const { path, usual } of found) {
      const node = valid.yaml.document.getIn(path, true);
      if (isScalar(node)) node.value = usual;
    }
    return found.length > 0;
  },
};

function unusual({ entry }: ValidEntry): { path: (string | number)[]; value: string; usual: string }[] {
  return keys.flatMap(([variable, key]) => {
    const given = entry[key];
    const values = typeof given === "string" ? [given] : (given ?? []);
    return values.flatMap((value, index) => {
      const usual = usualWord(variable, value);
      return usual === undefined ? [] : [{ path: typeof given === "string" ? [key] : [key, index], value, usual }];
    });
  });
}
