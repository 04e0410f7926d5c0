/**
 * Makes a complete address from a path below the site's root, such as /servers/x/. The caller knows the site's
 * address.
 */
export type Absolute = (path: `/${string}`) => string;
