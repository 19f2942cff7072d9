import { f as isSatisfied, l as chartOf } from "./find-chart.js";

// src/core/release-settings.ts
/** The name of a text of `ReleaseSettings.values`, as messages of Helm show it; no path in a tree is like it. */
function inlineValuesName(index) {
	return index === 0 ? "inline values" : `inline values ${index + 1}`;
}
/** The text of `ReleaseSettings.values` that has a name; `undefined` if none has. */
function inlineValuesNamed({ settings }, name) {
	return settings?.values.find((_, index) => inlineValuesName(index) === name);
}

// src/registry/chart-dependency.ts
/** The files that list dependencies: charts of apiVersion v1 have them in requirements.yaml. */
const declaringFiles = {
	"Chart.yaml": "Chart.lock",
	"requirements.yaml": "requirements.lock"
};
/**
* The request for a dependency from a registry; `null` for one without a repository or in a folder. `helm dependency
* build`, which Argo CD and Flux run, takes the version of the lock file beside the chart.
*
* @param locked the dependencies of that lock file
*/
function dependencyRequest({ name, repository, version }, locked) {
	if (name === "" || !remote.test(repository)) return null;
	const pinned = locked.find((entry) => entry.name === name && entry.repository === repository);
	const isCurrent = pinned && isSatisfied(version, pinned.version);
	return chartOf(repository, name, isCurrent ? pinned.version : version);
}
/** True for the address of a registry or repository, or the name of one in Helm's configuration. */
function isRemote(repository) {
	return remote.test(repository);
}
/** `@name` and `alias:name` name a repository of the user's Helm configuration (Helm's docs, "Chart Dependencies"). */
const remote = /^(https?:\/\/|oci:\/\/|@|alias:)/;
/** True if a file of a chart belongs to the dependency `name`: in a folder of that name, or `NAME-VERSION.tgz`. */
function isVendoredAs(file, name) {
	if (file.startsWith(`charts/${name}/`)) return true;
	return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length));
}

export { inlineValuesName as a, isVendoredAs as i, dependencyRequest as n, inlineValuesNamed as o, isRemote as r, declaringFiles as t };