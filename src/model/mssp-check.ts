import {
  isCompleteWebAddress,
  isOpeningYear,
  cleanValue,
  isNotStated,
  isPlaceholderName,
  isQuoted,
  msspName,
  msspSpecification,
  readBootTime,
  readFlag,
  usualWord,
  variableKind,
  variableSection,
  type VariableKind,
  type WordedVariable,
} from "@mudlark/scanner/mssp";
import { capabilityNames, claimVariables, type ListingEntry } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { ruleVariables } from "./rules.ts";
import type { ServerFinding, MsspFinding } from "./server-view.ts";
import { wordList } from "./text.ts";

/** Variables of older revisions, with advice. */
const deprecated: Readonly<Record<string, string>> = {
  TLS: "Send SSL with the number of the port that speaks TLS.",
  "ADULT MATERIAL": "Send MINIMUM AGE with an age, as 18.",
  ZONES: "Send AREAS.",
};

/** Flags of older revisions for protocols that are negotiated. */
const negotiated: ReadonlySet<string> = new Set(
  capabilityNames
    .flatMap(claimVariables)
    .filter((name) => variableKind(name) === undefined && !Object.hasOwn(deprecated, name)),
);

/**
 * Also in use, and read by directories: the extended variables, some that are in no revision, and that for the owner's
 * token. Not reported.
 */
const tolerated = new Set(["CLAIM", "DESCRIPTION", "EXITS", ...ruleVariables]);

interface Variable {
  name: string;
  values: readonly string[];
}

/**
 * Checks what a server sends against the MSSP specification; each finding says what the owner can do.
 * @param sentAt when it was sent, ISO 8601: a later UPTIME cannot be true
 */
export function checkMssp(variables: readonly Variable[], entry: ListingEntry, sentAt: string | null): MsspFinding[] {
  const names = new Set(variables.map((variable) => msspName(variable.name)));
  const missing = ["NAME", "PLAYERS", "UPTIME"]
    .filter((name) => !names.has(name))
    .map((name): MsspFinding => ({
      level: "error",
      variable: null,
      text: `${name} is missing. The specification requires it.`,
      advice: required[name] ?? "",
      instead: exampleOf(name, entry, sentAt),
      rule: ruleOf(name),
    }));
  return [...missing, ...variables.flatMap((variable) => check(variable, entry, sentAt)), ...flagsFinding(names)];
}

/** One finding for all flags that the current specification no longer has: servers send several. */
function flagsFinding(names: ReadonlySet<string>): MsspFinding[] {
  const flags = [...negotiated].filter((name) => names.has(name));
  const [first] = flags;
  if (first === undefined) return [];
  const several = flags.length > 1;
  return [
    {
      level: "hint",
      variable: several ? null : first,
      text: `${wordList(flags)} ${several ? "are" : "is"} not part of the current specification.`,
      advice: several
        ? "You can leave them out: clients find these protocols by negotiation, and only older crawlers read them here."
        : `You can leave it out: clients find ${first} by negotiation, and only older crawlers read it here.`,
      instead: null,
      rule: ruleOf(first),
    },
  ];
}

const required: Readonly<Record<string, string>> = {
  NAME: "Send NAME with the name of the game.",
  PLAYERS: "Send PLAYERS with the number of players logged in now, even if it is 0.",
  UPTIME: "Send UPTIME with the Unix time (seconds since 1970) of the last start of the server.",
};

/** An example of how a required variable can be sent. */
function exampleOf(name: string, entry: ListingEntry, sentAt: string | null): string | null {
  if (name === "NAME") {
    const own = ownName(entry);
    return own === null ? null : `NAME ${own}`;
  }
  if (name === "PLAYERS") return "PLAYERS 0";
  return sentAt === null ? null : `UPTIME ${String(Math.floor(Date.parse(sentAt) / 1000))}`;
}

/** The name of the game according to the listing; null if that is its address or a default name. */
function ownName({ name, addresses }: ListingEntry): string | null {
  const hosts = addresses.map(({ host }) => host);
  return hosts.includes(name) || isPlaceholderName(name, hosts) ? null : plainLine(name, 80);
}

function ruleOf(name: string): ServerFinding["rule"] {
  const section = variableSection(name);
  const where = section === undefined ? "" : `, ${section} variables`;
  return { name: `MSSP specification${where}`, url: msspSpecification };
}

