/** Turns a path below the site's root, as /servers/x/, into a whole address. Given by whoever knows where the site stands. */
export type Absolute = (path: `/${string}`) => string;
