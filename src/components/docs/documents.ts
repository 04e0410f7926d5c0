/// <reference types="astro/client" />
import type { MarkdownInstance } from "astro";
import { to } from "../../config/paths.ts";
import { site } from "../../config/site.ts";
import { documentLink, firstParagraph, withLinks, withTableRegions } from "./html.ts";

/** A guide of the repository, as a page of the site. */
export interface Document {
  /** Path in the repository: "docs/operator.md". */
  file: string;
  /** Its page below /docs/. */
  slug: string;
  title: string;
  /** Its first paragraph, as plain text. */
  about: string;
  /** The page's content, including its heading, with links that work on this site. */
  html: string;
  /** The headings of level 2, for a table of contents. */
  contents: readonly { id: string; text: string }[];
}

/** The order of the guides in lists; others follow, ordered by name. */
const order = [
  "owner",
  "own-directory",
  "configuration",
  "operator",
  "contributing",
  "architecture",
  "protocols",
  "telnet",
];

const files = import.meta.glob<MarkdownInstance<Record<string, unknown>>>(
  ["/docs/*.md", "/CONTRIBUTING.md", "/ARCHITECTURE.md"],
  { eager: true },
);

const slugs = new Map(
  Object.keys(files).map((path) => [
    path.slice(1),
    path.replace(/^.*\//, "").replace(/\.md$/, "").toLowerCase().replaceAll("_", "-"),
  ]),
);

/** Reads all guides. @returns them in the order in which a newcomer would read them */
export async function documents(): Promise<Document[]> {
  const read = await Promise.all(
    Object.entries(files).map(async ([path, module]) => {
      const file = path.slice(1);
      const html = await module.compiledContent();
      const headings = module.getHeadings();
      const title = headings.find(({ depth }) => depth === 1)?.text;
      const slug = slugs.get(file);
      if (title === undefined || slug === undefined)
        throw new Error(
          `${file} has no heading of level 1. Start the file with "# Title": the page is named after it.`,
        );
      return {
        file,
        slug,
        title,
        about: firstParagraph(html).replace(/:$/, "."),
        html: withTableRegions(withLinks(html, (href) => documentLink(href, file, placeOf))),
        contents: headings.filter(({ depth }) => depth === 2).map(({ slug: id, text }) => ({ id, text })),
      };
    }),
  );
  const place = ({ slug }: Document) => (order.includes(slug) ? order.indexOf(slug) : order.length);
  return read.sort((a, b) => place(a) - place(b) || a.slug.localeCompare(b.slug));
}

/** Where a file of the repository can be read: on this site, or in the repository. */
function placeOf(file: string): string {
  const slug = slugs.get(file);
  if (slug !== undefined) return to(`/docs/${slug}/`);
  const kind = /\.\w+$|LICENSE$/.test(file) ? "blob" : "tree";
  return `${site.repository}/${kind}/main/${file}`;
}
