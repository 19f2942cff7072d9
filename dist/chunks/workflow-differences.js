import { t as __commonJSMin } from "./rolldown-runtime.js";
import { p as resolveLinks, s as joinPath } from "./tree.js";
import { n as parseDocuments } from "./parse.js";
import { C as Node } from "./egress-allowlist.js";
import { t as rootOf } from "./root.js";
import { t as groupBy } from "./group.js";

// node_modules/fast-myers-diff/bin/index.js
var require_bin = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.calcSlices = exports.applyPatch = exports.calcPatch = exports.lcs = exports.diff = exports.diff_core = void 0;
	function diff_internal(state, c) {
		const { b, eq, stack_base } = state;
		let { i, N, j, M, Z, stack_top } = state;
		for (;;) switch (c) {
			case 0:
				Z_block: while (N > 0 && M > 0) {
					b.fill(0, 0, 2 * Z);
					const W = N - M;
					const L = N + M;
					const parity = L & 1;
					const offsetx = i + N - 1;
					const offsety = j + M - 1;
					const hmax = (L + parity) / 2;
					let z;
					h_loop: for (let h = 0; h <= hmax; h++) {
						const kmin = 2 * Math.max(0, h - M) - h;
						const kmax = h - 2 * Math.max(0, h - N);
						for (let k = kmin; k <= kmax; k += 2) {
							const gkm = b[k - 1 - Z * Math.floor((k - 1) / Z)];
							const gkp = b[k + 1 - Z * Math.floor((k + 1) / Z)];
							const u = k === -h || k !== h && gkm < gkp ? gkp : gkm + 1;
							const v = u - k;
							let x = u;
							let y = v;
							while (x < N && y < M && eq(i + x, j + y)) x++, y++;
							b[k - Z * Math.floor(k / Z)] = x;
							if (parity === 1 && (z = W - k) >= 1 - h && z < h && x + b[Z + z - Z * Math.floor(z / Z)] >= N) {
								if (h > 1 || x !== u) {
									stack_base[stack_top++] = i + x;
									stack_base[stack_top++] = N - x;
									stack_base[stack_top++] = j + y;
									stack_base[stack_top++] = M - y;
									N = u;
									M = v;
									Z = 2 * (Math.min(N, M) + 1);
									continue Z_block;
								} else break h_loop;
							}
						}
						for (let k = kmin; k <= kmax; k += 2) {
							const pkm = b[Z + k - 1 - Z * Math.floor((k - 1) / Z)];
							const pkp = b[Z + k + 1 - Z * Math.floor((k + 1) / Z)];
							const u = k === -h || k !== h && pkm < pkp ? pkp : pkm + 1;
							const v = u - k;
							let x = u;
							let y = v;
							while (x < N && y < M && eq(offsetx - x, offsety - y)) x++, y++;
							b[Z + k - Z * Math.floor(k / Z)] = x;
							if (parity === 0 && (z = W - k) >= -h && z <= h && x + b[z - Z * Math.floor(z / Z)] >= N) {
								if (h > 0 || x !== u) {
									stack_base[stack_top++] = i + N - u;
									stack_base[stack_top++] = u;
									stack_base[stack_top++] = j + M - v;
									stack_base[stack_top++] = v;
									N = N - x;
									M = M - y;
									Z = 2 * (Math.min(N, M) + 1);
									continue Z_block;
								} else break h_loop;
							}
						}
					}
					if (N === M) continue;
					if (M > N) {
						i += N;
						j += N;
						M -= N;
						N = 0;
					} else {
						i += M;
						j += M;
						N -= M;
						M = 0;
					}
					break;
				}
				if (N + M !== 0) {
					if (state.pxe === i || state.pye === j) {
						state.pxe = i + N;
						state.pye = j + M;
					} else {
						const sx = state.pxs;
						state.oxs = state.pxs;
						state.oxe = state.pxe;
						state.oys = state.pys;
						state.oye = state.pye;
						state.pxs = i;
						state.pxe = i + N;
						state.pys = j;
						state.pye = j + M;
						if (sx >= 0) {
							state.i = i;
							state.N = N;
							state.j = j;
							state.M = M;
							state.Z = Z;
							state.stack_top = stack_top;
							return 1;
						}
					}
				}
			case 1:
				if (stack_top === 0) return 2;
				M = stack_base[--stack_top];
				j = stack_base[--stack_top];
				N = stack_base[--stack_top];
				i = stack_base[--stack_top];
				Z = 2 * (Math.min(N, M) + 1);
				c = 0;
		}
	}
	var DiffGen = class {
		constructor(state) {
			this.state = state;
			this.c = 0;
			this.result = {
				value: null,
				done: false
			};
		}
		[Symbol.iterator]() {
			return this;
		}
		next() {
			const { state, result } = this;
			if (this.c > 1) {
				result.done = true;
				result.value = void 0;
				return result;
			}
			const c = diff_internal(state, this.c);
			this.c = c;
			if (c === 1) {
				result.value = [
					state.oxs,
					state.oxe,
					state.oys,
					state.oye
				];
				return result;
			}
			if (state.pxs >= 0) {
				result.value = [
					state.pxs,
					state.pxe,
					state.pys,
					state.pye
				];
				return result;
			}
			result.done = true;
			result.value = void 0;
			return result;
		}
	};
	function diff_core(i, N, j, M, eq) {
		const Z = (Math.min(N, M) + 1) * 2;
		const L = N + M;
		const b = new (L < 256 ? Uint8Array : L < 65536 ? Uint16Array : Uint32Array)(2 * Z);
		return new DiffGen({
			i,
			N,
			j,
			M,
			Z,
			b,
			eq,
			pxs: -1,
			pxe: -1,
			pys: -1,
			pye: -1,
			oxs: -1,
			oxe: -1,
			oys: -1,
			oye: -1,
			stack_top: 0,
			stack_base: []
		});
	}
	exports.diff_core = diff_core;
	function diff(xs, ys, eq) {
		let [i, N, M] = [
			0,
			xs.length,
			ys.length
		];
		if (typeof eq === "function") {
			while (i < N && i < M && eq(i, i)) i++;
			if (i === N && i === M) return [][Symbol.iterator]();
			while (eq(--N, --M) && N > i && M > i);
		} else {
			while (i < N && i < M && xs[i] === ys[i]) i++;
			if (i === N && i === M) return [][Symbol.iterator]();
			while (xs[--N] === ys[--M] && N > i && M > i);
			eq = (i, j) => xs[i] === ys[j];
		}
		return diff_core(i, N + 1 - i, i, M + 1 - i, eq);
	}
	exports.diff = diff;
	var LCSGen = class {
		constructor(diff, N) {
			this.diff = diff;
			this.N = N;
			this.i = 0;
			this.j = 0;
		}
		[Symbol.iterator]() {
			return this;
		}
		next() {
			const rec = this.diff.next();
			if (rec.done) {
				const { i, j, N } = this;
				if (i < N) {
					rec.done = false;
					rec.value = [
						i,
						j,
						N - i
					];
					this.i = N;
				}
				return rec;
			}
			const v = rec.value;
			const sx = v[0];
			const ex = v[1];
			const ey = v[3];
			const { i, j } = this;
			if (i !== sx) {
				v.length--;
				v[0] = i;
				v[1] = j;
				v[2] = sx - i;
			}
			this.i = ex;
			this.j = ey;
			return rec;
		}
	};
	function lcs(xs, ys, eq) {
		return new LCSGen(diff(xs, ys, eq), xs.length);
	}
	exports.lcs = lcs;
	function* calcPatch(xs, ys, eq) {
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const v of diff(xs, ys, eq)) {
			v[2] = slice.call(ys, v[2], v[3]);
			yield v;
		}
	}
	exports.calcPatch = calcPatch;
	function* applyPatch(xs, patch) {
		let i = 0;
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const [dels, dele, ins] of patch) {
			if (i < dels) yield slice.call(xs, i, dels);
			if (ins.length > 0) yield ins;
			i = dele;
		}
		if (i < xs.length) yield slice.call(xs, i);
	}
	exports.applyPatch = applyPatch;
	function* calcSlices(xs, ys, eq) {
		let i = 0;
		const slice = ArrayBuffer.isView(xs) ? Uint8Array.prototype.subarray : xs.slice;
		for (const [dels, dele, inss, inse] of diff(xs, ys, eq)) {
			if (i < dels) yield [0, slice.call(xs, i, dels)];
			if (dels < dele) yield [-1, slice.call(xs, dels, dele)];
			if (inss < inse) yield [1, slice.call(ys, inss, inse)];
			i = dele;
		}
		if (i < xs.length) yield [0, xs.slice(i)];
	}
	exports.calcSlices = calcSlices;
}));

