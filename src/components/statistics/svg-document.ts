// A document in which Plot can draw: elements with attributes and text, without styles, events and selectors. A complete
// DOM, jsdom, takes most of a second and 50 MB to load. Only drawing at build time uses it: nothing is parsed.
import { escapeElementText, escapeMarkup } from "@mudlark/scanner/text";

/** An SVG element, with what d3-selection and Plot use of one. */
export class SvgElement {
  readonly namespaceURI = "http://www.w3.org/2000/svg";
  readonly ownerDocument: SvgDocument;
  readonly tagName: string;
  parentNode: SvgElement | null = null;
  /** Inline styles are dropped: our Content-Security-Policy would block them. */
  readonly style = { setProperty: (): void => undefined, removeProperty: (): void => undefined };
  readonly #attributes = new Map<string, string>();
  #content: (SvgElement | string)[] = [];

  constructor(ownerDocument: SvgDocument, tagName: string) {
    this.ownerDocument = ownerDocument;
    this.tagName = tagName;
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  appendChild(child: SvgElement): SvgElement {
    return this.insertBefore(child, null);
  }

  insertBefore(child: SvgElement, next: SvgElement | null): SvgElement {
    child.remove();
    const at = next === null ? -1 : this.#content.indexOf(next);
    this.#content.splice(at === -1 ? this.#content.length : at, 0, child);
    child.parentNode = this;
    return child;
  }

  append(...content: (SvgElement | string)[]): void {
    for (const each of content)
      if (typeof each === "string") this.#content.push(each);
      else this.appendChild(each);
  }

  remove(): void {
    const parent = this.parentNode;
    if (parent !== null) parent.#content = parent.#content.filter((each) => each !== this);
    this.parentNode = null;
  }

  get firstChild(): SvgElement | string | null {
    return this.#content[0] ?? null;
  }

  /** Only what was set: nothing reads the text of an element that has children. */
  get textContent(): string {
    return this.#content.filter((each) => typeof each === "string").join("");
  }

  set textContent(text: string | number | null) {
    this.#content = text === null || text === "" ? [] : [String(text)];
  }

  /** This element and all below it, in their order. */
  *everything(): Generator<SvgElement> {
    yield this;
    for (const each of this.#content) if (typeof each !== "string") yield* each.everything();
  }

  /** As HTML: SVG elements in HTML always have an end tag. */
  get outerHTML(): string {
    const attributes = Array.from(this.#attributes, ([name, value]) => ` ${name}="${escapeMarkup(value)}"`).join("");
    const inside = this.#content.map((each) => (typeof each === "string" ? escapeElementText(each) : each.outerHTML));
    return `<${this.tagName}${attributes}>${inside.join("")}</${this.tagName}>`;
  }
}

/** A document that makes such elements. */
export class SvgDocument {
  readonly documentElement = new SvgElement(this, "svg");

  createElementNS(_namespace: string, name: string): SvgElement {
    return new SvgElement(this, name);
  }

  createElement(name: string): SvgElement {
    return new SvgElement(this, name);
  }
}
