import { withoutEscapes } from "../../text/index.ts";
import { screenOf, primaryTarget, type DoctorRule } from "../examined-game.ts";

/** A screen with fewer letters and digits than this counts as empty. */
const least = 3;

export const emptyBanner: DoctorRule = {
  name: "empty-banner",
  looksFor: "A server that answers but shows nothing.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, record, reading } = game;
      if (record?.["server-probe"] === undefined || (reading?.outcome !== "ok" && reading?.outcome !== "silent"))
        return [];
      const screen = withoutEscapes(screenOf(game));
      if ((screen.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= least) return [];
      return [
        {
          rule: "empty-banner",
          ids: [entry.id],
          what: `${entry.id} answers, but its login screen is empty.`,
          evidence: [
            `last visited ${reading.at}, outcome ${reading.outcome}`,
            screen.trim() === "" ? "it sent no text" : `all it sent: ${JSON.stringify(screen.trim().slice(0, 60))}`,
          ],
          fix: [
            `check for a late or hidden screen: mudlark connect ${primaryTarget(game)}`,
            `scan it with longer waits: mudlark scan ${primaryTarget(game)} --deep`,
            `if the port uses TLS: add "tls: true" to the address in ${game.file}`,
          ],
        },
      ];
    }),
};
