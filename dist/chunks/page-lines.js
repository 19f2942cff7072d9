import { i as sequenceDifferences } from "./data.js";

// src/run/page-lines.ts
function lineMap(from, to) {
	const differencesByFile = /* @__PURE__ */ new Map();
	return (file, line) => {
		const differences = differencesByFile.get(file) ?? differencesOf(file, from, to);
		differencesByFile.set(file, differences);
		return mapped(line - 1, differences);
	};
}
function differencesOf(file, from, to) {
	const [data, otherData] = [from.read(file), to.read(file)];
	if (!data || !otherData || Buffer.compare(data, otherData) === 0) return [];
	return sequenceDifferences(linesOf(data), linesOf(otherData));
}
function linesOf(data) {
	return new TextDecoder().decode(data).split("\n");
}
function mapped(index, differences) {
	let offset = 0;
	for (const { baseStart, baseEnd, headStart, headEnd } of differences) {
		if (baseStart > index) break;
		if (index < baseEnd) return {
			line: headStart + 1,
			isExact: false
		};
		offset = headEnd - baseEnd;
	}
	return {
		line: index + offset + 1,
		isExact: true
	};
}
function moveToPageLines(report, map) {
	return {
		...report,
		findings: report.findings.map((finding) => finding.status === "fixed" || finding.side === "base" ? finding : onPage(finding, map)),
		consequences: report.consequences.map((consequence) => consequence.side === "base" ? consequence : {
			...consequence,
			at: moved(consequence.at, map)
		}),
		changes: report.changes.map((change) => ({
			...change,
			causes: change.causes.map((cause) => cause.side === "base" ? cause : {
				...cause,
				at: moved(cause.at, map)
			})
		})),
		checkChanges: report.checkChanges.map((change) => change.side === "base" ? change : {
			...change,
			at: moved(change.at, map)
		})
	};
}
function addPageLines(report, page) {
	const findings = report.findings.map((finding, index) => {
		const { at } = page.findings[index];
		return at.line === finding.at.line && at.endLine === finding.at.endLine ? finding : {
			...finding,
			headAt: at
		};
	});
	return {
		...report,
		findings
	};
}
function reportWithPageLines(report) {
	return {
		...report,
		findings: report.findings.map(({ headAt, ...finding }) => ({
			...finding,
			at: headAt ?? finding.at
		}))
	};
}
function onPage({ fix, ...finding }, map) {
	const isShown = fix?.edits.every(({ file, line, endLine }) => [line, endLine].every((each) => map(file, each).isExact));
	return {
		...finding,
		at: moved(finding.at, map),
		related: finding.related.map(({ at, note }) => ({
			at: moved(at, map),
			note
		})),
		...fix && isShown && { fix: {
			...fix,
			edits: fix.edits.map((edit) => moved(edit, map))
		} }
	};
}
function moved(place, map) {
	const line = map(place.file, place.line).line;
	return {
		...place,
		line,
		endLine: Math.max(line, map(place.file, place.endLine).line)
	};
}
function pageChangedLines(changedLines, map) {
	return (file) => changedLines(file)?.map(({ start, end }) => ({
		start: map(file, start).line,
		end: end === Number.MAX_SAFE_INTEGER ? end : map(file, end).line
	})) ?? null;
}

export { reportWithPageLines as a, pageChangedLines as i, lineMap as n, moveToPageLines as r, addPageLines as t };