import { isDevelopment } from "./command.ts";

/**
 * What a page of the site may load: the site's own files, nothing inline, nothing from third parties.
 * Scripts and styles are files of their own (see astro.config.mjs), so that no hash and no nonce is needed.
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

/** The policy of a page that is made now. A build has the strict one. */
export function pagePolicy(): string {
  return isDevelopment ? developmentPolicy : policy;
}
