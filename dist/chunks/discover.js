import { c as compareText, u as UsageError } from "./namespace.js";
import { n as oncePer, r as oncePerName } from "./once-per.js";
import { f as findChart, m as chartAt, t as maxValuesBytes } from "./values-bound.js";
import { D as resolveLinks, S as joinPath, T as refusalOf, _ as baseName, a as namedFiles, b as hasPath, m as jsonText, v as filesUnder, w as readResolved, x as isInside, y as folderOf } from "./quote.js";
import { r as engineFrameOf } from "./wire.js";
import { r as isUnfilled, u as groupBy } from "./unfilled.js";
import { At as containsManifests, C as chartRequestOf, Ct as foldersForFiles, D as repositoryKey, Dt as opaqueFiles, E as treePaths, Et as isRefused, F as lineOf$1, G as gitopsObjects, H as stated, J as findCharts, K as plainObjects, L as changedByOthers, M as applicationOf, Mt as matcher, N as applicationsIn, Nt as mayContainManifests, O as generatedApplications, Ot as unreadable, R as deliveryId, S as isUsualEnvironment, St as chartTemplates, T as kustomizationGraph, Tt as isGoTemplateFile, U as statedTexts, V as deliveryOf, Vt as kustomizationNames, W as versioned, X as releasedCharts, Y as isReleasable, _ as kustomizationId, b as environmentOfPath, d as includedKustomizations, dt as writtenNamespace, ft as rootOf, g as environmentOfFolder, h as placeInTree, j as mergePatch, jt as leftOutTest, k as globMatcher, kt as fileRoles, lt as kustomizationPolicy, m as targetsByFile, n as helmReleaseTargets, nt as applicationPolicy, p as kustomizationsByPath, q as chartTemplateTest, rt as applicationSetName, t as repositoryIdentity, u as sourceFolder, v as kustomizationTargets, w as isChartSource, wt as isEncrypted, x as isSampleName, xt as valuesEntries, y as environmentOf, z as deliveryObjectsIn, zt as isKustomizationFile } from "./repository-identity.js";
import { D as groupOf, P as Node } from "./find-rule.js";
import { o as closest } from "./violation-message.js";

// src/render/engine-paths.ts
/**
* The folder of the engine's file system that is the root of the tree. Outside of it is nothing, so that a path which
* leaves the tree leads nowhere. The name is one that no repository has beside it.
*/
const root = "/meshgate-tree";
/** The engine's path of a path in the tree. */
function toEngine(path) {
	return path === "" ? root : `${root}/${path}`;
}
/** The path in the tree of a path in the engine; empty if it is outside of the tree. */
function fromEngine(path) {
	if (path === root) return [""];
	return path.startsWith(`${root}/`) ? [path.slice(15)] : [];
}
/** A message of the engine with the paths of the tree. */
function withTreePaths(message) {
	return message.replaceAll(`${root}/`, "").replaceAll(root, ".");
}

// src/render/helmfile/evaluate.ts
/**
* Evaluates a helmfile. The engine knows the paths of all files of the tree; where it reads one whose contents it lacks,
* they are sent and the helmfile is evaluated again. A limit that is reached is a failure, never an exception.
*/
async function evaluateHelmfile(engine, tree, file, environment) {
	const sent = /* @__PURE__ */ new Set([file]);
	for (let rounds = 1;; rounds++) {
		const answer = await engine.render(jobOf(tree, sent, file, environment));
		if (answer.status === "ended") return ended(file, answer.reason);
		const result = JSON.parse(new TextDecoder().decode(answer.frames[0].data));
		const wanted = result.wanted.flatMap(fromEngine);
		if (wanted.length === 0) return inTree(result, file);
		if (rounds === maxRounds) return ended(file, `it reads files in more than ${maxRounds} steps`);
		for (const path of wanted) sent.add(path);
	}
}
/** Limit on the evaluations of one helmfile: each one finds files that those before it name. */
const maxRounds = 50;
const fixedClockAndSeed = {
	now: 0,
	seed: 1
};
function jobOf(tree, sent, file, environment) {
	return {
		source: pathsOf(tree),
		options: {
			file: toEngine(file),
			environment
		},
		files: [...sent].map((path) => engineFrameOf(toEngine(path), tree.read(path) ?? /* @__PURE__ */ new Uint8Array())),
		clockAndSeed: fixedClockAndSeed
	};
}
/** All files of a tree without their contents. */
const pathsOf = oncePer((tree) => {
	const links = Object.fromEntries([...tree.links].map(([link, path]) => [toEngine(link), toEngine(path)]));
	return {
		kind: "helmfile",
		files: [engineFrameOf("", new TextEncoder().encode(JSON.stringify({
			links,
			folders: []
		}))), ...tree.files.map((path) => engineFrameOf(toEngine(path), /* @__PURE__ */ new Uint8Array()))]
	};
});
function inTree(result, file) {
	return {
		read: result.read.flatMap(fromEngine),
		nested: [...new Set(result.helmfiles.flatMap(fromEngine))].filter((path) => path !== file),
		environments: result.environments,
		releases: result.releases.map(releaseInTree),
		failures: result.failures.map(failureInTree)
	};
}
function releaseInTree(release) {
	return {
		...release,
		file: pathInTree(release.file),
		chartPath: release.chartPath === "" ? null : pathInTree(release.chartPath),
		values: release.values.map(valuesInTree),
		parameters: release.parameters.map((parameter) => ({
			...parameter,
			value: parameter.flag === "setFile" ? pathInTree(parameter.value) : parameter.value,
			place: parameter.place && valuesInTree(parameter.place)
		})),
		missing: release.missing.map((missing) => ({
			...missing,
			path: pathInTree(missing.path),
			file: pathInTree(missing.file)
		})),
		failure: release.failure && failureInTree(release.failure)
	};
}
function valuesInTree(values) {
	return {
		...values,
		file: pathInTree(values.file)
	};
}
function failureInTree(failure) {
	return {
		...failure,
		message: withTreePaths(failure.message),
		file: pathInTree(failure.file)
	};
}
/** The path in the tree; a path outside of it stays as it is. */
function pathInTree(path) {
	return fromEngine(path)[0] ?? path;
}
function ended(file, message) {
	return {
		read: [file],
		nested: [],
		environments: [],
		releases: [],
		failures: [{
			message,
			file,
			line: 1,
			unknown: true
		}]
	};
}

// src/discover/scope.ts
/** Throws `UsageError` for a path that the tree does not have, since a mistyped path must not pass as checked. */
function checkPaths(tree, paths) {
	const unknownPath = paths.find((path) => !hasPath(tree, path));
	if (unknownPath !== void 0) throw new UsageError(`no file or folder \`${unknownPath}\``);
}
/**
* The targets that the person asked for. A path selects the targets in a folder, of a chart or file, and those that use
* a values file. Without paths all targets are selected, and without environments those of all environments.
*/
function inScope(targets, { paths, environments }) {
	const allPaths = paths.length === 0;
	return targets.filter((target) => allPaths || paths.some((path) => usesPath(target, path))).filter(({ environment }) => environments.length === 0 || environment !== null && environments.includes(environment));
}
/** The skipped files that concern the person's paths, or the selected targets. */
function skipsIn(skipped, targets, { paths }) {
	if (paths.length === 0) return [...skipped];
	return skipped.filter(({ file }) => paths.some((path) => isInside(file, path) || isInside(path, file)) || targets.some((target) => usesPath(target, file)));
}
/** What is in the files and folders that the person named; all of it without paths. */
function inPaths(items, paths) {
	return paths.length === 0 ? items : items.filter(({ file }) => paths.some((path) => isInside(file, path)));
}
/** Throws `UsageError` for an environment that neither side has, since checking nothing must not pass as success. */
function checkEnvironments(existing, requested) {
	const unknownEnvironment = requested.find((environment) => !existing.includes(environment));
	if (unknownEnvironment === void 0) return;
	const names = [...new Set(existing)].filter((name) => name !== null).toSorted();
	const alternatives = names.length > 0 ? `the environments are ${names.map((name) => `\`${name}\``).join(", ")}` : "no target has any";
	throw new UsageError(`no target has the environment \`${unknownEnvironment}\`; ${alternatives}`);
}
function usesPath(target, path) {
	return [
		target.path,
		...namedFiles(target),
		...target.statedBy ? [target.statedBy.file] : []
	].some((file) => isInside(file, path)) || isInChart(target, path);
}
/** True for a file or folder of the target's chart. */
function isInChart(target, path) {
	return target.kind === "helm" && isInside(path, target.path);
}

// src/discover/chart-relations.ts
/** Returns the relation of a path to the charts, in time proportional to the depth of the path. */
function chartRelations(charts) {
	const byFolder = new Map(charts.map((chart) => [chart.path, chart]));
	return (path) => {
		let relation = null;
		for (let folder = folderOf(path);; folder = folderOf(folder)) {
			const chart = byFolder.get(folder);
			if (chart && isSource(chart, path)) return "source";
			if (chart && folder !== "") relation = "beside";
			if (folder === "") return relation;
		}
	};
}
function isSource(chart, path) {
	const name = chart.path === "" ? path : path.slice(chart.path.length + 1);
	if (/^(templates|charts|crds)\//.test(name)) return true;
	return chart.path !== "" && (chart.library || chart.template !== null);
}

// src/discover/release-name.ts
/**
* A release name for a chart whose release nothing names: the chart's name or else its folder's, if valid, else what
* remains of them without characters that Kubernetes refuses. `path` is the chart's folder or archive. The result is a
* DNS-1035 label of at most 53 characters, so that neither Helm (`ValidateReleaseName` in
* pkg/chart/v2/util/validate_name.go) nor a Service named after it is refused because of a name that nobody chose.
*/
function releaseNameFor(chartName, path) {
	const names = [chartName, baseName(path)].filter((name) => !isPlaceholder(name));
	return names.find(isLabel) ?? names.map(toLabel).find(isLabel) ?? "release";
}
/** Helm's `maxReleaseNameLen`. */
const maxLength = 53;
/** Kubernetes' `IsDNS1035Label` for names of Services, which is stricter than Helm is with release names. */
function isLabel(name) {
	return name.length <= maxLength && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name);
}
/** True for a name that a person or a tool replaces: `<CHARTNAME>`, `{{ .Name }}`, `${NAME}`, `%NAME%`, `__NAME__`. */
function isPlaceholder(name) {
	return /[<>{}$%]|^__.*__$/.test(name);
}
/** The letters and digits of a name in lower case, joined by single hyphens, from the first letter on. */
function toLabel(name) {
	return name.toLowerCase().split(/[^a-z0-9]+/).join("-").replace(/^[^a-z]+/, "").slice(0, maxLength).replace(/-+$/, "");
}

