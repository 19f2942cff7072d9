import { t as jsonOf } from "./data2.js";
import { MessageChannel, Worker, receiveMessageOnPort } from "node:worker_threads";

// src/host/blocking-process.ts
function startProcess(worker, script, { startMs, eachMs, maxMegabytes }) {
	const { port1: port, port2 } = new MessageChannel();
	const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
	const thread = new Worker(worker, {
		workerData: {
			script,
			port: port2,
			answers,
			maxMegabytes
		},
		transferList: [port2],
		env: environment()
	});
	thread.on("error", () => void 0);
	thread.unref();
	port.unref();
	const next = (timeoutMs) => nextMessage(port, answers, timeoutMs);
	let isUp = false;
	return {
		ask(job) {
			isUp ||= next(startMs) === "up";
			if (!isUp) return null;
			port.postMessage(job, []);
			const answer = next(eachMs);
			return typeof answer === "string" ? null : answer;
		},
		end() {
			port.postMessage("end", []);
			if (isUp) next(endMs);
			thread.terminate();
		}
	};
}
const endMs = 1e3;
function environment() {
	const { SystemRoot: windows } = process.env;
	return windows === void 0 ? {} : { SystemRoot: windows };
}
function nextMessage(port, answers, timeoutMs) {
	const end = performance.now() + timeoutMs;
	for (;;) {
		const count = Atomics.load(answers, 0);
		const received = receiveMessageOnPort(port);
		if (received) return received.message;
		const remaining = end - performance.now();
		if (remaining <= 0) return null;
		Atomics.wait(answers, 0, count, remaining);
	}
}

