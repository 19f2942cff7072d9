import { i as readConfig, r as defaultConfigFile } from "./config.js";
import { n as UsageError } from "./errors.js";
import { n as readRuleFiles, r as exampleFiles, t as configuredChecks } from "./configured-checks.js";
import { r as createExpressions, t as createValidator } from "./schema-validator.js";
import { r as openFolder } from "./open.js";
import { t as groupBy } from "./group.js";
import { d as line, t as clamp, u as inertOutput } from "./escape.js";
import { t as junitXml } from "./junit-xml.js";
import { t as unpainted } from "./paint.js";
import { i as named, n as count, t as and } from "./words.js";
import { a as isInside } from "./tree.js";
import { t as lint } from "./lint.js";
import { c as locationAt } from "./parse.js";
import { o as manifestsOf } from "./values.js";
import { C as createMesh, O as emptyContext, T as emptyMesh, u as locationOf } from "./kind-shape.js";
import { v as readerOf } from "./find-chart.js";
import { t as paintFor } from "./colours.js";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

// src/core/rule-test-report.ts
/** True if an example is not as it is marked, or a rule or file has a mistake. */
function ruleTestsFail({ results, mistakes }) {
	return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0);
}

// src/report/rule-tests-junit.ts
/** Examples of custom rules as JUnit XML: a suite for each file, with a test for each object and each mistake. */
function ruleTestsJunit({ results, mistakes }) {
	const cases = [...mistakes.map(({ at, message }) => ({
		file: at.file,
		testCase: mistakeCase(at.file, at.line, message)
	})), ...results.map((result) => ({
		file: result.at.file,
		testCase: exampleCase(result)
	}))];
	const byFile = groupBy(cases, ({ file }) => file);
	return junitXml([...byFile].map(([name, group]) => ({
		name,
		cases: group.map(({ testCase }) => testCase)
	})));
}
function mistakeCase(file, line, message) {
	const place = `${file}:${line}`;
	return {
		name: place,
		className: file,
		outcome: "error",
		message,
		details: place
	};
}
function exampleCase({ at, object, mismatches }) {
	return {
		name: `${object} (line ${at.line})`,
		className: at.file,
		outcome: mismatches.length === 0 ? "passed" : "failed",
		message: mismatches[0] ?? "",
		details: mismatches.map((mismatch) => clamp(mismatch)).join("\n")
	};
}

// src/report/rule-tests-text.ts
/** One line for each example of custom rules, what is not as expected, and how many there are, for a terminal. */
function ruleTestsText(report, paint = unpainted) {
	const lines = [
		...report.mistakes.map(({ at, message }) => `${paint("red", "mistake")}  ${placeOf(at)}  ${line(message)}`),
		...report.results.flatMap((result) => exampleLines(result, paint)),
		...report.untested.length > 0 ? [paint("dim", line(`no example shows what ${named(report.untested)} ${report.untested.length === 1 ? "finds" : "find"}`))] : [],
		closingLine(report, paint)
	];
	return inertOutput(`${lines.join("\n")}\n`);
}
function exampleLines({ at, object, rules, mismatches }, paint) {
	const title = `${placeOf(at)}  ${line(object)}`;
	if (mismatches.length > 0) return [`${paint("red", "failed")}   ${title}`, ...mismatches.map((mismatch) => `         ${line(mismatch)}`)];
	return [`${paint("green", "ok")}       ${title}${rules.length === 0 ? "" : `: ${line(rules.join(", "))}`}`];
}
function placeOf(at) {
	return `${line(at.file)}:${at.line}`;
}
function closingLine(report, paint) {
	const { files, results, mistakes } = report;
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	const counts = and([
		`${count(results.length - failed, "example")} as expected`,
		...failed > 0 ? [`${failed} not`] : [],
		...mistakes.length > 0 ? [count(mistakes.length, "mistake")] : []
	]);
	return paint(ruleTestsFail(report) ? "red" : "green", `${counts} in ${count(files.length, "file")}`);
}