// src/discover/configured.ts
/**
* The targets that the configuration lists. `at` is the root of the configuration, for locations of missing sources.
*/
function configuredTargets(reader, config, at) {
	return (config.targets ?? []).map((target, index) => {
		const node = at?.at("targets", index);
		return {
			...configuredTarget(reader, target, node),
			...node && { listedAt: lineOf(node) }
		};
	});
}
function configuredTarget(reader, target, node) {
	if (target.chart !== void 0) return releaseTarget$1(reader, target, target.chart, node);
	return target.manifests ? manifestsTarget$1(reader, target, target.manifests, node) : valuesTarget(reader, target, node);
}
function releaseTarget$1(reader, target, chart, node) {
	const path = joinPath("", chart);
	if (isRemoteChart(chart)) return {
		...valuesTarget(reader, target, node),
		path: chart,
		reason: `chart \`${chart}\` is not in this repository`,
		reasonCode: "remote-chart"
	};
	const missingChart = hasChart(reader, path) ? [] : [missing$1(chart, "chart", node?.get("chart"))];
	return {
		kind: "helm",
		id: idOf(path, target),
		path,
		environment: target.environment ?? null,
		release: target.release ?? releaseNameFor(chartName(reader, path), archiveName(path)),
		namespace: target.namespace ?? null,
		...valuesOf(reader, target, node, missingChart)
	};
}
function manifestsTarget$1(reader, target, patterns, node) {
	const matches = matcher(patterns);
	const files = reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && matches(path));
	return {
		kind: "manifests",
		id: idOf(patterns.join(","), target),
		path: joinPath("", patterns[0] ?? ""),
		environment: target.environment ?? null,
		files,
		missing: files.length > 0 ? [] : [missing$1(patterns.join(", "), "manifests", node?.get("manifests"))]
	};
}
function valuesTarget(reader, target, node) {
	const first = target.values?.[0] ?? "";
	return {
		kind: "values",
		id: idOf(target.chart ?? first, target),
		path: first,
		environment: target.environment ?? null,
		release: target.release ?? null,
		namespace: target.namespace ?? null,
		reason: "no chart is named for these values",
		reasonCode: "no-chart-named",
		...valuesOf(reader, target, node, [])
	};
}
function valuesOf(reader, target, node, missingSources) {
	const paths = (target.values ?? []).map((path) => joinPath("", path));
	const exists = (path) => (readResolved(reader.tree, path) ?? refusalOf(reader.tree, path)) !== void 0;
	const missingValues = paths.flatMap((path, index) => exists(path) ? [] : [missing$1(path, "values file", node?.at("values", index))]);
	return {
		values: paths.filter(exists),
		missing: [...missingSources, ...missingValues]
	};
}
function missing$1(source, sourceKind, node) {
	return {
		source,
		what: sourceKind,
		...node ? { namedAt: lineOf(node) } : {}
	};
}
function lineOf({ location: { file, line } }) {
	return {
		file,
		line
	};
}
function idOf(path, { environment, release }) {
	return `${path || "."}${release ? `:${release}` : ""}${environment ? `@${environment}` : ""}`;
}
/** True for charts in registries and repositories, `oci://…` and `https://…`. `repo/name` is read as a folder. */
function isRemoteChart(chart) {
	return /^[a-z+]+:\/\//.test(chart);
}
/** The chart's name from an archive: `helm package` names archives after chart and version. */
function archiveName(path) {
	return baseName(path).replace(/(-v?\d[^/]*)?\.tgz$/, "");
}
function hasChart(reader, path) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	return [joinPath(folder, "Chart.yaml"), folder].some((file) => reader.tree.read(file) !== void 0);
}
function chartName(reader, path) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	const root = reader.documents(joinPath(folder, "Chart.yaml"))[0]?.root;
	return root ? Node.of(root).get("name").text : "";
}

// src/discover/gitops/argo/directory-files.ts
/**
* The manifests in a directory (argo-cd `reposerver/repository/repository.go`, getPotentiallyValidManifests and
* getObjsFromYAMLOrJSON).
*
* @param directory the field `directory` of a source
*/
function directoryFiles(reader, folder, directory) {
	const recurses = directory.get("recurse").scalar === true;
	const [isExcluded, isIncluded] = [globOf(directory.get("exclude")), globOf(directory.get("include"))];
	const read = pathsIn(reader.tree, folder, recurses).filter((path) => {
		if (!/\.(?:ya?ml|json|jsonnet)$/.test(path)) return false;
		const name = folder === "" ? path : path.slice(folder.length + 1);
		return isExcluded?.(name) !== true && isIncluded?.(name) !== false;
	}).filter((path) => !reader.text(path)?.includes("+argocd:skip-file-rendering"));
	return {
		files: read.filter((path) => !path.endsWith(".jsonnet") && !isUnrelated(reader, path)),
		jsonnet: read.filter((path) => path.endsWith(".jsonnet"))
	};
}
/** Files and links to files; links to folders are not followed. */
function pathsIn(tree, folder, recurses) {
	const links = [...tree.links.keys()].filter((link) => isInside(link, folder) && readResolved(tree, link));
	const paths = [...filesUnder(tree, folder), ...links];
	return recurses ? paths : paths.filter((path) => folderOf(path) === folder);
}
/** Argo CD ignores a file that is no YAML, unless it looks like an object. */
function isUnrelated(reader, path) {
	if (path.endsWith(".json") || !isRefused(reader, path)) return false;
	const text = reader.text(path) ?? "";
	return ![
		"apiVersion:",
		"kind:",
		"metadata:"
	].every((key) => text.includes(key));
}
/**
* A pattern of gobwas/glob without separators: `*` matches slashes as well (`util/glob/glob.go`). `undefined` if there is
* no pattern.
*/
function globOf({ text }) {
	if (text === "") return void 0;
	const plain = (path) => path.replaceAll("/", "");
	const matches = globMatcher(plain(text));
	return (path) => matches(plain(path));
}

// src/discover/gitops/argo/environment.ts
/**
* The environment of what an Application renders: what the configuration states for its cluster, else in the path of its values files or folder, else of the file of the
* Application, else that of what renders it, else the usual name of an environment in its destination. `null` if none of them has any.
*
* @param valueFiles in their order: the last one is the most specific one
*/
function environmentFor({ at, destination, environment, name, renderedBy }, folder, valueFiles) {
	return environment ?? firstOf(valueFiles.toReversed(), environmentOfFile) ?? environmentOfFolder(folder) ?? environmentOfFile(at.file) ?? renderedBy?.environment ?? firstOf([
		destination.cluster,
		name,
		destination.namespace
	], (text) => usualWordIn(text));
}
function environmentOfFile(file) {
	const stated = environmentOfPath(file);
	if (stated !== null && isUsualEnvironment(stated)) return stated;
	const stem = baseName(file).replace(/\.(ya?ml|json)$/, "");
	return isUsualEnvironment(stem) ? usualWordIn(stem) : environmentOfFolder(folderOf(file));
}
/** The word of a name that usually names an environment: `prod` in `shop-prod`. */
function usualWordIn(name) {
	return name.split(/[-_./:]/).findLast((word) => isUsualEnvironment(word)) ?? null;
}
function firstOf(texts, find) {
	for (const text of texts) {
		const environment = find(text);
		if (environment !== null) return environment;
	}
	return null;
}

// src/discover/gitops/argo/effective-source.ts
/**
* Merges the override files in the folder of a source into it: one for all Applications, and one for that with the name
* (argo-cd `reposerver/repository/repository.go`, mergeSourceParameters).
*
* @returns the path of the override file that is no YAML, if there is one
*/
function effectiveSource(given, folder, name, reader) {
	const files = overrideFiles(name).map((file) => joinPath(folder, file)).map((path) => resolveLinks(reader.tree, path) ?? path).filter((path) => reader.tree.read(path) !== void 0);
	const broken = files.find((file) => isRefused(reader, file));
	if (broken !== void 0) return { broken };
	const layers = [{
		root: given.yaml,
		place: placeInTree(given, reader)
	}, ...files.flatMap((file) => {
		const root = reader.documents(file)[0]?.root;
		return root?.kind === "map" ? {
			root,
			place: {
				file,
				document: 0,
				path: []
			}
		} : [];
	})];
	const [first, ...overrides] = layers.map(({ root }) => root);
	const merged = overrides.reduce(mergePatch, first);
	return {
		source: Node.of(merged),
		placeOf(node) {
			const layer = layers.find(({ root }) => Node.of(root).at(...node.pathKeys).yaml === node.yaml);
			return layer?.place ? {
				...layer.place,
				path: [...layer.place.path, ...node.pathKeys]
			} : null;
		}
	};
}
function overrideFiles(name) {
	return [".argocd-source.yaml", ...name === "" ? [] : [`.argocd-source-${name}.yaml`]];
}

// src/discover/gitops/argo/kustomize-edits.ts
/**
* The edits that the `kustomize` options of a source make (argo-cd `util/kustomize/kustomize.go`, Build); `undefined` if
* there are none. A text says why they cannot be made.
*/
function kustomizationEdits(given) {
	const { options, substitute } = given;
	const textsOf = (field, fill) => Object.fromEntries(options.entries(field).map(([key, { scalar }]) => [key, fill(String(scalar ?? ""))]));
	const fills = options.get("commonAnnotationsEnvsubst").scalar === true;
	const edits = {
		fields: Object.fromEntries([
			"namePrefix",
			"nameSuffix",
			"namespace"
		].flatMap((field) => {
			const { text } = options.get(field);
			return text === "" ? [] : [[field, text]];
		})),
		images: options.items("images").map(({ text }) => imageOf(substitute(text))),
		replicas: options.items("replicas").map((replica) => ({
			name: replica.get("name").text,
			count: Number(replica.get("count").scalar ?? 0)
		})),
		labels: textsOf("commonLabels", substitute),
		labelsIn: labelPlace(options),
		annotations: textsOf("commonAnnotations", fills ? substitute : (text) => text),
		patches: options.items("patches").map(({ data }) => data),
		components: componentsOf(given)
	};
	const clash = clashOf(edits, given);
	if (clash !== void 0) return `\`${clash}\` is in \`${given.file}\` already, and Argo CD refuses to change it`;
	return isEmpty(edits) ? void 0 : edits;
}
function labelPlace(options) {
	if (options.get("labelWithoutSelector").scalar !== true) return "selectors";
	return options.get("labelIncludeTemplates").scalar === true ? "templates" : "metadata";
}
/** `NAME=NEWNAME:TAG`, `NAME=NEWNAME@DIGEST`, `NAME:TAG`, `NAME@DIGEST` (kustomize `commands/edit/set/setimage.go`). */
function imageOf(text) {
	const [name = "", replacement] = text.split("=");
	const { name: plain, ...version } = versionedImage(replacement ?? name);
	return replacement === void 0 ? {
		name: plain,
		...version
	} : {
		name,
		newName: plain,
		...version
	};
}
function versionedImage(text) {
	const [name = "", digest] = text.split("@");
	if (digest !== void 0) return {
		name,
		digest
	};
	const colon = text.lastIndexOf(":");
	const tag = text.slice(colon + 1);
	return colon >= 0 && /^(?:[\w.-]*|\*)$/.test(tag) ? {
		name: text.slice(0, colon),
		newTag: tag
	} : { name: text };
}
/** With `ignoreMissingComponents` folders that do not exist are left out. */
function componentsOf({ options, folder, reader }) {
	const components = options.items("components").map(({ text }) => text);
	if (options.get("ignoreMissingComponents").scalar !== true) return components;
	return components.filter((path) => treePaths(reader).hasFolder(joinPath(folder, path)));
}
/** A label or annotation that the file has: it is changed only with `forceCommonLabels` or `forceCommonAnnotations`. */
function clashOf({ labels, annotations }, { reader, file, options }) {
	const root = reader.documents(file)[0]?.root;
	const kustomization = root ? Node.of(root) : options;
	const isIn = (field, force, texts) => options.get(force).scalar === true ? void 0 : Object.keys(texts).find((key) => root && kustomization.get(field).get(key).exists);
	return isIn("commonLabels", "forceCommonLabels", labels) ?? isIn("commonAnnotations", "forceCommonAnnotations", annotations);
}
function isEmpty(edits) {
	const { fields, images, replicas, labels, annotations, patches, components } = edits;
	return [
		fields,
		images,
		replicas,
		labels,
		annotations,
		patches,
		components
	].every((values) => Object.keys(values).length === 0);
}

