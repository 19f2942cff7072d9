import { n as oncePer } from "./once-per.js";
import { a as baseName, l as joinPath } from "./lines.js";
import { t as filesUnder } from "./tree.js";
import { n as isGlob, t as globMatcher } from "./glob.js";
import { t as table } from "./table.js";

// src/discover/gitops/flux/push-commands.ts
function pushCommands(text) {
	if (!text.includes("push artifact")) return [];
	const lines = text.split(/\r?\n/);
	return lines.flatMap((line, index) => {
		const [, start] = /^(?!\s*#).*?\bflux(?:\s+--?\S+)*\s+push\s+artifact\s(.*)$/.exec(line) ?? [];
		if (start === void 0) return [];
		const words = wordsOf(joinedLines(start, lines.slice(index + 1, index + 1 + maxLines)));
		const url = words.find((word, at) => !word.startsWith("-") && !takesValue(words[at - 1])) ?? "";
		const path = valueOfFlag(words);
		return url === "" || path === void 0 ? [] : [{
			url,
			path,
			text
		}];
	});
}
const maxLines = 30;
function joinedLines(start, following) {
	let command = start;
	for (const line of following) {
		const isContinued = command.endsWith("\\");
		if (!isContinued && !/^\s+-{1,2}[\w-]+[= ]/.test(line)) break;
		command = `${isContinued ? command.slice(0, -1) : command} ${line.trim()}`;
	}
	return command;
}
function wordsOf(command) {
	const [plain = ""] = /^(?:\$\{\{.*?\}\}|\{\{.*?\}\}|\$\([^)]*\)|"[^"]*"|'[^']*'|[^;|&"'])*/.exec(command) ?? [];
	return [...plain.matchAll(word)].map(([text]) => text.replaceAll(/["']/g, ""));
}
const word = /(?:\$\{\{.*?\}\}|\{\{.*?\}\}|\$\([^)]*\)|"(?:\$\{\{.*?\}\}|\$\([^)]*\)|[^"])*"|'[^']*'|[^\s"'])+/g;
function takesValue(flag) {
	return flag !== void 0 && flag.startsWith("-") && !flag.includes("=") && !switches.has(flag);
}
const switches = /* @__PURE__ */ new Set([
	"--debug",
	"--reproducible",
	"--insecure-registry",
	"--verbose"
]);
function valueOfFlag(words) {
	const at = words.findIndex((text) => /^(--path|-f)(=|$)/.test(text));
	const flag = words[at];
	return flag?.includes("=") ? flag.slice(flag.indexOf("=") + 1) : words[at + 1];
}

// src/discover/gitops/flux/push-variables.ts
function withVariables(template, text, paths) {
	return fill(template, text, paths.length === 1 ? paths[0] : null, maxDepth).split("/").map((segment) => /^\*+$/.test(segment) ? "**" : segment.replaceAll(/\*+/g, "*")).join("/");
}
const maxDepth = 5;
function fill(template, text, path, depth) {
	return template.replaceAll(reference, (whole, ...names) => {
		const name = names.slice(0, 4).find((group) => group !== void 0) ?? "";
		const defined = repositoryVariable(name, path) ?? (depth === 0 ? null : definitionOf(name, text));
		return defined === null || defined === whole ? "*" : fill(defined, text, path, depth - 1);
	});
}
const reference = /\$\{\{\s*(?:env\.)?([\w.-]+)[^}]*\}\}|\{\{\s*\.?([\w.]+)[^}]*\}\}|\$[{(](\w+)[^})]*[})]|\$\([^)]*\)|\$(\w+)/g;
function repositoryVariable(name, path) {
	const part = partsOfRepository[name];
	return part === void 0 || path === null ? null : part(path);
}
const partsOfRepository = table({
	"github.repository": wholePath,
	"github.repository_owner": owner,
	"github.event.repository.name": baseName,
	GITHUB_REPOSITORY: wholePath,
	GITHUB_REPOSITORY_OWNER: owner,
	CI_PROJECT_PATH: wholePath,
	CI_PROJECT_NAME: baseName
});
function wholePath(path) {
	return path;
}
function owner(path) {
	return path.slice(0, path.indexOf("/"));
}
function definitionOf(name, text) {
	const values = /* @__PURE__ */ new Set();
	for (const line of text.split(/\r?\n/)) {
		const [, defined, value = ""] = definition.exec(line) ?? [];
		if (defined === name) values.add(value.replace(/^(["'])(.*)\1$/, "$2"));
	}
	const [value = ""] = values;
	return values.size === 1 && value !== "" ? value : null;
}
const definition = /^\s*(?:-\s+)?(?:export\s+)?["']?([A-Za-z_]\w*)["']?\s*(?::=|\?=|:(?=\s)|=)\s*(.*?)\s*$/;

// src/discover/gitops/flux/pushed-artifacts.ts
function pushedArtifacts(reader, identity) {
	return commandsIn(reader).flatMap((command) => pushedBy(command, reader, identity));
}
function mayPushArtifacts(file) {
	return pushingFiles.test(file);
}
const pushingFiles = /^\.github\/.*\.ya?ml$|(^|\/)\.(gitlab|taskfiles?)\/.*\.ya?ml$|(^|\/)(\.gitlab-ci|\.drone|\.woodpecker|azure-pipelines|bitbucket-pipelines|[Tt]askfile)(\.\w+)?\.ya?ml$|(^|\/)(GNUm|[Mm])akefile$|(^|\/)\.?[Jj]ustfile$|\.(mk|just|sh|bash)$/;
const commandsIn = oncePer((reader) => reader.tree.files.filter(mayPushArtifacts).flatMap((file) => pushCommands(reader.text(file) ?? "")));
function pushedBy(command, reader, identity) {
	const folder = folderOfCommand(command, reader);
	const address = addressOf(withVariables(command.url, command.text, identity.paths));
	if (folder === null || address === null) return [];
	const isSame = globMatcher(address);
	return [{
		folder,
		isWhole: !isGlob(address),
		isAt: (url) => isSame(addressOf(url) ?? "")
	}];
}
function folderOfCommand({ path, text }, { tree }) {
	const named = withVariables(path, text, []);
	if (named === "" || isGlob(named) || named.startsWith("/") || named.split("/").includes("..")) return null;
	const folder = joinPath("", named);
	const mayMove = /\bworking-directory:|^\s*dir:|\b(cd|pushd)\s/m.test(text);
	if (folder === "") return mayMove ? null : "";
	return filesUnder(tree, folder).length > 0 ? folder : null;
}
function addressOf(url) {
	const address = url.replace(/^oci:\/\//, "").replace(/@.*$/, "").replace(/:[^/]*$/, "");
	const [host = "", ...path] = address.split("/");
	return path.length === 0 || host === "" || isGlob(host) ? null : address.toLowerCase();
}

export { pushedArtifacts as n, mayPushArtifacts as t };