import type { LogEvent, PageBundle, PageReply, PageRequest } from "./messages.ts";

/** What this needs of Astro's app for building, which the bundled pages export. */
interface BuildApp {
  manifest: { routes: { routeData: { route: string; component: string } }[] };
  setInternals: (internals: unknown) => void;
  setOptions: (options: unknown) => void;
  render: (request: Request, options: { routeData: unknown }) => Promise<Response>;
}

/** Renders bundled pages on the second thread. */
export class PageRenderer {
  readonly #app: BuildApp;

  private constructor(app: BuildApp) {
    this.#app = app;
  }

  /**
   * Loads the bundled pages.
   * @param log receives what Astro logs
   */
  static async load({ entry, styles, scripts }: PageBundle, log: (event: LogEvent) => void): Promise<PageRenderer> {
    const { app } = (await import(entry)) as { app: BuildApp };
    // Of Astro's state, rendering needs no more than this.
    app.setInternals({ pagesByKeys: styles, entrySpecifierToBundleMap: new Map() });
    app.setOptions({ settings: { scripts }, logger: { options: { destination: { write: log } } } });
    // Pictures that Astro scales are made by the first thread, which must know of them.
    const unavailable = (): never => {
      throw new Error("Pages with scaled pictures are rendered by the first thread.");
    };
    Object.assign(globalThis, { astroAsset: { addStaticImage: unavailable, referencedImages: new Set() } });
    return new PageRenderer(app);
  }

  /** Renders a page. Reports failure without a reason: the first thread finds the reason when it renders the page. */
  async render({ number, url, route, component }: PageRequest): Promise<PageReply> {
    try {
      const found = this.#app.manifest.routes.find(
        ({ routeData }) => routeData.route === route && routeData.component === component,
      );
      if (found === undefined) return { number, rendered: null };
      const response = await this.#app.render(new Request(url), { routeData: found.routeData });
      const body = response.body === null ? null : await response.arrayBuffer();
      return { number, rendered: { body, status: response.status, headers: [...response.headers] } };
    } catch {
      return { number, rendered: null };
    }
  }
}
