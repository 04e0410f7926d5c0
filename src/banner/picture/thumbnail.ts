import type { Framebuffer } from "./framebuffer.ts";
import { shrink } from "./shrink.ts";

/**
 * Size of the gallery's narrowest card (`.gallery-screen` in directory.css), so that a browser need not scale again.
 */
const room = { width: 272, height: 176 } as const;
/** Rows of packed pixels are whole bytes. */
const unit = 8;
/** Colours in a four-bit palette: enough for all greys, at half the size of eight bits. */
const mostColours = 16;

/** A picture that fits the gallery; undefined if it already fits. Long screens become narrow. */
export function thumbnail(picture: Framebuffer): Framebuffer | undefined {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  if (scale >= 1) return undefined;
  const width = Math.max(unit, Math.floor((picture.width * scale) / unit) * unit);
  const height = Math.min(room.height, Math.max(1, Math.round((width * picture.height) / picture.width)));
  return shrink(picture, Math.min(width, picture.width), height, mostColours);
}
