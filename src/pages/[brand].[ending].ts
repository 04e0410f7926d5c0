import { readFileSync } from "node:fs";
import { bird } from "../components/frame/bird.ts";
import { favicon, logo } from "../config/brand.ts";
import { theme } from "../config/theme.ts";

const files = [favicon, ...(logo === undefined ? [] : [logo])];

export const getStaticPaths = () =>
  files.map(({ path, file, type }) => {
    const [brand, ending] = path.slice(1).split(".");
    return { params: { brand, ending }, props: { file, type } };
  });

/** The favicon and the logo: the configured files, or the bird in the site's colours. */
export const GET = ({ props: { file, type } }: { props: { file: string | undefined; type: string } }): Response =>
  new Response(file === undefined ? birdIcon() : new Uint8Array(readFileSync(file)), {
    headers: { "content-type": type },
  });

function birdIcon(): string {
  const { light, dark } = theme.palette;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <style>path{fill:${light.river}}.w{fill:none;stroke:${light.brass};stroke-width:2;stroke-linecap:round}@media(prefers-color-scheme:dark){path{fill:${dark.river}}.w{stroke:${dark.brass}}}</style>
${bird.body.map((d) => `  <path d="${d}"/>\n`).join("")}  <path class="w" d="${bird.water}"/>
</svg>
`;
}
