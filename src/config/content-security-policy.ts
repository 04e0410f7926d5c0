import { isDevelopment } from "./command.ts";

/**
 * What a page may load: the site's own files, nothing inline, nothing from third parties. Scripts and styles are
 * separate files (see astro.config.mjs), so no hashes or nonces are needed.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** The same for `astro dev`, which puts styles into the page so that edits show at once. */
const developmentPolicy = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/** The policy for pages that are being rendered. A build uses the strict one. */
export function pagePolicy(): string {
  return isDevelopment ? developmentPolicy : policy;
}
