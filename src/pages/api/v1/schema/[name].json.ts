import type { GetStaticPaths } from "astro";
import { absolute } from "../../../../config/paths.ts";
import { site } from "../../../../config/site.ts";
import { json } from "../../../../load/respond.ts";
import { schemaDocument } from "../../../../formats/api/description.ts";
import { shapes, type ShapeName } from "../../../../formats/api/shapes.ts";

export const getStaticPaths = (() =>
  (Object.keys(shapes) as ShapeName[]).map((name) => ({
    params: { name },
    props: { name },
  }))) satisfies GetStaticPaths;

export const GET = ({ props }: { props: { name: ShapeName } }): Response => json(schemaDocument(props.name, absolute, site.name));
