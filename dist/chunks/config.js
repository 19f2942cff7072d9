import { T as sourceText, r as parseAllowedEgress } from "./egress-allowlist.js";
import { r as isCustomRule, t as customRuleCodes } from "./custom-rule.js";
import { t as closestName } from "./suggest.js";
import { n as parseIstioVersion, r as versionText, t as newestIstio } from "./istio-version.js";
import { _ as ConfigurationError, v as UsageError } from "./shapes.js";
import { l as resolveLinks, n as hasPath, s as refusalOf, u as unreadableText } from "./tree.js";
import { r as oncePerName } from "./once-per.js";
import { l as joinPath, r as locationAt } from "./lines.js";
import { t as Node } from "./node.js";
import { n as messageWithKey, r as schemaViolations } from "./validate.js";

// src/core/day.ts
function isDay(text) {
	const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
	if (year === void 0 || month === void 0 || day === void 0) return false;
	const lastDay = month >= 1 && month <= 12 ? daysOfMonth(year, month) : 0;
	return day >= 1 && day <= lastDay;
}
function daysOfMonth(year, month) {
	const isLeapYear = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
	if (month === 2) return isLeapYear ? 29 : 28;
	return [
		4,
		6,
		9,
		11
	].includes(month) ? 30 : 31;
}

// src/config/mistake.ts
function mistake(node, message) {
	return {
		at: node.keyLocation,
		message
	};
}

// src/config/allowlist-mistakes.ts
function allowlistMistakes(allowlist) {
	return allowlist.items().flatMap((entry) => {
		if (entry.kind === "map") return allowedHostMistakes(entry);
		const message = typeof entry.scalar === "string" ? allowedEgressMistake(entry.text) : null;
		return message === null ? [] : [mistake(entry, message)];
	});
}
function allowedHostMistakes(entry) {
	const [host, until] = [entry.get("host"), entry.get("until")];
	const parsed = parseAllowedEgress(host.text);
	const defect = "defect" in parsed ? parsed.defect : parsed.port === void 0 ? null : "has a port, which belongs under `ports`";
	return [...host.text !== "" && defect !== null ? [mistake(host, `\`${host.text}\` ${defect}`)] : [], ...until.text === "" || isDay(until.text) ? [] : [mistake(until, `\`${until.text}\` is no day; write it as in \`2026-12-31\``)]];
}
function allowedEgressMistake(entry) {
	const parsed = parseAllowedEgress(entry);
	return "defect" in parsed ? `\`${entry}\` ${parsed.defect}; an entry of the allow-list is a \`host\` or \`host:port\`` : null;
}

// src/config/invariant-mistakes.ts
function invariantMistakes(invariants) {
	return invariants.items().flatMap((entry) => {
		if (entry.kind !== "map") return [];
		const [never, only] = [entry.get("never"), entry.get("only")];
		if (never.exists === only.exists) return [mistake(entry, never.exists ? "write an entry for each of `never` and `only`" : withoutSubject)];
		return never.exists ? neverMistakes(never) : only.items("reach").flatMap(reachMistakes);
	});
}
const withoutSubject = "an invariant needs `never`, requests that must not get in, or `only`, who may reach a host";
function neverMistakes(never) {
	const from = never.get("from");
	const isAtWorkloads = never.get("at").text === "workloads";
	return [
		...never.items("hosts").flatMap(hostMistakes),
		...[...never.items("paths"), ...never.items("notPaths")].flatMap(pathMistakes),
		...[...never.items("methods"), ...never.items("notMethods")].flatMap(methodMistakes),
		...from.exists && !isAtWorkloads ? [mistake(from, "`from` has no effect at gateways, which see no pods: write `at: workloads`")] : []
	];
}
function pathMistakes(path) {
	const { text } = path;
	const withoutTrailingStars = text.replace(/\/\*\*$/, "/*");
	if (withoutTrailingStars.replaceAll(/\{\*\*?\}/g, "").replace(/^\*|\*$/, "").includes("*")) return [mistake(path, `\`${text}\` has a \`*\` inside, which is a literal character: write \`{*}\` for a segment, \`{**}\` for several`)];
	if (withoutTrailingStars !== text) return [mistake(path, `the \`**\` of \`${text}\` is literal; did you mean \`${withoutTrailingStars}\`?`)];
	return text.startsWith("/") || text.startsWith("*") ? [] : [mistake(path, `\`${text}\` is no path; did you mean \`/${text}\`?`)];
}
function methodMistakes(method) {
	const { text } = method;
	return /^[a-z]+$/.test(text) ? [mistake(method, `\`${text}\` matches no request, since methods are in capitals; did you mean \`${text.toUpperCase()}\`?`)] : [];
}
function hostMistakes(host) {
	const parsed = parseAllowedEgress(host.text);
	const defect = "defect" in parsed ? parsed.defect : parsed.port === void 0 ? null : "has a port; a host is meant with every port, and `ports` says which";
	return defect === null ? [] : [mistake(host, `\`${host.text}\` ${defect}`)];
}
function reachMistakes(host) {
	const parsed = parseAllowedEgress(host.text);
	return "defect" in parsed ? [mistake(host, `\`${host.text}\` ${parsed.defect}; write a \`host\` or \`host:port\``)] : [];
}

// src/config/severity-mistakes.ts
async function severityMistakes(severities) {
	const entries = severities.entries();
	const builtIn = entries.filter(([key]) => !isCustomRule(key));
	const ofCustomRules = entries.flatMap(([key, node]) => isCustomRule(key) ? codeMistake(key, node, customRuleCodes) ?? [] : []);
	if (builtIn.length === 0) return ofCustomRules;
	const rules = await import("./find-rule.js");
	return [...ofCustomRules, ...builtIn.flatMap(([key, node]) => ruleMistake(rules, key, node) ?? [])];
}
function ruleMistake({ findRule, unknownRuleMessage }, key, node) {
	const [id] = splitCode(key);
	const rule = findRule(id);
	return rule ? codeMistake(key, node, rule.codes) : mistake(node, unknownRuleMessage(id));
}
function codeMistake(key, node, codes) {
	const [id, code] = splitCode(key);
	if (code === null || codes.includes(code)) return null;
	const names = codes.map((name) => `${id}/${name}`);
	const similar = closestName(key, names);
	return mistake(node, `the rule \`${id}\` has no code \`${code}\`${similar ? `; did you mean \`${similar}\`?` : ""}`);
}
function splitCode(key) {
	const [family = "", name, ...code] = key.split("/");
	return [name === void 0 ? family : `${family}/${name}`, code.length === 0 ? null : code.join("/")];
}

// src/config/override-mistakes.ts
async function overrideMistakes(overrides) {
	return (await Promise.all(overrides.items().map(mistakesOf))).flat();
}
async function mistakesOf(override) {
	if (override.kind !== "map") return [];
	return [...shapeMistakes(override), ...await severityMistakes(override.get("rules"))];
}
const extentKeys = ["paths", "environments"];
const settingKeys = [
	"rules",
	"fail-on",
	"min-confidence"
];
function shapeMistakes(override) {
	const has = (key) => override.get(key).exists;
	if (!extentKeys.some(has)) return [mistake(override, "an override needs `paths` or `environments`; settings for everything belong outside of `overrides`")];
	const settings = settingKeys.filter(has);
	if (has("exclude")) return settings.map((key) => mistake(override.get(key), `\`${key}\` has no effect on what \`exclude\` leaves out: write an entry for each of them`));
	return settings.length > 0 ? [] : [mistake(override, "an override sets nothing: write `rules`, `fail-on`, `min-confidence` or `exclude`")];
}

// src/config/target-mistakes.ts
function targetMistakes(targets) {
	return targets.items().flatMap((target) => {
		const [chart, values, manifests] = [
			"chart",
			"values",
			"manifests"
		].map((key) => target.get(key));
		if (!chart.exists && !values.exists && !manifests.exists) return [mistake(target, "a target needs `chart`, `values` or `manifests`")];
		const misplaced = manifests.exists ? [chart, values].map((node) => [node, "does not go with `manifests`; list a target for each of them"]) : [];
		const ofNoRelease = chart.exists ? [] : releaseKeys.map((key) => [target.get(key), "says how a chart is rendered; name the `chart`"]);
		return [...misplaced, ...ofNoRelease].filter(([{ exists }]) => exists).map(([node, message]) => mistake(node, `\`${node.path.split(".").at(-1)}\` ${message}`));
	});
}
const releaseKeys = [
	"api-versions",
	"kube-version",
	"is-upgrade",
	"include-crds"
];

// src/config/settings.ts
function settingsOf(root) {
	const settings = {
		...severitiesOf(root.get("rules")),
		...versionOf(root.get("istio-version")),
		...overridesOf(root.get("overrides"))
	};
	return Object.keys(settings).length === 0 ? root.data : {
		...root.data,
		...settings
	};
}
function severitiesOf(rulesNode) {
	if (rulesNode.kind !== "map") return {};
	const severities = rulesNode.entries().map(([id, node]) => [id, node.scalar === false ? "off" : node.data]);
	return { rules: Object.fromEntries(severities) };
}
function overridesOf(overrides) {
	if (overrides.kind !== "list") return {};
	return { overrides: overrides.items().map((item) => item.kind === "map" ? {
		...item.data,
		...severitiesOf(item.get("rules"))
	} : item.data) };
}
function versionOf(version) {
	const text = versionAsWritten(version);
	return text === void 0 ? {} : { "istio-version": text };
}
function versionAsWritten(version) {
	return version.yaml && version.number !== void 0 ? sourceText(version.yaml) : void 0;
}

// src/config/version-mistakes.ts
function versionMistakes(version) {
	const text = versionAsWritten(version) ?? version.text;
	if (text === "" || parseIstioVersion(text)) return [];
	return [mistake(version, `\`${text}\` is no version of Istio; write major and minor version, for example \`${versionText(newestIstio)}\``)];
}

// src/config/key-mistakes.ts
const checks = {
	rules: severityMistakes,
	"istio-version": versionMistakes,
	"egress-allowlist": allowlistMistakes,
	invariants: invariantMistakes,
	overrides: overrideMistakes
};
const checksOfShape = { targets: targetMistakes };
async function keyMistakes(root, followsSchema) {
	const selected = [...Object.entries(checks), ...followsSchema ? Object.entries(checksOfShape) : []];
	return (await Promise.all(selected.map(async ([key, check]) => check(root.get(key))))).flat();
}

