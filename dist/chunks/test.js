import { a as mismatchText, c as decideTests, ct as testFilesIn, i as decidingTexts, l as askedMeshes, o as policyTestsFail, s as requestTitle, st as readTestFiles } from "./run.js";
import { t as groupBy } from "./group.js";
import { c as inertJson, d as line, t as clamp, u as inertOutput } from "./escape.js";
import { t as junitXml } from "./junit-xml.js";
import { t as unpainted } from "./paint.js";
import { n as unseenText } from "./request-text.js";
import { n as count, t as and } from "./words.js";
import { t as UsageError } from "./errors.js";
import { t as outOfTime } from "./time-budget.js";
import { E as checkPaths } from "./masked-config.js";
import { s as fileStart } from "./parse.js";
import { t as openTrees } from "./open-trees.js";
import { t as paintFor } from "./colours.js";
import { t as inputFor } from "./session.js";
import { n as openWorkspace } from "./workspace.js";

// src/report/policy-tests-junit.ts
/** Policy tests as JUnit XML: a suite for each file, with a test for each request in each mesh. */
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
/** The policy tests that failed, and how many there are, for a terminal. */
function policyTestsText(report, paint = unpainted) {
	const { results, mistakes } = report;
	const blocks = [...mistakes.map(({ at, message }) => [`${paint("red", "mistake")} ${line(message)}`, paint("dim", `  --> ${line(`${at.file}:${at.line}:${at.column}`)}`)]), ...results.filter(({ mismatches }) => mismatches.length > 0).map((result) => failureLines(result, paint))];
	const { unseen } = report;
	const texts = [
		...blocks.map((lines) => lines.join("\n")),
		...unseen.length > 0 ? [paint("dim", line(unseenText(unseen)))] : [],
		closing(report, paint)
	];
	return inertOutput(`${texts.join("\n\n")}\n`);
}
/** The same as JSON, with the tests that passed, without workflow commands. */
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
function closing(report, paint) {
	const { files, results, skipped, mistakes } = report;
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	const counts = and([
		`${count(results.length - failed, "test")} passed`,
		...failed > 0 ? [`${failed} failed`] : [],
		...skipped > 0 ? [`${skipped} left out, of other environments`] : [],
		...mistakes.length > 0 ? [count(mistakes.length, "mistake")] : []
	]);
	return paint(policyTestsFail(report) ? "red" : "green", `${counts} in ${count(files.length, "file")}`);
}

// src/run/policy-tests/run-policy-tests.ts
/**
* Decides the requests of the policy tests of head in its meshes. Throws `UsageError` for an invalid configuration, a
* path or environment that is not there, and where no test is named so or for the environments that are asked for.
*/
async function runPolicyTests(input, { paths, filter }) {
	checkPaths(input.head, paths);
	const trees = await openTrees(input);
	const files = testFilesIn(trees.head, trees.config, paths);
	if (files.length === 0) throw new UsageError("there are no policy tests: no file ends in `.meshgate-test.yaml`");
	const { tests, mistakes } = await readTestFiles(trees.head, files, input.now ?? 0);
	const chosen = tests.filter(({ name, request }) => filter === null || `${name}: ${request}`.includes(filter));
	if (chosen.length === 0 && mistakes.length === 0) throw new UsageError(`no test has \`${filter}\` in its name or request`);
	const rendered = await trees.meshesOf(trees.head);
	const { environments: requested } = input.options;
	const { late, ...decided } = await decideTests(chosen, {
		meshes: askedMeshes(rendered),
		tree: rendered.tree,
		host: input.host,
		existing: rendered.environments,
		requested,
		areAll: true
	});
	const ofTime = late.map((file) => ({
		at: fileStart(file),
		message: outOfTime(input.host.budget)
	}));
	const report = {
		files,
		...decided,
		mistakes: [
			...mistakes,
			...decided.mistakes,
			...ofTime
		]
	};
	if (report.results.length === 0 && report.mistakes.length === 0) throw new UsageError(`no test is for ${requested.map((name) => `\`${name}\``).join(" or ")}`);
	return report;
}

// src/cli/test.ts
/** `meshgate test [PATH...]`: runs policy tests. Exit code 1 if one fails, or a test file has a mistake. */
async function testCommand(paths, { filter, ...options }, terminal, engine) {
	const workspace = openWorkspace(paths, options, terminal);
	const input = inputFor({
		...workspace,
		paths: []
	}, options, terminal, engine);
	const report = await runPolicyTests(input, {
		paths: workspace.paths,
		filter: filter ?? null
	});
	terminal.print({
		text: () => policyTestsText(report, paintFor(terminal.colour)),
		json: () => policyTestsJson(report),
		junit: () => policyTestsJunit(report)
	}[options.format]());
	if (policyTestsFail(report)) terminal.exitWith(1);
}

export { testCommand };