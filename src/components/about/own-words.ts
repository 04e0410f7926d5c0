import { listed } from "../../config/listed.ts";

/**
 * A page about the site in the directory's own words: in its text, a game is what the configuration calls the listed
 * things. Only for the site's own pages, where every game is a listed one; a directory of MUDs keeps them as they are.
 * @param html as Astro renders the Markdown
 */
export function inOwnWords(html: string): string {
  if (listed.isMud) return html;
  return html.replace(
    /<[^>]*>|\b([Aa] )?([Gg]ames?)\b/g,
    (whole, article: string | undefined, word: string | undefined) => {
      if (word === undefined) return whole;
      if (article !== undefined) return article === "A " ? listed.AGame : listed.aGame;
      return { game: listed.game, games: listed.games, Game: listed.Game, Games: listed.Games }[word] ?? whole;
    },
  );
}
