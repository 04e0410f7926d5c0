// Shows players by hour in the reader's own time zone. The page has them in UTC, with the counts to compute them again.
import { utc, type OffsetAt } from "../../../model/players/local-time.ts";
import { unpackCounts } from "../../../model/players/packed.ts";
import { patternOf } from "../../../model/players/pattern.ts";
import { hourPicture } from "../hour-chart.ts";
import { dayWords, hourCells, weekCells, weekWords, type Zone } from "../words.ts";

/** The browser knows the offset of each date, summer time included. */
const readersOffset: OffsetAt = (at) => -new Date(at * 1000).getTimezoneOffset();

for (const section of document.querySelectorAll<HTMLElement>("[data-hours]")) inReadersZone(section);

function inReadersZone(section: HTMLElement): void {
  const counts = unpackCounts(section.dataset.hours ?? "");
  const choice = section.querySelector<HTMLFieldSetElement>("[data-hours-choice]");
  // For readers whose time is UTC, the page is right as it is.
  if (choice === null || Array.from(counts.at).every((at) => readersOffset(at) === 0)) return;
  const place = choice.querySelector("[data-hours-place]");
  // Some browsers know the offset, but not the name of the zone.
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
  if (place !== null && name !== undefined) place.textContent = `(${name})`;
  const show = (): void => {
    const local = choice.querySelector<HTMLInputElement>("input[value=local]")?.checked === true;
    write(section, counts, local ? readersOffset : utc, local ? "your time" : "UTC");
  };
  choice.addEventListener("change", show);
  choice.hidden = false;
  show();
}

function write(section: HTMLElement, counts: ReturnType<typeof unpackCounts>, offsetAt: OffsetAt, zone: Zone): void {
  const pattern = patternOf(counts, offsetAt);
  const text = (part: string, words: string): void => {
    for (const found of section.querySelectorAll(`[data-hours-${part}]`)) found.textContent = words;
  };
  text("name", zone);
  text("day", dayWords(pattern, zone));
  text("week", weekWords(pattern, zone));
  const peak = section.querySelector<HTMLTimeElement>("[data-hours-peak]");
  if (peak !== null) peak.textContent = `${momentIn(zone, new Date(peak.dateTime))} ${zone}`;
  const chart = section.querySelector("[data-hours-chart]");
  if (chart !== null) chart.innerHTML = hourPicture(pattern.hours);
  const hours = section.querySelector<HTMLTableElement>("[data-hours-table]");
  for (const [place, row] of [...(hours?.tBodies[0]?.rows ?? [])].entries()) {
    const found = pattern.hours[place];
    if (found !== undefined)
      for (const [index, cell] of hourCells(found).entries()) setCell(row.cells[index + 1], cell);
  }
  const cells = section.querySelectorAll<HTMLTableCellElement>("[data-week-table] td");
  for (const [index, { text: words, shade }] of weekCells(pattern.week).entries()) {
    setCell(cells[index], words);
    cells[index]?.setAttribute("data-shade", String(shade));
  }
}

function setCell(cell: HTMLTableCellElement | undefined, text: string): void {
  if (cell !== undefined) cell.textContent = text;
}

/** "12 June 2026, 22:07". */
function momentIn(zone: Zone, date: Date): string {
  const timeZone = zone === "UTC" ? { timeZone: "UTC" } : {};
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", ...timeZone });
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...timeZone });
  return `${day.format(date)}, ${time.format(date)}`;
}
