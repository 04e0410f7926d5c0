import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { SvgDocument, SvgElement } from "../../../src/components/statistics/svg-document.ts";

const svg = "http://www.w3.org/2000/svg";

/** Makes a small picture in a document, with what d3-selection and Plot call. */
function draw(document: Document): string {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", "0 0 10 10");
  picture.setAttribute("class", "gone");
  picture.removeAttribute("class");
  picture.setAttributeNS("http://www.w3.org/1999/xlink", "role", "img & more");
  picture.style.setProperty("color", "red");
  picture.removeAttribute("style");
  const last = picture.appendChild(document.createElementNS(svg, "path"));
  last.setAttribute("d", "M0 0");
  const text = picture.insertBefore(document.createElementNS(svg, "text"), last);
  text.textContent = "a < b & c > d";
  picture.insertBefore(document.createElementNS(svg, "title"), picture.firstChild).append("1", "2");
  picture.appendChild(document.createElementNS(svg, "g")).appendChild(text);
  picture.appendChild(document.createElementNS(svg, "style")).remove();
  return picture.outerHTML;
}

test("draws the same as a complete document", () => {
  const light = draw(new SvgDocument() as unknown as Document);
  expect(light).toBe(draw(new JSDOM("").window.document));
  expect(light).toContain("<g><text>a &lt; b &amp; c &gt; d</text></g>");
});

test("keeps markup in attributes and text from becoming elements", () => {
  const document = new SvgDocument();
  const element = document.createElementNS(svg, "text");
  element.setAttribute("x", `"><script>`);
  element.textContent = "</text><script>";
  expect(element.outerHTML).toBe('<text x="&quot;&gt;&lt;script&gt;">&lt;/text&gt;&lt;script&gt;</text>');
});

test("lists an element and all below it, in order", () => {
  const document = new SvgDocument();
  const [outer, inner, other] = ["g", "path", "rect"].map((name) => document.createElementNS(svg, name));
  if (outer === undefined || inner === undefined || other === undefined) throw new Error("three were made");
  outer.append(inner, "text", other);
  expect([...outer.everything()].map(({ tagName }) => tagName)).toEqual(["g", "path", "rect"]);
  expect(outer.firstChild).toBeInstanceOf(SvgElement);
  expect(outer.textContent).toBe("text");
});
