import { absolute } from "../../../config/paths.ts";
import { site } from "../../../config/site.ts";
import { siteModel } from "../../../load/load.ts";
import { json } from "../../../load/respond.ts";
import { indexDocument } from "../../../formats/api/description.ts";

export const GET = async (): Promise<Response> => {
  const { asOf } = await siteModel();
  return json(indexDocument({ name: site.name, invented: site.invented, asOf }, absolute));
};
