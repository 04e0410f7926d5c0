import { listed } from "../../config/listed.ts";
import type { GroupView, SiteModel } from "../../model/site-model.ts";

/** A way to group the listed games, with an index page and a page for each group. */
interface GroupKind {
  /** Folder on the site: /codebases/. */
  folder: string;
  title: string;
  /** "codebase": one group, in a sentence. */
  noun: string;
  intro: string;
  of: (model: SiteModel) => readonly GroupView[];
  heading: (group: GroupView) => string;
  /** Groups of software: shown with the protocols of their games. */
  software?: boolean;
  /** A game can be in several of the groups. */
  several?: boolean;
  /** False if most games naturally belong to no group, so that leaving them out means nothing. */
  complete?: boolean;
  /** What the page says if there is no group. */
  none?: string;
}

export const groupKinds: readonly GroupKind[] = [
  {
    folder: "codebases",
    title: "Codebases",
    noun: "codebase",
    intro: `The software ${listed.aGame} runs on, according to the listing or the server. Versions are left out, and spellings are merged with a table that anyone can edit.`,
    software: true,
    of: (model) => model.codebases,
    heading: ({ name }) => `${listed.title} that run ${name}`,
  },
  {
    folder: "families",
    title: "Codebase families",
    noun: "family",
    intro: "Codebases descend from each other. A family contains all those with the same origin.",
    software: true,
    of: (model) => model.families,
    heading: ({ name }) => `${listed.title} of the ${name} family`,
  },
  {
    folder: "genres",
    title: "Genres",
    noun: "genre",
    intro: `What ${listed.aGame} is about, according to the listing or the server.`,
    of: (model) => model.genres,
    heading: ({ name }) => `${name} ${listed.many}`,
  },
  {
    folder: "gameplay",
    title: "Gameplay",
    noun: "kind of gameplay",
    intro: `What you mostly do in ${listed.aGame}. ${listed.AGame} can have several.`,
    several: true,
    of: (model) => model.gameplays,
    heading: ({ name }) => `${listed.title} for ${name.toLowerCase()}`,
  },
  {
    folder: "languages",
    title: "Languages",
    noun: "language",
    intro: `The language of ${listed.aGame}, according to the listing or the server.`,
    several: true,
    of: (model) => model.languages,
    heading: ({ name }) => `${listed.title} in ${name}`,
  },
  {
    folder: "encodings",
    title: "Encodings",
    noun: "encoding",
    intro:
      "How a server's characters are stored as bytes. UTF-8 can represent any script; older encodings only a few languages each, and a client that guesses wrong shows garbage.",
    of: (model) => model.encodings,
    heading: ({ name }) => `${listed.title} that send ${name}`,
  },
  {
    folder: "hosts",
    title: "Shared hosts",
    noun: "host",
    intro: `Internet addresses with several listed ${listed.games}. Each ${listed.game} counts separately.`,
    none: `No two listed ${listed.games} share an address.`,
    complete: false,
    of: (model) => model.hosts,
    heading: ({ name }) => `${listed.title} at ${name}`,
  },
];
