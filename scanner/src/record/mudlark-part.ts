import { z } from "zod";
import { capabilityNames } from "./capability-table.ts";
import { mapOf } from "./map-of.ts";
import { outcomeSchema } from "./outcome.ts";
import { msspSchema } from "./server-probe.ts";

/** One of the names. */
export const capabilityNameSchema = z.enum(capabilityNames);

/**
 * What was seen of one capability: facts only, the judgement is the reader's.
 * A capability that does not appear among the evidence was neither offered, asked for, seen nor claimed.
 */
export const evidenceSchema = z.strictObject({
  /** The server's own first word, unasked: a telnet command, or in-band text. */
  offered: z.enum(["WILL", "DO", "in-band"]).optional(),
  /** What the scanner asked. */
  asked: z.enum(["DO", "WILL", "text"]).optional(),
  /** What the server answered to that. */
  answer: z.enum(["agreed", "refused", "silent"]).optional(),
  /** What the scanner said to the server's offer. */
  reply: z.enum(["agreed", "refused"]).optional(),
  /** Data of the protocol itself that arrived (subnegotiations, in-band marks, compressed blocks), counted. */
  data: z.int().nonnegative().optional(),
  /** A short sample of that data, printable, for people. */
  sample: z.string().max(200).optional(),
  /** What the server's MSSP says of it. */
  claimed: z.string().max(100).optional(),
  /** On which connections this was seen. */
  on: z.array(z.enum(["first", "deep", "text"])),
});
/** What was seen of one capability. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** What a TLS handshake with one port showed: any certificate is taken, and what a strict client would say of it is told. */
export const tlsReportSchema = z.strictObject({
  port: z.int().min(1).max(65535),
  ok: z.boolean(),
  /** "TLSv1.3" … */
  protocol: z.string().optional(),
  cipher: z.string().optional(),
  certificate: z
    .strictObject({
      subject: z.string(),
      issuer: z.string(),
      names: z.array(z.string()).max(100),
      validFrom: z.iso.datetime(),
      validTo: z.iso.datetime(),
      sha256: z.string(),
    })
    .optional(),
  /** What a strict client would complain of; empty when nothing. */
  problems: z.array(z.enum(["self-signed", "expired", "not-yet-valid", "host-mismatch", "untrusted", "weak-protocol"])),
  error: z.string().max(300).optional(),
});
/** What a TLS handshake with one port showed. */
export type TlsReport = z.infer<typeof tlsReportSchema>;

/** Which encoding the texts are in, and how that is known. */
export const encodingReportSchema = z.strictObject({
  /** Name by @mudlark/scanner/encoding. */
  name: z.string(),
  source: z.enum(["entry", "charset", "mssp", "terminal", "bytes", "default"]),
  /** 0 to 1, for a guess from the bytes. */
  confidence: z.number().min(0).max(1).optional(),
});
/** Which encoding the texts are in, and how that is known. */
export type EncodingReport = z.infer<typeof encodingReportSchema>;

/** Something that a reader of the record should know: a bound that was reached, an odd thing that the server did. */
export const noteSchema = z.strictObject({ code: z.string().max(60), text: z.string().max(500) });
/** Something that a reader of the record should know. */
export type Note = z.infer<typeof noteSchema>;

/** The texts of a connection as bytes. */
export const rawTextSchema = z.strictObject({
  /** Bytes before and after Return, base64, telnet taken out, the scanner's own address scrubbed. */
  before: z.string(),
  after: z.string(),
  /** MSSP as one payload (VAR name VAL value …), base64, where some of its bytes are above 0x7F: its encoding may be corrected. */
  mssp: z.string().optional(),
});

/** Telnet commands by which a server says where a prompt ends, counted, and the first prompts that ended so. */
export const promptMarksSchema = z.strictObject({
  /** IAC EOR (RFC 885). */
  eor: z.int().nonnegative(),
  /** IAC GA (RFC 854). */
  ga: z.int().nonnegative(),
  /** The last line before the mark, printable. */
  prompts: z.array(z.strictObject({ mark: z.enum(["EOR", "GA"]), text: z.string().max(200) })).max(8),
});
/** Telnet commands by which a server says where a prompt ends. */
export type PromptMarks = z.infer<typeof promptMarksSchema>;

/**
 * GMCP by package, each once, in the order of its first message. `value` is a sample: the beginning of the first message
 * that had data. `count` is absent for 1.
 */
