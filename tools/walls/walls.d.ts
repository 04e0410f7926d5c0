import type { Linter } from "eslint";

/** The walls as ESLint configuration, one object per folder. */
export const walls: Linter.Config[];

/** The selector that allows only one way to write an optional property. */
export const emptySpread: { selector: string; message: string };
