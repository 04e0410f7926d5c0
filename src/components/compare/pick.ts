// Puts games into the comparison from every table of games: a checkbox in each row, and a tray with what was chosen.
import { count } from "../text/count.ts";
import { chosenGames, comparisonOf, keepGames, type ChosenGame } from "./chosen.ts";
import { mostCompared } from "./data.ts";

const tables = document.querySelectorAll<HTMLTableElement>("table[data-compare-list]");
const page = tables[0]?.dataset.compareList;
if (page !== undefined) begin(page);

function begin(comparison: string): void {
  let games = chosenGames();
  const boxes = new Map<string, HTMLInputElement[]>();
  const tray = makeTray(comparison);

  for (const table of tables)
    for (const body of table.tBodies)
      for (const row of body.rows) {
        const link = row.querySelector("a");
        const id = /\/servers\/([a-z0-9-]+)\/$/.exec(link?.pathname ?? "")?.[1];
        const cell = row.querySelector("td.nights");
        if (id === undefined || link === null || cell === null) continue;
        const box = makeBox(link.textContent.trim());
        box.addEventListener("change", () => toggle({ id, name: link.textContent.trim() }, box));
        boxes.set(id, [...(boxes.get(id) ?? []), box]);
        cell.append(" ", box.parentElement ?? box);
      }
  tray.clear.addEventListener("click", () => set([], "The comparison is empty."));
  // Another tab, or the way back to this page, may have changed it.
  addEventListener("storage", () => set(chosenGames()));
  addEventListener("pageshow", () => set(chosenGames()));
  set(games);

  function toggle(game: ChosenGame, box: HTMLInputElement): void {
    if (!box.checked) {
      set(
        games.filter(({ id }) => id !== game.id),
        `${game.name} removed from the comparison.`,
      );
    } else if (games.length >= mostCompared) {
      box.checked = false;
      tray.status.textContent = `${mostCompared} games at most: remove one first.`;
    } else set([...games, game], `${game.name} added: ${count(games.length + 1, "game")} to compare.`);
  }

  function set(next: readonly ChosenGame[], says = ""): void {
    games = [...next];
    keepGames(games);
    const ids = new Set(games.map(({ id }) => id));
    for (const [id, own] of boxes) for (const box of own) box.checked = ids.has(id);
    tray.element.classList.toggle("empty", games.length === 0);
    tray.names.textContent = games.map(({ name }) => name).join(", ");
    tray.go.href = comparisonOf(comparison, games);
    tray.go.textContent = games.length < 2 ? "Choose another" : `Compare ${count(games.length, "game")}`;
    if (games.length < 2) tray.go.removeAttribute("href");
    tray.status.textContent = says;
  }
}

function makeBox(name: string): HTMLInputElement {
  const label = document.createElement("label");
  label.className = "compare-pick";
  label.dataset.comparePick = "";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.setAttribute("aria-label", `Compare ${name}`);
  label.append(box, " compare");
  return box;
}

function makeTray(comparison: string): {
  element: HTMLElement;
  names: HTMLElement;
  go: HTMLAnchorElement;
  clear: HTMLButtonElement;
  status: HTMLElement;
} {
  const element = document.createElement("aside");
  element.className = "compare-tray empty";
  element.setAttribute("aria-label", "Comparison");
  const wrap = document.createElement("div");
  wrap.className = "wrap";
  const names = document.createElement("bdi");
  const go = document.createElement("a");
  go.className = "button";
  go.href = comparison;
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "Clear";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "compare-status";
  wrap.append(names, go, clear, status);
  element.append(wrap);
  document.querySelector("main")?.append(element);
  return { element, names, go, clear, status };
}