// src/discover/gitops/argo/source-type.ts
const types = [
	"kustomize",
	"helm",
	"directory",
	"plugin"
];
/**
* The types whose options a source states; more than one is an error (argo-cd `pkg/apis/application/v1alpha1/types.go`,
* ExplicitType). Options that are all empty do not count (`util/argo/argo.go`, NormalizeSource).
*/
function statedTypes(source) {
	return types.filter((type) => {
		const options = source.get(type);
		if (type === "plugin") return options.kind === "map";
		return options.entries().some(([, value]) => !isZero(value));
	});
}
/** True for what Go's JSON reads as the zero value of a field. */
function isZero({ kind, scalar, yaml }) {
	if (yaml?.kind === "map") return yaml.entries.size === 0;
	if (yaml?.kind === "list") return yaml.items.length === 0;
	return kind === "absent" || scalar === null || scalar === "" || scalar === false;
}
/**
* The type that the files directly in a folder show: of a chart and a kustomization the one whose file comes last
* (`util/app/discovery/discovery.go`, Discover).
*/
function detectedType(tree, folder) {
	const links = [...tree.links.keys()].filter((link) => isInside(link, folder));
	const last = [...filesUnder(tree, folder), ...links].filter((path) => folderOf(path) === folder).map(baseName).toSorted().findLast((name) => name.endsWith("Chart.yaml") || isKustomizationFile(name));
	if (last === void 0) return "directory";
	return isKustomizationFile(last) ? "kustomize" : "helm";
}

