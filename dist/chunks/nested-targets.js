import { n as groupBy } from "./group.js";
import { l as joinPath } from "./lines.js";
import { c as resolveFiles } from "./tree.js";
import { n as jsonText } from "./data2.js";
import { i as oncePerPair, n as oncePer, t as once } from "./once-per.js";
import { p as statedNamespace } from "./unfilled.js";
import { t as rootOf } from "./root.js";
import { C as mergeValues, D as manifestWith } from "./one-line.js";
import { F as originOfNode, Ht as valuesLayers, J as syncObjects, L as gitopsObjects, T as statesApplications, a as splitTargets, bt as renderedManifests, c as syncTarget, d as applicationTargets, et as sourceLineKey, h as valuesEntries, l as inferredFilesReason, mt as targetsInScope, o as fluxKustomizationTarget, p as nestedReleases, q as applyingObject, s as isFluxKustomization, st as repositoryIdentity, u as replacementTest, v as freeId, w as applicationsIn, y as renderedContentsKey } from "./masked-config.js";
import { n as renderedTextOf } from "./render.js";
import { n as namedFiles } from "./target.js";
import { i as isVendoredAs, n as dependencyRequest, t as dependencyLockFiles } from "./chart-dependency.js";
import { r as leftOutTest } from "./manifests.js";
import { isDeepStrictEqual } from "node:util";

// src/discover/unvendored-dependencies.ts
function unvendoredDependencies(reader, folder) {
	return Object.entries(dependencyLockFiles).flatMap(([file, lockFile]) => {
		const dependencies = dependenciesIn(reader, joinPath(folder, file));
		if (dependencies.length === 0) return [];
		const locked = dependenciesIn(reader, joinPath(folder, lockFile)).map(listed);
		const requested = dependencies.flatMap((node) => {
			const request = dependencyRequest(listed(node), locked);
			return request === null ? [] : {
				request,
				node
			};
		});
		if (requested.length === 0) return [];
		const names = resolveFiles(reader.tree, folder).map(({ name }) => name);
		return requested.filter(({ request }) => !names.some((name) => isVendoredAs(name, request.name)));
	});
}
function isEnabledDependency(dependency, values) {
	for (const path of dependency.get("condition").text.split(",")) {
		const value = path.trim() === "" ? null : values.at(...path.trim().split("."));
		if (value?.isUnfilled) return null;
		if (typeof value?.scalar === "boolean") return value.scalar;
	}
	const tags = dependency.items("tags").map(({ text }) => values.at("tags", text));
	if (tags.some(({ isUnfilled }) => isUnfilled)) return null;
	return tags.some(({ scalar }) => scalar === true) || !tags.some(({ scalar }) => scalar === false);
}
function dependenciesIn(reader, file) {
	return rootOf(reader, file)?.items("dependencies") ?? [];
}
function listed(dependency) {
	const [name, repository, version] = [
		"name",
		"repository",
		"version"
	].map((field) => dependency.get(field).text);
	return {
		name,
		repository,
		version
	};
}

// src/core/same-array.ts
function isSameArray(first, second) {
	return first.length === second.length && first.every((item, index) => item === second[index]);
}

// src/inspect/merged-values.ts
function releaseValues(target, reader) {
	return mergedValues(target, reader)?.values ?? null;
}
function releaseEntries(target, reader) {
	return hasOpenValues(target) ? [] : mergedValues(target, reader)?.entries() ?? [];
}
function hasUnknownValues(target) {
	return hasOpenValues(target) || target.missing.length > 0 || target.settings?.unknownValues !== void 0;
}
function hasOpenValues({ settings }) {
	const { values = [], parameters = [] } = settings ?? {};
	return parameters.length > 0 || values.some(({ at, madeFrom }) => at === null && !madeFrom);
}
const mergedValues = oncePerPair((target, reader) => {
	const { defaults, overrides } = valuesLayers(reader, target);
	const layers = [...defaults, ...overrides].map(({ yaml }) => yaml);
	const last = layers.at(-1);
	if (!last) return null;
	const cached = mergedByTarget(last).get(target.id);
	if (cached?.defaults === defaults.length && isSameArray(cached.layers, layers)) return cached;
	const values = mergeValues(defaults, overrides);
	const entries = once(() => valuesEntries(values, target.id, values));
	const merged = {
		layers,
		defaults: defaults.length,
		values,
		entries
	};
	mergedByTarget(last).set(target.id, merged);
	return merged;
});
const mergedByTarget = oncePer(() => /* @__PURE__ */ new Map());

