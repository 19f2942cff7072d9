import { n as runIn, t as inputFor } from "./session.js";

export { runIn };