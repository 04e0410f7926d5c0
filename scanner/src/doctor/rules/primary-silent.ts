import { formatTarget } from "../../address/index.ts";
import { reached } from "../../record/index.ts";
import { primaryTarget, type DoctorRule } from "../examined-game.ts";

export const primarySilent: DoctorRule = {
  name: "primary-silent",
  looksFor: "An entry whose first address does not answer while another does.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, record, reading } = game;
      if (reading === undefined || reached({ code: reading.outcome })) return [];
      const answering = (record?.mudlark?.addresses ?? []).filter(({ outcome }) => reached(outcome));
      if (answering.length === 0) return [];
      return [
        {
          rule: "primary-silent",
          ids: [entry.id],
          what: `${primaryTarget(game)}, the first address of ${entry.id}, does not answer, but another does.`,
          evidence: [
            `${reading.at}: ${reading.reason ?? reading.outcome}`,
            ...answering.map((address) => `${formatTarget(address)} answered on ${address.visited}`),
          ],
          fix: [`if this persists: list the address that answers first in ${game.file}`],
        },
      ];
    }),
};
