// src/core/shard.ts
const maxShards = 256;
function parseShard(text) {
	const [, index, count] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
	const shard = {
		index: Number(index),
		count: Number(count)
	};
	return shard.index >= 1 && shard.index <= shard.count && shard.count <= maxShards ? shard : null;
}
const shardForm = `a shard of at most ${maxShards} as in 2/4, which is the second of four`;
function shardText({ index, count }) {
	return `${index}/${count}`;
}

export { shardForm as n, shardText as r, parseShard as t };