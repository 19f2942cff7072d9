import { realpathSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { isatty } from "node:tty";

// src/host/git/git.ts
/** Git refused, or is not installed. The message is Git's own last words. */
var GitError = class extends Error {
	name = "GitError";
	/** How Git ended: some commands say no by 1; `null` if it did not end by itself. */
	exitCode;
	constructor(message, exitCode = null) {
		super(message);
		this.exitCode = exitCode;
	}
};
/** Git did not end in time. What it was asked is not known: nothing may go on as if the answer were no. */
var GitTimeout = class extends GitError {};
/**
* Git for the repository that holds a folder, or `null` if no repository does. A command that takes longer than
* `patience` milliseconds is ended with all that it started.
*/
function openGit(folder, env, patience = defaultPatience) {
	try {
		const found = runGit({
			folder,
			env,
			patience
		}, ["rev-parse", "--show-toplevel"]);
		const top = realpathSync(found.toString().replace(/\n$/, ""));
		return Object.assign((args, input) => runGit({
			folder: top,
			env,
			patience
		}, args, input), { top });
	} catch (error) {
		if (error instanceof GitError && !(error instanceof GitTimeout)) return null;
		throw error;
	}
}
/** What comes of work that asks Git; `null` where Git fails, for those who can do without. */
async function unlessGitFails(work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof GitError) return null;
		throw error;
	}
}
/** Five minutes: the fetch of a commit that a clone lacks, and of the objects that a partial clone has left out. */
const defaultPatience = 3e5;
/** The same, and at most half of the time of a run. */
function gitPatience({ seconds }) {
	return Math.min(defaultPatience, 500 * seconds);
}
/** What a command prints with `-z`. */
function fields(output) {
	return output.toString().split("\0").filter(Boolean);
}
/**
* A repository under review must not run anything: no hooks, no file system monitor. `safe.directory` is set for our
* own calls only, since containers often run as another user.
*/
const guards = [
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
/** No question on the terminal, no lock of the index for what only reads, messages in English. */
const settings = {
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0",
	LC_ALL: "C"
};
/** 1 GiB: larger than any listing or batch of configuration files. */
const maxBuffer = 2 ** 30;
function runGit(setting, args, input) {
	const { folder, env, patience } = setting;
	const result = spawnSync("git", [...guards, ...args], {
		cwd: folder,
		env: {
			...env,
			...settings
		},
		maxBuffer,
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		],
		timeout: patience,
		killSignal: "SIGKILL",
		detached: isApart(),
		...input === void 0 ? {} : { input }
	});
	if (result.error === void 0 && result.status === 0) return result.stdout;
	endGroup(result);
	if (codeOf(result) === "ETIMEDOUT") throw new GitTimeout(`\`git ${args[0]}\` took longer than ${patience / 1e3} s`);
	throw new GitError(lastWords(result), result.status);
}
/**
* Where nobody sits at a terminal, Git gets a process group of its own, so that what it starts (git-remote-https, ssh)
* can be ended with it. At a terminal that would keep ssh from asking for a passphrase.
*/
function isApart() {
	return process.platform !== "win32" && !isatty(0);
}
/** Ends what a command has left behind. */
function endGroup({ pid }) {
	if (pid === 0 || !isApart()) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {}
}
function codeOf({ error }) {
	return error && "code" in error ? String(error.code) : void 0;
}
function lastWords(result) {
	if (codeOf(result) === "ENOENT") return "git is not installed";
	if (codeOf(result) === "ENOBUFS") return `git printed more than ${maxBuffer / 2 ** 30} GiB`;
	const words = result.stderr?.toString().trim().split("\n").at(-1);
	return words ? words.replace(/^fatal: /, "") : String(result.error ?? `git ended with ${result.status}`);
}

export { openGit as a, gitPatience as i, GitTimeout as n, unlessGitFails as o, fields as r, GitError as t };