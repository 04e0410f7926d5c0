import { escapeXml, pageSlug, plainLine } from "@mudlark/scanner/text";
import type { ServerView } from "../../model/server-view.ts";

/** Servers that a player can expect to reach: neither dark nor archived. */
function reachable(servers: readonly ServerView[]): ServerView[] {
  return servers.filter((server) => server.status.state !== "dark" && server.status.state !== "archived");
}

/** The name of client files and variables, from the site's name: "mudlark", "my-muds". */
export function exportSlug(siteName: string): string {
  return pageSlug(siteName);
}

/** The same as a variable name: letters, digits and underscores, not starting with a digit. */
function variableOf(siteName: string): string {
  return exportSlug(siteName)
    .replaceAll("-", "_")
    .replace(/^(?=\d)/, "_");
}

/** `host port`, one per line: a format that many clients and `mudlark import` read. */
export function plainList(servers: readonly ServerView[]): string {
  return reachable(servers)
    .flatMap((server) => server.addresses[0] ?? [])
    .filter((address) => !/\s/.test(address.host))
    .map((address) => `${address.host} ${address.port}\n`)
    .join("");
}

/**
 * A file for TinTin++: after `#read <site>.tin`, `mud <id>` connects and `muds` lists. Names appear only in values;
 * characters that are special to TinTin++ ({ } ; $ @ % & \ ~ and so on) are written as \xHH.
 */
export function tintin(servers: readonly ServerView[], siteName: string): string {
  const table = variableOf(siteName);
  const lines = [
    `#nop ${siteName}: type muds to list the servers, mud and an id to connect to one, as in: mud ${reachable(servers)[0]?.id ?? "some-id"};`,
    `#alias {^muds$} {#foreach {*${table}[]} {id} {#showme {\${id}: \${${table}[$id][name]} (\${${table}[$id][host]} \${${table}[$id][port]})}}}`,
    `#alias {^mud %1$} {#if {&{${table}[%1]}} {$${table}[%1][how] {%1} {$${table}[%1][host]} {$${table}[%1][port]}} {#showme {No server has the id %1. Type muds to list them.}}}`,
  ];
  for (const server of reachable(servers)) {
    const address = server.addresses[0];
    if (address === undefined || !/^[\w.:-]+$/.test(address.host)) continue;
    const how = address.tls ? "#ssl" : "#session";
    lines.push(
      `#variable {${table}[${server.id}]} {{name}{${tintinText(server.name)}}{how}{${how}}{host}{${address.host}}{port}{${address.port}}}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Escapes text so that TinTin++ shows it is. */
export function tintinText(text: string): string {
  return plainLine(text, 120).replace(/[^\p{L}\p{N} .,:'"*()!?+=/_-]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 63;
    return code < 0x80 ? `\\x${code.toString(16).toUpperCase().padStart(2, "0")}` : sign;
  });
}

/**
 * A package for Mudlet: `muds` lists, `mud <id>` connects. Text is in Lua strings, which are in XML. Elements and their
 * order follow what Mudlet 4.18 reads (its XMLimport.cpp). Lua cannot make Mudlet use TLS, because that is a setting of
 * the profile, so a server whose primary address requires it is listed with that advice.
 */
export function mudlet(servers: readonly ServerView[], siteName: string): string {
  const variable = variableOf(siteName);
  const rows = reachable(servers).flatMap((server) => {
    const address = server.addresses[0];
    if (address === undefined) return [];
    const { host, port, tls } = address;
    const name = lua(plainLine(server.name, 120));
    return [`  {id = ${lua(server.id)}, name = ${name}, host = ${lua(host)}, port = ${port}, tls = ${tls}},`];
  });
  const table = `${variable} = ${variable} or {}
${variable}.servers = {
${rows.join("\n")}
}
`;
  const list = `for _, server in ipairs(${variable}.servers) do
  echo(server.id .. ": " .. server.name .. " (" .. server.host .. " " .. server.port .. (server.tls and ", TLS" or "") .. ")\\n")
end
`;
  const connect = `for _, server in ipairs(${variable}.servers) do
  if server.id == matches[2] then
    if server.tls then
      echo(server.name .. " requires TLS: create a profile for " .. server.host .. " " .. server.port .. " and tick Secure.\\n")
    else
      connectToServer(server.host, server.port)
    end
    return
  end
end
echo("No server has the id " .. matches[2] .. ". Type muds to list them.\\n")
`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE MudletPackage>
<MudletPackage version="1.001">
  <ScriptPackage>
    <Script isActive="yes" isFolder="no">
      <name>${escapeXml(siteName)}: servers</name>
      <packageName></packageName>
      <script>${escapeXml(table)}</script>
      <eventHandlerList />
    </Script>
  </ScriptPackage>
  <AliasPackage>
    <Alias isActive="yes" isFolder="no">
      <name>${escapeXml(siteName)}: list</name>
      <script>${escapeXml(list)}</script>
      <command></command>
      <packageName></packageName>
      <regex>^muds$</regex>
    </Alias>
    <Alias isActive="yes" isFolder="no">
      <name>${escapeXml(siteName)}: connect</name>
      <script>${escapeXml(connect)}</script>
      <command></command>
      <packageName></packageName>
      <regex>^mud (\\S+)$</regex>
    </Alias>
  </AliasPackage>
</MudletPackage>
`;
}

/** A Lua string for any text; bytes that could end it are written as decimal escapes. */
function lua(text: string): string {
  return `"${text.replace(/["\\\x00-\x1f]/g, (sign) => `\\${String(sign.charCodeAt(0)).padStart(3, "0")}`)}"`;
}
