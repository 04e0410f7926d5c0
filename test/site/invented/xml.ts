import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
const parser = new window.DOMParser();

/** What a strict XML parser says against a text; null where it is well-formed. */
export function xmlError(text: string): string | null {
  const document = parser.parseFromString(text, "application/xml");
  return document.querySelector("parsererror")?.textContent ?? null;
}
