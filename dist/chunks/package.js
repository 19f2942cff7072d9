import { t as boundOldGeneration } from "./v8-flags.js";
import { t as sourceKey } from "./source-key.js";
import { Worker } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";

// src/host/engine/choose-job.ts
const maxLookAhead = 8;
function chooseJob(waiting, worker, workers) {
	const next = waiting.slice(0, maxLookAhead);
	const later = next.findIndex(({ group }) => group !== next[0].group);
	const candidates = later < 0 ? next : next.slice(0, later);
	const loaded = candidates.findIndex(({ key }) => worker.has(key));
	if (loaded >= 0) return loaded;
	const unloaded = candidates.findIndex(({ key }) => !workers.some((candidate) => candidate.has(key)));
	return Math.max(unloaded, 0);
}

// src/host/engine/pool-growth.ts
const startUpMs = 150;
const alwaysWorthwhile = 16;
function isWorthAWorker(waiting, msPerJob = 0) {
	return waiting >= alwaysWorthwhile || waiting * msPerJob > startUpMs;
}
const maxDepth = 64;
const depthWhileStarting = 2;
function maxTasksPerWorker(backlog, workers, areAllUp) {
	return Math.min(areAllUp ? maxDepth : depthWhileStarting, 1 + Math.floor(backlog / workers));
}

// src/host/engine/job-limit.ts
function limitJob(limitMs, readProcessorTime, expire) {
	const wallMs = limitMs * (readProcessorTime ? stuckFactor : wallRoom);
	const wall = setTimeout(() => expire(`rendering took longer than ${wallMs / 1e3} s`), wallMs);
	const stopReading = readProcessorTime && limitProcessorTime(limitMs, readProcessorTime, expire);
	return () => {
		clearTimeout(wall);
		stopReading?.();
	};
}
const wallRoom = 2;
const stuckFactor = 10;
const unreadMs = 500;
const pauseMs = 20;
function limitProcessorTime(limitMs, readProcessorTime, expire) {
	const unread = Math.min(unreadMs, limitMs / 2);
	let atFirst;
	let timer;
	let isStopped = false;
	const waitFor = (milliseconds) => {
		timer = setTimeout(() => {
			readProcessorTime().then(check, () => void 0);
		}, milliseconds);
	};
	const check = (processorMs) => {
		if (isStopped) return;
		atFirst ??= processorMs;
		const remaining = limitMs - unread - (processorMs - atFirst);
		if (remaining > 0) waitFor(Math.max(remaining, pauseMs));
		else expire(`rendering took longer than ${limitMs / 1e3} s of processor time`);
	};
	waitFor(unread);
	return () => {
		isStopped = true;
		clearTimeout(timer);
	};
}

