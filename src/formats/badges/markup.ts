import { escapeXml, inert, plainLine } from "@mudlark/scanner/text";
import type { Absolute } from "../links.ts";
import { badgeKinds, type BadgeKind } from "./badge.ts";

/** A badge as text to paste into a website or a README. The names in it are escaped. */
interface BadgeMarkup {
  kind: BadgeKind;
  /** What the badge shows, for readers who do not see it. */
  alt: string;
  html: string;
  markdown: string;
}

const shows: Record<BadgeKind, string> = {
  online: "status",
  players: "players",
  usual: "usual number of players",
  protocols: "protocols",
};

/**
 * The badges of a server, each as HTML and as Markdown that links to the server's page.
 * @param siteName the name of the directory, which the alternative text names as the source
 */
export function badgeMarkup(
  { id, name }: { id: string; name: string },
  siteName: string,
  absolute: Absolute,
): BadgeMarkup[] {
  const page = absolute(`/servers/${id}/`);
  return badgeKinds.map((kind) => {
    const badge = absolute(`/badges/${id}/${kind}.svg`);
    const alt = plainLine(`${name}: ${shows[kind]} on ${siteName}`, 200);
    return {
      kind,
      alt,
      html: `<a href="${escapeXml(page)}"><img src="${escapeXml(badge)}" alt="${escapeXml(alt)}"></a>`,
      markdown: `[![${inert(alt)}](${badge})](${page})`,
    };
  });
}
