import manifest from "../../../package.json" with { type: "json" };

/** Version of this program, as sent to servers. */
export const version: string = manifest.version;
/** Program name and version, as records show them. */
export const generator = `mudlark ${version}`;
