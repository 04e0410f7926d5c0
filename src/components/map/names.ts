// The atlas lists countries by name, but we use codes. This table has the names that Unicode spells differently.
const others: readonly (readonly [string, string])[] = [
  ["United States of America", "US"],
  ["Czechia", "CZ"],
  ["Bosnia and Herz.", "BA"],
  ["Dominican Rep.", "DO"],
  ["Central African Rep.", "CF"],
  ["Dem. Rep. Congo", "CD"],
  ["Congo", "CG"],
  ["Côte d'Ivoire", "CI"],
  ["Eq. Guinea", "GQ"],
  ["eSwatini", "SZ"],
  ["S. Sudan", "SS"],
  ["W. Sahara", "EH"],
  ["Solomon Is.", "SB"],
  ["Falkland Is.", "FK"],
  ["Fr. S. Antarctic Lands", "TF"],
  ["Trinidad and Tobago", "TT"],
  ["Macedonia", "MK"],
  ["Myanmar", "MM"],
  ["Palestine", "PS"],
  ["Turkey", "TR"],
];

/** Name in the atlas → ISO 3166-1 alpha-2. */
export const visibleCountries: ReadonlyMap<string, string> = new Map([...unicodeNames(), ...others]);

function unicodeNames(): [string, string][] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  return letters.flatMap((first) =>
    letters.flatMap((second): [string, string][] => {
      const code = first + second;
      // Former countries (SU, FX) have the name of their successor.
      const now = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
      const name = now ? names.of(code) : undefined;
      return name === undefined ? [] : [[name, code]];
    }),
  );
}
