import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { selfContained } from "../../../tools/check/self-contained.ts";

const page = `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><meta property="og:title" content="x">
<link rel="stylesheet" href="/banners/0a1b.css"><link rel="icon" href="/favicon.svg"><script src="/a.js"></script></head>
<body><a href="/about/">About</a><a href="https://other.example/">Other</a><form action="/"></form>
<img src="/banners/ff00.png" alt="screen"><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></body></html>`;

const read = (file: string): Promise<Buffer> =>
  file.endsWith(".css")
    ? Promise.resolve(Buffer.from('@font-face{src:url("x.woff")}.red{color:red}'))
    : Promise.resolve(Buffer.from("picture"));

test("a page becomes one file that loads nothing and runs nothing", async () => {
  const one = await selfContained(page, ["body{margin:0}"], read, "A <b>notice</b>.");
  expect(one).not.toMatch(/<script|<link|<form|og:title|'self'|url\(/);
  expect(one).toContain("<style>body{margin:0}\n.red{color:red}</style>");
  expect(one).toContain(`src="data:image/png;base64,${Buffer.from("picture").toString("base64")}"`);
  expect(one).toContain("default-src 'none'");
  expect(one).toMatch(/href="https?:\/\/[^/"]+\/about\/"/);
  expect(one).toContain('href="https://other.example/"');
  expect(one).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(one).toContain("A &lt;b&gt;notice&lt;/b&gt;.");
});

test("a style sheet cannot end its element", async () => {
  const one = await selfContained(page, ["a{content:'</style><script>alert(1)</script>'}"], read, "");
  expect(one).not.toContain("</style><script>");
  expect(new JSDOM(one).window.document.scripts).toHaveLength(0);
});
