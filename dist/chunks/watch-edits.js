import { n as equalData } from "./data.js";
import { n as lineMap } from "./page-lines.js";
import { n as hasPath } from "./tree.js";
import { t as Node } from "./node.js";
import { t as boundOldGeneration } from "./v8-flags.js";
import { h as createMask } from "./shapes.js";
import { t as restartableBudget } from "./time-budget.js";
import { i as engines, r as summarise } from "./harmless-files.js";
import { t as checkEgressAllowlist } from "./config.js";
import { C as mergeFindings, S as environmentReport, W as maskedReport, a as isFullyChecked, b as checkInvariants, i as allowlistFindings, r as unusedOverrideFindings, x as undecidedInvariants } from "./run.js";
import { Mt as excerptOf, lt as checkEnvironments, ut as checkPaths } from "./masked-config.js";
import { H as readUsedConfig, I as changedMeshes, L as pointAtCauses, N as checkTree, U as renderIntoMeshes, f as comparedTrees, l as overridesIn, m as compareFindings, n as offerFixes, p as presenceInTree, r as targetsReading, v as applyWaivers, z as causesIn } from "./repaired-findings.js";
import { r as locationOf } from "./rule.js";
import { n as createRenderer, t as openRun } from "./open-run.js";
import { i as limitsOfExpressions, n as validatorLimits, r as createExpressions, t as createValidator } from "./schema-validator.js";
import { r as targetReports } from "./target-reports.js";
import { t as watchFolder } from "./watch-folder.js";
import { setImmediate, setTimeout } from "node:timers/promises";

// src/run/session/checked-tree.ts
function findingIdentity(finding) {
	const { rule, code, message, at, fingerprint, lintFinding } = finding;
	return JSON.stringify([
		rule,
		code,
		lintFinding.target,
		at,
		fingerprint,
		message
	]);
}

// src/run/session/carried-findings.ts
function carriedFindings({ last, before, found }, edit) {
	const move = placeAfter(edit);
	const alterable = new Set(before.map(findingIdentity));
	const kept = last.filter(({ located }) => !alterable.has(findingIdentity(located)));
	const byIdentity = new Map(last.flatMap((placed) => {
		const at = move(placed.located.at);
		return at ? [[findingIdentity({
			...placed.located,
			at
		}), placed]] : [];
	}));
	const pending = [];
	for (const located of found) {
		const placed = byIdentity.get(findingIdentity(located));
		const carried = placed && carriedFinding(located, placed, edit, move);
		if (carried) kept.push(carried);
		else pending.push(located);
	}
	return {
		kept,
		pending
	};
}
function movedFindings(findings, { before, after }) {
	const map = lineMap(before.reader.tree, after.reader.tree);
	return findings.filter(({ at }) => hasPath(after.reader.tree, at.file)).map((finding) => {
		const { file, line, endLine } = finding.at;
		const first = map(file, line).line;
		const at = {
			...finding.at,
			line: first,
			endLine: first + endLine - line
		};
		const excerpt = excerptOf(at, after.reader, after.mask);
		return {
			...finding,
			at,
			...excerpt && { excerpt }
		};
	});
}
function placeAfter({ before, after }) {
	const map = lineMap(before.reader.tree, after.reader.tree);
	return (part) => {
		const [first, end] = [map(part.file, part.line), map(part.file, part.endLine)];
		return first.isExact && end.isExact && end.line - first.line === part.endLine - part.line ? {
			...part,
			line: first.line,
			endLine: end.line
		} : null;
	};
}
function carriedFinding(located, { located: last, shown, isCarried = false }, { change, after }, move) {
	if (referencesOf(located) !== referencesOf(last, move)) return null;
	const at = move(shown.at);
	const fix = shown.fix && movedFix(shown.fix, move);
	if (!at || fix === null) return null;
	const excerpt = excerptOf(at, after.reader, after.mask);
	const { target } = located.lintFinding;
	return {
		located,
		shown: {
			...located,
			cause: shown.cause,
			at,
			related: shown.related.flatMap((related) => {
				const place = move(related.at);
				return place ? {
					...related,
					at: place
				} : [];
			}),
			...excerpt && { excerpt },
			...fix && { fix }
		},
		isCarried: isCarried || target !== null && !change.unchanged.has(target)
	};
}
function referencesOf({ lintFinding }, move = (part) => part) {
	return JSON.stringify(lintFinding.related.map(({ node, note }) => {
		const at = locationOf(node);
		return [
			move(at) ?? at,
			node instanceof Node ? node.path : null,
			note
		];
	}));
}
function movedFix(fix, move) {
	const edits = fix.edits.map(move);
	return edits.includes(null) ? null : {
		...fix,
		edits: edits.flatMap((edit) => edit ?? [])
	};
}

