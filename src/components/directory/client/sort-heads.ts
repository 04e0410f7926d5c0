import { sortButton } from "../../parts/client/sort-button.ts";
import { sorts, type Sort } from "../data.ts";
import type { Wish } from "./address.ts";
import { orderWords } from "./tally.ts";

/** The table's column headings, as buttons that sort by their column. */
export class SortHeads {
  private readonly table: HTMLTableElement;
  private readonly heads = new Map<Sort, HTMLTableCellElement>();

  /** @param choose receives the order of the pressed heading */
  constructor(table: HTMLTableElement, choose: (sort: Sort) => void) {
    this.table = table;
    for (const head of table.querySelectorAll<HTMLTableCellElement>("thead [data-sort]")) {
      const sort = sorts.find((name) => name === head.dataset.sort);
      if (sort === undefined) continue;
      sortButton(head).addEventListener("click", () => choose(sort));
      this.heads.set(sort, head);
    }
  }

  /** Says in the headings, and in the table's caption, how the rows are ordered. */
  show(order: Pick<Wish, "sort" | "descending">): void {
    for (const [name, head] of this.heads) {
      if (name === order.sort) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const note = this.table.querySelector("[data-order]");
    if (note !== null) note.textContent = orderWords(order);
  }
}
