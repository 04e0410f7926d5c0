import type { CapabilityName } from "@mudlark/scanner/record";
import { escapeXml } from "@mudlark/scanner/text";
import { isoFromSeconds } from "../../model/dates.ts";
import { recentDays } from "../../model/players/recent.ts";
import type { ServerView } from "../../model/server-view.ts";

export const badgeKinds = ["online", "players", "usual", "protocols"] as const;
export type BadgeKind = (typeof badgeKinds)[number];

/** The text of a badge. It includes the date, because it may stay on a server's website for a long time. */
interface Badge {
  label: string;
  message: string;
  colour: "green" | "amber" | "red" | "grey" | "blue";
  /** The full text, for screen readers and as a tooltip. */
  title: string;
}

const colours = { green: "#1f6f3a", amber: "#7d5300", red: "#a0261a", grey: "#555c5a", blue: "#0b5c63" } as const;
const shieldsColours = { green: "brightgreen", amber: "yellow", red: "red", grey: "lightgrey", blue: "blue" } as const;
const shown: readonly CapabilityName[] = ["MSSP", "GMCP", "MSDP", "MXP", "MCCP2", "TLS", "UTF-8"];
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "30 Jun 2026": a badge may be shown for years. */
function day(iso: string | null | undefined): string {
  return iso == null ? "" : shortDay.format(new Date(iso));
}

export function badgeOf(server: ServerView, kind: BadgeKind, siteName: string, listed = "MUD"): Badge {
  const at = server.lastVisit?.at;
  const by = at === undefined ? `Listed by ${siteName}.` : `Measured by ${siteName} on ${at.slice(0, 10)}.`;
  if (kind === "online") {
    const { state, label, sentence, old } = server.status;
    const colour =
      old === true
        ? "grey"
        : state === "live"
          ? "green"
          : state === "unstable"
            ? "amber"
            : state === "unvisited"
              ? "grey"
              : "red";
    const message = state === "live" ? `online on ${day(at)}` : state === "unstable" ? `unstable, ${day(at)}` : label;
    return { label: listed, message, colour, title: `${server.name}: ${label}. ${sentence} ${by}` };
  }
  if (kind === "players") {
    const players = server.players;
    if (players === null)
      return {
        label: "players",
        message: "not measured",
        colour: "grey",
        title: `Players of ${server.name}: not measured.`,
      };
    const message =
      players.value === null
        ? players.claimed === null
          ? "not countable"
          : "not plausible"
        : `${players.value} on ${day(players.at)}`;
    return {
      label: "players",
      message,
      colour: players.value === null ? "grey" : "blue",
      title: `Players of ${server.name}: ${message}. ${players.counted === "mssp" ? `Reported to ${siteName} by the server` : `Counted by ${siteName}`} on ${players.at.slice(0, 10)}.`,
    };
  }
  if (kind === "usual") return usualBadge(server, siteName);
  const measured = shown.filter((name) =>
    server.capabilities.some((each) => each.name === name && each.state === "measured"),
  );
  const message = measured.length === 0 ? "none measured" : measured.join(" · ");
  return {
    label: "protocols",
    message,
    colour: measured.length === 0 ? "grey" : "blue",
    title: `Protocols of ${server.name}: ${measured.length === 0 ? "none measured" : measured.join(", ")}. ${by}`,
  };
}

const shortMonth = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** Players usually online: for owners whose game is full in the evening, and not at the hour of the census. */
function usualBadge({ name, usual: { range, counts } }: ServerView, siteName: string): Badge {
  const last = counts.at.at(-1);
  if (range === null || last === undefined)
    return {
      label: "players",
      message: "not known",
      colour: "grey",
      title: `Usual number of players of ${name}: not known, because ${siteName} has too few counts.`,
    };
  const [low, high] = [Math.round(range.low), Math.round(range.high)];
  const players = low === high ? String(low) : `${low} to ${high}`;
  return {
    label: "players",
    message: `usually ${players} (${shortMonth.format(new Date(last * 1000))})`,
    colour: "blue",
    title: `${name} usually has ${players} players online: four out of five of ${counts.at.length} counts by ${siteName} in ${recentDays} days up to ${day(isoFromSeconds(last))}.`,
  };
}

/** The endpoint format of shields.io. */
export function shieldsDocument(badge: Badge): { schemaVersion: 1; label: string; message: string; color: string } {
  return { schemaVersion: 1, label: badge.label, message: badge.message, color: shieldsColours[badge.colour] };
}

/** Widths of Verdana at 11 px for the characters that badges use; any other counts as wide as an m. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (/[il.,:;'|! ·]/.test(sign)) width += 4;
    else if (/[fjrt()/-]/.test(sign)) width += 5;
    else if (/[mwMW]/.test(sign)) width += 10.5;
    else if (/[A-Z]/.test(sign)) width += 8;
    else width += 7;
  }
  return Math.ceil(width);
}

/**
 * A badge as SVG, without scripts, styles or external resources.
 * @param accent "#rrggbb" in place of blue: the site's own colour, dark enough for white text
 */
export function badgeSvg(badge: Badge, accent: string = colours.blue): string {
  const left = widthOf(badge.label) + 12;
  const right = widthOf(badge.message) + 12;
  const text = (x: number, value: string): string =>
    `<text x="${x}" y="14" textLength="${widthOf(value)}" lengthAdjust="spacingAndGlyphs">${escapeXml(value)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escapeXml(badge.title)}">` +
    `<title>${escapeXml(badge.title)}</title>` +
    `<clipPath id="r"><rect width="${left + right}" height="20" rx="4"/></clipPath>` +
    `<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#33393a"/><rect x="${left}" width="${right}" height="20" fill="${badge.colour === "blue" ? accent : colours[badge.colour]}"/></g>` +
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text(6, badge.label)}${text(left + 6, badge.message)}</g></svg>\n`
  );
}
