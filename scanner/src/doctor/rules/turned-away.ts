import { refusedAfter, unmeasuredSince } from "../../record/index.ts";
import { primaryTarget, type DoctorRule } from "../examined-game.ts";

export const turnedAway: DoctorRule = {
  name: "turned-away",
  looksFor: "A server that has turned the scanner away, hung up on it or kept silent for a week.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, reading, visits } = game;
      const now = reading === undefined ? 0 : Date.parse(reading.at);
      const since = unmeasuredSince(visits, now);
      if (reading === undefined || since === undefined || now - since < refusedAfter) return [];
      return [
        {
          rule: "turned-away",
          ids: [entry.id],
          what: `No visit since ${new Date(since).toISOString().slice(0, 10)} could measure ${entry.id}, although its server is there.`,
          evidence: [`${reading.at}: ${reading.reason ?? reading.outcome}`],
          fix: [
            `check: mudlark connect ${primaryTarget(game)}`,
            "if the scanner's address is banned: ask the owner, or add its host to opt-out.yml in the data folder",
            `if it has moved or closed: change ${game.file}`,
          ],
        },
      ];
    }),
};
