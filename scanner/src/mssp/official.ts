/** How the values of a variable are written. */
export type VariableKind =
  "text" | "count" | "age" | "flag" | "port" | "year" | "boot-time" | "web" | "host" | "referral" | "hours" | "any";

/** The official variables of the specification (tintin.mudhalla.net/protocols/mssp), and how their values are written. */
const official = new Map<string, VariableKind>([
  ["NAME", "text"],
  ["PLAYERS", "count"],
  ["UPTIME", "boot-time"],
  ["CHARSET", "text"],
  ["CODEBASE", "text"],
  ["CONTACT", "text"],
  ["CRAWL DELAY", "hours"],
  ["CREATED", "year"],
  ["DISCORD", "web"],
  ["HOSTNAME", "host"],
  ["ICON", "web"],
  ["IP", "any"],
  ["IPV6", "any"],
  ["LANGUAGE", "text"],
  ["LOCATION", "text"],
  ["MINIMUM AGE", "age"],
  ["PORT", "port"],
  ["REFERRAL", "referral"],
  ["SSL", "port"],
  ["WEBSITE", "web"],
  ["FAMILY", "text"],
  ["GENRE", "text"],
  ["SUBGENRE", "text"],
  ["GAMEPLAY", "text"],
  ["GAMESYSTEM", "text"],
  ["INTERMUD", "text"],
  ["STATUS", "text"],
  ["AREAS", "count"],
  ["HELPFILES", "count"],
  ["MOBILES", "count"],
  ["OBJECTS", "count"],
  ["ROOMS", "count"],
  ["CLASSES", "count"],
  ["LEVELS", "count"],
  ["RACES", "count"],
  ["SKILLS", "count"],
  ["ANSI", "flag"],
  ["UTF-8", "flag"],
  ["VT100", "flag"],
  ["XTERM 256 COLORS", "flag"],
  ["XTERM TRUE COLORS", "flag"],
  ["PAY TO PLAY", "flag"],
  ["PAY FOR PERKS", "flag"],
  ["HIRING BUILDERS", "flag"],
  ["HIRING CODERS", "flag"],
]);

/** How the values of an official variable are written; undefined for names that are not in the specification. */
export function variableKind(name: string): VariableKind | undefined {
  return official.get(name);
}
