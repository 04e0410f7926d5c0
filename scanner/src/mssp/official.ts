/** How the values of a variable are written. */
export type VariableKind =
  "text" | "count" | "age" | "flag" | "port" | "year" | "boot-time" | "web" | "host" | "referral" | "hours" | "any";

/** The official variables by section of the specification, and how their values are written. */
const sections: Readonly<Record<string, Readonly<Record<string, VariableKind>>>> = {
  required: {
    NAME: "text",
    PLAYERS: "count",
    UPTIME: "boot-time",
  },
  generic: {
    CHARSET: "text",
    CODEBASE: "text",
    CONTACT: "text",
    "CRAWL DELAY": "hours",
    CREATED: "year",
    DISCORD: "web",
    HOSTNAME: "host",
    ICON: "web",
    IP: "any",
    IPV6: "any",
    LANGUAGE: "text",
    LOCATION: "text",
    "MINIMUM AGE": "age",
    PORT: "port",
    REFERRAL: "referral",
    SSL: "port",
    WEBSITE: "web",
  },
  categorization: {
    FAMILY: "text",
    GENRE: "text",
    SUBGENRE: "text",
    GAMEPLAY: "text",
    GAMESYSTEM: "text",
    INTERMUD: "text",
    STATUS: "text",
  },
  world: {
    AREAS: "count",
    HELPFILES: "count",
    MOBILES: "count",
    OBJECTS: "count",
    ROOMS: "count",
    CLASSES: "count",
    LEVELS: "count",
    RACES: "count",
    SKILLS: "count",
  },
  protocols: {
    ANSI: "flag",
    "UTF-8": "flag",
    VT100: "flag",
    "XTERM 256 COLORS": "flag",
    "XTERM TRUE COLORS": "flag",
  },
  commercial: {
    "PAY TO PLAY": "flag",
    "PAY FOR PERKS": "flag",
  },
  hiring: {
    "HIRING BUILDERS": "flag",
    "HIRING CODERS": "flag",
  },
};

const official = new Map(
  Object.entries(sections).flatMap(([section, variables]) =>
    Object.entries(variables).map(([name, kind]) => [name, { section, kind }] as const),
  ),
);

/** How the values of an official variable are written; undefined for names that are not in the specification. */
export function variableKind(name: string): VariableKind | undefined {
  return official.get(name)?.kind;
}

/** The address of the specification. */
export const msspSpecification = "https://tintin.mudhalla.net/protocols/mssp/";

/** The section of the specification that contains a variable: "required", "generic" …; undefined if none does. */
export function variableSection(name: string): string | undefined {
  return official.get(name)?.section;
}
