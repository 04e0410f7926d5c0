import { site } from "./site.ts";
import { theme } from "./theme.ts";

/** What Vite requires of a plugin that serves its own modules. */
interface ModulePlugin {
  name: string;
  resolveId: (source: string) => string | undefined;
  load: (source: string) => string | undefined;
}

/** Modules derived from the configuration. Their types are in src/virtual.d.ts. */
const modules: Readonly<Record<string, () => string>> = {
  "virtual:theme.css": () => theme.css,
  // Imported, so that Astro renders their Markdown in the same way as the site's.
  "virtual:about-pages": () => {
    const imports = site.about.map(({ file }, index) => `import * as page${index} from ${JSON.stringify(file)};\n`);
    const entries = site.about.map(({ slug }, index) => `[${JSON.stringify(slug)}, page${index}]`);
    return `${imports.join("")}export const configuredPages = new Map([${entries.join(", ")}]);\n`;
  },
};

/** Serves the modules derived from the configuration. */
export function buildModules(): ModulePlugin {
  return {
    name: "mudlark-build-modules",
    resolveId: (source) => (source in modules ? `\0${source}` : undefined),
    load: (source) => modules[source.slice(1)]?.(),
  };
}
