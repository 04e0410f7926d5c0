import { family } from "../picture/fonts.ts";
import type { CardFacts } from "../types.ts";
import { panel } from "./panel.ts";
import { bannerBox, cardSize, colours, margin } from "./measures.ts";
import { box, line, type Node } from "./nodes.ts";
import { cellsOf, clip } from "./text.ts";

const mostFacts = 6;
/** A label of 16 px, a value of 32 px and the space below. */
const factHeight = 58;
const mostBadges = 10;
const badgeHeight = 28;
const badgeGap = 8;
/** Pixels of a badge on both sides of its text: padding and border. */
const badgeFrame = 20;
/** A host name has at most 253 characters (RFC 1035, 2.3.4), and a port stands behind it. */
const mostSubtitle = 260;

/**
 * The words of a card, laid out for satori. Letters are Unifont at whole multiples of its 16 px, so that their edges
 * fall on pixels.
 * @param signature line at the foot, the site's name
 * @param hasBanner leave the right-hand column to the banner; otherwise the table stands there, if there is one
 */
export function layout(facts: CardFacts, signature: string, hasBanner: boolean): Node {
  const table = hasBanner ? undefined : facts.table;
  const narrow = hasBanner || table !== undefined;
  const width = (narrow ? bannerBox.left - margin : cardSize.width - margin) - margin;
  const head = [
    ...titleLines(facts.title, width),
    ...(facts.subtitle === undefined ? [] : subtitleLines(facts.subtitle, width)),
    box({ height: 24 }),
  ];
  const foot = [badgeRows(facts.badges, width), line(clip(signature, width / 16), 32, colours.accent, 20)];
  const room = cardSize.height - 2 * margin - heightOf([...head, ...foot]);
  return box(
    {
      width: cardSize.width,
      height: cardSize.height,
      padding: margin,
      boxSizing: "border-box",
      flexDirection: "column",
      backgroundColor: colours.background,
      color: colours.text,
      fontFamily: family,
      fontSize: 16,
      lineHeight: "1",
    },
    [
      box({ flexDirection: "column", width, flexGrow: 1 }, [
        ...head,
        ...facts.facts
          .slice(0, Math.min(mostFacts, Math.floor(room / factHeight)))
          .map((fact) => factLine(fact, width)),
      ]),
      ...foot,
      ...(table === undefined ? [] : [panel(table)]),
    ],
  );
}

/** The title as large as it fits: on one line of 64 px, else on up to three lines of 48 px or 32 px. */
function titleLines(title: string, width: number): Node[] {
  const clean = clip(title, 200);
  if (cellsOf(clean) * 32 <= width) return [line(clean, 64, colours.title, 0)];
  const size = breakLines(clean, width / 24).length <= 3 ? 48 : 32;
  const lines = breakLines(clean, (width * 2) / size);
  const shown = lines.slice(0, 3);
  if (lines.length > 3) shown[2] = clip(`${shown[2] ?? ""} ${lines[3] ?? ""}`, (width * 2) / size);
  return shown.map((text) => line(text, size, colours.title, 0));
}

/** The subtitle, such as an address, whole: a port that is cut off would be of no use. Small where it is long. */
function subtitleLines(subtitle: string, width: number): Node[] {
  const clean = clip(subtitle, mostSubtitle);
  if (cellsOf(clean) <= width / 16) return [line(clean, 32, colours.accent, 8)];
  return breakLines(clean, Math.floor(width / 8)).map((text, index) =>
    line(text, 16, colours.accent, index === 0 ? 8 : 4),
  );
}

/** Pixels that parts take below each other. */
function heightOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { props: { style } }) => sum + Number(style.height) + Number(style.marginTop ?? 0), 0);
}

/** Breaks at spaces; a word that is longer than a line is broken where the line ends. */
function breakLines(text: string, cells: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (cellsOf(joined) <= cells) {
      current = joined;
      continue;
    }
    if (current !== "") lines.push(current);
    current = "";
    for (const character of word) {
      if (cellsOf(current + character) > cells) {
        lines.push(current);
        current = "";
      }
      current += character;
    }
  }
  return current === "" ? lines : [...lines, current];
}

function factLine({ label, value }: { label: string; value: string }, width: number): Node {
  return box({ flexDirection: "column", height: factHeight }, [
    line(clip(label, width / 8), 16, colours.label, 0),
    line(clip(value, width / 16), 32, colours.text, 0),
  ]);
}

function badgeRows(badges: readonly string[], width: number): Node {
  const rows: string[][] = [];
  let used = width;
  for (const badge of badges.slice(0, mostBadges).map((text) => clip(text, 16))) {
    const wide = cellsOf(badge) * 8 + badgeFrame;
    if (used + wide > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(badge);
    used += wide + badgeGap;
  }
  const mark = (badge: string): Node =>
    box({ padding: "4px 8px", border: `2px solid ${colours.line}`, marginRight: badgeGap, height: badgeHeight }, [
      line(badge, 16, colours.text, 0),
    ]);
  const height = rows.length * (badgeHeight + badgeGap);
  return box(
    { flexDirection: "column", height, width },
    rows.map((row) => box({ marginTop: badgeGap }, row.map(mark))),
  );
}
