import { runningNouns } from "./nouns.ts";

/** What to do when loading failed. */
interface Ways {
  retry: () => void;
  showAll: () => void;
}

/** Shown in place of a list that could not be loaded. Created here, because text browsers also show hidden content. */
export function failureNotice({ retry, showAll }: Ways): HTMLElement[] {
  const words = document.createElement("p");
  const what = document.createElement("strong");
  what.textContent = "The search data could not be loaded";
  words.append(what, ", so nothing was searched or filtered.");
  const actions = document.createElement("p");
  actions.className = "actions";
  actions.append(button("Try again", retry), " ", button(`Show all ${runningNouns().many}, unfiltered`, showAll));
  return [words, actions];
}

function button(text: string, action: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}
