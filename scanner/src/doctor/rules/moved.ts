import { addressKey, normalHost } from "../../address/index.ts";
import { statedText } from "../../mssp/index.ts";
import { withoutEscapes } from "../../text/index.ts";
import { msspOfGame, screenOf, primaryTarget, type DoctorRule, type ExaminedGame } from "../examined-game.ts";

/** A shorter login screen may be a notice of a move; a longer one is a game that mentions its move. */
const longestNotice = 1500;
const movedWords =
  /\b(?:has|have|we've|we have) moved\b|\bnew (?:address|host|home|port|server)\b|\brelocated\b|\bmoved (?:to|permanently)\b|\bconnect (?:instead )?to\b/i;
const addressWords = /\b([a-z0-9-]+(?:\.[a-z0-9-]+)+)[\s:,]+(?:on )?(?:port )?(\d{2,5})\b/i;

export const moved: DoctorRule = {
  name: "moved",
  looksFor:
    "A server that gives another address, in a notice instead of a login screen or in MSSP. Reported, never followed.",
  examine: (games) =>
    games.flatMap((game) => {
      const elsewhere = [noticeOf(game), claimOf(game)].filter((place) => place !== undefined);
      if (elsewhere.length === 0) return [];
      const { host, port } = elsewhere[0] ?? { host: "", port: "" };
      return [
        {
          rule: "moved",
          ids: [game.entry.id],
          what: `${game.entry.id} gives another address than ${primaryTarget(game)}.`,
          evidence: elsewhere.map(({ says }) => says),
          fix: [
            `check: mudlark scan ${host}:${port}`,
            `if it moved: change the address in ${game.file} and move the old one to formerAddresses`,
          ],
        },
      ];
    }),
};

interface Elsewhere {
  host: string;
  port: string;
  says: string;
}

function noticeOf(game: ExaminedGame): Elsewhere | undefined {
  // A notice that hangs up at once is not mistaken for a login screen: the visit's reason quotes it.
  const refusal = game.reading?.outcome === "turned-away" ? (game.reading.reason ?? "") : "";
  const screen = refusal || withoutEscapes(screenOf(game));
  if (screen.length > longestNotice || !movedWords.test(screen)) return undefined;
  const [sentence, host, port] = addressWords.exec(screen) ?? [];
  if (host === undefined || port === undefined || isListed(game, host, Number(port))) return undefined;
  return { host, port, says: `its screen says: ${(sentence ?? "").trim()}` };
}

function claimOf(game: ExaminedGame): Elsewhere | undefined {
  const mssp = msspOfGame(game);
  const { entry, reading } = game;
  const claimedHost = statedText(mssp, "HOSTNAME");
  const claimedPort = statedText(mssp, "PORT");
  const [primary] = entry.addresses;
  const host = claimedHost ?? primary?.host ?? "";
  const port = Number(claimedPort ?? primary?.port);
  if (claimedHost === undefined || !/^[\w.:-]+$/.test(host) || !Number.isInteger(port)) return undefined;
  const names = new Set([...entry.addresses, ...(entry.formerAddresses ?? [])].map((place) => normalHost(place.host)));
  // Another name for the same address does not mean it moved.
  if (names.has(normalHost(host)) || host === reading?.ip || isListed(game, host, port)) return undefined;
  return { host, port: String(port), says: `its MSSP says HOSTNAME ${host}, PORT ${claimedPort ?? "nothing"}` };
}

function isListed({ entry }: ExaminedGame, host: string, port: number): boolean {
  const key = addressKey({ host, port });
  return [...entry.addresses, ...(entry.formerAddresses ?? [])].some((place) => addressKey(place) === key);
}
