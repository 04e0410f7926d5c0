import { family } from "../picture/fonts.ts";
import type { CardFacts } from "../types.ts";
import { panel } from "./panel.ts";
import { bannerBox, cardSize, colours, margin } from "./measures.ts";
import { box, line, type Node } from "./nodes.ts";
import { cellsOf, clip } from "./text.ts";

const mostFacts = 6;
const mostBadges = 10;

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
        ...titleLines(facts.title, width),
        ...(facts.subtitle === undefined ? [] : [line(clip(facts.subtitle, width / 16), 32, colours.accent, 8)]),
        box({ height: 24 }),
        ...facts.facts.slice(0, mostFacts).map((fact) => factLine(fact, width)),
      ]),
      badgeRows(facts.badges, width),
      line(clip(signature, width / 16), 32, colours.accent, 20),
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
  return box({ flexDirection: "column", marginBottom: 10 }, [
    line(clip(label, width / 8), 16, colours.label, 0),
    line(clip(value, width / 16), 32, colours.text, 0),
  ]);
}

function badgeRows(badges: readonly string[], width: number): Node {
  const marks = badges
    .slice(0, mostBadges)
    .map((badge) =>
      box({ padding: "4px 8px", border: `2px solid ${colours.line}`, marginRight: 8, marginTop: 8 }, [
        line(clip(badge, 16), 16, colours.text, 0),
      ]),
    );
  return box({ flexWrap: "wrap", width }, marks);
}
