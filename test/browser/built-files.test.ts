import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { policy } from "../../src/config/content-security-policy.ts";
import { pageTypes } from "./page-types.ts";
import { base } from "./setup.ts";
import { files, read } from "./site-files.ts";

const known = new Set(files);
const pages = files.filter((file) => file.endsWith(".html"));
const fileOf = (path: string) =>
  path === "/no-such-page/" ? "404.html" : join(".", path, path.endsWith("/") ? "index.html" : "");
const packed = (file: string) => gzipSync(read(file)).length;

const rules = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Style rules that Astro and Prettier decide.
    "void-style": "off",
    "doctype-style": "off",
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "no-inline-style": "error",
    "no-raw-characters": "off",
    "tel-non-breaking": "off",
    // The values of one filter share its name, so that it can occur in the address several times.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
    // A scrollable block that can be focused is a region, and a pre stays a pre.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
});

describe("the built files", () => {
  it.each([...Object.entries(pageTypes()), ["former id", "/servers/old-friends/"] as const])(
    "are valid HTML: %s",
    async (_name, path) => {
      const report = await rules.validateString(read(fileOf(path.replace(/\?.*/, ""))));
      expect(
        report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
        ),
      ).toEqual([]);
    },
  );

  it("do not run words into an adjacent link or command", () => {
    const wrong = pages.flatMap((file) => {
      const text = read(file).replace(/<(script|pre)[\s>][\s\S]*?<\/\1>/g, "");
      const seams = /.{0,30}[a-z0-9.,;:)](?=<(?:a|code)[\s>])<[^>]*>.{0,20}|.{0,30}<\/(?:a|code)>[a-z].{0,20}/g;
      return Array.from(text.matchAll(seams), ([seam]) => `${file}: ${seam}`);
    });
    expect(wrong).toEqual([]);
  });

  it("have the policy on every page, and nothing inline that it would block", () => {
    const wrong = pages.flatMap((file) => {
      const whole = read(file);
      // Text in attributes may look like anything, but is not markup.
      const html = whole.replace(/\s(?:alt|title|content|aria-label|data-copy)="[^"]*"/g, "");
      return [
        ...(whole.includes(`http-equiv="Content-Security-Policy" content="${policy}"`) ? [] : [`${file}: no policy`]),
        ...Array.from(html.matchAll(/<style[\s>]|<[a-z][^<>]*\s(?:style|on[a-z]+)=/g), ([text]) => `${file}: ${text}`),
        ...Array.from(html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*ld\+json)[^>]*>/g), ([text]) => `${file}: ${text}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it("have no broken internal links, including anchors", () => {
    const ids = new Map<string, Set<string>>();
    const idsOf = (file: string) => {
      const known = ids.get(file) ?? new Set(Array.from(read(file).matchAll(/\sid="([^"]+)"/g), ([, id]) => id ?? ""));
      ids.set(file, known);
      return known;
    };
    const broken = new Set<string>();
    for (const file of pages) {
      const here = new URL(file.replace(/index\.html$/, ""), `http://site.invalid${base}`);
      for (const [, address = ""] of read(file).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        const url = new URL(address.replaceAll("&#38;", "&").replaceAll("&amp;", "&"), here);
        if (url.host !== here.host) continue;
        const path = decodeURIComponent(url.pathname);
        const wanted =
          relative(base, path) + (path.endsWith("/") ? (path === base ? "index.html" : "/index.html") : "");
        if (!path.startsWith(base) || !known.has(wanted)) broken.add(`${file} → ${address}`);
        else if (url.hash !== "" && !idsOf(wanted).has(url.hash.slice(1))) broken.add(`${file} → ${address} (anchor)`);
      }
    }
    expect([...broken].slice(0, 20)).toEqual([]);
  });

  it("have every outward link start with http, https or telnet", () => {
    const odd = pages.flatMap((file) =>
      Array.from(read(file).matchAll(/\shref="([a-z][a-z0-9+.-]*):/gi), ([, scheme = ""]) => scheme).filter(
        (scheme) => !["http", "https", "telnet", "telnets"].includes(scheme),
      ),
    );
    expect(odd).toEqual([]);
  });

  it("weigh at most 30 KB gzipped for a server's page, with at most 20 KB of script", () => {
    for (const file of pages.filter((name) => /^servers\/[^/]+\/index\.html$/.test(name))) {
      expect(packed(file), file).toBeLessThan(30 * 1024);
      const scripts = Array.from(read(file).matchAll(/<script[^>]*src="([^"]+)"/g), ([, src = ""]) =>
        relative(base, src),
      );
      expect(scripts.reduce((sum, script) => sum + packed(script), 0)).toBeLessThan(20 * 1024);
    }
  });
});
