import { posix } from "node:path";
import { decodeHTML } from "entities";

// HTML made from the repository's own Markdown: it is trusted, and structured as Astro's Markdown renderer does.

/** The part of a guide under one heading, for the search. */
interface Section {
  /** Id of the heading; "" for what comes before the first. */
  id: string;
  heading: string;
  text: string;
}

/** Changes every link of a page. @param change the new address for an address as written in the Markdown */
export function withLinks(html: string, change: (href: string) => string): string {
  return html.replace(/(<a [^>]*?href=")([^"]*)"/g, (_, start: string, href: string) => `${start}${change(href)}"`);
}

/**
 * The address on this site of a link in a guide.
 * @param href as written: relative to the guide, within it ("#x"), or anywhere else
 * @param file path of the guide in the repository
 * @param placeOf the address of a file of the repository
 */
export function documentLink(href: string, file: string, placeOf: (file: string) => string): string {
  if (/^(?:[a-z][a-z+.-]*:|#|\/)/i.test(href)) return href;
  const [path = "", hash] = href.split("#", 2);
  const target = posix.join(posix.dirname(file), path).replace(/\/$/, "");
  return placeOf(target) + (hash === undefined ? "" : `#${hash}`);
}

/** Lets wide tables scroll separately, also by keyboard, so that the page never does. */
export function withTableRegions(html: string): string {
  let number = 0;
  return html
    .replace(/<table(?:\s[^>]*)?>/g, (table) => {
      number += 1;
      return `<div class="scroller" role="region" aria-label="Table ${number}" tabindex="0">${table}`;
    })
    .replaceAll("</table>", "</table></div>");
}

/** The text of the first paragraph. */
export function firstParagraph(html: string): string {
  return plain(/<p>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? "");
}

/** Splits a page at its headings of levels 2 and 3. */
export function sectionsOf(html: string): Section[] {
  const parts = html.split(/<h[23] id="([^"]*)">([\s\S]*?)<\/h[23]>/);
  const sections: Section[] = [{ id: "", heading: "", text: plain(parts[0] ?? "") }];
  for (let at = 1; at < parts.length; at += 3)
    sections.push({ id: parts[at] ?? "", heading: plain(parts[at + 1] ?? ""), text: plain(parts[at + 2] ?? "") });
  return sections;
}

/** The text of HTML, on one line. */
function plain(html: string): string {
  const text = html
    .replace(/<!--[\s\S]*?-->/g, " ")
    .replace(/<\/?(?:code|a|em|strong)\b[^>]*>/g, "")
    .replace(/<[^>]*>/g, " ");
  return decodeHTML(text).replace(/\s+/g, " ").trim();
}
