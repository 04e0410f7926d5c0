import { z } from "zod";
import { mapOf } from "./map-of.ts";

const optionStates = z.record(z.string(), z.boolean());
const optionList = z.array(z.string());

/**
 * The data that a fingerprint is the hash of. The last three keys exist since version 4.0.3 of telnetlib3; Mudlark
 * never writes them.
 */
const fingerprintDataSchema = z.strictObject({
  "probed-protocol": z.string().describe("The kind of probe: `telnet`."),
  "scan-type": z
    .string()
    .optional()
    .describe("`quick` or `full`, as the program that made the fingerprint names its kinds of scan."),
  "offered-options": optionList.describe("Options the server offered to use (WILL)."),
  "refused-options": optionList.describe("Options it refused when asked (WONT)."),
  "requested-options": optionList.describe("Options it asked the client to use (DO)."),
  "wrong-direction-offered": optionList
    .optional()
    .describe("Options that only a client can have, offered by the server. Only in other programs' records."),
  "directional-refusals": optionList
    .optional()
    .describe("Options refused in one direction. Only in other programs' records."),
  "looped-negotiation": optionList
    .optional()
    .describe("Options negotiated in a loop. Only in other programs' records."),
});
/** The data that a fingerprint is the hash of. */
export type FingerprintData = z.infer<typeof fingerprintDataSchema>;

const bannerSchema = z.union([
  z.string(),
  z.looseObject({
    text: z.string().describe("Decoded text."),
    raw_hex: z.string().optional().describe("Its bytes, in hex."),
  }),
]);

/** MSSP variables as sent: name → value, or all values if there are several (the last is the default). */
export const msspSchema = mapOf(z.union([z.string(), z.array(z.string())]));
/** MSSP variables as sent; an object without a prototype, so that `__proto__` is an ordinary name. */
export type Mssp = z.infer<typeof msspSchema>;

/** What telnetlib3's records contain about a session in addition to the fingerprint; unknown keys are kept. */
const sessionDataSchema = z.looseObject({
  banner_after_return: bannerSchema
    .optional()
    .describe("What the server sent after Return was pressed: decoded text, or an object with the text and its bytes."),
  banner_before_return: bannerSchema
    .optional()
    .describe("The login screen: what the server sent before Return was pressed."),
  dsr_replies: z.number().optional().describe("Number of cursor position reports sent (DSR 6)."),
  dsr_requests: z.number().optional().describe("Number of cursor position reports the server asked for."),
  encoding: z.string().optional().describe("The encoding the texts were decoded with."),
  mssp: msspSchema.optional().describe("MSSP variables by name, as sent. A list if a variable has several values."),
  option_states: z
    .looseObject({
      server_offered: optionStates.optional().describe("By option: whether the server agreed to use it."),
      server_requested: optionStates.optional().describe("By option: whether the server asked the client to use it."),
      directional_refusals: optionList.optional().describe("Options refused in one direction."),
      environ_requested: z
        .array(
          z.looseObject({
            type: z.string().describe("VAR or USERVAR."),
            name: z.string().describe("Name of the variable."),
            value_hex: z.string().optional().describe("Its value, in hex."),
          }),
        )
        .optional()
        .describe("Environment variables the server asked for (RFC 1572)."),
    })
    .optional()
    .describe("The state of each telnet option at the end of the visit."),
  scan_type: z.string().optional().describe("`quick` or `full`."),
  timing: z
    .looseObject({ probe: z.number(), total: z.number() })
    .optional()
    .describe("Seconds: `probe` for the negotiation, `total` for the visit."),
  zmp: z.array(z.unknown()).optional().describe("ZMP commands received."),
  atcp: z
    .array(
      z.looseObject({ package: z.string().describe("Name of the package."), value: z.string().describe("Its text.") }),
    )
    .optional()
    .describe("ATCP messages received."),
  aardwolf: z.array(z.unknown()).optional().describe("Messages on Aardwolf's option 102."),
  mxp: z.array(z.string()).optional().describe("MXP tags received."),
  comport: z.unknown().optional().describe("What the server said about a serial port (RFC 2217)."),
});

/** The part of a record that is shared with telnetlib3, in any version. */
export const serverProbeSchema = z.looseObject({
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/, "a fingerprint is 16 hex digits")
    .describe("Hash of `fingerprint-data`: servers with the same fingerprint negotiate alike."),
  "fingerprint-data": fingerprintDataSchema.describe("What the fingerprint is the hash of."),
  session_data: sessionDataSchema.describe("What was seen of the session besides the fingerprint."),
});
/** The part of a record that is shared with telnetlib3. */
export type ServerProbe = z.infer<typeof serverProbeSchema>;

/** When and where a record was measured; `connected` is ISO 8601. */
export const sessionSchema = z.looseObject({
  host: z.string().describe("Host name or address, as listed."),
  ip: z.string().optional().describe("The IP address that was connected to."),
  port: z.int().min(1).max(65535).describe("Its port."),
  connected: z.string().describe("When the connection was made (ISO 8601)."),
});
/** When and where a record was measured. */
export type RecordSession = z.infer<typeof sessionSchema>;
