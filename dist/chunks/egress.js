import { i as shortNameList } from "./join-words.js";
import { _ as visible, c as inertJson, d as line, m as prose, n as code, p as plainMarkdown, u as inertOutput } from "./escape.js";
import { _ as sharedReasonsTitle, a as destinationName, c as isEgressUnknown, d as placeWords, f as sharedUnread, h as verdictWords, i as changedHandling, l as meshName, m as unreadWords, n as anyHostWords, o as egressFails, p as unreadTitle, r as changeWord, s as handlingWords, t as allowlistWords, u as outsideName } from "./egress-words.js";
import { t as unpainted } from "./paint.js";
import { c as pictureMarkup, g as markup, h as pictureCss, i as destinationTitle, l as stackDrawings, r as clientTitle, t as egressDrawing, u as textDrawing } from "./egress-picture.js";
import { t as count } from "./words.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { t as askEgress } from "./ask-egress.js";
import { T as graphOfAnswer } from "./run.js";
import { t as paintFor } from "./colours.js";
import { r as workspaceRunInput } from "./session.js";
import { t as openWorkspace } from "./workspace.js";

// src/report/egress/egress-text.ts
function egressText(answer, paint = unpainted) {
	const { meshes, allowlist } = answer;
	const unread = unreadLines(answer.unread, paint);
	const reasons = sharedUnread(answer);
	const blocks = [
		...meshes.length === 0 ? [noMeshText] : [],
		...unread.length > 0 ? [["elsewhere", ...unread].join("\n")] : [],
		...meshes.map((mesh) => meshLines$1(mesh, reasons, paint).join("\n")),
		...reasons.shared.length > 0 ? [[sharedReasonsTitle, ...unreadLines(reasons.shared, paint)].join("\n")] : [],
		...allowlist.length > 0 ? [allowlist.map((problem) => problemLine(problem, paint)).join("\n")] : []
	];
	return inertOutput(`${blocks.join("\n\n")}\n`);
}
function problemLine(problem, paint) {
	const { severity, file, line: number } = problem;
	return `${paint(colours$1[severity], severity)}  ${line(allowlistWords(problem))}${dim(`${file}:${number}`, paint)}`;
}
const colours$1 = {
	error: "red",
	warning: "yellow"
};
const noMeshText = "no mesh of the repository declares, routes or limits calls of outside hosts";
function meshLines$1(mesh, reasons, paint) {
	const { difference } = mesh;
	return [
		paint("bold", line(meshName(mesh))),
		...mesh.shared.length > 0 ? ["  all that import every host", ...exitLines(mesh.shared, paint)] : [],
		...mesh.groups.flatMap((group) => groupLines(group, mesh.unread.length > 0, paint)),
		...difference ? differenceLines(difference, reasons, paint) : unreadLines(reasons.ofMesh(mesh.unread), paint),
		...outsideLines(mesh.outside ?? [], paint)
	];
}
function outsideLines(outside, paint) {
	const lines = outside.flatMap((item) => [`    ${paint(colours$1[item.severity], item.severity)}  ${line(`${outsideName(item)} for ${shortNameList(item.clients, maxNames$1)}`)}${dim(placeWords(item.by), paint)}`, ...item.missing.map((input) => `      depends on ${line(input)}`)]);
	return lines.length === 0 ? [] : ["  outside of the allow-list", ...lines];
}
function unreadLines(unread, paint) {
	const words = unreadWords({ unread }).map((text) => `    ${line(text)}`);
	return words.length === 0 ? [] : [`  ${paint("yellow", unreadTitle)}`, ...words];
}
function groupLines(group, isIncomplete, paint) {
	const { clients, reachesShared, except, exits, anyHost, limits, missing } = group;
	const exceptions = except.length === 0 ? "" : `, but for ${shortNameList(except, maxNames$1)}`;
	const also = reachesShared ? [`    what all reach${exceptions}`] : [];
	const noExits = isIncomplete ? "    nothing outside by what was read" : "    nothing outside";
	const none = !reachesShared && exits.length === 0 && !anyHost ? [noExits] : [];
	return [
		`  ${paint("cyan", line(shortNameList(clients, maxNames$1)))}`,
		...anyHost ? [`    ${paint("yellow", "any host")}: ${line(anyHostWords(anyHost))}${dim(placeWords(anyHost.by), paint)}`] : [],
		...also,
		...exitLines(exits, paint),
		...none,
		...limits.map((limit) => `    also limited by ${line(limit)}`),
		...missing.map((input) => `    depends on ${line(input)}`)
	];
}
const maxNames$1 = 12;
function exitLines(exits, paint) {
	return exits.map((exit) => `    ${line(destinationName(exit))}  ${line(handlingWords(exit))}${dim(placeWords(exit.by), paint)}`);
}
function dim(text, paint) {
	return text === "" ? "" : paint("dim", `  ${line(text)}`);
}
function differenceLines(difference, reasons, paint) {
	const { verdict, because, anyHost, changes } = difference;
	const colour = verdict === "nothing-new" ? "green" : verdict === "new" ? "red" : "yellow";
	return [
		"  against base",
		...anyHost.map((change) => `    ${change.kind}  any host for ${line(shortNameList(change.clients, maxNames$1))}: ${line(anyHostWords(change))}${dim(placeWords(change.by), paint)}`),
		...changes.flatMap((change) => changeLines(change, paint)),
		`    ${paint(colour, line(verdictWords(difference)))}`,
		...reasons.ofMesh(because).map((reason) => `      ${line(reason)}`)
	];
}
function changeLines(change, paint) {
	const { clients, missing, by } = change;
	const { before, after } = changedHandling(change);
	const title = `${changeWord(change)}  ${destinationName(change)} for ${shortNameList(clients, maxNames$1)}`;
	return [
		`    ${line(title)}${dim(placeWords(by), paint)}`,
		...before.map((text) => `      - ${line(text)}`),
		...after.map((text) => `      + ${line(text)}`),
		...missing.map((input) => `      depends on ${line(input)}`)
	];
}

