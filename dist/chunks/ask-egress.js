import { A as unreadOfOthers, B as changedDestination, D as exitAnswers, E as anyHostAnswer, G as placesFor, H as decidingPlace, L as comparedReaches, O as meshEgressAnswer, R as meshEgress, V as egressDifference, j as clientNames, k as unknownBecause, o as allowlistProblem, s as problemsOfEntries, w as isAboutEgress, z as unlistedClients } from "./run.js";
import { t as meshesByName } from "./meshes-by-name.js";
import { t as openTrees } from "./open-trees.js";
import { t as checkEgressAllowlist } from "./config.js";
import { y as readerOf } from "./find-chart.js";
import { s as compareText } from "./group.js";

// src/run/egress/allowlist-gate.ts
function unlistedChanges(mesh, { changes, openness }, places) {
	const ofHosts = changes.filter(isOpened).flatMap((change) => {
		const { host, port, address } = changedDestination(change);
		const clients = unlistedClients(mesh, host, port, change.clients, address);
		if (clients.length === 0) return [];
		const by = places.ofChange(change);
		return [{
			...verdictOn(change.missing),
			host,
			port,
			address,
			clients: clientNames(clients),
			by
		}];
	});
	return [...openness.filter(isOpened).flatMap((change) => {
		const clients = unlistedClients(mesh, "*", null, change.clients);
		if (clients.length === 0) return [];
		const { missing } = change.openness;
		const by = places.ofOpenness(change);
		return [{
			...verdictOn(missing),
			host: "*",
			port: null,
			address: "",
			clients: clientNames(clients),
			by
		}];
	}), ...ofHosts];
}
function isOpened(change) {
	return change.kind === "opened" && !("head" in change && change.head.every(({ isInMesh }) => isInMesh));
}
function verdictOn(missing) {
	return {
		severity: missing.length === 0 ? "error" : "warning",
		missing
	};
}

// src/run/egress/compare-egress.ts
async function compareEgress(head, base, baseTree, { host, options, isUnchanged }) {
	const { mesh } = head.egress;
	const hasAllowlist = mesh.context.egressAllowlists.length > 0;
	if (!baseTree && !hasAllowlist) return {};
	const compared = comparedReaches(head.egress, base && base.egress);
	const found = egressDifference(compared);
	const placed = await placedChanges(compared, found, {
		head,
		base,
		baseTree: baseTree ?? head.rendered.tree
	}, host);
	const outside = hasAllowlist ? { outside: unlistedChanges(mesh, found, changePlaces(placed)) } : {};
	if (!baseTree) return outside;
	const because = isUnchanged() ? [] : unknownBecause(head, base, baseTree, options);
	return {
		...outside,
		difference: differenceAnswer(found, because, placed)
	};
}
function differenceAnswer({ changes, openness }, because, placed) {
	return {
		verdict: [...changes, ...openness].some(({ kind }) => kind === "opened") ? "new" : because.length > 0 ? "unknown" : "nothing-new",
		because,
		anyHost: openness.map((change) => anyHostChange(change, placed)),
		changes: changes.map((change) => changeAnswer(change, placed)).toSorted(byRank)
	};
}
function changePlaces({ places, inHead }) {
	const shown = (place) => place ? inHead(place) : null;
	return {
		ofChange: (change) => shown(places.get(change)),
		ofOpenness: ({ openness: { place } }) => shown(place)
	};
}
async function placedChanges(compared, { changes, openness }, sides, host) {
	const reachOf = new Map(compared.map((item) => [item.client, item.head]));
	const baseMesh = sides.base?.egress.mesh;
	const places = new Map(changes.map((change) => [change, decidingPlace(change, reachOf.get(change.clients[0]), baseMesh)]));
	const placesOf = (isInBase) => [...changes.filter((change) => isOnlyInBase(change) === isInBase).flatMap((change) => places.get(change) ?? []), ...openness.filter(({ kind }) => kind === "closed" === isInBase).flatMap(({ openness: { place } }) => place ?? [])];
	return {
		places,
		inHead: await placesFor(placesOf(false), sides.head.rendered.tree, host),
		inBase: await placesFor(placesOf(true), sides.baseTree, host)
	};
}
function isOnlyInBase({ head }) {
	return head.length === 0;
}
function anyHostChange({ kind, openness, clients }, placed) {
	const { inHead, inBase } = placed;
	return {
		kind,
		clients: clientNames(clients),
		...anyHostAnswer(openness, kind === "opened" ? inHead : inBase)
	};
}
function changeAnswer(change, { places, inHead, inBase }) {
	const { kind, head, base, clients, missing } = change;
	const place = places.get(change);
	const placeOf = isOnlyInBase(change) ? inBase : inHead;
	return {
		kind,
		...changedDestination(change),
		clients: clientNames(clients),
		head: exitAnswers(head, inHead),
		base: exitAnswers(base, inBase),
		missing,
		by: place ? placeOf(place) : null
	};
}
const ranks = {
	opened: 0,
	changed: 1,
	closed: 2
};
function byRank(first, second) {
	return ranks[first.kind] - ranks[second.kind] || compareText(first.host, second.host) || first.port - second.port;
}

// src/run/egress/ask-egress.ts
async function askEgress(input) {
	checkEgressAllowlist(input.options.egressAllowlist);
	const trees = await openTrees(input);
	const rendered = await trees.meshesOf(trees.head);
	const head = egressIn(rendered);
	const base = trees.base && await trees.meshesOf(trees.base);
	const sidesOfBase = base ? egressIn(base) : /* @__PURE__ */ new Map();
	const meshes = [];
	for (const [name, side] of head) {
		const answer = await meshEgressAnswer(side, input.host);
		const compared = await compareEgress(side, sidesOfBase.get(name) ?? null, base?.tree ?? null, input);
		meshes.push({
			...answer,
			...compared
		});
	}
	const others = rendered.meshes.filter((mesh) => !isAboutEgress(mesh));
	const unread = unreadOfOthers(others, rendered);
	const { configFile, environments } = input.options;
	const isComplete = environments.length === 0 && meshes.length > 0 && [unread, ...meshes.map((mesh) => mesh.unread)].every((texts) => texts.length === 0);
	const source = {
		reader: readerOf(trees.head),
		configFile,
		now: input.now
	};
	const reached = isComplete ? [...head.values()].map(({ egress }) => egress) : null;
	return {
		meshes,
		unread,
		allowlist: problemsOfEntries(trees.config["egress-allowlist"] ?? [], reached, source).map((problem) => allowlistProblem(problem, source))
	};
}
function egressIn(rendered) {
	const meshes = [...meshesByName(rendered)].filter(([, mesh]) => isAboutEgress(mesh));
	return new Map(meshes.map(([name, mesh]) => [name, {
		rendered,
		egress: meshEgress(mesh)
	}]));
}

export { askEgress as t };