import { jsonSchemaOf, schemaNames, type SchemaName } from "@mudlark/scanner/record";
import { absolute } from "../../config/paths.ts";
import { site } from "../../config/site.ts";
import { apiFiles, schemaDocument } from "../../formats/api/description.ts";
import type { Schema } from "./fields.ts";

/** A kind of file in the reference. */
interface DocumentedFile {
  /** Id of its heading. */
  id: string;
  /** Its path or its name. */
  heading: string;
  about: string;
  schema: Schema;
}

/** A page of the reference, as lists and the search show it. */
export interface ReferencePage {
  path: `/docs/${string}/`;
  title: string;
  about: string;
  files: readonly DocumentedFile[];
}

/** The files of data/, as people and the census write them. */
const dataFiles: readonly DocumentedFile[] = schemaNames.map((name: SchemaName) => {
  const schema: Schema & { title?: string } = jsonSchemaOf(name);
  const [heading = name, about = ""] = (schema.title ?? name).split(/: (.*)/s);
  return { id: name, heading, about, schema };
});

/** The JSON files of the API that have a schema, in the order of its index. */
const apiDocuments: readonly DocumentedFile[] = apiFiles.flatMap(({ path, shape, about }) =>
  shape === null ? [] : [{ id: shape, heading: path, about, schema: schemaDocument(shape, absolute, site.name) }],
);

/** The page of the files of data/. */
export const dataFilesPage: ReferencePage = {
  path: "/docs/data-files/",
  title: "The data files",
  about: "Every field of the listing entries, scan records and readings, with its type and meaning.",
  files: dataFiles,
};

/** The page of the API's files. */
export const apiFilesPage: ReferencePage = {
  path: "/docs/api-files/",
  title: "API reference",
  about: "Every field of every JSON file of the API, with its type and meaning.",
  files: apiDocuments,
};

/** Both pages of the reference, in the order of lists. */
export const referencePages: readonly ReferencePage[] = [dataFilesPage, apiFilesPage];
