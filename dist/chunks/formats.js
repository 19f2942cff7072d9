import { _ as visible, a as fence, c as inertJson, f as markdownLink, g as urlPath, h as sarifText, i as commandProperty, m as prose, n as code, o as html, p as plainMarkdown, r as commandMessage, t as clamp, u as inertOutput } from "./escape.js";
import { i as sortFindings, n as verdict, t as blocks } from "./verdict.js";
import { a as matrixLines, c as deletedNames, d as isLoss, f as isBlockingConsequence, h as waiverWords, l as deletionGroups, m as waiverComment, o as matrixTitle, p as matrixTable, s as equalConsequences, t as text, u as deletionTitle } from "./text.js";
import { n as ruleUrl, t as docsUrl } from "./docs.js";
import { a as groupedDigits, t as joinAnd } from "./join-words.js";
import { n as causeWords, t as causeExtent } from "./cause-words.js";
import { n as objectTitle, r as sentence, t as count } from "./words.js";
import { _ as messageMarkup, a as arrowMarkup, c as pictureMarkup, d as textElementAt, f as textLines, g as markup, h as pictureCss, m as pageJs, n as egressPicture, o as boxMarkup, p as pageCss, s as boxSize, v as noMarkup, y as optionalMarkup } from "./egress-picture.js";
import { t as effectWords } from "./fix-words.js";
import { n as groupBy } from "./group.js";
import { a as skippedGroups, c as reasonsText, i as unrenderedChanges, l as unprovedTexts, n as missingTitle, o as skippedTitle, s as proofText, t as missingLines, u as targetTitles } from "./text-missing.js";
import { a as newlyNames, i as newlyHeading, o as uncheckedHeading, r as changeWords, s as uncheckedNames } from "./text-checks.js";
import { l as meshName } from "./egress-words.js";
import { i as unlistedText, l as notRenderedGroups, n as unaffectedExtent, o as coverageText, s as groupTitle, t as notListedText, u as testCountsText } from "./unaffected.js";
import { t as junitXml } from "./junit-xml.js";
import { n as distinctData } from "./distinct.js";
import { t as dependsOnText } from "./consequence-words.js";
import { r as isCustomRule } from "./custom-rule.js";
import { createHash } from "node:crypto";

// src/report/annotations.ts
function annotations(report, options) {
	if (options.annotate === "none") return {
		shown: [],
		hidden: 0
	};
	const candidates = report.findings.filter(({ status, side, waiver }) => side === void 0 && !waiver?.isEffective && (status === "new" || status === "existing" && !options.onlyNew));
	const annotated = sortFindings(candidates).flatMap((finding) => annotationOf(finding, options) ?? []);
	const usedByLevel = {
		error: 0,
		warning: 0,
		notice: 0
	};
	const shown = annotated.filter(({ level }) => ++usedByLevel[level] <= (options.max ?? 10));
	return {
		shown,
		hidden: annotated.length - shown.length
	};
}
function levelOf({ confidence, severity }) {
	return levels$1[confidence][severity];
}
const levels$1 = {
	certain: {
		error: "error",
		warning: "warning",
		info: "notice"
	},
	likely: {
		error: "warning",
		warning: "notice",
		info: "notice"
	}
};
const maxMessageLength = 4e3;
function annotationOf(finding, options) {
	if (options.annotate === "all" || isChanged(finding.at, options)) return annotation(finding, finding.at, messageWithRelated(finding), options);
	const related = finding.related.find(({ at }) => isChanged(at, options));
	if (related === void 0 && finding.status === "new" && annotatedAnywhere.has(finding.rule)) return annotation(finding, finding.at, messageWithRelated(finding), options);
	if (related === void 0) return void 0;
	const { file, line } = finding.at;
	return annotation(finding, related.at, `${finding.message}\nThe finding stands at ${file}:${line}. Here: ${related.note}`, options);
}
const annotatedAnywhere = /* @__PURE__ */ new Set(["meshgate/policy-test"]);
const maxRelated$1 = 2;
function messageWithRelated({ message, related }) {
	return [message, ...related.slice(0, maxRelated$1).map(({ at, note }) => `${at.file}:${at.line}: ${note}`)].join("\n");
}
function annotation(finding, at, message, options) {
	const { gate } = options;
	const comment = gate && blocks(finding, gate) ? waiverComment(finding) : null;
	const offer = comment === null ? "" : `\nTo accept it: ${comment}`;
	const where = finding.environments.length === 0 ? "" : `\nIn ${finding.environments.join(", ")}.`;
	return {
		level: levelOf(finding),
		at: {
			...at,
			file: visible(at.file)
		},
		title: visible(finding.confidence === "likely" ? `${finding.rule} (likely)` : finding.rule),
		message: clamp(visible(message + where), maxMessageLength - offer.length) + visible(offer)
	};
}
function isChanged({ file, line, endLine }, { changedLines }) {
	const ranges = changedLines?.(file) ?? null;
	return ranges === null || ranges.some(({ start, end }) => start <= endLine && line <= end);
}

// src/report/budget.ts
function fitSections(sections, limit) {
	let room = sections.reduce((remaining, section) => subtractSizes(remaining, sizeOf(section.shortest)), limit);
	const texts = /* @__PURE__ */ new Map();
	for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
		const available = addSizes(room, sizeOf(section.shortest));
		const text = section.fill(available);
		texts.set(section, text);
		room = subtractSizes(available, sizeOf(text));
	}
	return sections.map((section) => texts.get(section)).join("");
}
function fixedSection(text) {
	return {
		rank: 0,
		shortest: text,
		fill: () => text
	};
}
function rowsSection({ rank, open, rows, close, omittedText }) {
	const shortest = open + omittedText(rows.length) + close;
	return {
		rank,
		shortest,
		fill: (room) => {
			let remaining = subtractSizes(room, sizeOf(shortest));
			const firstOmitted = rows.findIndex((row) => {
				remaining = subtractSizes(remaining, sizeOf(row));
				return isOver(remaining);
			});
			const shown = firstOmitted < 0 ? rows : rows.slice(0, firstOmitted);
			return open + shown.join("") + omittedText(rows.length - shown.length) + close;
		}
	};
}
function sizeOf(text) {
	return {
		units: text.length,
		bytes: Buffer.byteLength(text)
	};
}
function addSizes(a, b) {
	return {
		units: a.units + b.units,
		bytes: a.bytes + b.bytes
	};
}
function subtractSizes(a, b) {
	return {
		units: a.units - b.units,
		bytes: a.bytes - b.bytes
	};
}
function isOver(room) {
	return room.units < 0 || room.bytes < 0;
}

// src/report/comment/file-names.ts
function fileNames(report) {
	const files = [...new Set(filesIn(report))];
	const distinct = new Map([...groupBy(files, pathEnd).values()].flatMap((group) => group.length > 1 ? distinctNames(group) : []));
	return (file) => clamp(distinct.get(file) ?? pathEnd(file), 120);
}
function filesIn(part) {
	if (Array.isArray(part)) return part.flatMap(filesIn);
	if (typeof part !== "object" || part === null) return [];
	return Object.entries(part).flatMap(([key, value]) => key === "file" && typeof value === "string" ? value : filesIn(value));
}
function pathEnd(file) {
	return lastNames(file, file.includes("!") ? 3 : 2);
}
function distinctNames(files) {
	const most = Math.max(...files.map((file) => file.split("/").length));
	for (let count = 3; count < most; count++) {
		const names = files.map((file) => lastNames(file, count));
		if (new Set(names).size === files.length) return files.map((file, index) => [file, names[index]]);
	}
	return files.map((file) => [file, file]);
}
function lastNames(file, count) {
	return file.split("/").slice(-count).join("/");
}

// src/report/comment/options.ts
function sideOfFinding({ status, side }) {
	return status === "fixed" ? "base" : side ?? "head";
}
function placeLink(at, side, options) {
	const label = `${(options.nameOfFile ?? pathEnd)(at.file)}:${at.line}`;
	const url = placeUrl(at, side === "head" ? options.headSha : options.baseSha, options);
	return url === void 0 ? code(label) : markdownLink(label, url);
}
function ruleLink(rule, url, { docsUrl }) {
	return markdownLink(rule, ruleUrl(rule, docsUrl, url));
}
function reportLink(options) {
	return options.runUrl === void 0 ? "" : `, see the [full report](${options.runUrl})`;
}
function placeUrl(at, sha, options) {
	if (options.repository === void 0 || !sha) return void 0;
	const [file = "", packed] = at.file.split("!");
	const blob = `${options.server ?? "https://github.com"}/${options.repository}/blob/${sha}/${urlPath(file)}`;
	if (packed !== void 0) return blob;
	return `${blob}#${at.endLine > at.line ? `L${at.line}-L${at.endLine}` : `L${at.line}`}`;
}

// src/report/comment/checks.ts
function checksSection(report, options) {
	const changes = report.checkChanges.map((change) => changeRow(change, options));
	const rows = [...targetRows(report), ...changes.slice(0, maxChanges)];
	if (rows.length === 0) return [];
	return [rowsSection({
		rank: 1,
		open: "> [!IMPORTANT]\n> **This changes what is checked**\n",
		rows,
		close: "\n",
		omittedText: (omitted) => {
			const hidden = omitted + Math.max(0, changes.length - maxChanges);
			return hidden === 0 ? "" : `> - and ${count(hidden, "more change")} of this kind${reportLink(options)}\n`;
		}
	})];
}
const maxChanges = 20;
function changeRow(change, options) {
	const { at, side, key, effect, note } = change;
	const values = changeWords(change, (text) => code(clamp(text, 200)));
	const details = [
		...key === "" ? [] : [code(clamp(key, 200))],
		...values === "" ? [] : [values],
		...note === void 0 ? [] : [prose(note)]
	];
	return `> - ${effect === "loosens" ? `**${effect}**` : effect} ${placeLink(at, side, options)} ${details.join(": ")}\n`;
}
function targetRows({ noLongerChecked, newlyChecked }) {
	const show = (id) => code(clamp(id, 200));
	return [...noLongerChecked.length > 0 ? [`> - **${uncheckedHeading(noLongerChecked)}**, nothing of ${pronounFor(noLongerChecked)} is compared: ${uncheckedNames(noLongerChecked, show)}\n`] : [], ...newlyChecked.length > 0 ? [`> - ${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}\n`] : []];
}
function pronounFor(targets) {
	return targets.length === 1 ? "it" : "them";
}

// src/report/comment/equal-changes.ts
function equalChanges(changes) {
	return [...groupBy(changes, (change) => changeKey(change) ?? change).values()];
}
function changeKey({ type, environments, fields }) {
	return type === "changed" && fields.length > 0 ? JSON.stringify([environments, fields]) : void 0;
}

