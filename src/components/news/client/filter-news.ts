// The filter of the news by kind. The kind is in the address (?kind=dark), so that a filtered page can be shared.

import { figure } from "../../text/count.ts";
import { announce, settled } from "../../parts/client/announce.ts";

const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-kind-link]")];

/** @returns the outcome in words: "4 of 55 shown." */
function show(kind: string): string {
  const items = [...document.querySelectorAll<HTMLElement>("[data-news]")];
  for (const item of items) item.hidden = kind !== "" && item.dataset.news !== kind;
  for (const day of document.querySelectorAll<HTMLElement>("[data-news-day]"))
    day.hidden = day.querySelector("[data-news]:not([hidden])") === null;
  for (const link of links) {
    if (link.dataset.kindLink === kind) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const shown = items.filter(({ hidden }) => !hidden).length;
  return shown === items.length ? `All ${figure(shown)} shown.` : `${figure(shown)} of ${figure(items.length)} shown.`;
}

/** The kind that the address asks for; "" (all) where this page has no news of it. */
function kindOfAddress(): string {
  const asked = new URLSearchParams(location.search).get("kind") ?? "";
  return links.some((link) => link.dataset.kindLink === asked) ? asked : "";
}

for (const link of links)
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    announce(show(kindOfAddress()), settled);
  });
addEventListener("popstate", () => {
  announce(show(kindOfAddress()), settled);
});
if (links.length > 0) show(kindOfAddress());
