import { site } from "../../../config/site.ts";
import { badgePaths, type BadgeProps } from "../../../content/badge-paths.ts";
import { json } from "../../../content/respond.ts";
import { badgeOf, shieldsDocument } from "../../../model/badges/badge.ts";

export const getStaticPaths = badgePaths;

export const GET = ({ props }: { props: BadgeProps }): Response =>
  json(shieldsDocument(badgeOf(props.server, props.kind, site.name)));
