// Tables with data-sortable: each column header without data-unsorted becomes a button that sorts the rows, and the
// caption says the order. A cell's data-value is compared, or its text if it has none; cells without a value come last.

import { announce, settled } from "./announce.ts";
import { sortButton } from "./sort-button.ts";

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) makeSortable(table);

function makeSortable(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    const label = head.textContent.trim();
    if (label === "" || "unsorted" in head.dataset || head.querySelector("button") !== null) continue;
    sortButton(head).addEventListener("click", () => {
      const figures = head.classList.contains("number") || head.classList.contains("nights");
      const was = head.getAttribute("aria-sort");
      const descending = was === null ? figures : was === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      sort(table, column, descending, figures);
      const words = `by ${label.toLowerCase()}, ${orderWords(figures, descending)}`;
      const order = table.querySelector("[data-order]");
      if (order !== null) order.textContent = words;
      announce(`Sorted ${words}.`, settled);
    });
  }
}

function orderWords(figures: boolean, descending: boolean): string {
  if (figures) return descending ? "most first" : "fewest first";
  return descending ? "from Z to A" : "from A to Z";
}

function sort(table: HTMLTableElement, column: number, descending: boolean, figures: boolean): void {
  const [body] = table.tBodies;
  if (body === undefined) return;
  const rows = [...body.rows].map((row) => {
    const cell = row.cells[column];
    const text = (cell?.dataset.value ?? cell?.querySelector("a,bdi")?.textContent ?? cell?.textContent ?? "").trim();
    return { row, text };
  });
  const turn = descending ? -1 : 1;
  rows.sort((a, b) => {
    if (a.text === "" || b.text === "") return Number(a.text === "") - Number(b.text === "");
    return turn * (figures ? Number(a.text) - Number(b.text) : collator.compare(a.text, b.text));
  });
  body.append(...rows.map(({ row }) => row));
}
