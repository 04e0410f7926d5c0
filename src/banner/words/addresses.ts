const scheme = /^(?:(?:https?|ftp|telnets?|ssh|gopher|wss?):\/\/[^\s<>"]{3,}|mailto:\S{3,}|www\.[^\s<>"]{3,})$/i;
/** Lower case only: drawings are full of `dMP.aMP`. */
const hostOrMail = /^(?=.*[a-z]{3})(?:[\w.+-]{1,64}@)?(?:[a-z\d-]+\.){1,5}[a-z]{2,}(?::\d{1,5})?(?:\/[^\s<>"]*)?$/;
const ip = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/;
const around = /^[("'<[]+|[>)\]"'.,;:!?]+$/g;
/** Numbers that are read out if a label precedes them: an address, a port, a date, a version. */
const figures = /^\d[\d.:/,-]*(?: +(?:port +)?\d[\d.:/,-]*){0,3}[.,]?$/i;
/** Longer tokens are not examined. */
const longest = 300;

/**
 * Whether a token is a web address, an e-mail address or a host name, so that its punctuation is not decoration and its
 * digits are not art.
 */
export function isAddress(token: string): boolean {
  if (token.length > longest || !/[.:@]/.test(token)) return false;
  const bare = token.replace(around, "");
  return scheme.test(bare) || hostOrMail.test(bare) || ip.test(bare);
}

/** Whether a stretch of text consists only of numbers that a label may precede. */
export function isFigures(part: string): boolean {
  return part.length <= longest && figures.test(part);
}
