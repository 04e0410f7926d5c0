import { normalHost } from "../../address/index.ts";
import { findingAt, newestLast, type Rule, type SoundEntry } from "../check/context.ts";
import type { Finding } from "../../data/index.ts";

const NAME = "duplicate-address";

interface Place {
  sound: SoundEntry;
  path: PropertyKey[];
  former: boolean;
}

export const duplicateAddress: Rule = {
  name: NAME,
  description: "No host and port stand in the listing twice, former addresses included.",
  check: (context) => {
    const places = new Map<string, Place[]>();
    for (const sound of newestLast(context)) {
      for (const [key, former] of [
        ["addresses", false],
        ["formerAddresses", true],
      ] as const) {
        (sound.entry[key] ?? []).forEach(({ host, port }, index) => {
          const address = `${normalHost(host)} ${String(port)}`;
          const known = places.get(address) ?? [];
          places.set(address, [...known, { sound, path: [key, index], former }]);
        });
      }
    }
    return [...places].flatMap(([address, found]) => duplicatesOf(address, found));
  },
};

/** Two games may have left the same address behind, one after the other; all else is a double. */
function duplicatesOf(address: string, places: Place[]): Finding[] {
  return places.slice(1).flatMap((place, index) => {
    const first = places
      .slice(0, index + 1)
      .find((other) => !(other.former && place.former && other.sound !== place.sound));
    if (first === undefined) return [];
    const own = first.sound === place.sound;
    const what = own
      ? `this entry has the address ${address} twice.`
      : `${address} is ${first.former ? "a former address" : "an address"} of ${first.sound.entry.id} already.`;
    return [findingAt(NAME, place.sound, place.path, what, tipFor(place, first, own))];
  });
}

function tipFor(place: Place, first: Place, own: boolean): string {
  if (own)
    return place.former || first.former ? "A former address is one that the game no longer has." : "Keep one of them.";
  if (place.former !== first.former) {
    return "If the game moved, change its own entry; if another game lives there now, take the address out of formerAddresses.";
  }
  return `If it is the same game, change ${first.sound.entry.id}.yml instead of adding a file.`;
}
