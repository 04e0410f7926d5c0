import type { APIRoute } from "astro";
import { siteModel } from "../../load/load.ts";
import type { Comparable } from "../../components/fingerprint/compare.ts";

/** What the comparison page needs of every fingerprint. */
export const GET: APIRoute = async () => {
  const all: Record<string, Comparable> = Object.fromEntries(
    (await siteModel()).fingerprints.map(({ hash, data }) => [
      hash,
      {
        requested: data["requested-options"],
        offered: data["offered-options"],
        refused: data["refused-options"],
      },
    ]),
  );
  return Response.json(all);
};