// src/report/comment/environments-cell.ts
function environmentsCell(environments) {
	if (environments.length > 6) return `${environments.length} environments`;
	return environments.map((name) => plainMarkdown(clamp(name, 60))).join(", ");
}

// src/report/comment/changes.ts
function changesSection(report, options) {
	const { changes } = report;
	if (changes.length === 0) return [];
	const rows = [...groupBy(equalChanges(changes), rowKey).values()].flatMap(splitRow);
	const columns = columnsFor(changes, options);
	return [rowsSection({
		rank: 2,
		open: `### Manifests: ${totals(changes)}\n\n| ${columns.map(({ title }) => title).join(" | ")} |\n|${"---|".repeat(columns.length)}\n`,
		rows: rows.map((groups) => `| ${columns.map(({ cell }) => cell(groups)).join(" | ")} |\n`),
		close: "\n",
		omittedText: (omitted) => {
			const hidden = rows.slice(rows.length - omitted).flat(2).length;
			return hidden === 0 ? "" : `\n… and ${count(hidden, "more object")}\n`;
		}
	})];
}
function causeLinks(causes, options) {
	const shown = causes.slice(0, maxCauses).map((cause) => {
		const words = causeWords(cause);
		const link = placeLink(cause.at, cause.side, options);
		return words === "" ? link : `${link} ${code(clamp(words, 160))}${causeExtent(cause)}`;
	});
	return causes.length > shown.length ? [...shown, `and ${groupedDigits(causes.length - shown.length)} more`] : shown;
}
const maxCauses = 4;
function objectName({ kind, namespace, name }) {
	if (name === "") return `${plainMarkdown(clamp(kind, 100))} without a name`;
	return `${plainMarkdown(clamp(kind, 100))} ${code(clamp(namespace ? `${namespace}/${name}` : name, 260))}`;
}
function totals(changes) {
	return [
		"added",
		"removed",
		"changed"
	].map((type) => [type, changes.filter((change) => change.type === type).length]).filter(([, number]) => number > 0).map(([type, number]) => `${groupedDigits(number)} ${type}`).join(", ");
}
function rowKey(group) {
	return JSON.stringify([causesOf(group), group[0].environments]);
}
function causesOf(changes) {
	return distinctData(changes.flatMap(({ causes }) => causes));
}
function splitRow(groups) {
	return Array.from({ length: Math.ceil(groups.length / maxObjects) }, (_, index) => groups.slice(index * maxObjects, (index + 1) * maxObjects));
}
const maxObjects = 10;
function columnsFor(changes, options) {
	const hasCauses = changes.some(({ causes }) => causes.length > 0);
	const hasEnvironments = changes.some(({ environments }) => environments.length > 0);
	const causes = {
		title: "Because of",
		cell: (groups) => causeLinks(causesOf(groups.flat()), options).join("<br>")
	};
	const objects = {
		title: "Objects",
		cell: (groups) => groups.map(groupText$1).join("<br>")
	};
	const environments = {
		title: "In",
		cell: ([group]) => environmentsCell(group[0].environments)
	};
	return [
		...hasCauses ? [causes] : [],
		objects,
		...hasEnvironments ? [environments] : []
	];
}
function groupText$1(group) {
	const [first] = group;
	if (group.length === 1) return `${objectName(first.object)} ${changeLabels[first.type]}`;
	const shown = group.slice(0, maxListed).map(({ object }) => objectName(object));
	const hidden = group.length - shown.length;
	const names = `${shown.join(", ")}${hidden > 0 ? ` and ${groupedDigits(hidden)} more` : ""}`;
	const fields = [...new Set(first.fields.map(({ path }) => path))].slice(0, maxListed);
	return `**${count(group.length, "object")}** with the same change: ${names}<br>${fields.map((path) => code(clamp(path, 120))).join(", ")}`;
}
const maxListed = 3;
const changeLabels = {
	added: "**added**",
	removed: "**removed**",
	changed: "changed"
};

// src/report/comment/environments.ts
function environmentsSection(report) {
	const table = matrixTable(report);
	if (table === null) return [];
	const { environments, rows } = table;
	const isWide = environments.length > maxColumns;
	const names = environments.map((name) => plainMarkdown(clamp(name, 60)));
	const header = isWide ? ["In"] : names;
	return [rowsSection({
		rank: 3,
		open: `<details><summary>${summaryText(environments.map((name) => html(clamp(name, 60))))}</summary>\n\n| Target | ${header.join(" | ")} |\n|---|${"---|".repeat(header.length)}\n`,
		rows: rows.map(({ title, cells }) => {
			const shown = isWide ? [inlineCells(names, cells)] : cells;
			return `| ${[code(clamp(title, 200)), ...shown].join(" | ")} |\n`;
		}),
		close: "\n</details>\n\n",
		omittedText: (omitted) => omitted === 0 ? "" : `\n… and ${count(omitted, "more target")}\n`
	})];
}
const maxColumns = 8;
const maxNames$4 = 6;
function summaryText(names) {
	const more = names.length - maxNames$4;
	return `${count(names.length, "environment")}: ${more > 0 ? `${names.slice(0, maxNames$4).join(", ")} and ${more} more` : joinAnd(names)}`;
}
function inlineCells(names, cells) {
	return names.flatMap((name, index) => cells[index] === "" ? [] : `${name}: ${cells[index]}`).join(", ");
}

// src/report/comment/fill-diffs.ts
function fillDiffs(groups, room, omittedText) {
	const items = groups.flatMap((group) => group.items.map((item) => ({
		group,
		item
	})));
	const byRisk = items.toSorted((a, b) => b.item.risk - a.item.risk);
	const texts = /* @__PURE__ */ new Map();
	const opened = /* @__PURE__ */ new Set();
	let remaining = subtractSizes(room, sizeOf(omittedText(objectsOf(items.map(({ item }) => item)))));
	for (const { group, item } of byRisk) {
		const frame = opened.has(group) ? "" : group.open + group.close;
		const remainder = subtractSizes(remaining, sizeOf(frame + item.lean));
		if (isOver(remainder)) continue;
		remaining = remainder;
		opened.add(group);
		texts.set(item, item.lean);
	}
	for (const item of byRisk.map((entry) => entry.item).filter((shown) => texts.has(shown))) {
		const remainder = subtractSizes(remaining, subtractSizes(sizeOf(item.full), sizeOf(item.lean)));
		if (isOver(remainder)) continue;
		remaining = remainder;
		texts.set(item, item.full);
	}
	return groups.map((group) => groupText(group, texts)).join("") + omittedText(objectsOf(items.map(({ item }) => item).filter((item) => !texts.has(item))));
}
function objectsOf(items) {
	return items.reduce((sum, { objects }) => sum + objects, 0);
}
function groupText({ open, close, items }, texts) {
	const shown = items.flatMap((item) => texts.get(item) ?? []);
	return shown.length === 0 ? "" : open + shown.join("") + close;
}

// src/report/comment/risk.ts
function changeRisk(change, findings) {
	return (findings.some((finding) => finding.status === "new" && isAbout(finding, change)) ? 100 : 0) + (kindRisk[change.object.kind] ?? 1) + typeRisk[change.type];
}
const kindRisk = {
	AuthorizationPolicy: 50,
	RequestAuthentication: 50,
	PeerAuthentication: 45,
	ServiceEntry: 40,
	Sidecar: 35,
	Gateway: 35,
	VirtualService: 30,
	DestinationRule: 30,
	EnvoyFilter: 30,
	NetworkPolicy: 25,
	ClusterRole: 20,
	ClusterRoleBinding: 20,
	Role: 20,
	RoleBinding: 20,
	Secret: 15
};
const typeRisk = {
	removed: 8,
	changed: 4,
	added: 2
};
function isAbout({ object }, change) {
	return object?.kind === change.object.kind && object.name === change.object.name && object.namespace === change.object.namespace;
}

// src/report/comment/diffs.ts
function diffsSection(report, options) {
	if (report.changes.length === 0) return [];
	const releases = new Map(report.targets.map((target) => [target.id, target.release ?? target.id]));
	const titleOf = targetTitles(report);
	const equal = equalChanges(report.changes);
	const single = equal.flatMap((group) => group.length === 1 ? group : []);
	const shown = [...[...groupBy(single, (change) => JSON.stringify([releases.get(change.target) ?? change.target, change.environments])).values()].map((changes) => {
		const { target } = changes[0];
		return diffGroup(titleOf(target), changes, report, options);
	}), ...equal.filter((group) => group.length > 1).map((group) => sharedDiff(group, report, options))];
	const omittedText = (omitted) => omitted === 0 ? "" : `The ${omitted === 1 ? "diff" : "diffs"} of ${count(omitted, "object")} did not fit${reportLink(options)}.\n\n`;
	return [{
		rank: 4,
		shortest: omittedText(report.changes.length),
		fill: (room) => fillDiffs(shown, room, omittedText)
	}];
}
function diffGroup(release, changes, report, options) {
	const where = whereText(changes[0].environments);
	const lines = changes.flatMap(({ diff }) => diff.split("\n"));
	return {
		open: `<details><summary>${[
			`<b>${html(clamp(release, 100))}</b>`,
			...where === "" ? [] : [where],
			`${count(changes.length, "object")}, ${lineCounts(lines)}`
		].join(" · ")}</summary>\n\n`,
		close: "</details>\n\n",
		items: changes.map((change) => ({
			objects: 1,
			risk: changeRisk(change, report.findings),
			full: objectDiff(change, change.diff, options),
			lean: objectDiff(change, withoutContext(change.diff), options)
		}))
	};
}
function sharedDiff(changes, report, options) {
	const [first] = changes;
	const sharedChange = {
		...first,
		causes: causesOf(changes)
	};
	const where = whereText(first.environments);
	const summary = [
		`<b>${count(changes.length, "object")} with the same change</b>`,
		...where === "" ? [] : [where],
		lineCounts(first.diff.split("\n"))
	];
	const shown = changes.slice(0, maxNames$3).map(({ object }) => objectName(object));
	const hidden = changes.length > shown.length ? ` and ${groupedDigits(changes.length - shown.length)} more` : "";
	const names = `${shown.join(", ")}${hidden}\n\n`;
	return {
		open: `<details><summary>${summary.join(" · ")}</summary>\n\n`,
		close: "</details>\n\n",
		items: [{
			objects: changes.length,
			risk: Math.max(...changes.map((change) => changeRisk(change, report.findings))),
			full: names + objectDiff(sharedChange, first.diff, options),
			lean: names + objectDiff(sharedChange, withoutContext(first.diff), options)
		}]
	};
}
const maxNames$3 = 50;
function whereText(environments) {
	const names = environments.map((name) => html(clamp(name, 60)));
	const text = names.length > 6 ? `${names.length} environments` : joinAnd(names);
	return names.length > 1 ? `${text}, identical` : text;
}
function lineCounts(lines) {
	const added = lines.filter((line) => line.startsWith("+")).length;
	const removed = lines.filter((line) => line.startsWith("-")).length;
	return [...added > 0 ? [`+${groupedDigits(added)}`] : [], ...removed > 0 ? [`−${groupedDigits(removed)}`] : []].join(" ");
}
function objectDiff({ type, object, causes }, diff, options) {
	const deciding = causeLinks(causes, options).join(", ");
	const because = deciding === "" ? "" : `Because of ${deciding}\n\n`;
	return `#### ${objectName(object)} ${type}\n\n${because}${fence(firstLines(diff, options.diffLines ?? 300), "diff")}\n\n`;
}
function withoutContext(diff) {
	return diff.split("\n").filter((line) => !line.startsWith(" ")).join("\n");
}
function firstLines(text, maxLines) {
	const lines = text.replace(/\n$/, "").split("\n");
	if (lines.length <= maxLines) return lines.join("\n");
	return [...lines.slice(0, maxLines), `… ${count(lines.length - maxLines, "more line")}`].join("\n");
}

