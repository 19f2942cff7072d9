// src/render/deterministic.ts
/**
* The clocks of an instance: the wall clock stands still at what `set` is given in milliseconds since 1970; the
* other one goes on a little with every look, as the Go runtime expects.
*/
function createClock(memory) {
	let now = 0n;
	let uptime = firstUptime;
	return {
		set(milliseconds) {
			now = BigInt(Math.trunc(milliseconds)) * 1000000n;
		},
		read(id, _precision, target) {
			uptime += 1000n;
			new DataView(memory().buffer).setBigUint64(target, id === wallClock ? now : uptime, true);
			return 0;
		},
		/** Every wait is over at once. `subscriptions` have 48 bytes, `events` 32 (WASI preview 1, `poll_oneoff`). */
		sleep(subscriptions, events, count, done) {
			const view = new DataView(memory().buffer);
			for (let index = 0; index < count; index++) {
				const [from, to] = [subscriptions + 48 * index, events + 32 * index];
				uptime += view.getBigUint64(from + 24, true);
				view.setBigUint64(to, view.getBigUint64(from, true), true);
				view.setUint32(to + 8, view.getUint8(from + 8) << 16, true);
			}
			view.setUint32(done, count, true);
			return 0;
		}
	};
}
const wallClock = 0;
/** Later than the clock of the snapshot, in nanoseconds. */
const firstUptime = 1000000000000n;
/** The random source of an instance: bytes of the generator mulberry32, whose whole state is 32 bits. */
function createRandom(memory) {
	let state = 0;
	let used = false;
	return {
		start(seed) {
			state = seed >>> 0;
			used = false;
		},
		used: () => used,
		fill(target, length) {
			used = true;
			const bytes = new Uint8Array(memory().buffer, target >>> 0, length);
			for (let index = 0; index < length; index++) {
				state = state + 1831565813 >>> 0;
				bytes[index] = mulberry32(state);
			}
			return 0;
		}
	};
}
function mulberry32(state) {
	const mixed = Math.imul(state ^ state >>> 15, state | 1);
	const more = mixed ^ mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
	return (more ^ more >>> 14) >>> 24;
}

// src/render/wasi.ts
/** The engine called `exit`, which a Go program does when it meets a fault of its own. */
var EngineExit = class extends Error {
	name = "EngineExit";
};
/** A host for one instance, which hands over its memory once it exists. */
function createWasi(memory) {
	const clock = createClock(memory);
	const random = createRandom(memory);
	const output = createOutput(memory);
	const functions = {
		...descriptors(memory),
		fd_write: output.write,
		clock_time_get: clock.read,
		poll_oneoff: clock.sleep,
		random_get: random.fill,
		sched_yield: () => 0,
		proc_exit: () => {
			throw new EngineExit("the engine ended");
		}
	};
	return {
		imports: (module) => importsOf(module, functions),
		begin({ now, seed }) {
			clock.set(now);
			random.start(seed);
		},
		drewRandom: random.used,
		output: output.text
	};
}
const notSupported = 52;
const badDescriptor = 8;
function importsOf(module, functions) {
	const named = WebAssembly.Module.imports(module).map(({ name }) => name).map((name) => [name, functions[name] ?? (() => notSupported)]);
	return { wasi_snapshot_preview1: Object.fromEntries(named) };
}
/** Standard input and output, which lead nowhere; there are no other files. */
function descriptors(memory) {
	return {
		fd_fdstat_get(file, target) {
			if (file > 2) return badDescriptor;
			new Uint8Array(memory().buffer, target, 24).fill(0);
			return 0;
		},
		fd_fdstat_set_flags: () => 0,
		fd_prestat_get: () => badDescriptor,
		fd_filestat_get: () => badDescriptor
	};
}
/** A Go program prints nothing but why it ends, and then the state of all it was doing. */
const longestOutput = 300;
function createOutput(memory) {
	let text = "";
	return {
		text: () => text.trim(),
		/** `vectors` are addresses and lengths (WASI preview 1, `fd_write`). */
		write(_file, vectors, count, written) {
			const view = new DataView(memory().buffer);
			let size = 0;
			for (let at = vectors; at < vectors + 8 * count; at += 8) {
				const bytes = new Uint8Array(memory().buffer, view.getUint32(at, true), view.getUint32(at + 4, true));
				text = (text + new TextDecoder().decode(bytes)).slice(0, longestOutput);
				size += bytes.length;
			}
			view.setUint32(written, size, true);
			return 0;
		}
	};
}

