import { t as UsageError } from "./errors.js";
import { d as refusalOf, p as resolveLinks } from "./tree.js";
import { n as parseIstioVersion, r as versionText, t as newestIstio } from "./istio-version.js";
import { C as Node, r as parseAllowedEgress } from "./egress-allowlist.js";
import { t as closest } from "./suggest.js";
import { n as schemaViolations } from "./validate.js";
import { c as locationAt } from "./parse.js";

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
		"targets": {
			"x-side": "each",
			"type": "array",
			"description": "What is rendered and checked. Where it is absent, meshgate finds charts, values files and manifests itself.",
			"items": { "$ref": "#/definitions/ConfiguredTarget" }
		},
		"manifests": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files that may hold plain manifests, relative to the root. Default: every YAML and JSON file.",
			"items": { "type": "string" }
		},
		"exclude": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files and folders that are left alone, relative to the root.",
			"items": { "type": "string" }
		},
		"istio-version": {
			"x-side": "head",
			"type": "string",
			"description": "Version of Istio that the mesh runs, as in `1.27`: some things changed their meaning. Default: the newest known one."
		},
		"mesh": {
			"x-side": "head",
			"$ref": "#/definitions/MeshSettings"
		},
		"egress-allowlist": {
			"x-side": "head",
			"type": "array",
			"description": "Hosts outside that the mesh may call, each as `host`, as `host:port`, or as a map that also says where, until when and why: `*.example.org` holds all names below, `*` every one. What is declared besides is an error. Default: anything may be declared.",
			"items": { "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/AllowedHost" }] }
		},
		"schemas": {
			"x-side": "head",
			"type": "array",
			"description": "Schemas of kinds that meshgate does not know, or knows in another version. Paths are relative to the root.",
			"items": { "anyOf": [{
				"type": "string",
				"description": "Pattern of files with CustomResourceDefinitions, or with JSON schemas that carry `x-kubernetes-group-version-kind`."
			}, { "$ref": "#/definitions/NamedSchema" }] }
		},
		"repository": {
			"x-side": "head",
			"type": "object",
			"description": "The Git repository that this is, for sources of Argo CD and Flux that name it. Its remotes are known.",
			"additionalProperties": false,
			"properties": { "aliases": {
				"type": "array",
				"description": "Further URLs under which Argo CD or Flux read this repository, as a mirror has them: `https://git.example.com/platform`.",
				"items": { "type": "string" }
			} }
		},
		"clusters": {
			"x-side": "head",
			"type": "array",
			"description": "The clusters that Argo CD applies to, where no Secret of this repository describes them. Generators of clusters yield them, destinations are shown by their names.",
			"items": { "$ref": "#/definitions/NamedCluster" }
		},
		"waivers": {
			"x-side": "head",
			"type": "array",
			"description": "Findings that somebody answers for until a day. They do not fail a run.",
			"items": { "$ref": "#/definitions/WaiverEntry" }
		},
		"rules": {
			"x-side": "head",
			"type": "object",
			"description": "Severity by rule (`routing/retry-on`) or by one of the things that a rule can say (`routing/retry-on/unknown-condition`), which counts more: `error`, `warning`, `info`, or `off`.",
			"additionalProperties": { "enum": [
				"error",
				"warning",
				"info",
				"off"
			] }
		}
	},
	"definitions": {
		"AllowedHost": {
			"type": "object",
			"description": "Hosts outside that may be called, with who answers for it.",
			"additionalProperties": false,
			"required": [
				"host",
				"owner",
				"reason"
			],
			"properties": {
				"host": {
					"type": "string",
					"description": "A name, or a wildcard: `*.example.org` holds all names below."
				},
				"ports": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "integer",
						"minimum": 1,
						"maximum": 65535
					},
					"description": "The ports that connections arrive at. Default: every port."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The environments that may call them. Default: every one."
				},
				"namespaces": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The namespaces whose pods may reach them, as `meshgate egress` decides it. Default: every one."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "Who answers for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "What it is called for."
				},
				"until": {
					"type": "string",
					"description": "The last day on which it counts, as in `2026-12-31`. Afterwards it allows nothing."
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
					"description": "The one environment of the finding. Default: every environment."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "Who answers for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why the finding is accepted."
				},
				"until": {
					"type": "string",
					"description": "The last day on which it counts, as in `2026-12-31`. Afterwards it is an error."
				}
			}
		},
		"MeshSettings": {
			"type": "object",
			"description": "How the mesh is configured, in the words of Istio's MeshConfig, where this repository does not hold it. What is said here counts more than what is found.",
			"additionalProperties": false,
			"properties": {
				"rootNamespace": {
					"type": "string",
					"description": "Namespace whose policies hold for the whole mesh. Default: `istio-system`."
				},
				"trustDomain": {
					"type": "string",
					"description": "Trust domain of the workloads' identities."
				},
				"clusterDomain": {
					"type": "string",
					"description": "What Kubernetes appends to the names of Services. Default: `cluster.local`."
				},
				"defaultConfig": {
					"type": "object",
					"description": "Configuration of the proxies.",
					"additionalProperties": false,
					"properties": { "proxyMetadata": {
						"type": "object",
						"description": "Variables of the proxies, such as `ISTIO_META_DNS_CAPTURE: 'true'` where they answer DNS queries.",
						"additionalProperties": { "type": "string" }
					} }
				},
				"outboundTrafficPolicy": {
					"type": "object",
					"description": "What proxies do with hosts that the mesh does not know.",
					"additionalProperties": false,
					"properties": { "mode": { "enum": [
						"ALLOW_ANY",
						"ALLOW_ANY_DYNAMIC_DNS",
						"REGISTRY_ONLY"
					] } },
					"required": ["mode"]
				},
				"defaultHttpRetryPolicy": {
					"type": "object",
					"description": "Retries of routes that set none.",
					"additionalProperties": false,
					"properties": {
						"attempts": { "type": "integer" },
						"retryOn": { "type": "string" }
					}
				},
				"defaultProviders": {
					"type": "object",
					"description": "What telemetry without a provider is handed to.",
					"additionalProperties": false,
					"properties": { "accessLogging": {
						"type": "array",
						"description": "Names of providers; empty where access logs are handed to none.",
						"items": { "type": "string" }
					} }
				},
				"extensionProviders": {
					"type": "array",
					"description": "What authorization and telemetry may be handed to, by name.",
					"items": {
						"type": "object",
						"additionalProperties": false,
						"properties": { "name": { "type": "string" } },
						"required": ["name"]
					}
				}
			}
		},
		"NamedCluster": {
			"type": "object",
			"description": "A cluster that Argo CD applies to, in the words of the Secret that describes it there.",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"type": "string",
					"description": "Its name in Argo CD; `in-cluster` is the one that Argo CD runs in."
				},
				"server": {
					"type": "string",
					"description": "Address of its API server, as destinations of Applications state it."
				},
				"labels": {
					"type": "object",
					"description": "Labels that generators of clusters select by.",
					"additionalProperties": { "type": "string" }
				},
				"annotations": {
					"type": "object",
					"description": "Annotations that templates of ApplicationSets read.",
					"additionalProperties": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "The environment of what is applied to it. Default: what paths and names say."
				},
				"mesh": {
					"type": "string",
					"description": "The mesh of Istio that it is of, as in `mesh1`. Clusters of one environment that name the same mesh see what is applied to each other. Default: a mesh by itself."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "What it serves besides Kubernetes' own APIs, as in `targets`, for releases that do not state it themselves.",
					"items": { "type": "string" }
				},
				"kube-version": {
					"type": "string",
					"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
					"description": "Its version of Kubernetes, as in `1.34`, for releases that do not state one themselves."
				}
			}
		},
		"NamedSchema": {
			"type": "object",
			"description": "The JSON schema of a kind that it does not name itself.",
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
				"kind": { "type": "string" },
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
					"description": "Folder or archive of a chart; or where it comes from, if it is not in this repository."
				},
				"values": {
					"type": "array",
					"description": "Values files in the order of `helm -f`: the last one wins.",
					"items": { "type": "string" }
				},
				"release": {
					"type": "string",
					"description": "Release name. Default: the chart's name."
				},
				"namespace": {
					"type": "string",
					"description": "Namespace of the release. Absent: unknown, and no rule concludes anything from it."
				},
				"manifests": {
					"type": "array",
					"description": "Patterns of files that are applied together.",
					"items": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "Targets of one environment are applied together."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "What the cluster serves besides Kubernetes' own APIs, as `group/version` or `group/version/Kind`. Default: in a repository with objects of Istio, the APIs of Istio, the Gateway API, Argo CD and Flux; else none.",
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
					"description": "Render what `crds/` of the chart holds. Default: false; it is checked in any case."
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
			"description": "Folder or archive of a chart; or where it comes from, if it is not in this repository."
		},
		"values": {
			"type": "array",
			"description": "Values files in the order of `helm -f`: the last one wins.",
			"items": { "type": "string" }
		},
		"release": {
			"type": "string",
			"description": "Release name. Default: the chart's name."
		},
		"namespace": {
			"type": "string",
			"description": "Namespace of the release. Absent: unknown, and no rule concludes anything from it."
		},
		"manifests": {
			"type": "array",
			"description": "Patterns of files that are applied together.",
			"items": { "type": "string" }
		},
		"environment": {
			"type": "string",
			"description": "Targets of one environment are applied together."
		},
		"api-versions": {
			"type": "array",
			"minItems": 1,
			"description": "What the cluster serves besides Kubernetes' own APIs, as `group/version` or `group/version/Kind`. Default: in a repository with objects of Istio, the APIs of Istio, the Gateway API, Argo CD and Flux; else none.",
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
			"description": "Render what `crds/` of the chart holds. Default: false; it is checked in any case."
		}
	}
};
const schema13 = {
	"type": "object",
	"description": "How the mesh is configured, in the words of Istio's MeshConfig, where this repository does not hold it. What is said here counts more than what is found.",
	"additionalProperties": false,
	"properties": {
		"rootNamespace": {
			"type": "string",
			"description": "Namespace whose policies hold for the whole mesh. Default: `istio-system`."
		},
		"trustDomain": {
			"type": "string",
			"description": "Trust domain of the workloads' identities."
		},
		"clusterDomain": {
			"type": "string",
			"description": "What Kubernetes appends to the names of Services. Default: `cluster.local`."
		},
		"defaultConfig": {
			"type": "object",
			"description": "Configuration of the proxies.",
			"additionalProperties": false,
			"properties": { "proxyMetadata": {
				"type": "object",
				"description": "Variables of the proxies, such as `ISTIO_META_DNS_CAPTURE: 'true'` where they answer DNS queries.",
				"additionalProperties": { "type": "string" }
			} }
		},
		"outboundTrafficPolicy": {
			"type": "object",
			"description": "What proxies do with hosts that the mesh does not know.",
			"additionalProperties": false,
			"properties": { "mode": { "enum": [
				"ALLOW_ANY",
				"ALLOW_ANY_DYNAMIC_DNS",
				"REGISTRY_ONLY"
			] } },
			"required": ["mode"]
		},
		"defaultHttpRetryPolicy": {
			"type": "object",
			"description": "Retries of routes that set none.",
			"additionalProperties": false,
			"properties": {
				"attempts": { "type": "integer" },
				"retryOn": { "type": "string" }
			}
		},
		"defaultProviders": {
			"type": "object",
			"description": "What telemetry without a provider is handed to.",
			"additionalProperties": false,
			"properties": { "accessLogging": {
				"type": "array",
				"description": "Names of providers; empty where access logs are handed to none.",
				"items": { "type": "string" }
			} }
		},
		"extensionProviders": {
			"type": "array",
			"description": "What authorization and telemetry may be handed to, by name.",
			"items": {
				"type": "object",
				"additionalProperties": false,
				"properties": { "name": { "type": "string" } },
				"required": ["name"]
			}
		}
	}
};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$", "u");
const pattern1 = new RegExp("\\S", "u");
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
				if (data.targets !== void 0) {
					let data0 = data.targets;
					const _errs3 = errors;
					if (errors === _errs3) {
						if (Array.isArray(data0)) {
							const len0 = data0.length;
							for (let i0 = 0; i0 < len0; i0++) {
								let data1 = data0[i0];
								const _errs5 = errors;
								if (errors === errors) {
									if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
										const _errs8 = errors;
										for (const key1 in data1) if (!func2.call(schema12.properties, key1)) {
											validate10.errors = [{
												instancePath: instancePath + "/targets/" + i0,
												schemaPath: "#/definitions/ConfiguredTarget/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key1 }
											}];
											return false;
										}
										if (_errs8 === errors) {
											if (data1.chart !== void 0) {
												const _errs9 = errors;
												if (typeof data1.chart !== "string") {
													validate10.errors = [{
														instancePath: instancePath + "/targets/" + i0 + "/chart",
														schemaPath: "#/definitions/ConfiguredTarget/properties/chart/type",
														keyword: "type",
														params: { type: "string" }
													}];
													return false;
												}
												var valid3 = _errs9 === errors;
											} else var valid3 = true;
											if (valid3) {
												if (data1.values !== void 0) {
													let data3 = data1.values;
													const _errs11 = errors;
													if (errors === _errs11) {
														if (Array.isArray(data3)) {
															const len1 = data3.length;
															for (let i1 = 0; i1 < len1; i1++) {
																const _errs13 = errors;
																if (typeof data3[i1] !== "string") {
																	validate10.errors = [{
																		instancePath: instancePath + "/targets/" + i0 + "/values/" + i1,
																		schemaPath: "#/definitions/ConfiguredTarget/properties/values/items/type",
																		keyword: "type",
																		params: { type: "string" }
																	}];
																	return false;
																}
																if (!(_errs13 === errors)) break;
															}
														} else {
															validate10.errors = [{
																instancePath: instancePath + "/targets/" + i0 + "/values",
																schemaPath: "#/definitions/ConfiguredTarget/properties/values/type",
																keyword: "type",
																params: { type: "array" }
															}];
															return false;
														}
													}
													var valid3 = _errs11 === errors;
												} else var valid3 = true;
												if (valid3) {
													if (data1.release !== void 0) {
														const _errs15 = errors;
														if (typeof data1.release !== "string") {
															validate10.errors = [{
																instancePath: instancePath + "/targets/" + i0 + "/release",
																schemaPath: "#/definitions/ConfiguredTarget/properties/release/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
														var valid3 = _errs15 === errors;
													} else var valid3 = true;
													if (valid3) {
														if (data1.namespace !== void 0) {
															const _errs17 = errors;
															if (typeof data1.namespace !== "string") {
																validate10.errors = [{
																	instancePath: instancePath + "/targets/" + i0 + "/namespace",
																	schemaPath: "#/definitions/ConfiguredTarget/properties/namespace/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
															var valid3 = _errs17 === errors;
														} else var valid3 = true;
														if (valid3) {
															if (data1.manifests !== void 0) {
																let data7 = data1.manifests;
																const _errs19 = errors;
																if (errors === _errs19) {
																	if (Array.isArray(data7)) {
																		const len2 = data7.length;
																		for (let i2 = 0; i2 < len2; i2++) {
																			const _errs21 = errors;
																			if (typeof data7[i2] !== "string") {
																				validate10.errors = [{
																					instancePath: instancePath + "/targets/" + i0 + "/manifests/" + i2,
																					schemaPath: "#/definitions/ConfiguredTarget/properties/manifests/items/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			if (!(_errs21 === errors)) break;
																		}
																	} else {
																		validate10.errors = [{
																			instancePath: instancePath + "/targets/" + i0 + "/manifests",
																			schemaPath: "#/definitions/ConfiguredTarget/properties/manifests/type",
																			keyword: "type",
																			params: { type: "array" }
																		}];
																		return false;
																	}
																}
																var valid3 = _errs19 === errors;
															} else var valid3 = true;
															if (valid3) {
																if (data1.environment !== void 0) {
																	const _errs23 = errors;
																	if (typeof data1.environment !== "string") {
																		validate10.errors = [{
																			instancePath: instancePath + "/targets/" + i0 + "/environment",
																			schemaPath: "#/definitions/ConfiguredTarget/properties/environment/type",
																			keyword: "type",
																			params: { type: "string" }
																		}];
																		return false;
																	}
																	var valid3 = _errs23 === errors;
																} else var valid3 = true;
																if (valid3) {
																	if (data1["api-versions"] !== void 0) {
																		let data10 = data1["api-versions"];
																		const _errs25 = errors;
																		if (errors === _errs25) {
																			if (Array.isArray(data10)) {
																				if (data10.length < 1) {
																					validate10.errors = [{
																						instancePath: instancePath + "/targets/" + i0 + "/api-versions",
																						schemaPath: "#/definitions/ConfiguredTarget/properties/api-versions/minItems",
																						keyword: "minItems",
																						params: { limit: 1 }
																					}];
																					return false;
																				} else {
																					const len3 = data10.length;
																					for (let i3 = 0; i3 < len3; i3++) {
																						const _errs27 = errors;
																						if (typeof data10[i3] !== "string") {
																							validate10.errors = [{
																								instancePath: instancePath + "/targets/" + i0 + "/api-versions/" + i3,
																								schemaPath: "#/definitions/ConfiguredTarget/properties/api-versions/items/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						if (!(_errs27 === errors)) break;
																					}
																				}
																			} else {
																				validate10.errors = [{
																					instancePath: instancePath + "/targets/" + i0 + "/api-versions",
																					schemaPath: "#/definitions/ConfiguredTarget/properties/api-versions/type",
																					keyword: "type",
																					params: { type: "array" }
																				}];
																				return false;
																			}
																		}
																		var valid3 = _errs25 === errors;
																	} else var valid3 = true;
																	if (valid3) {
																		if (data1["kube-version"] !== void 0) {
																			let data12 = data1["kube-version"];
																			const _errs29 = errors;
																			if (errors === _errs29) {
																				if (typeof data12 === "string") {
																					if (!pattern0.test(data12)) {
																						validate10.errors = [{
																							instancePath: instancePath + "/targets/" + i0 + "/kube-version",
																							schemaPath: "#/definitions/ConfiguredTarget/properties/kube-version/pattern",
																							keyword: "pattern",
																							params: { pattern: "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$" }
																						}];
																						return false;
																					}
																				} else {
																					validate10.errors = [{
																						instancePath: instancePath + "/targets/" + i0 + "/kube-version",
																						schemaPath: "#/definitions/ConfiguredTarget/properties/kube-version/type",
																						keyword: "type",
																						params: { type: "string" }
																					}];
																					return false;
																				}
																			}
																			var valid3 = _errs29 === errors;
																		} else var valid3 = true;
																		if (valid3) {
																			if (data1["is-upgrade"] !== void 0) {
																				const _errs31 = errors;
																				if (typeof data1["is-upgrade"] !== "boolean") {
																					validate10.errors = [{
																						instancePath: instancePath + "/targets/" + i0 + "/is-upgrade",
																						schemaPath: "#/definitions/ConfiguredTarget/properties/is-upgrade/type",
																						keyword: "type",
																						params: { type: "boolean" }
																					}];
																					return false;
																				}
																				var valid3 = _errs31 === errors;
																			} else var valid3 = true;
																			if (valid3) {
																				if (data1["include-crds"] !== void 0) {
																					const _errs33 = errors;
																					if (typeof data1["include-crds"] !== "boolean") {
																						validate10.errors = [{
																							instancePath: instancePath + "/targets/" + i0 + "/include-crds",
																							schemaPath: "#/definitions/ConfiguredTarget/properties/include-crds/type",
																							keyword: "type",
																							params: { type: "boolean" }
																						}];
																						return false;
																					}
																					var valid3 = _errs33 === errors;
																				} else var valid3 = true;
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
											instancePath: instancePath + "/targets/" + i0,
											schemaPath: "#/definitions/ConfiguredTarget/type",
											keyword: "type",
											params: { type: "object" }
										}];
										return false;
									}
								}
								if (!(_errs5 === errors)) break;
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
					var valid0 = _errs3 === errors;
				} else var valid0 = true;
				if (valid0) {
					if (data.manifests !== void 0) {
						let data15 = data.manifests;
						const _errs35 = errors;
						if (errors === _errs35) {
							if (Array.isArray(data15)) {
								const len4 = data15.length;
								for (let i4 = 0; i4 < len4; i4++) {
									const _errs37 = errors;
									if (typeof data15[i4] !== "string") {
										validate10.errors = [{
											instancePath: instancePath + "/manifests/" + i4,
											schemaPath: "#/properties/manifests/items/type",
											keyword: "type",
											params: { type: "string" }
										}];
										return false;
									}
									if (!(_errs37 === errors)) break;
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
						var valid0 = _errs35 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.exclude !== void 0) {
							let data17 = data.exclude;
							const _errs39 = errors;
							if (errors === _errs39) {
								if (Array.isArray(data17)) {
									const len5 = data17.length;
									for (let i5 = 0; i5 < len5; i5++) {
										const _errs41 = errors;
										if (typeof data17[i5] !== "string") {
											validate10.errors = [{
												instancePath: instancePath + "/exclude/" + i5,
												schemaPath: "#/properties/exclude/items/type",
												keyword: "type",
												params: { type: "string" }
											}];
											return false;
										}
										if (!(_errs41 === errors)) break;
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
							var valid0 = _errs39 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data["istio-version"] !== void 0) {
								const _errs43 = errors;
								if (typeof data["istio-version"] !== "string") {
									validate10.errors = [{
										instancePath: instancePath + "/istio-version",
										schemaPath: "#/properties/istio-version/type",
										keyword: "type",
										params: { type: "string" }
									}];
									return false;
								}
								var valid0 = _errs43 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.mesh !== void 0) {
									let data20 = data.mesh;
									const _errs45 = errors;
									if (errors === errors) {
										if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
											const _errs48 = errors;
											for (const key2 in data20) if (!(key2 === "rootNamespace" || key2 === "trustDomain" || key2 === "clusterDomain" || key2 === "defaultConfig" || key2 === "outboundTrafficPolicy" || key2 === "defaultHttpRetryPolicy" || key2 === "defaultProviders" || key2 === "extensionProviders")) {
												validate10.errors = [{
													instancePath: instancePath + "/mesh",
													schemaPath: "#/definitions/MeshSettings/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key2 }
												}];
												return false;
											}
											if (_errs48 === errors) {
												if (data20.rootNamespace !== void 0) {
													const _errs49 = errors;
													if (typeof data20.rootNamespace !== "string") {
														validate10.errors = [{
															instancePath: instancePath + "/mesh/rootNamespace",
															schemaPath: "#/definitions/MeshSettings/properties/rootNamespace/type",
															keyword: "type",
															params: { type: "string" }
														}];
														return false;
													}
													var valid10 = _errs49 === errors;
												} else var valid10 = true;
												if (valid10) {
													if (data20.trustDomain !== void 0) {
														const _errs51 = errors;
														if (typeof data20.trustDomain !== "string") {
															validate10.errors = [{
																instancePath: instancePath + "/mesh/trustDomain",
																schemaPath: "#/definitions/MeshSettings/properties/trustDomain/type",
																keyword: "type",
																params: { type: "string" }
															}];
															return false;
														}
														var valid10 = _errs51 === errors;
													} else var valid10 = true;
													if (valid10) {
														if (data20.clusterDomain !== void 0) {
															const _errs53 = errors;
															if (typeof data20.clusterDomain !== "string") {
																validate10.errors = [{
																	instancePath: instancePath + "/mesh/clusterDomain",
																	schemaPath: "#/definitions/MeshSettings/properties/clusterDomain/type",
																	keyword: "type",
																	params: { type: "string" }
																}];
																return false;
															}
															var valid10 = _errs53 === errors;
														} else var valid10 = true;
														if (valid10) {
															if (data20.defaultConfig !== void 0) {
																let data24 = data20.defaultConfig;
																const _errs55 = errors;
																if (errors === _errs55) {
																	if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
																		const _errs57 = errors;
																		for (const key3 in data24) if (!(key3 === "proxyMetadata")) {
																			validate10.errors = [{
																				instancePath: instancePath + "/mesh/defaultConfig",
																				schemaPath: "#/definitions/MeshSettings/properties/defaultConfig/additionalProperties",
																				keyword: "additionalProperties",
																				params: { additionalProperty: key3 }
																			}];
																			return false;
																		}
																		if (_errs57 === errors) {
																			if (data24.proxyMetadata !== void 0) {
																				let data25 = data24.proxyMetadata;
																				if (errors === errors) {
																					if (data25 && typeof data25 == "object" && !Array.isArray(data25)) for (const key4 in data25) {
																						const _errs61 = errors;
																						if (typeof data25[key4] !== "string") {
																							validate10.errors = [{
																								instancePath: instancePath + "/mesh/defaultConfig/proxyMetadata/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
																								schemaPath: "#/definitions/MeshSettings/properties/defaultConfig/properties/proxyMetadata/additionalProperties/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						if (!(_errs61 === errors)) break;
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
																var valid10 = _errs55 === errors;
															} else var valid10 = true;
															if (valid10) {
																if (data20.outboundTrafficPolicy !== void 0) {
																	let data27 = data20.outboundTrafficPolicy;
																	const _errs63 = errors;
																	if (errors === _errs63) {
																		if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
																			let missing0;
																			if (data27.mode === void 0 && (missing0 = "mode")) {
																				validate10.errors = [{
																					instancePath: instancePath + "/mesh/outboundTrafficPolicy",
																					schemaPath: "#/definitions/MeshSettings/properties/outboundTrafficPolicy/required",
																					keyword: "required",
																					params: { missingProperty: missing0 }
																				}];
																				return false;
																			} else {
																				const _errs65 = errors;
																				for (const key5 in data27) if (!(key5 === "mode")) {
																					validate10.errors = [{
																						instancePath: instancePath + "/mesh/outboundTrafficPolicy",
																						schemaPath: "#/definitions/MeshSettings/properties/outboundTrafficPolicy/additionalProperties",
																						keyword: "additionalProperties",
																						params: { additionalProperty: key5 }
																					}];
																					return false;
																				}
																				if (_errs65 === errors) {
																					if (data27.mode !== void 0) {
																						let data28 = data27.mode;
																						if (!(data28 === "ALLOW_ANY" || data28 === "ALLOW_ANY_DYNAMIC_DNS" || data28 === "REGISTRY_ONLY")) {
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
																	var valid10 = _errs63 === errors;
																} else var valid10 = true;
																if (valid10) {
																	if (data20.defaultHttpRetryPolicy !== void 0) {
																		let data29 = data20.defaultHttpRetryPolicy;
																		const _errs67 = errors;
																		if (errors === _errs67) {
																			if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
																				const _errs69 = errors;
																				for (const key6 in data29) if (!(key6 === "attempts" || key6 === "retryOn")) {
																					validate10.errors = [{
																						instancePath: instancePath + "/mesh/defaultHttpRetryPolicy",
																						schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/additionalProperties",
																						keyword: "additionalProperties",
																						params: { additionalProperty: key6 }
																					}];
																					return false;
																				}
																				if (_errs69 === errors) {
																					if (data29.attempts !== void 0) {
																						let data30 = data29.attempts;
																						const _errs70 = errors;
																						if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
																							validate10.errors = [{
																								instancePath: instancePath + "/mesh/defaultHttpRetryPolicy/attempts",
																								schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/properties/attempts/type",
																								keyword: "type",
																								params: { type: "integer" }
																							}];
																							return false;
																						}
																						var valid14 = _errs70 === errors;
																					} else var valid14 = true;
																					if (valid14) {
																						if (data29.retryOn !== void 0) {
																							const _errs72 = errors;
																							if (typeof data29.retryOn !== "string") {
																								validate10.errors = [{
																									instancePath: instancePath + "/mesh/defaultHttpRetryPolicy/retryOn",
																									schemaPath: "#/definitions/MeshSettings/properties/defaultHttpRetryPolicy/properties/retryOn/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							var valid14 = _errs72 === errors;
																						} else var valid14 = true;
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
																		var valid10 = _errs67 === errors;
																	} else var valid10 = true;
																	if (valid10) {
																		if (data20.defaultProviders !== void 0) {
																			let data32 = data20.defaultProviders;
																			const _errs74 = errors;
																			if (errors === _errs74) {
																				if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
																					const _errs76 = errors;
																					for (const key7 in data32) if (!(key7 === "accessLogging")) {
																						validate10.errors = [{
																							instancePath: instancePath + "/mesh/defaultProviders",
																							schemaPath: "#/definitions/MeshSettings/properties/defaultProviders/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key7 }
																						}];
																						return false;
																					}
																					if (_errs76 === errors) {
																						if (data32.accessLogging !== void 0) {
																							let data33 = data32.accessLogging;
																							if (errors === errors) {
																								if (Array.isArray(data33)) {
																									const len6 = data33.length;
																									for (let i6 = 0; i6 < len6; i6++) {
																										const _errs79 = errors;
																										if (typeof data33[i6] !== "string") {
																											validate10.errors = [{
																												instancePath: instancePath + "/mesh/defaultProviders/accessLogging/" + i6,
																												schemaPath: "#/definitions/MeshSettings/properties/defaultProviders/properties/accessLogging/items/type",
																												keyword: "type",
																												params: { type: "string" }
																											}];
																											return false;
																										}
																										if (!(_errs79 === errors)) break;
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
																			var valid10 = _errs74 === errors;
																		} else var valid10 = true;
																		if (valid10) {
																			if (data20.extensionProviders !== void 0) {
																				let data35 = data20.extensionProviders;
																				const _errs81 = errors;
																				if (errors === _errs81) {
																					if (Array.isArray(data35)) {
																						const len7 = data35.length;
																						for (let i7 = 0; i7 < len7; i7++) {
																							let data36 = data35[i7];
																							const _errs83 = errors;
																							if (errors === _errs83) {
																								if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
																									let missing1;
																									if (data36.name === void 0 && (missing1 = "name")) {
																										validate10.errors = [{
																											instancePath: instancePath + "/mesh/extensionProviders/" + i7,
																											schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/required",
																											keyword: "required",
																											params: { missingProperty: missing1 }
																										}];
																										return false;
																									} else {
																										const _errs85 = errors;
																										for (const key8 in data36) if (!(key8 === "name")) {
																											validate10.errors = [{
																												instancePath: instancePath + "/mesh/extensionProviders/" + i7,
																												schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/additionalProperties",
																												keyword: "additionalProperties",
																												params: { additionalProperty: key8 }
																											}];
																											return false;
																										}
																										if (_errs85 === errors) {
																											if (data36.name !== void 0) {
																												if (typeof data36.name !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/mesh/extensionProviders/" + i7 + "/name",
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
																										instancePath: instancePath + "/mesh/extensionProviders/" + i7,
																										schemaPath: "#/definitions/MeshSettings/properties/extensionProviders/items/type",
																										keyword: "type",
																										params: { type: "object" }
																									}];
																									return false;
																								}
																							}
																							if (!(_errs83 === errors)) break;
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
																				var valid10 = _errs81 === errors;
																			} else var valid10 = true;
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
									var valid0 = _errs45 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data["egress-allowlist"] !== void 0) {
										let data38 = data["egress-allowlist"];
										const _errs88 = errors;
										if (errors === _errs88) {
											if (Array.isArray(data38)) {
												const len8 = data38.length;
												for (let i8 = 0; i8 < len8; i8++) {
													let data39 = data38[i8];
													const _errs90 = errors;
													const _errs91 = errors;
													let valid20 = false;
													const _errs92 = errors;
													if (typeof data39 !== "string") {
														const err0 = {
															instancePath: instancePath + "/egress-allowlist/" + i8,
															schemaPath: "#/properties/egress-allowlist/items/anyOf/0/type",
															keyword: "type",
															params: { type: "string" }
														};
														if (vErrors === null) vErrors = [err0];
														else vErrors.push(err0);
														errors++;
													}
													var _valid0 = _errs92 === errors;
													valid20 = valid20 || _valid0;
													if (!valid20) {
														const _errs94 = errors;
														if (errors === errors) {
															if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
																let missing2;
																if (data39.host === void 0 && (missing2 = "host") || data39.owner === void 0 && (missing2 = "owner") || data39.reason === void 0 && (missing2 = "reason")) {
																	const err1 = {
																		instancePath: instancePath + "/egress-allowlist/" + i8,
																		schemaPath: "#/definitions/AllowedHost/required",
																		keyword: "required",
																		params: { missingProperty: missing2 }
																	};
																	if (vErrors === null) vErrors = [err1];
																	else vErrors.push(err1);
																	errors++;
																} else {
																	const _errs97 = errors;
																	for (const key9 in data39) if (!(key9 === "host" || key9 === "ports" || key9 === "environments" || key9 === "namespaces" || key9 === "owner" || key9 === "reason" || key9 === "until")) {
																		const err2 = {
																			instancePath: instancePath + "/egress-allowlist/" + i8,
																			schemaPath: "#/definitions/AllowedHost/additionalProperties",
																			keyword: "additionalProperties",
																			params: { additionalProperty: key9 }
																		};
																		if (vErrors === null) vErrors = [err2];
																		else vErrors.push(err2);
																		errors++;
																		break;
																	}
																	if (_errs97 === errors) {
																		if (data39.host !== void 0) {
																			const _errs98 = errors;
																			if (typeof data39.host !== "string") {
																				const err3 = {
																					instancePath: instancePath + "/egress-allowlist/" + i8 + "/host",
																					schemaPath: "#/definitions/AllowedHost/properties/host/type",
																					keyword: "type",
																					params: { type: "string" }
																				};
																				if (vErrors === null) vErrors = [err3];
																				else vErrors.push(err3);
																				errors++;
																			}
																			var valid22 = _errs98 === errors;
																		} else var valid22 = true;
																		if (valid22) {
																			if (data39.ports !== void 0) {
																				let data41 = data39.ports;
																				const _errs100 = errors;
																				if (errors === _errs100) {
																					if (Array.isArray(data41)) {
																						if (data41.length < 1) {
																							const err4 = {
																								instancePath: instancePath + "/egress-allowlist/" + i8 + "/ports",
																								schemaPath: "#/definitions/AllowedHost/properties/ports/minItems",
																								keyword: "minItems",
																								params: { limit: 1 }
																							};
																							if (vErrors === null) vErrors = [err4];
																							else vErrors.push(err4);
																							errors++;
																						} else {
																							const len9 = data41.length;
																							for (let i9 = 0; i9 < len9; i9++) {
																								let data42 = data41[i9];
																								const _errs102 = errors;
																								if (!(typeof data42 == "number" && !(data42 % 1) && !isNaN(data42) && isFinite(data42))) {
																									const err5 = {
																										instancePath: instancePath + "/egress-allowlist/" + i8 + "/ports/" + i9,
																										schemaPath: "#/definitions/AllowedHost/properties/ports/items/type",
																										keyword: "type",
																										params: { type: "integer" }
																									};
																									if (vErrors === null) vErrors = [err5];
																									else vErrors.push(err5);
																									errors++;
																								}
																								if (errors === _errs102) {
																									if (typeof data42 == "number" && isFinite(data42)) {
																										if (data42 > 65535 || isNaN(data42)) {
																											const err6 = {
																												instancePath: instancePath + "/egress-allowlist/" + i8 + "/ports/" + i9,
																												schemaPath: "#/definitions/AllowedHost/properties/ports/items/maximum",
																												keyword: "maximum",
																												params: {
																													comparison: "<=",
																													limit: 65535
																												}
																											};
																											if (vErrors === null) vErrors = [err6];
																											else vErrors.push(err6);
																											errors++;
																										} else if (data42 < 1 || isNaN(data42)) {
																											const err7 = {
																												instancePath: instancePath + "/egress-allowlist/" + i8 + "/ports/" + i9,
																												schemaPath: "#/definitions/AllowedHost/properties/ports/items/minimum",
																												keyword: "minimum",
																												params: {
																													comparison: ">=",
																													limit: 1
																												}
																											};
																											if (vErrors === null) vErrors = [err7];
																											else vErrors.push(err7);
																											errors++;
																										}
																									}
																								}
																								if (!(_errs102 === errors)) break;
																							}
																						}
																					} else {
																						const err8 = {
																							instancePath: instancePath + "/egress-allowlist/" + i8 + "/ports",
																							schemaPath: "#/definitions/AllowedHost/properties/ports/type",
																							keyword: "type",
																							params: { type: "array" }
																						};
																						if (vErrors === null) vErrors = [err8];
																						else vErrors.push(err8);
																						errors++;
																					}
																				}
																				var valid22 = _errs100 === errors;
																			} else var valid22 = true;
																			if (valid22) {
																				if (data39.environments !== void 0) {
																					let data43 = data39.environments;
																					const _errs104 = errors;
																					if (errors === _errs104) {
																						if (Array.isArray(data43)) {
																							if (data43.length < 1) {
																								const err9 = {
																									instancePath: instancePath + "/egress-allowlist/" + i8 + "/environments",
																									schemaPath: "#/definitions/AllowedHost/properties/environments/minItems",
																									keyword: "minItems",
																									params: { limit: 1 }
																								};
																								if (vErrors === null) vErrors = [err9];
																								else vErrors.push(err9);
																								errors++;
																							} else {
																								const len10 = data43.length;
																								for (let i10 = 0; i10 < len10; i10++) {
																									const _errs106 = errors;
																									if (typeof data43[i10] !== "string") {
																										const err10 = {
																											instancePath: instancePath + "/egress-allowlist/" + i8 + "/environments/" + i10,
																											schemaPath: "#/definitions/AllowedHost/properties/environments/items/type",
																											keyword: "type",
																											params: { type: "string" }
																										};
																										if (vErrors === null) vErrors = [err10];
																										else vErrors.push(err10);
																										errors++;
																									}
																									if (!(_errs106 === errors)) break;
																								}
																							}
																						} else {
																							const err11 = {
																								instancePath: instancePath + "/egress-allowlist/" + i8 + "/environments",
																								schemaPath: "#/definitions/AllowedHost/properties/environments/type",
																								keyword: "type",
																								params: { type: "array" }
																							};
																							if (vErrors === null) vErrors = [err11];
																							else vErrors.push(err11);
																							errors++;
																						}
																					}
																					var valid22 = _errs104 === errors;
																				} else var valid22 = true;
																				if (valid22) {
																					if (data39.namespaces !== void 0) {
																						let data45 = data39.namespaces;
																						const _errs108 = errors;
																						if (errors === _errs108) {
																							if (Array.isArray(data45)) {
																								if (data45.length < 1) {
																									const err12 = {
																										instancePath: instancePath + "/egress-allowlist/" + i8 + "/namespaces",
																										schemaPath: "#/definitions/AllowedHost/properties/namespaces/minItems",
																										keyword: "minItems",
																										params: { limit: 1 }
																									};
																									if (vErrors === null) vErrors = [err12];
																									else vErrors.push(err12);
																									errors++;
																								} else {
																									const len11 = data45.length;
																									for (let i11 = 0; i11 < len11; i11++) {
																										const _errs110 = errors;
																										if (typeof data45[i11] !== "string") {
																											const err13 = {
																												instancePath: instancePath + "/egress-allowlist/" + i8 + "/namespaces/" + i11,
																												schemaPath: "#/definitions/AllowedHost/properties/namespaces/items/type",
																												keyword: "type",
																												params: { type: "string" }
																											};
																											if (vErrors === null) vErrors = [err13];
																											else vErrors.push(err13);
																											errors++;
																										}
																										if (!(_errs110 === errors)) break;
																									}
																								}
																							} else {
																								const err14 = {
																									instancePath: instancePath + "/egress-allowlist/" + i8 + "/namespaces",
																									schemaPath: "#/definitions/AllowedHost/properties/namespaces/type",
																									keyword: "type",
																									params: { type: "array" }
																								};
																								if (vErrors === null) vErrors = [err14];
																								else vErrors.push(err14);
																								errors++;
																							}
																						}
																						var valid22 = _errs108 === errors;
																					} else var valid22 = true;
																					if (valid22) {
																						if (data39.owner !== void 0) {
																							let data47 = data39.owner;
																							const _errs112 = errors;
																							if (errors === _errs112) {
																								if (typeof data47 === "string") {
																									if (!pattern1.test(data47)) {
																										const err15 = {
																											instancePath: instancePath + "/egress-allowlist/" + i8 + "/owner",
																											schemaPath: "#/definitions/AllowedHost/properties/owner/pattern",
																											keyword: "pattern",
																											params: { pattern: "\\S" }
																										};
																										if (vErrors === null) vErrors = [err15];
																										else vErrors.push(err15);
																										errors++;
																									}
																								} else {
																									const err16 = {
																										instancePath: instancePath + "/egress-allowlist/" + i8 + "/owner",
																										schemaPath: "#/definitions/AllowedHost/properties/owner/type",
																										keyword: "type",
																										params: { type: "string" }
																									};
																									if (vErrors === null) vErrors = [err16];
																									else vErrors.push(err16);
																									errors++;
																								}
																							}
																							var valid22 = _errs112 === errors;
																						} else var valid22 = true;
																						if (valid22) {
																							if (data39.reason !== void 0) {
																								let data48 = data39.reason;
																								const _errs114 = errors;
																								if (errors === _errs114) {
																									if (typeof data48 === "string") {
																										if (!pattern1.test(data48)) {
																											const err17 = {
																												instancePath: instancePath + "/egress-allowlist/" + i8 + "/reason",
																												schemaPath: "#/definitions/AllowedHost/properties/reason/pattern",
																												keyword: "pattern",
																												params: { pattern: "\\S" }
																											};
																											if (vErrors === null) vErrors = [err17];
																											else vErrors.push(err17);
																											errors++;
																										}
																									} else {
																										const err18 = {
																											instancePath: instancePath + "/egress-allowlist/" + i8 + "/reason",
																											schemaPath: "#/definitions/AllowedHost/properties/reason/type",
																											keyword: "type",
																											params: { type: "string" }
																										};
																										if (vErrors === null) vErrors = [err18];
																										else vErrors.push(err18);
																										errors++;
																									}
																								}
																								var valid22 = _errs114 === errors;
																							} else var valid22 = true;
																							if (valid22) {
																								if (data39.until !== void 0) {
																									const _errs116 = errors;
																									if (typeof data39.until !== "string") {
																										const err19 = {
																											instancePath: instancePath + "/egress-allowlist/" + i8 + "/until",
																											schemaPath: "#/definitions/AllowedHost/properties/until/type",
																											keyword: "type",
																											params: { type: "string" }
																										};
																										if (vErrors === null) vErrors = [err19];
																										else vErrors.push(err19);
																										errors++;
																									}
																									var valid22 = _errs116 === errors;
																								} else var valid22 = true;
																							}
																						}
																					}
																				}
																			}
																		}
																	}
																}
															} else {
																const err20 = {
																	instancePath: instancePath + "/egress-allowlist/" + i8,
																	schemaPath: "#/definitions/AllowedHost/type",
																	keyword: "type",
																	params: { type: "object" }
																};
																if (vErrors === null) vErrors = [err20];
																else vErrors.push(err20);
																errors++;
															}
														}
														var _valid0 = _errs94 === errors;
														valid20 = valid20 || _valid0;
													}
													if (!valid20) {
														const err21 = {
															instancePath: instancePath + "/egress-allowlist/" + i8,
															schemaPath: "#/properties/egress-allowlist/items/anyOf",
															keyword: "anyOf",
															params: {}
														};
														if (vErrors === null) vErrors = [err21];
														else vErrors.push(err21);
														errors++;
														validate10.errors = vErrors;
														return false;
													} else {
														errors = _errs91;
														if (vErrors !== null) {
															if (_errs91) vErrors.length = _errs91;
															else vErrors = null;
														}
													}
													if (!(_errs90 === errors)) break;
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
										var valid0 = _errs88 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.schemas !== void 0) {
											let data50 = data.schemas;
											const _errs118 = errors;
											if (errors === _errs118) {
												if (Array.isArray(data50)) {
													const len12 = data50.length;
													for (let i12 = 0; i12 < len12; i12++) {
														let data51 = data50[i12];
														const _errs120 = errors;
														const _errs121 = errors;
														let valid27 = false;
														const _errs122 = errors;
														if (typeof data51 !== "string") {
															const err22 = {
																instancePath: instancePath + "/schemas/" + i12,
																schemaPath: "#/properties/schemas/items/anyOf/0/type",
																keyword: "type",
																params: { type: "string" }
															};
															if (vErrors === null) vErrors = [err22];
															else vErrors.push(err22);
															errors++;
														}
														var _valid1 = _errs122 === errors;
														valid27 = valid27 || _valid1;
														if (!valid27) {
															const _errs124 = errors;
															if (errors === errors) {
																if (data51 && typeof data51 == "object" && !Array.isArray(data51)) {
																	let missing3;
																	if (data51.version === void 0 && (missing3 = "version") || data51.kind === void 0 && (missing3 = "kind") || data51.file === void 0 && (missing3 = "file")) {
																		const err23 = {
																			instancePath: instancePath + "/schemas/" + i12,
																			schemaPath: "#/definitions/NamedSchema/required",
																			keyword: "required",
																			params: { missingProperty: missing3 }
																		};
																		if (vErrors === null) vErrors = [err23];
																		else vErrors.push(err23);
																		errors++;
																	} else {
																		const _errs127 = errors;
																		for (const key10 in data51) if (!(key10 === "group" || key10 === "version" || key10 === "kind" || key10 === "file")) {
																			const err24 = {
																				instancePath: instancePath + "/schemas/" + i12,
																				schemaPath: "#/definitions/NamedSchema/additionalProperties",
																				keyword: "additionalProperties",
																				params: { additionalProperty: key10 }
																			};
																			if (vErrors === null) vErrors = [err24];
																			else vErrors.push(err24);
																			errors++;
																			break;
																		}
																		if (_errs127 === errors) {
																			if (data51.group !== void 0) {
																				const _errs128 = errors;
																				if (typeof data51.group !== "string") {
																					const err25 = {
																						instancePath: instancePath + "/schemas/" + i12 + "/group",
																						schemaPath: "#/definitions/NamedSchema/properties/group/type",
																						keyword: "type",
																						params: { type: "string" }
																					};
																					if (vErrors === null) vErrors = [err25];
																					else vErrors.push(err25);
																					errors++;
																				}
																				var valid29 = _errs128 === errors;
																			} else var valid29 = true;
																			if (valid29) {
																				if (data51.version !== void 0) {
																					const _errs130 = errors;
																					if (typeof data51.version !== "string") {
																						const err26 = {
																							instancePath: instancePath + "/schemas/" + i12 + "/version",
																							schemaPath: "#/definitions/NamedSchema/properties/version/type",
																							keyword: "type",
																							params: { type: "string" }
																						};
																						if (vErrors === null) vErrors = [err26];
																						else vErrors.push(err26);
																						errors++;
																					}
																					var valid29 = _errs130 === errors;
																				} else var valid29 = true;
																				if (valid29) {
																					if (data51.kind !== void 0) {
																						const _errs132 = errors;
																						if (typeof data51.kind !== "string") {
																							const err27 = {
																								instancePath: instancePath + "/schemas/" + i12 + "/kind",
																								schemaPath: "#/definitions/NamedSchema/properties/kind/type",
																								keyword: "type",
																								params: { type: "string" }
																							};
																							if (vErrors === null) vErrors = [err27];
																							else vErrors.push(err27);
																							errors++;
																						}
																						var valid29 = _errs132 === errors;
																					} else var valid29 = true;
																					if (valid29) {
																						if (data51.file !== void 0) {
																							const _errs134 = errors;
																							if (typeof data51.file !== "string") {
																								const err28 = {
																									instancePath: instancePath + "/schemas/" + i12 + "/file",
																									schemaPath: "#/definitions/NamedSchema/properties/file/type",
																									keyword: "type",
																									params: { type: "string" }
																								};
																								if (vErrors === null) vErrors = [err28];
																								else vErrors.push(err28);
																								errors++;
																							}
																							var valid29 = _errs134 === errors;
																						} else var valid29 = true;
																					}
																				}
																			}
																		}
																	}
																} else {
																	const err29 = {
																		instancePath: instancePath + "/schemas/" + i12,
																		schemaPath: "#/definitions/NamedSchema/type",
																		keyword: "type",
																		params: { type: "object" }
																	};
																	if (vErrors === null) vErrors = [err29];
																	else vErrors.push(err29);
																	errors++;
																}
															}
															var _valid1 = _errs124 === errors;
															valid27 = valid27 || _valid1;
														}
														if (!valid27) {
															const err30 = {
																instancePath: instancePath + "/schemas/" + i12,
																schemaPath: "#/properties/schemas/items/anyOf",
																keyword: "anyOf",
																params: {}
															};
															if (vErrors === null) vErrors = [err30];
															else vErrors.push(err30);
															errors++;
															validate10.errors = vErrors;
															return false;
														} else {
															errors = _errs121;
															if (vErrors !== null) {
																if (_errs121) vErrors.length = _errs121;
																else vErrors = null;
															}
														}
														if (!(_errs120 === errors)) break;
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
											var valid0 = _errs118 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.repository !== void 0) {
												let data56 = data.repository;
												const _errs136 = errors;
												if (errors === _errs136) {
													if (data56 && typeof data56 == "object" && !Array.isArray(data56)) {
														const _errs138 = errors;
														for (const key11 in data56) if (!(key11 === "aliases")) {
															validate10.errors = [{
																instancePath: instancePath + "/repository",
																schemaPath: "#/properties/repository/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key11 }
															}];
															return false;
														}
														if (_errs138 === errors) {
															if (data56.aliases !== void 0) {
																let data57 = data56.aliases;
																if (errors === errors) {
																	if (Array.isArray(data57)) {
																		const len13 = data57.length;
																		for (let i13 = 0; i13 < len13; i13++) {
																			const _errs141 = errors;
																			if (typeof data57[i13] !== "string") {
																				validate10.errors = [{
																					instancePath: instancePath + "/repository/aliases/" + i13,
																					schemaPath: "#/properties/repository/properties/aliases/items/type",
																					keyword: "type",
																					params: { type: "string" }
																				}];
																				return false;
																			}
																			if (!(_errs141 === errors)) break;
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
												var valid0 = _errs136 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.clusters !== void 0) {
													let data59 = data.clusters;
													const _errs143 = errors;
													if (errors === _errs143) {
														if (Array.isArray(data59)) {
															const len14 = data59.length;
															for (let i14 = 0; i14 < len14; i14++) {
																let data60 = data59[i14];
																const _errs145 = errors;
																if (errors === errors) {
																	if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
																		let missing4;
																		if (data60.name === void 0 && (missing4 = "name")) {
																			validate10.errors = [{
																				instancePath: instancePath + "/clusters/" + i14,
																				schemaPath: "#/definitions/NamedCluster/required",
																				keyword: "required",
																				params: { missingProperty: missing4 }
																			}];
																			return false;
																		} else {
																			const _errs148 = errors;
																			for (const key12 in data60) if (!(key12 === "name" || key12 === "server" || key12 === "labels" || key12 === "annotations" || key12 === "environment" || key12 === "mesh" || key12 === "api-versions" || key12 === "kube-version")) {
																				validate10.errors = [{
																					instancePath: instancePath + "/clusters/" + i14,
																					schemaPath: "#/definitions/NamedCluster/additionalProperties",
																					keyword: "additionalProperties",
																					params: { additionalProperty: key12 }
																				}];
																				return false;
																			}
																			if (_errs148 === errors) {
																				if (data60.name !== void 0) {
																					const _errs149 = errors;
																					if (typeof data60.name !== "string") {
																						validate10.errors = [{
																							instancePath: instancePath + "/clusters/" + i14 + "/name",
																							schemaPath: "#/definitions/NamedCluster/properties/name/type",
																							keyword: "type",
																							params: { type: "string" }
																						}];
																						return false;
																					}
																					var valid34 = _errs149 === errors;
																				} else var valid34 = true;
																				if (valid34) {
																					if (data60.server !== void 0) {
																						const _errs151 = errors;
																						if (typeof data60.server !== "string") {
																							validate10.errors = [{
																								instancePath: instancePath + "/clusters/" + i14 + "/server",
																								schemaPath: "#/definitions/NamedCluster/properties/server/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						var valid34 = _errs151 === errors;
																					} else var valid34 = true;
																					if (valid34) {
																						if (data60.labels !== void 0) {
																							let data63 = data60.labels;
																							const _errs153 = errors;
																							if (errors === _errs153) {
																								if (data63 && typeof data63 == "object" && !Array.isArray(data63)) for (const key13 in data63) {
																									const _errs156 = errors;
																									if (typeof data63[key13] !== "string") {
																										validate10.errors = [{
																											instancePath: instancePath + "/clusters/" + i14 + "/labels/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),
																											schemaPath: "#/definitions/NamedCluster/properties/labels/additionalProperties/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									if (!(_errs156 === errors)) break;
																								}
																								else {
																									validate10.errors = [{
																										instancePath: instancePath + "/clusters/" + i14 + "/labels",
																										schemaPath: "#/definitions/NamedCluster/properties/labels/type",
																										keyword: "type",
																										params: { type: "object" }
																									}];
																									return false;
																								}
																							}
																							var valid34 = _errs153 === errors;
																						} else var valid34 = true;
																						if (valid34) {
																							if (data60.annotations !== void 0) {
																								let data65 = data60.annotations;
																								const _errs158 = errors;
																								if (errors === _errs158) {
																									if (data65 && typeof data65 == "object" && !Array.isArray(data65)) for (const key14 in data65) {
																										const _errs161 = errors;
																										if (typeof data65[key14] !== "string") {
																											validate10.errors = [{
																												instancePath: instancePath + "/clusters/" + i14 + "/annotations/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),
																												schemaPath: "#/definitions/NamedCluster/properties/annotations/additionalProperties/type",
																												keyword: "type",
																												params: { type: "string" }
																											}];
																											return false;
																										}
																										if (!(_errs161 === errors)) break;
																									}
																									else {
																										validate10.errors = [{
																											instancePath: instancePath + "/clusters/" + i14 + "/annotations",
																											schemaPath: "#/definitions/NamedCluster/properties/annotations/type",
																											keyword: "type",
																											params: { type: "object" }
																										}];
																										return false;
																									}
																								}
																								var valid34 = _errs158 === errors;
																							} else var valid34 = true;
																							if (valid34) {
																								if (data60.environment !== void 0) {
																									const _errs163 = errors;
																									if (typeof data60.environment !== "string") {
																										validate10.errors = [{
																											instancePath: instancePath + "/clusters/" + i14 + "/environment",
																											schemaPath: "#/definitions/NamedCluster/properties/environment/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									var valid34 = _errs163 === errors;
																								} else var valid34 = true;
																								if (valid34) {
																									if (data60.mesh !== void 0) {
																										const _errs165 = errors;
																										if (typeof data60.mesh !== "string") {
																											validate10.errors = [{
																												instancePath: instancePath + "/clusters/" + i14 + "/mesh",
																												schemaPath: "#/definitions/NamedCluster/properties/mesh/type",
																												keyword: "type",
																												params: { type: "string" }
																											}];
																											return false;
																										}
																										var valid34 = _errs165 === errors;
																									} else var valid34 = true;
																									if (valid34) {
																										if (data60["api-versions"] !== void 0) {
																											let data69 = data60["api-versions"];
																											const _errs167 = errors;
																											if (errors === _errs167) {
																												if (Array.isArray(data69)) {
																													if (data69.length < 1) {
																														validate10.errors = [{
																															instancePath: instancePath + "/clusters/" + i14 + "/api-versions",
																															schemaPath: "#/definitions/NamedCluster/properties/api-versions/minItems",
																															keyword: "minItems",
																															params: { limit: 1 }
																														}];
																														return false;
																													} else {
																														const len15 = data69.length;
																														for (let i15 = 0; i15 < len15; i15++) {
																															const _errs169 = errors;
																															if (typeof data69[i15] !== "string") {
																																validate10.errors = [{
																																	instancePath: instancePath + "/clusters/" + i14 + "/api-versions/" + i15,
																																	schemaPath: "#/definitions/NamedCluster/properties/api-versions/items/type",
																																	keyword: "type",
																																	params: { type: "string" }
																																}];
																																return false;
																															}
																															if (!(_errs169 === errors)) break;
																														}
																													}
																												} else {
																													validate10.errors = [{
																														instancePath: instancePath + "/clusters/" + i14 + "/api-versions",
																														schemaPath: "#/definitions/NamedCluster/properties/api-versions/type",
																														keyword: "type",
																														params: { type: "array" }
																													}];
																													return false;
																												}
																											}
																											var valid34 = _errs167 === errors;
																										} else var valid34 = true;
																										if (valid34) {
																											if (data60["kube-version"] !== void 0) {
																												let data71 = data60["kube-version"];
																												const _errs171 = errors;
																												if (errors === _errs171) {
																													if (typeof data71 === "string") {
																														if (!pattern0.test(data71)) {
																															validate10.errors = [{
																																instancePath: instancePath + "/clusters/" + i14 + "/kube-version",
																																schemaPath: "#/definitions/NamedCluster/properties/kube-version/pattern",
																																keyword: "pattern",
																																params: { pattern: "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$" }
																															}];
																															return false;
																														}
																													} else {
																														validate10.errors = [{
																															instancePath: instancePath + "/clusters/" + i14 + "/kube-version",
																															schemaPath: "#/definitions/NamedCluster/properties/kube-version/type",
																															keyword: "type",
																															params: { type: "string" }
																														}];
																														return false;
																													}
																												}
																												var valid34 = _errs171 === errors;
																											} else var valid34 = true;
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
																			instancePath: instancePath + "/clusters/" + i14,
																			schemaPath: "#/definitions/NamedCluster/type",
																			keyword: "type",
																			params: { type: "object" }
																		}];
																		return false;
																	}
																}
																if (!(_errs145 === errors)) break;
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
													var valid0 = _errs143 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data.waivers !== void 0) {
														let data72 = data.waivers;
														const _errs173 = errors;
														if (errors === _errs173) {
															if (Array.isArray(data72)) {
																const len16 = data72.length;
																for (let i16 = 0; i16 < len16; i16++) {
																	let data73 = data72[i16];
																	const _errs175 = errors;
																	if (errors === errors) {
																		if (data73 && typeof data73 == "object" && !Array.isArray(data73)) {
																			let missing5;
																			if (data73.rule === void 0 && (missing5 = "rule") || data73.owner === void 0 && (missing5 = "owner") || data73.reason === void 0 && (missing5 = "reason") || data73.until === void 0 && (missing5 = "until")) {
																				validate10.errors = [{
																					instancePath: instancePath + "/waivers/" + i16,
																					schemaPath: "#/definitions/WaiverEntry/required",
																					keyword: "required",
																					params: { missingProperty: missing5 }
																				}];
																				return false;
																			} else {
																				const _errs178 = errors;
																				for (const key15 in data73) if (!(key15 === "rule" || key15 === "path" || key15 === "object" || key15 === "environment" || key15 === "owner" || key15 === "reason" || key15 === "until")) {
																					validate10.errors = [{
																						instancePath: instancePath + "/waivers/" + i16,
																						schemaPath: "#/definitions/WaiverEntry/additionalProperties",
																						keyword: "additionalProperties",
																						params: { additionalProperty: key15 }
																					}];
																					return false;
																				}
																				if (_errs178 === errors) {
																					if (data73.rule !== void 0) {
																						const _errs179 = errors;
																						if (typeof data73.rule !== "string") {
																							validate10.errors = [{
																								instancePath: instancePath + "/waivers/" + i16 + "/rule",
																								schemaPath: "#/definitions/WaiverEntry/properties/rule/type",
																								keyword: "type",
																								params: { type: "string" }
																							}];
																							return false;
																						}
																						var valid40 = _errs179 === errors;
																					} else var valid40 = true;
																					if (valid40) {
																						if (data73.path !== void 0) {
																							const _errs181 = errors;
																							if (typeof data73.path !== "string") {
																								validate10.errors = [{
																									instancePath: instancePath + "/waivers/" + i16 + "/path",
																									schemaPath: "#/definitions/WaiverEntry/properties/path/type",
																									keyword: "type",
																									params: { type: "string" }
																								}];
																								return false;
																							}
																							var valid40 = _errs181 === errors;
																						} else var valid40 = true;
																						if (valid40) {
																							if (data73.object !== void 0) {
																								const _errs183 = errors;
																								if (typeof data73.object !== "string") {
																									validate10.errors = [{
																										instancePath: instancePath + "/waivers/" + i16 + "/object",
																										schemaPath: "#/definitions/WaiverEntry/properties/object/type",
																										keyword: "type",
																										params: { type: "string" }
																									}];
																									return false;
																								}
																								var valid40 = _errs183 === errors;
																							} else var valid40 = true;
																							if (valid40) {
																								if (data73.environment !== void 0) {
																									const _errs185 = errors;
																									if (typeof data73.environment !== "string") {
																										validate10.errors = [{
																											instancePath: instancePath + "/waivers/" + i16 + "/environment",
																											schemaPath: "#/definitions/WaiverEntry/properties/environment/type",
																											keyword: "type",
																											params: { type: "string" }
																										}];
																										return false;
																									}
																									var valid40 = _errs185 === errors;
																								} else var valid40 = true;
																								if (valid40) {
																									if (data73.owner !== void 0) {
																										let data78 = data73.owner;
																										const _errs187 = errors;
																										if (errors === _errs187) {
																											if (typeof data78 === "string") {
																												if (!pattern1.test(data78)) {
																													validate10.errors = [{
																														instancePath: instancePath + "/waivers/" + i16 + "/owner",
																														schemaPath: "#/definitions/WaiverEntry/properties/owner/pattern",
																														keyword: "pattern",
																														params: { pattern: "\\S" }
																													}];
																													return false;
																												}
																											} else {
																												validate10.errors = [{
																													instancePath: instancePath + "/waivers/" + i16 + "/owner",
																													schemaPath: "#/definitions/WaiverEntry/properties/owner/type",
																													keyword: "type",
																													params: { type: "string" }
																												}];
																												return false;
																											}
																										}
																										var valid40 = _errs187 === errors;
																									} else var valid40 = true;
																									if (valid40) {
																										if (data73.reason !== void 0) {
																											let data79 = data73.reason;
																											const _errs189 = errors;
																											if (errors === _errs189) {
																												if (typeof data79 === "string") {
																													if (!pattern1.test(data79)) {
																														validate10.errors = [{
																															instancePath: instancePath + "/waivers/" + i16 + "/reason",
																															schemaPath: "#/definitions/WaiverEntry/properties/reason/pattern",
																															keyword: "pattern",
																															params: { pattern: "\\S" }
																														}];
																														return false;
																													}
																												} else {
																													validate10.errors = [{
																														instancePath: instancePath + "/waivers/" + i16 + "/reason",
																														schemaPath: "#/definitions/WaiverEntry/properties/reason/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																											}
																											var valid40 = _errs189 === errors;
																										} else var valid40 = true;
																										if (valid40) {
																											if (data73.until !== void 0) {
																												const _errs191 = errors;
																												if (typeof data73.until !== "string") {
																													validate10.errors = [{
																														instancePath: instancePath + "/waivers/" + i16 + "/until",
																														schemaPath: "#/definitions/WaiverEntry/properties/until/type",
																														keyword: "type",
																														params: { type: "string" }
																													}];
																													return false;
																												}
																												var valid40 = _errs191 === errors;
																											} else var valid40 = true;
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
																				instancePath: instancePath + "/waivers/" + i16,
																				schemaPath: "#/definitions/WaiverEntry/type",
																				keyword: "type",
																				params: { type: "object" }
																			}];
																			return false;
																		}
																	}
																	if (!(_errs175 === errors)) break;
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
														var valid0 = _errs173 === errors;
													} else var valid0 = true;
													if (valid0) {
														if (data.rules !== void 0) {
															let data81 = data.rules;
															const _errs193 = errors;
															if (errors === _errs193) {
																if (data81 && typeof data81 == "object" && !Array.isArray(data81)) for (const key16 in data81) {
																	let data82 = data81[key16];
																	const _errs196 = errors;
																	if (!(data82 === "error" || data82 === "warning" || data82 === "info" || data82 === "off")) {
																		validate10.errors = [{
																			instancePath: instancePath + "/rules/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),
																			schemaPath: "#/properties/rules/additionalProperties/enum",
																			keyword: "enum",
																			params: { allowedValues: schema11.properties.rules.additionalProperties.enum }
																		}];
																		return false;
																	}
																	if (!(_errs196 === errors)) break;
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
															var valid0 = _errs193 === errors;
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
		"targets": {
			"x-side": "each",
			"type": "array",
			"description": "What is rendered and checked. Where it is absent, meshgate finds charts, values files and manifests itself.",
			"items": { "$ref": "#/definitions/ConfiguredTarget" }
		},
		"manifests": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files that may hold plain manifests, relative to the root. Default: every YAML and JSON file.",
			"items": { "type": "string" }
		},
		"exclude": {
			"x-side": "each",
			"type": "array",
			"description": "Patterns of files and folders that are left alone, relative to the root.",
			"items": { "type": "string" }
		},
		"istio-version": {
			"x-side": "head",
			"type": "string",
			"description": "Version of Istio that the mesh runs, as in `1.27`: some things changed their meaning. Default: the newest known one."
		},
		"mesh": {
			"x-side": "head",
			"$ref": "#/definitions/MeshSettings"
		},
		"egress-allowlist": {
			"x-side": "head",
			"type": "array",
			"description": "Hosts outside that the mesh may call, each as `host`, as `host:port`, or as a map that also says where, until when and why: `*.example.org` holds all names below, `*` every one. What is declared besides is an error. Default: anything may be declared.",
			"items": { "anyOf": [{ "type": "string" }, { "$ref": "#/definitions/AllowedHost" }] }
		},
		"schemas": {
			"x-side": "head",
			"type": "array",
			"description": "Schemas of kinds that meshgate does not know, or knows in another version. Paths are relative to the root.",
			"items": { "anyOf": [{
				"type": "string",
				"description": "Pattern of files with CustomResourceDefinitions, or with JSON schemas that carry `x-kubernetes-group-version-kind`."
			}, { "$ref": "#/definitions/NamedSchema" }] }
		},
		"repository": {
			"x-side": "head",
			"type": "object",
			"description": "The Git repository that this is, for sources of Argo CD and Flux that name it. Its remotes are known.",
			"additionalProperties": false,
			"properties": { "aliases": {
				"type": "array",
				"description": "Further URLs under which Argo CD or Flux read this repository, as a mirror has them: `https://git.example.com/platform`.",
				"items": { "type": "string" }
			} }
		},
		"clusters": {
			"x-side": "head",
			"type": "array",
			"description": "The clusters that Argo CD applies to, where no Secret of this repository describes them. Generators of clusters yield them, destinations are shown by their names.",
			"items": { "$ref": "#/definitions/NamedCluster" }
		},
		"waivers": {
			"x-side": "head",
			"type": "array",
			"description": "Findings that somebody answers for until a day. They do not fail a run.",
			"items": { "$ref": "#/definitions/WaiverEntry" }
		},
		"rules": {
			"x-side": "head",
			"type": "object",
			"description": "Severity by rule (`routing/retry-on`) or by one of the things that a rule can say (`routing/retry-on/unknown-condition`), which counts more: `error`, `warning`, `info`, or `off`.",
			"additionalProperties": { "enum": [
				"error",
				"warning",
				"info",
				"off"
			] }
		}
	},
	definitions: {
		"AllowedHost": {
			"type": "object",
			"description": "Hosts outside that may be called, with who answers for it.",
			"additionalProperties": false,
			"required": [
				"host",
				"owner",
				"reason"
			],
			"properties": {
				"host": {
					"type": "string",
					"description": "A name, or a wildcard: `*.example.org` holds all names below."
				},
				"ports": {
					"type": "array",
					"minItems": 1,
					"items": {
						"type": "integer",
						"minimum": 1,
						"maximum": 65535
					},
					"description": "The ports that connections arrive at. Default: every port."
				},
				"environments": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The environments that may call them. Default: every one."
				},
				"namespaces": {
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" },
					"description": "The namespaces whose pods may reach them, as `meshgate egress` decides it. Default: every one."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "Who answers for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "What it is called for."
				},
				"until": {
					"type": "string",
					"description": "The last day on which it counts, as in `2026-12-31`. Afterwards it allows nothing."
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
					"description": "The one environment of the finding. Default: every environment."
				},
				"owner": {
					"type": "string",
					"pattern": "\\S",
					"description": "Who answers for it."
				},
				"reason": {
					"type": "string",
					"pattern": "\\S",
					"description": "Why the finding is accepted."
				},
				"until": {
					"type": "string",
					"description": "The last day on which it counts, as in `2026-12-31`. Afterwards it is an error."
				}
			}
		},
		"MeshSettings": {
			"type": "object",
			"description": "How the mesh is configured, in the words of Istio's MeshConfig, where this repository does not hold it. What is said here counts more than what is found.",
			"additionalProperties": false,
			"properties": {
				"rootNamespace": {
					"type": "string",
					"description": "Namespace whose policies hold for the whole mesh. Default: `istio-system`."
				},
				"trustDomain": {
					"type": "string",
					"description": "Trust domain of the workloads' identities."
				},
				"clusterDomain": {
					"type": "string",
					"description": "What Kubernetes appends to the names of Services. Default: `cluster.local`."
				},
				"defaultConfig": {
					"type": "object",
					"description": "Configuration of the proxies.",
					"additionalProperties": false,
					"properties": { "proxyMetadata": {
						"type": "object",
						"description": "Variables of the proxies, such as `ISTIO_META_DNS_CAPTURE: 'true'` where they answer DNS queries.",
						"additionalProperties": { "type": "string" }
					} }
				},
				"outboundTrafficPolicy": {
					"type": "object",
					"description": "What proxies do with hosts that the mesh does not know.",
					"additionalProperties": false,
					"properties": { "mode": { "enum": [
						"ALLOW_ANY",
						"ALLOW_ANY_DYNAMIC_DNS",
						"REGISTRY_ONLY"
					] } },
					"required": ["mode"]
				},
				"defaultHttpRetryPolicy": {
					"type": "object",
					"description": "Retries of routes that set none.",
					"additionalProperties": false,
					"properties": {
						"attempts": { "type": "integer" },
						"retryOn": { "type": "string" }
					}
				},
				"defaultProviders": {
					"type": "object",
					"description": "What telemetry without a provider is handed to.",
					"additionalProperties": false,
					"properties": { "accessLogging": {
						"type": "array",
						"description": "Names of providers; empty where access logs are handed to none.",
						"items": { "type": "string" }
					} }
				},
				"extensionProviders": {
					"type": "array",
					"description": "What authorization and telemetry may be handed to, by name.",
					"items": {
						"type": "object",
						"additionalProperties": false,
						"properties": { "name": { "type": "string" } },
						"required": ["name"]
					}
				}
			}
		},
		"NamedCluster": {
			"type": "object",
			"description": "A cluster that Argo CD applies to, in the words of the Secret that describes it there.",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"type": "string",
					"description": "Its name in Argo CD; `in-cluster` is the one that Argo CD runs in."
				},
				"server": {
					"type": "string",
					"description": "Address of its API server, as destinations of Applications state it."
				},
				"labels": {
					"type": "object",
					"description": "Labels that generators of clusters select by.",
					"additionalProperties": { "type": "string" }
				},
				"annotations": {
					"type": "object",
					"description": "Annotations that templates of ApplicationSets read.",
					"additionalProperties": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "The environment of what is applied to it. Default: what paths and names say."
				},
				"mesh": {
					"type": "string",
					"description": "The mesh of Istio that it is of, as in `mesh1`. Clusters of one environment that name the same mesh see what is applied to each other. Default: a mesh by itself."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "What it serves besides Kubernetes' own APIs, as in `targets`, for releases that do not state it themselves.",
					"items": { "type": "string" }
				},
				"kube-version": {
					"type": "string",
					"pattern": "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$",
					"description": "Its version of Kubernetes, as in `1.34`, for releases that do not state one themselves."
				}
			}
		},
		"NamedSchema": {
			"type": "object",
			"description": "The JSON schema of a kind that it does not name itself.",
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
				"kind": { "type": "string" },
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
					"description": "Folder or archive of a chart; or where it comes from, if it is not in this repository."
				},
				"values": {
					"type": "array",
					"description": "Values files in the order of `helm -f`: the last one wins.",
					"items": { "type": "string" }
				},
				"release": {
					"type": "string",
					"description": "Release name. Default: the chart's name."
				},
				"namespace": {
					"type": "string",
					"description": "Namespace of the release. Absent: unknown, and no rule concludes anything from it."
				},
				"manifests": {
					"type": "array",
					"description": "Patterns of files that are applied together.",
					"items": { "type": "string" }
				},
				"environment": {
					"type": "string",
					"description": "Targets of one environment are applied together."
				},
				"api-versions": {
					"type": "array",
					"minItems": 1,
					"description": "What the cluster serves besides Kubernetes' own APIs, as `group/version` or `group/version/Kind`. Default: in a repository with objects of Istio, the APIs of Istio, the Gateway API, Argo CD and Flux; else none.",
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
					"description": "Render what `crds/` of the chart holds. Default: false; it is checked in any case."
				}
			}
		}
	}
};

// src/config.ts
/** Path of the configuration in the tree, if no other is given. */
const defaultConfigFile = ".meshgate.yaml";
/**
* Reads the configuration of a tree. Returns the defaults if the tree has no file at the default path.
* Throws `UsageError` if a file at another path is missing, or with one line for each mistake, starting with its
* location: an invalid configuration is never applied in part.
*/
async function readConfig(reader, file = defaultConfigFile) {
	const path = resolveLinks(reader.tree, file) ?? file;
	if (reader.tree.read(path) === void 0) return configOfMissingFile(reader, file);
	const mistakes = await configMistakes(reader, file);
	if (mistakes.length > 0) throw new UsageError(mistakes.map(({ at, message }) => `${locationText(at)} ${message}`).join("\n"));
	const root = reader.documents(path)[0]?.root;
	return root ? settingsOf(Node.of(root)) : {};
}
/** The mistakes in the configuration of a tree; empty if it has none. */
async function configMistakes(reader, file) {
	const documents = reader.documents(resolveLinks(reader.tree, file) ?? file);
	const root = documents[0]?.root;
	return [...syntaxMistakes(documents), ...root ? await rootMistakes(Node.of(root)) : []];
}
function locationText({ file, line, column }) {
	return `${file}:${line}:${column}`;
}
/** Throws `UsageError` with one line for each invalid entry of an egress allow-list. */
function checkEgressAllowlist(entries) {
	const mistakes = entries.flatMap((entry) => allowedEgressMistake(entry) ?? []);
	if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
}
function configOfMissingFile({ tree }, file) {
	const refusal = refusalOf(tree, file);
	if (refusal) throw new UsageError(`the configuration \`${file}\` cannot be read: ${refusal.reason}`);
	if (file === ".meshgate.yaml") return {};
	throw new UsageError(`no configuration \`${file}\`; give its path from the root of the repository`);
}
/** The data of a configuration. The severity `off` and the version are read as text, whatever YAML makes of them. */
function settingsOf(root) {
	const settings = {
		...severitiesOf(root.get("rules")),
		...versionOf(root.get("istio-version"))
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
/** The version as written: as a number, `1.30` would be 1.3. */
function versionOf(version) {
	return version.yaml && version.number !== void 0 ? { "istio-version": sourceText(version.yaml) } : {};
}
function sourceText({ source, start, end }) {
	return source.text.slice(start, end);
}
async function rootMistakes(root) {
	const ofSchema = await schemaMistakes(root);
	return [
		...ofSchema,
		...await ruleMistakes(root),
		...versionMistakes(root.get("istio-version")),
		...allowlistMistakes(root),
		...ofSchema.length === 0 ? targetMistakes(root) : []
	];
}
/** A target has one kind: keys of another kind would be ignored. */
function targetMistakes(root) {
	return root.items("targets").flatMap((target) => {
		const [chart, values, manifests] = [
			"chart",
			"values",
			"manifests"
		].map((key) => target.get(key));
		if (!chart.exists && !values.exists && !manifests.exists) return [mistake(target, "a target needs `chart`, `values` or `manifests`")];
		const misplaced = manifests.exists ? [chart, values].map((node) => [node, "does not go with `manifests`; list a target for each of them"]) : [];
		const ofNoRelease = chart.exists ? [] : releaseKeys.map((key) => [target.get(key), "says how a chart is rendered; name the `chart`"]);
		return [...misplaced, ...ofNoRelease].filter(([{ exists }]) => exists).map(([node, what]) => mistake(node, `\`${node.path.split(".").at(-1)}\` ${what}`));
	});
}
/** Keys of a target that say how its chart is rendered. */
const releaseKeys = [
	"api-versions",
	"kube-version",
	"is-upgrade",
	"include-crds"
];
/** What of documents is no YAML. */
function syntaxMistakes(documents) {
	return documents.flatMap(({ source, problems }) => problems.map(({ message, start, end }) => ({
		at: locationAt(source, start, end),
		message
	})));
}
async function schemaMistakes(root) {
	const settings = settingsOf(root);
	if (accepts_config_default(settings)) return [];
	return (await schemaViolations(config_schema_default, settings)).map(({ path, message }) => mistake(root.at(...path), message));
}
/** The rules are loaded only for a configuration that names some. */
async function ruleMistakes(root) {
	const entries = root.entries("rules");
	if (entries.length === 0) return [];
	const rules = await import("./find-rule.js");
	return entries.flatMap(([key, node]) => ruleMistake(rules, key, node) ?? []);
}
/** A key of `rules` is a rule, `family/name`, or one code of it, `family/name/code`. */
function ruleMistake({ findRule, unknownRuleMessage }, key, node) {
	const [id, code] = splitCode(key);
	const rule = findRule(id);
	if (!rule) return mistake(node, unknownRuleMessage(id));
	if (code === null || rule.codes.includes(code)) return null;
	const names = rule.codes.map((name) => `${id}/${name}`);
	const similar = closest(key, names);
	return mistake(node, `the rule \`${id}\` has no code \`${code}\`${similar ? `; did you mean \`${similar}\`?` : ""}`);
}
/** Splits `family/name/code` into rule and code; the code is `null` for `family/name`. */
function splitCode(key) {
	const [family = "", name, ...code] = key.split("/");
	return [name === void 0 ? family : `${family}/${name}`, code.length === 0 ? null : code.join("/")];
}
function versionMistakes(version) {
	const { "istio-version": text = version.text } = versionOf(version);
	if (text === "" || parseIstioVersion(text)) return [];
	return [mistake(version, `\`${text}\` is no version of Istio; write major and minor version, for example \`${versionText(newestIstio)}\``)];
}
/** Entries that are no text are reported by `schemaMistakes`. */
function allowlistMistakes(root) {
	return root.items("egress-allowlist").flatMap((entry) => {
		if (entry.kind === "map") return allowedHostMistakes(entry);
		const message = typeof entry.scalar === "string" ? allowedEgressMistake(entry.text) : null;
		return message === null ? [] : [mistake(entry, message)];
	});
}
function allowedHostMistakes(entry) {
	const [host, until] = [entry.get("host"), entry.get("until")];
	const parsed = parseAllowedEgress(host.text);
	const defect = "defect" in parsed ? parsed.defect : parsed.port === void 0 ? null : "has a port, which belongs under `ports`";
	const isDay = /^\d{4}-\d\d-\d\d$/.test(until.text) && !Number.isNaN(Date.parse(until.text));
	return [...host.text !== "" && defect !== null ? [mistake(host, `\`${host.text}\` ${defect}`)] : [], ...until.text === "" || isDay ? [] : [mistake(until, `\`${until.text}\` is no day; write it as in \`2026-12-31\``)]];
}
function allowedEgressMistake(entry) {
	const parsed = parseAllowedEgress(entry);
	return "defect" in parsed ? `\`${entry}\` ${parsed.defect}; an entry of the allow-list is a \`host\` or \`host:port\`` : null;
}
function mistake(node, message) {
	return {
		at: node.keyLocation,
		message
	};
}

export { syntaxMistakes as a, readConfig as i, configMistakes as n, config_schema_default as o, defaultConfigFile as r, checkEgressAllowlist as t };