// src/host/expressions.ts
const expressionLimits = {
	startMs: 3e4,
	eachMs: 2e3,
	totalMs: 6e4,
	maxMegabytes: 256
};
function limitsOfExpressions({ seconds }) {
	const totalMs = Math.min(expressionLimits.totalMs, 200 * seconds);
	return {
		...expressionLimits,
		eachMs: Math.min(expressionLimits.eachMs, totalMs),
		totalMs
	};
}
function createExpressions(worker, limits = expressionLimits) {
	return new ExpressionProcess(worker, limits);
}
var ExpressionProcess = class {
	#worker;
	#limits;
	#numbers = /* @__PURE__ */ new Map();
	#numberByRule = /* @__PURE__ */ new WeakMap();
	#compilations = /* @__PURE__ */ new Map();
	#stops = /* @__PURE__ */ new Map();
	#remaining;
	#process = null;
	#sent = /* @__PURE__ */ new Set();
	constructor(worker, limits) {
		this.#worker = worker;
		this.#limits = limits;
		this.#remaining = limits.totalMs;
	}
	compile(rule) {
		const number = this.#numberOf(rule);
		const compiled = this.#compilations.get(number) ?? this.#ask([number], () => ({ compile: this.#numbered(number, rule) })) ?? nothingKnown;
		this.#compilations.set(number, compiled);
		return compiled;
	}
	evaluate(rules, subject) {
		const usableRules = rules.filter((rule) => !this.#stops.has(this.#numberOf(rule)));
		const found = this.#evaluateAll(usableRules, subject);
		return rules.map((rule) => found.get(rule) ?? []);
	}
	stopOf(rule) {
		return this.#stops.get(this.#numberOf(rule)) ?? null;
	}
	#evaluateAll(rules, subject) {
		if (rules.length === 0) return /* @__PURE__ */ new Map();
		const numbers = rules.map((rule) => this.#numberOf(rule));
		const answer = this.#ask(numbers, () => ({
			evaluate: rules.map((rule, index) => this.#numbered(numbers[index], rule)),
			subject: {
				object: jsonOf(subject.object),
				oldObject: jsonOf(subject.oldObject),
				values: jsonOf(subject.values),
				variables: subject.variables
			}
		}));
		if (answer) return new Map(rules.map((rule, index) => [rule, answer[index]]));
		return rules.length === 1 ? /* @__PURE__ */ new Map() : new Map(rules.flatMap((rule) => [...this.#evaluateAll([rule], subject)]));
	}
	#ask(numbers, jobOf) {
		if (this.#remaining <= 0) return this.#stop(numbers, noTimeLeft$1(this.#limits));
		const since = performance.now();
		this.#process ??= this.#start();
		const answer = this.#process.ask(jobOf());
		this.#remaining -= performance.now() - since;
		if (answer) return answer;
		this.#process.end();
		this.#process = null;
		return numbers.length === 1 ? this.#stop(numbers, tooSlow$1(this.#limits)) : null;
	}
	#stop(numbers, stop) {
		for (const number of numbers) if (!this.#stops.has(number)) this.#stops.set(number, stop);
		return null;
	}
	#start() {
		this.#sent = /* @__PURE__ */ new Set();
		return startProcess(this.#worker, "cel-process", this.#limits);
	}
	#numbered(number, expressions) {
		if (this.#sent.has(number)) return { number };
		this.#sent.add(number);
		return {
			number,
			expressions
		};
	}
	#numberOf(rule) {
		const cached = this.#numberByRule.get(rule);
		if (cached !== void 0) return cached;
		const text = JSON.stringify(rule);
		const number = this.#numbers.get(text) ?? this.#numbers.size;
		this.#numbers.set(text, number);
		this.#numberByRule.set(rule, number);
		return number;
	}
};
const nothingKnown = {
	errors: [],
	reads: [],
	variables: [],
	readsOldObject: false,
	readsValues: false,
	valuesReads: []
};
function noTimeLeft$1({ totalMs }) {
	return {
		code: "no-time-left",
		text: `is not evaluated: the rules already took ${totalMs / 1e3} s`
	};
}
function tooSlow$1({ eachMs, maxMegabytes }) {
	return {
		code: "too-slow",
		text: `takes longer than ${eachMs / 1e3} s or more than ${maxMegabytes} MiB of memory for one object: it is no longer evaluated`
	};
}

// src/host/schema-validator.ts
const defaultLimits = {
	startMs: 3e4,
	eachMs: 5e3,
	totalMs: 6e4,
	maxMegabytes: 512
};
function validatorLimits({ seconds }) {
	const totalMs = Math.min(defaultLimits.totalMs, 200 * seconds);
	return {
		...defaultLimits,
		eachMs: Math.min(defaultLimits.eachMs, totalMs),
		totalMs
	};
}
function createValidator(worker, limits = defaultLimits) {
	const numberOf = createNumberer();
	const answers = /* @__PURE__ */ new Map();
	let remaining = limits.totalMs;
	let validation;
	let sent = /* @__PURE__ */ new Set();
	function jobFor(schema, text, data) {
		const job = {
			schema,
			...!sent.has(schema) && { text },
			...data !== void 0 && { data }
		};
		sent.add(schema);
		return job;
	}
	function start() {
		sent = /* @__PURE__ */ new Set();
		return startProcess(worker, "schema-process", limits);
	}
	return { validate(text, data) {
		const schema = numberOf(text);
		const cached = answers.get(schema);
		if (cached) return cached;
		if (remaining <= 0) return { problem: noTimeLeft(limits) };
		const since = performance.now();
		validation ??= start();
		const answer = validation.ask(jobFor(schema, text, data));
		remaining -= performance.now() - since;
		if (answer) return answer;
		validation.end();
		validation = void 0;
		const problem = tooSlow(limits);
		answers.set(schema, { problem });
		return { problem };
	} };
}
function createNumberer() {
	const numbers = /* @__PURE__ */ new Map();
	return (schema) => {
		const number = numbers.get(schema) ?? numbers.size;
		numbers.set(schema, number);
		return number;
	};
}
function noTimeLeft({ totalMs }) {
	return {
		code: "no-time-left",
		text: `was not used: JSON schemas already took ${totalMs / 1e3} s`
	};
}
function tooSlow({ eachMs, maxMegabytes }) {
	return {
		code: "too-slow",
		text: `takes longer than ${eachMs / 1e3} s or more than ${maxMegabytes} MiB of memory for one object: it is no longer used`
	};
}

export { limitsOfExpressions as i, validatorLimits as n, createExpressions as r, createValidator as t };