// src/discover/gitops/argo/variables.ts
/** The commit is not known before it is made. */
const anyCommit = "0".repeat(40);
/**
* The build environment of a source (argo-cd `reposerver/repository/repository.go` newEnv). An unknown variable becomes
* empty, and `$$` a dollar sign (`pkg/apis/application/v1alpha1/types.go`, Env.Envsubst).
*/
function substitution({ name, project, destination }, source) {
	const variables = /* @__PURE__ */ new Map([
		["$", "$"],
		["ARGOCD_APP_NAME", name],
		["ARGOCD_APP_NAMESPACE", destination.namespace],
		["ARGOCD_APP_PROJECT_NAME", project],
		["ARGOCD_APP_REVISION", anyCommit],
		["ARGOCD_APP_REVISION_SHORT", anyCommit.slice(0, 7)],
		["ARGOCD_APP_REVISION_SHORT_8", anyCommit.slice(0, 8)],
		["ARGOCD_APP_SOURCE_REPO_URL", source.get("repoURL").text],
		["ARGOCD_APP_SOURCE_PATH", source.get("path").text],
		["ARGOCD_APP_SOURCE_TARGET_REVISION", source.get("targetRevision").text]
	]);
	return (text) => text.replace(variable, (_, braced, plain) => variables.get(braced ?? plain) ?? "");
}
/** `${NAME}`, `$NAME`, and the special names of a shell. */
const variable = /\$(?:\{([^{}]*)\}|(\w+|[*#$@!?-]))/g;
/** True for a text with the commit in it, which is not known. */
function namesCommit(text) {
	return text.includes("ARGOCD_APP_REVISION");
}

// src/discover/gitops/argo/value-files.ts
/**
* The values files of a Helm source in their order. A file that is listed and matches a pattern as well keeps the place
* where it is listed (argo-cd `reposerver/repository/repository.go`, getResolvedValueFiles).
*/
function valueFilesOf(helm, source) {
	const ignoresMissing = helm.get("ignoreMissingValueFiles").scalar === true;
	const resolved = helm.items("valueFiles").flatMap((node) => node.text === "" ? [] : {
		node,
		result: valuesPath(node, source)
	});
	const listed = new Set(resolved.flatMap(({ result }) => "path" in result ? result.path : []));
	const files = /* @__PURE__ */ new Set();
	const missing = [];
	for (const { node, result } of resolved) {
		if ("missing" in result) missing.push(result.missing);
		if (!("path" in result)) continue;
		const { path } = result;
		const matches = isPattern(path) ? matchesOf(source.reader, path) : existing(source.reader, path);
		if (matches.length === 0) missing.push(missingValues(path, node, source));
		for (const match of matches) if (match === path || !listed.has(match)) files.add(match);
	}
	return {
		files: [...files],
		missing: ignoresMissing ? [] : missing,
		reasons: resolved.flatMap(({ result }) => "reason" in result ? result.reason : [])
	};
}
/** The path of a values file; files with other endings are not read (`touchesNothing` relies on that). */
function valuesPath(node, source) {
	const result = resolvePath(node, source);
	if (!("path" in result) || /\.(ya?ml|json)$/.test(result.path)) return result;
	return { reason: `its values file \`${node.text}\` is neither YAML nor JSON by its name` };
}
/**
* The path that a text names: from the folder of the source, with a slash in front from the root, with `$ref` from the
* root of the source with that `ref` (`util/io/path/resolved.go`, ResolveValueFilePathOrUrl).
*/
function resolvePath(node, source) {
	const { text } = node;
	const [, ref, inSource = ""] = /^\$([^/]*)(.*)$/s.exec(text) ?? [];
	const isShown = ref === void 0 ? void 0 : source.isShown(ref);
	if (isShown === false) return { reason: `\`$${ref}\` is not a source in this repository` };
	if (ref !== void 0 && isShown === void 0 && source.hasSources) return { missing: missingValues(text, node, source) };
	const plain = source.substitute(isShown === void 0 ? text : inSource);
	if (namesCommit(text)) return { reason: `\`${text}\` contains the commit, which is known in the cluster only` };
	if (isUnfilled(plain)) return { reason: `\`${text}\` is a template` };
	if (/^[a-z][a-z\d+.-]*:/i.test(plain)) return { reason: `\`${plain}\` is not a file of a repository` };
	const path = joinPath(isShown === true || plain.startsWith("/") ? "" : source.folder, plain);
	return path === "" || path.startsWith("..") ? { missing: missingValues(text, node, source) } : { path };
}
function missingValues(path, node, { manifest }) {
	return {
		source: path,
		what: "values file",
		...lineOf$1(node, manifest)
	};
}
function existing({ tree }, path) {
	return readResolved(tree, path) || refusalOf(tree, path) ? [path] : [];
}
/** The characters by which Argo CD recognises a pattern (isGlobPath). */
function isPattern(path) {
	return /[*?[]/.test(path);
}
/** The files that match a pattern of doublestar, sorted. Hidden files match as well. */
const matchesOf = oncePerName(({ tree }, pattern) => {
	const folder = folderOf(/^[^*?[{]*/.exec(pattern)[0]);
	const links = [...tree.links.keys()].filter((link) => readResolved(tree, link));
	return [...filesUnder(tree, folder), ...links].filter(globMatcher(pattern)).toSorted();
});

// src/discover/gitops/argo/helm-source.ts
/** Reads the Helm options of a source (argo-cd `reposerver/repository/repository.go`, helmTemplate). */
function helmOptionsOf(helm, source, placeOf) {
	const { files, missing, reasons } = valueFilesOf(helm, source);
	const setFiles = helm.items("fileParameters").map((parameter) => fileParameter(parameter, source));
	const kubeVersion = scalarText(helm.get("kubeVersion"));
	return {
		values: files,
		settings: {
			values: inlineValuesOf(helm, placeOf),
			parameters: [...helm.items("parameters").map((parameter) => parameterOf$1(parameter, source, placeOf)), ...setFiles.flatMap((result) => "parameter" in result ? result.parameter : [])],
			includeCrds: helm.get("skipCrds").scalar !== true,
			skipTests: helm.get("skipTests").scalar === true,
			skipSchemaValidation: helm.get("skipSchemaValidation").scalar === true,
			...kubeVersion !== "" && { kubeVersion },
			apiVersions: helm.items("apiVersions").map(({ text }) => text)
		},
		missing: [...missing, ...setFiles.flatMap((result) => "missing" in result ? result.missing : [])],
		reasons: [...reasons, ...setFiles.flatMap((result) => "reason" in result ? result.reason : [])]
	};
}
/** `valuesObject` wins over `values`, and they are not merged (`pkg/apis/application/v1alpha1/types.go`, ValuesYAML). */
function inlineValuesOf(helm, placeOf) {
	const object = helm.get("valuesObject");
	if (object.exists && !object.isNull) return [{
		text: jsonText(object.yaml),
		at: placeOf(object)
	}];
	const values = helm.get("values");
	return values.text === "" ? [] : [{
		text: values.text,
		at: placeOf(values)
	}];
}
function parameterOf$1(parameter, { substitute }, placeOf) {
	const value = parameter.get("value");
	const written = scalarText(value);
	const text = substitute(written);
	return {
		flag: parameter.get("forceString").scalar === true ? "setString" : "set",
		key: parameter.get("name").text,
		value: {
			text,
			at: text === written && value.exists ? placeOf(value) : null
		}
	};
}
function fileParameter(parameter, source) {
	const resolved = resolvePath(parameter.get("path"), source);
	if (!("path" in resolved)) return resolved;
	const value = {
		text: resolved.path,
		at: null
	};
	return { parameter: {
		flag: "setFile",
		key: parameter.get("name").text,
		value
	} };
}
function scalarText({ scalar }) {
	return scalar === void 0 || scalar === null ? "" : String(scalar);
}

// src/discover/gitops/argo/source-context.ts
/** The target with its environment in its id. */
function withEnvironment(target) {
	return target.environment === null ? target : {
		...target,
		id: `${target.id}@${target.environment}`
	};
}
/** The namespace of a target, if it is stated and filled in. */
function destinationNamespace(namespace) {
	return namespace === "" || isUnfilled(namespace) ? {} : { namespace };
}
/** A source of an Application that does not exist. */
function missing(path, what, source, { manifest }) {
	return {
		source: path || ".",
		what,
		...lineOf$1(source.get("path"), manifest)
	};
}
/** The Application as the object that states a target, and what Argo CD deletes of it. */
function statedBy({ id, at, owner, manifest, destination }) {
	const set = owner === manifest ? void 0 : owner;
	return {
		statedBy: {
			target: id,
			...at
		},
		manager: {
			kind: "Application",
			name: manifest.name,
			namespace: writtenNamespace(manifest.root),
			cluster: destination.cluster,
			deletes: applicationPolicy(manifest, set),
			...set && { generatedBy: applicationSetName(set) }
		}
	};
}

// src/discover/gitops/argo/release-targets.ts
/** The release of a chart of a registry, if that is locked and in the cache. */
function registryTarget(given) {
	const { source, application, reader } = given;
	const request = chartRequestOf(source);
	if (request === null) return { reasons: ["the name, address or version of its chart is a template"] };
	const lookup = findChart(reader, request);
	if (lookup.status !== "found") return { reasons: [`its chart \`${request.name}\` ${lookup.reason}`] };
	const { folder } = lookup;
	const effective = effectiveSource(source, folder, application.name, reader);
	if ("broken" in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] };
	const id = `${request.repository}/${request.name}`;
	return releaseTarget({
		...given,
		...effective,
		written: source
	}, {
		folder,
		id,
		named: "",
		missing: []
	});
}
/** The release of a chart in a folder of the tree. */
function helmTarget(given, folder) {
	const { application, written, reader } = given;
	const missingChart = treePaths(reader).hasFile(joinPath(folder, "Chart.yaml")) ? [] : [missing(folder, "chart", written, application)];
	return releaseTarget(given, {
		folder,
		id: folder || ".",
		named: folder,
		missing: missingChart
	});
}
function releaseTarget(given, chart) {
	const { application, source, placeOf } = given;
	const helm = source.get("helm");
	const options = helmOptionsOf(helm, folderOfSource(given, chart.folder), placeOf);
	if (options.reasons.length > 0) return { reasons: options.reasons };
	const release = helm.get("releaseName").text || application.name;
	const namespace = helm.get("namespace").text || application.destination.namespace;
	const target = {
		kind: "helm",
		id: `${chart.id}:${release}`,
		path: chart.folder,
		environment: environmentFor(application, chart.named, options.values),
		release,
		namespace: namespace === "" || isUnfilled(namespace) ? null : namespace,
		values: options.values,
		settings: options.settings,
		missing: [...chart.missing, ...options.missing],
		...statedBy(application)
	};
	return {
		target: withEnvironment(target),
		reasons: []
	};
}
function folderOfSource(given, folder) {
	const { application, source, reader, isShown } = given;
	const { hasSources, manifest } = application;
	return {
		reader,
		folder,
		isShown,
		hasSources,
		substitute: substitution(application, source),
		manifest
	};
}

// src/discover/gitops/argo/sources.ts
/** The sources of an Application that render something; one with only a `ref` gives values files to others. */
function sourcesIn(application, identity, reader) {
	const { sources, hasSources } = application;
	const shownByRef = new Map(sources.flatMap((source) => {
		const ref = hasSources ? source.get("ref").text : "";
		return ref === "" ? [] : [[ref, elsewhere(source, identity) === null]];
	}));
	const isShown = (ref) => shownByRef.get(ref);
	return sources.filter((source) => !isValuesOnly(source)).map((source) => ({
		application,
		source,
		identity,
		reader,
		isShown
	}));
}
function isValuesOnly(source) {
	return ["path", "chart"].every((field) => source.get(field).text === "") && source.get("ref").text !== "";
}
/** The target of a source (argo-cd `reposerver/repository/repository.go`, GenerateManifests). */
function sourceTarget(given) {
	const { source, identity, reader } = given;
	if (isChartSource(source)) return registryTarget(given);
	const reason = elsewhere(source, identity);
	if (reason !== null) return { reasons: [reason] };
	const path = source.get("path").text;
	const folder = joinPath("", path);
	if (path === "") return { reasons: ["it states neither a path nor a chart"] };
	if (isUnfilled(path)) return { reasons: [`its path \`${path}\` is a template`] };
	const paths = treePaths(reader);
	if (paths.isUnknown(folder)) return { reasons: [`this tree does not contain the files of \`${folder}\``] };
	if (!paths.hasFolder(folder)) return missingFolder(given, folder);
	const resolved = resolveLinks(reader.tree, folder) ?? folder;
	const effective = effectiveSource(source, resolved, given.application.name, reader);
	if ("broken" in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] };
	const types = statedTypes(effective.source);
	if (types.length > 1) return { reasons: [`it states options of several tools: ${types.join(", ")}`] };
	const type = types[0] ?? detectedType(reader.tree, resolved);
	return targetReaders[type]({
		...given,
		...effective,
		written: source
	}, resolved);
}
/** Why this tree does not show a source; `null` if it does. */
function elsewhere(source, identity) {
	const url = source.get("repoURL").text;
	if (isChartSource(source)) return "it is a chart of a registry";
	if (url === "") return "it states no repository";
	if (isUnfilled(url)) return "the address of its repository is a template";
	if (!identity.isKnown) return "nothing says which repository this is; `repository.aliases` in the configuration can";
	if (!identity.isThis(url)) {
		const name = repositoryKey(url);
		return `its source is in another repository${name === null ? "" : `, \`${name}\``}; if it is this one, list it in \`repository.aliases\``;
	}
	const revision = source.get("targetRevision").text;
	return identity.shows(revision) ? null : `its source is the revision \`${revision}\`, which this tree does not show`;
}
const targetReaders = {
	helm: helmTarget,
	kustomize: kustomizationTarget,
	directory: directoryTarget,
	plugin: () => ({ reasons: ["a config management plugin renders it"] })
};
function kustomizationTarget(given, folder) {
	const { application, source, reader } = given;
	const file = kustomizationNames.map((name) => joinPath(folder, name)).find((path) => reader.tree.read(path) !== void 0);
	if (file === void 0) return missingKustomization(given, folder);
	const options = source.get("kustomize");
	const substitute = substitution(application, source);
	const edits = kustomizationEdits({
		reader,
		folder,
		file,
		options,
		substitute
	});
	if (typeof edits === "string") return { reasons: [edits] };
	const target = {
		...kustomizationAt(given, folder, file),
		...kustomizationGraph(reader).filesOf(file),
		...edits && { edits }
	};
	return {
		target: withEnvironment(target),
		reasons: []
	};
}
function missingKustomization(given, folder) {
	const { application, written } = given;
	const target = {
		...kustomizationAt(given, folder, joinPath(folder, kustomizationNames[0])),
		missing: [missing(folder, "kustomization", written, application)]
	};
	return {
		target: withEnvironment(target),
		reasons: []
	};
}
function kustomizationAt({ application }, folder, file) {
	return {
		kind: "kustomization",
		id: `kustomize:${folder || "."}:${application.name}`,
		path: folder,
		environment: environmentFor(application, folder, []),
		file,
		files: [],
		kustomizations: [],
		missing: [],
		...destinationNamespace(application.destination.namespace),
		...statedBy(application)
	};
}
function directoryTarget(given, folder) {
	const { application, source, reader } = given;
	const { files, jsonnet } = directoryFiles(reader, folder, source.get("directory"));
	const reasons = jsonnet.length === 0 ? [] : [`Jsonnet is not evaluated: \`${jsonnet[0]}\``];
	if (files.length === 0 && reasons.length > 0) return { reasons };
	return {
		target: manifestsTarget(application, folder, files, []),
		reasons
	};
}
function missingFolder({ application, source }, folder) {
	return {
		target: manifestsTarget(application, folder, [], [missing(folder, "folder", source, application)]),
		reasons: []
	};
}
function manifestsTarget(application, folder, files, missingSources) {
	return withEnvironment({
		kind: "manifests",
		id: `directory:${folder || "."}:${application.name}`,
		path: folder,
		environment: environmentFor(application, folder, []),
		files,
		missing: missingSources,
		...destinationNamespace(application.destination.namespace),
		...statedBy(application)
	});
}

// src/discover/gitops/argo/application-targets.ts
/**
* The targets that the sources of Applications are, and those of the Applications that ApplicationSets generate, as far as
* this tree shows them.
*
* @param owners Applications and ApplicationSets
* @param taken the ids of other targets
* @param renderedBy the target that renders the owners, if one does
*/
function applicationTargets(reader, identity, owners, taken = /* @__PURE__ */ new Set(), renderedBy) {
	const results = owners.flatMap((owner) => resultsOf(owner, reader, identity, renderedBy));
	const targets = uniqueTargets(results.flatMap(({ result }) => "target" in result ? result.target : []), taken);
	const byOwner = groupBy(results, ({ owner }) => owner);
	return {
		targets: [...targets.values()],
		outcomes: new Map(owners.map((owner) => {
			const ofOwner = (byOwner.get(owner) ?? []).map(({ result }) => result);
			const renderedAs = ofOwner.flatMap((result) => "target" in result ? targets.get(result.target).id : []);
			return [owner.root.yaml, {
				renderedAs,
				reason: reasonOf(ofOwner.flatMap(({ reasons }) => reasons))
			}];
		}))
	};
}
function resultsOf(owner, reader, identity, renderedBy) {
	const { manifests, reasons } = owner.kind === "ApplicationSet" ? generatedApplications(owner, reader, identity) : {
		manifests: [owner],
		reasons: []
	};
	return [...manifests.map((manifest) => ({
		...withNamedCluster(applicationOf(manifest, owner), identity.clusters),
		...renderedBy && { renderedBy }
	})).flatMap((application) => sourcesIn(application, identity, reader)).map((source) => ({
		owner,
		result: sourceTarget(source)
	})), ...reasons.length > 0 ? [{
		owner,
		result: { reasons }
	}] : []];
}
/** An Application whose destination has the name and environment that the configuration gives its cluster. */
function withNamedCluster(application, clusters) {
	const { destination } = application;
	const named = clusters.of(destination.cluster);
	if (!named) return application;
	const { name, environment } = named;
	return {
		...application,
		destination: {
			...destination,
			cluster: name
		},
		...environment !== void 0 && { environment }
	};
}
/** Each target with an id that no other has. */
function uniqueTargets(targets, taken) {
	const used = new Set(taken);
	const uses = /* @__PURE__ */ new Map();
	return new Map(targets.map((target) => {
		let { id } = target;
		while (used.has(id)) {
			const use = (uses.get(target.id) ?? 1) + 1;
			uses.set(target.id, use);
			id = `${target.id}#${use}`;
		}
		used.add(id);
		return [target, id === target.id ? target : {
			...target,
			id
		}];
	}));
}
function reasonOf(reasons) {
	return [...new Set(reasons)].join("; ");
}

// src/discover/gitops/argo/replaced.ts
/**
* Returns whether objects of a controller state what a target was inferred from: its chart, its kustomization, also as a
* part of another build, or all of its files.
*/
function replacementTest(stated) {
	const places = new Set(stated.map(({ kind, path }) => `${kind}/${path}`));
	const files = new Set(stated.flatMap(readFiles));
	const built = new Set(stated.flatMap((target) => target.kind === "kustomization" ? target.kustomizations : []));
	return (target) => {
		if (target.statedBy || target.listedAt) return false;
		if (target.kind === "kustomization" && built.has(target.file)) return true;
		if (target.kind === "helm" || target.kind === "kustomization") return places.has(`${target.kind}/${target.path}`);
		return namedFiles(target).every((file) => files.has(file));
	};
}
/** The files that a target is made of, without the object that states it. */
function readFiles(target) {
	return target.kind === "helm" || target.kind === "values" ? target.values : namedFiles(target);
}
/** Why values files that were inferred for a chart are not read. */
const notStated = "an Application or HelmRelease states how the chart beside it is released, and none uses this file";

// src/discover/gitops/helmfile/releases.ts
/** The target of a release, or why there is none, as the end of a sentence. */
function helmfileTarget({ release, environment, statedBy, read }, reader) {
	if (release.failure) return release.failure.message;
	const chartPath = release.chartPath ?? chartFromRegistry(release, reader);
	if (chartPath === null) return `its chart \`${release.chart}\` comes from a registry`;
	const unreadable = release.chartPath === null ? null : chartProblem(release, chartPath, reader);
	if (unreadable !== null) return unreadable;
	const plain = plainFiles(release.values);
	const suffix = environment === null ? "" : `@${environment}`;
	return {
		kind: "helm",
		id: `${(release.chartPath ?? release.chartAddress) || "."}:${release.name}${suffix}`,
		path: chartPath,
		environment,
		release: release.name,
		namespace: release.namespace === "" ? null : release.namespace,
		values: plain.map(({ file }) => file),
		settings: {
			values: release.values.slice(plain.length).map((values) => placedText(values, reader)),
			parameters: release.parameters.map((parameter) => parameterOf(parameter, reader)),
			includeCrds: !release.skipCRDs,
			skipTests: false,
			skipSchemaValidation: release.skipSchemaValidation,
			...release.kubeVersion !== "" && { kubeVersion: release.kubeVersion },
			apiVersions: release.apiVersions,
			files: read
		},
		missing: missingSources(release, chartPath, reader),
		statedBy: {
			target: statedBy,
			file: release.file,
			line: release.line
		}
	};
}
/** The folder of a chart of a registry, if that is locked and in the cache; else `null`. */
function chartFromRegistry({ chartAddress, version }, reader) {
	if (chartAddress === "") return null;
	const lookup = findChart(reader, chartAt(chartAddress, version));
	return lookup.status === "found" ? lookup.folder : null;
}
/** Why the folder of a chart cannot be rendered although it may be right; `null` if it can, or is missing. */
function chartProblem({ hasHooks, missing }, chart, reader) {
	const paths = treePaths(reader);
	if (paths.isUnknown(chart)) return `this tree does not contain the files of \`${chart}\``;
	if (paths.hasFile(chart)) return `its chart \`${chart}\` is packed`;
	const hasFolder = paths.hasFolder(chart);
	if (hasFolder && !paths.hasFile(joinPath(chart, "Chart.yaml"))) return `helmfile makes a chart of the folder \`${chart}\`, which is not done here`;
	const absent = hasFolder ? missing[0]?.path : chart;
	return hasHooks && absent !== void 0 ? `a hook may create \`${absent}\`, which is not in this tree` : null;
}
function missingSources(release, chart, reader) {
	const isMissing = !treePaths(reader).hasFolder(chart);
	const { file, chartLine } = release;
	return [...isMissing ? [{
		source: chart || ".",
		what: "chart",
		namedAt: {
			file,
			line: chartLine
		}
	}] : [], ...release.missing.map(({ path, file: at, line }) => ({
		source: path,
		what: "values file",
		namedAt: {
			file: at,
			line
		}
	}))];
}
/** The values files in front of all other values: they stay files. */
function plainFiles(values) {
	const firstText = values.findIndex(({ path, lines }) => path !== null || lines !== null);
	return firstText < 0 ? values : values.slice(0, firstText);
}
function placedText(values, reader) {
	const { file, text, lines } = values;
	if (lines) return {
		text,
		at: null,
		madeFrom: {
			file,
			lines
		}
	};
	const at = values.path ? placeOf(values, reader) : wholeFile(file, reader);
	if (at) return {
		text: "",
		at
	};
	const whole = reader.text(file) ?? "";
	return {
		text: whole,
		at: null,
		madeFrom: {
			file,
			lines: whole.split("\n").map((_, index) => index + 1)
		}
	};
}
/** A file with one document; `null` if it has none or several, which Helm merges. */
function wholeFile(file, reader) {
	return reader.documents(file).length === 1 ? {
		file,
		document: 0,
		path: []
	} : null;
}
function placeOf({ file, path, line }, reader) {
	const documents = reader.documents(file);
	const lineStart = offsetOfLine(reader.text(file) ?? "", line);
	const document = documents.findLastIndex(({ root }) => root !== null && root.start <= lineStart);
	return path && document >= 0 ? {
		file,
		document,
		path
	} : null;
}
function offsetOfLine(text, line) {
	let offset = 0;
	for (let at = 1; at < line; at++) offset = text.indexOf("\n", offset) + 1;
	const end = text.indexOf("\n", offset);
	return end < 0 ? text.length : end;
}
function parameterOf({ flag, key, value, place }, reader) {
	return {
		flag,
		key,
		value: {
			text: value,
			at: place && placeOf(place, reader)
		}
	};
}

// src/discover/gitops/helmfile/helmfiles.ts
const noHelmfiles = {
	targets: [],
	gitops: [],
	failures: []
};
/**
* Evaluates the helmfiles of a tree that no other one lists, each in all environments that it defines.
*/
async function helmfilesIn(reader, evaluate) {
	const isInChart = chartTemplateTest(reader.tree);
	const files = reader.tree.files.filter((path) => isHelmfile(path) && !isInChart(path));
	if (files.length === 0) return noHelmfiles;
	const evaluated = await Promise.all(files.map(async (file) => ({
		file,
		result: await evaluate(reader.tree, file, defaultEnvironment)
	})));
	const nested = new Set(evaluated.flatMap(({ result }) => result.nested));
	const roots = evaluated.filter(({ file }) => !nested.has(file));
	return joined((await Promise.all(roots.map(({ file, result }) => runsOf(reader, evaluate, file, result)))).flat(), reader);
}
/** True for the names that helmfile looks for: `helmfile.yaml`, `helmfile.yaml.gotmpl`, and files in `helmfile.d/`. */
function isHelmfile(path) {
	return /(^|\/)(helmfile([-.][^/]+)?|helmfile\.d\/[^/]+)\.ya?ml(\.gotmpl)?$/.test(path);
}
/** The environment of a run without `--environment`. */
const defaultEnvironment = "default";
async function runsOf({ tree }, evaluate, file, byDefault) {
	const { environments } = byDefault;
	if (environments.every((name) => name === defaultEnvironment)) return [{
		file,
		environment: null,
		result: byDefault
	}];
	return Promise.all(environments.map(async (environment) => {
		return {
			file,
			environment,
			result: environment === defaultEnvironment ? byDefault : await evaluate(tree, file, environment)
		};
	}));
}
function joined(runs, reader) {
	const releases = runs.flatMap(releasesOf).map((item) => ({
		item,
		made: helmfileTarget(item, reader)
	}));
	const byRelease = groupBy(releases, ({ item }) => item.statedBy);
	const broken = groupBy(runs.filter(({ result }) => result.failures.length > 0), ({ file }) => file);
	const failures = [...runs.flatMap(({ result }) => result.failures), ...releases.flatMap(({ item }) => item.release.failure ?? [])];
	return {
		targets: releases.flatMap(({ made }) => typeof made === "string" ? [] : made),
		gitops: [...[...broken].map(([file, ofFile]) => brokenTarget(file, ofFile)), ...[...byRelease.values()].map((ofRelease) => gitopsTarget(ofRelease))],
		failures: distinct(failures.filter((failure) => !failure.unknown && !isReported(failure, reader)))
	};
}
function releasesOf({ environment, result }) {
	return result.releases.map((release, index) => {
		const name = release.name || `release ${index + 1}`;
		return {
			release: {
				...release,
				name
			},
			environment,
			statedBy: `${release.file}:${release.namespace === "" ? "" : `${release.namespace}/`}${name}`,
			read: result.read
		};
	});
}
/** A release with the targets that it is in the environments, and why it is none in others. */
function gitopsTarget(releases) {
	const [{ item }] = releases;
	const { release } = item;
	const renderedAs = releases.flatMap(({ made }) => typeof made === "string" ? [] : made.id);
	const reasons = releases.flatMap(({ made }) => typeof made === "string" ? made : []);
	const clusters = new Set(releases.map(({ item: { release: { kubeContext } } }) => kubeContext));
	return {
		...emptyTarget,
		id: item.statedBy,
		path: release.file,
		name: release.name,
		reason: [...new Set(reasons)].join("; "),
		...renderedAs.length > 0 && { renderedAs },
		line: release.line,
		delivery: {
			sources: statedTexts(versioned(release.chart, release.version)),
			cluster: clusters.size === 1 ? stated(release.kubeContext) : null,
			namespace: stated(release.namespace)
		}
	};
}
/** A helmfile of which not all releases are known. */
function brokenTarget(file, runs) {
	const reasons = runs.flatMap(({ result }) => result.failures).map(({ message, file: at, line }) => `${message} (${at}:${line})`);
	return {
		...emptyTarget,
		id: file,
		path: file,
		name: file,
		reason: [...new Set(reasons)].join("; "),
		line: 1,
		delivery: {
			sources: [],
			cluster: null,
			namespace: null
		}
	};
}
const emptyTarget = {
	kind: "helmfile-release",
	namespace: null,
	isExcluded: false,
	partOf: null
};
/** True for a file that is not YAML: `schema/yaml-invalid` reports it. */
function isReported({ file }, reader) {
	return !file.endsWith(".gotmpl") && reader.documents(file).some(({ isRefused }) => isRefused);
}
function distinct(failures) {
	return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()];
}

// src/discover/gitops/flux-kustomizations.ts
/** What Flux Kustomizations build, as far as this tree shows it. */
function fluxKustomizationTargets(context, isLeftOut) {
	const results = gitopsObjects(context.reader).filter((manifest) => isFluxKustomization(manifest) && !isLeftOut(manifest.target)).map((manifest) => ({
		root: manifest.root.yaml,
		...fluxKustomizationTarget(manifest, placeInFile(manifest), context)
	}));
	return {
		targets: results.flatMap(({ target }) => target ?? []),
		outcomes: new Map(results.map(({ root, target, reason }) => [root, {
			renderedAs: target ? [target.id] : [],
			reason
		}]))
	};
}
/** True for the kind by which Flux applies a folder, as opposed to the files that kustomize reads. */
function isFluxKustomization(manifest) {
	return manifest.kind === "Kustomization" && groupOf(manifest) === "kustomize.toolkit.fluxcd.io";
}
function placeInFile({ root }) {
	const { file, line } = root.location;
	return {
		file,
		line
	};
}
/**
* What a Flux Kustomization builds, or why it is not built, as the end of a sentence.
*
* @param at where the object is written
*/
function fluxKustomizationTarget(manifest, at, context) {
	const { reader } = context;
	const folder = folderOfPath({
		...manifest,
		target: at.file
	}, context);
	if (folder === null || filesUnder(reader.tree, folder).length === 0) return { reason: reasonAgainstBuild(manifest, folder) };
	const { root, name, spec } = manifest;
	const namespace = root.at("metadata", "namespace").text;
	return {
		target: {
			kind: "kustomization",
			id: `${kustomizationId(folder)}:${at.file}:${name}`,
			path: folder,
			file: kustomizationGraph(reader).byFolder.get(folder) ?? at.file,
			environment: environmentOfFolder(folderOf(at.file)) ?? environmentOfFolder(folder),
			missing: [],
			...contentsOf(folder, reader),
			flux: {
				name,
				at,
				...variablesOf(spec, namespace, reader)
			},
			statedBy: {
				target: deliveryId(manifest),
				...at
			},
			manager: {
				kind: "Kustomization",
				name,
				namespace: writtenNamespace(root),
				cluster: deliveryOf("flux-kustomization", manifest).cluster ?? "",
				deletes: kustomizationPolicy(manifest)
			}
		},
		reason: ""
	};
}
/** The folder of the tree that `path` means; `null` if the source is elsewhere. */
function folderOfPath(manifest, context) {
	const { spec } = manifest;
	const source = sourceFolder(spec.get("sourceRef"), spec.get("path").text, manifest, context);
	if (source === null) return null;
	const path = joinPath(source, spec.get("path").text);
	return resolveLinks(context.reader.tree, path) ?? path;
}
/** Why a Flux Kustomization is not built, as the end of a sentence. */
function reasonAgainstBuild({ spec }, folder) {
	if (folder !== null) return `this repository has no folder \`${folder || "."}\``;
	return `nothing says that its source \`${spec.at("sourceRef", "kind").text || "GitRepository"}/${spec.at("sourceRef", "name").text}\` is this repository`;
}
/**
* The files of a folder without a kustomization: Flux generates one that lists all YAML files in and below it, and the
* folders with a kustomization (fluxcd `pkg/kustomize`, generateKustomization).
*/
function contentsOf(folder, reader) {
	const { byFolder, filesOf } = kustomizationGraph(reader);
	const own = byFolder.get(folder);
	if (own !== void 0) return filesOf(own);
	const files = /* @__PURE__ */ new Set();
	const kustomizations = /* @__PURE__ */ new Set();
	for (const file of filesUnder(reader.tree, folder)) {
		if (!/\.ya?ml$/.test(file)) continue;
		const nested = nearestKustomization(folderOf(file), folder, byFolder);
		if (nested === void 0) files.add(file);
		else if (!kustomizations.has(nested)) {
			const included = filesOf(nested);
			for (const path of included.files) files.add(path);
			for (const path of included.kustomizations) kustomizations.add(path);
		}
	}
	return {
		files: [...files].toSorted(),
		kustomizations: [...kustomizations]
	};
}
/** The kustomization of the outermost folder with one, between a folder and the folder that is built. */
function nearestKustomization(folder, top, byFolder) {
	let outermost;
	for (let ancestor = folder; ancestor !== top; ancestor = folderOf(ancestor)) outermost = byFolder.get(ancestor) ?? outermost;
	return outermost;
}
/** The ConfigMaps of `substituteFrom`; open if one is not in the tree, or if there is a Secret. */
function variablesOf(spec, namespace, reader) {
	const found = spec.get("postBuild").items("substituteFrom").map((reference) => configMapOf(reference, namespace, reader));
	return {
		configMaps: found.flatMap((configMap) => {
			const { file, line } = configMap?.root.location ?? {};
			return file === void 0 || line === void 0 ? [] : {
				file,
				line
			};
		}),
		isOpen: found.includes(void 0)
	};
}
/** A ConfigMap in the tree; `undefined` for a Secret, which is encrypted or created elsewhere. */
function configMapOf(reference, namespace, reader) {
	if (reference.get("kind").text !== "ConfigMap") return void 0;
	const candidates = (configMaps(reader).get(reference.get("name").text) ?? []).filter((configMap) => configMap.namespace === "" || namespace === "" || configMap.namespace === namespace);
	return candidates.length === 1 ? candidates[0] : void 0;
}
const configMaps = oncePer((reader) => {
	const byName = /* @__PURE__ */ new Map();
	for (const manifest of plainObjects(reader)) {
		if (manifest.kind !== "ConfigMap" || groupOf(manifest) !== "") continue;
		const named = byName.get(manifest.name) ?? [];
		named.push(manifest);
		byName.set(manifest.name, named);
	}
	return byName;
});

// src/discover/gitops/targets.ts
/**
* Everything in the files of a tree that a GitOps controller or tool renders: objects of Argo CD and Flux,
* kustomizations, releases in helmfiles. Targets that the configuration leaves out are marked `isExcluded`.
*/
function gitopsTargets(reader, config, configFile, targets, outcomes, helmfileReleases) {
	const exclusionOf = exclusionReasons(config, configFile, targets);
	const isInChart = chartTemplateTest(reader.tree);
	const roleOf = fileRoles(reader);
	const inFiles = reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !isInChart(path)).flatMap((path) => roleOf(path).use === "patch" ? [] : deliveryObjectsIn(reader, path, outcomes));
	const kustomizations = targets.filter((target) => target.kind === "kustomization");
	const buildByFile = buildsByFile(kustomizations, reader);
	const ofBuilds = inFiles.map((target) => ({
		...target,
		...buildOf(target, buildByFile)
	}));
	return [
		...helmfileReleases,
		...ofBuilds,
		...includedKustomizations(reader, kustomizations)
	].map((target) => {
		const reason = target.builtWith === void 0 ? exclusionOf(target.path) : void 0;
		if (reason === void 0) return target;
		const { renderedAs: _, ...unrendered } = target;
		return {
			...unrendered,
			isExcluded: true,
			reason
		};
	});
}
/** What builds an object of a file: its build shows what is applied. */
function buildOf({ path, reason }, buildByFile) {
	return reason === "a kustomization changes it, or the configuration leaves it out" ? buildByFile.get(path) ?? {} : {};
}
/** The kustomization that names a file, or the Flux Kustomization of its folder, with the target that is built with it. */
function buildsByFile(targets, reader) {
	const targetByFile = targetsByFile(targets);
	const named = [...kustomizationsByPath(reader)].flatMap(([path, partOf]) => {
		const target = targetByFile.get(partOf);
		return target ? [[path, {
			partOf,
			builtWith: target.id
		}]] : [];
	});
	const ofFolders = targets.flatMap(({ id, file, files }) => files.map((path) => [path, {
		partOf: file,
		builtWith: id
	}]));
	return new Map([...ofFolders.toReversed(), ...named]);
}
/** The GitOps targets whose file is in one of the paths; all of them without paths. */
function gitopsInScope(targets, paths) {
	if (paths.length === 0) return [...targets];
	return targets.filter(({ path }) => paths.some((folder) => isInside(path, folder)));
}
/** Returns a function that names the key of the configuration that excludes a file; `undefined` if none does. */
function exclusionReasons(config, configFile, targets) {
	const isExcluded = matcher(config.exclude ?? []);
	const isManifest = config.manifests ? matcher(config.manifests) : () => true;
	const listed = new Set(targets.flatMap((target) => target.kind === "manifests" ? target.files : []));
	return (path) => {
		if (isExcluded(path)) return `\`exclude\` in ${configFile} excludes it`;
		if (config.targets) return listed.has(path) ? void 0 : `\`targets\` in ${configFile} does not list it`;
		return isManifest(path) ? void 0 : `\`manifests\` in ${configFile} does not match it`;
	};
}

// src/discover/loose.ts
/**
* The values files and manifests that belong to no chart and to none of the other targets, as targets.
*
* @param applied the other targets: releases, kustomizations, and the manifests that controllers apply
*/
function looseTargets(reader, config, charts, applied) {
	const built = new Set(applied.flatMap((target) => target.kind === "kustomization" || target.kind === "manifests" ? target.files : []));
	const relationOf = chartRelations(charts);
	const isManifest = matcher(config.manifests ?? [
		"**/*.yaml",
		"**/*.yml",
		"**/*.json"
	]);
	return filesOutside(reader, charts, applied).flatMap((path) => {
		const relation = relationOf(path);
		if (relation === "source") return [];
		if ((relation === null || fileRoles(reader)(path).isNamed) && isManifest(path) && hasManifests(reader, path)) return built.has(path) ? [] : [plainTarget(path)];
		return looseValues(reader, path, relation === "beside");
	});
}
/** The YAML and JSON files that are neither metadata of charts nor values of their releases. */
function filesOutside(reader, charts, targets) {
	const used = new Set(filesOfCharts(reader, charts, targets));
	return reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !used.has(path));
}
/**
* Manifests in the folder of a chart that are not part of it and that nothing is known to apply, such as examples and
* tests: for Helm they are other files of the chart.
*/
function unappliedBesideCharts(reader, charts, usedFiles) {
	const relationOf = chartRelations(charts);
	return reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !usedFiles.has(path) && relationOf(path) === "beside").filter((path) => hasManifests(reader, path)).map((file) => ({
		file,
		reason: "a manifest in the folder of a chart but outside of `templates/`, so Helm does not apply it"
	}));
}
function hasManifests(reader, path) {
	if (!mayContainManifests((reader.text(path) ?? "").replaceAll("\0", ""))) return false;
	return containsManifests(reader, path) || isRefused(reader, path);
}
function plainTarget(path) {
	return {
		kind: "manifests",
		id: path,
		path,
		environment: null,
		files: [path],
		missing: [],
		loose: "alone"
	};
}
function looseValues(reader, path, inChart) {
	if (!/\b(mediatedTls|passthroughTls|jwt|meshConfig)["']?\s*:/.test((reader.text(path) ?? "").replaceAll("\0", ""))) return [];
	const root = rootOf(reader, path);
	if (root ? valuesEntries(root, path).length === 0 : !isRefused(reader, path)) return [];
	return [{
		kind: "values",
		id: path,
		path,
		environment: environmentOfPath(path),
		release: null,
		namespace: null,
		values: [path],
		missing: [],
		...inChart ? unreleasedReason : unreadReason
	}];
}
const unreleasedReason = {
	reason: "no release uses these values",
	reasonCode: "no-release"
};
const unreadReason = {
	reason: "no chart in this repository reads these values",
	reasonCode: "no-chart"
};
/** Files that charts and their releases read besides templates, links followed. */
function filesOfCharts({ tree }, charts, targets) {
	return [...targets.flatMap((target) => target.kind === "helm" ? target.values : []), ...charts.flatMap(metadataFiles)].map((path) => resolveLinks(tree, path) ?? path);
}
function metadataFiles(chart) {
	return [
		"Chart.yaml",
		"Chart.lock",
		"values.yaml",
		"values.schema.json"
	].map((name) => joinPath(chart.path, name));
}

// src/discover/chart-keys.ts
/**
* The values keys that a chart uses: those of its values.yaml and values schema, the names of its subcharts, the keys
* that Helm reads (`global`, `tags`), and those that its templates and the templates of its libraries read.
*/
function chartKeys(reader, { path, uses }) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	const reads = templateReads(reader, folder, uses);
	const named = /* @__PURE__ */ new Set([...declaredKeys(reader, folder), ...reads.keys]);
	return {
		has: (key) => reads.readsAll || named.has(key),
		resembles: (key) => closest(key, [...named]) !== void 0
	};
}
/** The keys that a chart's values.yaml, its values schema and its dependencies declare, and those of Helm. */
function declaredKeys(reader, folder) {
	return /* @__PURE__ */ new Set([
		...keysOf(rootOf(reader, joinPath(folder, "values.yaml"))),
		...schemaKeys(rootOf(reader, joinPath(folder, "values.schema.json"))),
		...subchartKeys(reader, folder),
		"global",
		"tags"
	]);
}
function keysOf(node) {
	return node ? node.entries().map(([key]) => key) : [];
}
/** The properties of a schema's root, including those of its subschemas. */
function schemaKeys(schema) {
	const seen = /* @__PURE__ */ new Set();
	const keys = [];
	const visit = (node) => {
		if (seen.has(node.path) || seen.size > maxSubschemas) return;
		seen.add(node.path);
		keys.push(...keysOf(node.get("properties")));
		for (const subschema of [
			"allOf",
			"anyOf",
			"oneOf"
		].flatMap((key) => node.items(key))) visit(subschema);
		const reference = node.get("$ref").text;
		if (schema && reference.startsWith("#/")) visit(schema.at(...reference.slice(2).split("/").map(unescapePointer)));
	};
	if (schema) visit(schema);
	return keys;
}
/** More subschemas than the root of any real schema has. */
const maxSubschemas = 200;
/** Decodes a segment of a JSON pointer (RFC 6901, section 4). */
function unescapePointer(segment) {
	return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
/** Names and aliases of dependencies, the first keys of their conditions, and names of charts in `charts/`. */
function subchartKeys(reader, folder) {
	const declared = ["Chart.yaml", "requirements.yaml"].map((name) => rootOf(reader, joinPath(folder, name))).flatMap((listing) => listing?.items("dependencies") ?? []).flatMap((dependency) => [
		dependency.get("name").text,
		dependency.get("alias").text,
		...dependency.get("condition").text.split(",").map((path) => path.trim().split(".")[0])
	]);
	const names = filesUnder(reader.tree, joinPath(folder, "charts")).map((path) => path.slice(joinPath(folder, "charts").length + 1).split("/")[0]).map((name) => name.replace(/-v?\d[^/]*\.tgz$/, ""));
	return [...declared, ...names].filter((name) => name !== "");
}
/** Includes library charts in `charts/` or beside the chart: their templates read the values of the including chart. */
function templateReads(reader, folder, uses) {
	const texts = [folder, ...[...filesUnder(reader.tree, joinPath(folder, "charts")).filter((path) => baseName(path) === "Chart.yaml").map(folderOf), ...uses].filter((path) => isLibrary(reader, path))].flatMap((path) => filesUnder(reader.tree, joinPath(path, "templates"))).filter((path) => /\.(?:ya?ml|tpl|txt|json)$/.test(path)).map((path) => new TextDecoder().decode(reader.tree.read(path)));
	return {
		keys: new Set(texts.flatMap(readsIn)),
		readsAll: texts.some((text) => allKeys.test(text))
	};
}
function isLibrary(reader, folder) {
	return rootOf(reader, joinPath(folder, "Chart.yaml"))?.get("type").text === "library";
}
/** Finds `.Values.key` and `index .Values "key"`; for a text that passes on `.Values`, every name after a dot. */
function readsIn(text) {
	const keys = [...text.matchAll(/\.Values(?:\.([A-Za-z_]\w*)|\s+"([^"]+)")/g)].map(([, dotted, quoted]) => dotted ?? quoted);
	return /\.Values(?![.\w]|\s+")/.test(text) ? [...keys, ...[...text.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name)] : keys;
}
/** `range $key, $value := .Values`, `toYaml .Values`: every key is read, whatever its name. */
const allKeys = /\b(?:range|toYaml|toPrettyJson|toJson)\b[^}\n]{0,200}\.Values\s*(?:[-|)}]|$)/m;
/**
* The share of a values file's top-level keys that a chart uses, from 0 to 1; 1 for a file without keys or one that
* cannot be read. A misspelt key counts as used.
*/
function shareOfChartKeys(reader, file, keysOfChart) {
	const path = resolveLinks(reader.tree, file) ?? file;
	if ((reader.tree.read(path)?.length ?? 0) > maxValuesBytes) return 1;
	const keys = keysOf(rootOf(reader, path));
	if (keys.length === 0) return 1;
	const isMisspelt = (key) => keys.length <= maxComparedKeys && keysOfChart().resembles(key);
	return keys.filter((key) => keysOfChart().has(key) || isMisspelt(key)).length / keys.length;
}
/** In files with more keys a few misspelt ones do not matter, and comparing all pairs would take long. */
const maxComparedKeys = 20;

// src/discover/environment-candidates.ts
/**
* Files named after an environment, by the folder above that name: `apps/envs/prod.yaml` belongs to `apps`. Left out are
* files in the folder of another chart, values named after a chart, and templates of values.
*/
function candidatesByFolder(reader, charts, isExcluded) {
	const isInChart = chartLookup(reader.tree);
	const chartNames = new Set(charts.flatMap(({ name, path }) => [name, baseName(path)]));
	const candidates = /* @__PURE__ */ new Map();
	for (const file of valuesFiles(reader.tree)) for (const { folder, name } of namesOf(file)) {
		const environment = environmentOf(name);
		if (environment === null || isExcluded(file) || isInChart(folder, file)) continue;
		if (chartNames.has(environment) && !isUsualEnvironment(environment)) continue;
		const path = resolveLinks(reader.tree, file) ?? file;
		if (isGoTemplateFile(reader, path) || isEncrypted(reader, path)) continue;
		const candidate = {
			environment,
			file,
			isInEnvironments: /^(?:envs|environments)\//.test(name)
		};
		const inFolder = candidates.get(folder);
		if (inFolder) inFolder.push(candidate);
		else candidates.set(folder, [candidate]);
	}
	return candidates;
}
/**
* Includes links, which may lead to a values file that environments share, and files that the tree does not provide, so
* that their environments do not seem removed.
*/
function valuesFiles(tree) {
	const links = [...tree.links.keys()].filter((link) => (readResolved(tree, link) ?? refusalOf(tree, link)) !== void 0);
	return [
		...tree.files,
		...links,
		...tree.refused.map(({ file }) => file)
	].filter((path) => /\.ya?ml$/.test(path));
}
/** The last segments of a path as names, each with the folder above: `prod.yaml`, `envs/prod.yaml`. */
function namesOf(file) {
	const names = [];
	for (let folder = folderOf(file); names.length < maxSegments; folder = folderOf(folder)) {
		names.push({
			folder,
			name: file.slice(folder === "" ? 0 : folder.length + 1)
		});
		if (folder === "") break;
	}
	return names;
}
/** Segments of the longest form, `environments/ENV/values.yaml`. */
const maxSegments = 3;
/** Returns whether a file below a folder is in a chart below that folder, and so belongs to that chart. */
function chartLookup(tree) {
	const charts = new Set(tree.files.filter((path) => baseName(path) === "Chart.yaml").map(folderOf));
	const isChart = (folder) => charts.has(folder) || tree.links.size > 0 && readResolved(tree, joinPath(folder, "Chart.yaml")) !== void 0;
	return (folder, file) => {
		for (let inner = folderOf(file); inner !== folder && inner !== ""; inner = folderOf(inner)) if (isChart(inner)) return true;
		return false;
	};
}

// src/discover/environments.ts
/**
* Finds the environments of charts: values files named after an environment, in the chart's folder or, if it has none, in
* the folder above. A file belongs to a chart that uses most of its top-level keys. Of several charts below the folder
* it belongs to those that use the largest share of its keys.
*/
function findEnvironments(reader, charts, isExcluded) {
	const candidates = candidatesByFolder(reader, charts, isExcluded);
	const keysOf = oncePer((chart) => chartKeys(reader, chart));
	const fitOf = (chart, { file }) => shareOfChartKeys(reader, file, () => keysOf(chart));
	const inFolderOf = oncePer((chart) => sortByEnvironment((candidates.get(chart.path) ?? []).filter((candidate) => fitOf(chart, candidate) > minFit)));
	const chartsByParent = chartsByParentFolder(charts);
	const inParentOf = environmentsInParents(chartsByParent, candidates, fitOf);
	const of = (chart) => inFolderOf(chart).length > 0 ? inFolderOf(chart) : inParentOf(chart);
	return {
		of,
		inFolderOf,
		unused: unusedOf([...charts.map(({ path }) => path), ...chartsByParent.keys()].flatMap((folder) => candidates.get(folder) ?? []), charts.flatMap(of))
	};
}
/** A file may belong to a chart that uses more than this share of its keys. */
const minFit = .5;
/** The environments of each chart among the values files of the folder above it. */
function environmentsInParents(chartsByParent, candidates, fitOf) {
	const pairs = [...chartsByParent].flatMap(([folder, siblings]) => (candidates.get(folder) ?? []).filter(mayBeInParent).flatMap((candidate) => bestFits(siblings, (chart) => fitOf(chart, candidate)).map((chart) => ({
		chart,
		candidate
	}))));
	const pairsByChart = groupBy(pairs, ({ chart }) => chart);
	return (chart) => sortByEnvironment((pairsByChart.get(chart) ?? []).map(({ candidate }) => candidate));
}
/** The charts below each folder that is not a chart itself: a chart's folder has its own values only. */
function chartsByParentFolder(charts) {
	const chartFolders = new Set(charts.map(({ path }) => path));
	const nestedCharts = charts.filter(({ path }) => path !== "" && !chartFolders.has(folderOf(path)));
	return groupBy(nestedCharts, ({ path }) => folderOf(path));
}
/** Folders above charts contain all kinds of files, so a file there needs the usual name of an environment. */
function mayBeInParent({ environment, isInEnvironments }) {
	return isInEnvironments || isUsualEnvironment(environment);
}
/** The charts with the highest share, if that is high enough. */
function bestFits(charts, fitOf) {
	const fits = charts.map((chart) => ({
		chart,
		share: fitOf(chart)
	}));
	const best = fits.reduce((max, { share }) => Math.max(max, share), 0);
	return best > minFit ? fits.filter(({ share }) => share === best).map(({ chart }) => chart) : [];
}
function sortByEnvironment(values) {
	return values.toSorted((a, b) => compareText(a.environment, b.environment));
}
function unusedOf(candidates, used) {
	const files = new Set(used.map(({ file }) => file));
	const unused = candidates.filter((candidate) => !files.has(candidate.file) && mayBeInParent(candidate));
	return [...new Set(unused.map(({ file }) => file))].toSorted();
}

// src/discover/releases.ts
/**
* The releases of the charts of a tree: one per environment, or one with the chart's own values. A chart that another
* chart depends on is released only in the environments in its own folder. `paths` are those that the person named;
* empty for everything.
*/
function inferReleases(reader, charts, isExcluded, paths) {
	const included = charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path));
	const environments = findEnvironments(reader, included, isExcluded);
	const independent = new Set(releasedCharts(charts, paths));
	return {
		releases: included.flatMap((chart) => {
			if (!independent.has(chart)) return environmentReleases(chart, environments.inFolderOf(chart));
			const ofEnvironments = environmentReleases(chart, environments.of(chart));
			return ofEnvironments.length > 0 ? ofEnvironments : [defaultRelease(chart)];
		}),
		unused: environments.unused
	};
}
function environmentReleases(chart, environments) {
	return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
		...releaseOf(chart),
		id: `${chart.path || "."}@${environment}`,
		environment,
		values: files.map(({ file }) => file),
		guess: "environment"
	}));
}
function defaultRelease(chart) {
	return {
		...releaseOf(chart),
		id: chart.path || ".",
		environment: null,
		values: [],
		guess: "defaults"
	};
}
/** What all inferred releases of a chart have in common. */
function releaseOf(chart) {
	return {
		kind: "helm",
		path: chart.path,
		release: releaseNameFor(chart.name, chart.path),
		namespace: null,
		missing: []
	};
}

