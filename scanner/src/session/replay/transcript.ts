import { z } from "zod";
import { replayNetwork, TranscriptError } from "./replay-network.ts";
import type { TranscriptEvent, Visit, VisitOptions, VisitTarget } from "../types.ts";
import { visitOver } from "../visit.ts";

const targetSchema = z.strictObject({
  host: z.string(),
  port: z.number(),
  tls: z.boolean(),
  encoding: z.string().optional(),
  columns: z.number().optional(),
  mssp: z.literal("text").optional(),
  ip: z.string().optional(),
});

/** The first line of a transcript: what was visited. */
const headerSchema = z.object({
  event: z.literal("visit"),
  detail: z.object({
    began: z.string(),
    target: targetSchema,
    allowPrivate: z.boolean(),
    deep: z.boolean().optional(),
    family: z.union([z.literal(4), z.literal(6)]).optional(),
    ownAddresses: z.array(z.string()).optional(),
    limits: z.record(z.string(), z.number()).optional(),
  }),
});

const at = { conn: z.int(), t: z.number().nonnegative(), dir: z.enum(["s2c", "c2s"]) };
const eventSchema = z.union([
  z.object({ ...at, hex: z.string().regex(/^(?:[0-9a-f]{2})*$/i, "must be hexadecimal digits") }),
  z.object({
    ...at,
    event: z.enum(["visit", "resolve", "connect", "refused", "fin", "rst", "tls"]),
    detail: z.unknown().optional(),
  }),
]);

/**
 * Replays a transcript: the same bytes at the same times give the same record.
 * @param lines the text of a transcript file: one JSON object per line
 * @param where its name, for messages
 * @throws TranscriptError with a sentence if the file is not a transcript
 */
export async function replay(lines: string, where: string, options: Pick<VisitOptions, "onLog"> = {}): Promise<Visit> {
  const events = readTranscript(lines, where);
  const header = headerSchema.safeParse(events[0]);
  if (!header.success) {
    throw new TranscriptError(
      `${where}:1: the first line does not say what was visited; expected a file written by \`mudlark scan --transcript\`.`,
    );
  }
  const { began, target, deep, ...rest } = header.data.detail;
  return visitOver(replayNetwork(events, began), target as VisitTarget, {
    ...(rest as Pick<VisitOptions, "allowPrivate" | "family" | "ownAddresses" | "limits">),
    deep: deep ?? events.some(({ conn }) => conn > 0),
    ...options,
  });
}

function readTranscript(text: string, where: string): TranscriptEvent[] {
  return text
    .split("\n")
    .map((line, index) => ({ line, place: `${where}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, place }) => {
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        throw new TranscriptError(`${place}: not JSON; a transcript has one object per line.`);
      }
      const parsed = eventSchema.safeParse(value);
      if (parsed.success) return parsed.data;
      throw new TranscriptError(
        `${place}: not a line of a transcript (${parsed.error.issues[0]?.message ?? "unknown"}); expected a file written by \`mudlark scan --transcript\`.`,
      );
    });
}