function check(variable: Variable, entry: ListingEntry, sentAt: string | null): MsspFinding[] {
  const name = msspName(variable.name);
  const shown = plainLine(variable.name, 60) || "no name";
  const wanted = plainLine(name, 60);
  const found: MsspFinding[] = [];
  const add: Add = (level, text, advice, instead) => {
    const line = instead === undefined ? null : `${wanted} ${instead}`;
    found.push({ level, variable: shown, text, advice, instead: line, rule: ruleOf(name) });
  };
  const value = plainLine(variable.values.at(-1) ?? "");
  const text = cleanValue(value);
  if (variable.name.includes("_") && variableKind(variable.name) === undefined)
    add("hint", `The name is written with underscores.`, `Write ${wanted}, with spaces.`, text);
  if (variable.name !== variable.name.toUpperCase())
    add("warning", "The name is written in lower case.", `Write ${wanted}: names are in upper case.`, text);
  if (isQuoted(value)) add("warning", `The value ${value} is in quotes.`, "Send it without quotes.", text);
  const hosts = entry.addresses.map(({ host }) => host);
  const kind = variableKind(name);
  const instead = Object.hasOwn(deprecated, name) ? deprecated[name] : undefined;
  if (instead !== undefined) add("hint", `${name} is not part of the current specification.`, instead);
  else if (kind === undefined && !tolerated.has(name) && !negotiated.has(name))
    add(
      "hint",
      `${wanted === "" ? "It" : wanted} is not a variable of the specification.`,
      "Directories will ignore it; check the spelling.",
    );
  if (kind !== undefined && value !== "" && value !== "-1") checkValue(kind, name, text, add, sentAt);
  if (value === "") add("hint", "It has no value.", "Leave the variable out, or fill it in.");
  else if (value === "-1" && name !== "CRAWL DELAY")
    add("hint", "-1 means “not stated”.", "Leave the variable out, or fill it in.");
  else if (kind === "text" && isNotStated(text) && !(name === "GENRE" && text.toLowerCase() === "none"))
    add("hint", `“${value}” means “not stated”.`, "Leave the variable out, or fill it in.");
  else if (isWorded(name) && usualWord(name, text) !== undefined)
    add(
      "hint",
      `“${text}” is usually written ${usualWord(name, text) ?? ""}.`,
      "Directories group games by these words.",
      usualWord(name, text),
    );
  else if (name === "NAME" && isPlaceholderName(text, hosts))
    add(
      "warning",
      `“${text}” is the default name of the framework.`,
      "Set the name of your game in its settings.",
      ownName(entry) ?? undefined,
    );
  if (name === "PORT") checkPort(variable, entry, add);
  return found;
}

function isWorded(name: string): name is WordedVariable {
  return /^(?:GENRE|GAMEPLAY|STATUS|LANGUAGE|LOCATION)$/.test(name);
}

/** Adds a finding. @param instead the value to send, if known */
type Add = (level: MsspFinding["level"], text: string, advice: string, instead?: string) => void;

function checkValue(kind: VariableKind, name: string, value: string, add: Add, sentAt: string | null): void {
  switch (kind) {
    case "count":
    case "age":
      if (!/^\d+$/.test(value))
        add(name === "PLAYERS" ? "error" : "warning", `“${value}” is not a count.`, "Send a whole number.");
      return;
    case "boot-time":
      checkBootTime(value, add, sentAt);
      return;
    case "flag":
      if (value !== "0" && value !== "1") checkFlag(value, add);
      return;
    case "port":
      if (name === "SSL" && (value === "0" || value === "1")) {
        if (value === "1") add("warning", "“1” is not a port.", "Send the number of the port that speaks TLS.");
      } else if (!/^\d{1,5}$/.test(value) || Number(value) < 1 || Number(value) > 65_535)
        add("error", `“${value}” is not a port.`, "Send a number from 1 to 65535.");
      return;
    case "year":
      if (!isOpeningYear(value)) add("warning", `“${value}” is not a year.`, "Send a year in four digits.");
      return;
    case "web":
      checkWebAddress(value, add);
      return;
    case "host":
      if (/[\s/:]/.test(value))
        add("warning", `“${value}” is not a host name.`, "Send the name alone, without port or scheme.");
      return;
    case "referral":
      if (!/^\S+ \d{1,5}$/.test(value))
        add("warning", `“${value}” is not a valid referral.`, "Send host and port with a space between them.");
      return;
    case "hours":
      if (!/^\d+$/.test(value)) add("warning", `“${value}” is not a number of hours.`, "Send whole hours, or -1.");
      return;
    case "text":
    case "any":
      return;
  }
}

function checkFlag(value: string, add: Add): void {
  const text = `“${value}” is neither 0 nor 1.`;
  const flag = readFlag(value);
  if (flag === null) add("warning", text, "Send 1 for yes, or 0 for no.");
  else if (flag) add("hint", text, "Send 1 for yes.", "1");
  else add("hint", text, "Send 0 for no.", "0");
}

/** The site links to an address only if this accepts it. */
function checkWebAddress(value: string, add: Add): void {
  if (isCompleteWebAddress(value)) return;
  const completed = `https://${value}`;
  if (isCompleteWebAddress(completed))
    add("warning", `“${value}” is not a complete web address.`, "Start it with https:// or http://.", completed);
  else
    add(
      "warning",
      `“${value}” is not a public web address.`,
      "Send a complete address that starts with https:// or http://, with a public host name.",
    );
}

function checkBootTime(value: string, add: Add, sentAt: string | null): void {
  const advice = required.UPTIME ?? "";
  const boot = readBootTime(value, sentAt);
  if ("seconds" in boot) {
    if (value.includes(".")) add("hint", `${value} has a fraction.`, "Send whole seconds.", String(boot.seconds));
  } else if (boot.why === "not a Unix time") add("error", `“${value}” is not a Unix time.`, advice);
  else if (boot.why === "in the future") add("error", `${value} is in the future.`, advice);
  else if (Number(value) === 0) add("error", "UPTIME is 0, which is the year 1970.", advice);
  else add("error", `${value} is a duration, or a time before 1990.`, advice);
}

function checkPort(variable: Variable, entry: ListingEntry, add: Add): void {
  const ports = variable.values.map((value) => Number(value)).filter((port) => port > 0 && port < 65_536);
  if (ports.length > 0 && !ports.some((port) => entry.addresses.some((address) => address.port === port)))
    add(
      "warning",
      `PORT says ${ports.join(", ")}; the game answers on ${entry.addresses.map((address) => address.port).join(", ")}.`,
      "Send the port that players connect to; if there are several, send the preferred one last.",
      String(entry.addresses[0]?.port),
    );
}
