import type { DirectoryData } from "../data.ts";
import type { Wish } from "./address.ts";

/** Identifies a control of the form: a checkbox by its name and value, any other, also a group of radios, by its name. */
export function controlKey(control: Element): string {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return `${control.name}=${control.value}`;
  return control.getAttribute("name") ?? "";
}

/**
 * Sets the form's controls to a choice.
 * @param kept keys of controls to leave as they are
 */
export function setControls(form: HTMLFormElement, wish: Wish, kept: ReadonlySet<string> = new Set()): void {
  for (const control of form.elements) {
    if (kept.has(controlKey(control))) continue;
    if (control instanceof HTMLInputElement && control.type === "checkbox") {
      control.checked = wish.chosen.get(control.name)?.has(control.value) ?? false;
      if (control.checked) control.closest("details")?.setAttribute("open", "");
    } else if (control instanceof HTMLInputElement && control.type === "radio") {
      control.checked = control.value === wish.view;
    } else if (control instanceof HTMLInputElement && control.name === "q") {
      if (control.value !== wish.query) control.value = wish.query;
    } else if (control instanceof HTMLSelectElement && control.name === "sort") {
      for (const option of control.options) if (option.value === "match") option.hidden = wish.query.trim() === "";
      control.value = wish.sort;
    }
  }
}

/** Writes the counts next to the values, and dims those that would find nothing. */
export function setCounts(form: HTMLFormElement, counts: Uint32Array): void {
  for (const [place, label] of form.querySelectorAll<HTMLElement>("[data-count]").entries()) {
    const count = counts[place] ?? 0;
    // Screen readers handle every change, and there are a hundred of these.
    if (label.textContent.trim() !== String(count)) label.textContent = String(count);
    label.closest("li")?.classList.toggle("none", count === 0);
  }
}

/** A button for each chosen value that removes it. */
export function setChosen(
  list: HTMLElement,
  data: DirectoryData,
  wish: Wish,
  drop: (key: string, slug: string) => void,
): void {
  const buttons = data.facets.flatMap(({ key, label, values }) =>
    values.flatMap(({ slug, label: value }) => {
      if (wish.chosen.get(key)?.has(slug) !== true) return [];
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${label}: ${value} ×`;
      button.setAttribute("aria-label", `Remove ${label}: ${value}`);
      button.addEventListener("click", () => drop(key, slug));
      item.append(button);
      return [item];
    }),
  );
  list.replaceChildren(...buttons);
  list.hidden = buttons.length === 0;
}
