/** The columns of what is added to rows: to what a game is about, and to its players. */
const columns = { reasons: 1, notes: 2 } as const;
type Mark = keyof typeof columns;

/** The table's rows: which ones are shown, in which order, and why. */
export class Rows {
  private readonly table: HTMLTableElement;
  private readonly rows: readonly HTMLTableRowElement[];
  private readonly homes: readonly (readonly [HTMLTableSectionElement, readonly HTMLTableRowElement[]])[];
  private readonly sorted = document.createElement("tbody");
  private readonly marked = { reasons: new Set<number>(), notes: new Set<number>() };

  constructor(table: HTMLTableElement) {
    this.table = table;
    this.homes = Array.from(table.tBodies, (body) => [body, [...body.rows]] as const);
    this.rows = this.homes.flatMap(([, rows]) => rows.filter((row) => !row.classList.contains("letter")));
  }

  /**
   * @param order indexes of the rows to show, in order
   * @param byName whether the order is that of the page, so that the letter headings apply
   * @param marks by index: the reasons why a search found them, and notes on their players
   */
  show(order: readonly number[], byName: boolean, marks: Record<Mark, ReadonlyMap<number, string>>): void {
    const wanted = new Set(order);
    for (const [place, row] of this.rows.entries()) row.hidden = !wanted.has(place);
    this.mark("reasons", marks.reasons);
    this.mark("notes", marks.notes);
    if (byName) {
      // Rows that are already in place are not moved: reinserting thousands takes a phone seconds.
      const away = this.sorted.isConnected;
      this.sorted.remove();
      for (const [body, rows] of this.homes) {
        if (away) body.append(...rows);
        const [heading, ...games] = rows;
        if (heading?.classList.contains("letter") === true) heading.hidden = games.every(({ hidden }) => hidden);
      }
      if (away) this.table.append(...this.homes.map(([body]) => body));
      return;
    }
    // Rows move outside the page: screen readers handle each change in it, and drop what comes after too many.
    this.sorted.remove();
    for (const [body] of this.homes) body.remove();
    const last = this.rows.filter(({ hidden }) => hidden);
    this.sorted.append(...order.flatMap((place) => this.rows[place] ?? []), ...last);
    this.table.append(this.sorted);
  }

  private mark(mark: Mark, texts: ReadonlyMap<number, string>): void {
    const cellOf = (place: number): HTMLTableCellElement | undefined => this.rows[place]?.cells[columns[mark]];
    for (const place of this.marked[mark]) if (!texts.has(place)) cellOf(place)?.querySelector(".why")?.remove();
    for (const [place, text] of texts) {
      const cell = cellOf(place);
      if (cell === undefined) continue;
      let why = cell.querySelector(".why");
      if (why === null) {
        why = document.createElement("span");
        why.className = "why";
        cell.append(" ", why);
      }
      why.textContent = text;
    }
    this.marked[mark] = new Set(texts.keys());
  }
}
