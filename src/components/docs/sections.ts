import { to } from "../../config/paths.ts";
import { documents } from "./documents.ts";
import { fieldsOf } from "./fields.ts";
import { sectionsOf } from "./html.ts";
import { apiDocuments, dataFiles, type DocumentedFile } from "./reference.ts";

/** A part of the documentation that a search can find. */
export interface FoundSection {
  page: string;
  heading: string;
  text: string;
  href: string;
}

/** All sections of the documentation, for the search: from the guides, and from the reference by kind of file. */
export async function searchableSections(): Promise<FoundSection[]> {
  const guides = (await documents()).flatMap(({ title, slug, html }) =>
    sectionsOf(html)
      .filter(({ text }) => text !== "")
      .map(({ id, heading, text }) => ({
        page: title,
        heading: heading === "" ? title : heading,
        text,
        href: to(`/docs/${slug}/${id === "" ? "" : `#${id}`}`),
      })),
  );
  return [
    ...guides,
    ...ofFiles("The data files", "data-files", dataFiles),
    ...ofFiles("API reference", "api-files", apiDocuments),
  ];
}

function ofFiles(page: string, slug: string, kinds: readonly DocumentedFile[]): FoundSection[] {
  return kinds.map(({ id, heading, about, schema }) => ({
    page,
    heading,
    text: [about, ...fieldsOf(schema).map(({ path, about: meaning }) => `${path} ${meaning}`)].join(". "),
    href: to(`/docs/${slug}/#${id}`),
  }));
}
