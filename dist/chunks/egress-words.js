import { n as durationWords, t as targetTitle } from "./target-title.js";
import { t as joinAnd } from "./join-words.js";
import { t as count } from "./words.js";

// src/report/shared-reasons.ts
const minShared = 3;
const sharedReasonsTitle = "for several of these meshes";
function sharedReasons(lists) {
	const uses = /* @__PURE__ */ new Map();
	for (const list of lists) for (const reason of new Set(list)) uses.set(reason, (uses.get(reason) ?? 0) + 1);
	const shared = [...uses].flatMap(([reason, number]) => number > 1 ? reason : []);
	if (shared.length < minShared) return {
		shared: [],
		ofMesh: (reasons) => reasons
	};
	const isShared = new Set(shared);
	return {
		shared,
		ofMesh(reasons) {
			const ownReasons = reasons.filter((reason) => !isShared.has(reason));
			const commonReasons = new Set(reasons.filter((reason) => isShared.has(reason)));
			return commonReasons.size === 0 ? ownReasons : [...ownReasons, `${count(commonReasons.size, "reason")} of the list at the end`];
		}
	};
}

// src/report/egress/egress-words.ts
function meshName({ environment, targets }) {
	return environment ?? targets.map((id) => id === "**" ? "all files together" : targetTitle(id)).join(", ");
}
function destinationName({ host, port, address }) {
	return `${host}:${port}${address === "" ? "" : address === "any" ? " at any address" : ` at ${address}`}`;
}
function handlingWords(exit) {
	const { called, mode, timeout, retries, via, isMirror, isInMesh, missing } = exit;
	return [
		calledWords(exit),
		mode === "mediated" ? `mediated: ${tlsWords(exit)}` : passedWords(exit),
		...timeout === null ? [] : [`timeout ${durationWords(timeout)}`],
		...retries && called.protocol === "http" ? [`up to ${count(1 + retries.attempts, "try").replace("trys", "tries")}`] : [],
		...via.length === 0 ? [] : [`through ${joinAnd(via)}`],
		...isMirror ? ["a copy of requests"] : [],
		...isInMesh ? ["counts as a host of the mesh"] : [],
		...missing.length === 0 ? [] : [`depends on ${missing.join(", ")}`]
	].join("; ");
}
function calledWords({ host, called }) {
	const name = called.authority ?? called.serverName ?? called.host;
	const target = name === host ? `port ${called.port}` : `${name}:${called.port}`;
	return `called as ${called.protocol} on ${target}`;
}
function tlsWords({ tls, isVerified }) {
	if (tls === "tls") return isVerified ? "TLS added and verified" : "TLS added, not verified";
	return tls === "plain" ? "leaves as plain text" : tls === "mtls" ? "mTLS of the mesh" : "TLS not known";
}
function passedWords({ tls, called }) {
	const passed = called.protocol === "tls" ? "passes as TLS of the application" : "passes unchanged";
	return tls === "tls" ? `${passed}, with TLS added` : passed;
}
function anyHostWords({ reason, missing }) {
	const why = {
		"no-proxy": "no proxy handles their calls",
		ztunnel: "ztunnel lets all calls pass",
		policy: "the `outboundTrafficPolicy` allows undeclared hosts"
	}[reason];
	return missing.length === 0 ? why : `${why}, depending on ${missing.join(", ")}`;
}
function changeWord({ kind, missing }) {
	return missing.length === 0 ? kind : `possibly ${kind}`;
}
function changedHandling({ head, base }) {
	const [after, before] = [head, base].map((exits) => [...new Set(exits.map(handlingWords))]);
	const [inHead, inBase] = [new Set(after), new Set(before)];
	return {
		before: before.filter((words) => !inHead.has(words)),
		after: after.filter((words) => !inBase.has(words))
	};
}
function verdictWords({ verdict, because, changes, anyHost }) {
	if (verdict === "nothing-new") return "Nothing new can be reached.";
	if (verdict === "unknown") return "Whether anything new can be reached is unknown because";
	const hosts = changes.filter(({ kind }) => kind === "opened").length;
	const words = [...anyHost.some(({ kind }) => kind === "opened") ? ["any host"] : [], ...hosts > 0 ? [count(hosts, "destination")] : []];
	return `New: ${joinAnd(words)}.${because.length > 0 ? " There may be more because" : ""}`;
}
function outsideName({ host, port, address }) {
	return port === null ? "any host" : destinationName({
		host,
		port,
		address
	});
}
function allowlistWords({ kind, host, until, owner }) {
	const answers = owner === null ? "" : ` (${owner})`;
	return kind === "expired" ? `the entry \`${host}\`${answers} of the allow-list counted until ${until}: it allows nothing any more` : `the entry \`${host}\`${answers} of the allow-list allows nothing that is reached`;
}
function egressFails({ meshes, allowlist }) {
	return [...allowlist, ...meshes.flatMap(({ outside }) => outside ?? [])].some(({ severity }) => severity === "error");
}
function isEgressUnknown({ meshes, unread }) {
	const reasons = meshes.flatMap((mesh) => [...mesh.unread, ...mesh.difference?.because ?? []]);
	return [...unread, ...reasons].length > 0;
}
function placeWords(place) {
	if (!place) return "";
	const { file, line } = place.value ?? place;
	return `${file}:${line}`;
}
function unreadWords({ unread }) {
	const more = unread.length - maxUnread;
	return [...unread.slice(0, maxUnread), ...more > 0 ? [`and ${more} more`] : []];
}
const maxUnread = 10;
const unreadTitle = "not read, so that more or less may be reached";
function sharedUnread({ meshes }) {
	return sharedReasons(meshes.map(({ difference, unread }) => difference ? difference.because : unread));
}

export { sharedReasonsTitle as _, destinationName as a, isEgressUnknown as c, placeWords as d, sharedUnread as f, sharedReasons as g, verdictWords as h, changedHandling as i, meshName as l, unreadWords as m, anyHostWords as n, egressFails as o, unreadTitle as p, changeWord as r, handlingWords as s, allowlistWords as t, outsideName as u };