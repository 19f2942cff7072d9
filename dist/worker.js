import { n as encodeFrames, r as engineFrameOf, t as decodeFrames } from "./chunks/wire.js";
import { t as jsonOf } from "./chunks/data2.js";
import { parentPort, workerData } from "node:worker_threads";
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

// src/render/warm-up.ts
const warmUp = {
	source: {
		kind: "folder",
		files: [
			text("Chart.yaml", "apiVersion: v2\nname: warm\nversion: 1.0.0\nappVersion: \"1.0\"\n"),
			text(".helmignore", "# No backups\n*.bak\n"),
			text("values.yaml", "# Hosts\nhosts:\n  a: # the first\n    timeout: 15s\n    ports:\n      - 443\n      - 80\nlabels: {note: \"a: b, 1\"}\nname: \"\"\n"),
			text("values.schema.json", JSON.stringify({
				$schema: "http://json-schema.org/draft-07/schema#",
				type: "object",
				properties: {
					name: {
						type: "string",
						maxLength: 63
					},
					labels: {
						type: "object",
						additionalProperties: { type: "string" }
					},
					hosts: {
						type: "object",
						additionalProperties: { $ref: "#/definitions/host" }
					}
				},
				definitions: { host: {
					type: "object",
					required: ["timeout"],
					additionalProperties: false,
					properties: {
						timeout: {
							type: "string",
							pattern: "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$"
						},
						mode: { enum: ["SIMPLE", "MUTUAL"] },
						ports: {
							type: "array",
							items: {
								type: "integer",
								minimum: 1,
								maximum: 65535
							}
						}
					}
				} }
			})),
			text("templates/_helpers.tpl", `{{- define "warm.name" -}}
{{- default .Chart.Name .Values.name | trunc 63 | trimSuffix "-" | lower | replace "_" "-" -}}
{{- end -}}
{{- define "warm.labels" -}}
app.kubernetes.io/name: {{ include "warm.name" . }}
{{- with .Chart.AppVersion }}
app.kubernetes.io/version: {{ . | quote }}
{{- end }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}
`),
			text("templates/objects.yaml", `{{- /* One object for each host */ -}}
{{- $root := . }}
{{- range $key, $entry := .Values.hosts }}
{{- if and $entry (not (eq $key "b")) }}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ include "warm.name" $root }}-{{ $key }}
  namespace: {{ $root.Release.Namespace | quote }}
  labels:
    {{- include "warm.labels" $root | nindent 4 }}
    {{- toYaml (mergeOverwrite (deepCopy $root.Values.labels) (dict "key" (index $entry.ports 0 | toString))) | nindent 4 }}
spec:
  timeout: {{ required "a timeout" $entry.timeout }}
  host: {{ tpl "{{ .Release.Name }}" $root | quote }}
  {{- if gt (len $entry.ports) 1 }}
  ports:
    {{- range $index, $port := $entry.ports }}
    - number: {{ add $index $port | int }}
      name: {{ ternary "https" "http" (eq (toString $port) "443") }}
    {{- end }}
  {{- else }}
  ports: {{ toJson $entry.ports }}
  {{- end }}
{{- end }}
{{- end }}
`)
		]
	},
	options: {
		name: "warm",
		namespace: "default",
		values: ["given.yaml"],
		marks: true
	},
	files: [text("given.yaml", "hosts:\n  a: {timeout: 5s}\n  c:\n    timeout: \"1s\"\n    ports: [1]\n")],
	clockAndSeed: {
		now: 0,
		seed: 1
	}
};
function text(name, content) {
	return engineFrameOf(name, new TextEncoder().encode(content));
}

// src/render/deterministic.ts
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
const firstUptime = 1000000000000n;
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
	const hashed = mixed ^ mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
	return (hashed ^ hashed >>> 14) >>> 24;
}

// src/render/wasi.ts
var EngineExit = class extends Error {
	name = "EngineExit";
};
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
const maxOutputLength = 300;
function createOutput(memory) {
	let text = "";
	return {
		text: () => text.trim(),
		write(_file, vectors, count, written) {
			const view = new DataView(memory().buffer);
			let size = 0;
			for (let at = vectors; at < vectors + 8 * count; at += 8) {
				const bytes = new Uint8Array(memory().buffer, view.getUint32(at, true), view.getUint32(at + 4, true));
				text = (text + new TextDecoder().decode(bytes)).slice(0, maxOutputLength);
				size += bytes.length;
			}
			view.setUint32(written, size, true);
			return 0;
		}
	};
}

