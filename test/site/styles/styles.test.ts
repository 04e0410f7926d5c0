// The rules that the style sheets follow: one order, one place for each class, and only the colours and spaces that are defined.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import postcss, { type Declaration, type Root } from "postcss";
import parseSelector from "postcss-selector-parser";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "../../../src");
const entry = "styles/site.css";
const tokensFile = "styles/tokens.css";

const sheets = new Map<string, Root>(
  globSync("**/*.css", { cwd: source }).map((file) => [file, postcss.parse(readFileSync(join(source, file), "utf8"))]),
);
const others = [...sheets].filter(([file]) => file !== tokensFile && file !== entry);

/** The properties that a sheet gives values, by name. */
function propertiesOf(sheet: Root | undefined): Map<string, string> {
  const found = new Map<string, string>();
  sheet?.walkDecls(/^--/, ({ prop, value }) => {
    found.set(prop, value);
  });
  return found;
}
const tokens = propertiesOf(sheets.get(tokensFile));

/** Each declaration of the sheets other than the tokens, with words that say where it stands. */
const declarations: { where: string; declaration: Declaration }[] = others.flatMap(([file, sheet]) => {
  const found: { where: string; declaration: Declaration }[] = [];
  sheet.walkDecls((declaration) => {
    const line = declaration.source?.start?.line ?? 0;
    found.push({ where: `${file}:${line} ${declaration.prop}: ${declaration.value}`, declaration });
  });
  return found;
});
const breaches = (wrong: (declaration: Declaration) => boolean): string[] =>
  declarations.filter(({ declaration }) => wrong(declaration)).map(({ where }) => where);

/** A selector belongs to the component that its first class names. */
function leadingClasses(sheet: Root): Set<string> {
  const found = new Set<string>();
  sheet.walkRules((rule) => {
    parseSelector((list) => {
      list.each((selector) => {
        let first: string | undefined;
        selector.walkClasses(({ value }) => {
          first ??= value;
        });
        if (first !== undefined) found.add(first);
      });
    }).processSync(rule.selector);
  });
  return found;
}

// Looks for names of colours only where a colour is allowed, because `white-space` and `tan()` contain such names.
const colour =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\(|\b(?:black|white|gr[ae]y|silver|red|maroon|orange|yellow|gold|olive|green|lime|teal|aqua|cyan|blue|navy|purple|violet|fuchsia|magenta|pink|brown|tan|beige)\b/i;
const spaced = /^(?:margin|padding|inset|scroll-(?:margin|padding))|^(?:top|right|bottom|left)$|gap$/;
/** A length that is not a step: not zero, and not in units of the letters around it or of the box. */
const ownLength = /(?<![\w.-])\d*\.?\d+(?:rem|px|cm|mm|in|pt)\b/;

describe("the style sheets", () => {
  it("have one order: each is imported once, into a layer that the first line names", () => {
    const [first, ...imports] = (sheets.get(entry)?.nodes ?? []).filter((node) => node.type === "atrule");
    expect(first?.name).toBe("layer");
    const layers = first?.params.split(",").map((name) => name.trim());
    const imported = imports.map(({ name, params }) => {
      const [, path = "", layer] = /^"([^"]+)" layer\((\w+)\)$/.exec(params) ?? [];
      expect(name).toBe("import");
      expect(layers).toContain(layer);
      return normalize(join(dirname(entry), path));
    });
    expect(imported.sort()).toEqual([...sheets.keys()].filter((file) => file !== entry).sort());
  });

  it("define each class in one file", () => {
    const homes = new Map<string, string[]>();
    for (const [file, sheet] of sheets)
      for (const name of leadingClasses(sheet)) homes.set(name, [...(homes.get(name) ?? []), file]);
    expect(homes.size).toBeGreaterThan(100);
    expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it("take every colour from the tokens", () => {
    expect(
      breaches(({ value }) => colour.test(value.replaceAll(/var\([^()]*\)|color-mix\(in oklab,|attr\([^()]*\)/g, ""))),
    ).toEqual([]);
  });

  it("take every space from the tokens", () => {
    expect(
      breaches(({ prop, value }) => spaced.test(prop) && ownLength.test(value.replaceAll(/\b[12]px\b/g, ""))),
    ).toEqual([]);
  });

  it("change layouts at the named widths only", () => {
    const steps = [...tokens].filter(([name]) => name.startsWith("--at-")).map(([, width]) => width);
    const widths = new Map<string, string[]>();
    for (const [file, sheet] of sheets)
      sheet.walkAtRules(/^(?:media|container)$/, ({ params }) => {
        for (const [width] of params.matchAll(/[\d.]+(?:em|rem|px|vw)/g))
          widths.set(width, [...(widths.get(width) ?? []), file]);
      });
    expect(steps.length).toBeGreaterThan(2);
    expect([...widths].filter(([width]) => !steps.includes(width))).toEqual([]);
  });

  it("use only defined properties, and define only those that are used", () => {
    const used = new Set<string>();
    for (const [file, sheet] of sheets) {
      const known = new Set([...tokens.keys(), ...propertiesOf(sheet).keys()]);
      sheet.walkDecls(({ value }) => {
        for (const [, name = ""] of value.matchAll(/var\((--[\w-]+)/g)) {
          used.add(name);
          expect(known.has(name) ? "known" : `${file}: ${name}`).toBe("known");
        }
      });
    }
    expect([...tokens.keys()].filter((name) => !used.has(name) && !name.startsWith("--at-"))).toEqual([]);
  });
});
