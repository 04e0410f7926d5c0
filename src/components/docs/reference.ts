import { jsonSchemaOf, schemaNames, type SchemaName } from "@mudlark/scanner/record";
import { absolute } from "../../config/paths.ts";
import { site } from "../../config/site.ts";
import { apiFiles, schemaDocument } from "../../formats/api/description.ts";
import type { Schema } from "./fields.ts";

/** A kind of file in the reference. */
export interface DocumentedFile {
  /** Id of its heading. */
  id: string;
  /** Its path or its name. */
  heading: string;
  about: string;
  schema: Schema;
}

/** The files of data/, as people and the census write them. */
export const dataFiles: readonly DocumentedFile[] = schemaNames.map((name: SchemaName) => {
  const schema: Schema & { title?: string } = jsonSchemaOf(name);
  const [heading = name, about = ""] = (schema.title ?? name).split(/: (.*)/s);
  return { id: name, heading, about, schema };
});

/** The JSON files of the API that have a schema, in the order of its index. */
export const apiDocuments: readonly DocumentedFile[] = apiFiles.flatMap(({ path, shape, about }) =>
  shape === null ? [] : [{ id: shape, heading: path, about, schema: schemaDocument(shape, absolute, site.name) }],
);
