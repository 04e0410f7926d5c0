// The walls of the architecture, as lint rules: which folder may import which (ARCHITECTURE.md shows the same table).

/** Folder of scanner/src → the sibling folders that it may import. */
const scanner = {
  text: [],
  wire: [],
  address: [],
  encoding: [],
  likeness: [],
  fingerprint: ["wire"],
  negotiation: ["wire"],
  protocols: ["wire"],
  dialogue: ["wire"],
  record: ["fingerprint"],
  session: ["wire", "negotiation", "protocols", "dialogue", "fingerprint", "encoding", "record", "address"],
  data: ["record"],
  review: ["text", "data", "record", "encoding", "likeness", "address"],
  intake: ["text", "data", "record", "encoding", "likeness", "address"],
  census: ["text", "session", "record", "data", "fingerprint", "encoding", "likeness", "address"],
  doctor: ["text", "record", "data", "intake", "encoding", "likeness", "address"],
  practice: ["wire", "negotiation", "protocols", "encoding"],
  cli: [
    "text",
    "wire",
    "session",
    "census",
    "doctor",
    "data",
    "review",
    "intake",
    "practice",
    "record",
    "fingerprint",
    "encoding",
    "likeness",
    "address",
    "protocols",
  ],
};

/** Folder of src → the sibling folders that it may import. */
const site = {
  model: [],
  banner: [],
  formats: ["model"],
  load: ["model", "formats", "banner"],
  components: ["model", "formats", "banner"],
  layouts: ["components", "model", "formats", "banner"],
  output: ["components", "load", "model", "formats", "banner"],
  pages: ["layouts", "components", "load", "model", "formats", "banner", "styles"],
};

const socketFolders = ["session", "practice", "census", "cli"];
const socketModules = ["net", "tls", "dgram", "dns", "dns/promises", "http", "https", "http2"].flatMap((name) => [
  name,
  `node:${name}`,
]);

function forbidden(root, folder, allowed, table) {
  return Object.keys(table)
    .filter((other) => other !== folder && !allowed.includes(other))
    .map((other) => ({
      group: [`**/${other}/**`, `!**/node_modules/**`],
      message: `${root}/${folder} may import only itself${allowed.map((name) => `, ${name}`).join("")}. ARCHITECTURE.md says why.`,
    }));
}

const scannerWalls = Object.entries(scanner).map(([folder, allowed]) => ({
  files: [`scanner/src/${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...forbidden("scanner/src", folder, allowed, scanner),
          { group: ["**/../../src/**", "astro", "astro:*"], message: "The scanner knows nothing of the site." },
        ],
        paths: socketFolders.includes(folder)
          ? []
          : socketModules.map((name) => ({
              name,
              message: "Sockets are opened by session, practice and census alone.",
            })),
      },
    ],
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
          {
            group: ["**/scanner/src/**"],
            message: "The site uses the scanner by its exports: @mudlark/scanner/record and so on.",
          },
        ],
        paths: socketModules.map((name) => ({ name, message: "The site never opens a socket." })),
      },
    ],
  },
}));

export const walls = [...scannerWalls, ...siteWalls];
