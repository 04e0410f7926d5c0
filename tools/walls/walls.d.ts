import type { Linter } from "eslint";

/** The walls as ESLint configuration, one object per folder. */
export const walls: Linter.Config[];
