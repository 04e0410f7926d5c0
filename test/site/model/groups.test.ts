import { describe, expect, it, test } from "vitest";
import { countriesOf, groupServers, sharedHosts } from "../../../src/model/groups.ts";
import type {
  AddressView,
  CapabilityView,
  CountryView,
  GroupRef,
  LocationView,
} from "../../../src/model/server-view.ts";
import { supportBy } from "../../../src/model/support.ts";
import { measured } from "./game-data.ts";

const ref = (name: string): GroupRef => ({ slug: name.toLowerCase(), name });

test("servers are grouped by a value, most shared first, then by name", () => {
  const servers = [
    { id: "a", in: [ref("Zeta"), ref("Beta")] },
    { id: "b", in: [ref("Zeta"), null, undefined] },
    { id: "c", in: [ref("Alpha")] },
    { id: "d", in: [] },
  ];
  expect(groupServers(servers, ({ in: refs }) => refs)).toEqual([
    { slug: "zeta", name: "Zeta", servers: ["a", "b"] },
    { slug: "alpha", name: "Alpha", servers: ["c"] },
    { slug: "beta", name: "Beta", servers: ["a"] },
  ]);
});

describe("countries", () => {
  const [nl, de] = ["NL", "DE"].map((code): CountryView => ({ code, name: code, slug: code.toLowerCase() }));
  const at = (said: CountryView | undefined, byAddress: CountryView | undefined): LocationView => {
    const fact = (value: CountryView | undefined) =>
      value === undefined ? null : { value, source: "listing" as const, at: null, confirmed: null };
    return {
      country: said ?? byAddress ?? null,
      said: fact(said),
      saidAs: null,
      measured: fact(byAddress),
      differ: said !== undefined && byAddress !== undefined && said !== byAddress,
    };
  };

  it("are as stated, otherwise by address, with the counts of both", () => {
    const locations = [at(nl, nl), at(nl, de), at(undefined, nl), at(de, undefined), at(undefined, undefined)];
    const servers = locations.map((location, index) => ({ id: String(index), location }));
    expect(countriesOf(servers)).toEqual([
      { ...nl, servers: ["0", "1", "2"], said: 2, byAddress: 1, elsewhere: 0 },
      { ...de, servers: ["3"], said: 1, byAddress: 0, elsewhere: 1 },
    ]);
  });
});

test("an address is shared if several games answer at it", () => {
  const at = (id: string, ...ips: (string | null)[]) => ({ id, addresses: ips.map((ip) => ({ ip }) as AddressView) });
  const found = sharedHosts([
    at("a", "192.0.2.7", "192.0.2.7"),
    at("b", "192.0.2.8", null, "2001:DB8::1"),
    at("c", "192.0.2.8", "<b>"),
    at("d", "2001:DB8::1", "<b>"),
  ]);
  expect(found.map(({ name, servers }) => [name, servers])).toEqual([
    ["192.0.2.8", ["b", "c"]],
    ["2001:DB8::1", ["b", "d"]],
  ]);
});

describe("support of a protocol", () => {
  const game = (name: string | null, state: CapabilityView["state"] | "unvisited") => ({
    group: name === null ? null : ref(name),
    record: state === "unvisited" ? null : measured(),
    capabilities: [
      { name: "MXP", state: "measured" } as CapabilityView,
      ...(state === "unvisited" ? [] : [{ name: "GMCP", state } as CapabilityView]),
    ],
  });

  it("is counted by group: most measured first, then most visited, then by name, the unknown last", () => {
    const rows = supportBy(
      [
        game(null, "measured"),
        game(null, "measured"),
        game("C", "refused"),
        game("B", "claimed"),
        game("D", "refused"),
        game("D", "claimed"),
        game("A", "measured"),
        game("E", "unvisited"),
      ],
      "GMCP",
      ({ group }) => group,
    );
    expect(rows.map(({ group, ...row }) => [group?.name, row.visited, row.measured, row.claimed])).toEqual([
      ["A", 1, 1, 0],
      ["D", 2, 0, 1],
      ["B", 1, 0, 1],
      ["C", 1, 0, 0],
      [undefined, 2, 2, 0],
    ]);
  });
});
