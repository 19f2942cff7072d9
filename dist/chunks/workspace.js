import { v as UsageError } from "./shapes.js";
import { t as openConfig } from "./config-source.js";
import { l as unlessGitFails, o as gitTimeout } from "./error-text.js";
import { r as openFolder } from "./open.js";
import { t as unaffectedReport } from "./unaffected-report.js";

// src/cli/workspace.ts
function openWorkspace(paths, options, terminal) {
	const { folder, env, printError } = terminal;
	const gitTimeoutMs = gitTimeout({ seconds: options.timeBudget });
	const { base = null, staged = false, cacheDir: cacheFolder } = options;
	const workspace = openFolder({
		folder,
		paths,
		base,
		env,
		cacheFolder,
		gitTimeoutMs,
		staged
	});
	if (options.configFrom === "base" && workspace.base === null) throw new UsageError("`--config-from base` needs a base: name it, as with `--base main`, or leave the option out");
	if (workspace.baseNotice !== void 0) printError(`meshgate: ${workspace.baseNotice}\n`);
	return workspace;
}
async function reportIfUnaffected(workspace, { config, configFrom, environment, egressAllow: egressAllowlist }, { version, folder }) {
	if (workspace.paths.length > 0 || environment.length > 0) return null;
	const { configFile } = openConfig(configFrom, folder, config, workspace);
	return unlessGitFails(() => unaffectedReport({
		...workspace,
		configFile,
		egressAllowlist,
		version
	}));
}

export { reportIfUnaffected as n, openWorkspace as t };