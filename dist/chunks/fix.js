import { v as UsageError } from "./shapes.js";
import { n as groupBy } from "./group.js";
import { C as editsOverlap, S as applyEdits, w as offsetEdits, x as hunksText } from "./repaired-findings.js";
import { n as systemErrorText } from "./error-text.js";
import { o as pathInside } from "./replace-file.js";
import { d as line, u as inertOutput } from "./escape.js";
import { n as fixLine } from "./fix-words.js";
import { n as runForFixes } from "./run.js";
import { i as withProgress, r as workspaceRunInput, t as runOnWorkspace } from "./session.js";
import { t as listsEverything } from "./run-extent.js";
import { t as openWorkspace } from "./workspace.js";
import { readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// src/host/write-edits.ts
function writeEdits(root, edits) {
	const texts = [...groupBy(edits, ({ file }) => file)].map(([file, fileEdits]) => {
		const path = pathOf(root, file);
		return {
			file,
			path,
			text: applyEdits(readText(path, file), fileEdits)
		};
	});
	for (const { file, path, text } of texts) attempt(file, "written", () => writeFileSync(path, text));
}
function readText(path, file) {
	return attempt(file, "read", () => new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	}).decode(readFileSync(path)));
}
function pathOf(root, file) {
	const path = attempt(file, "found", () => realpathSync(join(root, file)));
	if (pathInside(realpathSync(root), path) === void 0 || !statSync(path).isFile()) throw new UsageError(`\`${file}\` is not a file in \`${root}\`: it is not written`);
	return path;
}
function attempt(file, verb, work) {
	try {
		return work();
	} catch (error) {
		throw new UsageError(`\`${file}\` cannot be ${verb}: ${systemErrorText(error)}`);
	}
}

// src/report/fixes-made.ts
function chooseFixes({ findings }, { onlyNew, unsafeFixes }) {
	const made = [];
	const waiting = [];
	const edits = /* @__PURE__ */ new Map();
	const counted = findings.filter(isFixed).filter(({ status }) => onlyNew ? status === "new" : status !== "fixed");
	const isChosen = ({ fix }) => unsafeFixes || fix.safety === "safe";
	for (const finding of counted.filter(isChosen)) {
		const added = finding.fix.edits.filter((edit) => !edits.has(JSON.stringify(edit)));
		const clashes = added.some((edit) => [...edits.values()].some((chosen) => editsOverlap(edit, chosen)));
		if (clashes) waiting.push(finding);
		else made.push(finding);
		for (const edit of clashes ? [] : added) edits.set(JSON.stringify(edit), edit);
	}
	return {
		made,
		waiting,
		undecided: counted.filter((finding) => !isChosen(finding)),
		edits: [...edits.values()]
	};
}
function isFixed(finding) {
	return finding.fix !== void 0;
}
function fixesText({ made, waiting, undecided }, verb) {
	const lines = [
		...made.map((finding) => `${verb}: ${fixSummary(finding)}\n`),
		...waiting.map((finding) => `not yet: ${fixSummary(finding)}; another fix edits the same place, so run this again\n`),
		...undecided.map((finding) => `not made: ${fixSummary(finding)}; unsafe: decide whether it is meant, \`--unsafe-fixes\` makes it\n`)
	];
	return inertOutput([...new Set(lines)].join(""));
}
function omittedEditsText(edits) {
	const lines = edits.map(({ file, line: at }) => `not in the patch: ${line(file)}:${at}, which stands beside a secret that the patch would show; \`--fix\` writes it\n`);
	return inertOutput([...new Set(lines)].join(""));
}
function fixSummary({ fix, rule }) {
	return `${fixLine(fix).replace(/^fix: /, "")}  ${line(rule)}`;
}

// src/report/patch.ts
const context = 3;
function patch(edits, { textOf, isShown }) {
	return [...groupBy(edits, ({ file }) => file)].map(([file, fileEdits]) => {
		const [oldPath, newPath] = [gitPath(`a/${file}`), gitPath(`b/${file}`)];
		const end = file.includes(" ") ? "	" : "";
		return `diff --git ${oldPath} ${newPath}\n--- ${oldPath}${end}\n+++ ${newPath}${end}\n` + hunksText(textOf(file), fileEdits, context, (line) => isShown(file, line));
	}).join("");
}
function isPatchable(edit, { textOf, isShown }) {
	if (edit.masked) return false;
	const text = textOf(edit.file);
	const [{ start, end }] = offsetEdits(text, [edit]);
	const first = lineOf(text, start);
	const last = lineOf(text, end);
	const isLast = !text.slice(end).includes("\n") || text.indexOf("\n", end) === text.length - 1;
	for (let line = first; line <= last + (isLast ? 0 : 1); line++) if (!isShown(edit.file, line)) return false;
	return true;
}
function lineOf(text, offset) {
	return text.slice(0, offset).split("\n").length - 1;
}
function gitPath(path) {
	if (/^[ !#-[\]-~]*$/.test(path)) return path;
	return `"${[...new TextEncoder().encode(path)].map((byte) => {
		const character = String.fromCharCode(byte);
		if (character === "\"" || character === "\\") return `\\${character}`;
		return byte >= 32 && byte < 127 ? character : `\\${byte.toString(8).padStart(3, "0")}`;
	}).join("")}"`;
}

// src/cli/fix.ts
const nothingToFix = "nothing to fix\n";
const maxFixes = 500;
async function writeFixes(paths, options, terminal, engine) {
	const { workspace, runOptions, result, chosen } = await tryFixes(paths, options, terminal, engine);
	const { report, unmaskedEdit } = result;
	if (chosen.made.length === 0) {
		terminal.print(`${fixesText(chosen, "fixed") || nothingToFix}\n`);
		return report;
	}
	writeEdits(workspace.root, chosen.edits.map(unmaskedEdit));
	terminal.print(`${fixesText(chosen, "fixed")}\n`);
	return runOnWorkspace(openWorkspace(paths, options, terminal), runOptions, terminal, engine);
}
async function printFixes(paths, options, terminal, engine) {
	const { workspace, result, chosen } = await tryFixes(paths, options, terminal, engine);
	const { report, isShown } = result;
	const files = {
		textOf: (file) => readText(join(workspace.root, file), file),
		isShown
	};
	const made = chosen.made.filter(({ fix }) => fix.edits.every((edit) => isPatchable(edit, files)));
	const keys = new Set(made.flatMap(({ fix }) => fix.edits.map((edit) => JSON.stringify(edit))));
	const shown = chosen.edits.filter((edit) => keys.has(JSON.stringify(edit)));
	terminal.printError(fixesText(chosen, "would fix") || nothingToFix);
	terminal.printError(omittedEditsText(chosen.edits.filter((edit) => !shown.includes(edit))));
	terminal.print(patch(shown, files));
	return report;
}
async function tryFixes(paths, options, terminal, engine) {
	const workspace = openWorkspace(paths, options, terminal);
	const runOptions = {
		...options,
		all: listsEverything(options)
	};
	const input = workspaceRunInput(workspace, runOptions, terminal, engine, { maxFixes });
	const result = await withProgress(input, terminal.showProgress, runForFixes);
	return {
		workspace,
		runOptions,
		result,
		chosen: chooseFixes(result.report, options)
	};
}

export { printFixes, writeFixes };