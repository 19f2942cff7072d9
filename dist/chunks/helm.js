import { a as baseName, c as isInside, l as joinPath, o as folderOf, r as locationAt } from "./lines.js";
import { c as resolveFiles, l as resolveLinks, s as refusalOf, u as unreadableText } from "./tree.js";
import { r as toData } from "./data2.js";
import { f as standInNamespace, m as withoutStandIns } from "./unfilled.js";
import { i as parseDocuments } from "./table.js";
import { n as findChart, w as decodeText, y as readerOf } from "./find-chart.js";
import { r as engineFrameOf } from "./wire.js";
import { n as renderedTextOf } from "./render.js";
import { i as isVendoredAs, n as dependencyRequest, o as inlineValuesNamed, r as isRemote, t as dependencyLockFiles } from "./chart-dependency.js";
import { n as tooLargeForValues, t as maxValuesBytes } from "./values-bound.js";

// src/render/engine-job.ts
function chartValuesFile(location) {
	return `\0chart/${location}`;
}

// src/render/chart-dependencies.ts
function missingDependencies(tree, folder, files) {
	const declared = files.filter(({ name }) => Object.hasOwn(dependencyLockFiles, name)).flatMap((file) => declaredIn(tree, folder, file, lockedIn(tree, file, files)));
	return [...new Map(declared.map((dependency) => [dependency.name, dependency])).values()].filter(({ name }) => !files.some((file) => isVendoredAs(file.name, name)));
}
function remoteDependencies(files) {
	const named = files.map(({ name, data }) => ({
		name: name.replaceAll("\0", ""),
		data
	}));
	const vendored = vendoredIn(named.map(({ name }) => name));
	return named.flatMap(({ name, data }) => {
		const folder = declaration.exec(name)?.[1];
		if (folder === void 0) return [];
		const inCharts = vendored.get(folder) ?? [];
		return remotesIn(data, name).filter((wanted) => !inCharts.some((file) => isVendoredAs(file, wanted.name)));
	});
}
function remotesIn(data, file) {
	return entriesOf(decodeText(data).text, file).map(listed).flatMap(({ name, repository }) => name !== "" && isRemote(repository) ? {
		name,
		repository
	} : []);
}
const declaration = /^((?:charts\/[^/]+\/)*)(?:Chart|requirements)\.yaml$/;
function vendoredIn(names) {
	const entriesByFolder = /* @__PURE__ */ new Map();
	for (const name of names) {
		const segments = name.split("/");
		for (let depth = 0; segments[depth] === "charts" && depth + 1 < segments.length; depth += 2) {
			const folder = segments.slice(0, depth).map((segment) => `${segment}/`).join("");
			const entry = `charts/${segments[depth + 1]}${depth + 2 < segments.length ? "/" : ""}`;
			entriesByFolder.set(folder, (entriesByFolder.get(folder) ?? /* @__PURE__ */ new Set()).add(entry));
		}
	}
	return new Map([...entriesByFolder].map(([folder, entries]) => [folder, [...entries]]));
}
const scheme = "file://";
function declaredIn(tree, chart, { path }, locked) {
	return entriesOf(decodeText(tree.read(path)).text, path).flatMap((entry) => {
		const dependency = listed(entry);
		const folder = folderOfDependency(tree, chart, dependency, locked);
		if (folder === null) return [];
		const { line } = locationAt(entry.source, entry.start, entry.end);
		return [{
			name: dependency.name,
			folder,
			file: path,
			line
		}];
	});
}
function folderOfDependency(tree, chart, dependency, locked) {
	const { name, repository } = dependency;
	if (name !== "" && repository.startsWith(scheme)) return joinPath(chart, repository.slice(7));
	const request = dependencyRequest(dependency, locked);
	const lookup = request && findChart(readerOf(tree), request);
	return lookup?.status === "found" ? lookup.folder : null;
}
function lockedIn(tree, { name, path }, files) {
	const lock = files.find((file) => file.name === dependencyLockFiles[name]);
	const data = lock && tree.read(lock.path);
	return data ? entriesOf(decodeText(data).text, joinPath(folderOf(path), lock.name)).map(listed) : [];
}
function entriesOf(text, path) {
	const root = parseDocuments(text, path)[0]?.root;
	const list = root?.kind === "map" ? root.entries.get("dependencies")?.value : void 0;
	return list?.kind === "list" ? list.items : [];
}
function listed(entry) {
	const { name, repository, version } = toData(entry) ?? {};
	const text = (value) => typeof value === "string" ? value : "";
	return {
		name: text(name),
		repository: text(repository),
		version: text(version)
	};
}

