/**
 * Whether `astro dev` is running, which shows edits at once. Decided by the command, because NODE_ENV (and
 * `import.meta.env.DEV`, which follows it) may be "development" in a build too.
 */
export const isDevelopment = process.argv[2] === "dev";
