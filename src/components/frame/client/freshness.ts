// A site that nobody builds any more cannot say so itself: the reader's clock shows that its newest measurement is old.
import { isOld } from "../../../model/freshness.ts";

const notice = document.querySelector<HTMLElement>("[data-measured]");
const measured = notice?.dataset.measured;
if (notice !== null && measured !== undefined && isOld(measured, Date.now())) {
  notice.hidden = false;
  document.documentElement.classList.add("outdated");
}
