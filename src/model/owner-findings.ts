import { msspSpecification } from "@mudlark/scanner/mssp";
import { encodingOf, quirksOf, sentNothing, wasMeasured, type TlsReport } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { encodingName } from "./encoding-name.ts";
import type { CapabilityView, ServerFinding, ServerView } from "./server-view.ts";
import { problemWords } from "./tls.ts";

/** A finding and its subject. */
export interface OwnerFinding extends ServerFinding {
  about: string;
  /** The MSSP variable as sent, and what to send instead. */
  variable: string | null;
  instead: string | null;
}

/** An RFC, or a section of it, and its address. */
export function rfc(number: number, section = ""): NonNullable<ServerFinding["rule"]> {
  const [words, anchor] = section === "" ? ["", ""] : [`, section ${section}`, `#section-${section}`];
  return { name: `RFC ${number}${words}`, url: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}` };
}
const mssp: ServerFinding["rule"] = { name: "MSSP specification", url: msspSpecification };

/**
 * Everything that the owner of a server could fix, according to its last visit: how it was reached, TLS, MSSP,
 * protocols, encoding and login screen. Errors first.
 */
export function ownerFindings(server: ServerView): OwnerFinding[] {
  const found = [
    ...ofConnection(server),
    ...ofTls(server),
    ...ofMssp(server),
    ...ofNegotiation(server),
    ...server.capabilities.flatMap(ofClaim),
    ...ofScreen(server),
  ];
  const rank = { error: 0, warning: 1, hint: 2 };
  return found.sort((a, b) => rank[a.level] - rank[b.level]);
}

function finding(
  about: string,
  level: ServerFinding["level"],
  text: string,
  advice: string,
  more: Partial<Pick<OwnerFinding, "rule" | "instead">> = {},
): OwnerFinding {
  return { about, level, text, advice, variable: null, instead: null, rule: null, ...more };
}

function ofConnection({ lastVisit }: ServerView): OwnerFinding[] {
  if (lastVisit === null) return [];
  const { outcome, reason } = lastVisit;
  if (outcome === "silent")
    return [
      finding(
        "connection",
        "warning",
        "The server accepted the connection and sent nothing.",
        "Send the login screen at once, without waiting for the client. If this port speaks TLS from the first byte, the listing must say so (tls: true), and a check needs --tls.",
      ),
    ];
  if (wasMeasured({ code: outcome })) return [];
  const advice =
    outcome === "turned-away" || outcome === "cut-off"
      ? "If your server limits or bans addresses, exempt the crawler's, or opt out: a ban is recorded as a failed visit."
      : "Check the address, and whether the port is open to the internet.";
  return [finding("connection", "error", plainLine(reason ?? "The last visit did not get through."), advice)];
}

const tlsProblems: Record<TlsReport["problems"][number], [ServerFinding["level"], string, ServerFinding["rule"]]> = {
  expired: ["error", "Renew the certificate, and restart the server or reload it.", rfc(5280, "4.1.2.5")],
  "not-yet-valid": ["error", "Check the clock of the machine that issued it.", rfc(5280, "4.1.2.5")],
  "host-mismatch": [
    "warning",
    "Get a certificate with the name that players connect to among its names.",
    rfc(9525, "6"),
  ],
  "weak-protocol": ["warning", "Allow TLS 1.2 or 1.3.", rfc(8996)],
  "self-signed": [
    "hint",
    "Most MUD clients accept it after a question. A free certificate (Let's Encrypt) needs none.",
    null,
  ],
  untrusted: [
    "warning",
    "Send the whole chain: the certificate, and those between it and the root authority.",
    rfc(8446, "4.4.2"),
  ],
};

function ofTls({ tls }: ServerView): OwnerFinding[] {
  return tls.reports.flatMap(({ port, ok, problems, error }) => {
    if (!ok)
      return [
        finding(
          "TLS",
          "error",
          `Port ${port} is said to speak TLS, but the handshake failed${error === undefined ? "." : `: ${plainLine(error)}`}`,
          "Make that port speak TLS from the first byte, or do not name it.",
        ),
      ];
    return problems.map((problem) => {
      const [level, advice, rule] = tlsProblems[problem];
      return finding("TLS", level, `Port ${port} speaks TLS, but ${problemWords([problem])}.`, advice, { rule });
    });
  });
}

function ofMssp(server: ServerView): OwnerFinding[] {
  if (server.mssp === null) {
    const { record } = server;
    // A server that sent nothing at all has another problem, and may well have MSSP.
    const measured = record?.["server-probe"] !== undefined && !sentNothing(record);
    return measured
      ? [
          finding(
            "MSSP",
            "hint",
            "The server does not report itself by MSSP, so a directory knows only what it measures.",
            "Offer option 70 (IAC WILL MSSP), and send at least NAME, PLAYERS and UPTIME.",
            { rule: mssp },
          ),
        ]
      : [];
  }
  const asText =
    server.mssp.source === "text"
      ? [
          finding(
            "MSSP",
            "hint",
            "MSSP comes only as lines of text, which a directory requests only if its listing says so.",
            "Offer it over telnet too (IAC WILL MSSP, option 70).",
            { rule: mssp },
          ),
        ]
      : [];
  return [...asText, ...server.mssp.findings.map((each) => ({ ...each, about: "MSSP" }))];
}

function ofNegotiation({ record }: ServerView): OwnerFinding[] {
  const quirks = quirksOf(record?.mudlark);
  const found: OwnerFinding[] = [];
  if (quirks.mirror === true)
    found.push(
      finding(
        "telnet",
        "error",
        "The server sends the client's own telnet commands back, so no client can negotiate with it.",
        "Remove IAC sequences from the input before you echo it, and answer unknown requests with WONT or DONT.",
        { rule: rfc(854) },
      ),
    );
  else if (quirks.agreesToEverything === true)
    found.push(
      finding(
        "telnet",
        "warning",
        "The server agrees to every option, even one that does not exist.",
        "Answer DO with WONT, and WILL with DONT, for options that the server does not have.",
        { rule: rfc(855) },
      ),
    );
  const { loops = [] } = quirks;
  if (loops.length > 0)
    found.push(
      finding(
        "telnet",
        "warning",
        `The server negotiates ${loops.map((name) => plainLine(name, 40)).join(", ")} again although it was settled.`,
        "Answer only a request that changes the state of an option.",
        { rule: rfc(1143) },
      ),
    );
  return found;
}

function ofClaim({ name, state }: CapabilityView): OwnerFinding[] {
  if (state !== "contradicted") return [];
  return [
    finding(
      name,
      "warning",
      `MSSP says that the server supports ${name}, but it refused ${name} when asked.`,
      `Offer ${name}, or remove it from MSSP.`,
      { rule: mssp },
    ),
  ];
}

function ofScreen({ banner, record, entry, lastVisit }: ServerView): OwnerFinding[] {
  if (lastVisit?.outcome !== "ok") return [];
  if (banner === null || (banner.before + banner.after).trim() === "")
    return [
      finding(
        "login screen",
        "warning",
        "The login screen is empty.",
        "Send some text before you wait for a name: the picture, the search and screen readers depend on it.",
      ),
    ];
  const encoding = encodingOf(record, entry);
  if (!banner.encodingGuessed || encoding === undefined) return [];
  return [
    finding(
      "encoding",
      "warning",
      `Nothing says which encoding the text is in. It was guessed from the bytes (${encodingName(encoding.name)}), and some characters may be wrong.`,
      "Negotiate CHARSET, or send CHARSET in MSSP. UTF-8 needs neither to be recognised.",
      { rule: rfc(2066), instead: `CHARSET ${encodingName(encoding.name)}` },
    ),
  ];
}

/** The number of findings of each level. */
export function countFindings(findings: readonly ServerFinding[]): Record<ServerFinding["level"], number> {
  const count = (level: ServerFinding["level"]): number => findings.filter((each) => each.level === level).length;
  return { error: count("error"), warning: count("warning"), hint: count("hint") };
}
