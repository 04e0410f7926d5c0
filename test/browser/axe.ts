import axe from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.2, levels A and AA, and axe's own advice. */
export const allRules = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
} as const;

/** The rules of WCAG about colours: what another theme can break in a page that follows all others. */
export const colourRules = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

/**
 * What axe finds wrong on a page as it is now: a line for each violated rule, with the first elements. axe is loaded into
 * each page once, because that takes as long as a run of it.
 */
export async function axeViolations(
  page: Page,
  runOnly: typeof allRules | typeof colourRules = allRules,
): Promise<string[]> {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    const loaded = (window as unknown as { axe: typeof axe }).axe;
    const only = { type: rules.type, values: [...rules.values] };
    return (await loaded.run(document, { runOnly: only, resultTypes: ["violations"] })).violations;
  }, runOnly);
  return violations.map(({ id, nodes }) => {
    const elements = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return `${id}: ${elements.join(" | ")}`;
  });
}
