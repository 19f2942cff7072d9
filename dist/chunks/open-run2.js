import { t as openRun } from "./open-run.js";

export { openRun };