import type { ServerView } from "../model/server-view.ts";
import { siteModel } from "./load.ts";

export interface ServerProps {
  server: ServerView;
}

/** One path for each server. */
export async function serverPaths(): Promise<{ params: { id: string }; props: ServerProps }[]> {
  return (await siteModel()).servers.map((server) => ({ params: { id: server.id }, props: { server } }));
}
