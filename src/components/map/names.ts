import { countryNames } from "@mudlark/scanner/mssp";

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
export const visibleCountries: ReadonlyMap<string, string> = new Map([
  ...Array.from(countryNames(), ([code, name]): [string, string] => [name, code]),
  ...others,
]);