// src/render/wire.ts
/** A frame with bytes of its own: a view would take its whole buffer along when it crosses to another thread. */
function engineFrameOf(name, data) {
	return {
		name,
		data: data.byteLength === data.buffer.byteLength ? data : new Uint8Array(data)
	};
}
/** Frames as one message; the format is described in engine/frames/frames.go. */
function encodeFrames(frames) {
	const named = frames.map(({ name, data }) => ({
		name: encoder.encode(name),
		data
	}));
	const size = named.reduce((sum, { name, data }) => sum + 2 * numberSize + name.length + data.length, numberSize);
	const writer = new Writer(new Uint8Array(size));
	writer.number(named.length);
	for (const { name, data } of named) {
		writer.bytes(name);
		writer.bytes(data);
	}
	return writer.message;
}
/** The frames of a message; their data is copied. */
function decodeFrames(message) {
	const reader = new Reader(message);
	return Array.from({ length: reader.number() }, () => ({
		name: decoder.decode(reader.bytes()),
		data: reader.bytes().slice()
	}));
}
const numberSize = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
var Writer = class {
	message;
	#view;
	#position = 0;
	constructor(message) {
		this.message = message;
		this.#view = new DataView(message.buffer);
	}
	number(value) {
		this.#view.setUint32(this.#position, value, true);
		this.#position += numberSize;
	}
	bytes(data) {
		this.number(data.length);
		this.message.set(data, this.#position);
		this.#position += data.length;
	}
};
var Reader = class {
	#message;
	#view;
	#position = 0;
	constructor(message) {
		this.#message = message;
		this.#view = new DataView(message.buffer, message.byteOffset, message.byteLength);
	}
	number() {
		this.#position += numberSize;
		return this.#view.getUint32(this.#position - numberSize, true);
	}
	bytes() {
		const length = this.number();
		this.#position += length;
		return this.#message.subarray(this.#position - length, this.#position);
	}
};

// src/render/instance.ts
/** Starts an engine from its module; takes some milliseconds since the module is a snapshot. */
function startInstance(module) {
	const wasi = createWasi(() => exports.memory);
	const exports = new WebAssembly.Instance(module, wasi.imports(module)).exports;
	return {
		load(kind, files) {
			send(exports, files);
			return exports.load(kinds[kind]);
		},
		unload: (chart) => exports.unload(chart),
		render(chart, request, conditions) {
			wasi.begin(conditions);
			send(exports, request);
			exports.render(chart);
			return receive(exports);
		},
		drewRandom: wasi.drewRandom,
		lastWords: wasi.output,
		memorySize: () => exports.memory.buffer.byteLength
	};
}
const kinds = {
	folder: 0,
	archive: 1
};
function send(exports, frames) {
	const message = encodeFrames(frames);
	const address = exports.alloc(message.length) >>> 0;
	new Uint8Array(exports.memory.buffer, address, message.length).set(message);
}
function receive(exports) {
	return decodeFrames(new Uint8Array(exports.memory.buffer, exports.outptr() >>> 0, exports.outlen() >>> 0));
}

// src/render/engine.ts
/** The name, which no path has, of a job's file that stands for a chart's values.yaml; see `chartValues`. */
function chartValuesFile(location) {
	return `\0chart/${location}`;
}
/**
* An engine that keeps one instance warm. A render that draws random bytes is done in a new instance, so that
* its result depends on the job alone; a crash costs the instance and, if it may have been the instance's own
* fault, is followed by a second try.
*/
function createEngine(module) {
	let warm = startSession(module);
	function attempt(job) {
		const reused = warm.used();
		const answer = {
			status: "answered",
			frames: warm.render(job),
			memory: warm.memorySize()
		};
		if (!warm.drewRandom()) return answer;
		warm = startSession(module);
		return reused ? attempt(job) : answer;
	}
	function recover(job, error, again) {
		if (!isCrash(error)) throw error;
		const words = warm.lastWords();
		warm = startSession(module);
		if (outOfMemory.test(words)) return {
			status: "ended",
			reason: "rendering needs more than 512 MiB of memory"
		};
		if (again) return {
			status: "ended",
			reason: `the engine crashed: ${words.split("\n")[0] || error.message}`
		};
		return run(job, true);
	}
	function run(job, again) {
		try {
			return attempt(job);
		} catch (error) {
			return recover(job, error, again);
		} finally {
			if (warm.memorySize() > worthKeeping) warm = startSession(module);
		}
	}
	return { render: (job) => run(job, false) };
}
/** An instance whose memory has grown beyond this is not kept, since memory never shrinks. */
const worthKeeping = 256 * 2 ** 20;
/** What the Go runtime says when the memory is at its maximum. */
const outOfMemory = /^runtime: out of memory|^fatal error: .*out of memory/m;
/** Charts that an instance keeps loaded. */
const loadedCharts = 16;
/** An instance, and the charts it has loaded with their handles: the one that was rendered last is the last one. */
function startSession(module) {
	let instance;
	const charts = /* @__PURE__ */ new Map();
	function load(engine, chart) {
		const handle = charts.get(chart) ?? engine.load(chart.kind, chart.files);
		charts.delete(chart);
		charts.set(chart, handle);
		return handle;
	}
	function unloadOldest(engine) {
		const [oldest] = charts;
		if (charts.size <= loadedCharts || !oldest) return;
		engine.unload(oldest[1]);
		charts.delete(oldest[0]);
	}
	return {
		render({ chart, options, files, conditions }) {
			const engine = instance ??= startInstance(module);
			const handle = load(engine, chart);
			unloadOldest(engine);
			return engine.render(handle, [optionsFrame(options), ...files], conditions);
		},
		used: () => instance !== void 0,
		drewRandom: () => instance?.drewRandom() ?? false,
		lastWords: () => instance?.lastWords() ?? "",
		memorySize: () => instance?.memorySize() ?? 0
	};
}
function optionsFrame(options) {
	return {
		name: "",
		data: new TextEncoder().encode(JSON.stringify(options))
	};
}
function isCrash(error) {
	return error instanceof WebAssembly.RuntimeError || error instanceof EngineExit || error instanceof RangeError;
}

export { createEngine as n, engineFrameOf as r, chartValuesFile as t };