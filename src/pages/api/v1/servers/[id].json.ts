import { absolute } from "../../../../config/paths.ts";
import { serverPaths, type ServerProps } from "../../../../content/server-paths.ts";
import { json } from "../../../../content/respond.ts";
import { serverDocument } from "../../../../model/api/server-document.ts";

export const getStaticPaths = serverPaths;

export const GET = ({ props }: { props: ServerProps }): Response => json(serverDocument(props.server, absolute));
