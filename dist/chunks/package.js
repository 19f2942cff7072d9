import { n as oncePer } from "./once-per.js";
import { performance as performance$1 } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";

// src/host/engine/chart-key.ts
/** Names a chart by its content, so that equal charts of base and head are loaded once. */
const chartKey = oncePer(({ kind, files }) => {
	const sum = createHash("sha256").update(kind);
	for (const { name, data } of files) sum.update(`\0${name}\0${data.length}\0`).update(data);
	return sum.digest("hex");
});

// src/host/engine/choose-job.ts
/** How far a job may get ahead of others. */
const lookAhead = 8;
/**
* The index of the job that a worker should do next, of jobs named by their charts. Loading a chart takes about as
* long as rendering it, so a worker looks among the next jobs for a chart it has, then for one that nobody has. No job
* gets ahead of one of a group that was asked for before: head is looked at while base is still being rendered.
*/
function choose(waiting, worker, workers) {
	const next = waiting.slice(0, lookAhead);
	const later = next.findIndex(({ group }) => group !== next[0].group);
	const near = later < 0 ? next : next.slice(0, later);
	const own = near.findIndex(({ key }) => worker.has(key));
	if (own >= 0) return own;
	const fresh = near.findIndex(({ key }) => !workers.some((each) => each.has(key)));
	return Math.max(fresh, 0);
}

// src/host/engine/idleness.ts
/** Milliseconds that are looked at. */
const span = 150;
/** Tells whether this thread had little to do lately: less than half of the time of some span. */
function idleness(clock = () => performance$1.eventLoopUtilization()) {
	let from = clock();
	let isIdle = false;
	return () => {
		const now = clock();
		const [active, idle] = [now.active - from.active, now.idle - from.idle];
		if (active + idle >= span) {
			isIdle = active < idle;
			from = now;
		}
		return isIdle;
	};
}

// src/host/engine/pool-growth.ts
/** Milliseconds of processor time until another worker renders as fast as the first one. */
const startUp = 150;
/** As many jobs are never done before another worker is up. */
const many = 16;
/**
* Whether waiting jobs are worth the start of another worker: `pace` are the milliseconds that the last one took.
* A few quick ones are done sooner by the workers that are there.
*/
function isWorthAWorker(waiting, pace = 0) {
	return waiting >= many || waiting * pace > startUp;
}
/** How many workers there may be: the spare ones are started only while this thread leaves its processor to them. */
function mostWorkers({ size, spare = 0 }, isIdle) {
	return isIdle ? size : Math.max(1, size - spare);
}
/** More than a worker does while this thread lints a large mesh. */
const deepest = 64;
/** While another worker is on its way there it finds most of what waits, so that what was asked first is done first. */
const shallow = 2;
/** How many tasks a worker may have: its share of those that no worker is at, so that others find some, too. */
function depthFor(backlog, workers, areAllUp) {
	return Math.min(areAllUp ? deepest : shallow, 1 + Math.floor(backlog / workers));
}

