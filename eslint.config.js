import eslint from "@eslint/js";
import astro from "eslint-plugin-astro";
import tseslint from "typescript-eslint";
import { emptySpread, walls } from "./tools/walls/walls.js";

/** Variables and constants are in camel case, except names that others have chosen: of codes, options and routes. */
const camelCase = {
  selector: "variable",
  modifiers: ["global"],
  format: ["camelCase"],
  leadingUnderscore: "allow",
  filter: { regex: "^(?:IAC|ESC|CR|LF|IS|SEND|MSSP|GMCP|GET|Option)$", match: false },
};

export default tseslint.config(
  {
    ignores: [
      "tools/walls/*.d.ts",
      "dist/**",
      ".astro/**",
      ".cache/**",
      "coverage/**",
      "node_modules/**",
      "scanner/bin/**",
      "public/**",
    ],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", emptySpread],
      "@typescript-eslint/naming-convention": ["error", camelCase],
    },
  },
  // Payload codes have the names that their specifications give them.
  {
    files: ["scanner/src/wire/{codes,options}.ts", "scanner/src/protocols/**/*.ts", "scanner/src/mssp/payload.ts"],
    rules: { "@typescript-eslint/naming-convention": ["error", { ...camelCase, format: ["camelCase", "UPPER_CASE"] }] },
  },
  ...astro.configs["flat/recommended"],
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  // Terminal output belongs to the CLI and to the tools, nobody else.
  { files: ["scanner/src/**/*.ts", "src/**/*.ts"], ignores: ["scanner/src/cli/**"], rules: { "no-console": "error" } },
  // Protocol code is made of control bytes.
  { files: ["**/*.ts"], rules: { "no-control-regex": "off" } },
  {
    files: ["test/**/*.ts"],
    ignores: ["test/fast-check.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "fast-check", message: "Import it from test/fast-check.ts, which gives every run the same examples." },
      ],
    },
  },
  ...walls,
);
