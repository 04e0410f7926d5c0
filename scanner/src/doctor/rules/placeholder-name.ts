import { isPlaceholderName, statedText } from "../../mssp/index.ts";
import { withoutEscapes } from "../../text/index.ts";
import { msspOfGame, screenOf, type DoctorRule } from "../examined-game.ts";

export const placeholderName: DoctorRule = {
  name: "placeholder-name",
  looksFor: 'A game listed under its software\'s default name ("Mygame", "PennMUSH") or under its host name.',
  examine: (games) =>
    games.flatMap((game) => {
      const { entry } = game;
      const hosts = entry.addresses.map(({ host }) => host);
      const byHost = hosts.some((host) => host.toLowerCase() === entry.name.toLowerCase());
      const claimed = statedText(msspOfGame(game), "NAME");
      const better = claimed !== undefined && !isPlaceholderName(claimed, hosts) ? claimed : undefined;
      const isDefault = isPlaceholderName(entry.name, hosts);
      if (!isDefault && !(byHost && better !== undefined)) return [];
      const first = withoutEscapes(screenOf(game))
        .split(/[\r\n]+/)
        .find((line) => /\p{L}{3}/u.test(line));
      return [
        {
          rule: "placeholder-name",
          ids: [entry.id],
          what: `"${entry.name}" looks like a placeholder or a host name.`,
          evidence: [
            ...(claimed === undefined ? [] : [`its MSSP says "${claimed}"`]),
            ...(first === undefined ? [] : [`its screen begins "${first.trim().slice(0, 70)}"`]),
          ],
          fix: [`add its name to ${game.file}${better === undefined ? "" : `: name: ${JSON.stringify(better)}`}`],
        },
      ];
    }),
};
