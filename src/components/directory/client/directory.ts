// The directory's script: filters and orders the table as the form says; the address contains all of it.
import { count } from "../../text/count.ts";
import { sorts, type DirectoryData, type Sort } from "../data.ts";
import { addressOfChoice, unknownIn, wishFrom, type Wish } from "./address.ts";
import { Cards } from "./cards.ts";
import { choiceOf } from "./choice.ts";
import { noteOf, readersZone } from "./evening.ts";
import { controlKey, setChosen, setControls, setCounts } from "./controls.ts";
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
/** Number of updates begun; only the newest shows its result. */
let updates = 0;
/** What is still to be done when the data is here, in the order of the reader's actions. */
const pending: ((data: DirectoryData) => void)[] = [];
/** Controls that the reader has changed since the address last changed, so that applying it late leaves them alone. */
const touched = new Set<string>();

// Offered when nothing is found. Not in the page twice, because text browsers show what is hidden.
part("[data-other-lists]", HTMLElement).append(part("[data-ready-made]", HTMLElement).cloneNode(true));

// Moves the filters before the list for those who can use them; in text browsers the list comes first.
list.before(filters);
filters.hidden = false;
part("[data-tools]", HTMLElement).hidden = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void change(true);
});
form.addEventListener("input", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-compare-pick]") !== null) return;
  const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.target instanceof Element) touched.add(controlKey(event.target));
  const mine = ++turn;
  setTimeout(
    () => {
      if (mine === turn) void change(!typing);
    },
    typing ? 150 : 0,
  );
});
form.addEventListener("reset", () => {
  // The pressed button may disappear along with the empty result.
  const goes = nothing.contains(document.activeElement);
  setTimeout(() => {
    const empty = { query: "", chosen: new Map(), sort: "name", descending: false } as const;
    void change(true, () => empty).then(() => {
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
      void update();
    },
    showAll: () => location.assign(location.pathname),
  }),
);
addEventListener("popstate", () => void fromAddress());
if (location.search !== "") void fromAddress();
// Input from before this script ran, or restored by the browser when returning to the page.
else if (isTouched()) void change(false);

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

/** Sets the form to the address, and shows what it asks for. */
async function fromAddress(): Promise<void> {
  // What was typed or ticked just before belongs to the entry of the history that the reader has left.
  turn++;
  touched.clear();
  pending.splice(0, Infinity, applyAddress);
  await update();
}

function applyAddress(data: DirectoryData): void {
  const parameters = new URLSearchParams(location.search);
  wish = wishFrom(parameters, data);
  unknown = unknownIn(parameters, data);
  setControls(form, wish, touched);
}

/**
 * Shows what the form says.
 * @param step whether to add an entry to the browser's history
 * @param edit what to change in addition, given what the form says
 */
async function change(step: boolean, edit: (now: Wish) => Partial<Wish> = () => ({})): Promise<void> {
  pending.push((data) => {
    applyForm(data, step, edit);
  });
  await update();
}

/** Reads the form only now that the data is here: nothing that the reader changed while it loaded is lost. */
function applyForm(data: DirectoryData, step: boolean, edit: (now: Wish) => Partial<Wish>): void {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") parameters.append(name, value);
  // A search is ordered by best match until another order is chosen.
  if ((wish?.query.trim() ?? "") === "" && parameters.get("sort") === "name") parameters.delete("sort");
  const read = wishFrom(parameters, data);
  const now = { ...read, descending: wish?.sort === read.sort ? wish.descending : descendsFirst(read.sort) };
  wish = { ...now, ...edit(now) };
  unknown = [];
  setControls(form, wish);
  const address = addressOfChoice(wish);
  if (address === location.search) return;
  history[step ? "pushState" : "replaceState"](null, "", `${location.pathname}${address}`);
}

/**
 * Applies what is pending as soon as the data is here, and shows the result. If the list could not be filtered, does not
 * show it as if it were; what is pending then waits for the next update.
 */
async function update(): Promise<void> {
  const mine = ++updates;
  results.setAttribute("aria-busy", "true");
  let worked = true;
  try {
    const data = await loadDirectory(root);
    if (mine !== updates) return;
    for (const apply of pending.splice(0)) apply(data);
    if (wish !== undefined) await show(data, wish);
  } catch {
    worked = false;
  }
  if (mine !== updates) return;
  results.removeAttribute("aria-busy");
  failed.hidden = worked;
  results.hidden = !worked;
  if (worked) return;
  nothing.hidden = true;
  tally.textContent = "The list could not be loaded.";
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
    void change(true, ({ chosen: now }) => {
      const left = new Map(now);
      left.set(key, new Set([...(left.get(key) ?? [])].filter((other) => other !== slug)));
      return { chosen: left };
    }).then(() => tally.focus());
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
      void change(true, (now) => ({
        sort,
        descending: now.sort === sort ? !now.descending : descendsFirst(sort),
      }));
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
