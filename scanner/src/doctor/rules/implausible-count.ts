import { isPlausibleCount } from "../../record/index.ts";
import { fileOf, targetOf, type DoctorRule } from "../patient.ts";

export const implausibleCount: DoctorRule = {
  name: "implausible-count",
  looksFor: "A server whose count of players cannot be true: beyond the field, or far beyond its own history.",
  examine: (patients) =>
    patients.flatMap((patient) => {
      const { entry, visits } = patient;
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
          what: `${entry.id} claims ${last} players. It is shown as claimed, and left out of totals.`,
          evidence: [`its MSSP says PLAYERS ${last}; ${most}`],
          fix: [
            `look: mudlark scan ${targetOf(patient)}`,
            `if it is no mistake of the moment: tell its owner (${fileOf(patient)})`,
          ],
        },
      ];
    }),
};
