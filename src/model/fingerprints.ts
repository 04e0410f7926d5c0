import type { FingerprintData } from "@mudlark/scanner/record";
import type { ServerView } from "./server-view.ts";
import type { FingerprintView } from "./site-model.ts";
import { wordList } from "./text.ts";

/** Number of nearest neighbours that a page shows. */
const neighboursShown = 8;

/** Groups servers by fingerprint, most shared first, then by hash. */
export function fingerprintsOf(servers: readonly Pick<ServerView, "id" | "record">[]): FingerprintView[] {
  const groups = new Map<string, { data: FingerprintData; servers: string[] }>();
  for (const server of servers) {
    const probe = server.record?.["server-probe"];
    if (probe === undefined) continue;
    const group = groups.get(probe.fingerprint);
    if (group === undefined) groups.set(probe.fingerprint, { data: probe["fingerprint-data"], servers: [server.id] });
    else group.servers.push(server.id);
  }
  const list = [...groups.entries()].map(([hash, group]) => ({ hash, ...group, traits: traitsOf(group.data) }));
  list.sort((a, b) => b.servers.length - a.servers.length || (a.hash < b.hash ? -1 : 1));
  return list.map((each) => ({
    hash: each.hash,
    data: each.data,
    servers: each.servers,
    sentences: explainFingerprint(each.data),
    neighbours: nearest(each, list),
  }));
}

interface Traited {
  hash: string;
  servers: readonly string[];
  traits: ReadonlySet<string>;
}

/** What a fingerprint is made of, each thing in words. Refusals count only against those who offer. */
export function traitsOf(data: FingerprintData): Set<string> {
  return new Set([
    ...data["requested-options"].map((option) => `asks for ${option}`),
    ...data["offered-options"].map((option) => `offers ${option}`),
    ...data["refused-options"].map((option) => `refuses ${option}`),
    ...(data["scan-type"] === undefined ? [] : [`${data["scan-type"]} scan`]),
    ...(data["wrong-direction-offered"] ?? []).map((option) => `agrees to ${option} in the wrong role`),
    ...(data["directional-refusals"] ?? []).map((option) => `refuses ${option} by direction`),
    ...(data["looped-negotiation"] ?? []).map((option) => `loops over ${option}`),
  ]);
}

function nearest(mine: Traited, all: readonly Traited[]): FingerprintView["neighbours"] {
  const best: { other: Traited; distance: number }[] = [];
  for (const other of all) {
    if (other === mine) continue;
    const bound = best.length < neighboursShown ? Infinity : (best.at(-1)?.distance ?? Infinity);
    const distance = distanceOf(mine.traits, other.traits, bound);
    if (distance >= bound) continue;
    const at = best.findLastIndex((each) => each.distance <= distance) + 1;
    best.splice(at, 0, { other, distance });
    if (best.length > neighboursShown) best.pop();
  }
  return best.map(({ other, distance }) => ({
    hash: other.hash,
    distance,
    more: [...other.traits].filter((trait) => !mine.traits.has(trait)),
    less: [...mine.traits].filter((trait) => !other.traits.has(trait)),
    servers: other.servers.length,
  }));
}

/** Number of traits that only one of the two has; counting stops at the limit. */
function distanceOf(a: ReadonlySet<string>, b: ReadonlySet<string>, bound: number): number {
  if (Math.abs(a.size - b.size) >= bound) return bound;
  let shared = 0;
  for (const trait of a) if (b.has(trait)) shared++;
  return a.size + b.size - 2 * shared;
}

/** Explains a fingerprint in sentences. */
export function explainFingerprint(data: FingerprintData): string[] {
  const requested = data["requested-options"];
  const offered = data["offered-options"];
  const refused = data["refused-options"];
  const said = [
    requested.length === 0
      ? "By the end of the visit, the server requests no options from the client."
      : `The server requests ${wordList(requested)} from the client.`,
  ];
  // What a server offers is counted at the end, when it is asked; one that has closed by then may have offered a lot.
  if (offered.length === 0 && refused.length === 0)
    said.push(
      "The first connection, from which fingerprints are taken, ended before we could ask for options, so none counts here as offered or refused.",
    );
  else
    said.push(offered.length === 0 ? "It offers none of the options we ask for." : `It offers ${wordList(offered)}.`);
  if (refused.length > 0) said.push(`It refuses or ignores ${wordList(refused)}.`);
  if (data["scan-type"] === "full") said.push("This is from a full scan, which asks for more options than ours.");
  if (data["scan-type"] === undefined)
    said.push("The record uses an older version of the rule, whose ids differ from today's.");
  return said;
}
