import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
const parser = new window.DOMParser();

/** The error of a strict XML parser; null if the text is well-formed. */
export function xmlError(text: string): string | null {
  const document = parser.parseFromString(text, "application/xml");
  return document.querySelector("parsererror")?.textContent ?? null;
}
