import type { DirectoryData, GalleryData } from "../data.ts";

const atOnce = 60;

/** The gallery view: login screens as cards, some at a time. */
export class Cards {
  private readonly list: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly root: string;
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

  private card(place: number): HTMLElement | undefined {
    const server = this.data?.servers[place];
    if (server === undefined) return undefined;
    const item = document.createElement("li");
    const screen = document.createElement("div");
    screen.className = "gallery-screen";
    const picture = this.gallery?.[place];
    if (picture == null) screen.textContent = "no login screen seen";
    else {
      const image = document.createElement("img");
      image.loading = "lazy";
      image.alt = picture.alt;
      image.width = picture.width;
      image.height = picture.height;
      image.src = `${this.root}banners/${picture.file}`;
      if (picture.whole !== undefined) image.srcset = `${this.root}banners/${picture.whole} 2x`;
      screen.append(image);
    }
    const words = document.createElement("p");
    words.className = "gallery-words gallery-name";
    const link = document.createElement("a");
    link.href = `${this.root}servers/${server.id}/`;
    const name = document.createElement("bdi");
    name.textContent = server.name;
    link.append(name);
    words.append(link);
    item.append(screen, words);
    return item;
  }
}
