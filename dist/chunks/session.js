import { n as runIn, t as inputFor } from "./session2.js";

export { runIn };