// src/run/session/session-report.ts
function sessionReport(found, input) {
	const { inspected, config, last, invariants } = found;
	const { lists, waiverFindings, invariantFindings } = sessionFindings(found, input);
	const masked = maskedReport(reportOf(lists.flat(), inspected, {
		config,
		invariants
	}, input), {
		sources: [inspected.sources, ...last ? [last.inspected.sources] : []],
		mask: inspected.sources.mask,
		configFile: input.options.configFile
	});
	const [allFindings, appearedFindings, fixedFindings] = split(masked.report.findings, lists);
	return {
		...masked,
		report: {
			...masked.report,
			findings: [...allFindings],
			summary: summarise({
				...masked.report,
				findings: [...allFindings]
			})
		},
		appeared: appearedFindings,
		fixed: fixedFindings,
		waiverFindings,
		invariantFindings
	};
}
function sessionFindings({ placed: all, inspected, config, last, invariants, appeared, fixed }, input) {
	const override = overridesIn(config);
	const placed = all.flatMap((finding) => override(finding.shown).map((shown) => ({
		...finding,
		shown
	})));
	const before = last?.invariantFindings ?? [];
	const presence = presenceInTree(inspected);
	const ofInvariants = invariants ? compareFindings(before, invariants.findings, presence) : [];
	const invariantFindings = invariants?.findings ?? keptInvariants({
		inspected,
		config,
		last
	});
	const found = [...placed.map(({ shown }) => shown), ...invariantFindings];
	const waived = waivedFindings(found, invariants !== null || !hasInvariants(config), {
		inspected,
		config
	}, input);
	const waiverFindings = waived.slice(found.length);
	const ofWaivers = compareFindings(last?.waiverFindings ?? [], waiverFindings, presence);
	const news = [...ofInvariants, ...ofWaivers];
	return {
		lists: [
			mergeFindings(waived),
			mergeFindings([...waived.filter((_, index) => placed[index] && appeared.has(placed[index].located)), ...news.filter(({ status }) => status === "new")]),
			mergeFindings([...fixed.flatMap(override), ...news.filter(({ status }) => status === "fixed")])
		],
		waiverFindings,
		invariantFindings
	};
}
function keptInvariants({ inspected, config, last }) {
	if (!last || !equalData(last.config.invariants, config.invariants)) return [];
	return movedFindings(last.invariantFindings, {
		before: last.inspected.sources,
		after: inspected.sources
	});
}
function waivedFindings(findings, isDecided, { inspected, config }, input) {
	const waivers = waiverInput(inspected, config, input);
	return [
		...applyWaivers(findings, {
			...waivers,
			isComplete: waivers.isComplete && isDecided
		}),
		...overrideFindings(inspected, config, input),
		...entryFindings(inspected, config, input)
	];
}
function split(findings, lists) {
	let start = 0;
	return lists.map(({ length }) => findings.slice(start, start += length));
}
function overrideFindings(head, config, input) {
	const { configSource, options } = input;
	return typeof configSource === "object" ? [] : unusedOverrideFindings({
		head,
		base: null,
		config,
		options
	});
}
function entryFindings(inspected, config, input) {
	const { configSource, options, now } = input;
	if (typeof configSource === "object") return [];
	const head = {
		...inspected,
		unchanged: /* @__PURE__ */ new Set()
	};
	return allowlistFindings({
		head,
		base: null,
		configs: {
			head: config,
			base: config
		},
		used: config,
		options,
		now
	});
}
function waiverInput(inspected, config, input) {
	const { options, approval, now } = input;
	return {
		head: inspected.sources,
		base: null,
		configs: {
			head: config,
			base: config
		},
		configFile: options.configFile,
		approval,
		now,
		isComplete: isFullyChecked({
			...inspected,
			unchanged: /* @__PURE__ */ new Set()
		}, options)
	};
}
function hasInvariants({ invariants = [] }) {
	return invariants.length > 0;
}
function reportOf(findings, inspected, { config, invariants }, { version, configSource, options }) {
	const targets = targetReports(inspected, null);
	const configFile = typeof configSource === "object" ? null : options.configFile;
	const undecided = invariants?.skipped ?? undecidedInvariants(config, configFile, "session");
	const skipped = [...inspected.skipped, ...undecided];
	const proved = invariants?.proved ?? [];
	const parts = {
		findings,
		changes: [],
		deletions: [],
		targets,
		skipped
	};
	return {
		schemaVersion: 1,
		tool: {
			name: "meshgate",
			version,
			engines
		},
		head: null,
		base: null,
		summary: summarise(parts),
		...environmentReport(parts),
		consequences: [],
		...proved.length > 0 && { provedInvariants: [...proved] },
		checkChanges: [],
		noLongerChecked: [],
		newlyChecked: [],
		...parts
	};
}

