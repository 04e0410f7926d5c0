// The colours of the charts. Pictures and their keys take them from here, so that the two cannot differ.
import type { CapabilityState } from "../../model/server-view.ts";
import { capabilityStates } from "../../model/server-view.ts";
import type { DrawnTable } from "../../model/statistics/table.ts";

const colourOfState: Record<CapabilityState, string> = {
  measured: "var(--measured)",
  claimed: "var(--claimed)",
  "agrees-to-all": "var(--ink-soft)",
  contradicted: "var(--contradicted)",
  refused: "var(--line-strong)",
  "not-asked": "var(--sunk)",
};
/** In the order of `capabilityStates`. */
export const stateColours: readonly string[] = capabilityStates.map((state) => colourOfState[state]);

const lineColours = [
  "var(--river)",
  "var(--brass)",
  "var(--measured)",
  "var(--contradicted)",
  "var(--ink-soft)",
  "var(--line-strong)",
];
/** Lines also differ by dashes, so that colour is not the only difference. */
const dashes = ["none", "6 3", "2 2", "8 3 2 3", "12 4", "1 4"];

/** How the line of a place in a chart is drawn. */
export function lineStyle(index: number): { stroke: string; dash: string } {
  return {
    stroke: lineColours[index % lineColours.length] ?? "currentColor",
    dash: dashes[index % dashes.length] ?? "none",
  };
}

/**
 * The sign in a chart's key, as SVG without style attributes (the Content-Security-Policy would refuse them).
 * @param index place among the table's states or lines
 */
export function keySign({ chart }: Pick<DrawnTable, "chart">, index: number): string {
  const { stroke, dash } = lineStyle(index);
  const shape =
    chart === "states"
      ? `<rect x="0.5" y="0.5" width="27" height="11" fill="${stateColours[index] ?? "none"}" stroke="var(--line-strong)"/>`
      : `<path d="M0 6H28" stroke="${stroke}" stroke-width="3" stroke-dasharray="${dash}"/>`;
  return `<svg class="plot-sign" viewBox="0 0 28 12" aria-hidden="true">${shape}</svg>`;
}
