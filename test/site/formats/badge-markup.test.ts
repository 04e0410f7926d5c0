import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { badgeMarkup } from "../../../src/formats/badges/markup.ts";

const absolute = (path: string): string => `https://muds.example.org/dir${path}`;

test("each badge links to the page of the server, and says what it shows", () => {
  expect(badgeMarkup({ id: "alpha", name: "Alpha" }, "Lode", absolute)[0]).toMatchInlineSnapshot(`
    {
      "alt": "Alpha: status on Lode",
      "html": "<a href="https://muds.example.org/dir/servers/alpha/"><img src="https://muds.example.org/dir/badges/alpha/online.svg" alt="Alpha: status on Lode"></a>",
      "kind": "online",
      "markdown": "[![Alpha\\: status on Lode](https://muds.example.org/dir/badges/alpha/online.svg)](https://muds.example.org/dir/servers/alpha/)",
    }
  `);
});

test.each([
  `"><script>alert(1)</script>`,
  `](javascript:alert(1)) ![x](https://evil.example/x.png`,
  "`code` **bold** <b>&amp;</b> \\] [a]: https://evil.example",
  "line\r\n\r\n# heading\u202e\u0000",
])("a hostile name is only text: %j", (name) => {
  for (const { html, markdown } of badgeMarkup({ id: "alpha", name }, "Lode", absolute)) {
    const { document } = new JSDOM(html).window;
    expect([...document.body.querySelectorAll("*")].map(({ tagName }) => tagName)).toEqual(["A", "IMG"]);
    expect(document.querySelector("img")?.src).toMatch(/^https:\/\/muds\.example\.org\/dir\/badges\/alpha\/\w+\.svg$/);
    // Every mark in the name is escaped, so only the link and the image around it are markup.
    expect(markdown.replace(/\\[!-/:-@[-`{-~]/g, "")).toMatch(
      /^\[!\[[^\p{P}\p{S}]*\]\(https:\/\/muds\.example\.org\/dir\/badges\/alpha\/\w+\.svg\)\]\(https:\/\/muds\.example\.org\/dir\/servers\/alpha\/\)$/u,
    );
    expect(markdown).not.toMatch(/[\r\n\u202e\0]/);
  }
});