// src/diff/sequence.ts
var import_bin = require_bin();
/** About a tenth of a second of comparisons. */
const maxComparisons = 1e7;
/**
* The smallest set of differences between two sequences of strings (Myers), in order. Sequences that need more than
* `limit` comparisons are one difference, from the first to the last string that differs.
*/
function sequenceDifferences(base, head, limit = maxComparisons) {
	const [baseNumbers, headNumbers] = numberLines(base, head);
	let comparisons = 0;
	const equal = (i, j) => {
		if (++comparisons > limit) throw tooDifferent;
		return baseNumbers[i] === headNumbers[j];
	};
	try {
		return [...(0, import_bin.diff)(baseNumbers, headNumbers, equal)].map(([baseStart, baseEnd, headStart, headEnd]) => ({
			baseStart,
			baseEnd,
			headStart,
			headEnd
		}));
	} catch (error) {
		if (error !== tooDifferent) throw error;
		return [wholeDifference(baseNumbers, headNumbers)];
	}
}
/** Thrown inside the comparison callback, because the library cannot be bounded otherwise. */
const tooDifferent = /* @__PURE__ */ new Error("too different");
/** Replaces each distinct line by a number, since numbers compare faster. */
function numberLines(base, head) {
	const numbers = /* @__PURE__ */ new Map();
	const numberOf = (text) => {
		const existing = numbers.get(text);
		if (existing !== void 0) return existing;
		numbers.set(text, numbers.size);
		return numbers.size - 1;
	};
	return [Int32Array.from(base, numberOf), Int32Array.from(head, numberOf)];
}
function wholeDifference(base, head) {
	const shorter = Math.min(base.length, head.length);
	let front = 0;
	while (front < shorter && base[front] === head[front]) front++;
	let back = 0;
	while (back < shorter - front && base[base.length - 1 - back] === head[head.length - 1 - back]) back++;
	return {
		baseStart: front,
		baseEnd: base.length - back,
		headStart: front,
		headEnd: head.length - back
	};
}

