import type { DirectoryData, GalleryData } from "../data.ts";
import { part } from "./part.ts";

const atOnce = 60;

/**
 * The gallery view: login screens as cards, a few at a time. Each is a copy of the page's own card (ScreenCard.astro).
 */
export class Cards {
  private readonly list: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly root: string;
  private readonly template = part("[data-card]", HTMLTemplateElement);
  private order: readonly number[] = [];
  private shown = 0;
  private data: DirectoryData | undefined;
  private gallery: GalleryData | undefined;

  constructor(list: HTMLElement, more: HTMLButtonElement, root: string) {
    this.list = list;
    this.more = more;
    this.root = root;
    more.addEventListener("click", () => {
      const first = this.extend();
      first?.querySelector("a")?.focus();
    });
  }

  show(order: readonly number[], data: DirectoryData, gallery: GalleryData): void {
    this.order = order;
    this.data = data;
    this.gallery = gallery;
    this.shown = 0;
    this.list.replaceChildren();
    this.extend();
  }

  private extend(): Element | undefined {
    const next = this.order.slice(this.shown, this.shown + atOnce);
    const cards = next.flatMap((place) => this.card(place) ?? []);
    this.list.append(...cards);
    this.shown += next.length;
    this.more.hidden = this.shown >= this.order.length;
    this.more.textContent = `Show ${Math.min(atOnce, this.order.length - this.shown)} more`;
    return cards[0];
  }

  private card(place: number): Element | undefined {
    const server = this.data?.servers[place];
    const item = document.importNode(this.template.content, true).querySelector("li");
    const image = item?.querySelector("img");
    const link = item?.querySelector("a");
    const name = item?.querySelector("bdi");
    if (server === undefined || item == null || image == null || link == null || name == null) return undefined;
    link.href = `${this.root}servers/${server.id}/`;
    name.textContent = server.name;
    const picture = this.gallery?.[place];
    if (picture == null) image.replaceWith("no login screen seen");
    else {
      image.alt = picture.alt;
      image.width = picture.width;
      image.height = picture.height;
      image.src = `${this.root}banners/${picture.file}`;
      if (picture.whole !== undefined) image.srcset = `${this.root}banners/${picture.whole} 2x`;
    }
    return item;
  }
}