// src/report/comment/equal-findings.ts
const maxSingle = 3;
function equalFindings(findings) {
	return [...groupBy(findings, wordsOf).values()].flatMap((group) => group.length > maxSingle ? [group] : group.map((finding) => [finding]));
}
function wordsOf(finding) {
	const { rule, code, severity, confidence, message, refusedBy, url = "" } = finding;
	const words = message.replaceAll(/`[^`]*`/g, "``");
	return JSON.stringify([
		rule,
		code,
		severity,
		confidence,
		words,
		refusedBy,
		url,
		waiverWords(finding)
	]);
}

// src/report/comment/equal-places.ts
const placesInRow = 3;
function equalPlacesSection(groups, options) {
	const places = groups.reduce((sum, group) => sum + Math.max(0, group.length - 3), 0);
	if (places === 0) return [];
	const rows = groups.flatMap((group) => placeRows(group, options)).slice(0, options.equalPlaces ?? 100);
	return [rowsSection({
		rank: 3,
		open: `<details><summary>${count(places, "more place")} of findings that are there several times</summary>\n\n`,
		rows,
		close: "\n</details>\n\n",
		omittedText: (omitted) => {
			const hidden = omitted + places - rows.length;
			return hidden === 0 ? "" : `- … and ${groupedDigits(hidden)} more${reportLink(options)}\n`;
		}
	})];
}
function placeRows(group, options) {
	const isSame = haveOneMessage(group);
	return group.slice(3).map((finding) => {
		const words = isSame ? "" : ` ${prose(finding.message)}`;
		const where = finding.environments.length === 0 ? "" : ` in ${environmentsCell(finding.environments)}`;
		return `- ${placeLink(finding.at, sideOfFinding(finding), options)}${where}${words} (${code(finding.rule)})\n`;
	});
}
function haveOneMessage(group) {
	return group.every(({ message }) => message === group[0]?.message);
}

// src/report/comment/findings.ts
function findingsSection(report, options) {
	const explained = new Set(report.consequences.map(placeKey));
	const shown = report.findings.filter((finding) => (finding.status === "new" || blocks(finding, options.gate)) && !(finding.rule.startsWith("change/") && explained.has(placeKey(finding))));
	if (shown.length === 0) return [];
	const blocking = shown.filter((finding) => blocks(finding, options.gate));
	const groups = equalFindings(sortFindings(shown));
	const heading = blocking.length > 0 ? "Fix before merging" : "Findings";
	return [rowsSection({
		rank: 1,
		open: `### ${heading}\n\n| | Where to edit | What is wrong | In |\n|---|---|---|---|\n`,
		rows: groups.map((group) => row$2(group, options)),
		close: `\n${waiverOffer(blocking, options)}`,
		omittedText: (omitted) => omitted === 0 ? "" : `\n… and ${count(findingsIn(groups.slice(-omitted)), "more finding")}${reportLink(options)}\n`
	}), ...equalPlacesSection(groups, options)];
}
function placeKey({ rule, code, at }) {
	return JSON.stringify([
		rule,
		code,
		at
	]);
}
function waiverOffer(blocking, { docsUrl }) {
	const comments = new Set(blocking.flatMap((finding) => waiverComment(finding) ?? []));
	if (comments.size === 0) return "";
	return `A finding that is accepted gets a ${markdownLink("waiver", `${docsUrl.replace(/\/rules$/, "")}/waivers.md`)} above its line: ${(comments.size > maxOffers ? ["# meshgate-ignore RULE -- REASON"] : [...comments]).map((comment) => code(comment)).join(" or ")}\n\n`;
}
const maxOffers = 2;
function findingsIn(groups) {
	return groups.reduce((sum, group) => sum + group.length, 0);
}
function row$2(group, options) {
	const [finding] = group;
	return `| ${[
		severityCell(finding),
		placesCell(group, options),
		messageCell(finding, group, options),
		environmentsCell([...new Set(group.flatMap(({ environments }) => environments))])
	].join(" | ")} |\n`;
}
function placesCell(group, options) {
	const links = group.slice(0, 3).map((finding) => placeLink(finding.at, sideOfFinding(finding), options));
	const hidden = group.length > links.length ? [`and ${count(group.length - links.length, "more place")}`] : [];
	return [...links, ...hidden].join("<br>");
}
function messageCell(finding, group, options) {
	const times = group.length === 1 ? "" : `**${groupedDigits(group.length)} times${haveOneMessage(group) ? "" : ", like this"}:** `;
	const related = group.length === 1 ? finding.related.slice(0, 2) : [];
	return times + [...[
		prose(finding.message),
		...refusal(finding),
		...waiver(finding)
	].map(sentence), ruleLink(finding.rule, finding.url, options)].join(" ") + related.map((place) => seeAlso(place, sideOfFinding(finding), options)).join("");
}
function severityCell(finding) {
	const { severity, confidence, waiver } = finding;
	const noun = severity === "info" ? "note" : severity;
	if (waiver?.isEffective) return `waived ${noun}`;
	return `${severityIcons[levelOf(finding)]}\u00a0${confidence === "likely" ? `likely ${noun}` : noun}`;
}
const severityIcons = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️"
};
const refusals$2 = {
	schema: "The API server refuses the object",
	webhook: "Istio’s validating webhook refuses the object"
};
function refusal({ refusedBy }) {
	return refusedBy === null ? [] : [refusals$2[refusedBy]];
}
function waiver(finding) {
	const words = waiverWords(finding);
	return words === null ? [] : [prose(words.charAt(0).toUpperCase() + words.slice(1))];
}
function seeAlso({ at, note }, side, options) {
	return `<br>${placeLink(at, side, options)}: ${prose(clamp(note, 200))}`;
}

// src/report/comment/fixes.ts
function fixesSection(report, options) {
	const shown = report.findings.filter((finding) => finding.status === "new" || blocks(finding, options.gate));
	const rows = new Map(sortFindings(shown).flatMap((finding) => entry(finding, options)));
	if (rows.size === 0) return [];
	const title = rows.size === 1 ? "1 tested fix: it removes its finding and causes no other" : `${groupedDigits(rows.size)} tested fixes: each removes its finding and causes no other`;
	return [rowsSection({
		rank: 3,
		open: `<details><summary>${title}</summary>\n\n`,
		rows: [...rows.values()],
		close: "</details>\n\n",
		omittedText: (omitted) => omitted === 0 ? "" : `… and ${groupedDigits(omitted)} more${reportLink(options)}\n\n`
	})];
}
function entry(finding, options) {
	const { fix, rule, url } = finding;
	if (!fix) return [];
	const places = fix.edits.map((edit) => placeLink(edit, "head", options));
	const decide = fix.safety === "safe" ? "" : "; **unsafe**: decide whether it is meant";
	const heading = `${places.join(", ")}: ${plainMarkdown(fix.title)} (${ruleLink(rule, url, options)})${decide}`;
	const diff = fix.diff === "" ? "" : `${fence(patchOf(fix), "diff")}\n\n`;
	return [[JSON.stringify(fix.edits), `${heading}\n\n${diff}${sideEffectsText(fix)}`]];
}
function patchOf({ edits, diff }) {
	const [file, ...otherFiles] = new Set(edits.map((edit) => edit.file));
	return file === void 0 || otherFiles.length > 0 ? diff : `--- a/${file}\n+++ b/${file}\n${diff}`;
}
const maxEffects$1 = 10;
function sideEffectsText({ also }) {
	if (also.length === 0) return "";
	const shown = also.slice(0, maxEffects$1).map((effect) => `- it also ${plainMarkdown(effectWords(effect))}\n`);
	const hidden = also.length > shown.length ? `- … and ${also.length - shown.length} more\n` : "";
	return `${shown.join("")}${hidden}\n`;
}

