import { f as folderOf, m as isInside, n as parseDocuments } from "./parse.js";
import { n as jsonText } from "./data.js";
import { n as oncePer } from "./once-per.js";

// src/syntax/glob.ts
/**
* Returns whether paths match a glob: `*` and `?` match within a segment, `**` as a segment matches any number of them,
* `[a-z]` a character, `{a,b}` alternatives. Takes time proportional to pattern times path: no regular expression is
* made of the pattern.
*/
function globMatcher(pattern) {
	const globs = alternatives(pattern, maxAlternatives).map((glob) => glob.split("/"));
	return (path) => {
		const segments = path.split("/");
		return globs.some((glob) => matchesAll(glob, segments, matchesSegments));
	};
}
/** True for a text with a character that a glob gives a meaning. */
function isGlob(text) {
	return /[*?[{]/.test(text);
}
/** A pattern with more alternatives matches as written. */
const maxAlternatives = 100;
/** The patterns that a pattern with `{a,b}` stands for. */
function alternatives(pattern, limit) {
	const [, before, list, after] = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(pattern) ?? [];
	if (before === void 0 || list === void 0 || after === void 0) return [pattern];
	const names = list.split(",");
	if (names.length > limit) return [pattern];
	const rest = alternatives(after, Math.floor(limit / names.length));
	return names.flatMap((name) => rest.map((ending) => `${before}${name}${ending}`));
}
/** Matches pieces with items; `any` takes any number of items. Goes back to the last `any` only, as for a wildcard. */
function matchesAll(pieces, items, step) {
	let [piece, item, lastAny, resumeAt] = [
		0,
		0,
		-1,
		0
	];
	while (item < items.length) {
		const taken = piece < pieces.length && step(pieces[piece], items[item]);
		if (taken === "any") {
			lastAny = piece++;
			resumeAt = item;
		} else if (taken) {
			piece++;
			item++;
		} else if (lastAny >= 0) {
			piece = lastAny + 1;
			item = ++resumeAt;
		} else return false;
	}
	return pieces.slice(piece).every((rest) => step(rest, void 0) === "any");
}
const matchesSegments = (glob, segment) => {
	if (glob === "**") return "any";
	return segment !== void 0 && matchesAll(characterPatterns(glob), Array.from(segment), matchesCharacter);
};
const matchesCharacter = (pattern, character) => {
	if (pattern === "*") return "any";
	if (character === void 0) return false;
	if (pattern === "?") return true;
	return pattern.startsWith("[") && pattern.length > 1 ? isInClass(pattern.slice(1, -1), character) : pattern === character || pattern === `\\${character}`;
};
/** `a`, `*`, `[a-z]` and `\*` each as one text. */
function characterPatterns(glob) {
	return glob.match(/\[[!^]?\]?[^\]]*\]|\\?[^]/gu) ?? [];
}
function isInClass(text, character) {
	const isNegated = /^[!^]/.test(text);
	return (text.slice(isNegated ? 1 : 0).match(/[^]-[^]|[^]/gu) ?? []).some((range) => {
		const [first, last = first] = range.length > 1 ? range.split("-") : [range];
		return first <= character && character <= last;
	}) !== isNegated;
}

// src/yaml/node-mover.ts
/**
* Returns a function that moves a tree of nodes into another text; shared nodes stay shared.
*
* @param move the offset in `source` for an offset in the text that the nodes were read from
*/
function nodeMover(source, move) {
	const moved = /* @__PURE__ */ new Map();
	const range = ({ start, end }) => ({
		start: move(start),
		end: move(end)
	});
	const placed = (node) => ({
		...node,
		source,
		...range(node),
		...node.alias && { alias: range(node.alias) }
	});
	const contentsOf = (node) => {
		if (node.kind === "list") return {
			...placed(node),
			items: node.items.map(moveTree)
		};
		if (node.kind === "scalar") return placed(node);
		const entries = [...node.entries].map(([name, { key, value }]) => [name, {
			key: placed(key),
			value: moveTree(value)
		}]);
		return {
			...placed(node),
			entries: new Map(entries)
		};
	};
	const moveTree = (node) => {
		const result = moved.get(node) ?? contentsOf(node);
		moved.set(node, result);
		return result;
	};
	return moveTree;
}

