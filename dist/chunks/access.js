import { i as shortNameList, n as joinOr } from "./join-words.js";
import { _ as sharedReasonsTitle, d as placeWords, g as sharedReasons, l as meshName } from "./egress-words.js";
import { c as inertJson, d as line, m as prose, n as code, p as plainMarkdown, u as inertOutput } from "./escape.js";
import { n as groupBy } from "./group.js";
import { t as unpainted } from "./paint.js";
import { G as placesFor, J as readingChangeTexts, X as unreadInTree, Y as unreadInMesh, Z as accessDifference, at as claimsWords, ct as listWords, dt as namedWords, ft as pathWords, it as tokenText, lt as methodWords, mt as tokenWords, ot as hostWords, pt as serverNameWords, q as verdictOnAccess, rt as secondTokenText, st as isMethodList, ut as methodsAfter } from "./run.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { m as withoutStandIns } from "./unfilled.js";
import { a as oncePerText } from "./once-per.js";
import { _t as secretFinder, ht as maskedSentence } from "./masked-config.js";
import { t as maskedTexts } from "./masked-texts.js";
import { t as meshesByName } from "./meshes-by-name.js";
import { t as openTrees } from "./open-trees.js";
import { t as paintFor } from "./colours.js";
import { r as workspaceRunInput } from "./session.js";
import { t as openWorkspace } from "./workspace.js";