// src/report/comment/frame.ts
function pageIntroduction(report, options) {
	const facts = [
		...compared$1(options),
		...extent(report),
		...fullReport(options)
	];
	const outcome = verdict(report, options.gate);
	const frame = `## ${iconOf$1(outcome)} meshgate: ${plainMarkdown(outcome.line)}\n\n${facts.join(" · ")}\n\n`;
	if (report.unaffected) return `${frame}Nothing was rendered, and ${notListedText}.\n\n`;
	return report.unlisted ? `${frame}${capital$2(unlistedText(report.unlisted))}.\n\n` : frame;
}
function iconOf$1({ status, failed }) {
	return failed ? "❌" : icons[status];
}
const icons = {
	clean: "✅",
	findings: "❌",
	incomplete: "⚠️",
	unaffected: "➖"
};
function pageFooter({ head }, options) {
	const commit = head === null ? "" : ` on ${code(head.slice(0, 12))}`;
	return `<sub>${[
		`meshgate ${plainMarkdown(options.version)}`,
		`repeat it${commit}: ${code(options.command ?? defaultCommand(options))}`,
		`what a rule means: ${code("meshgate explain RULE")}`
	].join(" · ")}</sub>\n`;
}
function defaultCommand({ baseRef }) {
	return `meshgate check${baseRef === void 0 ? "" : ` --base ${clamp(baseRef, 100)}`}`;
}
function compared$1({ headSha, baseSha, baseRef }) {
	if (!headSha) return [];
	if (!baseSha) return [code(headSha.slice(0, 7))];
	const base = baseRef === void 0 ? "" : `${code(clamp(baseRef, 100))} at `;
	return [`${code(headSha.slice(0, 7))} against ${base}${code(baseSha.slice(0, 7))}`];
}
function extent(report) {
	const { unaffected, policyTests } = report;
	if (unaffected) return [unaffectedExtent(unaffected)];
	return [
		bold(report, plainMarkdown(coverageText(report))),
		...changeExtent(report),
		...policyTests ? [testCountsText(policyTests)] : []
	];
}
function changeExtent({ targets, changes, base }) {
	if (targets.length === 0) return [];
	if (base === null) return ["nothing to compare with"];
	const changed = changedTargets(targets, changes);
	if (changed === 0) return [targets.some(mayChange) ? "no rendered target changes" : "none changes"];
	const verb = changed === 1 ? "changes" : "change";
	return [`${count(changed, "target")} ${verb}${inEnvironments$1(targets, changes)}`];
}
function mayChange({ status, differing }) {
	return status === "failed" || differing !== void 0;
}
function bold({ summary }, text) {
	return summary.complete ? text : `**${text}**`;
}
function changedTargets(targets, changes) {
	const releases = new Map(targets.map((target) => [target.id, target.release ?? target.id]));
	const keys = changes.flatMap(({ target, environments }) => environments.length === 0 ? [target] : environments.map((name) => `${releases.get(target) ?? target}\0${name}`));
	return new Set(keys).size;
}
function inEnvironments$1(targets, changes) {
	const allEnvironments = new Set(targets.flatMap(({ environment }) => environment ?? []));
	if (allEnvironments.size < 2) return "";
	const changed = new Set(changes.flatMap(({ environments }) => environments));
	return changed.size === 0 ? "" : `, in ${changed.size} of ${allEnvironments.size} environments`;
}
function fullReport({ runUrl }) {
	return runUrl === void 0 ? [] : [`[full report](${runUrl})`];
}
function capital$2(sentence) {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

// src/report/comment/input-notes.ts
const minShared = 3;
function inputNotes(consequences) {
	const shared = [...groupBy(consequences.map(inputsOf), (inputs) => inputs)].flatMap(([text, uses]) => text !== "" && uses.length >= minShared ? text : []);
	const mark = (index) => `<sup>${index + 1}</sup>`;
	return {
		notes: shared.map((inputs, index) => `${mark(index)} ${prose(inputs.slice(2, -1))}`),
		sentenceOf(consequence) {
			const { sentence } = consequence;
			const index = shared.indexOf(inputsOf(consequence));
			if (index < 0) return prose(sentence);
			const [before, ...after] = sentence.split(shared[index]);
			return `${prose(before)}${mark(index)}${prose(after.join(shared[index]))}`;
		}
	};
}
function inputsOf({ sentence, missing }) {
	const inputs = dependsOnText(missing);
	return sentence.includes(inputs) ? inputs : "";
}

// src/report/comment/consequences.ts
function consequencesSection(report, options) {
	const { gate } = options;
	const groups = equalConsequences(report, gate);
	const isBlocking = ([first]) => isBlockingConsequence(first, gate);
	const { notes, sentenceOf } = inputNotes(groups.map(([first]) => first));
	const line = (equal) => consequenceLine(sentenceOf(equal[0]), equal, options);
	const blocking = groups.filter(isBlocking).map(line);
	const deletions = deletionGroups(report.deletions).map(deletion);
	const isNamed = ({ object }) => deletions.some((text) => text.includes(objectName(object)));
	const removals = report.changes.filter(removesProtection(report)).filter((change) => !isNamed(change));
	const lines = [
		...blocking,
		...deletions,
		...groups.filter((equal) => !isBlocking(equal)).map(line),
		...removals.map((change) => removal(change, options))
	];
	const proof = proofText(report);
	if (lines.length === 0) return proof === "" ? [] : [fixedSection(`${prose(capitalised(proof))}.\n\n`)];
	const kind = verdict(report, gate).failed ? "CAUTION" : "NOTE";
	const paragraphs = [...notes.length === 0 ? [] : [notes.join("<br>")], ...proof === "" ? [] : [`${prose(capitalised(proof))}.`]];
	const rows = lines.slice(0, Math.max(maxLines, blocking.length));
	return [rowsSection({
		rank: 1,
		open: `> [!${kind}]\n> **Merging this**\n`,
		rows,
		close: `${paragraphs.map((text) => `>\n> ${text}\n`).join("")}\n`,
		omittedText: (omitted) => {
			const hidden = omitted + lines.length - rows.length;
			return hidden === 0 ? "" : `> - and ${count(hidden, "more change")} of this kind\n`;
		}
	})];
}
const maxLines = 12;
function consequenceLine(sentence, equal, options) {
	const [first] = equal;
	const shown = [...groupBy(equal.slice(0, maxPlaces), notesOf).values()].map((group) => whereOf(group, options));
	const hidden = equal.length - Math.min(equal.length, maxPlaces);
	const where = `${shown.join(" and")}${hidden > 0 ? ` and at ${count(hidden, "more place")}` : ""}`;
	return `> - ${iconOf(first, options)} ${sentence}${where}\n`;
}
function whereOf(group, options) {
	const links = group.map(({ at, side }) => placeLink(at, side ?? "head", options));
	const notes = [...certaintyNotes(group[0]), joinAnd(links)];
	return `${inEnvironments(group[0].environments)} (${notes.join(", ")})`;
}
function notesOf(consequence) {
	return JSON.stringify([consequence.environments, ...certaintyNotes(consequence)]);
}
function certaintyNotes({ confidence, waiver }) {
	return [...confidence === "likely" ? ["not certain"] : [], ...waiver?.isEffective ? ["waived"] : []];
}
function iconOf(consequence, { gate }) {
	if (isBlockingConsequence(consequence, gate)) return "❌";
	const { severity, rule, code } = consequence;
	if (severity !== "info") return "⚠️";
	return rule === "change/access" && refusals$1.includes(code) ? "🔒" : areaIcons[rule] ?? "ℹ️";
}
const refusals$1 = ["token-demanded", "closed"];
const areaIcons = {
	"change/access": "🔓",
	"change/tokens": "🔑",
	"change/mtls": "🔒",
	"change/egress": "🌐",
	"change/traffic": "🔀"
};
const protections = [
	"AuthorizationPolicy",
	"RequestAuthentication",
	"PeerAuthentication"
];
function removesProtection({ consequences, changes }) {
	const keyOf = ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`;
	const placesOf = ({ object, environments }) => (environments.length === 0 ? [""] : environments).map((environment) => `${keyOf(object)} ${environment}`);
	const added = new Set(changes.filter(({ type }) => type === "added").flatMap(placesOf));
	const named = new Set(consequences.flatMap(({ object }) => object ? keyOf(object) : []));
	return (change) => change.type === "removed" && protections.includes(change.object.kind) && change.object.apiVersion.startsWith("security.istio.io/") && !named.has(keyOf(change.object)) && !placesOf(change).every((place) => added.has(place));
}
function deletion(group) {
	const title = deletionTitle(group);
	const shownTitle = isLoss[group.outcome] ? `**${title}**` : title;
	const icon = isLoss[group.outcome] || group.outcome === "unknown" ? "🗑️" : "ℹ️";
	const names = deletedNames(group, objectName);
	return `> - ${icon} ${shownTitle}${inEnvironments(group.environments)}: ${names}. ${prose(capitalised(group.reason))}\n`;
}
function capitalised(clause) {
	return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`;
}
function removal({ object, environments, causes }, options) {
	return `> - removes ${objectName(object)}${inEnvironments(environments)}${places(causes, options)}\n`;
}
function places(causes, options) {
	const links = causes.slice(0, maxPlaces).map(({ at, side }) => placeLink(at, side, options));
	return links.length === 0 ? "" : ` (${links.join(", ")}${causes.length > links.length ? ", …" : ""})`;
}
const maxPlaces = 2;
function inEnvironments(environments) {
	return environments.length === 0 ? "" : ` in ${environmentsCell(environments)}`;
}

// src/report/comment/details.ts
function detailsSection(report, options) {
	const missing = notRenderedGroups(report.targets);
	const unproved = unprovedTexts(report);
	const existing = report.findings.filter((finding) => finding.status === "existing" && !blocks(finding, options.gate));
	const fixed = report.findings.filter((finding) => finding.status === "fixed");
	const rows = [
		...missing.map(groupRow$1),
		...skippedGroups(report.skipped).map(skippedRow),
		...unproved.map(unprovedRow),
		...equalFindings(sortFindings(existing)).map((group) => findingRow("there before", group, options)),
		...equalFindings(sortFindings(fixed)).map((group) => findingRow("fixed", group, options))
	];
	const facts = [...summaryParts(report, existing.length, fixed.length), ...unproved.length > 0 ? ["not everything is compared"] : []].join(" · ");
	const headline = facts === "" && rows.length > 0 ? "files that are checked in part" : facts;
	if (rows.length === 0) return headline === "" ? [] : [rowsSection({
		...emptyRows,
		open: `${headline}\n\n`
	})];
	return [rowsSection({
		rank: 3,
		open: `<details><summary>${headline}</summary>\n\n`,
		rows,
		close: "\n</details>\n\n",
		omittedText: (omitted) => omitted === 0 ? "" : `- … and ${groupedDigits(omitted)} more${reportLink(options)}\n`
	})];
}
const emptyRows = {
	rank: 3,
	rows: [],
	close: "",
	omittedText: () => ""
};
function summaryParts(report, existing, fixed) {
	const { targets } = report.summary;
	const missing = targets.failed + targets.notRendered;
	return [
		...existing > 0 ? [`${count(existing, "finding")} ${existing === 1 ? "was" : "were"} there before`] : [],
		...fixed > 0 ? [`${groupedDigits(fixed)} fixed`] : [],
		...report.summary.suppressed > 0 ? [`${groupedDigits(report.summary.suppressed)} suppressed`] : [],
		...missing > 0 ? [`${count(missing, "target")} not rendered`] : [],
		...targets.leftOut > 0 ? [`${groupedDigits(targets.leftOut)} left out`] : [],
		...report.skipped.length > 0 ? [`${count(report.skipped.length, "file")} not checked`] : []
	];
}
const maxNames$2 = 20;
function groupRow$1({ targets, outcome, reason }) {
	return `- ${groupTitle(targets, maxNames$2, (name) => code(clamp(name, 200)))} ${outcome}${reason === void 0 ? "" : `: ${prose(reason)}`}\n`;
}
function skippedRow(group) {
	return `- ${skippedTitle(group, maxNames$2, (file) => code(clamp(file, 200)))} not checked: ${prose(group.reason)}\n`;
}
function unprovedRow(unproved) {
	return `- ${plainMarkdown(unproved.title)}: ${prose(reasonsText(unproved))}\n`;
}
function findingRow(label, group, options) {
	const [finding] = group;
	const side = finding.status === "fixed" ? "base" : "head";
	const links = group.slice(0, 3).map(({ at }) => placeLink(at, side, options));
	const hidden = group.length > links.length ? ` and ${groupedDigits(group.length - links.length)} more:` : "";
	return `- ${label}: ${links.join(", ")}${hidden} ${sentence(prose(finding.message))} ${ruleLink(finding.rule, finding.url, options)}\n`;
}

// src/report/comment/unrendered.ts
function unrenderedSection(report, options) {
	const changes = unrenderedChanges(report);
	if (changes.length === 0) return [];
	return [rowsSection({
		rank: 2,
		open: "### Changed, but not rendered\n\nMerging may change more in these than is shown here:\n\n",
		rows: changes.map(({ title, reason }) => `- ${title(maxNames$1, (name) => code(clamp(name, 200)))}: ${prose(reason)}\n`),
		close: "\n",
		omittedText: (omitted) => omitted === 0 ? "" : `- … and ${count(omitted, "more line")}${reportLink(options)}\n`
	})];
}
const maxNames$1 = 10;

// src/report/comment/page.ts
function markdownPage(report, pageOptions, limit) {
	const options = {
		...pageOptions,
		nameOfFile: fileNames(report)
	};
	return fitSections([
		fixedSection(pageIntroduction(report, options)),
		...consequencesSection(report, options),
		...checksSection(report, options),
		...findingsSection(report, options),
		...fixesSection(report, options),
		...unrenderedSection(report, options),
		...changesSection(report, options),
		...diffsSection(report, options),
		...environmentsSection(report),
		...detailsSection(report, options),
		fixedSection(pageFooter(report, options))
	], limit);
}

// src/report/workflow-commands.ts
function workflowCommands(shown, hidden = 0) {
	const hiddenLine = hidden === 0 ? "" : `${count(hidden, "more finding")} without an annotation\n`;
	return shown.map((annotation) => `${command(annotation)}\n`).join("") + hiddenLine;
}
function foldedLines(title, lines) {
	if (lines.length === 0) return title === "" ? "" : `${inertOutput(title)}\n`;
	return `::group::${commandMessage(title)}\n${inertOutput(lines.join("\n"))}\n::endgroup::\n`;
}
function command({ level, at, title, message }) {
	const properties = {
		file: at.file,
		line: at.line,
		endLine: at.endLine,
		...columns(at),
		title
	};
	return `::${level} ${Object.entries(properties).map(([name, value]) => `${name}=${commandProperty(String(value))}`).join(",")}::${commandMessage(message)}`;
}
function columns({ line, endLine, column, endColumn }) {
	return line === endLine && endColumn >= column ? {
		col: column,
		endColumn
	} : {};
}

// src/report/gitlab.ts
function gitlab(report, { gate }) {
	const uses = /* @__PURE__ */ new Map();
	const issues = sortFindings(report.findings.filter(({ status }) => status !== "fixed")).map((finding) => {
		const use = uses.get(finding.fingerprint) ?? 0;
		uses.set(finding.fingerprint, use + 1);
		return issueOf(finding, use, gate);
	});
	return inertJson(issues);
}
function issueOf(finding, use, gate) {
	const { message, rule, fingerprint, at, environments } = finding;
	const where = environments.length === 0 ? "" : ` (in ${environments.join(", ")})`;
	return {
		description: visible(clamp(`${message}${where}`)),
		check_name: visible(clamp(rule)),
		fingerprint: use === 0 ? fingerprint : `${fingerprint}-${use}`,
		severity: severityOf(finding, gate),
		location: {
			path: visible(at.file),
			lines: {
				begin: at.line,
				end: at.endLine
			}
		}
	};
}
function severityOf(finding, gate) {
	if (finding.waiver?.isEffective) return "info";
	return blocks(finding, gate) ? "blocker" : severities[finding.confidence][finding.severity];
}
const severities = {
	certain: {
		error: "critical",
		warning: "minor",
		info: "info"
	},
	likely: {
		error: "major",
		warning: "minor",
		info: "info"
	}
};

// src/report/html/diff-rows.ts
function diffRows(diff) {
	const rows = [];
	let [before, after] = [0, 0];
	for (const line of diff.replace(/\n$/, "").split("\n")) {
		const text = line.slice(1);
		if (line.startsWith("@@")) {
			const [, start, newStart] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line) ?? [];
			[before, after] = [Number(start ?? 0), Number(newStart ?? 0)];
			rows.push({
				type: "hunk",
				text: line
			});
		} else if (line.startsWith("+")) rows.push({
			type: "added",
			text,
			after: after++
		});
		else if (line.startsWith("-")) rows.push({
			type: "removed",
			text,
			before: before++
		});
		else if (line.startsWith("\\")) rows.push({
			type: "context",
			text: line
		});
		else rows.push({
			type: "context",
			text,
			before: before++,
			after: after++
		});
	}
	return withChangedParts(rows);
}
function withChangedParts(rows) {
	const marked = rows.slice();
	for (let start = 0; start < rows.length;) {
		const removed = runLength(rows, start, "removed");
		const added = runLength(rows, start + removed, "added");
		for (let offset = 0; offset < Math.min(removed, added); offset++) {
			const [old, replacement] = [start + offset, start + removed + offset];
			const [oldPart, newPart] = changedParts(rows[old].text, rows[replacement].text);
			marked[old] = {
				...rows[old],
				changed: oldPart
			};
			marked[replacement] = {
				...rows[replacement],
				changed: newPart
			};
		}
		start += Math.max(1, removed + added);
	}
	return marked;
}
function runLength(rows, start, type) {
	let end = start;
	while (rows[end]?.type === type) end++;
	return end - start;
}
function changedParts(before, after) {
	const shortest = Math.min(before.length, after.length);
	let start = 0;
	while (start < shortest && before[start] === after[start]) start++;
	let end = 0;
	while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++;
	return [[start, before.length - end], [start, after.length - end]];
}

