import { capabilityStates } from "../server-view.ts";
import { figure } from "../figure.ts";
import { stateWords } from "../state-words.ts";
import { onceFor } from "../once-for.ts";
import type { SiteModel } from "../site-model.ts";
import { adoptionByMonth } from "./adoption.ts";
import { countedTables, countTable, statusTable } from "./counted-tables.ts";
import { siteNights, optionsByMonth } from "./counts.ts";
import { hoursTable } from "./hours-table.ts";
import type { DrawnTable, StatisticsTable } from "./table.ts";
import { adoptionTable, nightTable, optionsTable, playersTable } from "./time-tables.ts";

/** All tables, in page order. Empty ones are left out. */
export const statisticsTables = onceFor((model: SiteModel): readonly StatisticsTable[] => {
  const nights = siteNights(model.servers);
  const tables = [
    countTable(statusTable, model),
    protocolsTable(model),
    nightTable(nights),
    playersTable(nights),
    hoursTable(model),
    adoptionTable(adoptionByMonth(model.servers)),
    optionsTable(optionsByMonth(model)),
    ...countedTables.map((each) => countTable(each, model)),
  ];
  return tables.filter((table) => table.rows.length > 0);
});

/**
 * Counts only the games that were ever measured: the protocols of the others are unknown, and they would hide the rest.
 */
function protocolsTable({ protocols, servers, byId }: SiteModel): DrawnTable {
  const measured = servers.filter(({ record }) => record !== null).length;
  const known = (ids: readonly string[]): number => ids.filter((id) => byId.get(id)?.record != null).length;
  return {
    slug: "protocols",
    title: "Protocol support",
    about: `${basis(measured, servers.length - measured)} Supported means negotiated, or its data seen. A claim by MSSP alone is not support; a claim that the server refused is contradicted. Some servers agree to whatever they are asked, even to an option that does not exist: they are counted separately.`,
    header: ["Protocol", ...capabilityStates.map((state) => stateWords[state])],
    rows:
      measured === 0
        ? []
        : protocols.map((protocol) => [
            protocol.name,
            ...capabilityStates.map((state) => known(protocol.servers[state])),
          ]),
    chart: "states",
    pages: protocols.map(({ slug }) => `/protocols/${slug}/` as const),
  };
}

/** What the shares are of, and which games are left out. */
function basis(measured: number, others: number): string {
  const games =
    measured === 1
      ? "Shares of the one server measured so far"
      : `Shares of the ${figure(measured)} servers measured so far`;
  if (others === 0) return `${games}.`;
  return `${games}; ${others === 1 ? "one that no visit has measured is" : `${figure(others)} that no visit has measured are`} left out.`;
}
