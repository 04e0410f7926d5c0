import { constants, X509Certificate } from "node:crypto";
import { isIP, type Socket } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { defined } from "../../objects/index.ts";
import type { TlsReport } from "../../record/index.ts";
import { beginning } from "../../text/index.ts";
import { hearErrors } from "./hear-errors.ts";
import { meteredStream } from "./metered-stream.ts";

/**
 * Options of a TLS connection that measures instead of enforcing: any certificate, and any version that a server may
 * still speak. No server name is sent for a bare address (RFC 6066 section 3: "Literal IPv4 and IPv6 addresses are not
 * permitted").
 */
export function measuringTls(host: string): {
  rejectUnauthorized: false;
  minVersion: "TLSv1";
  ciphers: string;
  secureOptions: number;
  servername?: string;
} {
  return {
    rejectUnauthorized: false,
    minVersion: "TLSv1",
    ciphers: "DEFAULT@SECLEVEL=0",
    // A server could request one handshake after another, and each costs processor time.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    ...(isIP(host) === 0 && { servername: host }),
  };
}

/**
 * Starts TLS on a connection, to measure it. What the server sends is counted below TLS (`metered-stream.ts`).
 * @param plain a connected socket, without listeners for data
 * @param connectionBytes bytes of data that the connection may receive
 */
export function secureOver(plain: Socket, host: string, connectionBytes: number): TLSSocket {
  const secure = connect({ socket: meteredStream(plain, connectionBytes), ...measuringTls(host) });
  hearErrors(secure);
  return secure;
}

const text = (value: string | undefined, most = 500): string => beginning((value ?? "").replaceAll("\n", ", "), most);

/** What a report needs from a TLS connection. */
export type MeasuredSocket = Pick<
  TLSSocket,
  "getProtocol" | "getCipher" | "getPeerX509Certificate" | "authorized" | "authorizationError"
>;

/** Reports what a TLS connection shows: version, cipher, certificate, and what a strict client would object to. */
export function reportTls(socket: MeasuredSocket, host: string, port: number, now: Date): TlsReport {
  const protocol = socket.getProtocol() ?? undefined;
  const problems = new Set<TlsReport["problems"][number]>();
  if (protocol !== undefined && protocol !== "TLSv1.2" && protocol !== "TLSv1.3") problems.add("weak-protocol");
  const raw = socket.getPeerX509Certificate();
  const report = {
    port,
    ok: true,
    ...defined({ protocol }),
    cipher: socket.getCipher().name,
  };
  if (raw === undefined) return { ...report, problems: [...problems] };
  const certificate = readCertificate(raw);
  if (raw.issuer === raw.subject) problems.add("self-signed");
  if (now > new Date(raw.validTo)) problems.add("expired");
  if (now < new Date(raw.validFrom)) problems.add("not-yet-valid");
  if (!isFor(host, raw)) problems.add("host-mismatch");
  const complaint = (socket.authorizationError as unknown as { code?: string } | string | null) ?? null;
  const code = typeof complaint === "string" ? complaint : complaint?.code;
  if (!socket.authorized && code !== "ERR_TLS_CERT_ALTNAME_INVALID" && !problems.has("self-signed")) {
    if (code !== "CERT_HAS_EXPIRED" && code !== "CERT_NOT_YET_VALID") problems.add("untrusted");
  }
  return { ...report, ...defined({ certificate }), problems: [...problems].sort() };
}

/** Whether a certificate is for a host. One whose name is not text is for none: OpenSSL refuses to compare it. */
function isFor(host: string, certificate: X509Certificate): boolean {
  try {
    return (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The host names and IP addresses of a certificate (RFC 5280 section 4.2.1.6).
 * @param alternative Node's text of them: "DNS:a.example, IP Address:192.0.2.1". A name with characters that no host
 *   name has, such as a comma, is in quotes, and left out here: it might contain what looks like further names.
 */
export function certificateNames(alternative: string): string[] {
  const parts = alternative.matchAll(/([^:,"]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/gy);
  return [...parts].flatMap(([, kind, value = ""]) =>
    (kind === "DNS" || kind === "IP Address") && /^[^\s"]+$/.test(value) ? [value] : [],
  );
}

function readCertificate(certificate: X509Certificate): TlsReport["certificate"] {
  const [validFrom, validTo] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (Number.isNaN(validFrom.getTime()) || Number.isNaN(validTo.getTime())) return undefined;
  return {
    subject: text(certificate.subject),
    issuer: text(certificate.issuer),
    names: certificateNames(certificate.subjectAltName ?? "").slice(0, 100),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    sha256: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
  };
}
