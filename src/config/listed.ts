import { listedWords } from "@mudlark/scanner/text";
import { site } from "./site.ts";

/** What the directory lists, in the forms that texts need. */
export const listed = listedWords(site.listed);
