import { serverFeed } from "../../../content/feeds.ts";
import { file } from "../../../content/respond.ts";
import { serverPaths, type ServerProps } from "../../../content/server-paths.ts";

export const getStaticPaths = serverPaths;

export const GET = async ({ props }: { props: ServerProps }): Promise<Response> =>
  file(await serverFeed(props.server, "json"), "application/feed+json; charset=utf-8");
