export { likeness } from "./likeness.ts";
export { foldName, namesakes } from "./names.ts";
export { nearSame, type BannerText, type NearSameOptions, type Neighbour } from "./near-same.ts";
export { bannerDigest, stableText } from "./stable-text.ts";