// src/discover/gitops/argo/nested-applications.ts
function nestedApplications(context, prior) {
	const isOfFile = fileTest(prior.applications);
	const knownTargets = targetsByContents(prior.targets);
	const chains = /* @__PURE__ */ new Map();
	const applicationsIn = (objects) => applicationsAmong(objects, isOfFile, chains.get(objects.target.id) ?? []);
	const outcomes = /* @__PURE__ */ new Map();
	const unresolved = [];
	async function addApplication({ manifest, renderedBy }) {
		const stated = await applicationTargets(context, [manifest], knownTargets.ids, renderedBy);
		const { targets, refusals } = stated;
		unresolved.push(...refusals);
		const root = manifest.root.yaml;
		const chain = renderedBy.contents;
		if (rendersItself(knownTargets.newAmong(targets), chain)) {
			unresolved.push(cycleOf(manifest));
			outcomes.set(root, {
				renderedAs: [],
				reason: endless
			});
			return [];
		}
		const fresh = knownTargets.addNew(targets);
		for (const { id } of fresh) chains.set(id, chain);
		const outcome = stated.outcomes.get(root);
		outcomes.set(root, {
			...outcome,
			renderedAs: targets.map((target) => knownTargets.idOf(target))
		});
		return fresh.map((target) => ({
			...guessedBy(renderedBy, target),
			renderedBy: renderedBy.id
		}));
	}
	return {
		async add(rendered) {
			const added = [];
			for (const application of rendered.flatMap(applicationsIn)) added.push(...await addApplication(application));
			return added;
		},
		outcomes,
		unresolved,
		statedBy: targetReader(context)
	};
}
function rendersItself(newTargets, chain) {
	return newTargets.some((target) => timesIn(chain, contentsKey(target)) > 1);
}
function targetReader(context) {
	return async (manifest, { target }) => {
		if (!statesApplications(manifest)) return [];
		const renderedBy = renderingTarget(target, []);
		return (await applicationTargets(context, [manifest], /* @__PURE__ */ new Set(), renderedBy)).targets;
	};
}
function targetsByContents(initialTargets) {
	const ids = new Set(initialTargets.map(({ id }) => id));
	const idByContents = new Map(initialTargets.map((target) => [renderedContentsKey(target), target.id]));
	const newAmong = (targets) => targets.filter((target) => !idByContents.has(renderedContentsKey(target)));
	return {
		ids,
		idOf: (target) => idByContents.get(renderedContentsKey(target)),
		newAmong,
		addNew(targets) {
			const fresh = newAmong(targets);
			for (const { id } of fresh) ids.add(id);
			for (const target of fresh) idByContents.set(renderedContentsKey(target), target.id);
			return fresh;
		}
	};
}
function applicationsAmong({ target, manifests }, isOfFile, chain) {
	const renderedBy = renderingTarget(target, chain);
	return manifests.filter((manifest) => statesApplications(manifest) && !isOfFile(manifest, target)).map((manifest) => ({
		manifest,
		renderedBy
	}));
}
function renderingTarget(target, chain) {
	const { id, environment } = target;
	return {
		id,
		environment,
		guess: guessOf(target),
		contents: [...chain, contentsKey(target)]
	};
}
function guessOf(target) {
	if (target.kind !== "helm") return null;
	if (target.guess === "keys" || target.mayBeOfAnother) return "keys";
	return target.guess === "defaults" ? "defaults" : null;
}
function guessedBy({ guess }, target) {
	if (guess === null) return target;
	const missing = target.missing.map((source) => ({
		...source,
		isGuessed: true
	}));
	return target.kind === "helm" ? {
		...target,
		missing,
		guess
	} : {
		...target,
		missing
	};
}
const endless = "it renders itself without end";
function fileTest(applications) {
	const filesByName = /* @__PURE__ */ new Map();
	for (const { name, target } of applications) filesByName.set(name, (filesByName.get(name) ?? /* @__PURE__ */ new Set()).add(target));
	return ({ name }, target) => {
		const files = filesByName.get(name);
		return target.kind === "kustomization" && files !== void 0 && target.files.some((file) => files.has(file));
	};
}
function contentsKey(target) {
	const settings = target.kind === "helm" ? target.settings : null;
	const files = target.kind === "helm" ? target.values : [];
	return JSON.stringify([
		target.kind,
		target.path,
		files,
		settings
	]);
}
function timesIn(keys, key) {
	return keys.filter((candidate) => candidate === key).length;
}
function cycleOf(manifest) {
	return {
		code: "cycle",
		node: manifest.spec,
		manifest,
		noun: manifest.kind,
		name: manifest.name,
		path: null,
		similar: null,
		mayExist: null,
		related: []
	};
}

