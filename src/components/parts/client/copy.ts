// Copy buttons: the text in data-copy, or that of the file in data-copy-from.
import { announce } from "./announce.ts";

const original = new Map<Element, string>();

document.addEventListener("click", (event) => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-copy],[data-copy-from]") : null;
  if (button !== null) void copy(button).then((outcome) => say(button, outcome));
});

/** @returns what to say about it */
async function copy({ dataset }: HTMLButtonElement): Promise<string> {
  let text = dataset.copy ?? "";
  try {
    if (dataset.copyFrom !== undefined) text = await textOf(dataset.copyFrom);
  } catch {
    return "Not copied: the file could not be loaded";
  }
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return "Not copied: the browser forbids it";
  }
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.text();
}

/** Shows the outcome on the button for a moment. */
function say(button: HTMLButtonElement, outcome: string): void {
  const word = button.querySelector("[data-copy-word]");
  if (word === null) return;
  const usual = original.get(word) ?? word.textContent;
  original.set(word, usual);
  word.textContent = outcome;
  // Screen readers may ignore a change within a button.
  announce(outcome);
  setTimeout(() => {
    word.textContent = usual;
  }, 2500);
}
