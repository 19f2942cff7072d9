import { a as baseName, o as folderOf } from "./lines.js";

// src/core/engines.ts
const engines = {
	helm: "4.3.1",
	kustomize: "5.8.1"
};

// src/run/summarise.ts
function summarise({ findings, changes, deletions, targets, skipped }) {
	const head = findings.filter(({ status }) => status !== "fixed");
	const ofType = (type) => changes.filter((change) => change.type === type).length;
	const included = targets.filter(({ status }) => status !== "left-out");
	return {
		...severityCounts(head),
		new: severityCounts(head.filter(({ status }) => status === "new")),
		fixed: findings.length - head.length,
		suppressed: head.filter(({ waiver }) => waiver?.isEffective).length,
		targets: targetCounts(targets),
		changes: {
			added: ofType("added"),
			removed: ofType("removed"),
			changed: ofType("changed")
		},
		deletions: outcomeCounts(deletions),
		complete: skipped.length === 0 && included.length > 0 && included.every(({ status }) => isComplete[status]),
		coverage: coverageOf(targets)
	};
}
function targetCounts(targets) {
	const withStatus = (status) => targets.filter((target) => target.status === status).length;
	return {
		rendered: withStatus("rendered"),
		unchanged: withStatus("unchanged"),
		failed: withStatus("failed"),
		read: withStatus("read"),
		notRendered: withStatus("not-rendered"),
		leftOut: withStatus("left-out")
	};
}
const isComplete = {
	rendered: true,
	unchanged: true,
	read: true,
	failed: false,
	"not-rendered": false,
	"left-out": true
};
function coverageOf(targets) {
	const incomplete = new Set(targets.flatMap(({ id, status }) => isComplete[status] ? [] : id));
	const releases = targets.filter(({ kind, status, partOf, renderedAs, statedBy }) => kind !== "manifests" && (kind !== "values" || statedBy === void 0) && status !== "left-out" && partOf === void 0 && (renderedAs === void 0 || status === "not-rendered" && !renderedAs.some((id) => incomplete.has(id))));
	const notRendered = {};
	for (const { kind } of releases.filter(({ status }) => !isComplete[status])) notRendered[kind] = (notRendered[kind] ?? 0) + 1;
	return {
		releases: releases.length,
		rendered: releases.filter(({ status }) => isComplete[status]).length,
		notRendered,
		manifestFiles: targets.filter(({ status, partOf }) => status === "read" && partOf === void 0).length
	};
}
function outcomeCounts(deletions) {
	const counts = {
		deleted: 0,
		orphaned: 0,
		kept: 0,
		moved: 0,
		unknown: 0,
		unseen: 0
	};
	for (const { outcome } of deletions) counts[outcome]++;
	return counts;
}
function severityCounts(findings) {
	const ofSeverity = (severity) => findings.filter((finding) => finding.severity === severity).length;
	return {
		errors: ofSeverity("error"),
		warnings: ofSeverity("warning"),
		infos: ofSeverity("info")
	};
}

// src/run/unaffected/harmless-files.ts
function harmlessKind(path) {
	const name = baseName(path);
	if (unsafe.test(path) || folderOf(path).split("/").some(isReadFolder) || /^kustomization/i.test(name)) return null;
	if (documents.some((pattern) => pattern.test(name))) return "document";
	return programs.test(name) ? "program" : null;
}
const unsafe = /[\p{Cc}\uFFFD]/u;
function isReadFolder(name) {
	return name === "templates" || /\.(ya?ml|json)$/i.test(name);
}
const documents = [
	/\.(md|mdx|markdown|rst|adoc|asciidoc)$/i,
	/\.(png|jpe?g|gif|svg|webp|avif|ico|bmp|pdf|drawio|puml|mmd|mp4|webm)$/i,
	/^(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|CONTRIBUTING|AUTHORS|MAINTAINERS|SECURITY)(\.txt)?$/i,
	/^(CODEOWNERS|OWNERS|\.gitkeep|\.keep|\.dockerignore|\.editorconfig)$/
];
const programs = new RegExp(String.raw`\.(${[
	...[
		"c",
		"cc",
		"cpp",
		"cs",
		"dart",
		"erl",
		"ex",
		"exs",
		"fs",
		"go",
		"h",
		"hpp",
		"hs",
		"java",
		"kt",
		"kts"
	],
	...[
		"clj",
		"groovy",
		"m",
		"php",
		"pl",
		"proto",
		"py",
		"rb",
		"rs",
		"scala",
		"sql",
		"swift",
		"tf",
		"zig"
	],
	...[
		"js",
		"jsx",
		"cjs",
		"mjs",
		"ts",
		"tsx",
		"cts",
		"mts",
		"vue",
		"svelte",
		"css",
		"less",
		"scss",
		"html"
	],
	...[
		"bash",
		"bat",
		"ps1",
		"sh",
		"zsh"
	]
].join("|")})$|^(Dockerfile|Makefile|go\.mod|go\.sum)$`);

export { engines as i, severityCounts as n, summarise as r, harmlessKind as t };