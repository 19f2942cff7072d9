// schemas/kinds/flux.json
var kinds = [{
	"apiVersion": "helm.toolkit.fluxcd.io/v2",
	"kind": "HelmRelease",
	"schema": {
		"type": "object",
		"properties": {
			"apiVersion": { "type": "string" },
			"kind": { "type": "string" },
			"metadata": { "x-kubernetes-preserve-unknown-fields": true },
			"spec": {
				"properties": {
					"chart": {
						"properties": {
							"metadata": { "$ref": "metadata-09fa45e8" },
							"spec": {
								"properties": {
									"chart": {
										"maxLength": 2048,
										"minLength": 1,
										"type": "string"
									},
									"ignoreMissingValuesFiles": { "type": "boolean" },
									"interval": { "$ref": "interval-22c021e3" },
									"reconcileStrategy": {
										"default": "ChartVersion",
										"enum": ["ChartVersion", "Revision"],
										"type": "string"
									},
									"sourceRef": {
										"properties": {
											"apiVersion": { "type": "string" },
											"kind": {
												"enum": [
													"HelmRepository",
													"GitRepository",
													"Bucket"
												],
												"type": "string"
											},
											"name": {
												"maxLength": 253,
												"minLength": 1,
												"type": "string"
											},
											"namespace": {
												"maxLength": 63,
												"minLength": 1,
												"type": "string"
											}
										},
										"required": ["kind", "name"],
										"type": "object"
									},
									"valuesFiles": {
										"items": { "type": "string" },
										"type": "array"
									},
									"verify": {
										"properties": {
											"provider": {
												"default": "cosign",
												"enum": ["cosign", "notation"],
												"type": "string"
											},
											"secretRef": { "$ref": "secretRef-09897497" }
										},
										"required": ["provider"],
										"type": "object"
									},
									"version": {
										"default": "*",
										"type": "string"
									}
								},
								"required": ["chart", "sourceRef"],
								"type": "object"
							}
						},
						"required": ["spec"],
						"type": "object"
					},
					"chartRef": {
						"properties": {
							"apiVersion": { "type": "string" },
							"kind": {
								"enum": [
									"OCIRepository",
									"HelmChart",
									"ExternalArtifact"
								],
								"type": "string"
							},
							"name": {
								"maxLength": 253,
								"minLength": 1,
								"type": "string"
							},
							"namespace": {
								"maxLength": 63,
								"minLength": 1,
								"type": "string"
							}
						},
						"required": ["kind", "name"],
						"type": "object"
					},
					"commonMetadata": { "$ref": "metadata-09fa45e8" },
					"dependsOn": { "$ref": "dependsOn-ffaa6933" },
					"driftDetection": {
						"properties": {
							"ignore": { "$ref": "ignore-21146525" },
							"mode": {
								"enum": [
									"enabled",
									"warn",
									"disabled"
								],
								"type": "string"
							}
						},
						"type": "object"
					},
					"healthCheckExprs": { "$ref": "healthCheckExprs-5bdb7979" },
					"install": {
						"properties": {
							"crds": {
								"enum": [
									"Skip",
									"Create",
									"CreateReplace"
								],
								"type": "string"
							},
							"createNamespace": { "type": "boolean" },
							"disableHooks": { "type": "boolean" },
							"disableOpenAPIValidation": { "type": "boolean" },
							"disableSchemaValidation": { "type": "boolean" },
							"disableTakeOwnership": { "type": "boolean" },
							"disableWait": { "type": "boolean" },
							"disableWaitForJobs": { "type": "boolean" },
							"remediation": {
								"properties": {
									"ignoreTestFailures": { "type": "boolean" },
									"remediateLastFailure": { "type": "boolean" },
									"retries": { "type": "integer" }
								},
								"type": "object"
							},
							"replace": { "type": "boolean" },
							"serverSideApply": { "type": "boolean" },
							"skipCRDs": { "type": "boolean" },
							"strategy": {
								"properties": {
									"name": { "$ref": "name-a83b80ab" },
									"retryInterval": { "$ref": "interval-22c021e3" }
								},
								"required": ["name"],
								"type": "object",
								"x-kubernetes-validations": [{
									"message": ".retryInterval cannot be set when .name is 'RemediateOnFailure'",
									"rule": "!has(self.retryInterval) || self.name != 'RemediateOnFailure'"
								}]
							},
							"timeout": { "$ref": "interval-22c021e3" }
						},
						"type": "object"
					},
					"interval": { "$ref": "interval-22c021e3" },
					"kubeConfig": { "$ref": "kubeConfig-22d6ead5" },
					"maxHistory": { "type": "integer" },
					"persistentClient": { "type": "boolean" },
					"postRenderStrategy": {
						"enum": [
							"nohooks",
							"combined",
							"separate"
						],
						"type": "string"
					},
					"postRenderers": {
						"items": {
							"properties": { "kustomize": {
								"properties": {
									"images": { "$ref": "images-d888f196" },
									"patches": { "$ref": "patches-1895b5dd" }
								},
								"type": "object"
							} },
							"type": "object"
						},
						"type": "array"
					},
					"releaseName": {
						"maxLength": 53,
						"minLength": 1,
						"type": "string"
					},
					"rollback": {
						"properties": {
							"cleanupOnFail": { "type": "boolean" },
							"disableHooks": { "type": "boolean" },
							"disableWait": { "type": "boolean" },
							"disableWaitForJobs": { "type": "boolean" },
							"force": { "type": "boolean" },
							"recreate": { "type": "boolean" },
							"serverSideApply": {
								"enum": [
									"enabled",
									"disabled",
									"auto"
								],
								"type": "string"
							},
							"timeout": { "$ref": "interval-22c021e3" }
						},
						"type": "object"
					},
					"serviceAccountName": {
						"maxLength": 253,
						"minLength": 1,
						"type": "string"
					},
					"storageNamespace": {
						"maxLength": 63,
						"minLength": 1,
						"type": "string"
					},
					"suspend": { "type": "boolean" },
					"targetNamespace": {
						"maxLength": 63,
						"minLength": 1,
						"type": "string"
					},
					"test": {
						"properties": {
							"enable": { "type": "boolean" },
							"filters": {
								"items": {
									"properties": {
										"exclude": { "type": "boolean" },
										"name": {
											"maxLength": 253,
											"minLength": 1,
											"type": "string"
										}
									},
									"required": ["name"],
									"type": "object"
								},
								"type": "array"
							},
							"ignoreFailures": { "type": "boolean" },
							"timeout": { "$ref": "interval-22c021e3" }
						},
						"type": "object"
					},
					"timeout": { "$ref": "interval-22c021e3" },
					"uninstall": {
						"properties": {
							"deletionPropagation": {
								"default": "background",
								"enum": [
									"background",
									"foreground",
									"orphan"
								],
								"type": "string"
							},
							"disableHooks": { "type": "boolean" },
							"disableWait": { "type": "boolean" },
							"keepHistory": { "type": "boolean" },
							"timeout": { "$ref": "interval-22c021e3" }
						},
						"type": "object"
					},
					"upgrade": {
						"properties": {
							"chartNameChangeStrategy": {
								"enum": ["InPlaceUpdate", "Reinstall"],
								"type": "string"
							},
							"cleanupOnFail": { "type": "boolean" },
							"crds": {
								"enum": [
									"Skip",
									"Create",
									"CreateReplace"
								],
								"type": "string"
							},
							"disableHooks": { "type": "boolean" },
							"disableOpenAPIValidation": { "type": "boolean" },
							"disableSchemaValidation": { "type": "boolean" },
							"disableTakeOwnership": { "type": "boolean" },
							"disableWait": { "type": "boolean" },
							"disableWaitForJobs": { "type": "boolean" },
							"force": { "type": "boolean" },
							"preserveValues": { "type": "boolean" },
							"remediation": {
								"properties": {
									"ignoreTestFailures": { "type": "boolean" },
									"remediateLastFailure": { "type": "boolean" },
									"retries": { "type": "integer" },
									"strategy": {
										"enum": ["rollback", "uninstall"],
										"type": "string"
									}
								},
								"type": "object"
							},
							"serverSideApply": {
								"enum": [
									"enabled",
									"disabled",
									"auto"
								],
								"type": "string"
							},
							"strategy": {
								"properties": {
									"name": { "$ref": "name-a83b80ab" },
									"retryInterval": { "$ref": "interval-22c021e3" }
								},
								"required": ["name"],
								"type": "object",
								"x-kubernetes-validations": [{
									"message": ".retryInterval can only be set when .name is 'RetryOnFailure'",
									"rule": "!has(self.retryInterval) || self.name == 'RetryOnFailure'"
								}]
							},
							"timeout": { "$ref": "interval-22c021e3" }
						},
						"type": "object"
					},
					"values": { "x-kubernetes-preserve-unknown-fields": true },
					"valuesFrom": {
						"items": {
							"properties": {
								"kind": {
									"enum": ["Secret", "ConfigMap"],
									"type": "string"
								},
								"literal": { "type": "boolean" },
								"name": {
									"maxLength": 253,
									"minLength": 1,
									"type": "string"
								},
								"optional": { "type": "boolean" },
								"targetPath": {
									"maxLength": 250,
									"pattern": "^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$",
									"type": "string"
								},
								"valuesKey": {
									"maxLength": 253,
									"pattern": "^[\\-._a-zA-Z0-9]+$",
									"type": "string"
								}
							},
							"required": ["kind", "name"],
							"type": "object"
						},
						"type": "array"
					},
					"waitStrategy": {
						"properties": { "name": {
							"enum": ["poller", "legacy"],
							"type": "string"
						} },
						"required": ["name"],
						"type": "object"
					}
				},
				"required": ["interval"],
				"type": "object",
				"x-kubernetes-validations": [{
					"message": "either chart or chartRef must be set",
					"rule": "(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))"
				}]
			},
			"status": { "x-kubernetes-preserve-unknown-fields": true }
		}
	},
	"release": "helm-controller 1.6"
}, {
	"apiVersion": "kustomize.toolkit.fluxcd.io/v1",
	"kind": "Kustomization",
	"schema": {
		"type": "object",
		"properties": {
			"apiVersion": { "type": "string" },
			"kind": { "type": "string" },
			"metadata": { "x-kubernetes-preserve-unknown-fields": true },
			"spec": {
				"properties": {
					"buildMetadata": {
						"items": {
							"enum": ["originAnnotations", "transformerAnnotations"],
							"type": "string"
						},
						"type": "array"
					},
					"commonMetadata": { "$ref": "metadata-09fa45e8" },
					"components": {
						"items": { "type": "string" },
						"type": "array"
					},
					"decryption": {
						"properties": {
							"provider": {
								"enum": ["sops"],
								"type": "string"
							},
							"secretRef": { "$ref": "secretRef-09897497" },
							"serviceAccountName": { "type": "string" }
						},
						"required": ["provider"],
						"type": "object"
					},
					"deletionPolicy": {
						"enum": [
							"MirrorPrune",
							"Delete",
							"WaitForTermination",
							"Orphan"
						],
						"type": "string"
					},
					"dependsOn": { "$ref": "dependsOn-ffaa6933" },
					"force": {
						"default": false,
						"type": "boolean"
					},
					"healthCheckExprs": { "$ref": "healthCheckExprs-5bdb7979" },
					"healthChecks": {
						"items": {
							"properties": {
								"apiVersion": { "type": "string" },
								"kind": { "type": "string" },
								"name": { "type": "string" },
								"namespace": { "type": "string" }
							},
							"required": ["kind", "name"],
							"type": "object"
						},
						"type": "array"
					},
					"ignore": { "$ref": "ignore-21146525" },
					"ignoreMissingComponents": { "type": "boolean" },
					"images": { "$ref": "images-d888f196" },
					"interval": { "$ref": "interval-22c021e3" },
					"kubeConfig": { "$ref": "kubeConfig-22d6ead5" },
					"namePrefix": {
						"maxLength": 200,
						"minLength": 1,
						"type": "string"
					},
					"nameSuffix": {
						"maxLength": 200,
						"minLength": 1,
						"type": "string"
					},
					"patches": { "$ref": "patches-1895b5dd" },
					"path": { "type": "string" },
					"postBuild": {
						"properties": {
							"substitute": {
								"additionalProperties": { "type": "string" },
								"type": "object"
							},
							"substituteFrom": {
								"items": {
									"properties": {
										"kind": {
											"enum": ["Secret", "ConfigMap"],
											"type": "string"
										},
										"name": {
											"maxLength": 253,
											"minLength": 1,
											"type": "string"
										},
										"optional": {
											"default": false,
											"type": "boolean"
										}
									},
									"required": ["kind", "name"],
									"type": "object"
								},
								"type": "array"
							},
							"substituteStrategy": {
								"enum": ["WithVariables", "Always"],
								"type": "string"
							}
						},
						"type": "object"
					},
					"prune": { "type": "boolean" },
					"retryInterval": { "$ref": "interval-22c021e3" },
					"serviceAccountName": { "type": "string" },
					"sourceRef": {
						"properties": {
							"apiVersion": { "type": "string" },
							"kind": {
								"enum": [
									"OCIRepository",
									"GitRepository",
									"Bucket",
									"ExternalArtifact"
								],
								"type": "string"
							},
							"name": { "type": "string" },
							"namespace": { "type": "string" }
						},
						"required": ["kind", "name"],
						"type": "object"
					},
					"suspend": { "type": "boolean" },
					"targetNamespace": {
						"maxLength": 63,
						"minLength": 1,
						"type": "string"
					},
					"timeout": { "$ref": "interval-22c021e3" },
					"wait": { "type": "boolean" }
				},
				"required": [
					"interval",
					"prune",
					"sourceRef"
				],
				"type": "object"
			},
			"status": { "x-kubernetes-preserve-unknown-fields": true }
		}
	},
	"release": "kustomize-controller 1.9"
}];
var definitions = {
	"dependsOn-ffaa6933": {
		"items": {
			"properties": {
				"name": { "type": "string" },
				"namespace": { "type": "string" },
				"readyExpr": { "type": "string" }
			},
			"required": ["name"],
			"type": "object"
		},
		"type": "array"
	},
	"healthCheckExprs-5bdb7979": {
		"items": {
			"properties": {
				"apiVersion": { "type": "string" },
				"current": { "type": "string" },
				"failed": { "type": "string" },
				"inProgress": { "type": "string" },
				"kind": { "type": "string" }
			},
			"required": ["apiVersion", "current"],
			"type": "object"
		},
		"type": "array"
	},
	"ignore-21146525": {
		"items": {
			"properties": {
				"paths": {
					"items": { "type": "string" },
					"type": "array"
				},
				"target": { "$ref": "target-45850243" }
			},
			"required": ["paths"],
			"type": "object"
		},
		"type": "array"
	},
	"images-d888f196": {
		"items": {
			"properties": {
				"digest": { "type": "string" },
				"name": { "type": "string" },
				"newName": { "type": "string" },
				"newTag": { "type": "string" }
			},
			"required": ["name"],
			"type": "object"
		},
		"type": "array"
	},
	"interval-22c021e3": {
		"pattern": "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$",
		"type": "string"
	},
	"kubeConfig-22d6ead5": {
		"properties": {
			"configMapRef": { "$ref": "secretRef-09897497" },
			"secretRef": {
				"properties": {
					"key": { "type": "string" },
					"name": { "type": "string" }
				},
				"required": ["name"],
				"type": "object"
			}
		},
		"type": "object",
		"x-kubernetes-validations": [{
			"message": "exactly one of spec.kubeConfig.configMapRef or spec.kubeConfig.secretRef must be specified",
			"rule": "has(self.configMapRef) || has(self.secretRef)"
		}, {
			"message": "exactly one of spec.kubeConfig.configMapRef or spec.kubeConfig.secretRef must be specified",
			"rule": "!has(self.configMapRef) || !has(self.secretRef)"
		}]
	},
	"metadata-09fa45e8": {
		"properties": {
			"annotations": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			},
			"labels": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"type": "object"
	},
	"name-a83b80ab": {
		"enum": ["RemediateOnFailure", "RetryOnFailure"],
		"type": "string"
	},
	"patches-1895b5dd": {
		"items": {
			"properties": {
				"patch": { "type": "string" },
				"target": { "$ref": "target-45850243" }
			},
			"required": ["patch"],
			"type": "object"
		},
		"type": "array"
	},
	"secretRef-09897497": {
		"properties": { "name": { "type": "string" } },
		"required": ["name"],
		"type": "object"
	},
	"target-45850243": {
		"properties": {
			"annotationSelector": { "type": "string" },
			"group": { "type": "string" },
			"kind": { "type": "string" },
			"labelSelector": { "type": "string" },
			"name": { "type": "string" },
			"namespace": { "type": "string" },
			"version": { "type": "string" }
		},
		"type": "object"
	}
};
var flux_default = {
	kinds,
	definitions
};

export { flux_default as default, definitions, kinds };