import { realpathSync } from "node:fs";
import { execFileSync } from "node:child_process";

// src/host/git/git.ts
/** Git refused, or is not installed. The message is Git's own last words. */
var GitError = class extends Error {
	name = "GitError";
};
/** Git for the repository that holds a folder, or `null` if no repository does. */
function openGit(folder, env) {
	try {
		const top = realpathSync(runGit(folder, env, ["rev-parse", "--show-toplevel"]).toString().replace(/\n$/, ""));
		return Object.assign((args, input) => runGit(top, env, args, input), { top });
	} catch (error) {
		if (error instanceof GitError) return null;
		throw error;
	}
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
	...["-c", "safe.directory=*"]
];
/** No question on the terminal, no lock of the index for what only reads, messages in English. */
const settings = {
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0",
	LC_ALL: "C"
};
/** 1 GiB: larger than any listing or batch of configuration files. */
const maxBuffer = 2 ** 30;
function runGit(folder, env, args, input) {
	try {
		return execFileSync("git", [...guards, ...args], {
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
			...input === void 0 ? {} : { input }
		});
	} catch (error) {
		throw new GitError(lastWords(error));
	}
}
function lastWords(error) {
	const { stderr, code } = error;
	if (code === "ENOENT") return "git is not installed";
	const words = stderr?.toString().trim().split("\n").at(-1);
	return words ? words.replace(/^fatal: /, "") : String(error);
}

export { fields as n, openGit as r, GitError as t };