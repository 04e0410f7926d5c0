import type { GroupRef, ServerView } from "./server-view.ts";
import type { CountryGroup, GroupView } from "./site-model.ts";
import { byName, slugOf } from "./text.ts";

/** Servers by a value that they share; most shared first, then by name. */
export function groupServers(
  servers: readonly ServerView[],
  refs: (server: ServerView) => readonly (GroupRef | null | undefined)[],
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

/** Countries: by what is said, else by address; with both counts. */
export function countriesOf(servers: readonly ServerView[]): CountryGroup[] {
  const groups = new Map<string, CountryGroup & { servers: string[] }>();
  const at = (country: CountryGroup | null | undefined | ServerView["location"]["country"]) => {
    if (country == null) return undefined;
    let group = groups.get(country.code);
    if (group === undefined) {
      const { code, name, slug } = country;
      group = { code, name, slug, servers: [], said: 0, measured: 0 };
      groups.set(code, group);
    }
    return group;
  };
  for (const { id, location } of servers) {
    at(location.country)?.servers.push(id);
    const said = at(location.said?.value);
    if (said !== undefined) said.said++;
    const measured = at(location.measured?.value);
    if (measured !== undefined) measured.measured++;
  }
  return [...groups.values()].sort(bySize);
}

/** IP addresses at which several games answer. The games stay apart: an address is no identity. */
export function sharedHosts(servers: readonly ServerView[]): GroupView[] {
  return groupServers(servers, (server) => {
    // Records of other programs may hold anything for an address.
    const ips = new Set(server.addresses.flatMap(({ ip }) => (ip !== null && /^[0-9a-f.:]+$/i.test(ip) ? [ip] : [])));
    return [...ips].map((ip) => ({ slug: slugOf(ip), name: ip }));
  }).filter((group) => group.servers.length > 1);
}
