import { cleanValues, readCount, readFlag } from "@mudlark/scanner/mssp";
import {
  multiplayingValues,
  playerKillingValues,
  roleplayingValues,
  worldOriginalityValues,
  type ListingEntry,
} from "@mudlark/scanner/record";
import { pageSlug, plainLine } from "@mudlark/scanner/text";
import type { MsspStatements } from "./mssp.ts";
import type { Fact, RuleKey, RuleView } from "./server-view.ts";
import { figure } from "./figure.ts";

/** A value of a rule: the words shown, and the range or word to filter by. */
interface RuleValue {
  text: string;
  slug: string;
  label: string;
  order: number;
}

interface Rule {
  key: RuleKey;
  label: string;
  /** MSSP variables with this rule, by their official names; the first one found counts. */
  variables: readonly string[];
  /** Reads a value of the variable; null if it says nothing. */
  read: (text: string) => RuleValue | null;
}

/** Yes or no, from an MSSP flag. */
function flag(text: string): RuleValue | null {
  const value = readFlag(text);
  return value === null ? null : yesOrNo(value);
}

function yesOrNo(value: boolean, text = value ? "yes" : "no"): RuleValue {
  return { text, slug: value ? "yes" : "no", label: value ? "yes" : "no", order: value ? 0 : 1 };
}

/** One of a few words. A server that sends "no" or 0 means "none"; a plain "yes" does not say which. */
function oneOf(values: readonly string[]): Rule["read"] {
  return (text) => {
    const word = text.toLowerCase().replace(/[\s_-]+/g, " ");
    const at = values.indexOf(readFlag(word) === false ? "none" : word);
    const value = values[at];
    return value === undefined ? null : { text: value, slug: pageSlug(value), label: value, order: at };
  };
}

/** The number of something that not every game has. */
function number(text: string): RuleValue | null {
  const value = readCount(text);
  return value === undefined ? null : yesOrNo(value > 0, value === 0 ? "none" : figure(value));
}

/** Lower bounds of world sizes, in rooms. */
const sizes = [
  [0, "under-1000", "under 1,000 rooms"],
  [1000, "1000", "1,000 to 4,999 rooms"],
  [5000, "5000", "5,000 to 9,999 rooms"],
  [10_000, "10000", "10,000 rooms or more"],
] as const;

function rooms(text: string): RuleValue | null {
  const value = readCount(text);
  if (value === undefined) return null;
  const [least, slug, label] = sizes.findLast(([from]) => value >= from) ?? sizes[0];
  return { text: figure(value), slug, label, order: least };
}

function age(text: string): RuleValue | null {
  const value = readCount(text);
  if (value === undefined || value > 99) return null;
  const label = value === 0 ? "any age" : `${value} and over`;
  return { text: label, slug: String(value), label, order: value };
}

/** A rule from the entry: written by people, not seen by a visit. */
const listing: Omit<Fact<string>, "value"> = { source: "listing", at: null, confirmed: null };

const rules: readonly Rule[] = [
  {
    key: "playerKilling",
    label: "Player killing",
    variables: ["PLAYERKILLING", "PLAYER KILLING"],
    read: oneOf(playerKillingValues),
  },
  {
    key: "roleplaying",
    label: "Role-playing",
    variables: ["ROLEPLAYING", "ROLE PLAYING"],
    read: oneOf(roleplayingValues),
  },
  { key: "permadeath", label: "Permadeath", variables: ["PERMADEATH"], read: flag },
  { key: "multiplaying", label: "Multiplaying", variables: ["MULTIPLAYING"], read: oneOf(multiplayingValues) },
  { key: "newbieFriendly", label: "Newbie-friendly", variables: ["NEWBIE FRIENDLY"], read: flag },
  {
    key: "worldOriginality",
    label: "World",
    variables: ["WORLD ORIGINALITY"],
    read: oneOf(worldOriginalityValues),
  },
  { key: "rooms", label: "World size", variables: ["ROOMS"], read: rooms },
  { key: "classes", label: "Classes", variables: ["CLASSES"], read: number },
  { key: "levels", label: "Levels", variables: ["LEVELS"], read: number },
  { key: "races", label: "Races", variables: ["RACES"], read: number },
  { key: "crafting", label: "Crafting", variables: ["PLAYER CRAFTING"], read: flag },
  { key: "clans", label: "Clans", variables: ["PLAYER CLANS", "PLAYER GUILDS"], read: flag },
  { key: "minimumAge", label: "Minimum age", variables: ["MINIMUM AGE"], read: age },
];

/** The MSSP variables that rules are read from, by their official names. */
export const ruleVariables: readonly string[] = rules.flatMap(({ variables }) => variables);

/** Names of all rules, in display order. */
export const ruleLabels: readonly { key: RuleKey; label: string }[] = rules.map(({ key, label }) => ({ key, label }));

/**
 * The rules of a game (player killing, world size …), each from its entry or from the extended MSSP variables of
 * https://tintin.mudhalla.net/protocols/mssp/. Unknown rules are left out.
 */
export function rulesOf(entry: ListingEntry, mssp: MsspStatements): RuleView[] {
  return rules.flatMap(({ key, label, variables, read }) => {
    const listed = entry[key];
    // An entry's flags are true and false, which MSSP flags may also be.
    const value = listed === undefined ? null : read(String(listed));
    if (value !== null) return [view(key, label, value, listing)];
    for (const variable of variables) {
      const sent = mssp.folded.get(variable);
      // "None" is a value here ("no player killing"), not a way to say nothing.
      const said = cleanValues(mssp.folded, variable)
        .map((text) => read(plainLine(text)))
        .findLast((each) => each !== null);
      if (sent !== undefined && said != null)
        return [view(key, label, said, { source: "mssp", at: sent.at, confirmed: sent.confirmed })];
    }
    return [];
  });
}

function view(
  key: RuleKey,
  label: string,
  value: RuleValue,
  { source, at, confirmed }: Omit<Fact<string>, "value">,
): RuleView {
  const { text, ...choice } = value;
  return { key, label, choice, fact: { value: text, source, at, confirmed } };
}
