import { createHash, X509Certificate } from "node:crypto";
import { type CertificateExtension, generate } from "selfsigned";
import { describe, expect, it, test } from "vitest";
import {
  certificateNames,
  type MeasuredSocket,
  measuringTls,
  reportTls,
} from "../../../../scanner/src/session/connect/tls.ts";
import { certificateWithOddName } from "../odd-certificate.ts";

const [from, to] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-04-01T00:00:00Z")];
const within = new Date("2026-02-14T00:00:00Z");

const names = Array.from({ length: 101 }, (_, n) => `n${n}.example.org`);
const commonOptions = { notBeforeDate: from, notAfterDate: to, keyType: "ec" } as const;
const extensions: CertificateExtension[] = [
  {
    name: "subjectAltName",
    altNames: [
      { type: 2, value: "mud.example.org" },
      { type: 7, ip: "192.0.2.7" },
      ...names.map((value) => ({ type: 2 as const, value })),
    ],
  },
];
const subject = [{ name: "commonName", value: "mud.example.org" }];
const long = [{ name: "organizationName", value: "x".repeat(600) }];
const [authority, longAuthority] = await Promise.all(
  [
    [
      { name: "organizationName", value: "An authority" },
      { name: "commonName", value: "CA" },
    ],
    long,
  ].map((name) => generate(name, { keyType: "ec", extensions: [{ name: "basicConstraints", cA: true }] })),
);
async function issuedBy(ca: typeof authority, name: typeof subject): Promise<X509Certificate> {
  const made = await generate(name, {
    ...commonOptions,
    extensions,
    ...(ca !== undefined && { ca: { key: ca.private, cert: ca.cert } }),
  });
  return new X509Certificate(made.cert);
}
const own = await issuedBy(undefined, subject);
const issued = await issuedBy(authority, subject);
const longNames = await issuedBy(longAuthority, [...long, ...subject]);

function report(socket: Partial<MeasuredSocket>, { host = "mud.example.org", now = within } = {}) {
  return reportTls(
    {
      getProtocol: () => "TLSv1.3",
      getCipher: () => ({ name: "TLS_AES_256_GCM_SHA384", standardName: "", version: "" }),
      getPeerX509Certificate: () => issued,
      authorized: true,
      authorizationError: new Error(),
      ...socket,
    },
    host,
    4443,
    now,
  );
}

const failing = (code: string): Partial<MeasuredSocket> => ({
  authorized: false,
  authorizationError: Object.assign(new Error(code), { code }),
});

describe("the report of a TLS connection", () => {
  it("has the certificate and what protects the connection", () => {
    const { certificate, ...rest } = report({});
    expect(rest).toEqual({
      port: 4443,
      ok: true,
      protocol: "TLSv1.3",
      cipher: "TLS_AES_256_GCM_SHA384",
      problems: [],
    });
    expect(certificate).toEqual({
      subject: "CN=mud.example.org",
      issuer: "O=An authority, CN=CA",
      names: ["mud.example.org", "192.0.2.7", ...names].slice(0, 100),
      validFrom: "2026-01-01T00:00:00.000Z",
      validTo: "2026-04-01T00:00:00.000Z",
      sha256: createHash("sha256").update(issued.raw).digest("hex"),
    });
  });

  it("has no certificate where the server shows none", () => {
    const { certificate, problems } = report({ getPeerX509Certificate: () => undefined });
    expect([certificate, problems]).toEqual([undefined, []]);
  });

  it("says that a certificate whose name is not text is for another host", async () => {
    const odd = new X509Certificate((await certificateWithOddName()).cert);
    const { problems } = report({ getPeerX509Certificate: () => odd, ...failing("DEPTH_ZERO_SELF_SIGNED_CERT") });
    expect(problems).toContain("host-mismatch");
  });

  it("cuts a subject and an issuer to 500 characters", () => {
    const { certificate } = report({ getPeerX509Certificate: () => longNames });
    expect([certificate?.subject.length, certificate?.issuer.length]).toEqual([500, 500]);
  });

  const day = 86_400_000;
  it.each<[string, Partial<MeasuredSocket>, { host?: string; now?: Date }, string[]]>([
    ["of a good one: none", {}, {}, []],
    ["TLS 1.2: none", { getProtocol: () => "TLSv1.2" }, {}, []],
    ["TLS 1.1", { getProtocol: () => "TLSv1.1" }, {}, ["weak-protocol"]],
    ["no protocol yet: none", { getProtocol: () => null }, {}, []],
    [
      "self-signed, whatever else the library says",
      { getPeerX509Certificate: () => own, ...failing("DEPTH_ZERO_SELF_SIGNED_CERT") },
      {},
      ["self-signed"],
    ],
    ["on its last moment: none", {}, { now: to }, []],
    ["a day later", failing("CERT_HAS_EXPIRED"), { now: new Date(to.getTime() + day) }, ["expired"]],
    ["on its first moment: none", {}, { now: from }, []],
    ["a day before", failing("CERT_NOT_YET_VALID"), { now: new Date(from.getTime() - day) }, ["not-yet-valid"]],
    ["for another host", failing("ERR_TLS_CERT_ALTNAME_INVALID"), { host: "other.example.org" }, ["host-mismatch"]],
    ["for its address: none", {}, { host: "192.0.2.7" }, []],
    ["for another address", {}, { host: "192.0.2.8" }, ["host-mismatch"]],
    ["from an unknown authority", failing("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), {}, ["untrusted"]],
    [
      "from an unknown authority, for another host",
      failing("SELF_SIGNED_CERT_IN_CHAIN"),
      { host: "other.example.org" },
      ["host-mismatch", "untrusted"],
    ],
  ])("names the problems, %s", (_, socket, options, problems) => {
    expect(report(socket, options).problems).toEqual(problems);
  });
});

test("a server name is sent only for a name (RFC 6066 section 3)", () => {
  expect(measuringTls("mud.example.org").servername).toBe("mud.example.org");
  expect("servername" in measuringTls("192.0.2.7")).toBe(false);
  expect("servername" in measuringTls("2001:db8::7")).toBe(false);
  expect(measuringTls("mud.example.org").rejectUnauthorized).toBe(false);
});

// As Node 24 writes them, the comma in quotes being escaped as in JSON.
it.each([
  ["", []],
  ["DNS:mud.example.org, IP Address:2001:DB8:0:0:0:0:0:1", ["mud.example.org", "2001:DB8:0:0:0:0:0:1"]],
  ["email:x@example.org, URI:https://example.org/DNS:a, DNS:*.example.net", ["*.example.net"]],
  [String.raw`DNS:a.example, DNS:"b.example\u002c DNS:bank.example", DNS:c.example`, ["a.example", "c.example"]],
  [String.raw`othername:"x\", DNS:bank.example\"", DNS:c.example`, ["c.example"]],
])("names of a certificate, from %s", (alternative, names) => {
  expect(certificateNames(alternative)).toEqual(names);
});