// src/report/html/diff.ts
const maxRows = 1e3;
function diffView(diff, label) {
	const rows = diffRows(diff);
	const hidden = rows.length - maxRows;
	return markup`<div class="diff" tabindex="0" role="group" aria-label="Diff of ${label}"><table><tbody>${rows.slice(0, maxRows).map(rowView)}</tbody></table>${hidden > 0 ? markup`<p>… and ${count(hidden, "more line")}</p>` : noMarkup}</div>`;
}
const signs = {
	hunk: "",
	context: " ",
	added: "+",
	removed: "−"
};
function rowView({ type, text, before, after, changed }) {
	if (type === "hunk") return markup`<tr class="hunk"><td colspan="4">${text}</td></tr>`;
	return markup`<tr class="${type}"><td class="number">${before ?? ""}</td><td class="number">${after ?? ""}</td><td class="sign">${signs[type]}</td><td class="code">${changed ? marked$1(text, changed) : markup`${text}`}</td></tr>`;
}
function marked$1(text, [start, end]) {
	if (start >= end) return markup`${text}`;
	return markup`${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}`;
}

// src/report/html/excerpt.ts
function excerptView({ firstLine, lines }, at) {
	const rows = lines.map((text, index) => row$1(text, firstLine + index, at));
	return markup`<pre class="excerpt" tabindex="0" role="group" aria-label="Lines of the file">${rows}</pre>`;
}
function row$1(text, number, at) {
	const isMarked = number === at.line;
	return markup`<span class="line${isMarked ? " marked" : ""}"><span class="number">${number}</span>${isMarked ? marked(text, at) : markup`${text}`}
</span>`;
}
function marked(text, { column, endColumn, line, endLine }) {
	const start = column - 1;
	const end = endLine > line ? text.length : Math.max(start + 1, endColumn - 1);
	return markup`${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}`;
}

// src/report/html/filters.ts
const noEnvironment = "";
function filterForm(report) {
	return markup`<form class="filters js-only" role="search" aria-label="Filter the report">
<label class="search">Search <input id="search" type="search" placeholder="rule, file, host, object…" autocomplete="off" spellcheck="false"></label>
<label>Environment <select id="environment"><option value="*">all</option>${environmentsOf(report).map(option)}</select></label>
${choices("Severity", "severity", [
		["error", "errors"],
		["warning", "warnings"],
		["info", "notes"]
	])}
${choices("State", "state", [
		["new", "new"],
		["existing", "existing"],
		["fixed", "fixed"]
	])}
<fieldset><legend>Diffs</legend>
<label><input type="radio" name="diff" value="unified" checked> unified</label>
<label><input type="radio" name="diff" value="split"> side by side</label></fieldset>
<button type="button" id="unfold">Unfold all</button>
<label title="j and k go from entry to entry, / searches"><input type="checkbox" id="keys" checked> keys <kbd>j</kbd> <kbd>k</kbd> <kbd>/</kbd></label>
<p id="shown" role="status"></p>
</form>`;
}
function environmentsData(environments) {
	return JSON.stringify(environments.map(visible));
}
function environmentsOf({ targets, findings, changes }) {
	const named = [...findings, ...changes].flatMap(({ environments }) => environments.length > 0 ? environments : [noEnvironment]);
	const used = new Set(named);
	const ordered = targets.flatMap(({ environment }) => environment ?? []).filter((name) => used.has(name));
	return [.../* @__PURE__ */ new Set([...ordered, ...used])];
}
function option(name) {
	return markup`<option value="${name}">${name === noEnvironment ? "none" : name}</option>`;
}
function choices(legend, name, values) {
	const boxes = values.map(([value, label]) => markup`<label><input type="checkbox" name="${name}" value="${value}" checked> ${label}</label>`);
	return markup`<fieldset><legend>${legend}</legend>${boxes}</fieldset>`;
}

// src/report/html/place.ts
function lineMarkup(at, side, options) {
	return linkMarkup(`${at.file}:${at.line}`, at, side, options);
}
function placeMarkup(at, side, options) {
	return linkMarkup(`${at.file}:${at.line}:${at.column}`, at, side, options);
}
function linkMarkup(text, at, side, options) {
	const url = placeUrl(at, side === "head" ? options.headSha : options.baseSha, options);
	const label = markup`<code>${text}</code>`;
	return url === void 0 ? label : markup`<a href="${url}">${label}</a>`;
}

// src/report/html/fix.ts
const maxEffects = 20;
function fixView({ title, edits, diff, also, safety }, options) {
	const places = edits.map((edit) => markup`<li>${placeMarkup(edit, "head", options)}</li>`);
	const effects = also.slice(0, maxEffects).map((effect) => markup`<li>it also ${effectWords(effect)}</li>`);
	const hidden = also.length - effects.length;
	return markup`<details class="fix ${safety}" open><summary>Tested fix: ${title}${safety === "safe" ? "" : " (unsafe: decide whether it is meant)"}</summary>
<ul>${places}${effects}${hidden > 0 ? markup`<li>… and ${hidden} more</li>` : noMarkup}</ul>
${diff === "" ? noMarkup : diffView(diff, `the fix: ${title}`)}</details>`;
}

