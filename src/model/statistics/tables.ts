import { capabilityStates } from "../server-view.ts";
import { stateWords } from "../state-words.ts";
import { onceFor } from "../once-for.ts";
import type { SiteModel } from "../site-model.ts";
import { adoptionByMonth } from "./adoption.ts";
import { countedTables, countTable, statusTable } from "./counted-tables.ts";
import { nightsOf, optionsByMonth } from "./counts.ts";
import type { StatisticsTable } from "./table.ts";
import { adoptionTable, nightTable, optionsTable, playersTable } from "./time-tables.ts";

/** All tables, in the order of the page. Those without a row are left out. */
export const statisticsTables = onceFor((model: SiteModel): readonly StatisticsTable[] => {
  const nights = nightsOf(model.servers);
  const tables = [
    countTable(statusTable, model),
    protocolsTable(model),
    nightTable(nights),
    playersTable(nights),
    adoptionTable(adoptionByMonth(model.servers)),
    optionsTable(optionsByMonth(model)),
    ...countedTables.map((each) => countTable(each, model)),
  ];
  return tables.filter((table) => table.rows.length > 0);
});

function protocolsTable({ protocols }: SiteModel): StatisticsTable {
  return {
    slug: "protocols",
    title: "Protocol support",
    about:
      "Supported means negotiated, or its data seen. A claim by MSSP alone is not support; a claim that the server refused is contradicted. Some servers agree to whatever they are asked, even to an option that does not exist: they are counted separately.",
    header: ["Protocol", ...capabilityStates.map((state) => stateWords[state])],
    rows: protocols.map(({ name, servers }) => [name, ...capabilityStates.map((state) => servers[state].length)]),
    chart: "states",
    pages: protocols.map(({ slug }) => `/protocols/${slug}/` as const),
  };
}
