// Lets readers add games to the comparison from every list of games, with a checkbox in each row or card and a tray
// with the chosen games.
import { announce } from "../../parts/client/announce.ts";
import { count } from "../../text/count.ts";
import { runningNouns } from "../../directory/client/nouns.ts";
import { chosenGames, comparisonOf, keepGames, type ChosenGame } from "./chosen.ts";
import { mostCompared } from "../data.ts";

/** Rows or cards that get their checkbox in one go. */
const batch = 100;
const lists = document.querySelectorAll<HTMLElement>("[data-compare-list]");
const page = lists[0]?.dataset.compareList;
if (page !== undefined) begin(page);

function begin(comparison: string): void {
  const nouns = runningNouns();
  let games = chosenGames();
  const boxes = new Map<string, HTMLInputElement[]>();
  const tray = makeTray(comparison);

  for (const list of lists) {
    offer(list);
    // The directory creates the cards of its gallery on demand.
    if (list.matches("ul")) new MutationObserver(() => offer(list)).observe(list, { childList: true });
  }
  tray.clear.addEventListener("click", () => {
    // The pressed button disappears; what was chosen last is the nearest place in the list.
    const last = games.at(-1);
    set([], "The comparison is empty.");
    boxes.get(last?.id ?? "")?.[0]?.focus();
  });
  // Another tab, or going back to this page, may have changed it.
  addEventListener("storage", () => set(chosenGames()));
  addEventListener("pageshow", () => set(chosenGames()));
  set(games);

  /** Adds a checkbox to every row or card that has none, a batch at a time: a thousand would hold up a phone. */
  function offer(list: HTMLElement): void {
    const items = [...list.querySelectorAll("tbody tr, :scope > li")];
    const next = (): void => {
      for (const item of items.splice(0, batch)) offerIn(item);
      if (items.length > 0) setTimeout(next);
    };
    next();
  }

  function offerIn(item: Element): void {
    const link = item.querySelector("a");
    const id = /\/servers\/([a-z0-9-]+)\/$/.exec(link?.pathname ?? "")?.[1];
    const place = item.querySelector("td.nights, .gallery-words");
    if (id === undefined || link === null || place?.querySelector("[data-compare-pick]") !== null) return;
    const name = link.textContent.trim();
    const box = makeBox(name);
    box.checked = games.some((game) => game.id === id);
    box.addEventListener("change", () => toggle({ id, name }, box));
    boxes.set(id, [...(boxes.get(id) ?? []), box]);
    place.append(" ", box.parentElement ?? box);
  }

  function toggle(game: ChosenGame, box: HTMLInputElement): void {
    if (!box.checked) {
      set(
        games.filter(({ id }) => id !== game.id),
        `${game.name} removed from the comparison.`,
      );
    } else if (games.length >= mostCompared) {
      box.checked = false;
      say(`${mostCompared} ${nouns.many} at most: remove one first.`);
    } else set([...games, game], `${game.name} added: ${count(games.length + 1, nouns.one, nouns.many)} to compare.`);
  }

  function set(next: readonly ChosenGame[], says = ""): void {
    games = [...next];
    keepGames(games);
    const ids = new Set(games.map(({ id }) => id));
    for (const [id, own] of boxes) for (const box of own) box.checked = ids.has(id);
    tray.element.hidden = games.length === 0;
    tray.names.textContent = games.map(({ name }) => name).join(", ");
    tray.go.href = comparisonOf(comparison, games);
    tray.go.textContent = games.length < 2 ? "Choose another" : `Compare ${count(games.length, nouns.one, nouns.many)}`;
    if (games.length < 2) tray.go.removeAttribute("href");
    say(says);
  }

  function say(words: string): void {
    tray.status.textContent = words;
    if (words !== "") announce(words);
  }
}

function makeBox(name: string): HTMLInputElement {
  const label = document.createElement("label");
  label.className = "compare-pick";
  label.dataset.comparePick = "";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.setAttribute("aria-label", `Compare ${name}`);
  // The box has the whole name already; screen readers would read the word again.
  const word = document.createElement("span");
  word.setAttribute("aria-hidden", "true");
  word.textContent = "compare";
  label.append(box, " ", word);
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
  element.className = "compare-tray";
  element.hidden = true;
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
  status.className = "compare-status";
  wrap.append(names, go, clear, status);
  element.append(wrap);
  // Not inside main, whose containment would keep it from the edge of the window.
  document.body.append(element);
  return { element, names, go, clear, status };
}
