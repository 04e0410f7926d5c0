import type { Selection } from "./select.ts";

/** The table's rows: which are shown, in which order, and why. */
export class Rows {
  private readonly table: HTMLTableElement;
  private readonly rows: readonly HTMLTableRowElement[];
  private readonly homes: readonly (readonly [HTMLTableSectionElement, readonly HTMLTableRowElement[]])[];
  private readonly sorted = document.createElement("tbody");

  constructor(table: HTMLTableElement) {
    this.table = table;
    this.homes = Array.from(table.tBodies, (body) => [body, [...body.rows]] as const);
    this.rows = this.homes.flatMap(([, rows]) => rows.filter((row) => !row.classList.contains("letter")));
  }

  /**
   * @param order places of the rows to show, in their order
   * @param byName the order is that of the page, so that the letters' headings hold
   * @param onScreen places found by their login screen alone
   */
  show(order: Selection["places"], byName: boolean, onScreen: ReadonlySet<number>): void {
    const wanted = new Set(order);
    for (const [place, row] of this.rows.entries()) {
      row.hidden = !wanted.has(place);
      mark(row, onScreen.has(place));
    }
    if (byName) {
      // Rows that are at home stay there: to put thousands of them down again takes a phone seconds.
      const away = this.sorted.isConnected;
      this.sorted.remove();
      for (const [body, rows] of this.homes) {
        if (away) body.append(...rows);
        const [heading, ...games] = rows;
        if (heading?.classList.contains("letter") === true) heading.hidden = games.every(({ hidden }) => hidden);
        body.hidden = false;
      }
      return;
    }
    this.sorted.append(...order.flatMap((place) => this.rows[place] ?? []));
    for (const [body] of this.homes) body.hidden = true;
    this.table.append(this.sorted);
  }
}

function mark(row: HTMLTableRowElement, onScreen: boolean): void {
  const known = row.querySelector(".why");
  if (!onScreen) known?.remove();
  else if (known === null) {
    const why = document.createElement("span");
    why.className = "why";
    why.textContent = "found on its login screen";
    row.cells[0]?.append(why);
  }
}
