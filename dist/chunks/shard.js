// src/core/shard.ts
/** Limit on the shards of one check: the jobs that GitHub runs for one matrix. */
const maxShards = 256;
/** Parses `2/4`; `null` for anything else, and for a shard that does not exist, such as `0/4` and `5/4`. */
function parseShard(text) {
	const [, index, count] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
	const shard = {
		index: Number(index),
		count: Number(count)
	};
	return shard.index >= 1 && shard.index <= shard.count && shard.count <= maxShards ? shard : null;
}
/** What `parseShard` takes, in a message. */
const shardForm = `a shard of at most ${maxShards} as in 2/4, which is the second of four`;
/** A shard as it is written: `2/4`. */
function shardText({ index, count }) {
	return `${index}/${count}`;
}

export { shardForm as n, shardText as r, parseShard as t };