export * from "./connect-order.ts";
export * from "./forbidden-ports.ts";
export * from "./normal-host.ts";
export * from "./public-address.ts";
export * from "./public-host.ts";
export * from "./target.ts";
