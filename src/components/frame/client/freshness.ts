// A site that is no longer built cannot say so itself, but the reader's clock shows that its newest measurement is old.
import { isOld } from "../../../model/freshness.ts";

const notice = document.querySelector<HTMLElement>("[data-measured]");
const measured = notice?.dataset.measured;
if (notice !== null && measured !== undefined && isOld(measured, Date.now())) {
  notice.hidden = false;
  document.documentElement.classList.add("outdated");
}
