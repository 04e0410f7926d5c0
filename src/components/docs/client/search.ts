import MiniSearch from "minisearch";
import { announce, settled } from "../../parts/client/announce.ts";
import { searchWords } from "../../directory/words.ts";
import type { FoundSection } from "../sections.ts";

// The search of the documentation. The page offers it only while this script runs.

const most = 12;
const form = document.getElementById("doc-search");
const input = document.getElementById("doc-query");
const status = document.getElementById("doc-count");
const list = document.getElementById("doc-found");

if (form !== null && input instanceof HTMLInputElement && status !== null && list !== null) {
  let search: Promise<(query: string) => FoundSection[]> | undefined;
  form.hidden = false;
  input.addEventListener("input", () => void show(input, status, list));

  async function show(field: HTMLInputElement, count: HTMLElement, found: HTMLElement): Promise<void> {
    const query = field.value.trim();
    if (query === "") {
      count.textContent = "";
      announce("");
      found.replaceChildren();
      return;
    }
    try {
      search ??= load(form?.dataset.index ?? "");
      const sections = (await search)(query);
      // If the reader typed on, the answer to the earlier text is no longer wanted.
      if (field.value.trim() !== query) return;
      found.replaceChildren(...sections.slice(0, most).map(item));
      count.textContent = words(sections.length);
    } catch {
      search = undefined;
      count.textContent = "The search could not be loaded. Type again to retry.";
      found.replaceChildren();
    }
    announce(count.textContent, settled);
  }
}

async function load(address: string): Promise<(query: string) => FoundSection[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const sections = (await response.json()) as FoundSection[];
  const index = new MiniSearch<FoundSection & { id: number }>({
    fields: ["heading", "page", "text"],
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length < 5 ? false : 1),
      boost: { heading: 4, page: 2 },
    },
  });
  index.addAll(sections.map((section, id) => ({ ...section, id })));
  return (query) =>
    index.search(query).flatMap(({ id }) => {
      const section = sections[id as number];
      return section === undefined ? [] : [section];
    });
}

function item({ page, heading, text, href }: FoundSection): HTMLLIElement {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = heading === page ? page : `${page}: ${heading}`;
  const about = document.createElement("p");
  about.textContent = text.length > 160 ? `${text.slice(0, 160).replace(/\s\S*$/, "")} …` : text;
  row.append(link, about);
  return row;
}

function words(count: number): string {
  if (count === 0) return "Nothing found. Try fewer or other words.";
  const found = count === 1 ? "1 section found" : `${count} sections found`;
  return count > most ? `${found}, the best ${most} shown.` : `${found}.`;
}
