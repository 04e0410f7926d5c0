// What screen readers say about a change elsewhere on the page. One region for all of it, out of sight: a visible text
// with role="status" would also be read as an empty "status bar" by readers who pass it before it says anything.

/**
 * Milliseconds after which a changed list is announced. Screen readers drop announcements that come along with many
 * changed rows (Orca: from 50), and whoever types wants to hear the result once, not after each letter.
 */
export const settled = 1000;

const region = document.createElement("p");
region.className = "visually-hidden";
region.setAttribute("aria-live", "polite");
document.body.append(region);
let next: ReturnType<typeof setTimeout> | undefined;

/**
 * Has screen readers say something, instead of what was to be announced before and has not been yet.
 * @param words what to say; "" only takes back what has not been said yet
 * @param wait in milliseconds; {@link settled} for a list that has changed
 */
export function announce(words: string, wait = 0): void {
  clearTimeout(next);
  region.textContent = "";
  if (words === "") return;
  // Emptied before, so that the same words are announced again; emptied later, so that nobody reads them in passing.
  next = setTimeout(() => {
    region.textContent = words;
    next = setTimeout(() => {
      region.textContent = "";
    }, 10_000);
  }, wait);
}
