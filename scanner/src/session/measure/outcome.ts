import { addressFamily, formatTarget, serviceOn } from "../../address/index.ts";
import { findRefusal, lastWords, type Refusal } from "../../dialogue/index.ts";
import { decode } from "../../encoding/index.ts";
import type { Outcome, OutcomeCode, ScanRecord } from "../../record/index.ts";
import { bannerText } from "../../record/meaning/index.ts";
import { beginning, showUnseenLine } from "../../text/index.ts";
import { ConnectError } from "../connect/link.ts";

/** Errors of the operating system and of TLS, mapped to outcomes. */
const byCode: Readonly<Record<string, OutcomeCode>> = {
  ECONNREFUSED: "refused",
  ETIMEDOUT: "connect-timeout",
  ECONNRESET: "reset",
  ECONNABORTED: "reset",
  EPIPE: "reset",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  EPERM: "unreachable",
  EINVAL: "unreachable",
  EFORBIDDENPORT: "forbidden-port",
};

/** The outcome of a connection that could not be established. */
export function connectOutcome(cause: unknown, where: string): Outcome {
  const { code, message, phase } =
    cause instanceof ConnectError ? cause : { code: "EUNKNOWN", message: String(cause), phase: "connect" as const };
  if (phase === "tls") {
    return {
      code: "tls-failure",
      phase,
      reason: sentence(`${where} accepted the connection, but the TLS handshake failed: ${plainTls(code, message)}`),
      cause: code.slice(0, 100),
    };
  }
  const outcome = byCode[code] ?? "unreachable";
  const words: Partial<Record<OutcomeCode, string>> = {
    refused: "refused the connection",
    "connect-timeout": `did not answer (${message})`,
    reset: "reset the connection while it was being opened",
    unreachable: `could not be reached (${message})`,
    "forbidden-port": `was not visited: ${message}`,
  };
  return { code: outcome, phase, reason: sentence(`${where} ${words[outcome] ?? message}`), cause: code.slice(0, 100) };
}

/** OpenSSL's message without thread numbers, functions and files, which differ between visits and machines. */
function plainTls(code: string, message: string): string {
  if (code === "ERR_SSL_WRONG_VERSION_NUMBER") return "what the server sent is not TLS";
  return /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message;
}

/** The outcome of a host name that does not resolve. */
export function resolveOutcome(cause: unknown, host: string): Outcome {
  const code = (cause as { code?: string }).code ?? "EAI_FAIL";
  const words = code === "ENOTFOUND" ? "does not exist (DNS)" : "could not be resolved";
  return {
    code: "dns-failure",
    phase: "resolve",
    reason: sentence(`The host name ${host} ${words}`),
    cause: code.slice(0, 100),
  };
}

/** The outcome of a host that has addresses, but none in the requested family. */
export function noFamilyOutcome(host: string, family: 4 | 6 | undefined): Outcome {
  const own = addressFamily(host);
  const reason =
    own === undefined
      ? `${host} has no ${family === undefined ? "IP" : `IPv${family}`} address`
      : `${host} is an IPv${own} address, but only IPv${family ?? 4} was requested`;
  return { code: "dns-failure", phase: "resolve", reason: sentence(reason), cause: "ENODATA" };
}

/** The outcome of a port that belongs to another service; undefined when the port may be visited. */
export function forbiddenPortOutcome(host: string, port: number): Outcome | undefined {
  const service = serviceOn(port);
  if (service === undefined) return undefined;
  return {
    code: "forbidden-port",
    phase: "policy",
    reason: sentence(`${formatTarget({ host, port })} was not visited: port ${port} belongs to ${service}`),
  };
}

/** The outcome of an address that the scanner does not visit. */
export function privateOutcome(host: string, ip: string): Outcome {
  const leads = host === ip ? `${ip} is` : `${host} resolves to ${ip}, which is`;
  return {
    code: "private-address",
    phase: "resolve",
    reason: sentence(
      `${leads} not a public address; only public addresses are visited unless --allow-private is given`,
    ),
  };
}

/** How other protocols start, to recognise them. */
const otherProtocols: readonly [string, RegExp][] = [
  ["SSH", /^SSH-\d/],
  ["TLS", /^(?:\x15|\x16)\x03[\x00-\x04]/],
  ["SMTP or FTP", /^220[ -][^\n]*(?:smtp|ftp|mail)/i],
  ["IMAP", /^\* OK [^\n]*imap/i],
  ["POP3", /^\+OK [^\n]*pop/i],
  ["RFB (VNC)", /^RFB \d{3}\./],
  [
    "MySQL",
    /^[\s\S]{3}\x00\x0a\d{1,2}\.\d[^\x00]{0,80}\x00|^[\s\S]{3,8}Host '[^']{0,255}' is (?:not allowed to connect to this|blocked because of many connection errors)/,
  ],
  ["HTTP", /^HTTP\/\d(?:\.\d)? \d{3}(?:[ \r\n]|$)/],
  // A page without a status line: what nginx and others answer to a line that is not HTTP/1.
  ["HTTP", /^\s*(?:<!DOCTYPE html|<html[\s>])(?=[^]*<(?:title|body|h1)[\s>])/i],
];