// src/report/access/access-words.ts
function changedRequests({ requests }) {
	const part = (name) => requests.find((request) => request.part === name);
	const named = requests.filter(({ part: name }) => /^(header|query) /.test(name));
	const claims = requests.filter(({ part: name }) => /^(second )?claim /.test(name));
	const method = part("method");
	const what = [
		methodWords(method),
		pathWords(part("path")),
		hostWords(part("host")),
		...part("sni") ? [serverNameWords(part("sni"))] : [],
		...part("port") ? [listWords(part("port"), "at ", "at any port")] : [],
		...method && !isMethodList(method) ? [methodsAfter(method)] : []
	];
	const how = [
		...part("token") || claims.length > 0 ? [tokenAndClaims(part("token"), claims)] : [],
		...named.map(namedWords),
		...clientWords(part("transport"), part("identity")),
		...[
			"source",
			"remote",
			"destination"
		].flatMap((name) => {
			const address = part(name);
			return address ? [listWords(address, addressWords[name], `${addressWords[name]}any`)] : [];
		})
	];
	const isFromAnywhere = ![
		"transport",
		"identity",
		"source",
		"remote"
	].some((name) => part(name));
	const subject = what.filter((text) => text !== "").join(" ");
	return [subject, [...how, ...isFromAnywhere ? ["from anywhere"] : []].join(", ")].filter((text) => text !== "").join(subject === "requests" ? " " : ", ");
}
function tokenAndClaims(token, claims) {
	return `${token ? tokenWords(token) : "with a token"}${claimsWords(claims)}`;
}
const addressWords = {
	source: "from the address ",
	remote: "from clients at ",
	destination: "to pods at "
};
function clientWords(transport, identity) {
	if (identity) return [listWords(identity, "from ", "from any client with mTLS")];
	if (!transport) return [];
	if (transport.of.join() === "in plain text,by mTLS") return ["from anywhere"];
	if (transport.of.join() === "by mTLS") return ["from anywhere in the mesh"];
	return transport.of.length > 0 ? [joinOr(transport.of)] : [`unless ${joinOr(transport.except)}`];
}
function outcomeWords({ base, head }) {
	return `were ${joinOr(base.outcomes)} and are now ${joinOr(head.outcomes)}`;
}
function witnessWords(witness) {
	const { method, host, port, target, headers, transport, identity, address, claims, secondClaims } = witness;
	return [
		`${method} ${host}${target} at port ${port}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		...claims ? [`token ${JSON.stringify(claims)}`] : [],
		...secondClaims ? [`second token ${JSON.stringify(secondClaims)}`] : [],
		transport === "mtls" ? `by mTLS as ${identity}` : transport === "tls" ? "by TLS" : "without TLS",
		...address === null ? [] : [`from ${address}`]
	].join(", ");
}
function accessVerdict({ verdict, changes, routes }) {
	const opened = changes.filter(({ kind }) => kind === "opened").length;
	const sentences = {
		equal: "Every request is let through or refused as in base.",
		"nothing-new": "Nothing new gets in: what is let through now was let through in base.",
		new: `New: ${opened} ${opened === 1 ? "class of requests gets" : "classes of requests get"} in.`,
		unknown: "Not known to be equal because"
	};
	return (verdict === "equal" || verdict === "nothing-new") && routes.length > 0 ? `${sentences[verdict]} ${uncomparedWords(routes)}` : sentences[verdict];
}
const maxNames$2 = 3;
function uncomparedWords(routes) {
	const verb = routes.length === 1 ? "differs" : "differ";
	return `Where they are sent is not compared: ${shortNameList(routes, maxNames$2)} ${verb}.`;
}

// src/report/access/access-text.ts
const noAccessText = "no mesh of the repository has a policy, a gateway or a route";
function accessText({ meshes }, paint = unpainted) {
	const reasons = sharedReasons(meshes.map(({ because }) => because));
	const blocks = [...meshes.length === 0 ? [noAccessText] : meshes.map((mesh) => meshBlock(mesh, reasons, paint).join("\n")), ...reasons.shared.length > 0 ? [[sharedReasonsTitle, ...reasons.shared.map((reason) => `    ${line(reason)}`)].join("\n")] : []];
	return inertOutput(`${blocks.join("\n\n")}\n`);
}
const verdictColours = {
	equal: "green",
	"nothing-new": "green",
	new: "red",
	unknown: "yellow"
};
function meshBlock(mesh, reasons, paint) {
	const { verdict, because, changes, added } = mesh;
	return [
		paint("bold", line(meshName(mesh))),
		...changeGroups(changes).flatMap((group) => groupLines(group, paint)),
		...added.map((name) => `  new  ${line(name)}: compared with the decisions of base for its pods`),
		`  ${paint(verdictColours[verdict], line(accessVerdict(mesh)))}`,
		...reasons.ofMesh(because).map((reason) => `    ${verdict === "unknown" ? "" : "there may be more: "}${line(reason)}`)
	];
}
const maxNames$1 = 6;
function changeGroups(changes) {
	return [...groupBy(changes, ({ kind, entries, because, base, head, missing }) => JSON.stringify([
		kind,
		entries,
		because.length > 0 ? because : [base.by, head.by],
		missing
	])).values()];
}
function groupLines(group, paint) {
	const [first] = group;
	const { kind, entries, because, missing, witness, base, head } = first;
	const by = because.length > 0 ? [...sideLine("because of", because)] : [];
	const bySides = [...sideLine("in base by", base.by), ...sideLine("in head by", head.by)];
	return [
		`  ${paint(kind === "opened" ? "red" : "cyan", kind)}  ${line(shortNameList(entries, maxNames$1))}`,
		...group.map((change) => `    ${line(`${changedRequests(change)}: ${outcomeWords(change)}`)}`),
		...by.length > 0 ? by : bySides,
		`    ${paint("dim", line(`for example ${witnessWords(witness)}`))}`,
		...missing.map((input) => `    depends on ${line(input)}`)
	];
}
function sideLine(before, places) {
	if (places.length === 0) return [];
	const shown = places.map((place) => `${place.object} ${place.path} ${placeWords(place)}`);
	return [`    ${before} ${line(shortNameList(shown, maxNames$1))}`];
}

// src/report/access/access-markdown.ts
function accessMarkdown({ meshes }) {
	const reasons = sharedReasons(meshes.map(({ because }) => because));
	const sections = [...meshes.length === 0 ? [noAccessText] : meshes.map((mesh) => meshSection(mesh, reasons)), ...reasons.shared.length > 0 ? [`**${sharedReasonsTitle}**`, list(reasons.shared)] : []];
	return inertOutput(`${sections.join("\n\n")}\n`);
}
function meshSection(mesh, reasons) {
	const { because, changes, added } = mesh;
	return [
		`## ${plainMarkdown(meshName(mesh))}`,
		`**${plainMarkdown(accessVerdict(mesh))}**`,
		...because.length > 0 ? [list(reasons.ofMesh(because))] : [],
		...changes.length > 0 ? [changeTable(changes)] : [],
		...added.length > 0 ? [`New workloads: ${added.map(plainMarkdown).join(", ")}`] : []
	].join("\n\n");
}
function list(texts) {
	return texts.map((text) => `- ${prose(text)}`).join("\n");
}
const maxNames = 6;
function changeTable(changes) {
	const rows = changes.map((change) => [
		change.kind,
		plainMarkdown(shortNameList(change.entries, maxNames)),
		[`${prose(changedRequests(change))}: ${prose(outcomeWords(change))}`, ...change.missing.map(dependence)].join("<br>"),
		code(witnessWords(change.witness)),
		(change.because.length > 0 ? placeCells("", change.because) : [...placeCells("base: ", change.base.by), ...placeCells("head: ", change.head.by)]).join("<br>")
	]);
	const header = [
		"",
		"Where",
		"Requests",
		"For example",
		"Because of"
	];
	return [
		header,
		header.map(() => "---"),
		...rows
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
function dependence(input) {
	return `depends on ${prose(input)}`;
}
function placeCells(side, places) {
	return places.slice(0, maxNames).map((place) => `${side}${code(`${place.object} ${placeWords(place)}`)}`);
}

// src/run/access/change-answers.ts
async function accessChangeAnswers({ changes }, trees, host) {
	const places = {
		head: await placesFor(changes.flatMap(({ head, decidingPlaces }) => [...head.places, ...decidingPlaces.head]), trees.head, host),
		base: await placesFor(changes.flatMap(({ base, decidingPlaces }) => [...base.places, ...decidingPlaces.base]), trees.base, host)
	};
	return changes.map((change) => changeAnswer(change, places));
}
function changeAnswer(change, places) {
	const { head, base, witness, entries, missing, phrases, decidingPlaces } = change;
	return {
		kind: kindOf(change),
		entries: entries.map(withoutStandIns),
		requests: phrases.map(({ axis, of, except }) => ({
			part: axis,
			of: of.map(withoutStandIns),
			except: except.map(withoutStandIns)
		})),
		isWithoutToken: !hasToken(witness),
		isWithoutIdentity: witness.connection.principal === null,
		base: sideAnswer(base, places.base),
		head: sideAnswer(head, places.head),
		because: [...decidingPlaces.head.map(places.head), ...decidingPlaces.base.map(places.base)],
		witness: witnessAnswer(witness),
		missing: missing.map(withoutStandIns)
	};
}
function kindOf({ head, base }) {
	if (head.verdict === base.verdict) return "otherwise";
	return head.verdict === "allowed" ? "opened" : "closed";
}
function sideAnswer({ verdict, texts, places }, placeOf) {
	return {
		verdict,
		outcomes: texts,
		by: places.map(placeOf)
	};
}
function hasToken({ request: { target, headers } }) {
	return [target, ...headers.values()].some((text) => text.includes(tokenText));
}
function witnessAnswer({ connection, request, claims, secondClaims }) {
	const shown = (text) => text.replace(tokenText, "<token>").replace(secondTokenText, "<second token>");
	return {
		method: request.method,
		host: request.authority,
		port: connection.destination.port,
		target: shown(request.target),
		headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, shown(value)])),
		transport: connection.transport,
		identity: connection.principal ?? null,
		address: connection.source ?? null,
		claims,
		...secondClaims && { secondClaims }
	};
}

