// The walls of the architecture, as lint rules: which folder may import which (ARCHITECTURE.md shows the main arrows),
// and what a pure folder must not use. tsconfig.pure.json and tsconfig.client.json in this folder enforce the rest by
// types.

/** Folder of scanner/src → the sibling folders that it may import, in addition to `objects`. */
const scanner = {
  objects: [],
  signals: [],
  cache: [],
  text: [],
  config: ["text"],
  wire: [],
  address: [],
  encoding: ["text"],
  mssp: ["text", "encoding", "record", "address"],
  ownership: ["text", "record", "mssp"],
  likeness: ["text"],
  fingerprint: ["wire"],
  negotiation: ["wire"],
  protocols: ["text", "wire", "mssp"],
  dialogue: ["text"],
  record: ["text", "fingerprint", "wire", "address"],
  session: [
    "signals",
    "text",
    "mssp",
    "wire",
    "negotiation",
    "protocols",
    "dialogue",
    "fingerprint",
    "encoding",
    "record",
    "address",
  ],
  data: ["cache", "text", "record"],
  review: ["text", "data", "record", "mssp", "ownership", "encoding", "likeness", "address"],
  intake: ["text", "data", "record", "mssp", "encoding", "likeness", "address"],
  census: ["signals", "text", "session", "record", "mssp", "ownership", "data", "likeness", "address"],
  doctor: ["text", "record", "mssp", "encoding", "likeness", "address"],
  practice: ["wire", "negotiation", "protocols"],
  cli: ["text", "config", "session", "census", "doctor", "data", "review", "intake", "record", "encoding", "address"],
};

/** Folder of src → the sibling folders that it may import. */
const site = {
  cache: [],
  config: [],
  styles: [],
  model: [],
  formats: ["model"],
  banner: ["cache", "config"],
  load: ["cache", "config", "model", "formats", "banner"],
  components: ["config", "model", "formats", "banner"],
  layouts: ["config", "styles", "components", "load"],
  output: ["cache", "config", "components", "load", "model", "formats", "banner"],
  pages: ["config", "layouts", "components", "load", "model", "formats"],
};

/** Folders that take bytes, text and time as arguments, and only compute. */
const pureScanner = [
  "objects",
  "text",
  "wire",
  "address",
  "encoding",
  "likeness",
  "fingerprint",
  "negotiation",
  "protocols",
  "dialogue",
  "record",
  "mssp",
  "ownership",
];
const pureSite = ["model", "formats"];

/** What a pure folder may import from Node: functions that depend only on their arguments. */
const harmlessModules = ["node:crypto", "node:url"];

const socketFolders = ["session", "practice", "census"];
const socketModules = ["net", "tls", "dgram", "dns", "dns/promises", "http", "https", "http2"].flatMap((name) => [
  name,
  `node:${name}`,
]);

function forbidden(root, folder, allowed, table) {
  return Object.keys(table)
    .filter((other) => other !== folder && other !== "objects" && !allowed.includes(other))
    .map((other) => ({
      group: [`**/${other}/**`, `!**/node_modules/**`],
      message: `${root}/${folder} may import only itself${allowed.map((name) => `, ${name}`).join("")}. See ARCHITECTURE.md for the reasons.`,
    }));
}

/** Subfolders whose index.ts is a second entrance, for those who need only that part and load no more. */
const entrances = [
  "record/meaning",
  "data/listing",
  "data/written",
  "census/visiting",
  "census/watch",
  "session/counting",
];

/**
 * Another folder may only be imported through its index, or that of one of its entrances. A subfolder of the same name is
 * not meant.
 */
function pastTheIndex(folder, folders) {
  const others = folders.filter((name) => name !== folder && !(folder === "session" && name === "record"));
  return {
    regex: String.raw`^(?:\.\./)+(?!(?:${entrances.join("|")})/index\.ts$)(?:${others.join("|")})/(?!index\.ts$)`,
    message: "Import another folder through its index.ts: what that does not export is internal.",
  };
}

/** A style rule for every folder. It is here because a folder's walls replace the general `no-restricted-syntax`. */
export const emptySpread = {
  selector: "SpreadElement > ConditionalExpression > ObjectExpression[properties.length=0]",
  message:
    "Write ...defined({ name }) for values that may be undefined, ...(condition && { name }) for other conditions.",
};

/** An expression with a space at its start or end. */
const spaced = "JSXExpressionContainer:has(Literal[value=/^ | $/], TemplateElement[value.raw=/^ | $/])";
const lostSpace = 'Astro drops this line break, and the two words become one. Write {" "} at the end of the line.';

