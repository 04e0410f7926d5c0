export { defined } from "./defined.ts";
