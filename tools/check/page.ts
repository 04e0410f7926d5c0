import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { experimental_AstroContainer as AstroContainer } from "astro/container";
import { getViteConfig } from "astro/config";
import { createServer, type ViteDevServer } from "vite";
import { bannerInputOf } from "../../src/banner/input.ts";
import { beginPictures } from "../../src/banner/render-banners.ts";
import { setRoot } from "../../src/banner/site.ts";
import { site } from "../../src/config/site.ts";
import { usePictures } from "../../src/load/banners.ts";
import { useModel } from "../../src/load/load.ts";
import { dateWords } from "../../src/model/dates.ts";
import type { Examination } from "./examine.ts";
import { selfContained } from "./self-contained.ts";

const root = new URL("../../", import.meta.url);
const pageFile = "/src/pages/servers/[id]/index.astro";

/**
 * The page that the site would show of a server, as one self-contained HTML file: the site's own page, rendered by
 * Astro's container, with its style sheets and pictures inside. Scripts are left out; the site's pages work without
 * them. Call it, and import this module, in the checkout: Astro, the style sheets and the cache are found from there.
 */
export async function pageOf({ model, server, record, log, listed }: Examination): Promise<string> {
  setRoot(root, fileURLToPath(root));
  const lines = log.map(({ level, source, text }) => `${level} ${source} ${text}\n`).join("");
  const input = bannerInputOf(record, server.entry);
  const inputs = input === undefined ? [] : [input];
  useModel(model, (id) => (id === server.id ? lines : null));
  usePictures(beginPictures(inputs, []), new Set(inputs.map(({ id }) => id)));
  const day = dateWords(server.lastVisit?.at ?? null);
  const what = listed ? "this server after that visit" : "this server, which is not listed";
  return await render(server.id, `Made by mudlark check on ${day}: how ${site.name} would show ${what}.`);
}

async function render(id: string, notice: string): Promise<string> {
  const inline = { logLevel: "error" } as const;
  const config = await getViteConfig(
    {
      server: { middlewareMode: true, hmr: false, watch: null },
      optimizeDeps: { noDiscovery: true },
      logLevel: "error",
    },
    inline,
  )({ mode: "production", command: "serve" });
  const vite = await createServer(config);
  try {
    const { experimental_AstroContainer: Container } = (await vite.ssrLoadModule("astro/container")) as {
      experimental_AstroContainer: typeof AstroContainer;
    };
    const page = (await vite.ssrLoadModule(pageFile)) as { default: Parameters<AstroContainer["renderToString"]>[0] };
    const container = await Container.create();
    const html = await container.renderToString(page.default, { params: { id }, partial: false });
    return await selfContained(html, await styleSheets(vite), readBannerFile, notice);
  } finally {
    await vite.close();
  }
}

/** The style sheets that the page imports, in order of import, each with those that it imports itself. */
async function styleSheets(vite: ViteDevServer): Promise<string[]> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const collect = (path: string): void => {
    for (const node of vite.environments.ssr.moduleGraph.getModulesByFile(path) ?? [])
      for (const child of node.importedModules) {
        const file = child.file ?? "";
        if (seen.has(file)) continue;
        seen.add(file);
        if (file.endsWith(".css")) files.add(file);
        else collect(file);
      }
  };
  collect(fileURLToPath(new URL(`.${pageFile}`, root)));
  return Promise.all(
    [...files].map(async (file) => {
      // The configured colours are a virtual module, not a file that Vite could read as text.
      if (file.startsWith("\0")) {
        const loaded = await vite.environments.ssr.pluginContainer.load(file);
        return typeof loaded === "string" ? loaded : (loaded?.code ?? "");
      }
      const sheet = await vite.ssrLoadModule(`${file}?inline`);
      return String(sheet.default);
    }),
  );
}

/** A file that the page refers to as banners/<file>. */
function readBannerFile(file: string): Promise<Buffer> {
  return readFile(join(fileURLToPath(root), site.cacheDir, "banners", "files", file));
}
