import { v as UsageError } from "./shapes.js";
import { t as errorText } from "./error-text.js";
import { n as openSession, t as watchEdits } from "./watch-edits.js";
import { n as openLiveFolder } from "./watch-folder.js";
import { t as joinAnd } from "./join-words.js";
import { d as line, u as inertOutput } from "./escape.js";
import { t as unpainted } from "./paint.js";
import { i as sortFindings, t as blocks } from "./verdict.js";
import { i as findingLine, n as closingLine, r as findingBlock, t as text } from "./text.js";
import { t as count } from "./words.js";
import { t as paintFor } from "./colours.js";
import { n as runSetup } from "./session.js";
import { t as openWorkspace } from "./workspace.js";

// src/report/edit-text.ts
const [maxBlocks, maxFiles] = [10, 3];
function editText({ report, appeared, fixed, edited }, options) {
	const paint = options.paint ?? unpainted;
	const sorted = sortFindings(appeared);
	const news = [...sorted.slice(0, maxBlocks).map((finding) => findingBlock(finding, paint, blocks(finding, options.gate))), ...sorted.slice(maxBlocks).map((finding) => findingLine(finding, paint))];
	const gone = sortFindings(fixed).map(({ at, message, rule }) => `${paint("green", "fixed")}  ${line(at.file)}:${at.line}:${at.column}  ${line(message)}  ${paint("dim", line(rule))}`);
	const counts = [...appeared.length === 0 ? [] : [count(appeared.length, "new finding")], ...fixed.length === 0 ? [] : [`${fixed.length} fixed`]];
	const answer = counts.length === 0 ? "nothing new" : counts.join(", ");
	return inertOutput(`\n${[
		...news,
		...gone,
		`${filesText(edited)}: ${answer}; now ${closingLine(report, options)}`
	].join("\n")}`);
}
function filesText(files) {
	const named = files.slice(0, maxFiles).map(line);
	const hidden = files.length - named.length;
	return files.length === 0 ? "checked again" : joinAnd([...named, ...hidden > 0 ? [`${hidden} more`] : []]);
}

// src/cli/watch.ts
async function watchCommand(paths, options, terminal, engine) {
	checkWatchOptions(options);
	const folder = openLiveFolder(() => openWorkspace(paths, options, terminal));
	const extent = { causes: options.causes };
	const session = openSession(folder, {
		...runSetup(folder.workspace, options, terminal, engine, extent),
		seconds: options.timeBudget
	});
	const interrupted = new Promise((resolve) => terminal.onInterrupt(resolve));
	const watched = await watchEdits(folder, session, {
		checked: printer(options, terminal),
		settled: settledPrinter(options, terminal),
		failed: (error) => terminal.printError(`${errorText(error)}\n`)
	});
	try {
		await Promise.race([watched.failed, interrupted]);
	} finally {
		await watched.close();
	}
}
function printer(gate, terminal) {
	const paint = paintFor(terminal.colour);
	let isFirst = true;
	return (checked, edited) => {
		const options = {
			gate,
			paint
		};
		terminal.print(isFirst ? `${text(checked.report, options)}\n${watching}` : editText({
			...checked,
			edited: [...edited]
		}, options));
		isFirst = false;
	};
}
function settledPrinter(gate, terminal) {
	const paint = paintFor(terminal.colour);
	let isFirst = true;
	return (checked) => {
		if (!checked.invariants) return;
		if (checked.appeared.length + checked.fixed.length > 0 || isFirst) terminal.print(editText({
			...checked,
			edited: []
		}, {
			gate,
			paint
		}));
		isFirst = false;
	};
}
const watching = "watching for edits; Ctrl-C ends\n";
function checkWatchOptions(options) {
	const { base, staged, fix, fixDryRun, profile, format, output, failOnDiff } = options;
	const refused = [
		...base === void 0 ? [] : ["--base"],
		...staged ? ["--staged"] : [],
		...fix ? ["--fix"] : [],
		...fixDryRun ? ["--fix-dry-run"] : [],
		...profile ? ["--profile"] : [],
		...failOnDiff ? ["--fail-on-diff"] : [],
		...format === "text" ? [] : ["--format"],
		...output.length > 0 ? ["--output"] : []
	];
	if (refused.length === 0) return;
	throw new UsageError(`\`--watch\` prints what each edit brings, compared with the state before it; leave out ${refused.map((flag) => `\`${flag}\``).join(", ")}`);
}

export { watchCommand };