// The filter of the news by kind. The kind is in the address (?kind=dark), so that a filtered page can be shared.

const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-kind-link]")];

function show(kind: string): void {
  for (const item of document.querySelectorAll<HTMLElement>("[data-news]"))
    item.hidden = kind !== "" && item.dataset.news !== kind;
  for (const day of document.querySelectorAll<HTMLElement>("[data-news-day]"))
    day.hidden = day.querySelector("[data-news]:not([hidden])") === null;
  for (const link of links) {
    if (link.dataset.kindLink === kind) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
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
    show(kindOfAddress());
  });
addEventListener("popstate", () => {
  show(kindOfAddress());
});
if (links.length > 0) show(kindOfAddress());