const gmcpSchema = z
  .array(z.strictObject({ package: z.string().max(200), value: z.string().max(4096), count: z.int().optional() }))
  .max(200);

/** Odd ways of a server that change how its evidence is to be read. */
export const quirksSchema = z.strictObject({
  /** The server sends our own negotiation back: it is credited with nothing. */
  mirror: z.boolean().optional(),
  /** It agreed to an option that nobody has: that it agrees to another one when asked proves nothing. */
  agreesToEverything: z.boolean().optional(),
  /** Options that only a client has and that it offered by itself. */
  wrongDirection: z.array(z.string()).optional(),
  /** Options that it negotiated again although they were settled. */
  loops: z.array(z.string()).optional(),
});

/** Odd ways of a server. */
export type Quirks = z.infer<typeof quirksSchema>;

/** What the second, deep connection measured; facts that the first one could not ask for without changing the fingerprint. */
export const deepSchema = z.strictObject({
  visited: z.iso.datetime(),
  outcome: outcomeSchema,
  /** Banner of the deep visit where it is the fuller one. */
  raw: rawTextSchema.optional(),
  encoding: encodingReportSchema.optional(),
  mssp: z
    .strictObject({ source: z.enum(["telnet", "text"]), values: msspSchema, raw: z.string().optional() })
    .optional(),
  gmcp: gmcpSchema.optional(),
  msdp: mapOf(z.unknown()).optional(),
  compression: z
    .strictObject({ kind: z.enum(["MCCP1", "MCCP2"]), inBytes: z.int(), outBytes: z.int(), ended: z.boolean() })
    .optional(),
  promptMarks: promptMarksSchema.optional(),
  quirks: quirksSchema.optional(),
  notes: z.array(noteSchema).max(50).optional(),
});

/** What was seen of a further address of the game; it is not visited deeply. */
export const otherAddressSchema = z.strictObject({
  host: z.string(),
  port: z.int().min(1).max(65535),
  tls: z.boolean(),
  visited: z.iso.datetime(),
  outcome: outcomeSchema,
  ip: z.string().optional(),
  ipFamily: z.enum(["ipv4", "ipv6"]).optional(),
  fingerprint: z.string().optional(),
  tlsReport: tlsReportSchema.optional(),
  /** What its first connection showed of capabilities; without samples, and empty where it showed nothing. */
  evidence: z.partialRecord(capabilityNameSchema, evidenceSchema).optional(),
  /** Its MSSP, where the primary address has none. */
  mssp: msspSchema.optional(),
  /** The bytes of that, as in `raw`. */
  rawMssp: z.string().optional(),
  /** Where this visit failed: when the facts of it were last known to hold. */
  measured: z.iso.datetime().optional(),
});
/** What was seen of a further address of the game. */
export type OtherAddress = z.infer<typeof otherAddressSchema>;

/** Facts of an earlier visit that this one did not bring again. */
export const keptSchema = z.strictObject({ mssp: msspSchema, raw: z.string().optional(), measured: z.iso.datetime() });

/** Everything of ours in a record, under the one key `mudlark`. */
export const mudlarkPartSchema = z.strictObject({
  schema: z.literal(1),
  /** Program and version that wrote the record. */
  generator: z.string(),
  /** The fingerprint rule that the first connection followed. */
  rule: z.literal("telnetlib3-2.5.0").optional(),
  origin: z.enum(["scan", "imported"]),
  /** Where an imported record comes from, and what was lost on the way. */
  provenance: z.string().max(500).optional(),
  outcome: outcomeSchema,
  /** Start of the visit, ISO 8601 UTC. */
  visited: z.iso.datetime(),
  ipFamily: z.enum(["ipv4", "ipv6"]).optional(),
  transport: z.enum(["telnet", "tls"]),
  tls: z.array(tlsReportSchema).max(20).optional(),
  encoding: encodingReportSchema.optional(),
  columns: z.int().optional(),
  raw: rawTextSchema.optional(),
  evidence: z.partialRecord(capabilityNameSchema, evidenceSchema).optional(),
  gmcp: gmcpSchema.optional(),
  msdp: mapOf(z.unknown()).optional(),
  promptMarks: promptMarksSchema.optional(),
  quirks: quirksSchema.optional(),
  notes: z.array(noteSchema).max(50).optional(),
  deep: deepSchema.optional(),
  addresses: z.array(otherAddressSchema).max(20).optional(),
  kept: keptSchema.optional(),
});
/** Everything of ours in a record. */
export type MudlarkPart = z.infer<typeof mudlarkPartSchema>;
