// Updates the pictures in the README: screenshots of the directory and the statistics of an invented site, and of a
// game in the practice realm, whose login screens look like real ones.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { launch } from "../chromium/launch.ts";
import { commandLine } from "../options/command-line.ts";
import { serveStatic } from "../serve/static-server.ts";

const help = `npm run pictures [-- --out DIR]

Photographs three pages for the README: a game's page from the demo, and the directory and the statistics of a site of
invented games. It takes a minute or two.

  --out DIR   the folder for the pictures (default: docs/images)
`;
const { values } = commandLine(help, { options: { out: { type: "string", default: "docs/images" } } });
const size = { width: 1200, height: 760 };
const scratch = mkdtempSync(join(tmpdir(), "mudlark-pictures-"));
try {
  await photograph(values.out);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Makes directory.png, game.png and statistics.png. @param folder where to write them */
async function photograph(folder: string): Promise<void> {
  const data = join(scratch, "data");
  const site = join(scratch, "site");
  process.stdout.write("Building a site of invented games …\n");
  execFileSync("node", ["tools/generate/generate.ts", "--out", data, "--servers", "120"], { stdio: "inherit" });
  execFileSync("npm", ["run", "--silent", "build", "--", "--silent"], {
    env: {
      ...process.env,
      MUDLARK_DATA: data,
      MUDLARK_OUT: site,
      MUDLARK_BASE: "/",
      MUDLARK_CACHE: join(scratch, "cache"),
      MUDLARK_INVENTED: "1",
    },
    stdio: "inherit",
  });
  process.stdout.write("Running the demo …\n");
  execFileSync("node", ["tools/demo/demo.ts", "--no-serve"], { stdio: "ignore" });
  const demo = join(".cache", "demo", "dist");
  const browser = await launch();
  const context = await browser.newContext({ viewport: size, colorScheme: "light" });
  const page = await context.newPage();
  mkdirSync(folder, { recursive: true });
  for (const [name, root, path] of [
    ["directory", site, "/servers/?sort=players"],
    ["game", demo, `/servers/${busiest(demo)}/`],
    ["statistics", site, "/statistics/"],
  ] as const) {
    const server = await serveStatic(root);
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    const file = join(folder, `${name}.png`);
    // A palette makes the file two thirds smaller, since the pages have few colours.
    await sharp(await page.screenshot())
      .png({ palette: true, compressionLevel: 9 })
      .toFile(file);
    await server.close();
    process.stdout.write(`${file}\n`);
  }
  await browser.close();
}

/** The game with the most players, whose page has the most content. */
function busiest(site: string): string {
  const { servers } = JSON.parse(readFileSync(join(site, "api/v1/servers.json"), "utf8")) as {
    servers: { id: string; players: { value: number | null } | null }[];
  };
  const count = ({ players }: (typeof servers)[number]) => players?.value ?? -1;
  const [first] = servers.toSorted((a, b) => count(b) - count(a));
  if (first === undefined) throw new Error(`${site} lists no games. Run npm run demo to see why.`);
  return first.id;
}