// src/yaml/embedded.ts
/** The node of embedded values in a text of their file; `null` where the text lacks it. */
function embeddedNode(text, place) {
	return placedNode(parseDocuments(text, place.file), place);
}
/** The node of embedded values in the documents of their file, with what a tool fills in; `null` where they lack it. */
function placedNode(documents, { document, path, filled = [] }) {
	let node = documents[document]?.root ?? void 0;
	for (const key of path) node = childOf(node?.kind === "scalar" ? rootInText(node) : node, key);
	if (node?.kind === "scalar" && filled.some((scalar) => scalar.path.length > 0)) node = rootInText(node);
	return node ? filled.reduce(withFilled, node) : null;
}
/** The root of embedded values: the node, or the root of the YAML in a block scalar; `null` where there is none. */
function placedRoot(documents, place) {
	const node = placedNode(documents, place);
	return node?.kind === "scalar" ? rootInText(node) ?? null : node;
}
function childOf(node, key) {
	if (node?.kind === "map") return node.entries.get(String(key))?.value;
	return node?.kind === "list" && typeof key === "number" ? node.items[key] : void 0;
}
/**
* The root of the YAML in a block scalar, located in the file of the scalar; `undefined` for another scalar, and for a text
* that is not one document.
*/
function rootInText(scalar) {
	if (scalar.style !== "literal") return void 0;
	const roots = rootsInText(scalar);
	return roots.length === 1 ? roots[0] : void 0;
}
/** The roots of the documents in a block scalar, located in its file. The lines are indented, as those of a map may be. */
function rootsInText({ source, start, end }) {
	const lineStart = source.text.lastIndexOf("\n", start - 1) + 1;
	const documents = parseDocuments(source.text.slice(lineStart, end), source.file);
	const move = nodeMover(source, (offset) => offset + lineStart);
	return documents.flatMap(({ root }) => root ? move(root) : []);
}
/** A node with a scalar below it replaced, unless the scalar has another text than it had. */
function withFilled(node, { path, written, value }) {
	return replacedAt(node, path, (scalar) => textOf(scalar) === written ? {
		...scalar,
		value
	} : scalar);
}
function replacedAt(node, path, replace) {
	const [key, ...below] = path;
	if (key === void 0) return node.kind === "scalar" ? replace(node) : node;
	if (node.kind === "list") {
		const items = node.items.map((item, index) => index === key ? replacedAt(item, below, replace) : item);
		return {
			...node,
			items
		};
	}
	const entry = node.kind === "map" ? node.entries.get(String(key)) : void 0;
	if (node.kind !== "map" || !entry) return node;
	const replaced = {
		...entry,
		value: replacedAt(entry.value, below, replace)
	};
	return {
		...node,
		entries: new Map(node.entries).set(String(key), replaced)
	};
}
function textOf({ value }) {
	return String(value ?? "");
}
/** The text of a values file with embedded values: a map under its keys, or a text of YAML. */
function valuesText(node, under = []) {
	if (node?.kind === "scalar" && under.length === 0) return textOf(node);
	return under.reduceRight((text, key) => `{${JSON.stringify(key)}:${text}}`, jsonText(node));
}
/** The text of a scalar; empty for a null and for anything else. */
function embeddedText(node) {
	return node?.kind === "scalar" ? textOf(node) : "";
}

// src/syntax/ignore-files.ts
/** Returns whether a `.gitignore` of a tree matches a path or a folder above it. */
const gitignoreOf = oncePer((tree) => {
	const patterns = patternsOf(tree, ".gitignore");
	return (path) => pathsTo(path).some((prefix) => isLeftOut(patterns.findLast((pattern) => fits(pattern, prefix))));
});
/**
* Returns whether Flux leaves a file of a tree out of the source that it packs: by the `.sourceignore` files of the tree and
* its own patterns (fluxcd `pkg/sourceignore`). Unlike for Git, a file may be included below a folder that is not.
*/
const sourceignoreOf = oncePer((tree) => {
	const patterns = [...patternsIn(fluxPatterns.join("\n"), ""), ...patternsOf(tree, ".sourceignore")];
	return (file) => {
		const prefixes = pathsTo(file);
		return isLeftOut(patterns.findLast((pattern) => prefixes.some((prefix) => fits(pattern, prefix))));
	};
});
/** VCSPatterns and DefaultPatterns of fluxcd `pkg/sourceignore`. */
const fluxPatterns = [
	...[
		".git/",
		".gitignore",
		".gitmodules",
		".gitattributes"
	],
	...[
		"*.jpg",
		"*.jpeg",
		"*.gif",
		"*.png",
		"*.wmv",
		"*.flv",
		"*.tar.gz",
		"*.zip"
	],
	...[
		".github/",
		".circleci/",
		".travis.yml",
		".gitlab-ci.yml",
		"appveyor.yml",
		".drone.yml"
	],
	...[
		"cloudbuild.yaml",
		"codeship-services.yml",
		"codeship-steps.yml"
	],
	...[
		"**/.goreleaser.yml",
		"**/.sops.yaml",
		"**/.flux.yaml"
	]
];
/** The patterns of all files of a name, those of outer folders first. */
function patternsOf({ files, read }, name) {
	return files.filter((path) => path === name || path.endsWith(`/${name}`)).toSorted((first, second) => first.length - second.length).flatMap((file) => patternsIn(new TextDecoder().decode(read(file)), folderOf(file)));
}
function patternsIn(text, folder) {
	return text.split(/\r?\n/).flatMap((line) => {
		const pattern = line.trimEnd();
		if (pattern === "" || pattern.startsWith("#")) return [];
		const includes = pattern.startsWith("!");
		const glob = pattern.slice(includes ? 1 : 0);
		const name = glob.replace(/\/$/, "");
		const relative = name.includes("/") ? name.replace(/^\//, "") : `**/${name}`;
		return [{
			folder,
			includes,
			isOfFolders: glob !== name,
			matches: globMatcher(relative)
		}];
	});
}
function pathsTo(path) {
	const segments = path.split("/");
	return segments.map((_, index) => ({
		path: segments.slice(0, index + 1).join("/"),
		isFolder: index < segments.length - 1
	}));
}
function fits({ folder, isOfFolders, matches }, { path, isFolder }) {
	return (isFolder || !isOfFolders) && path !== folder && isInside(path, folder) && matches(folder === "" ? path : path.slice(folder.length + 1));
}
/** The last pattern that matches decides. */
function isLeftOut(pattern) {
	return pattern !== void 0 && !pattern.includes;
}

export { placedNode as a, rootsInText as c, globMatcher as d, isGlob as f, embeddedText as i, valuesText as l, sourceignoreOf as n, placedRoot as o, embeddedNode as r, rootInText as s, gitignoreOf as t, nodeMover as u };