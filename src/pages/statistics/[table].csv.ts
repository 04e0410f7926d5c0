import { siteModel } from "../../load/load.ts";
import { file } from "../../load/respond.ts";
import { csv } from "../../formats/exports/csv.ts";
import type { StatisticsTable } from "../../model/statistics/table.ts";
import { statisticsTables } from "../../model/statistics/tables.ts";

export async function getStaticPaths(): Promise<{ params: { table: string }; props: { table: StatisticsTable } }[]> {
  return statisticsTables(await siteModel()).map((table) => ({ params: { table: table.slug }, props: { table } }));
}

export const GET = ({ props }: { props: { table: StatisticsTable } }): Response =>
  file(csv(props.table.header, props.table.rows), "text/csv; charset=utf-8");
