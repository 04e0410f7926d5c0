/** A phrase that reads as if translated, and what to write instead. */
interface Phrase {
  pattern: RegExp;
  instead: string;
}

/** Phrases not to use in texts, comments and names; cspell.config.yaml holds the single words. */
export const phrases: readonly Phrase[] = [
  { pattern: /\b(?:it|they|that|which|record|reading|server|game|owner|entry)s? tells?\b/i, instead: "says, reports" },
  { pattern: /\bfor want of\b/i, instead: "without, because there is no" },
  { pattern: /\bby (?:its|their) own word\b/i, instead: "according to the server" },
  { pattern: /\bpass(?:es|ed|ing)? over\b/i, instead: "ignores, skips" },
  { pattern: /\bcares? for\b/i, instead: "supports" },
  { pattern: /\bharm is done\b/i, instead: "it is harmless" },
  { pattern: /\bbears? (?:a|the|that|its|this) name\b/i, instead: "uses a name" },
  { pattern: /\bof itself\b/i, instead: "about itself, or leave it out" },
  { pattern: /\bbeside (?:it|them|the|a|an|its|each|one)\b/i, instead: "next to, alongside" },
  { pattern: /\bsend(?:s|ing)? (?:it|us|the crawler) away\b/i, instead: "opt out, block" },
  { pattern: /\bis none of\b/i, instead: "is not one of" },
  {
    pattern: /(?<!\bthere )\b(?:is|are) no (?!longer|more|better|further|less|wider)\w+/i,
    instead: "is not a …, there is no …",
  },
  { pattern: /\bbe not (?:\w+ed)\b/i, instead: "an active verb: the owner asked us not to …" },
  { pattern: /\bnothing of the kind\b/i, instead: "say what is missing" },
  { pattern: /\btold\b/i, instead: "said, reported, distinguished; given to, for a parameter" },
  { pattern: /\b(?:said|spoken) of\b/i, instead: "said about, mentioned" },
  { pattern: /\ban? [\w-]+ of (?:its|their|his|her|your|our) own\b/i, instead: "its own …" },
  { pattern: /\bwithout end\b/i, instead: "endless, forever" },
  { pattern: /\bfor ever\b/i, instead: "forever, permanently" },
  { pattern: /\bbring(?:s|ing)? home\b/i, instead: "returns, learns" },
  { pattern: /\bknows? nothing\b/i, instead: "does not know" },
  { pattern: /\bwhich is why\b/i, instead: "so, because" },
  { pattern: /\bheld against\b/i, instead: "compared with, checked against" },
  { pattern: /\bin (?:its|his|their) turn\b/i, instead: "then, also" },
  { pattern: /\b(?:what|all) there is\b/i, instead: "everything, all …" },
  { pattern: /\b(?:an|the) affair\b/i, instead: "say what it concerns" },
  { pattern: /\b(?:take[sn]?|taking) for an?\b/i, instead: "mistaken for, treated as" },
  { pattern: /\bbut for (?!an?\b)/i, instead: "except for" },
  { pattern: /\bset(?:s|ting)? right\b/i, instead: "corrects, fixes" },
  { pattern: /\bthat it be\b/i, instead: "that it is, to be" },
  { pattern: /\bto begin with\b/i, instead: "first, at first" },
];

/** The position of a phrase in a text: its line and column, counted from 1, and the words found. */
interface PhraseHit {
  line: number;
  column: number;
  found: string;
  instead: string;
}

/**
 * Finds phrases not to use.
 * @param text a source file or a document; a line break may stand between the words of a phrase
 */
export function findPhrases(text: string): PhraseHit[] {
  // A phrase may be split over two lines, in a comment or in Markdown: line ends and comment leaders count as one
  // blank.
  return phrases.flatMap(({ pattern, instead }) => {
    const spread = new RegExp(
      pattern.source.replaceAll(" ", String.raw`(?: |\n\s*(?:\/\/|\*)? ?)`),
      `g${pattern.flags}`,
    );
    return [...text.matchAll(spread)].map((match) => {
      const before = text.slice(0, match.index).split("\n");
      return {
        line: before.length,
        column: (before.at(-1) ?? "").length + 1,
        found: match[0].replace(/\s+/g, " "),
        instead,
      };
    });
  });
}
