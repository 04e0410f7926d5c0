import { readFileSync } from "node:fs";
import type { APIContext } from "astro";
import { bird } from "../components/frame/bird.ts";
import { brandFiles } from "../config/brand.ts";
import { theme } from "../config/theme.ts";

/** The favicon or the logo: the configured file, or the bird in the site's colours. */
export function GET({ routePattern }: Pick<APIContext, "routePattern">): Response {
  const brand = brandFiles.find(({ path }) => path === routePattern);
  if (brand === undefined) return new Response(null, { status: 404 });
  return new Response(brand.file === undefined ? birdIcon() : new Uint8Array(readFileSync(brand.file)), {
    headers: { "content-type": brand.type },
  });
}

function birdIcon(): string {
  const { light, dark } = theme.palette;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <style>path{fill:${light.river}}.w{fill:none;stroke:${light.brass};stroke-width:2;stroke-linecap:round}@media(prefers-color-scheme:dark){path{fill:${dark.river}}.w{stroke:${dark.brass}}}</style>
${bird.body.map((d) => `  <path d="${d}"/>\n`).join("")}  <path class="w" d="${bird.water}"/>
</svg>
`;
}
