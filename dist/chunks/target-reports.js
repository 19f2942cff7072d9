import { R as fileRoles, U as isKustomizationFile } from "./json.js";
import { d as worstSeverity } from "./find-rule.js";

// src/run/target-reports.ts
/** The report entries of all targets of head. */
function targetReports(head, base) {
	return [...head.targets.map((target) => ({
		...targetName(target),
		...outcome(target, head.renders.get(target.id), base?.renders.get(target.id)),
		...uncheckedReason(target, head),
		...kustomizationOf(target, head)
	})), ...distinctGitops(head.gitops, head.targets).map(gitopsReport)];
}
/** The kustomization that includes a manifest file, or the file itself if it is a kustomization. */
function kustomizationOf(target, { kustomizationsByPath }) {
	if (target.kind !== "manifests" || target.files.length !== 1) return {};
	const partOf = kustomizationsByPath.get(target.path) ?? (isKustomizationFile(target.path) ? target.path : void 0);
	return partOf === void 0 ? {} : { partOf };
}
/** Why a file is not or only partly checked as objects. */
function uncheckedReason(target, { sources }) {
	if (target.kind !== "manifests" || target.loose !== "alone") return {};
	const reason = uncheckedReasons[fileRoles(sources.reader)(target.path).use];
	return reason === void 0 ? {} : { reason };
}
const uncheckedReasons = {
	objects: void 0,
	patch: "a patch: only what it says alone is checked",
	data: "no object of a cluster, but data of a kustomization or a test",
	unapplied: "no kustomization or controller here applies it: only what it says alone is checked"
};
/**
* GitOps targets with ids that no other target has: a number is added, since several documents of a repository may
* define an object of the same name.
*/
function distinctGitops(gitops, targets) {
	const taken = new Set(targets.map(({ id }) => id));
	const uses = /* @__PURE__ */ new Map();
	return gitops.map((target) => {
		let id = target.id;
		while (taken.has(id)) {
			const use = (uses.get(target.id) ?? 1) + 1;
			uses.set(target.id, use);
			id = `${target.id}#${use}`;
		}
		taken.add(id);
		return {
			...target,
			id
		};
	});
}
function gitopsReport(target) {
	return {
		...gitopsName(target),
		status: target.isExcluded ? "left-out" : "not-rendered",
		reason: target.reason,
		...target.partOf === null ? {} : { partOf: target.partOf }
	};
}
/** The name in reports of a target that a GitOps controller or tool renders. */
function gitopsName(target) {
	const { id, kind, path, name, namespace } = target;
	return {
		id,
		kind,
		path: path || ".",
		name,
		...namespace === null ? {} : { namespace }
	};
}
/** The name of a target in reports. */
function targetName(target) {
	return {
		id: target.id,
		kind: target.kind,
		path: target.path || ".",
		...namedFields(target)
	};
}
function namedFields(target) {
	const release = target.kind !== "manifests" && target.release !== null ? { release: target.release } : {};
	const namespace = target.kind !== "manifests" && target.namespace !== null ? { namespace: target.namespace } : {};
	return {
		...release,
		...namespace,
		...target.environment === null ? {} : { environment: target.environment }
	};
}
/** Why a target is not rendered whose source does not exist. */
function missingSourceReason({ what, source }) {
	return `${what} \`${source}\` does not exist`;
}
function outcome(target, render, baseRender) {
	const [missing] = target.missing;
	if (target.kind === "values") return {
		status: "not-rendered",
		reason: target.reason
	};
	if (missing) return {
		status: "failed",
		reason: missingSourceReason(missing)
	};
	if (target.kind === "manifests") return { status: "read" };
	if (render?.status === "failed") return failureOf(render, baseRender);
	return { status: isUnchanged(render, baseRender) ? "unchanged" : "rendered" };
}
/**
* The outcome of a failed render: `not-rendered` if nothing states that the chart is released, or if it needs charts
* from a registry.
*/
function failureOf(failure, baseRender) {
	if (failure.isOutOfTime) return {
		status: "not-rendered",
		reason: failure.message
	};
	const rendersInBase = baseRender?.status === "rendered";
	return {
		status: worstSeverity({
			failure,
			values: null,
			rendersInBase
		}) !== "info" ? "failed" : "not-rendered",
		reason: reasonOf(failure)
	};
}
/** Limit on the templates that a reason names. */
const maxNamed = 5;
function reasonOf({ message, broken, partial: rest }) {
	if (broken.length === 0 || rest === null) return rest === null ? message : `rendered in part: ${message}`;
	const names = broken.map(({ file }) => `\`${file}\``);
	const hidden = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
	return `${names.slice(0, maxNamed).join(", ")}${hidden} cannot be rendered: ${message}`;
}
function isUnchanged(render, baseRender) {
	return render?.status === "rendered" && baseRender?.status === "rendered" && render.manifest === baseRender.manifest;
}

export { targetReports as a, targetName as i, gitopsName as n, missingSourceReason as r, distinctGitops as t };