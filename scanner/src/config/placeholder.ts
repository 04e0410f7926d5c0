/** The default address of a build, which must not be published. */
export const placeholderUrl = "https://mudlark.example";
