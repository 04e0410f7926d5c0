import { mayServeMsspText } from "../../record/index.ts";
import { primaryTarget, type DoctorRule } from "../examined-game.ts";

export const msspAsText: DoctorRule = {
  name: "mssp-as-text",
  looksFor:
    "A server without MSSP over telnet that may offer it as text, which is requested only if its entry says so.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, record } = game;
      const kind = record === undefined || entry.mssp === "text" ? undefined : mayServeMsspText(record);
      if (kind === undefined) return [];
      return [
        {
          rule: "mssp-as-text",
          ids: [entry.id],
          what: `${entry.id} may offer MSSP only as text.`,
          evidence: [
            `its login screen is typical of the ${kind} family`,
            "it did not answer the request for MSSP over telnet",
          ],
          fix: [
            `try it once (some servers take the line for a character name): mudlark scan ${primaryTarget(game)} --mssp-text`,
            `if it returns MSSP: add "mssp: text" to ${game.file}`,
          ],
        },
      ];
    }),
};
