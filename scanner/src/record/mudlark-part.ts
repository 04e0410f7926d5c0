import { z } from "zod";
import { capabilityNames } from "./capability-table.ts";
import { mapOf } from "./map-of.ts";
import { outcomeSchema } from "./outcome.ts";
import { msspSchema } from "./server-probe.ts";

/** The name of a capability. */
const capabilityNameSchema = z.enum(capabilityNames);

/**
 * What was seen of one capability: only facts, which the reader has to judge. A capability without evidence was neither
 * offered, requested, seen nor claimed.
 */
const evidenceSchema = z.strictObject({
  offered: z
    .enum(["WILL", "DO", "in-band"])
    .optional()
    .describe("What the server offered unasked: a telnet command, or a mark in its text."),
  asked: z
    .enum(["DO", "WILL", "text"])
    .optional()
    .describe("What the scanner asked: `text` is MSSP asked for as a line of text."),
  answer: z.enum(["agreed", "refused", "silent"]).optional().describe("How the server answered that."),
  reply: z.enum(["agreed", "refused"]).optional().describe("How the scanner answered the server's offer."),
  data: z
    .int()
    .nonnegative()
    .optional()
    .describe("How much data of the protocol arrived: subnegotiations, marks in the text, compressed blocks."),
  sample: z.string().max(200).optional().describe("A short, printable sample of that data."),
  claimed: z.string().max(100).optional().describe("What the server's MSSP says about it."),
  on: z
    .array(z.enum(["first", "deep", "text"]))
    .describe("The connections on which this was seen: `first`, `deep`, or `text` for MSSP asked for as text."),
});
/** What was seen of one capability. */
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * What a TLS handshake with one port showed. Any certificate is accepted; what a strict client would object to is
 * recorded.
 */
const tlsReportSchema = z.strictObject({
  port: z.int().min(1).max(65535).describe("Port of the handshake."),
  ok: z.boolean().describe("Whether the handshake succeeded, with any certificate."),
  protocol: z.string().optional().describe("TLS version: TLSv1.2, TLSv1.3."),
  cipher: z.string().optional().describe("Name of the cipher suite."),
  certificate: z
    .strictObject({
      subject: z.string().describe("Who it was issued to."),
      issuer: z.string().describe("Who issued it."),
      names: z.array(z.string()).max(100).describe("Host names and addresses it is valid for."),
      validFrom: z.iso.datetime().describe("Start of its validity."),
      validTo: z.iso.datetime().describe("End of its validity."),
      sha256: z.string().describe("SHA-256 of the certificate, in hex."),
    })
    .optional()
    .describe("The server's certificate."),
  problems: z
    .array(z.enum(["self-signed", "expired", "not-yet-valid", "host-mismatch", "untrusted", "weak-protocol"]))
    .describe("What a strict client would reject."),
  error: z.string().max(300).optional().describe("Why the handshake failed."),
});
/** What a TLS handshake with one port showed. */
export type TlsReport = z.infer<typeof tlsReportSchema>;

/** The encoding of the texts, and how it was determined. */
const encodingReportSchema = z.strictObject({
  name: z.string().describe("Name of the encoding, such as `utf-8` or `cp437`."),
  source: z
    .enum(["entry", "charset", "mssp", "terminal", "bytes", "default"])
    .describe(
      "How it is known: from the listing entry, CHARSET (RFC 2066), MSSP, the terminal type, the bytes, or by default.",
    ),
  confidence: z.number().min(0).max(1).optional().describe("How sure a guess from the bytes is."),
});
/** The encoding of the texts, and how it was determined. */
export type EncodingReport = z.infer<typeof encodingReportSchema>;

/** Something that a reader of the record should know: a limit that was reached, or odd behaviour of the server. */
const noteSchema = z.strictObject({
  code: z.string().max(60).describe("For programs."),
  text: z.string().max(500).describe("For people."),
});
/** Something that a reader of the record should know. */
export type Note = z.infer<typeof noteSchema>;
const notesSchema = z
  .array(noteSchema)
  .max(50)
  .describe("What a reader should know: limits that were reached, unusual behaviour.");

