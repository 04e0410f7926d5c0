import { createRequire } from "node:module";

/** What the tests use of Ajv. */
interface Ajv {
  compile(schema: object): Validate;
}
export type Validate = ((document: unknown) => boolean) & { errors?: unknown };

// Both packages are CommonJS, whose default exports `tsc` and `astro check` read in different ways.
const require = createRequire(import.meta.url);
const library = require("ajv/dist/2020") as { Ajv2020: new (options: object) => Ajv };
const addFormats = require("ajv-formats") as (ajv: Ajv) => void;

/** A validator for JSON Schema 2020-12 with its formats, that reports all errors. */
export function newAjv(): Ajv {
  const ajv = new library.Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv;
}
