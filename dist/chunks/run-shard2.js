import { t as runShard } from "./run-shard.js";

export { runShard };