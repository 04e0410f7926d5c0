/** A box as satori takes it. */
export interface Node {
  type: "div";
  props: { style: Record<string, string | number>; children?: string | Node[] };
}

/** One line of text, as high as its letters. */
export function line(text: string, size: number, color: string, marginTop: number): Node {
  return {
    type: "div",
    props: {
      style: { display: "flex", fontSize: size, height: size, color, marginTop, whiteSpace: "pre" },
      children: text,
    },
  };
}

/** Boxes in a box. */
export function box(style: Record<string, string | number>, children: Node[] = []): Node {
  return { type: "div", props: { style: { display: "flex", ...style }, children } };
}
