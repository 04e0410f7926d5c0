import { to } from "../../config/paths.ts";
import { documents } from "./documents.ts";
import { fieldsOf } from "./fields.ts";
import { sectionsOf } from "./html.ts";
import { referencePages, type ReferencePage } from "./reference.ts";

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
  return [...guides, ...referencePages.flatMap(sectionsOfReference)];
}

function sectionsOfReference({ path: page, title, files }: ReferencePage): FoundSection[] {
  return files.map(({ id, heading, about, schema }) => ({
    page: title,
    heading,
    text: [about, ...fieldsOf(schema).map(({ path, about: meaning }) => `${path} ${meaning}`)].join(". "),
    href: to(`${page}#${id}`),
  }));
}
