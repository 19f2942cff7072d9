import { n as missingLine, r as shardLine, t as mergeLine } from "./shards2.js";

export { mergeLine, missingLine };