// "Random MUD": one that answers, or any one if none does.
import { loadDirectory } from "./load.ts";
import { select } from "./select.ts";
import { wishFrom } from "./address.ts";
import { choiceOf } from "./choice.ts";

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-random]") : null;
  if (button === null) return;
  const root = button.dataset.random ?? "/";
  void loadDirectory(root).then((data) => {
    const live = select(data, choiceOf(data, wishFrom(new URLSearchParams("status=live"), data)), undefined).places;
    const places = live.length > 0 ? live : [...data.servers.keys()];
    const id = data.servers[places[Math.floor(Math.random() * places.length)] ?? 0]?.id;
    if (id !== undefined) location.assign(`${root}servers/${id}/`);
  });
});
