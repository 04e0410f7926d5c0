const scheme = /^(?:(?:https?|ftp|telnets?|ssh|gopher|wss?):\/\/[^\s<>"]{3,}|mailto:\S{3,}|www\.[^\s<>"]{3,})$/i;
/** Small letters only: drawings are full of `dMP.aMP`. */
const hostOrMail = /^(?=.*[a-z]{3})(?:[\w.+-]{1,64}@)?(?:[a-z\d-]+\.){1,5}[a-z]{2,}(?::\d{1,5})?(?:\/[^\s<>"]*)?$/;
const ip = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/;
const around = /^[("'<[]+|[>)\]"'.,;:!?]+$/g;
/** Figures that are said where a label is in front of them: an address, a port, a date, a version. */
const figures = /^\d[\d.:/,-]*(?: +(?:port +)?\d[\d.:/,-]*){0,3}[.,]?$/i;
/** Nothing is looked for in longer ones. */
const longest = 300;

/** Whether a token is an address, of the web, a mailbox, a host: its signs are no decoration, and its figures no jumble. */
export function isAddress(token: string): boolean {
  if (token.length > longest || !/[.:@]/.test(token)) return false;
  const bare = token.replace(around, "");
  return scheme.test(bare) || hostOrMail.test(bare) || ip.test(bare);
}

/** Whether a stretch of text is nothing but figures that a label can be in front of. */
export function isFigures(part: string): boolean {
  return part.length <= longest && figures.test(part);
}