// src/discover/paired-values.ts
/**
* Releases of charts with values files whose name and folder say nothing of a chart, but whose top-level keys exactly
* one chart declares, with values of the same kinds. `files` are the files that may be values of no known chart.
*/
function pairedReleases(reader, charts, files) {
	if (charts.length === 0) return [];
	const candidates = files.flatMap((file) => candidateOf(reader, file) ?? []);
	if (candidates.length === 0) return [];
	const chartsByKey = indexOf(reader, charts);
	return candidates.flatMap(({ file, keys }) => {
		const [chart, ...others] = chartsWith(keys, chartsByKey).filter((fit) => hasSameKinds(reader, file, fit));
		if (!chart || others.length > 0) return [];
		return [{
			...releaseOf(chart),
			environment: null,
			values: [file],
			guess: "keys",
			id: `${chart.path || "."}@${file}`
		}];
	});
}
/** The top-level keys of a file that may be values; read from the text, since most other YAML has keys of its own. */
function candidateOf(reader, file) {
	if (!isValuesName(file)) return null;
	const text = reader.text(file) ?? "";
	if (text.length > maxValuesBytes) return null;
	const keys = [...new Set([...text.matchAll(topLevelKey)].map(([, quoted, plain]) => quoted ?? plain))];
	if (keys.length < minKeys || keys.includes("apiVersion") || keys.every((key) => usualKeys.has(key))) return null;
	return isGoTemplateFile(reader, file) || isEncrypted(reader, file) ? null : {
		file,
		keys
	};
}
const topLevelKey = /^(?:["']([^"'\n]+)["']|([A-Za-z_][\w.-]*)) *:(?=\s|$)/gm;
/** One key says little: every other chart has an `image`. */
const minKeys = 2;
/** Keys that most charts have (`helm create`), those of other repositories too. */
const usualKeys = /* @__PURE__ */ new Set([
	...[
		"replicaCount",
		"replicas",
		"image",
		"imagePullSecrets",
		"nameOverride",
		"fullnameOverride",
		"env"
	],
	...[
		"serviceAccount",
		"podAnnotations",
		"podLabels",
		"podSecurityContext",
		"securityContext",
		"service"
	],
	...[
		"ingress",
		"httpRoute",
		"resources",
		"livenessProbe",
		"readinessProbe",
		"autoscaling",
		"volumes"
	],
	...[
		"volumeMounts",
		"nodeSelector",
		"tolerations",
		"affinity",
		"global",
		"tags",
		"labels",
		"annotations"
	]
]);
/** False for hidden folders, samples, files of other tools, and values that are named after another release or chart. */
function isValuesName(file) {
	if (!/\.ya?ml$/.test(file) || /(^|\/)\./.test(file)) return false;
	if (ofTools.test(baseName(file)) || /[-_.]values\.ya?ml$/i.test(file) || isSampleName(file)) return false;
	const environment = environmentOfPath(file);
	return environment === null || isUsualEnvironment(environment);
}
const ofTools = /^(?:kustomization|(?:docker-)?compose|skaffold|helmfile|Chart|requirements|mkdocs|renovate|pnpm-|openapi|swagger)/i;
function indexOf(reader, charts) {
	const byKey = /* @__PURE__ */ new Map();
	for (const chart of charts) {
		const folder = resolveLinks(reader.tree, chart.path) ?? chart.path;
		for (const key of declaredKeys(reader, folder)) {
			const having = byKey.get(key);
			if (having) having.push(chart);
			else byKey.set(key, [chart]);
		}
	}
	return byKey;
}
/** The charts that declare all keys; begins with the rarest key. */
function chartsWith(keys, byKey) {
	const [rarest = [], ...others] = keys.map((key) => byKey.get(key) ?? []).toSorted((a, b) => a.length - b.length);
	if (rarest.length === 0) return [];
	const sets = others.map((charts) => new Set(charts));
	return rarest.filter((chart) => sets.every((charts) => charts.has(chart)));
}
/** False where a file has a list and the chart's values.yaml a map, and the like. */
function hasSameKinds(reader, file, { path }) {
	const values = rootOf(reader, file);
	if (values?.kind !== "map") return false;
	const defaults = rootOf(reader, joinPath(path, "values.yaml"));
	return values.entries().every(([key, value]) => {
		const known = defaults?.get(key);
		return !known?.exists || known.isNull || value.isNull || known.kind === value.kind;
	});
}