// src/run/access/ask-access.ts
async function askAccess(input) {
	const trees = await openTrees(input);
	const head = await trees.meshesOf(trees.head);
	const base = await trees.meshesOf(trees.base ?? trees.head);
	const [inHead, inBase] = [meshesByName(head), meshesByName(base)];
	const meshes = [];
	for (const name of /* @__PURE__ */ new Set([...inHead.keys(), ...inBase.keys()])) {
		const [mesh, before] = [inHead.get(name), inBase.get(name)];
		if (![mesh, before].some((side) => side && isAboutAccess(side))) continue;
		meshes.push(await meshAnswer({
			head,
			base,
			mesh,
			before
		}, input));
	}
	return { meshes };
}
async function meshAnswer(comparedMesh, input) {
	const { head, base, mesh, before } = comparedMesh;
	const { environment, targets } = mesh ?? before;
	const difference = mesh && before ? accessDifference(mesh, before) : notCompared(mesh ? "base" : "head");
	const unread = [
		...[head, base].flatMap(({ tree }) => unreadInTree(tree)),
		...mesh ? unreadInMesh(mesh, head) : [],
		...before ? unreadInMesh(before, base) : [],
		...readingChangeTexts(head.tree, base.tree, input.options.configFile)
	];
	const because = input.isUnchanged() ? [] : [.../* @__PURE__ */ new Set([...unread, ...difference.reservations])].map(withoutStandIns);
	const changes = await accessChangeAnswers(difference, {
		head: head.tree,
		base: base.tree
	}, input.host);
	return {
		environment,
		targets: targets.map(({ id }) => id),
		verdict: verdictOnAccess(difference, because),
		because,
		changes: withoutSecrets(changes, {
			head,
			base,
			mesh,
			before
		}),
		added: difference.added.map(withoutStandIns),
		routes: [...new Set(difference.routes.map(withoutStandIns))]
	};
}
function withoutSecrets(changes, { head, base, mesh, before }) {
	const sources = [head, base].map(({ tree }) => tree.sources);
	const targets = [mesh, before].flatMap((side) => side?.targets ?? []);
	const hidden = {
		find: secretFinder(sources, targets.map(({ id }) => id)),
		words: /* @__PURE__ */ new Set()
	};
	const { mask } = head.tree.sources;
	return maskedTexts(changes, oncePerText((text) => maskedSentence(text, hidden, mask)));
}
function notCompared(missingSide) {
	return {
		changes: [],
		compared: 0,
		undecided: [],
		reservations: [`${missingSide} has no such mesh`],
		added: [],
		routes: []
	};
}
function isAboutAccess(mesh) {
	return [
		...[
			"AuthorizationPolicy",
			"RequestAuthentication",
			"PeerAuthentication",
			"Gateway"
		],
		...[
			"KubernetesGateway",
			"VirtualService",
			"EnvoyFilter",
			"WasmPlugin"
		],
		...[
			"GRPCRoute",
			"HTTPRoute",
			"TCPRoute",
			"TLSRoute"
		]
	].some((kind) => mesh.ofKind(kind).length > 0);
}

// src/cli/access.ts
async function accessCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const answer = await askAccess(workspaceRunInput(workspace, options, terminal, engine));
	const texts = {
		text: () => wrapLines(accessText(answer, paintFor(terminal.colour)), terminal.width),
		json: () => inertJson({
			schemaVersion: 1,
			...answer
		}),
		markdown: () => accessMarkdown(answer)
	};
	const isNew = answer.meshes.some(({ verdict }) => verdict === "new");
	const fails = answer.meshes.length === 0 || isNew;
	if (fails || !options.quiet) terminal.print(texts[options.format]());
	if (fails) terminal.exitWith(1);
}

export { accessCommand };