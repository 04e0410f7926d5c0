/**
 * Puts the content of a column header into a button that sorts by the column.
 * @returns the button, without what it does when pressed
 */
export function sortButton(head: HTMLTableCellElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  // Not in its name, which screen readers repeat with the cells of the column.
  button.setAttribute("aria-description", "sorts the list");
  button.append(...head.childNodes);
  head.append(button);
  return button;
}
