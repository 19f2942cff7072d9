import { i as readConfig, r as defaultConfigFile } from "./config.js";
import { v as UsageError } from "./shapes.js";
import { i as exampleFiles, n as exampleResults, r as readRuleFiles, t as configuredChecks } from "./configured-checks.js";
import { r as createExpressions, t as createValidator } from "./schema-validator.js";
import { r as openFolder } from "./open.js";
import { n as groupBy } from "./group.js";
import { d as line, t as clamp, u as inertOutput } from "./escape.js";
import { t as junitXml } from "./junit-xml.js";
import { i as shortNameList, t as joinAnd } from "./join-words.js";
import { t as unpainted } from "./paint.js";
import { t as count } from "./words.js";
import { c as isInside, r as locationAt } from "./lines.js";
import { r as locationOf } from "./rule.js";
import "./lint.js";
import { y as readerOf } from "./find-chart.js";
import { t as paintFor } from "./colours.js";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

// src/core/rule-test-report.ts
function mismatchSentence({ line, name, text }) {
	return `line ${line}: ${name} ${text}`;
}
function ruleTestsFail({ results, mistakes }) {
	return mistakes.length > 0 || results.some(({ mismatches }) => mismatches.length > 0);
}

// src/report/rule-tests-junit.ts
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
	const sentences = mismatches.map(mismatchSentence);
	return {
		name: `${object} (line ${at.line})`,
		className: at.file,
		outcome: sentences.length === 0 ? "passed" : "failed",
		message: sentences[0] ?? "",
		details: sentences.map((sentence) => clamp(sentence)).join("\n")
	};
}

// src/report/rule-tests-text.ts
function ruleTestsText(report, paint = unpainted) {
	const lines = [
		...report.mistakes.map(({ at, message }) => `${paint("red", "mistake")}  ${placeOf(at)}  ${line(message)}`),
		...report.results.flatMap((result) => exampleLines(result, paint)),
		...report.untested.length > 0 ? [paint("dim", line(`no example shows what ${shortNameList(report.untested)} ${report.untested.length === 1 ? "finds" : "find"}`))] : [],
		closingLine(report, paint)
	];
	return inertOutput(`${lines.join("\n")}\n`);
}
function exampleLines({ at, object, rules, mismatches }, paint) {
	const title = `${placeOf(at)}  ${line(object)}`;
	if (mismatches.length > 0) return [`${paint("red", "failed")}   ${title}`, ...mismatches.map((mismatch) => `         ${line(mismatchSentence(mismatch))}`)];
	return [`${paint("green", "ok")}       ${title}${rules.length === 0 ? "" : `: ${line(rules.join(", "))}`}`];
}
function placeOf(at) {
	return `${line(at.file)}:${at.line}`;
}
function closingLine(report, paint) {
	const { files, results, mistakes } = report;
	const failed = results.filter(({ mismatches }) => mismatches.length > 0).length;
	const counts = joinAnd([
		`${count(results.length - failed, "example")} as expected`,
		...failed > 0 ? [`${failed} not`] : [],
		...mistakes.length > 0 ? [count(mistakes.length, "mistake")] : []
	]);
	return paint(ruleTestsFail(report) ? "red" : "green", `${counts} in ${count(files.length, "file")}`);
}

// src/run/rule-tests/test-rules.ts
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
function hasConfiguration(folder) {
	if (existsSync(join(folder, ".meshgate.yaml"))) return true;
	const above = dirname(folder);
	return above !== folder && hasConfiguration(above);
}

export { rulesTestCommand as n, rulesOfFolder as t };