// cspell:disable (names and texts in other languages)
/** Letters that Unicode does not decompose into an ASCII letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŋ: "ng",
};

/** Text in lower case without accents, Latin letters as ASCII: "İstanbul" → "istanbul". Other scripts are unchanged. */
export function plainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ıßæœøłđðþħŋ]/g, (letter) => letters[letter] ?? letter);
}
