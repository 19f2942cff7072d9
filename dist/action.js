import { r as __toESM } from "./chunks/rolldown-runtime.js";
import { n as require_tunnel, t as require_undici } from "./chunks/undici.js";
import { u as UsageError } from "./chunks/namespace.js";
import { n as startEngine, t as version$1 } from "./chunks/package.js";
import { a as openGit, i as gitTimeout, n as GitTimeout, o as unlessGitFails, t as GitError } from "./chunks/git.js";
import { S as parents, a as openFolder, b as commitOf, i as openCommit, r as openBase, x as fetchedCommit } from "./chunks/values-bound.js";
import { d as openRun, f as openConfig, i as sequenceDifferences, l as setRunFlags, n as run, t as unaffectedReport, u as startBudget } from "./chunks/unaffected-report.js";
import { _ as annotations, a as workflowCommands, c as minus, d as effectWords, g as docsUrl, h as verdict, i as reportFormats, l as sizeOf, m as blocks, n as listsExisting, o as text$1, p as ruleUrl, r as parseReportFile, s as page, t as formatReport, u as json, v as sortFindings } from "./chunks/formats.js";
import { l as parseSeconds } from "./chunks/text-checks.js";
import { c as parseIstioVersion } from "./chunks/unfilled.js";
import { l as coverageText } from "./chunks/text-missing.js";
import { E as fence, F as prose, P as plainMarkdown, R as visible, S as clamp, y as count } from "./chunks/mask.js";
import { n as withoutCredentials, t as errorText } from "./chunks/error-text.js";
import { r as rules } from "./chunks/find-rule.js";
import * as os$1 from "os";
import os, { EOL } from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { constants, promises } from "fs";
import * as path from "path";
import * as events from "events";
import { createHash, randomUUID } from "node:crypto";
import * as child from "child_process";
import { setTimeout as setTimeout$1 } from "timers";
import { mkdirSync, readFileSync as readFileSync$1, realpathSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { setTimeout as setTimeout$2 } from "node:timers/promises";

// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
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
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
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
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
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
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter$6(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter$6(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
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
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
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
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
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
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
const IS_WINDOWS$1 = process.platform === "win32";
const READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
	return __awaiter$5(this, void 0, void 0, function* () {
		try {
			yield stat(fsPath);
		} catch (err) {
			if (err.code === "ENOENT") return false;
			throw err;
		}
		return true;
	});
}
/**
* On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
* \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
*/
function isRooted(p) {
	p = normalizeSeparators(p);
	if (!p) throw new Error("isRooted() parameter \"p\" cannot be empty");
	if (IS_WINDOWS$1) return p.startsWith("\\") || /^[A-Z]:/i.test(p);
	return p.startsWith("/");
}
/**
* Best effort attempt to determine whether a file exists and is executable.
* @param filePath    file path to check
* @param extensions  additional file extensions to try
* @return if file exists and is executable, returns the file path. otherwise empty string.
*/
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter$5(this, void 0, void 0, function* () {
		let stats = void 0;
		try {
			stats = yield stat(filePath);
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
				stats = yield stat(filePath);
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
/**
* Returns path of a tool had the tool actually been invoked.  Resolves via paths.
* If you check and the tool does not exist, it will throw.
*
* @param     tool              name of the tool
* @param     check             whether to check if tool exists
* @returns   Promise<string>   path to tool
*/
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
/**
* Returns a list of all occurrences of the given tool on the system path.
*
* @returns   Promise<string[]>  the paths of the tool
*/
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
	/**
	* Exec a tool.
	* Output will be streamed to the live console.
	* Returns promise with return code
	*
	* @param     tool     path to tool to exec
	* @param     options  optional exec options.  See ExecOptions
	* @returns   number
	*/
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
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os$1.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Sets the action status to failed.
* When the action exits it will be with an exit code of 1
* @param message add error issue message
*/
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a notice issue
* @param message notice issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}

// src/action/approval.ts
/** Why changes that weaken the check are approved, as a half sentence; `null` if they are not. */
function approvalOf(event, inputs) {
	const label = inputs["approve-label"];
	if (inputs["approve-weakening"]) return "approved by `approve-weakening` in the workflow";
	if (label !== "" && event.labelsOfCommit.includes(label)) return `approved by the label \`${label}\``;
	if (event.name === "merge_group") return "decided in its pull request, before the merge queue";
	return event.isOfDefaultBranch ? "merged already" : null;
}
/**
* A notice if the label that approves is there but does not count, since nobody knows that it was set for this commit;
* `null` if nothing waits for it.
*/
function staleLabelNotice({ findings }, { pull, labelsOfCommit }, inputs) {
	const label = inputs["approve-label"];
	if (!pull?.labels.includes(label) || labelsOfCommit.includes(label)) return null;
	if (!findings.some(({ rule, waiver }) => rule === "meshgate/config-weakens" && !waiver)) return null;
	return `the label \`${label}\` approves nothing in this run: it may have been set before the last push. Take it off and set it again, and let the workflow run on \`labeled\``;
}

// src/host/github/base.ts
/**
* The commit that an event compares HEAD with, fetched if the clone lacks it; `null` if the event names none.
* For GitHub's merge commit of a pull request it is the first parent, so that the difference is what merging changes.
* For the branch of a pull request it is the merge base: compared with the tip of the base branch, changes of others
* would look like changes of this pull request. Events of pushes and merge groups name their base.
* Throws `GitError` if the commit cannot be fetched and `UsageError` if it cannot be determined.
*/
async function eventBase(event, git, github) {
	const { pull, base } = event;
	if (base === null) return null;
	if (!pull) return fetchedCommit(git, base);
	const [first, second] = parents(git, "HEAD");
	if (first !== void 0 && second === pull.headSha) return fetchedCommit(git, first);
	return fetchedCommit(git, localMergeBase(git, pull) ?? await askMergeBase(github, pull));
}
/** The merge base in the clone; `undefined` for a shallow clone, which may lack it and then gives an older commit. */
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
	if (!github) throw unknownBase("there is no `github-token` to ask GitHub for it with");
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
/**
* Environment variables that let Git fetch from one server with a token: nothing is written to disk or passed on a
* command line. The first, empty value removes a header that actions/checkout may have configured, since GitHub refuses
* a request with two of them.
*/
function gitCredentials(serverUrl, token) {
	if (token === "") return {};
	const name = `http.${serverUrl}/.extraheader`;
	return {
		GIT_CONFIG_COUNT: "2",
		GIT_CONFIG_KEY_0: name,
		GIT_CONFIG_VALUE_0: "",
		GIT_CONFIG_KEY_1: name,
		GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic(token)}`
	};
}
/** User and token as basic authentication sends them; as secret as the token. */
function basic(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}

// src/host/github/workflow-repository.ts
/**
* The repository of a workflow run: what its clone says, and the URL and the branches by the variables of GitHub Actions
* (https://docs.github.com/en/actions/reference/workflows-and-actions/variables).
*/
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

// src/run/changed-lines.ts
/**
* The lines that head changes, with the context lines that GitHub also shows. An added or renamed file counts as a
* whole. Each file is compared at the first call for it.
*/
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
	if (Math.max(baseData.length, headData.length) > maxBytes) return null;
	return changedRanges(linesOf(baseData), linesOf(headData));
}
const wholeFile = [{
	start: 1,
	end: Number.MAX_SAFE_INTEGER
}];
/** GitHub shows no diff of larger files either. */
const maxBytes = 2 ** 20;
function linesOf(data) {
	return new TextDecoder().decode(data).split("\n");
}
/** Context lines around a change in a diff. */
const context = 3;
/** The changed ranges of head with context; for removed lines only the context. */
function changedRanges(base, head) {
	return sequenceDifferences(base, head).map(({ headStart: afterStart, headEnd: afterEnd }) => ({
		start: Math.max(1, afterStart + 1 - context),
		end: Math.min(head.length, afterEnd + context)
	}));
}

// src/action/refuse-other-commit.ts
/**
* Throws `UsageError` if another commit is checked out than the event is about, since a verdict on it would be wrong.
* The commit itself and a commit that merges it are accepted. `eventSha` is GITHUB_SHA, the default of
* `actions/checkout`.
*/
function refuseOtherCommit(event, git, eventSha) {
	const head = git ? commitOf(git, "HEAD") : void 0;
	const commits = git ? [head, ...parents(git, "HEAD").slice(1)] : [];
	const { name, subject, pull } = event;
	if (subject) {
		if (!(subject.sha === null ? head !== void 0 && head !== eventSha : commits.includes(subject.sha))) throw wrongCommit(name, "the default branch", subject.name);
	}
	if (pull && head === pull.baseSha && head !== pull.headSha) throw wrongCommit(name, "the base branch", `pull request #${pull.number}`);
}
function wrongCommit(name, checkedOut, expected) {
	return new UsageError(`on \`${name}\` ${checkedOut} is checked out, not ${expected}: ${name === "pull_request" ? "leave out the `ref` of `actions/checkout`" : "run this on `pull_request`"}`);
}

// src/action/check.ts
/**
* Opens head and base of the event and runs. A change that touches nothing needs no engine. Throws `UsageError` if head
* or base cannot be opened.
*/
async function checkPullRequest(request) {
	const budget = startBudget(request.inputs["time-budget"]);
	const workspace = await openWorkspace(request, budget);
	const config = configFor(request, workspace);
	const unaffected = mayEndEarly(request) ? await endEarly(request, workspace, config) : null;
	if (unaffected) return { report: unaffected };
	const engine = startEngine(request.engine);
	try {
		return await checkWith(engine, request, {
			workspace,
			config,
			budget
		});
	} finally {
		await engine.close();
	}
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
		gitTimeoutMs
	});
	const git = openGit(workspace.root, env, gitTimeoutMs);
	refuseOtherCommit(event, git, request.env["GITHUB_SHA"]);
	const repository = () => workflowRepository(request.env, workspace.repository());
	return {
		...workspace,
		repository,
		...await openRequestedBase(request, git, workspace.charts)
	};
}
/**
* Whether the run may end early: only before a merge, since a run on a push records all findings of its branch, and not
* if a report lists the findings of base: code scanning would close their alerts.
*/
function mayEndEarly({ inputs, event }) {
	const isBeforeMerge = event.pull !== null || event.name === "merge_group";
	const listed = inputs.reports.some(({ format }) => listsExisting(format));
	return isBeforeMerge && inputs["only-new"] && !inputs.strict && !listed;
}
function endEarly({ inputs, version }, workspace, { configFile }) {
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
async function checkWith(engine, request, { workspace, config, budget }) {
	const { inputs } = request;
	setRunFlags();
	const input = openRun({
		workspace,
		engine,
		schemaWorker: request.schemaWorker,
		budget,
		options: {
			environments: inputs.environments,
			configFile: config.configFile,
			istioVersion: inputs["istio-version"],
			egressAllowlist: inputs["egress-allowlist"]
		},
		configSource: config.configSource,
		approval: approvalOf(request.event, inputs),
		version: request.version
	});
	return {
		report: await run(input),
		...workspace.base && { changedLines: changedLines(workspace.base, workspace.head) }
	};
}
/** The base, if the inputs or the event name one. */
async function openRequestedBase({ inputs, event, github }, git, charts) {
	if (!inputs.base && event.base === null) return {};
	if (!git) throw new UsageError("the workspace is no Git repository, so there is nothing to compare with: check it out with `actions/checkout`, and name its folder in `paths` if it is not the workspace itself");
	try {
		if (inputs.base) return openBase(git, inputs.base, charts);
		const baseCommit = await eventBase(event, git, github);
		return baseCommit === null ? {} : openCommit(git, baseCommit, charts);
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		throw new UsageError(`the commit to compare with could not be fetched (${error.message}): give the job \`permissions: contents: read\`, or \`actions/checkout\` a \`fetch-depth: 2\``);
	}
}

// src/host/github/retry.ts
/**
* Repeats requests that failed: rate limits for any method, server and network errors only for idempotent requests (a
* POST may have been executed although its answer was lost).
*
* Source of the waits: docs.github.com, "Best practices for using the REST API", handling rate limit errors.
*/
function retrying(limits) {
	let remaining = limits.waitMs;
	return async (isRepeatable, attempt) => {
		for (let tries = 1;; tries++) try {
			return await attempt();
		} catch (error) {
			const wait = waitBefore(error, isRepeatable, tries, limits.now());
			if (wait === void 0 || wait > remaining || tries === maxTries) throw error;
			remaining -= wait;
			await limits.sleep(wait);
		}
	};
}
/** Attempts of one request, including the first one. */
const maxTries = 3;
/** True for answers that report a rate limit; a 403 without its signs is a missing permission. */
function isRateLimit({ status, message = "", response }) {
	if (status === 429) return true;
	if (status !== 403) return false;
	const headers = response?.headers ?? {};
	return headers["retry-after"] !== void 0 || String(headers["x-ratelimit-remaining"]) === "0" || /rate limit/i.test(message);
}
/** True if the server or the network failed; the request may have been executed nevertheless. */
function isOutage({ status = 0 }) {
	return status >= 500;
}
function waitBefore(error, isRepeatable, tries, now) {
	if (isRateLimit(error)) return rateLimitWait(error, now);
	if (isOutage(error) && isRepeatable) return 1e3 * tries ** 2;
}
function rateLimitWait({ response }, now) {
	const headers = response?.headers ?? {};
	const retryAfter = Number(headers["retry-after"]);
	if (Number.isFinite(retryAfter)) return Math.max(0, retryAfter * 1e3);
	const reset = Number(headers["x-ratelimit-reset"]);
	return String(headers["x-ratelimit-remaining"]) === "0" && Number.isFinite(reset) ? Math.max(0, reset * 1e3 - now) : 6e4;
}

// src/host/github/timed.ts
/**
* Runs attempts within the time limits of one attempt and of all together. A missing, truncated or invalid answer is a
* failure with status 500, the status that Octokit gives to network errors.
*/
function withTimeouts({ attemptMs, totalMs, now }) {
	let remaining = totalMs;
	return async (attempt) => {
		const limit = Math.min(attemptMs, remaining);
		if (limit <= 0) throw failure(`GitHub took more than ${totalMs / 1e3} s in all`);
		const signal = AbortSignal.timeout(limit);
		const since = now();
		try {
			const answer = await attempt(signal);
			if (isBroken(answer)) throw failure("the answer of GitHub broke off, or is no JSON");
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
/** Octokit returns a body as text that it cannot read completely or parse; every request here expects JSON. */
function isBroken({ status, data }) {
	return status !== 204 && typeof data === "string";
}

// src/host/github/client.ts
/**
* Ten seconds per attempt, two minutes of attempts and one minute of waiting in total: a hanging check is worse than a
* missing comment.
*/
const defaultLimits = {
	attemptMs: 1e4,
	totalMs: 12e4,
	waitMs: 6e4,
	sleep: (milliseconds) => setTimeout$2(milliseconds),
	now: Date.now
};
/**
* Opens GitHub's API. The library is loaded only here, so that runs without a pull request do not load it. Requests
* carry the API version, have a timeout and are repeated within `limits`. A hook does this, because a `request` option
* would replace the one by which @actions/github supports proxies.
*/
async function openGithub(access, limits = defaultLimits) {
	const { getOctokit } = await import("./chunks/github.js");
	const [owner = "", repo = ""] = access.repository.split("/");
	const octokit = getOctokit(access.token, {
		baseUrl: access.apiUrl,
		log: silent
	});
	const retry = retrying(limits);
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
/** True for idempotent requests; what this folder changes by GraphQL may be repeated. */
function isRepeatable({ method, url }) {
	return method !== "POST" || url.endsWith("/graphql");
}
/** Keeps Octokit from printing deprecations and failed requests; callers report failures. */
const silent = {
	debug: ignore,
	info: ignore,
	warn: ignore,
	error: ignore
};
function ignore() {}

// src/action/client.ts
/** Opens GitHub's API, or `null` without a pull request or token, since loading the library takes time. */
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
/** The parser of each input. A test compares the names with action.yml. */
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
	comment: oneOf("auto", "always", "never"),
	"comment-key": key,
	annotate: oneOf("changed", "all", "none"),
	suggestions: oneOf("safe", "all", "none"),
	strict: flag,
	"time-budget": seconds,
	"report-path": text,
	reports: reportFiles
};
const inputNames = Object.keys(readers);
/**
* Reads the inputs from the environment variables of the runner, such as `INPUT_FAIL-ON`.
* Throws `UsageError` for an invalid value and for an unknown input.
*/
function readInputs(env) {
	refuseUnknown(env);
	const entries = inputNames.map((name) => [name, readers[name]((env[variable(name)] ?? "").trim(), name)]);
	return Object.fromEntries(entries);
}
const prefix = "INPUT_";
function variable(name) {
	return prefix + name.toUpperCase();
}
/** Throws for an unknown input. The runner only warns, and a misspelt `fail-on` would let findings pass. */
function refuseUnknown(env) {
	const unknown = Object.keys(env).filter((name) => name.startsWith(prefix)).map((name) => name.slice(6).toLowerCase()).find((name) => !inputNames.includes(name));
	if (unknown === void 0) return;
	throw new UsageError(`there is no input \`${unknown}\`; there are ${inputNames.join(", ")}`);
}
function text(value) {
	return value;
}
/** A version of Istio; `null` for an empty input, which leaves it to the configuration. */
function version(value, name) {
	const read = parseIstioVersion(value);
	if (value === "" || read) return read;
	throw invalidInput(name, value, "a version as in 1.27");
}
/** The non-empty lines of an input. */
function list(value) {
	return value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
/** Reports to write, one a line, as `format=path`. */
function reportFiles(value, name) {
	return list(value).map((line) => {
		const file = parseReportFile(line);
		if (file) return file;
		throw invalidInput(name, line, `lines as in sarif=meshgate.sarif; the formats are ${reportFormats.join(", ")}`);
	});
}
/** A boolean of YAML 1.2, like `getBooleanInput` of @actions/core. */
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
/** Seconds, up to the six hours that GitHub lets a job run. */
function seconds(value, name) {
	const read = parseSeconds(value);
	if (read !== null) return read;
	throw invalidInput(name, value, "a number of seconds from 1 to 21600");
}
/** A comment key. It is written into an HTML comment, which `--` and `>` would end. */
function key(value, name) {
	if (/^\w+(?:[.-]\w+)*$/.test(value)) return value;
	throw invalidInput(name, value, "letters, digits and `_`, with single `.` or `-` between them");
}
function invalidInput(name, value, expected) {
	return new UsageError(`input \`${name}\` is \`${value}\`; it takes ${expected}`);
}

// src/action/outputs.ts
/** The outputs of a run that failed. */
const errorOutputs = {
	status: "error",
	errors: "",
	warnings: "",
	"new-errors": "",
	changed: "",
	releases: "",
	"releases-rendered": "",
	coverage: "",
	"report-path": "",
	"comment-id": "",
	"comment-url": ""
};
const outputNames = Object.keys(errorOutputs);
/** The outputs of a run, before anything is published. */
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
		"report-path": reportPath,
		...commentOutputs({ status: "none" })
	};
}
/** The outputs on the comment. */
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
/**
* Reads `<!-- meshgate:KEY name=value … run=ID.ATTEMPT -->` at the start of a comment, so that no quoted text can be
* taken for it. `null` if there is none.
*/
function parseMarker(body) {
	const [, key, fields = ""] = /^<!-- meshgate:([\w.-]+)((?: [\w-]+=\S*)*) -->/.exec(body) ?? [];
	if (key === void 0) return null;
	const [, id, attempt] = / run=(\d+)\.(\d+)(?: |$)/.exec(fields) ?? [];
	return {
		key,
		run: [Number(id ?? 0), Number(attempt ?? 0)]
	};
}
/** Less than zero if the first run is the older one. */
function compareRuns([id, attempt], [otherId, otherAttempt]) {
	return id - otherId || attempt - otherAttempt;
}

// src/host/github/viewer.ts
/** The account of GITHUB_TOKEN, which may not call `GET /user`. */
const actionsBot = "github-actions[bot]";
/**
* The login of the token's account by GraphQL, the only query that a GITHUB_TOKEN, the token of an app and a personal
* token all may send. If it is refused, the account of GITHUB_TOKEN is assumed.
*/
async function viewerLogin({ octokit }) {
	try {
		const { viewer } = await octokit.graphql("{ viewer { login } }");
		return viewer.login;
	} catch (error) {
		if (isOutage(error) || isRateLimit(error)) throw error;
		return actionsBot;
	}
}
/** True if an author of the REST API is the account `viewer`; GraphQL sometimes omits the `[bot]` of an app. */
function isViewer(author, viewer) {
	if (!author) return false;
	return author.login === viewer || author.type === "Bot" && author.login === `${viewer}[bot]`;
}

// src/host/github/comments.ts
/**
* Writes the single comment that a pull request has for a key: updates it if this account wrote one before, else
* creates it. If several runs create one at the same time, the oldest comment stays, with the text of the latest run.
*/
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
/** This account's comments for the same key, oldest first. */
async function listOwn({ octokit, repository }, { pull, body }, viewer) {
	const key = parseMarker(body)?.key;
	const page = {
		...repository,
		issue_number: pull,
		per_page: 100
	};
	return (await octokit.paginate(octokit.rest.issues.listComments, page)).filter(({ user }) => isViewer(user, viewer)).map(toWritten).filter((candidate) => parseMarker(candidate.body)?.key === key).toSorted((a, b) => a.id - b.id);
}
/** Creates the comment. If the answer was lost, it looks for the comment before a second attempt. */
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
/** Keeps the oldest comment, with the text of the latest run, and removes duplicates that a race created. */
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
/** Deletes a comment that another run may have deleted already. */
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
/** GitHub may return other line ends than it received. */
function normalise(body) {
	return body.replaceAll("\r\n", "\n").trimEnd();
}
/**
* The result for a failed request. GitHub answers 404 if a token may not see the comment. Other errors are rethrown.
*/
function refusal(error) {
	if (error.status === void 0) throw error;
	return {
		status: (error.status === 403 || error.status === 404) && !isRateLimit(error) ? "denied" : "failed",
		reason: error.message ?? `status ${error.status}`
	};
}

// src/report/comment/comment.ts
/**
* The comment of a pull request, starting with its marker and never longer than GitHub accepts.
* @throws UsageError for an invalid comment key
*/
function comment(report, options) {
	const { headSha, baseSha, runKey } = options;
	const fields = [
		`head=${headSha.slice(0, 8)}`,
		`base=${baseSha?.slice(0, 8) ?? "none"}`,
		`run=${runKey}`
	];
	const marker = `${commentMarker(options.commentKey)}${fields.join(" ")} -->\n`;
	return marker + page(report, options, minus(maxSize$1, sizeOf(marker)));
}
/**
* The start of every comment with this key.
* @throws UsageError for an invalid key
*/
function commentMarker(key) {
	if (!/^\w+(?:[.-]\w+)*$/.test(key)) throw new UsageError(`comment key \`${key}\` may contain only letters, digits, \`_\`, \`.\` and single \`-\``);
	return `<!-- meshgate:${key} `;
}
/** GitHub accepts 65,536 characters, stored in 262,144 bytes; the unit of its limit is not documented. */
const maxSize$1 = {
	units: 65e3,
	bytes: 262144
};

// src/report/comment/summary.ts
/** The job summary: the page of the comment with a larger size limit. */
function summary(report, options) {
	return page(report, {
		diffLines: 2e3,
		...options
	}, maxSize);
}
/** GitHub rejects a summary over 1 MiB (1,048,576 bytes). */
const maxSize = {
	units: 1e6,
	bytes: 1e6
};

// src/action/publish.ts
/**
* Prints a report and its annotations to the log, without requests to GitHub. `errorSlotsFull` if GitHub will show no
* further error of this step.
*/
function show(report, context) {
	context.print(`${text$1(report, { gate: context.gate })}\n`);
	const { status, failed, line } = verdict(report, context.gate);
	if (status === "incomplete" && !failed) warning(`meshgate: ${line}`);
	return { errorSlotsFull: annotate(report, context) };
}
/**
* Writes the job summary and the comment. Failures are logged and do not fail the run, whose verdict is already set.
*/
async function publish$1(report, context) {
	const options = pageOptions(report, context);
	await writeSummary(summary(report, options), context.env);
	const comment = await postComment(report, options, context);
	explainMissingComment(comment, context.event);
	return comment;
}
/** What the pages of a report need besides it: the gate, and the commits that locations link to. */
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
		runKey: event.run,
		commentKey: inputs["comment-key"]
	};
}
/** Writes the job summary, which an older GitHub Enterprise Server lacks. */
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
/** Whether a report justifies a new comment: not if nothing changed, failed or was found. */
function isWorthComment({ findings, changes, targets, ...report }) {
	const failed = targets.some(({ status }) => status === "failed");
	const { checkChanges, noLongerChecked, newlyChecked } = report;
	const changesChecks = checkChanges.length + noLongerChecked.length + newlyChecked.length > 0;
	return failed || changesChecks || changes.length > 0 || findings.some(({ status }) => status !== "existing");
}
/** Logs why a comment is missing or outdated. */
function explainMissingComment(comment, { pull }) {
	if (comment.status === "failed") warning(`no comment on #${pull?.number}: ${safeText(comment.reason)}`);
	if (comment.status === "outdated") notice(`the comment on #${pull?.number} is from a later run and stays as it is`);
	if (comment.status !== "denied") return;
	notice(`no comment on #${pull?.number}: the token may not write one (${safeText(comment.reason)}). All of it is in the job summary. Pull requests from forks have such a token; in any other case give the job
permissions:
  contents: read
  pull-requests: write`);
}
/** A text of the server, safe for the log. */
function safeText(text) {
	return visible(withoutCredentials(text));
}
function annotate(report, { inputs, event, changedLines, gate, print }) {
	const { shown, hidden } = annotations(report, {
		annotate: inputs.annotate,
		onlyNew: gate.onlyNew,
		...event.pull && changedLines && { changedLines }
	});
	print(workflowCommands(shown, hidden));
	return shown.filter(({ level }) => level === "error").length >= maxErrors;
}
/** GitHub shows ten errors of a step (`_maxCountPerIssueType` of actions/runner). */
const maxErrors = 10;

// src/host/github/pull-files.ts
/**
* The patch of each file as "Files changed" shows it, by path. A binary or very large file has none. GitHub lists 3,000
* files of a pull request at most.
*/
async function pullPatches({ octokit, repository }, pull) {
	const page = {
		...repository,
		pull_number: pull,
		per_page: 100
	};
	const files = await octokit.paginate(octokit.rest.pulls.listFiles, page);
	return new Map(files.flatMap(({ filename, patch }) => patch === void 0 ? [] : [[filename, patch]]));
}

// src/host/github/review-threads.ts
/** All threads of a pull request that this account began; the REST API does not tell which are resolved. */
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
/**
* Resolves a thread. A token without `contents: write` may not, so its comment is folded as outdated instead, which
* `pull-requests: write` allows. False if neither is allowed.
*/
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
/**
* Posts the comments that no earlier review of this account has made, as one review, and resolves the threads of those
* that no longer apply. A thread that a person has resolved stays so, and its comment is not posted again.
*/
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
/** The id in the marker at the start of a comment with a key; `null` for any other text. */
function markedId(body, key) {
	const [, commentKey, id] = /^<!-- meshgate-suggestion:([\w.-]+) id=([\da-f]+) -->/.exec(body) ?? [];
	return commentKey === key ? id : null;
}
function isGraphqlError(error) {
	return error.name === "GraphqlResponseError";
}

// src/report/suggestions/page-hunks.ts
/** The hunks of the `patch` of a file, as GitHub lists the files of a pull request. */
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
/** The lines `first` to `last` if they are in one hunk; a suggestion may not span two. */
function linesInHunk(hunks, first, last) {
	const hunk = hunks.find(({ start, lines }) => start <= first && last < start + lines.length);
	return hunk?.lines.slice(first - hunk.start, last - hunk.start + 1);
}

// src/report/suggestions/replacement.ts
/**
* What a fix replaces, if that is one block of lines of one file: of two suggestions for one fix a person could accept
* one alone, which was never tried. `undefined` also for a fix whose lines hold a secret, and for one that only removes.
*/
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
/** GitHub takes mass comments for abuse; reviewdog has the same limit. The comment of the page lists every fix. */
const maxSuggestions = 30;
/**
* The fixes that the page of the pull request can show at their lines, the most severe first. The lines on the page must
* be those that were checked: where base has moved, or a line holds a secret, there is no suggestion.
*/
function suggestions({ findings }, options) {
	const shown = findings.filter(({ status, fix }) => status !== "fixed" && fix && (options.suggest === "all" || fix.safety === "safe")).filter((finding) => finding.status === "new" || blocks(finding, options.gate));
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
/** The new lines; `undefined` if the page shows other lines than were checked. */
function textFor({ file, firstLine, removed, added }, pageLines, { excerpt, at }) {
	if (removed.length > 0) return removed.join("\n") === pageLines.join("\n") ? added.join("\n") : void 0;
	const [anchor] = pageLines;
	return (at.file === file ? excerpt?.lines[firstLine - excerpt.firstLine] : void 0) === anchor ? [anchor, ...added].join("\n") : void 0;
}
/** True for a text that a code block can hold as it is: what has to be escaped would be committed so. */
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
		`Tested: ${plainMarkdown(clamp(fix.title, 200))}. With it the finding is gone, and no other has come.${fix.safety === "safe" ? "" : " It changes what the mesh does, so decide whether it is meant."}`,
		`${also.join("")}${hidden > 0 ? `- … and ${hidden} more\n` : ""}`
	].filter((part) => part !== "").join("\n\n");
}
/** Limit on listed side effects; the JSON report has all. */
const maxEffects = 5;
function hashOf(parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

// src/action/suggest.ts
/**
* Suggests the fixes of a report at their lines, as one review of the pull request, and resolves earlier suggestions
* that no longer apply. Failures are logged and do not fail the run, whose verdict is already set.
*/
async function suggest(report, context) {
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
		bodyFor: (number) => `${count(number, "suggestion")} of meshgate. Each was tried: with it the finding is gone, and no other has come.`
	});
}
function explain(result, pull) {
	if (result.status === "denied") notice(`no suggestions on #${pull}: the token may not review (${inert(result.reason)}); they need \`pull-requests: write\`. The comment and the job summary list the fixes.`);
	if (result.status === "failed") warning(`no suggestions on #${pull}: ${inert(result.reason)}`);
}
/** A text of the server, safe for the log. */
function inert(text) {
	return visible(withoutCredentials(text));
}

// src/action/report-file.ts
/** Writes the report as JSON and returns its absolute path. */
function writeReport(report, inputs, env) {
	const path = reportPath(inputs, env);
	replaceFile(path, json(report));
	return path;
}
/** Writes the reports of the input `reports`. */
function writeReports(report, { reports }, env, options) {
	for (const { format, path } of reports) replaceFile(pathInWorkspace("reports", path, env), formatReport(report, format, options));
}
/**
* Writes a file. An existing one is replaced and not written to, since a pull request may have put a symbolic link
* there.
*/
function replaceFile(path, text) {
	const temporary = join(dirname(path), `.${randomUUID()}`);
	writeFileSync(temporary, text, { flag: "wx" });
	renameSync(temporary, path);
}
function reportPath(inputs, env) {
	const requested = inputs["report-path"];
	if (requested !== "") return pathInWorkspace("report-path", requested, env);
	return join(env["RUNNER_TEMP"] ?? workspaceOf(env), `meshgate-${inputs["comment-key"]}.json`);
}
/** The absolute path for a path of an input, relative to the workspace; its folder is made. */
function pathInWorkspace(input, requested, env) {
	const workspace = workspaceOf(env);
	const path = resolve(workspace, requested);
	mkdirSync(dirname(path), { recursive: true });
	const folder = realpathSync(dirname(path));
	if (isInside(workspace, path) && !isInside(realpathSync(workspace), folder)) throw new UsageError(`input \`${input}\` is \`${requested}\`, which a symbolic link leads out of the workspace`);
	return join(folder, basename(path));
}
function workspaceOf(env) {
	return env["GITHUB_WORKSPACE"] ?? ".";
}
function isInside(folder, path) {
	const relativePath = relative(folder, path);
	return relativePath !== ".." && !relativePath.startsWith(`..${sep}`) && !relativePath.startsWith(sep);
}

// src/host/github/labels.ts
/**
* The labels that were set to the commit that the event is about: the one of an event `labeled`, and those of a new pull
* request. Any other label may be older than the last push.
*/
function labelsOfCommit({ action, label, pull_request: pull }) {
	if (action === "labeled") return label ? [label.name] : [];
	return action === "opened" ? pullLabels(pull) : [];
}
/** All labels of a pull request. */
function pullLabels(pull) {
	return pull?.labels?.map(({ name }) => name) ?? [];
}

// src/host/github/event.ts
/**
* Reads the event that started the workflow from the file GITHUB_EVENT_PATH and the variables beside it
* (docs.github.com: "Events that trigger workflows", "Variables reference"). Throws `UsageError` outside a workflow.
*/
function readEvent(env) {
	const path = required(env, "GITHUB_EVENT_PATH");
	return describeEvent(env, JSON.parse(readFileSync$1(path, "utf8")));
}
/** Like `readEvent`, for a parsed payload. */
function describeEvent(env, payload) {
	const name = required(env, "GITHUB_EVENT_NAME");
	const repository = required(env, "GITHUB_REPOSITORY");
	const serverUrl = env["GITHUB_SERVER_URL"] || "https://github.com";
	const runId = required(env, "GITHUB_RUN_ID");
	const commits = readersByEvent[name]?.(payload, repository) ?? noSides;
	return {
		name,
		repository,
		headSha: commits.headSha ?? required(env, "GITHUB_SHA"),
		base: commits.base ?? null,
		pull: commits.pull ?? null,
		checksOutDefaultBranch: commits.subject !== void 0,
		...commits.subject && { subject: commits.subject },
		labelsOfCommit: labelsOfCommit(payload),
		isOfDefaultBranch: isDefaultBranchPush(name, payload),
		run: `${runId}.${env["GITHUB_RUN_ATTEMPT"] || "1"}`,
		runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
		serverUrl,
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com"
	};
}
const noSides = {};
/** How each event names head and base; an event that is not listed has no base and no pull request. */
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
	} } : noSides,
	merge_group: ({ merge_group: group }) => group ? {
		headSha: group.head_sha,
		base: group.base_sha
	} : noSides,
	push: ({ before: beforeSha = noCommit, after: afterSha = noCommit }) => ({
		...afterSha !== noCommit && { headSha: afterSha },
		...beforeSha !== noCommit && { base: beforeSha }
	}),
	workflow_run: ({ workflow_run: run, repository: { default_branch: main } = {} }, repository) => {
		return main !== void 0 && run?.head_branch === main && !isForPull(run) ? noSides : runCommits(run, repository);
	},
	check_run: ({ check_run: run }, repository) => runCommits(run, repository),
	check_suite: ({ check_suite: run }, repository) => runCommits(run, repository),
	status: ({ sha }) => sha ? {
		headSha: sha,
		subject: commitSubject(sha)
	} : noSides
};
/** Whether a run is for a pull request: the branch of a fork may have the name of the default branch. */
function isForPull({ event = "", pull_requests: pulls = [] }) {
	return event.startsWith("pull_request") || pulls.length > 0;
}
/** The commits of a workflow or check run. Its list of pull requests is empty for a fork. */
function runCommits(run, repository) {
	if (!run) return noSides;
	const pulls = run.pull_requests?.filter(({ base }) => isIn(base.repo, repository)) ?? [];
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
/** The commit that a push names for a branch that did not exist before. */
const noCommit = "0".repeat(40);
function isDefaultBranchPush(event, { ref, repository }) {
	return event === "push" && ref !== void 0 && ref === `refs/heads/${repository?.default_branch}`;
}
function pullCommits(pull) {
	if (!pull) return noSides;
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
/** Whether a repository is the given one: a workflow in a fork also lists pull requests of the original repository. */
function isIn(repo, repository) {
	return repo?.full_name === repository || repo?.url?.endsWith(`/repos/${repository}`) === true;
}
function required(env, name) {
	const value = env[name];
	if (!value) throw new UsageError(`\`${name}\` is not set: this runs as a step of a GitHub workflow`);
	return value;
}

// src/action.ts
const engine = {
	worker: new URL("./worker.js", import.meta.url),
	wasm: new URL("./engine.wasm", import.meta.url)
};
const schemaWorker = new URL("./schema-worker.js", import.meta.url);
try {
	await main(takeInputs());
} catch (error) {
	setOutputs(errorOutputs);
	setFailed(visible(errorText(error)));
}
/**
* Runs the check and publishes the report. The verdict is logged and the outputs are set before the job summary and the
* comment, so that only these are missing if the job is cancelled while it waits for GitHub.
*/
async function main(inputs) {
	const event = readEvent(process.env);
	const github = await clientFor(event, inputs);
	const { report, changedLines } = await checkPullRequest({
		inputs,
		event,
		github,
		env: process.env,
		version: version$1,
		engine,
		schemaWorker
	});
	const gate = {
		failOn: inputs["fail-on"],
		minConfidence: inputs["min-confidence"],
		onlyNew: inputs["only-new"],
		strict: inputs.strict,
		failOnDiff: inputs["fail-on-diff"]
	};
	const context = {
		inputs,
		event,
		github,
		gate,
		env: process.env,
		print,
		...changedLines && { changedLines }
	};
	const outcome = verdict(report, gate);
	const stale = staleLabelNotice(report, event, inputs);
	if (stale !== null) notice(stale);
	setOutputs(outputsOf(report, outcome, writeReport(report, inputs, process.env)));
	writeReports(report, inputs, process.env, {
		gate,
		rules,
		links: pageOptions(report, context)
	});
	const { errorSlotsFull } = show(report, context);
	if (outcome.failed) fail(outcome.line, errorSlotsFull);
	setOutputs(commentOutputs(await publish$1(report, context)));
	await suggest(report, context);
}
/** Reads the inputs and removes the token from the environment, so that no child process or thread inherits it. */
function takeInputs() {
	const inputs = readInputs(process.env);
	const token = inputs["github-token"];
	delete process.env["INPUT_GITHUB-TOKEN"];
	if (token !== "") for (const secret of [token, basic(token)]) setSecret(secret);
	return inputs;
}
function setOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Fails the step. GitHub shows ten errors, so after ten annotations the verdict is printed without an annotation. */
function fail(line, errorSlotsFull) {
	if (!errorSlotsFull) return setFailed(`meshgate: ${line}`);
	print(`meshgate: ${line}\n`);
	process.exitCode = 1;
}
function print(text) {
	process.stdout.write(text);
}

export {  };