// src/run/rule-tests/example-results.ts
/** What custom rules find in the objects of an example file, beside what its marks expect. */
function exampleResults(reader, file, customRules) {
	const lines = (reader.text(file) ?? "").split(/\r\n?|\n/);
	return manifestsOf(reader.documents(file), file, null).map((manifest) => {
		const mesh = createMesh({
			...meshOf(manifest, lines),
			context: {
				...emptyContext,
				customRules
			}
		});
		return resultOf(manifest, lint(mesh, []), lines);
	});
}
/** A mesh of one object, which is applied as the comments above it say. */
function meshOf(manifest, lines) {
	const { environment = null, release } = settingsAbove(manifest.root.location.line, lines);
	const { target: id } = manifest;
	const targets = release === void 0 ? [] : [{
		id,
		path: id,
		environment,
		missing: [],
		kind: "helm",
		release,
		namespace: null,
		values: []
	}];
	return {
		...emptyMesh,
		environment,
		targets,
		manifests: [manifest]
	};
}
/** The settings in the comments right above a line: `# environment: prod`, `# release: shop`. */
function settingsAbove(line, lines) {
	const above = lines.slice(0, line - 1);
	const start = above.findLastIndex((text) => !/^\s*(#|$)/.test(text)) + 1;
	const settings = above.slice(start).flatMap((text) => {
		const [, key, value] = /^\s*#\s*(environment|release):\s*(\S+)\s*$/.exec(text) ?? [];
		return key === void 0 ? [] : [[key, value]];
	});
	return Object.fromEntries(settings);
}
function resultOf(manifest, findings, lines) {
	const { location } = manifest.root;
	const expected = marksBetween(location.line, location.endLine, lines);
	const unmet = expected.filter(({ line, name }) => !findings.some((finding) => isNamed(finding, line, name)));
	const unexpected = findings.filter((finding) => !expected.some(({ line, name }) => isNamed(finding, line, name)));
	return {
		at: location,
		object: `${manifest.kind}/${manifest.name}`,
		rules: [...new Set(findings.map(({ rule }) => rule))],
		mismatches: [...unmet.map(({ line, name }) => `line ${line}: ${name} is expected, and does not find it`), ...unexpected.map(({ at, rule, message }) => `line ${at.line}: ${rule} finds it, and is not expected: ${message}`)]
	};
}
/** True for a finding at a line by the name of its rule, or of its rule and code. */
function isNamed({ at, rule, code }, line, name) {
	return at.line === line && (name === rule || name === `${rule}/${code}`);
}
/** The marks in some lines: `# expect: custom/a, custom/b`. */
function marksBetween(first, last, lines) {
	return lines.slice(first - 1, last).flatMap((text, index) => {
		const [, names] = /#\s*expect:\s*(.*?)\s*$/.exec(text) ?? [];
		return names === void 0 ? [] : names.split(/,\s*/).map((name) => ({
			line: first + index,
			name
		}));
	});
}

// src/run/rule-tests/test-rules.ts
/**
* Tries the custom rules of a configuration on its examples: the files among those of `custom-rules` whose names end in
* `.example.yaml`.
*
* @param paths files and folders to which the examples are narrowed; empty for all
*/
async function testRules(reader, config, scope, paths) {
	const { customRules, problems } = await configuredChecks(reader, config, scope, {});
	const files = exampleFiles(reader, config["custom-rules"] ?? []).filter((file) => paths.length === 0 || paths.some((path) => isInside(file, path)));
	const results = files.flatMap((file) => exampleResults(reader, file, customRules));
	const tested = new Set(results.flatMap(({ rules }) => rules));
	return {
		files,
		results,
		mistakes: [...problems.customRuleProblems().map(({ node, message }) => ({
			at: locationOf(node),
			message
		})), ...files.flatMap((file) => syntaxMistakesIn(reader, file))],
		untested: (customRules?.rules ?? []).flatMap(({ id }) => tested.has(id) ? [] : id)
	};
}
function syntaxMistakesIn(reader, file) {
	return reader.documents(file).flatMap(({ source, root, problems }) => root === null ? problems.map(({ message, start, end }) => ({
		at: locationAt(source, start, end),
		message: `cannot be read: ${message}`
	})) : []);
}

// src/cli/rules.ts
/**
* `meshgate rules test [PATH...]`: tries the rules of the repository on its examples. Exit code 1 if one is not as its marks
* expect, or if a rule has a mistake.
*/
async function rulesTestCommand(paths, { config: configFile, format, quiet }, { folder, env, processWorker, colour, print, exitWith }) {
	const workspace = openFolder({
		folder,
		paths,
		base: null,
		env
	});
	const reader = readerOf(workspace.head);
	const config = await readConfig(reader, configFile);
	if (!config["custom-rules"]) throw new UsageError(`there are no rules: \`custom-rules\` in \`${configFile}\` names their files`);
	const host = {
		expressions: createExpressions(processWorker),
		validator: createValidator(processWorker)
	};
	const report = await testRules(reader, config, {
		options: { configFile },
		host
	}, workspace.paths);
	const fails = ruleTestsFail(report);
	if (format === "junit") print(ruleTestsJunit(report));
	else if (fails || !quiet) print(ruleTestsText(report, paintFor(colour)));
	if (fails) exitWith(1);
}
/** The rules of the repository around the current folder; none where its configuration cannot be read. */
async function rulesOfFolder({ folder, env }) {
	if (!hasConfiguration(folder)) return [];
	try {
		const reader = readerOf(openFolder({
			folder,
			paths: [],
			base: null,
			env
		}).head);
		const config = await readConfig(reader);
		const { rules } = await readRuleFiles(reader, config["custom-rules"] ?? []);
		return rules.map(({ rule }) => rule);
	} catch (error) {
		if (error instanceof UsageError) return [];
		throw error;
	}
}
/** True if the folder or one above has a configuration, so that it is worth to look at its files. */
function hasConfiguration(folder) {
	if (existsSync(join(folder, ".meshgate.yaml"))) return true;
	const above = dirname(folder);
	return above !== folder && hasConfiguration(above);
}

export { rulesTestCommand as n, rulesOfFolder as t };