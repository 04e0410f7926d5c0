import { newsFeed } from "../../load/feeds.ts";
import { file } from "../../load/respond.ts";

export const GET = async (): Promise<Response> => file(await newsFeed("rss"), "application/rss+xml; charset=utf-8");
