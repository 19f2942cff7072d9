import { i as shortNameList } from "./join-words.js";
import { g as unknownValuesReason, rt as isKustomizationFile, z as fileRoles } from "./masked-config.js";
import { a as lacksChartsOnly, c as withoutDebugHint, l as worstSeverity, r as isTooSlow, s as stopsForCharts } from "./render-failure.js";
import { t as oneLine } from "./one-line.js";

// src/run/gitops-reports.ts
function withDistinctIds(gitops, targets) {
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
function gitopsReport(target, reports) {
	const applied = (target.renderedAs ?? []).flatMap((id) => reports.get(id) ?? []);
	if (applied.length > 0) return appliedReport(target, applied);
	const root = target.builtWith === void 0 ? void 0 : reports.get(target.builtWith);
	const partOf = target.partOf === null ? {} : { partOf: target.partOf };
	if (root?.status === "failed" && target.partOf !== null) {
		const reason = `\`${root.path || "."}\`, which includes it, cannot be built`;
		return {
			...gitopsName(target),
			status: "not-rendered",
			reason,
			...partOf
		};
	}
	if (root) {
		const reason = root.reason === void 0 ? {} : { reason: root.reason };
		return {
			...gitopsName(target),
			status: root.status,
			...reason,
			...partOf
		};
	}
	return {
		...gitopsName(target),
		status: target.isExcluded ? "left-out" : "not-rendered",
		reason: target.reason,
		...partOf
	};
}
function appliedReport(target, applied) {
	const renderedAs = applied.map(({ id }) => id);
	const worst = statusesFromWorst.flatMap((status) => applied.filter((report) => report.status === status))[0];
	const isComplete = worst.status !== "failed" && target.reason === "";
	const reason = worst.status === "failed" ? worst.reason : target.reason || worst.reason;
	return {
		...gitopsName(target),
		status: isComplete || worst.status === "failed" ? worst.status : "not-rendered",
		...reason !== void 0 && { reason },
		renderedAs
	};
}
const statusesFromWorst = [
	"failed",
	"not-rendered",
	"left-out",
	"rendered",
	"read",
	"unchanged"
];
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

// src/run/target-reports.ts
function targetReports(head, base) {
	const reports = head.targets.map((target) => ({
		...targetName(target),
		...target.statedBy && { statedBy: target.statedBy },
		...target.manager && target.manager.cluster !== "" && { cluster: target.manager.cluster },
		...outcome(target, head.renders.get(target.id), base?.renders.get(target.id)),
		...uncheckedReason(target, head),
		...kustomizationOf(target, head)
	}));
	const byId = new Map(reports.map((report) => [report.id, report]));
	return [...reports, ...withDistinctIds(head.gitops, head.targets).map((target) => gitopsReport(target, byId))];
}
function kustomizationOf(target, tree) {
	const { kustomizationsByPath } = tree;
	if (target.kind !== "manifests" || target.files.length !== 1) return {};
	const partOf = kustomizationsByPath.get(target.path) ?? (isKustomizationFile(target.path) ? target.path : void 0);
	return partOf === void 0 ? {} : { partOf };
}
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
function targetName(target) {
	const path = target.path || ".";
	const name = target.kind === "kustomization" ? { name: path } : {};
	return {
		id: target.id,
		kind: target.kind,
		path,
		...name,
		...namedFields(target)
	};
}
function namedFields(target) {
	const release = target.kind === "helm" || target.kind === "values" ? target.release : null;
	const namespace = target.namespace ?? null;
	return {
		...release === null ? {} : { release },
		...namespace === null ? {} : { namespace },
		...target.environment === null ? {} : { environment: target.environment }
	};
}
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
	if (render?.status === "not-built") return {
		status: render.isOutOfTime || isTooSlow(render.message) ? "not-rendered" : "failed",
		reason: oneLine(render.message)
	};
	if (render?.omitted) return {
		status: "not-rendered",
		reason: omissionReason(render.omitted)
	};
	if (target.kind === "helm" && target.settings?.unknownValues) return {
		status: "not-rendered",
		reason: unknownValuesReason(target.settings.unknownValues)
	};
	return { status: isUnchanged(render, baseRender) ? "unchanged" : "rendered" };
}
function failureOf(failure, baseRender) {
	if (failure.isOutOfTime) return {
		status: "not-rendered",
		reason: failure.message
	};
	const rendersInBase = baseRender?.status === "rendered";
	const isFailed = worstSeverity({
		failure,
		values: null,
		rendersInBase
	}) !== "info";
	const advice = failure.unvendored.length > 0 ? fetchAdvice : "";
	return {
		status: isFailed ? "failed" : "not-rendered",
		reason: `${reasonOf(failure)}${advice}`
	};
}
const fetchAdvice = "; `meshgate fetch` gets charts of registries";
const maxNamed = 5;
function reasonOf(failure) {
	const { message: written, broken, partial: rest } = failure;
	const message = oneLine(withoutDebugHint(written));
	if (rest === null) return message;
	if ((lacksChartsOnly(failure) || stopsForCharts(failure)) && failure.unvendored.length > 0) return withoutDependencies(failure);
	if (broken.length === 0) return `rendered in part: ${message}`;
	const names = broken.map(({ file }) => `\`${file}\``);
	const hidden = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
	return `${names.slice(0, maxNamed).join(", ")}${hidden} cannot be rendered: ${message}`;
}
function withoutDependencies({ unvendored, broken }) {
	const names = [...new Set(unvendored.map(({ name }) => `\`${name}\``))];
	const [noun, pronoun] = names.length === 1 ? ["dependency", "it"] : ["dependencies", "them"];
	const templates = broken.length === 1 ? "1 template needs" : `${broken.length} templates need`;
	const rest = broken.length === 0 ? "" : `; ${templates} ${pronoun}`;
	return `rendered without the ${noun} ${shortNameList(names, maxNamed)}, which \`charts/\` does not have${rest}`;
}
function omissionReason(omitted) {
	const sources = omitted.filter(({ kind }) => kind !== "patch-without-target");
	const [first] = sources.length > 0 ? sources : omitted;
	const hidden = sources.length > 1 ? ` and ${sources.length - 1} more` : "";
	const advice = sources.some(({ kind }) => kind === "chart") ? fetchAdvice : "";
	return `built without \`${first.source}\`${hidden}, which this repository does not contain${advice}`;
}
function isUnchanged(render, baseRender) {
	return render?.status === "rendered" && baseRender?.status === "rendered" && render.manifest === baseRender.manifest;
}

export { withDistinctIds as a, gitopsName as i, targetName as n, targetReports as r, missingSourceReason as t };