// src/render/chart-files.ts
function chartLoader(tree) {
	const loaded = /* @__PURE__ */ new Map();
	return {
		tree,
		find(path) {
			const chart = loaded.get(path) ?? chartFiles(tree, path);
			loaded.set(path, chart);
			return chart;
		}
	};
}
function chartFiles(tree, path) {
	const resolvedPath = resolveLinks(tree, path) ?? path;
	const archive = tree.read(resolvedPath);
	if (archive) return archiveChart(path, resolvedPath, archive);
	const named = collect(tree, [resolvedPath], { files: maxFiles });
	if ("problem" in named) return named;
	if (!named.some(({ name }) => name === chartFile)) return { problem: `\`${path || "."}\` contains no Chart.yaml` };
	return folderChart(tree, named);
}
const chartFile = "Chart.yaml";
const maxBytes = 100 * 2 ** 20;
const maxFiles = 5e4;
const maxDepth = 16;
function archiveChart(path, treeFile, data) {
	return {
		source: {
			kind: "archive",
			files: [engineFrameOf(path, data)]
		},
		treePath: (location) => `${treeFile}!${location}`
	};
}
function folderChart(tree, named) {
	const files = named.map(({ name, path }) => engineFrameOf(name, tree.read(path)));
	if (files.reduce((sum, { data }) => sum + data.length, 0) > maxBytes) return { problem: `the chart is larger than ${maxBytes / 2 ** 20} MiB` };
	const large = named.find(({ name }, index) => baseName(name) === "values.yaml" && files[index].data.length > maxValuesBytes);
	if (large) return {
		problem: `\`${large.path}\` ${tooLargeForValues}`,
		file: large.path
	};
	const paths = new Map(named.map(({ name, path }) => [name.replaceAll("\0", ""), path]));
	return {
		source: {
			kind: "folder",
			files
		},
		treePath: (location) => pathOf(paths, location)
	};
}
function pathOf(paths, location) {
	const [outer = "", ...inner] = location.split("!");
	return paths.get(location) ?? [paths.get(outer) ?? outer, ...inner].join("!");
}
function collect(tree, folders, budget) {
	const folder = folders.at(-1);
	const files = resolveFiles(tree, folder);
	budget.files -= files.length + 1;
	const refused = tree.refused.find(({ file }) => isPartOf(folder, files, file));
	if (refused) return {
		problem: unreadableText(refused),
		file: refused.file
	};
	if (budget.files < 0) return { problem: `the chart and its dependencies have more than ${maxFiles} files` };
	if (folders.length > maxDepth) return { problem: `the dependencies of \`${folder}\` are nested too deeply` };
	return withDependencies(tree, folders, files, budget);
}
function isPartOf(folder, files, refused) {
	if (forEnvironment.test(refused)) return false;
	if (folder === "") return /^(templates|charts|crds)\/|^(Chart|values)\.[^/]*$/.test(refused);
	if (isInside(refused, folder) || isInside(folder, refused)) return true;
	return files.some(({ path }) => !path.startsWith(`${folder}/`) && folderOf(path) === folderOf(refused));
}
const forEnvironment = /(^|\/)(values[-.][^/]+|(envs|environments|values)\/.+)\.ya?ml$/;
function withDependencies(tree, folders, ownFiles, budget) {
	const collected = [...ownFiles];
	for (const { name, folder: path, file, line } of missingDependencies(tree, folders.at(-1), ownFiles)) {
		const folder = resolveLinks(tree, path) ?? path;
		if (folders.includes(folder)) return {
			problem: circleText([...folders, folder]),
			file,
			line
		};
		const files = collect(tree, [...folders, folder], budget);
		if ("problem" in files) return files;
		const inside = `charts/${baseName(name)}${"\0"}/`;
		collected.push(...files.map((dependencyFile) => ({
			name: inside + dependencyFile.name,
			path: dependencyFile.path
		})));
	}
	return collected;
}
function circleText(folders) {
	const circle = folders.slice(folders.indexOf(folders.at(-1))).map((folder) => `\`${folder || "."}\``);
	return `the chart ${circle[0]} depends on itself: ${circle.join(" → ")}`;
}

