// The directory's script: filters and orders the table as the form says; the address contains all of it.
import { count } from "../../text/count.ts";
import { sorts, type DirectoryData, type Sort } from "../data.ts";
import { addressOfChoice, unknownIn, wishFrom, type Wish } from "./address.ts";
import { Cards } from "./cards.ts";
import { choiceOf } from "./choice.ts";
import { noteOf, readersZone } from "./evening.ts";
import { setChosen, setControls, setCounts } from "./controls.ts";
import { failureNotice } from "./failure-notice.ts";
import { loadDirectory, loadGallery, loadSearch } from "./load.ts";
import { part } from "./part.ts";
import { Rows } from "./rows.ts";
import { descendsFirst, inOrder, select } from "./select.ts";
import { suggestionLinks } from "./suggestions.ts";
import { pageNouns } from "./nouns.ts";
import { orderWords, tallyWords } from "./tally.ts";

const form = part("[data-directory]", HTMLFormElement);
const list = part("[data-list]", HTMLElement);
const filters = part("[data-filters]", HTMLElement);
const results = part("[data-results]", HTMLElement);
const tally = part("[data-tally]", HTMLElement);
const chosen = part("[data-chosen]", HTMLElement);
const gallery = part("[data-gallery]", HTMLElement);
const more = part("[data-more]", HTMLButtonElement);
const opener = part("[data-open-filters]", HTMLButtonElement);
const closer = part("[data-close-filters]", HTMLButtonElement);
const nothing = part("[data-nothing]", HTMLElement);
const suggestions = part("[data-suggestions]", HTMLElement);
const failed = part("[data-failed]", HTMLElement);
// A directory without games has no table.
const table = document.querySelector<HTMLTableElement>("[data-servers]");
const letters = document.querySelector<HTMLElement>("[data-letters]");
const root = form.dataset.root ?? "/";
const nouns = pageNouns();

const rows = table === null ? undefined : new Rows(table);
const cards = new Cards(gallery, more, root);
const heads = addSortButtons();
let wish: Wish | undefined;
let unknown: readonly string[] = [];
let turn = 0;
/** What to repeat when loading failed. */
let again: () => Promise<void> = fromAddress;

// Offered when nothing is found. Not in the page twice, because text browsers show what is hidden.
part("[data-other-lists]", HTMLElement).append(part("[data-ready-made]", HTMLElement).cloneNode(true));

// Moves the filters before the list for those who can use them; in text browsers the list comes first.
list.before(filters);
filters.hidden = false;
part("[data-tools]", HTMLElement).hidden = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void change({}, true);
});
form.addEventListener("input", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-compare-pick]") !== null) return;
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
  // The pressed button may disappear along with the empty result.
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
failed.append(
  ...failureNotice({
    retry: () => {
      tally.focus();
      void again();
    },
    showAll: () => location.assign(location.pathname),
  }),
);
addEventListener("popstate", () => void fromAddress());
if (location.search !== "") void fromAddress();
// Input from before this script ran, or restored by the browser when returning to the page.
else if (isTouched()) void change({}, false);

function isTouched(): boolean {
  return [...form.elements].some((control) =>
    control instanceof HTMLInputElement
      ? control.type === "search"
        ? control.value !== ""
        : control.checked !== control.defaultChecked
      : control instanceof HTMLSelectElement && control.value !== "name",
  );
}

function openFilters(open: boolean): void {
  form.classList.toggle("filters-open", open);
  opener.setAttribute("aria-expanded", String(open));
}

async function fromAddress(): Promise<void> {
  again = fromAddress;
  await orSayThatItFailed(async () => {
    const data = await loadDirectory(root);
    const parameters = new URLSearchParams(location.search);
    wish = wishFrom(parameters, data);
    unknown = unknownIn(parameters, data);
    setControls(form, wish);
    await show(data, wish);
  });
}

/** Reads the form, overridden by `instead`; `step` adds an entry to the browser's history. */
async function change(instead: Partial<Wish>, step: boolean): Promise<void> {
  again = () => change(instead, step);
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") parameters.append(name, value);
  await orSayThatItFailed(async () => {
    const data = await loadDirectory(root);
    // A search is ordered by best match until another order is chosen.
    const sorted = parameters.get("sort");
    if ((wish?.query.trim() ?? "") === "" && sorted === "name") parameters.delete("sort");
    const read = wishFrom(parameters, data);
    const descending = wish?.sort === read.sort ? wish.descending : descendsFirst(read.sort);
    const next = { ...read, descending, ...instead };
    wish = next;
    unknown = [];
    setControls(form, next);
    history[step ? "pushState" : "replaceState"](null, "", `${location.pathname}${addressOfChoice(next)}`);
    await show(data, next);
  });
}

