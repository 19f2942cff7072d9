import { n as shardFiles, t as openShardOutput } from "./shard-output.js";

export { openShardOutput, shardFiles };