import { t as openMerge } from "./open-merge.js";

export { openMerge };