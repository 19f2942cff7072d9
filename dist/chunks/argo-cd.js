// schemas/kinds/argo-cd.json
var kinds = [
	{
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "AppProject",
		"schema": {
			"required": ["metadata", "spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"clusterResourceBlacklist": { "$ref": "clusterResourceBlacklist-523b8918" },
						"clusterResourceWhitelist": { "$ref": "clusterResourceBlacklist-523b8918" },
						"description": {
							"maxLength": 255,
							"type": "string"
						},
						"destinationServiceAccounts": {
							"items": {
								"properties": {
									"defaultServiceAccount": { "type": "string" },
									"namespace": { "type": "string" },
									"server": { "type": "string" }
								},
								"required": ["defaultServiceAccount", "server"],
								"type": "object"
							},
							"type": "array"
						},
						"destinations": {
							"items": { "$ref": "destinations-1ed1bceb" },
							"type": "array"
						},
						"namespaceResourceBlacklist": { "$ref": "namespaceResourceBlacklist-1fe3471a" },
						"namespaceResourceWhitelist": { "$ref": "namespaceResourceBlacklist-1fe3471a" },
						"orphanedResources": {
							"properties": {
								"ignore": {
									"items": {
										"properties": {
											"group": { "type": "string" },
											"kind": { "type": "string" },
											"name": { "type": "string" }
										},
										"type": "object"
									},
									"type": "array"
								},
								"warn": { "type": "boolean" }
							},
							"type": "object"
						},
						"permitOnlyProjectScopedClusters": { "type": "boolean" },
						"roles": {
							"items": {
								"properties": {
									"description": { "type": "string" },
									"groups": {
										"items": { "type": "string" },
										"type": "array"
									},
									"jwtTokens": {
										"items": {
											"properties": {
												"exp": {
													"format": "int64",
													"type": "integer"
												},
												"iat": {
													"format": "int64",
													"type": "integer"
												},
												"id": { "type": "string" }
											},
											"required": ["iat"],
											"type": "object"
										},
										"type": "array"
									},
									"name": { "type": "string" },
									"policies": {
										"items": { "type": "string" },
										"type": "array"
									}
								},
								"required": ["name"],
								"type": "object"
							},
							"type": "array"
						},
						"signatureKeys": {
							"items": {
								"properties": { "keyID": { "type": "string" } },
								"required": ["keyID"],
								"type": "object"
							},
							"type": "array"
						},
						"sourceIntegrity": {
							"properties": { "git": {
								"properties": { "policies": {
									"items": {
										"properties": {
											"gpg": {
												"properties": {
													"keys": {
														"items": { "type": "string" },
														"type": "array"
													},
													"mode": { "type": "string" }
												},
												"required": ["keys", "mode"],
												"type": "object"
											},
											"repos": {
												"items": {
													"properties": { "url": { "type": "string" } },
													"required": ["url"],
													"type": "object"
												},
												"type": "array"
											}
										},
										"required": ["gpg", "repos"],
										"type": "object"
									},
									"type": "array"
								} },
								"required": ["policies"],
								"type": "object"
							} },
							"required": ["git"],
							"type": "object"
						},
						"sourceNamespaces": {
							"items": { "type": "string" },
							"type": "array"
						},
						"sourceRepos": {
							"items": { "type": "string" },
							"type": "array"
						},
						"syncWindows": {
							"items": {
								"properties": {
									"andOperator": { "type": "boolean" },
									"applications": {
										"items": { "type": "string" },
										"type": "array"
									},
									"clusters": {
										"items": { "type": "string" },
										"type": "array"
									},
									"description": { "type": "string" },
									"duration": { "type": "string" },
									"kind": { "type": "string" },
									"manualSync": { "type": "boolean" },
									"namespaces": {
										"items": { "type": "string" },
										"type": "array"
									},
									"schedule": { "type": "string" },
									"syncOverrun": { "type": "boolean" },
									"timeZone": { "type": "string" }
								},
								"type": "object"
							},
							"type": "array"
						}
					},
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Argo CD 3.5"
	},
	{
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"schema": {
			"required": ["metadata", "spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"operation": {
					"properties": {
						"info": { "$ref": "info-00e17306" },
						"initiatedBy": {
							"properties": {
								"automated": { "type": "boolean" },
								"username": { "type": "string" }
							},
							"type": "object"
						},
						"retry": { "$ref": "retry-81fc8745" },
						"sync": {
							"properties": {
								"autoHealAttemptsCount": {
									"format": "int64",
									"type": "integer"
								},
								"dryRun": { "type": "boolean" },
								"manifests": {
									"items": { "type": "string" },
									"type": "array"
								},
								"prune": { "type": "boolean" },
								"resources": {
									"items": {
										"properties": {
											"group": { "type": "string" },
											"kind": { "type": "string" },
											"name": { "type": "string" },
											"namespace": { "type": "string" }
										},
										"required": ["kind", "name"],
										"type": "object"
									},
									"type": "array"
								},
								"revision": { "type": "string" },
								"revisions": {
									"items": { "type": "string" },
									"type": "array"
								},
								"source": { "$ref": "source-9fefced9" },
								"sources": { "$ref": "sources-731ad911" },
								"syncOptions": {
									"items": { "type": "string" },
									"type": "array"
								},
								"syncStrategy": {
									"properties": {
										"apply": {
											"properties": { "force": { "type": "boolean" } },
											"type": "object"
										},
										"hook": {
											"properties": { "force": { "type": "boolean" } },
											"type": "object"
										}
									},
									"type": "object"
								}
							},
							"type": "object"
						}
					},
					"type": "object"
				},
				"spec": { "$ref": "spec-cd72b736" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Argo CD 3.5"
	},
	{
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "ApplicationSet",
		"schema": {
			"required": ["metadata", "spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"applyNestedSelectors": { "type": "boolean" },
						"generators": {
							"items": {
								"properties": {
									"clusterDecisionResource": { "$ref": "clusterDecisionResource-d3c0204a" },
									"clusters": { "$ref": "clusters-793c92a6" },
									"git": { "$ref": "git-a9828584" },
									"list": { "$ref": "list-1df85c49" },
									"matrix": {
										"properties": {
											"generators": { "$ref": "generators-e7e1aa94" },
											"template": { "$ref": "template-e72bd97e" }
										},
										"required": ["generators"],
										"type": "object"
									},
									"merge": {
										"properties": {
											"generators": { "$ref": "generators-e7e1aa94" },
											"mergeKeys": {
												"items": { "type": "string" },
												"type": "array"
											},
											"template": { "$ref": "template-e72bd97e" }
										},
										"required": ["generators", "mergeKeys"],
										"type": "object"
									},
									"plugin": { "$ref": "plugin-47ab0a33" },
									"pullRequest": { "$ref": "pullRequest-e47e0b4b" },
									"scmProvider": { "$ref": "scmProvider-6c662043" },
									"selector": { "$ref": "labelSelector-11acb306" }
								},
								"type": "object"
							},
							"type": "array"
						},
						"goTemplate": { "type": "boolean" },
						"goTemplateOptions": {
							"items": { "type": "string" },
							"type": "array"
						},
						"ignoreApplicationDifferences": {
							"items": {
								"properties": {
									"jqPathExpressions": {
										"items": { "type": "string" },
										"type": "array"
									},
									"jsonPointers": {
										"items": { "type": "string" },
										"type": "array"
									},
									"name": { "type": "string" }
								},
								"type": "object"
							},
							"type": "array"
						},
						"preservedFields": {
							"properties": {
								"annotations": {
									"items": { "type": "string" },
									"type": "array"
								},
								"labels": {
									"items": { "type": "string" },
									"type": "array"
								}
							},
							"type": "object"
						},
						"strategy": {
							"properties": {
								"deletionOrder": { "type": "string" },
								"rollingSync": {
									"properties": { "steps": {
										"items": {
											"properties": {
												"matchExpressions": {
													"items": {
														"properties": {
															"key": { "type": "string" },
															"operator": { "type": "string" },
															"values": {
																"items": { "type": "string" },
																"type": "array"
															}
														},
														"type": "object"
													},
													"type": "array"
												},
												"maxUpdate": { "$ref": "count-c3d51cf9" }
											},
											"type": "object"
										},
										"type": "array"
									} },
									"type": "object"
								},
								"type": { "type": "string" }
							},
							"type": "object"
						},
						"syncPolicy": {
							"properties": {
								"applicationsSync": {
									"enum": [
										"create-only",
										"create-update",
										"create-delete",
										"sync"
									],
									"type": "string"
								},
								"preserveResourcesOnDeletion": { "type": "boolean" }
							},
							"type": "object"
						},
						"template": { "$ref": "template-e72bd97e" },
						"templatePatch": { "type": "string" }
					},
					"required": ["generators", "template"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Argo CD 3.5"
	}
];
var definitions = {
	"basicAuth-0df5a579": {
		"properties": {
			"passwordRef": { "$ref": "tokenRef-804d30c3" },
			"username": { "type": "string" }
		},
		"required": ["passwordRef", "username"],
		"type": "object"
	},
	"bearerToken-3ca19bd1": {
		"properties": { "tokenRef": { "$ref": "tokenRef-804d30c3" } },
		"required": ["tokenRef"],
		"type": "object"
	},
	"caRef-ea5c6b8b": {
		"properties": {
			"configMapName": { "type": "string" },
			"key": { "type": "string" }
		},
		"required": ["configMapName", "key"],
		"type": "object"
	},
	"clusterDecisionResource-d3c0204a": {
		"properties": {
			"configMapRef": { "type": "string" },
			"labelSelector": { "$ref": "labelSelector-11acb306" },
			"name": { "type": "string" },
			"requeueAfterSeconds": {
				"format": "int64",
				"type": "integer"
			},
			"template": { "$ref": "template-e72bd97e" },
			"values": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"required": ["configMapRef"],
		"type": "object"
	},
	"clusterResourceBlacklist-523b8918": {
		"items": {
			"properties": {
				"group": { "type": "string" },
				"kind": { "type": "string" },
				"name": { "type": "string" }
			},
			"required": ["group", "kind"],
			"type": "object"
		},
		"type": "array"
	},
	"clusters-793c92a6": {
		"properties": {
			"flatList": { "type": "boolean" },
			"selector": { "$ref": "labelSelector-11acb306" },
			"template": { "$ref": "template-e72bd97e" },
			"values": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"type": "object"
	},
	"count-c3d51cf9": {
		"anyOf": [{ "type": "integer" }, { "type": "string" }],
		"x-kubernetes-int-or-string": true
	},
	"destinations-1ed1bceb": {
		"properties": {
			"name": { "type": "string" },
			"namespace": { "type": "string" },
			"server": { "type": "string" }
		},
		"type": "object"
	},
	"directories-4a005587": {
		"items": {
			"properties": {
				"exclude": { "type": "boolean" },
				"path": { "type": "string" }
			},
			"required": ["path"],
			"type": "object"
		},
		"type": "array"
	},
	"directory-5b069125": {
		"properties": {
			"exclude": { "type": "string" },
			"include": { "type": "string" },
			"jsonnet": {
				"properties": {
					"extVars": { "$ref": "extVars-7c7f5cf6" },
					"libs": {
						"items": { "type": "string" },
						"type": "array"
					},
					"tlas": { "$ref": "extVars-7c7f5cf6" }
				},
				"type": "object"
			},
			"recurse": { "type": "boolean" }
		},
		"type": "object"
	},
	"extVars-7c7f5cf6": {
		"items": {
			"properties": {
				"code": { "type": "boolean" },
				"name": { "type": "string" },
				"value": { "type": "string" }
			},
			"required": ["name", "value"],
			"type": "object"
		},
		"type": "array"
	},
	"generators-e7e1aa94": {
		"items": {
			"properties": {
				"clusterDecisionResource": { "$ref": "clusterDecisionResource-d3c0204a" },
				"clusters": { "$ref": "clusters-793c92a6" },
				"git": { "$ref": "git-a9828584" },
				"list": { "$ref": "list-1df85c49" },
				"matrix": { "x-kubernetes-preserve-unknown-fields": true },
				"merge": { "x-kubernetes-preserve-unknown-fields": true },
				"plugin": { "$ref": "plugin-47ab0a33" },
				"pullRequest": { "$ref": "pullRequest-e47e0b4b" },
				"scmProvider": { "$ref": "scmProvider-6c662043" },
				"selector": { "$ref": "labelSelector-11acb306" }
			},
			"type": "object"
		},
		"type": "array"
	},
	"git-a9828584": {
		"properties": {
			"directories": { "$ref": "directories-4a005587" },
			"files": { "$ref": "directories-4a005587" },
			"pathParamPrefix": { "type": "string" },
			"repoURL": { "type": "string" },
			"requeueAfterSeconds": {
				"format": "int64",
				"type": "integer"
			},
			"revision": { "type": "string" },
			"template": { "$ref": "template-e72bd97e" },
			"values": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"required": ["repoURL", "revision"],
		"type": "object"
	},
	"helm-85a8988a": {
		"properties": {
			"apiVersions": {
				"items": { "type": "string" },
				"type": "array"
			},
			"fileParameters": {
				"items": {
					"properties": {
						"name": { "type": "string" },
						"path": { "type": "string" }
					},
					"type": "object"
				},
				"type": "array"
			},
			"ignoreMissingValueFiles": { "type": "boolean" },
			"kubeVersion": { "type": "string" },
			"namespace": { "type": "string" },
			"parameters": {
				"items": {
					"properties": {
						"forceString": { "type": "boolean" },
						"name": { "type": "string" },
						"value": { "type": "string" }
					},
					"type": "object"
				},
				"type": "array"
			},
			"passCredentials": { "type": "boolean" },
			"releaseName": { "type": "string" },
			"skipCrds": { "type": "boolean" },
			"skipSchemaValidation": { "type": "boolean" },
			"skipTests": { "type": "boolean" },
			"valueFiles": {
				"items": { "type": "string" },
				"type": "array"
			},
			"values": { "type": "string" },
			"valuesObject": {
				"type": "object",
				"x-kubernetes-preserve-unknown-fields": true
			},
			"version": { "type": "string" }
		},
		"type": "object"
	},
	"info-00e17306": {
		"items": {
			"properties": {
				"name": { "type": "string" },
				"value": { "type": "string" }
			},
			"required": ["name", "value"],
			"type": "object"
		},
		"type": "array"
	},
	"kustomize-d5111cbc": {
		"properties": {
			"apiVersions": {
				"items": { "type": "string" },
				"type": "array"
			},
			"commonAnnotations": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			},
			"commonAnnotationsEnvsubst": { "type": "boolean" },
			"commonLabels": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			},
			"components": {
				"items": { "type": "string" },
				"type": "array"
			},
			"forceCommonAnnotations": { "type": "boolean" },
			"forceCommonLabels": { "type": "boolean" },
			"ignoreMissingComponents": { "type": "boolean" },
			"images": {
				"items": { "type": "string" },
				"type": "array"
			},
			"kubeVersion": { "type": "string" },
			"labelIncludeTemplates": { "type": "boolean" },
			"labelWithoutSelector": { "type": "boolean" },
			"namePrefix": { "type": "string" },
			"nameSuffix": { "type": "string" },
			"namespace": { "type": "string" },
			"patches": {
				"items": {
					"properties": {
						"options": {
							"additionalProperties": { "type": "boolean" },
							"type": "object"
						},
						"patch": { "type": "string" },
						"path": { "type": "string" },
						"target": {
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
					},
					"type": "object"
				},
				"type": "array"
			},
			"replicas": {
				"items": {
					"properties": {
						"count": { "$ref": "count-c3d51cf9" },
						"name": { "type": "string" }
					},
					"required": ["count", "name"],
					"type": "object"
				},
				"type": "array"
			},
			"version": { "type": "string" }
		},
		"type": "object"
	},
	"labelSelector-11acb306": {
		"properties": {
			"matchExpressions": {
				"items": {
					"properties": {
						"key": { "type": "string" },
						"operator": { "type": "string" },
						"values": {
							"items": { "type": "string" },
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						}
					},
					"required": ["key", "operator"],
					"type": "object"
				},
				"type": "array",
				"x-kubernetes-list-type": "atomic"
			},
			"matchLabels": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"type": "object"
	},
	"list-1df85c49": {
		"properties": {
			"elements": {
				"items": { "x-kubernetes-preserve-unknown-fields": true },
				"type": "array"
			},
			"elementsYaml": { "type": "string" },
			"template": { "$ref": "template-e72bd97e" }
		},
		"type": "object"
	},
	"namespaceResourceBlacklist-1fe3471a": {
		"items": {
			"properties": {
				"group": { "type": "string" },
				"kind": { "type": "string" }
			},
			"required": ["group", "kind"],
			"type": "object"
		},
		"type": "array"
	},
	"plugin-47ab0a33": {
		"properties": {
			"configMapRef": {
				"properties": { "name": { "type": "string" } },
				"required": ["name"],
				"type": "object"
			},
			"input": {
				"properties": { "parameters": {
					"additionalProperties": { "x-kubernetes-preserve-unknown-fields": true },
					"type": "object"
				} },
				"type": "object"
			},
			"requeueAfterSeconds": {
				"format": "int64",
				"type": "integer"
			},
			"template": { "$ref": "template-e72bd97e" },
			"values": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"required": ["configMapRef"],
		"type": "object"
	},
	"plugin-d139ef14": {
		"properties": {
			"env": { "$ref": "info-00e17306" },
			"name": { "type": "string" },
			"parameters": {
				"items": {
					"properties": {
						"array": {
							"items": { "type": "string" },
							"type": "array"
						},
						"map": {
							"additionalProperties": { "type": "string" },
							"type": "object"
						},
						"name": { "type": "string" },
						"string": { "type": "string" }
					},
					"type": "object"
				},
				"type": "array"
			}
		},
		"type": "object"
	},
	"pullRequest-e47e0b4b": {
		"properties": {
			"azuredevops": {
				"properties": {
					"api": { "type": "string" },
					"labels": {
						"items": { "type": "string" },
						"type": "array"
					},
					"organization": { "type": "string" },
					"project": { "type": "string" },
					"repo": { "type": "string" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" }
				},
				"required": [
					"organization",
					"project",
					"repo"
				],
				"type": "object"
			},
			"bitbucket": {
				"properties": {
					"api": { "type": "string" },
					"basicAuth": { "$ref": "basicAuth-0df5a579" },
					"bearerToken": { "$ref": "bearerToken-3ca19bd1" },
					"owner": { "type": "string" },
					"repo": { "type": "string" }
				},
				"required": ["owner", "repo"],
				"type": "object"
			},
			"bitbucketServer": {
				"properties": {
					"api": { "type": "string" },
					"basicAuth": { "$ref": "basicAuth-0df5a579" },
					"bearerToken": { "$ref": "bearerToken-3ca19bd1" },
					"caRef": { "$ref": "caRef-ea5c6b8b" },
					"insecure": { "type": "boolean" },
					"project": { "type": "string" },
					"repo": { "type": "string" }
				},
				"required": [
					"api",
					"project",
					"repo"
				],
				"type": "object"
			},
			"continueOnRepoNotFoundError": { "type": "boolean" },
			"filters": {
				"items": {
					"properties": {
						"branchMatch": { "type": "string" },
						"targetBranchMatch": { "type": "string" },
						"titleMatch": { "type": "string" }
					},
					"type": "object"
				},
				"type": "array"
			},
			"gitea": {
				"properties": {
					"api": { "type": "string" },
					"insecure": { "type": "boolean" },
					"labels": {
						"items": { "type": "string" },
						"type": "array"
					},
					"owner": { "type": "string" },
					"repo": { "type": "string" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" }
				},
				"required": [
					"api",
					"owner",
					"repo"
				],
				"type": "object"
			},
			"github": {
				"properties": {
					"api": { "type": "string" },
					"appSecretName": { "type": "string" },
					"labels": {
						"items": { "type": "string" },
						"type": "array"
					},
					"owner": { "type": "string" },
					"repo": { "type": "string" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" }
				},
				"required": ["owner", "repo"],
				"type": "object"
			},
			"gitlab": {
				"properties": {
					"api": { "type": "string" },
					"caRef": { "$ref": "caRef-ea5c6b8b" },
					"insecure": { "type": "boolean" },
					"labels": {
						"items": { "type": "string" },
						"type": "array"
					},
					"project": { "type": "string" },
					"pullRequestState": { "type": "string" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" }
				},
				"required": ["project"],
				"type": "object"
			},
			"requeueAfterSeconds": {
				"format": "int64",
				"type": "integer"
			},
			"template": { "$ref": "template-e72bd97e" },
			"values": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"type": "object"
	},
	"retry-81fc8745": {
		"properties": {
			"backoff": {
				"properties": {
					"duration": { "type": "string" },
					"factor": {
						"format": "int64",
						"type": "integer"
					},
					"maxDuration": { "type": "string" }
				},
				"type": "object"
			},
			"limit": {
				"format": "int64",
				"type": "integer"
			},
			"refresh": { "type": "boolean" }
		},
		"type": "object"
	},
	"scmProvider-6c662043": {
		"properties": {
			"awsCodeCommit": {
				"properties": {
					"allBranches": { "type": "boolean" },
					"region": { "type": "string" },
					"role": { "type": "string" },
					"tagFilters": {
						"items": {
							"properties": {
								"key": { "type": "string" },
								"value": { "type": "string" }
							},
							"required": ["key"],
							"type": "object"
						},
						"type": "array"
					}
				},
				"type": "object"
			},
			"azureDevOps": {
				"properties": {
					"accessTokenRef": { "$ref": "tokenRef-804d30c3" },
					"allBranches": { "type": "boolean" },
					"api": { "type": "string" },
					"organization": { "type": "string" },
					"teamProject": { "type": "string" }
				},
				"required": [
					"accessTokenRef",
					"organization",
					"teamProject"
				],
				"type": "object"
			},
			"bitbucket": {
				"properties": {
					"allBranches": { "type": "boolean" },
					"appPasswordRef": { "$ref": "tokenRef-804d30c3" },
					"owner": { "type": "string" },
					"user": { "type": "string" }
				},
				"required": [
					"appPasswordRef",
					"owner",
					"user"
				],
				"type": "object"
			},
			"bitbucketServer": {
				"properties": {
					"allBranches": { "type": "boolean" },
					"api": { "type": "string" },
					"basicAuth": { "$ref": "basicAuth-0df5a579" },
					"bearerToken": { "$ref": "bearerToken-3ca19bd1" },
					"caRef": { "$ref": "caRef-ea5c6b8b" },
					"insecure": { "type": "boolean" },
					"project": { "type": "string" }
				},
				"required": ["api", "project"],
				"type": "object"
			},
			"cloneProtocol": { "type": "string" },
			"filters": {
				"items": {
					"properties": {
						"branchMatch": { "type": "string" },
						"labelMatch": { "type": "string" },
						"pathsDoNotExist": {
							"items": { "type": "string" },
							"type": "array"
						},
						"pathsExist": {
							"items": { "type": "string" },
							"type": "array"
						},
						"repositoryMatch": { "type": "string" }
					},
					"type": "object"
				},
				"type": "array"
			},
			"gitea": {
				"properties": {
					"allBranches": { "type": "boolean" },
					"api": { "type": "string" },
					"excludeArchivedRepos": { "type": "boolean" },
					"insecure": { "type": "boolean" },
					"owner": { "type": "string" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" }
				},
				"required": ["api", "owner"],
				"type": "object"
			},
			"github": {
				"properties": {
					"allBranches": { "type": "boolean" },
					"api": { "type": "string" },
					"appSecretName": { "type": "string" },
					"excludeArchivedRepos": { "type": "boolean" },
					"organization": { "type": "string" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" }
				},
				"required": ["organization"],
				"type": "object"
			},
			"gitlab": {
				"properties": {
					"allBranches": { "type": "boolean" },
					"api": { "type": "string" },
					"caRef": { "$ref": "caRef-ea5c6b8b" },
					"group": { "type": "string" },
					"includeArchivedRepos": { "type": "boolean" },
					"includeSharedProjects": { "type": "boolean" },
					"includeSubgroups": { "type": "boolean" },
					"insecure": { "type": "boolean" },
					"tokenRef": { "$ref": "tokenRef-804d30c3" },
					"topic": { "type": "string" }
				},
				"required": ["group"],
				"type": "object"
			},
			"requeueAfterSeconds": {
				"format": "int64",
				"type": "integer"
			},
			"template": { "$ref": "template-e72bd97e" },
			"values": {
				"additionalProperties": { "type": "string" },
				"type": "object"
			}
		},
		"type": "object"
	},
	"source-9fefced9": {
		"properties": {
			"chart": { "type": "string" },
			"directory": { "$ref": "directory-5b069125" },
			"helm": { "$ref": "helm-85a8988a" },
			"kustomize": { "$ref": "kustomize-d5111cbc" },
			"name": { "type": "string" },
			"path": { "type": "string" },
			"plugin": { "$ref": "plugin-d139ef14" },
			"ref": { "type": "string" },
			"repoURL": { "type": "string" },
			"tagPrefix": { "type": "string" },
			"targetRevision": { "type": "string" }
		},
		"required": ["repoURL"],
		"type": "object"
	},
	"sources-731ad911": {
		"items": { "$ref": "source-9fefced9" },
		"type": "array"
	},
	"spec-cd72b736": {
		"properties": {
			"destination": { "$ref": "destinations-1ed1bceb" },
			"ignoreDifferences": {
				"items": {
					"properties": {
						"group": { "type": "string" },
						"jqPathExpressions": {
							"items": { "type": "string" },
							"type": "array"
						},
						"jsonPointers": {
							"items": { "type": "string" },
							"type": "array"
						},
						"kind": { "type": "string" },
						"managedFieldsManagers": {
							"items": { "type": "string" },
							"type": "array"
						},
						"name": { "type": "string" },
						"namespace": { "type": "string" }
					},
					"required": ["kind"],
					"type": "object"
				},
				"type": "array"
			},
			"info": { "$ref": "info-00e17306" },
			"project": { "type": "string" },
			"revisionHistoryLimit": {
				"format": "int64",
				"type": "integer"
			},
			"source": { "$ref": "source-9fefced9" },
			"sourceHydrator": {
				"properties": {
					"drySource": {
						"properties": {
							"directory": { "$ref": "directory-5b069125" },
							"helm": { "$ref": "helm-85a8988a" },
							"kustomize": { "$ref": "kustomize-d5111cbc" },
							"path": { "type": "string" },
							"plugin": { "$ref": "plugin-d139ef14" },
							"repoURL": { "type": "string" },
							"targetRevision": { "type": "string" }
						},
						"required": [
							"path",
							"repoURL",
							"targetRevision"
						],
						"type": "object"
					},
					"hydrateTo": {
						"properties": { "targetBranch": { "type": "string" } },
						"required": ["targetBranch"],
						"type": "object"
					},
					"syncSource": {
						"properties": {
							"path": {
								"minLength": 1,
								"pattern": "^.{2,}|[^./]$",
								"type": "string"
							},
							"repoURL": { "type": "string" },
							"targetBranch": { "type": "string" }
						},
						"required": ["path", "targetBranch"],
						"type": "object"
					}
				},
				"required": ["drySource", "syncSource"],
				"type": "object"
			},
			"sources": { "$ref": "sources-731ad911" },
			"syncPolicy": {
				"properties": {
					"automated": {
						"properties": {
							"allowEmpty": { "type": "boolean" },
							"enabled": { "type": "boolean" },
							"prune": { "type": "boolean" },
							"selfHeal": { "type": "boolean" }
						},
						"type": "object"
					},
					"managedNamespaceMetadata": {
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
					"retry": { "$ref": "retry-81fc8745" },
					"syncOptions": {
						"items": { "type": "string" },
						"type": "array"
					}
				},
				"type": "object"
			}
		},
		"required": ["destination", "project"],
		"type": "object"
	},
	"template-e72bd97e": {
		"properties": {
			"metadata": {
				"properties": {
					"annotations": {
						"additionalProperties": { "type": "string" },
						"type": "object"
					},
					"finalizers": {
						"items": { "type": "string" },
						"type": "array"
					},
					"labels": {
						"additionalProperties": { "type": "string" },
						"type": "object"
					},
					"name": { "type": "string" },
					"namespace": { "type": "string" }
				},
				"type": "object"
			},
			"spec": { "$ref": "spec-cd72b736" }
		},
		"required": ["metadata", "spec"],
		"type": "object"
	},
	"tokenRef-804d30c3": {
		"properties": {
			"key": { "type": "string" },
			"secretName": { "type": "string" }
		},
		"required": ["key", "secretName"],
		"type": "object"
	}
};
var argo_cd_default = {
	kinds,
	definitions
};

export { argo_cd_default as default, definitions, kinds };