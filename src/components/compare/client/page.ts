// The comparison's script: reads the games from the address, fetches their data and fills the table.
import { loadDirectory, loadSearch } from "../../directory/client/load.ts";
import { runningNouns } from "../../directory/client/nouns.ts";
import { part } from "../../directory/client/part.ts";
import { announce } from "../../parts/client/announce.ts";
import { keepGames, comparisonOf } from "./chosen.ts";
import { mostCompared, type ComparedGame, type ComparedRow } from "../data.ts";
import { mergeGames } from "./merge.ts";

const form = part("[data-add]", HTMLFormElement);
const input = part("[data-add] input[type=search]", HTMLInputElement);
const options = part("[data-names]", HTMLElement);
const status = part("[data-says]", HTMLElement);
const table = part("[data-compared]", HTMLTableElement);
const root = form.dataset.root ?? "/";
const here = location.pathname;
const nouns = runningNouns();
let games: ComparedGame[] = [];
let turn = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void add(input.value);
});
input.addEventListener("focus", () => void offerNames().catch(() => undefined), { once: true });
addEventListener("popstate", () => void fromAddress());
void fromAddress();

/** The games that the address asks for. What the page shows may still lag behind them. */
function idsOfAddress(): string[] {
  return [...new Set(new URLSearchParams(location.search).getAll("game"))];
}

async function fromAddress(): Promise<void> {
  const mine = ++turn;
  const ids = idsOfAddress();
  const wanted = ids.slice(0, mostCompared);
  const loaded = await Promise.all(wanted.map((id) => load(id)));
  if (mine !== turn) return;
  games = loaded.filter((game) => game !== undefined);
  const missing = wanted.filter((_, index) => loaded[index] === undefined);
  const says = [
    ...(missing.length === 0 ? [] : [`Not found or not loaded: ${missing.join(", ").slice(0, 200)}.`]),
    ...(ids.length > mostCompared ? [`Only the first ${mostCompared} are compared.`] : []),
  ];
  show(says.join(" "));
}

async function load(id: string): Promise<ComparedGame | undefined> {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  try {
    const response = await fetch(`${root}servers/${id}/compare.json`);
    return response.ok ? ((await response.json()) as ComparedGame) : undefined;
  } catch {
    return undefined;
  }
}

async function add(text: string): Promise<void> {
  if (idsOfAddress().length >= mostCompared) {
    say(`${mostCompared} ${nouns.many} at most: remove one first.`);
    return;
  }
  try {
    const [data, search] = await Promise.all([loadDirectory(root), loadSearch(root)]);
    const hits = (await search.games.find(text)) ?? [];
    // Pressed twice: the first press has added the game and emptied the field.
    if (input.value !== text) return;
    const chosen = idsOfAddress();
    const hit = hits.find(({ place }) => !chosen.includes(data.servers[place]?.id ?? ""));
    const id = hit === undefined ? undefined : data.servers[hit.place]?.id;
    if (id === undefined) {
      say(`No other ${nouns.one} matches “${text.slice(0, 60)}”.`);
      return;
    }
    input.value = "";
    void go([...chosen, id]);
  } catch {
    say(`The list of ${nouns.many} could not be loaded. Try again.`);
  }
}

async function offerNames(): Promise<void> {
  const { servers } = await loadDirectory(root);
  options.replaceChildren(
    ...servers.map(({ name }) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }),
  );
}

function say(words: string): void {
  status.textContent = words;
  announce(words);
}

/** Shows these games, as a step of the browser's history. */
function go(ids: readonly string[]): Promise<void> {
  history.pushState(
    null,
    "",
    ids.length === 0
      ? here
      : comparisonOf(
          here,
          ids.map((id) => ({ id })),
        ),
  );
  return fromAddress();
}

