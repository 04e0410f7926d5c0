import { placeholderUrl, type Config } from "../../scanner/src/config/index.ts";

/** The parts of a configuration that appear in the repository's own texts. */
type Identity = Pick<Config, "name" | "url" | "base" | "repository">;

/** The software's own repository; credits and upgrades keep referring to it. */
export const upstream = "https://github.com/mudlark/mudlark";

/** What the software's own repository uses: the defaults of the configuration. */
export const upstreamIdentity: Identity = { name: "Mudlark", url: placeholderUrl, base: "/", repository: upstream };

/** Files whose links to the repository and the site belong to the directory; paths as in `git ls-files`. */
export function hasOwnLinks(path: string): boolean {
  if (path === "CHANGELOG.md" || path === "docs/own-directory.md" || path === "docs/configuration.md") return false;
  return /^(?:[^/]+\.md|docs\/[^/]+\.md|data\/[^/]+\.md|\.github\/(?:ISSUE_TEMPLATE\/[^/]+|[^/]+\.md))$/.test(path);
}

/**
 * Rewrites a text of the repository for another directory: links to the repository and the site, the commands that
 * clone it, and, in forms, the name.
 * @param path of the file, as in git
 */
export function adaptLinks(path: string, text: string, from: Identity, to: Identity): string {
  const site = ({ url, base }: Identity): string => `${url}${base}`.replace(/\/$/, "");
  let result = replaceLink(text, from.repository, to.repository);
  result = replaceLink(result, site(from), site(to));
  const [fork, ours] = [forkOf(from.repository), forkOf(to.repository)];
  if (fork !== null && ours !== null) {
    result = result
      .replaceAll(`${fork.host}/YOU/${fork.name}.git`, `${ours.host}/YOU/${ours.name}.git`)
      .replace(new RegExp(`^(\\s*cd )${escaped(fork.name)}$`, "gm"), `$1${ours.name}`);
  }
  if (path.startsWith(".github/"))
    result = result.replace(new RegExp(`\\b${escaped(from.name)}\\b`, "g"), () => to.name);
  return result;
}

/** Replaces an address, but not where it is the start of a longer one. */
function replaceLink(text: string, from: string, to: string): string {
  return from === to ? text : text.replace(new RegExp(`${escaped(from)}(?![\\w-])`, "g"), () => to);
}

/** Host and name of a repository, to make the address of someone's fork. */
function forkOf(repository: string): { host: string; name: string } | null {
  const url = URL.parse(repository);
  const name = url?.pathname.split("/").at(-1) ?? "";
  return url === null || name === "" ? null : { host: url.origin, name };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
