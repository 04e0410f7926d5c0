import { JSDOM, VirtualConsole } from "jsdom";
import { site } from "../../src/config/site.ts";

/** A self-contained page loads nothing, runs nothing, and sends nothing. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/**
 * A page of the site as one file: style sheets and pictures inside, links to other pages as links to the site, no
 * scripts.
 * @param html the page as Astro rendered it
 * @param sheets its style sheets, in order
 * @param readBanner reads a file below the site's banners/
 * @param notice a sentence for the top of the page, as text
 */
export async function selfContained(
  html: string,
  sheets: readonly string[],
  readBanner: (file: string) => Promise<Buffer>,
  notice: string,
): Promise<string> {
  const dom = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = dom.window;
  const banner = async (path: string): Promise<Buffer | undefined> => {
    const name = /^\/(?:.*\/)?banners\/([0-9a-f]+\.\w+)$/.exec(path)?.[1];
    return name === undefined ? undefined : readBanner(name).catch(() => undefined);
  };
  const styles = [...sheets];
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    const sheet = await banner(link.getAttribute("href") ?? "");
    if (sheet !== undefined) styles.push(sheet.toString("utf8").replace(/@font-face\{[^}]*\}/g, ""));
  }
  for (const image of document.querySelectorAll("img")) {
    const picture = await banner(image.getAttribute("src") ?? "");
    if (picture !== undefined) image.setAttribute("src", `data:image/png;base64,${picture.toString("base64")}`);
    // A badge, which exists only on the site: the page must not load it.
    else image.replaceWith(image.alt);
  }
  const dead = "script, link, meta[http-equiv], meta[property], meta[name^=twitter], .needs-script, form";
  for (const element of document.querySelectorAll(dead)) element.remove();
  for (const link of document.querySelectorAll("a[href^='/'], use[href^='/'], img[src^='/']")) {
    for (const name of ["href", "src"]) {
      const path = link.getAttribute(name);
      if (path?.startsWith("/") === true) link.setAttribute(name, new URL(path, site.url).href);
    }
  }
  const aside = document.createElement("aside");
  aside.className = "notice";
  aside.setAttribute("aria-label", "Notice");
  const words = document.createElement("p");
  words.className = "wrap";
  words.textContent = notice;
  aside.append(words);
  document.body.prepend(aside);
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  const style = document.createElement("style");
  // `</style` within a style sheet would end it.
  style.textContent = styles.join("\n").replaceAll("</", "<\\/");
  document.querySelector("meta[charset]")?.after(meta, style);
  return dom.serialize();
}
