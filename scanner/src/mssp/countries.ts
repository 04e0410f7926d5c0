/** Made when it is first needed: that takes longer than loading this folder. */
let regions: Intl.DisplayNames | undefined;

function nameOf(code: string): string | undefined {
  regions ??= new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  return regions.of(code);
}

/** Codes with a name in Unicode's tables that are not countries, or no longer. */
const notCountries = new Set(
  "AN BU CS CT DD DY EU EZ FQ FX HV JT MI NH NQ NT PC PU PZ QO QU RH SU TP UN VD WK XA XB YD YU ZR ZZ UK AC CP DG EA IC TA".split(
    " ",
  ),
);

/** English name of a region code, such as Italy for IT; the code itself if it has none. */
export function countryName(code: string): string {
  return nameOf(code) ?? code;
}

/**
 * The countries of today.
 * @returns their codes (ISO 3166-1 alpha-2) with their English names
 */
export function countryNames(): Map<string, string> {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  return new Map(
    letters.flatMap((first) =>
      letters.flatMap((second): [string, string][] => {
        const code = first + second;
        const name = notCountries.has(code) ? undefined : nameOf(code);
        return name === undefined ? [] : [[code, name]];
      }),
    ),
  );
}
