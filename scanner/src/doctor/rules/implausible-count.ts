import { isPlausibleCount } from "../../record/index.ts";
import { primaryTarget, type DoctorRule } from "../examined-game.ts";

export const implausibleCount: DoctorRule = {
  name: "implausible-count",
  looksFor:
    "A server with an implausible player count: higher than any known server has, or far above its own history.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, visits } = game;
      const counts = visits
        .toSorted((a, b) => a.at - b.at)
        .flatMap(({ players }) => (typeof players === "number" ? [players] : []));
      const last = counts.at(-1);
      const earlier = counts.slice(0, -1);
      if (last === undefined || isPlausibleCount(last, earlier)) return [];
      const most = earlier.length === 0 ? "no earlier count" : `${Math.max(...earlier)} at most before`;
      return [
        {
          rule: "implausible-count",
          ids: [entry.id],
          what: `${entry.id} claims ${last} players. The count is shown as claimed and left out of totals.`,
          evidence: [`its MSSP says PLAYERS ${last}; ${most}`],
          fix: [`check: mudlark scan ${primaryTarget(game)}`, `if this persists: ask its owner (${game.file})`],
        },
      ];
    }),
};
