// Fills the comparison of two fingerprints; the address says which.
import { announce } from "../../parts/client/announce.ts";
import { compare, type Comparable } from "../compare.ts";

const form = document.querySelector<HTMLFormElement>("[data-compare]");
const table = document.querySelector<HTMLTableElement>("[data-compare-table]");
const says = document.querySelector<HTMLElement>("[data-compare-says]");
if (form !== null && table !== null && says !== null) start(form, table, says);

function start(form: HTMLFormElement, table: HTMLTableElement, says: HTMLElement): void {
  let turn = 0;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show(true);
  });
  addEventListener("popstate", () => {
    form.reset();
    followAddress();
  });
  followAddress();

  /** Shows the pair that the address asks for; nothing without one. */
  function followAddress(): void {
    const wanted = new URLSearchParams(location.search);
    for (const name of ["a", "b"]) {
      const select = form.elements.namedItem(name);
      const hash = wanted.get(name);
      if (select instanceof HTMLSelectElement && hash !== null) select.value = hash;
    }
    if (wanted.has("a") && wanted.has("b")) void show(false);
    else {
      turn++;
      say("");
      table.hidden = true;
    }
  }

  function say(words: string): void {
    says.textContent = words;
    announce(words);
  }

  /** Shows the chosen pair, unless the reader asks for another while the data is loading. */
  async function show(step: boolean): Promise<void> {
    const mine = ++turn;
    const [one, other] = ["a", "b"].map((name) => {
      const select = form.elements.namedItem(name);
      return select instanceof HTMLSelectElement ? select.value : "";
    });
    const all = await load(form.dataset.compare ?? "");
    if (mine !== turn) return;
    if (all === undefined) {
      say("The fingerprints could not be loaded. Press “Compare” to try again.");
      return;
    }
    const left = all[one ?? ""];
    const right = all[other ?? ""];
    if (one === undefined || other === undefined || left === undefined || right === undefined) {
      say("One of these two fingerprints is not in this directory.");
      return;
    }
    if (step) history.pushState(null, "", `${location.pathname}?a=${one}&b=${other}`);
    const rows = compare(left, right);
    const apart = rows.filter(({ same }) => !same).length;
    say(apart === 0 ? "They do not differ in any option." : `They differ in ${apart} of ${rows.length} options.`);
    for (const [index, head] of [...table.querySelectorAll("[data-compare-head]")].entries()) {
      head.textContent = index === 0 ? one : other;
    }
    table.tBodies[0]?.replaceChildren(
      ...rows.map(({ option, one: left, other: right, same }) => {
        const row = document.createElement("tr");
        row.className = same ? "same" : "differs";
        const head = document.createElement("th");
        head.scope = "row";
        head.textContent = option;
        row.append(head, ...[left, right, same ? "yes" : "no"].map(cell));
        return row;
      }),
    );
    table.hidden = false;
  }
}

async function load(address: string): Promise<Partial<Record<string, Comparable>> | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as Partial<Record<string, Comparable>>) : undefined;
  } catch {
    return undefined;
  }
}

function cell(text: string): HTMLTableCellElement {
  const found = document.createElement("td");
  found.textContent = text;
  return found;
}
