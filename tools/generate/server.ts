import type { ListingFile } from "@mudlark/scanner/record";
import { hiddenCharacter, slug } from "@mudlark/scanner/text";
import { inventBanner, type InventedBanner } from "./banner.ts";
import { codebases, type Codebase } from "./families.ts";
import { randomOf, type SeededRandom } from "./random.ts";
import {
  adjectives,
  blocks,
  gameplays,
  genres,
  hostileNames,
  inventedLanguages,
  locations,
  nouns,
  stages,
  suffixes,
} from "./words.ts";

/** How a server behaves over the nights. */
interface Habits {
  /** Average number of players at a quiet hour. */
  players: number;
  /** Whether it reports a number of players, something else, or nothing. */
  counts: "counted" | "uncountable" | "silent";
  /** Share of nights when it does not answer. */
  failing: number;
  /** Nights (from 0) when it is gone, first and last. */
  gone: readonly (readonly [number, number])[];
  /** Night from which it is listed. */
  from: number;
  /** Visits per night. */
  visits: number;
  /** Nights when it changes, and what. */
  changes: ReadonlyMap<number, readonly ("banner" | "options" | "mssp" | "address" | "certificate")[]>;
  /** Night when it first showed a protocol that it has today. */
  adopts: { night: number; name: string } | undefined;
  /** Days between boots. */
  bootDays: number;
}

export interface InventedServer {
  id: string;
  entry: ListingFile;
  codebase: Codebase;
  requested: readonly string[];
  offered: readonly string[];
  speaksMssp: boolean;
  ip: string;
  banner: InventedBanner;
  mssp: Record<string, string | string[]>;
  habits: Habits;
  random: SeededRandom;
}

/**
 * Invents server number `index` of a world.
 * @param edition number of changes since then, which its banner and its texts reflect
 */
