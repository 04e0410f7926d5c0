/** The address that a build has as long as nobody has set one; it must not be published. */
export const PLACEHOLDER_URL = "https://mudlark.example";