// src/report/egress/egress-markdown.ts
function egressMarkdown(answer) {
	const { meshes, allowlist } = answer;
	const problems = allowlist.map((problem) => `- ${problem.severity}: ${prose(allowlistWords(problem))} (${code(`${problem.file}:${problem.line}`)})`);
	const unread = unreadSection(answer.unread);
	const reasons = sharedUnread(answer);
	const sections = [
		...meshes.length === 0 ? [noMeshText] : [],
		...unread.length > 0 ? ["## Elsewhere", ...unread] : [],
		...meshes.map((mesh) => meshSection(mesh, reasons)),
		...reasons.shared.length > 0 ? [`## ${sharedReasonsTitle}`, ...unreadSection(reasons.shared)] : [],
		...problems.length > 0 ? [problems.join("\n")] : []
	];
	return inertOutput(`${sections.join("\n\n")}\n`);
}
function meshSection(mesh, reasons) {
	const { difference } = mesh;
	return [
		`## ${plainMarkdown(meshName(mesh))}`,
		...difference ? [differenceSection(difference, reasons)] : unreadSection(reasons.ofMesh(mesh.unread)),
		...outsideSection(mesh.outside ?? []),
		table([
			"Who",
			"Reaches",
			"How",
			"Declared by"
		], [...mesh.shared.map((exit) => exitRow("all that import every host", exit)), ...mesh.groups.flatMap(groupRows)])
	].join("\n\n");
}
function unreadSection(unread) {
	const items = unreadWords({ unread }).map((text) => `- ${prose(text)}`);
	return items.length === 0 ? [] : [`**${unreadTitle}**`, items.join("\n")];
}
function outsideSection(outside) {
	if (outside.length === 0) return [];
	return ["**Outside of the allow-list**", table([
		"",
		"Destination",
		"For",
		"Depends on",
		"Because of"
	], outside.map((item) => [
		item.severity,
		item.port === null ? "any host" : code(outsideName(item)),
		plainMarkdown(shortNameList(item.clients, maxNames)),
		item.missing.map(prose).join("<br>"),
		place(item.by)
	]))];
}
function differenceSection(difference, reasons) {
	const { because, anyHost, changes } = difference;
	const rows = [...anyHost.map((change) => [
		change.kind,
		"any host",
		plainMarkdown(shortNameList(change.clients, maxNames)),
		prose(anyHostWords(change)),
		place(change.by)
	]), ...changes.map(changeRow)];
	return [
		`**${plainMarkdown(verdictWords(difference))}**`,
		...because.length > 0 ? [reasons.ofMesh(because).map((reason) => `- ${prose(reason)}`).join("\n")] : [],
		...rows.length > 0 ? [table([
			"",
			"Destination",
			"For",
			"How",
			"Because of"
		], rows)] : []
	].join("\n\n");
}
const maxNames = 12;
function changeRow(change) {
	const { before, after } = changedHandling(change);
	const how = [[before, after].map((words) => words.map(prose).join("<br>")).filter((text) => text !== "").join("<br>→ "), ...change.missing.map((input) => `depends on ${prose(input)}`)];
	return [
		changeWord(change),
		code(destinationName(change)),
		plainMarkdown(shortNameList(change.clients, maxNames)),
		how.filter((text) => text !== "").join("<br>"),
		place(change.by)
	];
}
function groupRows(group) {
	const { clients, reachesShared, except, exits, anyHost, limits, missing } = group;
	const who = plainMarkdown(shortNameList(clients, maxNames));
	const notes = [...limits.map((limit) => `also limited by ${plainMarkdown(limit)}`), ...missing.map((input) => `depends on ${prose(input)}`)].join("<br>");
	const exceptions = except.length === 0 ? "" : `, but for ${except.slice(0, maxNames).map(code).join(", ")}`;
	const rows = [
		...anyHost ? [[
			who,
			"any host",
			prose(anyHostWords(anyHost)),
			place(anyHost.by)
		]] : [],
		...reachesShared ? [[
			who,
			`what all reach${exceptions}`,
			"",
			""
		]] : [],
		...exits.map((exit) => exitRow(who, exit))
	];
	const shown = rows.length > 0 ? rows : [[
		who,
		"nothing outside",
		"",
		""
	]];
	return notes === "" ? shown : [...shown, [
		who,
		"",
		notes,
		""
	]];
}
function exitRow(who, exit) {
	return [
		who,
		code(destinationName(exit)),
		prose(handlingWords(exit)),
		place(exit.by)
	];
}
function place(by) {
	return by ? code(placeWords(by)) : "";
}
function table(header, rows) {
	const row = (cells) => `| ${cells.join(" | ")} |`;
	return [
		row(header),
		row(header.map(() => "---")),
		...rows.map(row)
	].join("\n");
}