/** The texts of a connection as bytes. */
const rawTextSchema = z.strictObject({
  before: z
    .string()
    .describe("Bytes before Return, base64: telnet commands removed, the scanner's own address masked."),
  after: z.string().describe("Bytes after Return, in the same form."),
  mssp: z
    .string()
    .optional()
    .describe(
      "MSSP as one payload (VAR name VAL value …), base64, if any byte is above 0x7F: its encoding may be corrected later.",
    ),
});

/** Number of telnet commands by which a server marks the end of a prompt, and the first prompts that ended with one. */
const promptMarksSchema = z
  .strictObject({
    eor: z.int().nonnegative().describe("Number of IAC EOR (RFC 885)."),
    ga: z.int().nonnegative().describe("Number of IAC GA (RFC 854)."),
    prompts: z
      .array(
        z.strictObject({
          mark: z.enum(["EOR", "GA"]).describe("The command."),
          text: z.string().max(200).describe("The last line before it."),
        }),
      )
      .max(8)
      .describe("The first prompts that ended with one: the last line before it, printable."),
  })
  .describe("Telnet commands that mark the end of a prompt.");
/** Telnet commands by which a server marks the end of a prompt. */
export type PromptMarks = z.infer<typeof promptMarksSchema>;

/**
 * GMCP by package, each once, in order of first appearance. `value` is a sample: the beginning of the first message
 * that had data. `count` is absent if it is 1.
 */
const gmcpSchema = z
  .array(
    z.strictObject({
      package: z.string().max(200).describe("Name of the package: `Core.Ping`."),
      value: z.string().max(4096).describe("Sample: the beginning of its first message with data."),
      count: z.int().optional().describe("Number of messages; absent for one."),
    }),
  )
  .max(200)
  .describe("GMCP messages by package: a sample of the first with data, and their number if more than one.");

const msdpSchema = mapOf(z.unknown()).describe("MSDP variables by name.");

/** Unusual behaviour of a server that changes how its evidence must be read. */
const quirksSchema = z
  .strictObject({
    mirror: z
      .boolean()
      .optional()
      .describe("The server sends our own negotiation back; nothing it says counts as evidence."),
    agreesToEverything: z
      .boolean()
      .optional()
      .describe("It agreed to an option that does not exist, so its agreement proves nothing."),
    wrongDirection: z
      .array(z.string())
      .optional()
      .describe("Options that only a client can have, offered by the server unasked."),
    loops: z.array(z.string()).optional().describe("Options it negotiated again after they were settled."),
  })
  .describe("Unusual behaviour that changes how the evidence must be read.");

/** Unusual behaviour of a server. */
export type Quirks = z.infer<typeof quirksSchema>;

/**
 * What the second, deep connection measured: facts that the first one could not ask for without changing the
 * fingerprint.
 */
const deepSchema = z.strictObject({
  visited: z.iso.datetime().describe("Start of the deep visit (ISO 8601, UTC)."),
  outcome: outcomeSchema.describe("How it ended."),
  raw: rawTextSchema.optional().describe("The login screen of the deep visit, if it is the fuller one."),
  encoding: encodingReportSchema.optional().describe("The encoding of its texts."),
  mssp: z
    .strictObject({
      source: z.enum(["telnet", "text"]).describe("How it came: by telnet, or as text."),
      values: msspSchema.describe("The variables by name, as sent."),
      raw: z.string().optional().describe("Their bytes, as in `raw.mssp`."),
    })
    .optional()
    .describe("MSSP of the deep visit: sent by telnet, or asked for as text."),
  gmcp: gmcpSchema.optional(),
  msdp: msdpSchema.optional(),
  compression: z
    .strictObject({
      kind: z.enum(["MCCP1", "MCCP2"]).describe("Version of MCCP."),
      inBytes: z.int().describe("Compressed bytes received."),
      outBytes: z.int().describe("Bytes after decompression."),
      ended: z.boolean().describe("Whether the stream ended properly."),
    })
    .optional()
    .describe("Compression that was used: kind, and bytes before and after."),
  promptMarks: promptMarksSchema.optional(),
  quirks: quirksSchema.optional(),
  notes: notesSchema.optional(),
});