// src/model/configuration-files.ts
const configurationFiles = oncePerName((reader, file) => {
	const search = {
		reader,
		roots: /* @__PURE__ */ new Map(),
		mistakes: []
	};
	addFile(file, [], search);
	const roots = [...search.roots.values()].flatMap((root) => root?.yaml ?? []);
	const ownRoot = search.roots.get(resolved(reader.tree, file));
	return {
		root: ownRoot !== null && ownRoot !== void 0 ? Node.of(withoutExtends(roots.reduce(mergedNode))) : null,
		files: [...search.roots.keys()],
		mistakes: search.mistakes
	};
});
const maxFiles = 100;
function addFile(path, chain, search) {
	const { reader, roots, mistakes } = search;
	const file = resolved(reader.tree, path);
	const yaml = reader.documents(file)[0]?.root;
	const root = yaml ? Node.of(yaml) : null;
	const extendedChain = [...chain, file];
	for (const entry of root ? extendsEntries(root) : []) {
		const message = defectOf(entry.text, extendedChain, search);
		const extended = resolved(reader.tree, joinPath("", entry.text));
		if (message !== null) mistakes.push({
			node: entry,
			message
		});
		else if (!roots.has(extended)) addFile(extended, extendedChain, search);
	}
	roots.set(file, root);
}
function extendsEntries(root) {
	const entry = root.get("extends");
	return (entry.kind === "list" ? entry.items() : [entry]).filter(({ text }) => text !== "");
}
function defectOf(name, chain, { reader: { tree }, roots }) {
	const path = joinPath("", name);
	if (/^(\/|[A-Za-z][A-Za-z\d+.-]*:)/.test(name) || path === ".." || path.startsWith("../")) return `\`${name}\` is outside of this repository: only its own files can be extended, so that a pull request shows what they change`;
	const refusal = refusalOf(tree, path);
	if (refusal) return `\`${name}\` cannot be read: ${refusal.reason}`;
	const file = resolved(tree, path);
	if (chain.includes(file)) {
		const circle = [...chain.slice(chain.indexOf(file)), file].map((each) => `\`${each}\``);
		return circle.length === 2 ? `${circle[0]} extends itself: remove the entry` : `the files extend one another in a circle, ${circle.join(" → ")}: remove one of the entries`;
	}
	if (tree.read(file) === void 0) return missingMessage(name, path, tree);
	if (!roots.has(file) && chain.length + roots.size >= maxFiles) return `more than ${maxFiles} files are extended: merge some of them`;
	return null;
}
function missingMessage(name, path, tree) {
	if (hasPath(tree, path)) return `\`${name}\` is a folder: name a file in it`;
	const similar = closestName(path, tree.files.filter((file) => /\.ya?ml$/.test(file)));
	return `there is no file \`${name}\` in this repository; paths begin at its root${similar ? `; did you mean \`${similar}\`?` : ""}`;
}
function resolved(tree, path) {
	return resolveLinks(tree, path) ?? path;
}
function mergedNode(extended, node) {
	if (node.kind === "scalar" && node.value === null) return extended;
	if (extended.kind === "list" && node.kind === "list") return {
		...node,
		items: [...extended.items, ...node.items]
	};
	return extended.kind === "map" && node.kind === "map" ? mergedMap(extended, node) : node;
}
function mergedMap(extended, map) {
	const entries = new Map(extended.entries);
	for (const [name, { key, value }] of map.entries) {
		const extendedEntry = entries.get(name);
		entries.set(name, extendedEntry ? {
			key,
			value: mergedNode(extendedEntry.value, value)
		} : {
			key,
			value
		});
	}
	return {
		...map,
		entries
	};
}
function withoutExtends(root) {
	if (root.kind !== "map" || !root.entries.has("extends")) return root;
	return {
		...root,
		entries: new Map([...root.entries].filter(([name]) => name !== "extends"))
	};
}

// src/schema/accepts-config.js
var accepts_config_default = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"$id": "https://meshgate.dev/schemas/config.schema.json",
	"title": "Config",
	"description": "`.meshgate.yaml` at the root of a repository.",
	"$comment": "`x-side` says which configuration holds for base: of `each` side its own, or that of `head` for both.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"extends": {
			"x-side": "each",
			"description": "Files of this repository whose settings apply here as well, as paths from its root. A later file overrides an earlier one, and this file overrides all of them: maps are merged key by key, lists are joined, any other value is replaced. Default: none.",
			"examples": ["platform/meshgate-base.yaml", ["platform/meshgate-base.yaml", "teams/shop/meshgate.yaml"]],
			"anyOf": [{
				"type": "string",
				"pattern": "\\S"
			}, {
				"type": "array",
				"minItems": 1,
				"items": {
					"type": "string",
					"pattern": "\\S"
				}
			}]
		},
		"targets": {
			"x-side": "each",
			"type": "array",
			"description": "Releases and manifests to render and check, instead of those that meshgate finds. Default: the charts with their environments, values files and manifests that meshgate finds.",
			"examples": [[{
				"environment": "prod",
				"chart": "apps/payments",
				"release": "payments",
				"namespace": "payments",
				"values": ["apps/payments/values.yaml", "apps/payments/values-prod.yaml"],
				"kube-version": "1.34",
				"api-versions": ["monitoring.coreos.com/v1"],
				"is-upgrade": true,
				"include-crds": true
			}, {
				"environment": "prod",
				"manifests": ["platform/*.yaml"]
			}]],
			"items": { "$ref": "#/definitions/ConfiguredTarget" }
		},
		"manifests": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files that may hold plain manifests, relative to the root. Default: every YAML and JSON file.",
			"examples": [["mesh/**", "platform/*.yaml"]],
			"items": { "type": "string" }
		},
		"exclude": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files and folders to ignore, relative to the root. Default: none.",
			"examples": [["sandbox", "**/testdata"]],
			"items": { "type": "string" }
		},
		"istio-version": {
			"x-side": "head",
			"type": "string",
			"description": "Version of Istio that the mesh runs, such as `1.27`: the meaning of some fields depends on it. Default: the version that the repository installs if all its installations agree, else the newest version that meshgate knows.",
			"examples": ["1.27"]
		},
		"mesh": {
			"x-side": "head",
			"$ref": "#/definitions/MeshSettings",
			"examples": [{
				"rootNamespace": "istio-system",
				"trustDomain": "prod.example.com",
				"clusterDomain": "cluster.local",
				"defaultConfig": { "proxyMetadata": { "ISTIO_META_DNS_CAPTURE": "true" } },
				"outboundTrafficPolicy": { "mode": "REGISTRY_ONLY" },
				"defaultHttpRetryPolicy": {
					"attempts": 2,
					"retryOn": "connect-failure,refused-stream"
				},
				"defaultProviders": { "accessLogging": ["envoy"] },
				"extensionProviders": [{ "name": "ext-authz" }]
			}]
		},
		"egress-allowlist": {
			"x-side": "head",
			"type": "array",
			"description": "External hosts that the mesh may call, each as `host`, `host:port`, or a map that also states where, until when and why. `*.example.org` covers all names below it, `*` covers every host. Any other declared host is an error. Default: any host may be declared.",
			"examples": [["api.example.com:443", {
				"host": "*.documents.example.net",
				"ports": [443],
				"environments": ["prod"],
				"namespaces": ["orders"],
				"owner": "@orders",
				"reason": "printed documents, one bucket a customer",
				"until": "2027-06-30"
			}]],
			"items": { "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/AllowedHost" }] }
		},
		"invariants": {
			"x-side": "head",
			"type": "array",
			"description": "What must be true in every mesh: some requests never get in (`never`), or only some namespaces reach an external host (`only`). Each is proved for all requests, or for all hosts that pods reach. Default: none.",
			"examples": [[
				{
					"never": {
						"token": "none",
						"hosts": ["shop.example.com"],
						"paths": ["/admin/*"],
						"notPaths": ["/admin/health"],
						"notMethods": ["OPTIONS"]
					},
					"reason": "the admin pages are for employees",
					"environments": ["prod"]
				},
				{ "never": {
					"at": "workloads",
					"in": ["payments"],
					"methods": ["POST", "DELETE"],
					"ports": [8080],
					"from": {
						"notNamespaces": ["orders", "edge"],
						"notPrincipals": ["*/sa/cleanup"]
					}
				} },
				{ "never": {
					"at": "workloads",
					"in": ["payments"],
					"from": {
						"namespaces": ["sandbox"],
						"principals": ["*"]
					}
				} },
				{ "never": {
					"token": {
						"issuers": ["https://partners.example.com"],
						"audiences": ["shop"],
						"subjects": ["robot-*"],
						"claims": { "role": ["guest"] }
					},
					"notPaths": ["/partners/*"]
				} },
				{ "only": {
					"namespaces": ["payments"],
					"reach": ["api.cards.example.com:443"]
				} }
			]],
			"items": { "$ref": "#/definitions/Invariant" }
		},
		"schemas": {
			"x-side": "head",
			"type": "array",
			"description": "Schemas of kinds that meshgate does not know, or knows in another version. Paths are relative to the root. Default: the built-in kinds, and the CustomResourceDefinitions of the repository.",
			"examples": [["crds/*.yaml", {
				"group": "example.com",
				"version": "v1",
				"kind": "Widget",
				"file": "schemas/widget.json"
			}]],
			"items": { "anyOf": [{
				"type": "string",
				"description": "Pattern of files with CustomResourceDefinitions, or with JSON schemas that carry `x-kubernetes-group-version-kind`."
			}, { "$ref": "#/definitions/NamedSchema" }] }
		},
		"custom-rules": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files with this repository's own rules in CEL, relative to the root. Files that end in `.example.yaml` contain example objects. None of these files is checked as a manifest. Default: none.",
			"examples": [["policies"]],
			"items": { "type": "string" }
		},
		"repository": {
			"x-side": "head",
			"type": "object",
			"description": "How sources of Argo CD and Flux name this Git repository. Default: by the URLs of its remotes.",
			"examples": [{
				"aliases": ["https://git.example.com/platform"],
				"artifacts": { "oci://ghcr.io/example/platform": "kubernetes" }
			}],
			"additionalProperties": false,
			"properties": {
				"aliases": {
					"type": "array",
					"description": "Further URLs by which Argo CD or Flux read this repository, such as that of a mirror: `https://git.example.com/platform`. Default: none.",
					"items": { "type": "string" }
				},
				"artifacts": {
					"type": "object",
					"description": "Folders of this repository that CI pushes as artifacts of Flux, by the URL of the artifact, or by the kind and name of its source: `OCIRepository/flux-system`. Default: the folders that `flux push artifact` packs in workflows, Makefiles and scripts.",
					"additionalProperties": { "type": "string" }
				}
			}
		},
		"clusters": {
			"x-side": "head",
			"type": "array",
			"description": "Clusters that Argo CD applies to and that no Secret of this repository describes. Cluster generators return them, and reports show destinations by these names. Default: the clusters that Secrets describe.",
			"examples": [[{
				"name": "prod-eu",
				"server": "https://prod-eu.example.com",
				"labels": { "env": "prod" },
				"annotations": { "example.com/region": "eu" },
				"environment": "prod",
				"mesh": "mesh1",
				"api-versions": ["monitoring.coreos.com/v1"],
				"kube-version": "1.34"
			}]],
			"items": { "$ref": "#/definitions/NamedCluster" }
		},
		"waivers": {
			"x-side": "head",
			"type": "array",
			"description": "Findings that an owner accepts until a date. They do not fail a run. Default: none.",
			"examples": [[{
				"rule": "routing/timeout-covers-retries",
				"path": "apps/payments/**",
				"object": "VirtualService/payments",
				"environment": "prod",
				"owner": "@payments",
				"reason": "the bank asks for it",
				"until": "2026-12-31"
			}]],
			"items": { "$ref": "#/definitions/WaiverEntry" }
		},
		"rules": {
			"x-side": "head",
			"type": "object",
			"description": "Severity by rule (`routing/retry-on`) or by code of a rule (`routing/retry-on/unknown-condition`), which takes precedence: `error`, `warning`, `info`, or `off`. Default: the rule's own severity.",
			"examples": [{
				"routing/retries-without-timeout": "off",
				"routing/retry-on/unknown-condition": "warning"
			}],
			"additionalProperties": { "$ref": "#/definitions/SeveritySetting" }
		},
		"overrides": {
			"x-side": "head",
			"type": "array",
			"description": "Settings for some files or environments. If several entries match a finding, the last one that sets a key decides. Default: none; the settings outside apply everywhere.",
			"examples": [[
				{
					"paths": ["apps/legacy/**"],
					"environments": ["dev", "stage"],
					"rules": { "routing/retries-without-timeout": "info" }
				},
				{
					"environments": ["prod"],
					"fail-on": "warning",
					"min-confidence": "likely"
				},
				{
					"environments": ["sandbox"],
					"exclude": true
				}
			]],
			"items": { "$ref": "#/definitions/Override" }
		}
	},
	"definitions": {
		"SeveritySetting": {
			"description": "How bad a finding is; `off` reports none.",
			"enum": [
				"error",
				"warning",
				"info",
				"off"
			]
		},
		"Override": {
			"type": "object",
			"description": "Settings for some files or environments.",
			"additionalProperties": false,
			"properties": {
				"paths": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Patterns of files: the file with the line to edit, or the file that defines the target with the finding (its last values file, its kustomization, or the object of Argo CD or Flux that states it). Default: every file."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Environments. A finding in several environments matches if all of them are listed. Default: every environment, and findings without one."
				},
				"rules": {
					"type": "object",
					"description": "Severities by rule or code, as in `rules` outside of `overrides`. Default: the severities outside.",
					"additionalProperties": { "$ref": "#/definitions/SeveritySetting" }
				},
				"fail-on": {
					"description": "Lowest severity that fails a run. If the run's own `fail-on` is `never`, no finding fails it. Default: the run's own `fail-on`.",
					"enum": [
						"error",
						"warning",
						"info",
						"never"
					]
				},
				"min-confidence": {
					"description": "Lowest confidence that fails a run. Default: the run's own `min-confidence`.",
					"enum": ["certain", "likely"]
				},
				"exclude": {
					"x-side": "each",
					"type": "boolean",
					"enum": [true],
					"description": "Excludes the targets of these environments whose chart, folder, values or manifests match the patterns. Default: they are checked."
				}
			}
		},
		"DescribedToken": {
			"type": "object",
			"description": "A valid token that matches all keys, with values in the syntax of an AuthorizationPolicy.",
			"additionalProperties": false,
			"minProperties": 1,
			"properties": {
				"issuers": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Issuers, one of which issued it. Default: any issuer whose tokens the proxy accepts."
				},
				"audiences": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Audiences, one of which it has. Default: any."
				},
				"subjects": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Subjects, one of which it has. Default: any."
				},
				"claims": {
					"type": "object",
					"minProperties": 1,
					"description": "Values by claim, named as `name` or `outer][inner`: each claim has one of its values. Default: any claims.",
					"additionalProperties": {
						"type": "array",
						"minItems": 1,
						"items": {
							"type": "string",
							"pattern": "\\S"
						}
					}
				}
			}
		},
		"Invariant": {
			"type": "object",
			"description": "A statement that must be true: `never` or `only`.",
			"additionalProperties": false,
			"properties": {
				"never": {
					"type": "object",
					"minProperties": 1,
					"description": "Requests that must never get in: those that match all keys. Default: none, for `only`.",
					"additionalProperties": false,
					"properties": {
						"at": {
							"description": "Where they must not get in: `gateways` (through their ports) or `workloads` (to their pods). Default: `gateways`.",
							"enum": ["gateways", "workloads"]
						},
						"in": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "The namespaces of the pods of these gateways or workloads. Default: all."
						},
						"hosts": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "Hosts of the requests, with or without a port; `*.example.com` covers all names below it. Default: all."
						},
						"paths": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "Paths of the requests, in the syntax of an AuthorizationPolicy: `/admin`, `/admin/*`, `*/info`, `/users/{*}/keys`. Default: all."
						},
						"notPaths": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "Paths to exclude. Default: none."
						},
						"methods": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "^[!#-'*+.^_`|~0-9A-Za-z-]+$"
							},
							"description": "Methods of the requests. Default: all."
						},
						"notMethods": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "^[!#-'*+.^_`|~0-9A-Za-z-]+$"
							},
							"description": "Methods to exclude. Default: none."
						},
						"ports": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "integer",
								"minimum": 1,
								"maximum": 65535
							},
							"description": "Ports of the gateway, as its servers state them, or ports of the pods. Default: all."
						},
						"token": {
							"description": "Token of the requests: `none` for requests without one, `any` for requests with a valid token of any issuer, or a description of the token. Default: requests with any token, and without one.",
							"anyOf": [{
								"type": "string",
								"enum": ["none", "any"]
							}, { "$ref": "#/definitions/DescribedToken" }]
						},
						"from": {
							"type": "object",
							"minProperties": 1,
							"description": "Clients of requests at workloads, by their certificates, with the keys of an AuthorizationPolicy; `notPrincipals: ['*']` means plain-text requests. Default: all clients.",
							"additionalProperties": false,
							"properties": {
								"namespaces": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "The namespaces of the clients. Default: all."
								},
								"notNamespaces": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "Namespaces whose clients are excluded. Default: none."
								},
								"principals": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "The identities of the clients, as in `cluster.local/ns/shop/sa/web`. Default: all."
								},
								"notPrincipals": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "Identities to exclude. Default: none."
								}
							}
						}
					}
				},
				"only": {
					"type": "object",
					"description": "External hosts that only pods of these namespaces may reach. Default: none, for `never`.",
					"additionalProperties": false,
					"required": ["namespaces", "reach"],
					"properties": {
						"namespaces": {
							"type": "array",
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "The namespaces whose pods may reach them; `[]` for none."
						},
						"reach": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "The hosts, as `host` or `host:port`; `*.example.org` covers all names below it."
						}
					}
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why it must be true; the finding about a violation quotes it. Default: none."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Environments in which it must be true. Default: all."
				}
			}
		},
		"AllowedHost": {
			"type": "object",
			"description": "External hosts that may be called, with an owner and a reason.",
			"additionalProperties": false,
			"required": [
				"host",
				"owner",
				"reason"
			],
			"properties": {
				"host": {
					"type": "string",
					"description": "A name, or a wildcard: `*.example.org` covers all names below it."
				},
				"ports": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "integer",
						"minimum": 1,
						"maximum": 65535
					},
					"description": "Ports to which proxies connect. Default: every port."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The environments that may call them. Default: all."
				},
				"namespaces": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The namespaces whose pods may reach them, as `meshgate egress` decides it. Default: all."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "The person or team that is responsible for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why it is called."
				},
				"until": {
					"type": "string",
					"description": "Last day on which the entry applies, such as `2026-12-31`. Afterwards it allows nothing. Default: no end."
				}
			}
		},
		"WaiverEntry": {
			"type": "object",
			"description": "Findings of a rule that do not fail a run, narrowed by file, object and environment.",
			"additionalProperties": false,
			"required": [
				"rule",
				"owner",
				"reason",
				"until"
			],
			"properties": {
				"rule": {
					"type": "string",
					"description": "Rule (`routing/retry-on`), or one of its codes (`routing/retry-on/unknown-condition`)."
				},
				"path": {
					"type": "string",
					"description": "Pattern of the file with the line to edit. Default: every file."
				},
				"object": {
					"type": "string",
					"description": "Object that the finding is in, as `Kind/name` or `Kind/namespace/name`. Default: every object."
				},
				"environment": {
					"type": "string",
					"description": "The only environment of the finding. Default: every environment."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "The person or team that is responsible for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why the finding is accepted."
				},
				"until": {
					"type": "string",
					"description": "Last day on which the waiver applies, such as `2026-12-31`. Afterwards it is an error."
				}
			}
		},
		"MeshSettings": {
			"type": "object",
			"description": "Fields of Istio's MeshConfig that this repository does not contain. They take precedence over those that it contains. Default: the MeshConfig in the repository.",
			"additionalProperties": false,
			"properties": {
				"rootNamespace": {
					"type": "string",
					"description": "Namespace whose policies apply to the whole mesh. Default: `istio-system`."
				},
				"trustDomain": {
					"type": "string",
					"description": "Trust domain of the workloads' identities. Default: the one in the repository, else unknown."
				},
				"clusterDomain": {
					"type": "string",
					"description": "Domain that Kubernetes appends to the names of Services. Default: `cluster.local`."
				},
				"defaultConfig": {
					"type": "object",
					"description": "Configuration of the proxies. Default: the one in the repository.",
					"additionalProperties": false,
					"properties": { "proxyMetadata": {
						"type": "object",
						"description": "Variables of the proxies, such as `ISTIO_META_DNS_CAPTURE: 'true'` where they answer DNS queries. Default: none.",
						"additionalProperties": { "type": "string" }
					} }
				},
				"outboundTrafficPolicy": {
					"type": "object",
					"description": "What proxies do with requests to hosts that the mesh does not declare. Default: the setting in the repository, else unknown.",
					"additionalProperties": false,
					"properties": { "mode": {
						"description": "`REGISTRY_ONLY` refuses such requests, the other modes let them through.",
						"enum": [
							"ALLOW_ANY",
							"ALLOW_ANY_DYNAMIC_DNS",
							"REGISTRY_ONLY"
						]
					} },
					"required": ["mode"]
				},
				"defaultHttpRetryPolicy": {
					"type": "object",
					"description": "Retries of routes that set none. Default: those in the repository, else Istio's.",
					"additionalProperties": false,
					"properties": {
						"attempts": {
							"type": "integer",
							"description": "Number of retries of a request. Default: Istio's."
						},
						"retryOn": {
							"type": "string",
							"description": "Conditions for a retry, as in a VirtualService. Default: Istio's."
						}
					}
				},
				"defaultProviders": {
					"type": "object",
					"description": "Providers of telemetry that names none. Default: those in the repository.",
					"additionalProperties": false,
					"properties": { "accessLogging": {
						"type": "array",
						"description": "Names of providers of access logs; empty for none. Default: unknown.",
						"items": { "type": "string" }
					} }
				},
				"extensionProviders": {
					"type": "array",
					"description": "Providers that policies and telemetry may name. Default: those in the repository.",
					"items": {
						"type": "object",
						"additionalProperties": false,
						"properties": { "name": {
							"type": "string",
							"description": "The name by which policies refer to it."
						} },
						"required": ["name"]
					}
				}
			}
		},
		"NamedCluster": {
			"type": "object",
			"description": "A cluster that Argo CD applies to, with the keys of the Secret that describes it in Argo CD.",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"type": "string",
					"description": "Its name in Argo CD; `in-cluster` is the one that Argo CD runs in."
				},
				"server": {
					"type": "string",
					"description": "Address of its API server, as destinations of Applications state it. Default: unknown."
				},
				"labels": {
					"type": "object",
					"description": "Labels by which cluster generators select. Default: none.",
					"additionalProperties": { "type": "string" }
				},
				"annotations": {
					"type": "object",
					"description": "Annotations that templates of ApplicationSets read. Default: none.",
					"additionalProperties": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "Environment of the targets that are applied to it. Default: the one that paths and names state."
				},
				"mesh": {
					"type": "string",
					"description": "The Istio mesh that it belongs to, such as `mesh1`. Clusters of one environment that name the same mesh see each other's objects. Default: a mesh of its own."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "APIs that it serves besides Kubernetes' own, as in `targets`, for releases that do not state them themselves. Default: as in `targets`.",
					"items": { "type": "string" }
				},
				"kube-version": {
					"type": "string",
					"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
					"description": "Its version of Kubernetes, as in `1.34`, for releases that do not state one themselves. Default: the one that Helm is built for."
				}
			}
		},
		"NamedSchema": {
			"type": "object",
			"description": "A JSON schema that does not name its kind.",
			"additionalProperties": false,
			"properties": {
				"group": {
					"type": "string",
					"description": "API group of the kind. Default: the core group."
				},
				"version": {
					"type": "string",
					"description": "Version of the kind, as in `v1`."
				},
				"kind": {
					"type": "string",
					"description": "The kind of object that it describes."
				},
				"file": {
					"type": "string",
					"description": "JSON schema, as JSON or YAML."
				}
			},
			"required": [
				"version",
				"kind",
				"file"
			]
		},
		"ConfiguredTarget": {
			"type": "object",
			"description": "A Helm release (`chart`) or files that are applied together (`manifests`). Paths are relative to the root.",
			"additionalProperties": false,
			"properties": {
				"chart": {
					"type": "string",
					"description": "Folder or archive of a chart, or its address if it is not in this repository. Default: none, for `manifests` and for values whose chart is elsewhere."
				},
				"values": {
					"type": "array",
					"description": "Values files in the order of `helm -f`: the last one wins. Default: only the chart's own.",
					"items": { "type": "string" }
				},
				"release": {
					"type": "string",
					"description": "Release name. Default: the chart's name."
				},
				"namespace": {
					"type": "string",
					"description": "Namespace of the release. Default: unknown; then no rule relies on it."
				},
				"manifests": {
					"type": "array",
					"description": "Patterns of files that are applied together. Default: none, for releases.",
					"items": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "Environment of the target. Targets of one environment are applied together. Default: none; the target is checked by itself."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "APIs that the cluster serves besides Kubernetes' own, as `group/version` or `group/version/Kind`. Default: in a repository with objects of Istio, the APIs of Istio, the Gateway API, Argo CD and Flux; else none.",
					"items": { "type": "string" }
				},
				"kube-version": {
					"type": "string",
					"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
					"description": "Version of Kubernetes that the release is rendered for, as in `1.34`. Default: the one that Helm is built for."
				},
				"is-upgrade": {
					"type": "boolean",
					"description": "Render as for an upgrade (`.Release.IsUpgrade`) instead of an installation. Default: false."
				},
				"include-crds": {
					"type": "boolean",
					"description": "Render the files in the chart's `crds/`. Default: false; they are checked in any case."
				}
			}
		}
	}
};
const schema12 = {
	"type": "object",
	"description": "A Helm release (`chart`) or files that are applied together (`manifests`). Paths are relative to the root.",
	"additionalProperties": false,
	"properties": {
		"chart": {
			"type": "string",
			"description": "Folder or archive of a chart, or its address if it is not in this repository. Default: none, for `manifests` and for values whose chart is elsewhere."
		},
		"values": {
			"type": "array",
			"description": "Values files in the order of `helm -f`: the last one wins. Default: only the chart's own.",
			"items": { "type": "string" }
		},
		"release": {
			"type": "string",
			"description": "Release name. Default: the chart's name."
		},
		"namespace": {
			"type": "string",
			"description": "Namespace of the release. Default: unknown; then no rule relies on it."
		},
		"manifests": {
			"type": "array",
			"description": "Patterns of files that are applied together. Default: none, for releases.",
			"items": { "type": "string" }
		},
		"environment": {
			"type": "string",
			"description": "Environment of the target. Targets of one environment are applied together. Default: none; the target is checked by itself."
		},
		"api-versions": {
			"type": "array",
			"minItems": 1,
			"description": "APIs that the cluster serves besides Kubernetes' own, as `group/version` or `group/version/Kind`. Default: in a repository with objects of Istio, the APIs of Istio, the Gateway API, Argo CD and Flux; else none.",
			"items": { "type": "string" }
		},
		"kube-version": {
			"type": "string",
			"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
			"description": "Version of Kubernetes that the release is rendered for, as in `1.34`. Default: the one that Helm is built for."
		},
		"is-upgrade": {
			"type": "boolean",
			"description": "Render as for an upgrade (`.Release.IsUpgrade`) instead of an installation. Default: false."
		},
		"include-crds": {
			"type": "boolean",
			"description": "Render the files in the chart's `crds/`. Default: false; they are checked in any case."
		}
	}
};
const schema13 = {
	"type": "object",
	"description": "Fields of Istio's MeshConfig that this repository does not contain. They take precedence over those that it contains. Default: the MeshConfig in the repository.",
	"additionalProperties": false,
	"properties": {
		"rootNamespace": {
			"type": "string",
			"description": "Namespace whose policies apply to the whole mesh. Default: `istio-system`."
		},
		"trustDomain": {
			"type": "string",
			"description": "Trust domain of the workloads' identities. Default: the one in the repository, else unknown."
		},
		"clusterDomain": {
			"type": "string",
			"description": "Domain that Kubernetes appends to the names of Services. Default: `cluster.local`."
		},
		"defaultConfig": {
			"type": "object",
			"description": "Configuration of the proxies. Default: the one in the repository.",
			"additionalProperties": false,
			"properties": { "proxyMetadata": {
				"type": "object",
				"description": "Variables of the proxies, such as `ISTIO_META_DNS_CAPTURE: 'true'` where they answer DNS queries. Default: none.",
				"additionalProperties": { "type": "string" }
			} }
		},
		"outboundTrafficPolicy": {
			"type": "object",
			"description": "What proxies do with requests to hosts that the mesh does not declare. Default: the setting in the repository, else unknown.",
			"additionalProperties": false,
			"properties": { "mode": {
				"description": "`REGISTRY_ONLY` refuses such requests, the other modes let them through.",
				"enum": [
					"ALLOW_ANY",
					"ALLOW_ANY_DYNAMIC_DNS",
					"REGISTRY_ONLY"
				]
			} },
			"required": ["mode"]
		},
		"defaultHttpRetryPolicy": {
			"type": "object",
			"description": "Retries of routes that set none. Default: those in the repository, else Istio's.",
			"additionalProperties": false,
			"properties": {
				"attempts": {
					"type": "integer",
					"description": "Number of retries of a request. Default: Istio's."
				},
				"retryOn": {
					"type": "string",
					"description": "Conditions for a retry, as in a VirtualService. Default: Istio's."
				}
			}
		},
		"defaultProviders": {
			"type": "object",
			"description": "Providers of telemetry that names none. Default: those in the repository.",
			"additionalProperties": false,
			"properties": { "accessLogging": {
				"type": "array",
				"description": "Names of providers of access logs; empty for none. Default: unknown.",
				"items": { "type": "string" }
			} }
		},
		"extensionProviders": {
			"type": "array",
			"description": "Providers that policies and telemetry may name. Default: those in the repository.",
			"items": {
				"type": "object",
				"additionalProperties": false,
				"properties": { "name": {
					"type": "string",
					"description": "The name by which policies refer to it."
				} },
				"required": ["name"]
			}
		}
	}
};
const schema20 = {
	"description": "How bad a finding is; `off` reports none.",
	"enum": [
		"error",
		"warning",
		"info",
		"off"
	]
};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("\\S", "u");
const pattern2 = new RegExp("^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$", "u");
const schema15 = {
	"type": "object",
	"description": "A statement that must be true: `never` or `only`.",
	"additionalProperties": false,
	"properties": {
		"never": {
			"type": "object",
			"minProperties": 1,
			"description": "Requests that must never get in: those that match all keys. Default: none, for `only`.",
			"additionalProperties": false,
			"properties": {
				"at": {
					"description": "Where they must not get in: `gateways` (through their ports) or `workloads` (to their pods). Default: `gateways`.",
					"enum": ["gateways", "workloads"]
				},
				"in": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "The namespaces of the pods of these gateways or workloads. Default: all."
				},
				"hosts": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "Hosts of the requests, with or without a port; `*.example.com` covers all names below it. Default: all."
				},
				"paths": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "Paths of the requests, in the syntax of an AuthorizationPolicy: `/admin`, `/admin/*`, `*/info`, `/users/{*}/keys`. Default: all."
				},
				"notPaths": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "Paths to exclude. Default: none."
				},
				"methods": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "^[!#-'*+.^_`|~0-9A-Za-z-]+$"
					},
					"description": "Methods of the requests. Default: all."
				},
				"notMethods": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "^[!#-'*+.^_`|~0-9A-Za-z-]+$"
					},
					"description": "Methods to exclude. Default: none."
				},
				"ports": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "integer",
						"minimum": 1,
						"maximum": 65535
					},
					"description": "Ports of the gateway, as its servers state them, or ports of the pods. Default: all."
				},
				"token": {
					"description": "Token of the requests: `none` for requests without one, `any` for requests with a valid token of any issuer, or a description of the token. Default: requests with any token, and without one.",
					"anyOf": [{
						"type": "string",
						"enum": ["none", "any"]
					}, { "$ref": "#/definitions/DescribedToken" }]
				},
				"from": {
					"type": "object",
					"minProperties": 1,
					"description": "Clients of requests at workloads, by their certificates, with the keys of an AuthorizationPolicy; `notPrincipals: ['*']` means plain-text requests. Default: all clients.",
					"additionalProperties": false,
					"properties": {
						"namespaces": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "The namespaces of the clients. Default: all."
						},
						"notNamespaces": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "Namespaces whose clients are excluded. Default: none."
						},
						"principals": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "The identities of the clients, as in `cluster.local/ns/shop/sa/web`. Default: all."
						},
						"notPrincipals": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "Identities to exclude. Default: none."
						}
					}
				}
			}
		},
		"only": {
			"type": "object",
			"description": "External hosts that only pods of these namespaces may reach. Default: none, for `never`.",
			"additionalProperties": false,
			"required": ["namespaces", "reach"],
			"properties": {
				"namespaces": {
					"type": "array",
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "The namespaces whose pods may reach them; `[]` for none."
				},
				"reach": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The hosts, as `host` or `host:port`; `*.example.org` covers all names below it."
				}
			}
		},
		"reason": {
			"type": "string",
			"pattern": "\\S",
			"description": "Why it must be true; the finding about a violation quotes it. Default: none."
		},
		"environments": {
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "\\S"
			},
			"description": "Environments in which it must be true. Default: all."
		}
	}
};
const pattern6 = new RegExp("^[!#-'*+.^_`|~0-9A-Za-z-]+$", "u");
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			const _errs1 = errors;
			for (const key0 in data) if (!(key0 === "never" || key0 === "only" || key0 === "reason" || key0 === "environments")) {
				validate11.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (_errs1 === errors) {
				if (data.never !== void 0) {
					let data0 = data.never;
					const _errs2 = errors;
					if (errors === _errs2) {
						if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
							if (Object.keys(data0).length < 1) {
								validate11.errors = [{
									instancePath: instancePath + "/never",
									schemaPath: "#/properties/never/minProperties",
									keyword: "minProperties",
									params: { limit: 1 }
								}];
								return false;
							} else {
								const _errs4 = errors;
								for (const key1 in data0) if (!func2.call(schema15.properties.never.properties, key1)) {
									validate11.errors = [{
										instancePath: instancePath + "/never",
										schemaPath: "#/properties/never/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key1 }
									}];
									return false;
								}
								if (_errs4 === errors) {
									if (data0.at !== void 0) {
										let data1 = data0.at;
										const _errs5 = errors;
										if (!(data1 === "gateways" || data1 === "workloads")) {
											validate11.errors = [{
												instancePath: instancePath + "/never/at",
												schemaPath: "#/properties/never/properties/at/enum",
												keyword: "enum",
												params: { allowedValues: schema15.properties.never.properties.at.enum }
											}];
											return false;
										}
										var valid1 = _errs5 === errors;
									} else var valid1 = true;
									if (valid1) {
										if (data0.in !== void 0) {
											let data2 = data0.in;
											const _errs6 = errors;
											if (errors === _errs6) {
												if (Array.isArray(data2)) {
													if (data2.length < 1) {
														validate11.errors = [{
															instancePath: instancePath + "/never/in",
															schemaPath: "#/properties/never/properties/in/minItems",
															keyword: "minItems",
															params: { limit: 1 }
														}];
														return false;
													} else {
														const len0 = data2.length;
														for (let i0 = 0; i0 < len0; i0++) {
															let data3 = data2[i0];
															const _errs8 = errors;
															if (errors === _errs8) {
																if (typeof data3 === "string") {
																	if (!pattern0.test(data3)) {
																		validate11.errors = [{
																			instancePath: instancePath + "/never/in/" + i0,
																			schemaPath: "#/properties/never/properties/in/items/pattern",
																			keyword: "pattern",
																			params: { pattern: "\\S" }
																		}];
																		return false;
																	}
																} else {
																	validate11.errors = [{
																		instancePath: instancePath + "/never/in/" + i0,
																		schemaPath: "#/properties/never/properties/in/items/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
															}
															if (!(_errs8 === errors)) break;
														}
													}
												} else {
													validate11.errors = [{
														instancePath: instancePath + "/never/in",
														schemaPath: "#/properties/never/properties/in/type",
														keyword: "type",
														params: { type: "array" }
													}];
													return false;
												}
											}
											var valid1 = _errs6 === errors;
										} else var valid1 = true;
										if (valid1) {
											if (data0.hosts !== void 0) {
												let data4 = data0.hosts;
												const _errs10 = errors;
												if (errors === _errs10) {
													if (Array.isArray(data4)) {
														if (data4.length < 1) {
															validate11.errors = [{
																instancePath: instancePath + "/never/hosts",
																schemaPath: "#/properties/never/properties/hosts/minItems",
																keyword: "minItems",
																params: { limit: 1 }
															}];
															return false;
														} else {
															const len1 = data4.length;
															for (let i1 = 0; i1 < len1; i1++) {
																const _errs12 = errors;
																if (typeof data4[i1] !== "string") {
																	validate11.errors = [{
																		instancePath: instancePath + "/never/hosts/" + i1,
																		schemaPath: "#/properties/never/properties/hosts/items/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																if (!(_errs12 === errors)) break;
															}
														}
													} else {
														validate11.errors = [{
															instancePath: instancePath + "/never/hosts",
															schemaPath: "#/properties/never/properties/hosts/type",
															keyword: "type",
															params: { type: "array" }
														}];
														return false;
													}
												}
												var valid1 = _errs10 === errors;
											} else var valid1 = true;
											if (valid1) {
												if (data0.paths !== void 0) {
													let data6 = data0.paths;
													const _errs14 = errors;
													if (errors === _errs14) {
														if (Array.isArray(data6)) {
															if (data6.length < 1) {
																validate11.errors = [{
																	instancePath: instancePath + "/never/paths",
																	schemaPath: "#/properties/never/properties/paths/minItems",
																	keyword: "minItems",
																	params: { limit: 1 }
																}];
																return false;
															} else {
																const len2 = data6.length;
																for (let i2 = 0; i2 < len2; i2++) {
																	const _errs16 = errors;
																	if (typeof data6[i2] !== "string") {
																		validate11.errors = [{
																			instancePath: instancePath + "/never/paths/" + i2,
																			schemaPath: "#/properties/never/properties/paths/items/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	if (!(_errs16 === errors)) break;
																}
															}
														} else {
															validate11.errors = [{
																instancePath: instancePath + "/never/paths",
																schemaPath: "#/properties/never/properties/paths/type",
																keyword: "type",
																params: { type: "array" }
															}];
															return false;
														}
													}
													var valid1 = _errs14 === errors;
												} else var valid1 = true;
												if (valid1) {
													if (data0.notPaths !== void 0) {
														let data8 = data0.notPaths;
														const _errs18 = errors;
														if (errors === _errs18) {
															if (Array.isArray(data8)) {
																if (data8.length < 1) {
																	validate11.errors = [{
																		instancePath: instancePath + "/never/notPaths",
																		schemaPath: "#/properties/never/properties/notPaths/minItems",
																		keyword: "minItems",
																		params: { limit: 1 }
																	}];
																	return false;
																} else {
																	const len3 = data8.length;
																	for (let i3 = 0; i3 < len3; i3++) {
																		const _errs20 = errors;
																		if (typeof data8[i3] !== "string") {
																			validate11.errors = [{
																				instancePath: instancePath + "/never/notPaths/" + i3,
																				schemaPath: "#/properties/never/properties/notPaths/items/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																		if (!(_errs20 === errors)) break;
																	}
																}
															} else {
																validate11.errors = [{
																	instancePath: instancePath + "/never/notPaths",
																	schemaPath: "#/properties/never/properties/notPaths/type",
																	keyword: "type",
																	params: { type: "array" }
																}];
																return false;
															}
														}
														var valid1 = _errs18 === errors;
													} else var valid1 = true;
													if (valid1) {
														if (data0.methods !== void 0) {
															let data10 = data0.methods;
															const _errs22 = errors;
															if (errors === _errs22) {
																if (Array.isArray(data10)) {
																	if (data10.length < 1) {
																		validate11.errors = [{
																			instancePath: instancePath + "/never/methods",
																			schemaPath: "#/properties/never/properties/methods/minItems",
																			keyword: "minItems",
																			params: { limit: 1 }
																		}];
																		return false;
																	} else {
																		const len4 = data10.length;
																		for (let i4 = 0; i4 < len4; i4++) {
																			let data11 = data10[i4];
																			const _errs24 = errors;
																			if (errors === _errs24) {
																				if (typeof data11 === "string") {
																					if (!pattern6.test(data11)) {
																						validate11.errors = [{
																							instancePath: instancePath + "/never/methods/" + i4,
																							schemaPath: "#/properties/never/properties/methods/items/pattern",
																							keyword: "pattern",
																							params: { pattern: "^[!#-'*+.^_`|~0-9A-Za-z-]+$" }
																						}];
																						return false;
																					}
																				} else {
																					validate11.errors = [{
																						instancePath: instancePath + "/never/methods/" + i4,
																						schemaPath: "#/properties/never/properties/methods/items/type",
																						keyword: "type",
																						params: { type: "string" }
																					}];
																					return false;
																				}
																			}
																			if (!(_errs24 === errors)) break;
																		}
																	}
																} else {
																	validate11.errors = [{
																		instancePath: instancePath + "/never/methods",
																		schemaPath: "#/properties/never/properties/methods/type",
																		keyword: "type",
																		params: { type: "array" }
																	}];
																	return false;
																}
															}
															var valid1 = _errs22 === errors;
														} else var valid1 = true;
														if (valid1) {
															if (data0.notMethods !== void 0) {
																let data12 = data0.notMethods;
																const _errs26 = errors;
																if (errors === _errs26) {
																	if (Array.isArray(data12)) {
																		if (data12.length < 1) {
																			validate11.errors = [{
																				instancePath: instancePath + "/never/notMethods",
																				schemaPath: "#/properties/never/properties/notMethods/minItems",
																				keyword: "minItems",
																				params: { limit: 1 }
																			}];
																			return false;
																		} else {
																			const len5 = data12.length;
																			for (let i5 = 0; i5 < len5; i5++) {
																				let data13 = data12[i5];
																				const _errs28 = errors;
																				if (errors === _errs28) {
																					if (typeof data13 === "string") {
																						if (!pattern6.test(data13)) {
																							validate11.errors = [{
																								instancePath: instancePath + "/never/notMethods/" + i5,
																								schemaPath: "#/properties/never/properties/notMethods/items/pattern",
																								keyword: "pattern",
																								params: { pattern: "^[!#-'*+.^_`|~0-9A-Za-z-]+$" }
																							}];
																							return false;
																						}
																					} else {
																						validate11.errors = [{
																							instancePath: instancePath + "/never/notMethods/" + i5,
																							schemaPath: "#/properties/never/properties/notMethods/items/type",
																							keyword: "type",
																							params: { type: "string" }
																						}];
																						return false;
																					}
																				}
																				if (!(_errs28 === errors)) break;
																			}
																		}
																	} else {
																		validate11.errors = [{
																			instancePath: instancePath + "/never/notMethods",
																			schemaPath: "#/properties/never/properties/notMethods/type",
																			keyword: "type",
																			params: { type: "array" }
																		}];
																		return false;
																	}
																}
																var valid1 = _errs26 === errors;
															} else var valid1 = true;
															if (valid1) {
																if (data0.ports !== void 0) {
																	let data14 = data0.ports;
																	const _errs30 = errors;
																	if (errors === _errs30) {
																		if (Array.isArray(data14)) {
																			if (data14.length < 1) {
																				validate11.errors = [{
																					instancePath: instancePath + "/never/ports",
																					schemaPath: "#/properties/never/properties/ports/minItems",
																					keyword: "minItems",
																					params: { limit: 1 }
																				}];
																				return false;
																			} else {
																				const len6 = data14.length;
																				for (let i6 = 0; i6 < len6; i6++) {
																					let data15 = data14[i6];
																					const _errs32 = errors;
																					if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
																						validate11.errors = [{
																							instancePath: instancePath + "/never/ports/" + i6,
																							schemaPath: "#/properties/never/properties/ports/items/type",
																							keyword: "type",
																							params: { type: "integer" }
																						}];
																						return false;
																					}
																					if (errors === _errs32) {
																						if (typeof data15 == "number" && isFinite(data15)) {
																							if (data15 > 65535 || isNaN(data15)) {
																								validate11.errors = [{
																									instancePath: instancePath + "/never/ports/" + i6,
																									schemaPath: "#/properties/never/properties/ports/items/maximum",
																									keyword: "maximum",
																									params: {
																										comparison: "<=",
																										limit: 65535
																									}
																								}];
																								return false;
																							} else if (data15 < 1 || isNaN(data15)) {
																								validate11.errors = [{
																									instancePath: instancePath + "/never/ports/" + i6,
																									schemaPath: "#/properties/never/properties/ports/items/minimum",
																									keyword: "minimum",
																									params: {
																										comparison: ">=",
																										limit: 1
																									}
																								}];
																								return false;
																							}
																						}
																					}
																					if (!(_errs32 === errors)) break;
																				}
																			}
																		} else {
																			validate11.errors = [{
																				instancePath: instancePath + "/never/ports",
																				schemaPath: "#/properties/never/properties/ports/type",
																				keyword: "type",
																				params: { type: "array" }
																			}];
																			return false;
																		}
																	}
																	var valid1 = _errs30 === errors;
																} else var valid1 = true;
																if (valid1) {
																	if (data0.token !== void 0) {
																		let data16 = data0.token;
																		const _errs34 = errors;
																		const _errs35 = errors;
																		let valid9 = false;
																		const _errs36 = errors;
																		if (typeof data16 !== "string") {
																			const err0 = {
																				instancePath: instancePath + "/never/token",
																				schemaPath: "#/properties/never/properties/token/anyOf/0/type",
																				keyword: "type",
																				params: { type: "string" }
																			};
																			if (vErrors === null) vErrors = [err0];
																			else vErrors.push(err0);
																			errors++;
																		}
																		if (!(data16 === "none" || data16 === "any")) {
																			const err1 = {
																				instancePath: instancePath + "/never/token",
																				schemaPath: "#/properties/never/properties/token/anyOf/0/enum",
																				keyword: "enum",
																				params: { allowedValues: schema15.properties.never.properties.token.anyOf[0].enum }
																			};
																			if (vErrors === null) vErrors = [err1];
																			else vErrors.push(err1);
																			errors++;
																		}
																		var _valid0 = _errs36 === errors;
																		valid9 = valid9 || _valid0;
																		if (!valid9) {
																			const _errs38 = errors;
																			if (errors === errors) {
																				if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
																					if (Object.keys(data16).length < 1) {
																						const err2 = {
																							instancePath: instancePath + "/never/token",
																							schemaPath: "#/definitions/DescribedToken/minProperties",
																							keyword: "minProperties",
																							params: { limit: 1 }
																						};
																						if (vErrors === null) vErrors = [err2];
																						else vErrors.push(err2);
																						errors++;
																					} else {
																						const _errs41 = errors;
																						for (const key2 in data16) if (!(key2 === "issuers" || key2 === "audiences" || key2 === "subjects" || key2 === "claims")) {
																							const err3 = {
																								instancePath: instancePath + "/never/token",
																								schemaPath: "#/definitions/DescribedToken/additionalProperties",
																								keyword: "additionalProperties",
																								params: { additionalProperty: key2 }
																							};
																							if (vErrors === null) vErrors = [err3];
																							else vErrors.push(err3);
																							errors++;
																							break;
																						}
																						if (_errs41 === errors) {
																							if (data16.issuers !== void 0) {
																								let data17 = data16.issuers;
																								const _errs42 = errors;
																								if (errors === _errs42) {
																									if (Array.isArray(data17)) {
																										if (data17.length < 1) {
																											const err4 = {
																												instancePath: instancePath + "/never/token/issuers",
																												schemaPath: "#/definitions/DescribedToken/properties/issuers/minItems",
																												keyword: "minItems",
																												params: { limit: 1 }
																											};
																											if (vErrors === null) vErrors = [err4];
																											else vErrors.push(err4);
																											errors++;
																										} else {
																											const len7 = data17.length;
																											for (let i7 = 0; i7 < len7; i7++) {
																												let data18 = data17[i7];
																												const _errs44 = errors;
																												if (errors === _errs44) {
																													if (typeof data18 === "string") {
																														if (!pattern0.test(data18)) {
																															const err5 = {
																																instancePath: instancePath + "/never/token/issuers/" + i7,
																																schemaPath: "#/definitions/DescribedToken/properties/issuers/items/pattern",
																																keyword: "pattern",
																																params: { pattern: "\\S" }
																															};
																															if (vErrors === null) vErrors = [err5];
																															else vErrors.push(err5);
																															errors++;
																														}
																													} else {
																														const err6 = {
																															instancePath: instancePath + "/never/token/issuers/" + i7,
																															schemaPath: "#/definitions/DescribedToken/properties/issuers/items/type",
																															keyword: "type",
																															params: { type: "string" }
																														};
																														if (vErrors === null) vErrors = [err6];
																														else vErrors.push(err6);
																														errors++;
																													}
																												}
																												if (!(_errs44 === errors)) break;
																											}
																										}
																									} else {
																										const err7 = {
																											instancePath: instancePath + "/never/token/issuers",
																											schemaPath: "#/definitions/DescribedToken/properties/issuers/type",
																											keyword: "type",
																											params: { type: "array" }
																										};
																										if (vErrors === null) vErrors = [err7];
																										else vErrors.push(err7);
																										errors++;
																									}
																								}
																								var valid11 = _errs42 === errors;
																							} else var valid11 = true;
																							if (valid11) {
																								if (data16.audiences !== void 0) {
																									let data19 = data16.audiences;
																									const _errs46 = errors;
																									if (errors === _errs46) {
																										if (Array.isArray(data19)) {
																											if (data19.length < 1) {
																												const err8 = {
																													instancePath: instancePath + "/never/token/audiences",
																													schemaPath: "#/definitions/DescribedToken/properties/audiences/minItems",
																													keyword: "minItems",
																													params: { limit: 1 }
																												};
																												if (vErrors === null) vErrors = [err8];
																												else vErrors.push(err8);
																												errors++;
																											} else {
																												const len8 = data19.length;
																												for (let i8 = 0; i8 < len8; i8++) {
																													let data20 = data19[i8];
																													const _errs48 = errors;
																													if (errors === _errs48) {
																														if (typeof data20 === "string") {
																															if (!pattern0.test(data20)) {
																																const err9 = {
																																	instancePath: instancePath + "/never/token/audiences/" + i8,
																																	schemaPath: "#/definitions/DescribedToken/properties/audiences/items/pattern",
																																	keyword: "pattern",
																																	params: { pattern: "\\S" }
																																};
																																if (vErrors === null) vErrors = [err9];
																																else vErrors.push(err9);
																																errors++;
																															}
																														} else {
																															const err10 = {
																																instancePath: instancePath + "/never/token/audiences/" + i8,
																																schemaPath: "#/definitions/DescribedToken/properties/audiences/items/type",
																																keyword: "type",
																																params: { type: "string" }
																															};
																															if (vErrors === null) vErrors = [err10];
																															else vErrors.push(err10);
																															errors++;
																														}
																													}
																													if (!(_errs48 === errors)) break;
																												}
																											}
																										} else {
																											const err11 = {
																												instancePath: instancePath + "/never/token/audiences",
																												schemaPath: "#/definitions/DescribedToken/properties/audiences/type",
																												keyword: "type",
																												params: { type: "array" }
																											};
																											if (vErrors === null) vErrors = [err11];
																											else vErrors.push(err11);
																											errors++;
																										}
																									}
																									var valid11 = _errs46 === errors;
																								} else var valid11 = true;
																								if (valid11) {
																									if (data16.subjects !== void 0) {
																										let data21 = data16.subjects;
																										const _errs50 = errors;
																										if (errors === _errs50) {
																											if (Array.isArray(data21)) {
																												if (data21.length < 1) {
																													const err12 = {
																														instancePath: instancePath + "/never/token/subjects",
																														schemaPath: "#/definitions/DescribedToken/properties/subjects/minItems",
																														keyword: "minItems",
																														params: { limit: 1 }
																													};
																													if (vErrors === null) vErrors = [err12];
																													else vErrors.push(err12);
																													errors++;
																												} else {
																													const len9 = data21.length;
																													for (let i9 = 0; i9 < len9; i9++) {
																														let data22 = data21[i9];
																														const _errs52 = errors;
																														if (errors === _errs52) {
																															if (typeof data22 === "string") {
																																if (!pattern0.test(data22)) {
																																	const err13 = {
																																		instancePath: instancePath + "/never/token/subjects/" + i9,
																																		schemaPath: "#/definitions/DescribedToken/properties/subjects/items/pattern",
																																		keyword: "pattern",
																																		params: { pattern: "\\S" }
																																	};
																																	if (vErrors === null) vErrors = [err13];
																																	else vErrors.push(err13);
																																	errors++;
																																}
																															} else {
																																const err14 = {
																																	instancePath: instancePath + "/never/token/subjects/" + i9,
																																	schemaPath: "#/definitions/DescribedToken/properties/subjects/items/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																};
																																if (vErrors === null) vErrors = [err14];
																																else vErrors.push(err14);
																																errors++;
																															}
																														}
																														if (!(_errs52 === errors)) break;
																													}
																												}
																											} else {
																												const err15 = {
																													instancePath: instancePath + "/never/token/subjects",
																													schemaPath: "#/definitions/DescribedToken/properties/subjects/type",
																													keyword: "type",
																													params: { type: "array" }
																												};
																												if (vErrors === null) vErrors = [err15];
																												else vErrors.push(err15);
																												errors++;
																											}
																										}
																										var valid11 = _errs50 === errors;
																									} else var valid11 = true;
																									if (valid11) {
																										if (data16.claims !== void 0) {
																											let data23 = data16.claims;
																											const _errs54 = errors;
																											if (errors === _errs54) {
																												if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
																													if (Object.keys(data23).length < 1) {
																														const err16 = {
																															instancePath: instancePath + "/never/token/claims",
																															schemaPath: "#/definitions/DescribedToken/properties/claims/minProperties",
																															keyword: "minProperties",
																															params: { limit: 1 }
																														};
																														if (vErrors === null) vErrors = [err16];
																														else vErrors.push(err16);
																														errors++;
																													} else for (const key3 in data23) {
																														let data24 = data23[key3];
																														const _errs57 = errors;
																														if (errors === _errs57) {
																															if (Array.isArray(data24)) {
																																if (data24.length < 1) {
																																	const err17 = {
																																		instancePath: instancePath + "/never/token/claims/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),
																																		schemaPath: "#/definitions/DescribedToken/properties/claims/additionalProperties/minItems",
																																		keyword: "minItems",
																																		params: { limit: 1 }
																																	};
																																	if (vErrors === null) vErrors = [err17];
																																	else vErrors.push(err17);
																																	errors++;
																																} else {
																																	const len10 = data24.length;
																																	for (let i10 = 0; i10 < len10; i10++) {
																																		let data25 = data24[i10];
																																		const _errs59 = errors;
																																		if (errors === _errs59) {
																																			if (typeof data25 === "string") {
																																				if (!pattern0.test(data25)) {
																																					const err18 = {
																																						instancePath: instancePath + "/never/token/claims/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i10,
																																						schemaPath: "#/definitions/DescribedToken/properties/claims/additionalProperties/items/pattern",
																																						keyword: "pattern",
																																						params: { pattern: "\\S" }
																																					};
																																					if (vErrors === null) vErrors = [err18];
																																					else vErrors.push(err18);
																																					errors++;
																																				}
																																			} else {
																																				const err19 = {
																																					instancePath: instancePath + "/never/token/claims/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i10,
																																					schemaPath: "#/definitions/DescribedToken/properties/claims/additionalProperties/items/type",
																																					keyword: "type",
																																					params: { type: "string" }
																																				};
																																				if (vErrors === null) vErrors = [err19];
																																				else vErrors.push(err19);
																																				errors++;
																																			}
																																		}
																																		if (!(_errs59 === errors)) break;
																																	}
																																}
																															} else {
																																const err20 = {
																																	instancePath: instancePath + "/never/token/claims/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),
																																	schemaPath: "#/definitions/DescribedToken/properties/claims/additionalProperties/type",
																																	keyword: "type",
																																	params: { type: "array" }
																																};
																																if (vErrors === null) vErrors = [err20];
																																else vErrors.push(err20);
																																errors++;
																															}
																														}
																														if (!(_errs57 === errors)) break;
																													}
																												} else {
																													const err21 = {
																														instancePath: instancePath + "/never/token/claims",
																														schemaPath: "#/definitions/DescribedToken/properties/claims/type",
																														keyword: "type",
																														params: { type: "object" }
																													};
																													if (vErrors === null) vErrors = [err21];
																													else vErrors.push(err21);
																													errors++;
																												}
																											}
																											var valid11 = _errs54 === errors;
																										} else var valid11 = true;
																									}
																								}
																							}
																						}
																					}
																				} else {
																					const err22 = {
																						instancePath: instancePath + "/never/token",
																						schemaPath: "#/definitions/DescribedToken/type",
																						keyword: "type",
																						params: { type: "object" }
																					};
																					if (vErrors === null) vErrors = [err22];
																					else vErrors.push(err22);
																					errors++;
																				}
																			}
																			var _valid0 = _errs38 === errors;
																			valid9 = valid9 || _valid0;
																		}
																		if (!valid9) {
																			const err23 = {
																				instancePath: instancePath + "/never/token",
																				schemaPath: "#/properties/never/properties/token/anyOf",
																				keyword: "anyOf",
																				params: {}
																			};
																			if (vErrors === null) vErrors = [err23];
																			else vErrors.push(err23);
																			errors++;
																			validate11.errors = vErrors;
																			return false;
																		} else {
																			errors = _errs35;
																			if (vErrors !== null) {
																				if (_errs35) vErrors.length = _errs35;
																				else vErrors = null;
																			}
																		}
																		var valid1 = _errs34 === errors;
																	} else var valid1 = true;
																	if (valid1) {
																		if (data0.from !== void 0) {
																			let data26 = data0.from;
																			const _errs61 = errors;
																			if (errors === _errs61) {
																				if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
																					if (Object.keys(data26).length < 1) {
																						validate11.errors = [{
																							instancePath: instancePath + "/never/from",
																							schemaPath: "#/properties/never/properties/from/minProperties",
																							keyword: "minProperties",
																							params: { limit: 1 }
																						}];
																						return false;
																					} else {
																						const _errs63 = errors;
																						for (const key4 in data26) if (!(key4 === "namespaces" || key4 === "notNamespaces" || key4 === "principals" || key4 === "notPrincipals")) {
																							validate11.errors = [{
																								instancePath: instancePath + "/never/from",
																								schemaPath: "#/properties/never/properties/from/additionalProperties",
																								keyword: "additionalProperties",
																								params: { additionalProperty: key4 }
																							}];
																							return false;
																						}
																						if (_errs63 === errors) {
																							if (data26.namespaces !== void 0) {
																								let data27 = data26.namespaces;
																								const _errs64 = errors;
																								if (errors === _errs64) {
																									if (Array.isArray(data27)) {
																										if (data27.length < 1) {
																											validate11.errors = [{
																												instancePath: instancePath + "/never/from/namespaces",
																												schemaPath: "#/properties/never/properties/from/properties/namespaces/minItems",
																												keyword: "minItems",
																												params: { limit: 1 }
																											}];
																											return false;
																										} else {
																											const len11 = data27.length;
																											for (let i11 = 0; i11 < len11; i11++) {
																												let data28 = data27[i11];
																												const _errs66 = errors;
																												if (errors === _errs66) {
																													if (typeof data28 === "string") {
																														if (!pattern0.test(data28)) {
																															validate11.errors = [{
																																instancePath: instancePath + "/never/from/namespaces/" + i11,
																																schemaPath: "#/properties/never/properties/from/properties/namespaces/items/pattern",
																																keyword: "pattern",
																																params: { pattern: "\\S" }
																															}];
																															return false;
																														}
																													} else {
																														validate11.errors = [{
																															instancePath: instancePath + "/never/from/namespaces/" + i11,
																															schemaPath: "#/properties/never/properties/from/properties/namespaces/items/type",
																															keyword: "type",
																															params: { type: "string" }
																														}];
																														return false;
																													}
																												}
																												if (!(_errs66 === errors)) break;
																											}
																										}
																									} else {
																										validate11.errors = [{
																											instancePath: instancePath + "/never/from/namespaces",
																											schemaPath: "#/properties/never/properties/from/properties/namespaces/type",
																											keyword: "type",
																											params: { type: "array" }
																										}];
																										return false;
																									}
																								}
																								var valid17 = _errs64 === errors;
																							} else var valid17 = true;
																							if (valid17) {
																								if (data26.notNamespaces !== void 0) {
																									let data29 = data26.notNamespaces;
																									const _errs68 = errors;
																									if (errors === _errs68) {
																										if (Array.isArray(data29)) {
																											if (data29.length < 1) {
																												validate11.errors = [{
																													instancePath: instancePath + "/never/from/notNamespaces",
																													schemaPath: "#/properties/never/properties/from/properties/notNamespaces/minItems",
																													keyword: "minItems",
																													params: { limit: 1 }
																												}];
																												return false;
																											} else {
																												const len12 = data29.length;
																												for (let i12 = 0; i12 < len12; i12++) {
																													let data30 = data29[i12];
																													const _errs70 = errors;
																													if (errors === _errs70) {
																														if (typeof data30 === "string") {
																															if (!pattern0.test(data30)) {
																																validate11.errors = [{
																																	instancePath: instancePath + "/never/from/notNamespaces/" + i12,
																																	schemaPath: "#/properties/never/properties/from/properties/notNamespaces/items/pattern",
																																	keyword: "pattern",
																																	params: { pattern: "\\S" }
																																}];
																																return false;
																															}
																														} else {
																															validate11.errors = [{
																																instancePath: instancePath + "/never/from/notNamespaces/" + i12,
																																schemaPath: "#/properties/never/properties/from/properties/notNamespaces/items/type",
																																keyword: "type",
																																params: { type: "string" }
																															}];
																															return false;
																														}
																													}
																													if (!(_errs70 === errors)) break;
																												}
																											}
																										} else {
																											validate11.errors = [{
																												instancePath: instancePath + "/never/from/notNamespaces",
																												schemaPath: "#/properties/never/properties/from/properties/notNamespaces/type",
																												keyword: "type",
																												params: { type: "array" }
																											}];
																											return false;
																										}
																									}
																									var valid17 = _errs68 === errors;
																								} else var valid17 = true;
																								if (valid17) {
																									if (data26.principals !== void 0) {
																										let data31 = data26.principals;
																										const _errs72 = errors;
																										if (errors === _errs72) {
																											if (Array.isArray(data31)) {
																												if (data31.length < 1) {
																													validate11.errors = [{
																														instancePath: instancePath + "/never/from/principals",
																														schemaPath: "#/properties/never/properties/from/properties/principals/minItems",
																														keyword: "minItems",
																														params: { limit: 1 }
																													}];
																													return false;
																												} else {
																													const len13 = data31.length;
																													for (let i13 = 0; i13 < len13; i13++) {
																														let data32 = data31[i13];
																														const _errs74 = errors;
																														if (errors === _errs74) {
																															if (typeof data32 === "string") {
																																if (!pattern0.test(data32)) {
																																	validate11.errors = [{
																																		instancePath: instancePath + "/never/from/principals/" + i13,
																																		schemaPath: "#/properties/never/properties/from/properties/principals/items/pattern",
																																		keyword: "pattern",
																																		params: { pattern: "\\S" }
																																	}];
																																	return false;
																																}
																															} else {
																																validate11.errors = [{
																																	instancePath: instancePath + "/never/from/principals/" + i13,
																																	schemaPath: "#/properties/never/properties/from/properties/principals/items/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																}];
																																return false;
																															}
																														}
																														if (!(_errs74 === errors)) break;
																													}
																												}
																											} else {
																												validate11.errors = [{
																													instancePath: instancePath + "/never/from/principals",
																													schemaPath: "#/properties/never/properties/from/properties/principals/type",
																													keyword: "type",
																													params: { type: "array" }
																												}];
																												return false;
																											}
																										}
																										var valid17 = _errs72 === errors;
																									} else var valid17 = true;
																									if (valid17) {
																										if (data26.notPrincipals !== void 0) {
																											let data33 = data26.notPrincipals;
																											const _errs76 = errors;
																											if (errors === _errs76) {
																												if (Array.isArray(data33)) {
																													if (data33.length < 1) {
																														validate11.errors = [{
																															instancePath: instancePath + "/never/from/notPrincipals",
																															schemaPath: "#/properties/never/properties/from/properties/notPrincipals/minItems",
																															keyword: "minItems",
																															params: { limit: 1 }
																														}];
																														return false;
																													} else {
																														const len14 = data33.length;
																														for (let i14 = 0; i14 < len14; i14++) {
																															let data34 = data33[i14];
																															const _errs78 = errors;
																															if (errors === _errs78) {
																																if (typeof data34 === "string") {
																																	if (!pattern0.test(data34)) {
																																		validate11.errors = [{
																																			instancePath: instancePath + "/never/from/notPrincipals/" + i14,
																																			schemaPath: "#/properties/never/properties/from/properties/notPrincipals/items/pattern",
																																			keyword: "pattern",
																																			params: { pattern: "\\S" }
																																		}];
																																		return false;
																																	}
																																} else {
																																	validate11.errors = [{
																																		instancePath: instancePath + "/never/from/notPrincipals/" + i14,
																																		schemaPath: "#/properties/never/properties/from/properties/notPrincipals/items/type",
																																		keyword: "type",
																																		params: { type: "string" }
																																	}];
																																	return false;
																																}
																															}
																															if (!(_errs78 === errors)) break;
																														}
																													}
																												} else {
																													validate11.errors = [{
																														instancePath: instancePath + "/never/from/notPrincipals",
																														schemaPath: "#/properties/never/properties/from/properties/notPrincipals/type",
																														keyword: "type",
																														params: { type: "array" }
																													}];
																													return false;
																												}
																											}
																											var valid17 = _errs76 === errors;
																										} else var valid17 = true;
																									}
																								}
																							}
																						}
																					}
																				} else {
																					validate11.errors = [{
																						instancePath: instancePath + "/never/from",
																						schemaPath: "#/properties/never/properties/from/type",
																						keyword: "type",
																						params: { type: "object" }
																					}];
																					return false;
																				}
																			}
																			var valid1 = _errs61 === errors;
																		} else var valid1 = true;
																	}
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						} else {
							validate11.errors = [{
								instancePath: instancePath + "/never",
								schemaPath: "#/properties/never/type",
								keyword: "type",
								params: { type: "object" }
							}];
							return false;
						}
					}
					var valid0 = _errs2 === errors;
				} else var valid0 = true;
				if (valid0) {
					if (data.only !== void 0) {
						let data35 = data.only;
						const _errs80 = errors;
						if (errors === _errs80) {
							if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
								let missing0;
								if (data35.namespaces === void 0 && (missing0 = "namespaces") || data35.reach === void 0 && (missing0 = "reach")) {
									validate11.errors = [{
										instancePath: instancePath + "/only",
										schemaPath: "#/properties/only/required",
										keyword: "required",
										params: { missingProperty: missing0 }
									}];
									return false;
								} else {
									const _errs82 = errors;
									for (const key5 in data35) if (!(key5 === "namespaces" || key5 === "reach")) {
										validate11.errors = [{
											instancePath: instancePath + "/only",
											schemaPath: "#/properties/only/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key5 }
										}];
										return false;
									}
									if (_errs82 === errors) {
										if (data35.namespaces !== void 0) {
											let data36 = data35.namespaces;
											const _errs83 = errors;
											if (errors === _errs83) {
												if (Array.isArray(data36)) {
													const len15 = data36.length;
													for (let i15 = 0; i15 < len15; i15++) {
														let data37 = data36[i15];
														const _errs85 = errors;
														if (errors === _errs85) {
															if (typeof data37 === "string") {
																if (!pattern0.test(data37)) {
																	validate11.errors = [{
																		instancePath: instancePath + "/only/namespaces/" + i15,
																		schemaPath: "#/properties/only/properties/namespaces/items/pattern",
																		keyword: "pattern",
																		params: { pattern: "\\S" }
																	}];
																	return false;
																}
															} else {
																validate11.errors = [{
																	instancePath: instancePath + "/only/namespaces/" + i15,
																	schemaPath: "#/properties/only/properties/namespaces/items/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
														}
														if (!(_errs85 === errors)) break;
													}
												} else {
													validate11.errors = [{
														instancePath: instancePath + "/only/namespaces",
														schemaPath: "#/properties/only/properties/namespaces/type",
														keyword: "type",
														params: { type: "array" }
													}];
													return false;
												}
											}
											var valid22 = _errs83 === errors;
										} else var valid22 = true;
										if (valid22) {
											if (data35.reach !== void 0) {
												let data38 = data35.reach;
												const _errs87 = errors;
												if (errors === _errs87) {
													if (Array.isArray(data38)) {
														if (data38.length < 1) {
															validate11.errors = [{
																instancePath: instancePath + "/only/reach",
																schemaPath: "#/properties/only/properties/reach/minItems",
																keyword: "minItems",
																params: { limit: 1 }
															}];
															return false;
														} else {
															const len16 = data38.length;
															for (let i16 = 0; i16 < len16; i16++) {
																const _errs89 = errors;
																if (typeof data38[i16] !== "string") {
																	validate11.errors = [{
																		instancePath: instancePath + "/only/reach/" + i16,
																		schemaPath: "#/properties/only/properties/reach/items/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																if (!(_errs89 === errors)) break;
															}
														}
													} else {
														validate11.errors = [{
															instancePath: instancePath + "/only/reach",
															schemaPath: "#/properties/only/properties/reach/type",
															keyword: "type",
															params: { type: "array" }
														}];
														return false;
													}
												}
												var valid22 = _errs87 === errors;
											} else var valid22 = true;
										}
									}
								}
							} else {
								validate11.errors = [{
									instancePath: instancePath + "/only",
									schemaPath: "#/properties/only/type",
									keyword: "type",
									params: { type: "object" }
								}];
								return false;
							}
						}
						var valid0 = _errs80 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.reason !== void 0) {
							let data40 = data.reason;
							const _errs91 = errors;
							if (errors === _errs91) {
								if (typeof data40 === "string") {
									if (!pattern0.test(data40)) {
										validate11.errors = [{
											instancePath: instancePath + "/reason",
											schemaPath: "#/properties/reason/pattern",
											keyword: "pattern",
											params: { pattern: "\\S" }
										}];
										return false;
									}
								} else {
									validate11.errors = [{
										instancePath: instancePath + "/reason",
										schemaPath: "#/properties/reason/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
							}
							var valid0 = _errs91 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.environments !== void 0) {
								let data41 = data.environments;
								const _errs93 = errors;
								if (errors === _errs93) {
									if (Array.isArray(data41)) {
										if (data41.length < 1) {
											validate11.errors = [{
												instancePath: instancePath + "/environments",
												schemaPath: "#/properties/environments/minItems",
												keyword: "minItems",
												params: { limit: 1 }
											}];
											return false;
										} else {
											const len17 = data41.length;
											for (let i17 = 0; i17 < len17; i17++) {
												let data42 = data41[i17];
												const _errs95 = errors;
												if (errors === _errs95) {
													if (typeof data42 === "string") {
														if (!pattern0.test(data42)) {
															validate11.errors = [{
																instancePath: instancePath + "/environments/" + i17,
																schemaPath: "#/properties/environments/items/pattern",
																keyword: "pattern",
																params: { pattern: "\\S" }
															}];
															return false;
														}
													} else {
														validate11.errors = [{
															instancePath: instancePath + "/environments/" + i17,
															schemaPath: "#/properties/environments/items/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
												}
												if (!(_errs95 === errors)) break;
											}
										}
									} else {
										validate11.errors = [{
											instancePath: instancePath + "/environments",
											schemaPath: "#/properties/environments/type",
											keyword: "type",
											params: { type: "array" }
										}];
										return false;
									}
								}
								var valid0 = _errs93 === errors;
							} else var valid0 = true;
						}
					}
				}
			}
		} else {
			validate11.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const schema21 = {
	"type": "object",
	"description": "Settings for some files or environments.",
	"additionalProperties": false,
	"properties": {
		"paths": {
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "\\S"
			},
			"description": "Patterns of files: the file with the line to edit, or the file that defines the target with the finding (its last values file, its kustomization, or the object of Argo CD or Flux that states it). Default: every file."
		},
		"environments": {
			"type": "array",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "\\S"
			},
			"description": "Environments. A finding in several environments matches if all of them are listed. Default: every environment, and findings without one."
		},
		"rules": {
			"type": "object",
			"description": "Severities by rule or code, as in `rules` outside of `overrides`. Default: the severities outside.",
			"additionalProperties": { "$ref": "#/definitions/SeveritySetting" }
		},
		"fail-on": {
			"description": "Lowest severity that fails a run. If the run's own `fail-on` is `never`, no finding fails it. Default: the run's own `fail-on`.",
			"enum": [
				"error",
				"warning",
				"info",
				"never"
			]
		},
		"min-confidence": {
			"description": "Lowest confidence that fails a run. Default: the run's own `min-confidence`.",
			"enum": ["certain", "likely"]
		},
		"exclude": {
			"x-side": "each",
			"type": "boolean",
			"enum": [true],
			"description": "Excludes the targets of these environments whose chart, folder, values or manifests match the patterns. Default: they are checked."
		}
	}
};
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "paths" || key0 === "environments" || key0 === "rules" || key0 === "fail-on" || key0 === "min-confidence" || key0 === "exclude")) {
			validate13.errors = [{
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			}];
			return false;
		}
		if (data.paths !== void 0) {
			let data0 = data.paths;
			if (Array.isArray(data0)) {
				if (data0.length < 1) {
					validate13.errors = [{
						instancePath: instancePath + "/paths",
						schemaPath: "#/properties/paths/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					}];
					return false;
				} else {
					const len0 = data0.length;
					for (let i0 = 0; i0 < len0; i0++) {
						let data1 = data0[i0];
						if (typeof data1 === "string") {
							if (!pattern0.test(data1)) {
								validate13.errors = [{
									instancePath: instancePath + "/paths/" + i0,
									schemaPath: "#/properties/paths/items/pattern",
									keyword: "pattern",
									params: { pattern: "\\S" }
								}];
								return false;
							}
						} else {
							validate13.errors = [{
								instancePath: instancePath + "/paths/" + i0,
								schemaPath: "#/properties/paths/items/type",
								keyword: "type",
								params: { type: "string" }
							}];
							return false;
						}
					}
				}
			} else {
				validate13.errors = [{
					instancePath: instancePath + "/paths",
					schemaPath: "#/properties/paths/type",
					keyword: "type",
					params: { type: "array" }
				}];
				return false;
			}
			var valid0 = true;
		} else var valid0 = true;
		if (valid0) {
			if (data.environments !== void 0) {
				let data2 = data.environments;
				if (Array.isArray(data2)) {
					if (data2.length < 1) {
						validate13.errors = [{
							instancePath: instancePath + "/environments",
							schemaPath: "#/properties/environments/minItems",
							keyword: "minItems",
							params: { limit: 1 }
						}];
						return false;
					} else {
						const len1 = data2.length;
						for (let i1 = 0; i1 < len1; i1++) {
							let data3 = data2[i1];
							if (typeof data3 === "string") {
								if (!pattern0.test(data3)) {
									validate13.errors = [{
										instancePath: instancePath + "/environments/" + i1,
										schemaPath: "#/properties/environments/items/pattern",
										keyword: "pattern",
										params: { pattern: "\\S" }
									}];
									return false;
								}
							} else {
								validate13.errors = [{
									instancePath: instancePath + "/environments/" + i1,
									schemaPath: "#/properties/environments/items/type",
									keyword: "type",
									params: { type: "string" }
								}];
								return false;
							}
						}
					}
				} else {
					validate13.errors = [{
						instancePath: instancePath + "/environments",
						schemaPath: "#/properties/environments/type",
						keyword: "type",
						params: { type: "array" }
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.rules !== void 0) {
					let data4 = data.rules;
					if (data4 && typeof data4 == "object" && !Array.isArray(data4)) for (const key1 in data4) {
						let data5 = data4[key1];
						if (!(data5 === "error" || data5 === "warning" || data5 === "info" || data5 === "off")) {
							validate13.errors = [{
								instancePath: instancePath + "/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/definitions/SeveritySetting/enum",
								keyword: "enum",
								params: { allowedValues: schema20.enum }
							}];
							return false;
						}
					}
					else {
						validate13.errors = [{
							instancePath: instancePath + "/rules",
							schemaPath: "#/properties/rules/type",
							keyword: "type",
							params: { type: "object" }
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data["fail-on"] !== void 0) {
						let data6 = data["fail-on"];
						if (!(data6 === "error" || data6 === "warning" || data6 === "info" || data6 === "never")) {
							validate13.errors = [{
								instancePath: instancePath + "/fail-on",
								schemaPath: "#/properties/fail-on/enum",
								keyword: "enum",
								params: { allowedValues: schema21.properties["fail-on"].enum }
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data["min-confidence"] !== void 0) {
							let data7 = data["min-confidence"];
							if (!(data7 === "certain" || data7 === "likely")) {
								validate13.errors = [{
									instancePath: instancePath + "/min-confidence",
									schemaPath: "#/properties/min-confidence/enum",
									keyword: "enum",
									params: { allowedValues: schema21.properties["min-confidence"].enum }
								}];
								return false;
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.exclude !== void 0) {
								let data8 = data.exclude;
								if (typeof data8 !== "boolean") {
									validate13.errors = [{
										instancePath: instancePath + "/exclude",
										schemaPath: "#/properties/exclude/type",
										keyword: "type",
										params: { type: "boolean" }
									}];
									return false;
								}
								if (!(data8 === true)) {
									validate13.errors = [{
										instancePath: instancePath + "/exclude",
										schemaPath: "#/properties/exclude/enum",
										keyword: "enum",
										params: { allowedValues: schema21.properties.exclude.enum }
									}];
									return false;
								}
								var valid0 = true;
							} else var valid0 = true;
						}
					}
				}
			}
		}
	} else {
		validate13.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		}];
		return false;
	}
	validate13.errors = vErrors;
	return true;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			const _errs2 = errors;
			for (const key0 in data) if (!func2.call(schema11.properties, key0)) {
				validate10.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 }
				}];
				return false;
			}
			if (_errs2 === errors) {
				if (data.extends !== void 0) {
					let data0 = data.extends;
					const _errs3 = errors;
					const _errs4 = errors;
					let valid1 = false;
					const _errs5 = errors;
					if (errors === _errs5) {
						if (typeof data0 === "string") {
							if (!pattern0.test(data0)) {
								const err0 = {
									instancePath: instancePath + "/extends",
									schemaPath: "#/properties/extends/anyOf/0/pattern",
									keyword: "pattern",
									params: { pattern: "\\S" }
								};
								if (vErrors === null) vErrors = [err0];
								else vErrors.push(err0);
								errors++;
							}
						} else {
							const err1 = {
								instancePath: instancePath + "/extends",
								schemaPath: "#/properties/extends/anyOf/0/type",
								keyword: "type",
								params: { type: "string" }
							};
							if (vErrors === null) vErrors = [err1];
							else vErrors.push(err1);
							errors++;
						}
					}
					var _valid0 = _errs5 === errors;
					valid1 = valid1 || _valid0;
					if (!valid1) {
						const _errs7 = errors;
						if (errors === _errs7) {
							if (Array.isArray(data0)) {
								if (data0.length < 1) {
									const err2 = {
										instancePath: instancePath + "/extends",
										schemaPath: "#/properties/extends/anyOf/1/minItems",
										keyword: "minItems",
										params: { limit: 1 }
									};
									if (vErrors === null) vErrors = [err2];
									else vErrors.push(err2);
									errors++;
								} else {
									const len0 = data0.length;
									for (let i0 = 0; i0 < len0; i0++) {
										let data1 = data0[i0];
										const _errs9 = errors;
										if (errors === _errs9) {
											if (typeof data1 === "string") {
												if (!pattern0.test(data1)) {
													const err3 = {
														instancePath: instancePath + "/extends/" + i0,
														schemaPath: "#/properties/extends/anyOf/1/items/pattern",
														keyword: "pattern",
														params: { pattern: "\\S" }
													};
													if (vErrors === null) vErrors = [err3];
													else vErrors.push(err3);
													errors++;
												}
											} else {
												const err4 = {
													instancePath: instancePath + "/extends/" + i0,
													schemaPath: "#/properties/extends/anyOf/1/items/type",
													keyword: "type",
													params: { type: "string" }
												};
												if (vErrors === null) vErrors = [err4];
												else vErrors.push(err4);
												errors++;
											}
										}
										if (!(_errs9 === errors)) break;
									}
								}
							} else {
								const err5 = {
									instancePath: instancePath + "/extends",
									schemaPath: "#/properties/extends/anyOf/1/type",
									keyword: "type",
									params: { type: "array" }
								};
								if (vErrors === null) vErrors = [err5];
								else vErrors.push(err5);
								errors++;
							}
						}
						var _valid0 = _errs7 === errors;
						valid1 = valid1 || _valid0;
					}
					if (!valid1) {
						const err6 = {
							instancePath: instancePath + "/extends",
							schemaPath: "#/properties/extends/anyOf",
							keyword: "anyOf",
							params: {}
						};
						if (vErrors === null) vErrors = [err6];
						else vErrors.push(err6);
						errors++;
						validate10.errors = vErrors;
						return false;
					} else {
						errors = _errs4;
						if (vErrors !== null) {
							if (_errs4) vErrors.length = _errs4;
							else vErrors = null;
						}
					}
					var valid0 = _errs3 === errors;
				} else var valid0 = true;
				if (valid0) {
					if (data.targets !== void 0) {
						let data2 = data.targets;
						const _errs11 = errors;
						if (errors === _errs11) {
							if (Array.isArray(data2)) {
								const len1 = data2.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data3 = data2[i1];
									const _errs13 = errors;
									if (errors === errors) {
										if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
											const _errs16 = errors;
											for (const key1 in data3) if (!func2.call(schema12.properties, key1)) {
												validate10.errors = [{
													instancePath: instancePath + "/targets/" + i1,
													schemaPath: "#/definitions/ConfiguredTarget/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key1 }
												}];
												return false;
											}
											if (_errs16 === errors) {
												if (data3.chart !== void 0) {
													const _errs17 = errors;
													if (typeof data3.chart !== "string") {
														validate10.errors = [{
															instancePath: instancePath + "/targets/" + i1 + "/chart",
															schemaPath: "#/definitions/ConfiguredTarget/properties/chart/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid5 = _errs17 === errors;
												} else var valid5 = true;
												if (valid5) {
													if (data3.values !== void 0) {
														let data5 = data3.values;
														const _errs19 = errors;
														if (errors === _errs19) {
															if (Array.isArray(data5)) {
																const len2 = data5.length;
																for (let i2 = 0; i2 < len2; i2++) {
																	const _errs21 = errors;
																	if (typeof data5[i2] !== "string") {
																		validate10.errors = [{
																			instancePath: instancePath + "/targets/" + i1 + "/values/" + i2,
																			schemaPath: "#/definitions/ConfiguredTarget/properties/values/items/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	if (!(_errs21 === errors)) break;
																}
															} else {
																validate10.errors = [{
																	instancePath: instancePath + "/targets/" + i1 + "/values",
																	schemaPath: "#/definitions/ConfiguredTarget/properties/values/type",
																	keyword: "type",
																	params: { type: "array" }
																}];
																return false;
															}
														}
														var valid5 = _errs19 === errors;
													} else var valid5 = true;
													if (valid5) {
														if (data3.release !== void 0) {
															const _errs23 = errors;
															if (typeof data3.release !== "string") {
																validate10.errors = [{
																	instancePath: instancePath + "/targets/" + i1 + "/release",
																	schemaPath: "#/definitions/ConfiguredTarget/properties/release/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
															var valid5 = _errs23 === errors;
														} else var valid5 = true;
														if (valid5) {
															if (data3.namespace !== void 0) {
																const _errs25 = errors;
																if (typeof data3.namespace !== "string") {
																	validate10.errors = [{
																		instancePath: instancePath + "/targets/" + i1 + "/namespace",
																		schemaPath: "#/definitions/ConfiguredTarget/properties/namespace/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																var valid5 = _errs25 === errors;
															} else var valid5 = true;
															if (valid5) {
																if (data3.manifests !== void 0) {
																	let data9 = data3.manifests;
																	const _errs27 = errors;
																	if (errors === _errs27) {
																		if (Array.isArray(data9)) {
																			const len3 = data9.length;
																			for (let i3 = 0; i3 < len3; i3++) {
																				const _errs29 = errors;
																				if (typeof data9[i3] !== "string") {
																					validate10.errors = [{
																						instancePath: instancePath + "/targets/" + i1 + "/manifests/" + i3,
																						schemaPath: "#/definitions/ConfiguredTarget/properties/manifests/items/type",
																						keyword: "type",
																						params: { type: "string" }
																					}];
																					return false;
																				}
																				if (!(_errs29 === errors)) break;
																			}
																		} else {
																			validate10.errors = [{
																				instancePath: instancePath + "/targets/" + i1 + "/manifests",
																				schemaPath: "#/definitions/ConfiguredTarget/properties/manifests/type",
																				keyword: "type",
																				params: { type: "array" }
																			}];
																			return false;
																		}
																	}
																	var valid5 = _errs27 === errors;
																} else var valid5 = true;
																if (valid5) {
																	if (data3.environment !== void 0) {
																		const _errs31 = errors;
																		if (typeof data3.environment !== "string") {
																			validate10.errors = [{
																				instancePath: instancePath + "/targets/" + i1 + "/environment",
																				schemaPath: "#/definitions/ConfiguredTarget/properties/environment/type",
																				keyword: "type",
																				params: { type: "string" }
																			}];
																			return false;
																		}
																		var valid5 = _errs31 === errors;
																	} else var valid5 = true;
																	if (valid5) {
																		if (data3["api-versions"] !== void 0) {
																			let data12 = data3["api-versions"];
																			const _errs33 = errors;
																			if (errors === _errs33) {
																				if (Array.isArray(data12)) {
																					if (data12.length < 1) {
																						validate10.errors = [{
																							instancePath: instancePath + "/targets/" + i1 + "/api-versions",
																							schemaPath: "#/definitions/ConfiguredTarget/properties/api-versions/minItems",
																							keyword: "minItems",
																							params: { limit: 1 }
																						}];
																						return false;
																					} else {
																						const len4 = data12.length;
																						for (let i4 = 0; i4 < len4; i4++) {
																							const _errs35 = errors;
																							if (typeof data12[i4] !== "string") {
																								validate10.errors = [{
																									instancePath: instancePath + "/targets/" + i1 + "/api-versions/" + i4,
																									schemaPath: "#/definitions/ConfiguredTarget/properties/api-versions/items/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							if (!(_errs35 === errors)) break;
																						}
																					}
																				} else {
																					validate10.errors = [{
																						instancePath: instancePath + "/targets/" + i1 + "/api-versions",
																						schemaPath: "#/definitions/ConfiguredTarget/properties/api-versions/type",
																						keyword: "type",
																						params: { type: "array" }
																					}];
																					return false;
																				}
																			}
																			var valid5 = _errs33 === errors;
																		} else var valid5 = true;
																		if (valid5) {
																			if (data3["kube-version"] !== void 0) {
																				let data14 = data3["kube-version"];
																				const _errs37 = errors;
																				if (errors === _errs37) {
																					if (typeof data14 === "string") {
																						if (!pattern2.test(data14)) {
																							validate10.errors = [{
																								instancePath: instancePath + "/targets/" + i1 + "/kube-version",
																								schemaPath: "#/definitions/ConfiguredTarget/properties/kube-version/pattern",
																								keyword: "pattern",
																								params: { pattern: "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$" }
																							}];
																							return false;
																						}
																					} else {
																						validate10.errors = [{
																							instancePath: instancePath + "/targets/" + i1 + "/kube-version",
																							schemaPath: "#/definitions/ConfiguredTarget/properties/kube-version/type",
																							keyword: "type",
																							params: { type: "string" }
																						}];
																						return false;
																					}
																				}
																				var valid5 = _errs37 === errors;
																			} else var valid5 = true;
																			if (valid5) {
																				if (data3["is-upgrade"] !== void 0) {
																					const _errs39 = errors;
																					if (typeof data3["is-upgrade"] !== "boolean") {
																						validate10.errors = [{
																							instancePath: instancePath + "/targets/" + i1 + "/is-upgrade",
																							schemaPath: "#/definitions/ConfiguredTarget/properties/is-upgrade/type",
																							keyword: "type",
																							params: { type: "boolean" }
																						}];
																						return false;
																					}
																					var valid5 = _errs39 === errors;
																				} else var valid5 = true;
																				if (valid5) {
																					if (data3["include-crds"] !== void 0) {
																						const _errs41 = errors;
																						if (typeof data3["include-crds"] !== "boolean") {
																							validate10.errors = [{
																								instancePath: instancePath + "/targets/" + i1 + "/include-crds",
																								schemaPath: "#/definitions/ConfiguredTarget/properties/include-crds/type",
																								keyword: "type",
																								params: { type: "boolean" }
																							}];
																							return false;
																						}
																						var valid5 = _errs41 === errors;
																					} else var valid5 = true;
																				}
																			}
																		}
																	}
																}
															}
														}
													}
												}
											}
										} else {
											validate10.errors = [{
												instancePath: instancePath + "/targets/" + i1,
												schemaPath: "#/definitions/ConfiguredTarget/type",
												keyword: "type",
												params: { type: "object" }
											}];
											return false;
										}
									}
									if (!(_errs13 === errors)) break;
								}
							} else {
								validate10.errors = [{
									instancePath: instancePath + "/targets",
									schemaPath: "#/properties/targets/type",
									keyword: "type",
									params: { type: "array" }
								}];
								return false;
							}
						}
						var valid0 = _errs11 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.manifests !== void 0) {
							let data17 = data.manifests;
							const _errs43 = errors;
							if (errors === _errs43) {
								if (Array.isArray(data17)) {
									const len5 = data17.length;
									for (let i5 = 0; i5 < len5; i5++) {
										const _errs45 = errors;
										if (typeof data17[i5] !== "string") {
											validate10.errors = [{
												instancePath: instancePath + "/manifests/" + i5,
												schemaPath: "#/properties/manifests/items/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										if (!(_errs45 === errors)) break;
									}
								} else {
									validate10.errors = [{
										instancePath: instancePath + "/manifests",
										schemaPath: "#/properties/manifests/type",
										keyword: "type",
										params: { type: "array" }
									}];
									return false;
								}
							}
							var valid0 = _errs43 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.exclude !== void 0) {
								let data19 = data.exclude;
								const _errs47 = errors;
								if (errors === _errs47) {
									if (Array.isArray(data19)) {
										const len6 = data19.length;
										for (let i6 = 0; i6 < len6; i6++) {
											const _errs49 = errors;
											if (typeof data19[i6] !== "string") {
												validate10.errors = [{
													instancePath: instancePath + "/exclude/" + i6,
													schemaPath: "#/properties/exclude/items/type",
													keyword: "type",
													params: { type: "string" }
												}];
												return false;
											}
											if (!(_errs49 === errors)) break;
										}
									} else {
										validate10.errors = [{
											instancePath: instancePath + "/exclude",
											schemaPath: "#/properties/exclude/type",
											keyword: "type",
											params: { type: "array" }
										}];
										return false;
									}
								}
								var valid0 = _errs47 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data["istio-version"] !== void 0) {
									const _errs51 = errors;
									if (typeof data["istio-version"] !== "string") {
										validate10.errors = [{
											instancePath: instancePath + "/istio-version",
											schemaPath: "#/properties/istio-version/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									var valid0 = _errs51 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.mesh !== void 0) {
										let data22 = data.mesh;
										const _errs53 = errors;
										if (errors === errors) {
											if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
												const _errs56 = errors;
												for (const key2 in data22) if (!(key2 === "rootNamespace" || key2 === "trustDomain" || key2 === "clusterDomain" || key2 === "defaultConfig" || key2 === "outboundTrafficPolicy" || key2 === "defaultHttpRetryPolicy" || key2 === "defaultProviders" || key2 === "extensionProviders")) {
													validate10.errors = [{
														instancePath: instancePath + "/mesh",
														schemaPath: "#/definitions/MeshSettings/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key2 }
													}];
													return false;
												}
												if (_errs56 === errors) {
													if (data22.rootNamespace !== void 0) {
														const _errs57 = errors;
														if (typeof data22.rootNamespace !== "string") {
															validate10.errors = [{
																instancePath: instancePath + "/mesh/rootNamespace",
																schemaPath: "#/definitions/MeshSettings/properties/rootNamespace/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
														var valid12 = _errs57 === errors;
													} else var valid12 = true;
													if (valid12) {
														if (data22.trustDomain !== void 0) {
															const _errs59 = errors;
															if (typeof data22.trustDomain !== "string") {
																validate10.errors = [{
																	instancePath: instancePath + "/mesh/trustDomain",
																	schemaPath: "#/definitions/MeshSettings/properties/trustDomain/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
															var valid12 = _errs59 === errors;
														} else var valid12 = true;
														if (valid12) {
															if (data22.clusterDomain !== void 0) {
																const _errs61 = errors;
																if (typeof data22.clusterDomain !== "string") {
																	validate10.errors = [{
																		instancePath: instancePath + "/mesh/clusterDomain",
																		schemaPath: "#/definitions/MeshSettings/properties/clusterDomain/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																var valid12 = _errs61 === errors;
															} else var valid12 = true;
															if (valid12) {
																if (data22.defaultConfig !== void 0) {
																	let data26 = data22.defaultConfig;
																	const _errs63 = errors;
																	if (errors === _errs63) {
																		if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
																			const _errs65 = errors;
																			for (const key3 in data26) if (!(key3 === "proxyMetadata")) {
																				validate10.errors = [{
																					instancePath: instancePath + "/mesh/defaultConfig",
																					schemaPath: "#/definitions/MeshSettings/properties/defaultConfig/additionalProperties",
																					keyword: "additionalProperties",
																					params: { additionalProperty: key3 }
																				}];
																				return false;
																			}
																			if (_errs65 === errors) {
																				if (data26.proxyMetadata !== void 0) {
																					let data27 = data26.proxyMetadata;
																					if (errors === errors) {
																						if (data27 && typeof data27 == "object" && !Array.isArray(data27)) for (const key4 in data27) {
																							const _errs69 = errors;
																							if (typeof data27[key4] !== "string") {
																								validate10.errors = [{
																									instancePath: instancePath + "/mesh/defaultConfig/proxyMetadata/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
																									schemaPath: "#/definitions/MeshSettings/properties/defaultConfig/properties/proxyMetadata/additionalProperties/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							if (!(_errs69 === errors)) break;
																						}
																						else {
																							validate10.errors = [{
																								instancePath: instancePath + "/mesh/defaultConfig/proxyMetadata",
																								schemaPath: "#/definitions/MeshSettings/properties/defaultConfig/properties/proxyMetadata/type",
																								keyword: "type",
																								params: { type: "object" }
																							}];
																							return false;
																						}
																					}
																				}
																			}
																		} else {
																			validate10.errors = [{
																				instancePath: instancePath + "/mesh/defaultConfig",
																				schemaPath: "#/definitions/MeshSettings/properties/defaultConfig/type",
																				keyword: "type",
																				params: { type: "object" }
																			}];
																			return false;
																		}
																	}
																	var valid12 = _errs63 === errors;
																} else var valid12 = true;
																if (valid12) {
																	if (data22.outboundTrafficPolicy !== void 0) {
																		let data29 = data22.outboundTrafficPolicy;
																		const _errs71 = errors;
																		if (errors === _errs71) {
																			if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
																				let missing0;
																				if (data29.mode === void 0 && (missing0 = "mode")) {
																					validate10.errors = [{
																						instancePath: instancePath + "/mesh/outboundTrafficPolicy",
																						schemaPath: "#/definitions/MeshSettings/properties/outboundTrafficPolicy/required",
																						keyword: "required",
																						params: { missingProperty: missing0 }
																					}];
																					return false;
																				} else {
																					const _errs73 = errors;
																					for (const key5 in data29) if (!(key5 === "mode")) {
																						validate10.errors = [{
																							instancePath: instancePath + "/mesh/outboundTrafficPolicy",
																							schemaPath: "#/definitions/MeshSettings/properties/outboundTrafficPolicy/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key5 }
																						}];
																						return false;
																					}
																					if (_errs73 === errors) {
																						if (data29.mode !== void 0) {
																							let data30 = data29.mode;
																							if (!(data30 === "ALLOW_ANY" || data30 === "ALLOW_ANY_DYNAMIC_DNS" || data30 === "REGISTRY_ONLY")) {
																								validate10.errors = [{
																									instancePath: instancePath + "/mesh/outboundTrafficPolicy/mode",
																									schemaPath: "#/definitions/MeshSettings/properties/outboundTrafficPolicy/properties/mode/enum",
																									keyword: "enum",
																									params: { allowedValues: schema13.properties.outboundTrafficPolicy.properties.mode.enum }
																								}];
																								return false;
																							}
																						}
																					}
																				}
																			} else {
																				validate10.errors = [{
																					instancePath: instancePath + "/mesh/outboundTrafficPolicy",
																					schemaPath: "#/definitions/MeshSettings/properties/outboundTrafficPolicy/type",
																					keyword: "type",
																					params: { type: "object" }
																				}];
																				return false;
																			}
																		}
																		var valid12 = _errs71 === errors;
																	} else var valid12 = true;
																	if (valid12) {
																		if (data22.defaultHttpRetryPolicy !== void 0) {
																			let data31 = data22.defaultHttpRetryPolicy;
																			const _errs75 = errors;
																			if (errors === _errs75) {
																				if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
																					const _errs77 = errors;
																					for (const key6 in data31) if (!(key6 === "attempts" || key6 === "retryOn")) {
																						validate10.errors = [{
																							instancePath: instancePath + "/mesh/defaultHttpRetryPolicy",
																							schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key6 }
																						}];
																						return false;
																					}
																					if (_errs77 === errors) {
																						if (data31.attempts !== void 0) {
																							let data32 = data31.attempts;
																							const _errs78 = errors;
																							if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
																								validate10.errors = [{
																									instancePath: instancePath + "/mesh/defaultHttpRetryPolicy/attempts",
																									schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/properties/attempts/type",
																									keyword: "type",
																									params: { type: "integer" }
																								}];
																								return false;
																							}
																							var valid16 = _errs78 === errors;
																						} else var valid16 = true;
																						if (valid16) {
																							if (data31.retryOn !== void 0) {
																								const _errs80 = errors;
																								if (typeof data31.retryOn !== "string") {
																									validate10.errors = [{
																										instancePath: instancePath + "/mesh/defaultHttpRetryPolicy/retryOn",
																										schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/properties/retryOn/type",
																										keyword: "type",
																										params: { type: "string" }
																									}];
																									return false;
																								}
																								var valid16 = _errs80 === errors;
																							} else var valid16 = true;
																						}
																					}
																				} else {
																					validate10.errors = [{
																						instancePath: instancePath + "/mesh/defaultHttpRetryPolicy",
																						schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/type",
																						keyword: "type",
																						params: { type: "object" }
																					}];
																					return false;
																				}
																			}
																			var valid12 = _errs75 === errors;
																		} else var valid12 = true;
																		if (valid12) {
																			if (data22.defaultProviders !== void 0) {
																				let data34 = data22.defaultProviders;
																				const _errs82 = errors;
																				if (errors === _errs82) {
																					if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
																						const _errs84 = errors;
																						for (const key7 in data34) if (!(key7 === "accessLogging")) {
																							validate10.errors = [{
																								instancePath: instancePath + "/mesh/defaultProviders",
																								schemaPath: "#/definitions/MeshSettings/properties/defaultProviders/additionalProperties",
																								keyword: "additionalProperties",
																								params: { additionalProperty: key7 }
																							}];
																							return false;
																						}
																						if (_errs84 === errors) {
																							if (data34.accessLogging !== void 0) {
																								let data35 = data34.accessLogging;
																								if (errors === errors) {
																									if (Array.isArray(data35)) {
																										const len7 = data35.length;
																										for (let i7 = 0; i7 < len7; i7++) {
																											const _errs87 = errors;
																											if (typeof data35[i7] !== "string") {
																												validate10.errors = [{
																													instancePath: instancePath + "/mesh/defaultProviders/accessLogging/" + i7,
																													schemaPath: "#/definitions/MeshSettings/properties/defaultProviders/properties/accessLogging/items/type",
																													keyword: "type",
																													params: { type: "string" }
																												}];
																												return false;
																											}
																											if (!(_errs87 === errors)) break;
																										}
																									} else {
																										validate10.errors = [{
																											instancePath: instancePath + "/mesh/defaultProviders/accessLogging",
																											schemaPath: "#/definitions/MeshSettings/properties/defaultProviders/properties/accessLogging/type",
																											keyword: "type",
																											params: { type: "array" }
																										}];
																										return false;
																									}
																								}
																							}
																						}
																					} else {
																						validate10.errors = [{
																							instancePath: instancePath + "/mesh/defaultProviders",
																							schemaPath: "#/definitions/MeshSettings/properties/defaultProviders/type",
																							keyword: "type",
																							params: { type: "object" }
																						}];
																						return false;
																					}
																				}
																				var valid12 = _errs82 === errors;
																			} else var valid12 = true;
																			if (valid12) {
																				if (data22.extensionProviders !== void 0) {
																					let data37 = data22.extensionProviders;
																					const _errs89 = errors;
																					if (errors === _errs89) {
																						if (Array.isArray(data37)) {
																							const len8 = data37.length;
																							for (let i8 = 0; i8 < len8; i8++) {
																								let data38 = data37[i8];
																								const _errs91 = errors;
																								if (errors === _errs91) {
																									if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
																										let missing1;
																										if (data38.name === void 0 && (missing1 = "name")) {
																											validate10.errors = [{
																												instancePath: instancePath + "/mesh/extensionProviders/" + i8,
																												schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/required",
																												keyword: "required",
																												params: { missingProperty: missing1 }
																											}];
																											return false;
																										} else {
																											const _errs93 = errors;
																											for (const key8 in data38) if (!(key8 === "name")) {
																												validate10.errors = [{
																													instancePath: instancePath + "/mesh/extensionProviders/" + i8,
																													schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/additionalProperties",
																													keyword: "additionalProperties",
																													params: { additionalProperty: key8 }
																												}];
																												return false;
																											}
																											if (_errs93 === errors) {
																												if (data38.name !== void 0) {
																													if (typeof data38.name !== "string") {
																														validate10.errors = [{
																															instancePath: instancePath + "/mesh/extensionProviders/" + i8 + "/name",
																															schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/properties/name/type",
																															keyword: "type",
																															params: { type: "string" }
																														}];
																														return false;
																													}
																												}
																											}
																										}
																									} else {
																										validate10.errors = [{
																											instancePath: instancePath + "/mesh/extensionProviders/" + i8,
																											schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/type",
																											keyword: "type",
																											params: { type: "object" }
																										}];
																										return false;
																									}
																								}
																								if (!(_errs91 === errors)) break;
																							}
																						} else {
																							validate10.errors = [{
																								instancePath: instancePath + "/mesh/extensionProviders",
																								schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/type",
																								keyword: "type",
																								params: { type: "array" }
																							}];
																							return false;
																						}
																					}
																					var valid12 = _errs89 === errors;
																				} else var valid12 = true;
																			}
																		}
																	}
																}
															}
														}
													}
												}
											} else {
												validate10.errors = [{
													instancePath: instancePath + "/mesh",
													schemaPath: "#/definitions/MeshSettings/type",
													keyword: "type",
													params: { type: "object" }
												}];
												return false;
											}
										}
										var valid0 = _errs53 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data["egress-allowlist"] !== void 0) {
											let data40 = data["egress-allowlist"];
											const _errs96 = errors;
											if (errors === _errs96) {
												if (Array.isArray(data40)) {
													const len9 = data40.length;
													for (let i9 = 0; i9 < len9; i9++) {
														let data41 = data40[i9];
														const _errs98 = errors;
														const _errs99 = errors;
														let valid22 = false;
														const _errs100 = errors;
														if (typeof data41 !== "string") {
															const err7 = {
																instancePath: instancePath + "/egress-allowlist/" + i9,
																schemaPath: "#/properties/egress-allowlist/items/anyOf/0/type",
																keyword: "type",
																params: { type: "string" }
															};
															if (vErrors === null) vErrors = [err7];
															else vErrors.push(err7);
															errors++;
														}
														var _valid1 = _errs100 === errors;
														valid22 = valid22 || _valid1;
														if (!valid22) {
															const _errs102 = errors;
															if (errors === errors) {
																if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
																	let missing2;
																	if (data41.host === void 0 && (missing2 = "host") || data41.owner === void 0 && (missing2 = "owner") || data41.reason === void 0 && (missing2 = "reason")) {
																		const err8 = {
																			instancePath: instancePath + "/egress-allowlist/" + i9,
																			schemaPath: "#/definitions/AllowedHost/required",
																			keyword: "required",
																			params: { missingProperty: missing2 }
																		};
																		if (vErrors === null) vErrors = [err8];
																		else vErrors.push(err8);
																		errors++;
																	} else {
																		const _errs105 = errors;
																		for (const key9 in data41) if (!(key9 === "host" || key9 === "ports" || key9 === "environments" || key9 === "namespaces" || key9 === "owner" || key9 === "reason" || key9 === "until")) {
																			const err9 = {
																				instancePath: instancePath + "/egress-allowlist/" + i9,
																				schemaPath: "#/definitions/AllowedHost/additionalProperties",
																				keyword: "additionalProperties",
																				params: { additionalProperty: key9 }
																			};
																			if (vErrors === null) vErrors = [err9];
																			else vErrors.push(err9);
																			errors++;
																			break;
																		}
																		if (_errs105 === errors) {
																			if (data41.host !== void 0) {
																				const _errs106 = errors;
																				if (typeof data41.host !== "string") {
																					const err10 = {
																						instancePath: instancePath + "/egress-allowlist/" + i9 + "/host",
																						schemaPath: "#/definitions/AllowedHost/properties/host/type",
																						keyword: "type",
																						params: { type: "string" }
																					};
																					if (vErrors === null) vErrors = [err10];
																					else vErrors.push(err10);
																					errors++;
																				}
																				var valid24 = _errs106 === errors;
																			} else var valid24 = true;
																			if (valid24) {
																				if (data41.ports !== void 0) {
																					let data43 = data41.ports;
																					const _errs108 = errors;
																					if (errors === _errs108) {
																						if (Array.isArray(data43)) {
																							if (data43.length < 1) {
																								const err11 = {
																									instancePath: instancePath + "/egress-allowlist/" + i9 + "/ports",
																									schemaPath: "#/definitions/AllowedHost/properties/ports/minItems",
																									keyword: "minItems",
																									params: { limit: 1 }
																								};
																								if (vErrors === null) vErrors = [err11];
																								else vErrors.push(err11);
																								errors++;
																							} else {
																								const len10 = data43.length;
																								for (let i10 = 0; i10 < len10; i10++) {
																									let data44 = data43[i10];
																									const _errs110 = errors;
																									if (!(typeof data44 == "number" && !(data44 % 1) && !isNaN(data44) && isFinite(data44))) {
																										const err12 = {
																											instancePath: instancePath + "/egress-allowlist/" + i9 + "/ports/" + i10,
																											schemaPath: "#/definitions/AllowedHost/properties/ports/items/type",
																											keyword: "type",
																											params: { type: "integer" }
																										};
																										if (vErrors === null) vErrors = [err12];
																										else vErrors.push(err12);
																										errors++;
																									}
																									if (errors === _errs110) {
																										if (typeof data44 == "number" && isFinite(data44)) {
																											if (data44 > 65535 || isNaN(data44)) {
																												const err13 = {
																													instancePath: instancePath + "/egress-allowlist/" + i9 + "/ports/" + i10,
																													schemaPath: "#/definitions/AllowedHost/properties/ports/items/maximum",
																													keyword: "maximum",
																													params: {
																														comparison: "<=",
																														limit: 65535
																													}
																												};
																												if (vErrors === null) vErrors = [err13];
																												else vErrors.push(err13);
																												errors++;
																											} else if (data44 < 1 || isNaN(data44)) {
																												const err14 = {
																													instancePath: instancePath + "/egress-allowlist/" + i9 + "/ports/" + i10,
																													schemaPath: "#/definitions/AllowedHost/properties/ports/items/minimum",
																													keyword: "minimum",
																													params: {
																														comparison: ">=",
																														limit: 1
																													}
																												};
																												if (vErrors === null) vErrors = [err14];
																												else vErrors.push(err14);
																												errors++;
																											}
																										}
																									}
																									if (!(_errs110 === errors)) break;
																								}
																							}
																						} else {
																							const err15 = {
																								instancePath: instancePath + "/egress-allowlist/" + i9 + "/ports",
																								schemaPath: "#/definitions/AllowedHost/properties/ports/type",
																								keyword: "type",
																								params: { type: "array" }
																							};
																							if (vErrors === null) vErrors = [err15];
																							else vErrors.push(err15);
																							errors++;
																						}
																					}
																					var valid24 = _errs108 === errors;
																				} else var valid24 = true;
																				if (valid24) {
																					if (data41.environments !== void 0) {
																						let data45 = data41.environments;
																						const _errs112 = errors;
																						if (errors === _errs112) {
																							if (Array.isArray(data45)) {
																								if (data45.length < 1) {
																									const err16 = {
																										instancePath: instancePath + "/egress-allowlist/" + i9 + "/environments",
																										schemaPath: "#/definitions/AllowedHost/properties/environments/minItems",
																										keyword: "minItems",
																										params: { limit: 1 }
																									};
																									if (vErrors === null) vErrors = [err16];
																									else vErrors.push(err16);
																									errors++;
																								} else {
																									const len11 = data45.length;
																									for (let i11 = 0; i11 < len11; i11++) {
																										const _errs114 = errors;
																										if (typeof data45[i11] !== "string") {
																											const err17 = {
																												instancePath: instancePath + "/egress-allowlist/" + i9 + "/environments/" + i11,
																												schemaPath: "#/definitions/AllowedHost/properties/environments/items/type",
																												keyword: "type",
																												params: { type: "string" }
																											};
																											if (vErrors === null) vErrors = [err17];
																											else vErrors.push(err17);
																											errors++;
																										}
																										if (!(_errs114 === errors)) break;
																									}
																								}
																							} else {
																								const err18 = {
																									instancePath: instancePath + "/egress-allowlist/" + i9 + "/environments",
																									schemaPath: "#/definitions/AllowedHost/properties/environments/type",
																									keyword: "type",
																									params: { type: "array" }
																								};
																								if (vErrors === null) vErrors = [err18];
																								else vErrors.push(err18);
																								errors++;
																							}
																						}
																						var valid24 = _errs112 === errors;
																					} else var valid24 = true;
																					if (valid24) {
																						if (data41.namespaces !== void 0) {
																							let data47 = data41.namespaces;
																							const _errs116 = errors;
																							if (errors === _errs116) {
																								if (Array.isArray(data47)) {
																									if (data47.length < 1) {
																										const err19 = {
																											instancePath: instancePath + "/egress-allowlist/" + i9 + "/namespaces",
																											schemaPath: "#/definitions/AllowedHost/properties/namespaces/minItems",
																											keyword: "minItems",
																											params: { limit: 1 }
																										};
																										if (vErrors === null) vErrors = [err19];
																										else vErrors.push(err19);
																										errors++;
																									} else {
																										const len12 = data47.length;
																										for (let i12 = 0; i12 < len12; i12++) {
																											const _errs118 = errors;
																											if (typeof data47[i12] !== "string") {
																												const err20 = {
																													instancePath: instancePath + "/egress-allowlist/" + i9 + "/namespaces/" + i12,
																													schemaPath: "#/definitions/AllowedHost/properties/namespaces/items/type",
																													keyword: "type",
																													params: { type: "string" }
																												};
																												if (vErrors === null) vErrors = [err20];
																												else vErrors.push(err20);
																												errors++;
																											}
																											if (!(_errs118 === errors)) break;
																										}
																									}
																								} else {
																									const err21 = {
																										instancePath: instancePath + "/egress-allowlist/" + i9 + "/namespaces",
																										schemaPath: "#/definitions/AllowedHost/properties/namespaces/type",
																										keyword: "type",
																										params: { type: "array" }
																									};
																									if (vErrors === null) vErrors = [err21];
																									else vErrors.push(err21);
																									errors++;
																								}
																							}
																							var valid24 = _errs116 === errors;
																						} else var valid24 = true;
																						if (valid24) {
																							if (data41.owner !== void 0) {
																								let data49 = data41.owner;
																								const _errs120 = errors;
																								if (errors === _errs120) {
																									if (typeof data49 === "string") {
																										if (!pattern0.test(data49)) {
																											const err22 = {
																												instancePath: instancePath + "/egress-allowlist/" + i9 + "/owner",
																												schemaPath: "#/definitions/AllowedHost/properties/owner/pattern",
																												keyword: "pattern",
																												params: { pattern: "\\S" }
																											};
																											if (vErrors === null) vErrors = [err22];
																											else vErrors.push(err22);
																											errors++;
																										}
																									} else {
																										const err23 = {
																											instancePath: instancePath + "/egress-allowlist/" + i9 + "/owner",
																											schemaPath: "#/definitions/AllowedHost/properties/owner/type",
																											keyword: "type",
																											params: { type: "string" }
																										};
																										if (vErrors === null) vErrors = [err23];
																										else vErrors.push(err23);
																										errors++;
																									}
																								}
																								var valid24 = _errs120 === errors;
																							} else var valid24 = true;
																							if (valid24) {
																								if (data41.reason !== void 0) {
																									let data50 = data41.reason;
																									const _errs122 = errors;
																									if (errors === _errs122) {
																										if (typeof data50 === "string") {
																											if (!pattern0.test(data50)) {
																												const err24 = {
																													instancePath: instancePath + "/egress-allowlist/" + i9 + "/reason",
																													schemaPath: "#/definitions/AllowedHost/properties/reason/pattern",
																													keyword: "pattern",
																													params: { pattern: "\\S" }
																												};
																												if (vErrors === null) vErrors = [err24];
																												else vErrors.push(err24);
																												errors++;
																											}
																										} else {
																											const err25 = {
																												instancePath: instancePath + "/egress-allowlist/" + i9 + "/reason",
																												schemaPath: "#/definitions/AllowedHost/properties/reason/type",
																												keyword: "type",
																												params: { type: "string" }
																											};
																											if (vErrors === null) vErrors = [err25];
																											else vErrors.push(err25);
																											errors++;
																										}
																									}
																									var valid24 = _errs122 === errors;
																								} else var valid24 = true;
																								if (valid24) {
																									if (data41.until !== void 0) {
																										const _errs124 = errors;
																										if (typeof data41.until !== "string") {
																											const err26 = {
																												instancePath: instancePath + "/egress-allowlist/" + i9 + "/until",
																												schemaPath: "#/definitions/AllowedHost/properties/until/type",
																												keyword: "type",
																												params: { type: "string" }
																											};
																											if (vErrors === null) vErrors = [err26];
																											else vErrors.push(err26);
																											errors++;
																										}
																										var valid24 = _errs124 === errors;
																									} else var valid24 = true;
																								}
																							}
																						}
																					}
																				}
																			}
																		}
																	}
																} else {
																	const err27 = {
																		instancePath: instancePath + "/egress-allowlist/" + i9,
																		schemaPath: "#/definitions/AllowedHost/type",
																		keyword: "type",
																		params: { type: "object" }
																	};
																	if (vErrors === null) vErrors = [err27];
																	else vErrors.push(err27);
																	errors++;
																}
															}
															var _valid1 = _errs102 === errors;
															valid22 = valid22 || _valid1;
														}
														if (!valid22) {
															const err28 = {
																instancePath: instancePath + "/egress-allowlist/" + i9,
																schemaPath: "#/properties/egress-allowlist/items/anyOf",
																keyword: "anyOf",
																params: {}
															};
															if (vErrors === null) vErrors = [err28];
															else vErrors.push(err28);
															errors++;
															validate10.errors = vErrors;
															return false;
														} else {
															errors = _errs99;
															if (vErrors !== null) {
																if (_errs99) vErrors.length = _errs99;
																else vErrors = null;
															}
														}
														if (!(_errs98 === errors)) break;
													}
												} else {
													validate10.errors = [{
														instancePath: instancePath + "/egress-allowlist",
														schemaPath: "#/properties/egress-allowlist/type",
														keyword: "type",
														params: { type: "array" }
													}];
													return false;
												}
											}
											var valid0 = _errs96 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.invariants !== void 0) {
												let data52 = data.invariants;
												const _errs126 = errors;
												if (errors === _errs126) {
													if (Array.isArray(data52)) {
														const len13 = data52.length;
														for (let i13 = 0; i13 < len13; i13++) {
															const _errs128 = errors;
															if (!validate11(data52[i13], {
																instancePath: instancePath + "/invariants/" + i13,
																parentData: data52,
																parentDataProperty: i13,
																rootData
															})) {
																vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
																errors = vErrors.length;
															}
															if (!(_errs128 === errors)) break;
														}
													} else {
														validate10.errors = [{
															instancePath: instancePath + "/invariants",
															schemaPath: "#/properties/invariants/type",
															keyword: "type",
															params: { type: "array" }
														}];
														return false;
													}
												}
												var valid0 = _errs126 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.schemas !== void 0) {
													let data54 = data.schemas;
													const _errs129 = errors;
													if (errors === _errs129) {
														if (Array.isArray(data54)) {
															const len14 = data54.length;
															for (let i14 = 0; i14 < len14; i14++) {
																let data55 = data54[i14];
																const _errs131 = errors;
																const _errs132 = errors;
																let valid30 = false;
																const _errs133 = errors;
																if (typeof data55 !== "string") {
																	const err29 = {
																		instancePath: instancePath + "/schemas/" + i14,
																		schemaPath: "#/properties/schemas/items/anyOf/0/type",
																		keyword: "type",
																		params: { type: "string" }
																	};
																	if (vErrors === null) vErrors = [err29];
																	else vErrors.push(err29);
																	errors++;
																}
																var _valid2 = _errs133 === errors;
																valid30 = valid30 || _valid2;
																if (!valid30) {
																	const _errs135 = errors;
																	if (errors === errors) {
																		if (data55 && typeof data55 == "object" && !Array.isArray(data55)) {
																			let missing3;
																			if (data55.version === void 0 && (missing3 = "version") || data55.kind === void 0 && (missing3 = "kind") || data55.file === void 0 && (missing3 = "file")) {
																				const err30 = {
																					instancePath: instancePath + "/schemas/" + i14,
																					schemaPath: "#/definitions/NamedSchema/required",
																					keyword: "required",
																					params: { missingProperty: missing3 }
																				};
																				if (vErrors === null) vErrors = [err30];
																				else vErrors.push(err30);
																				errors++;
																			} else {
																				const _errs138 = errors;
																				for (const key10 in data55) if (!(key10 === "group" || key10 === "version" || key10 === "kind" || key10 === "file")) {
																					const err31 = {
																						instancePath: instancePath + "/schemas/" + i14,
																						schemaPath: "#/definitions/NamedSchema/additionalProperties",
																						keyword: "additionalProperties",
																						params: { additionalProperty: key10 }
																					};
																					if (vErrors === null) vErrors = [err31];
																					else vErrors.push(err31);
																					errors++;
																					break;
																				}
																				if (_errs138 === errors) {
																					if (data55.group !== void 0) {
																						const _errs139 = errors;
																						if (typeof data55.group !== "string") {
																							const err32 = {
																								instancePath: instancePath + "/schemas/" + i14 + "/group",
																								schemaPath: "#/definitions/NamedSchema/properties/group/type",
																								keyword: "type",
																								params: { type: "string" }
																							};
																							if (vErrors === null) vErrors = [err32];
																							else vErrors.push(err32);
																							errors++;
																						}
																						var valid32 = _errs139 === errors;
																					} else var valid32 = true;
																					if (valid32) {
																						if (data55.version !== void 0) {
																							const _errs141 = errors;
																							if (typeof data55.version !== "string") {
																								const err33 = {
																									instancePath: instancePath + "/schemas/" + i14 + "/version",
																									schemaPath: "#/definitions/NamedSchema/properties/version/type",
																									keyword: "type",
																									params: { type: "string" }
																								};
																								if (vErrors === null) vErrors = [err33];
																								else vErrors.push(err33);
																								errors++;
																							}
																							var valid32 = _errs141 === errors;
																						} else var valid32 = true;
																						if (valid32) {
																							if (data55.kind !== void 0) {
																								const _errs143 = errors;
																								if (typeof data55.kind !== "string") {
																									const err34 = {
																										instancePath: instancePath + "/schemas/" + i14 + "/kind",
																										schemaPath: "#/definitions/NamedSchema/properties/kind/type",
																										keyword: "type",
																										params: { type: "string" }
																									};
																									if (vErrors === null) vErrors = [err34];
																									else vErrors.push(err34);
																									errors++;
																								}
																								var valid32 = _errs143 === errors;
																							} else var valid32 = true;
																							if (valid32) {
																								if (data55.file !== void 0) {
																									const _errs145 = errors;
																									if (typeof data55.file !== "string") {
																										const err35 = {
																											instancePath: instancePath + "/schemas/" + i14 + "/file",
																											schemaPath: "#/definitions/NamedSchema/properties/file/type",
																											keyword: "type",
																											params: { type: "string" }
																										};
																										if (vErrors === null) vErrors = [err35];
																										else vErrors.push(err35);
																										errors++;
																									}
																									var valid32 = _errs145 === errors;
																								} else var valid32 = true;
																							}
																						}
																					}
																				}
																			}
																		} else {
																			const err36 = {
																				instancePath: instancePath + "/schemas/" + i14,
																				schemaPath: "#/definitions/NamedSchema/type",
																				keyword: "type",
																				params: { type: "object" }
																			};
																			if (vErrors === null) vErrors = [err36];
																			else vErrors.push(err36);
																			errors++;
																		}
																	}
																	var _valid2 = _errs135 === errors;
																	valid30 = valid30 || _valid2;
																}
																if (!valid30) {
																	const err37 = {
																		instancePath: instancePath + "/schemas/" + i14,
																		schemaPath: "#/properties/schemas/items/anyOf",
																		keyword: "anyOf",
																		params: {}
																	};
																	if (vErrors === null) vErrors = [err37];
																	else vErrors.push(err37);
																	errors++;
																	validate10.errors = vErrors;
																	return false;
																} else {
																	errors = _errs132;
																	if (vErrors !== null) {
																		if (_errs132) vErrors.length = _errs132;
																		else vErrors = null;
																	}
																}
																if (!(_errs131 === errors)) break;
															}
														} else {
															validate10.errors = [{
																instancePath: instancePath + "/schemas",
																schemaPath: "#/properties/schemas/type",
																keyword: "type",
																params: { type: "array" }
															}];
															return false;
														}
													}
													var valid0 = _errs129 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data["custom-rules"] !== void 0) {
														let data60 = data["custom-rules"];
														const _errs147 = errors;
														if (errors === _errs147) {
															if (Array.isArray(data60)) {
																const len15 = data60.length;
																for (let i15 = 0; i15 < len15; i15++) {
																	const _errs149 = errors;
																	if (typeof data60[i15] !== "string") {
																		validate10.errors = [{
																			instancePath: instancePath + "/custom-rules/" + i15,
																			schemaPath: "#/properties/custom-rules/items/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	if (!(_errs149 === errors)) break;
																}
															} else {
																validate10.errors = [{
																	instancePath: instancePath + "/custom-rules",
																	schemaPath: "#/properties/custom-rules/type",
																	keyword: "type",
																	params: { type: "array" }
																}];
																return false;
															}
														}
														var valid0 = _errs147 === errors;
													} else var valid0 = true;
													if (valid0) {
														if (data.repository !== void 0) {
															let data62 = data.repository;
															const _errs151 = errors;
															if (errors === _errs151) {
																if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
																	const _errs153 = errors;
																	for (const key11 in data62) if (!(key11 === "aliases" || key11 === "artifacts")) {
																		validate10.errors = [{
																			instancePath: instancePath + "/repository",
																			schemaPath: "#/properties/repository/additionalProperties",
																			keyword: "additionalProperties",
																			params: { additionalProperty: key11 }
																		}];
																		return false;
																	}
																	if (_errs153 === errors) {
																		if (data62.aliases !== void 0) {
																			let data63 = data62.aliases;
																			const _errs154 = errors;
																			if (errors === _errs154) {
																				if (Array.isArray(data63)) {
																					const len16 = data63.length;
																					for (let i16 = 0; i16 < len16; i16++) {
																						const _errs156 = errors;
																						if (typeof data63[i16] !== "string") {
																							validate10.errors = [{
																								instancePath: instancePath + "/repository/aliases/" + i16,
																								schemaPath: "#/properties/repository/properties/aliases/items/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						if (!(_errs156 === errors)) break;
																					}
																				} else {
																					validate10.errors = [{
																						instancePath: instancePath + "/repository/aliases",
																						schemaPath: "#/properties/repository/properties/aliases/type",
																						keyword: "type",
																						params: { type: "array" }
																					}];
																					return false;
																				}
																			}
																			var valid34 = _errs154 === errors;
																		} else var valid34 = true;
																		if (valid34) {
																			if (data62.artifacts !== void 0) {
																				let data65 = data62.artifacts;
																				const _errs158 = errors;
																				if (errors === _errs158) {
																					if (data65 && typeof data65 == "object" && !Array.isArray(data65)) for (const key12 in data65) {
																						const _errs161 = errors;
																						if (typeof data65[key12] !== "string") {
																							validate10.errors = [{
																								instancePath: instancePath + "/repository/artifacts/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),
																								schemaPath: "#/properties/repository/properties/artifacts/additionalProperties/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						if (!(_errs161 === errors)) break;
																					}
																					else {
																						validate10.errors = [{
																							instancePath: instancePath + "/repository/artifacts",
																							schemaPath: "#/properties/repository/properties/artifacts/type",
																							keyword: "type",
																							params: { type: "object" }
																						}];
																						return false;
																					}
																				}
																				var valid34 = _errs158 === errors;
																			} else var valid34 = true;
																		}
																	}
																} else {
																	validate10.errors = [{
																		instancePath: instancePath + "/repository",
																		schemaPath: "#/properties/repository/type",
																		keyword: "type",
																		params: { type: "object" }
																	}];
																	return false;
																}
															}
															var valid0 = _errs151 === errors;
														} else var valid0 = true;
														if (valid0) {
															if (data.clusters !== void 0) {
																let data67 = data.clusters;
																const _errs163 = errors;
																if (errors === _errs163) {
																	if (Array.isArray(data67)) {
																		const len17 = data67.length;
																		for (let i17 = 0; i17 < len17; i17++) {
																			let data68 = data67[i17];
																			const _errs165 = errors;
																			if (errors === errors) {
																				if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
																					let missing4;
																					if (data68.name === void 0 && (missing4 = "name")) {
																						validate10.errors = [{
																							instancePath: instancePath + "/clusters/" + i17,
																							schemaPath: "#/definitions/NamedCluster/required",
																							keyword: "required",
																							params: { missingProperty: missing4 }
																						}];
																						return false;
																					} else {
																						const _errs168 = errors;
																						for (const key13 in data68) if (!(key13 === "name" || key13 === "server" || key13 === "labels" || key13 === "annotations" || key13 === "environment" || key13 === "mesh" || key13 === "api-versions" || key13 === "kube-version")) {
																							validate10.errors = [{
																								instancePath: instancePath + "/clusters/" + i17,
																								schemaPath: "#/definitions/NamedCluster/additionalProperties",
																								keyword: "additionalProperties",
																								params: { additionalProperty: key13 }
																							}];
																							return false;
																						}
																						if (_errs168 === errors) {
																							if (data68.name !== void 0) {
																								const _errs169 = errors;
																								if (typeof data68.name !== "string") {
																									validate10.errors = [{
																										instancePath: instancePath + "/clusters/" + i17 + "/name",
																										schemaPath: "#/definitions/NamedCluster/properties/name/type",
																										keyword: "type",
																										params: { type: "string" }
																									}];
																									return false;
																								}
																								var valid39 = _errs169 === errors;
																							} else var valid39 = true;
																							if (valid39) {
																								if (data68.server !== void 0) {
																									const _errs171 = errors;
																									if (typeof data68.server !== "string") {
																										validate10.errors = [{
																											instancePath: instancePath + "/clusters/" + i17 + "/server",
																											schemaPath: "#/definitions/NamedCluster/properties/server/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									var valid39 = _errs171 === errors;
																								} else var valid39 = true;
																								if (valid39) {
																									if (data68.labels !== void 0) {
																										let data71 = data68.labels;
																										const _errs173 = errors;
																										if (errors === _errs173) {
																											if (data71 && typeof data71 == "object" && !Array.isArray(data71)) for (const key14 in data71) {
																												const _errs176 = errors;
																												if (typeof data71[key14] !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/clusters/" + i17 + "/labels/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),
																														schemaPath: "#/definitions/NamedCluster/properties/labels/additionalProperties/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																												if (!(_errs176 === errors)) break;
																											}
																											else {
																												validate10.errors = [{
																													instancePath: instancePath + "/clusters/" + i17 + "/labels",
																													schemaPath: "#/definitions/NamedCluster/properties/labels/type",
																													keyword: "type",
																													params: { type: "object" }
																												}];
																												return false;
																											}
																										}
																										var valid39 = _errs173 === errors;
																									} else var valid39 = true;
																									if (valid39) {
																										if (data68.annotations !== void 0) {
																											let data73 = data68.annotations;
																											const _errs178 = errors;
																											if (errors === _errs178) {
																												if (data73 && typeof data73 == "object" && !Array.isArray(data73)) for (const key15 in data73) {
																													const _errs181 = errors;
																													if (typeof data73[key15] !== "string") {
																														validate10.errors = [{
																															instancePath: instancePath + "/clusters/" + i17 + "/annotations/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),
																															schemaPath: "#/definitions/NamedCluster/properties/annotations/additionalProperties/type",
																															keyword: "type",
																															params: { type: "string" }
																														}];
																														return false;
																													}
																													if (!(_errs181 === errors)) break;
																												}
																												else {
																													validate10.errors = [{
																														instancePath: instancePath + "/clusters/" + i17 + "/annotations",
																														schemaPath: "#/definitions/NamedCluster/properties/annotations/type",
																														keyword: "type",
																														params: { type: "object" }
																													}];
																													return false;
																												}
																											}
																											var valid39 = _errs178 === errors;
																										} else var valid39 = true;
																										if (valid39) {
																											if (data68.environment !== void 0) {
																												const _errs183 = errors;
																												if (typeof data68.environment !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/clusters/" + i17 + "/environment",
																														schemaPath: "#/definitions/NamedCluster/properties/environment/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																												var valid39 = _errs183 === errors;
																											} else var valid39 = true;
																											if (valid39) {
																												if (data68.mesh !== void 0) {
																													const _errs185 = errors;
																													if (typeof data68.mesh !== "string") {
																														validate10.errors = [{
																															instancePath: instancePath + "/clusters/" + i17 + "/mesh",
																															schemaPath: "#/definitions/NamedCluster/properties/mesh/type",
																															keyword: "type",
																															params: { type: "string" }
																														}];
																														return false;
																													}
																													var valid39 = _errs185 === errors;
																												} else var valid39 = true;
																												if (valid39) {
																													if (data68["api-versions"] !== void 0) {
																														let data77 = data68["api-versions"];
																														const _errs187 = errors;
																														if (errors === _errs187) {
																															if (Array.isArray(data77)) {
																																if (data77.length < 1) {
																																	validate10.errors = [{
																																		instancePath: instancePath + "/clusters/" + i17 + "/api-versions",
																																		schemaPath: "#/definitions/NamedCluster/properties/api-versions/minItems",
																																		keyword: "minItems",
																																		params: { limit: 1 }
																																	}];
																																	return false;
																																} else {
																																	const len18 = data77.length;
																																	for (let i18 = 0; i18 < len18; i18++) {
																																		const _errs189 = errors;
																																		if (typeof data77[i18] !== "string") {
																																			validate10.errors = [{
																																				instancePath: instancePath + "/clusters/" + i17 + "/api-versions/" + i18,
																																				schemaPath: "#/definitions/NamedCluster/properties/api-versions/items/type",
																																				keyword: "type",
																																				params: { type: "string" }
																																			}];
																																			return false;
																																		}
																																		if (!(_errs189 === errors)) break;
																																	}
																																}
																															} else {
																																validate10.errors = [{
																																	instancePath: instancePath + "/clusters/" + i17 + "/api-versions",
																																	schemaPath: "#/definitions/NamedCluster/properties/api-versions/type",
																																	keyword: "type",
																																	params: { type: "array" }
																																}];
																																return false;
																															}
																														}
																														var valid39 = _errs187 === errors;
																													} else var valid39 = true;
																													if (valid39) {
																														if (data68["kube-version"] !== void 0) {
																															let data79 = data68["kube-version"];
																															const _errs191 = errors;
																															if (errors === _errs191) {
																																if (typeof data79 === "string") {
																																	if (!pattern2.test(data79)) {
																																		validate10.errors = [{
																																			instancePath: instancePath + "/clusters/" + i17 + "/kube-version",
																																			schemaPath: "#/definitions/NamedCluster/properties/kube-version/pattern",
																																			keyword: "pattern",
																																			params: { pattern: "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$" }
																																		}];
																																		return false;
																																	}
																																} else {
																																	validate10.errors = [{
																																		instancePath: instancePath + "/clusters/" + i17 + "/kube-version",
																																		schemaPath: "#/definitions/NamedCluster/properties/kube-version/type",
																																		keyword: "type",
																																		params: { type: "string" }
																																	}];
																																	return false;
																																}
																															}
																															var valid39 = _errs191 === errors;
																														} else var valid39 = true;
																													}
																												}
																											}
																										}
																									}
																								}
																							}
																						}
																					}
																				} else {
																					validate10.errors = [{
																						instancePath: instancePath + "/clusters/" + i17,
																						schemaPath: "#/definitions/NamedCluster/type",
																						keyword: "type",
																						params: { type: "object" }
																					}];
																					return false;
																				}
																			}
																			if (!(_errs165 === errors)) break;
																		}
																	} else {
																		validate10.errors = [{
																			instancePath: instancePath + "/clusters",
																			schemaPath: "#/properties/clusters/type",
																			keyword: "type",
																			params: { type: "array" }
																		}];
																		return false;
																	}
																}
																var valid0 = _errs163 === errors;
															} else var valid0 = true;
															if (valid0) {
																if (data.waivers !== void 0) {
																	let data80 = data.waivers;
																	const _errs193 = errors;
																	if (errors === _errs193) {
																		if (Array.isArray(data80)) {
																			const len19 = data80.length;
																			for (let i19 = 0; i19 < len19; i19++) {
																				let data81 = data80[i19];
																				const _errs195 = errors;
																				if (errors === errors) {
																					if (data81 && typeof data81 == "object" && !Array.isArray(data81)) {
																						let missing5;
																						if (data81.rule === void 0 && (missing5 = "rule") || data81.owner === void 0 && (missing5 = "owner") || data81.reason === void 0 && (missing5 = "reason") || data81.until === void 0 && (missing5 = "until")) {
																							validate10.errors = [{
																								instancePath: instancePath + "/waivers/" + i19,
																								schemaPath: "#/definitions/WaiverEntry/required",
																								keyword: "required",
																								params: { missingProperty: missing5 }
																							}];
																							return false;
																						} else {
																							const _errs198 = errors;
																							for (const key16 in data81) if (!(key16 === "rule" || key16 === "path" || key16 === "object" || key16 === "environment" || key16 === "owner" || key16 === "reason" || key16 === "until")) {
																								validate10.errors = [{
																									instancePath: instancePath + "/waivers/" + i19,
																									schemaPath: "#/definitions/WaiverEntry/additionalProperties",
																									keyword: "additionalProperties",
																									params: { additionalProperty: key16 }
																								}];
																								return false;
																							}
																							if (_errs198 === errors) {
																								if (data81.rule !== void 0) {
																									const _errs199 = errors;
																									if (typeof data81.rule !== "string") {
																										validate10.errors = [{
																											instancePath: instancePath + "/waivers/" + i19 + "/rule",
																											schemaPath: "#/definitions/WaiverEntry/properties/rule/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									var valid45 = _errs199 === errors;
																								} else var valid45 = true;
																								if (valid45) {
																									if (data81.path !== void 0) {
																										const _errs201 = errors;
																										if (typeof data81.path !== "string") {
																											validate10.errors = [{
																												instancePath: instancePath + "/waivers/" + i19 + "/path",
																												schemaPath: "#/definitions/WaiverEntry/properties/path/type",
																												keyword: "type",
																												params: { type: "string" }
																											}];
																											return false;
																										}
																										var valid45 = _errs201 === errors;
																									} else var valid45 = true;
																									if (valid45) {
																										if (data81.object !== void 0) {
																											const _errs203 = errors;
																											if (typeof data81.object !== "string") {
																												validate10.errors = [{
																													instancePath: instancePath + "/waivers/" + i19 + "/object",
																													schemaPath: "#/definitions/WaiverEntry/properties/object/type",
																													keyword: "type",
																													params: { type: "string" }
																												}];
																												return false;
																											}
																											var valid45 = _errs203 === errors;
																										} else var valid45 = true;
																										if (valid45) {
																											if (data81.environment !== void 0) {
																												const _errs205 = errors;
																												if (typeof data81.environment !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/waivers/" + i19 + "/environment",
																														schemaPath: "#/definitions/WaiverEntry/properties/environment/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																												var valid45 = _errs205 === errors;
																											} else var valid45 = true;
																											if (valid45) {
																												if (data81.owner !== void 0) {
																													let data86 = data81.owner;
																													const _errs207 = errors;
																													if (errors === _errs207) {
																														if (typeof data86 === "string") {
																															if (!pattern0.test(data86)) {
																																validate10.errors = [{
																																	instancePath: instancePath + "/waivers/" + i19 + "/owner",
																																	schemaPath: "#/definitions/WaiverEntry/properties/owner/pattern",
																																	keyword: "pattern",
																																	params: { pattern: "\\S" }
																																}];
																																return false;
																															}
																														} else {
																															validate10.errors = [{
																																instancePath: instancePath + "/waivers/" + i19 + "/owner",
																																schemaPath: "#/definitions/WaiverEntry/properties/owner/type",
																																keyword: "type",
																																params: { type: "string" }
																															}];
																															return false;
																														}
																													}
																													var valid45 = _errs207 === errors;
																												} else var valid45 = true;
																												if (valid45) {
																													if (data81.reason !== void 0) {
																														let data87 = data81.reason;
																														const _errs209 = errors;
																														if (errors === _errs209) {
																															if (typeof data87 === "string") {
																																if (!pattern0.test(data87)) {
																																	validate10.errors = [{
																																		instancePath: instancePath + "/waivers/" + i19 + "/reason",
																																		schemaPath: "#/definitions/WaiverEntry/properties/reason/pattern",
																																		keyword: "pattern",
																																		params: { pattern: "\\S" }
																																	}];
																																	return false;
																																}
																															} else {
																																validate10.errors = [{
																																	instancePath: instancePath + "/waivers/" + i19 + "/reason",
																																	schemaPath: "#/definitions/WaiverEntry/properties/reason/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																}];
																																return false;
																															}
																														}
																														var valid45 = _errs209 === errors;
																													} else var valid45 = true;
																													if (valid45) {
																														if (data81.until !== void 0) {
																															const _errs211 = errors;
																															if (typeof data81.until !== "string") {
																																validate10.errors = [{
																																	instancePath: instancePath + "/waivers/" + i19 + "/until",
																																	schemaPath: "#/definitions/WaiverEntry/properties/until/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																}];
																																return false;
																															}
																															var valid45 = _errs211 === errors;
																														} else var valid45 = true;
																													}
																												}
																											}
																										}
																									}
																								}
																							}
																						}
																					} else {
																						validate10.errors = [{
																							instancePath: instancePath + "/waivers/" + i19,
																							schemaPath: "#/definitions/WaiverEntry/type",
																							keyword: "type",
																							params: { type: "object" }
																						}];
																						return false;
																					}
																				}
																				if (!(_errs195 === errors)) break;
																			}
																		} else {
																			validate10.errors = [{
																				instancePath: instancePath + "/waivers",
																				schemaPath: "#/properties/waivers/type",
																				keyword: "type",
																				params: { type: "array" }
																			}];
																			return false;
																		}
																	}
																	var valid0 = _errs193 === errors;
																} else var valid0 = true;
																if (valid0) {
																	if (data.rules !== void 0) {
																		let data89 = data.rules;
																		const _errs213 = errors;
																		if (errors === _errs213) {
																			if (data89 && typeof data89 == "object" && !Array.isArray(data89)) for (const key17 in data89) {
																				let data90 = data89[key17];
																				const _errs216 = errors;
																				if (!(data90 === "error" || data90 === "warning" || data90 === "info" || data90 === "off")) {
																					validate10.errors = [{
																						instancePath: instancePath + "/rules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),
																						schemaPath: "#/definitions/SeveritySetting/enum",
																						keyword: "enum",
																						params: { allowedValues: schema20.enum }
																					}];
																					return false;
																				}
																				if (!(_errs216 === errors)) break;
																			}
																			else {
																				validate10.errors = [{
																					instancePath: instancePath + "/rules",
																					schemaPath: "#/properties/rules/type",
																					keyword: "type",
																					params: { type: "object" }
																				}];
																				return false;
																			}
																		}
																		var valid0 = _errs213 === errors;
																	} else var valid0 = true;
																	if (valid0) {
																		if (data.overrides !== void 0) {
																			let data91 = data.overrides;
																			const _errs218 = errors;
																			if (errors === _errs218) {
																				if (Array.isArray(data91)) {
																					const len20 = data91.length;
																					for (let i20 = 0; i20 < len20; i20++) {
																						const _errs220 = errors;
																						if (!validate13(data91[i20], {
																							instancePath: instancePath + "/overrides/" + i20,
																							parentData: data91,
																							parentDataProperty: i20,
																							rootData
																						})) {
																							vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
																							errors = vErrors.length;
																						}
																						if (!(_errs220 === errors)) break;
																					}
																				} else {
																					validate10.errors = [{
																						instancePath: instancePath + "/overrides",
																						schemaPath: "#/properties/overrides/type",
																						keyword: "type",
																						params: { type: "array" }
																					}];
																					return false;
																				}
																			}
																			var valid0 = _errs218 === errors;
																		} else var valid0 = true;
																	}
																}
															}
														}
													}
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate10.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" }
			}];
			return false;
		}
	}
	validate10.errors = vErrors;
	return errors === 0;
}

// schemas/config.schema.json
var config_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	$id: "https://meshgate.dev/schemas/config.schema.json",
	title: "Config",
	description: "`.meshgate.yaml` at the root of a repository.",
	$comment: "`x-side` says which configuration holds for base: of `each` side its own, or that of `head` for both.",
	type: "object",
	additionalProperties: false,
	properties: {
		"extends": {
			"x-side": "each",
			"description": "Files of this repository whose settings apply here as well, as paths from its root. A later file overrides an earlier one, and this file overrides all of them: maps are merged key by key, lists are joined, any other value is replaced. Default: none.",
			"examples": ["platform/meshgate-base.yaml", ["platform/meshgate-base.yaml", "teams/shop/meshgate.yaml"]],
			"anyOf": [{
				"type": "string",
				"pattern": "\\S"
			}, {
				"type": "array",
				"minItems": 1,
				"items": {
					"type": "string",
					"pattern": "\\S"
				}
			}]
		},
		"targets": {
			"x-side": "each",
			"type": "array",
			"description": "Releases and manifests to render and check, instead of those that meshgate finds. Default: the charts with their environments, values files and manifests that meshgate finds.",
			"examples": [[{
				"environment": "prod",
				"chart": "apps/payments",
				"release": "payments",
				"namespace": "payments",
				"values": ["apps/payments/values.yaml", "apps/payments/values-prod.yaml"],
				"kube-version": "1.34",
				"api-versions": ["monitoring.coreos.com/v1"],
				"is-upgrade": true,
				"include-crds": true
			}, {
				"environment": "prod",
				"manifests": ["platform/*.yaml"]
			}]],
			"items": { "$ref": "#/definitions/ConfiguredTarget" }
		},
		"manifests": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files that may hold plain manifests, relative to the root. Default: every YAML and JSON file.",
			"examples": [["mesh/**", "platform/*.yaml"]],
			"items": { "type": "string" }
		},
		"exclude": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files and folders to ignore, relative to the root. Default: none.",
			"examples": [["sandbox", "**/testdata"]],
			"items": { "type": "string" }
		},
		"istio-version": {
			"x-side": "head",
			"type": "string",
			"description": "Version of Istio that the mesh runs, such as `1.27`: the meaning of some fields depends on it. Default: the version that the repository installs if all its installations agree, else the newest version that meshgate knows.",
			"examples": ["1.27"]
		},
		"mesh": {
			"x-side": "head",
			"$ref": "#/definitions/MeshSettings",
			"examples": [{
				"rootNamespace": "istio-system",
				"trustDomain": "prod.example.com",
				"clusterDomain": "cluster.local",
				"defaultConfig": { "proxyMetadata": { "ISTIO_META_DNS_CAPTURE": "true" } },
				"outboundTrafficPolicy": { "mode": "REGISTRY_ONLY" },
				"defaultHttpRetryPolicy": {
					"attempts": 2,
					"retryOn": "connect-failure,refused-stream"
				},
				"defaultProviders": { "accessLogging": ["envoy"] },
				"extensionProviders": [{ "name": "ext-authz" }]
			}]
		},
		"egress-allowlist": {
			"x-side": "head",
			"type": "array",
			"description": "External hosts that the mesh may call, each as `host`, `host:port`, or a map that also states where, until when and why. `*.example.org` covers all names below it, `*` covers every host. Any other declared host is an error. Default: any host may be declared.",
			"examples": [["api.example.com:443", {
				"host": "*.documents.example.net",
				"ports": [443],
				"environments": ["prod"],
				"namespaces": ["orders"],
				"owner": "@orders",
				"reason": "printed documents, one bucket a customer",
				"until": "2027-06-30"
			}]],
			"items": { "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/AllowedHost" }] }
		},
		"invariants": {
			"x-side": "head",
			"type": "array",
			"description": "What must be true in every mesh: some requests never get in (`never`), or only some namespaces reach an external host (`only`). Each is proved for all requests, or for all hosts that pods reach. Default: none.",
			"examples": [[
				{
					"never": {
						"token": "none",
						"hosts": ["shop.example.com"],
						"paths": ["/admin/*"],
						"notPaths": ["/admin/health"],
						"notMethods": ["OPTIONS"]
					},
					"reason": "the admin pages are for employees",
					"environments": ["prod"]
				},
				{ "never": {
					"at": "workloads",
					"in": ["payments"],
					"methods": ["POST", "DELETE"],
					"ports": [8080],
					"from": {
						"notNamespaces": ["orders", "edge"],
						"notPrincipals": ["*/sa/cleanup"]
					}
				} },
				{ "never": {
					"at": "workloads",
					"in": ["payments"],
					"from": {
						"namespaces": ["sandbox"],
						"principals": ["*"]
					}
				} },
				{ "never": {
					"token": {
						"issuers": ["https://partners.example.com"],
						"audiences": ["shop"],
						"subjects": ["robot-*"],
						"claims": { "role": ["guest"] }
					},
					"notPaths": ["/partners/*"]
				} },
				{ "only": {
					"namespaces": ["payments"],
					"reach": ["api.cards.example.com:443"]
				} }
			]],
			"items": { "$ref": "#/definitions/Invariant" }
		},
		"schemas": {
			"x-side": "head",
			"type": "array",
			"description": "Schemas of kinds that meshgate does not know, or knows in another version. Paths are relative to the root. Default: the built-in kinds, and the CustomResourceDefinitions of the repository.",
			"examples": [["crds/*.yaml", {
				"group": "example.com",
				"version": "v1",
				"kind": "Widget",
				"file": "schemas/widget.json"
			}]],
			"items": { "anyOf": [{
				"type": "string",
				"description": "Pattern of files with CustomResourceDefinitions, or with JSON schemas that carry `x-kubernetes-group-version-kind`."
			}, { "$ref": "#/definitions/NamedSchema" }] }
		},
		"custom-rules": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files with this repository's own rules in CEL, relative to the root. Files that end in `.example.yaml` contain example objects. None of these files is checked as a manifest. Default: none.",
			"examples": [["policies"]],
			"items": { "type": "string" }
		},
		"repository": {
			"x-side": "head",
			"type": "object",
			"description": "How sources of Argo CD and Flux name this Git repository. Default: by the URLs of its remotes.",
			"examples": [{
				"aliases": ["https://git.example.com/platform"],
				"artifacts": { "oci://ghcr.io/example/platform": "kubernetes" }
			}],
			"additionalProperties": false,
			"properties": {
				"aliases": {
					"type": "array",
					"description": "Further URLs by which Argo CD or Flux read this repository, such as that of a mirror: `https://git.example.com/platform`. Default: none.",
					"items": { "type": "string" }
				},
				"artifacts": {
					"type": "object",
					"description": "Folders of this repository that CI pushes as artifacts of Flux, by the URL of the artifact, or by the kind and name of its source: `OCIRepository/flux-system`. Default: the folders that `flux push artifact` packs in workflows, Makefiles and scripts.",
					"additionalProperties": { "type": "string" }
				}
			}
		},
		"clusters": {
			"x-side": "head",
			"type": "array",
			"description": "Clusters that Argo CD applies to and that no Secret of this repository describes. Cluster generators return them, and reports show destinations by these names. Default: the clusters that Secrets describe.",
			"examples": [[{
				"name": "prod-eu",
				"server": "https://prod-eu.example.com",
				"labels": { "env": "prod" },
				"annotations": { "example.com/region": "eu" },
				"environment": "prod",
				"mesh": "mesh1",
				"api-versions": ["monitoring.coreos.com/v1"],
				"kube-version": "1.34"
			}]],
			"items": { "$ref": "#/definitions/NamedCluster" }
		},
		"waivers": {
			"x-side": "head",
			"type": "array",
			"description": "Findings that an owner accepts until a date. They do not fail a run. Default: none.",
			"examples": [[{
				"rule": "routing/timeout-covers-retries",
				"path": "apps/payments/**",
				"object": "VirtualService/payments",
				"environment": "prod",
				"owner": "@payments",
				"reason": "the bank asks for it",
				"until": "2026-12-31"
			}]],
			"items": { "$ref": "#/definitions/WaiverEntry" }
		},
		"rules": {
			"x-side": "head",
			"type": "object",
			"description": "Severity by rule (`routing/retry-on`) or by code of a rule (`routing/retry-on/unknown-condition`), which takes precedence: `error`, `warning`, `info`, or `off`. Default: the rule's own severity.",
			"examples": [{
				"routing/retries-without-timeout": "off",
				"routing/retry-on/unknown-condition": "warning"
			}],
			"additionalProperties": { "$ref": "#/definitions/SeveritySetting" }
		},
		"overrides": {
			"x-side": "head",
			"type": "array",
			"description": "Settings for some files or environments. If several entries match a finding, the last one that sets a key decides. Default: none; the settings outside apply everywhere.",
			"examples": [[
				{
					"paths": ["apps/legacy/**"],
					"environments": ["dev", "stage"],
					"rules": { "routing/retries-without-timeout": "info" }
				},
				{
					"environments": ["prod"],
					"fail-on": "warning",
					"min-confidence": "likely"
				},
				{
					"environments": ["sandbox"],
					"exclude": true
				}
			]],
			"items": { "$ref": "#/definitions/Override" }
		}
	},
	definitions: {
		"SeveritySetting": {
			"description": "How bad a finding is; `off` reports none.",
			"enum": [
				"error",
				"warning",
				"info",
				"off"
			]
		},
		"Override": {
			"type": "object",
			"description": "Settings for some files or environments.",
			"additionalProperties": false,
			"properties": {
				"paths": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Patterns of files: the file with the line to edit, or the file that defines the target with the finding (its last values file, its kustomization, or the object of Argo CD or Flux that states it). Default: every file."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Environments. A finding in several environments matches if all of them are listed. Default: every environment, and findings without one."
				},
				"rules": {
					"type": "object",
					"description": "Severities by rule or code, as in `rules` outside of `overrides`. Default: the severities outside.",
					"additionalProperties": { "$ref": "#/definitions/SeveritySetting" }
				},
				"fail-on": {
					"description": "Lowest severity that fails a run. If the run's own `fail-on` is `never`, no finding fails it. Default: the run's own `fail-on`.",
					"enum": [
						"error",
						"warning",
						"info",
						"never"
					]
				},
				"min-confidence": {
					"description": "Lowest confidence that fails a run. Default: the run's own `min-confidence`.",
					"enum": ["certain", "likely"]
				},
				"exclude": {
					"x-side": "each",
					"type": "boolean",
					"enum": [true],
					"description": "Excludes the targets of these environments whose chart, folder, values or manifests match the patterns. Default: they are checked."
				}
			}
		},
		"DescribedToken": {
			"type": "object",
			"description": "A valid token that matches all keys, with values in the syntax of an AuthorizationPolicy.",
			"additionalProperties": false,
			"minProperties": 1,
			"properties": {
				"issuers": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Issuers, one of which issued it. Default: any issuer whose tokens the proxy accepts."
				},
				"audiences": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Audiences, one of which it has. Default: any."
				},
				"subjects": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Subjects, one of which it has. Default: any."
				},
				"claims": {
					"type": "object",
					"minProperties": 1,
					"description": "Values by claim, named as `name` or `outer][inner`: each claim has one of its values. Default: any claims.",
					"additionalProperties": {
						"type": "array",
						"minItems": 1,
						"items": {
							"type": "string",
							"pattern": "\\S"
						}
					}
				}
			}
		},
		"Invariant": {
			"type": "object",
			"description": "A statement that must be true: `never` or `only`.",
			"additionalProperties": false,
			"properties": {
				"never": {
					"type": "object",
					"minProperties": 1,
					"description": "Requests that must never get in: those that match all keys. Default: none, for `only`.",
					"additionalProperties": false,
					"properties": {
						"at": {
							"description": "Where they must not get in: `gateways` (through their ports) or `workloads` (to their pods). Default: `gateways`.",
							"enum": ["gateways", "workloads"]
						},
						"in": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "The namespaces of the pods of these gateways or workloads. Default: all."
						},
						"hosts": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "Hosts of the requests, with or without a port; `*.example.com` covers all names below it. Default: all."
						},
						"paths": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "Paths of the requests, in the syntax of an AuthorizationPolicy: `/admin`, `/admin/*`, `*/info`, `/users/{*}/keys`. Default: all."
						},
						"notPaths": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "Paths to exclude. Default: none."
						},
						"methods": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "^[!#-'*+.^_`|~0-9A-Za-z-]+$"
							},
							"description": "Methods of the requests. Default: all."
						},
						"notMethods": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "string",
								"pattern": "^[!#-'*+.^_`|~0-9A-Za-z-]+$"
							},
							"description": "Methods to exclude. Default: none."
						},
						"ports": {
							"type": "array",
							"minItems": 1,
							"items": {
								"type": "integer",
								"minimum": 1,
								"maximum": 65535
							},
							"description": "Ports of the gateway, as its servers state them, or ports of the pods. Default: all."
						},
						"token": {
							"description": "Token of the requests: `none` for requests without one, `any` for requests with a valid token of any issuer, or a description of the token. Default: requests with any token, and without one.",
							"anyOf": [{
								"type": "string",
								"enum": ["none", "any"]
							}, { "$ref": "#/definitions/DescribedToken" }]
						},
						"from": {
							"type": "object",
							"minProperties": 1,
							"description": "Clients of requests at workloads, by their certificates, with the keys of an AuthorizationPolicy; `notPrincipals: ['*']` means plain-text requests. Default: all clients.",
							"additionalProperties": false,
							"properties": {
								"namespaces": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "The namespaces of the clients. Default: all."
								},
								"notNamespaces": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "Namespaces whose clients are excluded. Default: none."
								},
								"principals": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "The identities of the clients, as in `cluster.local/ns/shop/sa/web`. Default: all."
								},
								"notPrincipals": {
									"type": "array",
									"minItems": 1,
									"items": {
										"type": "string",
										"pattern": "\\S"
									},
									"description": "Identities to exclude. Default: none."
								}
							}
						}
					}
				},
				"only": {
					"type": "object",
					"description": "External hosts that only pods of these namespaces may reach. Default: none, for `never`.",
					"additionalProperties": false,
					"required": ["namespaces", "reach"],
					"properties": {
						"namespaces": {
							"type": "array",
							"items": {
								"type": "string",
								"pattern": "\\S"
							},
							"description": "The namespaces whose pods may reach them; `[]` for none."
						},
						"reach": {
							"type": "array",
							"minItems": 1,
							"items": { "type": "string" },
							"description": "The hosts, as `host` or `host:port`; `*.example.org` covers all names below it."
						}
					}
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why it must be true; the finding about a violation quotes it. Default: none."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "string",
						"pattern": "\\S"
					},
					"description": "Environments in which it must be true. Default: all."
				}
			}
		},
		"AllowedHost": {
			"type": "object",
			"description": "External hosts that may be called, with an owner and a reason.",
			"additionalProperties": false,
			"required": [
				"host",
				"owner",
				"reason"
			],
			"properties": {
				"host": {
					"type": "string",
					"description": "A name, or a wildcard: `*.example.org` covers all names below it."
				},
				"ports": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "integer",
						"minimum": 1,
						"maximum": 65535
					},
					"description": "Ports to which proxies connect. Default: every port."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The environments that may call them. Default: all."
				},
				"namespaces": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The namespaces whose pods may reach them, as `meshgate egress` decides it. Default: all."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "The person or team that is responsible for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why it is called."
				},
				"until": {
					"type": "string",
					"description": "Last day on which the entry applies, such as `2026-12-31`. Afterwards it allows nothing. Default: no end."
				}
			}
		},
		"WaiverEntry": {
			"type": "object",
			"description": "Findings of a rule that do not fail a run, narrowed by file, object and environment.",
			"additionalProperties": false,
			"required": [
				"rule",
				"owner",
				"reason",
				"until"
			],
			"properties": {
				"rule": {
					"type": "string",
					"description": "Rule (`routing/retry-on`), or one of its codes (`routing/retry-on/unknown-condition`)."
				},
				"path": {
					"type": "string",
					"description": "Pattern of the file with the line to edit. Default: every file."
				},
				"object": {
					"type": "string",
					"description": "Object that the finding is in, as `Kind/name` or `Kind/namespace/name`. Default: every object."
				},
				"environment": {
					"type": "string",
					"description": "The only environment of the finding. Default: every environment."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "The person or team that is responsible for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why the finding is accepted."
				},
				"until": {
					"type": "string",
					"description": "Last day on which the waiver applies, such as `2026-12-31`. Afterwards it is an error."
				}
			}
		},
		"MeshSettings": {
			"type": "object",
			"description": "Fields of Istio's MeshConfig that this repository does not contain. They take precedence over those that it contains. Default: the MeshConfig in the repository.",
			"additionalProperties": false,
			"properties": {
				"rootNamespace": {
					"type": "string",
					"description": "Namespace whose policies apply to the whole mesh. Default: `istio-system`."
				},
				"trustDomain": {
					"type": "string",
					"description": "Trust domain of the workloads' identities. Default: the one in the repository, else unknown."
				},
				"clusterDomain": {
					"type": "string",
					"description": "Domain that Kubernetes appends to the names of Services. Default: `cluster.local`."
				},
				"defaultConfig": {
					"type": "object",
					"description": "Configuration of the proxies. Default: the one in the repository.",
					"additionalProperties": false,
					"properties": { "proxyMetadata": {
						"type": "object",
						"description": "Variables of the proxies, such as `ISTIO_META_DNS_CAPTURE: 'true'` where they answer DNS queries. Default: none.",
						"additionalProperties": { "type": "string" }
					} }
				},
				"outboundTrafficPolicy": {
					"type": "object",
					"description": "What proxies do with requests to hosts that the mesh does not declare. Default: the setting in the repository, else unknown.",
					"additionalProperties": false,
					"properties": { "mode": {
						"description": "`REGISTRY_ONLY` refuses such requests, the other modes let them through.",
						"enum": [
							"ALLOW_ANY",
							"ALLOW_ANY_DYNAMIC_DNS",
							"REGISTRY_ONLY"
						]
					} },
					"required": ["mode"]
				},
				"defaultHttpRetryPolicy": {
					"type": "object",
					"description": "Retries of routes that set none. Default: those in the repository, else Istio's.",
					"additionalProperties": false,
					"properties": {
						"attempts": {
							"type": "integer",
							"description": "Number of retries of a request. Default: Istio's."
						},
						"retryOn": {
							"type": "string",
							"description": "Conditions for a retry, as in a VirtualService. Default: Istio's."
						}
					}
				},
				"defaultProviders": {
					"type": "object",
					"description": "Providers of telemetry that names none. Default: those in the repository.",
					"additionalProperties": false,
					"properties": { "accessLogging": {
						"type": "array",
						"description": "Names of providers of access logs; empty for none. Default: unknown.",
						"items": { "type": "string" }
					} }
				},
				"extensionProviders": {
					"type": "array",
					"description": "Providers that policies and telemetry may name. Default: those in the repository.",
					"items": {
						"type": "object",
						"additionalProperties": false,
						"properties": { "name": {
							"type": "string",
							"description": "The name by which policies refer to it."
						} },
						"required": ["name"]
					}
				}
			}
		},
		"NamedCluster": {
			"type": "object",
			"description": "A cluster that Argo CD applies to, with the keys of the Secret that describes it in Argo CD.",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"type": "string",
					"description": "Its name in Argo CD; `in-cluster` is the one that Argo CD runs in."
				},
				"server": {
					"type": "string",
					"description": "Address of its API server, as destinations of Applications state it. Default: unknown."
				},
				"labels": {
					"type": "object",
					"description": "Labels by which cluster generators select. Default: none.",
					"additionalProperties": { "type": "string" }
				},
				"annotations": {
					"type": "object",
					"description": "Annotations that templates of ApplicationSets read. Default: none.",
					"additionalProperties": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "Environment of the targets that are applied to it. Default: the one that paths and names state."
				},
				"mesh": {
					"type": "string",
					"description": "The Istio mesh that it belongs to, such as `mesh1`. Clusters of one environment that name the same mesh see each other's objects. Default: a mesh of its own."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "APIs that it serves besides Kubernetes' own, as in `targets`, for releases that do not state them themselves. Default: as in `targets`.",
					"items": { "type": "string" }
				},
				"kube-version": {
					"type": "string",
					"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
					"description": "Its version of Kubernetes, as in `1.34`, for releases that do not state one themselves. Default: the one that Helm is built for."
				}
			}
		},
		"NamedSchema": {
			"type": "object",
			"description": "A JSON schema that does not name its kind.",
			"additionalProperties": false,
			"properties": {
				"group": {
					"type": "string",
					"description": "API group of the kind. Default: the core group."
				},
				"version": {
					"type": "string",
					"description": "Version of the kind, as in `v1`."
				},
				"kind": {
					"type": "string",
					"description": "The kind of object that it describes."
				},
				"file": {
					"type": "string",
					"description": "JSON schema, as JSON or YAML."
				}
			},
			"required": [
				"version",
				"kind",
				"file"
			]
		},
		"ConfiguredTarget": {
			"type": "object",
			"description": "A Helm release (`chart`) or files that are applied together (`manifests`). Paths are relative to the root.",
			"additionalProperties": false,
			"properties": {
				"chart": {
					"type": "string",
					"description": "Folder or archive of a chart, or its address if it is not in this repository. Default: none, for `manifests` and for values whose chart is elsewhere."
				},
				"values": {
					"type": "array",
					"description": "Values files in the order of `helm -f`: the last one wins. Default: only the chart's own.",
					"items": { "type": "string" }
				},
				"release": {
					"type": "string",
					"description": "Release name. Default: the chart's name."
				},
				"namespace": {
					"type": "string",
					"description": "Namespace of the release. Default: unknown; then no rule relies on it."
				},
				"manifests": {
					"type": "array",
					"description": "Patterns of files that are applied together. Default: none, for releases.",
					"items": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "Environment of the target. Targets of one environment are applied together. Default: none; the target is checked by itself."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "APIs that the cluster serves besides Kubernetes' own, as `group/version` or `group/version/Kind`. Default: in a repository with objects of Istio, the APIs of Istio, the Gateway API, Argo CD and Flux; else none.",
					"items": { "type": "string" }
				},
				"kube-version": {
					"type": "string",
					"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
					"description": "Version of Kubernetes that the release is rendered for, as in `1.34`. Default: the one that Helm is built for."
				},
				"is-upgrade": {
					"type": "boolean",
					"description": "Render as for an upgrade (`.Release.IsUpgrade`) instead of an installation. Default: false."
				},
				"include-crds": {
					"type": "boolean",
					"description": "Render the files in the chart's `crds/`. Default: false; they are checked in any case."
				}
			}
		}
	}
};

// src/config.ts
const defaultConfigFile = ".meshgate.yaml";
async function readConfig(reader, file = defaultConfigFile) {
	const path = resolveLinks(reader.tree, file) ?? file;
	if (reader.tree.read(path) === void 0) return configOfMissingFile(reader, file);
	const mistakes = await configMistakes(reader, file);
	if (mistakes.length > 0) throw new ConfigurationError(mistakes);
	const { root } = configurationFiles(reader, file);
	return root ? settingsOf(root) : {};
}
async function configMistakes(reader, file) {
	const { files, mistakes } = configurationFiles(reader, file);
	return [...(await Promise.all(files.toReversed().map((path) => fileMistakes(reader, path)))).flat(), ...mistakes.map(({ node, message }) => mistake(node, message))];
}
async function fileMistakes(reader, path) {
	const documents = reader.documents(path);
	const root = documents[0]?.root;
	return [...syntaxMistakes(documents), ...root ? await rootMistakes(Node.of(root)) : []];
}
function checkEgressAllowlist(entries) {
	const mistakes = entries.flatMap((entry) => allowedEgressMistake(entry) ?? []);
	if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
}
function configOfMissingFile({ tree }, file) {
	const refusal = refusalOf(tree, file);
	if (refusal) throw new UsageError(`the configuration ${unreadableText(refusal)}`);
	if (file === ".meshgate.yaml") return {};
	throw new UsageError(`no configuration \`${file}\`; give its path from the root of the repository`);
}
async function rootMistakes(root) {
	const ofSchema = await schemaMistakes(root);
	return [...ofSchema, ...await keyMistakes(root, ofSchema.length === 0)];
}
function syntaxMistakes(documents) {
	return documents.flatMap(({ source, problems }) => problems.map(({ message, start, end }) => ({
		at: locationAt(source, start, end),
		message
	})));
}
async function schemaMistakes(root) {
	const settings = settingsOf(root);
	if (accepts_config_default(settings)) return [];
	return (await schemaViolations(config_schema_default, settings)).map((violation) => mistake(root.at(...violation.path), messageWithKey(violation)));
}

export { syntaxMistakes as a, isDay as c, readConfig as i, configMistakes as n, config_schema_default as o, defaultConfigFile as r, configurationFiles as s, checkEgressAllowlist as t };