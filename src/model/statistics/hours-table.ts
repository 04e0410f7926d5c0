import { figure } from "../figure.ts";
import { onceFor } from "../once-for.ts";
import { fieldCounts, type FieldCounts } from "../players/field.ts";
import { dayHours } from "../players/hours.ts";
import { recentDays } from "../players/recent.ts";
import type { ServerView } from "../server-view.ts";
import type { SiteModel } from "../site-model.ts";
import type { HoursTable } from "./table.ts";

/** What the table needs of the model. */
type Counted = Pick<SiteModel, "rounds"> & { servers: readonly Pick<ServerView, "counts">[] };

/** Players of all games together in each counting round of the last 90 days. */
export const fieldOf = onceFor(({ servers, rounds }: Counted): FieldCounts =>
  fieldCounts(
    servers.map(({ counts }) => counts),
    rounds,
  ),
);

/** The players of all games through the day; without rows if no counting round took place. */
export function hoursTable(model: Counted): HoursTable {
  const field = fieldOf(model);
  const games = Math.max(0, ...field.games);
  const left =
    field.incomplete === 0
      ? ""
      : ` ${figure(field.incomplete)} that counted less than nine tenths of the usual number of servers ${field.incomplete === 1 ? "is" : "are"} left out.`;
  return {
    slug: "players-by-hour",
    title: "Players through the day and week",
    about: `Players of all servers together, in ${figure(field.at.length)} counting ${field.at.length === 1 ? "round" : "rounds"} of the last ${recentDays} days, each of up to ${figure(games)} ${games === 1 ? "server" : "servers"}.${left}`,
    header: ["Hour (UTC)", "Typical players", "Fewest", "Most", "Rounds"],
    rows:
      field.at.length === 0
        ? []
        : dayHours(field).map(({ counted, typical, least, most }, hour) => [
            `${String(hour).padStart(2, "0")}:00`,
            typical,
            least,
            most,
            counted,
          ]),
    chart: "hours",
  };
}