/**
 * Text and an expression or element on the next line. Icons and inputs, which have a margin, may precede text, and a
 * fragment that begins with punctuation may follow it.
 */
const lostSpaces = [
  {
    selector: `:matches(JSXElement:not(:has(> JSXOpeningElement[selfClosing=true])), JSXExpressionContainer:not(${spaced})) + JSXText[value=/^[ \\t]*\\n\\s*[\\w(“]/]`,
    message: lostSpace,
  },
  {
    selector: `JSXText[value=/[\\w.,;:)”][ \\t]*\\n\\s*$/] + :matches(JSXElement, JSXExpressionContainer:not(${spaced})):not(:has(JSXText[value=/^\\s*[,;.)]/]))`,
    message: lostSpace,
  },
];

const noTools = { group: ["**/tools/**"], message: "tools/ starts the program; the program must not import it." };

const pureModules = {
  regex: `^node:(?!(?:${harmlessModules.map((name) => name.slice("node:".length)).join("|")})$)`,
  message: "A pure folder takes bytes, text and time as arguments: no files, sockets, processes or threads.",
};

/** Rules for a pure folder, in addition to its imports: no clock, randomness, environment or network. */
const pureRules = {
  "no-restricted-globals": [
    "error",
    ...["fetch", "WebSocket", "process", "performance", "setTimeout", "setInterval", "setImmediate", "globalThis"].map(
      (name) => ({ name, message: "A pure folder takes what it needs as an argument." }),
    ),
  ],
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "A pure folder takes the time as an argument." },
    { object: "Math", property: "random", message: "A pure folder takes randomness as an argument." },
  ],
  "no-restricted-syntax": [
    "error",
    emptySpread,
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: "A pure folder takes the time as an argument.",
    },
    {
      selector: "ImportExpression",
      message: "A pure folder imports only at the top of a file, where its walls are checked.",
    },
  ],
};

/** Dynamic imports are checked by their text, because no-restricted-imports does not see them. */
function dynamicImports(root, folder, allowed, table) {
  const others = Object.keys(table).filter((other) => other !== folder && !allowed.includes(other));
  return [
    "error",
    emptySpread,
    {
      selector: `ImportExpression > Literal[value=/\\u002f(?:${others.join("|")})\\u002f/]`,
      message: `${root}/${folder} may import only itself${allowed.map((name) => `, ${name}`).join("")}, dynamically too.`,
    },
    {
      selector: `ImportExpression > Literal[value=/^(?:node:)?(?:${socketModules
        .filter((name) => !name.startsWith("node:"))
        .join("|")
        .replaceAll("/", "\\u002f")})$/]`,
      message: "Only session, practice and census may open sockets.",
    },
  ];
}

const scannerWalls = Object.entries(scanner).map(([folder, allowed]) => ({
  files: [`scanner/src/${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...forbidden("scanner/src", folder, allowed, scanner),
          pastTheIndex(folder, Object.keys(scanner)),
          noTools,
          ...(pureScanner.includes(folder) ? [pureModules] : []),
          { group: ["**/../../src/**", "astro", "astro:*"], message: "The scanner must not depend on the site." },
        ],
        paths: socketFolders.includes(folder)
          ? []
          : socketModules.map((name) => ({
              name,
              message: "Only session, practice and census may open sockets.",
            })),
      },
    ],
    ...(socketFolders.includes(folder)
      ? {}
      : { "no-restricted-syntax": dynamicImports("scanner/src", folder, allowed, scanner) }),
    ...(pureScanner.includes(folder) ? pureRules : {}),
  },
}));

const siteWalls = Object.entries(site).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.ts`, `src/${folder}/**/*.astro`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...forbidden("src", folder, allowed, site),
          noTools,
          ...(pureSite.includes(folder) ? [pureModules] : []),
          {
            group: ["**/scanner/src/**"],
            message: "The site uses the scanner through its exports: @mudlark/scanner/record and so on.",
          },
        ],
        paths: socketModules.map((name) => ({ name, message: "The site must not open sockets." })),
      },
    ],
    "no-restricted-syntax": [...dynamicImports("src", folder, allowed, site), ...lostSpaces],
    ...(pureSite.includes(folder) ? pureRules : {}),
  },
}));

/** Scripts of pages run in a browser: nothing from Node, and only pure parts of the site. */
const clientWalls = [
  {
    files: ["src/components/**/client/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^node:", message: "This runs in a browser." },
            {
              group: ["**/load/**", "**/banner/**", "**/output/**"],
              message: "This runs in a browser: import only the model's pure parts.",
            },
          ],
        },
      ],
    },
  },
];

export const walls = [...scannerWalls, ...siteWalls, ...clientWalls];