// src/discover/unread-paths.ts
/**
* The YAML files that the person named and that nothing reads, with the reason. A file that is named must not pass as
* checked.
*/
function unreadPaths(tree, config, { paths, configFile }, { targets, gitops, skipped }) {
	const named = paths.filter((path) => /\.ya?ml$/.test(path));
	if (named.length === 0) return [];
	const files = new Set(tree.files);
	const read = /* @__PURE__ */ new Set([
		...targets.flatMap((target) => namedFiles(target)).flatMap((path) => [path, resolveLinks(tree, path) ?? path]),
		...[...gitops, ...targets].map(({ path }) => path),
		...skipped.map(({ file }) => file),
		configFile
	]);
	const charts = targets.flatMap((target) => target.kind === "helm" ? target.path : []);
	const isOfChart = (path) => !isSpareValuesFile(path, files) && charts.some((chart) => isInside(path, chart));
	return named.filter((path) => files.has(path) && !read.has(path) && !isOfChart(path)).map((file) => ({
		file,
		reason: reasonFor(file, config, configFile)
	}));
}
/** True for values that a chart does not read by itself, such as `values-prod.yaml` or `ci/values.yaml`. */
function isSpareValuesFile(path, files) {
	const name = baseName(path);
	if (!/values/i.test(name)) return false;
	return name !== "values.yaml" || !files.has(joinPath(folderOf(path), "Chart.yaml"));
}
function reasonFor(file, config, configFile) {
	if (matcher(config.exclude ?? [])(file)) return `\`exclude\` in ${configFile} excludes it`;
	if (config.targets) return `nothing under \`targets\` in ${configFile} uses it`;
	return `nothing here reads it: it holds no manifest and no known layout of values, and no chart is rendered with it; if it belongs to a release, list that under \`targets\` in ${configFile}`;
}

