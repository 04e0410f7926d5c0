/**
 * How often the letters beyond ASCII occur in a language, roughly, per thousand of such letters. Small letters; the
 * scorer knows that capitals are rarer. Only the order of size matters: these tell alphabets apart, they are no census.
 */
interface Language {
  name: string;
  letters: ReadonlyMap<string, number>;
}

/** Letters in groups of equal weight: "äöü:300 ß:100". */
function language(name: string, groups: string): Language {
  const weights = groups.split(" ").flatMap((group) => {
    const [letters = "", weight = ""] = group.split(":");
    return Array.from(letters, (letter): [string, number] => [letter, Number(weight)]);
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return { name, letters: new Map(weights.map(([letter, weight]) => [letter, weight / total])) };
}

/** Languages of the Latin script. */
export const latinLanguages: readonly Language[] = [
  language("German", "äü:330 ö:180 ß:120 é:3"),
  language("French", "é:560 à:130 è:110 ê:70 ç:40 ô:25 ûù:18 î:18 âëïœ:8"),
  language("Spanish", "ó:290 í:240 á:180 é:130 ñ:90 ú:60 ü:5 ¿¡:60"),
  language("Portuguese", "ã:260 ç:200 á:130 é:120 õ:60 ê:60 í:60 ó:60 ú:30 â:30 à:30 ô:15"),
  language("Italian", "è:380 à:300 ù:120 ò:110 ì:80 é:40"),
  language("Swedish", "ä:400 å:320 ö:270 é:10"),
  language("Danish", "ø:340 æ:320 å:320 é:15"),
  language("Finnish", "ä:880 ö:110 å:5"),
  language("Icelandic", "í:150 á:150 ð:280 þ:80 ö:60 é:50 ó:60 ú:40 æ:60 ý:20"),
  language("Estonian", "ä:330 õ:330 ü:220 ö:110 šž:5"),
  language("Catalan", "è:160 à:220 ó:180 é:120 í:110 ç:80 ò:60 úü:30 ï:10"),
  language("Dutch", "ë:500 é:250 ï:150 ó:50 èü:25"),
  language("Polish", "ł:260 ą:140 ę:160 ó:120 ż:110 ś:100 ć:60 ń:30 ź:10"),
  language("Czech", "í:200 á:170 ě:120 é:90 ř:90 č:80 ž:80 š:70 ý:70 ů:45 ú:12 ďťňó:5"),
  language("Slovak", "á:190 í:110 ý:100 č:110 š:90 ž:100 é:90 ú:80 ľ:50 ť:50 ô:20 ňďäóĺŕ:15"),
  language("Hungarian", "á:300 é:290 ö:100 ó:100 ő:80 í:60 ü:60 ű:15 ú:25"),
  language("Croatian", "č:260 š:250 ž:220 ć:180 đ:90"),
  language("Romanian", "ăâ:200 î:180 ţ:170 ş:170 șț:80"),
  language("Turkish", "ı:300 ü:180 ş:170 ğ:110 ç:110 ö:90 İ:20"),
];

/** Languages of the Cyrillic script. */
export const cyrillicLanguages: readonly Language[] = [
  language(
    "Russian",
    "о:110 е:85 а:80 и:74 н:67 т:63 с:55 р:47 в:45 л:44 к:35 м:32 д:30 п:28 у:26 я:20 ы:19 ь:17 г:17 з:16 б:16 ч:14 й:12 х:10 ж:9 ш:7 ю:6 ц:5 щ:4 э:3 ф:3 ъ:1 ё:1",
  ),
  language(
    "Ukrainian",
    "о:94 а:83 и:62 і:57 н:68 в:53 т:55 е:49 р:47 с:41 к:35 л:36 у:33 д:31 м:30 п:29 я:22 з:23 ь:18 б:17 г:15 ч:14 й:14 х:11 ж:7 ї:6 ц:6 ю:7 є:6 ш:7 ф:3 щ:4 ґ:1",
  ),
];
