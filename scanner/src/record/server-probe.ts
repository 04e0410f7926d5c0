import { z } from "zod";
import { mapOf } from "./map-of.ts";

const optionStates = z.record(z.string(), z.boolean());
const optionList = z.array(z.string());

/** What the fingerprint is the hash of. The three last keys exist since the field's version 4.0.3; Mudlark never writes them. */
export const fingerprintDataSchema = z.strictObject({
  "probed-protocol": z.string(),
  "scan-type": z.string().optional(),
  "offered-options": optionList,
  "refused-options": optionList,
  "requested-options": optionList,
  "wrong-direction-offered": optionList.optional(),
  "directional-refusals": optionList.optional(),
  "looped-negotiation": optionList.optional(),
});
/** What a fingerprint is the hash of. */
export type FingerprintData = z.infer<typeof fingerprintDataSchema>;

const bannerSchema = z.union([z.string(), z.looseObject({ text: z.string(), raw_hex: z.string().optional() })]);

/** MSSP variables as sent: name → value, or all values where there are several (the last is the default). */
export const msspSchema = mapOf(z.union([z.string(), z.array(z.string())]));
/** MSSP variables as sent; an object without prototype, since `__proto__` is a name like any other. */
export type Mssp = z.infer<typeof msspSchema>;

/** What telnetlib3's records say about a session besides the fingerprint; unknown keys are kept. */
export const sessionDataSchema = z.looseObject({
  banner_after_return: bannerSchema.optional(),
  banner_before_return: bannerSchema.optional(),
  dsr_replies: z.number().optional(),
  dsr_requests: z.number().optional(),
  encoding: z.string().optional(),
  mssp: msspSchema.optional(),
  option_states: z
    .looseObject({
      server_offered: optionStates.optional(),
      server_requested: optionStates.optional(),
      directional_refusals: optionList.optional(),
      environ_requested: z
        .array(z.looseObject({ type: z.string(), name: z.string(), value_hex: z.string().optional() }))
        .optional(),
    })
    .optional(),
  scan_type: z.string().optional(),
  timing: z.looseObject({ probe: z.number(), total: z.number() }).optional(),
  zmp: z.array(z.unknown()).optional(),
  atcp: z.array(z.looseObject({ package: z.string(), value: z.string() })).optional(),
  aardwolf: z.array(z.unknown()).optional(),
  mxp: z.array(z.string()).optional(),
  comport: z.unknown().optional(),
});

/** The field's own part of a record (telnetlib3's layout), every version. */
export const serverProbeSchema = z.looseObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, "a fingerprint is 16 hex digits"),
  "fingerprint-data": fingerprintDataSchema,
  session_data: sessionDataSchema,
});
/** The field's own part of a record. */
export type ServerProbe = z.infer<typeof serverProbeSchema>;

/** When and where a record was measured; `connected` is ISO 8601. */
export const sessionSchema = z.looseObject({
  host: z.string(),
  ip: z.string().optional(),
  port: z.int().min(1).max(65535),
  connected: z.string(),
});
/** When and where a record was measured. */
export type RecordSession = z.infer<typeof sessionSchema>;