// src/discover/gitops/nested.ts
function allNested(kustomizations, others) {
	const { isReplaced } = kustomizations;
	const collections = [kustomizations, ...others];
	return {
		async add(rendered) {
			const added = [];
			for (const collection of collections) added.push(...await collection.add(rendered.filter(({ target }) => !isReplaced(target))));
			return added;
		},
		get outcomes() {
			return new Map(collections.flatMap(({ outcomes }) => [...outcomes]));
		},
		get unresolved() {
			return collections.flatMap(({ unresolved = [] }) => unresolved);
		},
		get requested() {
			return collections.flatMap(({ requested = [] }) => requested);
		},
		async statedBy(manifest, rendered) {
			const stated = collections.flatMap((collection) => collection.statedBy?.(manifest, rendered) ?? []);
			return (await Promise.all(stated)).flat();
		},
		isReplaced
	};
}

// src/discover/gitops/flux/target-set.ts
function targetSet(others) {
	const targets = /* @__PURE__ */ new Set();
	const ids = new Set(others.map(({ id }) => id));
	const numbers = /* @__PURE__ */ new Map();
	const idByContents = /* @__PURE__ */ new Map();
	return {
		has: (target) => targets.has(target),
		add(target) {
			if (targets.has(target)) return [];
			targets.add(target);
			ids.add(target.id);
			return [target];
		},
		delete(target) {
			targets.delete(target);
			ids.delete(target.id);
		},
		named(target) {
			const contents = renderedContentsKey(target);
			const existing = idByContents.get(contents);
			if (existing !== void 0) return {
				id: existing,
				isNew: false
			};
			const id = freeId(target.id, ids, numbers);
			idByContents.set(contents, id);
			return {
				id,
				isNew: true
			};
		}
	};
}

// src/discover/gitops/flux/nested-kustomizations.ts
function nestedKustomizationTargets(targets) {
	const builders = groupBy(targets.flatMap((target) => target.kind === "kustomization" ? target.files.map((file) => ({
		file,
		target
	})) : []), ({ file }) => file);
	return targets.filter((target) => target.kind === "kustomization" && (builders.get(target.flux?.at.file ?? "") ?? []).some((builder) => builder.target !== target));
}
function nestedKustomizations(context, prior) {
	const byPlace = targetsByPlace(prior);
	const applied = targetSet(prior.filter((target) => placesOf(target).length === 0));
	const changed = /* @__PURE__ */ new Set();
	const outcomes = /* @__PURE__ */ new Map();
	function addKustomization(built) {
		const written = byPlace.get(sourceLineKey(built.at));
		const { target, reason, unrendered = [] } = targetOf(built, context, written);
		if (!target && isWrittenAs(built, context)) return [];
		if (target && target === written) return applied.add(target);
		if (written) changed.add(written);
		const named = target && applied.named(target);
		outcomes.set(built.manifest.root.yaml, {
			renderedAs: named ? [named.id] : [],
			reason,
			unrendered
		});
		return target && named?.isNew ? applied.add({
			...target,
			id: named.id,
			renderedBy: built.builder.target.id
		}) : [];
	}
	function addBuilt(objects) {
		const all = kustomizationsIn(objects);
		const itself = all.find(({ at }) => byPlace.get(sourceLineKey(at)) === objects.target);
		if (!itself || targetOf(itself, context, objects.target).target === objects.target) return all.flatMap(addKustomization);
		applied.delete(objects.target);
		return addKustomization(itself);
	}
	return {
		add(rendered) {
			for (const { target } of rendered) applied.add(target);
			return rendered.flatMap(addBuilt);
		},
		outcomes,
		statedBy: (manifest, builder) => Promise.resolve(statedKustomization(manifest, builder, context)),
		isReplaced: (target) => changed.has(target) && !applied.has(target)
	};
}
function statedKustomization(manifest, builder, context) {
	const built = builtKustomization(manifest, builder);
	const { target } = built ? targetOf(built, context, void 0) : {};
	return target ? [target] : [];
}
function targetsByPlace(targets) {
	return new Map(targets.flatMap((target) => placesOf(target).map((place) => [place, target])));
}
function kustomizationsIn(builder) {
	return builder.manifests.flatMap((manifest) => builtKustomization(manifest, builder) ?? []);
}
function builtKustomization(manifest, builder) {
	const at = originOfNode(manifest.root, manifest);
	if (isFluxKustomization(manifest)) return {
		manifest,
		at,
		builder
	};
	const sync = syncObjects(manifest);
	return sync && {
		manifest: sync.kustomization,
		at,
		builder,
		sync
	};
}
function targetOf({ manifest, at, builder, sync }, { reader, identity }, written) {
	const stated = manifestWith(manifest, { namespace: statedNamespace(manifest) });
	const context = {
		reader,
		identity,
		build: builder
	};
	const result = sync ? syncTarget({
		...sync,
		kustomization: stated
	}, at, context) : fluxKustomizationTarget(stated, at, context);
	const { target, reason } = result;
	if (!target) return {
		reason,
		...result.unrendered && { unrendered: result.unrendered }
	};
	const environment = target.environment ?? builder.target.environment;
	if (written?.environment === environment && isWrittenAs({
		manifest,
		at
	}, context)) return {
		target: written,
		reason
	};
	const suffix = environment === target.environment ? "" : `@${environment}`;
	const flux = {
		...target.flux,
		object: jsonText(manifest.root.yaml)
	};
	return {
		target: {
			...target,
			id: `${target.id}${suffix}`,
			environment,
			flux
		},
		reason
	};
}
function isWrittenAs({ manifest: { root }, at }, { reader }) {
	const written = objectsByPlace(gitopsObjects(reader)).get(sourceLineKey(at));
	return written !== void 0 && isDeepStrictEqual(contentsOf(written.root), contentsOf(root));
}
function contentsOf(root) {
	const metadata = root.get("metadata");
	return [
		metadata.get("name").text,
		metadata.get("namespace").text,
		root.get("spec").data
	];
}
const objectsByPlace = oncePer((manifests) => new Map(manifests.map((manifest) => [sourceLineKey(manifest.root.location), applyingObject(manifest)])));
function placesOf(target) {
	return target.kind === "kustomization" && target.flux ? [sourceLineKey(target.flux.at)] : [];
}

