import { site } from "../../../config/site.ts";
import { badgePaths, type BadgeProps } from "../../../content/badge-paths.ts";
import { file } from "../../../content/respond.ts";
import { badgeOf, badgeSvg } from "../../../model/badges/badge.ts";

export const getStaticPaths = badgePaths;

export const GET = ({ props }: { props: BadgeProps }): Response =>
  file(badgeSvg(badgeOf(props.server, props.kind, site.name)), "image/svg+xml; charset=utf-8");