/** What was seen at a further address of the game, which gets no deep visit. */
const otherAddressSchema = z.strictObject({
  host: z.string().describe("Host of this address, as listed."),
  port: z.int().min(1).max(65535).describe("Its port."),
  tls: z.boolean().describe("Whether it uses TLS from the first byte."),
  visited: z.iso.datetime().describe("Start of the newest visit to it."),
  outcome: outcomeSchema.describe("How that visit ended."),
  ip: z.string().optional().describe("The IP address that was connected to."),
  ipFamily: z.enum(["ipv4", "ipv6"]).optional().describe("IPv4 or IPv6."),
  fingerprint: z.string().optional().describe("The fingerprint of this address."),
  tlsReport: tlsReportSchema.optional().describe("What its TLS handshake showed."),
  evidence: z
    .partialRecord(capabilityNameSchema, evidenceSchema)
    .optional()
    .describe("What its first connection showed of capabilities, without samples."),
  mssp: msspSchema.optional().describe("Its MSSP, if the primary address has none."),
  rawMssp: z.string().optional().describe("The bytes of that, as in `raw.mssp`."),
  measured: z.iso
    .datetime()
    .optional()
    .describe("When its facts were last known to be true, if the newest visit failed."),
});
/** What was seen at a further address of the game. */
export type OtherAddress = z.infer<typeof otherAddressSchema>;

/** Facts from an earlier visit that this one did not confirm. */
const keptSchema = z.strictObject({
  mssp: msspSchema.describe("Its MSSP variables."),
  raw: z.string().optional().describe("Their bytes, as in `raw.mssp`."),
  measured: z.iso.datetime().describe("When that was."),
});

/** Mudlark's own part of a record, all under the key `mudlark`. */
export const mudlarkPartSchema = z.strictObject({
  schema: z.literal(1).describe("Version of this part of the record."),
  generator: z.string().describe("Program and version that wrote the record."),
  rule: z.literal("telnetlib3-2.5.0").optional().describe("The fingerprint rule that the first connection followed."),
  origin: z.enum(["scan", "imported"]).describe("Whether it was scanned here or imported from another program."),
  provenance: z.string().max(500).optional().describe("Where an imported record comes from, and what was lost."),
  outcome: outcomeSchema.describe("How the visit ended, and why."),
  visited: z.iso.datetime().describe("Start of the visit (ISO 8601, UTC)."),
  ipFamily: z.enum(["ipv4", "ipv6"]).optional().describe("IPv4 or IPv6."),
  transport: z.enum(["telnet", "tls"]).describe("Plain telnet, or TLS from the first byte."),
  tls: z.array(tlsReportSchema).max(20).optional().describe("What TLS handshakes with its ports showed."),
  encoding: encodingReportSchema.optional().describe("The encoding of its texts, and how it is known."),
  columns: z.int().optional().describe("Width that the login screen was drawn for."),
  raw: rawTextSchema.optional().describe("The texts of the first connection as bytes."),
  evidence: z
    .partialRecord(capabilityNameSchema, evidenceSchema)
    .optional()
    .describe(
      "By capability: what was seen of it. One that is missing was neither offered, asked for, seen nor claimed.",
    ),
  gmcp: gmcpSchema.optional(),
  msdp: msdpSchema.optional(),
  promptMarks: promptMarksSchema.optional(),
  quirks: quirksSchema.optional(),
  notes: notesSchema.optional(),
  deep: deepSchema.optional().describe("What the second, deep connection measured."),
  addresses: z.array(otherAddressSchema).max(20).optional().describe("What was seen of the game's other addresses."),
  kept: keptSchema.optional().describe("Facts from an earlier visit that the newest one did not confirm."),
});
/** Mudlark's own part of a record. */
export type MudlarkPart = z.infer<typeof mudlarkPartSchema>;
