import { g as plainMask, m as mergeSecrets, n as shapeSecrets, p as conceal, v as UsageError } from "./shapes.js";
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { isatty } from "node:tty";

// src/host/git/git.ts
var GitError = class extends Error {
	name = "GitError";
	exitCode;
	constructor(message, exitCode = null) {
		super(message);
		this.exitCode = exitCode;
	}
};
var GitTimeout = class extends GitError {};
function openGit(folder, env, timeoutMs = defaultTimeoutMs) {
	try {
		const output = runGit({
			folder,
			env,
			timeoutMs
		}, ["rev-parse", "--show-toplevel"]);
		const top = realpathSync(output.toString().replace(/\n$/, ""));
		return Object.assign((args, input) => runGit({
			folder: top,
			env,
			timeoutMs
		}, args, input), { top });
	} catch (error) {
		if (error instanceof GitError && !(error instanceof GitTimeout)) return null;
		throw error;
	}
}
function whyNoGit(folder, env) {
	try {
		runGit({
			folder,
			env,
			timeoutMs: defaultTimeoutMs
		}, ["rev-parse", "--git-dir"]);
		return `\`${folder}\` is a bare repository, without a working folder: run meshgate in a clone of it`;
	} catch (error) {
		if (error instanceof GitError && error.message === notInstalled) return "it is not installed";
		return `\`${folder}\` is not in a Git repository`;
	}
}
async function unlessGitFails(work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof GitError) return null;
		throw error;
	}
}
const defaultTimeoutMs = 3e5;
function gitTimeout({ seconds }) {
	return Math.min(defaultTimeoutMs, 500 * seconds);
}
function nulSeparatedEntries(output) {
	return output.toString().split("\0").filter(Boolean);
}
const safeOptions = [
	...["-c", "core.hooksPath=/dev/null"],
	...["-c", "core.fsmonitor=false"],
	...["-c", "core.quotePath=false"],
	...["-c", "safe.directory=*"],
	...[
		"-c",
		"http.lowSpeedLimit=1",
		"-c",
		"http.lowSpeedTime=30"
	]
];
const environment = {
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0",
	LC_ALL: "C"
};
const notInstalled = "git is not installed";
const maxBuffer = 2 ** 30;
function runGit(call, args, input) {
	const { folder, env, timeoutMs } = call;
	const result = spawnSync("git", [...safeOptions, ...args], {
		cwd: folder,
		env: {
			...env,
			...environment
		},
		maxBuffer,
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		timeout: timeoutMs,
		killSignal: "SIGKILL",
		detached: hasOwnGroup(),
		...input === void 0 ? {} : { input }
	});
	if (result.error === void 0 && result.status === 0) return result.stdout;
	endGroup(result);
	if (codeOf(result) === "ETIMEDOUT") throw new GitTimeout(`\`git ${args[0]}\` took longer than ${timeoutMs / 1e3} s`);
	throw new GitError(errorText$1(result), result.status);
}
function hasOwnGroup() {
	return process.platform !== "win32" && !isatty(0);
}
function endGroup({ pid }) {
	if (pid === 0 || !hasOwnGroup()) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {}
}
function codeOf({ error }) {
	return error && "code" in error ? String(error.code) : void 0;
}
function errorText$1(result) {
	if (codeOf(result) === "ENOENT") return notInstalled;
	if (codeOf(result) === "ENOBUFS") return `git printed more than ${maxBuffer / 2 ** 30} GiB`;
	const words = result.stderr?.toString().trim().split("\n").at(-1);
	return words ? words.replace(/^fatal: /, "") : String(result.error ?? `git ended with ${result.status}`);
}

// src/secrets/errors.ts
function withoutCredentials(text) {
	return conceal(text, mergeSecrets(text, shapeSecrets(text)), plainMask);
}

// src/host/error-text.ts
function errorText(error) {
	return withoutCredentials(`meshgate: ${messageOf(error)}`);
}
function systemErrorText(error) {
	const message = error instanceof Error ? error.message : String(error);
	return /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
function messageOf(error) {
	if (error instanceof UsageError || error instanceof GitError) return error.message;
	return `internal error\n${error instanceof Error ? error.stack : String(error)}`;
}

export { GitTimeout as a, openGit as c, GitError as i, unlessGitFails as l, systemErrorText as n, gitTimeout as o, withoutCredentials as r, nulSeparatedEntries as s, errorText as t, whyNoGit as u };