import { primaryTarget, type DoctorRule } from "../examined-game.ts";

export const privateAddress: DoctorRule = {
  name: "private-address",
  looksFor: "A host that does not resolve to a public internet address, so it is not visited.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, reading } = game;
      if (reading?.outcome !== "private-address") return [];
      return [
        {
          rule: "private-address",
          ids: [entry.id],
          what: `${primaryTarget(game)}, the first address of ${entry.id}, does not resolve to a public internet address, so the census does not visit it.`,
          evidence: [`${reading.at}: ${reading.reason ?? reading.outcome}`],
          fix: [`if this persists: change the address in ${game.file} to the current one`],
        },
      ];
    }),
};
