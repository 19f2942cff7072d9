import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { hostname } from "node:os";

// src/cli/links.ts
function fileLinks(root) {
	return ({ file, line }, text) => {
		if (file.includes("!")) return text;
		const url = pathToFileURL(join(root, file));
		return `${start}file://${hostname()}${url.pathname}#${line}${end}${text}${start}${end}`;
	};
}
const start = "\x1B]8;;";
const end = "\x07";
function opensLinks(env, isTerminal) {
	const { FORCE_HYPERLINK: force, CI, TERM, TERM_PROGRAM = "", VTE_VERSION = "0" } = env;
	if (force !== void 0) return force !== "0" && force !== "false";
	if (!isTerminal || CI !== void 0 || TERM === "dumb") return false;
	return programs.has(TERM_PROGRAM) || Number(VTE_VERSION) >= 5e3 || [
		"KITTY_WINDOW_ID",
		"KONSOLE_VERSION",
		"WT_SESSION"
	].some((name) => env[name] !== void 0);
}
const programs = /* @__PURE__ */ new Set([
	"iTerm.app",
	"WezTerm",
	"vscode",
	"ghostty",
	"Hyper",
	"rio"
]);

export { opensLinks as n, fileLinks as t };