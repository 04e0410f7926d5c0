import type { GetStaticPaths } from "astro";
import { absolute } from "../../../../config/paths.ts";
import { siteModel } from "../../../../load/load.ts";
import { json } from "../../../../load/respond.ts";
import { fingerprintDocument } from "../../../../formats/api/documents.ts";
import type { FingerprintView } from "../../../../model/site-model.ts";

export const getStaticPaths = (async () => {
  const { fingerprints, asOf } = await siteModel();
  return fingerprints.map((fingerprint) => ({ params: { hash: fingerprint.hash }, props: { fingerprint, asOf } }));
}) satisfies GetStaticPaths;

export const GET = ({ props }: { props: { fingerprint: FingerprintView; asOf: string | null } }): Response =>
  json(fingerprintDocument(props.fingerprint, props.asOf, absolute));
