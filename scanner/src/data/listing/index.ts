// The listing and the opt-out list. It loads the YAML parser only if a file is not known from an earlier run.
export { KeptListing, listingVersion } from "../kept-listing.ts";
export { loadListing } from "../load-listing.ts";
export { loadOptOut } from "../load-opt-out.ts";