export function inventServer(seed: string, index: number, nights: number, edition = 0): InventedServer {
  const random = randomOf(`${seed}/${index}`);
  const hostile = index % 67 === 13 ? hostileNames[Math.floor(index / 67) % hostileNames.length] : undefined;
  const name = hostile ?? inventName(random);
  // A name in another script has no letters that an id or a host may have.
  const word = slug(name, 50) || "mud";
  const id = `${word}-${index}`;
  const codebase = random.popular(codebases);
  const speaksMssp = codebase.telnet.includes("MSSP") && random.chance(0.9);
  const requested = vary(random, codebase.requested, ["CHARSET", "LINEMODE", "NEW_ENVIRON", "SNDLOC", "TSPEED"]);
  const offered = vary(random, codebase.offered, ["ECHO", "STATUS", "SGA", "EOR"]);
  // Some hosting services have many games at one address.
  const hosted = random.chance(0.12);
  const ip = hosted
    ? `45.33.${random.below(4)}.${10 + random.below(12)}`
    : `${random.pick(blocks)}.${random.below(256)}.${1 + random.below(250)}`;
  const host =
    hosted && random.chance(0.6)
      ? `host${ip.split(".").at(-1) ?? "0"}.hosting.example`
      : `${word.slice(0, 30)}${index}.example`;
  const port = random.pick([23, 4000, 4201, 5555, 6666, 7777, 8888, 2000 + random.below(8000)]);
  const tls = random.chance(0.25);
  const inventedBanner = inventBanner(randomOf(`${seed}/${index}/banner/${edition}`), name, codebase.prompt);
  // A server may send characters that hide or reorder text, but an entry must not contain them.
  const listed = name.replace(hiddenCharacter(), "");
  // A name that attacks its reader does so in the description as well.
  const beginning = /^[\p{L}\p{N}' .-]+$/u.test(listed) ? "A" : `${listed}: a`;
  const entry: ListingFile = {
    name: listed,
    ...(random.chance(0.5) && {
      description: `${beginning} world of ${random.pick(nouns).toLowerCase()} and ${random.pick(nouns).toLowerCase()}, invented to try out the software.`,
    }),
    addresses: [
      { host, port, tls: false, ...(inventedBanner.columns !== 80 && { columns: inventedBanner.columns }) },
      ...(tls ? [{ host, port: port + 1, tls: true }] : []),
    ],
    // Random numbers are drawn first, so that another banner changes nothing else.
    ...(!random.chance(0.5) && inventedBanner.encoding !== "utf-8" && { encoding: inventedBanner.encoding }),
    ...(random.chance(0.6) && { website: `https://${slug(name, 50).slice(0, 30)}${index}.example/` }),
    ...(random.chance(0.2) && { screenReader: true }),
    ...(random.chance(0.3) && { created: 1990 + random.below(36) }),
    ...(random.chance(0.05) && { formerIds: [`old-${id}`] }),
  };
  // From a separate generator, so that worlds made before these keys existed stay the same.
  const rules = inventRules(randomOf(`${seed}/${index}/rules`));
  Object.assign(entry, rules.entry);
  if (entry.screenReader === undefined && rules.partly) entry.screenReader = "partly";
  return {
    id,
    entry,
    codebase,
    requested,
    offered,
    speaksMssp,
    ip,
    banner: inventedBanner,
    mssp: { ...inventMssp(random, name, codebase, port, tls, edition), ...rules.mssp },
    habits: inventHabits(random, index, nights, speaksMssp, codebase),
    random,
  };
}

/** A game's rules and world, as in its entry and the extended MSSP variables. */
function inventRules(random: SeededRandom): {
  entry: Partial<ListingFile>;
  partly: boolean;
  mssp: Record<string, string>;
} {
  const mssp: Record<string, string> = {};
  if (random.chance(0.6)) {
    mssp.PLAYERKILLING = random.pick(["None", "Restricted", "Full"]);
    mssp.ROLEPLAYING = random.pick(["None", "Accepted", "Encouraged", "Enforced"]);
    mssp.MULTIPLAYING = random.pick(["None", "Restricted", "Full"]);
    mssp["WORLD ORIGINALITY"] = random.pick(["All Stock", "Mostly Stock", "Mostly Original", "All Original"]);
    for (const name of ["NEWBIE FRIENDLY", "PLAYER CRAFTING", "PLAYER CLANS", "PAY FOR PERKS"])
      if (random.chance(0.6)) mssp[name] = random.pick(["0", "1"]);
    for (const [name, most] of [
      ["CLASSES", 20],
      ["LEVELS", 100],
      ["RACES", 30],
    ] as const)
      if (random.chance(0.6)) mssp[name] = String(random.below(most));
  }
  return {
    mssp,
    partly: random.chance(0.05),
    entry: {
      ...(random.chance(0.3) && { permadeath: random.chance(0.2) }),
      ...(random.chance(0.1) && { roleplaying: random.pick(["accepted", "encouraged", "enforced"] as const) }),
      ...(random.chance(0.15) && { play: "https://play.example/" }),
      ...(random.chance(0.25) && { discord: "https://discord.example/invite" }),
      ...(random.chance(0.15) && { tags: [random.pick(["naval", "cyberpunk", "post-apocalyptic", "steampunk"])] }),
      ...(random.chance(0.1) && { formerAddresses: [{ host: `old${random.below(999)}.example`, port: 4000 }] }),
    },
  };
}

function inventName(random: SeededRandom): string {
  const form = random.next();
  if (form < 0.45) return `The ${random.pick(adjectives)} ${random.pick(nouns)}`;
  if (form < 0.75) return `${random.pick(adjectives)} ${random.pick(nouns)} ${random.pick(suffixes)}`;
  return `${random.pick(nouns)} of the ${random.pick(adjectives)} ${random.pick(nouns)}`;
}

/** Most keep their codebase's options; some builds differ by one or two. */
function vary(random: SeededRandom, options: readonly string[], others: readonly string[]): string[] {
  const set = new Set(options);
  if (random.chance(0.25)) set.add(random.pick(others));
  if (random.chance(0.1) && set.size > 0) set.delete(random.pick([...set]));
  return [...set].sort();
}

function inventMssp(
  random: SeededRandom,
  name: string,
  codebase: Codebase,
  port: number,
  tls: boolean,
  edition: number,
): Record<string, string | string[]> {
  const mssp = new Map<string, string | string[]>();
  const put = (key: string, value: string | readonly string[]): void => {
    mssp.set(key, typeof value === "string" ? value : [...value]);
  };
  put("NAME", random.chance(0.03) ? "Mygame" : name);
  put("PLAYERS", "0");
  put("UPTIME", "0");
  if (random.chance(0.3)) put("CRAWL DELAY", "-1");
  if (random.chance(0.75)) {
    put("CODEBASE", codebase.mssp);
    put("FAMILY", codebase.family);
    put("GENRE", random.pick(genres));
    put("GAMEPLAY", random.chance(0.4) ? [random.pick(gameplays), random.pick(gameplays)] : random.pick(gameplays));
    put("LANGUAGE", random.pick(inventedLanguages));
    put("LOCATION", random.pick(locations));
    put("CREATED", String(1989 + random.below(37)));
    put("STATUS", random.pick(stages));
    put("PORT", random.chance(0.9) ? String(port) : "4000");
    put("WEBSITE", random.chance(0.5) ? `www.realm${edition === 0 ? "" : edition}.example` : "https://realm.example/");
    put("ROOMS", String(random.below(20_000)));
    put("HIRING BUILDERS", random.pick(["0", "1", "-1"]));
    put("PAY TO PLAY", random.chance(0.05) ? "1" : "0");
    put("MINIMUM AGE", random.chance(0.1) ? "18" : "13");
    put("UTF-8", random.pick(["0", "1"]));
    for (const protocol of ["GMCP", "MCCP", "MSDP", "MXP", "ZMP"])
      if (random.chance(0.4)) put(protocol, random.pick(["0", "1"]));
    if (tls || random.chance(0.05)) put("SSL", tls ? String(port + 1) : "1");
  }
  if (random.chance(0.02)) put("__proto__", "polluted");
  if (random.chance(0.02)) put("WORLD_NAME", `<b onmouseover="alert(1)">${name}</b>`);
  return Object.assign(Object.create(null) as Record<string, string | string[]>, fromMap(mssp));
}

function fromMap(map: ReadonlyMap<string, string | string[]>): Record<string, string | string[]> {
  const plain = Object.create(null) as Record<string, string | string[]>;
  for (const [key, value] of map) plain[key] = value;
  return plain;
}

function inventHabits(
  random: SeededRandom,
  index: number,
  nights: number,
  speaksMssp: boolean,
  codebase: Codebase,
): Habits {
  const gone: [number, number][] = [];
  const fate = random.next();
  if (fate < 0.08) gone.push([Math.floor(nights * random.next()), Infinity]);
  else if (fate < 0.2) {
    const start = random.below(Math.max(1, nights - 10));
    gone.push([start, start + 3 + random.below(40)]);
  }
  const changes = new Map<number, ("banner" | "options" | "mssp" | "address" | "certificate")[]>();
  const times = random.chance(0.4) ? 1 + random.below(4) : 0;
  for (let time = 0; time < times; time++)
    changes.set(random.below(nights), [
      random.pick(["banner", "mssp", "mssp", "options", "address", "certificate"] as const),
    ]);
  return {
    players: Math.round(Math.exp(1.7 + 1.3 * random.bell())),
    counts: !speaksMssp ? "silent" : random.chance(0.05) ? "uncountable" : "counted",
    failing: random.chance(0.1) ? 0.3 * random.next() : 0.01,
    gone,
    from: random.chance(0.15) ? random.below(nights) : 0,
    visits: index < 5 ? 6 : 1,
    changes,
    bootDays: 1 + random.below(60),
    adopts: inventAdoption(randomOf(`${index}/${codebase.name}/adoption`), nights, codebase),
  };
}

/** MSSP is excluded: a server whose players are counted with it must have had it all along. */
function inventAdoption(random: SeededRandom, nights: number, { telnet }: Codebase): Habits["adopts"] {
  const names = telnet.filter((name) => name !== "MSSP");
  return names.length === 0 || random.chance(0.7)
    ? undefined
    : { night: random.below(nights), name: random.pick(names) };
}
