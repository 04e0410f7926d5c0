/** The pages of a site, and what else they may refer to. */
export interface BuiltPages {
  /** The path that the site is built for. */
  base: string;
  /** Its security policy. */
  policy: string;
  /** Paths of all files, below the site's folder. */
  files: readonly string[];
  /** The path and the HTML of each page. */
  pages: readonly (readonly [file: string, html: string])[];
}

/**
 * Everything on pages that does more than show text and is not the site's own. Runs in a page of any address: the HTML is
 * only parsed.
 * @returns a line for each finding, after the file's path
 */
export function wrongInPages({ base, policy, files, pages }: BuiltPages): string[] {
  const present = new Set(files);
  const parser = new DOMParser();
  const forbidden = new Set("style iframe frame object embed base noscript math foreignObject animate set".split(" "));
  const addressed = new Set(
    "href src action formaction data poster ping srcset background cite longdesc manifest xlink:href".split(" "),
  );

  const ownScript = (element: Element): boolean =>
    element.getAttribute("type") === "application/ld+json" ||
    (element.getAttribute("src") ?? "").startsWith(`${base}_astro/`);

  const hasWords = (element: Element): boolean =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(element.textContent.replace(/[\u115f\u1160\u3164\uffa0\u2800]/g, ""));

  function safe(address: string, page: string): boolean {
    const url = new URL(address, `https://mudlark.example${base}${page}`);
    if (/[\x00-\x20]/.test(address) || url.username !== "" || url.password !== "") return false;
    if (url.hostname !== "mudlark.example") return /^(?:https?|telnets?):$/.test(url.protocol);
    // As a file system reads it: the link of the gallery's card, servers//, has no id yet.
    const path = decodeURIComponent(url.pathname).replace(/\/+/g, "/");
    const file = path.slice(base.length) + (path.endsWith("/") ? "index.html" : "");
    return url.protocol === "https:" && path.startsWith(base) && present.has(file);
  }

  function wrongIn(document: Document, file: string): string[] {
    const wrong: string[] = [];
    const metas = [...document.querySelectorAll("meta[http-equiv]")];
    if (!metas.some((meta) => meta.getAttribute("content") === policy)) wrong.push("no policy");
    if (document.doctype === null || document.compatMode !== "CSS1Compat") wrong.push("quirks");
    // The content of a template is not found from the document, so it is checked separately.
    const templates = [...document.querySelectorAll("template")];
    const held = templates.flatMap(({ content }) => [...content.querySelectorAll("*")]);
    for (const element of [...document.querySelectorAll("*"), ...held]) {
      const name = element.localName;
      // Only where something is wrong: the outermost elements contain the whole page.
      const described = (): string => `<${name}> ${element.outerHTML.slice(0, 120)}`;
      if (forbidden.has(name)) wrong.push(described());
      // The site's one template is the card of the directory's gallery.
      const card = file === "servers/index.html" && templates.length === 1 && element.hasAttribute("data-card");
      if (name === "template" && !card) wrong.push(described());
      if (name === "script" && !ownScript(element)) wrong.push(described());
      if (
        name === "meta" &&
        element.hasAttribute("http-equiv") &&
        !/^(?:Content-Security-Policy|refresh)$/.test(element.getAttribute("http-equiv") ?? "")
      )
        wrong.push(described());
      if (name === "form" && !(element.getAttribute("action") ?? base).startsWith(base)) wrong.push(described());
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
          wrong.push(`${attribute} in ${described()}`);
        // A srcset: comma-separated addresses, each with its density.
        const addresses =
          attribute === "srcset" ? value.split(",").map((source) => source.trim().split(" ")[0] ?? "") : [value];
        if (addressed.has(attribute) && !addresses.every((address) => safe(address, file)))
          wrong.push(`${attribute}=${value}`);
        if (!/^[a-z][a-z0-9:-]*$/i.test(attribute)) wrong.push(`attribute ${attribute} in ${described()}`);
      }
      if ((name === "a" || name === "button" || name === "summary" || /^h[1-6]$/.test(name)) && !hasWords(element))
        wrong.push(`no words: ${described()}`);
    }
    for (const { textContent: text } of document.querySelectorAll('script[type="application/ld+json"]')) {
      try {
        JSON.parse(text);
      } catch {
        wrong.push(`JSON-LD: ${text.slice(0, 80)}`);
      }
    }
    if (document.createTreeWalker(document, NodeFilter.SHOW_COMMENT).nextNode() !== null) wrong.push("a comment");
    return wrong;
  }

  return pages.flatMap(([file, html]) =>
    wrongIn(parser.parseFromString(html, "text/html"), file).map((what) => `${file}: ${what}`),
  );
}
