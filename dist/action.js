import { o as __toESM } from "./chunks/rolldown-runtime.js";
import { n as require_tunnel, t as require_undici } from "./chunks/undici.js";
import { a as GitTimeout, c as openGit, i as GitError, l as unlessGitFails, o as gitTimeout, r as withoutCredentials, t as errorText } from "./chunks/error-text.js";
import { _ as visible, a as fence, m as prose, p as plainMarkdown, t as clamp } from "./chunks/escape.js";
import { a as reportWithPageLines, i as pageChangedLines, n as lineMap, r as moveToPageLines, t as addPageLines } from "./chunks/page-lines.js";
import { t as rootOf } from "./chunks/root.js";
import { y as readerOf } from "./chunks/find-chart.js";
import { l as meshgateUse, t as triggersOf } from "./chunks/workflow-differences.js";
import { n as createEnginePool, t as version$1 } from "./chunks/package.js";
import { n as setRunFlags } from "./chunks/v8-flags.js";
import { i as sequenceDifferences } from "./chunks/data.js";
import { r as hasKeptRenders } from "./chunks/cache-folder.js";
import { t as restoredCache } from "./chunks/restored-cache.js";
import { a as chartLine, c as storeOf, d as isRateLimit, f as requestRepeater, i as fetchLocked, l as openChartDownloads, n as fetchMarkdown, r as fetchText, u as isOutage } from "./chunks/fetch-text.js";
import { v as UsageError } from "./chunks/shapes.js";
import { a as addedPaths, d as findBase, f as parentsOfHead, l as commitOf, n as openCommit, o as alteredPaths, p as tryGit, r as openFolder, t as openBase, u as fetchedCommit } from "./chunks/open.js";
import { c as lazyTree, o as pathInside, s as commitTree, t as replaceFile } from "./chunks/replace-file.js";
import { t as openConfig } from "./chunks/config-source.js";
import { n as startBudget } from "./chunks/time-budget.js";
import { a as reportFormats, i as parseReportFile, n as hasLinks, r as listsExisting, t as describesRules } from "./chunks/format-names.js";
import { t as unaffectedReport } from "./chunks/unaffected-report.js";
import { t as count } from "./chunks/words.js";
import { t as harmlessKind } from "./chunks/harmless-files.js";
import { r as parseSeconds } from "./chunks/time-budget2.js";
import { n as parseIstioVersion, r as versionText } from "./chunks/istio-version.js";
import { n as shardForm, r as shardText, t as parseShard } from "./chunks/shard.js";
import { o as coverageText } from "./chunks/unaffected.js";
import { a as sizeOf, i as markdownPage, n as json, o as subtractSizes, r as workflowCommands, s as annotations, t as formatReport } from "./chunks/formats.js";
import { n as ruleUrl, t as docsUrl } from "./chunks/docs.js";
import { t as text$1 } from "./chunks/text.js";
import { i as sortFindings, n as verdict, t as blocks } from "./chunks/verdict.js";
import { r as isMounted } from "./chunks/tree.js";
import { t as effectWords } from "./chunks/fix-words.js";
import { n as readMaskKey, t as maskKeyVariable } from "./chunks/mask-key.js";
import { r as shardLine } from "./chunks/shards2.js";
import * as os$1 from "os";
import os, { EOL } from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { constants, promises } from "fs";
import * as path from "path";
import * as events from "events";
import { createHash } from "node:crypto";
import * as child from "child_process";
import { setTimeout as setTimeout$1 } from "timers";
import { lstatSync, mkdirSync, readFileSync as readFileSync$1, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as setTimeout$2 } from "node:timers/promises";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os$1.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os$1.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os$1.EOL}${convertedValue}${os$1.EOL}${delimiter}`;
}

// node_modules/@actions/http-client/lib/index.js
var import_tunnel = /* @__PURE__ */ __toESM(require_tunnel(), 1);
var import_undici = require_undici();
var __awaiter$9 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var HttpCodes;
(function(HttpCodes) {
	HttpCodes[HttpCodes["OK"] = 200] = "OK";
	HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
	HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
	HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
	HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
	HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
	HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
	HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
	HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
	HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
	HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
	HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
	HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
	HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
	HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
	HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
	HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
	HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
	HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
	HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
	HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
	HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
	HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
	HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
	HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
	HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
	HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers) {
	Headers["Accept"] = "accept";
	Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes) {
	MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
const HttpRedirectCodes = [
	HttpCodes.MovedPermanently,
	HttpCodes.ResourceMoved,
	HttpCodes.SeeOther,
	HttpCodes.TemporaryRedirect,
	HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
	HttpCodes.BadGateway,
	HttpCodes.ServiceUnavailable,
	HttpCodes.GatewayTimeout
];

// node_modules/@actions/http-client/lib/auth.js
var __awaiter$8 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};

// node_modules/@actions/core/lib/oidc-utils.js
var __awaiter$7 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};

// node_modules/@actions/core/lib/summary.js
var __awaiter$6 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$6(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$6(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$6(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const _summary = new Summary();
const summary$1 = _summary;

// node_modules/@actions/io/lib/io-util.js
var __awaiter$5 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat: stat$1, symlink, unlink } = fs.promises;
const IS_WINDOWS$1 = process.platform === "win32";
const READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
	return __awaiter$5(this, void 0, void 0, function* () {
		try {
			yield stat$1(fsPath);
		} catch (err) {
			if (err.code === "ENOENT") return false;
			throw err;
		}
		return true;
	});
}
function isRooted(p) {
	p = normalizeSeparators(p);
	if (!p) throw new Error("isRooted() parameter \"p\" cannot be empty");
	if (IS_WINDOWS$1) return p.startsWith("\\") || /^[A-Z]:/i.test(p);
	return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter$5(this, void 0, void 0, function* () {
		let stats = void 0;
		try {
			stats = yield stat$1(filePath);
		} catch (err) {
			if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
		}
		if (stats && stats.isFile()) {
			if (IS_WINDOWS$1) {
				const upperExt = path.extname(filePath).toUpperCase();
				if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) return filePath;
			} else if (isUnixExecutable(stats)) return filePath;
		}
		const originalFilePath = filePath;
		for (const extension of extensions) {
			filePath = originalFilePath + extension;
			stats = void 0;
			try {
				stats = yield stat$1(filePath);
			} catch (err) {
				if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
			}
			if (stats && stats.isFile()) {
				if (IS_WINDOWS$1) {
					try {
						const directory = path.dirname(filePath);
						const upperName = path.basename(filePath).toUpperCase();
						for (const actualName of yield readdir(directory)) if (upperName === actualName.toUpperCase()) {
							filePath = path.join(directory, actualName);
							break;
						}
					} catch (err) {
						console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
					}
					return filePath;
				} else if (isUnixExecutable(stats)) return filePath;
			}
		}
		return "";
	});
}
function normalizeSeparators(p) {
	p = p || "";
	if (IS_WINDOWS$1) {
		p = p.replace(/\//g, "\\");
		return p.replace(/\\\\+/g, "\\");
	}
	return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
	return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}

// node_modules/@actions/io/lib/io.js
var __awaiter$4 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
function which(tool, check) {
	return __awaiter$4(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		if (check) {
			const result = yield which(tool, false);
			if (!result) {
				if (IS_WINDOWS$1) throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
				else throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
			}
			return result;
		}
		const matches = yield findInPath(tool);
		if (matches && matches.length > 0) return matches[0];
		return "";
	});
}
function findInPath(tool) {
	return __awaiter$4(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		const extensions = [];
		if (IS_WINDOWS$1 && process.env["PATHEXT"]) {
			for (const extension of process.env["PATHEXT"].split(path.delimiter)) if (extension) extensions.push(extension);
		}
		if (isRooted(tool)) {
			const filePath = yield tryGetExecutablePath(tool, extensions);
			if (filePath) return [filePath];
			return [];
		}
		if (tool.includes(path.sep)) return [];
		const directories = [];
		if (process.env.PATH) {
			for (const p of process.env.PATH.split(path.delimiter)) if (p) directories.push(p);
		}
		const matches = [];
		for (const directory of directories) {
			const filePath = yield tryGetExecutablePath(path.join(directory, tool), extensions);
			if (filePath) matches.push(filePath);
		}
		return matches;
	});
}

// node_modules/@actions/exec/lib/toolrunner.js
var __awaiter$3 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const IS_WINDOWS = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
	constructor(toolPath, args, options) {
		super();
		if (!toolPath) throw new Error("Parameter 'toolPath' cannot be null or empty.");
		this.toolPath = toolPath;
		this.args = args || [];
		this.options = options || {};
	}
	_debug(message) {
		if (this.options.listeners && this.options.listeners.debug) this.options.listeners.debug(message);
	}
	_getCommandString(options, noPrefix) {
		const toolPath = this._getSpawnFileName();
		const args = this._getSpawnArgs(options);
		let cmd = noPrefix ? "" : "[command]";
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				cmd += toolPath;
				for (const a of args) cmd += ` ${a}`;
			} else if (options.windowsVerbatimArguments) {
				cmd += `"${toolPath}"`;
				for (const a of args) cmd += ` ${a}`;
			} else {
				cmd += this._windowsQuoteCmdArg(toolPath);
				for (const a of args) cmd += ` ${this._windowsQuoteCmdArg(a)}`;
			}
		} else {
			cmd += toolPath;
			for (const a of args) cmd += ` ${a}`;
		}
		return cmd;
	}
	_processLineBuffer(data, strBuffer, onLine) {
		try {
			let s = strBuffer + data.toString();
			let n = s.indexOf(os$1.EOL);
			while (n > -1) {
				onLine(s.substring(0, n));
				s = s.substring(n + os$1.EOL.length);
				n = s.indexOf(os$1.EOL);
			}
			return s;
		} catch (err) {
			this._debug(`error processing line. Failed with error ${err}`);
			return "";
		}
	}
	_getSpawnFileName() {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) return process.env["COMSPEC"] || "cmd.exe";
		}
		return this.toolPath;
	}
	_getSpawnArgs(options) {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
				for (const a of this.args) {
					argline += " ";
					argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
				}
				argline += "\"";
				return [argline];
			}
		}
		return this.args;
	}
	_endsWith(str, end) {
		return str.endsWith(end);
	}
	_isCmdFile() {
		const upperToolPath = this.toolPath.toUpperCase();
		return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
	}
	_windowsQuoteCmdArg(arg) {
		if (!this._isCmdFile()) return this._uvQuoteCmdArg(arg);
		if (!arg) return "\"\"";
		const cmdSpecialChars = [
			" ",
			"	",
			"&",
			"(",
			")",
			"[",
			"]",
			"{",
			"}",
			"^",
			"=",
			";",
			"!",
			"'",
			"+",
			",",
			"`",
			"~",
			"|",
			"<",
			">",
			"\""
		];
		let needsQuotes = false;
		for (const char of arg) if (cmdSpecialChars.some((x) => x === char)) {
			needsQuotes = true;
			break;
		}
		if (!needsQuotes) return arg;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\"";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_uvQuoteCmdArg(arg) {
		if (!arg) return "\"\"";
		if (!arg.includes(" ") && !arg.includes("	") && !arg.includes("\"")) return arg;
		if (!arg.includes("\"") && !arg.includes("\\")) return `"${arg}"`;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\\";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_cloneExecOptions(options) {
		options = options || {};
		const result = {
			cwd: options.cwd || process.cwd(),
			env: options.env || process.env,
			silent: options.silent || false,
			windowsVerbatimArguments: options.windowsVerbatimArguments || false,
			failOnStdErr: options.failOnStdErr || false,
			ignoreReturnCode: options.ignoreReturnCode || false,
			delay: options.delay || 1e4
		};
		result.outStream = options.outStream || process.stdout;
		result.errStream = options.errStream || process.stderr;
		return result;
	}
	_getSpawnOptions(options, toolPath) {
		options = options || {};
		const result = {};
		result.cwd = options.cwd;
		result.env = options.env;
		result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
		if (options.windowsVerbatimArguments) result.argv0 = `"${toolPath}"`;
		return result;
	}
	exec() {
		return __awaiter$3(this, void 0, void 0, function* () {
			if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS && this.toolPath.includes("\\"))) this.toolPath = path.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
			this.toolPath = yield which(this.toolPath, true);
			return new Promise((resolve, reject) => __awaiter$3(this, void 0, void 0, function* () {
				this._debug(`exec tool: ${this.toolPath}`);
				this._debug("arguments:");
				for (const arg of this.args) this._debug(`   ${arg}`);
				const optionsNonNull = this._cloneExecOptions(this.options);
				if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os$1.EOL);
				const state = new ExecState(optionsNonNull, this.toolPath);
				state.on("debug", (message) => {
					this._debug(message);
				});
				if (this.options.cwd && !(yield exists(this.options.cwd))) return reject(/* @__PURE__ */ new Error(`The cwd: ${this.options.cwd} does not exist!`));
				const fileName = this._getSpawnFileName();
				const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
				let stdbuffer = "";
				if (cp.stdout) cp.stdout.on("data", (data) => {
					if (this.options.listeners && this.options.listeners.stdout) this.options.listeners.stdout(data);
					if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(data);
					stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.stdline) this.options.listeners.stdline(line);
					});
				});
				let errbuffer = "";
				if (cp.stderr) cp.stderr.on("data", (data) => {
					state.processStderr = true;
					if (this.options.listeners && this.options.listeners.stderr) this.options.listeners.stderr(data);
					if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) (optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream).write(data);
					errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.errline) this.options.listeners.errline(line);
					});
				});
				cp.on("error", (err) => {
					state.processError = err.message;
					state.processExited = true;
					state.processClosed = true;
					state.CheckComplete();
				});
				cp.on("exit", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				cp.on("close", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					state.processClosed = true;
					this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				state.on("done", (error, exitCode) => {
					if (stdbuffer.length > 0) this.emit("stdline", stdbuffer);
					if (errbuffer.length > 0) this.emit("errline", errbuffer);
					cp.removeAllListeners();
					if (error) reject(error);
					else resolve(exitCode);
				});
				if (this.options.input) {
					if (!cp.stdin) throw new Error("child process missing stdin");
					cp.stdin.end(this.options.input);
				}
			}));
		});
	}
};
var ExecState = class ExecState extends events.EventEmitter {
	constructor(options, toolPath) {
		super();
		this.processClosed = false;
		this.processError = "";
		this.processExitCode = 0;
		this.processExited = false;
		this.processStderr = false;
		this.delay = 1e4;
		this.done = false;
		this.timeout = null;
		if (!toolPath) throw new Error("toolPath must not be empty");
		this.options = options;
		this.toolPath = toolPath;
		if (options.delay) this.delay = options.delay;
	}
	CheckComplete() {
		if (this.done) return;
		if (this.processClosed) this._setResult();
		else if (this.processExited) this.timeout = setTimeout$1(ExecState.HandleTimeout, this.delay, this);
	}
	_debug(message) {
		this.emit("debug", message);
	}
	_setResult() {
		let error;
		if (this.processExited) {
			if (this.processError) error = /* @__PURE__ */ new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
			else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
			else if (this.processStderr && this.options.failOnStdErr) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
		}
		if (this.timeout) {
			clearTimeout(this.timeout);
			this.timeout = null;
		}
		this.done = true;
		this.emit("done", error, this.processExitCode);
	}
	static HandleTimeout(state) {
		if (state.done) return;
		if (!state.processClosed && state.processExited) {
			const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
			state._debug(message);
		}
		state._setResult();
	}
};

// node_modules/@actions/exec/lib/exec.js
var __awaiter$2 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};

// node_modules/@actions/core/lib/platform.js
var __awaiter$1 = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const platform = os.platform();
const arch = os.arch();

// node_modules/@actions/core/lib/core.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os$1.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}

// src/action/page.ts
function pageResult(result) {
	const { report, changedLines, pageLines } = result;
	if (!pageLines) return result;
	try {
		return {
			report: moveToPageLines(report, pageLines),
			...changedLines && { changedLines: pageChangedLines(changedLines, pageLines) }
		};
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		notice(visible(`lines are those of the merge commit: the head of the pull request cannot be fetched (${error.message})`));
		return result;
	}
}

// src/run/check-changes/pull-request-trigger.ts
function runsOnPullRequests(tree) {
	const reader = readerOf(tree);
	const files = [...meshgateUse(reader).workflows.keys()];
	return files.length === 0 || files.some((file) => isForPullRequests(rootOf(reader, file)));
}
function isForPullRequests(root) {
	return root !== null && triggersOf(root).has("pull_request");
}

// src/action/approval.ts
function approvalOf(event, inputs, head) {
	const label = inputs["approve-label"];
	if (inputs["approve-weakening"]) return "approved by `approve-weakening` in the workflow";
	if (label !== "" && event.labelsOfCommit.includes(label)) return `approved by the label \`${label}\``;
	if (event.name === "merge_group" && runsOnPullRequests(head)) return "decided in its pull request, before the merge queue";
	return event.isOfDefaultBranch ? "merged already" : null;
}
function staleLabelNotice({ findings }, event, inputs) {
	const { pull, labelsOfCommit } = event;
	const label = inputs["approve-label"];
	if (!pull?.labels.includes(label) || labelsOfCommit.includes(label)) return null;
	if (!findings.some(({ rule, waiver }) => rule === "meshgate/config-weakens" && !waiver)) return null;
	return `the label \`${label}\` approves nothing in this run: it may have been set before the last push. Take it off and set it again, and let the workflow run on \`labeled\``;
}

// src/run/changed-lines.ts
function changedLines(base, head) {
	const cache = /* @__PURE__ */ new Map();
	return (file) => {
		const cached = cache.get(file);
		if (cached !== void 0) return cached;
		const lines = linesIn(base, head, file);
		cache.set(file, lines);
		return lines;
	};
}
function linesIn(base, head, file) {
	const [baseData, headData] = [base.read(file), head.read(file)];
	if (!headData) return [];
	if (!baseData) return wholeFile;
	if (Math.max(baseData.length, headData.length) > maxBytes$1) return null;
	return changedRanges(linesOf(baseData), linesOf(headData));
}
const wholeFile = [{
	start: 1,
	end: Number.MAX_SAFE_INTEGER
}];
const maxBytes$1 = 2 ** 20;
function linesOf(data) {
	return new TextDecoder().decode(data).split("\n");
}
const context = 3;
function changedRanges(base, head) {
	return sequenceDifferences(base, head).map(({ headStart: afterStart, headEnd: afterEnd }) => ({
		start: Math.max(1, afterStart + 1 - context),
		end: Math.min(head.length, afterEnd + context)
	}));
}

// src/action/fetched-charts.ts
async function fetchedCharts(env, { head, base, charts: cache }) {
	const downloads = openChartDownloads(env);
	return {
		charts: (await fetchLocked(base ? [head, base] : [head], storeOf(cache, downloads))).map(chartLine),
		hosts: [...downloads.hosts],
		lock: null
	};
}

// src/host/github/base.ts
async function eventBase(event, git, github) {
	const { pull, base } = event;
	if (base === null) return { commit: null };
	if (!pull) return event.name === "push" ? pushedBase(event, base, git) : { commit: fetchedCommit(git, base) };
	const [first, second] = parentsOfHead(git);
	if (first !== void 0 && second === pull.headSha) return { commit: fetchedCommit(git, first) };
	return { commit: fetchedCommit(git, localMergeBase(git, pull) ?? await askMergeBase(github, pull)) };
}
function pushedBase({ defaultBranch, isOfDefaultBranch }, before, git) {
	try {
		return { commit: fetchedCommit(git, before) };
	} catch (error) {
		if (!(error instanceof GitError) || error instanceof GitTimeout) throw error;
		const gone = `the commit before this push, ${before.slice(0, 7)}, is gone, as after a forced push`;
		const found = defaultBranch === null || isOfDefaultBranch ? null : findBase(git, defaultBranch);
		if (found === null || found.commit === commitOf(git, "HEAD")) return {
			commit: null,
			notice: `${gone}: nothing is compared, and all findings count`
		};
		return {
			commit: found.commit,
			notice: `${gone}: compared with ${found.commit.slice(0, 7)}, ${found.how}`
		};
	}
}
function localMergeBase(git, { baseSha }) {
	if (git(["rev-parse", "--is-shallow-repository"]).toString().trim() === "true") return void 0;
	try {
		return git([
			"merge-base",
			fetchedCommit(git, baseSha),
			"HEAD"
		]).toString().trim();
	} catch (error) {
		if (error instanceof GitError && !(error instanceof GitTimeout)) return void 0;
		throw error;
	}
}
async function askMergeBase(github, { baseSha, headSha }) {
	if (!github) throw unknownBase("there is no `github-token` with which to ask GitHub");
	try {
		const compared = {
			...github.repository,
			basehead: `${baseSha}...${headSha}`,
			per_page: 1
		};
		return (await github.octokit.rest.repos.compareCommitsWithBasehead(compared)).data.merge_base_commit.sha;
	} catch (error) {
		const { status, message } = error;
		if (status === void 0) throw error;
		throw unknownBase(message ?? `status ${status}`);
	}
}
function unknownBase(why) {
	return new UsageError(`the merge base is not in this shallow clone (${why}): check out the merge commit, as \`actions/checkout\` does by itself, or give it \`fetch-depth: 0\``);
}

// src/host/github/credentials.ts
function gitCredentials(serverUrl, token) {
	if (token === "") return {};
	const name = `http.${serverUrl}/.extraheader`;
	return {
		GIT_CONFIG_COUNT: "2",
		GIT_CONFIG_KEY_0: name,
		GIT_CONFIG_VALUE_0: "",
		GIT_CONFIG_KEY_1: name,
		GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basicCredentials(token)}`
	};
}
function basicCredentials(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}

// src/host/github/workflow-repository.ts
function workflowRepository(env, { urls, branches, mainBranch }) {
	const { GITHUB_REPOSITORY: name, GITHUB_SERVER_URL: server = "https://github.com" } = env;
	const { GITHUB_BASE_REF: base, GITHUB_REF_NAME: ref, GITHUB_REF_TYPE: type } = env;
	const pushed = !base && type === "branch" ? ref : void 0;
	return {
		urls: name ? [...urls, `${server}/${name}`] : urls,
		branches: pushed ? [...branches, pushed] : branches,
		mainBranch: base || mainBranch
	};
}

// src/action/refuse-other-commit.ts
function refuseOtherCommit(event, git, eventSha) {
	const head = git ? commitOf(git, "HEAD") : void 0;
	const commits = git ? [head, ...parentsOfHead(git).slice(1)] : [];
	const { name, subject, pull } = event;
	if (subject) {
		if (!(subject.sha === null ? head !== void 0 && head !== eventSha : commits.includes(subject.sha))) throw wrongCommit(name, "the default branch", subject.name);
	}
	if (pull && head === pull.baseSha && head !== pull.headSha) throw wrongCommit(name, "the base branch", `pull request #${pull.number}`);
	if (!git || !(!subject && (pull !== null || name === "merge_group")) || commits.includes(event.headSha) || head === eventSha) return;
	if (isAbove(git, event.headSha) || eventSha && isAbove(git, eventSha)) throw new UsageError(`on \`${name}\` a commit on top of the one that is to be merged is checked out, as after a \`git commit\` in an earlier step: run this step before it, and leave out the \`ref\` of \`actions/checkout\``);
}
function isAbove(git, commit) {
	return tryGit(git, [
		"merge-base",
		"--is-ancestor",
		commit,
		"HEAD"
	]) !== void 0;
}
function wrongCommit(name, checkedOut, expected) {
	return new UsageError(`on \`${name}\` ${checkedOut} is checked out, not ${expected}: ${name === "pull_request" ? "leave out the `ref` of `actions/checkout`" : "run this on `pull_request`"}`);
}

// src/action/uncommitted.ts
function uncommittedNotices(state, cacheFolder) {
	const altered = alteredPaths(state).filter((path) => harmlessKind(path) === null);
	const added = addedPaths(state).filter((path) => isRead.test(path) && !isInside(path, cacheFolder));
	const notices = [];
	if (altered.length > 0) notices.push(`an earlier step changed ${count(altered.length, "file")} of the commit (${names(altered)}): the files of the commit are checked instead`);
	if (added.length > 0) notices.push(`${count(added.length, "file")} that the commit does not have ${added.length === 1 ? "is" : "are"} read, too (${names(added)}): they are not part of what is merged`);
	return notices;
}
const isRead = /\.(ya?ml|json|tpl|tgz)$/i;
function isInside(path, folder) {
	const prefix = folder.replace(/^\.\//, "").replace(/\/*$/, "/");
	return folder !== "" && path.startsWith(prefix);
}
const maxNames = 5;
function names(paths) {
	const shown = paths.slice(0, maxNames).map((path) => visible(clamp(path, 120)));
	const more = paths.length > shown.length ? [`${paths.length - shown.length} more`] : [];
	return [...shown, ...more].join(", ");
}

// src/action/open-check.ts
async function openCheck(request) {
	const budget = startBudget(request.inputs["time-budget"]);
	const workspace = await openWorkspace(request, budget);
	for (const text of uncommittedNotices(workspace.workingState(), request.inputs["cache-dir"])) notice(text);
	const config = configFor(request, workspace);
	const all = !isOfChangeAlone(request);
	return {
		workspace,
		config,
		budget,
		all,
		unaffected: all ? null : await reportIfUnaffected(request, workspace, config)
	};
}
async function openWorkspace(request, budget) {
	const { inputs, event } = request;
	const env = {
		...request.env,
		...gitCredentials(event.serverUrl, inputs["github-token"])
	};
	const folder = request.env["GITHUB_WORKSPACE"] ?? ".";
	const gitTimeoutMs = gitTimeout(budget);
	const workspace = openFolder({
		folder,
		paths: inputs.paths,
		base: null,
		env,
		cacheFolder: inputs["cache-dir"],
		gitTimeoutMs,
		asCommitted: true
	});
	const git = openGit(workspace.root, env, gitTimeoutMs);
	refuseOtherCommit(event, git, request.env["GITHUB_SHA"]);
	const repository = () => workflowRepository(request.env, workspace.repository());
	const base = await openRequestedBase(request, git, workspace);
	const isAltered = alteredPaths(workspace.workingState()).length > 0;
	return {
		...workspace,
		repository,
		...base,
		...isAltered && { difference: () => null },
		pullHead: git && mergedHead(git, event)
	};
}
function mergedHead(git, { pull }) {
	if (!pull || parentsOfHead(git)[1] !== pull.headSha) return null;
	return lazyTree(() => commitTree(git, fetchedCommit(git, pull.headSha)));
}
function isOfChangeAlone({ inputs, event }) {
	const isBeforeMerge = event.pull !== null || event.name === "merge_group";
	const listed = inputs.reports.some(({ format }) => listsExisting(format));
	return isBeforeMerge && inputs["only-new"] && !inputs.all && !inputs.strict && !listed;
}
function reportIfUnaffected({ inputs, version }, workspace, { configFile }) {
	const { "egress-allowlist": egressAllowlist } = inputs;
	return unlessGitFails(() => unaffectedReport({
		...workspace,
		configFile,
		egressAllowlist,
		version
	}));
}
function configFor({ inputs, env }, workspace) {
	return openConfig(inputs["config-from"], env["GITHUB_WORKSPACE"] ?? ".", inputs.config, workspace);
}
function refuseHead(opened, { pull }, git) {
	const head = commitOf(git, "HEAD");
	if (!pull || pull.headSha === pull.baseSha || opened.baseCommit !== head) return opened;
	throw new UsageError("input `base` is the commit that is checked out, so that nothing would be new: name the branch that the pull request goes into, or leave it out");
}
async function openRequestedBase({ inputs, event, github }, git, head) {
	if (!inputs.base && event.base === null) return {};
	if (!git) throw new UsageError("the workspace is no Git repository, so there is nothing to compare with: check it out with `actions/checkout`, and name its folder in `paths` if it is not the workspace itself");
	try {
		if (inputs.base) {
			const opened = refuseHead(openBase(git, inputs.base, head), event, git);
			if (opened.baseNotice !== void 0) notice(opened.baseNotice);
			return opened;
		}
		const { commit, notice: text } = await eventBase(event, git, github);
		if (text !== void 0) notice(text);
		return commit === null ? {} : openCommit(git, commit, head);
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		throw new UsageError(`the commit to compare with could not be fetched (${error.message}): give the job \`permissions: contents: read\`, or \`actions/checkout\` a \`fetch-depth: 2\``);
	}
}

// src/action/check.ts
async function checkPullRequest(request) {
	const opened = await openCheck(request);
	if (opened.unaffected) return { report: opened.unaffected };
	const fetched = request.inputs.fetch ? await fetchedCharts(request.env, opened.workspace) : null;
	const engine = createEnginePool(request.engine);
	try {
		if (!hasKeptRenders(restoredCache(request.inputs, request.env, opened.workspace.root))) engine.warm();
		const result = await checkWith(engine, request, opened);
		return fetched ? {
			...result,
			fetched
		} : result;
	} finally {
		await engine.close();
	}
}
async function checkWith(engine, request, opened) {
	const [{ run }, { openKeptRenders }] = await Promise.all([import("./chunks/run2.js"), import("./chunks/kept-renders.js")]);
	const { workspace } = opened;
	const keptRenders = openKeptRenders(engine, {
		...request,
		root: workspace.root
	});
	const isMerge = request.inputs.merge !== "";
	const report = isMerge ? await mergedReport(keptRenders.engine, request, opened) : await run(await runInputOf(keptRenders.engine, request, opened));
	if (!isMerge) keptRenders.save();
	return {
		report,
		...workspace.base && { changedLines: changedLines(workspace.base, workspace.head) },
		...workspace.pullHead && { pageLines: lineMap(workspace.head, workspace.pullHead) }
	};
}
async function mergedReport(engine, request, opened) {
	const { openMerge } = await import("./chunks/open-merge2.js");
	const { inputs, env, engineDigest, maskKey } = request;
	const merge = openMerge(engine, {
		folders: [resolve(env["GITHUB_WORKSPACE"] ?? ".", inputs.merge)],
		root: opened.workspace.root,
		engineDigest,
		maskKey
	});
	const { mergeLine, missingLine } = await import("./chunks/shards.js");
	const missing = missingLine(merge);
	if (missing !== null) warning(missing);
	const report = await merge.run(await runInputOf(merge.engine, request, opened));
	notice(mergeLine(merge.summary()));
	return report;
}
async function runInputOf(engine, request, { workspace, config, budget, all }) {
	const { openRun } = await import("./chunks/open-run2.js");
	const { inputs } = request;
	setRunFlags();
	return openRun({
		workspace,
		engine,
		processWorker: request.processWorker,
		budget,
		options: {
			environments: inputs.environments,
			all,
			configFile: config.configFile,
			istioVersion: inputs["istio-version"],
			egressAllowlist: inputs["egress-allowlist"]
		},
		configSource: config.configSource,
		approval: approvalOf(request.event, inputs, workspace.head),
		version: request.version,
		maskKey: request.maskKey
	});
}

// src/action/shard.ts
async function checkShard(request, shard) {
	const opened = await openCheck(request);
	if (opened.unaffected) return null;
	const { inputs, env, engineDigest, maskKey } = request;
	const { workspace } = opened;
	if (inputs.fetch) await fetchedCharts(env, workspace);
	const pool = createEnginePool(request.engine);
	pool.warm();
	try {
		const [{ openShardOutput }, { runShard }, { openKeptRenders }] = await Promise.all([
			import("./chunks/shard-output2.js"),
			import("./chunks/run-shard2.js"),
			import("./chunks/kept-renders.js")
		]);
		const { engine } = openKeptRenders(pool, {
			...request,
			root: workspace.root
		});
		const output = openShardOutput(engine, {
			folder: resolve(env["GITHUB_WORKSPACE"] ?? ".", inputs["shard-output"]),
			root: workspace.root,
			engineDigest,
			maskKey
		});
		const input = await runInputOf(output.engine, request, opened);
		return {
			shard,
			...await runShard(input, shard),
			...output.save(shard, input)
		};
	} finally {
		await pool.close();
	}
}

// src/host/github/timed.ts
function withTimeouts({ attemptMs, totalMs, now }) {
	let remaining = totalMs;
	return async (attempt) => {
		const limit = Math.min(attemptMs, remaining);
		if (limit <= 0) throw failure(`GitHub took more than ${totalMs / 1e3} s in all`);
		const signal = AbortSignal.timeout(limit);
		const since = now();
		try {
			const answer = await attempt(signal);
			if (isBroken(answer)) throw failure("the answer of GitHub is incomplete or not JSON");
			return answer;
		} catch (error) {
			throw signal.aborted ? failure(`GitHub did not answer within ${limit / 1e3} s`) : error;
		} finally {
			remaining -= now() - since;
		}
	};
}
function failure(message) {
	return Object.assign(new Error(message), { status: 500 });
}
function isBroken({ status, data }) {
	return status !== 204 && typeof data === "string";
}

// src/host/github/client.ts
const defaultLimits = {
	attemptMs: 1e4,
	totalMs: 12e4,
	waitMs: 6e4,
	sleep: (milliseconds) => setTimeout$2(milliseconds),
	now: Date.now
};
async function openGithub(access, limits = defaultLimits) {
	const { getOctokit } = await import("./chunks/actions-github.js");
	const [owner = "", repo = ""] = access.repository.split("/");
	const octokit = getOctokit(access.token, {
		baseUrl: access.apiUrl,
		log: silent
	});
	const retry = requestRepeater(limits);
	const within = withTimeouts(limits);
	octokit.hook.wrap("request", (request, options) => retry(isRepeatable(options), () => within(async (signal) => {
		options.headers["x-github-api-version"] = "2022-11-28";
		options.request = {
			...options.request,
			signal
		};
		return request(options);
	})));
	return {
		octokit,
		repository: {
			owner,
			repo
		}
	};
}
function isRepeatable({ method, url }) {
	return method !== "POST" || url.endsWith("/graphql");
}
const silent = {
	debug: ignore,
	info: ignore,
	warn: ignore,
	error: ignore
};
function ignore() {}

// src/action/client.ts
async function clientFor(event, inputs) {
	const token = inputs["github-token"];
	if (!event.pull || token === "") return null;
	return openGithub({
		token,
		apiUrl: event.apiUrl,
		repository: event.repository
	});
}

// src/action/inputs.ts
const readers = {
	"github-token": text,
	config: text,
	"config-from": text,
	"approve-weakening": flag,
	"approve-label": text,
	paths: list,
	base: text,
	environments: list,
	"istio-version": version,
	"egress-allowlist": list,
	"fail-on": oneOf("error", "warning", "info", "never"),
	"min-confidence": oneOf("certain", "likely"),
	"fail-on-diff": flag,
	"only-new": flag,
	all: flag,
	comment: oneOf("auto", "always", "never"),
	"comment-key": key,
	annotate: oneOf("changed", "all", "none"),
	suggestions: oneOf("safe", "all", "none"),
	strict: flag,
	"time-budget": seconds,
	fetch: flag,
	"cache-dir": text,
	cache: text,
	"cache-public-key": text,
	"cache-private-key": text,
	shard: shardInput,
	"shard-output": text,
	merge: text,
	"report-path": text,
	reports: reportFiles,
	"publish-report": text
};
const inputNames = Object.keys(readers);
function readInputs(env) {
	refuseUnknown(env);
	const mistakes = [];
	const entries = inputNames.map((name) => {
		try {
			return [name, readers[name]((env[variable(name)] ?? "").trim(), name)];
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			mistakes.push(error.message);
			return [name, null];
		}
	});
	if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
	const inputs = Object.fromEntries(entries);
	refuseHalfShard(inputs);
	return inputs;
}
const prefix = "INPUT_";
function variable(name) {
	return prefix + name.toUpperCase();
}
function refuseUnknown(env) {
	const unknown = Object.keys(env).filter((name) => name.startsWith(prefix)).map((name) => name.slice(6).toLowerCase()).find((name) => !inputNames.includes(name));
	if (unknown === void 0) return;
	throw new UsageError(`there is no input \`${unknown}\`; there are ${inputNames.join(", ")}`);
}
function refuseHalfShard({ shard, "shard-output": output, merge }) {
	if (shard === null !== (output === "")) throw new UsageError("inputs `shard` and `shard-output` go together: docs/shards.md has the workflow");
	if (shard && merge !== "") throw new UsageError("inputs `shard` and `merge` are for two jobs: docs/shards.md has the workflow");
}
function text(value) {
	return value;
}
function shardInput(value, name) {
	const shard = parseShard(value);
	if (value === "" || shard) return shard;
	throw invalidInput(name, value, shardForm);
}
function version(value, name) {
	const read = parseIstioVersion(value);
	if (value === "" || read) return read;
	throw invalidInput(name, value, "a version as in 1.27");
}
function list(value) {
	return value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
function reportFiles(value, name) {
	return list(value).map((line) => {
		const file = parseReportFile(line);
		if (file) return file;
		throw invalidInput(name, line, `lines as in sarif=meshgate.sarif; the formats are ${reportFormats.join(", ")}`);
	});
}
function flag(value, name) {
	if (/^(true|True|TRUE)$/.test(value)) return true;
	if (/^(false|False|FALSE)$/.test(value)) return false;
	throw invalidInput(name, value, "true, false");
}
function oneOf(...values) {
	return (value, name) => {
		const match = values.find((allowed) => allowed === value);
		if (match === void 0) throw invalidInput(name, value, values.join(", "));
		return match;
	};
}
function seconds(value, name) {
	const read = parseSeconds(value);
	if (read !== null) return read;
	throw invalidInput(name, value, "a number of seconds from 1 to 21600");
}
function key(value, name) {
	if (/^\w+(?:[.-]\w+)*$/.test(value)) return value;
	throw invalidInput(name, value, "letters, digits and `_`, with single `.` or `-` between them");
}
function invalidInput(name, value, expected) {
	return new UsageError(`input \`${name}\` is \`${value}\`; it takes ${expected}`);
}

// src/action/outputs.ts
const errorOutputs = outputsWithout("error");
const shardOutputs = outputsWithout("shard");
function outputsWithout(status) {
	return {
		status,
		errors: "",
		warnings: "",
		"new-errors": "",
		changed: "",
		releases: "",
		"releases-rendered": "",
		coverage: "",
		environments: "",
		"report-path": "",
		"comment-id": "",
		"comment-url": ""
	};
}
const outputNames = Object.keys(errorOutputs);
function outputsOf(report, { status }, reportPath) {
	const { errors, warnings, new: added, coverage } = report.summary;
	const countText = (number) => report.unaffected ? "" : String(number);
	return {
		status,
		errors: countText(errors),
		warnings: countText(warnings),
		"new-errors": String(added.errors),
		changed: String(report.changes.length > 0),
		releases: countText(coverage.releases),
		"releases-rendered": countText(coverage.rendered),
		coverage: coverageText(report),
		environments: report.environments.map(({ name }) => name).join(", "),
		"report-path": reportPath,
		...commentOutputs({ status: "none" })
	};
}
function commentOutputs(comment) {
	const written = "id" in comment ? comment : {
		id: "",
		url: ""
	};
	return {
		"comment-id": String(written.id),
		"comment-url": written.url
	};
}

// src/host/github/marker.ts
function parseMarker(body) {
	const [, key, fields = ""] = /^<!-- meshgate:([\w.-]+)((?: [\w-]+=\S*)*) -->/.exec(body) ?? [];
	if (key === void 0) return null;
	const [, id, attempt] = / run=(\d+)\.(\d+)(?: |$)/.exec(fields) ?? [];
	return {
		key,
		run: [Number(id ?? 0), Number(attempt ?? 0)]
	};
}
function compareRuns([id, attempt], [otherId, otherAttempt]) {
	return id - otherId || attempt - otherAttempt;
}

// src/host/github/viewer.ts
const actionsBot = "github-actions[bot]";
async function viewerLogin({ octokit }) {
	try {
		const { viewer } = await octokit.graphql("{ viewer { login } }");
		return viewer.login;
	} catch (error) {
		if (isOutage(error) || isRateLimit(error)) throw error;
		return actionsBot;
	}
}
function isViewer(author, viewer) {
	if (!author) return false;
	return author.login === viewer || author.type === "Bot" && author.login === `${viewer}[bot]`;
}

// src/host/github/comments.ts
async function publishComment(github, comment) {
	try {
		return await publish$2(github, comment);
	} catch (error) {
		return refusal(error);
	}
}
async function publish$2(github, comment) {
	const viewer = await viewerLogin(github);
	const existing = await listOwn(github, comment, viewer);
	if (existing.length === 0) return createFirst(github, comment, viewer);
	try {
		return await settle(github, comment, existing);
	} catch (error) {
		if (error.status !== 404) throw error;
		const remaining = await listOwn(github, comment, viewer);
		if (remaining.some(({ id }) => id === existing[0].id)) throw error;
		return remaining.length > 0 ? settle(github, comment, remaining) : createFirst(github, comment, viewer);
	}
}
async function createFirst(github, comment, viewer) {
	if (!comment.create) return { status: "none" };
	const created = await create(github, comment, viewer);
	const existing = await listOwn(github, comment, viewer);
	const result = await settle(github, comment, existing.length > 0 ? existing : [created]);
	return result.status === "outdated" ? result : {
		...result,
		status: "created"
	};
}
async function listOwn({ octokit, repository }, { pull, body }, viewer) {
	const key = parseMarker(body)?.key;
	const page = {
		...repository,
		issue_number: pull,
		per_page: 100
	};
	return (await octokit.paginate(octokit.rest.issues.listComments, page)).filter(({ user }) => isViewer(user, viewer)).map(toWritten).filter((candidate) => parseMarker(candidate.body)?.key === key).toSorted((a, b) => a.id - b.id);
}
async function create(github, comment, viewer) {
	try {
		return await post$1(github, comment);
	} catch (error) {
		if (!isOutage(error)) throw error;
		const [created] = await listOwn(github, comment, viewer);
		return created ?? post$1(github, comment);
	}
}
async function post$1({ octokit, repository }, { pull, body }) {
	const { data } = await octokit.rest.issues.createComment({
		...repository,
		issue_number: pull,
		body
	});
	return toWritten(data);
}
async function settle(github, comment, comments) {
	const [kept, ...duplicates] = comments;
	const latest = [...comments, {
		body: comment.body,
		run: runOf(comment.body)
	}].reduce((latestSoFar, candidate) => compareRuns(candidate.run, latestSoFar.run) >= 0 ? candidate : latestSoFar);
	const changed = normalise(kept.body) !== normalise(latest.body);
	if (changed) await edit(github, kept.id, latest.body);
	for (const duplicate of duplicates) await remove(github, duplicate.id);
	return {
		status: compareRuns(latest.run, runOf(comment.body)) > 0 ? "outdated" : changed ? "updated" : "unchanged",
		id: kept.id,
		url: kept.url
	};
}
async function edit({ octokit, repository }, id, body) {
	await octokit.rest.issues.updateComment({
		...repository,
		comment_id: id,
		body
	});
}
async function remove({ octokit, repository }, id) {
	try {
		await octokit.rest.issues.deleteComment({
			...repository,
			comment_id: id
		});
	} catch (error) {
		if (error.status !== 404) throw error;
	}
}
function toWritten(data) {
	const body = data.body ?? "";
	return {
		id: data.id,
		url: data.html_url,
		body,
		run: runOf(body)
	};
}
function runOf(body) {
	return parseMarker(body)?.run ?? [0, 0];
}
function normalise(body) {
	return body.replaceAll("\r\n", "\n").trimEnd();
}
function refusal(error) {
	if (error.status === void 0) throw error;
	return {
		status: (error.status === 403 || error.status === 404) && !isRateLimit(error) ? "denied" : "failed",
		reason: error.message ?? `status ${error.status}`
	};
}

// src/report/comment/comment.ts
function comment(report, options) {
	const { headSha, baseSha, runKey } = options;
	const fields = [
		`head=${headSha.slice(0, 8)}`,
		`base=${baseSha?.slice(0, 8) ?? "none"}`,
		`run=${runKey}`
	];
	const marker = `${commentMarker(options.commentKey)}${fields.join(" ")} -->\n`;
	return marker + markdownPage(report, options, subtractSizes(maxSize$1, sizeOf(marker)));
}
function commentMarker(key) {
	if (!/^\w+(?:[.-]\w+)*$/.test(key)) throw new UsageError(`comment key \`${key}\` may contain only letters, digits, \`_\`, \`.\` and single \`-\``);
	return `<!-- meshgate:${key} `;
}
const maxSize$1 = {
	units: 65e3,
	bytes: 262144
};

// src/report/comment/summary.ts
function summary(report, options) {
	return markdownPage(report, {
		diffLines: 2e3,
		equalPlaces: 2e3,
		...options
	}, maxSize);
}
const maxSize = {
	units: 1e6,
	bytes: 1e6
};

// src/action/repeat-command.ts
function repeatCommand(report, inputs) {
	const { base } = report;
	const version = inputs["istio-version"];
	const options = [
		["--base", base === null ? [] : [base.slice(0, 12)]],
		["--config", inputs.config === ".meshgate.yaml" ? [] : [inputs.config]],
		["--config-from", inputs["config-from"] === "head" ? [] : [configSource(inputs["config-from"])]],
		["--environment", inputs.environments],
		["--istio-version", version === null ? [] : [versionText(version)]],
		["--egress-allow", inputs["egress-allowlist"]],
		["--fail-on", inputs["fail-on"] === "error" ? [] : [inputs["fail-on"]]],
		["--min-confidence", inputs["min-confidence"] === "certain" ? [] : [inputs["min-confidence"]]],
		["--time-budget", inputs["time-budget"] === 900 ? [] : [String(inputs["time-budget"])]]
	];
	const flags = [
		...inputs["only-new"] ? [] : ["--no-only-new"],
		...inputs.all ? ["--all"] : [],
		...inputs["approve-weakening"] ? ["--approve-weakening"] : [],
		...inputs.strict ? ["--strict"] : [],
		...inputs["fail-on-diff"] ? ["--fail-on-diff"] : []
	];
	const stated = options.flatMap(([name, values]) => values.flatMap((value) => [name, value]));
	const check = command("check", [
		...inputs.paths,
		...stated,
		...flags
	]);
	return inputs.fetch || readsRegistries(report) ? `${fetchCommand(report, inputs)} && ${check}` : check;
}
function readsRegistries({ targets }) {
	return targets.some(({ path }) => isMounted(path));
}
function fetchCommand({ base }, { config }) {
	return command("fetch", [...base === null ? [] : ["--base", base.slice(0, 12)], ...config === ".meshgate.yaml" ? [] : ["--config", config]]);
}
function command(name, words) {
	return [
		"meshgate",
		name,
		...words
	].map(quoted).join(" ");
}
function configSource(source) {
	return source.includes("\n") ? "FILE" : source;
}
function quoted(word) {
	return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

// src/action/publish.ts
function show(report, context) {
	if (context.fetched) showFetched(context.fetched, context);
	context.print(`${text$1(report, { gate: context.gate })}\n`);
	const { status, failed, line } = verdict(report, context.gate);
	if (status === "incomplete" && !failed) warning(`meshgate: ${line}`);
	return { errorSlotsFull: annotate(report, context) };
}
function showFetched(fetched, { print }) {
	print(fetchText(fetched));
	for (const { status, request, problem } of fetched.charts) if (status === "failed") warning(safeText(`${request} was not fetched: ${problem}`));
}
async function publish$1(report, context) {
	const options = pageOptions(report, context);
	const { fetched } = context;
	const fetchedText = fetched ? fetchMarkdown(fetched) : "";
	await writeSummary(`${summary(report, options)}${fetchedText}`, context.env);
	const comment = await postComment(report, options, context);
	explainMissingComment(comment, context.event);
	return comment;
}
function pageOptions(report, { inputs, event, gate }) {
	return {
		gate,
		version: report.tool.version,
		docsUrl,
		server: event.serverUrl,
		repository: event.repository,
		headSha: event.headSha,
		baseSha: report.base,
		...event.pull && { baseRef: event.pull.baseRef },
		runUrl: event.runUrl,
		command: repeatCommand(report, inputs),
		runKey: event.run,
		commentKey: inputs["comment-key"]
	};
}
async function writeSummary(markdown, env) {
	if (!env["GITHUB_STEP_SUMMARY"]) return;
	try {
		await summary$1.addRaw(markdown).write();
	} catch (error) {
		warning(visible(`the job summary cannot be written: ${error.message}`));
	}
}
async function postComment(report, options, { inputs, event, github }) {
	if (!github || !event.pull || inputs.comment === "never") return { status: "none" };
	const body = comment(report, options).replaceAll(inputs["github-token"], "***");
	const create = inputs.comment === "always" || isWorthComment(report);
	try {
		return await publishComment(github, {
			pull: event.pull.number,
			body,
			create
		});
	} catch (error) {
		return {
			status: "failed",
			reason: `internal error\n${error.stack}`
		};
	}
}
function isWorthComment({ findings, changes, targets, ...report }) {
	const failed = targets.some(({ status }) => status === "failed");
	const { checkChanges, noLongerChecked, newlyChecked } = report;
	const changesChecks = checkChanges.length + noLongerChecked.length + newlyChecked.length > 0;
	return failed || changesChecks || changes.length > 0 || findings.some(({ status }) => status !== "existing");
}
function explainMissingComment(comment, { pull }) {
	if (comment.status === "failed") warning(`no comment on #${pull?.number}: ${safeText(comment.reason)}`);
	if (comment.status === "outdated") notice(`the comment on #${pull?.number} is from a later run and stays as it is`);
	if (comment.status !== "denied") return;
	notice(`no comment on #${pull?.number}: the token may not write one (${safeText(comment.reason)}). All of it is in the job summary. Pull requests from forks have such a token; in any other case give the job
permissions:
  contents: read
  pull-requests: write`);
}
function safeText(text) {
	return visible(withoutCredentials(text));
}
function annotate(report, { inputs, event, changedLines, gate, print }) {
	const { shown, hidden } = annotations(report, {
		annotate: inputs.annotate,
		onlyNew: gate.onlyNew,
		gate,
		...event.pull && changedLines && { changedLines }
	});
	print(workflowCommands(shown, hidden));
	return shown.filter(({ level }) => level === "error").length >= maxErrors;
}
const maxErrors = 10;

// src/host/github/workflow-run.ts
function readWorkflowRun(env) {
	const path = env["GITHUB_EVENT_PATH"];
	const { workflow_run: run } = path ? JSON.parse(readFileSync$1(path, "utf8")) : {};
	if (env["GITHUB_EVENT_NAME"] !== "workflow_run" || !run) throw new UsageError("a report of another run is published on `workflow_run` only");
	return {
		id: run.id,
		attempt: run.run_attempt ?? 1,
		event: run.event,
		headSha: run.head_sha,
		headBranch: run.head_branch ?? "",
		headRepository: run.head_repository?.full_name ?? ""
	};
}
async function pullsOfRun({ octokit, repository }, run) {
	const { headSha, headBranch, headRepository } = run;
	const [owner = ""] = headRepository.split("/");
	const page = {
		...repository,
		state: "open",
		head: `${owner}:${headBranch}`,
		per_page: 100
	};
	return (await octokit.paginate(octokit.rest.pulls.list, page)).filter(({ head }) => head.sha === headSha && head.repo?.full_name === headRepository).map(({ number, head, base, labels }) => ({
		number,
		headSha: head.sha,
		baseSha: base.sha,
		baseRef: base.ref,
		labels: labels.map(({ name }) => name)
	}));
}

// src/schema/accepts-report.js
var accepts_report_default = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"$id": "https://meshgate.dev/schemas/report.schema.json",
	"title": "Report",
	"description": "The result of one run of meshgate. All formats of reports are made from it.",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"schemaVersion",
		"tool",
		"head",
		"base",
		"summary",
		"targets",
		"environments",
		"matrix",
		"consequences",
		"deletions",
		"findings",
		"changes",
		"checkChanges",
		"noLongerChecked",
		"newlyChecked",
		"skipped"
	],
	"properties": {
		"schemaVersion": {
			"const": 1,
			"description": "Increases when a program that reads the old shape would misread the new one."
		},
		"tool": {
			"type": "object",
			"description": "Who wrote the report.",
			"additionalProperties": false,
			"required": [
				"name",
				"version",
				"engines"
			],
			"properties": {
				"name": { "const": "meshgate" },
				"version": { "type": "string" },
				"engines": {
					"type": "object",
					"description": "The versions of what rendered the targets.",
					"additionalProperties": false,
					"required": ["helm", "kustomize"],
					"properties": {
						"helm": { "type": "string" },
						"kustomize": { "type": "string" }
					}
				}
			}
		},
		"head": {
			"type": ["string", "null"],
			"description": "Commit of the head side; null outside Git or for a working folder with changes."
		},
		"base": {
			"type": ["string", "null"],
			"description": "Commit of the base side; null where nothing was compared."
		},
		"summary": { "$ref": "#/definitions/Summary" },
		"unaffected": { "$ref": "#/definitions/Unaffected" },
		"unlisted": { "$ref": "#/definitions/Unlisted" },
		"policyTests": { "$ref": "#/definitions/PolicyTestCounts" },
		"targets": {
			"type": "array",
			"items": { "$ref": "#/definitions/TargetReport" }
		},
		"environments": {
			"type": "array",
			"description": "The environments of head, sorted by name, each with the targets that are applied together.",
			"items": { "$ref": "#/definitions/EnvironmentReport" }
		},
		"matrix": {
			"type": "array",
			"description": "Targets by environment: a row is one release, Application source or overlay, with the target that it is in each environment.",
			"items": { "$ref": "#/definitions/MatrixRow" }
		},
		"consequences": {
			"type": "array",
			"description": "What merging changes for requests: who gets in, which external hosts are reached, where requests go and how long they wait. The worst come first. Those with severity `error` or `warning` are findings as well.",
			"items": { "$ref": "#/definitions/Consequence" }
		},
		"comparisons": {
			"type": "array",
			"description": "Whether `consequences` lists everything that is new, for each mesh. Absent without a base, if paths narrow the run, and if time ran out.",
			"items": { "$ref": "#/definitions/Comparison" }
		},
		"notCompared": {
			"type": "string",
			"description": "Why `consequences` is empty although nothing was compared: paths narrow the run. Absent otherwise."
		},
		"provedInvariants": {
			"type": "array",
			"description": "The `invariants` of the configuration that are proved, for all requests or all pods, in every mesh to which they apply. Absent if none is proved or none is configured.",
			"items": { "$ref": "#/definitions/ProvedInvariant" }
		},
		"egressGraphs": {
			"type": "array",
			"description": "The external hosts that pods reach, as a graph, for each mesh in which they differ.",
			"items": { "$ref": "#/definitions/EgressGraph" }
		},
		"deletions": {
			"type": "array",
			"description": "Objects of base that head no longer renders, and what happens to them: deleted objects first, and among these the ones that store data. Nothing is said of an object if head does not show what its controller renders now.",
			"items": { "$ref": "#/definitions/Deletion" }
		},
		"findings": {
			"type": "array",
			"description": "Errors first, then by place; fixed ones last.",
			"items": { "$ref": "#/definitions/Finding" }
		},
		"changes": {
			"type": "array",
			"items": { "$ref": "#/definitions/Change" }
		},
		"checkChanges": {
			"type": "array",
			"description": "What the change does to the checks themselves: changed keys of the configuration, of workflows that use meshgate and of policy tests, and changed lines of `.helmignore`. Changes that loosen the checks come first, then by place.",
			"items": { "$ref": "#/definitions/CheckChange" }
		},
		"customRules": {
			"type": "array",
			"description": "The repository's own rules, by which head was checked; absent if it defines none.",
			"items": { "$ref": "#/definitions/RepositoryRule" }
		},
		"noLongerChecked": {
			"type": "array",
			"description": "Targets that base's configuration includes and head's does not, although their files are still in head. They are not in `targets`, `findings` or `changes`.",
			"items": { "$ref": "#/definitions/UncheckedTarget" }
		},
		"newlyChecked": {
			"type": "array",
			"description": "Targets that head's configuration includes and base's does not, although base has their files. Findings that base has in them as well are `existing`.",
			"items": { "$ref": "#/definitions/TargetName" }
		},
		"skipped": {
			"type": "array",
			"description": "Files that were not checked.",
			"items": { "$ref": "#/definitions/SkippedFile" }
		}
	},
	"definitions": {
		"Severity": {
			"enum": [
				"error",
				"warning",
				"info"
			],
			"description": "How bad it is, if it is true."
		},
		"Confidence": {
			"enum": ["certain", "likely"],
			"description": "How certain the finding is: `likely` if something outside of this repository may make the object correct."
		},
		"Unlisted": {
			"type": "object",
			"description": "Present only if the run checked nothing but what the change affects. Findings that base has in targets which the change does not touch are neither in `findings` nor counted. New and fixed findings are complete.",
			"additionalProperties": false,
			"required": ["targets"],
			"properties": { "targets": {
				"type": "integer",
				"minimum": 1,
				"description": "How many targets are the same in base and head."
			} }
		},
		"Unaffected": {
			"type": "object",
			"description": "Present only if the change touches nothing that is rendered or checked, so that the run ended early. All lists are empty and all numbers are 0: the change adds no finding, and findings that base has are not listed.",
			"additionalProperties": false,
			"required": ["changedFiles"],
			"properties": { "changedFiles": {
				"type": "integer",
				"minimum": 0,
				"description": "How many files differ between base and head, none of which is read."
			} }
		},
		"Counts": {
			"type": "object",
			"description": "Findings by severity.",
			"additionalProperties": false,
			"required": [
				"errors",
				"warnings",
				"infos"
			],
			"properties": {
				"errors": {
					"type": "integer",
					"minimum": 0
				},
				"warnings": {
					"type": "integer",
					"minimum": 0
				},
				"infos": {
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"Summary": {
			"type": "object",
			"description": "Numbers of the head side, except `fixed`; `new` counts what base does not have.",
			"additionalProperties": false,
			"required": [
				"errors",
				"warnings",
				"infos",
				"new",
				"fixed",
				"suppressed",
				"targets",
				"changes",
				"deletions",
				"complete",
				"coverage"
			],
			"properties": {
				"errors": {
					"type": "integer",
					"minimum": 0
				},
				"warnings": {
					"type": "integer",
					"minimum": 0
				},
				"infos": {
					"type": "integer",
					"minimum": 0
				},
				"new": { "$ref": "#/definitions/Counts" },
				"fixed": {
					"type": "integer",
					"minimum": 0,
					"description": "Findings of base that head no longer has."
				},
				"suppressed": {
					"type": "integer",
					"minimum": 0
				},
				"targets": {
					"type": "object",
					"description": "Number of targets of head, by status.",
					"additionalProperties": false,
					"required": [
						"rendered",
						"unchanged",
						"read",
						"failed",
						"notRendered",
						"leftOut"
					],
					"properties": {
						"rendered": {
							"type": "integer",
							"minimum": 0
						},
						"unchanged": {
							"type": "integer",
							"minimum": 0
						},
						"read": {
							"type": "integer",
							"minimum": 0
						},
						"failed": {
							"type": "integer",
							"minimum": 0
						},
						"notRendered": {
							"type": "integer",
							"minimum": 0
						},
						"leftOut": {
							"type": "integer",
							"minimum": 0
						}
					}
				},
				"changes": {
					"type": "object",
					"additionalProperties": false,
					"required": [
						"added",
						"removed",
						"changed"
					],
					"properties": {
						"added": {
							"type": "integer",
							"minimum": 0
						},
						"removed": {
							"type": "integer",
							"minimum": 0
						},
						"changed": {
							"type": "integer",
							"minimum": 0
						}
					}
				},
				"deletions": {
					"type": "object",
					"description": "Number of objects of base that head no longer renders, by outcome.",
					"additionalProperties": false,
					"required": [
						"deleted",
						"orphaned",
						"kept",
						"moved",
						"unknown",
						"unseen"
					],
					"properties": {
						"deleted": {
							"type": "integer",
							"minimum": 0
						},
						"orphaned": {
							"type": "integer",
							"minimum": 0
						},
						"kept": {
							"type": "integer",
							"minimum": 0
						},
						"moved": {
							"type": "integer",
							"minimum": 0
						},
						"unknown": {
							"type": "integer",
							"minimum": 0
						},
						"unseen": {
							"type": "integer",
							"minimum": 0
						}
					}
				},
				"complete": {
					"type": "boolean",
					"description": "False if a target was not rendered, a file not checked, or nothing was checked."
				},
				"coverage": { "$ref": "#/definitions/Coverage" }
			}
		},
		"Coverage": {
			"type": "object",
			"description": "How much of head was rendered. Bases and components count with the kustomization that includes them. Targets that the configuration excludes do not count.",
			"additionalProperties": false,
			"required": [
				"releases",
				"rendered",
				"notRendered",
				"manifestFiles"
			],
			"properties": {
				"releases": {
					"type": "integer",
					"minimum": 0,
					"description": "Number of targets that must be rendered before they are applied: Helm releases, Applications, ApplicationSets, Flux Kustomizations, HelmReleases, kustomizations, releases of helmfiles."
				},
				"rendered": {
					"type": "integer",
					"minimum": 0,
					"description": "How many of them were rendered."
				},
				"notRendered": {
					"type": "object",
					"description": "How many were not rendered, by kind of target.",
					"additionalProperties": {
						"type": "integer",
						"minimum": 1
					}
				},
				"manifestFiles": {
					"type": "integer",
					"minimum": 0,
					"description": "Number of manifest files that were read as written and that no kustomization reads."
				}
			}
		},
		"TargetKind": {
			"enum": [
				"helm",
				"manifests",
				"values",
				"application",
				"application-set",
				"flux-kustomization",
				"helm-release",
				"kustomization",
				"helmfile-release"
			],
			"description": "`helm`: a chart with values; `manifests`: files as written; `values`: values files without a chart; the others name an object of Argo CD or Flux, a kustomization, or a release that a helmfile lists."
		},
		"TargetReport": {
			"type": "object",
			"description": "One thing that is applied, or that makes a controller apply something.",
			"additionalProperties": false,
			"required": [
				"id",
				"kind",
				"path",
				"status"
			],
			"properties": {
				"id": { "type": "string" },
				"kind": { "$ref": "#/definitions/TargetKind" },
				"path": {
					"type": "string",
					"description": "Chart, folder or file, relative to the repository's root; `.` is the root."
				},
				"release": { "type": "string" },
				"name": {
					"type": "string",
					"description": "Name of the object, or folder of the kustomization."
				},
				"namespace": { "type": "string" },
				"cluster": {
					"type": "string",
					"description": "The cluster that it is applied to, by the name that the configuration gives it, else as its Application or Flux object states it."
				},
				"environment": { "type": "string" },
				"status": {
					"enum": [
						"rendered",
						"unchanged",
						"read",
						"failed",
						"not-rendered",
						"left-out"
					],
					"description": "`unchanged`: rendered, and equal to base; `read`: manifests that were read as written; `left-out`: the configuration excludes it."
				},
				"reason": {
					"type": "string",
					"description": "Why it failed, was not rendered, or was left out."
				},
				"partOf": {
					"type": "string",
					"description": "The kustomization file that reads it, and whose result is not known."
				},
				"statedBy": {
					"type": "object",
					"description": "The object of a GitOps controller that applies it, and where it is.",
					"additionalProperties": false,
					"required": [
						"target",
						"file",
						"line"
					],
					"properties": {
						"target": {
							"type": "string",
							"description": "The id of the object among the targets."
						},
						"file": { "type": "string" },
						"line": {
							"type": "integer",
							"minimum": 1
						}
					}
				},
				"renderedAs": {
					"type": "array",
					"description": "For an object of a GitOps controller: the ids of the targets that it applies.",
					"items": { "type": "string" }
				},
				"differing": {
					"type": "array",
					"description": "What of a target that is not, or not wholly, rendered differs from base in its options, chart or files, so that merging may change more than `changes` lists. Absent if nothing does, and without a base.",
					"items": { "$ref": "#/definitions/UnrenderedDifference" }
				}
			}
		},
		"UnrenderedDifference": {
			"type": "object",
			"description": "A release, Application, kustomization or file that is not rendered and that differs from base.",
			"additionalProperties": false,
			"required": ["name", "reason"],
			"properties": {
				"name": { "type": "string" },
				"reason": {
					"type": "string",
					"description": "Why it is not rendered."
				}
			}
		},
		"TargetName": {
			"type": "object",
			"description": "A target as `TargetReport` names it.",
			"additionalProperties": false,
			"required": [
				"id",
				"kind",
				"path"
			],
			"properties": {
				"id": { "type": "string" },
				"kind": { "$ref": "#/definitions/TargetKind" },
				"path": { "type": "string" },
				"release": { "type": "string" },
				"name": { "type": "string" },
				"partOf": { "type": "string" },
				"namespace": { "type": "string" },
				"environment": { "type": "string" }
			}
		},
		"UncheckedTarget": {
			"type": "object",
			"description": "A target that head's configuration excludes; `findings` counts the findings of base in it, by head's rules.",
			"additionalProperties": false,
			"required": [
				"id",
				"kind",
				"path",
				"findings"
			],
			"properties": {
				"id": { "type": "string" },
				"kind": { "$ref": "#/definitions/TargetKind" },
				"path": { "type": "string" },
				"release": { "type": "string" },
				"name": { "type": "string" },
				"partOf": { "type": "string" },
				"namespace": { "type": "string" },
				"environment": { "type": "string" },
				"findings": { "$ref": "#/definitions/Counts" }
			}
		},
		"Location": {
			"type": "object",
			"description": "A part of a file. Lines and columns are 1-based, columns count UTF-16 units, endColumn is one past the end.",
			"additionalProperties": false,
			"required": [
				"file",
				"line",
				"column",
				"endLine",
				"endColumn"
			],
			"properties": {
				"file": {
					"type": "string",
					"description": "Relative to the repository's root, with forward slashes."
				},
				"line": {
					"type": "integer",
					"minimum": 1
				},
				"column": {
					"type": "integer",
					"minimum": 1
				},
				"endLine": {
					"type": "integer",
					"minimum": 1
				},
				"endColumn": {
					"type": "integer",
					"minimum": 1
				}
			}
		},
		"ObjectRef": {
			"type": "object",
			"description": "A Kubernetes object.",
			"additionalProperties": false,
			"required": [
				"apiVersion",
				"kind",
				"name"
			],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"namespace": {
					"type": "string",
					"description": "Where it is applied: its own, or that of its release; absent where nothing states it."
				},
				"name": { "type": "string" },
				"path": {
					"type": "string",
					"description": "A field of it, as in `spec.http[0].timeout`."
				}
			}
		},
		"EnvironmentReport": {
			"type": "object",
			"description": "What is applied together.",
			"additionalProperties": false,
			"required": [
				"name",
				"clusters",
				"namespaces",
				"targets"
			],
			"properties": {
				"name": { "type": "string" },
				"clusters": {
					"type": "array",
					"description": "Clusters that its targets state, by the name that the configuration gives them, else as stated.",
					"items": { "type": "string" }
				},
				"namespaces": {
					"type": "array",
					"items": { "type": "string" }
				},
				"targets": {
					"type": "array",
					"description": "Ids of targets.",
					"items": { "type": "string" }
				}
			}
		},
		"MatrixRow": {
			"type": "object",
			"description": "One target in several environments. `*` in its name replaces the environment.",
			"additionalProperties": false,
			"required": [
				"kind",
				"name",
				"cells"
			],
			"properties": {
				"kind": { "$ref": "#/definitions/TargetKind" },
				"name": { "type": "string" },
				"cells": {
					"type": "array",
					"description": "One for each target; an environment without any is absent.",
					"items": { "$ref": "#/definitions/MatrixCell" }
				}
			}
		},
		"MatrixCell": {
			"type": "object",
			"description": "A target in an environment.",
			"additionalProperties": false,
			"required": [
				"environment",
				"target",
				"status",
				"changes"
			],
			"properties": {
				"environment": { "type": "string" },
				"target": {
					"type": "string",
					"description": "Id of the target."
				},
				"status": { "enum": [
					"rendered",
					"unchanged",
					"read",
					"failed",
					"not-rendered",
					"left-out"
				] },
				"changes": {
					"type": "integer",
					"minimum": 0,
					"description": "Number of its objects that differ from base."
				}
			}
		},
		"Finding": {
			"type": "object",
			"description": "A violation of a rule. `at` is the place to edit; for a fixed finding a place in base.",
			"additionalProperties": false,
			"required": [
				"rule",
				"code",
				"severity",
				"status",
				"message",
				"at",
				"confidence",
				"cause",
				"refusedBy",
				"targets",
				"environments",
				"fingerprint",
				"related"
			],
			"properties": {
				"rule": {
					"type": "string",
					"description": "`family/name`, as in docs/rules."
				},
				"code": {
					"type": "string",
					"description": "What the rule found: unique within the rule, and independent of the wording of the message."
				},
				"severity": { "$ref": "#/definitions/Severity" },
				"status": { "enum": [
					"new",
					"existing",
					"fixed"
				] },
				"message": { "type": "string" },
				"at": { "$ref": "#/definitions/Location" },
				"headAt": {
					"allOf": [{ "$ref": "#/definitions/Location" }],
					"description": "The location in the head of the pull request, where the commit that was checked (GitHub's merge commit, `at`) has it at another line; absent where both are the same."
				},
				"side": {
					"const": "base",
					"description": "Present if `at` is a place in base that the change removes, although the finding is not `fixed`."
				},
				"confidence": { "$ref": "#/definitions/Confidence" },
				"cause": {
					"enum": [
						"source",
						"exact",
						"probable",
						"missing",
						"object",
						"template"
					],
					"description": "What `at` is: `source`, a file that is checked as written; `exact`, the one value that changes the rendered field; `probable`, a value that changes it, as others may; `missing`, the map in which a value is missing; `object`, the values that create the object; `template`, the line of the template, since no value changes the field."
				},
				"rendered": {
					"type": "object",
					"description": "Where it is in the rendered manifests of the target.",
					"additionalProperties": false,
					"required": ["target", "line"],
					"properties": {
						"target": { "type": "string" },
						"line": {
							"type": "integer",
							"minimum": 1
						}
					}
				},
				"refusedBy": {
					"enum": [
						"schema",
						"webhook",
						null
					],
					"description": "Who in a cluster would refuse the object: the API server's CRD schema, or Istio's validating webhook; null: nobody."
				},
				"object": { "$ref": "#/definitions/ObjectRef" },
				"targets": {
					"type": "array",
					"items": { "type": "string" }
				},
				"environments": {
					"type": "array",
					"items": { "type": "string" }
				},
				"fingerprint": {
					"type": "string",
					"pattern": "^v2:",
					"description": "Rule, code, what the target renders from, object and path, as a hash: it survives reordering, moved lines, reworded messages and other names of releases and environments. Fingerprints of different versions are never equal."
				},
				"related": {
					"type": "array",
					"items": { "$ref": "#/definitions/RelatedLocation" }
				},
				"excerpt": { "$ref": "#/definitions/Excerpt" },
				"fix": { "$ref": "#/definitions/Fix" },
				"url": {
					"type": "string",
					"description": "The rule's page."
				},
				"waiver": { "$ref": "#/definitions/WaiverStatement" },
				"gate": { "$ref": "#/definitions/FindingGate" }
			}
		},
		"FindingGate": {
			"type": "object",
			"description": "The `fail-on` and `min-confidence` that `overrides` of the configuration set for the finding, instead of the run's own.",
			"additionalProperties": false,
			"properties": {
				"failOn": { "enum": [
					"error",
					"warning",
					"info",
					"never"
				] },
				"minConfidence": { "$ref": "#/definitions/Confidence" }
			}
		},
		"WaiverStatement": {
			"type": "object",
			"description": "Why a finding does not fail the run, or would not if the waiver were approved.",
			"additionalProperties": false,
			"required": ["reason", "isEffective"],
			"properties": {
				"reason": { "type": "string" },
				"isEffective": {
					"type": "boolean",
					"description": "False for a waiver that the change itself adds and that nobody approved: the finding still fails the run."
				}
			}
		},
		"Fix": {
			"type": "object",
			"description": "A verified repair: after all its edits, everything that reads the edited files was rendered and checked again, the finding was gone, and there was no new one.",
			"additionalProperties": false,
			"required": [
				"title",
				"edits",
				"diff",
				"verified",
				"safety",
				"also"
			],
			"properties": {
				"title": {
					"type": "string",
					"description": "What it does, as in `set timeout to 12s`."
				},
				"edits": {
					"type": "array",
					"items": { "$ref": "#/definitions/Edit" }
				},
				"diff": {
					"type": "string",
					"description": "The lines it changes: unified text without a file header and without context; empty where a line holds a secret."
				},
				"verified": { "const": true },
				"safety": {
					"enum": ["safe", "unsafe"],
					"description": "`safe`: the repair is certain and changes only the field of the finding; `unsafe`: a person must decide, since it is a guess, one of several repairs, or has side effects."
				},
				"also": {
					"type": "array",
					"description": "What it changes besides the field that the finding is about.",
					"items": { "$ref": "#/definitions/SideEffect" }
				}
			}
		},
		"Edit": {
			"type": "object",
			"description": "A part of a file and the text to write in its place; an insertion ends where it begins. Lines and columns as in Location.",
			"additionalProperties": false,
			"required": [
				"file",
				"line",
				"column",
				"endLine",
				"endColumn",
				"text"
			],
			"properties": {
				"file": {
					"type": "string",
					"description": "Relative to the repository's root, with forward slashes."
				},
				"line": {
					"type": "integer",
					"minimum": 1
				},
				"column": {
					"type": "integer",
					"minimum": 1
				},
				"endLine": {
					"type": "integer",
					"minimum": 1
				},
				"endColumn": {
					"type": "integer",
					"minimum": 1
				},
				"text": { "type": "string" },
				"masked": {
					"const": true,
					"description": "Present if the text contains a secret, which is masked here; `check --fix` writes it."
				}
			}
		},
		"SideEffect": {
			"type": "object",
			"description": "A rendered object that a fix adds or removes, or a field of one that it changes. `before` is absent for a new field, `after` for a removed one, both for a whole object. Secrets are masked.",
			"additionalProperties": false,
			"required": [
				"type",
				"object",
				"targets",
				"environments"
			],
			"properties": {
				"type": { "enum": [
					"added",
					"removed",
					"changed"
				] },
				"object": { "$ref": "#/definitions/ObjectRef" },
				"targets": {
					"type": "array",
					"items": { "type": "string" }
				},
				"environments": {
					"type": "array",
					"items": { "type": "string" }
				},
				"before": {},
				"after": {}
			}
		},
		"RelatedLocation": {
			"type": "object",
			"additionalProperties": false,
			"required": ["at", "note"],
			"properties": {
				"at": { "$ref": "#/definitions/Location" },
				"note": { "type": "string" }
			}
		},
		"Excerpt": {
			"type": "object",
			"description": "The lines around `at`, secrets masked.",
			"additionalProperties": false,
			"required": ["firstLine", "lines"],
			"properties": {
				"firstLine": {
					"type": "integer",
					"minimum": 1
				},
				"lines": {
					"type": "array",
					"items": { "type": "string" }
				}
			}
		},
		"Change": {
			"type": "object",
			"description": "One object that differs between base and head; the same change in several environments is one.",
			"additionalProperties": false,
			"required": [
				"type",
				"object",
				"target",
				"environments",
				"fields",
				"causes",
				"diff"
			],
			"properties": {
				"type": { "enum": [
					"added",
					"removed",
					"changed"
				] },
				"object": { "$ref": "#/definitions/ObjectRef" },
				"target": {
					"type": "string",
					"description": "The target that renders it; the first one where environments share the change."
				},
				"environments": {
					"type": "array",
					"items": { "type": "string" }
				},
				"fields": {
					"type": "array",
					"items": { "$ref": "#/definitions/FieldChange" }
				},
				"causes": {
					"type": "array",
					"description": "The changed lines of source files that cause it: with the text of base at one of them, head renders another object. Empty if they are not known.",
					"items": { "$ref": "#/definitions/ChangeCause" }
				},
				"diff": {
					"type": "string",
					"description": "Unified text without a file header; secrets masked."
				}
			}
		},
		"ChangeCause": {
			"type": "object",
			"description": "Lines of a file that differ between base and head. For a whole file `at` is its first line, and `before` and `after` are absent.",
			"additionalProperties": false,
			"required": [
				"at",
				"side",
				"removed",
				"added"
			],
			"properties": {
				"at": { "$ref": "#/definitions/Location" },
				"side": {
					"enum": ["head", "base"],
					"description": "Which side `at` refers to: `base` for lines that head removes."
				},
				"removed": {
					"type": "integer",
					"minimum": 0,
					"description": "Number of lines of base."
				},
				"added": {
					"type": "integer",
					"minimum": 0,
					"description": "Number of lines of head."
				},
				"before": {
					"type": "string",
					"description": "The first of the lines in base that is no comment, without its indentation, secrets masked."
				},
				"after": {
					"type": "string",
					"description": "The first of the lines in head that is no comment, without its indentation, secrets masked."
				}
			}
		},
		"FieldChange": {
			"type": "object",
			"description": "One field of a changed object. `before` is absent for a new field, `after` for a removed one.",
			"additionalProperties": false,
			"required": ["path"],
			"properties": {
				"path": { "type": "string" },
				"before": {},
				"after": {}
			}
		},
		"Consequence": {
			"type": "object",
			"description": "A consequence of merging, in one or several environments; `at` is the line that causes it.",
			"additionalProperties": false,
			"required": [
				"rule",
				"code",
				"severity",
				"confidence",
				"sentence",
				"at",
				"environments",
				"missing",
				"fingerprint"
			],
			"properties": {
				"rule": {
					"type": "string",
					"description": "The rule that sets its severity: `change/access`, `change/egress` and others."
				},
				"code": { "type": "string" },
				"severity": { "$ref": "#/definitions/Severity" },
				"confidence": { "$ref": "#/definitions/Confidence" },
				"sentence": {
					"type": "string",
					"description": "What merging does, beginning with a verb; code is between backticks."
				},
				"object": { "$ref": "#/definitions/ObjectRef" },
				"at": { "$ref": "#/definitions/Location" },
				"side": {
					"const": "base",
					"description": "Present if `at` is a place in base that the change removes."
				},
				"environments": {
					"type": "array",
					"items": { "type": "string" }
				},
				"missing": {
					"type": "array",
					"description": "Inputs that files do not state and that it depends on.",
					"items": { "type": "string" }
				},
				"witness": { "$ref": "#/definitions/Witness" },
				"waiver": { "$ref": "#/definitions/WaiverStatement" },
				"gate": { "$ref": "#/definitions/FindingGate" },
				"fingerprint": {
					"type": "string",
					"description": "That of the finding about it."
				}
			}
		},
		"Witness": {
			"type": "object",
			"description": "A request that proves a consequence, with the decisions of both sides.",
			"additionalProperties": false,
			"required": [
				"request",
				"base",
				"head"
			],
			"properties": {
				"request": {
					"type": "string",
					"description": "As in `GET https://shop.example.com/admin/x without a token`."
				},
				"base": { "$ref": "#/definitions/WitnessPath" },
				"head": { "$ref": "#/definitions/WitnessPath" }
			}
		},
		"WitnessPath": {
			"type": "object",
			"description": "The proxies that a request passes, and where it ends.",
			"additionalProperties": false,
			"required": [
				"hops",
				"end",
				"isLetThrough"
			],
			"properties": {
				"hops": {
					"type": "array",
					"description": "As in `gateway of Deployment edge/ingress`.",
					"items": { "type": "string" }
				},
				"end": {
					"type": "string",
					"description": "As in `answered 403`, `let through to Deployment shop/api`."
				},
				"by": {
					"type": "string",
					"description": "What decides that it ends there, as in `AuthorizationPolicy edge/shop`; absent if nothing refuses it."
				},
				"isLetThrough": { "type": "boolean" }
			}
		},
		"Comparison": {
			"type": "object",
			"description": "Whether everything that is new in one mesh is known.",
			"additionalProperties": false,
			"required": [
				"area",
				"environment",
				"targets",
				"verdict",
				"because"
			],
			"properties": {
				"area": {
					"enum": ["access", "egress"],
					"description": "`access`: who gets in; `egress`: which external hosts are reached."
				},
				"environment": { "type": ["string", "null"] },
				"targets": {
					"type": "array",
					"description": "The targets of a mesh without an environment.",
					"items": { "type": "string" }
				},
				"verdict": {
					"enum": [
						"nothing-new",
						"new",
						"unknown"
					],
					"description": "`nothing-new`: proved; `new`: `consequences` lists what is new, completely if `because` is empty."
				},
				"because": {
					"type": "array",
					"description": "Why there may be more, such as what was not read. Empty for a proof.",
					"items": { "type": "string" }
				},
				"anyHost": {
					"const": true,
					"description": "Present if pods that no Sidecar selects reach any external host on both sides, so that no host can be new for them."
				},
				"entryPoints": {
					"type": "integer",
					"minimum": 0,
					"description": "For `access`: the number of ports of gateways and of workloads that were compared. At all others the same objects decide as in base."
				}
			}
		},
		"ProvedInvariant": {
			"type": "object",
			"description": "An invariant that holds in head.",
			"additionalProperties": false,
			"required": ["sentence", "environments"],
			"properties": {
				"sentence": {
					"type": "string",
					"description": "The invariant as a sentence without a full stop."
				},
				"environments": {
					"type": "array",
					"description": "The environments of the meshes in which it was proved; none where nothing states them.",
					"items": { "type": "string" }
				}
			}
		},
		"EgressGraph": {
			"type": "object",
			"description": "Which clients reach which external hosts in one mesh. Differences come first.",
			"additionalProperties": false,
			"required": [
				"environment",
				"targets",
				"clients",
				"arrows",
				"hidden",
				"isWhole"
			],
			"properties": {
				"environment": { "type": ["string", "null"] },
				"targets": {
					"type": "array",
					"description": "The targets of a mesh without an environment.",
					"items": { "type": "string" }
				},
				"clients": {
					"type": "array",
					"description": "Pods that reach the same hosts.",
					"items": { "$ref": "#/definitions/GraphClient" }
				},
				"arrows": {
					"type": "array",
					"items": { "$ref": "#/definitions/GraphArrow" }
				},
				"hidden": {
					"type": "integer",
					"description": "How many arrows are left out."
				},
				"isWhole": {
					"type": "boolean",
					"description": "False if hosts that the change cannot affect are left out."
				}
			}
		},
		"GraphClient": {
			"type": "object",
			"additionalProperties": false,
			"required": ["names", "more"],
			"properties": {
				"names": {
					"type": "array",
					"description": "As in `namespace orders`.",
					"items": { "type": "string" }
				},
				"more": {
					"type": "integer",
					"description": "How many names are left out."
				},
				"notes": {
					"type": "array",
					"description": "What else decides what they reach, as in `also limited by NetworkPolicy orders/out` and `depends on what EnvoyFilter orders/extra does`.",
					"items": { "type": "string" }
				}
			}
		},
		"GraphArrow": {
			"type": "object",
			"description": "A host that a client reaches.",
			"additionalProperties": false,
			"required": [
				"from",
				"via",
				"host",
				"port",
				"address",
				"mode",
				"change"
			],
			"properties": {
				"from": {
					"type": "integer",
					"description": "Index of the client."
				},
				"via": {
					"type": "array",
					"description": "The gateways on the way.",
					"items": { "type": "string" }
				},
				"host": {
					"type": "string",
					"description": "`*` for any host."
				},
				"port": {
					"type": ["integer", "null"],
					"description": "null for any host."
				},
				"address": { "type": "string" },
				"missing": {
					"type": "array",
					"description": "What files do not tell and it depends on.",
					"items": { "type": "string" }
				},
				"mode": {
					"enum": [
						"mediated",
						"passthrough",
						"any"
					],
					"description": "`mediated`: proxies see requests; `passthrough`: connections."
				},
				"change": { "enum": [
					"none",
					"opened",
					"closed",
					"changed"
				] }
			}
		},
		"Deletion": {
			"type": "object",
			"description": "An object of base that its target in head no longer renders; `at` is a place in base.",
			"additionalProperties": false,
			"required": [
				"outcome",
				"object",
				"reason",
				"target",
				"environments",
				"at"
			],
			"properties": {
				"outcome": {
					"enum": [
						"deleted",
						"orphaned",
						"kept",
						"moved",
						"unknown",
						"unseen"
					],
					"description": "`deleted`: the controller that applied it deletes it; `orphaned`: it stays in the cluster, and nothing in the repository describes it any more; `kept`: an annotation or the controller keeps it; `moved`: another target of head renders it; `unknown`: nothing in the repository says whether it is deleted; `unseen`: its controller now renders something that this repository does not contain."
				},
				"object": { "$ref": "#/definitions/ObjectRef" },
				"reason": {
					"type": "string",
					"description": "The reason for the outcome, as a clause."
				},
				"target": {
					"type": "string",
					"description": "The target of base that renders it; the first one where environments share it."
				},
				"movedTo": {
					"type": "string",
					"description": "For a moved object: the target of head that renders it."
				},
				"environments": {
					"type": "array",
					"items": { "type": "string" }
				},
				"at": { "$ref": "#/definitions/Location" }
			}
		},
		"CheckChange": {
			"type": "object",
			"description": "One key or item that decides what is checked and differs between base and head. `before` is absent if base does not have it, `after` if head does not, both if it is not shown.",
			"additionalProperties": false,
			"required": [
				"at",
				"side",
				"key",
				"effect"
			],
			"properties": {
				"at": { "$ref": "#/definitions/Location" },
				"side": {
					"enum": ["head", "base"],
					"description": "Which side `at` refers to."
				},
				"key": {
					"type": "string",
					"description": "As in `rules.jwt/audience-missing`; of an item the key of its list; empty for the whole file."
				},
				"before": {
					"type": "string",
					"description": "As it is written, maps and lists in flow style."
				},
				"after": { "type": "string" },
				"default": {
					"type": "string",
					"description": "The value that applies on the side without the key, if it is known."
				},
				"effect": {
					"enum": [
						"loosens",
						"tightens",
						"changes"
					],
					"description": "`loosens`: less is checked, or less of it fails, never more; `tightens`: the reverse; `changes`: anything else."
				},
				"note": {
					"type": "string",
					"description": "A remark, as a clause."
				}
			}
		},
		"PolicyTestCounts": {
			"type": "object",
			"description": "Present only if policy tests ran. A test is one request in one mesh. Failed cases are also findings.",
			"additionalProperties": false,
			"required": [
				"files",
				"passed",
				"failed"
			],
			"properties": {
				"files": {
					"type": "integer",
					"minimum": 0
				},
				"passed": {
					"type": "integer",
					"minimum": 0
				},
				"failed": {
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"RepositoryRule": {
			"type": "object",
			"description": "A rule that the repository defines.",
			"additionalProperties": false,
			"required": [
				"id",
				"severity",
				"summary",
				"why",
				"fix",
				"at"
			],
			"properties": {
				"id": {
					"type": "string",
					"description": "`custom/NAME`."
				},
				"severity": { "$ref": "#/definitions/Severity" },
				"summary": { "type": "string" },
				"why": { "type": "string" },
				"fix": { "type": "string" },
				"url": {
					"type": "string",
					"description": "Its page."
				},
				"at": { "$ref": "#/definitions/Location" }
			}
		},
		"SkippedFile": {
			"type": "object",
			"additionalProperties": false,
			"required": ["file", "reason"],
			"properties": {
				"file": { "type": "string" },
				"reason": { "type": "string" },
				"differing": {
					"type": "array",
					"description": "The file, and further files for which it stands, that differ from base, so that merging may change more than `changes` lists. Absent if none does, and without a base.",
					"items": { "$ref": "#/definitions/UnrenderedDifference" }
				}
			}
		}
	}
};
const schema36 = {
	"type": "object",
	"description": "Whether everything that is new in one mesh is known.",
	"additionalProperties": false,
	"required": [
		"area",
		"environment",
		"targets",
		"verdict",
		"because"
	],
	"properties": {
		"area": {
			"enum": ["access", "egress"],
			"description": "`access`: who gets in; `egress`: which external hosts are reached."
		},
		"environment": { "type": ["string", "null"] },
		"targets": {
			"type": "array",
			"description": "The targets of a mesh without an environment.",
			"items": { "type": "string" }
		},
		"verdict": {
			"enum": [
				"nothing-new",
				"new",
				"unknown"
			],
			"description": "`nothing-new`: proved; `new`: `consequences` lists what is new, completely if `because` is empty."
		},
		"because": {
			"type": "array",
			"description": "Why there may be more, such as what was not read. Empty for a proof.",
			"items": { "type": "string" }
		},
		"anyHost": {
			"const": true,
			"description": "Present if pods that no Sidecar selects reach any external host on both sides, so that no host can be new for them."
		},
		"entryPoints": {
			"type": "integer",
			"minimum": 0,
			"description": "For `access`: the number of ports of gateways and of workloads that were compared. At all others the same objects decide as in base."
		}
	}
};
const func2 = Object.prototype.hasOwnProperty;
const schema12 = {
	"type": "object",
	"description": "Numbers of the head side, except `fixed`; `new` counts what base does not have.",
	"additionalProperties": false,
	"required": [
		"errors",
		"warnings",
		"infos",
		"new",
		"fixed",
		"suppressed",
		"targets",
		"changes",
		"deletions",
		"complete",
		"coverage"
	],
	"properties": {
		"errors": {
			"type": "integer",
			"minimum": 0
		},
		"warnings": {
			"type": "integer",
			"minimum": 0
		},
		"infos": {
			"type": "integer",
			"minimum": 0
		},
		"new": { "$ref": "#/definitions/Counts" },
		"fixed": {
			"type": "integer",
			"minimum": 0,
			"description": "Findings of base that head no longer has."
		},
		"suppressed": {
			"type": "integer",
			"minimum": 0
		},
		"targets": {
			"type": "object",
			"description": "Number of targets of head, by status.",
			"additionalProperties": false,
			"required": [
				"rendered",
				"unchanged",
				"read",
				"failed",
				"notRendered",
				"leftOut"
			],
			"properties": {
				"rendered": {
					"type": "integer",
					"minimum": 0
				},
				"unchanged": {
					"type": "integer",
					"minimum": 0
				},
				"read": {
					"type": "integer",
					"minimum": 0
				},
				"failed": {
					"type": "integer",
					"minimum": 0
				},
				"notRendered": {
					"type": "integer",
					"minimum": 0
				},
				"leftOut": {
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"changes": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"added",
				"removed",
				"changed"
			],
			"properties": {
				"added": {
					"type": "integer",
					"minimum": 0
				},
				"removed": {
					"type": "integer",
					"minimum": 0
				},
				"changed": {
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"deletions": {
			"type": "object",
			"description": "Number of objects of base that head no longer renders, by outcome.",
			"additionalProperties": false,
			"required": [
				"deleted",
				"orphaned",
				"kept",
				"moved",
				"unknown",
				"unseen"
			],
			"properties": {
				"deleted": {
					"type": "integer",
					"minimum": 0
				},
				"orphaned": {
					"type": "integer",
					"minimum": 0
				},
				"kept": {
					"type": "integer",
					"minimum": 0
				},
				"moved": {
					"type": "integer",
					"minimum": 0
				},
				"unknown": {
					"type": "integer",
					"minimum": 0
				},
				"unseen": {
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"complete": {
			"type": "boolean",
			"description": "False if a target was not rendered, a file not checked, or nothing was checked."
		},
		"coverage": { "$ref": "#/definitions/Coverage" }
	}
};
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.errors === void 0 && (missing0 = "errors") || data.warnings === void 0 && (missing0 = "warnings") || data.infos === void 0 && (missing0 = "infos") || data.new === void 0 && (missing0 = "new") || data.fixed === void 0 && (missing0 = "fixed") || data.suppressed === void 0 && (missing0 = "suppressed") || data.targets === void 0 && (missing0 = "targets") || data.changes === void 0 && (missing0 = "changes") || data.deletions === void 0 && (missing0 = "deletions") || data.complete === void 0 && (missing0 = "complete") || data.coverage === void 0 && (missing0 = "coverage")) {
			validate11.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!func2.call(schema12.properties, key0)) {
				validate11.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.errors !== void 0) {
				let data0 = data.errors;
				if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
					validate11.errors = [{
						instancePath: instancePath + "/errors",
						schemaPath: "#/properties/errors/type",
						keyword: "type",
						params: { type: "integer" }
					}];
					return false;
				}
				if (typeof data0 == "number" && isFinite(data0)) {
					if (data0 < 0 || isNaN(data0)) {
						validate11.errors = [{
							instancePath: instancePath + "/errors",
							schemaPath: "#/properties/errors/minimum",
							keyword: "minimum",
							params: {
								comparison: ">=",
								limit: 0
							}
						}];
						return false;
					}
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.warnings !== void 0) {
					let data1 = data.warnings;
					if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
						validate11.errors = [{
							instancePath: instancePath + "/warnings",
							schemaPath: "#/properties/warnings/type",
							keyword: "type",
							params: { type: "integer" }
						}];
						return false;
					}
					if (typeof data1 == "number" && isFinite(data1)) {
						if (data1 < 0 || isNaN(data1)) {
							validate11.errors = [{
								instancePath: instancePath + "/warnings",
								schemaPath: "#/properties/warnings/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							}];
							return false;
						}
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.infos !== void 0) {
						let data2 = data.infos;
						if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
							validate11.errors = [{
								instancePath: instancePath + "/infos",
								schemaPath: "#/properties/infos/type",
								keyword: "type",
								params: { type: "integer" }
							}];
							return false;
						}
						if (typeof data2 == "number" && isFinite(data2)) {
							if (data2 < 0 || isNaN(data2)) {
								validate11.errors = [{
									instancePath: instancePath + "/infos",
									schemaPath: "#/properties/infos/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								}];
								return false;
							}
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.new !== void 0) {
							let data3 = data.new;
							if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
								let missing1;
								if (data3.errors === void 0 && (missing1 = "errors") || data3.warnings === void 0 && (missing1 = "warnings") || data3.infos === void 0 && (missing1 = "infos")) {
									validate11.errors = [{
										instancePath: instancePath + "/new",
										schemaPath: "#/definitions/Counts/required",
										keyword: "required",
										params: { missingProperty: missing1 }
									}];
									return false;
								} else {
									for (const key1 in data3) if (!(key1 === "errors" || key1 === "warnings" || key1 === "infos")) {
										validate11.errors = [{
											instancePath: instancePath + "/new",
											schemaPath: "#/definitions/Counts/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key1 }
										}];
										return false;
									}
									if (data3.errors !== void 0) {
										let data4 = data3.errors;
										if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
											validate11.errors = [{
												instancePath: instancePath + "/new/errors",
												schemaPath: "#/definitions/Counts/properties/errors/type",
												keyword: "type",
												params: { type: "integer" }
											}];
											return false;
										}
										if (typeof data4 == "number" && isFinite(data4)) {
											if (data4 < 0 || isNaN(data4)) {
												validate11.errors = [{
													instancePath: instancePath + "/new/errors",
													schemaPath: "#/definitions/Counts/properties/errors/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												}];
												return false;
											}
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data3.warnings !== void 0) {
											let data5 = data3.warnings;
											if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
												validate11.errors = [{
													instancePath: instancePath + "/new/warnings",
													schemaPath: "#/definitions/Counts/properties/warnings/type",
													keyword: "type",
													params: { type: "integer" }
												}];
												return false;
											}
											if (typeof data5 == "number" && isFinite(data5)) {
												if (data5 < 0 || isNaN(data5)) {
													validate11.errors = [{
														instancePath: instancePath + "/new/warnings",
														schemaPath: "#/definitions/Counts/properties/warnings/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														}
													}];
													return false;
												}
											}
											var valid2 = true;
										} else var valid2 = true;
										if (valid2) {
											if (data3.infos !== void 0) {
												let data6 = data3.infos;
												if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
													validate11.errors = [{
														instancePath: instancePath + "/new/infos",
														schemaPath: "#/definitions/Counts/properties/infos/type",
														keyword: "type",
														params: { type: "integer" }
													}];
													return false;
												}
												if (typeof data6 == "number" && isFinite(data6)) {
													if (data6 < 0 || isNaN(data6)) {
														validate11.errors = [{
															instancePath: instancePath + "/new/infos",
															schemaPath: "#/definitions/Counts/properties/infos/minimum",
															keyword: "minimum",
															params: {
																comparison: ">=",
																limit: 0
															}
														}];
														return false;
													}
												}
												var valid2 = true;
											} else var valid2 = true;
										}
									}
								}
							} else {
								validate11.errors = [{
									instancePath: instancePath + "/new",
									schemaPath: "#/definitions/Counts/type",
									keyword: "type",
									params: { type: "object" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.fixed !== void 0) {
								let data7 = data.fixed;
								if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
									validate11.errors = [{
										instancePath: instancePath + "/fixed",
										schemaPath: "#/properties/fixed/type",
										keyword: "type",
										params: { type: "integer" }
									}];
									return false;
								}
								if (typeof data7 == "number" && isFinite(data7)) {
									if (data7 < 0 || isNaN(data7)) {
										validate11.errors = [{
											instancePath: instancePath + "/fixed",
											schemaPath: "#/properties/fixed/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										}];
										return false;
									}
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.suppressed !== void 0) {
									let data8 = data.suppressed;
									if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
										validate11.errors = [{
											instancePath: instancePath + "/suppressed",
											schemaPath: "#/properties/suppressed/type",
											keyword: "type",
											params: { type: "integer" }
										}];
										return false;
									}
									if (typeof data8 == "number" && isFinite(data8)) {
										if (data8 < 0 || isNaN(data8)) {
											validate11.errors = [{
												instancePath: instancePath + "/suppressed",
												schemaPath: "#/properties/suppressed/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												}
											}];
											return false;
										}
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.targets !== void 0) {
										let data9 = data.targets;
										if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
											let missing2;
											if (data9.rendered === void 0 && (missing2 = "rendered") || data9.unchanged === void 0 && (missing2 = "unchanged") || data9.read === void 0 && (missing2 = "read") || data9.failed === void 0 && (missing2 = "failed") || data9.notRendered === void 0 && (missing2 = "notRendered") || data9.leftOut === void 0 && (missing2 = "leftOut")) {
												validate11.errors = [{
													instancePath: instancePath + "/targets",
													schemaPath: "#/properties/targets/required",
													keyword: "required",
													params: { missingProperty: missing2 }
												}];
												return false;
											} else {
												for (const key2 in data9) if (!(key2 === "rendered" || key2 === "unchanged" || key2 === "read" || key2 === "failed" || key2 === "notRendered" || key2 === "leftOut")) {
													validate11.errors = [{
														instancePath: instancePath + "/targets",
														schemaPath: "#/properties/targets/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key2 }
													}];
													return false;
												}
												if (data9.rendered !== void 0) {
													let data10 = data9.rendered;
													if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
														validate11.errors = [{
															instancePath: instancePath + "/targets/rendered",
															schemaPath: "#/properties/targets/properties/rendered/type",
															keyword: "type",
															params: { type: "integer" }
														}];
														return false;
													}
													if (typeof data10 == "number" && isFinite(data10)) {
														if (data10 < 0 || isNaN(data10)) {
															validate11.errors = [{
																instancePath: instancePath + "/targets/rendered",
																schemaPath: "#/properties/targets/properties/rendered/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																}
															}];
															return false;
														}
													}
													var valid3 = true;
												} else var valid3 = true;
												if (valid3) {
													if (data9.unchanged !== void 0) {
														let data11 = data9.unchanged;
														if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
															validate11.errors = [{
																instancePath: instancePath + "/targets/unchanged",
																schemaPath: "#/properties/targets/properties/unchanged/type",
																keyword: "type",
																params: { type: "integer" }
															}];
															return false;
														}
														if (typeof data11 == "number" && isFinite(data11)) {
															if (data11 < 0 || isNaN(data11)) {
																validate11.errors = [{
																	instancePath: instancePath + "/targets/unchanged",
																	schemaPath: "#/properties/targets/properties/unchanged/minimum",
																	keyword: "minimum",
																	params: {
																		comparison: ">=",
																		limit: 0
																	}
																}];
																return false;
															}
														}
														var valid3 = true;
													} else var valid3 = true;
													if (valid3) {
														if (data9.read !== void 0) {
															let data12 = data9.read;
															if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
																validate11.errors = [{
																	instancePath: instancePath + "/targets/read",
																	schemaPath: "#/properties/targets/properties/read/type",
																	keyword: "type",
																	params: { type: "integer" }
																}];
																return false;
															}
															if (typeof data12 == "number" && isFinite(data12)) {
																if (data12 < 0 || isNaN(data12)) {
																	validate11.errors = [{
																		instancePath: instancePath + "/targets/read",
																		schemaPath: "#/properties/targets/properties/read/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 0
																		}
																	}];
																	return false;
																}
															}
															var valid3 = true;
														} else var valid3 = true;
														if (valid3) {
															if (data9.failed !== void 0) {
																let data13 = data9.failed;
																if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
																	validate11.errors = [{
																		instancePath: instancePath + "/targets/failed",
																		schemaPath: "#/properties/targets/properties/failed/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (typeof data13 == "number" && isFinite(data13)) {
																	if (data13 < 0 || isNaN(data13)) {
																		validate11.errors = [{
																			instancePath: instancePath + "/targets/failed",
																			schemaPath: "#/properties/targets/properties/failed/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 0
																			}
																		}];
																		return false;
																	}
																}
																var valid3 = true;
															} else var valid3 = true;
															if (valid3) {
																if (data9.notRendered !== void 0) {
																	let data14 = data9.notRendered;
																	if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
																		validate11.errors = [{
																			instancePath: instancePath + "/targets/notRendered",
																			schemaPath: "#/properties/targets/properties/notRendered/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (typeof data14 == "number" && isFinite(data14)) {
																		if (data14 < 0 || isNaN(data14)) {
																			validate11.errors = [{
																				instancePath: instancePath + "/targets/notRendered",
																				schemaPath: "#/properties/targets/properties/notRendered/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				}
																			}];
																			return false;
																		}
																	}
																	var valid3 = true;
																} else var valid3 = true;
																if (valid3) {
																	if (data9.leftOut !== void 0) {
																		let data15 = data9.leftOut;
																		if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
																			validate11.errors = [{
																				instancePath: instancePath + "/targets/leftOut",
																				schemaPath: "#/properties/targets/properties/leftOut/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (typeof data15 == "number" && isFinite(data15)) {
																			if (data15 < 0 || isNaN(data15)) {
																				validate11.errors = [{
																					instancePath: instancePath + "/targets/leftOut",
																					schemaPath: "#/properties/targets/properties/leftOut/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 0
																					}
																				}];
																				return false;
																			}
																		}
																		var valid3 = true;
																	} else var valid3 = true;
																}
															}
														}
													}
												}
											}
										} else {
											validate11.errors = [{
												instancePath: instancePath + "/targets",
												schemaPath: "#/properties/targets/type",
												keyword: "type",
												params: { type: "object" }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.changes !== void 0) {
											let data16 = data.changes;
											if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
												let missing3;
												if (data16.added === void 0 && (missing3 = "added") || data16.removed === void 0 && (missing3 = "removed") || data16.changed === void 0 && (missing3 = "changed")) {
													validate11.errors = [{
														instancePath: instancePath + "/changes",
														schemaPath: "#/properties/changes/required",
														keyword: "required",
														params: { missingProperty: missing3 }
													}];
													return false;
												} else {
													for (const key3 in data16) if (!(key3 === "added" || key3 === "removed" || key3 === "changed")) {
														validate11.errors = [{
															instancePath: instancePath + "/changes",
															schemaPath: "#/properties/changes/additionalProperties",
															keyword: "additionalProperties",
															params: { additionalProperty: key3 }
														}];
														return false;
													}
													if (data16.added !== void 0) {
														let data17 = data16.added;
														if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
															validate11.errors = [{
																instancePath: instancePath + "/changes/added",
																schemaPath: "#/properties/changes/properties/added/type",
																keyword: "type",
																params: { type: "integer" }
															}];
															return false;
														}
														if (typeof data17 == "number" && isFinite(data17)) {
															if (data17 < 0 || isNaN(data17)) {
																validate11.errors = [{
																	instancePath: instancePath + "/changes/added",
																	schemaPath: "#/properties/changes/properties/added/minimum",
																	keyword: "minimum",
																	params: {
																		comparison: ">=",
																		limit: 0
																	}
																}];
																return false;
															}
														}
														var valid4 = true;
													} else var valid4 = true;
													if (valid4) {
														if (data16.removed !== void 0) {
															let data18 = data16.removed;
															if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
																validate11.errors = [{
																	instancePath: instancePath + "/changes/removed",
																	schemaPath: "#/properties/changes/properties/removed/type",
																	keyword: "type",
																	params: { type: "integer" }
																}];
																return false;
															}
															if (typeof data18 == "number" && isFinite(data18)) {
																if (data18 < 0 || isNaN(data18)) {
																	validate11.errors = [{
																		instancePath: instancePath + "/changes/removed",
																		schemaPath: "#/properties/changes/properties/removed/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 0
																		}
																	}];
																	return false;
																}
															}
															var valid4 = true;
														} else var valid4 = true;
														if (valid4) {
															if (data16.changed !== void 0) {
																let data19 = data16.changed;
																if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
																	validate11.errors = [{
																		instancePath: instancePath + "/changes/changed",
																		schemaPath: "#/properties/changes/properties/changed/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (typeof data19 == "number" && isFinite(data19)) {
																	if (data19 < 0 || isNaN(data19)) {
																		validate11.errors = [{
																			instancePath: instancePath + "/changes/changed",
																			schemaPath: "#/properties/changes/properties/changed/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 0
																			}
																		}];
																		return false;
																	}
																}
																var valid4 = true;
															} else var valid4 = true;
														}
													}
												}
											} else {
												validate11.errors = [{
													instancePath: instancePath + "/changes",
													schemaPath: "#/properties/changes/type",
													keyword: "type",
													params: { type: "object" }
												}];
												return false;
											}
											var valid0 = true;
										} else var valid0 = true;
										if (valid0) {
											if (data.deletions !== void 0) {
												let data20 = data.deletions;
												if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
													let missing4;
													if (data20.deleted === void 0 && (missing4 = "deleted") || data20.orphaned === void 0 && (missing4 = "orphaned") || data20.kept === void 0 && (missing4 = "kept") || data20.moved === void 0 && (missing4 = "moved") || data20.unknown === void 0 && (missing4 = "unknown") || data20.unseen === void 0 && (missing4 = "unseen")) {
														validate11.errors = [{
															instancePath: instancePath + "/deletions",
															schemaPath: "#/properties/deletions/required",
															keyword: "required",
															params: { missingProperty: missing4 }
														}];
														return false;
													} else {
														for (const key4 in data20) if (!(key4 === "deleted" || key4 === "orphaned" || key4 === "kept" || key4 === "moved" || key4 === "unknown" || key4 === "unseen")) {
															validate11.errors = [{
																instancePath: instancePath + "/deletions",
																schemaPath: "#/properties/deletions/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key4 }
															}];
															return false;
														}
														if (data20.deleted !== void 0) {
															let data21 = data20.deleted;
															if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
																validate11.errors = [{
																	instancePath: instancePath + "/deletions/deleted",
																	schemaPath: "#/properties/deletions/properties/deleted/type",
																	keyword: "type",
																	params: { type: "integer" }
																}];
																return false;
															}
															if (typeof data21 == "number" && isFinite(data21)) {
																if (data21 < 0 || isNaN(data21)) {
																	validate11.errors = [{
																		instancePath: instancePath + "/deletions/deleted",
																		schemaPath: "#/properties/deletions/properties/deleted/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 0
																		}
																	}];
																	return false;
																}
															}
															var valid5 = true;
														} else var valid5 = true;
														if (valid5) {
															if (data20.orphaned !== void 0) {
																let data22 = data20.orphaned;
																if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
																	validate11.errors = [{
																		instancePath: instancePath + "/deletions/orphaned",
																		schemaPath: "#/properties/deletions/properties/orphaned/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (typeof data22 == "number" && isFinite(data22)) {
																	if (data22 < 0 || isNaN(data22)) {
																		validate11.errors = [{
																			instancePath: instancePath + "/deletions/orphaned",
																			schemaPath: "#/properties/deletions/properties/orphaned/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 0
																			}
																		}];
																		return false;
																	}
																}
																var valid5 = true;
															} else var valid5 = true;
															if (valid5) {
																if (data20.kept !== void 0) {
																	let data23 = data20.kept;
																	if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
																		validate11.errors = [{
																			instancePath: instancePath + "/deletions/kept",
																			schemaPath: "#/properties/deletions/properties/kept/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (typeof data23 == "number" && isFinite(data23)) {
																		if (data23 < 0 || isNaN(data23)) {
																			validate11.errors = [{
																				instancePath: instancePath + "/deletions/kept",
																				schemaPath: "#/properties/deletions/properties/kept/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				}
																			}];
																			return false;
																		}
																	}
																	var valid5 = true;
																} else var valid5 = true;
																if (valid5) {
																	if (data20.moved !== void 0) {
																		let data24 = data20.moved;
																		if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24))) {
																			validate11.errors = [{
																				instancePath: instancePath + "/deletions/moved",
																				schemaPath: "#/properties/deletions/properties/moved/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (typeof data24 == "number" && isFinite(data24)) {
																			if (data24 < 0 || isNaN(data24)) {
																				validate11.errors = [{
																					instancePath: instancePath + "/deletions/moved",
																					schemaPath: "#/properties/deletions/properties/moved/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 0
																					}
																				}];
																				return false;
																			}
																		}
																		var valid5 = true;
																	} else var valid5 = true;
																	if (valid5) {
																		if (data20.unknown !== void 0) {
																			let data25 = data20.unknown;
																			if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
																				validate11.errors = [{
																					instancePath: instancePath + "/deletions/unknown",
																					schemaPath: "#/properties/deletions/properties/unknown/type",
																					keyword: "type",
																					params: { type: "integer" }
																				}];
																				return false;
																			}
																			if (typeof data25 == "number" && isFinite(data25)) {
																				if (data25 < 0 || isNaN(data25)) {
																					validate11.errors = [{
																						instancePath: instancePath + "/deletions/unknown",
																						schemaPath: "#/properties/deletions/properties/unknown/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 0
																						}
																					}];
																					return false;
																				}
																			}
																			var valid5 = true;
																		} else var valid5 = true;
																		if (valid5) {
																			if (data20.unseen !== void 0) {
																				let data26 = data20.unseen;
																				if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
																					validate11.errors = [{
																						instancePath: instancePath + "/deletions/unseen",
																						schemaPath: "#/properties/deletions/properties/unseen/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (typeof data26 == "number" && isFinite(data26)) {
																					if (data26 < 0 || isNaN(data26)) {
																						validate11.errors = [{
																							instancePath: instancePath + "/deletions/unseen",
																							schemaPath: "#/properties/deletions/properties/unseen/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 0
																							}
																						}];
																						return false;
																					}
																				}
																				var valid5 = true;
																			} else var valid5 = true;
																		}
																	}
																}
															}
														}
													}
												} else {
													validate11.errors = [{
														instancePath: instancePath + "/deletions",
														schemaPath: "#/properties/deletions/type",
														keyword: "type",
														params: { type: "object" }
													}];
													return false;
												}
												var valid0 = true;
											} else var valid0 = true;
											if (valid0) {
												if (data.complete !== void 0) {
													if (typeof data.complete !== "boolean") {
														validate11.errors = [{
															instancePath: instancePath + "/complete",
															schemaPath: "#/properties/complete/type",
															keyword: "type",
															params: { type: "boolean" }
														}];
														return false;
													}
													var valid0 = true;
												} else var valid0 = true;
												if (valid0) {
													if (data.coverage !== void 0) {
														let data28 = data.coverage;
														if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
															let missing5;
															if (data28.releases === void 0 && (missing5 = "releases") || data28.rendered === void 0 && (missing5 = "rendered") || data28.notRendered === void 0 && (missing5 = "notRendered") || data28.manifestFiles === void 0 && (missing5 = "manifestFiles")) {
																validate11.errors = [{
																	instancePath: instancePath + "/coverage",
																	schemaPath: "#/definitions/Coverage/required",
																	keyword: "required",
																	params: { missingProperty: missing5 }
																}];
																return false;
															} else {
																for (const key5 in data28) if (!(key5 === "releases" || key5 === "rendered" || key5 === "notRendered" || key5 === "manifestFiles")) {
																	validate11.errors = [{
																		instancePath: instancePath + "/coverage",
																		schemaPath: "#/definitions/Coverage/additionalProperties",
																		keyword: "additionalProperties",
																		params: { additionalProperty: key5 }
																	}];
																	return false;
																}
																if (data28.releases !== void 0) {
																	let data29 = data28.releases;
																	if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
																		validate11.errors = [{
																			instancePath: instancePath + "/coverage/releases",
																			schemaPath: "#/definitions/Coverage/properties/releases/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (typeof data29 == "number" && isFinite(data29)) {
																		if (data29 < 0 || isNaN(data29)) {
																			validate11.errors = [{
																				instancePath: instancePath + "/coverage/releases",
																				schemaPath: "#/definitions/Coverage/properties/releases/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				}
																			}];
																			return false;
																		}
																	}
																	var valid7 = true;
																} else var valid7 = true;
																if (valid7) {
																	if (data28.rendered !== void 0) {
																		let data30 = data28.rendered;
																		if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
																			validate11.errors = [{
																				instancePath: instancePath + "/coverage/rendered",
																				schemaPath: "#/definitions/Coverage/properties/rendered/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (typeof data30 == "number" && isFinite(data30)) {
																			if (data30 < 0 || isNaN(data30)) {
																				validate11.errors = [{
																					instancePath: instancePath + "/coverage/rendered",
																					schemaPath: "#/definitions/Coverage/properties/rendered/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 0
																					}
																				}];
																				return false;
																			}
																		}
																		var valid7 = true;
																	} else var valid7 = true;
																	if (valid7) {
																		if (data28.notRendered !== void 0) {
																			let data31 = data28.notRendered;
																			if (data31 && typeof data31 == "object" && !Array.isArray(data31)) for (const key6 in data31) {
																				let data32 = data31[key6];
																				if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
																					validate11.errors = [{
																						instancePath: instancePath + "/coverage/notRendered/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),
																						schemaPath: "#/definitions/Coverage/properties/notRendered/additionalProperties/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (typeof data32 == "number" && isFinite(data32)) {
																					if (data32 < 1 || isNaN(data32)) {
																						validate11.errors = [{
																							instancePath: instancePath + "/coverage/notRendered/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),
																							schemaPath: "#/definitions/Coverage/properties/notRendered/additionalProperties/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 1
																							}
																						}];
																						return false;
																					}
																				}
																			}
																			else {
																				validate11.errors = [{
																					instancePath: instancePath + "/coverage/notRendered",
																					schemaPath: "#/definitions/Coverage/properties/notRendered/type",
																					keyword: "type",
																					params: { type: "object" }
																				}];
																				return false;
																			}
																			var valid7 = true;
																		} else var valid7 = true;
																		if (valid7) {
																			if (data28.manifestFiles !== void 0) {
																				let data33 = data28.manifestFiles;
																				if (!(typeof data33 == "number" && !(data33 % 1) && !isNaN(data33) && isFinite(data33))) {
																					validate11.errors = [{
																						instancePath: instancePath + "/coverage/manifestFiles",
																						schemaPath: "#/definitions/Coverage/properties/manifestFiles/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (typeof data33 == "number" && isFinite(data33)) {
																					if (data33 < 0 || isNaN(data33)) {
																						validate11.errors = [{
																							instancePath: instancePath + "/coverage/manifestFiles",
																							schemaPath: "#/definitions/Coverage/properties/manifestFiles/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 0
																							}
																						}];
																						return false;
																					}
																				}
																				var valid7 = true;
																			} else var valid7 = true;
																		}
																	}
																}
															}
														} else {
															validate11.errors = [{
																instancePath: instancePath + "/coverage",
																schemaPath: "#/definitions/Coverage/type",
																keyword: "type",
																params: { type: "object" }
															}];
															return false;
														}
														var valid0 = true;
													} else var valid0 = true;
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate11.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate11.errors = vErrors;
	return true;
}
const schema18 = {
	"type": "object",
	"description": "One thing that is applied, or that makes a controller apply something.",
	"additionalProperties": false,
	"required": [
		"id",
		"kind",
		"path",
		"status"
	],
	"properties": {
		"id": { "type": "string" },
		"kind": { "$ref": "#/definitions/TargetKind" },
		"path": {
			"type": "string",
			"description": "Chart, folder or file, relative to the repository's root; `.` is the root."
		},
		"release": { "type": "string" },
		"name": {
			"type": "string",
			"description": "Name of the object, or folder of the kustomization."
		},
		"namespace": { "type": "string" },
		"cluster": {
			"type": "string",
			"description": "The cluster that it is applied to, by the name that the configuration gives it, else as its Application or Flux object states it."
		},
		"environment": { "type": "string" },
		"status": {
			"enum": [
				"rendered",
				"unchanged",
				"read",
				"failed",
				"not-rendered",
				"left-out"
			],
			"description": "`unchanged`: rendered, and equal to base; `read`: manifests that were read as written; `left-out`: the configuration excludes it."
		},
		"reason": {
			"type": "string",
			"description": "Why it failed, was not rendered, or was left out."
		},
		"partOf": {
			"type": "string",
			"description": "The kustomization file that reads it, and whose result is not known."
		},
		"statedBy": {
			"type": "object",
			"description": "The object of a GitOps controller that applies it, and where it is.",
			"additionalProperties": false,
			"required": [
				"target",
				"file",
				"line"
			],
			"properties": {
				"target": {
					"type": "string",
					"description": "The id of the object among the targets."
				},
				"file": { "type": "string" },
				"line": {
					"type": "integer",
					"minimum": 1
				}
			}
		},
		"renderedAs": {
			"type": "array",
			"description": "For an object of a GitOps controller: the ids of the targets that it applies.",
			"items": { "type": "string" }
		},
		"differing": {
			"type": "array",
			"description": "What of a target that is not, or not wholly, rendered differs from base in its options, chart or files, so that merging may change more than `changes` lists. Absent if nothing does, and without a base.",
			"items": { "$ref": "#/definitions/UnrenderedDifference" }
		}
	}
};
const schema19 = {
	"enum": [
		"helm",
		"manifests",
		"values",
		"application",
		"application-set",
		"flux-kustomization",
		"helm-release",
		"kustomization",
		"helmfile-release"
	],
	"description": "`helm`: a chart with values; `manifests`: files as written; `values`: values files without a chart; the others name an object of Argo CD or Flux, a kustomization, or a release that a helmfile lists."
};
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.id === void 0 && (missing0 = "id") || data.kind === void 0 && (missing0 = "kind") || data.path === void 0 && (missing0 = "path") || data.status === void 0 && (missing0 = "status")) {
			validate13.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!func2.call(schema18.properties, key0)) {
				validate13.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.id !== void 0) {
				if (typeof data.id !== "string") {
					validate13.errors = [{
						instancePath: instancePath + "/id",
						schemaPath: "#/properties/id/type",
						keyword: "type",
						params: { type: "string" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.kind !== void 0) {
					let data1 = data.kind;
					if (!(data1 === "helm" || data1 === "manifests" || data1 === "values" || data1 === "application" || data1 === "application-set" || data1 === "flux-kustomization" || data1 === "helm-release" || data1 === "kustomization" || data1 === "helmfile-release")) {
						validate13.errors = [{
							instancePath: instancePath + "/kind",
							schemaPath: "#/definitions/TargetKind/enum",
							keyword: "enum",
							params: { allowedValues: schema19.enum }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.path !== void 0) {
						if (typeof data.path !== "string") {
							validate13.errors = [{
								instancePath: instancePath + "/path",
								schemaPath: "#/properties/path/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.release !== void 0) {
							if (typeof data.release !== "string") {
								validate13.errors = [{
									instancePath: instancePath + "/release",
									schemaPath: "#/properties/release/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.name !== void 0) {
								if (typeof data.name !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/name",
										schemaPath: "#/properties/name/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.namespace !== void 0) {
									if (typeof data.namespace !== "string") {
										validate13.errors = [{
											instancePath: instancePath + "/namespace",
											schemaPath: "#/properties/namespace/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.cluster !== void 0) {
										if (typeof data.cluster !== "string") {
											validate13.errors = [{
												instancePath: instancePath + "/cluster",
												schemaPath: "#/properties/cluster/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.environment !== void 0) {
											if (typeof data.environment !== "string") {
												validate13.errors = [{
													instancePath: instancePath + "/environment",
													schemaPath: "#/properties/environment/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid0 = true;
										} else var valid0 = true;
										if (valid0) {
											if (data.status !== void 0) {
												let data8 = data.status;
												if (!(data8 === "rendered" || data8 === "unchanged" || data8 === "read" || data8 === "failed" || data8 === "not-rendered" || data8 === "left-out")) {
													validate13.errors = [{
														instancePath: instancePath + "/status",
														schemaPath: "#/properties/status/enum",
														keyword: "enum",
														params: { allowedValues: schema18.properties.status.enum }
													}];
													return false;
												}
												var valid0 = true;
											} else var valid0 = true;
											if (valid0) {
												if (data.reason !== void 0) {
													if (typeof data.reason !== "string") {
														validate13.errors = [{
															instancePath: instancePath + "/reason",
															schemaPath: "#/properties/reason/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid0 = true;
												} else var valid0 = true;
												if (valid0) {
													if (data.partOf !== void 0) {
														if (typeof data.partOf !== "string") {
															validate13.errors = [{
																instancePath: instancePath + "/partOf",
																schemaPath: "#/properties/partOf/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
														var valid0 = true;
													} else var valid0 = true;
													if (valid0) {
														if (data.statedBy !== void 0) {
															let data11 = data.statedBy;
															if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
																let missing1;
																if (data11.target === void 0 && (missing1 = "target") || data11.file === void 0 && (missing1 = "file") || data11.line === void 0 && (missing1 = "line")) {
																	validate13.errors = [{
																		instancePath: instancePath + "/statedBy",
																		schemaPath: "#/properties/statedBy/required",
																		keyword: "required",
																		params: { missingProperty: missing1 }
																	}];
																	return false;
																} else {
																	for (const key1 in data11) if (!(key1 === "target" || key1 === "file" || key1 === "line")) {
																		validate13.errors = [{
																			instancePath: instancePath + "/statedBy",
																			schemaPath: "#/properties/statedBy/additionalProperties",
																			keyword: "additionalProperties",
																			params: { additionalProperty: key1 }
																		}];
																		return false;
																	}
																	if (data11.target !== void 0) {
																		if (typeof data11.target !== "string") {
																			validate13.errors = [{
																				instancePath: instancePath + "/statedBy/target",
																				schemaPath: "#/properties/statedBy/properties/target/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																		var valid2 = true;
																	} else var valid2 = true;
																	if (valid2) {
																		if (data11.file !== void 0) {
																			if (typeof data11.file !== "string") {
																				validate13.errors = [{
																					instancePath: instancePath + "/statedBy/file",
																					schemaPath: "#/properties/statedBy/properties/file/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			var valid2 = true;
																		} else var valid2 = true;
																		if (valid2) {
																			if (data11.line !== void 0) {
																				let data14 = data11.line;
																				if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
																					validate13.errors = [{
																						instancePath: instancePath + "/statedBy/line",
																						schemaPath: "#/properties/statedBy/properties/line/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (typeof data14 == "number" && isFinite(data14)) {
																					if (data14 < 1 || isNaN(data14)) {
																						validate13.errors = [{
																							instancePath: instancePath + "/statedBy/line",
																							schemaPath: "#/properties/statedBy/properties/line/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 1
																							}
																						}];
																						return false;
																					}
																				}
																				var valid2 = true;
																			} else var valid2 = true;
																		}
																	}
																}
															} else {
																validate13.errors = [{
																	instancePath: instancePath + "/statedBy",
																	schemaPath: "#/properties/statedBy/type",
																	keyword: "type",
																	params: { type: "object" }
																}];
																return false;
															}
															var valid0 = true;
														} else var valid0 = true;
														if (valid0) {
															if (data.renderedAs !== void 0) {
																let data15 = data.renderedAs;
																if (Array.isArray(data15)) {
																	const len0 = data15.length;
																	for (let i0 = 0; i0 < len0; i0++) if (typeof data15[i0] !== "string") {
																		validate13.errors = [{
																			instancePath: instancePath + "/renderedAs/" + i0,
																			schemaPath: "#/properties/renderedAs/items/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																} else {
																	validate13.errors = [{
																		instancePath: instancePath + "/renderedAs",
																		schemaPath: "#/properties/renderedAs/type",
																		keyword: "type",
																		params: { type: "array" }
																	}];
																	return false;
																}
																var valid0 = true;
															} else var valid0 = true;
															if (valid0) {
																if (data.differing !== void 0) {
																	let data17 = data.differing;
																	if (Array.isArray(data17)) {
																		const len1 = data17.length;
																		for (let i1 = 0; i1 < len1; i1++) {
																			let data18 = data17[i1];
																			if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
																				let missing2;
																				if (data18.name === void 0 && (missing2 = "name") || data18.reason === void 0 && (missing2 = "reason")) {
																					validate13.errors = [{
																						instancePath: instancePath + "/differing/" + i1,
																						schemaPath: "#/definitions/UnrenderedDifference/required",
																						keyword: "required",
																						params: { missingProperty: missing2 }
																					}];
																					return false;
																				} else {
																					for (const key2 in data18) if (!(key2 === "name" || key2 === "reason")) {
																						validate13.errors = [{
																							instancePath: instancePath + "/differing/" + i1,
																							schemaPath: "#/definitions/UnrenderedDifference/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key2 }
																						}];
																						return false;
																					}
																					if (data18.name !== void 0) {
																						if (typeof data18.name !== "string") {
																							validate13.errors = [{
																								instancePath: instancePath + "/differing/" + i1 + "/name",
																								schemaPath: "#/definitions/UnrenderedDifference/properties/name/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						var valid6 = true;
																					} else var valid6 = true;
																					if (valid6) {
																						if (data18.reason !== void 0) {
																							if (typeof data18.reason !== "string") {
																								validate13.errors = [{
																									instancePath: instancePath + "/differing/" + i1 + "/reason",
																									schemaPath: "#/definitions/UnrenderedDifference/properties/reason/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							var valid6 = true;
																						} else var valid6 = true;
																					}
																				}
																			} else {
																				validate13.errors = [{
																					instancePath: instancePath + "/differing/" + i1,
																					schemaPath: "#/definitions/UnrenderedDifference/type",
																					keyword: "type",
																					params: { type: "object" }
																				}];
																				return false;
																			}
																		}
																	} else {
																		validate13.errors = [{
																			instancePath: instancePath + "/differing",
																			schemaPath: "#/properties/differing/type",
																			keyword: "type",
																			params: { type: "array" }
																		}];
																		return false;
																	}
																	var valid0 = true;
																} else var valid0 = true;
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate13.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate13.errors = vErrors;
	return true;
}
const schema24 = {
	"type": "object",
	"description": "A target in an environment.",
	"additionalProperties": false,
	"required": [
		"environment",
		"target",
		"status",
		"changes"
	],
	"properties": {
		"environment": { "type": "string" },
		"target": {
			"type": "string",
			"description": "Id of the target."
		},
		"status": { "enum": [
			"rendered",
			"unchanged",
			"read",
			"failed",
			"not-rendered",
			"left-out"
		] },
		"changes": {
			"type": "integer",
			"minimum": 0,
			"description": "Number of its objects that differ from base."
		}
	}
};
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.kind === void 0 && (missing0 = "kind") || data.name === void 0 && (missing0 = "name") || data.cells === void 0 && (missing0 = "cells")) {
			validate15.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "kind" || key0 === "name" || key0 === "cells")) {
				validate15.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.kind !== void 0) {
				let data0 = data.kind;
				if (!(data0 === "helm" || data0 === "manifests" || data0 === "values" || data0 === "application" || data0 === "application-set" || data0 === "flux-kustomization" || data0 === "helm-release" || data0 === "kustomization" || data0 === "helmfile-release")) {
					validate15.errors = [{
						instancePath: instancePath + "/kind",
						schemaPath: "#/definitions/TargetKind/enum",
						keyword: "enum",
						params: { allowedValues: schema19.enum }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.name !== void 0) {
					if (typeof data.name !== "string") {
						validate15.errors = [{
							instancePath: instancePath + "/name",
							schemaPath: "#/properties/name/type",
							keyword: "type",
							params: { type: "string" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.cells !== void 0) {
						let data2 = data.cells;
						if (Array.isArray(data2)) {
							const len0 = data2.length;
							for (let i0 = 0; i0 < len0; i0++) {
								let data3 = data2[i0];
								if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
									let missing1;
									if (data3.environment === void 0 && (missing1 = "environment") || data3.target === void 0 && (missing1 = "target") || data3.status === void 0 && (missing1 = "status") || data3.changes === void 0 && (missing1 = "changes")) {
										validate15.errors = [{
											instancePath: instancePath + "/cells/" + i0,
											schemaPath: "#/definitions/MatrixCell/required",
											keyword: "required",
											params: { missingProperty: missing1 }
										}];
										return false;
									} else {
										for (const key1 in data3) if (!(key1 === "environment" || key1 === "target" || key1 === "status" || key1 === "changes")) {
											validate15.errors = [{
												instancePath: instancePath + "/cells/" + i0,
												schemaPath: "#/definitions/MatrixCell/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key1 }
											}];
											return false;
										}
										if (data3.environment !== void 0) {
											if (typeof data3.environment !== "string") {
												validate15.errors = [{
													instancePath: instancePath + "/cells/" + i0 + "/environment",
													schemaPath: "#/definitions/MatrixCell/properties/environment/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid4 = true;
										} else var valid4 = true;
										if (valid4) {
											if (data3.target !== void 0) {
												if (typeof data3.target !== "string") {
													validate15.errors = [{
														instancePath: instancePath + "/cells/" + i0 + "/target",
														schemaPath: "#/definitions/MatrixCell/properties/target/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid4 = true;
											} else var valid4 = true;
											if (valid4) {
												if (data3.status !== void 0) {
													let data6 = data3.status;
													if (!(data6 === "rendered" || data6 === "unchanged" || data6 === "read" || data6 === "failed" || data6 === "not-rendered" || data6 === "left-out")) {
														validate15.errors = [{
															instancePath: instancePath + "/cells/" + i0 + "/status",
															schemaPath: "#/definitions/MatrixCell/properties/status/enum",
															keyword: "enum",
															params: { allowedValues: schema24.properties.status.enum }
														}];
														return false;
													}
													var valid4 = true;
												} else var valid4 = true;
												if (valid4) {
													if (data3.changes !== void 0) {
														let data7 = data3.changes;
														if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
															validate15.errors = [{
																instancePath: instancePath + "/cells/" + i0 + "/changes",
																schemaPath: "#/definitions/MatrixCell/properties/changes/type",
																keyword: "type",
																params: { type: "integer" }
															}];
															return false;
														}
														if (typeof data7 == "number" && isFinite(data7)) {
															if (data7 < 0 || isNaN(data7)) {
																validate15.errors = [{
																	instancePath: instancePath + "/cells/" + i0 + "/changes",
																	schemaPath: "#/definitions/MatrixCell/properties/changes/minimum",
																	keyword: "minimum",
																	params: {
																		comparison: ">=",
																		limit: 0
																	}
																}];
																return false;
															}
														}
														var valid4 = true;
													} else var valid4 = true;
												}
											}
										}
									}
								} else {
									validate15.errors = [{
										instancePath: instancePath + "/cells/" + i0,
										schemaPath: "#/definitions/MatrixCell/type",
										keyword: "type",
										params: { type: "object" }
									}];
									return false;
								}
							}
						} else {
							validate15.errors = [{
								instancePath: instancePath + "/cells",
								schemaPath: "#/properties/cells/type",
								keyword: "type",
								params: { type: "array" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
				}
			}
		}
	} else {
		validate15.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate15.errors = vErrors;
	return true;
}
const schema25 = {
	"type": "object",
	"description": "A consequence of merging, in one or several environments; `at` is the line that causes it.",
	"additionalProperties": false,
	"required": [
		"rule",
		"code",
		"severity",
		"confidence",
		"sentence",
		"at",
		"environments",
		"missing",
		"fingerprint"
	],
	"properties": {
		"rule": {
			"type": "string",
			"description": "The rule that sets its severity: `change/access`, `change/egress` and others."
		},
		"code": { "type": "string" },
		"severity": { "$ref": "#/definitions/Severity" },
		"confidence": { "$ref": "#/definitions/Confidence" },
		"sentence": {
			"type": "string",
			"description": "What merging does, beginning with a verb; code is between backticks."
		},
		"object": { "$ref": "#/definitions/ObjectRef" },
		"at": { "$ref": "#/definitions/Location" },
		"side": {
			"const": "base",
			"description": "Present if `at` is a place in base that the change removes."
		},
		"environments": {
			"type": "array",
			"items": { "type": "string" }
		},
		"missing": {
			"type": "array",
			"description": "Inputs that files do not state and that it depends on.",
			"items": { "type": "string" }
		},
		"witness": { "$ref": "#/definitions/Witness" },
		"waiver": { "$ref": "#/definitions/WaiverStatement" },
		"gate": { "$ref": "#/definitions/FindingGate" },
		"fingerprint": {
			"type": "string",
			"description": "That of the finding about it."
		}
	}
};
const schema26 = {
	"enum": [
		"error",
		"warning",
		"info"
	],
	"description": "How bad it is, if it is true."
};
const schema27 = {
	"enum": ["certain", "likely"],
	"description": "How certain the finding is: `likely` if something outside of this repository may make the object correct."
};
function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.request === void 0 && (missing0 = "request") || data.base === void 0 && (missing0 = "base") || data.head === void 0 && (missing0 = "head")) {
			validate18.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "request" || key0 === "base" || key0 === "head")) {
				validate18.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.request !== void 0) {
				if (typeof data.request !== "string") {
					validate18.errors = [{
						instancePath: instancePath + "/request",
						schemaPath: "#/properties/request/type",
						keyword: "type",
						params: { type: "string" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.base !== void 0) {
					let data1 = data.base;
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						let missing1;
						if (data1.hops === void 0 && (missing1 = "hops") || data1.end === void 0 && (missing1 = "end") || data1.isLetThrough === void 0 && (missing1 = "isLetThrough")) {
							validate18.errors = [{
								instancePath: instancePath + "/base",
								schemaPath: "#/definitions/WitnessPath/required",
								keyword: "required",
								params: { missingProperty: missing1 }
							}];
							return false;
						} else {
							for (const key1 in data1) if (!(key1 === "hops" || key1 === "end" || key1 === "by" || key1 === "isLetThrough")) {
								validate18.errors = [{
									instancePath: instancePath + "/base",
									schemaPath: "#/definitions/WitnessPath/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 }
								}];
								return false;
							}
							if (data1.hops !== void 0) {
								let data2 = data1.hops;
								if (Array.isArray(data2)) {
									const len0 = data2.length;
									for (let i0 = 0; i0 < len0; i0++) if (typeof data2[i0] !== "string") {
										validate18.errors = [{
											instancePath: instancePath + "/base/hops/" + i0,
											schemaPath: "#/definitions/WitnessPath/properties/hops/items/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
								} else {
									validate18.errors = [{
										instancePath: instancePath + "/base/hops",
										schemaPath: "#/definitions/WitnessPath/properties/hops/type",
										keyword: "type",
										params: { type: "array" }
									}];
									return false;
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data1.end !== void 0) {
									if (typeof data1.end !== "string") {
										validate18.errors = [{
											instancePath: instancePath + "/base/end",
											schemaPath: "#/definitions/WitnessPath/properties/end/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data1.by !== void 0) {
										if (typeof data1.by !== "string") {
											validate18.errors = [{
												instancePath: instancePath + "/base/by",
												schemaPath: "#/definitions/WitnessPath/properties/by/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data1.isLetThrough !== void 0) {
											if (typeof data1.isLetThrough !== "boolean") {
												validate18.errors = [{
													instancePath: instancePath + "/base/isLetThrough",
													schemaPath: "#/definitions/WitnessPath/properties/isLetThrough/type",
													keyword: "type",
													params: { type: "boolean" }
												}];
												return false;
											}
											var valid2 = true;
										} else var valid2 = true;
									}
								}
							}
						}
					} else {
						validate18.errors = [{
							instancePath: instancePath + "/base",
							schemaPath: "#/definitions/WitnessPath/type",
							keyword: "type",
							params: { type: "object" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.head !== void 0) {
						let data7 = data.head;
						if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
							let missing2;
							if (data7.hops === void 0 && (missing2 = "hops") || data7.end === void 0 && (missing2 = "end") || data7.isLetThrough === void 0 && (missing2 = "isLetThrough")) {
								validate18.errors = [{
									instancePath: instancePath + "/head",
									schemaPath: "#/definitions/WitnessPath/required",
									keyword: "required",
									params: { missingProperty: missing2 }
								}];
								return false;
							} else {
								for (const key2 in data7) if (!(key2 === "hops" || key2 === "end" || key2 === "by" || key2 === "isLetThrough")) {
									validate18.errors = [{
										instancePath: instancePath + "/head",
										schemaPath: "#/definitions/WitnessPath/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 }
									}];
									return false;
								}
								if (data7.hops !== void 0) {
									let data8 = data7.hops;
									if (Array.isArray(data8)) {
										const len1 = data8.length;
										for (let i1 = 0; i1 < len1; i1++) if (typeof data8[i1] !== "string") {
											validate18.errors = [{
												instancePath: instancePath + "/head/hops/" + i1,
												schemaPath: "#/definitions/WitnessPath/properties/hops/items/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
									} else {
										validate18.errors = [{
											instancePath: instancePath + "/head/hops",
											schemaPath: "#/definitions/WitnessPath/properties/hops/type",
											keyword: "type",
											params: { type: "array" }
										}];
										return false;
									}
									var valid5 = true;
								} else var valid5 = true;
								if (valid5) {
									if (data7.end !== void 0) {
										if (typeof data7.end !== "string") {
											validate18.errors = [{
												instancePath: instancePath + "/head/end",
												schemaPath: "#/definitions/WitnessPath/properties/end/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid5 = true;
									} else var valid5 = true;
									if (valid5) {
										if (data7.by !== void 0) {
											if (typeof data7.by !== "string") {
												validate18.errors = [{
													instancePath: instancePath + "/head/by",
													schemaPath: "#/definitions/WitnessPath/properties/by/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid5 = true;
										} else var valid5 = true;
										if (valid5) {
											if (data7.isLetThrough !== void 0) {
												if (typeof data7.isLetThrough !== "boolean") {
													validate18.errors = [{
														instancePath: instancePath + "/head/isLetThrough",
														schemaPath: "#/definitions/WitnessPath/properties/isLetThrough/type",
														keyword: "type",
														params: { type: "boolean" }
													}];
													return false;
												}
												var valid5 = true;
											} else var valid5 = true;
										}
									}
								}
							}
						} else {
							validate18.errors = [{
								instancePath: instancePath + "/head",
								schemaPath: "#/definitions/WitnessPath/type",
								keyword: "type",
								params: { type: "object" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
				}
			}
		}
	} else {
		validate18.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate18.errors = vErrors;
	return true;
}
const schema34 = {
	"type": "object",
	"description": "The `fail-on` and `min-confidence` that `overrides` of the configuration set for the finding, instead of the run's own.",
	"additionalProperties": false,
	"properties": {
		"failOn": { "enum": [
			"error",
			"warning",
			"info",
			"never"
		] },
		"minConfidence": { "$ref": "#/definitions/Confidence" }
	}
};
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "failOn" || key0 === "minConfidence")) {
			validate20.errors = [{
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			}];
			return false;
		}
		if (data.failOn !== void 0) {
			let data0 = data.failOn;
			if (!(data0 === "error" || data0 === "warning" || data0 === "info" || data0 === "never")) {
				validate20.errors = [{
					instancePath: instancePath + "/failOn",
					schemaPath: "#/properties/failOn/enum",
					keyword: "enum",
					params: { allowedValues: schema34.properties.failOn.enum }
				}];
				return false;
			}
			var valid0 = true;
		} else var valid0 = true;
		if (valid0) {
			if (data.minConfidence !== void 0) {
				let data1 = data.minConfidence;
				if (!(data1 === "certain" || data1 === "likely")) {
					validate20.errors = [{
						instancePath: instancePath + "/minConfidence",
						schemaPath: "#/definitions/Confidence/enum",
						keyword: "enum",
						params: { allowedValues: schema27.enum }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
		}
	} else {
		validate20.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate20.errors = vErrors;
	return true;
}
function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.rule === void 0 && (missing0 = "rule") || data.code === void 0 && (missing0 = "code") || data.severity === void 0 && (missing0 = "severity") || data.confidence === void 0 && (missing0 = "confidence") || data.sentence === void 0 && (missing0 = "sentence") || data.at === void 0 && (missing0 = "at") || data.environments === void 0 && (missing0 = "environments") || data.missing === void 0 && (missing0 = "missing") || data.fingerprint === void 0 && (missing0 = "fingerprint")) {
				validate17.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 }
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!func2.call(schema25.properties, key0)) {
					validate17.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 }
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.rule !== void 0) {
						const _errs2 = errors;
						if (typeof data.rule !== "string") {
							validate17.errors = [{
								instancePath: instancePath + "/rule",
								schemaPath: "#/properties/rule/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.code !== void 0) {
							const _errs4 = errors;
							if (typeof data.code !== "string") {
								validate17.errors = [{
									instancePath: instancePath + "/code",
									schemaPath: "#/properties/code/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = _errs4 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.severity !== void 0) {
								let data2 = data.severity;
								const _errs6 = errors;
								if (!(data2 === "error" || data2 === "warning" || data2 === "info")) {
									validate17.errors = [{
										instancePath: instancePath + "/severity",
										schemaPath: "#/definitions/Severity/enum",
										keyword: "enum",
										params: { allowedValues: schema26.enum }
									}];
									return false;
								}
								var valid0 = _errs6 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.confidence !== void 0) {
									let data3 = data.confidence;
									const _errs8 = errors;
									if (!(data3 === "certain" || data3 === "likely")) {
										validate17.errors = [{
											instancePath: instancePath + "/confidence",
											schemaPath: "#/definitions/Confidence/enum",
											keyword: "enum",
											params: { allowedValues: schema27.enum }
										}];
										return false;
									}
									var valid0 = _errs8 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.sentence !== void 0) {
										const _errs10 = errors;
										if (typeof data.sentence !== "string") {
											validate17.errors = [{
												instancePath: instancePath + "/sentence",
												schemaPath: "#/properties/sentence/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid0 = _errs10 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.object !== void 0) {
											let data5 = data.object;
											const _errs12 = errors;
											if (errors === errors) {
												if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
													let missing1;
													if (data5.apiVersion === void 0 && (missing1 = "apiVersion") || data5.kind === void 0 && (missing1 = "kind") || data5.name === void 0 && (missing1 = "name")) {
														validate17.errors = [{
															instancePath: instancePath + "/object",
															schemaPath: "#/definitions/ObjectRef/required",
															keyword: "required",
															params: { missingProperty: missing1 }
														}];
														return false;
													} else {
														const _errs15 = errors;
														for (const key1 in data5) if (!(key1 === "apiVersion" || key1 === "kind" || key1 === "namespace" || key1 === "name" || key1 === "path")) {
															validate17.errors = [{
																instancePath: instancePath + "/object",
																schemaPath: "#/definitions/ObjectRef/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key1 }
															}];
															return false;
														}
														if (_errs15 === errors) {
															if (data5.apiVersion !== void 0) {
																const _errs16 = errors;
																if (typeof data5.apiVersion !== "string") {
																	validate17.errors = [{
																		instancePath: instancePath + "/object/apiVersion",
																		schemaPath: "#/definitions/ObjectRef/properties/apiVersion/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																var valid4 = _errs16 === errors;
															} else var valid4 = true;
															if (valid4) {
																if (data5.kind !== void 0) {
																	const _errs18 = errors;
																	if (typeof data5.kind !== "string") {
																		validate17.errors = [{
																			instancePath: instancePath + "/object/kind",
																			schemaPath: "#/definitions/ObjectRef/properties/kind/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	var valid4 = _errs18 === errors;
																} else var valid4 = true;
																if (valid4) {
																	if (data5.namespace !== void 0) {
																		const _errs20 = errors;
																		if (typeof data5.namespace !== "string") {
																			validate17.errors = [{
																				instancePath: instancePath + "/object/namespace",
																				schemaPath: "#/definitions/ObjectRef/properties/namespace/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																		var valid4 = _errs20 === errors;
																	} else var valid4 = true;
																	if (valid4) {
																		if (data5.name !== void 0) {
																			const _errs22 = errors;
																			if (typeof data5.name !== "string") {
																				validate17.errors = [{
																					instancePath: instancePath + "/object/name",
																					schemaPath: "#/definitions/ObjectRef/properties/name/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			var valid4 = _errs22 === errors;
																		} else var valid4 = true;
																		if (valid4) {
																			if (data5.path !== void 0) {
																				const _errs24 = errors;
																				if (typeof data5.path !== "string") {
																					validate17.errors = [{
																						instancePath: instancePath + "/object/path",
																						schemaPath: "#/definitions/ObjectRef/properties/path/type",
																						keyword: "type",
																						params: { type: "string" }
																					}];
																					return false;
																				}
																				var valid4 = _errs24 === errors;
																			} else var valid4 = true;
																		}
																	}
																}
															}
														}
													}
												} else {
													validate17.errors = [{
														instancePath: instancePath + "/object",
														schemaPath: "#/definitions/ObjectRef/type",
														keyword: "type",
														params: { type: "object" }
													}];
													return false;
												}
											}
											var valid0 = _errs12 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.at !== void 0) {
												let data11 = data.at;
												const _errs26 = errors;
												if (errors === errors) {
													if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
														let missing2;
														if (data11.file === void 0 && (missing2 = "file") || data11.line === void 0 && (missing2 = "line") || data11.column === void 0 && (missing2 = "column") || data11.endLine === void 0 && (missing2 = "endLine") || data11.endColumn === void 0 && (missing2 = "endColumn")) {
															validate17.errors = [{
																instancePath: instancePath + "/at",
																schemaPath: "#/definitions/Location/required",
																keyword: "required",
																params: { missingProperty: missing2 }
															}];
															return false;
														} else {
															const _errs29 = errors;
															for (const key2 in data11) if (!(key2 === "file" || key2 === "line" || key2 === "column" || key2 === "endLine" || key2 === "endColumn")) {
																validate17.errors = [{
																	instancePath: instancePath + "/at",
																	schemaPath: "#/definitions/Location/additionalProperties",
																	keyword: "additionalProperties",
																	params: { additionalProperty: key2 }
																}];
																return false;
															}
															if (_errs29 === errors) {
																if (data11.file !== void 0) {
																	const _errs30 = errors;
																	if (typeof data11.file !== "string") {
																		validate17.errors = [{
																			instancePath: instancePath + "/at/file",
																			schemaPath: "#/definitions/Location/properties/file/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	var valid6 = _errs30 === errors;
																} else var valid6 = true;
																if (valid6) {
																	if (data11.line !== void 0) {
																		let data13 = data11.line;
																		const _errs32 = errors;
																		if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
																			validate17.errors = [{
																				instancePath: instancePath + "/at/line",
																				schemaPath: "#/definitions/Location/properties/line/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (errors === _errs32) {
																			if (typeof data13 == "number" && isFinite(data13)) {
																				if (data13 < 1 || isNaN(data13)) {
																					validate17.errors = [{
																						instancePath: instancePath + "/at/line",
																						schemaPath: "#/definitions/Location/properties/line/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 1
																						}
																					}];
																					return false;
																				}
																			}
																		}
																		var valid6 = _errs32 === errors;
																	} else var valid6 = true;
																	if (valid6) {
																		if (data11.column !== void 0) {
																			let data14 = data11.column;
																			const _errs34 = errors;
																			if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
																				validate17.errors = [{
																					instancePath: instancePath + "/at/column",
																					schemaPath: "#/definitions/Location/properties/column/type",
																					keyword: "type",
																					params: { type: "integer" }
																				}];
																				return false;
																			}
																			if (errors === _errs34) {
																				if (typeof data14 == "number" && isFinite(data14)) {
																					if (data14 < 1 || isNaN(data14)) {
																						validate17.errors = [{
																							instancePath: instancePath + "/at/column",
																							schemaPath: "#/definitions/Location/properties/column/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 1
																							}
																						}];
																						return false;
																					}
																				}
																			}
																			var valid6 = _errs34 === errors;
																		} else var valid6 = true;
																		if (valid6) {
																			if (data11.endLine !== void 0) {
																				let data15 = data11.endLine;
																				const _errs36 = errors;
																				if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
																					validate17.errors = [{
																						instancePath: instancePath + "/at/endLine",
																						schemaPath: "#/definitions/Location/properties/endLine/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (errors === _errs36) {
																					if (typeof data15 == "number" && isFinite(data15)) {
																						if (data15 < 1 || isNaN(data15)) {
																							validate17.errors = [{
																								instancePath: instancePath + "/at/endLine",
																								schemaPath: "#/definitions/Location/properties/endLine/minimum",
																								keyword: "minimum",
																								params: {
																									comparison: ">=",
																									limit: 1
																								}
																							}];
																							return false;
																						}
																					}
																				}
																				var valid6 = _errs36 === errors;
																			} else var valid6 = true;
																			if (valid6) {
																				if (data11.endColumn !== void 0) {
																					let data16 = data11.endColumn;
																					const _errs38 = errors;
																					if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
																						validate17.errors = [{
																							instancePath: instancePath + "/at/endColumn",
																							schemaPath: "#/definitions/Location/properties/endColumn/type",
																							keyword: "type",
																							params: { type: "integer" }
																						}];
																						return false;
																					}
																					if (errors === _errs38) {
																						if (typeof data16 == "number" && isFinite(data16)) {
																							if (data16 < 1 || isNaN(data16)) {
																								validate17.errors = [{
																									instancePath: instancePath + "/at/endColumn",
																									schemaPath: "#/definitions/Location/properties/endColumn/minimum",
																									keyword: "minimum",
																									params: {
																										comparison: ">=",
																										limit: 1
																									}
																								}];
																								return false;
																							}
																						}
																					}
																					var valid6 = _errs38 === errors;
																				} else var valid6 = true;
																			}
																		}
																	}
																}
															}
														}
													} else {
														validate17.errors = [{
															instancePath: instancePath + "/at",
															schemaPath: "#/definitions/Location/type",
															keyword: "type",
															params: { type: "object" }
														}];
														return false;
													}
												}
												var valid0 = _errs26 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.side !== void 0) {
													const _errs40 = errors;
													if ("base" !== data.side) {
														validate17.errors = [{
															instancePath: instancePath + "/side",
															schemaPath: "#/properties/side/const",
															keyword: "const",
															params: { allowedValue: "base" }
														}];
														return false;
													}
													var valid0 = _errs40 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data.environments !== void 0) {
														let data18 = data.environments;
														const _errs41 = errors;
														if (errors === _errs41) {
															if (Array.isArray(data18)) {
																const len0 = data18.length;
																for (let i0 = 0; i0 < len0; i0++) {
																	const _errs43 = errors;
																	if (typeof data18[i0] !== "string") {
																		validate17.errors = [{
																			instancePath: instancePath + "/environments/" + i0,
																			schemaPath: "#/properties/environments/items/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	if (!(_errs43 === errors)) break;
																}
															} else {
																validate17.errors = [{
																	instancePath: instancePath + "/environments",
																	schemaPath: "#/properties/environments/type",
																	keyword: "type",
																	params: { type: "array" }
																}];
																return false;
															}
														}
														var valid0 = _errs41 === errors;
													} else var valid0 = true;
													if (valid0) {
														if (data.missing !== void 0) {
															let data20 = data.missing;
															const _errs45 = errors;
															if (errors === _errs45) {
																if (Array.isArray(data20)) {
																	const len1 = data20.length;
																	for (let i1 = 0; i1 < len1; i1++) {
																		const _errs47 = errors;
																		if (typeof data20[i1] !== "string") {
																			validate17.errors = [{
																				instancePath: instancePath + "/missing/" + i1,
																				schemaPath: "#/properties/missing/items/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																		if (!(_errs47 === errors)) break;
																	}
																} else {
																	validate17.errors = [{
																		instancePath: instancePath + "/missing",
																		schemaPath: "#/properties/missing/type",
																		keyword: "type",
																		params: { type: "array" }
																	}];
																	return false;
																}
															}
															var valid0 = _errs45 === errors;
														} else var valid0 = true;
														if (valid0) {
															if (data.witness !== void 0) {
																const _errs49 = errors;
																if (!validate18(data.witness, {
																	instancePath: instancePath + "/witness",
																	parentData: data,
																	parentDataProperty: "witness",
																	rootData
																})) {
																	vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
																	errors = vErrors.length;
																}
																var valid0 = _errs49 === errors;
															} else var valid0 = true;
															if (valid0) {
																if (data.waiver !== void 0) {
																	let data23 = data.waiver;
																	const _errs50 = errors;
																	if (errors === errors) {
																		if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
																			let missing3;
																			if (data23.reason === void 0 && (missing3 = "reason") || data23.isEffective === void 0 && (missing3 = "isEffective")) {
																				validate17.errors = [{
																					instancePath: instancePath + "/waiver",
																					schemaPath: "#/definitions/WaiverStatement/required",
																					keyword: "required",
																					params: { missingProperty: missing3 }
																				}];
																				return false;
																			} else {
																				const _errs53 = errors;
																				for (const key3 in data23) if (!(key3 === "reason" || key3 === "isEffective")) {
																					validate17.errors = [{
																						instancePath: instancePath + "/waiver",
																						schemaPath: "#/definitions/WaiverStatement/additionalProperties",
																						keyword: "additionalProperties",
																						params: { additionalProperty: key3 }
																					}];
																					return false;
																				}
																				if (_errs53 === errors) {
																					if (data23.reason !== void 0) {
																						const _errs54 = errors;
																						if (typeof data23.reason !== "string") {
																							validate17.errors = [{
																								instancePath: instancePath + "/waiver/reason",
																								schemaPath: "#/definitions/WaiverStatement/properties/reason/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						var valid10 = _errs54 === errors;
																					} else var valid10 = true;
																					if (valid10) {
																						if (data23.isEffective !== void 0) {
																							const _errs56 = errors;
																							if (typeof data23.isEffective !== "boolean") {
																								validate17.errors = [{
																									instancePath: instancePath + "/waiver/isEffective",
																									schemaPath: "#/definitions/WaiverStatement/properties/isEffective/type",
																									keyword: "type",
																									params: { type: "boolean" }
																								}];
																								return false;
																							}
																							var valid10 = _errs56 === errors;
																						} else var valid10 = true;
																					}
																				}
																			}
																		} else {
																			validate17.errors = [{
																				instancePath: instancePath + "/waiver",
																				schemaPath: "#/definitions/WaiverStatement/type",
																				keyword: "type",
																				params: { type: "object" }
																			}];
																			return false;
																		}
																	}
																	var valid0 = _errs50 === errors;
																} else var valid0 = true;
																if (valid0) {
																	if (data.gate !== void 0) {
																		const _errs58 = errors;
																		if (!validate20(data.gate, {
																			instancePath: instancePath + "/gate",
																			parentData: data,
																			parentDataProperty: "gate",
																			rootData
																		})) {
																			vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
																			errors = vErrors.length;
																		}
																		var valid0 = _errs58 === errors;
																	} else var valid0 = true;
																	if (valid0) {
																		if (data.fingerprint !== void 0) {
																			const _errs59 = errors;
																			if (typeof data.fingerprint !== "string") {
																				validate17.errors = [{
																					instancePath: instancePath + "/fingerprint",
																					schemaPath: "#/properties/fingerprint/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			var valid0 = _errs59 === errors;
																		} else var valid0 = true;
																	}
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate17.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate17.errors = vErrors;
	return errors === 0;
}
const schema38 = {
	"type": "object",
	"description": "Which clients reach which external hosts in one mesh. Differences come first.",
	"additionalProperties": false,
	"required": [
		"environment",
		"targets",
		"clients",
		"arrows",
		"hidden",
		"isWhole"
	],
	"properties": {
		"environment": { "type": ["string", "null"] },
		"targets": {
			"type": "array",
			"description": "The targets of a mesh without an environment.",
			"items": { "type": "string" }
		},
		"clients": {
			"type": "array",
			"description": "Pods that reach the same hosts.",
			"items": { "$ref": "#/definitions/GraphClient" }
		},
		"arrows": {
			"type": "array",
			"items": { "$ref": "#/definitions/GraphArrow" }
		},
		"hidden": {
			"type": "integer",
			"description": "How many arrows are left out."
		},
		"isWhole": {
			"type": "boolean",
			"description": "False if hosts that the change cannot affect are left out."
		}
	}
};
const schema40 = {
	"type": "object",
	"description": "A host that a client reaches.",
	"additionalProperties": false,
	"required": [
		"from",
		"via",
		"host",
		"port",
		"address",
		"mode",
		"change"
	],
	"properties": {
		"from": {
			"type": "integer",
			"description": "Index of the client."
		},
		"via": {
			"type": "array",
			"description": "The gateways on the way.",
			"items": { "type": "string" }
		},
		"host": {
			"type": "string",
			"description": "`*` for any host."
		},
		"port": {
			"type": ["integer", "null"],
			"description": "null for any host."
		},
		"address": { "type": "string" },
		"missing": {
			"type": "array",
			"description": "What files do not tell and it depends on.",
			"items": { "type": "string" }
		},
		"mode": {
			"enum": [
				"mediated",
				"passthrough",
				"any"
			],
			"description": "`mediated`: proxies see requests; `passthrough`: connections."
		},
		"change": { "enum": [
			"none",
			"opened",
			"closed",
			"changed"
		] }
	}
};
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.environment === void 0 && (missing0 = "environment") || data.targets === void 0 && (missing0 = "targets") || data.clients === void 0 && (missing0 = "clients") || data.arrows === void 0 && (missing0 = "arrows") || data.hidden === void 0 && (missing0 = "hidden") || data.isWhole === void 0 && (missing0 = "isWhole")) {
			validate23.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "environment" || key0 === "targets" || key0 === "clients" || key0 === "arrows" || key0 === "hidden" || key0 === "isWhole")) {
				validate23.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.environment !== void 0) {
				let data0 = data.environment;
				if (typeof data0 !== "string" && data0 !== null) {
					validate23.errors = [{
						instancePath: instancePath + "/environment",
						schemaPath: "#/properties/environment/type",
						keyword: "type",
						params: { type: schema38.properties.environment.type }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.targets !== void 0) {
					let data1 = data.targets;
					if (Array.isArray(data1)) {
						const len0 = data1.length;
						for (let i0 = 0; i0 < len0; i0++) if (typeof data1[i0] !== "string") {
							validate23.errors = [{
								instancePath: instancePath + "/targets/" + i0,
								schemaPath: "#/properties/targets/items/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
					} else {
						validate23.errors = [{
							instancePath: instancePath + "/targets",
							schemaPath: "#/properties/targets/type",
							keyword: "type",
							params: { type: "array" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.clients !== void 0) {
						let data3 = data.clients;
						if (Array.isArray(data3)) {
							const len1 = data3.length;
							for (let i1 = 0; i1 < len1; i1++) {
								let data4 = data3[i1];
								if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
									let missing1;
									if (data4.names === void 0 && (missing1 = "names") || data4.more === void 0 && (missing1 = "more")) {
										validate23.errors = [{
											instancePath: instancePath + "/clients/" + i1,
											schemaPath: "#/definitions/GraphClient/required",
											keyword: "required",
											params: { missingProperty: missing1 }
										}];
										return false;
									} else {
										for (const key1 in data4) if (!(key1 === "names" || key1 === "more" || key1 === "notes")) {
											validate23.errors = [{
												instancePath: instancePath + "/clients/" + i1,
												schemaPath: "#/definitions/GraphClient/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key1 }
											}];
											return false;
										}
										if (data4.names !== void 0) {
											let data5 = data4.names;
											if (Array.isArray(data5)) {
												const len2 = data5.length;
												for (let i2 = 0; i2 < len2; i2++) if (typeof data5[i2] !== "string") {
													validate23.errors = [{
														instancePath: instancePath + "/clients/" + i1 + "/names/" + i2,
														schemaPath: "#/definitions/GraphClient/properties/names/items/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
											} else {
												validate23.errors = [{
													instancePath: instancePath + "/clients/" + i1 + "/names",
													schemaPath: "#/definitions/GraphClient/properties/names/type",
													keyword: "type",
													params: { type: "array" }
												}];
												return false;
											}
											var valid4 = true;
										} else var valid4 = true;
										if (valid4) {
											if (data4.more !== void 0) {
												let data7 = data4.more;
												if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
													validate23.errors = [{
														instancePath: instancePath + "/clients/" + i1 + "/more",
														schemaPath: "#/definitions/GraphClient/properties/more/type",
														keyword: "type",
														params: { type: "integer" }
													}];
													return false;
												}
												var valid4 = true;
											} else var valid4 = true;
											if (valid4) {
												if (data4.notes !== void 0) {
													let data8 = data4.notes;
													if (Array.isArray(data8)) {
														const len3 = data8.length;
														for (let i3 = 0; i3 < len3; i3++) if (typeof data8[i3] !== "string") {
															validate23.errors = [{
																instancePath: instancePath + "/clients/" + i1 + "/notes/" + i3,
																schemaPath: "#/definitions/GraphClient/properties/notes/items/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
													} else {
														validate23.errors = [{
															instancePath: instancePath + "/clients/" + i1 + "/notes",
															schemaPath: "#/definitions/GraphClient/properties/notes/type",
															keyword: "type",
															params: { type: "array" }
														}];
														return false;
													}
													var valid4 = true;
												} else var valid4 = true;
											}
										}
									}
								} else {
									validate23.errors = [{
										instancePath: instancePath + "/clients/" + i1,
										schemaPath: "#/definitions/GraphClient/type",
										keyword: "type",
										params: { type: "object" }
									}];
									return false;
								}
							}
						} else {
							validate23.errors = [{
								instancePath: instancePath + "/clients",
								schemaPath: "#/properties/clients/type",
								keyword: "type",
								params: { type: "array" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.arrows !== void 0) {
							let data10 = data.arrows;
							if (Array.isArray(data10)) {
								const len4 = data10.length;
								for (let i4 = 0; i4 < len4; i4++) {
									let data11 = data10[i4];
									if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
										let missing2;
										if (data11.from === void 0 && (missing2 = "from") || data11.via === void 0 && (missing2 = "via") || data11.host === void 0 && (missing2 = "host") || data11.port === void 0 && (missing2 = "port") || data11.address === void 0 && (missing2 = "address") || data11.mode === void 0 && (missing2 = "mode") || data11.change === void 0 && (missing2 = "change")) {
											validate23.errors = [{
												instancePath: instancePath + "/arrows/" + i4,
												schemaPath: "#/definitions/GraphArrow/required",
												keyword: "required",
												params: { missingProperty: missing2 }
											}];
											return false;
										} else {
											for (const key2 in data11) if (!(key2 === "from" || key2 === "via" || key2 === "host" || key2 === "port" || key2 === "address" || key2 === "missing" || key2 === "mode" || key2 === "change")) {
												validate23.errors = [{
													instancePath: instancePath + "/arrows/" + i4,
													schemaPath: "#/definitions/GraphArrow/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key2 }
												}];
												return false;
											}
											if (data11.from !== void 0) {
												let data12 = data11.from;
												if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
													validate23.errors = [{
														instancePath: instancePath + "/arrows/" + i4 + "/from",
														schemaPath: "#/definitions/GraphArrow/properties/from/type",
														keyword: "type",
														params: { type: "integer" }
													}];
													return false;
												}
												var valid9 = true;
											} else var valid9 = true;
											if (valid9) {
												if (data11.via !== void 0) {
													let data13 = data11.via;
													if (Array.isArray(data13)) {
														const len5 = data13.length;
														for (let i5 = 0; i5 < len5; i5++) if (typeof data13[i5] !== "string") {
															validate23.errors = [{
																instancePath: instancePath + "/arrows/" + i4 + "/via/" + i5,
																schemaPath: "#/definitions/GraphArrow/properties/via/items/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
													} else {
														validate23.errors = [{
															instancePath: instancePath + "/arrows/" + i4 + "/via",
															schemaPath: "#/definitions/GraphArrow/properties/via/type",
															keyword: "type",
															params: { type: "array" }
														}];
														return false;
													}
													var valid9 = true;
												} else var valid9 = true;
												if (valid9) {
													if (data11.host !== void 0) {
														if (typeof data11.host !== "string") {
															validate23.errors = [{
																instancePath: instancePath + "/arrows/" + i4 + "/host",
																schemaPath: "#/definitions/GraphArrow/properties/host/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
														var valid9 = true;
													} else var valid9 = true;
													if (valid9) {
														if (data11.port !== void 0) {
															let data16 = data11.port;
															if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16)) && data16 !== null) {
																validate23.errors = [{
																	instancePath: instancePath + "/arrows/" + i4 + "/port",
																	schemaPath: "#/definitions/GraphArrow/properties/port/type",
																	keyword: "type",
																	params: { type: schema40.properties.port.type }
																}];
																return false;
															}
															var valid9 = true;
														} else var valid9 = true;
														if (valid9) {
															if (data11.address !== void 0) {
																if (typeof data11.address !== "string") {
																	validate23.errors = [{
																		instancePath: instancePath + "/arrows/" + i4 + "/address",
																		schemaPath: "#/definitions/GraphArrow/properties/address/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																var valid9 = true;
															} else var valid9 = true;
															if (valid9) {
																if (data11.missing !== void 0) {
																	let data18 = data11.missing;
																	if (Array.isArray(data18)) {
																		const len6 = data18.length;
																		for (let i6 = 0; i6 < len6; i6++) if (typeof data18[i6] !== "string") {
																			validate23.errors = [{
																				instancePath: instancePath + "/arrows/" + i4 + "/missing/" + i6,
																				schemaPath: "#/definitions/GraphArrow/properties/missing/items/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																	} else {
																		validate23.errors = [{
																			instancePath: instancePath + "/arrows/" + i4 + "/missing",
																			schemaPath: "#/definitions/GraphArrow/properties/missing/type",
																			keyword: "type",
																			params: { type: "array" }
																		}];
																		return false;
																	}
																	var valid9 = true;
																} else var valid9 = true;
																if (valid9) {
																	if (data11.mode !== void 0) {
																		let data20 = data11.mode;
																		if (!(data20 === "mediated" || data20 === "passthrough" || data20 === "any")) {
																			validate23.errors = [{
																				instancePath: instancePath + "/arrows/" + i4 + "/mode",
																				schemaPath: "#/definitions/GraphArrow/properties/mode/enum",
																				keyword: "enum",
																				params: { allowedValues: schema40.properties.mode.enum }
																			}];
																			return false;
																		}
																		var valid9 = true;
																	} else var valid9 = true;
																	if (valid9) {
																		if (data11.change !== void 0) {
																			let data21 = data11.change;
																			if (!(data21 === "none" || data21 === "opened" || data21 === "closed" || data21 === "changed")) {
																				validate23.errors = [{
																					instancePath: instancePath + "/arrows/" + i4 + "/change",
																					schemaPath: "#/definitions/GraphArrow/properties/change/enum",
																					keyword: "enum",
																					params: { allowedValues: schema40.properties.change.enum }
																				}];
																				return false;
																			}
																			var valid9 = true;
																		} else var valid9 = true;
																	}
																}
															}
														}
													}
												}
											}
										}
									} else {
										validate23.errors = [{
											instancePath: instancePath + "/arrows/" + i4,
											schemaPath: "#/definitions/GraphArrow/type",
											keyword: "type",
											params: { type: "object" }
										}];
										return false;
									}
								}
							} else {
								validate23.errors = [{
									instancePath: instancePath + "/arrows",
									schemaPath: "#/properties/arrows/type",
									keyword: "type",
									params: { type: "array" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.hidden !== void 0) {
								let data22 = data.hidden;
								if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
									validate23.errors = [{
										instancePath: instancePath + "/hidden",
										schemaPath: "#/properties/hidden/type",
										keyword: "type",
										params: { type: "integer" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.isWhole !== void 0) {
									if (typeof data.isWhole !== "boolean") {
										validate23.errors = [{
											instancePath: instancePath + "/isWhole",
											schemaPath: "#/properties/isWhole/type",
											keyword: "type",
											params: { type: "boolean" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
							}
						}
					}
				}
			}
		}
	} else {
		validate23.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate23.errors = vErrors;
	return true;
}
const schema41 = {
	"type": "object",
	"description": "An object of base that its target in head no longer renders; `at` is a place in base.",
	"additionalProperties": false,
	"required": [
		"outcome",
		"object",
		"reason",
		"target",
		"environments",
		"at"
	],
	"properties": {
		"outcome": {
			"enum": [
				"deleted",
				"orphaned",
				"kept",
				"moved",
				"unknown",
				"unseen"
			],
			"description": "`deleted`: the controller that applied it deletes it; `orphaned`: it stays in the cluster, and nothing in the repository describes it any more; `kept`: an annotation or the controller keeps it; `moved`: another target of head renders it; `unknown`: nothing in the repository says whether it is deleted; `unseen`: its controller now renders something that this repository does not contain."
		},
		"object": { "$ref": "#/definitions/ObjectRef" },
		"reason": {
			"type": "string",
			"description": "The reason for the outcome, as a clause."
		},
		"target": {
			"type": "string",
			"description": "The target of base that renders it; the first one where environments share it."
		},
		"movedTo": {
			"type": "string",
			"description": "For a moved object: the target of head that renders it."
		},
		"environments": {
			"type": "array",
			"items": { "type": "string" }
		},
		"at": { "$ref": "#/definitions/Location" }
	}
};
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.outcome === void 0 && (missing0 = "outcome") || data.object === void 0 && (missing0 = "object") || data.reason === void 0 && (missing0 = "reason") || data.target === void 0 && (missing0 = "target") || data.environments === void 0 && (missing0 = "environments") || data.at === void 0 && (missing0 = "at")) {
			validate25.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "outcome" || key0 === "object" || key0 === "reason" || key0 === "target" || key0 === "movedTo" || key0 === "environments" || key0 === "at")) {
				validate25.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.outcome !== void 0) {
				let data0 = data.outcome;
				if (!(data0 === "deleted" || data0 === "orphaned" || data0 === "kept" || data0 === "moved" || data0 === "unknown" || data0 === "unseen")) {
					validate25.errors = [{
						instancePath: instancePath + "/outcome",
						schemaPath: "#/properties/outcome/enum",
						keyword: "enum",
						params: { allowedValues: schema41.properties.outcome.enum }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.object !== void 0) {
					let data1 = data.object;
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						let missing1;
						if (data1.apiVersion === void 0 && (missing1 = "apiVersion") || data1.kind === void 0 && (missing1 = "kind") || data1.name === void 0 && (missing1 = "name")) {
							validate25.errors = [{
								instancePath: instancePath + "/object",
								schemaPath: "#/definitions/ObjectRef/required",
								keyword: "required",
								params: { missingProperty: missing1 }
							}];
							return false;
						} else {
							for (const key1 in data1) if (!(key1 === "apiVersion" || key1 === "kind" || key1 === "namespace" || key1 === "name" || key1 === "path")) {
								validate25.errors = [{
									instancePath: instancePath + "/object",
									schemaPath: "#/definitions/ObjectRef/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 }
								}];
								return false;
							}
							if (data1.apiVersion !== void 0) {
								if (typeof data1.apiVersion !== "string") {
									validate25.errors = [{
										instancePath: instancePath + "/object/apiVersion",
										schemaPath: "#/definitions/ObjectRef/properties/apiVersion/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data1.kind !== void 0) {
									if (typeof data1.kind !== "string") {
										validate25.errors = [{
											instancePath: instancePath + "/object/kind",
											schemaPath: "#/definitions/ObjectRef/properties/kind/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data1.namespace !== void 0) {
										if (typeof data1.namespace !== "string") {
											validate25.errors = [{
												instancePath: instancePath + "/object/namespace",
												schemaPath: "#/definitions/ObjectRef/properties/namespace/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data1.name !== void 0) {
											if (typeof data1.name !== "string") {
												validate25.errors = [{
													instancePath: instancePath + "/object/name",
													schemaPath: "#/definitions/ObjectRef/properties/name/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid2 = true;
										} else var valid2 = true;
										if (valid2) {
											if (data1.path !== void 0) {
												if (typeof data1.path !== "string") {
													validate25.errors = [{
														instancePath: instancePath + "/object/path",
														schemaPath: "#/definitions/ObjectRef/properties/path/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid2 = true;
											} else var valid2 = true;
										}
									}
								}
							}
						}
					} else {
						validate25.errors = [{
							instancePath: instancePath + "/object",
							schemaPath: "#/definitions/ObjectRef/type",
							keyword: "type",
							params: { type: "object" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.reason !== void 0) {
						if (typeof data.reason !== "string") {
							validate25.errors = [{
								instancePath: instancePath + "/reason",
								schemaPath: "#/properties/reason/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.target !== void 0) {
							if (typeof data.target !== "string") {
								validate25.errors = [{
									instancePath: instancePath + "/target",
									schemaPath: "#/properties/target/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.movedTo !== void 0) {
								if (typeof data.movedTo !== "string") {
									validate25.errors = [{
										instancePath: instancePath + "/movedTo",
										schemaPath: "#/properties/movedTo/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.environments !== void 0) {
									let data10 = data.environments;
									if (Array.isArray(data10)) {
										const len0 = data10.length;
										for (let i0 = 0; i0 < len0; i0++) if (typeof data10[i0] !== "string") {
											validate25.errors = [{
												instancePath: instancePath + "/environments/" + i0,
												schemaPath: "#/properties/environments/items/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
									} else {
										validate25.errors = [{
											instancePath: instancePath + "/environments",
											schemaPath: "#/properties/environments/type",
											keyword: "type",
											params: { type: "array" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.at !== void 0) {
										let data12 = data.at;
										if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
											let missing2;
											if (data12.file === void 0 && (missing2 = "file") || data12.line === void 0 && (missing2 = "line") || data12.column === void 0 && (missing2 = "column") || data12.endLine === void 0 && (missing2 = "endLine") || data12.endColumn === void 0 && (missing2 = "endColumn")) {
												validate25.errors = [{
													instancePath: instancePath + "/at",
													schemaPath: "#/definitions/Location/required",
													keyword: "required",
													params: { missingProperty: missing2 }
												}];
												return false;
											} else {
												for (const key2 in data12) if (!(key2 === "file" || key2 === "line" || key2 === "column" || key2 === "endLine" || key2 === "endColumn")) {
													validate25.errors = [{
														instancePath: instancePath + "/at",
														schemaPath: "#/definitions/Location/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key2 }
													}];
													return false;
												}
												if (data12.file !== void 0) {
													if (typeof data12.file !== "string") {
														validate25.errors = [{
															instancePath: instancePath + "/at/file",
															schemaPath: "#/definitions/Location/properties/file/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid5 = true;
												} else var valid5 = true;
												if (valid5) {
													if (data12.line !== void 0) {
														let data14 = data12.line;
														if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
															validate25.errors = [{
																instancePath: instancePath + "/at/line",
																schemaPath: "#/definitions/Location/properties/line/type",
																keyword: "type",
																params: { type: "integer" }
															}];
															return false;
														}
														if (typeof data14 == "number" && isFinite(data14)) {
															if (data14 < 1 || isNaN(data14)) {
																validate25.errors = [{
																	instancePath: instancePath + "/at/line",
																	schemaPath: "#/definitions/Location/properties/line/minimum",
																	keyword: "minimum",
																	params: {
																		comparison: ">=",
																		limit: 1
																	}
																}];
																return false;
															}
														}
														var valid5 = true;
													} else var valid5 = true;
													if (valid5) {
														if (data12.column !== void 0) {
															let data15 = data12.column;
															if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
																validate25.errors = [{
																	instancePath: instancePath + "/at/column",
																	schemaPath: "#/definitions/Location/properties/column/type",
																	keyword: "type",
																	params: { type: "integer" }
																}];
																return false;
															}
															if (typeof data15 == "number" && isFinite(data15)) {
																if (data15 < 1 || isNaN(data15)) {
																	validate25.errors = [{
																		instancePath: instancePath + "/at/column",
																		schemaPath: "#/definitions/Location/properties/column/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 1
																		}
																	}];
																	return false;
																}
															}
															var valid5 = true;
														} else var valid5 = true;
														if (valid5) {
															if (data12.endLine !== void 0) {
																let data16 = data12.endLine;
																if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
																	validate25.errors = [{
																		instancePath: instancePath + "/at/endLine",
																		schemaPath: "#/definitions/Location/properties/endLine/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (typeof data16 == "number" && isFinite(data16)) {
																	if (data16 < 1 || isNaN(data16)) {
																		validate25.errors = [{
																			instancePath: instancePath + "/at/endLine",
																			schemaPath: "#/definitions/Location/properties/endLine/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 1
																			}
																		}];
																		return false;
																	}
																}
																var valid5 = true;
															} else var valid5 = true;
															if (valid5) {
																if (data12.endColumn !== void 0) {
																	let data17 = data12.endColumn;
																	if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
																		validate25.errors = [{
																			instancePath: instancePath + "/at/endColumn",
																			schemaPath: "#/definitions/Location/properties/endColumn/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (typeof data17 == "number" && isFinite(data17)) {
																		if (data17 < 1 || isNaN(data17)) {
																			validate25.errors = [{
																				instancePath: instancePath + "/at/endColumn",
																				schemaPath: "#/definitions/Location/properties/endColumn/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 1
																				}
																			}];
																			return false;
																		}
																	}
																	var valid5 = true;
																} else var valid5 = true;
															}
														}
													}
												}
											}
										} else {
											validate25.errors = [{
												instancePath: instancePath + "/at",
												schemaPath: "#/definitions/Location/type",
												keyword: "type",
												params: { type: "object" }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate25.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate25.errors = vErrors;
	return true;
}
const schema44 = {
	"type": "object",
	"description": "A violation of a rule. `at` is the place to edit; for a fixed finding a place in base.",
	"additionalProperties": false,
	"required": [
		"rule",
		"code",
		"severity",
		"status",
		"message",
		"at",
		"confidence",
		"cause",
		"refusedBy",
		"targets",
		"environments",
		"fingerprint",
		"related"
	],
	"properties": {
		"rule": {
			"type": "string",
			"description": "`family/name`, as in docs/rules."
		},
		"code": {
			"type": "string",
			"description": "What the rule found: unique within the rule, and independent of the wording of the message."
		},
		"severity": { "$ref": "#/definitions/Severity" },
		"status": { "enum": [
			"new",
			"existing",
			"fixed"
		] },
		"message": { "type": "string" },
		"at": { "$ref": "#/definitions/Location" },
		"headAt": {
			"allOf": [{ "$ref": "#/definitions/Location" }],
			"description": "The location in the head of the pull request, where the commit that was checked (GitHub's merge commit, `at`) has it at another line; absent where both are the same."
		},
		"side": {
			"const": "base",
			"description": "Present if `at` is a place in base that the change removes, although the finding is not `fixed`."
		},
		"confidence": { "$ref": "#/definitions/Confidence" },
		"cause": {
			"enum": [
				"source",
				"exact",
				"probable",
				"missing",
				"object",
				"template"
			],
			"description": "What `at` is: `source`, a file that is checked as written; `exact`, the one value that changes the rendered field; `probable`, a value that changes it, as others may; `missing`, the map in which a value is missing; `object`, the values that create the object; `template`, the line of the template, since no value changes the field."
		},
		"rendered": {
			"type": "object",
			"description": "Where it is in the rendered manifests of the target.",
			"additionalProperties": false,
			"required": ["target", "line"],
			"properties": {
				"target": { "type": "string" },
				"line": {
					"type": "integer",
					"minimum": 1
				}
			}
		},
		"refusedBy": {
			"enum": [
				"schema",
				"webhook",
				null
			],
			"description": "Who in a cluster would refuse the object: the API server's CRD schema, or Istio's validating webhook; null: nobody."
		},
		"object": { "$ref": "#/definitions/ObjectRef" },
		"targets": {
			"type": "array",
			"items": { "type": "string" }
		},
		"environments": {
			"type": "array",
			"items": { "type": "string" }
		},
		"fingerprint": {
			"type": "string",
			"pattern": "^v2:",
			"description": "Rule, code, what the target renders from, object and path, as a hash: it survives reordering, moved lines, reworded messages and other names of releases and environments. Fingerprints of different versions are never equal."
		},
		"related": {
			"type": "array",
			"items": { "$ref": "#/definitions/RelatedLocation" }
		},
		"excerpt": { "$ref": "#/definitions/Excerpt" },
		"fix": { "$ref": "#/definitions/Fix" },
		"url": {
			"type": "string",
			"description": "The rule's page."
		},
		"waiver": { "$ref": "#/definitions/WaiverStatement" },
		"gate": { "$ref": "#/definitions/FindingGate" }
	}
};
const pattern0 = new RegExp("^v2:", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.at === void 0 && (missing0 = "at") || data.note === void 0 && (missing0 = "note")) {
			validate28.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "at" || key0 === "note")) {
				validate28.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.at !== void 0) {
				let data0 = data.at;
				if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
					let missing1;
					if (data0.file === void 0 && (missing1 = "file") || data0.line === void 0 && (missing1 = "line") || data0.column === void 0 && (missing1 = "column") || data0.endLine === void 0 && (missing1 = "endLine") || data0.endColumn === void 0 && (missing1 = "endColumn")) {
						validate28.errors = [{
							instancePath: instancePath + "/at",
							schemaPath: "#/definitions/Location/required",
							keyword: "required",
							params: { missingProperty: missing1 }
						}];
						return false;
					} else {
						for (const key1 in data0) if (!(key1 === "file" || key1 === "line" || key1 === "column" || key1 === "endLine" || key1 === "endColumn")) {
							validate28.errors = [{
								instancePath: instancePath + "/at",
								schemaPath: "#/definitions/Location/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							}];
							return false;
						}
						if (data0.file !== void 0) {
							if (typeof data0.file !== "string") {
								validate28.errors = [{
									instancePath: instancePath + "/at/file",
									schemaPath: "#/definitions/Location/properties/file/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid2 = true;
						} else var valid2 = true;
						if (valid2) {
							if (data0.line !== void 0) {
								let data2 = data0.line;
								if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
									validate28.errors = [{
										instancePath: instancePath + "/at/line",
										schemaPath: "#/definitions/Location/properties/line/type",
										keyword: "type",
										params: { type: "integer" }
									}];
									return false;
								}
								if (typeof data2 == "number" && isFinite(data2)) {
									if (data2 < 1 || isNaN(data2)) {
										validate28.errors = [{
											instancePath: instancePath + "/at/line",
											schemaPath: "#/definitions/Location/properties/line/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 1
											}
										}];
										return false;
									}
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data0.column !== void 0) {
									let data3 = data0.column;
									if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
										validate28.errors = [{
											instancePath: instancePath + "/at/column",
											schemaPath: "#/definitions/Location/properties/column/type",
											keyword: "type",
											params: { type: "integer" }
										}];
										return false;
									}
									if (typeof data3 == "number" && isFinite(data3)) {
										if (data3 < 1 || isNaN(data3)) {
											validate28.errors = [{
												instancePath: instancePath + "/at/column",
												schemaPath: "#/definitions/Location/properties/column/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												}
											}];
											return false;
										}
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data0.endLine !== void 0) {
										let data4 = data0.endLine;
										if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
											validate28.errors = [{
												instancePath: instancePath + "/at/endLine",
												schemaPath: "#/definitions/Location/properties/endLine/type",
												keyword: "type",
												params: { type: "integer" }
											}];
											return false;
										}
										if (typeof data4 == "number" && isFinite(data4)) {
											if (data4 < 1 || isNaN(data4)) {
												validate28.errors = [{
													instancePath: instancePath + "/at/endLine",
													schemaPath: "#/definitions/Location/properties/endLine/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 1
													}
												}];
												return false;
											}
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data0.endColumn !== void 0) {
											let data5 = data0.endColumn;
											if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
												validate28.errors = [{
													instancePath: instancePath + "/at/endColumn",
													schemaPath: "#/definitions/Location/properties/endColumn/type",
													keyword: "type",
													params: { type: "integer" }
												}];
												return false;
											}
											if (typeof data5 == "number" && isFinite(data5)) {
												if (data5 < 1 || isNaN(data5)) {
													validate28.errors = [{
														instancePath: instancePath + "/at/endColumn",
														schemaPath: "#/definitions/Location/properties/endColumn/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 1
														}
													}];
													return false;
												}
											}
											var valid2 = true;
										} else var valid2 = true;
									}
								}
							}
						}
					}
				} else {
					validate28.errors = [{
						instancePath: instancePath + "/at",
						schemaPath: "#/definitions/Location/type",
						keyword: "type",
						params: { type: "object" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.note !== void 0) {
					if (typeof data.note !== "string") {
						validate28.errors = [{
							instancePath: instancePath + "/note",
							schemaPath: "#/properties/note/type",
							keyword: "type",
							params: { type: "string" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
			}
		}
	} else {
		validate28.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate28.errors = vErrors;
	return true;
}
const schema53 = {
	"type": "object",
	"description": "A verified repair: after all its edits, everything that reads the edited files was rendered and checked again, the finding was gone, and there was no new one.",
	"additionalProperties": false,
	"required": [
		"title",
		"edits",
		"diff",
		"verified",
		"safety",
		"also"
	],
	"properties": {
		"title": {
			"type": "string",
			"description": "What it does, as in `set timeout to 12s`."
		},
		"edits": {
			"type": "array",
			"items": { "$ref": "#/definitions/Edit" }
		},
		"diff": {
			"type": "string",
			"description": "The lines it changes: unified text without a file header and without context; empty where a line holds a secret."
		},
		"verified": { "const": true },
		"safety": {
			"enum": ["safe", "unsafe"],
			"description": "`safe`: the repair is certain and changes only the field of the finding; `unsafe`: a person must decide, since it is a guess, one of several repairs, or has side effects."
		},
		"also": {
			"type": "array",
			"description": "What it changes besides the field that the finding is about.",
			"items": { "$ref": "#/definitions/SideEffect" }
		}
	}
};
const schema55 = {
	"type": "object",
	"description": "A rendered object that a fix adds or removes, or a field of one that it changes. `before` is absent for a new field, `after` for a removed one, both for a whole object. Secrets are masked.",
	"additionalProperties": false,
	"required": [
		"type",
		"object",
		"targets",
		"environments"
	],
	"properties": {
		"type": { "enum": [
			"added",
			"removed",
			"changed"
		] },
		"object": { "$ref": "#/definitions/ObjectRef" },
		"targets": {
			"type": "array",
			"items": { "type": "string" }
		},
		"environments": {
			"type": "array",
			"items": { "type": "string" }
		},
		"before": {},
		"after": {}
	}
};
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.type === void 0 && (missing0 = "type") || data.object === void 0 && (missing0 = "object") || data.targets === void 0 && (missing0 = "targets") || data.environments === void 0 && (missing0 = "environments")) {
			validate31.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "type" || key0 === "object" || key0 === "targets" || key0 === "environments" || key0 === "before" || key0 === "after")) {
				validate31.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.type !== void 0) {
				let data0 = data.type;
				if (!(data0 === "added" || data0 === "removed" || data0 === "changed")) {
					validate31.errors = [{
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/enum",
						keyword: "enum",
						params: { allowedValues: schema55.properties.type.enum }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.object !== void 0) {
					let data1 = data.object;
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						let missing1;
						if (data1.apiVersion === void 0 && (missing1 = "apiVersion") || data1.kind === void 0 && (missing1 = "kind") || data1.name === void 0 && (missing1 = "name")) {
							validate31.errors = [{
								instancePath: instancePath + "/object",
								schemaPath: "#/definitions/ObjectRef/required",
								keyword: "required",
								params: { missingProperty: missing1 }
							}];
							return false;
						} else {
							for (const key1 in data1) if (!(key1 === "apiVersion" || key1 === "kind" || key1 === "namespace" || key1 === "name" || key1 === "path")) {
								validate31.errors = [{
									instancePath: instancePath + "/object",
									schemaPath: "#/definitions/ObjectRef/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 }
								}];
								return false;
							}
							if (data1.apiVersion !== void 0) {
								if (typeof data1.apiVersion !== "string") {
									validate31.errors = [{
										instancePath: instancePath + "/object/apiVersion",
										schemaPath: "#/definitions/ObjectRef/properties/apiVersion/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data1.kind !== void 0) {
									if (typeof data1.kind !== "string") {
										validate31.errors = [{
											instancePath: instancePath + "/object/kind",
											schemaPath: "#/definitions/ObjectRef/properties/kind/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data1.namespace !== void 0) {
										if (typeof data1.namespace !== "string") {
											validate31.errors = [{
												instancePath: instancePath + "/object/namespace",
												schemaPath: "#/definitions/ObjectRef/properties/namespace/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data1.name !== void 0) {
											if (typeof data1.name !== "string") {
												validate31.errors = [{
													instancePath: instancePath + "/object/name",
													schemaPath: "#/definitions/ObjectRef/properties/name/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid2 = true;
										} else var valid2 = true;
										if (valid2) {
											if (data1.path !== void 0) {
												if (typeof data1.path !== "string") {
													validate31.errors = [{
														instancePath: instancePath + "/object/path",
														schemaPath: "#/definitions/ObjectRef/properties/path/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid2 = true;
											} else var valid2 = true;
										}
									}
								}
							}
						}
					} else {
						validate31.errors = [{
							instancePath: instancePath + "/object",
							schemaPath: "#/definitions/ObjectRef/type",
							keyword: "type",
							params: { type: "object" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.targets !== void 0) {
						let data7 = data.targets;
						if (Array.isArray(data7)) {
							const len0 = data7.length;
							for (let i0 = 0; i0 < len0; i0++) if (typeof data7[i0] !== "string") {
								validate31.errors = [{
									instancePath: instancePath + "/targets/" + i0,
									schemaPath: "#/properties/targets/items/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
						} else {
							validate31.errors = [{
								instancePath: instancePath + "/targets",
								schemaPath: "#/properties/targets/type",
								keyword: "type",
								params: { type: "array" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.environments !== void 0) {
							let data9 = data.environments;
							if (Array.isArray(data9)) {
								const len1 = data9.length;
								for (let i1 = 0; i1 < len1; i1++) if (typeof data9[i1] !== "string") {
									validate31.errors = [{
										instancePath: instancePath + "/environments/" + i1,
										schemaPath: "#/properties/environments/items/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
							} else {
								validate31.errors = [{
									instancePath: instancePath + "/environments",
									schemaPath: "#/properties/environments/type",
									keyword: "type",
									params: { type: "array" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
					}
				}
			}
		}
	} else {
		validate31.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate31.errors = vErrors;
	return true;
}
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.title === void 0 && (missing0 = "title") || data.edits === void 0 && (missing0 = "edits") || data.diff === void 0 && (missing0 = "diff") || data.verified === void 0 && (missing0 = "verified") || data.safety === void 0 && (missing0 = "safety") || data.also === void 0 && (missing0 = "also")) {
				validate30.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 }
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!(key0 === "title" || key0 === "edits" || key0 === "diff" || key0 === "verified" || key0 === "safety" || key0 === "also")) {
					validate30.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 }
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.title !== void 0) {
						const _errs2 = errors;
						if (typeof data.title !== "string") {
							validate30.errors = [{
								instancePath: instancePath + "/title",
								schemaPath: "#/properties/title/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.edits !== void 0) {
							let data1 = data.edits;
							const _errs4 = errors;
							if (errors === _errs4) {
								if (Array.isArray(data1)) {
									const len0 = data1.length;
									for (let i0 = 0; i0 < len0; i0++) {
										let data2 = data1[i0];
										const _errs6 = errors;
										if (errors === errors) {
											if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
												let missing1;
												if (data2.file === void 0 && (missing1 = "file") || data2.line === void 0 && (missing1 = "line") || data2.column === void 0 && (missing1 = "column") || data2.endLine === void 0 && (missing1 = "endLine") || data2.endColumn === void 0 && (missing1 = "endColumn") || data2.text === void 0 && (missing1 = "text")) {
													validate30.errors = [{
														instancePath: instancePath + "/edits/" + i0,
														schemaPath: "#/definitions/Edit/required",
														keyword: "required",
														params: { missingProperty: missing1 }
													}];
													return false;
												} else {
													const _errs9 = errors;
													for (const key1 in data2) if (!(key1 === "file" || key1 === "line" || key1 === "column" || key1 === "endLine" || key1 === "endColumn" || key1 === "text" || key1 === "masked")) {
														validate30.errors = [{
															instancePath: instancePath + "/edits/" + i0,
															schemaPath: "#/definitions/Edit/additionalProperties",
															keyword: "additionalProperties",
															params: { additionalProperty: key1 }
														}];
														return false;
													}
													if (_errs9 === errors) {
														if (data2.file !== void 0) {
															const _errs10 = errors;
															if (typeof data2.file !== "string") {
																validate30.errors = [{
																	instancePath: instancePath + "/edits/" + i0 + "/file",
																	schemaPath: "#/definitions/Edit/properties/file/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
															var valid3 = _errs10 === errors;
														} else var valid3 = true;
														if (valid3) {
															if (data2.line !== void 0) {
																let data4 = data2.line;
																const _errs12 = errors;
																if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
																	validate30.errors = [{
																		instancePath: instancePath + "/edits/" + i0 + "/line",
																		schemaPath: "#/definitions/Edit/properties/line/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (errors === _errs12) {
																	if (typeof data4 == "number" && isFinite(data4)) {
																		if (data4 < 1 || isNaN(data4)) {
																			validate30.errors = [{
																				instancePath: instancePath + "/edits/" + i0 + "/line",
																				schemaPath: "#/definitions/Edit/properties/line/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 1
																				}
																			}];
																			return false;
																		}
																	}
																}
																var valid3 = _errs12 === errors;
															} else var valid3 = true;
															if (valid3) {
																if (data2.column !== void 0) {
																	let data5 = data2.column;
																	const _errs14 = errors;
																	if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
																		validate30.errors = [{
																			instancePath: instancePath + "/edits/" + i0 + "/column",
																			schemaPath: "#/definitions/Edit/properties/column/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (errors === _errs14) {
																		if (typeof data5 == "number" && isFinite(data5)) {
																			if (data5 < 1 || isNaN(data5)) {
																				validate30.errors = [{
																					instancePath: instancePath + "/edits/" + i0 + "/column",
																					schemaPath: "#/definitions/Edit/properties/column/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 1
																					}
																				}];
																				return false;
																			}
																		}
																	}
																	var valid3 = _errs14 === errors;
																} else var valid3 = true;
																if (valid3) {
																	if (data2.endLine !== void 0) {
																		let data6 = data2.endLine;
																		const _errs16 = errors;
																		if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
																			validate30.errors = [{
																				instancePath: instancePath + "/edits/" + i0 + "/endLine",
																				schemaPath: "#/definitions/Edit/properties/endLine/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (errors === _errs16) {
																			if (typeof data6 == "number" && isFinite(data6)) {
																				if (data6 < 1 || isNaN(data6)) {
																					validate30.errors = [{
																						instancePath: instancePath + "/edits/" + i0 + "/endLine",
																						schemaPath: "#/definitions/Edit/properties/endLine/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 1
																						}
																					}];
																					return false;
																				}
																			}
																		}
																		var valid3 = _errs16 === errors;
																	} else var valid3 = true;
																	if (valid3) {
																		if (data2.endColumn !== void 0) {
																			let data7 = data2.endColumn;
																			const _errs18 = errors;
																			if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
																				validate30.errors = [{
																					instancePath: instancePath + "/edits/" + i0 + "/endColumn",
																					schemaPath: "#/definitions/Edit/properties/endColumn/type",
																					keyword: "type",
																					params: { type: "integer" }
																				}];
																				return false;
																			}
																			if (errors === _errs18) {
																				if (typeof data7 == "number" && isFinite(data7)) {
																					if (data7 < 1 || isNaN(data7)) {
																						validate30.errors = [{
																							instancePath: instancePath + "/edits/" + i0 + "/endColumn",
																							schemaPath: "#/definitions/Edit/properties/endColumn/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 1
																							}
																						}];
																						return false;
																					}
																				}
																			}
																			var valid3 = _errs18 === errors;
																		} else var valid3 = true;
																		if (valid3) {
																			if (data2.text !== void 0) {
																				const _errs20 = errors;
																				if (typeof data2.text !== "string") {
																					validate30.errors = [{
																						instancePath: instancePath + "/edits/" + i0 + "/text",
																						schemaPath: "#/definitions/Edit/properties/text/type",
																						keyword: "type",
																						params: { type: "string" }
																					}];
																					return false;
																				}
																				var valid3 = _errs20 === errors;
																			} else var valid3 = true;
																			if (valid3) {
																				if (data2.masked !== void 0) {
																					const _errs22 = errors;
																					if (true !== data2.masked) {
																						validate30.errors = [{
																							instancePath: instancePath + "/edits/" + i0 + "/masked",
																							schemaPath: "#/definitions/Edit/properties/masked/const",
																							keyword: "const",
																							params: { allowedValue: true }
																						}];
																						return false;
																					}
																					var valid3 = _errs22 === errors;
																				} else var valid3 = true;
																			}
																		}
																	}
																}
															}
														}
													}
												}
											} else {
												validate30.errors = [{
													instancePath: instancePath + "/edits/" + i0,
													schemaPath: "#/definitions/Edit/type",
													keyword: "type",
													params: { type: "object" }
												}];
												return false;
											}
										}
										if (!(_errs6 === errors)) break;
									}
								} else {
									validate30.errors = [{
										instancePath: instancePath + "/edits",
										schemaPath: "#/properties/edits/type",
										keyword: "type",
										params: { type: "array" }
									}];
									return false;
								}
							}
							var valid0 = _errs4 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.diff !== void 0) {
								const _errs23 = errors;
								if (typeof data.diff !== "string") {
									validate30.errors = [{
										instancePath: instancePath + "/diff",
										schemaPath: "#/properties/diff/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = _errs23 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.verified !== void 0) {
									const _errs25 = errors;
									if (true !== data.verified) {
										validate30.errors = [{
											instancePath: instancePath + "/verified",
											schemaPath: "#/properties/verified/const",
											keyword: "const",
											params: { allowedValue: true }
										}];
										return false;
									}
									var valid0 = _errs25 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.safety !== void 0) {
										let data12 = data.safety;
										const _errs26 = errors;
										if (!(data12 === "safe" || data12 === "unsafe")) {
											validate30.errors = [{
												instancePath: instancePath + "/safety",
												schemaPath: "#/properties/safety/enum",
												keyword: "enum",
												params: { allowedValues: schema53.properties.safety.enum }
											}];
											return false;
										}
										var valid0 = _errs26 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.also !== void 0) {
											let data13 = data.also;
											const _errs27 = errors;
											if (errors === _errs27) {
												if (Array.isArray(data13)) {
													const len1 = data13.length;
													for (let i1 = 0; i1 < len1; i1++) {
														const _errs29 = errors;
														if (!validate31(data13[i1], {
															instancePath: instancePath + "/also/" + i1,
															parentData: data13,
															parentDataProperty: i1,
															rootData
														})) {
															vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
															errors = vErrors.length;
														}
														if (!(_errs29 === errors)) break;
													}
												} else {
													validate30.errors = [{
														instancePath: instancePath + "/also",
														schemaPath: "#/properties/also/type",
														keyword: "type",
														params: { type: "array" }
													}];
													return false;
												}
											}
											var valid0 = _errs27 === errors;
										} else var valid0 = true;
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate30.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate30.errors = vErrors;
	return errors === 0;
}
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.rule === void 0 && (missing0 = "rule") || data.code === void 0 && (missing0 = "code") || data.severity === void 0 && (missing0 = "severity") || data.status === void 0 && (missing0 = "status") || data.message === void 0 && (missing0 = "message") || data.at === void 0 && (missing0 = "at") || data.confidence === void 0 && (missing0 = "confidence") || data.cause === void 0 && (missing0 = "cause") || data.refusedBy === void 0 && (missing0 = "refusedBy") || data.targets === void 0 && (missing0 = "targets") || data.environments === void 0 && (missing0 = "environments") || data.fingerprint === void 0 && (missing0 = "fingerprint") || data.related === void 0 && (missing0 = "related")) {
				validate27.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 }
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!func2.call(schema44.properties, key0)) {
					validate27.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 }
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.rule !== void 0) {
						const _errs2 = errors;
						if (typeof data.rule !== "string") {
							validate27.errors = [{
								instancePath: instancePath + "/rule",
								schemaPath: "#/properties/rule/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.code !== void 0) {
							const _errs4 = errors;
							if (typeof data.code !== "string") {
								validate27.errors = [{
									instancePath: instancePath + "/code",
									schemaPath: "#/properties/code/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = _errs4 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.severity !== void 0) {
								let data2 = data.severity;
								const _errs6 = errors;
								if (!(data2 === "error" || data2 === "warning" || data2 === "info")) {
									validate27.errors = [{
										instancePath: instancePath + "/severity",
										schemaPath: "#/definitions/Severity/enum",
										keyword: "enum",
										params: { allowedValues: schema26.enum }
									}];
									return false;
								}
								var valid0 = _errs6 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.status !== void 0) {
									let data3 = data.status;
									const _errs8 = errors;
									if (!(data3 === "new" || data3 === "existing" || data3 === "fixed")) {
										validate27.errors = [{
											instancePath: instancePath + "/status",
											schemaPath: "#/properties/status/enum",
											keyword: "enum",
											params: { allowedValues: schema44.properties.status.enum }
										}];
										return false;
									}
									var valid0 = _errs8 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.message !== void 0) {
										const _errs9 = errors;
										if (typeof data.message !== "string") {
											validate27.errors = [{
												instancePath: instancePath + "/message",
												schemaPath: "#/properties/message/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid0 = _errs9 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.at !== void 0) {
											let data5 = data.at;
											const _errs11 = errors;
											if (errors === errors) {
												if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
													let missing1;
													if (data5.file === void 0 && (missing1 = "file") || data5.line === void 0 && (missing1 = "line") || data5.column === void 0 && (missing1 = "column") || data5.endLine === void 0 && (missing1 = "endLine") || data5.endColumn === void 0 && (missing1 = "endColumn")) {
														validate27.errors = [{
															instancePath: instancePath + "/at",
															schemaPath: "#/definitions/Location/required",
															keyword: "required",
															params: { missingProperty: missing1 }
														}];
														return false;
													} else {
														const _errs14 = errors;
														for (const key1 in data5) if (!(key1 === "file" || key1 === "line" || key1 === "column" || key1 === "endLine" || key1 === "endColumn")) {
															validate27.errors = [{
																instancePath: instancePath + "/at",
																schemaPath: "#/definitions/Location/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key1 }
															}];
															return false;
														}
														if (_errs14 === errors) {
															if (data5.file !== void 0) {
																const _errs15 = errors;
																if (typeof data5.file !== "string") {
																	validate27.errors = [{
																		instancePath: instancePath + "/at/file",
																		schemaPath: "#/definitions/Location/properties/file/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																var valid3 = _errs15 === errors;
															} else var valid3 = true;
															if (valid3) {
																if (data5.line !== void 0) {
																	let data7 = data5.line;
																	const _errs17 = errors;
																	if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
																		validate27.errors = [{
																			instancePath: instancePath + "/at/line",
																			schemaPath: "#/definitions/Location/properties/line/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (errors === _errs17) {
																		if (typeof data7 == "number" && isFinite(data7)) {
																			if (data7 < 1 || isNaN(data7)) {
																				validate27.errors = [{
																					instancePath: instancePath + "/at/line",
																					schemaPath: "#/definitions/Location/properties/line/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 1
																					}
																				}];
																				return false;
																			}
																		}
																	}
																	var valid3 = _errs17 === errors;
																} else var valid3 = true;
																if (valid3) {
																	if (data5.column !== void 0) {
																		let data8 = data5.column;
																		const _errs19 = errors;
																		if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
																			validate27.errors = [{
																				instancePath: instancePath + "/at/column",
																				schemaPath: "#/definitions/Location/properties/column/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (errors === _errs19) {
																			if (typeof data8 == "number" && isFinite(data8)) {
																				if (data8 < 1 || isNaN(data8)) {
																					validate27.errors = [{
																						instancePath: instancePath + "/at/column",
																						schemaPath: "#/definitions/Location/properties/column/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 1
																						}
																					}];
																					return false;
																				}
																			}
																		}
																		var valid3 = _errs19 === errors;
																	} else var valid3 = true;
																	if (valid3) {
																		if (data5.endLine !== void 0) {
																			let data9 = data5.endLine;
																			const _errs21 = errors;
																			if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
																				validate27.errors = [{
																					instancePath: instancePath + "/at/endLine",
																					schemaPath: "#/definitions/Location/properties/endLine/type",
																					keyword: "type",
																					params: { type: "integer" }
																				}];
																				return false;
																			}
																			if (errors === _errs21) {
																				if (typeof data9 == "number" && isFinite(data9)) {
																					if (data9 < 1 || isNaN(data9)) {
																						validate27.errors = [{
																							instancePath: instancePath + "/at/endLine",
																							schemaPath: "#/definitions/Location/properties/endLine/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 1
																							}
																						}];
																						return false;
																					}
																				}
																			}
																			var valid3 = _errs21 === errors;
																		} else var valid3 = true;
																		if (valid3) {
																			if (data5.endColumn !== void 0) {
																				let data10 = data5.endColumn;
																				const _errs23 = errors;
																				if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
																					validate27.errors = [{
																						instancePath: instancePath + "/at/endColumn",
																						schemaPath: "#/definitions/Location/properties/endColumn/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (errors === _errs23) {
																					if (typeof data10 == "number" && isFinite(data10)) {
																						if (data10 < 1 || isNaN(data10)) {
																							validate27.errors = [{
																								instancePath: instancePath + "/at/endColumn",
																								schemaPath: "#/definitions/Location/properties/endColumn/minimum",
																								keyword: "minimum",
																								params: {
																									comparison: ">=",
																									limit: 1
																								}
																							}];
																							return false;
																						}
																					}
																				}
																				var valid3 = _errs23 === errors;
																			} else var valid3 = true;
																		}
																	}
																}
															}
														}
													}
												} else {
													validate27.errors = [{
														instancePath: instancePath + "/at",
														schemaPath: "#/definitions/Location/type",
														keyword: "type",
														params: { type: "object" }
													}];
													return false;
												}
											}
											var valid0 = _errs11 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.headAt !== void 0) {
												let data11 = data.headAt;
												const _errs25 = errors;
												if (errors === errors) {
													if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
														let missing2;
														if (data11.file === void 0 && (missing2 = "file") || data11.line === void 0 && (missing2 = "line") || data11.column === void 0 && (missing2 = "column") || data11.endLine === void 0 && (missing2 = "endLine") || data11.endColumn === void 0 && (missing2 = "endColumn")) {
															validate27.errors = [{
																instancePath: instancePath + "/headAt",
																schemaPath: "#/definitions/Location/required",
																keyword: "required",
																params: { missingProperty: missing2 }
															}];
															return false;
														} else {
															const _errs29 = errors;
															for (const key2 in data11) if (!(key2 === "file" || key2 === "line" || key2 === "column" || key2 === "endLine" || key2 === "endColumn")) {
																validate27.errors = [{
																	instancePath: instancePath + "/headAt",
																	schemaPath: "#/definitions/Location/additionalProperties",
																	keyword: "additionalProperties",
																	params: { additionalProperty: key2 }
																}];
																return false;
															}
															if (_errs29 === errors) {
																if (data11.file !== void 0) {
																	const _errs30 = errors;
																	if (typeof data11.file !== "string") {
																		validate27.errors = [{
																			instancePath: instancePath + "/headAt/file",
																			schemaPath: "#/definitions/Location/properties/file/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	var valid6 = _errs30 === errors;
																} else var valid6 = true;
																if (valid6) {
																	if (data11.line !== void 0) {
																		let data13 = data11.line;
																		const _errs32 = errors;
																		if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
																			validate27.errors = [{
																				instancePath: instancePath + "/headAt/line",
																				schemaPath: "#/definitions/Location/properties/line/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (errors === _errs32) {
																			if (typeof data13 == "number" && isFinite(data13)) {
																				if (data13 < 1 || isNaN(data13)) {
																					validate27.errors = [{
																						instancePath: instancePath + "/headAt/line",
																						schemaPath: "#/definitions/Location/properties/line/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 1
																						}
																					}];
																					return false;
																				}
																			}
																		}
																		var valid6 = _errs32 === errors;
																	} else var valid6 = true;
																	if (valid6) {
																		if (data11.column !== void 0) {
																			let data14 = data11.column;
																			const _errs34 = errors;
																			if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
																				validate27.errors = [{
																					instancePath: instancePath + "/headAt/column",
																					schemaPath: "#/definitions/Location/properties/column/type",
																					keyword: "type",
																					params: { type: "integer" }
																				}];
																				return false;
																			}
																			if (errors === _errs34) {
																				if (typeof data14 == "number" && isFinite(data14)) {
																					if (data14 < 1 || isNaN(data14)) {
																						validate27.errors = [{
																							instancePath: instancePath + "/headAt/column",
																							schemaPath: "#/definitions/Location/properties/column/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 1
																							}
																						}];
																						return false;
																					}
																				}
																			}
																			var valid6 = _errs34 === errors;
																		} else var valid6 = true;
																		if (valid6) {
																			if (data11.endLine !== void 0) {
																				let data15 = data11.endLine;
																				const _errs36 = errors;
																				if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
																					validate27.errors = [{
																						instancePath: instancePath + "/headAt/endLine",
																						schemaPath: "#/definitions/Location/properties/endLine/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (errors === _errs36) {
																					if (typeof data15 == "number" && isFinite(data15)) {
																						if (data15 < 1 || isNaN(data15)) {
																							validate27.errors = [{
																								instancePath: instancePath + "/headAt/endLine",
																								schemaPath: "#/definitions/Location/properties/endLine/minimum",
																								keyword: "minimum",
																								params: {
																									comparison: ">=",
																									limit: 1
																								}
																							}];
																							return false;
																						}
																					}
																				}
																				var valid6 = _errs36 === errors;
																			} else var valid6 = true;
																			if (valid6) {
																				if (data11.endColumn !== void 0) {
																					let data16 = data11.endColumn;
																					const _errs38 = errors;
																					if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
																						validate27.errors = [{
																							instancePath: instancePath + "/headAt/endColumn",
																							schemaPath: "#/definitions/Location/properties/endColumn/type",
																							keyword: "type",
																							params: { type: "integer" }
																						}];
																						return false;
																					}
																					if (errors === _errs38) {
																						if (typeof data16 == "number" && isFinite(data16)) {
																							if (data16 < 1 || isNaN(data16)) {
																								validate27.errors = [{
																									instancePath: instancePath + "/headAt/endColumn",
																									schemaPath: "#/definitions/Location/properties/endColumn/minimum",
																									keyword: "minimum",
																									params: {
																										comparison: ">=",
																										limit: 1
																									}
																								}];
																								return false;
																							}
																						}
																					}
																					var valid6 = _errs38 === errors;
																				} else var valid6 = true;
																			}
																		}
																	}
																}
															}
														}
													} else {
														validate27.errors = [{
															instancePath: instancePath + "/headAt",
															schemaPath: "#/definitions/Location/type",
															keyword: "type",
															params: { type: "object" }
														}];
														return false;
													}
												}
												var valid0 = _errs25 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.side !== void 0) {
													const _errs40 = errors;
													if ("base" !== data.side) {
														validate27.errors = [{
															instancePath: instancePath + "/side",
															schemaPath: "#/properties/side/const",
															keyword: "const",
															params: { allowedValue: "base" }
														}];
														return false;
													}
													var valid0 = _errs40 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data.confidence !== void 0) {
														let data18 = data.confidence;
														const _errs41 = errors;
														if (!(data18 === "certain" || data18 === "likely")) {
															validate27.errors = [{
																instancePath: instancePath + "/confidence",
																schemaPath: "#/definitions/Confidence/enum",
																keyword: "enum",
																params: { allowedValues: schema27.enum }
															}];
															return false;
														}
														var valid0 = _errs41 === errors;
													} else var valid0 = true;
													if (valid0) {
														if (data.cause !== void 0) {
															let data19 = data.cause;
															const _errs43 = errors;
															if (!(data19 === "source" || data19 === "exact" || data19 === "probable" || data19 === "missing" || data19 === "object" || data19 === "template")) {
																validate27.errors = [{
																	instancePath: instancePath + "/cause",
																	schemaPath: "#/properties/cause/enum",
																	keyword: "enum",
																	params: { allowedValues: schema44.properties.cause.enum }
																}];
																return false;
															}
															var valid0 = _errs43 === errors;
														} else var valid0 = true;
														if (valid0) {
															if (data.rendered !== void 0) {
																let data20 = data.rendered;
																const _errs44 = errors;
																if (errors === _errs44) {
																	if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
																		let missing3;
																		if (data20.target === void 0 && (missing3 = "target") || data20.line === void 0 && (missing3 = "line")) {
																			validate27.errors = [{
																				instancePath: instancePath + "/rendered",
																				schemaPath: "#/properties/rendered/required",
																				keyword: "required",
																				params: { missingProperty: missing3 }
																			}];
																			return false;
																		} else {
																			const _errs46 = errors;
																			for (const key3 in data20) if (!(key3 === "target" || key3 === "line")) {
																				validate27.errors = [{
																					instancePath: instancePath + "/rendered",
																					schemaPath: "#/properties/rendered/additionalProperties",
																					keyword: "additionalProperties",
																					params: { additionalProperty: key3 }
																				}];
																				return false;
																			}
																			if (_errs46 === errors) {
																				if (data20.target !== void 0) {
																					const _errs47 = errors;
																					if (typeof data20.target !== "string") {
																						validate27.errors = [{
																							instancePath: instancePath + "/rendered/target",
																							schemaPath: "#/properties/rendered/properties/target/type",
																							keyword: "type",
																							params: { type: "string" }
																						}];
																						return false;
																					}
																					var valid8 = _errs47 === errors;
																				} else var valid8 = true;
																				if (valid8) {
																					if (data20.line !== void 0) {
																						let data22 = data20.line;
																						const _errs49 = errors;
																						if (!(typeof data22 == "number" && !(data22 % 1) && !isNaN(data22) && isFinite(data22))) {
																							validate27.errors = [{
																								instancePath: instancePath + "/rendered/line",
																								schemaPath: "#/properties/rendered/properties/line/type",
																								keyword: "type",
																								params: { type: "integer" }
																							}];
																							return false;
																						}
																						if (errors === _errs49) {
																							if (typeof data22 == "number" && isFinite(data22)) {
																								if (data22 < 1 || isNaN(data22)) {
																									validate27.errors = [{
																										instancePath: instancePath + "/rendered/line",
																										schemaPath: "#/properties/rendered/properties/line/minimum",
																										keyword: "minimum",
																										params: {
																											comparison: ">=",
																											limit: 1
																										}
																									}];
																									return false;
																								}
																							}
																						}
																						var valid8 = _errs49 === errors;
																					} else var valid8 = true;
																				}
																			}
																		}
																	} else {
																		validate27.errors = [{
																			instancePath: instancePath + "/rendered",
																			schemaPath: "#/properties/rendered/type",
																			keyword: "type",
																			params: { type: "object" }
																		}];
																		return false;
																	}
																}
																var valid0 = _errs44 === errors;
															} else var valid0 = true;
															if (valid0) {
																if (data.refusedBy !== void 0) {
																	let data23 = data.refusedBy;
																	const _errs51 = errors;
																	if (!(data23 === "schema" || data23 === "webhook" || data23 === null)) {
																		validate27.errors = [{
																			instancePath: instancePath + "/refusedBy",
																			schemaPath: "#/properties/refusedBy/enum",
																			keyword: "enum",
																			params: { allowedValues: schema44.properties.refusedBy.enum }
																		}];
																		return false;
																	}
																	var valid0 = _errs51 === errors;
																} else var valid0 = true;
																if (valid0) {
																	if (data.object !== void 0) {
																		let data24 = data.object;
																		const _errs52 = errors;
																		if (errors === errors) {
																			if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
																				let missing4;
																				if (data24.apiVersion === void 0 && (missing4 = "apiVersion") || data24.kind === void 0 && (missing4 = "kind") || data24.name === void 0 && (missing4 = "name")) {
																					validate27.errors = [{
																						instancePath: instancePath + "/object",
																						schemaPath: "#/definitions/ObjectRef/required",
																						keyword: "required",
																						params: { missingProperty: missing4 }
																					}];
																					return false;
																				} else {
																					const _errs55 = errors;
																					for (const key4 in data24) if (!(key4 === "apiVersion" || key4 === "kind" || key4 === "namespace" || key4 === "name" || key4 === "path")) {
																						validate27.errors = [{
																							instancePath: instancePath + "/object",
																							schemaPath: "#/definitions/ObjectRef/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key4 }
																						}];
																						return false;
																					}
																					if (_errs55 === errors) {
																						if (data24.apiVersion !== void 0) {
																							const _errs56 = errors;
																							if (typeof data24.apiVersion !== "string") {
																								validate27.errors = [{
																									instancePath: instancePath + "/object/apiVersion",
																									schemaPath: "#/definitions/ObjectRef/properties/apiVersion/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							var valid10 = _errs56 === errors;
																						} else var valid10 = true;
																						if (valid10) {
																							if (data24.kind !== void 0) {
																								const _errs58 = errors;
																								if (typeof data24.kind !== "string") {
																									validate27.errors = [{
																										instancePath: instancePath + "/object/kind",
																										schemaPath: "#/definitions/ObjectRef/properties/kind/type",
																										keyword: "type",
																										params: { type: "string" }
																									}];
																									return false;
																								}
																								var valid10 = _errs58 === errors;
																							} else var valid10 = true;
																							if (valid10) {
																								if (data24.namespace !== void 0) {
																									const _errs60 = errors;
																									if (typeof data24.namespace !== "string") {
																										validate27.errors = [{
																											instancePath: instancePath + "/object/namespace",
																											schemaPath: "#/definitions/ObjectRef/properties/namespace/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									var valid10 = _errs60 === errors;
																								} else var valid10 = true;
																								if (valid10) {
																									if (data24.name !== void 0) {
																										const _errs62 = errors;
																										if (typeof data24.name !== "string") {
																											validate27.errors = [{
																												instancePath: instancePath + "/object/name",
																												schemaPath: "#/definitions/ObjectRef/properties/name/type",
																												keyword: "type",
																												params: { type: "string" }
																											}];
																											return false;
																										}
																										var valid10 = _errs62 === errors;
																									} else var valid10 = true;
																									if (valid10) {
																										if (data24.path !== void 0) {
																											const _errs64 = errors;
																											if (typeof data24.path !== "string") {
																												validate27.errors = [{
																													instancePath: instancePath + "/object/path",
																													schemaPath: "#/definitions/ObjectRef/properties/path/type",
																													keyword: "type",
																													params: { type: "string" }
																												}];
																												return false;
																											}
																											var valid10 = _errs64 === errors;
																										} else var valid10 = true;
																									}
																								}
																							}
																						}
																					}
																				}
																			} else {
																				validate27.errors = [{
																					instancePath: instancePath + "/object",
																					schemaPath: "#/definitions/ObjectRef/type",
																					keyword: "type",
																					params: { type: "object" }
																				}];
																				return false;
																			}
																		}
																		var valid0 = _errs52 === errors;
																	} else var valid0 = true;
																	if (valid0) {
																		if (data.targets !== void 0) {
																			let data30 = data.targets;
																			const _errs66 = errors;
																			if (errors === _errs66) {
																				if (Array.isArray(data30)) {
																					const len0 = data30.length;
																					for (let i0 = 0; i0 < len0; i0++) {
																						const _errs68 = errors;
																						if (typeof data30[i0] !== "string") {
																							validate27.errors = [{
																								instancePath: instancePath + "/targets/" + i0,
																								schemaPath: "#/properties/targets/items/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						if (!(_errs68 === errors)) break;
																					}
																				} else {
																					validate27.errors = [{
																						instancePath: instancePath + "/targets",
																						schemaPath: "#/properties/targets/type",
																						keyword: "type",
																						params: { type: "array" }
																					}];
																					return false;
																				}
																			}
																			var valid0 = _errs66 === errors;
																		} else var valid0 = true;
																		if (valid0) {
																			if (data.environments !== void 0) {
																				let data32 = data.environments;
																				const _errs70 = errors;
																				if (errors === _errs70) {
																					if (Array.isArray(data32)) {
																						const len1 = data32.length;
																						for (let i1 = 0; i1 < len1; i1++) {
																							const _errs72 = errors;
																							if (typeof data32[i1] !== "string") {
																								validate27.errors = [{
																									instancePath: instancePath + "/environments/" + i1,
																									schemaPath: "#/properties/environments/items/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							if (!(_errs72 === errors)) break;
																						}
																					} else {
																						validate27.errors = [{
																							instancePath: instancePath + "/environments",
																							schemaPath: "#/properties/environments/type",
																							keyword: "type",
																							params: { type: "array" }
																						}];
																						return false;
																					}
																				}
																				var valid0 = _errs70 === errors;
																			} else var valid0 = true;
																			if (valid0) {
																				if (data.fingerprint !== void 0) {
																					let data34 = data.fingerprint;
																					const _errs74 = errors;
																					if (errors === _errs74) {
																						if (typeof data34 === "string") {
																							if (!pattern0.test(data34)) {
																								validate27.errors = [{
																									instancePath: instancePath + "/fingerprint",
																									schemaPath: "#/properties/fingerprint/pattern",
																									keyword: "pattern",
																									params: { pattern: "^v2:" }
																								}];
																								return false;
																							}
																						} else {
																							validate27.errors = [{
																								instancePath: instancePath + "/fingerprint",
																								schemaPath: "#/properties/fingerprint/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																					}
																					var valid0 = _errs74 === errors;
																				} else var valid0 = true;
																				if (valid0) {
																					if (data.related !== void 0) {
																						let data35 = data.related;
																						const _errs76 = errors;
																						if (errors === _errs76) {
																							if (Array.isArray(data35)) {
																								const len2 = data35.length;
																								for (let i2 = 0; i2 < len2; i2++) {
																									const _errs78 = errors;
																									if (!validate28(data35[i2], {
																										instancePath: instancePath + "/related/" + i2,
																										parentData: data35,
																										parentDataProperty: i2,
																										rootData
																									})) {
																										vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
																										errors = vErrors.length;
																									}
																									if (!(_errs78 === errors)) break;
																								}
																							} else {
																								validate27.errors = [{
																									instancePath: instancePath + "/related",
																									schemaPath: "#/properties/related/type",
																									keyword: "type",
																									params: { type: "array" }
																								}];
																								return false;
																							}
																						}
																						var valid0 = _errs76 === errors;
																					} else var valid0 = true;
																					if (valid0) {
																						if (data.excerpt !== void 0) {
																							let data37 = data.excerpt;
																							const _errs79 = errors;
																							if (errors === errors) {
																								if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
																									let missing5;
																									if (data37.firstLine === void 0 && (missing5 = "firstLine") || data37.lines === void 0 && (missing5 = "lines")) {
																										validate27.errors = [{
																											instancePath: instancePath + "/excerpt",
																											schemaPath: "#/definitions/Excerpt/required",
																											keyword: "required",
																											params: { missingProperty: missing5 }
																										}];
																										return false;
																									} else {
																										const _errs82 = errors;
																										for (const key5 in data37) if (!(key5 === "firstLine" || key5 === "lines")) {
																											validate27.errors = [{
																												instancePath: instancePath + "/excerpt",
																												schemaPath: "#/definitions/Excerpt/additionalProperties",
																												keyword: "additionalProperties",
																												params: { additionalProperty: key5 }
																											}];
																											return false;
																										}
																										if (_errs82 === errors) {
																											if (data37.firstLine !== void 0) {
																												let data38 = data37.firstLine;
																												const _errs83 = errors;
																												if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
																													validate27.errors = [{
																														instancePath: instancePath + "/excerpt/firstLine",
																														schemaPath: "#/definitions/Excerpt/properties/firstLine/type",
																														keyword: "type",
																														params: { type: "integer" }
																													}];
																													return false;
																												}
																												if (errors === _errs83) {
																													if (typeof data38 == "number" && isFinite(data38)) {
																														if (data38 < 1 || isNaN(data38)) {
																															validate27.errors = [{
																																instancePath: instancePath + "/excerpt/firstLine",
																																schemaPath: "#/definitions/Excerpt/properties/firstLine/minimum",
																																keyword: "minimum",
																																params: {
																																	comparison: ">=",
																																	limit: 1
																																}
																															}];
																															return false;
																														}
																													}
																												}
																												var valid15 = _errs83 === errors;
																											} else var valid15 = true;
																											if (valid15) {
																												if (data37.lines !== void 0) {
																													let data39 = data37.lines;
																													const _errs85 = errors;
																													if (errors === _errs85) {
																														if (Array.isArray(data39)) {
																															const len3 = data39.length;
																															for (let i3 = 0; i3 < len3; i3++) {
																																const _errs87 = errors;
																																if (typeof data39[i3] !== "string") {
																																	validate27.errors = [{
																																		instancePath: instancePath + "/excerpt/lines/" + i3,
																																		schemaPath: "#/definitions/Excerpt/properties/lines/items/type",
																																		keyword: "type",
																																		params: { type: "string" }
																																	}];
																																	return false;
																																}
																																if (!(_errs87 === errors)) break;
																															}
																														} else {
																															validate27.errors = [{
																																instancePath: instancePath + "/excerpt/lines",
																																schemaPath: "#/definitions/Excerpt/properties/lines/type",
																																keyword: "type",
																																params: { type: "array" }
																															}];
																															return false;
																														}
																													}
																													var valid15 = _errs85 === errors;
																												} else var valid15 = true;
																											}
																										}
																									}
																								} else {
																									validate27.errors = [{
																										instancePath: instancePath + "/excerpt",
																										schemaPath: "#/definitions/Excerpt/type",
																										keyword: "type",
																										params: { type: "object" }
																									}];
																									return false;
																								}
																							}
																							var valid0 = _errs79 === errors;
																						} else var valid0 = true;
																						if (valid0) {
																							if (data.fix !== void 0) {
																								const _errs89 = errors;
																								if (!validate30(data.fix, {
																									instancePath: instancePath + "/fix",
																									parentData: data,
																									parentDataProperty: "fix",
																									rootData
																								})) {
																									vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
																									errors = vErrors.length;
																								}
																								var valid0 = _errs89 === errors;
																							} else var valid0 = true;
																							if (valid0) {
																								if (data.url !== void 0) {
																									const _errs90 = errors;
																									if (typeof data.url !== "string") {
																										validate27.errors = [{
																											instancePath: instancePath + "/url",
																											schemaPath: "#/properties/url/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									var valid0 = _errs90 === errors;
																								} else var valid0 = true;
																								if (valid0) {
																									if (data.waiver !== void 0) {
																										let data43 = data.waiver;
																										const _errs92 = errors;
																										if (errors === errors) {
																											if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
																												let missing6;
																												if (data43.reason === void 0 && (missing6 = "reason") || data43.isEffective === void 0 && (missing6 = "isEffective")) {
																													validate27.errors = [{
																														instancePath: instancePath + "/waiver",
																														schemaPath: "#/definitions/WaiverStatement/required",
																														keyword: "required",
																														params: { missingProperty: missing6 }
																													}];
																													return false;
																												} else {
																													const _errs95 = errors;
																													for (const key6 in data43) if (!(key6 === "reason" || key6 === "isEffective")) {
																														validate27.errors = [{
																															instancePath: instancePath + "/waiver",
																															schemaPath: "#/definitions/WaiverStatement/additionalProperties",
																															keyword: "additionalProperties",
																															params: { additionalProperty: key6 }
																														}];
																														return false;
																													}
																													if (_errs95 === errors) {
																														if (data43.reason !== void 0) {
																															const _errs96 = errors;
																															if (typeof data43.reason !== "string") {
																																validate27.errors = [{
																																	instancePath: instancePath + "/waiver/reason",
																																	schemaPath: "#/definitions/WaiverStatement/properties/reason/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																}];
																																return false;
																															}
																															var valid18 = _errs96 === errors;
																														} else var valid18 = true;
																														if (valid18) {
																															if (data43.isEffective !== void 0) {
																																const _errs98 = errors;
																																if (typeof data43.isEffective !== "boolean") {
																																	validate27.errors = [{
																																		instancePath: instancePath + "/waiver/isEffective",
																																		schemaPath: "#/definitions/WaiverStatement/properties/isEffective/type",
																																		keyword: "type",
																																		params: { type: "boolean" }
																																	}];
																																	return false;
																																}
																																var valid18 = _errs98 === errors;
																															} else var valid18 = true;
																														}
																													}
																												}
																											} else {
																												validate27.errors = [{
																													instancePath: instancePath + "/waiver",
																													schemaPath: "#/definitions/WaiverStatement/type",
																													keyword: "type",
																													params: { type: "object" }
																												}];
																												return false;
																											}
																										}
																										var valid0 = _errs92 === errors;
																									} else var valid0 = true;
																									if (valid0) {
																										if (data.gate !== void 0) {
																											const _errs100 = errors;
																											if (!validate20(data.gate, {
																												instancePath: instancePath + "/gate",
																												parentData: data,
																												parentDataProperty: "gate",
																												rootData
																											})) {
																												vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors);
																												errors = vErrors.length;
																											}
																											var valid0 = _errs100 === errors;
																										} else var valid0 = true;
																									}
																								}
																							}
																						}
																					}
																				}
																			}
																		}
																	}
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate27.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate27.errors = vErrors;
	return errors === 0;
}
const schema58 = {
	"type": "object",
	"description": "One object that differs between base and head; the same change in several environments is one.",
	"additionalProperties": false,
	"required": [
		"type",
		"object",
		"target",
		"environments",
		"fields",
		"causes",
		"diff"
	],
	"properties": {
		"type": { "enum": [
			"added",
			"removed",
			"changed"
		] },
		"object": { "$ref": "#/definitions/ObjectRef" },
		"target": {
			"type": "string",
			"description": "The target that renders it; the first one where environments share the change."
		},
		"environments": {
			"type": "array",
			"items": { "type": "string" }
		},
		"fields": {
			"type": "array",
			"items": { "$ref": "#/definitions/FieldChange" }
		},
		"causes": {
			"type": "array",
			"description": "The changed lines of source files that cause it: with the text of base at one of them, head renders another object. Empty if they are not known.",
			"items": { "$ref": "#/definitions/ChangeCause" }
		},
		"diff": {
			"type": "string",
			"description": "Unified text without a file header; secrets masked."
		}
	}
};
const schema61 = {
	"type": "object",
	"description": "Lines of a file that differ between base and head. For a whole file `at` is its first line, and `before` and `after` are absent.",
	"additionalProperties": false,
	"required": [
		"at",
		"side",
		"removed",
		"added"
	],
	"properties": {
		"at": { "$ref": "#/definitions/Location" },
		"side": {
			"enum": ["head", "base"],
			"description": "Which side `at` refers to: `base` for lines that head removes."
		},
		"removed": {
			"type": "integer",
			"minimum": 0,
			"description": "Number of lines of base."
		},
		"added": {
			"type": "integer",
			"minimum": 0,
			"description": "Number of lines of head."
		},
		"before": {
			"type": "string",
			"description": "The first of the lines in base that is no comment, without its indentation, secrets masked."
		},
		"after": {
			"type": "string",
			"description": "The first of the lines in head that is no comment, without its indentation, secrets masked."
		}
	}
};
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.at === void 0 && (missing0 = "at") || data.side === void 0 && (missing0 = "side") || data.removed === void 0 && (missing0 = "removed") || data.added === void 0 && (missing0 = "added")) {
			validate37.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "at" || key0 === "side" || key0 === "removed" || key0 === "added" || key0 === "before" || key0 === "after")) {
				validate37.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.at !== void 0) {
				let data0 = data.at;
				if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
					let missing1;
					if (data0.file === void 0 && (missing1 = "file") || data0.line === void 0 && (missing1 = "line") || data0.column === void 0 && (missing1 = "column") || data0.endLine === void 0 && (missing1 = "endLine") || data0.endColumn === void 0 && (missing1 = "endColumn")) {
						validate37.errors = [{
							instancePath: instancePath + "/at",
							schemaPath: "#/definitions/Location/required",
							keyword: "required",
							params: { missingProperty: missing1 }
						}];
						return false;
					} else {
						for (const key1 in data0) if (!(key1 === "file" || key1 === "line" || key1 === "column" || key1 === "endLine" || key1 === "endColumn")) {
							validate37.errors = [{
								instancePath: instancePath + "/at",
								schemaPath: "#/definitions/Location/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							}];
							return false;
						}
						if (data0.file !== void 0) {
							if (typeof data0.file !== "string") {
								validate37.errors = [{
									instancePath: instancePath + "/at/file",
									schemaPath: "#/definitions/Location/properties/file/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid2 = true;
						} else var valid2 = true;
						if (valid2) {
							if (data0.line !== void 0) {
								let data2 = data0.line;
								if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
									validate37.errors = [{
										instancePath: instancePath + "/at/line",
										schemaPath: "#/definitions/Location/properties/line/type",
										keyword: "type",
										params: { type: "integer" }
									}];
									return false;
								}
								if (typeof data2 == "number" && isFinite(data2)) {
									if (data2 < 1 || isNaN(data2)) {
										validate37.errors = [{
											instancePath: instancePath + "/at/line",
											schemaPath: "#/definitions/Location/properties/line/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 1
											}
										}];
										return false;
									}
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data0.column !== void 0) {
									let data3 = data0.column;
									if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
										validate37.errors = [{
											instancePath: instancePath + "/at/column",
											schemaPath: "#/definitions/Location/properties/column/type",
											keyword: "type",
											params: { type: "integer" }
										}];
										return false;
									}
									if (typeof data3 == "number" && isFinite(data3)) {
										if (data3 < 1 || isNaN(data3)) {
											validate37.errors = [{
												instancePath: instancePath + "/at/column",
												schemaPath: "#/definitions/Location/properties/column/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												}
											}];
											return false;
										}
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data0.endLine !== void 0) {
										let data4 = data0.endLine;
										if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
											validate37.errors = [{
												instancePath: instancePath + "/at/endLine",
												schemaPath: "#/definitions/Location/properties/endLine/type",
												keyword: "type",
												params: { type: "integer" }
											}];
											return false;
										}
										if (typeof data4 == "number" && isFinite(data4)) {
											if (data4 < 1 || isNaN(data4)) {
												validate37.errors = [{
													instancePath: instancePath + "/at/endLine",
													schemaPath: "#/definitions/Location/properties/endLine/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 1
													}
												}];
												return false;
											}
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data0.endColumn !== void 0) {
											let data5 = data0.endColumn;
											if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
												validate37.errors = [{
													instancePath: instancePath + "/at/endColumn",
													schemaPath: "#/definitions/Location/properties/endColumn/type",
													keyword: "type",
													params: { type: "integer" }
												}];
												return false;
											}
											if (typeof data5 == "number" && isFinite(data5)) {
												if (data5 < 1 || isNaN(data5)) {
													validate37.errors = [{
														instancePath: instancePath + "/at/endColumn",
														schemaPath: "#/definitions/Location/properties/endColumn/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 1
														}
													}];
													return false;
												}
											}
											var valid2 = true;
										} else var valid2 = true;
									}
								}
							}
						}
					}
				} else {
					validate37.errors = [{
						instancePath: instancePath + "/at",
						schemaPath: "#/definitions/Location/type",
						keyword: "type",
						params: { type: "object" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.side !== void 0) {
					let data6 = data.side;
					if (!(data6 === "head" || data6 === "base")) {
						validate37.errors = [{
							instancePath: instancePath + "/side",
							schemaPath: "#/properties/side/enum",
							keyword: "enum",
							params: { allowedValues: schema61.properties.side.enum }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.removed !== void 0) {
						let data7 = data.removed;
						if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
							validate37.errors = [{
								instancePath: instancePath + "/removed",
								schemaPath: "#/properties/removed/type",
								keyword: "type",
								params: { type: "integer" }
							}];
							return false;
						}
						if (typeof data7 == "number" && isFinite(data7)) {
							if (data7 < 0 || isNaN(data7)) {
								validate37.errors = [{
									instancePath: instancePath + "/removed",
									schemaPath: "#/properties/removed/minimum",
									keyword: "minimum",
									params: {
										comparison: ">=",
										limit: 0
									}
								}];
								return false;
							}
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.added !== void 0) {
							let data8 = data.added;
							if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
								validate37.errors = [{
									instancePath: instancePath + "/added",
									schemaPath: "#/properties/added/type",
									keyword: "type",
									params: { type: "integer" }
								}];
								return false;
							}
							if (typeof data8 == "number" && isFinite(data8)) {
								if (data8 < 0 || isNaN(data8)) {
									validate37.errors = [{
										instancePath: instancePath + "/added",
										schemaPath: "#/properties/added/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									}];
									return false;
								}
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.before !== void 0) {
								if (typeof data.before !== "string") {
									validate37.errors = [{
										instancePath: instancePath + "/before",
										schemaPath: "#/properties/before/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.after !== void 0) {
									if (typeof data.after !== "string") {
										validate37.errors = [{
											instancePath: instancePath + "/after",
											schemaPath: "#/properties/after/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
							}
						}
					}
				}
			}
		}
	} else {
		validate37.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate37.errors = vErrors;
	return true;
}
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.type === void 0 && (missing0 = "type") || data.object === void 0 && (missing0 = "object") || data.target === void 0 && (missing0 = "target") || data.environments === void 0 && (missing0 = "environments") || data.fields === void 0 && (missing0 = "fields") || data.causes === void 0 && (missing0 = "causes") || data.diff === void 0 && (missing0 = "diff")) {
				validate36.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 }
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!(key0 === "type" || key0 === "object" || key0 === "target" || key0 === "environments" || key0 === "fields" || key0 === "causes" || key0 === "diff")) {
					validate36.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 }
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.type !== void 0) {
						let data0 = data.type;
						const _errs2 = errors;
						if (!(data0 === "added" || data0 === "removed" || data0 === "changed")) {
							validate36.errors = [{
								instancePath: instancePath + "/type",
								schemaPath: "#/properties/type/enum",
								keyword: "enum",
								params: { allowedValues: schema58.properties.type.enum }
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.object !== void 0) {
							let data1 = data.object;
							const _errs3 = errors;
							if (errors === errors) {
								if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
									let missing1;
									if (data1.apiVersion === void 0 && (missing1 = "apiVersion") || data1.kind === void 0 && (missing1 = "kind") || data1.name === void 0 && (missing1 = "name")) {
										validate36.errors = [{
											instancePath: instancePath + "/object",
											schemaPath: "#/definitions/ObjectRef/required",
											keyword: "required",
											params: { missingProperty: missing1 }
										}];
										return false;
									} else {
										const _errs6 = errors;
										for (const key1 in data1) if (!(key1 === "apiVersion" || key1 === "kind" || key1 === "namespace" || key1 === "name" || key1 === "path")) {
											validate36.errors = [{
												instancePath: instancePath + "/object",
												schemaPath: "#/definitions/ObjectRef/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key1 }
											}];
											return false;
										}
										if (_errs6 === errors) {
											if (data1.apiVersion !== void 0) {
												const _errs7 = errors;
												if (typeof data1.apiVersion !== "string") {
													validate36.errors = [{
														instancePath: instancePath + "/object/apiVersion",
														schemaPath: "#/definitions/ObjectRef/properties/apiVersion/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid2 = _errs7 === errors;
											} else var valid2 = true;
											if (valid2) {
												if (data1.kind !== void 0) {
													const _errs9 = errors;
													if (typeof data1.kind !== "string") {
														validate36.errors = [{
															instancePath: instancePath + "/object/kind",
															schemaPath: "#/definitions/ObjectRef/properties/kind/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid2 = _errs9 === errors;
												} else var valid2 = true;
												if (valid2) {
													if (data1.namespace !== void 0) {
														const _errs11 = errors;
														if (typeof data1.namespace !== "string") {
															validate36.errors = [{
																instancePath: instancePath + "/object/namespace",
																schemaPath: "#/definitions/ObjectRef/properties/namespace/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
														var valid2 = _errs11 === errors;
													} else var valid2 = true;
													if (valid2) {
														if (data1.name !== void 0) {
															const _errs13 = errors;
															if (typeof data1.name !== "string") {
																validate36.errors = [{
																	instancePath: instancePath + "/object/name",
																	schemaPath: "#/definitions/ObjectRef/properties/name/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
															var valid2 = _errs13 === errors;
														} else var valid2 = true;
														if (valid2) {
															if (data1.path !== void 0) {
																const _errs15 = errors;
																if (typeof data1.path !== "string") {
																	validate36.errors = [{
																		instancePath: instancePath + "/object/path",
																		schemaPath: "#/definitions/ObjectRef/properties/path/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																var valid2 = _errs15 === errors;
															} else var valid2 = true;
														}
													}
												}
											}
										}
									}
								} else {
									validate36.errors = [{
										instancePath: instancePath + "/object",
										schemaPath: "#/definitions/ObjectRef/type",
										keyword: "type",
										params: { type: "object" }
									}];
									return false;
								}
							}
							var valid0 = _errs3 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.target !== void 0) {
								const _errs17 = errors;
								if (typeof data.target !== "string") {
									validate36.errors = [{
										instancePath: instancePath + "/target",
										schemaPath: "#/properties/target/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = _errs17 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.environments !== void 0) {
									let data8 = data.environments;
									const _errs19 = errors;
									if (errors === _errs19) {
										if (Array.isArray(data8)) {
											const len0 = data8.length;
											for (let i0 = 0; i0 < len0; i0++) {
												const _errs21 = errors;
												if (typeof data8[i0] !== "string") {
													validate36.errors = [{
														instancePath: instancePath + "/environments/" + i0,
														schemaPath: "#/properties/environments/items/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												if (!(_errs21 === errors)) break;
											}
										} else {
											validate36.errors = [{
												instancePath: instancePath + "/environments",
												schemaPath: "#/properties/environments/type",
												keyword: "type",
												params: { type: "array" }
											}];
											return false;
										}
									}
									var valid0 = _errs19 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.fields !== void 0) {
										let data10 = data.fields;
										const _errs23 = errors;
										if (errors === _errs23) {
											if (Array.isArray(data10)) {
												const len1 = data10.length;
												for (let i1 = 0; i1 < len1; i1++) {
													let data11 = data10[i1];
													const _errs25 = errors;
													if (errors === errors) {
														if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
															let missing2;
															if (data11.path === void 0 && (missing2 = "path")) {
																validate36.errors = [{
																	instancePath: instancePath + "/fields/" + i1,
																	schemaPath: "#/definitions/FieldChange/required",
																	keyword: "required",
																	params: { missingProperty: missing2 }
																}];
																return false;
															} else {
																const _errs28 = errors;
																for (const key2 in data11) if (!(key2 === "path" || key2 === "before" || key2 === "after")) {
																	validate36.errors = [{
																		instancePath: instancePath + "/fields/" + i1,
																		schemaPath: "#/definitions/FieldChange/additionalProperties",
																		keyword: "additionalProperties",
																		params: { additionalProperty: key2 }
																	}];
																	return false;
																}
																if (_errs28 === errors) {
																	if (data11.path !== void 0) {
																		if (typeof data11.path !== "string") {
																			validate36.errors = [{
																				instancePath: instancePath + "/fields/" + i1 + "/path",
																				schemaPath: "#/definitions/FieldChange/properties/path/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																	}
																}
															}
														} else {
															validate36.errors = [{
																instancePath: instancePath + "/fields/" + i1,
																schemaPath: "#/definitions/FieldChange/type",
																keyword: "type",
																params: { type: "object" }
															}];
															return false;
														}
													}
													if (!(_errs25 === errors)) break;
												}
											} else {
												validate36.errors = [{
													instancePath: instancePath + "/fields",
													schemaPath: "#/properties/fields/type",
													keyword: "type",
													params: { type: "array" }
												}];
												return false;
											}
										}
										var valid0 = _errs23 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.causes !== void 0) {
											let data13 = data.causes;
											const _errs31 = errors;
											if (errors === _errs31) {
												if (Array.isArray(data13)) {
													const len2 = data13.length;
													for (let i2 = 0; i2 < len2; i2++) {
														const _errs33 = errors;
														if (!validate37(data13[i2], {
															instancePath: instancePath + "/causes/" + i2,
															parentData: data13,
															parentDataProperty: i2,
															rootData
														})) {
															vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
															errors = vErrors.length;
														}
														if (!(_errs33 === errors)) break;
													}
												} else {
													validate36.errors = [{
														instancePath: instancePath + "/causes",
														schemaPath: "#/properties/causes/type",
														keyword: "type",
														params: { type: "array" }
													}];
													return false;
												}
											}
											var valid0 = _errs31 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.diff !== void 0) {
												const _errs34 = errors;
												if (typeof data.diff !== "string") {
													validate36.errors = [{
														instancePath: instancePath + "/diff",
														schemaPath: "#/properties/diff/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid0 = _errs34 === errors;
											} else var valid0 = true;
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate36.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate36.errors = vErrors;
	return errors === 0;
}
const schema63 = {
	"type": "object",
	"description": "One key or item that decides what is checked and differs between base and head. `before` is absent if base does not have it, `after` if head does not, both if it is not shown.",
	"additionalProperties": false,
	"required": [
		"at",
		"side",
		"key",
		"effect"
	],
	"properties": {
		"at": { "$ref": "#/definitions/Location" },
		"side": {
			"enum": ["head", "base"],
			"description": "Which side `at` refers to."
		},
		"key": {
			"type": "string",
			"description": "As in `rules.jwt/audience-missing`; of an item the key of its list; empty for the whole file."
		},
		"before": {
			"type": "string",
			"description": "As it is written, maps and lists in flow style."
		},
		"after": { "type": "string" },
		"default": {
			"type": "string",
			"description": "The value that applies on the side without the key, if it is known."
		},
		"effect": {
			"enum": [
				"loosens",
				"tightens",
				"changes"
			],
			"description": "`loosens`: less is checked, or less of it fails, never more; `tightens`: the reverse; `changes`: anything else."
		},
		"note": {
			"type": "string",
			"description": "A remark, as a clause."
		}
	}
};
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.at === void 0 && (missing0 = "at") || data.side === void 0 && (missing0 = "side") || data.key === void 0 && (missing0 = "key") || data.effect === void 0 && (missing0 = "effect")) {
			validate40.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "at" || key0 === "side" || key0 === "key" || key0 === "before" || key0 === "after" || key0 === "default" || key0 === "effect" || key0 === "note")) {
				validate40.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.at !== void 0) {
				let data0 = data.at;
				if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
					let missing1;
					if (data0.file === void 0 && (missing1 = "file") || data0.line === void 0 && (missing1 = "line") || data0.column === void 0 && (missing1 = "column") || data0.endLine === void 0 && (missing1 = "endLine") || data0.endColumn === void 0 && (missing1 = "endColumn")) {
						validate40.errors = [{
							instancePath: instancePath + "/at",
							schemaPath: "#/definitions/Location/required",
							keyword: "required",
							params: { missingProperty: missing1 }
						}];
						return false;
					} else {
						for (const key1 in data0) if (!(key1 === "file" || key1 === "line" || key1 === "column" || key1 === "endLine" || key1 === "endColumn")) {
							validate40.errors = [{
								instancePath: instancePath + "/at",
								schemaPath: "#/definitions/Location/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							}];
							return false;
						}
						if (data0.file !== void 0) {
							if (typeof data0.file !== "string") {
								validate40.errors = [{
									instancePath: instancePath + "/at/file",
									schemaPath: "#/definitions/Location/properties/file/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid2 = true;
						} else var valid2 = true;
						if (valid2) {
							if (data0.line !== void 0) {
								let data2 = data0.line;
								if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
									validate40.errors = [{
										instancePath: instancePath + "/at/line",
										schemaPath: "#/definitions/Location/properties/line/type",
										keyword: "type",
										params: { type: "integer" }
									}];
									return false;
								}
								if (typeof data2 == "number" && isFinite(data2)) {
									if (data2 < 1 || isNaN(data2)) {
										validate40.errors = [{
											instancePath: instancePath + "/at/line",
											schemaPath: "#/definitions/Location/properties/line/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 1
											}
										}];
										return false;
									}
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data0.column !== void 0) {
									let data3 = data0.column;
									if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
										validate40.errors = [{
											instancePath: instancePath + "/at/column",
											schemaPath: "#/definitions/Location/properties/column/type",
											keyword: "type",
											params: { type: "integer" }
										}];
										return false;
									}
									if (typeof data3 == "number" && isFinite(data3)) {
										if (data3 < 1 || isNaN(data3)) {
											validate40.errors = [{
												instancePath: instancePath + "/at/column",
												schemaPath: "#/definitions/Location/properties/column/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												}
											}];
											return false;
										}
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data0.endLine !== void 0) {
										let data4 = data0.endLine;
										if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
											validate40.errors = [{
												instancePath: instancePath + "/at/endLine",
												schemaPath: "#/definitions/Location/properties/endLine/type",
												keyword: "type",
												params: { type: "integer" }
											}];
											return false;
										}
										if (typeof data4 == "number" && isFinite(data4)) {
											if (data4 < 1 || isNaN(data4)) {
												validate40.errors = [{
													instancePath: instancePath + "/at/endLine",
													schemaPath: "#/definitions/Location/properties/endLine/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 1
													}
												}];
												return false;
											}
										}
										var valid2 = true;
									} else var valid2 = true;
									if (valid2) {
										if (data0.endColumn !== void 0) {
											let data5 = data0.endColumn;
											if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
												validate40.errors = [{
													instancePath: instancePath + "/at/endColumn",
													schemaPath: "#/definitions/Location/properties/endColumn/type",
													keyword: "type",
													params: { type: "integer" }
												}];
												return false;
											}
											if (typeof data5 == "number" && isFinite(data5)) {
												if (data5 < 1 || isNaN(data5)) {
													validate40.errors = [{
														instancePath: instancePath + "/at/endColumn",
														schemaPath: "#/definitions/Location/properties/endColumn/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 1
														}
													}];
													return false;
												}
											}
											var valid2 = true;
										} else var valid2 = true;
									}
								}
							}
						}
					}
				} else {
					validate40.errors = [{
						instancePath: instancePath + "/at",
						schemaPath: "#/definitions/Location/type",
						keyword: "type",
						params: { type: "object" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.side !== void 0) {
					let data6 = data.side;
					if (!(data6 === "head" || data6 === "base")) {
						validate40.errors = [{
							instancePath: instancePath + "/side",
							schemaPath: "#/properties/side/enum",
							keyword: "enum",
							params: { allowedValues: schema63.properties.side.enum }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.key !== void 0) {
						if (typeof data.key !== "string") {
							validate40.errors = [{
								instancePath: instancePath + "/key",
								schemaPath: "#/properties/key/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.before !== void 0) {
							if (typeof data.before !== "string") {
								validate40.errors = [{
									instancePath: instancePath + "/before",
									schemaPath: "#/properties/before/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.after !== void 0) {
								if (typeof data.after !== "string") {
									validate40.errors = [{
										instancePath: instancePath + "/after",
										schemaPath: "#/properties/after/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.default !== void 0) {
									if (typeof data.default !== "string") {
										validate40.errors = [{
											instancePath: instancePath + "/default",
											schemaPath: "#/properties/default/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.effect !== void 0) {
										let data11 = data.effect;
										if (!(data11 === "loosens" || data11 === "tightens" || data11 === "changes")) {
											validate40.errors = [{
												instancePath: instancePath + "/effect",
												schemaPath: "#/properties/effect/enum",
												keyword: "enum",
												params: { allowedValues: schema63.properties.effect.enum }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.note !== void 0) {
											if (typeof data.note !== "string") {
												validate40.errors = [{
													instancePath: instancePath + "/note",
													schemaPath: "#/properties/note/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid0 = true;
										} else var valid0 = true;
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate40.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate40.errors = vErrors;
	return true;
}
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.id === void 0 && (missing0 = "id") || data.severity === void 0 && (missing0 = "severity") || data.summary === void 0 && (missing0 = "summary") || data.why === void 0 && (missing0 = "why") || data.fix === void 0 && (missing0 = "fix") || data.at === void 0 && (missing0 = "at")) {
			validate42.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "id" || key0 === "severity" || key0 === "summary" || key0 === "why" || key0 === "fix" || key0 === "url" || key0 === "at")) {
				validate42.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.id !== void 0) {
				if (typeof data.id !== "string") {
					validate42.errors = [{
						instancePath: instancePath + "/id",
						schemaPath: "#/properties/id/type",
						keyword: "type",
						params: { type: "string" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.severity !== void 0) {
					let data1 = data.severity;
					if (!(data1 === "error" || data1 === "warning" || data1 === "info")) {
						validate42.errors = [{
							instancePath: instancePath + "/severity",
							schemaPath: "#/definitions/Severity/enum",
							keyword: "enum",
							params: { allowedValues: schema26.enum }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.summary !== void 0) {
						if (typeof data.summary !== "string") {
							validate42.errors = [{
								instancePath: instancePath + "/summary",
								schemaPath: "#/properties/summary/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.why !== void 0) {
							if (typeof data.why !== "string") {
								validate42.errors = [{
									instancePath: instancePath + "/why",
									schemaPath: "#/properties/why/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.fix !== void 0) {
								if (typeof data.fix !== "string") {
									validate42.errors = [{
										instancePath: instancePath + "/fix",
										schemaPath: "#/properties/fix/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.url !== void 0) {
									if (typeof data.url !== "string") {
										validate42.errors = [{
											instancePath: instancePath + "/url",
											schemaPath: "#/properties/url/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.at !== void 0) {
										let data6 = data.at;
										if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
											let missing1;
											if (data6.file === void 0 && (missing1 = "file") || data6.line === void 0 && (missing1 = "line") || data6.column === void 0 && (missing1 = "column") || data6.endLine === void 0 && (missing1 = "endLine") || data6.endColumn === void 0 && (missing1 = "endColumn")) {
												validate42.errors = [{
													instancePath: instancePath + "/at",
													schemaPath: "#/definitions/Location/required",
													keyword: "required",
													params: { missingProperty: missing1 }
												}];
												return false;
											} else {
												for (const key1 in data6) if (!(key1 === "file" || key1 === "line" || key1 === "column" || key1 === "endLine" || key1 === "endColumn")) {
													validate42.errors = [{
														instancePath: instancePath + "/at",
														schemaPath: "#/definitions/Location/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key1 }
													}];
													return false;
												}
												if (data6.file !== void 0) {
													if (typeof data6.file !== "string") {
														validate42.errors = [{
															instancePath: instancePath + "/at/file",
															schemaPath: "#/definitions/Location/properties/file/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid3 = true;
												} else var valid3 = true;
												if (valid3) {
													if (data6.line !== void 0) {
														let data8 = data6.line;
														if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
															validate42.errors = [{
																instancePath: instancePath + "/at/line",
																schemaPath: "#/definitions/Location/properties/line/type",
																keyword: "type",
																params: { type: "integer" }
															}];
															return false;
														}
														if (typeof data8 == "number" && isFinite(data8)) {
															if (data8 < 1 || isNaN(data8)) {
																validate42.errors = [{
																	instancePath: instancePath + "/at/line",
																	schemaPath: "#/definitions/Location/properties/line/minimum",
																	keyword: "minimum",
																	params: {
																		comparison: ">=",
																		limit: 1
																	}
																}];
																return false;
															}
														}
														var valid3 = true;
													} else var valid3 = true;
													if (valid3) {
														if (data6.column !== void 0) {
															let data9 = data6.column;
															if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
																validate42.errors = [{
																	instancePath: instancePath + "/at/column",
																	schemaPath: "#/definitions/Location/properties/column/type",
																	keyword: "type",
																	params: { type: "integer" }
																}];
																return false;
															}
															if (typeof data9 == "number" && isFinite(data9)) {
																if (data9 < 1 || isNaN(data9)) {
																	validate42.errors = [{
																		instancePath: instancePath + "/at/column",
																		schemaPath: "#/definitions/Location/properties/column/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 1
																		}
																	}];
																	return false;
																}
															}
															var valid3 = true;
														} else var valid3 = true;
														if (valid3) {
															if (data6.endLine !== void 0) {
																let data10 = data6.endLine;
																if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
																	validate42.errors = [{
																		instancePath: instancePath + "/at/endLine",
																		schemaPath: "#/definitions/Location/properties/endLine/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (typeof data10 == "number" && isFinite(data10)) {
																	if (data10 < 1 || isNaN(data10)) {
																		validate42.errors = [{
																			instancePath: instancePath + "/at/endLine",
																			schemaPath: "#/definitions/Location/properties/endLine/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 1
																			}
																		}];
																		return false;
																	}
																}
																var valid3 = true;
															} else var valid3 = true;
															if (valid3) {
																if (data6.endColumn !== void 0) {
																	let data11 = data6.endColumn;
																	if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
																		validate42.errors = [{
																			instancePath: instancePath + "/at/endColumn",
																			schemaPath: "#/definitions/Location/properties/endColumn/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (typeof data11 == "number" && isFinite(data11)) {
																		if (data11 < 1 || isNaN(data11)) {
																			validate42.errors = [{
																				instancePath: instancePath + "/at/endColumn",
																				schemaPath: "#/definitions/Location/properties/endColumn/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 1
																				}
																			}];
																			return false;
																		}
																	}
																	var valid3 = true;
																} else var valid3 = true;
															}
														}
													}
												}
											}
										} else {
											validate42.errors = [{
												instancePath: instancePath + "/at",
												schemaPath: "#/definitions/Location/type",
												keyword: "type",
												params: { type: "object" }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate42.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate42.errors = vErrors;
	return true;
}
const schema68 = {
	"type": "object",
	"description": "A target that head's configuration excludes; `findings` counts the findings of base in it, by head's rules.",
	"additionalProperties": false,
	"required": [
		"id",
		"kind",
		"path",
		"findings"
	],
	"properties": {
		"id": { "type": "string" },
		"kind": { "$ref": "#/definitions/TargetKind" },
		"path": { "type": "string" },
		"release": { "type": "string" },
		"name": { "type": "string" },
		"partOf": { "type": "string" },
		"namespace": { "type": "string" },
		"environment": { "type": "string" },
		"findings": { "$ref": "#/definitions/Counts" }
	}
};
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.id === void 0 && (missing0 = "id") || data.kind === void 0 && (missing0 = "kind") || data.path === void 0 && (missing0 = "path") || data.findings === void 0 && (missing0 = "findings")) {
			validate44.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!func2.call(schema68.properties, key0)) {
				validate44.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.id !== void 0) {
				if (typeof data.id !== "string") {
					validate44.errors = [{
						instancePath: instancePath + "/id",
						schemaPath: "#/properties/id/type",
						keyword: "type",
						params: { type: "string" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.kind !== void 0) {
					let data1 = data.kind;
					if (!(data1 === "helm" || data1 === "manifests" || data1 === "values" || data1 === "application" || data1 === "application-set" || data1 === "flux-kustomization" || data1 === "helm-release" || data1 === "kustomization" || data1 === "helmfile-release")) {
						validate44.errors = [{
							instancePath: instancePath + "/kind",
							schemaPath: "#/definitions/TargetKind/enum",
							keyword: "enum",
							params: { allowedValues: schema19.enum }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.path !== void 0) {
						if (typeof data.path !== "string") {
							validate44.errors = [{
								instancePath: instancePath + "/path",
								schemaPath: "#/properties/path/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.release !== void 0) {
							if (typeof data.release !== "string") {
								validate44.errors = [{
									instancePath: instancePath + "/release",
									schemaPath: "#/properties/release/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.name !== void 0) {
								if (typeof data.name !== "string") {
									validate44.errors = [{
										instancePath: instancePath + "/name",
										schemaPath: "#/properties/name/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.partOf !== void 0) {
									if (typeof data.partOf !== "string") {
										validate44.errors = [{
											instancePath: instancePath + "/partOf",
											schemaPath: "#/properties/partOf/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.namespace !== void 0) {
										if (typeof data.namespace !== "string") {
											validate44.errors = [{
												instancePath: instancePath + "/namespace",
												schemaPath: "#/properties/namespace/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.environment !== void 0) {
											if (typeof data.environment !== "string") {
												validate44.errors = [{
													instancePath: instancePath + "/environment",
													schemaPath: "#/properties/environment/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid0 = true;
										} else var valid0 = true;
										if (valid0) {
											if (data.findings !== void 0) {
												let data8 = data.findings;
												if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
													let missing1;
													if (data8.errors === void 0 && (missing1 = "errors") || data8.warnings === void 0 && (missing1 = "warnings") || data8.infos === void 0 && (missing1 = "infos")) {
														validate44.errors = [{
															instancePath: instancePath + "/findings",
															schemaPath: "#/definitions/Counts/required",
															keyword: "required",
															params: { missingProperty: missing1 }
														}];
														return false;
													} else {
														for (const key1 in data8) if (!(key1 === "errors" || key1 === "warnings" || key1 === "infos")) {
															validate44.errors = [{
																instancePath: instancePath + "/findings",
																schemaPath: "#/definitions/Counts/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key1 }
															}];
															return false;
														}
														if (data8.errors !== void 0) {
															let data9 = data8.errors;
															if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
																validate44.errors = [{
																	instancePath: instancePath + "/findings/errors",
																	schemaPath: "#/definitions/Counts/properties/errors/type",
																	keyword: "type",
																	params: { type: "integer" }
																}];
																return false;
															}
															if (typeof data9 == "number" && isFinite(data9)) {
																if (data9 < 0 || isNaN(data9)) {
																	validate44.errors = [{
																		instancePath: instancePath + "/findings/errors",
																		schemaPath: "#/definitions/Counts/properties/errors/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 0
																		}
																	}];
																	return false;
																}
															}
															var valid3 = true;
														} else var valid3 = true;
														if (valid3) {
															if (data8.warnings !== void 0) {
																let data10 = data8.warnings;
																if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
																	validate44.errors = [{
																		instancePath: instancePath + "/findings/warnings",
																		schemaPath: "#/definitions/Counts/properties/warnings/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (typeof data10 == "number" && isFinite(data10)) {
																	if (data10 < 0 || isNaN(data10)) {
																		validate44.errors = [{
																			instancePath: instancePath + "/findings/warnings",
																			schemaPath: "#/definitions/Counts/properties/warnings/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 0
																			}
																		}];
																		return false;
																	}
																}
																var valid3 = true;
															} else var valid3 = true;
															if (valid3) {
																if (data8.infos !== void 0) {
																	let data11 = data8.infos;
																	if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
																		validate44.errors = [{
																			instancePath: instancePath + "/findings/infos",
																			schemaPath: "#/definitions/Counts/properties/infos/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (typeof data11 == "number" && isFinite(data11)) {
																		if (data11 < 0 || isNaN(data11)) {
																			validate44.errors = [{
																				instancePath: instancePath + "/findings/infos",
																				schemaPath: "#/definitions/Counts/properties/infos/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				}
																			}];
																			return false;
																		}
																	}
																	var valid3 = true;
																} else var valid3 = true;
															}
														}
													}
												} else {
													validate44.errors = [{
														instancePath: instancePath + "/findings",
														schemaPath: "#/definitions/Counts/type",
														keyword: "type",
														params: { type: "object" }
													}];
													return false;
												}
												var valid0 = true;
											} else var valid0 = true;
										}
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate44.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate44.errors = vErrors;
	return true;
}
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.id === void 0 && (missing0 = "id") || data.kind === void 0 && (missing0 = "kind") || data.path === void 0 && (missing0 = "path")) {
			validate46.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "id" || key0 === "kind" || key0 === "path" || key0 === "release" || key0 === "name" || key0 === "partOf" || key0 === "namespace" || key0 === "environment")) {
				validate46.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.id !== void 0) {
				if (typeof data.id !== "string") {
					validate46.errors = [{
						instancePath: instancePath + "/id",
						schemaPath: "#/properties/id/type",
						keyword: "type",
						params: { type: "string" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.kind !== void 0) {
					let data1 = data.kind;
					if (!(data1 === "helm" || data1 === "manifests" || data1 === "values" || data1 === "application" || data1 === "application-set" || data1 === "flux-kustomization" || data1 === "helm-release" || data1 === "kustomization" || data1 === "helmfile-release")) {
						validate46.errors = [{
							instancePath: instancePath + "/kind",
							schemaPath: "#/definitions/TargetKind/enum",
							keyword: "enum",
							params: { allowedValues: schema19.enum }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.path !== void 0) {
						if (typeof data.path !== "string") {
							validate46.errors = [{
								instancePath: instancePath + "/path",
								schemaPath: "#/properties/path/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.release !== void 0) {
							if (typeof data.release !== "string") {
								validate46.errors = [{
									instancePath: instancePath + "/release",
									schemaPath: "#/properties/release/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.name !== void 0) {
								if (typeof data.name !== "string") {
									validate46.errors = [{
										instancePath: instancePath + "/name",
										schemaPath: "#/properties/name/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.partOf !== void 0) {
									if (typeof data.partOf !== "string") {
										validate46.errors = [{
											instancePath: instancePath + "/partOf",
											schemaPath: "#/properties/partOf/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.namespace !== void 0) {
										if (typeof data.namespace !== "string") {
											validate46.errors = [{
												instancePath: instancePath + "/namespace",
												schemaPath: "#/properties/namespace/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.environment !== void 0) {
											if (typeof data.environment !== "string") {
												validate46.errors = [{
													instancePath: instancePath + "/environment",
													schemaPath: "#/properties/environment/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid0 = true;
										} else var valid0 = true;
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate46.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate46.errors = vErrors;
	return true;
}
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.file === void 0 && (missing0 = "file") || data.reason === void 0 && (missing0 = "reason")) {
			validate48.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 }
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "file" || key0 === "reason" || key0 === "differing")) {
				validate48.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (data.file !== void 0) {
				if (typeof data.file !== "string") {
					validate48.errors = [{
						instancePath: instancePath + "/file",
						schemaPath: "#/properties/file/type",
						keyword: "type",
						params: { type: "string" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.reason !== void 0) {
					if (typeof data.reason !== "string") {
						validate48.errors = [{
							instancePath: instancePath + "/reason",
							schemaPath: "#/properties/reason/type",
							keyword: "type",
							params: { type: "string" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.differing !== void 0) {
						let data2 = data.differing;
						if (Array.isArray(data2)) {
							const len0 = data2.length;
							for (let i0 = 0; i0 < len0; i0++) {
								let data3 = data2[i0];
								if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
									let missing1;
									if (data3.name === void 0 && (missing1 = "name") || data3.reason === void 0 && (missing1 = "reason")) {
										validate48.errors = [{
											instancePath: instancePath + "/differing/" + i0,
											schemaPath: "#/definitions/UnrenderedDifference/required",
											keyword: "required",
											params: { missingProperty: missing1 }
										}];
										return false;
									} else {
										for (const key1 in data3) if (!(key1 === "name" || key1 === "reason")) {
											validate48.errors = [{
												instancePath: instancePath + "/differing/" + i0,
												schemaPath: "#/definitions/UnrenderedDifference/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key1 }
											}];
											return false;
										}
										if (data3.name !== void 0) {
											if (typeof data3.name !== "string") {
												validate48.errors = [{
													instancePath: instancePath + "/differing/" + i0 + "/name",
													schemaPath: "#/definitions/UnrenderedDifference/properties/name/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											var valid3 = true;
										} else var valid3 = true;
										if (valid3) {
											if (data3.reason !== void 0) {
												if (typeof data3.reason !== "string") {
													validate48.errors = [{
														instancePath: instancePath + "/differing/" + i0 + "/reason",
														schemaPath: "#/definitions/UnrenderedDifference/properties/reason/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid3 = true;
											} else var valid3 = true;
										}
									}
								} else {
									validate48.errors = [{
										instancePath: instancePath + "/differing/" + i0,
										schemaPath: "#/definitions/UnrenderedDifference/type",
										keyword: "type",
										params: { type: "object" }
									}];
									return false;
								}
							}
						} else {
							validate48.errors = [{
								instancePath: instancePath + "/differing",
								schemaPath: "#/properties/differing/type",
								keyword: "type",
								params: { type: "array" }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
				}
			}
		}
	} else {
		validate48.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate48.errors = vErrors;
	return true;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.schemaVersion === void 0 && (missing0 = "schemaVersion") || data.tool === void 0 && (missing0 = "tool") || data.head === void 0 && (missing0 = "head") || data.base === void 0 && (missing0 = "base") || data.summary === void 0 && (missing0 = "summary") || data.targets === void 0 && (missing0 = "targets") || data.environments === void 0 && (missing0 = "environments") || data.matrix === void 0 && (missing0 = "matrix") || data.consequences === void 0 && (missing0 = "consequences") || data.deletions === void 0 && (missing0 = "deletions") || data.findings === void 0 && (missing0 = "findings") || data.changes === void 0 && (missing0 = "changes") || data.checkChanges === void 0 && (missing0 = "checkChanges") || data.noLongerChecked === void 0 && (missing0 = "noLongerChecked") || data.newlyChecked === void 0 && (missing0 = "newlyChecked") || data.skipped === void 0 && (missing0 = "skipped")) {
				validate10.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 }
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!func2.call(schema11.properties, key0)) {
					validate10.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 }
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.schemaVersion !== void 0) {
						const _errs2 = errors;
						if (1 !== data.schemaVersion) {
							validate10.errors = [{
								instancePath: instancePath + "/schemaVersion",
								schemaPath: "#/properties/schemaVersion/const",
								keyword: "const",
								params: { allowedValue: 1 }
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.tool !== void 0) {
							let data1 = data.tool;
							const _errs3 = errors;
							if (errors === _errs3) {
								if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
									let missing1;
									if (data1.name === void 0 && (missing1 = "name") || data1.version === void 0 && (missing1 = "version") || data1.engines === void 0 && (missing1 = "engines")) {
										validate10.errors = [{
											instancePath: instancePath + "/tool",
											schemaPath: "#/properties/tool/required",
											keyword: "required",
											params: { missingProperty: missing1 }
										}];
										return false;
									} else {
										const _errs5 = errors;
										for (const key1 in data1) if (!(key1 === "name" || key1 === "version" || key1 === "engines")) {
											validate10.errors = [{
												instancePath: instancePath + "/tool",
												schemaPath: "#/properties/tool/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key1 }
											}];
											return false;
										}
										if (_errs5 === errors) {
											if (data1.name !== void 0) {
												const _errs6 = errors;
												if ("meshgate" !== data1.name) {
													validate10.errors = [{
														instancePath: instancePath + "/tool/name",
														schemaPath: "#/properties/tool/properties/name/const",
														keyword: "const",
														params: { allowedValue: "meshgate" }
													}];
													return false;
												}
												var valid1 = _errs6 === errors;
											} else var valid1 = true;
											if (valid1) {
												if (data1.version !== void 0) {
													const _errs7 = errors;
													if (typeof data1.version !== "string") {
														validate10.errors = [{
															instancePath: instancePath + "/tool/version",
															schemaPath: "#/properties/tool/properties/version/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid1 = _errs7 === errors;
												} else var valid1 = true;
												if (valid1) {
													if (data1.engines !== void 0) {
														let data4 = data1.engines;
														const _errs9 = errors;
														if (errors === _errs9) {
															if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
																let missing2;
																if (data4.helm === void 0 && (missing2 = "helm") || data4.kustomize === void 0 && (missing2 = "kustomize")) {
																	validate10.errors = [{
																		instancePath: instancePath + "/tool/engines",
																		schemaPath: "#/properties/tool/properties/engines/required",
																		keyword: "required",
																		params: { missingProperty: missing2 }
																	}];
																	return false;
																} else {
																	const _errs11 = errors;
																	for (const key2 in data4) if (!(key2 === "helm" || key2 === "kustomize")) {
																		validate10.errors = [{
																			instancePath: instancePath + "/tool/engines",
																			schemaPath: "#/properties/tool/properties/engines/additionalProperties",
																			keyword: "additionalProperties",
																			params: { additionalProperty: key2 }
																		}];
																		return false;
																	}
																	if (_errs11 === errors) {
																		if (data4.helm !== void 0) {
																			const _errs12 = errors;
																			if (typeof data4.helm !== "string") {
																				validate10.errors = [{
																					instancePath: instancePath + "/tool/engines/helm",
																					schemaPath: "#/properties/tool/properties/engines/properties/helm/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			var valid2 = _errs12 === errors;
																		} else var valid2 = true;
																		if (valid2) {
																			if (data4.kustomize !== void 0) {
																				const _errs14 = errors;
																				if (typeof data4.kustomize !== "string") {
																					validate10.errors = [{
																						instancePath: instancePath + "/tool/engines/kustomize",
																						schemaPath: "#/properties/tool/properties/engines/properties/kustomize/type",
																						keyword: "type",
																						params: { type: "string" }
																					}];
																					return false;
																				}
																				var valid2 = _errs14 === errors;
																			} else var valid2 = true;
																		}
																	}
																}
															} else {
																validate10.errors = [{
																	instancePath: instancePath + "/tool/engines",
																	schemaPath: "#/properties/tool/properties/engines/type",
																	keyword: "type",
																	params: { type: "object" }
																}];
																return false;
															}
														}
														var valid1 = _errs9 === errors;
													} else var valid1 = true;
												}
											}
										}
									}
								} else {
									validate10.errors = [{
										instancePath: instancePath + "/tool",
										schemaPath: "#/properties/tool/type",
										keyword: "type",
										params: { type: "object" }
									}];
									return false;
								}
							}
							var valid0 = _errs3 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.head !== void 0) {
								let data7 = data.head;
								const _errs16 = errors;
								if (typeof data7 !== "string" && data7 !== null) {
									validate10.errors = [{
										instancePath: instancePath + "/head",
										schemaPath: "#/properties/head/type",
										keyword: "type",
										params: { type: schema11.properties.head.type }
									}];
									return false;
								}
								var valid0 = _errs16 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.base !== void 0) {
									let data8 = data.base;
									const _errs18 = errors;
									if (typeof data8 !== "string" && data8 !== null) {
										validate10.errors = [{
											instancePath: instancePath + "/base",
											schemaPath: "#/properties/base/type",
											keyword: "type",
											params: { type: schema11.properties.base.type }
										}];
										return false;
									}
									var valid0 = _errs18 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.summary !== void 0) {
										const _errs20 = errors;
										if (!validate11(data.summary, {
											instancePath: instancePath + "/summary",
											parentData: data,
											parentDataProperty: "summary",
											rootData
										})) {
											vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
											errors = vErrors.length;
										}
										var valid0 = _errs20 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.unaffected !== void 0) {
											let data10 = data.unaffected;
											const _errs21 = errors;
											if (errors === errors) {
												if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
													let missing3;
													if (data10.changedFiles === void 0 && (missing3 = "changedFiles")) {
														validate10.errors = [{
															instancePath: instancePath + "/unaffected",
															schemaPath: "#/definitions/Unaffected/required",
															keyword: "required",
															params: { missingProperty: missing3 }
														}];
														return false;
													} else {
														const _errs24 = errors;
														for (const key3 in data10) if (!(key3 === "changedFiles")) {
															validate10.errors = [{
																instancePath: instancePath + "/unaffected",
																schemaPath: "#/definitions/Unaffected/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key3 }
															}];
															return false;
														}
														if (_errs24 === errors) {
															if (data10.changedFiles !== void 0) {
																let data11 = data10.changedFiles;
																const _errs25 = errors;
																if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
																	validate10.errors = [{
																		instancePath: instancePath + "/unaffected/changedFiles",
																		schemaPath: "#/definitions/Unaffected/properties/changedFiles/type",
																		keyword: "type",
																		params: { type: "integer" }
																	}];
																	return false;
																}
																if (errors === _errs25) {
																	if (typeof data11 == "number" && isFinite(data11)) {
																		if (data11 < 0 || isNaN(data11)) {
																			validate10.errors = [{
																				instancePath: instancePath + "/unaffected/changedFiles",
																				schemaPath: "#/definitions/Unaffected/properties/changedFiles/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				}
																			}];
																			return false;
																		}
																	}
																}
															}
														}
													}
												} else {
													validate10.errors = [{
														instancePath: instancePath + "/unaffected",
														schemaPath: "#/definitions/Unaffected/type",
														keyword: "type",
														params: { type: "object" }
													}];
													return false;
												}
											}
											var valid0 = _errs21 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.unlisted !== void 0) {
												let data12 = data.unlisted;
												const _errs27 = errors;
												if (errors === errors) {
													if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
														let missing4;
														if (data12.targets === void 0 && (missing4 = "targets")) {
															validate10.errors = [{
																instancePath: instancePath + "/unlisted",
																schemaPath: "#/definitions/Unlisted/required",
																keyword: "required",
																params: { missingProperty: missing4 }
															}];
															return false;
														} else {
															const _errs30 = errors;
															for (const key4 in data12) if (!(key4 === "targets")) {
																validate10.errors = [{
																	instancePath: instancePath + "/unlisted",
																	schemaPath: "#/definitions/Unlisted/additionalProperties",
																	keyword: "additionalProperties",
																	params: { additionalProperty: key4 }
																}];
																return false;
															}
															if (_errs30 === errors) {
																if (data12.targets !== void 0) {
																	let data13 = data12.targets;
																	const _errs31 = errors;
																	if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13))) {
																		validate10.errors = [{
																			instancePath: instancePath + "/unlisted/targets",
																			schemaPath: "#/definitions/Unlisted/properties/targets/type",
																			keyword: "type",
																			params: { type: "integer" }
																		}];
																		return false;
																	}
																	if (errors === _errs31) {
																		if (typeof data13 == "number" && isFinite(data13)) {
																			if (data13 < 1 || isNaN(data13)) {
																				validate10.errors = [{
																					instancePath: instancePath + "/unlisted/targets",
																					schemaPath: "#/definitions/Unlisted/properties/targets/minimum",
																					keyword: "minimum",
																					params: {
																						comparison: ">=",
																						limit: 1
																					}
																				}];
																				return false;
																			}
																		}
																	}
																}
															}
														}
													} else {
														validate10.errors = [{
															instancePath: instancePath + "/unlisted",
															schemaPath: "#/definitions/Unlisted/type",
															keyword: "type",
															params: { type: "object" }
														}];
														return false;
													}
												}
												var valid0 = _errs27 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.policyTests !== void 0) {
													let data14 = data.policyTests;
													const _errs33 = errors;
													if (errors === errors) {
														if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
															let missing5;
															if (data14.files === void 0 && (missing5 = "files") || data14.passed === void 0 && (missing5 = "passed") || data14.failed === void 0 && (missing5 = "failed")) {
																validate10.errors = [{
																	instancePath: instancePath + "/policyTests",
																	schemaPath: "#/definitions/PolicyTestCounts/required",
																	keyword: "required",
																	params: { missingProperty: missing5 }
																}];
																return false;
															} else {
																const _errs36 = errors;
																for (const key5 in data14) if (!(key5 === "files" || key5 === "passed" || key5 === "failed")) {
																	validate10.errors = [{
																		instancePath: instancePath + "/policyTests",
																		schemaPath: "#/definitions/PolicyTestCounts/additionalProperties",
																		keyword: "additionalProperties",
																		params: { additionalProperty: key5 }
																	}];
																	return false;
																}
																if (_errs36 === errors) {
																	if (data14.files !== void 0) {
																		let data15 = data14.files;
																		const _errs37 = errors;
																		if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
																			validate10.errors = [{
																				instancePath: instancePath + "/policyTests/files",
																				schemaPath: "#/definitions/PolicyTestCounts/properties/files/type",
																				keyword: "type",
																				params: { type: "integer" }
																			}];
																			return false;
																		}
																		if (errors === _errs37) {
																			if (typeof data15 == "number" && isFinite(data15)) {
																				if (data15 < 0 || isNaN(data15)) {
																					validate10.errors = [{
																						instancePath: instancePath + "/policyTests/files",
																						schemaPath: "#/definitions/PolicyTestCounts/properties/files/minimum",
																						keyword: "minimum",
																						params: {
																							comparison: ">=",
																							limit: 0
																						}
																					}];
																					return false;
																				}
																			}
																		}
																		var valid8 = _errs37 === errors;
																	} else var valid8 = true;
																	if (valid8) {
																		if (data14.passed !== void 0) {
																			let data16 = data14.passed;
																			const _errs39 = errors;
																			if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
																				validate10.errors = [{
																					instancePath: instancePath + "/policyTests/passed",
																					schemaPath: "#/definitions/PolicyTestCounts/properties/passed/type",
																					keyword: "type",
																					params: { type: "integer" }
																				}];
																				return false;
																			}
																			if (errors === _errs39) {
																				if (typeof data16 == "number" && isFinite(data16)) {
																					if (data16 < 0 || isNaN(data16)) {
																						validate10.errors = [{
																							instancePath: instancePath + "/policyTests/passed",
																							schemaPath: "#/definitions/PolicyTestCounts/properties/passed/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 0
																							}
																						}];
																						return false;
																					}
																				}
																			}
																			var valid8 = _errs39 === errors;
																		} else var valid8 = true;
																		if (valid8) {
																			if (data14.failed !== void 0) {
																				let data17 = data14.failed;
																				const _errs41 = errors;
																				if (!(typeof data17 == "number" && !(data17 % 1) && !isNaN(data17) && isFinite(data17))) {
																					validate10.errors = [{
																						instancePath: instancePath + "/policyTests/failed",
																						schemaPath: "#/definitions/PolicyTestCounts/properties/failed/type",
																						keyword: "type",
																						params: { type: "integer" }
																					}];
																					return false;
																				}
																				if (errors === _errs41) {
																					if (typeof data17 == "number" && isFinite(data17)) {
																						if (data17 < 0 || isNaN(data17)) {
																							validate10.errors = [{
																								instancePath: instancePath + "/policyTests/failed",
																								schemaPath: "#/definitions/PolicyTestCounts/properties/failed/minimum",
																								keyword: "minimum",
																								params: {
																									comparison: ">=",
																									limit: 0
																								}
																							}];
																							return false;
																						}
																					}
																				}
																				var valid8 = _errs41 === errors;
																			} else var valid8 = true;
																		}
																	}
																}
															}
														} else {
															validate10.errors = [{
																instancePath: instancePath + "/policyTests",
																schemaPath: "#/definitions/PolicyTestCounts/type",
																keyword: "type",
																params: { type: "object" }
															}];
															return false;
														}
													}
													var valid0 = _errs33 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data.targets !== void 0) {
														let data18 = data.targets;
														const _errs43 = errors;
														if (errors === _errs43) {
															if (Array.isArray(data18)) {
																const len0 = data18.length;
																for (let i0 = 0; i0 < len0; i0++) {
																	const _errs45 = errors;
																	if (!validate13(data18[i0], {
																		instancePath: instancePath + "/targets/" + i0,
																		parentData: data18,
																		parentDataProperty: i0,
																		rootData
																	})) {
																		vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
																		errors = vErrors.length;
																	}
																	if (!(_errs45 === errors)) break;
																}
															} else {
																validate10.errors = [{
																	instancePath: instancePath + "/targets",
																	schemaPath: "#/properties/targets/type",
																	keyword: "type",
																	params: { type: "array" }
																}];
																return false;
															}
														}
														var valid0 = _errs43 === errors;
													} else var valid0 = true;
													if (valid0) {
														if (data.environments !== void 0) {
															let data20 = data.environments;
															const _errs46 = errors;
															if (errors === _errs46) {
																if (Array.isArray(data20)) {
																	const len1 = data20.length;
																	for (let i1 = 0; i1 < len1; i1++) {
																		let data21 = data20[i1];
																		const _errs48 = errors;
																		if (errors === errors) {
																			if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
																				let missing6;
																				if (data21.name === void 0 && (missing6 = "name") || data21.clusters === void 0 && (missing6 = "clusters") || data21.namespaces === void 0 && (missing6 = "namespaces") || data21.targets === void 0 && (missing6 = "targets")) {
																					validate10.errors = [{
																						instancePath: instancePath + "/environments/" + i1,
																						schemaPath: "#/definitions/EnvironmentReport/required",
																						keyword: "required",
																						params: { missingProperty: missing6 }
																					}];
																					return false;
																				} else {
																					const _errs51 = errors;
																					for (const key6 in data21) if (!(key6 === "name" || key6 === "clusters" || key6 === "namespaces" || key6 === "targets")) {
																						validate10.errors = [{
																							instancePath: instancePath + "/environments/" + i1,
																							schemaPath: "#/definitions/EnvironmentReport/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key6 }
																						}];
																						return false;
																					}
																					if (_errs51 === errors) {
																						if (data21.name !== void 0) {
																							const _errs52 = errors;
																							if (typeof data21.name !== "string") {
																								validate10.errors = [{
																									instancePath: instancePath + "/environments/" + i1 + "/name",
																									schemaPath: "#/definitions/EnvironmentReport/properties/name/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							var valid12 = _errs52 === errors;
																						} else var valid12 = true;
																						if (valid12) {
																							if (data21.clusters !== void 0) {
																								let data23 = data21.clusters;
																								const _errs54 = errors;
																								if (errors === _errs54) {
																									if (Array.isArray(data23)) {
																										const len2 = data23.length;
																										for (let i2 = 0; i2 < len2; i2++) {
																											const _errs56 = errors;
																											if (typeof data23[i2] !== "string") {
																												validate10.errors = [{
																													instancePath: instancePath + "/environments/" + i1 + "/clusters/" + i2,
																													schemaPath: "#/definitions/EnvironmentReport/properties/clusters/items/type",
																													keyword: "type",
																													params: { type: "string" }
																												}];
																												return false;
																											}
																											if (!(_errs56 === errors)) break;
																										}
																									} else {
																										validate10.errors = [{
																											instancePath: instancePath + "/environments/" + i1 + "/clusters",
																											schemaPath: "#/definitions/EnvironmentReport/properties/clusters/type",
																											keyword: "type",
																											params: { type: "array" }
																										}];
																										return false;
																									}
																								}
																								var valid12 = _errs54 === errors;
																							} else var valid12 = true;
																							if (valid12) {
																								if (data21.namespaces !== void 0) {
																									let data25 = data21.namespaces;
																									const _errs58 = errors;
																									if (errors === _errs58) {
																										if (Array.isArray(data25)) {
																											const len3 = data25.length;
																											for (let i3 = 0; i3 < len3; i3++) {
																												const _errs60 = errors;
																												if (typeof data25[i3] !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/environments/" + i1 + "/namespaces/" + i3,
																														schemaPath: "#/definitions/EnvironmentReport/properties/namespaces/items/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																												if (!(_errs60 === errors)) break;
																											}
																										} else {
																											validate10.errors = [{
																												instancePath: instancePath + "/environments/" + i1 + "/namespaces",
																												schemaPath: "#/definitions/EnvironmentReport/properties/namespaces/type",
																												keyword: "type",
																												params: { type: "array" }
																											}];
																											return false;
																										}
																									}
																									var valid12 = _errs58 === errors;
																								} else var valid12 = true;
																								if (valid12) {
																									if (data21.targets !== void 0) {
																										let data27 = data21.targets;
																										const _errs62 = errors;
																										if (errors === _errs62) {
																											if (Array.isArray(data27)) {
																												const len4 = data27.length;
																												for (let i4 = 0; i4 < len4; i4++) {
																													const _errs64 = errors;
																													if (typeof data27[i4] !== "string") {
																														validate10.errors = [{
																															instancePath: instancePath + "/environments/" + i1 + "/targets/" + i4,
																															schemaPath: "#/definitions/EnvironmentReport/properties/targets/items/type",
																															keyword: "type",
																															params: { type: "string" }
																														}];
																														return false;
																													}
																													if (!(_errs64 === errors)) break;
																												}
																											} else {
																												validate10.errors = [{
																													instancePath: instancePath + "/environments/" + i1 + "/targets",
																													schemaPath: "#/definitions/EnvironmentReport/properties/targets/type",
																													keyword: "type",
																													params: { type: "array" }
																												}];
																												return false;
																											}
																										}
																										var valid12 = _errs62 === errors;
																									} else var valid12 = true;
																								}
																							}
																						}
																					}
																				}
																			} else {
																				validate10.errors = [{
																					instancePath: instancePath + "/environments/" + i1,
																					schemaPath: "#/definitions/EnvironmentReport/type",
																					keyword: "type",
																					params: { type: "object" }
																				}];
																				return false;
																			}
																		}
																		if (!(_errs48 === errors)) break;
																	}
																} else {
																	validate10.errors = [{
																		instancePath: instancePath + "/environments",
																		schemaPath: "#/properties/environments/type",
																		keyword: "type",
																		params: { type: "array" }
																	}];
																	return false;
																}
															}
															var valid0 = _errs46 === errors;
														} else var valid0 = true;
														if (valid0) {
															if (data.matrix !== void 0) {
																let data29 = data.matrix;
																const _errs66 = errors;
																if (errors === _errs66) {
																	if (Array.isArray(data29)) {
																		const len5 = data29.length;
																		for (let i5 = 0; i5 < len5; i5++) {
																			const _errs68 = errors;
																			if (!validate15(data29[i5], {
																				instancePath: instancePath + "/matrix/" + i5,
																				parentData: data29,
																				parentDataProperty: i5,
																				rootData
																			})) {
																				vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
																				errors = vErrors.length;
																			}
																			if (!(_errs68 === errors)) break;
																		}
																	} else {
																		validate10.errors = [{
																			instancePath: instancePath + "/matrix",
																			schemaPath: "#/properties/matrix/type",
																			keyword: "type",
																			params: { type: "array" }
																		}];
																		return false;
																	}
																}
																var valid0 = _errs66 === errors;
															} else var valid0 = true;
															if (valid0) {
																if (data.consequences !== void 0) {
																	let data31 = data.consequences;
																	const _errs69 = errors;
																	if (errors === _errs69) {
																		if (Array.isArray(data31)) {
																			const len6 = data31.length;
																			for (let i6 = 0; i6 < len6; i6++) {
																				const _errs71 = errors;
																				if (!validate17(data31[i6], {
																					instancePath: instancePath + "/consequences/" + i6,
																					parentData: data31,
																					parentDataProperty: i6,
																					rootData
																				})) {
																					vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
																					errors = vErrors.length;
																				}
																				if (!(_errs71 === errors)) break;
																			}
																		} else {
																			validate10.errors = [{
																				instancePath: instancePath + "/consequences",
																				schemaPath: "#/properties/consequences/type",
																				keyword: "type",
																				params: { type: "array" }
																			}];
																			return false;
																		}
																	}
																	var valid0 = _errs69 === errors;
																} else var valid0 = true;
																if (valid0) {
																	if (data.comparisons !== void 0) {
																		let data33 = data.comparisons;
																		const _errs72 = errors;
																		if (errors === _errs72) {
																			if (Array.isArray(data33)) {
																				const len7 = data33.length;
																				for (let i7 = 0; i7 < len7; i7++) {
																					let data34 = data33[i7];
																					const _errs74 = errors;
																					if (errors === errors) {
																						if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
																							let missing7;
																							if (data34.area === void 0 && (missing7 = "area") || data34.environment === void 0 && (missing7 = "environment") || data34.targets === void 0 && (missing7 = "targets") || data34.verdict === void 0 && (missing7 = "verdict") || data34.because === void 0 && (missing7 = "because")) {
																								validate10.errors = [{
																									instancePath: instancePath + "/comparisons/" + i7,
																									schemaPath: "#/definitions/Comparison/required",
																									keyword: "required",
																									params: { missingProperty: missing7 }
																								}];
																								return false;
																							} else {
																								const _errs77 = errors;
																								for (const key7 in data34) if (!(key7 === "area" || key7 === "environment" || key7 === "targets" || key7 === "verdict" || key7 === "because" || key7 === "anyHost" || key7 === "entryPoints")) {
																									validate10.errors = [{
																										instancePath: instancePath + "/comparisons/" + i7,
																										schemaPath: "#/definitions/Comparison/additionalProperties",
																										keyword: "additionalProperties",
																										params: { additionalProperty: key7 }
																									}];
																									return false;
																								}
																								if (_errs77 === errors) {
																									if (data34.area !== void 0) {
																										let data35 = data34.area;
																										const _errs78 = errors;
																										if (!(data35 === "access" || data35 === "egress")) {
																											validate10.errors = [{
																												instancePath: instancePath + "/comparisons/" + i7 + "/area",
																												schemaPath: "#/definitions/Comparison/properties/area/enum",
																												keyword: "enum",
																												params: { allowedValues: schema36.properties.area.enum }
																											}];
																											return false;
																										}
																										var valid20 = _errs78 === errors;
																									} else var valid20 = true;
																									if (valid20) {
																										if (data34.environment !== void 0) {
																											let data36 = data34.environment;
																											const _errs79 = errors;
																											if (typeof data36 !== "string" && data36 !== null) {
																												validate10.errors = [{
																													instancePath: instancePath + "/comparisons/" + i7 + "/environment",
																													schemaPath: "#/definitions/Comparison/properties/environment/type",
																													keyword: "type",
																													params: { type: schema36.properties.environment.type }
																												}];
																												return false;
																											}
																											var valid20 = _errs79 === errors;
																										} else var valid20 = true;
																										if (valid20) {
																											if (data34.targets !== void 0) {
																												let data37 = data34.targets;
																												const _errs81 = errors;
																												if (errors === _errs81) {
																													if (Array.isArray(data37)) {
																														const len8 = data37.length;
																														for (let i8 = 0; i8 < len8; i8++) {
																															const _errs83 = errors;
																															if (typeof data37[i8] !== "string") {
																																validate10.errors = [{
																																	instancePath: instancePath + "/comparisons/" + i7 + "/targets/" + i8,
																																	schemaPath: "#/definitions/Comparison/properties/targets/items/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																}];
																																return false;
																															}
																															if (!(_errs83 === errors)) break;
																														}
																													} else {
																														validate10.errors = [{
																															instancePath: instancePath + "/comparisons/" + i7 + "/targets",
																															schemaPath: "#/definitions/Comparison/properties/targets/type",
																															keyword: "type",
																															params: { type: "array" }
																														}];
																														return false;
																													}
																												}
																												var valid20 = _errs81 === errors;
																											} else var valid20 = true;
																											if (valid20) {
																												if (data34.verdict !== void 0) {
																													let data39 = data34.verdict;
																													const _errs85 = errors;
																													if (!(data39 === "nothing-new" || data39 === "new" || data39 === "unknown")) {
																														validate10.errors = [{
																															instancePath: instancePath + "/comparisons/" + i7 + "/verdict",
																															schemaPath: "#/definitions/Comparison/properties/verdict/enum",
																															keyword: "enum",
																															params: { allowedValues: schema36.properties.verdict.enum }
																														}];
																														return false;
																													}
																													var valid20 = _errs85 === errors;
																												} else var valid20 = true;
																												if (valid20) {
																													if (data34.because !== void 0) {
																														let data40 = data34.because;
																														const _errs86 = errors;
																														if (errors === _errs86) {
																															if (Array.isArray(data40)) {
																																const len9 = data40.length;
																																for (let i9 = 0; i9 < len9; i9++) {
																																	const _errs88 = errors;
																																	if (typeof data40[i9] !== "string") {
																																		validate10.errors = [{
																																			instancePath: instancePath + "/comparisons/" + i7 + "/because/" + i9,
																																			schemaPath: "#/definitions/Comparison/properties/because/items/type",
																																			keyword: "type",
																																			params: { type: "string" }
																																		}];
																																		return false;
																																	}
																																	if (!(_errs88 === errors)) break;
																																}
																															} else {
																																validate10.errors = [{
																																	instancePath: instancePath + "/comparisons/" + i7 + "/because",
																																	schemaPath: "#/definitions/Comparison/properties/because/type",
																																	keyword: "type",
																																	params: { type: "array" }
																																}];
																																return false;
																															}
																														}
																														var valid20 = _errs86 === errors;
																													} else var valid20 = true;
																													if (valid20) {
																														if (data34.anyHost !== void 0) {
																															const _errs90 = errors;
																															if (true !== data34.anyHost) {
																																validate10.errors = [{
																																	instancePath: instancePath + "/comparisons/" + i7 + "/anyHost",
																																	schemaPath: "#/definitions/Comparison/properties/anyHost/const",
																																	keyword: "const",
																																	params: { allowedValue: true }
																																}];
																																return false;
																															}
																															var valid20 = _errs90 === errors;
																														} else var valid20 = true;
																														if (valid20) {
																															if (data34.entryPoints !== void 0) {
																																let data43 = data34.entryPoints;
																																const _errs91 = errors;
																																if (!(typeof data43 == "number" && !(data43 % 1) && !isNaN(data43) && isFinite(data43))) {
																																	validate10.errors = [{
																																		instancePath: instancePath + "/comparisons/" + i7 + "/entryPoints",
																																		schemaPath: "#/definitions/Comparison/properties/entryPoints/type",
																																		keyword: "type",
																																		params: { type: "integer" }
																																	}];
																																	return false;
																																}
																																if (errors === _errs91) {
																																	if (typeof data43 == "number" && isFinite(data43)) {
																																		if (data43 < 0 || isNaN(data43)) {
																																			validate10.errors = [{
																																				instancePath: instancePath + "/comparisons/" + i7 + "/entryPoints",
																																				schemaPath: "#/definitions/Comparison/properties/entryPoints/minimum",
																																				keyword: "minimum",
																																				params: {
																																					comparison: ">=",
																																					limit: 0
																																				}
																																			}];
																																			return false;
																																		}
																																	}
																																}
																																var valid20 = _errs91 === errors;
																															} else var valid20 = true;
																														}
																													}
																												}
																											}
																										}
																									}
																								}
																							}
																						} else {
																							validate10.errors = [{
																								instancePath: instancePath + "/comparisons/" + i7,
																								schemaPath: "#/definitions/Comparison/type",
																								keyword: "type",
																								params: { type: "object" }
																							}];
																							return false;
																						}
																					}
																					if (!(_errs74 === errors)) break;
																				}
																			} else {
																				validate10.errors = [{
																					instancePath: instancePath + "/comparisons",
																					schemaPath: "#/properties/comparisons/type",
																					keyword: "type",
																					params: { type: "array" }
																				}];
																				return false;
																			}
																		}
																		var valid0 = _errs72 === errors;
																	} else var valid0 = true;
																	if (valid0) {
																		if (data.notCompared !== void 0) {
																			const _errs93 = errors;
																			if (typeof data.notCompared !== "string") {
																				validate10.errors = [{
																					instancePath: instancePath + "/notCompared",
																					schemaPath: "#/properties/notCompared/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			var valid0 = _errs93 === errors;
																		} else var valid0 = true;
																		if (valid0) {
																			if (data.provedInvariants !== void 0) {
																				let data45 = data.provedInvariants;
																				const _errs95 = errors;
																				if (errors === _errs95) {
																					if (Array.isArray(data45)) {
																						const len10 = data45.length;
																						for (let i10 = 0; i10 < len10; i10++) {
																							let data46 = data45[i10];
																							const _errs97 = errors;
																							if (errors === errors) {
																								if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
																									let missing8;
																									if (data46.sentence === void 0 && (missing8 = "sentence") || data46.environments === void 0 && (missing8 = "environments")) {
																										validate10.errors = [{
																											instancePath: instancePath + "/provedInvariants/" + i10,
																											schemaPath: "#/definitions/ProvedInvariant/required",
																											keyword: "required",
																											params: { missingProperty: missing8 }
																										}];
																										return false;
																									} else {
																										const _errs100 = errors;
																										for (const key8 in data46) if (!(key8 === "sentence" || key8 === "environments")) {
																											validate10.errors = [{
																												instancePath: instancePath + "/provedInvariants/" + i10,
																												schemaPath: "#/definitions/ProvedInvariant/additionalProperties",
																												keyword: "additionalProperties",
																												params: { additionalProperty: key8 }
																											}];
																											return false;
																										}
																										if (_errs100 === errors) {
																											if (data46.sentence !== void 0) {
																												const _errs101 = errors;
																												if (typeof data46.sentence !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/provedInvariants/" + i10 + "/sentence",
																														schemaPath: "#/definitions/ProvedInvariant/properties/sentence/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																												var valid25 = _errs101 === errors;
																											} else var valid25 = true;
																											if (valid25) {
																												if (data46.environments !== void 0) {
																													let data48 = data46.environments;
																													const _errs103 = errors;
																													if (errors === _errs103) {
																														if (Array.isArray(data48)) {
																															const len11 = data48.length;
																															for (let i11 = 0; i11 < len11; i11++) {
																																const _errs105 = errors;
																																if (typeof data48[i11] !== "string") {
																																	validate10.errors = [{
																																		instancePath: instancePath + "/provedInvariants/" + i10 + "/environments/" + i11,
																																		schemaPath: "#/definitions/ProvedInvariant/properties/environments/items/type",
																																		keyword: "type",
																																		params: { type: "string" }
																																	}];
																																	return false;
																																}
																																if (!(_errs105 === errors)) break;
																															}
																														} else {
																															validate10.errors = [{
																																instancePath: instancePath + "/provedInvariants/" + i10 + "/environments",
																																schemaPath: "#/definitions/ProvedInvariant/properties/environments/type",
																																keyword: "type",
																																params: { type: "array" }
																															}];
																															return false;
																														}
																													}
																													var valid25 = _errs103 === errors;
																												} else var valid25 = true;
																											}
																										}
																									}
																								} else {
																									validate10.errors = [{
																										instancePath: instancePath + "/provedInvariants/" + i10,
																										schemaPath: "#/definitions/ProvedInvariant/type",
																										keyword: "type",
																										params: { type: "object" }
																									}];
																									return false;
																								}
																							}
																							if (!(_errs97 === errors)) break;
																						}
																					} else {
																						validate10.errors = [{
																							instancePath: instancePath + "/provedInvariants",
																							schemaPath: "#/properties/provedInvariants/type",
																							keyword: "type",
																							params: { type: "array" }
																						}];
																						return false;
																					}
																				}
																				var valid0 = _errs95 === errors;
																			} else var valid0 = true;
																			if (valid0) {
																				if (data.egressGraphs !== void 0) {
																					let data50 = data.egressGraphs;
																					const _errs107 = errors;
																					if (errors === _errs107) {
																						if (Array.isArray(data50)) {
																							const len12 = data50.length;
																							for (let i12 = 0; i12 < len12; i12++) {
																								const _errs109 = errors;
																								if (!validate23(data50[i12], {
																									instancePath: instancePath + "/egressGraphs/" + i12,
																									parentData: data50,
																									parentDataProperty: i12,
																									rootData
																								})) {
																									vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
																									errors = vErrors.length;
																								}
																								if (!(_errs109 === errors)) break;
																							}
																						} else {
																							validate10.errors = [{
																								instancePath: instancePath + "/egressGraphs",
																								schemaPath: "#/properties/egressGraphs/type",
																								keyword: "type",
																								params: { type: "array" }
																							}];
																							return false;
																						}
																					}
																					var valid0 = _errs107 === errors;
																				} else var valid0 = true;
																				if (valid0) {
																					if (data.deletions !== void 0) {
																						let data52 = data.deletions;
																						const _errs110 = errors;
																						if (errors === _errs110) {
																							if (Array.isArray(data52)) {
																								const len13 = data52.length;
																								for (let i13 = 0; i13 < len13; i13++) {
																									const _errs112 = errors;
																									if (!validate25(data52[i13], {
																										instancePath: instancePath + "/deletions/" + i13,
																										parentData: data52,
																										parentDataProperty: i13,
																										rootData
																									})) {
																										vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
																										errors = vErrors.length;
																									}
																									if (!(_errs112 === errors)) break;
																								}
																							} else {
																								validate10.errors = [{
																									instancePath: instancePath + "/deletions",
																									schemaPath: "#/properties/deletions/type",
																									keyword: "type",
																									params: { type: "array" }
																								}];
																								return false;
																							}
																						}
																						var valid0 = _errs110 === errors;
																					} else var valid0 = true;
																					if (valid0) {
																						if (data.findings !== void 0) {
																							let data54 = data.findings;
																							const _errs113 = errors;
																							if (errors === _errs113) {
																								if (Array.isArray(data54)) {
																									const len14 = data54.length;
																									for (let i14 = 0; i14 < len14; i14++) {
																										const _errs115 = errors;
																										if (!validate27(data54[i14], {
																											instancePath: instancePath + "/findings/" + i14,
																											parentData: data54,
																											parentDataProperty: i14,
																											rootData
																										})) {
																											vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
																											errors = vErrors.length;
																										}
																										if (!(_errs115 === errors)) break;
																									}
																								} else {
																									validate10.errors = [{
																										instancePath: instancePath + "/findings",
																										schemaPath: "#/properties/findings/type",
																										keyword: "type",
																										params: { type: "array" }
																									}];
																									return false;
																								}
																							}
																							var valid0 = _errs113 === errors;
																						} else var valid0 = true;
																						if (valid0) {
																							if (data.changes !== void 0) {
																								let data56 = data.changes;
																								const _errs116 = errors;
																								if (errors === _errs116) {
																									if (Array.isArray(data56)) {
																										const len15 = data56.length;
																										for (let i15 = 0; i15 < len15; i15++) {
																											const _errs118 = errors;
																											if (!validate36(data56[i15], {
																												instancePath: instancePath + "/changes/" + i15,
																												parentData: data56,
																												parentDataProperty: i15,
																												rootData
																											})) {
																												vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
																												errors = vErrors.length;
																											}
																											if (!(_errs118 === errors)) break;
																										}
																									} else {
																										validate10.errors = [{
																											instancePath: instancePath + "/changes",
																											schemaPath: "#/properties/changes/type",
																											keyword: "type",
																											params: { type: "array" }
																										}];
																										return false;
																									}
																								}
																								var valid0 = _errs116 === errors;
																							} else var valid0 = true;
																							if (valid0) {
																								if (data.checkChanges !== void 0) {
																									let data58 = data.checkChanges;
																									const _errs119 = errors;
																									if (errors === _errs119) {
																										if (Array.isArray(data58)) {
																											const len16 = data58.length;
																											for (let i16 = 0; i16 < len16; i16++) {
																												const _errs121 = errors;
																												if (!validate40(data58[i16], {
																													instancePath: instancePath + "/checkChanges/" + i16,
																													parentData: data58,
																													parentDataProperty: i16,
																													rootData
																												})) {
																													vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
																													errors = vErrors.length;
																												}
																												if (!(_errs121 === errors)) break;
																											}
																										} else {
																											validate10.errors = [{
																												instancePath: instancePath + "/checkChanges",
																												schemaPath: "#/properties/checkChanges/type",
																												keyword: "type",
																												params: { type: "array" }
																											}];
																											return false;
																										}
																									}
																									var valid0 = _errs119 === errors;
																								} else var valid0 = true;
																								if (valid0) {
																									if (data.customRules !== void 0) {
																										let data60 = data.customRules;
																										const _errs122 = errors;
																										if (errors === _errs122) {
																											if (Array.isArray(data60)) {
																												const len17 = data60.length;
																												for (let i17 = 0; i17 < len17; i17++) {
																													const _errs124 = errors;
																													if (!validate42(data60[i17], {
																														instancePath: instancePath + "/customRules/" + i17,
																														parentData: data60,
																														parentDataProperty: i17,
																														rootData
																													})) {
																														vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
																														errors = vErrors.length;
																													}
																													if (!(_errs124 === errors)) break;
																												}
																											} else {
																												validate10.errors = [{
																													instancePath: instancePath + "/customRules",
																													schemaPath: "#/properties/customRules/type",
																													keyword: "type",
																													params: { type: "array" }
																												}];
																												return false;
																											}
																										}
																										var valid0 = _errs122 === errors;
																									} else var valid0 = true;
																									if (valid0) {
																										if (data.noLongerChecked !== void 0) {
																											let data62 = data.noLongerChecked;
																											const _errs125 = errors;
																											if (errors === _errs125) {
																												if (Array.isArray(data62)) {
																													const len18 = data62.length;
																													for (let i18 = 0; i18 < len18; i18++) {
																														const _errs127 = errors;
																														if (!validate44(data62[i18], {
																															instancePath: instancePath + "/noLongerChecked/" + i18,
																															parentData: data62,
																															parentDataProperty: i18,
																															rootData
																														})) {
																															vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
																															errors = vErrors.length;
																														}
																														if (!(_errs127 === errors)) break;
																													}
																												} else {
																													validate10.errors = [{
																														instancePath: instancePath + "/noLongerChecked",
																														schemaPath: "#/properties/noLongerChecked/type",
																														keyword: "type",
																														params: { type: "array" }
																													}];
																													return false;
																												}
																											}
																											var valid0 = _errs125 === errors;
																										} else var valid0 = true;
																										if (valid0) {
																											if (data.newlyChecked !== void 0) {
																												let data64 = data.newlyChecked;
																												const _errs128 = errors;
																												if (errors === _errs128) {
																													if (Array.isArray(data64)) {
																														const len19 = data64.length;
																														for (let i19 = 0; i19 < len19; i19++) {
																															const _errs130 = errors;
																															if (!validate46(data64[i19], {
																																instancePath: instancePath + "/newlyChecked/" + i19,
																																parentData: data64,
																																parentDataProperty: i19,
																																rootData
																															})) {
																																vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
																																errors = vErrors.length;
																															}
																															if (!(_errs130 === errors)) break;
																														}
																													} else {
																														validate10.errors = [{
																															instancePath: instancePath + "/newlyChecked",
																															schemaPath: "#/properties/newlyChecked/type",
																															keyword: "type",
																															params: { type: "array" }
																														}];
																														return false;
																													}
																												}
																												var valid0 = _errs128 === errors;
																											} else var valid0 = true;
																											if (valid0) {
																												if (data.skipped !== void 0) {
																													let data66 = data.skipped;
																													const _errs131 = errors;
																													if (errors === _errs131) {
																														if (Array.isArray(data66)) {
																															const len20 = data66.length;
																															for (let i20 = 0; i20 < len20; i20++) {
																																const _errs133 = errors;
																																if (!validate48(data66[i20], {
																																	instancePath: instancePath + "/skipped/" + i20,
																																	parentData: data66,
																																	parentDataProperty: i20,
																																	rootData
																																})) {
																																	vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
																																	errors = vErrors.length;
																																}
																																if (!(_errs133 === errors)) break;
																															}
																														} else {
																															validate10.errors = [{
																																instancePath: instancePath + "/skipped",
																																schemaPath: "#/properties/skipped/type",
																																keyword: "type",
																																params: { type: "array" }
																															}];
																															return false;
																														}
																													}
																													var valid0 = _errs131 === errors;
																												} else var valid0 = true;
																											}
																										}
																									}
																								}
																							}
																						}
																					}
																				}
																			}
																		}
																	}
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate10.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate10.errors = vErrors;
	return errors === 0;
}

// src/host/report-artifact.ts
const maxBytes = 67108864;
function readReportArtifact(path) {
	const data = parse(textOf(path), path);
	if (!accepts_report_default(data)) throw new UsageError(`\`${path}\` is not a report of this version of meshgate: both workflows must use the same commit of the action`);
	return withoutAddresses(data);
}
function textOf(path) {
	const status = lstatSync(path, { throwIfNoEntry: false });
	if (!status?.isFile()) throw new UsageError(`\`${path}\` is not a file: the first workflow wrote no report`);
	if (status.size > maxBytes) throw new UsageError(`\`${path}\` is larger than ${maxBytes} bytes`);
	return readFileSync$1(path, "utf8");
}
function parse(text, path) {
	try {
		return JSON.parse(text);
	} catch {
		throw new UsageError(`\`${path}\` is not JSON`);
	}
}
function withoutAddresses(report) {
	return {
		...report,
		head: null,
		base: isCommit(report.base) ? report.base : null,
		findings: report.findings.map(withoutUrl)
	};
}
function withoutUrl(finding) {
	const { url: _, ...withoutAddress } = finding;
	return withoutAddress;
}
function isCommit(sha) {
	return sha !== null && /^[\da-f]{40}$/.test(sha);
}

// src/action/publish-report.ts
async function publishReport(event, inputs, gate, env) {
	const run = readWorkflowRun(env);
	const path = inputs["publish-report"];
	const report = readReportArtifact(path);
	const github = await openGithub({
		token: inputs["github-token"],
		apiUrl: event.apiUrl,
		repository: event.repository
	});
	const pullEvent = await eventOfRun(event, run, github);
	const outputs = outputsOf(report, verdict(report, gate), path);
	if (!pullEvent) return outputs;
	const context = {
		inputs,
		event: pullEvent,
		github,
		gate,
		env,
		print: () => void 0
	};
	const comment = await publish$1(reportWithPageLines(report), context);
	return {
		...outputs,
		...commentOutputs(comment)
	};
}
async function eventOfRun(event, run, github) {
	if (!run.event.startsWith("pull_request")) throw new UsageError(`the other run was started by \`${run.event}\`, not by a pull request`);
	const [pull, ...others] = await pullsOfRun(github, run);
	const commit = run.headSha.slice(0, 7);
	if (!pull || others.length > 0) {
		notice(pull ? `no comment: several pull requests have ${commit} as head` : `no comment: no open pull request has ${commit} as head any more; a later run comments`);
		return null;
	}
	return {
		...event,
		name: run.event,
		headSha: run.headSha,
		base: pull.baseSha,
		pull,
		run: `${run.id}.${run.attempt}`,
		runUrl: `${event.serverUrl}/${event.repository}/actions/runs/${run.id}`
	};
}

// src/host/github/pull-files.ts
async function pullPatches(github, pull) {
	const { octokit, repository } = github;
	const page = {
		...repository,
		pull_number: pull,
		per_page: 100
	};
	const files = await octokit.paginate(octokit.rest.pulls.listFiles, page);
	return new Map(files.flatMap(({ filename, patch }) => patch === void 0 ? [] : [[filename, patch]]));
}

// src/host/github/review-threads.ts
async function ownThreads({ octokit, repository }, pull) {
	const threads = [];
	let after = null;
	do {
		const { nodes, pageInfo } = (await octokit.graphql(threadsQuery, {
			...repository,
			pull,
			after
		})).repository.pullRequest.reviewThreads;
		threads.push(...nodes.flatMap(ownThread));
		after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
	} while (after !== null);
	return threads;
}
const threadsQuery = `query ($owner: String!, $repo: String!, $pull: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $pull) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved isOutdated comments(first: 1) { nodes { id viewerDidAuthor body } } }
      }
    }
  }
}`;
function ownThread({ id, isResolved, isOutdated, comments: { nodes } }) {
	const [first] = nodes;
	return first?.viewerDidAuthor ? [{
		id,
		isResolved,
		isOutdated,
		comment: first.id,
		body: first.body
	}] : [];
}
async function resolveThread(github, { id, comment }) {
	return await mutate(github, resolveMutation, id) || mutate(github, minimizeMutation, comment);
}
const resolveMutation = `mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { id } } }`;
const minimizeMutation = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }`;
async function mutate({ octokit }, mutation, id) {
	try {
		await octokit.graphql(mutation, { id });
		return true;
	} catch (error) {
		if (isOutage(error)) throw error;
		return false;
	}
}

// src/host/github/review.ts
async function publishReview(github, review) {
	try {
		return await publish(github, review);
	} catch (error) {
		const { status, message = "" } = error;
		if (status === void 0 && !isGraphqlError(error)) throw error;
		return {
			status: (status === 403 || status === 404) && !isRateLimit(error) ? "denied" : "failed",
			reason: message
		};
	}
}
async function publish(github, review) {
	const threads = (await ownThreads(github, review.pull)).flatMap((thread) => {
		const id = markedId(thread.body, review.key);
		return id === null ? [] : [{
			...thread,
			commentId: id
		}];
	});
	const current = new Set(threads.filter(({ isOutdated }) => !isOutdated).map(({ commentId }) => commentId));
	const fresh = review.comments.filter(({ id }) => !current.has(id));
	if (fresh.length > 0) await post(github, review, fresh);
	const wanted = new Set(review.comments.map(({ id }) => id));
	const stale = threads.filter(({ isResolved, isOutdated, commentId }) => !isResolved && (isOutdated || !wanted.has(commentId)));
	return {
		status: "done",
		posted: fresh.length,
		resolved: await resolveAll(github, stale)
	};
}
async function resolveAll(github, threads) {
	let resolved = 0;
	for (const thread of threads) if (await resolveThread(github, thread)) resolved++;
	return resolved;
}
async function post({ octokit, repository }, { pull, commit, key, bodyFor }, comments) {
	await octokit.rest.pulls.createReview({
		...repository,
		pull_number: pull,
		commit_id: commit,
		event: "COMMENT",
		body: bodyFor(comments.length),
		comments: comments.map(({ file, firstLine, lastLine, body, id }) => ({
			path: file,
			line: lastLine,
			side: "RIGHT",
			...firstLine < lastLine && {
				start_line: firstLine,
				start_side: "RIGHT"
			},
			body: `${markerOf(key, id)}\n${body}`
		}))
	});
}
function markerOf(key, id) {
	return `<!-- meshgate-suggestion:${key} id=${id} -->`;
}
function markedId(body, key) {
	const [, commentKey, id] = /^<!-- meshgate-suggestion:([\w.-]+) id=([\da-f]+) -->/.exec(body) ?? [];
	return commentKey === key ? id : null;
}
function isGraphqlError(error) {
	return error.name === "GraphqlResponseError";
}

// src/report/suggestions/page-hunks.ts
function pageHunks(patch) {
	const hunks = [];
	for (const line of patch.split("\n")) {
		const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
		if (start !== void 0) hunks.push({
			start: Number(start),
			lines: []
		});
		else if (line.startsWith(" ") || line.startsWith("+")) hunks.at(-1)?.lines.push(line.slice(1));
	}
	return hunks;
}
function linesInHunk(hunks, first, last) {
	const hunk = hunks.find(({ start, lines }) => start <= first && last < start + lines.length);
	return hunk?.lines.slice(first - hunk.start, last - hunk.start + 1);
}

// src/report/suggestions/replacement.ts
function replacementOf({ edits, diff }) {
	const [file, ...otherFiles] = new Set(edits.map((edit) => edit.file));
	const [head = "", ...lines] = diff.replace(/\n$/, "").split("\n");
	const [, start, count = "1"] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(head) ?? [];
	if (file === void 0 || otherFiles.length > 0 || start === void 0) return void 0;
	const removed = withSign(lines, "-");
	const added = withSign(lines, "+");
	if (!(removed.length + added.length === lines.length && removed.length === Number(count)) || added.length === 0 || Number(start) === 0) return void 0;
	const firstLine = Number(start);
	return {
		file,
		firstLine,
		lastLine: firstLine + Math.max(1, removed.length) - 1,
		removed,
		added
	};
}
function withSign(lines, sign) {
	return lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
}

// src/report/suggestions/suggestions.ts
const maxSuggestions = 30;
function suggestions({ findings }, options) {
	const shown = findings.filter(({ status, fix, waiver }) => status !== "fixed" && !waiver?.isEffective && fix && (options.suggest === "all" || fix.safety === "safe")).filter((finding) => finding.status === "new" || blocks(finding, options.gate));
	return [...new Map(sortFindings(shown).flatMap((finding) => {
		const suggestion = suggestionOf(finding, finding.fix, options);
		return suggestion ? [[suggestion.id, suggestion]] : [];
	})).values()].slice(0, maxSuggestions);
}
function suggestionOf(finding, fix, options) {
	const replacement = replacementOf(fix);
	if (!replacement) return void 0;
	const { file, firstLine, lastLine } = replacement;
	const pageLines = linesInHunk(options.hunksOf(file), firstLine, lastLine);
	const text = pageLines && textFor(replacement, pageLines, finding);
	if (!pageLines || text === void 0 || !isPlain(text)) return void 0;
	return {
		file,
		firstLine,
		lastLine,
		id: hashOf([
			file,
			fix.title,
			...pageLines,
			"",
			text
		]),
		body: bodyOf(finding, fix, text, options)
	};
}
function textFor({ file, firstLine, removed, added }, pageLines, { excerpt, at }) {
	if (removed.length > 0) return removed.join("\n") === pageLines.join("\n") ? added.join("\n") : void 0;
	const [anchor] = pageLines;
	return (at.file === file ? excerpt?.lines[firstLine - excerpt.firstLine] : void 0) === anchor ? [anchor, ...added].join("\n") : void 0;
}
function isPlain(text) {
	return text !== "" && visible(text) === text && !text.includes("<!--") && !/[\r\n]$/.test(text);
}
function bodyOf(finding, fix, text, { docsUrl }) {
	const { severity, confidence, message, rule, url } = finding;
	const noun = severity === "info" ? "note" : severity;
	const also = fix.also.slice(0, maxEffects).map((effect) => `- it also ${plainMarkdown(effectWords(effect))}\n`);
	const hidden = fix.also.length - also.length;
	return [
		`**${confidence === "likely" ? `likely ${noun}` : noun}**: ${prose(message)} ([${plainMarkdown(rule)}](${ruleUrl(rule, docsUrl, url)}))`,
		fence(text, "suggestion"),
		`Tested: ${plainMarkdown(clamp(fix.title, 200))}. It removes the finding and causes no other.${fix.safety === "safe" ? "" : " It changes what the mesh does, so decide whether it is meant."}`,
		`${also.join("")}${hidden > 0 ? `- … and ${hidden} more\n` : ""}`
	].filter((part) => part !== "").join("\n\n");
}
const maxEffects = 5;
function hashOf(parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

// src/action/suggest.ts
async function suggestFixes(report, context) {
	const { github, event, inputs } = context;
	if (!github || !event.pull || inputs.suggestions === "none") return;
	try {
		explain(await review(report, github, context, event.pull.number, inputs.suggestions), event.pull.number);
	} catch (error) {
		warning(`no suggestions on #${event.pull.number}: ${inert(error.message)}`);
	}
}
async function review(report, github, { gate, event, inputs }, pull, choice) {
	const patches = report.findings.some(({ fix }) => fix && (choice === "all" || fix.safety === "safe")) ? await pullPatches(github, pull) : /* @__PURE__ */ new Map();
	const comments = suggestions(report, {
		gate,
		docsUrl,
		suggest: choice,
		hunksOf: (file) => pageHunks(patches.get(file) ?? "")
	});
	return publishReview(github, {
		pull,
		commit: event.headSha,
		key: inputs["comment-key"],
		comments: comments.map(({ body, ...place }) => ({
			...place,
			body: body.replaceAll(inputs["github-token"], "***")
		})),
		bodyFor: (number) => `${count(number, "suggestion")} of meshgate. Each was tested: it removes its finding and causes no other.`
	});
}
function explain(result, pull) {
	if (result.status === "denied") notice(`no suggestions on #${pull}: the token may not review (${inert(result.reason)}); they need \`pull-requests: write\`. The comment and the job summary list the fixes.`);
	if (result.status === "failed") warning(`no suggestions on #${pull}: ${inert(result.reason)}`);
}
function inert(text) {
	return visible(withoutCredentials(text));
}

// src/action/report-file.ts
function writeReport(report, inputs, env) {
	const path = reportPath(inputs, env);
	replaceFile(path, json(report));
	return path;
}
function writeReports({ report, page }, { reports }, env, options) {
	for (const { format, path } of reports) replaceFile(pathInWorkspace("reports", path, env), formatReport(hasLinks(format) ? page : report, format, options));
}
function reportPath(inputs, env) {
	const requested = inputs["report-path"];
	if (requested !== "") return pathInWorkspace("report-path", requested, env);
	return join(env["RUNNER_TEMP"] ?? workspaceOf(env), `meshgate-${inputs["comment-key"]}.json`);
}
function pathInWorkspace(input, requested, env) {
	const workspace = workspaceOf(env);
	const path = resolve(workspace, requested);
	mkdirSync(dirname(path), { recursive: true });
	const folder = realpathSync(dirname(path));
	if (pathInside(workspace, path) !== void 0 && pathInside(realpathSync(workspace), folder) === void 0) throw new UsageError(`input \`${input}\` is \`${requested}\`, which a symbolic link leads out of the workspace`);
	return join(folder, basename(path));
}
function workspaceOf(env) {
	return env["GITHUB_WORKSPACE"] ?? ".";
}

// src/host/github/labels.ts
function labelsOfCommit({ action, label, pull_request: pull }) {
	if (action === "labeled") return label ? [label.name] : [];
	return action === "opened" ? pullLabels(pull) : [];
}
function pullLabels(pull) {
	return pull?.labels?.map(({ name }) => name) ?? [];
}

// src/host/github/event-commits.ts
function commitsOfEvent(event, payload, repository) {
	return readersByEvent[event]?.(payload, repository) ?? noCommits;
}
const noCommits = {};
const readersByEvent = {
	pull_request: ({ pull_request: pull }) => pullCommits(pull),
	pull_request_target: ({ pull_request: pull }) => ({
		...pullCommits(pull),
		...pull && { subject: {
			name: `pull request #${pull.number}`,
			sha: pull.head.sha
		} }
	}),
	pull_request_review: ({ pull_request: pull }) => pullCommits(pull),
	pull_request_review_comment: ({ pull_request: pull }) => pullCommits(pull),
	issue_comment: ({ issue }) => issue?.pull_request ? { subject: {
		name: `pull request #${issue.number}`,
		sha: null
	} } : noCommits,
	merge_group: ({ merge_group: group }) => group ? {
		headSha: group.head_sha,
		base: group.base_sha
	} : noCommits,
	push: ({ before: beforeSha = noCommit, after: afterSha = noCommit }) => ({
		...afterSha !== noCommit && { headSha: afterSha },
		...beforeSha !== noCommit && { base: beforeSha }
	}),
	workflow_run: ({ workflow_run: run, repository: { default_branch: main } = {} }, repository) => {
		return main !== void 0 && run?.head_branch === main && !isForPull(run) ? noCommits : runCommits(run, repository);
	},
	check_run: ({ check_run: run }, repository) => runCommits(run, repository),
	check_suite: ({ check_suite: run }, repository) => runCommits(run, repository),
	status: ({ sha }) => sha ? {
		headSha: sha,
		subject: commitSubject(sha)
	} : noCommits
};
function isForPull({ event = "", pull_requests: pulls = [] }) {
	return event.startsWith("pull_request") || pulls.length > 0;
}
function runCommits(run, repository) {
	if (!run) return noCommits;
	const pulls = run.pull_requests?.filter(({ base }) => isRepository(base.repo, repository)) ?? [];
	const pull = pulls.length === 1 ? pulls[0] : void 0;
	const subject = pull ? {
		name: `pull request #${pull.number}`,
		sha: pull.head.sha
	} : commitSubject(run.head_sha);
	return {
		headSha: run.head_sha,
		...pullCommits(pull),
		subject
	};
}
function commitSubject(sha) {
	return {
		name: `commit ${sha.slice(0, 7)}`,
		sha
	};
}
const noCommit = "0".repeat(40);
function pullCommits(pull) {
	if (!pull) return noCommits;
	const { number, head, base } = pull;
	return {
		headSha: head.sha,
		base: base.sha,
		pull: {
			number,
			headSha: head.sha,
			baseSha: base.sha,
			baseRef: base.ref,
			labels: pullLabels(pull)
		}
	};
}
function isRepository(repo, repository) {
	return repo?.full_name === repository || repo?.url?.endsWith(`/repos/${repository}`) === true;
}

// src/host/github/event.ts
function readEvent(env) {
	const path = requiredVariable(env, "GITHUB_EVENT_PATH");
	return describeEvent(env, JSON.parse(readFileSync$1(path, "utf8")));
}
function describeEvent(env, payload) {
	const name = requiredVariable(env, "GITHUB_EVENT_NAME");
	const repository = requiredVariable(env, "GITHUB_REPOSITORY");
	const serverUrl = env["GITHUB_SERVER_URL"] || "https://github.com";
	const runId = requiredVariable(env, "GITHUB_RUN_ID");
	const commits = commitsOfEvent(name, payload, repository);
	return {
		name,
		repository,
		headSha: commits.headSha ?? requiredVariable(env, "GITHUB_SHA"),
		base: commits.base ?? null,
		pull: commits.pull ?? null,
		checksOutDefaultBranch: commits.subject !== void 0,
		...commits.subject && { subject: commits.subject },
		labelsOfCommit: labelsOfCommit(payload),
		isOfDefaultBranch: isDefaultBranchPush(name, payload),
		defaultBranch: payload.repository?.default_branch ?? null,
		run: `${runId}.${env["GITHUB_RUN_ATTEMPT"] || "1"}`,
		runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
		serverUrl,
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com"
	};
}
function isDefaultBranchPush(event, { ref, repository }) {
	return event === "push" && ref !== void 0 && ref === `refs/heads/${repository?.default_branch}`;
}
function requiredVariable(env, name) {
	const value = env[name];
	if (!value) throw new UsageError(`\`${name}\` is not set: this runs as a step of a GitHub workflow`);
	return value;
}

// src/action.ts
const engine = {
	worker: new URL("./worker.js", import.meta.url),
	wasm: new URL("./engine.wasm", import.meta.url)
};
const engineDigest = new URL("./engine.sha256", import.meta.url);
const processWorker = new URL("./process-worker.js", import.meta.url);
try {
	const maskKey = takeMaskKey();
	await main(takeInputs(), maskKey);
} catch (error) {
	setOutputs(errorOutputs);
	setFailed(visible(errorText(error)));
}
async function main(inputs, maskKey) {
	const event = readEvent(process.env);
	const gate = gateOf(inputs);
	if (inputs["publish-report"] !== "") return setOutputs(await publishReport(event, inputs, gate, process.env));
	const github = await clientFor(event, inputs);
	const env = process.env;
	const files = {
		engine,
		engineDigest,
		processWorker
	};
	const request = {
		inputs,
		event,
		github,
		env,
		version: version$1,
		...files,
		maskKey
	};
	if (inputs.shard) return finishShard(inputs.shard, await checkShard(request, inputs.shard));
	await publishResult(await checkPullRequest(request), request, gate);
}
async function publishResult(result, request, gate) {
	const { inputs, event, github } = request;
	const { report, fetched } = result;
	const { report: page, changedLines } = pageResult(result);
	const context = {
		inputs,
		event,
		github,
		gate,
		env: process.env,
		print,
		...changedLines && { changedLines },
		...fetched && { fetched }
	};
	const outcome = verdict(report, gate);
	const stale = staleLabelNotice(report, event, inputs);
	if (stale !== null) notice(stale);
	const reports = {
		report: addPageLines(report, page),
		page
	};
	setOutputs(outputsOf(report, outcome, writeReport(reports.report, inputs, process.env)));
	const links = pageOptions(report, context);
	writeReports(reports, inputs, process.env, {
		gate,
		rules: await rulesFor(inputs),
		links
	});
	const { errorSlotsFull } = show(page, context);
	if (outcome.failed) fail(outcome.line, errorSlotsFull);
	setOutputs(commentOutputs(await publish$1(page, context)));
	await suggestFixes(page, context);
}
function finishShard(shard, summary) {
	const unaffected = `shard ${shardText(shard)}: the change touches nothing that is rendered or checked`;
	notice(summary ? shardLine(summary) : unaffected);
	setOutputs(shardOutputs);
}
async function rulesFor({ reports }) {
	return reports.some(({ format }) => describesRules(format)) ? (await import("./chunks/rules2.js")).rules : [];
}
function gateOf(inputs) {
	return {
		failOn: inputs["fail-on"],
		minConfidence: inputs["min-confidence"],
		onlyNew: inputs["only-new"],
		strict: inputs.strict,
		failOnDiff: inputs["fail-on-diff"]
	};
}
function takeInputs() {
	const inputs = readInputs(process.env);
	const token = inputs["github-token"];
	delete process.env["INPUT_GITHUB-TOKEN"];
	delete process.env["INPUT_CACHE-PRIVATE-KEY"];
	if (token !== "") for (const secret of [token, basicCredentials(token)]) setSecret(secret);
	return inputs;
}
function takeMaskKey() {
	const key = readMaskKey(process.env);
	delete process.env[maskKeyVariable];
	if (key !== null) setSecret(key);
	return key;
}
function setOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
function fail(line, errorSlotsFull) {
	if (!errorSlotsFull) return setFailed(`meshgate: ${line}`);
	print(`meshgate: ${line}\n`);
	process.exitCode = 1;
}
function print(text) {
	process.stdout.write(text);
}

export {  };