import { capabilityNames, differenceSchema } from "@mudlark/scanner/record";
import { z } from "zod";
import { capabilityStates } from "../../model/server-view.ts";

// Parts that several shapes of /api/v1/ share.

export const moment = z.iso.datetime().describe("ISO 8601, UTC");
/** Since when something has been true, and when that was last confirmed. */
export const seen = {
  at: moment.nullable().describe("since when it has been true: a record is rewritten only when something changes"),
  confirmed: moment
    .nullable()
    .describe("the newest visit that found it unchanged; the same as `at` if there was none since"),
};
export const slugShape = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const url = z.url();
export const hash = z.string().regex(/^[0-9a-f]{16}$/);
export const capability = z.enum(capabilityNames);
export const capabilityState = z.enum(capabilityStates);
export const differences = z
  .array(differenceSchema)
  .optional()
  .describe(
    "from what to what: `from` is absent for something new, `to` for something that is gone; untrusted text from the server",
  );

/** The start of every document. */
export const envelope = {
  generated: moment.nullable().describe("the newest visit in the data; null before the first"),
};
