import { encodingOf } from "../../scanner/src/record/index.ts";
import { plainLine, showUnseen } from "../../scanner/src/text/index.ts";
import { screenForTerminal } from "../../src/banner/screen/terminal.ts";
import { shownFindings, shownVariables } from "../../src/components/server/mssp-shown.ts";
import { hangUpWords } from "../../src/components/server/visit-notes.ts";
import { count } from "../../src/components/text/count.ts";
import { encodingName } from "../../src/model/encoding-name.ts";
import { countFindings, type OwnerFinding } from "../../src/model/owner-findings.ts";
import type { CapabilityView } from "../../src/model/server-view.ts";
import { stateWords } from "../../src/model/state-words.ts";
import type { TriedAddress } from "./addresses.ts";
import type { Examination } from "./examine.ts";
import { paragraph } from "./paragraph.ts";

/** How the report is shown. */
interface Shown {
  /** Columns of the terminal. */
  columns: number;
  colour: boolean;
}

/** Prose is easier to read in lines of this length, however wide the terminal is. */
const mostColumns = 100;

/**
 * What the directory would show of a server, for a person at a terminal. Each text from the server is on one line, with
 * hidden and control characters made visible; of the login screen only characters and colours remain.
 */
export function report(found: Examination, { columns, colour }: Shown): string {
  const width = Math.min(columns, mostColumns);
  const text = (lines: readonly string[]): string =>
    lines.map((line) => `${paragraph(showUnseen(line), indentOf(line), width)}\n`).join("");
  const section = (heading: string, body: string): string =>
    body === "" ? "" : `\n${colour ? `\x1b[1m${heading}\x1b[0m` : heading}\n${body}`;
  const { server } = found;
  return [
    text([server.name, `${found.target.host} ${String(found.target.port)}, ${listedWords(found)}.`]),
    section("Connection", text(connectionLines(found))),
    section("Login screen", screenOf(found, { columns, colour })),
    section("Read by a screen reader as", text(found.screen === undefined ? [] : [`  ${found.screen.alt}`])),
    section("Encoding", text(encodingLines(found))),
    section("Protocols", text(protocolLines(server.capabilities))),
    section("What it reports by MSSP", text(msspLines(found))),
    section("Fingerprint", text(fingerprintLines(found))),
    section("Owner", text(ownerLines(found))),
    section("For a moderator of the directory", text(diagnosisLines(found))),
    section("To fix", text(findingLines(found.findings))),
    `\n${summary(found)}\n`,
  ].join("");
}

/** Continuation lines start below the text of the first line: after its blanks, or after a name in columns. */
function indentOf(line: string): number {
  return /^\s*(?:\S+(?: \S+)* {2,})?/.exec(line)?.[0].length ?? 0;
}

function listedWords({ listed, server }: Examination): string {
  return listed ? `listed as ${server.id}` : "not listed";
}

const addressWords: Readonly<Record<TriedAddress["state"], string>> = {
  visited: "visited",
  answers: "accepts connections",
  "not-tried": "not tried",
  refused: "refuses connections",
  "no-answer": "does not answer",
};

function connectionLines({ server, addresses, record }: Examination): string[] {
  const sentences = [plainLine(record.mudlark?.outcome.reason ?? "", 500), hangUpWords(record) ?? ""];
  return [
    `  ${sentences.join(" ").trim()}`,
    ...addresses.map(({ ip, family, state }) => `  ${family}  ${ip}: ${addressWords[state]}`),
    ...(addresses.some(({ family }) => family === "IPv6") ? [] : ["  IPv6  no address"]),
    `  TLS   ${server.tls.text}`,
    ...server.tls.reports.flatMap(({ port, certificate }) =>
      certificate === undefined
        ? []
        : [
            `        Port ${String(port)}: certificate for ${plainLine(certificate.names.join(", ") || certificate.subject, 200)}, issued by ${plainLine(certificate.issuer, 100)}, valid until ${certificate.validTo.slice(0, 10)}.`,
          ],
    ),
  ].filter((line) => line.trim() !== "");
}

function screenOf({ screen, record }: Examination, { columns, colour }: Shown): string {
  if (screen === undefined || screen.grid.rows.length === 0) {
    return record["server-probe"] === undefined ? "" : "  It sent no login screen.\n";
  }
  const { grid, problems } = screen;
  const rows = screenForTerminal(grid, { columns, colour });
  const notes = [
    `${String(grid.columns)} × ${String(grid.rows.length)} characters${grid.columns > columns ? `; your terminal shows the first ${String(columns)} columns` : ""}.`,
    ...problems,
  ];
  return `${rows.join("\n")}\n${notes.map((note) => `  ${showUnseen(note)}\n`).join("")}`;
}

const encodingSources: Readonly<Record<NonNullable<ReturnType<typeof encodingOf>>["source"], string>> = {
  entry: "named by the listing or the command line",
  charset: "negotiated with CHARSET",
  mssp: "named by its MSSP",
  terminal: "from the fonts it selects",
  bytes: "recognised from its bytes",
  default: "assumed: all of its text is ASCII",
  record: "from another program's record",
};

function encodingLines({ record, server }: Examination): string[] {
  const encoding = encodingOf(record, server.entry);
  if (encoding === undefined || server.banner === null || server.lastVisit?.outcome !== "ok") return [];
  const sure = encoding.confidence === undefined ? "" : `, ${String(Math.round(encoding.confidence * 100))}% sure`;
  return [`  ${encodingName(plainLine(encoding.name, 40))}, ${encodingSources[encoding.source]}${sure}.`];
}

function withStop(sentence: string): string {
  return /[.!?:]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Maximum number of packages or variables of a protocol to name. */
const messagesNamed = 8;

function protocolLines(capabilities: readonly CapabilityView[]): string[] {
  if (capabilities.every(({ state }) => state === "not-asked")) return [];
  const shown = capabilities.filter(({ state }) => state !== "not-asked" && state !== "refused");
  const names = (state: CapabilityView["state"]): string =>
    capabilities
      .filter((capability) => capability.state === state)
      .map(({ name }) => name)
      .join(", ");
  const column = Math.max(0, ...shown.map(({ name }) => name.length)) + 4;
  const lines = shown.map(({ name, state, evidence, messages }) => {
    const named = messages.slice(0, messagesNamed).map((message) => message.name);
    const sent =
      named.length === 0 ? [] : [`It sent ${named.join(", ")}${messages.length > named.length ? " …" : ""}.`];
    return `  ${name.padEnd(column - 2)}${stateWords[state]}. ${[...evidence, ...sent].map(withStop).join(" ")}`;
  });
  const rest = [
    ["not supported", names("refused")],
    ["not tested", names("not-asked")],
  ].flatMap(([word = "", list = ""]) => (list === "" ? [] : [`  ${word.padEnd(13)}  ${list}`]));
  return [...lines, ...rest];
}

function msspLines({ server }: Examination): string[] {
  if (server.mssp === null) return [];
  const { rows, left } = shownVariables(server.mssp.variables);
  const column = Math.min(24, Math.max(0, ...rows.map(({ name }) => name.length)) + 4);
  return [
    ...rows.map(({ name, values, left: more }) => {
      const shown = values.map((value) => (value === null ? "not stated (-1)" : value === "" ? "empty" : value));
      return `  ${name.padEnd(column - 2)}${name.length > column - 4 ? "  " : ""}${shown.join(", ")}${more > 0 ? ` and ${count(more, "more value")}` : ""}`;
    }),
    ...(left > 0 ? [`  And ${count(left, "more variable")}.`] : []),
  ];
}

function fingerprintLines({ server, model }: Examination): string[] {
  const { fingerprint } = server;
  if (fingerprint === null) return [];
  const view = model.byFingerprint.get(fingerprint);
  const others = (view?.servers ?? []).filter((id) => id !== server.id);
  const named = others.slice(0, 5).map((id) => model.byId.get(id)?.name ?? id);
  const measured = [...model.byId.values()].filter(({ fingerprint: hash }) => hash !== null).length - 1;
  const shared =
    others.length > 0
      ? `shared by ${named.join(", ")}${others.length > named.length ? ` and ${count(others.length - named.length, "other")}` : ""}`
      : `shared by none of the ${count(measured, "server")} measured here`;
  return [`  ${fingerprint}, ${shared}.`, ...(view?.sentences ?? []).map((sentence) => `  ${sentence}`)];
}

function ownerLines({ server: { id, ownership }, listed }: Examination): string[] {
  if (ownership === null) return [];
  const { owner, token, state, seenIn } = ownership;
  if (state === "current")
    return [
      `  Confirmed: the server shows the token of ${owner} ${seenIn === "mssp" ? "in its MSSP" : "on its login screen"}.`,
    ];
  return [
    `  ${owner} is not confirmed: this visit did not see the token.`,
    "  Send it in an MSSP variable, or show it on the login screen:",
    `    CLAIM ${token}`,
    ...(listed ? [] : [`  The token is for the id ${id}. It changes if the server is listed under another id.`]),
  ];
}

function diagnosisLines({ diagnoses }: Examination): string[] {
  return diagnoses.flatMap(({ what, evidence }) => [
    `  ${plainLine(what, 300)}`,
    ...evidence.map((sentence) => `    ${plainLine(sentence, 300)}`),
  ]);
}

function findingLines(findings: readonly OwnerFinding[]): string[] {
  const { shown, left } = shownFindings(findings);
  const lines = shown.flatMap(({ level, about, variable, text, advice, instead, rule }, index) => [
    `  ${level.padEnd(7)}  ${about}${variable === null ? "" : ` ${plainLine(variable, 80)}`}: ${text} ${advice}`,
    ...(instead === null ? [] : [`           Send:   ${instead}`]),
    ...(rule === null || rule.name === shown[index + 1]?.rule?.name
      ? []
      : [`           See:    ${rule.name}, ${rule.url}`]),
  ]);
  return left > 0 ? [...lines, `  And ${String(left)} more: fix these first.`] : lines;
}

function summary({ findings, server }: Examination): string {
  if (server.record?.["server-probe"] === undefined && server.lastVisit?.outcome !== "silent")
    return "Nothing was measured.";
  const { error, warning, hint } = countFindings(findings);
  if (error + warning + hint === 0) return "Nothing to fix.";
  return `${count(error, "error")}, ${count(warning, "warning")}, ${count(hint, "hint")}.`;
}