// src/run/session/check-again.ts
async function checkAgain(input, last, edited) {
	const config = await checkedConfig(input);
	const meshes = await renderIntoMeshes(input.head, config, input, {});
	checkEnvironments(meshes.rendered.allTargets.map(({ environment }) => environment), input.options.environments);
	const change = last && equalData(last.config, config) ? changeSince(last.meshes, meshes, edited) : null;
	const before = last && treeBefore(last, change, input);
	const inspected = checkTree(meshes, config, input, change);
	const found = inspected.findings;
	const sides = {
		last: last?.placed ?? [],
		before: before?.findings ?? [],
		found
	};
	const { kept, pending } = last && change ? carriedFindings(sides, {
		change,
		before: last.meshes.sources,
		after: meshes.sources
	}) : {
		kept: [],
		pending: found
	};
	const placed = inOrder([...kept, ...await placeFindings(pending, inspected, config, input)], meshes);
	const { unseen, ...news } = newsOf(inspected, before, last);
	return {
		...sessionReport({
			placed,
			inspected,
			config,
			last,
			invariants: null,
			...news
		}, input),
		config,
		meshes,
		inspected,
		placed,
		invariants: null,
		unseen
	};
}
function newsOf(inspected, before, last) {
	const found = inspected.findings;
	const compared = before ? comparedTrees(before, inspected) : {
		findings: found,
		isKnown: () => true
	};
	const gone = compared.findings.filter(({ status }) => status === "fixed");
	const isKnown = (finding) => compared.isKnown(finding) && !isInBrokenFile(finding, inspected);
	return {
		appeared: new Set(found.filter((_, index) => compared.findings[index].status === "new")),
		fixed: shownBefore(gone.filter(isKnown), last),
		unseen: gone.filter((finding) => !isKnown(finding))
	};
}
async function settleTree(checked, input) {
	const { inspected, config } = checked;
	const { configSource, options } = input;
	const configFile = typeof configSource === "object" ? null : options.configFile;
	const invariants = checked.invariants ?? await checkInvariants({
		head: inspected,
		base: null,
		config,
		scope: input,
		configFile
	});
	const found = checked.placed.filter(({ isCarried }) => isCarried).map(({ located }) => located);
	const placed = inOrder([...checked.placed.filter(({ isCarried }) => !isCarried), ...await placeFindings(found, inspected, config, input)], checked.meshes);
	const news = {
		appeared: /* @__PURE__ */ new Set(),
		fixed: []
	};
	return {
		...checked,
		...sessionReport({
			placed,
			inspected,
			config,
			last: checked,
			invariants,
			...news
		}, input),
		placed,
		invariants
	};
}
function isUnsettled({ placed, config, invariants }) {
	return placed.some(({ isCarried }) => isCarried) || invariants === null && hasInvariants(config);
}
async function checkedConfig(input) {
	const { head, options, host, configSource } = input;
	checkPaths(head, options.paths);
	checkEgressAllowlist(options.egressAllowlist);
	const { configFile } = options;
	return readUsedConfig({
		head,
		base: () => null,
		configSource,
		configFile
	}, createMask(host.maskKey));
}
function changeSince(last, meshes, edited) {
	if (edited.size > maxEdited) return null;
	const { sources, rendered } = meshes;
	const readers = [...edited].flatMap((file) => targetsReading(file, rendered.targets, sources.reader));
	return changedMeshes(last, meshes, new Set(readers.map(({ id }) => id)));
}
const maxEdited = 50;
function treeBefore(last, change, input) {
	const { meshes, config, inspected, placed, unseen } = last;
	const tree = change ? checkTree(meshes, config, input, change) : {
		...inspected,
		findings: placed.map(({ located }) => located)
	};
	return {
		...tree,
		findings: [...tree.findings, ...unseen]
	};
}
async function placeFindings(found, inspected, config, { host, maxFixes }) {
	const causes = causesIn(inspected, host);
	const pointed = await pointAtCauses(found, inspected, causes, host.budget);
	const shown = await offerFixes(pointed, {
		head: inspected,
		config,
		causes,
		host,
		maxFixes
	});
	return found.map((located, index) => ({
		located,
		shown: shown[index]
	}));
}
function inOrder(placed, { meshInputs }) {
	const targets = meshInputs.flatMap((mesh) => mesh.targets.map(({ id }) => id));
	const places = new Map(targets.map((id, index) => [id, index]));
	const placeOf = ({ located: { lintFinding } }) => places.get(lintFinding.target ?? "") ?? targets.length;
	const lineOf = ({ located: { lintFinding } }) => lintFinding.at.line;
	return placed.toSorted((first, second) => placeOf(first) - placeOf(second) || lineOf(first) - lineOf(second));
}
function isInBrokenFile({ cause, at }, { sources: { reader } }) {
	return cause === "source" && /\.(ya?ml|json)$/.test(at.file) && reader.documents(at.file).some(({ root, problems }) => root === null && problems.length > 0);
}
function shownBefore(gone, last) {
	const placed = last?.placed ?? [];
	const shownOf = new Map(placed.map(({ located, shown }) => [findingIdentity(located), shown]));
	return gone.map((finding) => ({
		...shownOf.get(findingIdentity(finding)) ?? finding,
		status: "fixed"
	}));
}