// src/discover/discover.ts
/**
* The targets of a tree: those that the configuration lists; without a list, charts with their environments, values
* files of a known layout that no release uses, and plain manifests. Also lists what GitOps controllers render.
*/
async function discover(reader, config, options) {
	const { configFile, together, paths } = options;
	const isExcluded = matcher(config.exclude ?? []);
	const listed = config.targets !== void 0;
	const helmfiles = await helmfilesIn(reader, options.evaluateHelmfile);
	const inferred = listed ? {
		targets: configuredTargets(reader, config, rootOf(reader, configFile)),
		skipped: [],
		outcomes: noOutcomes
	} : inferTargets(reader, config, isExcluded, options, helmfiles.targets);
	const targets = withUniqueIds(together && !listed ? asOneTarget(inferred.targets, paths) : inferred.targets);
	const unavailable = [...reader.tree.refused, ...foldersForFiles(reader.tree)].filter(({ file }) => !isExcluded(file));
	const discovery = {
		targets: targets.toSorted((a, b) => compareText(a.id, b.id)),
		gitops: gitopsTargets(reader, config, configFile, targets, inferred.outcomes, helmfiles.gitops),
		helmfileFailures: helmfiles.failures.filter(({ file }) => !isExcluded(file)),
		skipped: [
			...unavailable,
			...inferred.skipped,
			...unreadable(reader, targets)
		]
	};
	const unread = unreadPaths(reader.tree, config, options, discovery);
	return {
		...discovery,
		skipped: [...discovery.skipped, ...unread]
	};
}
/** Appends numbers to the ids of targets with the same chart, release and environment. */
function withUniqueIds(targets) {
	return [...groupBy(targets, ({ id }) => id).values()].flatMap((duplicates) => duplicates.map((target, index) => index === 0 ? target : {
		...target,
		id: `${target.id}#${index + 1}`
	}));
}
const noOutcomes = /* @__PURE__ */ new Map();
function inferTargets(reader, config, isExcluded, { paths, repository }, ofHelmfiles) {
	const isLeftOut = leftOutTest(config);
	const { targets: ofObjects, outcomes } = statedTargets(reader, config, isLeftOut, repository);
	const stated = [...ofObjects, ...ofHelmfiles.filter(({ statedBy }) => !isLeftOut(statedBy.file))];
	const isStated = replacementTest(stated);
	const isInferred = (target) => !isStated(target);
	const charts = findCharts(reader);
	const { releases, unused } = inferReleases(reader, charts, isExcluded, paths);
	const kustomizations = kustomizationTargets(reader, isLeftOut).filter(isInferred);
	const built = new Set([...kustomizations, ...stated].flatMap(namedFiles));
	const isReleased = ({ guess, path }) => guess !== "defaults" || !built.has(joinPath(path, "Chart.yaml"));
	const certain = [
		...releases.filter(isInferred).filter(isReleased),
		...kustomizations,
		...stated
	];
	const applied = [...certain, ...pairedTargets(reader, charts, certain, isExcluded).filter(isInferred)];
	const loose = looseTargets(reader, config, charts, applied).filter(({ path }) => !isExcluded(path));
	const usedFiles = /* @__PURE__ */ new Set([...filesOfCharts(reader, charts, applied), ...[...applied, ...loose].flatMap(namedFiles)]);
	return {
		targets: [...applied, ...loose],
		outcomes,
		skipped: [
			...chartTemplates(charts).filter(({ file }) => !isExcluded(file)),
			...unusedFiles(unused, usedFiles, notForAChart),
			...unusedFiles(releases.filter(isStated).flatMap(namedFiles), usedFiles, notStated),
			...unreadFiles(reader, charts, usedFiles).filter(({ file }) => !isExcluded(file))
		]
	};
}
/** The releases of charts with values files elsewhere whose keys no other chart has. */
function pairedTargets(reader, charts, certain, isExcluded) {
	const relationOf = chartRelations(charts);
	const read = new Set(certain.flatMap(namedFiles));
	return pairedReleases(reader, charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path)), filesOutside(reader, charts, certain).filter((path) => relationOf(path) === null && !isExcluded(path) && !read.has(path)));
}
/** Files that look like configuration and that nothing reads. */
function unreadFiles(reader, charts, used) {
	const relationOf = chartRelations(charts);
	return [...opaqueFiles(reader, (path) => relationOf(path) === "source", used), ...unappliedBesideCharts(reader, charts, used)];
}
/** The targets that objects of GitOps controllers state. */
function statedTargets(reader, config, isLeftOut, repository) {
	if (gitopsObjects(reader).length === 0) return {
		targets: [],
		outcomes: noOutcomes
	};
	const identity = repositoryIdentity(repository(), config);
	const ofFlux = fluxKustomizationTargets({
		reader,
		identity
	}, isLeftOut);
	const applications = applicationsIn(reader, isLeftOut);
	const ofArgo = applicationTargets(reader, identity, applications);
	const builtFiles = new Set([...ofFlux.targets, ...ofArgo.targets].flatMap(builtFilesOf));
	const ofHelm = helmReleaseTargets({
		reader,
		identity
	}, isLeftOut, builtFiles);
	return {
		targets: [
			...ofFlux.targets,
			...ofArgo.targets,
			...ofHelm.targets
		],
		outcomes: new Map([
			...ofFlux.outcomes,
			...ofArgo.outcomes,
			...ofHelm.outcomes
		])
	};
}
function builtFilesOf(target) {
	return target.kind === "kustomization" ? target.files : [];
}
function unusedFiles(files, used, reason) {
	return [...new Set(files)].filter((file) => !used.has(file)).map((file) => ({
		file,
		reason
	}));
}
const notForAChart = "no chart near it uses most of its keys, so it is not read as values of any";
/** Combines the loose manifests in the paths that the person named, or all of them. */
function asOneTarget(targets, paths) {
	const isNamed = ({ path }) => paths.length === 0 || paths.some((folder) => isInside(path, folder));
	const loose = targets.filter((target) => target.kind === "manifests" && target.loose !== void 0 && isNamed(target));
	const files = loose.flatMap(namedFiles);
	const looseSet = new Set(loose);
	const otherTargets = targets.filter((target) => !looseSet.has(target));
	const combined = {
		kind: "manifests",
		id: "**",
		path: "",
		environment: null,
		files,
		missing: [],
		loose: "together"
	};
	return loose.length === 0 ? otherTargets : [...otherTargets, combined];
}

export { notStated as a, checkEnvironments as c, inScope as d, skipsIn as f, withTreePaths as g, toEngine as h, isFluxKustomization as i, checkPaths as l, fromEngine as m, gitopsInScope as n, replacementTest as o, evaluateHelmfile as p, fluxKustomizationTarget as r, applicationTargets as s, discover as t, inPaths as u };