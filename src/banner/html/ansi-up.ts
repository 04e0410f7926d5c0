import { AnsiUp } from "ansi_up";
import { rgb } from "../screen/palette.ts";
import { brightClass, classOfColour, colourOfClass } from "./class-names.ts";

/** Opening tags as ansi_up writes them: classes for the 16 colours, inline style for everything else. */
const openingTag = /<span(?: style="([^"]*)")?(?: class="([^"]*)")?>/g;
/** Classes of the default colours, which follow the reader's theme and are left out. */
const plainForeground = "ansi-white-fg";
const plainBackground = "ansi-black-bg";

/**
 * Turns text with SGR sequences into spans with ansi_up, using only classes, because a strict Content Security Policy
 * blocks inline styles. Bold selects the bright half of the 16 colours, as on the terminals that banners are drawn for.
 * The foreground is always set together with the background, because their contrast is judged together.
 * @param sgr markup whose text is already escaped (`escapeMarkup`), with SGR sequences with semicolons as its only
 *   control sequences; each call starts without colours
 */
export function colouredMarkup(sgr: string): string {
  const ansi = new AnsiUp();
  ansi.use_classes = true;
  ansi.escape_html = false;
  ansi.boldStyle = "bold";
  ansi.faintStyle = "";
  ansi.italicStyle = "ansi-italic";
  ansi.underlineStyle = "ansi-underline";
  return ansi.ansi_to_html(sgr).replace(openingTag, withClasses);
}

const kept = new Map<string, string>();
/** Number of opening tags to cache: those of the 16 colours, and of some true-colour pictures. */
const mostKept = 5000;

function withClasses(tag: string, style = "", classes = ""): string {
  const known = kept.get(tag);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const names = namesOf(style.split(";"), classes.split(" "));
  const changed = names.length === 0 ? "<span>" : `<span class="${names.join(" ")}">`;
  kept.set(tag, changed);
  return changed;
}

/** Classes of a span: its style, then its foreground, then its background. */
function namesOf(styles: readonly string[], classes: readonly string[]): string[] {
  const names = [...styles.flatMap(classOfStyle), ...classes].filter((name) => name !== "");
  const of = (ground: "fg" | "bg"): string | undefined => names.find((name) => colourOfClass(name)?.ground === ground);
  const named = of("fg") ?? plainForeground;
  const foreground = styles.includes("bold") ? brightClass(named) : named;
  const background = of("bg") ?? plainBackground;
  return [
    ...names.filter((name) => colourOfClass(name) === undefined),
    ...(foreground === plainForeground && background === plainBackground ? [] : [foreground]),
    ...(background === plainBackground ? [] : [background]),
  ];
}

/** One declaration of ansi_up's inline style as a class; none for bold, which becomes a colour. */
function classOfStyle(declaration: string): string[] {
  const [, ground, red, green, blue] = /^(background-)?color:rgb\((\d+),(\d+),(\d+)\)$/.exec(declaration) ?? [];
  if (blue === undefined) return declaration === "bold" ? [] : [declaration];
  return [classOfColour(ground === undefined ? "fg" : "bg", rgb(Number(red), Number(green), Number(blue)))];
}
