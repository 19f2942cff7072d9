import { n as runIn, r as runSetup, t as inputFor } from "./session.js";

export { runIn };