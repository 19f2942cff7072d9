import { i as shortNameList } from "./join-words.js";
import { n as durationWords } from "./target-title.js";
import { d as line, u as inertOutput } from "./escape.js";
import { t as unpainted } from "./paint.js";
import { t as count } from "./words.js";

// src/report/request-text.ts
function requestAnswerText(requestAnswer, paint = unpainted) {
	const { method, url, from, meshes } = requestAnswer;
	const title = paint("bold", line(`${method} ${url} from ${from ?? "outside of the mesh"}`));
	if (meshes.length === 0) return inertOutput(`${title}\n\nno mesh of the repository has anything for this host, or the pods that call\n`);
	const blocks = meshes.flatMap((mesh) => meshLines(mesh, paint));
	return inertOutput(`${[title, ...blocks].join("\n")}\n`);
}
function meshLines(mesh, paint) {
	const name = mesh.environment ?? mesh.targets.map(targetText).join(", ");
	if (mesh.base === void 0) return ["", ...sideLines(name, mesh.head, paint)];
	if (JSON.stringify(mesh.base) === JSON.stringify(mesh.head)) return ["", ...sideLines(`${name}, the same in base and head`, mesh.head, paint)];
	return [
		"",
		...sideLines(`${name} in base`, mesh.base, paint),
		"",
		...sideLines(`${name} in head`, mesh.head, paint)
	];
}
function targetText(id) {
	return id === "**" ? "all files together" : id;
}
function sideLines(name, decision, paint) {
	if (!decision) return [`${paint("bold", line(name))}: has nothing for this host`];
	const { verdict, status, paths, missing, unseen } = decision;
	const words = `${verdict}${status === null ? "" : ` with ${status}`}`;
	return [
		`${paint("bold", line(name))}: ${paint(colours[verdict], words)}`,
		...pathsLines(paths, paint),
		...missing.length > 0 ? ["  it depends on", ...missing.map((input) => `    ${line(input)}`)] : [],
		...unseen.length > 0 ? [paint("dim", `  ${line(unseenText(unseen))}`)] : []
	];
}
function unseenText(unseen) {
	return `not rendered, and applied to namespaces that no request passes: ${shortNameList(unseen)}`;
}
const colours = {
	allowed: "green",
	refused: "red",
	depends: "yellow"
};
function pathsLines(paths, paint) {
	const texts = new Set(paths.map((path) => pathLines(path, paint).join("\n")));
	return [...texts].flatMap((text, index) => texts.size > 1 ? [`  path ${index + 1}`, text] : [text]);
}
function pathLines({ hops, past = [], end }, paint) {
	return [
		...hops.flatMap((hop) => hopLines(hop, paint)),
		...past.map((text) => `  ${line(`goes past ${text}`)}`),
		`  ${line(endText(end))}${placeText(end.kind === "arrived" ? null : end.by, paint)}`
	];
}
function hopLines({ type, proxy, steps, forwarded }, paint) {
	return [
		`  ${paint("cyan", line(`${type} of ${proxy}`))}`,
		...steps.map(({ text, by }) => `    ${line(text)}${placeText(by, paint)}`),
		...forwarded ? forwardedLines(forwarded) : []
	];
}
function placeText(place, paint) {
	if (!place) return "";
	const { object, path, file, line: number, value } = place;
	const rendered = `${file}:${number}`;
	const where = value ? `${value.file}:${value.line}, rendered by ${rendered}` : rendered;
	return paint("dim", line(`  ${object} ${path}  ${where}`));
}
function forwardedLines({ to, host, target, timeout, retries, delay, mirrors }) {
	return [
		`sent ${to.map(({ cluster, percent, tls }) => {
			return `${percent === 100 ? "" : `${percent} % `}to ${cluster} by ${tlsWords[tls]}`;
		}).join(", ")}: ${host}${target}`,
		...timeout === null ? [] : [`timeout ${durationWords(timeout)}`],
		...retries ? [retriesText(retries)] : [],
		...delay > 0 ? [`held back for ${durationWords(delay)}`] : [],
		...mirrors.length > 0 ? [`copied to ${mirrors.join(", ")}`] : []
	].map((text) => `    ${line(text)}`);
}
function retriesText({ attempts, on, triesOfHanging }) {
	return `${`tried again up to ${count(attempts, "time")} on ${on.join(", ")}`}; an upstream that does not answer is tried ${count(triesOfHanging, "time")}`;
}
const tlsWords = {
	plain: "plain text",
	tls: "TLS",
	mtls: "mTLS",
	unknown: "mTLS or plain text"
};
function endText(end) {
	if (end.kind === "arrived") return `arrives at ${end.at}`;
	if (end.kind === "closed") return `the connection is closed: ${end.reason}`;
	return `answered with ${end.status}${end.location === null ? `: ${end.reason}` : ` to ${end.location}`}`;
}

export { unseenText as n, requestAnswerText as t };