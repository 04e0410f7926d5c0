import { newsFeed } from "../../load/feeds.ts";
import { file } from "../../load/respond.ts";

export const GET = async (): Promise<Response> => file(await newsFeed("atom"), "application/atom+xml; charset=utf-8");