// src/render/cluster-answers.ts
function openQuestions(questions, { manager, settings }) {
	const isTemplated = manager?.kind === "Application";
	const statesApis = (settings?.apiVersions.length ?? 0) > 0;
	return questions.filter((question) => question === "apis" ? !statesApis : !isTemplated);
}
async function withQuestions(render, answered) {
	const { broken, asks = [] } = render;
	if (broken.length === 0 || asks.length === 0) return render;
	const answers = await Promise.all(asks.map(async (question) => ({
		question,
		answer: await answered(question)
	})));
	const marked = broken.map((template) => {
		const deciding = answers.find(({ answer }) => isExecuted(answer) && !failsAlike(template, answer));
		return deciding ? {
			...template,
			asks: deciding.question
		} : template;
	});
	return {
		...render,
		broken: marked
	};
}
function isExecuted(render) {
	return render.status === "rendered" || render.broken.length > 0 && render.isOutOfTime !== true;
}
function failsAlike({ file, message }, render) {
	return render.status === "failed" && render.broken.some((template) => template.file === file && template.message === message);
}
async function hiddenLines(shown, answered) {
	const questions = shown.asks ?? [];
	const present = printedLines(shown);
	return (await Promise.all(questions.map(async (question) => {
		return [...printedLines(await answered(question))].flatMap(([file, lines]) => {
			const unprinted = [...lines].filter((line) => !present.get(file)?.has(line));
			return unprinted.length > 0 ? [{
				question,
				file,
				lines: unprinted.toSorted((a, b) => a - b)
			}] : [];
		});
	}))).flat();
}
function printedLines(render) {
	const text = renderedTextOf(render);
	const printed = /* @__PURE__ */ new Map();
	if (!text) return printed;
	const { files, lines } = text.origins;
	for (let index = 0; index < lines.length; index += 2) {
		const file = files[lines[index]];
		if (file === void 0) continue;
		const linesOfFile = printed.get(file) ?? /* @__PURE__ */ new Set();
		printed.set(file, linesOfFile.add(lines[index + 1]));
	}
	return printed;
}

// src/render/values-problem.ts
function valuesProblem(tree, values, extraFiles) {
	return values.flatMap((name) => extraFiles?.has(name) ? [] : problemOf(tree, name) ?? [])[0];
}
function problemOf(tree, name) {
	const refusal = refusalOf(tree, name);
	if (refusal) return {
		problem: unreadableText(refusal),
		file: refusal.file
	};
	const file = resolveLinks(tree, name) ?? name;
	return (tree.read(file)?.length ?? 0) > maxValuesBytes ? {
		problem: `\`${file}\` ${tooLargeForValues}`,
		file
	} : void 0;
}

