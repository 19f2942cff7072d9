import { v as UsageError } from "./shapes.js";
import { c as coveredPercent, d as policyTestsFail, f as requestTitle, l as decidingTexts, u as mismatchText } from "./run.js";
import { n as groupBy } from "./group.js";
import { c as inertJson, d as line, t as clamp, u as inertOutput } from "./escape.js";
import { t as junitXml } from "./junit-xml.js";
import { a as groupedDigits, i as shortNameList, t as joinAnd } from "./join-words.js";
import { t as unpainted } from "./paint.js";
import { n as unseenText } from "./request-text.js";
import { t as count } from "./words.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { t as runPolicyTests } from "./run-policy-tests.js";
import { t as paintFor } from "./colours.js";
import { r as workspaceRunInput } from "./session.js";
import { t as errorText } from "./error-text.js";
import { n as openLiveFolder, t as watchFolder } from "./watch-folder.js";
import { t as openWorkspace } from "./workspace.js";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

// src/report/policy-tests-junit.ts
function policyTestsJunit({ files, results, mistakes }) {
	const [resultsByFile, mistakesByFile] = [groupBy(results, ({ at }) => at.file), groupBy(mistakes, ({ at }) => at.file)];
	const suites = files.map((file) => ({
		name: file,
		cases: [...(mistakesByFile.get(file) ?? []).map(mistakeCase), ...(resultsByFile.get(file) ?? []).map(resultCase)]
	}));
	return junitXml(suites);
}
function mistakeCase({ at, message }) {
	const place = `${at.file}:${at.line}:${at.column}`;
	return {
		name: place,
		className: at.file,
		outcome: "error",
		message,
		details: place
	};
}
function resultCase(result) {
	const { name, mesh, at, mismatches } = result;
	const details = [
		`${at.file}:${at.line}:${at.column}`,
		requestTitle(result),
		...decidingTexts(result)
	];
	return {
		name: `${name}: ${requestTitle(result)}`,
		className: mesh,
		outcome: mismatches.length === 0 ? "passed" : "failed",
		message: mismatches.map(mismatchText).join("; "),
		details: details.map((detail) => clamp(detail)).join("\n")
	};
}

// src/report/policy-tests-text.ts
function policyTestsText(report, paint = unpainted) {
	const { results, mistakes } = report;
	const blocks = [...mistakes.map(({ at, message }) => [`${paint("red", "mistake")} ${line(message)}`, paint("dim", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)]), ...results.filter(({ mismatches }) => mismatches.length > 0).map((result) => failureLines(result, paint))];
	const { unseen, coverage } = report;
	const texts = [
		...blocks.map((lines) => lines.join("\n")),
		...unseen.length > 0 ? [paint("dim", line(unseenText(unseen)))] : [],
		...coverage ? [coverageLines(coverage, paint).join("\n")] : [],
		closing(report, paint)
	];
	return inertOutput(`${texts.join("\n\n")}\n`);
}
function policyTestsJson(report) {
	return inertJson({
		schemaVersion: 1,
		...report
	});
}
function failureLines(result, paint) {
	const { name, mesh, at, mismatches } = result;
	return [
		`${paint("red", "failed")}  ${paint("bold", line(name))} (${line(mesh)})`,
		`  ${line(requestTitle(result))}`,
		...mismatches.map((mismatch) => `  ${line(mismatchText(mismatch))}`),
		...decidingTexts(result).map((text) => `  ${line(text)}`),
		paint("dim", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)
	];
}
const maxUnreached = 50;
function coverageLines(coverage, paint) {
	const { total, reached, unreached } = coverage;
	const hidden = unreached.length - maxUnreached;
	return [
		...unreached.length > 0 ? [paint("bold", "no test reaches")] : [],
		...unreached.slice(0, maxUnreached).map((item) => `  ${line(unreachedText(item))}`),
		...hidden > 0 ? [`  … and ${groupedDigits(hidden)} more: \`--format json\` lists all`] : [],
		`the tests reach ${groupedDigits(reached)} of ${groupedDigits(total)} rules, routes, issuers and principals: ${coveredPercent(coverage)} %`
	];
}
function unreachedText({ kind, object, path, value, meshes, file, line: number }) {
	return `${kind} ${object} ${path}${value === "" ? "" : ` ${value}`} (${shortNameList(meshes)})  ${file}:${number}`;
}
function closing(report, paint) {
	const { files, results, skipped, mistakes } = report;
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	const counts = joinAnd([
		`${count(results.length - failed, "test")} passed`,
		...failed > 0 ? [`${failed} failed`] : [],
		...skipped > 0 ? [`${skipped} left out, of other environments`] : [],
		...mistakes.length > 0 ? [count(mistakes.length, "mistake")] : []
	]);
	return paint(policyTestsFail(report) ? "red" : "green", `${counts} in ${count(files.length, "file")}`);
}

