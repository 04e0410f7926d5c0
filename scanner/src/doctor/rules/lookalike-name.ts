import { foldName, lookalikesIn, skeletonOf } from "../../likeness/index.ts";
import { statedText } from "../../mssp/index.ts";
import { quoted } from "../../text/index.ts";
import { knownApart, msspOfGame, type Diagnosis, type DoctorRule, type ExaminedGame } from "../examined-game.ts";

/** A name of a game: the listing's, or the one the server reports. */
interface Named {
  game: ExaminedGame;
  name: string;
}

export const lookalikeName: DoctorRule = {
  name: "lookalike-name",
  looksFor: "A name that looks like another game's because of letters from another script.",
  examine: (games) => {
    const named = games.flatMap(namesOf).filter(({ name }) => skeletonOf(name) !== "");
    return [...Map.groupBy(named, ({ name }) => skeletonOf(name))].flatMap(([skeleton, alike]) => {
      // Against one name only, the one in Latin letters, so that the work is linear.
      const model = alike.find(({ name }) => foldName(name) === skeleton) ?? alike[0];
      if (model === undefined) return [];
      const others = new Map(
        alike
          .filter(({ game, name }) => foldName(name) !== foldName(model.name) && !sameOrApart(game, model.game))
          .map((one) => [one.game.entry.id, one]),
      );
      return [...others.values()].map((other) => diagnosis(other, model));
    });
  },
};

function namesOf(game: ExaminedGame): Named[] {
  const stated = statedText(msspOfGame(game), "NAME");
  const names = new Set([game.entry.name, ...(stated === undefined ? [] : [stated])]);
  return Array.from(names, (name) => ({ game, name }));
}

function sameOrApart(a: ExaminedGame, b: ExaminedGame): boolean {
  return a.entry.id === b.entry.id || knownApart(a, b);
}

function diagnosis({ game, name }: Named, model: Named): Diagnosis {
  const where = name === game.entry.name ? "its entry" : "its MSSP";
  return {
    rule: "lookalike-name",
    ids: [game.entry.id, model.game.entry.id],
    what: `The name of ${game.entry.id} looks like that of ${model.game.entry.id}, but has letters from another script.`,
    evidence: [
      `${where} has the name ${quoted(name)}; ${model.game.entry.id} is called ${quoted(model.name)}`,
      `not Latin: ${lookalikesIn(name).join(", ")}`,
    ],
    fix: [
      `if it poses as ${model.game.entry.id}: git rm ${game.file}`,
      `if the letters are a mistake: correct the name in ${game.file}`,
      `if it is a different game: add "notSameAs: [${model.game.entry.id}]" to ${game.file}`,
    ],
  };
}
