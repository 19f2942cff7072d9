import { t as joinAnd } from "./join-words.js";
import { r as shardText } from "./shard.js";
import { t as count } from "./words.js";

// src/report/shards.ts
function shardLine(shardSummary) {
	const { shard, rendered, targets, answers, bytes, leftOut, isOutOfTime } = shardSummary;
	const mebibytes = (bytes / 2 ** 20).toFixed(1);
	return [
		`shard ${shardText(shard)}: ${rendered} of ${count(targets, "target")}, ${count(answers, "answer")} of the engine, ${mebibytes} MiB`,
		...leftOut > 0 ? [`${count(leftOut, "answer")} with secrets or errors left to the merge`] : [],
		...isOutOfTime ? ["its time ran out: the merge does the rest"] : []
	].join("; ");
}
function mergeLine({ count: shards, missing, merged, done }) {
	return `${shards - missing.length} of ${count(shards, "shard")} merged: ${count(merged, "answer")} of the engine taken from them, ${done} computed here`;
}
function missingLine({ missing }) {
	if (missing.length === 0) return null;
	const names = missing.map(shardText);
	return `shard ${joinAnd(names)} ${names.length === 1 ? "is" : "are"} missing: this run does the rest of its work, within its own time`;
}

export { missingLine as n, shardLine as r, mergeLine as t };