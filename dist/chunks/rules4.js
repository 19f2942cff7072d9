import { n as rulesTestCommand, t as rulesOfFolder } from "./rules3.js";

export { rulesTestCommand };