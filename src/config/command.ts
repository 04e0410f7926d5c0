/**
 * Whether `astro dev` runs, which shows edits at once. By the command, since NODE_ENV (and `import.meta.env.DEV`, which
 * follows it) may say "development" in a build too.
 */
export const isDevelopment = process.argv[2] === "dev";