// src/inspect/replaced-targets.ts
function replacedRenderers(selected, tree) {
	const byId = new Map([...selected.allTargets, ...tree.allTargets].map((target) => [target.id, target]));
	const left = new Set(tree.targets);
	const renderers = new Set(tree.targets.flatMap(({ renderedBy }) => renderedBy ?? []));
	const candidates = selected.targets.filter((target) => !left.has(target) && renderers.has(target.id));
	if (candidates.length === 0) return [];
	const ids = new Set(candidates.map(({ id }) => id));
	const comesOfCandidate = (target) => renderersOf(target, byId).some(({ id }) => ids.has(id));
	const stated = tree.targets.filter((target) => target.statedBy && !comesOfCandidate(target));
	const isReplaced = replacementTest(stated);
	return candidates.filter(isReplaced);
}
function renderersOf(target, byId) {
	const renderers = /* @__PURE__ */ new Set();
	const rendererOf = ({ renderedBy }) => byId.get(renderedBy ?? "");
	for (let next = rendererOf(target); next && !renderers.has(next); next = rendererOf(next)) renderers.add(next);
	return [...renderers];
}
function takeUnbuilt(postponed, isReplaced) {
	const targets = [...postponed].filter((target) => !isReplaced(target));
	postponed.clear();
	return targets;
}
function withoutReplaced({ allTargets, targets, gitops, skipped }, isReplaced) {
	return {
		allTargets: allTargets.filter((target) => !isReplaced(target)),
		targets: targets.filter((target) => !isReplaced(target)),
		gitops: withoutObjectsOf(allTargets.filter(isReplaced), gitops),
		skipped
	};
}
function withoutObjectsOf(replaced, gitops) {
	const ids = new Set(replaced.map(({ id }) => id));
	return gitops.filter(({ renderedAs = [] }) => renderedAs.length === 0 || !renderedAs.every((id) => ids.has(id)));
}
function withReplacedBuilders(gitops, replaced, stated) {
	const byPlace = new Map(stated.map((target) => [`${target.kind}/${target.path}`, target.id]));
	const idOf = new Map(replaced.map(({ id, kind, path }) => [id, byPlace.get(`${kind}/${path}`)]));
	return gitops.map((target) => {
		const builtWith = target.builtWith === void 0 ? void 0 : idOf.get(target.builtWith);
		return builtWith === void 0 ? target : {
			...target,
			builtWith
		};
	});
}
function unstatedValues(replaced, read) {
	const files = replaced.flatMap((target) => target.kind === "helm" ? namedFiles(target) : []);
	return [...new Set(files)].filter((file) => !read.has(file)).map((file) => ({
		file,
		reason: inferredFilesReason
	}));
}