// src/report/html/findings.ts
const maxFindings = 5e3;
const manyEntries = 200;
function findingsView(findings, options) {
	const shown = sortFindings(findings).toSorted((a, b) => place(a, options) - place(b, options)).slice(0, maxFindings);
	const hidden = findings.length - shown.length;
	return markup`<section id="findings" class="${shown.length > 200 ? "many" : ""}" aria-labelledby="findings-title" tabindex="-1">
<h2 id="findings-title">Findings <span class="count">${groupedDigits(findings.length)}</span></h2>
${findings.length === 0 ? markup`<p class="empty">No findings.</p>` : noMarkup}
${shown.map((finding, index) => findingView(finding, index, options))}
${hidden > 0 ? markup`<p>… and ${count(hidden, "more finding")}, see the JSON report</p>` : noMarkup}
</section>`;
}
function place(finding, { gate }) {
	return blocks(finding, gate) ? 0 : 1 + [
		"new",
		"existing",
		"fixed"
	].indexOf(finding.status);
}
function findingView(finding, index, options) {
	const { severity, status, message, at, environments, rule, related, excerpt, fix } = finding;
	const side = sideOfFinding(finding);
	const title = `finding-${index + 1}`;
	return markup`<article class="entry finding ${severity}" tabindex="-1" aria-labelledby="${title}" data-severity="${severity}" data-state="${status}" data-environments="${environmentsData(environments)}">
<p class="labels">${labels(finding, options)}</p>
<h3 id="${title}">${messageMarkup(message)}</h3>
<p class="place">${placeMarkup(at, side, options)}${environmentsMarkup(environments)}<a class="rule" href="${ruleUrl(rule, options.docsUrl, finding.url)}">${rule}</a></p>
${optionalMarkup(excerpt, (lines) => excerptView(lines, at))}
<dl>${facts(finding)}${related.map((entry) => relatedView(entry, side, options))}</dl>
${optionalMarkup(fix, (repair) => fixView(repair, options))}
${ruleView(finding, options)}
</article>
`;
}
function labels(finding, { gate }) {
	const { severity, confidence, status } = finding;
	const noun = severity === "info" ? "note" : severity;
	return markup`<span class="badge ${severity}">${confidence === "likely" ? `likely ${noun}` : noun}</span>
<span class="badge state ${status}">${status}</span>
${finding.waiver?.isEffective ? markup`<span class="badge existing">waived</span>` : noMarkup}
${blocks(finding, gate) ? markup`<span class="badge blocks">blocks the merge</span>` : noMarkup}`;
}
function environmentsMarkup(environments) {
	return environments.length === 0 ? noMarkup : markup`<span class="environments">in ${environments.join(", ")}</span>`;
}
const causes = {
	source: void 0,
	exact: "this value alone decides the rendered field, proven by renders",
	probable: "this value changes the rendered field; others may, too",
	missing: "the map in which a value is missing",
	object: "the values that make the object",
	template: "the line of the template: no value changes the field"
};
const refusals = {
	schema: "the API server: the schema of the kind does not allow it",
	webhook: "the validating webhook of Istio"
};
function facts(finding) {
	const { object, cause, refusedBy, rendered } = finding;
	const waived = waiverWords(finding);
	const line = rendered && `line ${rendered.line} of what ${rendered.target} renders`;
	return [
		...object ? [fact("Object", [objectTitle(object), object.path ?? ""].join(" ").trimEnd())] : [],
		...causes[cause] === void 0 ? [] : [fact("Cause", causes[cause])],
		...line === void 0 ? [] : [fact("Rendered", line)],
		...refusedBy === null ? [] : [fact("Refused by", refusals[refusedBy])],
		...waived === null ? [] : [markup`<div><dt>Waiver</dt><dd>${messageMarkup(waived)}</dd></div>`]
	];
}
function fact(term, text) {
	return markup`<div><dt>${term}</dt><dd>${text}</dd></div>`;
}
function relatedView({ at, note }, side, options) {
	return markup`<div><dt>See also</dt><dd>${placeMarkup(at, side, options)}: ${messageMarkup(note)}</dd></div>`;
}
function ruleView(finding, { rules, gate }) {
	const rule = rules.find(({ id }) => id === finding.rule);
	const comment = blocks(finding, gate) ? waiverComment(finding) : null;
	const offer = comment === null ? noMarkup : markup`<p><b>To accept it.</b> <code>${comment}</code></p>`;
	return optionalMarkup(rule, ({ why, fix }) => markup`<details class="help"><summary>Why it matters, and what to do</summary><p><b>Why.</b> ${messageMarkup(why)}</p><p><b>What to do.</b> ${messageMarkup(fix)}</p>${offer}</details>`);
}

// src/report/html/changes.ts
const maxDiffs = 2e7;
function changesView(report, options) {
	const { changes, base } = report;
	if (base === null) return noMarkup;
	const sorted = changes.map((change) => ({
		change,
		risk: changeRisk(change, report.findings)
	})).toSorted((a, b) => b.risk - a.risk);
	const titleOf = targetTitles(report);
	let size = 0;
	const shown = sorted.filter(({ change }) => (size += change.diff.length) <= maxDiffs);
	const hidden = changes.length - shown.length;
	return markup`<section id="changes" class="${shown.length > 200 ? "many" : ""}" aria-labelledby="changes-title">
<h2 id="changes-title">Manifests <span class="count">${groupedDigits(changes.length)}</span></h2>
${changes.length === 0 ? markup`<p class="empty">No rendered object changes.</p>` : noMarkup}
${shown.map(({ change }) => changeView(change, titleOf(change.target), options))}
${hidden > 0 ? markup`<p>The diffs of ${count(hidden, "object")} are too large for this page, see the JSON report.</p>` : noMarkup}
</section>`;
}
function changeView({ type, object, environments, causes, diff }, release, options) {
	const title = objectTitle(object);
	return markup`<details class="entry change" data-environments="${environmentsData(environments)}">
<summary><span class="badge ${type}">${type}</span> <span class="title">${title}</span> <span class="facts">${release} ${environmentsMarkup(environments)}</span></summary>
${causes.length === 0 ? noMarkup : markup`<ul class="causes">${causes.map((cause) => causeView(cause, options))}</ul>`}
${diffView(diff, title)}
</details>
`;
}
function causeView(cause, options) {
	const words = causeWords(cause);
	return markup`<li>because of ${lineMarkup(cause.at, cause.side, options)}${words === "" ? noMarkup : markup` <code>${words}</code>${causeExtent(cause)}`}</li>`;
}

// src/report/html/checks.ts
function checksView(report, options) {
	const { checkChanges, noLongerChecked, newlyChecked } = report;
	if (checkChanges.length + noLongerChecked.length + newlyChecked.length === 0) return noMarkup;
	const show = (name) => name;
	return markup`<section id="checks" class="notice" aria-labelledby="checks-title">
<h2 id="checks-title">This changes what is checked</h2>
<ul>
${noLongerChecked.length > 0 ? markup`<li><b>${uncheckedHeading(noLongerChecked)}</b>: ${uncheckedNames(noLongerChecked, show)}</li>` : noMarkup}
${newlyChecked.length > 0 ? markup`<li>${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}</li>` : noMarkup}
${checkChanges.map((change) => checkRow(change, options))}
</ul></section>`;
}
function checkRow(change, options) {
	const { at, side, key, effect, note } = change;
	const values = changeWords(change, (text) => text);
	return markup`<li><b class="${effect}">${effect}</b> ${placeMarkup(at, side, options)} ${key === "" ? noMarkup : markup`<code>${key}</code>`} ${values}${optionalMarkup(note, (text) => markup` ${messageMarkup(text)}`)}</li>`;
}

// \0@oxc-project+runtime@0.156.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t || (t = e.slice(0)), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}

