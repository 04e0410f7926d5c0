/** The default address of a build, which must not be published. */
export const PLACEHOLDER_URL = "https://mudlark.example";
