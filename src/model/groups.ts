import { pageSlug } from "@mudlark/scanner/text";
import type { CountryView, GroupRef, ServerView } from "./server-view.ts";
import type { CountryGroup, GroupView } from "./site-model.ts";
import { byName } from "./text.ts";

/** Groups servers by a value that they share; most shared first, then by name. */
export function groupServers<Server extends Pick<ServerView, "id">>(
  servers: readonly Server[],
  refs: (server: Server) => readonly (GroupRef | null | undefined)[],
): GroupView[] {
  const groups = new Map<string, { slug: string; name: string; servers: string[] }>();
  for (const server of servers) {
    for (const ref of refs(server)) {
      if (ref == null) continue;
      const group = groups.get(ref.slug);
      if (group === undefined) groups.set(ref.slug, { ...ref, servers: [server.id] });
      else group.servers.push(server.id);
    }
  }
  return [...groups.values()].sort(bySize);
}

function bySize(a: GroupView, b: GroupView): number {
  return b.servers.length - a.servers.length || byName(a.name, b.name);
}

/** Countries as stated, otherwise by IP address, with the counts of both. */
export function countriesOf(servers: readonly Pick<ServerView, "id" | "location">[]): CountryGroup[] {
  const groups = new Map<string, CountryGroup & { servers: string[] }>();
  const at = ({ code, name, slug }: CountryView) => {
    let group = groups.get(code);
    if (group === undefined) {
      group = { code, name, slug, servers: [], said: 0, byAddress: 0, elsewhere: 0 };
      groups.set(code, group);
    }
    return group;
  };
  for (const { id, location } of servers) {
    if (location.country === null) continue;
    const home = at(location.country);
    home.servers.push(id);
    if (location.said === null) home.byAddress++;
    else home.said++;
    if (location.differ && location.measured !== null) at(location.measured.value).elsewhere++;
  }
  return [...groups.values()].sort(bySize);
}

/** IP addresses at which several games answer. The games stay separate: an address does not identify a game. */
export function sharedHosts(servers: readonly Pick<ServerView, "id" | "addresses">[]): GroupView[] {
  return groupServers(servers, (server) => {
    // Other programs' records may contain anything as an address.
    const ips = new Set(server.addresses.flatMap(({ ip }) => (ip !== null && /^[0-9a-f.:]+$/i.test(ip) ? [ip] : [])));
    return [...ips].map((ip) => ({ slug: pageSlug(ip), name: ip }));
  }).filter((group) => group.servers.length > 1);
}
