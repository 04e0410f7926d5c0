import { findingAt, type Rule, type SoundEntry } from "../check/context.ts";
import type { Finding } from "../../data/index.ts";

const NAME = "left-over";
const TIP = "Write the game's own, or take the line out.";

export const leftOver: Rule = {
  name: NAME,
  description:
    "Nothing of the form that a new file is filled in with is left: no web address at example.org, no name that is none.",
  check: ({ entries, allowPrivate }) => (allowPrivate ? [] : [...entries.values()].flatMap(findingsIn)),
};

function findingsIn(sound: SoundEntry): Finding[] {
  const { name, website, discord, play, sources = [] } = sound.entry;
  const addresses: [path: readonly PropertyKey[], address: string | undefined][] = [
    [["website"], website],
    [["discord"], discord],
    [["play"], play],
    ...sources.map(({ url }, index): [PropertyKey[], string] => [["sources", index, "url"], url]),
  ];
  const left = addresses.flatMap(([path, address]) =>
    address !== undefined && isExample(address)
      ? [findingAt(NAME, sound, path, "this is the address of the example.", TIP)]
      : [],
  );
  if (!/^the name of the game$/i.test(name)) return left;
  return [findingAt(NAME, sound, ["name"], "this is the name of the example.", "Write the name of the game."), ...left];
}

/** Names that stand for no site (RFC 2606, section 3). */
function isExample(address: string): boolean {
  return /(?:^|\.)example\.(?:com|net|org)$/.test(new URL(address).hostname);
}
