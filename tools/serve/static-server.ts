import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { createGzip } from "node:zlib";

const types: Record<string, string> = {
  ".atom": "application/atom+xml",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".ndjson": "application/x-ndjson",
  ".png": "image/png",
  ".rss": "application/rss+xml",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const compressible = /^(?:text\/|image\/svg|application\/(?:json|x-ndjson|xml|atom|rss|manifest))/;

/** A running static server, for viewing a built site. */
export interface StaticServer {
  /** Address with the port, without a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

/** How a site is served. */
interface ServeOptions {
  /** The port; 0, the default, means a free one, and so does a port that is already in use. */
  port?: number;
  /** The address to listen on, such as 0.0.0.0 in a container; by default only this machine can connect. */
  host?: string;
  /** The path below which the site is served. */
  base?: string;
  /** Seconds that a browser may cache a file; by default it must check each time, so that a new build shows at once. */
  maxAge?: number;
}

/**
 * Serves a built site as a static host does: index.html for a directory, 404.html for missing files, gzip.
 * @param root directory of the built site
 */
export async function serveStatic(root: string, options: ServeOptions = {}): Promise<StaticServer> {
  const base = (options.base ?? "/").replace(/\/$/, "");
  const server = createServer((request, response) => {
    void answer(request.url ?? "/", request.headers["accept-encoding"] ?? "").catch(() => {
      response.writeHead(500).end();
    });

    async function answer(url: string, accepts: string): Promise<void> {
      const path = pathOf(url, base);
      const found = path === undefined ? undefined : await fileOf(root, path);
      if (found === "directory") {
        response.writeHead(301, { location: `${url.split("?")[0] ?? ""}/` }).end();
        return;
      }
      const file = found ?? join(root, "404.html");
      if (found === undefined && !(await isFile(file))) {
        response.writeHead(404).end("404\n");
        return;
      }
      const type = types[extname(file)] ?? "application/octet-stream";
      const zip = compressible.test(type) && accepts.includes("gzip");
      response.writeHead(found === undefined ? 404 : 200, {
        "content-type": type,
        ...(options.maxAge !== undefined && { "cache-control": `max-age=${String(options.maxAge)}` }),
        ...(zip && { "content-encoding": "gzip" }),
      });
      const stream = createReadStream(file);
      stream.on("error", () => response.destroy());
      if (zip) stream.pipe(createGzip()).pipe(response);
      else stream.pipe(response);
    }
  });
  const host = options.host ?? "localhost";
  await listen(server, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${hostOfUrl(host)}:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" && port !== 0) listen(server, 0, host).then(resolve, reject);
      else reject(error);
    });
    server.listen(port, host, () => resolve());
  });
}

/** A host for an address bar; one that means every interface becomes localhost. */
function hostOfUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** The decoded path below the base; undefined if it is elsewhere or invalid. */
function pathOf(url: string, base: string): string | undefined {
  const [path = "/"] = url.split(/[?#]/);
  if (!path.startsWith(`${base}/`)) return undefined;
  try {
    return decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
}

async function fileOf(root: string, path: string): Promise<string | undefined> {
  if (path.includes("\0")) return undefined;
  const file = join(root, normalize(path));
  if (file !== root && !file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  if (path.endsWith("/")) return (await isFile(join(file, "index.html"))) ? join(file, "index.html") : undefined;
  if (await isFile(file)) return file;
  return (await isFile(join(file, "index.html"))) ? "directory" : undefined;
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
