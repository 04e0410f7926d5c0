// Copy buttons: the text in data-copy, or that of the file in data-copy-from.
const said = new Map<Element, string>();

document.addEventListener("click", (event) => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-copy],[data-copy-from]") : null;
  if (button === null) return;
  void copy(button).then(
    () => say(button, "Copied"),
    () => say(button, "Not copied: the browser forbids it"),
  );
});

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: text, copyFrom } = button.dataset;
  if (copyFrom === undefined) return navigator.clipboard.writeText(text ?? "");
  const response = await fetch(copyFrom);
  if (!response.ok) throw new Error(`${copyFrom} answered ${response.status}`);
  return navigator.clipboard.writeText(await response.text());
}

function say(button: HTMLButtonElement, text: string): void {
  const word = button.querySelector("[data-copy-word]");
  if (word === null) return;
  if (!said.has(word)) said.set(word, word.textContent);
  word.setAttribute("role", "status");
  word.textContent = text;
  setTimeout(() => (word.textContent = said.get(word) ?? ""), 2500);
}
