import type { CardFacts } from "../types.ts";
import { bannerBox, cardSize, colours, margin } from "./measures.ts";
import { ground, panel } from "./panel.ts";
import { Column, type Part, type Scale, sizeOf } from "./parts.ts";
import { cellsOf, clip } from "./text.ts";

const mostFacts = 6;
/** A label of 16 px, a value of 32 px and the space below. */
const factHeight = 58;
const mostBadges = 10;
const badgePadding = { across: 8, down: 4 } as const;
const badgeBorder = 2;
const badgeHeight = 16 + 2 * (badgePadding.down + badgeBorder);
const badgeGap = 8;
/** A host name has at most 253 characters (RFC 1035, 2.3.4), and the port follows it. */
const mostSubtitle = 260;

/**
 * Lays out the text of a card. Letters are Unifont at whole multiples of its 16 px, so that their edges align with
 * pixels.
 * @param signature line at the foot, the site's name
 * @param hasBanner leaves the right-hand column to the banner; otherwise the table goes there, if there is one
 */
export function layout(facts: CardFacts, signature: string, hasBanner: boolean): Part[] {
  const table = hasBanner ? undefined : facts.table;
  const narrow = hasBanner || table !== undefined;
  const width = (narrow ? bannerBox.left - margin : cardSize.width - margin) - margin;
  const badges = badgeRows(facts.badges, width);
  const signatureTop = cardSize.height - margin - 32;
  const badgesTop = signatureTop - 20 - badges.length * (badgeHeight + badgeGap);

  const column = new Column(margin, margin);
  titleLines(column, facts.title, width);
  if (facts.subtitle !== undefined) subtitleLines(column, facts.subtitle, width);
  column.skip(24);
  const room = Math.floor((badgesTop - column.top) / factHeight);
  for (const { label, value } of facts.facts.slice(0, Math.max(0, Math.min(mostFacts, room)))) {
    column.line(clip(label, width / 8), 1, colours.label);
    column.line(clip(value, width / 16), 2, colours.text);
    column.skip(factHeight - 48);
  }
  const foot = {
    left: margin,
    top: signatureTop,
    text: clip(signature, width / 16),
    scale: 2,
    colour: colours.accent,
  } as const;
  const right = table === undefined ? (hasBanner ? [ground] : []) : panel(table);
  return [...column.parts, ...badgeParts(badges, badgesTop), foot, ...right];
}

/** The title as large as possible: on one line of 64 px, or on up to three lines of 48 px or 32 px. */
function titleLines(column: Column, title: string, width: number): void {
  const clean = clip(title, 200);
  if (cellsOf(clean) * 32 <= width) {
    column.line(clean, 4, colours.title);
    return;
  }
  const scale: Scale = breakLines(clean, width / 24).length <= 3 ? 3 : 2;
  const cells = width / (8 * scale);
  const lines = breakLines(clean, cells);
  const shown = lines.slice(0, 3);
  if (lines.length > 3) shown[2] = clip(`${shown[2] ?? ""} ${lines[3] ?? ""}`, cells);
  for (const text of shown) column.line(text, scale, colours.title);
}

/** The subtitle, such as an address, never cut: a truncated port would be useless. Long ones are small. */
function subtitleLines(column: Column, subtitle: string, width: number): void {
  const clean = clip(subtitle, mostSubtitle);
  if (cellsOf(clean) <= width / 16) {
    column.line(clean, 2, colours.accent, 8);
    return;
  }
  for (const text of breakLines(clean, Math.floor(width / 8))) column.line(text, 1, colours.accent, 4);
}

/** Breaks at spaces; a word that is too long for a line is broken at its end. */
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

interface Badge {
  text: string;
  left: number;
  width: number;
}

/** Badges row by row, as many as fit into each. */
function badgeRows(badges: readonly string[], width: number): Badge[][] {
  const rows: Badge[][] = [];
  let used = width;
  for (const text of badges.slice(0, mostBadges).map((badge) => clip(badge, 16))) {
    const wide = sizeOf(text, 1).width + 2 * (badgePadding.across + badgeBorder);
    if (used + wide > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push({ text, left: margin + used, width: wide });
    used += wide + badgeGap;
  }
  return rows;
}

function badgeParts(rows: readonly (readonly Badge[])[], top: number): Part[] {
  return rows.flatMap((row, index) => {
    const y = top + index * (badgeHeight + badgeGap) + badgeGap;
    return row.flatMap(({ text, left, width }): Part[] => [
      { left, top: y, width, height: badgeHeight, colour: colours.line },
      {
        left: left + badgeBorder,
        top: y + badgeBorder,
        width: width - 2 * badgeBorder,
        height: badgeHeight - 2 * badgeBorder,
        colour: colours.background,
      },
      {
        left: left + badgeBorder + badgePadding.across,
        top: y + badgeBorder + badgePadding.down,
        text,
        scale: 1,
        colour: colours.text,
      },
    ]);
  });
}
