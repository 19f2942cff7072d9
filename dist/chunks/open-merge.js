import { t as run } from "./run.js";
import { i as cachedEngine } from "./answer-file.js";
import { a as openPack, i as runIdentity, n as shardFiles, o as countedEngine, r as decodeRecord } from "./shard-output.js";
import { v as UsageError } from "./shapes.js";
import { r as shardText } from "./shard.js";
import { n as checkFolder } from "./cache-folder.js";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// src/host/shards/read-shards.ts
function readShards(folders, { root, maskKey }) {
	for (const folder of folders) checkFolder(folder, root);
	const shards = folders.flatMap(shardFolders).map((folder) => readShard(folder, maskKey));
	const [first] = shards;
	const { count } = first.shard;
	const foreign = shards.find(({ shard }) => shard.count !== count);
	if (foreign) throw new UsageError(`${titleOf(first)} and ${titleOf(foreign)} are not shards of one check`);
	const byIndex = /* @__PURE__ */ new Map();
	for (const placed of shards) {
		const earlier = byIndex.get(placed.shard.index);
		if (earlier) throw new UsageError(`${titleOf(placed)} exists twice, in \`${earlier.folder}\` and in \`${placed.folder}\``);
		byIndex.set(placed.shard.index, placed);
	}
	return {
		count,
		missing: Array.from({ length: count }, (_, index) => ({
			index: index + 1,
			count
		})).filter(({ index }) => !byIndex.has(index)),
		answer: answersOf(shards),
		checkRun(run) {
			for (const placed of shards) checkRun(placed, run);
		}
	};
}
function titleOf({ shard }) {
	return `shard ${shardText(shard)}`;
}
function shardFolders(folder) {
	const isShard = (path) => existsSync(join(path, shardFiles.record));
	const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
	if (!isFolder || readdirSync(folder).length === 0) throw new UsageError(`${isFolder ? "nothing is in" : "there is no folder"} \`${folder}\`: no shard has written its answers, so there is nothing to merge. If all jobs with a shard failed or were cancelled, \`actions/download-artifact\` found nothing to download: look at the logs of those jobs, and run them again`);
	if (isShard(folder)) return [folder];
	const below = readdirSync(folder).map((name) => join(folder, name)).filter(isShard).toSorted();
	if (below.length > 0) return below;
	throw new UsageError(`\`${folder}\` contains no shard: name the folder that \`check --shard\` wrote to (\`--shard-output\`), or a folder with several of these`);
}
function readShard(folder, maskKey) {
	const record = decodeRecord(readFileSync(join(folder, shardFiles.record), "utf8"), maskKey);
	if (typeof record === "string") throw new UsageError(`the shard in \`${folder}\` ${problems[record]}`);
	if (existsSync(join(folder, shardFiles.answers))) return {
		...record,
		folder
	};
	throw new UsageError(`the shard in \`${folder}\` ${problems.damaged}`);
}
const problems = {
	damaged: "is damaged, or of another version of meshgate: run it again",
	"other-key": "was made with another `MESHGATE_MASK_KEY`: set the same key for all shards and their merge",
	"has-key": "was made with a `MESHGATE_MASK_KEY`, and this merge has none: set the same key for it",
	"lacks-key": "was made without `MESHGATE_MASK_KEY`, and this merge has one: set the same key for all shards"
};
function checkRun(placed, run) {
	const differing = Object.keys(run).find((name) => placed.run[name] !== run[name]);
	if (differing === void 0) return;
	throw new UsageError(`${titleOf(placed)} belongs to another run: ${differing} is \`${placed.run[differing] ?? "not stated"}\` there, and \`${run[differing]}\` here`);
}
function answersOf(shards) {
	const readers = shards.map(({ folder, answers }) => ({
		answers,
		read: openPack(join(folder, shardFiles.answers), answers)
	}));
	return (key) => {
		for (const { answers, read } of readers) {
			const frames = answers.has(key) ? read(key) : null;
			if (frames) return frames;
		}
		return null;
	};
}

// src/host/shards/open-merge.ts
function openMerge(engine, request) {
	const { count, missing, answer, checkRun } = readShards(request.folders, request);
	const digest = readFileSync(request.engineDigest, "utf8").trim();
	const behind = countedEngine(engine);
	const all = countedEngine(cachedEngine(behind, {
		read: answer,
		isWritable: () => false,
		add: () => void 0
	}, {
		digest,
		sealSecret: null
	}));
	return {
		count,
		missing,
		engine: all,
		run(input) {
			checkRun(runIdentity(input, digest));
			return run(input);
		},
		summary: () => ({
			count,
			missing,
			merged: all.jobs() - behind.jobs(),
			done: behind.jobs()
		})
	};
}

export { openMerge as t };