/** If the list could not be filtered, do not show it as if it were. */
async function orSayThatItFailed(work: () => Promise<void>): Promise<void> {
  results.setAttribute("aria-busy", "true");
  try {
    await work();
    failed.hidden = true;
    results.hidden = false;
  } catch {
    results.hidden = true;
    nothing.hidden = true;
    failed.hidden = false;
    tally.textContent = "The list could not be loaded.";
  } finally {
    results.removeAttribute("aria-busy");
  }
}

async function show(data: DirectoryData, next: Wish): Promise<void> {
  const search = next.query.trim() === "" ? undefined : await loadSearch(root);
  const hits = await search?.games.find(next.query);
  const pictures = next.view === "gallery" ? await loadGallery(root) : undefined;
  if (next !== wish) return;
  const found = hits === undefined ? undefined : new Map(hits.map((hit, index) => [hit.place, { hit, index }]));
  const { places, counts } = select(
    data,
    choiceOf(data, next),
    found === undefined ? undefined : new Set(found.keys()),
  );
  const order =
    next.sort === "match"
      ? byMatch(places, found, next.descending)
      : inOrder(data, places, next.sort, next.descending, readersZone());
  const byName = next.sort === "name" && !next.descending;
  rows?.show(order, byName, { reasons: reasonsOf(found), notes: notesOf(data, order, next.sort) });
  setCounts(form, counts);
  setChosen(chosen, data, next, (key, slug) => {
    const left = new Map(next.chosen);
    left.set(key, new Set([...(left.get(key) ?? [])].filter((other) => other !== slug)));
    void change({ chosen: left }, true).then(() => tally.focus());
  });
  const all = data.servers.length;
  tally.textContent = tallyWords(places.length, all, next, unknown, nouns);
  showHeads(next);
  showLetters(byName && pictures === undefined);
  nothing.hidden = places.length > 0;
  suggestions.replaceChildren(
    ...(places.length > 0 || search === undefined ? [] : suggestionLinks(search.suggest(next.query), data, root)),
  );
  closer.textContent = `Show ${count(places.length, nouns.one, nouns.many)}`;
  opener.textContent = next.chosen.size === 0 ? "Filters" : `Filters (${sum(next.chosen)})`;
  if (table !== null) table.hidden = pictures !== undefined || places.length === 0;
  gallery.hidden = pictures === undefined;
  if (pictures === undefined) more.hidden = true;
  else cards.show(order, data, pictures);
}

type Found = ReadonlyMap<number, { hit: { near: boolean; reasons: readonly string[] }; index: number }>;

function byMatch(places: readonly number[], found: Found | undefined, reversed: boolean): number[] {
  const order = [...places].sort((a, b) => (found?.get(a)?.index ?? 0) - (found?.get(b)?.index ?? 0));
  return reversed ? order.reverse() : order;
}

function reasonsOf(found: Found | undefined): Map<number, string> {
  return new Map(
    Array.from(found ?? [], ([place, { hit }]) => [
      place,
      `${hit.near ? "Similar spelling in" : "Found in"}: ${hit.reasons.join("; ")}`,
    ]),
  );
}

/** What the rows are ordered by, where they do not show it. */
function notesOf(data: DirectoryData, order: readonly number[], sort: Sort): Map<number, string> {
  const zone = readersZone();
  return new Map(
    order.flatMap((place) => {
      const note = noteOf(data.servers[place], sort, zone);
      return note === undefined ? [] : [[place, note] as const];
    }),
  );
}

function addSortButtons(): Map<Sort, HTMLTableCellElement> {
  const found = new Map<Sort, HTMLTableCellElement>();
  for (const head of table?.querySelectorAll<HTMLTableCellElement>("thead [data-sort]") ?? []) {
    const sort = sorts.find((name) => name === head.dataset.sort);
    if (sort === undefined) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const same = (wish?.sort ?? "name") === sort;
      void change({ sort, descending: same ? !(wish?.descending ?? false) : descendsFirst(sort) }, true);
    });
    head.append(button);
    found.set(sort, head);
  }
  return found;
}

function showHeads(next: Wish): void {
  for (const [name, head] of heads) {
    if (name === next.sort) head.setAttribute("aria-sort", next.descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  const note = table?.querySelector("[data-order]");
  if (note != null) note.textContent = orderWords(next);
}

function showLetters(useful: boolean): void {
  if (letters === null) return;
  letters.hidden = !useful;
  for (const link of letters.querySelectorAll("a")) {
    const heading = document.getElementById(link.hash.slice(1));
    link.hidden = heading?.closest("tr")?.hidden ?? true;
  }
}

function sum(values: Wish["chosen"]): number {
  return [...values.values()].reduce((total, slugs) => total + slugs.size, 0);
}
