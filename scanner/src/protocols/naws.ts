import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { payload } from "./text.ts";

// NAWS, RFC 1073.

/** `SB NAWS width[1] width[0] height[1] height[0]`; sizes are clamped to 16 bits, 0 means "unspecified". */
export function encodeWindowSize(columns: number, rows: number): Uint8Array {
  const clamp = (size: number): number => Math.max(0, Math.min(0xffff, Math.trunc(size)));
  const width = clamp(columns);
  const height = clamp(rows);
  return payload(width >> 8, width & 0xff, height >> 8, height & 0xff);
}

/**
 * RFC 1073: after DO NAWS "the client then sends its window size" (and again after each change: `encodeWindowSize`).
 */
export const naws: ClientProtocol = {
  name: "NAWS",
  option: Option.NAWS,
  start: ({ columns, rows }) =>
    conversation({ enabled: (side) => answer(side === "local" ? [encodeWindowSize(columns, rows)] : []) }),
};
