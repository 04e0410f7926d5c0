import type { GetStaticPaths } from "astro";
import { absolute } from "../../../../config/paths.ts";
import { siteModel } from "../../../../content/load.ts";
import { json } from "../../../../content/respond.ts";
import { fingerprintDocument } from "../../../../model/api/documents.ts";
import type { FingerprintView } from "../../../../model/site-model.ts";

export const getStaticPaths = (async () => {
  const { fingerprints, asOf } = await siteModel();
  return fingerprints.map((fingerprint) => ({ params: { hash: fingerprint.hash }, props: { fingerprint, asOf } }));
}) satisfies GetStaticPaths;

export const GET = ({ props }: { props: { fingerprint: FingerprintView; asOf: string | null } }): Response =>
  json(fingerprintDocument(props.fingerprint, props.asOf, absolute));
