import { newsFeed } from "../../content/feeds.ts";
import { file } from "../../content/respond.ts";

export const GET = async (): Promise<Response> => file(await newsFeed("rss"), "application/rss+xml; charset=utf-8");
