export * from "./guest.ts";
export * from "./practice-server.ts";
export * from "./realm.ts";
export { practiceServers } from "./servers/index.ts";