// src/report/egress/egress-mermaid.ts
function egressMermaid(answer, graphOf) {
	const elsewhere = unreadLabel(answer).map((text) => `  elsewhere[${text}]`);
	return `${[
		"flowchart LR",
		...answer.meshes.flatMap((mesh, index) => meshLines(mesh, graphOf(mesh), index)),
		...elsewhere
	].join("\n")}\n`;
}
function unreadLabel(answer) {
	const words = unreadWords(answer);
	return words.length === 0 ? [] : [label(`${unreadTitle}: ${words.join(", ")}`)];
}
function meshLines(mesh, graph, index) {
	const chart = new Chart(`m${index}`);
	for (const [client] of graph.clients.entries()) chart.node(clientLabel(graph, client));
	for (const arrow of graph.arrows) {
		const ends = [
			clientLabel(graph, arrow.from),
			...arrow.via,
			destinationTitle(arrow)
		];
		for (const [at, name] of ends.slice(0, -1).entries()) chart.arrow(name, ends[at + 1], connectorOf(arrow));
	}
	const notes = [...hiddenNotes(graph), ...differenceNotes(mesh)].map((text, number) => `    ${chart.id}note${number}[${label(text)}]`);
	const unread = mesh.difference ? [] : unreadLabel(mesh).map((text) => `    ${chart.id}unread[${text}]`);
	return [
		`  subgraph ${chart.id} [${label(meshName(mesh))}]`,
		...chart.lines,
		...notes,
		...unread,
		"  end"
	];
}
function clientLabel(graph, index) {
	return [clientTitle(graph, index), ...graph.clients[index].notes ?? []].join("; ");
}
function connectorOf({ change, mode, missing = [] }) {
	const line = change === "opened" ? "==>" : change === "closed" ? "--x" : mode === "mediated" ? "-->" : "-.->";
	const notes = [...change === "changed" ? ["in another way"] : [], ...missing.map((input) => `depends on ${input}`)];
	return notes.length === 0 ? line : `${line}|${label(notes.join("; "))}|`;
}
function hiddenNotes({ hidden }) {
	return hidden === 0 ? [] : [`${count(hidden, "more arrow")} ${hidden === 1 ? "is" : "are"} not drawn`];
}
function differenceNotes({ difference }) {
	if (!difference) return [];
	const because = unreadWords({ unread: difference.because });
	return [[verdictWords(difference), ...because.length > 0 ? [because.join(", ")] : []].join(" ")];
}
var Chart = class {
	id;
	nodes = /* @__PURE__ */ new Map();
	arrows = /* @__PURE__ */ new Set();
	constructor(id) {
		this.id = id;
	}
	arrow(from, to, connector) {
		this.arrows.add(`    ${this.node(from)} ${connector} ${this.node(to)}`);
	}
	node(name) {
		const id = this.nodes.get(name) ?? `${this.id}n${this.nodes.size}`;
		this.nodes.set(name, id);
		return id;
	}
	get lines() {
		return [...[...this.nodes].map(([name, id]) => `    ${id}[${label(name)}]`), ...this.arrows];
	}
};
function label(text) {
	return `"${visible(text).replace(/[^\w .:/*,=-]/gu, (character) => `#${character.codePointAt(0)};`)}"`;
}