// src/render/instance.ts
function startInstance(module) {
	const wasi = createWasi(() => exports.memory);
	const exports = new WebAssembly.Instance(module, wasi.imports(module)).exports;
	return {
		load(kind, files) {
			send(exports, files);
			return exports.load(kinds[kind]);
		},
		unload: (source) => exports.unload(source),
		run(work, source, request, clockAndSeed) {
			wasi.begin(clockAndSeed);
			send(exports, request);
			exports[work](source);
			return receive(exports);
		},
		drewRandom: wasi.drewRandom,
		lastWords: wasi.output,
		memorySize: () => exports.memory.buffer.byteLength
	};
}
const kinds = {
	folder: 0,
	archive: 1,
	tree: 2,
	helmfile: 2,
	templates: 3
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
	function recover(job, error, isRetry) {
		if (!isCrash(error)) throw error;
		const words = warm.lastWords();
		warm = startSession(module);
		if (outOfMemory.test(words)) return {
			status: "ended",
			reason: "rendering needs more than 512 MiB of memory"
		};
		if (isRetry) return {
			status: "ended",
			reason: `the engine crashed: ${words.split("\n")[0] || error.message}`
		};
		return run(job, true);
	}
	function run(job, isRetry) {
		try {
			return attempt(job);
		} catch (error) {
			return recover(job, error, isRetry);
		} finally {
			if (warm.memorySize() > maxKeptMemory) warm = startSession(module);
		}
	}
	return { render: (job) => run(job, false) };
}
const maxKeptMemory = 256 * 2 ** 20;
const outOfMemory = /^runtime: out of memory|^fatal error: .*out of memory/m;
const maxLoadedSources = 16;
function startSession(module) {
	let instance;
	const sources = /* @__PURE__ */ new Map();
	function load(engine, source) {
		const handle = sources.get(source) ?? engine.load(source.kind, source.files);
		sources.delete(source);
		sources.set(source, handle);
		return handle;
	}
	function unloadOldest(engine) {
		const [oldest] = sources;
		if (sources.size <= maxLoadedSources || !oldest) return;
		engine.unload(oldest[1]);
		sources.delete(oldest[0]);
	}
	return {
		render({ source, options, files, clockAndSeed }) {
			const engine = instance ??= startInstance(module);
			const handle = load(engine, source);
			unloadOldest(engine);
			return engine.run(workOn[source.kind], handle, [optionsFrame(options), ...files], clockAndSeed);
		},
		used: () => instance !== void 0,
		drewRandom: () => instance?.drewRandom() ?? false,
		lastWords: () => instance?.lastWords() ?? "",
		memorySize: () => instance?.memorySize() ?? 0
	};
}
const workOn = {
	folder: "render",
	archive: "render",
	tree: "build",
	helmfile: "evaluate",
	templates: "fill"
};
function optionsFrame(options) {
	return {
		name: "",
		data: new TextEncoder().encode(jsonOf(options))
	};
}
function isCrash(error) {
	return error instanceof WebAssembly.RuntimeError || error instanceof EngineExit || error instanceof RangeError;
}

// src/worker.ts
for (const flag of ["--wasm-lazy-validation", "--wasm-tiering-budget=400000000"]) setFlagsFromString(flag);
const { wasm, module: sharedModule } = workerData;
const module = sharedModule ?? new WebAssembly.Module(readFileSync(wasm));
const engine = createEngine(module);
const sources = /* @__PURE__ */ new Map();
function processorTime() {
	const { threadCpuUsage } = process;
	const usage = threadCpuUsage?.call(process);
	return usage ? (usage.user + usage.system) / 1e3 : performance.now();
}
parentPort.on("message", ({ key, source, ...job }) => {
	if (source) sources.set(key, source);
	const start = processorTime();
	const answer = engine.render({
		...job,
		source: sources.get(key)
	});
	const frames = answer.status === "answered" ? answer.frames : [];
	parentPort.postMessage({
		...answer,
		processorMs: Math.round(processorTime() - start)
	}, frames.map(({ data }) => data.buffer));
});
parentPort.postMessage({ module }, []);
if (!sharedModule) engine.render(warmUp);

export {  };