/**
 * Turns a path below the site's root, such as /servers/x/, into a complete address. The caller knows the site's
 * address.
 */
export type Absolute = (path: `/${string}`) => string;