// src/report/egress/egress-svg.ts
function egressSvg(answer, graphOf) {
	const { meshes } = answer;
	const content = stackDrawings([
		...meshes.length === 0 ? [textDrawing(noMeshText)] : [],
		...unreadDrawings(answer),
		...meshes.map((mesh) => meshDrawing(mesh, graphOf(mesh)))
	], meshGap);
	const { html } = pictureMarkup(withMargin(content), {
		id: "egress",
		title: "What pods reach outside",
		description: meshes.map(meshName).join(", ")
	});
	const [, start, rest] = /^(<svg [^>]*>)(.*)$/s.exec(html);
	return inertOutput(`${start}<style>${colours}${pictureCss}</style>${rest}\n`.replace(/[\ufffe\uffff]/g, "�"));
}
const meshGap = 36;
const margin = 16;
function meshDrawing(mesh, graph) {
	const { difference } = mesh;
	const verdict = difference ? [verdictWords(difference), ...difference.because] : [];
	return stackDrawings([
		textDrawing(meshName(mesh), "heading"),
		egressDrawing(graph),
		...verdict.map((words) => textDrawing(words)),
		...difference ? [] : unreadDrawings(mesh)
	], 12);
}
function unreadDrawings(answer) {
	const words = unreadWords(answer);
	return words.length === 0 ? [] : [`${unreadTitle}:`, ...words].map((text) => textDrawing(text));
}
function withMargin({ width, height, body }) {
	const [outerWidth, outerHeight] = [width + 32, height + 32];
	return {
		width: outerWidth,
		height: outerHeight,
		body: markup`<rect class="ground" x="0" y="0" width="${outerWidth}" height="${outerHeight}"/><g transform="translate(${margin} ${margin})">${body}</g>`
	};
}
const colours = `
svg { --mono: ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace; --card: #ffffff; --sunken: #f3f5f8; --line: #d5dbe3; --text: #17202b; --muted: #52606f; --bad: #b3261e; --bad-fill: #fdecea; --warn: #7d4e00; --warn-fill: #fff4d9; --note: #1d4f9c; --note-fill: #e6f0fd; --good: #16692f; --good-fill: #e3f6e8; }
@media (prefers-color-scheme: dark) { svg { --card: #171c23; --sunken: #10151b; --line: #2d3641; --text: #e4e9ef; --muted: #a3b0be; --bad: #ff9c92; --bad-fill: #3a1714; --warn: #f3c15c; --warn-fill: #33260a; --note: #95c3ff; --note-fill: #12263f; --good: #7fd696; --good-fill: #10301b; } }
.ground { fill: var(--card); }
`;

// src/cli/egress.ts
async function egressCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const answer = await askEgress(workspaceRunInput(workspace, options, terminal, engine));
	const texts = {
		text: () => wrapLines(egressText(answer, paintFor(terminal.colour)), terminal.width),
		json: () => inertJson({
			schemaVersion: 1,
			...answer
		}),
		markdown: () => egressMarkdown(answer),
		mermaid: () => egressMermaid(answer, graphOfAnswer),
		svg: () => egressSvg(answer, graphOfAnswer)
	};
	const isUnknown = options.strict && isEgressUnknown(answer);
	const fails = answer.meshes.length === 0 || egressFails(answer) || isUnknown;
	if (fails || !options.quiet) terminal.print(texts[options.format]());
	if (fails) terminal.exitWith(1);
}

export { egressCommand };