// The directory's script: filters and orders the table as the form says; the address contains all of it.
import { announce, settled } from "../../parts/client/announce.ts";
import { count } from "../../text/count.ts";
import type { DirectoryData, Sort } from "../data.ts";
import type { Wish } from "./address.ts";
import { Cards } from "./cards.ts";
import { choiceOf } from "./choice.ts";
import { setChosen, setCounts } from "./controls.ts";
import { notesOf, readersZone } from "./evening.ts";
import { failureNotice } from "./failure-notice.ts";
import { byMatch, reasonsOf } from "./found.ts";
import { loadDirectory, loadGallery, loadSearch } from "./load.ts";
import { part } from "./part.ts";
import { ReaderChoice } from "./reader-choice.ts";
import { Rows } from "./rows.ts";
import { descendsFirst, inOrder, select } from "./select.ts";
import { SortHeads } from "./sort-heads.ts";
import { suggestionLinks } from "./suggestions.ts";
import { pageNouns } from "./nouns.ts";
import { tallyWords } from "./tally.ts";

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
const choice = new ReaderChoice(form);
const heads = table === null ? undefined : new SortHeads(table, sortBy);
let turn = 0;
/** Number of updates begun; only the newest shows its result. */
let updates = 0;

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
  if (event.target instanceof Element) choice.touch(event.target);
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
      if (goes) goToTally();
    });
  }, 0);
});
opener.addEventListener("click", () => {
  openFilters(!form.classList.contains("filters-open"));
});
closer.addEventListener("click", () => {
  openFilters(false);
  goToTally();
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
else if (choice.isTouched) void change(false);

/** Moves the focus to the number of games, which screen readers then read: announced as well, it would be heard twice. */
function goToTally(): void {
  announce("");
  tally.focus();
}

function showTally(words: string): void {
  tally.textContent = words;
  announce(words, settled);
}

function openFilters(open: boolean): void {
  form.classList.toggle("filters-open", open);
  opener.setAttribute("aria-expanded", String(open));
}

/** Sets the form to the address, and shows what it asks for. */
async function fromAddress(): Promise<void> {
  turn++;
  choice.followAddress();
  await update();
}

/** Shows what the form says; the parameters are those of `ReaderChoice.followForm`. */
async function change(...how: Parameters<ReaderChoice["followForm"]>): Promise<void> {
  choice.followForm(...how);
  await update();
}

function sortBy(sort: Sort): void {
  void change(true, (now) => ({
    sort,
    descending: now.sort === sort ? !now.descending : descendsFirst(sort),
  }));
}

/**
 * Applies the reader's choice as soon as the data is here, and shows the result. If the list could not be filtered, does
 * not show it as if it were; the choice then waits for the next update.
 */
async function update(): Promise<void> {
  const mine = ++updates;
  results.setAttribute("aria-busy", "true");
  let worked = true;
  try {
    const data = await loadDirectory(root);
    if (mine !== updates) return;
    choice.apply(data);
    if (choice.wish !== undefined) await show(data, choice.wish);
  } catch {
    worked = false;
  }
  if (mine !== updates) return;
  results.removeAttribute("aria-busy");
  failed.hidden = worked;
  results.hidden = !worked;
  if (worked) return;
  nothing.hidden = true;
  showTally("The list could not be loaded.");
}

async function show(data: DirectoryData, next: Wish): Promise<void> {
  const search = next.query.trim() === "" ? undefined : await loadSearch(root);
  const hits = await search?.games.find(next.query);
  const pictures = next.view === "gallery" ? await loadGallery(root) : undefined;
  if (next !== choice.wish) return;
  const found = hits === undefined ? undefined : new Map(hits.map((hit, index) => [hit.place, { hit, index }]));
  const { places, counts } = select(
    data,
    choiceOf(data, next),
    found === undefined ? undefined : new Set(found.keys()),
  );
  const zone = readersZone();
  const order =
    next.sort === "match"
      ? byMatch(places, found, next.descending)
      : inOrder(data, places, next.sort, next.descending, zone);
  const byName = next.sort === "name" && !next.descending;
  rows?.show(order, byName, { reasons: reasonsOf(found), notes: notesOf(data, order, next.sort, zone) });
  setCounts(form, counts);
  setChosen(chosen, data, next, (key, slug) => {
    void change(true, ({ chosen: now }) => {
      const left = new Map(now);
      left.set(key, new Set([...(left.get(key) ?? [])].filter((other) => other !== slug)));
      return { chosen: left };
    }).then(goToTally);
  });
  const all = data.servers.length;
  showTally(tallyWords(places.length, all, next, choice.unknown, nouns));
  heads?.show(next);
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
