import { z } from "zod";
import { mudlarkPartSchema } from "./mudlark-part.ts";
import { serverProbeSchema, sessionSchema } from "./server-probe.ts";

/**
 * A scan record: data/records/<id>.json, or what `mudlark scan` prints. It uses telnetlib3's layout, with our additions
 * under `mudlark`. `server-probe` is absent if no server was reached; `mudlark` is absent in records of other programs.
 */
export const scanRecordSchema = z.looseObject({
  "server-probe": serverProbeSchema
    .optional()
    .describe("The part that other programs of the field (telnetlib3) also write; absent if no server was reached."),
  sessions: z.array(sessionSchema).describe("When and where it was measured."),
  mudlark: mudlarkPartSchema
    .optional()
    .describe("What only this scanner records; absent in records of other programs."),
});
/** A record of one server, by Mudlark or another program that uses the format. */
export type ScanRecord = z.infer<typeof scanRecordSchema>;
