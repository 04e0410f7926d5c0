import type { CapabilityName } from "@mudlark/scanner/record";
import { adoptionByMonth, type AdoptionMonth } from "../model/statistics/adoption.ts";
import type { SiteModel } from "../model/site-model.ts";
import type { StatisticsTable } from "../model/statistics/table.ts";
import { protocolOverTime } from "../model/statistics/time-tables.ts";

let known: { model: SiteModel; months: AdoptionMonth[] } | undefined;

/** One protocol over time; all pages of protocols share one walk through the readings. */
export function protocolAdoption(model: SiteModel, name: CapabilityName): StatisticsTable {
  if (known?.model !== model) known = { model, months: adoptionByMonth(model.servers) };
  return protocolOverTime(name, known.months);
}
