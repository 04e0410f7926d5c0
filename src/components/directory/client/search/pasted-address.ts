/**
 * An address as people paste it ("mud.example.org 4000", "telnet://mud.example.org:4000/", "mud.example.org, port
 * 4000"), normalised to "host port" in lower case; undefined for any other text.
 */
export function pastedAddress(text: string): string | undefined {
  const match =
    /^(?:(?:telnets?|mud):\/\/|telnets?\s+)?\[?([a-z0-9][a-z0-9.:-]*[a-z0-9])\]?(?:\s*:\s*|[\s,]+(?:port\s+)?)(\d{1,5})\/?$/i.exec(
      text.trim(),
    );
  return match === null ? undefined : `${match[1] ?? ""} ${match[2] ?? ""}`.toLowerCase();
}