function show(says: string): void {
  keepGames(games.map(({ id, name }) => ({ id, name })));
  table.hidden = games.length === 0;
  table.parentElement?.classList.toggle("vacant", games.length === 0);
  const what =
    games.length === 0
      ? `Nothing to compare yet. Add ${nouns.many} here, or tick “compare” in any list.`
      : `Comparing ${games.map(({ name }) => name).join(", ")}.${games.length === 1 ? " Add another." : ""}`;
  say([what, says].filter((text) => text !== "").join(" "));
  table.tHead?.replaceChildren(heads(), removals());
  for (const body of [...table.tBodies]) body.remove();
  for (const { heading, rows, sources } of mergeGames(games)) {
    const body = table.createTBody();
    const title = cell("th", heading);
    title.colSpan = games.length + 1;
    title.scope = "rowgroup";
    const top = body.insertRow();
    top.className = "compare-group";
    top.append(title);
    for (const { label, cells, differs } of rows) {
      const row = body.insertRow();
      if (differs && games.length > 1) row.className = "differs";
      const head = cell("th", label);
      head.scope = "row";
      // A game that states no facts leaves them open; what it does not say of its players, nobody measured.
      row.append(head, ...cells.map((each) => filled(each, sources.length > 0 ? "not stated" : "not known")));
    }
    if (sources.length > 0) body.append(sourceRow(sources));
  }
}

/** Where the lines above come from, once for each game. */
function sourceRow(sources: readonly (readonly string[])[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.className = "comparison-sources";
  const head = cell("th", "Sources");
  head.scope = "row";
  const all = cell("td", "");
  all.colSpan = games.length;
  for (const [index, own] of sources.entries()) {
    if (own.length === 0) continue;
    const name = document.createElement("bdi");
    name.textContent = games[index]?.name ?? "";
    const line = document.createElement("p");
    line.append(name, `. ${own.map((text) => `${text}.`).join(" ")}`);
    all.append(line);
  }
  row.append(head, all);
  return row;
}

function heads(): HTMLTableRowElement {
  const row = document.createElement("tr");
  const corner = cell("td", "");
  row.append(
    corner,
    ...games.map(({ id, name }) => {
      const head = document.createElement("th");
      head.scope = "col";
      const link = document.createElement("a");
      link.href = `${root}servers/${id}/`;
      const title = document.createElement("bdi");
      title.textContent = name;
      link.append(title);
      head.append(link);
      return head;
    }),
  );
  return row;
}

/** The buttons that remove a game, not in the headers: screen readers repeat those with the cells of the column. */
function removals(): HTMLTableRowElement {
  const row = document.createElement("tr");
  row.append(
    cell("td", ""),
    ...games.map(({ id, name }) => {
      const drop = document.createElement("button");
      drop.type = "button";
      drop.textContent = "Remove";
      drop.setAttribute("aria-label", `Remove ${name} from the comparison`);
      drop.addEventListener("click", () => {
        void go(idsOfAddress().filter((other) => other !== id)).then(() => {
          // The button is gone. Whoever focuses this text hears it, and need not hear it again.
          announce("");
          status.focus();
        });
      });
      const place = cell("td", "");
      place.append(drop);
      return place;
    }),
  );
  return row;
}

function filled(row: ComparedRow | null, otherwise: string): HTMLTableCellElement {
  if (row === null) {
    const empty = cell("td", otherwise);
    empty.className = "soft";
    return empty;
  }
  const value = document.createElement("bdi");
  value.textContent = row.text;
  const td = document.createElement("td");
  if (row.strip !== undefined) td.append(picture(row.strip), " ");
  td.append(value);
  if (row.source !== undefined && row.source !== "") {
    const source = document.createElement("span");
    source.className = "source";
    source.textContent = row.source;
    td.append(" ", source);
  }
  return td;
}

function picture({ reached, missed }: NonNullable<ComparedRow["strip"]>): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 30 8");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "strip");
  for (const [data, kind] of [
    [reached, ""],
    [missed, "missed"],
  ] as const) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", data);
    if (kind !== "") path.setAttribute("class", kind);
    svg.append(path);
  }
  return svg;
}

function cell(tag: "th" | "td", text: string): HTMLTableCellElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
