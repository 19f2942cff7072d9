import { t as openConfig } from "./config-source.js";
import { o as unlessGitFails, r as gitTimeout } from "./git.js";
import { r as openFolder } from "./open.js";
import { t as unaffectedReport } from "./unaffected-report.js";

// src/cli/workspace.ts
function openWorkspace(paths, options, { folder, env }) {
	const gitTimeoutMs = gitTimeout({ seconds: options.timeBudget });
	const { base = null, staged = false, cacheDir: cacheFolder } = options;
	return openFolder({
		folder,
		paths,
		base,
		env,
		cacheFolder,
		gitTimeoutMs,
		staged
	});
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