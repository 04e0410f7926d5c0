export { likeness } from "./likeness.ts";
export { foldName } from "./fold-name.ts";
export { lookAlike, lookalikesIn, skeletonOf } from "./lookalikes.ts";
export { namesakes } from "./names.ts";
export { nearSame } from "./near-same.ts";
export { bannerDigest, stableText } from "./stable-text.ts";
