/**
 * Completes a web address from a server: "www.slothmud.org" gets its scheme. Null for anything other than an http(s)
 * address of a host name with a dot: scripts, mail, numeric addresses (which may be the reader's own router), local
 * names, credentials.
 */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]+\.[a-z]+:\d+/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (whole.length > 500 || /\s/.test(whole)) return null;
  let url: URL;
  try {
    url = new URL(whole);
  } catch {
    return null;
  }
  const fit =
    (url.protocol === "http:" || url.protocol === "https:") &&
    url.username === "" &&
    url.password === "" &&
    /^[^.]+(?:\.[^.]+)*\.[a-z][a-z0-9-]+\.?$/i.test(url.hostname) &&
    !/\.(?:localhost|localdomain|local|internal|intranet|lan|home|arpa|test|invalid)\.?$/i.test(url.hostname);
  return fit ? url.href : null;
}

/** Whether a text is a web address as {@link webAddress} accepts it, and complete: it starts with http:// or https://. */
export function isCompleteWebAddress(text: string): boolean {
  return /^\s*https?:\/\//i.test(text) && webAddress(text) !== null;
}
