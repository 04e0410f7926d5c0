export { onAbort } from "./on-abort.ts";
