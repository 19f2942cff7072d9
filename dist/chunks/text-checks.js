import { a as groupedDigits, t as joinAnd } from "./join-words.js";
import { t as count } from "./words.js";
import { d as line, t as clamp } from "./escape.js";

// src/report/check-words.ts
const maxNamed = 8;
function changeWords({ before, after, default: usual }, show) {
	if (before === void 0 && after === void 0) return "";
	const byDefault = usual === void 0 ? void 0 : `${show(usual)} (default)`;
	const [from, to] = [before, after].map((value) => value === void 0 ? byDefault : show(value));
	if (from === void 0) return `+ ${to}`;
	return to === void 0 ? `− ${from}` : `${from} → ${to}`;
}
function uncheckedHeading(targets) {
	return `${count(targets.length, "target")} ${are(targets)} no longer checked`;
}
function uncheckedNames(targets, show) {
	return shortList(targets.toSorted((a, b) => compareCounts(a.findings, b.findings)).map(({ id, findings }) => `${show(id)}${inBase(findings)}`));
}
function newlyHeading(targets) {
	return `${count(targets.length, "target")} ${are(targets)} newly checked`;
}
function newlyNames(targets, show) {
	return shortList(targets.map(({ id }) => show(id)));
}
function are(targets) {
	return targets.length === 1 ? "is" : "are";
}
function shortList(names) {
	const hidden = names.length - maxNamed;
	return hidden <= 0 ? joinAnd(names) : `${names.slice(0, maxNamed).join(", ")} and ${groupedDigits(hidden)} more`;
}
function inBase({ errors, warnings, infos }) {
	const counts = [
		...errors > 0 ? [count(errors, "error")] : [],
		...warnings > 0 ? [count(warnings, "warning")] : [],
		...infos > 0 ? [count(infos, "info")] : []
	];
	return counts.length === 0 ? "" : ` (${counts.join(", ")} in base)`;
}
function compareCounts(a, b) {
	return b.errors - a.errors || b.warnings - a.warnings || b.infos - a.infos;
}

// src/report/text-checks.ts
function checksText(report, paint) {
	const { checkChanges } = report;
	const hidden = checkChanges.length - maxChanges;
	const hiddenText = `  … and ${count(hidden, "more change")} (\`--format json\` lists all)`;
	return [
		...checkChanges.length > 0 ? [paint("bold", "this changes what is checked:")] : [],
		...checkChanges.slice(0, maxChanges).map((change) => changeLine(change, paint)),
		...hidden > 0 ? [paint("dim", hiddenText)] : []
	].map((text) => `${text}\n`).join("") + uncheckedText(report, paint);
}
function uncheckedText({ noLongerChecked, newlyChecked }, paint) {
	const lost = `${paint("yellow", uncheckedHeading(noLongerChecked))}: ${uncheckedNames(noLongerChecked, show)}\n`;
	const gained = `${newlyHeading(newlyChecked)}: ${newlyNames(newlyChecked, show)}\n`;
	return (noLongerChecked.length > 0 ? lost : "") + (newlyChecked.length > 0 ? gained : "");
}
const maxChanges = 20;
function show(text) {
	return line(clamp(text, 200));
}
function changeLine(change, paint) {
	const { at, side, key, effect, note } = change;
	const location = paint("cyan", `${line(at.file)}:${at.line}`) + (side === "base" ? " (base)" : "");
	const details = [
		show(key),
		changeWords(change, show),
		line(note ?? "")
	].filter((detail) => detail !== "");
	return `  ${paint(effect === "loosens" ? "yellow" : "dim", effect.padEnd(8))}  ${location}  ${details.join(": ")}`;
}

export { newlyNames as a, newlyHeading as i, uncheckedText as n, uncheckedHeading as o, changeWords as r, uncheckedNames as s, checksText as t };