// src/report/proposal-text.ts
function proposalText({ text, cases, left }, { coverage }, file, paint = unpainted) {
	const unreached = coverage ? coverage.total - coverage.reached : 0;
	const lines = text === null ? [unreached === 0 ? "tests reach everything: nothing to write" : "no case could be proposed"] : [`${paint("green", "written")} ${line(file)}: ${count(cases, "case")} for what no test reached, with today's decisions`, "check that they say what is meant; `meshgate test` runs them"];
	const restLine = `${groupedDigits(left)} of ${count(unreached, "item")} still have no test: \`meshgate test --coverage\` lists them`;
	return inertOutput(`${[...lines, ...left > 0 ? [restLine] : []].join("\n")}\n`);
}

// src/cli/watch-tests.ts
async function repeatOnEdits(paths, options, terminal, work) {
	const folder = openLiveFolder(() => openWorkspace(paths, options, terminal));
	const repeat = repeatedWork(() => work().catch((error) => terminal.printError(`${errorText(error)}\n`)));
	const watched = watchFolder(folder.workspace.root, {
		isIgnored: (path) => folder.isIgnored(path),
		onChange: (changed) => {
			const edited = [...folder.look(changed)];
			if (edited.length === 0) return;
			terminal.print(`\n${edited.toSorted().join(", ")}\n\n`);
			repeat.start();
		}
	});
	const interrupted = new Promise((resolve) => terminal.onInterrupt(resolve));
	try {
		await Promise.race([
			watched.ready,
			watched.failed,
			interrupted
		]);
		repeat.start();
		await Promise.race([watched.failed, interrupted]);
	} finally {
		await Promise.all([watched.close(), repeat.end()]);
	}
}
function repeatedWork(work) {
	let running = null;
	let isAwaited = false;
	const run = async () => {
		do {
			isAwaited = false;
			await work();
		} while (isAwaited);
		running = null;
	};
	return {
		start() {
			isAwaited = true;
			running ??= run();
		},
		async end() {
			isAwaited = false;
			await running;
		}
	};
}

// src/cli/test.ts
async function testCommand(paths, options, terminal, engine) {
	const run = () => runOnce(paths, options, terminal, engine);
	if (!options.watch) return run();
	if (options.write !== void 0) throw new UsageError("--write and --watch do not go together");
	await repeatOnEdits(paths, options, terminal, run);
	terminal.exitWith(0);
}
async function runOnce(paths, options, terminal, engine) {
	const { filter = null, coverage, failUnder, write } = options;
	const workspace = openWorkspace(paths, options, terminal);
	const target = write === void 0 ? null : freeFile(write, options.force, workspace.root, terminal.folder);
	const input = workspaceRunInput({
		...workspace,
		paths: []
	}, options, terminal, engine);
	const { report, proposed } = await runPolicyTests(input, {
		paths: workspace.paths,
		filter,
		coverage: coverage || failUnder !== void 0,
		propose: target !== null
	});
	if (target && proposed) return writeProposal(target, proposed, report, terminal);
	const fails = policyTestsFail(report) || isUnder(report, failUnder);
	if (fails || !options.quiet) terminal.print(textOf(report, options, terminal));
	if (fails) terminal.exitWith(1);
}
function textOf(report, { format }, terminal) {
	const { colour, width } = terminal;
	return {
		text: () => wrapLines(policyTestsText(report, paintFor(colour)), width),
		json: () => policyTestsJson(report),
		junit: () => policyTestsJunit(report)
	}[format]();
}
function isUnder({ coverage }, least) {
	return coverage !== void 0 && least !== void 0 && coveredPercent(coverage) < least;
}
const usualFile = "proposed.meshgate-test.yaml";
function freeFile(write, isForced, root, folder) {
	const tests = join(root, "tests");
	const file = write === true ? join(existsSync(tests) ? tests : root, usualFile) : resolve(folder, write);
	if (!/\.meshgate-test\.ya?ml$/.test(file)) throw new UsageError(`\`${file}\` is no test file: end its name in \`.meshgate-test.yaml\``);
	if (existsSync(file) && !isForced) throw new UsageError(`\`${file}\` exists: name another file, or replace it with --force`);
	if (!existsSync(dirname(file))) throw new UsageError(`there is no folder \`${dirname(file)}\``);
	return file;
}
function writeProposal(file, proposed, report, terminal) {
	if (proposed.text !== null) writeFileSync(file, proposed.text);
	const shown = relative(terminal.folder, file).replaceAll("\\", "/");
	terminal.print(proposalText(proposed, report, shown, paintFor(terminal.colour)));
}

export { testCommand };