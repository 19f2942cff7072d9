import { t as sourceKey } from "./source-key.js";
import { Worker } from "node:worker_threads";
import { fileURLToPath } from "node:url";
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";

// src/host/engine/choose-job.ts
/** How many waiting jobs are candidates: a job is started at most so many places early. */
const maxLookAhead = 8;
/**
* Chooses the waiting job that a worker should do next and returns its index. `key` identifies the source of a job,
* such as a chart. Loading a chart takes about as long as rendering it, so a job of a source that the worker has comes
* first, then one of a source that no worker has. Jobs of an earlier group always come before those of a later one: the releases of head
* are checked while base is still being rendered.
*/
function chooseJob(waiting, worker, workers) {
	const next = waiting.slice(0, maxLookAhead);
	const later = next.findIndex(({ group }) => group !== next[0].group);
	const candidates = later < 0 ? next : next.slice(0, later);
	const loaded = candidates.findIndex(({ key }) => worker.has(key));
	if (loaded >= 0) return loaded;
	const unloaded = candidates.findIndex(({ key }) => !workers.some((other) => other.has(key)));
	return Math.max(unloaded, 0);
}

// src/host/engine/pool-growth.ts
/** Milliseconds of processor time until a new worker renders as fast as the first one. */
const startUpMs = 150;
/** So many waiting jobs always outlast the start of a worker. */
const alwaysWorthwhile = 16;
/**
* Whether waiting jobs justify another worker; `msPerJob` is the duration of the last job. The running workers finish a
* few quick jobs sooner.
*/
function isWorthAWorker(waiting, msPerJob = 0) {
	return waiting >= alwaysWorthwhile || waiting * msPerJob > startUpMs;
}
/** Tasks per worker: more than a worker finishes while this thread lints a large mesh. */
const maxDepth = 64;
/** Tasks per worker while another one starts, so that the new worker finds waiting jobs and the order is kept. */
const depthWhileStarting = 2;
/** How many tasks a worker may have: one and its share of the backlog, so that the other workers find tasks, too. */
function maxTasksPerWorker(backlog, workers, areAllUp) {
	return Math.min(areAllUp ? maxDepth : depthWhileStarting, 1 + Math.floor(backlog / workers));
}

// src/host/engine/job-limit.ts
/**
* Calls `expire` with a reason once a job took too long. The limit is processor time of the worker's thread, so that a
* busy machine ends no job that a quiet one finishes. Where Node cannot tell it (`Worker.cpuUsage`, since Node 22.18
* and 24.6), the limit is wall time, `wallRoom` times as much. Returns a function that stops the limit.
* @param limitMs milliseconds of processor time
* @param readProcessorTime `undefined` where Node cannot tell
*/
function limitJob(limitMs, readProcessorTime, expire) {
	const wallMs = limitMs * (readProcessorTime ? stuckFactor : wallRoom);
	const wall = setTimeout(() => expire(`rendering took longer than ${wallMs / 1e3} s`), wallMs);
	const stopReading = readProcessorTime && limitProcessorTime(limitMs, readProcessorTime, expire);
	return () => {
		clearTimeout(wall);
		stopReading?.();
	};
}
/** Wall time for a millisecond of processor time, on a machine that is busy with other work. */
const wallRoom = 2;
/** The same for a thread that gets no processor, or does not answer how much it used. */
const stuckFactor = 10;
/** Milliseconds before the first reading: shorter jobs, which most are, cost no reading. They count as used. */
const unreadMs = 500;
/** Milliseconds between readings, at least. */
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
/**
* A worker with its current task and the next ones, which it receives in advance so that it continues while this thread
* is busy. It keeps the process alive until it is up and while it has a task.
*/
var PoolMember = class {
	#options;
	#events;
	#worker;
	#sent = /* @__PURE__ */ new Set();
	/** The first one is running. */
	#tasks = [];
	/** Stops the limits of the running task. */
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
	/** Whether the worker has started. */
	isUp() {
		return this.#isUp;
	}
	/** How many tasks the worker has. */
	load() {
		return this.#tasks.length;
	}
	/** Whether the worker was sent a source. */
	has(key) {
		return this.#sent.has(key);
	}
	/** Sends a task to the worker. */
	give(task) {
		this.#tasks.push(task);
		this.#worker.ref();
		this.#worker.postMessage(this.#message(task), []);
		if (this.#tasks.length === 1) this.#begin();
	}
	/** Ends the worker; its current task is answered with the reason. */
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
		const late = deadline && setTimeout(() => this.#late(deadline.reason, true), deadline.at - this.#since);
		this.#stopLimits = () => {
			stopLimit();
			clearTimeout(late);
		};
	}
	/** Ends an overdue task, unless its answer has arrived: after a busy time timers run before messages. */
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
	/** The message with a job: it contains the files of the source only if this worker was not sent them before. */
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
/** Reads the processor time of a worker's thread; `undefined` where this Node cannot. */
function readerOf(worker) {
	const { cpuUsage } = worker;
	return cpuUsage && (() => cpuUsage.call(worker).then(({ user, system }) => (user + system) / 1e3));
}
/** The memory of WebAssembly does not count here; a worker needs little else. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

// src/host/engine/worker-pool.ts
/**
* Creates a pool of worker threads for renders that may not end. A job that takes too long or crashes its worker is
* answered as ended, and the worker is replaced. An idle pool does not keep the process alive. Further workers are
* started once the first one is up, with the data of its first message, and while enough jobs wait.
*/
function createWorkerPool(options) {
	return new Pool(options);
}
var Pool = class {
	#options;
	#waiting = [];
	#members = /* @__PURE__ */ new Set();
	#start;
	/** The earliest deadline of the waiting jobs: before it, none of them is looked at. */
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
	/** Answers the waiting jobs whose deadline has passed. */
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
	/** How many jobs no worker is running. */
	#backlog() {
		return [...this.#members].map((member) => Math.max(0, member.load() - 1)).reduce((sum, count) => sum + count, this.#waiting.length);
	}
	/** The worker with the fewest tasks, if it may have another one. */
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
	/** Records the duration of a job, without the time that the first job spends on compiling. */
	#answered(took) {
		this.#pace = this.#pace === void 0 ? Math.max(took - 400, 0) : took;
		this.#next();
	}
	/**
	* Replaces a worker that ended. If it never came up, its successors will not either, so each failed start answers one
	* job as ended; otherwise the pool would start workers for ever.
	*/
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
/** Limit of one render; the largest public charts take half a second. */
const timeoutMs = 3e4;
/**
* Starts an engine in a worker thread, which reads and compiles it while this thread discovers what to render. Further
* workers are started when enough jobs wait. Throws if the file of the engine is missing.
*/
function startEngine({ worker, wasm }) {
	statSync(wasm);
	const start = { wasm: fileURLToPath(wasm) };
	const pool = createWorkerPool({
		script: worker,
		start,
		size: availableParallelism(),
		timeout: timeoutMs
	});
	pool.warm();
	return pool;
}

// package.json
var version = "0.1.0";

export { startEngine as n, version as t };