// src/host/engine/pool-member.ts
var PoolMember = class {
	#options;
	#events;
	#worker;
	#sent = /* @__PURE__ */ new Set();
	#tasks = [];
	#stopLimits = () => void 0;
	#since = 0;
	#isUp = false;
	constructor(options, events) {
		this.#options = options;
		this.#events = events;
		this.#worker = new Worker(options.script, {
			workerData: options.start,
			resourceLimits,
			env: {}
		});
		this.#worker.once("message", (shared) => this.#up(shared));
		this.#worker.on("error", (error) => void this.end(`the render's thread failed: ${error.message}`));
		this.#worker.on("exit", () => void this.end("the render's thread ended"));
	}
	isUp() {
		return this.#isUp;
	}
	load() {
		return this.#tasks.length;
	}
	has(key) {
		return this.#sent.has(key);
	}
	give(task) {
		this.#tasks.push(task);
		this.#worker.ref();
		this.#worker.postMessage(this.#message(task), []);
		if (this.#tasks.length === 1) this.#begin();
	}
	async end(reason, isLate = false) {
		this.#worker.removeAllListeners();
		this.#stopLimits();
		const [first, ...unstarted] = this.#tasks.splice(0);
		first?.resolve({
			status: "ended",
			reason,
			...isLate && { isLate }
		});
		this.#events.ended(reason, unstarted);
		await this.#worker.terminate();
	}
	#up(shared) {
		this.#isUp = true;
		this.#worker.unref();
		this.#worker.on("message", (answer) => this.#settle(answer));
		this.#events.up(shared);
	}
	#begin() {
		const { timeoutMs = this.#options.timeout, deadline } = this.#tasks[0].job;
		this.#since = performance.now();
		const stopLimit = limitJob(timeoutMs, readerOf(this.#worker), (reason) => this.#late(reason));
		const leftMs = deadline && Math.max(0, deadline.at - this.#since);
		const late = deadline && setTimeout(() => this.#late(deadline.reason, true), leftMs);
		this.#stopLimits = () => {
			stopLimit();
			clearTimeout(late);
		};
	}
	#late(reason, isLate = false) {
		const [task] = this.#tasks;
		setImmediate(() => {
			if (task && task === this.#tasks[0]) this.end(reason, isLate);
		});
	}
	#settle(answer) {
		this.#stopLimits();
		const took = performance.now() - this.#since;
		const task = this.#tasks.shift();
		if (this.#tasks.length > 0) this.#begin();
		else this.#worker.unref();
		task?.resolve(answer);
		this.#events.answered(took);
	}
	#message({ job, key }) {
		const { source, deadline: _, ...fields } = job;
		if (this.#sent.has(key)) return {
			...fields,
			key
		};
		this.#sent.add(key);
		return {
			...fields,
			key,
			source
		};
	}
};
function readerOf(worker) {
	const { cpuUsage } = worker;
	return cpuUsage && (() => cpuUsage.call(worker).then(({ user, system }) => (user + system) / 1e3));
}
const resourceLimits = {
	maxOldGenerationSizeMb: 512,
	maxYoungGenerationSizeMb: 16
};

// src/host/engine/worker-pool.ts
function createWorkerPool(options) {
	return new Pool(options);
}
var Pool = class {
	#options;
	#waiting = [];
	#members = /* @__PURE__ */ new Set();
	#start;
	#firstDeadline = Infinity;
	#isClosed = false;
	#pace;
	constructor(options) {
		this.#options = options;
		this.#start = options.start;
	}
	warm() {
		if (this.#members.size === 0) this.#grow();
	}
	render(job, group) {
		this.#firstDeadline = Math.min(this.#firstDeadline, job.deadline?.at ?? Infinity);
		return new Promise((resolve) => {
			this.#waiting.push({
				job,
				group,
				key: sourceKey(job.source),
				resolve
			});
			this.#next();
		});
	}
	async close() {
		this.#isClosed = true;
		for (const task of this.#waiting.splice(0)) task.resolve({
			status: "ended",
			reason: cancelled
		});
		await Promise.all([...this.#members].map((member) => member.end(cancelled)));
	}
	#next() {
		this.#dropLate();
		if (this.#isWorthAnother()) this.#grow();
		const areUp = [...this.#members].every((member) => member.isUp());
		const depth = maxTasksPerWorker(this.#backlog(), this.#members.size, areUp);
		for (let member = this.#free(depth); member && this.#waiting.length > 0; member = this.#free(depth)) member.give(this.#take(member));
	}
	#dropLate() {
		const now = performance.now();
		if (now < this.#firstDeadline) return;
		const isLate = ({ job }) => job.deadline !== void 0 && job.deadline.at <= now;
		const late = this.#waiting.filter(isLate);
		const inTime = this.#waiting.filter((task) => !isLate(task));
		this.#waiting.splice(0, Infinity, ...inTime);
		this.#firstDeadline = inTime.reduce((first, { job }) => Math.min(first, job.deadline?.at ?? Infinity), Infinity);
		for (const { job, resolve } of late) resolve({
			status: "ended",
			reason: job.deadline.reason,
			isLate: true
		});
	}
	#backlog() {
		return [...this.#members].map((member) => Math.max(0, member.load() - 1)).reduce((sum, count) => sum + count, this.#waiting.length);
	}
	#free(depth) {
		return [...this.#members].filter((member) => member.isUp() && member.load() < depth).toSorted((first, second) => first.load() - second.load())[0];
	}
	#take(member) {
		return this.#waiting.splice(chooseJob(this.#waiting, member, [...this.#members]), 1)[0];
	}
	#isWorthAnother() {
		const backlog = this.#backlog();
		if (this.#members.size === 0) return backlog > 0;
		return [...this.#members].every((member) => member.isUp()) && this.#members.size < this.#options.size && isWorthAWorker(backlog, this.#pace);
	}
	#grow() {
		const member = new PoolMember({
			...this.#options,
			start: this.#start
		}, {
			up: (shared) => {
				this.#start = {
					...this.#start,
					...shared
				};
				this.#next();
			},
			answered: (took) => this.#answered(took),
			ended: (reason, unstarted) => this.#lose(member, reason, unstarted)
		});
		this.#members.add(member);
	}
	#answered(took) {
		this.#pace = this.#pace === void 0 ? Math.max(took - 400, 0) : took;
		this.#next();
	}
	#lose(member, reason, unstarted) {
		this.#members.delete(member);
		if (this.#isClosed) for (const task of unstarted) task.resolve({
			status: "ended",
			reason
		});
		else this.#waiting.unshift(...unstarted);
		if (!member.isUp()) this.#waiting.shift()?.resolve({
			status: "ended",
			reason
		});
		this.#next();
	}
};
const cancelled = "rendering was cancelled";

// src/host/engine/engine-pool.ts
const timeoutMs = 3e4;
function createEnginePool({ worker, wasm }) {
	statSync(wasm);
	const start = { wasm: fileURLToPath(wasm) };
	const pool = createWorkerPool({
		script: worker,
		start,
		size: availableParallelism(),
		timeout: timeoutMs
	});
	let jobs = 0;
	const render = (job, group) => {
		jobs++;
		if (jobs === manyJobs) boundOldGeneration(percentOfManyJobs);
		return pool.render(job, group);
	};
	return {
		warm: () => pool.warm(),
		render,
		close: () => pool.close()
	};
}
const manyJobs = 450;
const percentOfManyJobs = 25;

// package.json
var version = "0.1.0";

export { createEnginePool as n, version as t };