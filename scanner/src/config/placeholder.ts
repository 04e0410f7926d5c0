/** The address of a build while nobody has set one; it must not be published. */
export const PLACEHOLDER_URL = "https://mudlark.example";
