import { t as table } from "./table.js";
import { d as isSatisfied, p as repositoryChartRequest } from "./find-chart.js";

// src/core/values-bound.ts
const maxValuesBytes = 16 * 2 ** 20;
const tooLargeForValues = `is larger than ${maxValuesBytes / 2 ** 20} MiB, the limit for a values file; split it`;

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

export { maxValuesBytes as a, isVendoredAs as i, dependencyRequest as n, tooLargeForValues as o, isRemote as r, dependencyLockFiles as t };