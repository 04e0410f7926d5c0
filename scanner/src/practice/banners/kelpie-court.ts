/** Login screen of Kelpie Court: a MOO that speaks MCP in band. */
export const kelpieCourtBanner = [
  "#$#mcp version: 2.1 to: 2.1",
  "",
  "   \x1b[1;36m|/  _  |  ._  o  _      /  _      ._ _|_\x1b[0m",
  "   \x1b[1;36m|\\ (/_ |  |_) | (/_     \\_ (_) |_| |  |_\x1b[0m",
  "             \x1b[36m|\x1b[0m          a MOO, by way of TLS",
  "",
  "Type 'connect <name> <password>', 'connect guest', or '@who'.",
  "",
].join("\r\n");
