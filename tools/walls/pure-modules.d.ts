// The two Node modules that pure folders may import: functions that depend only on their arguments.

declare module "node:crypto" {
  export function createHash(algorithm: "sha256" | "sha1"): {
    update(data: string | Uint8Array, encoding?: "utf8"): ReturnType<typeof createHash>;
    digest(encoding: "hex" | "base64" | "base64url"): string;
  };
}
declare module "node:url" {
  export function domainToASCII(domain: string): string;
}
