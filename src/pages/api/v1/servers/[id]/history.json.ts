import type { GetStaticPaths } from "astro";
import { siteModel } from "../../../../../content/load.ts";
import { json } from "../../../../../content/respond.ts";
import { historyDocument } from "../../../../../model/api/server-document.ts";
import type { ServerView } from "../../../../../model/server-view.ts";

export const getStaticPaths = (async () => {
  const { servers, asOf } = await siteModel();
  return servers.map((server) => ({ params: { id: server.id }, props: { server, asOf } }));
}) satisfies GetStaticPaths;

export const GET = ({ props }: { props: { server: ServerView; asOf: string | null } }): Response =>
  json(historyDocument(props.server, props.asOf));
