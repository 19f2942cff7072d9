import { t as table } from "./table.js";
import { d as isSatisfied, p as repositoryChartRequest } from "./find-chart.js";

// src/core/release-settings.ts
function inlineValuesName(index) {
	return index === 0 ? "inline values" : `inline values ${index + 1}`;
}
function inlineValuesNamed({ settings }, name) {
	return settings?.values.find((_, index) => inlineValuesName(index) === name);
}

// src/registry/chart-dependency.ts
const dependencyLockFiles = table({
	"Chart.yaml": "Chart.lock",
	"requirements.yaml": "requirements.lock"
});
function dependencyRequest({ name, repository, version }, locked) {
	if (name === "" || !remote.test(repository)) return null;
	const pinned = locked.find((entry) => entry.name === name && entry.repository === repository && isSatisfied(version, entry.version));
	return repositoryChartRequest(repository, name, pinned?.version ?? version);
}
function isRemote(repository) {
	return remote.test(repository);
}
const remote = /^(https?:\/\/|oci:\/\/|@|alias:)/;
function isVendoredAs(file, name) {
	if (file.startsWith(`charts/${name}/`)) return true;
	return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length));
}

export { inlineValuesName as a, isVendoredAs as i, dependencyRequest as n, inlineValuesNamed as o, isRemote as r, dependencyLockFiles as t };