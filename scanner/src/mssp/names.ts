/** The official name of an MSSP variable, however it is spelt: `crawl_delay` and `Crawl  Delay` are `CRAWL DELAY`. */
export function msspName(name: string): string {
  return name
    .replace(/[_\s]+/g, " ")
    .trim()
    .toUpperCase();
}
