// The search form of the front page: shows the first matches while one types; sent, it opens the directory.
import { figure } from "../../text/count.ts";
import { loadDirectory, loadSearch } from "./load.ts";

const shown = 8;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-find]")) enhance(form);

function enhance(form: HTMLFormElement): void {
  const root = form.dataset.root ?? "/";
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  const found = form.querySelector<HTMLElement>("[data-found]");
  const list = form.querySelector("[data-found-list]");
  const status = form.querySelector("[data-found-status]");
  if (input === null || found === null || list === null || status === null) return;
  let turn = 0;

  input.addEventListener("focus", () => void loadSearch(root).catch(() => undefined), { once: true });
  input.addEventListener("input", () => {
    const mine = ++turn;
    setTimeout(() => {
      if (mine === turn) void show(mine).catch(() => undefined);
    }, 120);
  });

  async function show(mine: number): Promise<void> {
    if (input === null || found === null || list === null || status === null) return;
    const [directory, search] = await Promise.all([loadDirectory(root), loadSearch(root)]);
    const hits = await search.find(input.value);
    if (mine !== turn) return;
    found.hidden = hits === undefined;
    const places = [...(hits ?? [])].sort(([a, left], [b, right]) => right - left || a - b).map(([place]) => place);
    const query = input.value;
    list.replaceChildren(
      ...places.slice(0, shown).flatMap((place) => {
        const server = directory.servers[place];
        return server === undefined ? [] : [item(root, server.id, server.name, server.about)];
      }),
      ...(places.length > shown ? [all(root, query, places.length)] : []),
    );
    status.textContent =
      hits === undefined
        ? ""
        : places.length === 0
          ? "None found."
          : `${figure(places.length)} found${places.length > shown ? `, the first ${shown} below` : ""}.`;
  }
}

function all(root: string, query: string, count: number): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `${root}servers/?q=${encodeURIComponent(query)}`;
  link.textContent = `All ${figure(count)} in the directory`;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function item(root: string, id: string, name: string, about: string | undefined): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `${root}servers/${id}/`;
  const title = document.createElement("bdi");
  title.textContent = name;
  link.append(title);
  const entry = document.createElement("li");
  entry.append(link);
  if (about !== undefined) {
    const words = document.createElement("span");
    words.className = "source";
    words.textContent = ` ${about.length > 90 ? `${about.slice(0, 89)}…` : about}`;
    link.append(words);
  }
  return entry;
}
