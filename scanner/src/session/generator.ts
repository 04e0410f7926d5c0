import manifest from "../../package.json" with { type: "json" };

/** Version of this program, as servers are told. */
export const version: string = manifest.version;
/** Program and version, as records name them. */
export const generator = `mudlark ${version}`;