// src/run/check-changes/meshgate-use.ts
/** Finds the workflows that use meshgate: its action, its command line, or workflows and actions that use these. */
function meshgateUse(reader) {
	const search = {
		reader,
		users: /* @__PURE__ */ new Set(),
		actions: /* @__PURE__ */ new Set(),
		usesMeshgate: /* @__PURE__ */ new Map()
	};
	const files = reader.tree.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
	const workflows = new Map(files.map((file) => [file, jobsOf(file, search)]));
	return {
		workflows: new Map([...workflows].filter(([, jobs]) => jobs.size > 0)),
		actions: search.actions,
		users: search.users
	};
}
/** True for a step that runs meshgate's action or command line. */
function isMeshgate(step) {
	return namesMeshgate(step.get("uses").text) || meshgateCommands(step.get("run").text).length > 0;
}
/** The commands in a script that run meshgate, without what precedes them in the line. */
function meshgateCommands(script) {
	return script.replaceAll(/\\\r?\n/g, " ").split("\n").filter((line) => !line.trimStart().startsWith("#")).flatMap((line) => command.exec(line)?.[0].trim() ?? []);
}
/** `npx meshgate@1 check`, `./node_modules/.bin/meshgate diff`, `node meshgate/dist/cli.js check`. */
const command = /(?<![\w-])meshgate(@\S{1,100}|\/\S{0,200}cli\.js)?["']?[ \t]+(check|diff)\b.*/;
/** Whether a reference names an action, workflow or image called meshgate of any owner, since forks count, too. */
function namesMeshgate(uses) {
	return /(^|\/)\.?meshgate(\.ya?ml)?([@:/]|$)/i.test(uses);
}
/** The jobs of a workflow that use meshgate, and those that they need. */
function jobsOf(file, search) {
	const root = rootOf(search.reader, file);
	const jobs = new Map(root?.entries("jobs"));
	const jobNames = /* @__PURE__ */ new Set();
	const add = (name) => {
		const job = jobs.get(name);
		if (!job || jobNames.has(name)) return;
		jobNames.add(name);
		for (const { text } of [job.get("needs"), ...job.items("needs")]) add(text);
	};
	for (const [name, job] of jobs) if (usesInJob(job, search)) add(name);
	return jobNames;
}
function usesInJob(job, search) {
	const uses = job.get("uses").text;
	const calls = namesMeshgate(uses) || uses.startsWith("./") && usesInWorkflow(joinPath("", uses), search);
	const steps = job.items("steps").filter((step) => usesInStep(step, search));
	return recordUse(job, calls || steps.length > 0, search);
}
function usesInWorkflow(file, search) {
	return oncePerFile(file, search, () => jobsOf(file, search).size > 0);
}
function usesInStep(step, search) {
	const uses = step.get("uses").text;
	return recordUse(step, isMeshgate(step) || uses.startsWith("./") && usesInAction(joinPath("", uses), search), search);
}
/** Whether an action of the repository is meshgate itself, or a composite action with a step that uses it. */
function usesInAction(folder, search) {
	const { reader } = search;
	const file = ["action.yml", "action.yaml"].map((name) => joinPath(folder, name)).find((path) => reader.tree.read(resolveLinks(reader.tree, path) ?? path) !== void 0);
	if (file === void 0) return false;
	const root = rootOf(reader, file);
	if (root?.get("name").text === "meshgate") return true;
	const steps = root?.get("runs").items("steps") ?? [];
	const isUser = oncePerFile(file, search, () => steps.filter((step) => usesInStep(step, search)).length > 0);
	if (isUser) search.actions.add(file);
	return isUser;
}
/** Searches each file once, however many references lead to it. */
function oncePerFile(file, { usesMeshgate: cache }, search) {
	const cached = cache.get(file);
	if (cached !== void 0) return cached;
	cache.set(file, false);
	const isUser = search();
	cache.set(file, isUser);
	return isUser;
}
function recordUse({ yaml }, isUser, { users }) {
	if (isUser && yaml) users.add(yaml);
	return isUser;
}

// src/diff/data.ts
/** True for a mapping; false for lists, scalars and `undefined`. */
function isDataMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The value of a map's own key; never a property that objects inherit. */
function child(value, key) {
	return isDataMap(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
/** Equality as in Kubernetes: the order of keys does not matter, the order of items does. */
function equalData(first, second) {
	if (first === second) return true;
	if (Array.isArray(first)) {
		if (!Array.isArray(second) || first.length !== second.length) return false;
		return first.every((item, index) => equalData(item, second[index]));
	}
	if (!isDataMap(first) || !isDataMap(second)) return Number.isNaN(first) && Number.isNaN(second);
	const keys = Object.keys(first);
	if (keys.length !== Object.keys(second).length) return false;
	return keys.every((key) => Object.hasOwn(second, key) && equalData(first[key], second[key]));
}
/** A string that is equal for equal data only. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (!isDataMap(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
	return `{${Object.keys(value).toSorted().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

// src/run/check-changes/value-text.ts
/** A scalar as it is written, strings without quotes: `off`, `1.30`; `''` for a map or list. */
function scalarText(node) {
	const { yaml, scalar } = node;
	if (yaml?.kind !== "scalar") return "";
	return typeof scalar === "string" ? scalar : yaml.source.text.slice(yaml.start, yaml.end);
}
/** True for two equal values; `off` equals `'off'`. */
function isSameValue(a, b) {
	if (a.kind === "scalar" && b.kind === "scalar") return scalarText(a) === scalarText(b);
	return a.kind === b.kind && canonical(a.data) === canonical(b.data);
}
/** Limit on the text of a value, in UTF-16 units; nobody compares longer texts. */
const maxLength = 500;
/** A value in one line, maps and lists in flow style, truncated if it is long. */
function flowText(node) {
	const text = flow(node, { remaining: maxLength });
	return text.length > maxLength ? `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
function flow(node, room) {
	if (room.remaining <= 0) return "";
	if (node.kind === "list") return `[${joinItems(node.items(), room, (item) => flow(item, room))}]`;
	if (node.kind === "map") return `{${joinItems(node.entries(), room, ([name, value]) => `${takeRoom(name, room)}: ${flow(value, room)}`)}}`;
	return takeRoom(scalarText(node), room);
}
function joinItems(items, room, textOf) {
	const texts = [];
	for (const item of items) {
		if (room.remaining <= 0) return [...texts, "…"].join(", ");
		texts.push(textOf(item));
	}
	return texts.join(", ");
}
function takeRoom(text, room) {
	room.remaining -= text.length + 2;
	return text;
}

// src/run/check-changes/differences.ts
/**
* The differences between two values, comparing maps by key and lists by the names of their items: the deepest keys
* that differ, and items that only one of the lists contains.
*/
function settingDifferences(base, head, policy, path = []) {
	const kinds = [kindOf(base), kindOf(head)];
	const isAll = (...wanted) => kinds.every((kind) => wanted.includes(kind));
	if (isAll("absent")) return [];
	if (isAll("map") || isAll("map", "absent") && !(isEmpty(base) && isEmpty(head))) return [...new Set([...base.entries(), ...head.entries()].map(([name]) => name))].flatMap((name) => settingDifferences(base.get(name), head.get(name), policy, [...path, name]));
	if (isAll("list") || isAll("list", "absent") && policy.isEmptyIfAbsent(path)) return listDifferences(base, head, policy, path);
	return isSameValue(base, head) ? [] : [difference(base, head, path)];
}
/** The kind of a node; a key without a value counts as absent. */
function kindOf(node) {
	return node.isNull ? "absent" : node.kind;
}
function isEmpty(node) {
	return node.entries().length === 0;
}
function listDifferences(base, head, policy, path) {
	const [baseItems, headItems] = [itemsByName(base.items(), policy, path), itemsByName(head.items(), policy, path)];
	const kept = [...baseItems.keys()].filter((name) => headItems.has(name));
	const order = [...headItems.keys()].filter((name) => baseItems.has(name));
	const isReordered = policy.isOrdered(path) && kept.some((name, index) => name !== order[index]);
	return [
		...kept.flatMap((name) => settingDifferences(baseItems.get(name), headItems.get(name), policy, [...path, `[${name}]`])),
		...[...baseItems].filter(([name]) => !headItems.has(name)).map(([, item]) => itemDifference(item, null, path)),
		...[...headItems].filter(([name]) => !baseItems.has(name)).map(([, item]) => itemDifference(null, item, path)),
		...isReordered ? [{
			...difference(base, head, path),
			isReordered
		}] : []
	];
}
/** The items of a list by name; a second item of the same name is `name#2`. */
function itemsByName(items, policy, path) {
	const groups = groupBy(items, (item) => policy.nameOf(item, path) ?? canonical(item.data));
	return new Map([...groups].flatMap(([name, group]) => group.map((item, index) => [index === 0 ? name : `${name}#${index + 1}`, item])));
}
function difference(base, head, path) {
	const [baseNode, headNode] = [base.exists ? base : null, head.exists ? head : null];
	return {
		path,
		base: baseNode,
		head: headNode,
		isItem: false,
		isReordered: false
	};
}
function itemDifference(base, head, path) {
	return {
		path,
		base,
		head,
		isItem: true,
		isReordered: false
	};
}
/** A path as text: `rules.jwt/audience-missing`, `jobs.gate.steps[meshgate].with.fail-on`. */
function keyText(path) {
	return path.map((key) => key.startsWith("[") ? key : /^[\w/-]+$/.test(key) ? `.${key}` : `.${JSON.stringify(key)}`).join("").replace(/^\./, "");
}

// src/run/check-changes/empty-root.ts
/** The root of an empty document, for base or head without the file. */
function emptyRoot(file) {
	return Node.of(parseDocuments("{}", file)[0].root);
}

// src/run/check-changes/workflow-differences.ts
/** The differences in workflows that use meshgate, and in the actions of the repository through which they use it. */
function workflowDifferences(pairs, base, head) {
	const actions = /* @__PURE__ */ new Set([...base.use.actions, ...head.use.actions]);
	return [...pairs.flatMap((pair) => inWorkflow(pair, base, head)), ...[...actions].flatMap((file) => inAction(file, base, head))];
}
/** Keys of a workflow that affect all its jobs. */
const sharedKeys = [
	"permissions",
	"env",
	"defaults",
	"concurrency"
];
function inWorkflow(files, base, head) {
	const [baseRoot, headRoot] = [rootIn(base, files.base), rootIn(head, files.head)];
	const jobsOf = ({ use }, file) => use.workflows.get(file) ?? [];
	const jobs = /* @__PURE__ */ new Set([...jobsOf(base, files.base), ...jobsOf(head, files.head)]);
	return [
		...triggerDifferences(triggersOf(baseRoot), triggersOf(headRoot)),
		...sharedKeys.flatMap((key) => settingDifferences(baseRoot.get(key), headRoot.get(key), policy, [key])),
		...[...jobs].flatMap((job) => jobDifferences(baseRoot.at("jobs", job), headRoot.at("jobs", job), job))
	].filter(isMeaningful);
}
function inAction(file, base, head) {
	const [baseRoot, headRoot] = [rootIn(base, file), rootIn(head, file)];
	return ["inputs", "runs"].flatMap((key) => settingDifferences(baseRoot.get(key), headRoot.get(key), policy, [key])).filter(isMeaningful);
}
function rootIn({ reader }, file) {
	return rootOf(reader, file) ?? emptyRoot(file);
}
/** The triggers of a workflow by event; Go's YAML parser reads the key `on` as a boolean. */
function triggersOf(root) {
	const written = root.get("on");
	const on = written.exists ? written : root.get("true");
	const names = [on, ...on.items()].filter(({ text }) => text !== "");
	return new Map([...names.map((name) => [name.text, {
		name,
		filters: null
	}]), ...on.entries().map(([event, node]) => {
		return [event, {
			name: node,
			filters: node.entries().length > 0 ? node : null
		}];
	})]);
}
function triggerDifferences(base, head) {
	return [.../* @__PURE__ */ new Set([...base.keys(), ...head.keys()])].flatMap((event) => {
		const [baseTrigger, headTrigger] = [base.get(event), head.get(event)];
		if (baseTrigger && headTrigger) {
			const none = emptyRoot("").get("none");
			return settingDifferences(baseTrigger.filters ?? none, headTrigger.filters ?? none, policy, ["on", event]);
		}
		return [{
			path: ["on", event],
			base: baseTrigger?.name ?? null,
			head: headTrigger?.name ?? null,
			isItem: false,
			isReordered: false
		}];
	});
}
/** The differences of a job; an added or removed job is one difference. */
function jobDifferences(baseJob, headJob, job) {
	const path = ["jobs", job];
	if (baseJob.exists && headJob.exists) return settingDifferences(baseJob, headJob, policy, path);
	return [{
		path,
		base: baseJob.exists ? baseJob : null,
		head: headJob.exists ? headJob : null,
		isItem: false,
		isReordered: false
	}];
}
const policy = {
	nameOf: (item, path) => path.at(-1) === "steps" ? stepName(item) : null,
	isOrdered: (path) => path.at(-1) === "steps",
	isEmptyIfAbsent: (path) => path.at(-1) === "steps"
};
/** The name that identifies a step; another version of its action is the same step. */
function stepName(step) {
	if (isMeshgate(step)) return "meshgate";
	const [id, uses, name] = [
		"id",
		"uses",
		"name"
	].map((key) => step.get(key).text);
	return id || uses?.replace(/@[^@]*$/, "") || name || "run";
}
/** False for keys without effect on the checks: the name of a step and its timeout. */
function isMeaningful({ path }) {
	const last = path.at(-1);
	if (last === "timeout-minutes") return false;
	return !(last === "name" && path.at(-2)?.startsWith("["));
}

export { settingDifferences as a, canonical as c, isDataMap as d, meshgateCommands as f, keyText as i, child as l, sequenceDifferences as m, workflowDifferences as n, flowText as o, meshgateUse as p, emptyRoot as r, scalarText as s, triggersOf as t, equalData as u };