// src/host/engine/pool-member.ts
/**
* A worker, the task it is at and those that it does next: it has them already, so that it goes on while this thread
* is busy. It keeps the process alive until it is up, and while it has a task.
*/
var Member = class {
	#options;
	#events;
	#worker;
	#sent = /* @__PURE__ */ new Set();
	/** The first one is being done. */
	#tasks = [];
	#timer;
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
	/** Whether it has started. */
	isUp() {
		return this.#isUp;
	}
	/** The tasks that it has. */
	load() {
		return this.#tasks.length;
	}
	/** Whether it was sent a chart. */
	has(key) {
		return this.#sent.has(key);
	}
	give(task) {
		this.#tasks.push(task);
		this.#worker.ref();
		this.#worker.postMessage(this.#message(task), []);
		if (this.#tasks.length === 1) this.#begin();
	}
	/** Ends the worker; the task that it is at is answered with the reason. */
	async end(reason, isLate = false) {
		this.#worker.removeAllListeners();
		clearTimeout(this.#timer);
		const [first, ...left] = this.#tasks.splice(0);
		first?.resolve({
			status: "ended",
			reason,
			...isLate && { isLate }
		});
		this.#events.ended(reason, left);
		await this.#worker.terminate();
	}
	#up(shared) {
		this.#isUp = true;
		this.#worker.unref();
		this.#worker.on("message", (answer) => this.#settle(answer));
		this.#events.up(shared);
	}
	#begin() {
		const { patience = this.#options.timeout, deadline } = this.#tasks[0].job;
		this.#since = performance.now();
		const left = deadline ? deadline.at - this.#since : Infinity;
		if (left < patience) this.#timer = setTimeout(() => this.#late(deadline.reason, true), Math.max(0, left));
		else this.#timer = setTimeout(() => this.#late(`rendering took longer than ${patience / 1e3} s`), patience);
	}
	/** Where this thread was busy for long the answer may be there, not looked at yet: timers come first. */
	#late(reason, isLate = false) {
		const [task] = this.#tasks;
		setImmediate(() => {
			if (task && task === this.#tasks[0]) this.end(reason, isLate);
		});
	}
	#settle(answer) {
		clearTimeout(this.#timer);
		const took = performance.now() - this.#since;
		const task = this.#tasks.shift();
		if (this.#tasks.length > 0) this.#begin();
		else this.#worker.unref();
		task?.resolve(answer);
		this.#events.free(took);
	}
	/** The job with its chart's key, and with the chart's files only if this worker has not had them. */
	#message({ job, key }) {
		const { chart, deadline: _, ...rest } = job;
		if (this.#sent.has(key)) return {
			...rest,
			key
		};
		this.#sent.add(key);
		return {
			...rest,
			key,
			chart
		};
	}
};
/** The engine's memory lies outside of this; the rest of a worker is small. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

// src/host/engine/worker-pool.ts
/**
* A pool of worker threads for renders that cannot be trusted to end. A job that takes too long, or that brings
* its worker down, is answered as ended and its worker replaced. An idle pool does not keep the process alive.
* Further workers are started once the first one is up, with what it hands on, and while enough jobs wait.
*/
function createWorkerPool(options) {
	return new Pool(options);
}
var Pool = class {
	#options;
	#waiting = [];
	#members = /* @__PURE__ */ new Set();
	#start;
	/** Asked once there was an answer: to wait for the first engine is not to have little to do. */
	#isIdle;
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
		return new Promise((resolve) => {
			this.#waiting.push({
				job,
				group,
				key: chartKey(job.chart),
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
		const depth = depthFor(this.#backlog(), this.#members.size, areUp);
		for (let member = this.#free(depth); member && this.#waiting.length > 0; member = this.#free(depth)) member.give(this.#take(member));
	}
	/** Answers the jobs that nobody waits for any more. */
	#dropLate() {
		const now = performance.now();
		const isLate = ({ job }) => job.deadline !== void 0 && job.deadline.at <= now;
		const late = this.#waiting.filter(isLate);
		if (late.length === 0) return;
		this.#waiting.splice(0, Infinity, ...this.#waiting.filter((task) => !isLate(task)));
		for (const { job, resolve } of late) resolve({
			status: "ended",
			reason: job.deadline.reason,
			isLate: true
		});
	}
	/** Jobs that no worker is at. */
	#backlog() {
		return [...this.#members].map((member) => Math.max(0, member.load() - 1)).reduce((sum, count) => sum + count, this.#waiting.length);
	}
	/** The worker that has least to do, if it may be given more. */
	#free(depth) {
		return [...this.#members].filter((member) => member.isUp() && member.load() < depth).toSorted((one, other) => one.load() - other.load())[0];
	}
	#take(member) {
		return this.#waiting.splice(choose(this.#waiting, member, [...this.#members]), 1)[0];
	}
	#isWorthAnother() {
		const backlog = this.#backlog();
		if (this.#members.size === 0) return backlog > 0;
		return [...this.#members].every((member) => member.isUp()) && this.#members.size < mostWorkers(this.#options, this.#isIdle?.() ?? false) && isWorthAWorker(backlog, this.#pace);
	}
	#grow() {
		const member = new Member({
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
			free: (took) => this.#answered(took),
			ended: (reason, left) => this.#lose(member, reason, left)
		});
		this.#members.add(member);
	}
	/** The first job of all also compiles what it calls: as much as that may take is taken off. */
	#answered(took) {
		this.#isIdle ??= idleness();
		this.#pace = this.#pace === void 0 ? Math.max(took - 400, 0) : took;
		this.#next();
	}
	/** Whoever never came up would come up for nobody: a job is answered, so that this does not go on for ever. */
	#lose(member, reason, left) {
		this.#members.delete(member);
		if (this.#isClosed) for (const task of left) task.resolve({
			status: "ended",
			reason
		});
		else this.#waiting.unshift(...left);
		if (!member.isUp()) this.#waiting.shift()?.resolve({
			status: "ended",
			reason
		});
		this.#next();
	}
};
const cancelled = "rendering was cancelled";

// src/host/engine/engine-pool.ts
/** One processor is for this thread, while it reads and lints what was rendered. */
const spare = 1;
/** Milliseconds a render may take. The largest public charts take half a second. */
const timeout = 3e4;
/**
* Starts an engine in a worker thread: it is read and compiled there, while this thread finds out what to render. More
* of them are started when there is work for them. Throws if the engine is not where it should be.
*/
function startEngine({ worker, wasm }) {
	statSync(wasm);
	const start = { wasm: fileURLToPath(wasm) };
	const pool = createWorkerPool({
		script: worker,
		start,
		size: availableParallelism(),
		spare,
		timeout
	});
	pool.warm();
	return pool;
}

// package.json
var version = "0.1.0";

export { startEngine as n, version as t };