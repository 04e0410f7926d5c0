// The directory's script: what the form says narrows and orders the table; all of it stands in the address.
import { count } from "../../text/count.ts";
import { sorts, type DirectoryData, type Sort } from "../data.ts";
import { addressOf, wishFrom, type Wish } from "./address.ts";
import { Cards } from "./cards.ts";
import { choiceOf } from "./choice.ts";
import { setChosen, setControls, setCounts } from "./controls.ts";
import { loadDirectory, loadGallery, loadSearch } from "./load.ts";
import { Rows } from "./rows.ts";
import { descendsFirst, inOrder, select } from "./select.ts";
import { tallyWords } from "./tally.ts";

const form = part("[data-directory]", HTMLFormElement);
const table = part("[data-servers]", HTMLTableElement);
const tally = part("[data-tally]", HTMLElement);
const chosen = part("[data-chosen]", HTMLElement);
const gallery = part("[data-gallery]", HTMLElement);
const more = part("[data-more]", HTMLButtonElement);
const opener = part("[data-open-filters]", HTMLButtonElement);
const closer = part("[data-close-filters]", HTMLButtonElement);
const nothing = part("[data-nothing]", HTMLElement);
const letters = document.querySelector<HTMLElement>("[data-letters]");
const root = form.dataset.root ?? "/";

const rows = new Rows(table);
const cards = new Cards(gallery, more, root);
const heads = addSortButtons();
let wish: Wish | undefined;
let turn = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void change({}, true);
});
form.addEventListener("input", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
  const mine = ++turn;
  setTimeout(
    () => {
      if (mine === turn) void change({}, !typing);
    },
    typing ? 150 : 0,
  );
});
form.addEventListener("reset", () => {
  // The button that was pressed may go with the emptiness that it ended.
  const goes = nothing.contains(document.activeElement);
  setTimeout(() => {
    void change({ query: "", chosen: new Map(), sort: "name", descending: false }, true).then(() => {
      if (goes) tally.focus();
    });
  }, 0);
});
opener.addEventListener("click", () => {
  openFilters(!form.classList.contains("filters-open"));
});
closer.addEventListener("click", () => {
  openFilters(false);
  tally.focus();
});
addEventListener("popstate", () => void fromAddress());
if (location.search !== "") void fromAddress();

function openFilters(open: boolean): void {
  form.classList.toggle("filters-open", open);
  opener.setAttribute("aria-expanded", String(open));
}

async function fromAddress(): Promise<void> {
  const data = await loadDirectory(root);
  wish = wishFrom(new URLSearchParams(location.search), data);
  setControls(form, wish);
  await show(data, wish);
}

/** Reads the form, with what a button says instead; `step` makes an entry in the browser's history. */
async function change(instead: Partial<Wish>, step: boolean): Promise<void> {
  const data = await loadDirectory(root).catch((error: unknown) => {
    tally.textContent = "The list could not be loaded; it is whole below, but cannot be searched.";
    throw error;
  });
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") parameters.append(name, value);
  const read = wishFrom(parameters, data);
  const descending = wish?.sort === read.sort ? wish.descending : descendsFirst(read.sort);
  const next = { ...read, descending, ...instead };
  wish = next;
  setControls(form, next);
  history[step ? "pushState" : "replaceState"](null, "", `${location.pathname}${addressOf(next)}`);
  await show(data, next);
}

async function show(data: DirectoryData, next: Wish): Promise<void> {
  const hits = next.query.trim() === "" ? undefined : await (await loadSearch(root)).find(next.query);
  const pictures = next.view === "gallery" ? await loadGallery(root) : undefined;
  if (next !== wish) return;
  const { places, counts } = select(data, choiceOf(data, next), hits === undefined ? undefined : new Set(hits.keys()));
  const order = inOrder(data, places, next.sort, next.descending);
  const byName = next.sort === "name" && !next.descending;
  rows.show(order, byName, new Set([...(hits ?? [])].filter(([, rank]) => rank === 0).map(([place]) => place)));
  setCounts(form, counts);
  setChosen(chosen, data, next, (key, slug) => {
    const left = new Map(next.chosen);
    left.set(key, new Set([...(left.get(key) ?? [])].filter((other) => other !== slug)));
    void change({ chosen: left }, true).then(() => tally.focus());
  });
  const all = data.servers.length;
  tally.textContent = tallyWords(places.length, all, next);
  showHeads(next);
  showLetters(byName && pictures === undefined);
  nothing.hidden = places.length > 0;
  closer.textContent = `Show ${count(places.length, "MUD")}`;
  opener.textContent = next.chosen.size === 0 ? "Filters" : `Filters (${sum(next.chosen)})`;
  table.hidden = pictures !== undefined || places.length === 0;
  gallery.hidden = pictures === undefined;
  if (pictures === undefined) more.hidden = true;
  else cards.show(order, data, pictures);
}

function addSortButtons(): Map<Sort, HTMLTableCellElement> {
  const found = new Map<Sort, HTMLTableCellElement>();
  for (const head of table.querySelectorAll<HTMLTableCellElement>("thead [data-sort]")) {
    const sort = sorts.find((name) => name === head.dataset.sort);
    if (sort === undefined) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const again = (wish?.sort ?? "name") === sort;
      void change({ sort, descending: again ? !(wish?.descending ?? false) : descendsFirst(sort) }, true);
    });
    head.append(button);
    found.set(sort, head);
  }
  return found;
}

function showHeads({ sort, descending }: Wish): void {
  for (const [name, head] of heads) {
    if (name === sort) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function showLetters(useful: boolean): void {
  if (letters === null) return;
  letters.hidden = !useful;
  for (const link of letters.querySelectorAll("a")) {
    const heading = document.getElementById(link.hash.slice(1));
    const item = link.closest("li");
    if (item !== null) item.hidden = heading?.closest("tr")?.hidden ?? true;
  }
}

function sum(chosen: Wish["chosen"]): number {
  return [...chosen.values()].reduce((total, slugs) => total + slugs.size, 0);
}

/** An element that the page always has. */
function part<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page lacks ${selector}.`);
  return found;
}