// src/render/helm-answer.ts
function renderOfAnswer(target, chart, frames, summary) {
	const texts = new Map(frames.map(({ name, data }) => [name, data]));
	const header = JSON.parse(textOf(texts, ""));
	if (header.error !== "") return failedRender(target, chart, header, texts);
	const text = renderedText(target, chart, texts);
	const broken = garbledTemplates(text, texts);
	if (broken.length > 0) return failedRender(target, chart, {
		...header,
		broken,
		...broken[0]
	}, texts);
	return {
		status: "rendered",
		...text,
		...summary && { summary: {
			...summary,
			manifest: text.manifest
		} },
		remoteSchemas: remoteSchemasOf(chart, header),
		...asksOf(header, target)
	};
}
function asksOf({ asks = [] }, target) {
	const open = openQuestions(asks, target);
	return open.length > 0 ? { asks: open } : {};
}
function renderedText(target, chart, texts) {
	const origins = {
		files: JSON.parse(textOf(texts, "origin.files")).map((location) => chart.treePath(location)),
		lines: numbersOf(texts.get("origin.lines"))
	};
	return {
		target,
		manifest: textOf(texts, "manifest"),
		origins
	};
}
function garbledTemplates({ manifest, origins }, texts) {
	if (!manifest.includes("�") || !decodeText(texts.get("manifest")).isBroken) return [];
	const files = JSON.parse(textOf(texts, "origin.files"));
	const indexes = manifest.split("\n").flatMap((line, index) => line.includes("�") ? origins.lines[2 * index] ?? [] : []);
	const locations = [...new Set(indexes)].flatMap((index) => files[index] ?? []);
	const templates = locations.filter((file) => !/(^|\/)crds\//.test(file));
	if (templates.length === 0 && locations.length > 0) return [];
	return (templates.length > 0 ? templates : ["Chart.yaml"]).map((file) => ({
		file,
		error: notUnicode,
		at: {
			file,
			line: 1
		}
	}));
}
const notUnicode = "the template is not UTF-8 text, and the cluster cannot read what it renders; save it as UTF-8";
function failedRender(target, chart, header, texts) {
	const { error, at, schemaErrors = [], broken = [] } = header;
	const inTree = ({ file, line }) => ({
		file: chart.treePath(file),
		line
	});
	return {
		status: "failed",
		target,
		message: withoutStandIns(error),
		at: at ? at.values ? valuesOrigin(at, target) : inTree(at) : null,
		schemaErrors: schemaErrors.map(({ schemaFile, ...refused }) => schemaFile === void 0 ? refused : {
			...refused,
			schemaFile: chart.treePath(schemaFile)
		}),
		remoteSchemas: remoteSchemasOf(chart, header),
		unvendored: remoteDependencies(chart.source.files),
		broken: broken.map((template) => ({
			file: chart.treePath(template.file),
			message: withoutStandIns(template.error),
			at: template.at ? inTree(template.at) : null
		})),
		...asksOf(header, target),
		partial: texts.has("manifest") ? renderedText(target, chart, texts) : null
	};
}
function valuesOrigin({ file, line }, target) {
	return inlineValuesNamed(target, file) ? null : {
		file,
		line
	};
}
function remoteSchemasOf(chart, { remoteSchemas = [] }) {
	return remoteSchemas.map(({ file, address }) => ({
		file: chart.treePath(file),
		address
	}));
}
function failedChart(target, { problem, file, line = 1 }) {
	return {
		status: "failed",
		target,
		message: problem,
		at: file === void 0 ? null : {
			file,
			line
		},
		schemaErrors: [],
		remoteSchemas: [],
		unvendored: [],
		broken: [],
		partial: null
	};
}
function textOf(texts, name) {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(texts.get(name));
}
function numbersOf(data) {
	if (isLittleEndian) return new Int32Array(new Uint8Array(data).buffer);
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	const numbers = new Int32Array(data.byteLength / 4);
	for (let index = 0; index < numbers.length; index++) numbers[index] = view.getInt32(4 * index, true);
	return numbers;
}
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

// src/render/helm.ts
async function renderHelm(engine, charts, request) {
	const render = await renderAnswered(engine, charts, request);
	if (render.status !== "failed") return render;
	return withQuestions(render, (question) => renderAnswered(engine, charts, request, question));
}
async function renderAnswered(engine, charts, request, answered) {
	const { target, files, values = target.values } = request;
	const chart = charts.find(target.path);
	if ("problem" in chart) return failedChart(target, chart);
	const unreadable = valuesProblem(charts.tree, values, files);
	if (unreadable) return failedChart(target, unreadable);
	const job = renderJobOf(charts.tree, chart, request);
	const answer = await engine.render({
		...job,
		options: {
			...job.options,
			partial: true,
			...answered && { answered }
		}
	});
	if (answer.status === "ended") {
		const failure = failedChart(target, { problem: answer.reason });
		return answer.isLate ? {
			...failure,
			isOutOfTime: true
		} : failure;
	}
	const render = renderOfAnswer(target, chart, answer.frames, answer.summary);
	const { processorMs } = answer;
	return render.status === "rendered" && processorMs !== void 0 ? {
		...render,
		processorMs
	} : render;
}
const fixedClockAndSeed = {
	now: 0,
	seed: 1
};
function renderJobOf(tree, chart, request) {
	const { target, values = target.values, flags, files, clockAndSeed, replacesDefaults = false } = request;
	const contents = new Map(files);
	if (replacesDefaults) contents.set(chartValuesFile(defaultValuesFile), /* @__PURE__ */ new Uint8Array());
	for (const name of values) {
		const data = contents.get(name) ?? tree.read(resolveLinks(tree, name) ?? name);
		if (data) contents.set(name, data);
	}
	return {
		source: chart.source,
		options: {
			...flags,
			name: target.release,
			namespace: target.namespace ?? standInNamespace(target.id),
			values,
			...replacesDefaults && { chartValues: ["values.yaml"] },
			marks: true
		},
		files: [...contents].map(([name, data]) => engineFrameOf(name, data)),
		clockAndSeed: clockAndSeed ?? fixedClockAndSeed
	};
}
const defaultValuesFile = "values.yaml";

export { hiddenLines as a, renderJobOf as i, renderAnswered as n, chartLoader as o, renderHelm as r, chartValuesFile as s, defaultValuesFile as t };