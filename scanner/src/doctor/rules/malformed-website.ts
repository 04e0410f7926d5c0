import { isCompleteWebAddress, statedText } from "../../mssp/index.ts";
import { msspOfGame, type DoctorRule } from "../examined-game.ts";

export const malformedWebsite: DoctorRule = {
  name: "malformed-website",
  looksFor: "An entry without a website whose MSSP website is not a valid URL. Nothing is fetched.",
  examine: (games) =>
    games.flatMap((game) => {
      const claimed = statedText(msspOfGame(game), "WEBSITE");
      if (claimed === undefined || game.entry.website !== undefined || isCompleteWebAddress(claimed)) return [];
      // A scheme, or the remains of one ("http//", "htp:/"), is not part of the host.
      const guess = `https://${claimed.replace(/^(?:[a-z]{1,8}:\/{0,3}|https?\/{1,3}|\/{1,3})/i, "")}`;
      return [
        {
          rule: "malformed-website",
          ids: [game.entry.id],
          what: `The website that ${game.entry.id} reports is not a valid URL.`,
          evidence: [`its MSSP says WEBSITE ${JSON.stringify(claimed.slice(0, 120))}`],
          fix: [
            isCompleteWebAddress(guess)
              ? `try ${guess}, and if it works, add it as website to ${game.file}`
              : `find its website, and add it as website to ${game.file}`,
          ],
        },
      ];
    }),
};