// src/report/html/document.ts
var _templateObject;
function documentHead() {
	const policy = [
		"default-src 'none'",
		`style-src '${hashOf(style)}'`,
		`script-src '${hashOf(pageJs)}'`,
		"base-uri 'none'",
		"form-action 'none'"
	].join("; ");
	return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>meshgate report</title>
<style>${{ html: style }}</style>
</head>`;
}
const style = pageCss + pictureCss;
function pageScript() {
	return markup(_templateObject || (_templateObject = _taggedTemplateLiteral(["<script>", "<\/script>"])), { html: pageJs });
}
function hashOf(text) {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

// src/report/html/egress.ts
const maxPictures$1 = 12;
function egressView({ egressGraphs = [] }) {
	if (egressGraphs.length === 0) return noMarkup;
	const hidden = egressGraphs.length - maxPictures$1;
	return markup`<section id="egress" aria-labelledby="egress-title">
<h2 id="egress-title">What pods reach outside</h2>
${egressGraphs.slice(0, maxPictures$1).map(graphView)}
${hidden > 0 ? markup`<p>… and ${hidden} more ${hidden === 1 ? "mesh" : "meshes"}, see the JSON report</p>` : noMarkup}
</section>`;
}
function graphView(graph, index) {
	const name = meshName(graph);
	return markup`<h3>${name}</h3>
<div class="wide" tabindex="0" role="group" aria-label="What pods reach outside in ${name}">${egressPicture(graph, `egress-${index + 1}`)}</div>
`;
}

// src/report/html/environments.ts
function environmentsView(report) {
	const table = matrixTable(report);
	if (table === null) return noMarkup;
	return markup`<section id="environments" aria-labelledby="environments-title">
<h2 id="environments-title">Environments</h2>
<div class="wide" tabindex="0" role="group" aria-label="Targets by environment"><table class="matrix"><thead><tr><th scope="col">Target</th>${table.environments.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${table.rows.map(({ title, cells }) => markup`<tr><th scope="row"><code>${title}</code></th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>
</section>`;
}

// src/report/html/header.ts
function pageHeader(report, options) {
	const outcome = verdict(report, options.gate);
	return markup`<header class="top">
<div class="bar">
<p class="brand">meshgate</p>
<label class="scheme js-only">Colours
<select id="scheme"><option value="auto">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
</div>
<h1 class="verdict ${toneOf(outcome)}">${capital$1(outcome.line)}</h1>
<p class="facts">${compared(report, options)}${coverageText(report)}${optionalMarkup(options.runUrl, (url) => markup` · <a href="${url}">workflow run</a>`)}</p>
${report.unaffected ? markup`<p>Nothing was rendered, and ${notListedText}.</p>` : numbers(report)}
${optionalMarkup(report.unlisted, (unlisted) => markup`<p>${capital$1(unlistedText(unlisted))}.</p>`)}
</header>`;
}
function toneOf({ status, failed }) {
	if (failed) return "bad";
	return status === "clean" ? "good" : "unsure";
}
function capital$1(line) {
	return line.slice(0, 1).toUpperCase() + line.slice(1);
}
function compared({ head, base }, { baseRef }) {
	if (head === null) return noMarkup;
	const commit = markup`<code>${head.slice(0, 7)}</code>`;
	if (base === null) return markup`${commit} · `;
	const name = baseRef === void 0 ? noMarkup : markup`<code>${baseRef}</code> at `;
	return markup`${commit} against ${name}<code>${base.slice(0, 7)}</code> · `;
}
function numbers({ summary, base, changes, findings }) {
	const existing = findings.filter(({ status }) => status === "existing").length;
	const { errors, warnings, infos } = summary.new;
	const kind = base === null ? "" : "new ";
	const tiles = [
		[
			errors,
			`${kind}${noun(errors, "error")}`,
			"error"
		],
		[
			warnings,
			`${kind}${noun(warnings, "warning")}`,
			"warning"
		],
		[
			infos,
			`${kind}${noun(infos, "note")}`,
			"info"
		],
		[
			existing,
			"there before",
			"plain"
		],
		[
			summary.fixed,
			"fixed",
			"good"
		],
		[
			changes.length,
			`changed ${noun(changes.length, "object")}`,
			"plain"
		]
	];
	return markup`<ul class="tiles">${tiles.map(([number, label, tone]) => markup`<li class="${number === 0 ? "none" : tone}"><b>${groupedDigits(number)}</b> ${label}</li>`)}</ul>`;
}
function noun(number, word) {
	return count(number, word).split(" ").slice(1).join(" ");
}

// src/report/picture/witness-picture.ts
function witnessPicture(witness, id) {
	const { request, base, head } = witness;
	const description = `${laneNames[0]}: ${pathWords(base)}. ${laneNames[1]}: ${pathWords(head)}.`;
	return pictureMarkup(witnessDrawing([base, head]), {
		id,
		title: `The path of ${request}`,
		description
	});
}
const laneNames = ["Before", "After merging"];
function pathWords({ hops, end, by }) {
	return [
		"client",
		...hops,
		`${end}${by === void 0 ? "" : ` by ${by}`}`
	].join(", ");
}
const pageWidth = 1080;
const lineLengths = [
	40,
	32,
	23
];
const maxCharacters = 160;
const gap = 36;
const laneWidth = 112;
const laneGap = 20;
function witnessDrawing(paths) {
	const drawings = lineLengths.map((lineLength) => lanesDrawing(paths.map((path) => stopsOf(path, lineLength))));
	return drawings.find(({ width }) => width <= pageWidth) ?? drawings.at(-1);
}
function lanesDrawing(lanes) {
	const columns = Math.max(...lanes.map(({ length }) => length));
	const widths = Array.from({ length: columns }, (_, column) => Math.max(...lanes.flatMap((stops) => stops[column] ? boxSize(stops[column].lines).width : [])));
	const xOf = (column) => laneWidth + widths.slice(0, column).reduce((sum, width) => sum + width + gap, 0);
	let y = 1;
	const drawn = lanes.map((stops, index) => {
		const height = Math.max(...stops.map(({ lines }) => boxSize(lines).height));
		const boxes = stops.map((stop, column) => {
			const size = boxSize(stop.lines);
			return {
				...stop,
				...size,
				x: xOf(column),
				y: y + (height - size.height) / 2,
				width: widths[column]
			};
		});
		const shown = laneMarkup(laneNames[index], boxes, y + height / 2);
		y += height + laneGap;
		return shown;
	});
	return {
		width: xOf(columns) - gap + 1,
		height: y - laneGap + 1,
		body: markup`${drawn}`
	};
}
function laneMarkup(name, boxes, middle) {
	const arrows = boxes.slice(1).map((to, index) => arrowMarkup({
		from: boxes[index],
		to
	}, to.look === "bad" ? "stopped" : ""));
	return markup`${textElementAt(0, middle + 4, name, "lane")}${arrows}${boxes.map(boxMarkup)}`;
}
function stopsOf({ hops, end, isLetThrough, by }, lineLength) {
	const decider = by === void 0 ? "" : ` by ${by}`;
	const sign = isLetThrough ? "✓" : "✕";
	const stop = (text, look = "") => {
		return {
			lines: textLines(text, lineLength, Math.ceil(maxCharacters / lineLength)),
			look,
			title: text
		};
	};
	return [
		stop("client"),
		...hops.map((hop) => stop(hop)),
		stop(`${sign} ${end}${decider}`, isLetThrough ? "good" : "bad")
	];
}

// src/report/html/merging.ts
function mergingView(report, options) {
	const groups = deletionGroups(report.deletions);
	const consequences = equalConsequences(report, options.gate);
	const proof = proofText(report);
	const sentence = proof === "" ? noMarkup : markup`<p class="proof">${messageMarkup(`${proof.charAt(0).toUpperCase()}${proof.slice(1)}.`)}</p>`;
	if (groups.length + consequences.length === 0) return proof === "" ? noMarkup : markup`<section class="notice" aria-label="Proved">${sentence}</section>`;
	return markup`<section id="merging" class="notice" aria-labelledby="merging-title">
<h2 id="merging-title">Merging this</h2>
<ul>
${consequences.map((equal, index) => consequenceRow(equal, index, options))}
${groups.map(groupRow)}
</ul>${sentence}</section>`;
}
const maxPictures = 100;
function consequenceRow(equal, index, options) {
	const [first] = equal;
	const { severity, confidence, sentence, waiver, witness } = first;
	const isBlocking = isBlockingConsequence(first, options.gate);
	const noun = severity === "info" ? "note" : severity;
	const places = equal.map((consequence, place) => markup`${place === 0 ? "" : " and"}${placeView(consequence, options)}`);
	return markup`<li><span class="badge ${severity}">${confidence === "likely" ? `likely ${noun}` : noun}</span> ${isBlocking ? markup`<span class="badge blocks">blocks the merge</span> ` : noMarkup}${waiver?.isEffective ? markup`<span class="badge existing">waived</span> ` : noMarkup}${messageMarkup(sentence)}${places}${index < maxPictures ? optionalMarkup(witness, (request) => witnessView(request, index, isBlocking)) : noMarkup}</li>`;
}
function placeView({ environments, at, side }, options) {
	const where = environments.length === 0 ? "" : ` in ${environments.join(", ")}`;
	return markup`${where} ${lineMarkup(at, side ?? "head", options)}`;
}
function witnessView(witness, index, isBlocking) {
	const picture = witnessPicture(witness, `witness-${index + 1}`);
	const summary = markup`<summary>The path of <code>${witness.request}</code></summary>`;
	const frame = markup`<div class="wide" tabindex="0" role="group" aria-label="The path of the request">${picture}</div>`;
	return isBlocking ? markup`<details class="way" open>${summary}${frame}</details>` : markup`<details class="way">${summary}${frame}</details>`;
}
function groupRow(group) {
	const title = deletionTitle(group);
	const where = group.environments.length === 0 ? "" : ` in ${group.environments.join(", ")}`;
	const shown = isLoss[group.outcome] ? markup`<b class="loosens">${title}</b>` : markup`<b>${title}</b>`;
	return markup`<li>${shown}${where}: ${deletedNames(group, objectTitle)}: ${messageMarkup(group.reason)}</li>`;
}

// src/report/html/missing.ts
const maxNames = 50;
function missingView(report) {
	const { targets, skipped } = report;
	const show = (name) => name;
	const rows = [
		...unrenderedChanges(report).map(({ title, reason }) => row(`Changed, but not rendered: ${title(maxNames, show)}`, reason)),
		...notRenderedGroups(targets).map((group) => row(`${groupTitle(group.targets, maxNames, show)} ${group.outcome}`, group.reason)),
		...skippedGroups(skipped).map((group) => row(`${skippedTitle(group, maxNames, show)} not checked`, group.reason)),
		...unprovedTexts(report).map((unproved) => row(capital(unproved.title), reasonsText(unproved)))
	];
	if (rows.length === 0) return noMarkup;
	return markup`<section id="missing" aria-labelledby="missing-title">
<h2 id="missing-title">Not rendered or not checked <span class="count">${rows.length}</span></h2>
<ul>${rows}</ul></section>`;
}
function capital(clause) {
	return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}
function row(title, reason) {
	return markup`<li><b>${title}</b>${reason === void 0 ? noMarkup : markup`: ${messageMarkup(reason)}`}</li>`;
}

// src/report/html/html.ts
function htmlReport(report, options) {
	return inertOutput(page(report, options).html);
}
function page(report, options) {
	return markup`<!doctype html>
<html lang="en">
${documentHead()}
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${pageHeader(report, options)}
<main>
${filterForm(report)}
${mergingView(report, options)}
${egressView(report)}
${checksView(report, options)}
${findingsView(report.findings, options)}
${changesView(report, options)}
${environmentsView(report)}
${missingView(report)}
</main>
<footer>meshgate ${options.version} · secrets are masked · what a rule means: <code>meshgate explain RULE</code></footer>
${pageScript()}
</body>
</html>
`;
}

// src/report/json.ts
function json(report) {
	return inertJson(report);
}

// src/report/junit.ts
function junit(report, { gate }) {
	return junitXml(suitesOf(report, gate));
}
const repositorySuite = "repository";
function suitesOf(report, gate) {
	const { findings, targets, matrix } = report;
	const missing = missingCases(report, gate);
	const current = sortFindings(findings.filter(({ status }) => status !== "fixed"));
	const byTarget = groupBy(current, (finding) => finding.targets[0] ?? repositorySuite);
	const targetsById = new Map(targets.map((target) => [target.id, target]));
	const cells = new Map(matrix.flatMap(cellProperties));
	return [.../* @__PURE__ */ new Set([
		...targetsById.keys(),
		...byTarget.keys(),
		...missing.length > 0 ? [repositorySuite] : []
	])].map((name) => {
		const cases = (byTarget.get(name) ?? []).map((finding) => findingCase(finding, name, gate));
		const properties = cells.get(name);
		return {
			name,
			cases: [
				...targetCases(targetsById.get(name), cases.length, gate),
				...cases,
				...name === repositorySuite ? missing : []
			],
			...properties && { properties }
		};
	});
}
function cellProperties({ name, cells }) {
	return cells.map(({ target, environment, status, changes }) => [target, {
		target: name,
		environment,
		status,
		changes: String(changes)
	}]);
}
function targetCases(target, findings, gate) {
	if (!target) return [];
	const { id, status, reason = "" } = target;
	const base = {
		className: id,
		message: reason,
		details: ""
	};
	if (status === "left-out") return [{
		...base,
		name: "left out",
		outcome: "skipped"
	}];
	if (status === "failed" || status === "not-rendered") return [{
		...base,
		name: status.replace("-", " "),
		outcome: gate.strict ? "error" : "skipped"
	}];
	return findings > 0 ? [] : [{
		...base,
		name: "no findings",
		outcome: "passed"
	}];
}
const maxFiles = 5;
function missingCases(report, gate) {
	const base = {
		className: repositorySuite,
		details: ""
	};
	const files = skippedGroups(report.skipped).map((group) => ({
		...base,
		name: `not checked: ${skippedTitle(group, maxFiles, visible)}`,
		message: group.reason,
		outcome: gate.strict ? "error" : "skipped"
	}));
	const unproved = unprovedTexts(report).map((reasons) => ({
		...base,
		name: reasons.title,
		message: reasonsText(reasons),
		outcome: "skipped"
	}));
	return [...files, ...unproved];
}
function findingCase(finding, target, gate) {
	const { at, rule, message, object, environments, related, severity, confidence, status } = finding;
	const waived = waiverWords(finding);
	const facts = [
		`${at.file}:${at.line}:${at.column}`,
		`${[
			status,
			...confidence === "likely" ? [confidence] : [],
			severity
		].join(" ")}, ${rule}`,
		...object ? [[objectTitle(object), object.path ?? ""].join(" ").trimEnd()] : [],
		...environments.length > 0 ? [`in ${environments.join(", ")}`] : [],
		...waived === null ? [] : [waived],
		...related.map(({ at: place, note }) => `${place.file}:${place.line}: ${note}`)
	];
	return {
		name: `${rule} ${at.file}:${at.line}`,
		className: target,
		outcome: blocks(finding, gate) ? "failed" : "skipped",
		message,
		details: facts.map((fact) => clamp(fact)).join("\n")
	};
}

// src/report/markdown.ts
function markdown(report, options) {
	return inertOutput(markdownPage(report, {
		diffLines: Infinity,
		equalPlaces: Infinity,
		...options
	}, {
		units: Infinity,
		bytes: Infinity
	}));
}

// src/report/sarif/locations.ts
function locationsOf({ at, excerpt, object }) {
	const contextRegion = excerpt && contextOf(at, excerpt);
	return [{
		physicalLocation: {
			...physicalLocation(at),
			...contextRegion && { contextRegion }
		},
		...object && { logicalLocations: [logicalLocation(object)] }
	}];
}
const maxRelated = 99;
function relatedLocationsOf({ at, related, rendered, object }) {
	const sources = related.slice(0, maxRelated).map(({ at: place, note }) => ({
		physicalLocation: physicalLocation(place),
		message: { text: sarifText(note) }
	}));
	const field = rendered && {
		physicalLocation: physicalLocation(related.at(-1)?.at ?? at),
		message: { text: renderedText(rendered, object) },
		...object && { logicalLocations: [logicalLocation(object)] }
	};
	return [...sources, ...field ? [field] : []].map((location, index) => ({
		id: index + 1,
		...location
	}));
}
function regionOf({ line, column, endLine, endColumn }) {
	return {
		startLine: line,
		startColumn: column,
		endLine,
		endColumn
	};
}
function artifactOf(file) {
	return {
		uri: urlPath(file),
		uriBaseId: "%SRCROOT%"
	};
}
function physicalLocation(at) {
	return {
		artifactLocation: artifactOf(at.file),
		region: regionOf(at)
	};
}
function contextOf(at, { firstLine, lines }) {
	const endLine = firstLine + lines.length - 1;
	if (firstLine > at.line || endLine < at.endLine) return void 0;
	return {
		startLine: firstLine,
		endLine,
		snippet: { text: visible(lines.join("\n")) }
	};
}
function logicalLocation(object) {
	const { name, path = "" } = object;
	const title = objectTitle(object);
	return {
		name: visible(clamp(name)),
		fullyQualifiedName: visible(clamp(path === "" ? title : `${title} ${path}`)),
		kind: path === "" ? "object" : "property"
	};
}
function renderedText(rendered, object) {
	const field = object ? `${[objectTitle(object), object.path ?? ""].join(" ").trimEnd()}, ` : "";
	return sarifText(`${field}line ${rendered.line} of what \`${rendered.target}\` renders`);
}

// src/report/sarif/results.ts
function resultOf(finding, ruleIndex, isCompared) {
	const { fix, waiver, fingerprint } = finding;
	const fixes = fix ? fixesOf(fix) : [];
	return {
		ruleId: visible(finding.rule).slice(0, 255),
		ruleIndex,
		level: levels[levelOf(finding)],
		message: { text: messageOf(finding) },
		locations: locationsOf(finding),
		relatedLocations: relatedLocationsOf(finding),
		partialFingerprints: { [fingerprintKey]: fingerprint },
		...isCompared && { baselineState: finding.status === "new" ? "new" : "unchanged" },
		...fixes.length > 0 && { fixes },
		...waiver && { suppressions: [suppressionOf(waiver)] },
		properties: propertiesOf(finding)
	};
}
function propertiesOf(finding) {
	const { code, severity, confidence, cause, refusedBy, environments, targets, headAt } = finding;
	return {
		code: visible(code),
		severity,
		confidence,
		cause,
		refusedBy,
		environments: environments.map(visible),
		targets: targets.map(visible),
		...headAt && { pullRequestHead: {
			startLine: headAt.line,
			endLine: headAt.endLine
		} }
	};
}
const fingerprintKey = "meshgateFingerprint/v2";
const levels = {
	error: "error",
	warning: "warning",
	notice: "note"
};
function messageOf({ message, environments, confidence }) {
	const where = environments.length === 0 ? "" : ` (in ${environments.join(", ")})`;
	return sarifText(`${confidence === "likely" ? "likely: " : ""}${message}${where}`);
}
function suppressionOf({ reason, isEffective }) {
	return {
		kind: "external",
		status: isEffective ? "accepted" : "underReview",
		justification: sarifText(reason)
	};
}
function fixesOf({ title, edits }) {
	if (edits.some(({ masked }) => masked)) return [];
	const artifactChanges = [...groupBy(edits, ({ file }) => file)].map(([file, fileEdits]) => ({
		artifactLocation: artifactOf(file),
		replacements: fileEdits.map(replacementOf)
	}));
	return [{
		description: { text: sarifText(title) },
		artifactChanges
	}];
}
function replacementOf(edit) {
	return {
		deletedRegion: regionOf(edit),
		insertedContent: { text: edit.text }
	};
}

// src/report/sarif/levels.ts
const sarifLevels = {
	error: "error",
	warning: "warning",
	info: "note"
};

// src/report/sarif/rules.ts
function ruleDescriptors(ids, rules, docsUrl) {
	const byId = new Map(rules.map((rule) => [rule.id, rule]));
	return ids.map((id) => descriptor(id, byId.get(id), ruleUrl(id, docsUrl, byId.get(id)?.url)));
}
const maxDescription = 1024;
function descriptor(id, rule, helpUri) {
	const shownId = visible(clamp(id, 255));
	if (!rule) return {
		id: shownId,
		shortDescription: { text: shownId },
		helpUri
	};
	const { severity } = rule;
	const { summary, why, fix } = rewritten(rule, isCustomRule(id) ? sarifText : unchanged);
	const shown = rewritten(rule, isCustomRule(id) ? prose : unchanged);
	const [family = id] = id.split("/");
	return {
		id: shownId,
		shortDescription: { text: clamp(summary, maxDescription) },
		fullDescription: { text: clamp(`${summary} ${why}`, maxDescription) },
		help: {
			text: `${summary}\n\nWhy: ${why}\n\nWhat to do: ${fix}\n\n${helpUri}`,
			markdown: `${shown.summary}\n\n**Why.** ${shown.why}\n\n**What to do.** ${shown.fix}\n\n[The rule with examples](${helpUri})`
		},
		helpUri,
		defaultConfiguration: { level: sarifLevels[severity] },
		properties: {
			tags: ["istio", family],
			"problem.severity": problemSeverities[severity]
		}
	};
}
function rewritten({ summary, why, fix }, textOf) {
	return {
		summary: textOf(summary),
		why: textOf(why),
		fix: textOf(fix)
	};
}
function unchanged(text) {
	return text;
}
const problemSeverities = {
	error: "error",
	warning: "warning",
	info: "recommendation"
};

// src/report/sarif/notifications.ts
function notifications(report, hiddenResults) {
	const title = missingTitle(report);
	const level = report.summary.complete && unprovedTexts(report).length === 0 ? "note" : "warning";
	const missing = title === "" ? [] : [title, ...missingLines(report)];
	return [...hiddenResults > 0 ? [{
		level: "warning",
		message: { text: `${count(hiddenResults, "further finding")} did not fit` }
	}] : [], ...missing.map((text) => ({
		level,
		message: { text: sarifText(text) }
	}))];
}

// src/report/sarif/sarif.ts
function sarif(report, options) {
	const findings = sortFindings(report.findings.filter(({ status }) => status !== "fixed"));
	return inertJson({
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [runOf(report, findings, options)]
	});
}
const maxResults = 5e3;
function runOf(report, findings, { rules, docsUrl }) {
	const shown = findings.slice(0, maxResults);
	const ids = [...new Set(shown.map(({ rule }) => rule))];
	const indices = new Map(ids.map((id, index) => [id, index]));
	const { environments, matrix } = report;
	return {
		tool: { driver: driverOf(report, ruleDescriptors(ids, rules, docsUrl)) },
		columnKind: "utf16CodeUnits",
		originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
		invocations: [{
			executionSuccessful: true,
			toolExecutionNotifications: notifications(report, findings.length - shown.length)
		}],
		results: shown.map((finding) => resultOf(finding, indices.get(finding.rule), report.base !== null)),
		properties: {
			complete: report.summary.complete,
			coverage: report.summary.coverage,
			environments,
			matrix
		}
	};
}
function driverOf({ tool }, rules) {
	const { name, version, engines } = tool;
	return {
		name,
		semanticVersion: version,
		version,
		informationUri: "https://github.com/meshgate/meshgate",
		rules,
		properties: { engines }
	};
}

// src/report/formats.ts
const formatters = {
	text: (report, { gate, paint, link, quiet }) => text(report, {
		gate,
		...paint && { paint },
		...link && { link },
		...quiet && { quiet }
	}),
	json: (report) => json(report),
	markdown: (report, { gate, links }) => markdown(report, {
		gate,
		version: report.tool.version,
		docsUrl,
		...links
	}),
	github: (report, { gate }) => githubCommands(report, gate),
	sarif: (report, { rules }) => sarif(report, {
		rules,
		docsUrl
	}),
	junit: (report, { gate }) => junit(report, { gate }),
	gitlab: (report, { gate }) => gitlab(report, { gate }),
	html: (report, { gate, rules, links }) => htmlReport(report, {
		gate,
		rules,
		version: report.tool.version,
		docsUrl,
		...links
	})
};
function formatReport(report, format, options) {
	const rules = [...options.rules, ...report.customRules ?? []];
	return formatters[format](report, {
		...options,
		rules
	});
}
function githubCommands(report, gate) {
	const { shown, hidden } = annotations(report, {
		annotate: "all",
		onlyNew: gate.onlyNew,
		gate
	});
	const missing = foldedLines(missingTitle(report), missingLines(report));
	const environments = matrixLines(report);
	const table = environments.length > 0 ? foldedLines(matrixTitle(report), environments) : "";
	return workflowCommands(shown, hidden) + missing + table;
}

export { sizeOf as a, markdownPage as i, json as n, subtractSizes as o, workflowCommands as r, annotations as s, formatReport as t };