// src/inspect/nested-targets.ts
const maxDepth = 10;
async function renderWithNested(reader, selected, config, options, renderAll) {
	const ignored = /* @__PURE__ */ new Set();
	for (let round = 0;; round++) {
		const tree = await renderUntilNoneIsNew(selected, ignored, {
			config,
			options,
			renderAll,
			nested: nestedIn(reader, selected, config, options)
		});
		const replaced = replacedRenderers(selected, tree);
		if (replaced.length === 0 || round === maxDepth) return tree;
		for (const target of replaced) ignored.add(target);
	}
}
async function renderUntilNoneIsNew(selected, ignored, { config, options, renderAll, nested: openNested }) {
	const postponed = new Set(nestedKustomizationTargets(selected.targets));
	let latest = selected.targets.filter((target) => !postponed.has(target) && !ignored.has(target));
	const renders = new Map(await renderAll(latest));
	if (config.targets || postponed.size === 0 && ![...renders.values()].some(rendersDeliveries)) return {
		...selected,
		renders,
		nested: nothingNested
	};
	const nested = openNested();
	const existing = new Set(selected.allTargets);
	const stated = [];
	const checkedOf = (targets) => splitTargets(targets, config).checked;
	for (let depth = 0; depth < maxDepth && latest.length > 0; depth++) {
		const added = await nested.add(latest.map((target) => ({
			target,
			manifests: manifestsIn(renders.get(target.id))
		})));
		stated.push(...added.filter((target) => !existing.has(target)));
		for (const target of added) postponed.delete(target);
		latest = targetsInScope(checkedOf(added), options);
		if (latest.length === 0) latest = takeUnbuilt(postponed, nested.isReplaced);
		for (const [id, render] of await renderAll(latest)) renders.set(id, render);
	}
	const tree = withStated(withoutReplaced(selected, nested.isReplaced), stated, checkedOf, options);
	const ids = new Set(tree.targets.map(({ id }) => id));
	for (const id of renders.keys()) if (!ids.has(id)) renders.delete(id);
	return {
		...tree,
		renders,
		nested
	};
}
const nothingNested = { outcomes: /* @__PURE__ */ new Map() };
function nestedIn(reader, { allTargets }, config, options) {
	return () => {
		const identity = repositoryIdentity(options.repository(), config);
		const applications = applicationsIn(reader, leftOutTest(config));
		return allNested(nestedKustomizations({
			reader,
			identity
		}, allTargets), [nestedApplications({
			reader,
			identity,
			fillTemplates: options.fillTemplates
		}, {
			applications,
			targets: allTargets
		}), nestedReleases({
			reader,
			identity
		}, allTargets)]);
	};
}
function rendersDeliveries(render) {
	const text = renderedTextOf(render);
	return text !== null && namesDeliveries(text);
}
const namesDeliveries = oncePer(({ manifest }) => /argoproj\.io|fluxcd\.io|fluxcd\.controlplane\.io/.test(manifest));
function manifestsIn(render) {
	const text = renderedTextOf(render);
	return text && rendersDeliveries(render) ? renderedManifests(text) : [];
}
function withStated({ allTargets, targets, gitops, skipped }, stated, checkedOf, options) {
	if (stated.length === 0) return {
		allTargets,
		targets,
		gitops,
		skipped
	};
	const isReplaced = replacementTest(stated);
	const replaced = targets.filter(isReplaced);
	const withoutReplaced = (all, added) => [...all.filter((target) => !isReplaced(target)), ...added];
	const read = new Set(stated.flatMap(namedFiles));
	return {
		allTargets: withoutReplaced(allTargets, checkedOf(stated)),
		targets: withoutReplaced(targets, targetsInScope(checkedOf(stated), options)),
		gitops: withReplacedBuilders(withoutObjectsOf(replaced, gitops), replaced, stated),
		skipped: [...skipped.filter(({ file }) => !read.has(file)), ...unstatedValues(replaced, read)]
	};
}

export { releaseValues as a, unvendoredDependencies as c, releaseEntries as i, hasOpenValues as n, isSameArray as o, hasUnknownValues as r, isEnabledDependency as s, renderWithNested as t };