// src/host/session/check-session.ts
const timeStepMs = 36e5;
function openSession(folder, setup) {
	boundOldGeneration();
	return new Session(folder, setup);
}
var Session = class {
	#folder;
	#setup;
	#budget;
	#validator;
	#expressions;
	#renderer;
	#host = null;
	#last = null;
	#input = null;
	#pending = /* @__PURE__ */ new Set();
	#isDropped = false;
	#now = 0;
	constructor(folder, { seconds, ...setup }) {
		this.#folder = folder;
		this.#setup = setup;
		this.#budget = restartableBudget(seconds);
		const totalMs = Number.POSITIVE_INFINITY;
		this.#validator = createValidator(setup.processWorker, {
			...validatorLimits(this.#budget),
			totalMs
		});
		this.#expressions = createExpressions(setup.processWorker, {
			...limitsOfExpressions(this.#budget),
			totalMs
		});
		this.#renderer = createRenderer(setup.engine, this.#budget);
	}
	get last() {
		return this.#last;
	}
	get input() {
		return this.#input;
	}
	get isBehind() {
		return this.#last === null || this.#pending.size > 0;
	}
	async check(edited) {
		this.#pending = /* @__PURE__ */ new Set([...this.#pending, ...edited]);
		this.#input = this.#begin();
		const checked = await checkAgain(this.#input, this.#last, this.#pending);
		if (this.#isDropped) return null;
		this.#pending = /* @__PURE__ */ new Set();
		this.#last = checked;
		if (this.#budget.isSpent("render")) this.#startOver();
		else this.#renderer.age();
		return checked;
	}
	async settle() {
		if (!this.#last || !isUnsettled(this.#last)) return null;
		const settled = await settleTree(this.#last, this.#begin());
		if (this.#isDropped) return null;
		this.#last = settled;
		return settled;
	}
	drop() {
		this.#isDropped = true;
	}
	#begin() {
		this.#budget.restart();
		this.#isDropped = false;
		const workspace = {
			...this.#folder.workspace,
			head: this.#folder.tree,
			base: null
		};
		const opened = openRun({
			...this.#setup,
			workspace,
			budget: this.#droppedBudget(),
			renderer: this.#renderer,
			validator: this.#validator,
			expressions: this.#expressions
		});
		this.#host ??= {
			...opened.host,
			pause: setImmediate
		};
		if (opened.now !== null && opened.now - this.#now >= timeStepMs) this.#now = opened.now;
		return {
			...opened,
			host: this.#host,
			now: this.#now
		};
	}
	#droppedBudget() {
		const budget = this.#budget;
		return {
			...budget,
			isSpent: (phase) => phase === "repair" && this.#isDropped || budget.isSpent(phase)
		};
	}
	#startOver() {
		this.#renderer = createRenderer(this.#setup.engine, this.#budget);
		this.#host = null;
		this.#last = null;
	}
};

// src/host/session/edit-loop.ts
const goneMs = 80;
const calmMs = 400;
function startEditLoop(folder, session, events) {
	const loop = new Loop(folder, session, events);
	loop.start();
	return loop;
}
var Loop = class {
	#folder;
	#session;
	#events;
	#noticed = /* @__PURE__ */ new Set();
	#edited = /* @__PURE__ */ new Set();
	#isAwake = true;
	#isEnded = false;
	#isSettling = false;
	#running = null;
	#calm = new AbortController();
	#waiting = [];
	constructor(folder, session, events) {
		this.#folder = folder;
		this.#session = session;
		this.#events = events;
	}
	start() {
		this.#running = this.#run().finally(() => {
			this.#running = null;
			if (this.#isAwake && !this.#isEnded) this.start();
			else this.#release();
		});
	}
	notice(paths) {
		const differing = [...paths].filter((path) => this.#folder.mayDiffer(path));
		if (differing.length === 0 && this.#noticed.size === 0) return;
		for (const path of differing) this.#noticed.add(path);
		this.#isAwake = true;
		this.#session.drop();
		this.#calm.abort();
		if (!this.#running) this.start();
	}
	upToDate() {
		return this.#running && (this.#isAwake || !this.#isSettling) ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
	}
	async end() {
		this.#isEnded = true;
		this.#session.drop();
		this.#calm.abort();
		await this.#running;
	}
	async #run() {
		try {
			while (this.#isAwake && !this.#isEnded) {
				this.#isAwake = false;
				if (await this.#look()) await this.#check();
				if (this.#isOutdated()) continue;
				this.#release();
				this.#isSettling = true;
				await this.#settle();
				this.#isSettling = false;
			}
		} catch (error) {
			this.#events.failed(error);
		} finally {
			this.#isSettling = false;
		}
	}
	#isOutdated() {
		return this.#isAwake || this.#isEnded;
	}
	async #look() {
		if ([...this.#noticed].some((path) => this.#folder.isGone(path))) await setTimeout(goneMs);
		const paths = this.#noticed;
		this.#noticed = /* @__PURE__ */ new Set();
		try {
			this.#edited = /* @__PURE__ */ new Set([...this.#edited, ...this.#folder.look(paths)]);
		} catch (error) {
			this.#noticed = /* @__PURE__ */ new Set([...paths, ...this.#noticed]);
			throw error;
		}
		return this.#edited.size > 0 || this.#session.isBehind;
	}
	async #check() {
		const checked = await this.#session.check(this.#edited);
		if (!checked) return;
		const edited = this.#edited;
		this.#edited = /* @__PURE__ */ new Set();
		this.#events.checked(checked, edited);
	}
	async #settle() {
		this.#calm = new AbortController();
		if (!await setTimeout(calmMs, true, {
			signal: this.#calm.signal,
			ref: false
		}).catch(() => false) || this.#isEnded) return;
		const settled = await this.#session.settle();
		if (settled) this.#events.settled?.(settled);
	}
	#release() {
		for (const resolve of this.#waiting.splice(0)) resolve();
	}
};

// src/host/session/watch-edits.ts
async function watchEdits(folder, session, events) {
	let loop = null;
	const early = /* @__PURE__ */ new Set();
	const watch = watchFolder(folder.workspace.root, {
		isIgnored: (path) => folder.isIgnored(path),
		onChange(paths) {
			if (loop) loop.notice(paths);
			else for (const path of paths) early.add(path);
		}
	});
	try {
		await Promise.race([watch.ready, watch.failed]);
	} catch (error) {
		await watch.close();
		throw error;
	}
	folder.look([""]);
	const started = startEditLoop(folder, session, events);
	loop = started;
	started.notice(early);
	return {
		notice: (paths) => started.notice(paths),
		upToDate: () => started.upToDate(),
		failed: watch.failed,
		close: async () => void await Promise.all([watch.close(), started.end()])
	};
}

export { openSession as n, watchEdits as t };