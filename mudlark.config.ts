import type { ConfigFile } from "@mudlark/scanner/config";

/** Everything that customises this directory. All keys and their defaults: docs/configuration.md. */
export default {
  name: "Mudlark",
  url: "https://mudlark.example",
  base: "/",
  repository: "https://github.com/mudlark/mudlark",
  listed: { singular: "MUD", plural: "MUDs" },
} satisfies ConfigFile;
