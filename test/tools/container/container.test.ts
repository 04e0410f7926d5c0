import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));
const text = (path: string): string => readFileSync(join(checkout, path), "utf8");

describe("the container file", () => {
  it("takes the packages from every folder where npm installs them", () => {
    const { packages } = JSON.parse(text("package-lock.json")) as { packages: Record<string, unknown> };
    const folders = new Set(Object.keys(packages).flatMap((path) => /^(.*?)node_modules\//.exec(path)?.slice(1) ?? []));
    const copied = [...text("Containerfile").matchAll(/^COPY --from=packages .*?\/app(\/\S*)? \S+$/gm)].map(
      ([, path = ""]) => path,
    );
    expect(folders.size).toBeGreaterThan(1);
    for (const folder of folders) {
      const path = `/${folder}node_modules`;
      expect(
        copied.some((each) => each === "" || path.startsWith(each)),
        path,
      ).toBe(true);
    }
  });

  it("never takes the packages of the checkout, which may be of another system", () => {
    expect(text(".containerignore").split("\n")).toContain("**/node_modules");
    expect(text(".dockerignore")).toBe(text(".containerignore"));
  });
});

it("compose mounts all that people write, so that a pull of the checkout is enough", () => {
  const others = new Set(["records", "readings", "counts", "README.md"]);
  const written = readdirSync(join(checkout, "data")).filter((name) => !others.has(name) && !name.startsWith("census"));
  expect(written.length).toBeGreaterThan(2);
  for (const name of written) expect(text("compose.yml")).toContain(`- ./data/${name}:/data/${name}:ro`);
});

describe("the start of a container", () => {
  let image = "";
  let volume = "";
  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), "mudlark-image-"));
    [image, volume] = [join(folder, "app"), join(folder, "volume")];
    cpSync(join(checkout, "tools/container"), join(image, "tools/container"), { recursive: true });
    for (const path of ["opt-out.yml", "servers/game.yml", "records/game.json"])
      write(join(image, "data", path), "image");
    mkdirSync(volume);
  });

  function write(path: string, content: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** @param uid of another user to start it as, which only root can do */
  function start(command: string[], uid?: number): { status: number | null; stdout: string; stderr: string } {
    const env = { ...process.env, MUDLARK_DATA: volume };
    const script = join(image, "tools/container/entrypoint.sh");
    const options = { env, encoding: "utf8", cwd: "/", ...(uid !== undefined && { uid }) } as const;
    // As text, since that user may not read the folder.
    return spawnSync("sh", ["-c", readFileSync(script, "utf8"), script, ...command], options);
  }

  const files = (): string[] => readdirSync(volume, { recursive: true, encoding: "utf8" }).sort();
  const all = ["opt-out.yml", "records", "records/game.json", "servers", "servers/game.yml"];

  it("gives an empty volume the listing of the image, and runs the command", () => {
    expect(start(["sh", "-c", "exit 7"])).toMatchObject({
      status: 7,
      stdout: expect.stringContaining("listing") as string,
    });
    expect(files()).toEqual(all);
  });

  it("leaves a listing alone, also one without records", () => {
    write(join(volume, "servers/other.yml"), "mine");
    expect(start(["true"])).toMatchObject({ status: 0, stdout: "" });
    expect(files()).toEqual(["servers", "servers/other.yml"]);
  });

  it("finishes a copy that was cut short, and overwrites nothing", () => {
    write(join(volume, "opt-out.yml"), "mine");
    write(join(volume, ".new/half.yml"), "half");
    expect(start(["true"]).status).toBe(0);
    expect(files()).toEqual(all);
    expect(readFileSync(join(volume, "opt-out.yml"), "utf8")).toBe("mine");
  });

  it("says who may not write to the volume, and where to read on", () => {
    chmodSync(volume, 0o555);
    // Root may write everywhere.
    const { status, stderr } = start(["true"], process.getuid?.() === 0 ? 65_534 : undefined);
    expect(status).toBe(5);
    expect(stderr).toMatch(/^User \d+ .* may not write to .*docs\/own-directory\.md/);
  });
});
