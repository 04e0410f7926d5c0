/** Size of a card in pixels, which Open Graph consumers show uncropped. */
export const cardSize = { width: 1200, height: 630 } as const;
/** Space around everything. */
export const margin = 40;
/** Position of the banner or the table, if there is one: a column on the right, 80 cells wide. */
export const bannerBox = { left: 520, top: margin, width: 640, height: 550 } as const;
/** Width of its black border. */
export const bannerEdge = 8;

/** Colours of cards: no more than the picture's palette has room for. */
export const colours = {
  background: 0x0d1117,
  panel: 0x000000,
  title: 0xffffff,
  text: 0xc9d1d9,
  label: 0x8b98a5,
  accent: 0xf0b429,
  line: 0x30363d,
} as const;