/** The facts of a session that decide its outcome. */
interface SessionFacts {
  where: string;
  /** Texts before and after Return, one character per byte. */
  text: string;
  /** The same two texts, decoded, to be searched for a refusal, and what our last answer replied to. */
  words: { before: string; after: string; asked: string };
  /** Whether anything was sent after the banner. */
  returned: boolean;
  /** Whether the link was still open when it was time to ask for options. */
  optionsAsked: boolean;
  /** Bytes received, including telnet. */
  received: number;
  /** Negotiation verbs received. */
  verbs: number;
  /** Milliseconds until the server closed the connection; undefined if it did not. */
  closedAfter: number | undefined;
  /** The error that broke the connection; undefined if none did. */
  reset: string | undefined;
}

/** The outcome of a session that took place. */
export function sessionOutcome(facts: SessionFacts): Outcome {
  const { where, text, received, verbs, optionsAsked, closedAfter, reset } = facts;
  if (received === 0 && reset !== undefined) {
    return {
      code: "reset",
      phase: "session",
      reason: sentence(`${where} reset the connection without sending anything`),
      cause: reset,
    };
  }
  if (received === 0) {
    const end =
      closedAfter === undefined
        ? "but sent nothing"
        : `but closed it after ${(closedAfter / 1000).toFixed(1)} s without sending anything`;
    return { code: "silent", phase: "done", reason: sentence(`${where} accepted the connection ${end}`) };
  }
  const other = verbs === 0 ? otherProtocols.find(([, pattern]) => pattern.test(text)) : undefined;
  if (other !== undefined && !(other[0] === "HTTP" && hasBannerBehind(text))) {
    const says = other[0] === "HTTP" ? "is a web server: it speaks HTTP" : `speaks ${other[0]}`;
    return {
      code: "not-telnet",
      phase: "session",
      reason: sentence(`${where} ${says}, not telnet`),
      cause: other[0],
    };
  }
  // Some servers show a refusal for seconds before they hang up; options requested in that time are never answered.
  const early = earlyEnd({ ...facts, optionsAsked: optionsAsked && verbs > 0 });
  if (early !== undefined) return early;
  const broken = reset === undefined ? "" : `, but the connection was reset at the end (${reset})`;
  const unasked = optionsAsked ? "" : ", but hung up before we could ask for its options";
  return { code: "ok", phase: "done", reason: sentence(`${where} answered${broken === "" ? unasked : broken}`) };
}

/** The outcome of the deep connection. A silent or refused one must not replace an earlier good one. */
export function deepOutcome(facts: Omit<SessionFacts, "text" | "verbs" | "reset">): Outcome {
  const { where, received } = facts;
  if (received === 0) {
    return {
      code: "silent",
      phase: "done",
      reason: sentence(`${where} accepted the deep connection but sent nothing`),
    };
  }
  return earlyEnd(facts) ?? { code: "ok", phase: "done", reason: sentence(`${where} answered on the deep connection`) };
}

/** The outcome if the server hung up before we could ask for options, with or without a refusal. */
function earlyEnd({
  where,
  words,
  returned,
  optionsAsked,
  closedAfter,
}: Omit<SessionFacts, "text" | "verbs" | "reset">): Outcome | undefined {
  if (optionsAsked || closedAfter === undefined) return undefined;
  const refusal = findRefusal(words.before, words.after, words.asked);
  if (refusal !== undefined) return turnedAway(where, refusal);
  // Many servers hang up on an empty name. That is normal, and the rule has a fingerprint for it.
  if (returned) return undefined;
  const said = lastWords(words.before);
  return {
    code: "cut-off",
    phase: "session",
    reason: sentence(
      `${where} hung up after ${(closedAfter / 1000).toFixed(1)} s, before we could ask anything${said === undefined ? "" : `: "${said}"`}`,
    ),
  };
}

function turnedAway(where: string, { kind, words }: Refusal): Outcome {
  return {
    code: "turned-away",
    phase: "session",
    reason: sentence(`${where} turned the visit away: "${words}"`),
    cause: kind,
  };
}

/**
 * The outcome of a visit whose only text is a refusal on a connection that stayed open, from a server that neither
 * agreed to an option nor asked for one. A login screen may read like that too, so this only counts if an earlier visit
 * saw something else.
 * @param where the server, as sentences name it
 * @returns undefined if the record shows no refusal
 */
export function shownRefusal(record: ScanRecord, where: string): Outcome | undefined {
  const data = record["server-probe"]?.["fingerprint-data"];
  if (data === undefined || data["offered-options"].length + data["requested-options"].length > 0) return undefined;
  const { raw, encoding } = record.mudlark ?? {};
  const words = (which: "before" | "after"): string =>
    raw === undefined || encoding === undefined
      ? bannerText(record, which)
      : decode(Buffer.from(raw[which], "base64"), encoding.name);
  const refusal = findRefusal(words("before"), words("after"));
  return refusal && turnedAway(where, refusal);
}

/**
 * A telnet port may also serve HTTP and start with an HTTP answer. If a banner follows instead of a page, it is a
 * telnet server (MorgenGrauen).
 */
function hasBannerBehind(text: string): boolean {
  const end = text.search(/\r?\n\r?\n/);
  const body = end === -1 ? "" : text.slice(end).trim();
  return body.length >= 100 && !body.startsWith("<");
}

function sentence(text: string): string {
  return `${beginning(showUnseenLine(text.trim()), 480)}.`;
}
