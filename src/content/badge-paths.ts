import { badgeKinds, type BadgeKind } from "../model/badges/badge.ts";
import type { ServerView } from "../model/server-view.ts";
import { siteModel } from "./load.ts";

export interface BadgeProps {
  server: ServerView;
  kind: BadgeKind;
}

/** Every badge of every server. */
export async function badgePaths(): Promise<{ params: { id: string; kind: BadgeKind }; props: BadgeProps }[]> {
  const { servers } = await siteModel();
  return servers.flatMap((server) =>
    badgeKinds.map((kind) => ({ params: { id: server.id, kind }, props: { server, kind } })),
  );
}
