// The search form on the home page: shows the first matches while typing; submitting it opens the directory.
import { announce, settled } from "../../parts/client/announce.ts";
import { figure } from "../../text/count.ts";
import { loadDirectory, loadSearch } from "./load.ts";
import { part } from "./part.ts";
import { suggestionLinks } from "./suggestions.ts";

const shown = 8;
const form = part("form[data-find]", HTMLFormElement);
const input = part("form[data-find] input[type=search]", HTMLInputElement);
const found = part("[data-found]", HTMLElement);
const list = part("[data-found-list]", HTMLElement);
const status = part("[data-found-status]", HTMLElement);
const root = form.dataset.root ?? "/";
let turn = 0;

input.addEventListener("focus", () => void loadSearch(root).catch(() => undefined), { once: true });
input.addEventListener("input", look);
// Typed before this script ran.
if (input.value !== "") look();

function look(): void {
  const mine = ++turn;
  setTimeout(() => {
    // If the index cannot be loaded, the form still opens the directory, which reports it.
    if (mine === turn) void show(mine).catch(() => undefined);
  }, 120);
}

async function show(mine: number): Promise<void> {
  const query = input.value;
  const [directory, search] = await Promise.all([loadDirectory(root), loadSearch(root)]);
  const hits = await search.games.find(query);
  if (mine !== turn) return;
  found.hidden = hits === undefined;
  list.replaceChildren(
    ...(hits ?? []).slice(0, shown).flatMap(({ place, reasons }) => {
      const server = directory.servers[place];
      return server === undefined ? [] : [item(server.id, server.name, server.about, reasons)];
    }),
    ...(hits !== undefined && hits.length > shown ? [all(query, hits.length)] : []),
  );
  if (hits === undefined) status.textContent = "";
  else if (hits.length > 0)
    status.textContent = `${figure(hits.length)} found${hits.length > shown ? `, the first ${shown} below` : ""}.`;
  else status.replaceChildren("None found. ", ...suggestionLinks(search.suggest(query), directory, root));
  announce(status.textContent, settled);
}

function all(query: string, count: number): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `${root}servers/?q=${encodeURIComponent(query)}`;
  link.textContent = `All ${figure(count)} in the directory`;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function item(id: string, name: string, about: string | undefined, reasons: readonly string[]): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `${root}servers/${id}/`;
  const title = document.createElement("bdi");
  title.textContent = name;
  link.append(title);
  const entry = document.createElement("li");
  entry.append(link);
  const elsewhere = reasons.filter((reason) => reason !== "name").join("; ");
  const words = [about, elsewhere === "" ? undefined : `(${elsewhere})`].filter((part) => part !== undefined);
  if (words.length > 0) {
    const note = document.createElement("span");
    note.className = "source";
    note.textContent = words.join(" ");
    link.append(" ", note);
  }
  return entry;
}
