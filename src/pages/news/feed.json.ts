import { newsFeed } from "../../content/feeds.ts";
import { file } from "../../content/respond.ts";

export const GET = async (): Promise<Response> => file(await newsFeed("json"), "application/feed+json; charset=utf-8");
