// schemas/kinds/kubernetes.json
var kinds = [
	{
		"apiVersion": "v1",
		"kind": "ConfigMap",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"binaryData": { "$ref": "binaryData-a79517fd" },
				"data": {
					"type": "object",
					"additionalProperties": { "type": "string" }
				},
				"immutable": { "type": "boolean" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "v1",
		"kind": "Namespace",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"properties": { "finalizers": {
						"type": "array",
						"items": { "type": "string" }
					} }
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "v1",
		"kind": "Pod",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": { "$ref": "spec-60f40dba" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "v1",
		"kind": "Secret",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"data": { "$ref": "binaryData-a79517fd" },
				"immutable": { "type": "boolean" },
				"stringData": {
					"type": "object",
					"additionalProperties": { "type": "string" }
				},
				"type": { "type": "string" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "v1",
		"kind": "Service",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"properties": {
						"allocateLoadBalancerNodePorts": { "type": "boolean" },
						"clusterIP": { "type": "string" },
						"clusterIPs": {
							"type": "array",
							"items": { "type": "string" }
						},
						"externalIPs": {
							"type": "array",
							"items": { "type": "string" }
						},
						"externalName": { "type": "string" },
						"externalTrafficPolicy": { "type": "string" },
						"healthCheckNodePort": { "type": "integer" },
						"internalTrafficPolicy": { "type": "string" },
						"ipFamilies": {
							"type": "array",
							"items": { "type": "string" }
						},
						"ipFamilyPolicy": { "type": "string" },
						"loadBalancerClass": { "type": "string" },
						"loadBalancerIP": { "type": "string" },
						"loadBalancerSourceRanges": {
							"type": "array",
							"items": { "type": "string" }
						},
						"ports": {
							"type": "array",
							"x-kubernetes-list-type": "map",
							"x-kubernetes-list-map-keys": ["port", "protocol"],
							"items": {
								"type": "object",
								"required": ["port"],
								"properties": {
									"appProtocol": { "type": "string" },
									"name": { "type": "string" },
									"nodePort": { "type": "integer" },
									"port": { "type": "integer" },
									"protocol": { "type": "string" },
									"targetPort": { "x-kubernetes-int-or-string": true }
								}
							}
						},
						"publishNotReadyAddresses": { "type": "boolean" },
						"selector": {
							"type": "object",
							"additionalProperties": { "type": "string" }
						},
						"sessionAffinity": { "type": "string" },
						"sessionAffinityConfig": {
							"type": "object",
							"properties": { "clientIP": {
								"type": "object",
								"properties": { "timeoutSeconds": { "type": "integer" } }
							} }
						},
						"trafficDistribution": { "type": "string" },
						"type": { "type": "string" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "v1",
		"kind": "ServiceAccount",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"automountServiceAccountToken": { "type": "boolean" },
				"imagePullSecrets": { "$ref": "imagePullSecrets-e7d2fe23" },
				"secrets": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"apiVersion": { "type": "string" },
							"fieldPath": { "type": "string" },
							"kind": { "type": "string" },
							"name": { "type": "string" },
							"namespace": { "type": "string" },
							"resourceVersion": { "type": "string" },
							"uid": { "type": "string" }
						}
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "apps/v1",
		"kind": "DaemonSet",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["selector", "template"],
					"properties": {
						"minReadySeconds": { "type": "integer" },
						"revisionHistoryLimit": { "type": "integer" },
						"selector": { "$ref": "labelSelector-5f518d91" },
						"template": { "$ref": "template-2c013b24" },
						"updateStrategy": { "$ref": "updateStrategy-aea06726" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["selector", "template"],
					"properties": {
						"minReadySeconds": { "type": "integer" },
						"paused": { "type": "boolean" },
						"progressDeadlineSeconds": { "type": "integer" },
						"replicas": { "type": "integer" },
						"revisionHistoryLimit": { "type": "integer" },
						"selector": { "$ref": "labelSelector-5f518d91" },
						"strategy": { "$ref": "updateStrategy-aea06726" },
						"template": { "$ref": "template-2c013b24" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "apps/v1",
		"kind": "ReplicaSet",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["selector"],
					"properties": {
						"minReadySeconds": { "type": "integer" },
						"replicas": { "type": "integer" },
						"selector": { "$ref": "labelSelector-5f518d91" },
						"template": { "$ref": "template-2c013b24" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "apps/v1",
		"kind": "StatefulSet",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["selector", "template"],
					"properties": {
						"minReadySeconds": { "type": "integer" },
						"ordinals": {
							"type": "object",
							"properties": { "start": { "type": "integer" } }
						},
						"persistentVolumeClaimRetentionPolicy": {
							"type": "object",
							"properties": {
								"whenDeleted": { "type": "string" },
								"whenScaled": { "type": "string" }
							}
						},
						"podManagementPolicy": { "type": "string" },
						"replicas": { "type": "integer" },
						"revisionHistoryLimit": { "type": "integer" },
						"selector": { "$ref": "labelSelector-5f518d91" },
						"serviceName": { "type": "string" },
						"template": { "$ref": "template-2c013b24" },
						"updateStrategy": {
							"type": "object",
							"properties": {
								"rollingUpdate": {
									"type": "object",
									"properties": {
										"maxUnavailable": { "x-kubernetes-int-or-string": true },
										"partition": { "type": "integer" }
									}
								},
								"type": { "type": "string" }
							}
						},
						"volumeClaimTemplates": {
							"type": "array",
							"items": {
								"type": "object",
								"properties": {
									"apiVersion": { "type": "string" },
									"kind": { "type": "string" },
									"metadata": { "$ref": "metadata-0cc6f24d" },
									"spec": { "$ref": "spec-26bd3127" },
									"status": {}
								}
							}
						}
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "autoscaling/v1",
		"kind": "HorizontalPodAutoscaler",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["scaleTargetRef", "maxReplicas"],
					"properties": {
						"maxReplicas": { "type": "integer" },
						"minReplicas": { "type": "integer" },
						"scaleTargetRef": { "$ref": "scaleTargetRef-2d213d77" },
						"targetCPUUtilizationPercentage": { "type": "integer" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "autoscaling/v2",
		"kind": "HorizontalPodAutoscaler",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["scaleTargetRef", "maxReplicas"],
					"properties": {
						"behavior": {
							"type": "object",
							"properties": {
								"scaleDown": { "$ref": "scaleDown-aa10ed0b" },
								"scaleUp": { "$ref": "scaleDown-aa10ed0b" }
							}
						},
						"maxReplicas": { "type": "integer" },
						"metrics": {
							"type": "array",
							"items": {
								"type": "object",
								"required": ["type"],
								"properties": {
									"containerResource": {
										"type": "object",
										"required": [
											"name",
											"target",
											"container"
										],
										"properties": {
											"container": { "type": "string" },
											"name": { "type": "string" },
											"target": { "$ref": "target-beb82091" }
										}
									},
									"external": { "$ref": "external-10f58117" },
									"object": {
										"type": "object",
										"required": [
											"describedObject",
											"target",
											"metric"
										],
										"properties": {
											"describedObject": { "$ref": "scaleTargetRef-2d213d77" },
											"metric": { "$ref": "metric-243d803c" },
											"target": { "$ref": "target-beb82091" }
										}
									},
									"pods": { "$ref": "external-10f58117" },
									"resource": {
										"type": "object",
										"required": ["name", "target"],
										"properties": {
											"name": { "type": "string" },
											"target": { "$ref": "target-beb82091" }
										}
									},
									"type": { "type": "string" }
								}
							}
						},
						"minReplicas": { "type": "integer" },
						"scaleTargetRef": { "$ref": "scaleTargetRef-2d213d77" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "batch/v1",
		"kind": "CronJob",
		"schema": {
			"type": "object",
			"required": ["spec"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"required": ["schedule", "jobTemplate"],
					"properties": {
						"concurrencyPolicy": { "type": "string" },
						"failedJobsHistoryLimit": { "type": "integer" },
						"jobTemplate": {
							"type": "object",
							"properties": {
								"metadata": { "$ref": "metadata-0cc6f24d" },
								"spec": { "$ref": "spec-817f4e49" }
							}
						},
						"schedule": { "type": "string" },
						"startingDeadlineSeconds": { "type": "integer" },
						"successfulJobsHistoryLimit": { "type": "integer" },
						"suspend": { "type": "boolean" },
						"timeZone": { "type": "string" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "batch/v1",
		"kind": "Job",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": { "$ref": "spec-817f4e49" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "networking.k8s.io/v1",
		"kind": "Ingress",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"properties": {
						"defaultBackend": { "$ref": "defaultBackend-e0e8ef7b" },
						"ingressClassName": { "type": "string" },
						"rules": {
							"type": "array",
							"items": {
								"type": "object",
								"properties": {
									"host": { "type": "string" },
									"http": {
										"type": "object",
										"required": ["paths"],
										"properties": { "paths": {
											"type": "array",
											"items": {
												"type": "object",
												"required": ["pathType", "backend"],
												"properties": {
													"backend": { "$ref": "defaultBackend-e0e8ef7b" },
													"path": { "type": "string" },
													"pathType": { "type": "string" }
												}
											}
										} }
									}
								}
							}
						},
						"tls": {
							"type": "array",
							"items": {
								"type": "object",
								"properties": {
									"hosts": {
										"type": "array",
										"items": { "type": "string" }
									},
									"secretName": { "type": "string" }
								}
							}
						}
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "networking.k8s.io/v1",
		"kind": "NetworkPolicy",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"properties": {
						"egress": {
							"type": "array",
							"items": {
								"type": "object",
								"properties": {
									"ports": { "$ref": "ports-146b2100" },
									"to": { "$ref": "to-96a2b90d" }
								}
							}
						},
						"ingress": {
							"type": "array",
							"items": {
								"type": "object",
								"properties": {
									"from": { "$ref": "to-96a2b90d" },
									"ports": { "$ref": "ports-146b2100" }
								}
							}
						},
						"podSelector": { "$ref": "labelSelector-5f518d91" },
						"policyTypes": {
							"type": "array",
							"items": { "type": "string" }
						}
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "policy/v1",
		"kind": "PodDisruptionBudget",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"type": "object",
					"properties": {
						"maxUnavailable": { "x-kubernetes-int-or-string": true },
						"minAvailable": { "x-kubernetes-int-or-string": true },
						"selector": { "$ref": "labelSelector-5f518d91" },
						"unhealthyPodEvictionPolicy": { "type": "string" }
					}
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "ClusterRole",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"aggregationRule": {
					"type": "object",
					"properties": { "clusterRoleSelectors": {
						"type": "array",
						"items": { "$ref": "labelSelector-5f518d91" }
					} }
				},
				"rules": { "$ref": "rules-6b44ade6" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "ClusterRoleBinding",
		"schema": {
			"type": "object",
			"required": ["roleRef"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"roleRef": { "$ref": "dataSource-381c676b" },
				"subjects": {
					"type": "array",
					"items": { "$ref": "dataSourceRef-36c9a543" }
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "Role",
		"schema": {
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"rules": { "$ref": "rules-6b44ade6" },
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	},
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "RoleBinding",
		"schema": {
			"type": "object",
			"required": ["roleRef"],
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"roleRef": { "$ref": "dataSource-381c676b" },
				"subjects": {
					"type": "array",
					"items": { "$ref": "dataSourceRef-36c9a543" }
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Kubernetes 1.37"
	}
];
var definitions = {
	"appArmorProfile-697eeb4c": {
		"type": "object",
		"required": ["type"],
		"properties": {
			"localhostProfile": { "type": "string" },
			"type": { "type": "string" }
		}
	},
	"binaryData-a79517fd": {
		"type": "object",
		"additionalProperties": {
			"type": "string",
			"format": "base64"
		}
	},
	"configMap-4ca0f949": {
		"type": "object",
		"properties": {
			"items": { "$ref": "items-e0d40c49" },
			"name": { "type": "string" },
			"optional": { "type": "boolean" }
		}
	},
	"configMapKeyRef-e482c863": {
		"type": "object",
		"required": ["key"],
		"properties": {
			"key": { "type": "string" },
			"name": { "type": "string" },
			"optional": { "type": "boolean" }
		}
	},
	"configMapRef-3ee82ff1": {
		"type": "object",
		"properties": {
			"name": { "type": "string" },
			"optional": { "type": "boolean" }
		}
	},
	"containers-5d8525c3": {
		"type": "array",
		"x-kubernetes-list-type": "map",
		"x-kubernetes-list-map-keys": ["name"],
		"items": {
			"type": "object",
			"required": ["name"],
			"properties": {
				"args": {
					"type": "array",
					"items": { "type": "string" }
				},
				"command": {
					"type": "array",
					"items": { "type": "string" }
				},
				"env": { "$ref": "env-67c31620" },
				"envFrom": { "$ref": "envFrom-611708cd" },
				"image": { "type": "string" },
				"imagePullPolicy": { "type": "string" },
				"lifecycle": { "$ref": "lifecycle-57d1be55" },
				"livenessProbe": { "$ref": "livenessProbe-1ad32ac1" },
				"name": { "type": "string" },
				"ports": { "$ref": "ports-f48df2d3" },
				"readinessProbe": { "$ref": "livenessProbe-1ad32ac1" },
				"resizePolicy": { "$ref": "resizePolicy-96de0f90" },
				"resources": { "$ref": "resources-0c8b3686" },
				"restartPolicy": { "type": "string" },
				"restartPolicyRules": { "$ref": "restartPolicyRules-56efecb2" },
				"securityContext": { "$ref": "securityContext-5fcd1a0e" },
				"startupProbe": { "$ref": "livenessProbe-1ad32ac1" },
				"stdin": { "type": "boolean" },
				"stdinOnce": { "type": "boolean" },
				"terminationMessagePath": { "type": "string" },
				"terminationMessagePolicy": { "type": "string" },
				"tty": { "type": "boolean" },
				"volumeDevices": { "$ref": "volumeDevices-79571c19" },
				"volumeMounts": {
					"type": "array",
					"x-kubernetes-list-type": "map",
					"x-kubernetes-list-map-keys": ["mountPath"],
					"items": { "$ref": "volumeMounts-feb40ae1" }
				},
				"workingDir": { "type": "string" }
			}
		}
	},
	"dataSource-381c676b": {
		"type": "object",
		"required": ["kind", "name"],
		"properties": {
			"apiGroup": { "type": "string" },
			"kind": { "type": "string" },
			"name": { "type": "string" }
		}
	},
	"dataSourceRef-36c9a543": {
		"type": "object",
		"required": ["kind", "name"],
		"properties": {
			"apiGroup": { "type": "string" },
			"kind": { "type": "string" },
			"name": { "type": "string" },
			"namespace": { "type": "string" }
		}
	},
	"defaultBackend-e0e8ef7b": {
		"type": "object",
		"properties": {
			"resource": { "$ref": "dataSource-381c676b" },
			"service": {
				"type": "object",
				"required": ["name"],
				"properties": {
					"name": { "type": "string" },
					"port": {
						"type": "object",
						"properties": {
							"name": { "type": "string" },
							"number": { "type": "integer" }
						}
					}
				}
			}
		}
	},
	"divisor-95385c37": {
		"anyOf": [{ "type": "number" }, { "type": "string" }],
		"pattern": "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"
	},
	"env-67c31620": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["name"],
			"properties": {
				"name": { "type": "string" },
				"value": { "type": "string" },
				"valueFrom": {
					"type": "object",
					"properties": {
						"configMapKeyRef": { "$ref": "configMapKeyRef-e482c863" },
						"fieldRef": { "$ref": "fieldRef-4874d26e" },
						"fileKeyRef": {
							"type": "object",
							"required": [
								"volumeName",
								"path",
								"key"
							],
							"properties": {
								"key": { "type": "string" },
								"optional": { "type": "boolean" },
								"path": { "type": "string" },
								"volumeName": { "type": "string" }
							}
						},
						"resourceFieldRef": { "$ref": "resourceFieldRef-74c876e9" },
						"secretKeyRef": { "$ref": "configMapKeyRef-e482c863" }
					}
				}
			}
		}
	},
	"envFrom-611708cd": {
		"type": "array",
		"items": {
			"type": "object",
			"properties": {
				"configMapRef": { "$ref": "configMapRef-3ee82ff1" },
				"prefix": { "type": "string" },
				"secretRef": { "$ref": "configMapRef-3ee82ff1" }
			}
		}
	},
	"exec-5e4be5fa": {
		"type": "object",
		"properties": { "command": {
			"type": "array",
			"items": { "type": "string" }
		} }
	},
	"external-10f58117": {
		"type": "object",
		"required": ["metric", "target"],
		"properties": {
			"metric": { "$ref": "metric-243d803c" },
			"target": { "$ref": "target-beb82091" }
		}
	},
	"fieldRef-4874d26e": {
		"type": "object",
		"required": ["fieldPath"],
		"properties": {
			"apiVersion": { "type": "string" },
			"fieldPath": { "type": "string" }
		}
	},
	"fieldsV1-f5505c12": {
		"type": "object",
		"x-kubernetes-preserve-unknown-fields": true
	},
	"httpGet-f0abf92c": {
		"type": "object",
		"required": ["port"],
		"properties": {
			"host": { "type": "string" },
			"httpHeaders": { "$ref": "httpHeaders-8c465f85" },
			"path": { "type": "string" },
			"port": { "x-kubernetes-int-or-string": true },
			"protocol": { "type": "string" },
			"scheme": { "type": "string" }
		}
	},
	"httpHeaders-8c465f85": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["name"],
			"properties": {
				"name": { "type": "string" },
				"value": { "type": "string" }
			}
		}
	},
	"imagePullSecrets-e7d2fe23": {
		"type": "array",
		"items": {
			"type": "object",
			"properties": { "name": { "type": "string" } }
		}
	},
	"items-d104c757": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["path"],
			"properties": {
				"fieldRef": { "$ref": "fieldRef-4874d26e" },
				"mode": { "type": "integer" },
				"path": { "type": "string" },
				"resourceFieldRef": { "$ref": "resourceFieldRef-74c876e9" },
				"user": { "type": "integer" }
			}
		}
	},
	"items-e0d40c49": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["key", "path"],
			"properties": {
				"key": { "type": "string" },
				"mode": { "type": "integer" },
				"path": { "type": "string" },
				"user": { "type": "integer" }
			}
		}
	},
	"labelSelector-5f518d91": {
		"type": "object",
		"properties": {
			"matchExpressions": { "$ref": "matchExpressions-75b54450" },
			"matchLabels": {
				"type": "object",
				"additionalProperties": { "type": "string" }
			}
		}
	},
	"lifecycle-57d1be55": {
		"type": "object",
		"properties": {
			"postStart": { "$ref": "postStart-dc9d1e18" },
			"preStop": { "$ref": "postStart-dc9d1e18" },
			"stopSignal": { "type": "string" }
		}
	},
	"limits-74444f89": {
		"type": "object",
		"additionalProperties": { "$ref": "divisor-95385c37" }
	},
	"livenessProbe-1ad32ac1": {
		"type": "object",
		"properties": {
			"exec": { "$ref": "exec-5e4be5fa" },
			"failureThreshold": { "type": "integer" },
			"grpc": {
				"type": "object",
				"required": ["port"],
				"properties": {
					"mode": { "type": "string" },
					"port": { "type": "integer" },
					"service": { "type": "string" }
				}
			},
			"httpGet": { "$ref": "httpGet-f0abf92c" },
			"initialDelaySeconds": { "type": "integer" },
			"periodSeconds": { "type": "integer" },
			"successThreshold": { "type": "integer" },
			"tcpSocket": { "$ref": "tcpSocket-df9a1826" },
			"terminationGracePeriodSeconds": { "type": "integer" },
			"timeoutSeconds": { "type": "integer" }
		}
	},
	"matchExpressions-75b54450": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["key", "operator"],
			"properties": {
				"key": { "type": "string" },
				"operator": { "type": "string" },
				"values": {
					"type": "array",
					"items": { "type": "string" }
				}
			}
		}
	},
	"metadata-0cc6f24d": {
		"type": "object",
		"properties": {
			"annotations": {
				"type": "object",
				"additionalProperties": { "type": "string" }
			},
			"creationTimestamp": { "type": "string" },
			"deletionGracePeriodSeconds": { "type": "integer" },
			"deletionTimestamp": { "type": "string" },
			"finalizers": {
				"type": "array",
				"items": { "type": "string" }
			},
			"generateName": { "type": "string" },
			"generation": { "type": "integer" },
			"labels": {
				"type": "object",
				"additionalProperties": { "type": "string" }
			},
			"managedFields": {
				"type": "array",
				"items": {
					"type": "object",
					"properties": {
						"apiVersion": { "type": "string" },
						"fieldsType": { "type": "string" },
						"fieldsV1": { "$ref": "fieldsV1-f5505c12" },
						"manager": { "type": "string" },
						"operation": { "type": "string" },
						"subresource": { "type": "string" },
						"time": { "type": "string" }
					}
				}
			},
			"name": { "type": "string" },
			"namespace": { "type": "string" },
			"ownerReferences": {
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"apiVersion",
						"kind",
						"name",
						"uid"
					],
					"properties": {
						"apiVersion": { "type": "string" },
						"blockOwnerDeletion": { "type": "boolean" },
						"controller": { "type": "boolean" },
						"kind": { "type": "string" },
						"name": { "type": "string" },
						"uid": { "type": "string" }
					}
				}
			},
			"resourceVersion": { "type": "string" },
			"selfLink": { "type": "string" },
			"uid": { "type": "string" }
		}
	},
	"metric-243d803c": {
		"type": "object",
		"required": ["name"],
		"properties": {
			"name": { "type": "string" },
			"selector": { "$ref": "labelSelector-5f518d91" }
		}
	},
	"os-2c150468": {
		"type": "object",
		"required": ["name"],
		"properties": { "name": { "type": "string" } }
	},
	"podAffinity-0cb8a878": {
		"type": "object",
		"properties": {
			"preferredDuringSchedulingIgnoredDuringExecution": {
				"type": "array",
				"items": {
					"type": "object",
					"required": ["weight", "podAffinityTerm"],
					"properties": {
						"podAffinityTerm": { "$ref": "podAffinityTerm-c6805306" },
						"weight": { "type": "integer" }
					}
				}
			},
			"requiredDuringSchedulingIgnoredDuringExecution": {
				"type": "array",
				"items": { "$ref": "podAffinityTerm-c6805306" }
			}
		}
	},
	"podAffinityTerm-c6805306": {
		"type": "object",
		"required": ["topologyKey"],
		"properties": {
			"labelSelector": { "$ref": "labelSelector-5f518d91" },
			"matchLabelKeys": {
				"type": "array",
				"items": { "type": "string" }
			},
			"mismatchLabelKeys": {
				"type": "array",
				"items": { "type": "string" }
			},
			"namespaceSelector": { "$ref": "labelSelector-5f518d91" },
			"namespaces": {
				"type": "array",
				"items": { "type": "string" }
			},
			"topologyKey": { "type": "string" }
		}
	},
	"ports-146b2100": {
		"type": "array",
		"items": {
			"type": "object",
			"properties": {
				"endPort": { "type": "integer" },
				"port": { "x-kubernetes-int-or-string": true },
				"protocol": { "type": "string" }
			}
		}
	},
	"ports-f48df2d3": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["containerPort"],
			"properties": {
				"containerPort": { "type": "integer" },
				"hostIP": { "type": "string" },
				"hostPort": { "type": "integer" },
				"name": { "type": "string" },
				"protocol": { "type": "string" }
			}
		}
	},
	"postStart-dc9d1e18": {
		"type": "object",
		"properties": {
			"exec": { "$ref": "exec-5e4be5fa" },
			"httpGet": { "$ref": "httpGet-f0abf92c" },
			"sleep": {
				"type": "object",
				"properties": { "seconds": { "type": "integer" } }
			},
			"tcpSocket": { "$ref": "tcpSocket-df9a1826" }
		}
	},
	"preference-080f9dde": {
		"type": "object",
		"properties": {
			"matchExpressions": { "$ref": "matchExpressions-75b54450" },
			"matchFields": { "$ref": "matchExpressions-75b54450" }
		}
	},
	"resizePolicy-96de0f90": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["resourceName", "restartPolicy"],
			"properties": {
				"resourceName": { "type": "string" },
				"restartPolicy": { "type": "string" }
			}
		}
	},
	"resourceClaims-7b6ae73b": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["name"],
			"properties": {
				"name": { "type": "string" },
				"resourceClaimName": { "type": "string" },
				"resourceClaimTemplateName": { "type": "string" }
			}
		}
	},
	"resourceFieldRef-74c876e9": {
		"type": "object",
		"required": ["resource"],
		"properties": {
			"containerName": { "type": "string" },
			"divisor": { "$ref": "divisor-95385c37" },
			"resource": { "type": "string" }
		}
	},
	"resources-0c8b3686": {
		"type": "object",
		"properties": {
			"claims": {
				"type": "array",
				"items": {
					"type": "object",
					"required": ["name"],
					"properties": {
						"name": { "type": "string" },
						"request": { "type": "string" }
					}
				}
			},
			"limits": { "$ref": "limits-74444f89" },
			"requests": { "$ref": "limits-74444f89" }
		}
	},
	"restartPolicyRules-56efecb2": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["action"],
			"properties": {
				"action": { "type": "string" },
				"exitCodes": {
					"type": "object",
					"required": ["operator"],
					"properties": {
						"operator": { "type": "string" },
						"values": {
							"type": "array",
							"items": { "type": "integer" }
						}
					}
				}
			}
		}
	},
	"rules-6b44ade6": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["verbs"],
			"properties": {
				"apiGroups": {
					"type": "array",
					"items": { "type": "string" }
				},
				"nonResourceURLs": {
					"type": "array",
					"items": { "type": "string" }
				},
				"resourceNames": {
					"type": "array",
					"items": { "type": "string" }
				},
				"resources": {
					"type": "array",
					"items": { "type": "string" }
				},
				"verbs": {
					"type": "array",
					"items": { "type": "string" }
				}
			}
		}
	},
	"scaleDown-aa10ed0b": {
		"type": "object",
		"properties": {
			"policies": {
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"type",
						"value",
						"periodSeconds"
					],
					"properties": {
						"periodSeconds": { "type": "integer" },
						"type": { "type": "string" },
						"value": { "type": "integer" }
					}
				}
			},
			"selectPolicy": { "type": "string" },
			"stabilizationWindowSeconds": { "type": "integer" },
			"tolerance": { "$ref": "divisor-95385c37" }
		}
	},
	"scaleTargetRef-2d213d77": {
		"type": "object",
		"required": ["kind", "name"],
		"properties": {
			"apiVersion": { "type": "string" },
			"kind": { "type": "string" },
			"name": { "type": "string" }
		}
	},
	"seLinuxOptions-a7cad3ad": {
		"type": "object",
		"properties": {
			"level": { "type": "string" },
			"role": { "type": "string" },
			"type": { "type": "string" },
			"user": { "type": "string" }
		}
	},
	"securityContext-5fcd1a0e": {
		"type": "object",
		"properties": {
			"allowPrivilegeEscalation": { "type": "boolean" },
			"appArmorProfile": { "$ref": "appArmorProfile-697eeb4c" },
			"capabilities": {
				"type": "object",
				"properties": {
					"add": {
						"type": "array",
						"items": { "type": "string" }
					},
					"drop": {
						"type": "array",
						"items": { "type": "string" }
					}
				}
			},
			"privileged": { "type": "boolean" },
			"procMount": { "type": "string" },
			"readOnlyRootFilesystem": { "type": "boolean" },
			"runAsGroup": { "type": "integer" },
			"runAsNonRoot": { "type": "boolean" },
			"runAsUser": { "type": "integer" },
			"seLinuxOptions": { "$ref": "seLinuxOptions-a7cad3ad" },
			"seccompProfile": { "$ref": "appArmorProfile-697eeb4c" },
			"windowsOptions": { "$ref": "windowsOptions-f5c6fa03" }
		}
	},
	"spec-26bd3127": {
		"type": "object",
		"properties": {
			"accessModes": {
				"type": "array",
				"items": { "type": "string" }
			},
			"dataSource": { "$ref": "dataSource-381c676b" },
			"dataSourceRef": { "$ref": "dataSourceRef-36c9a543" },
			"resources": {
				"type": "object",
				"properties": {
					"limits": { "$ref": "limits-74444f89" },
					"requests": { "$ref": "limits-74444f89" }
				}
			},
			"selector": { "$ref": "labelSelector-5f518d91" },
			"storageClassName": { "type": "string" },
			"volumeAttributesClassName": { "type": "string" },
			"volumeMode": { "type": "string" },
			"volumeName": { "type": "string" }
		}
	},
	"spec-60f40dba": {
		"type": "object",
		"required": ["containers"],
		"properties": {
			"activeDeadlineSeconds": { "type": "integer" },
			"affinity": {
				"type": "object",
				"properties": {
					"nodeAffinity": {
						"type": "object",
						"properties": {
							"preferredDuringSchedulingIgnoredDuringExecution": {
								"type": "array",
								"items": {
									"type": "object",
									"required": ["weight"],
									"properties": {
										"preference": { "$ref": "preference-080f9dde" },
										"weight": { "type": "integer" }
									}
								}
							},
							"requiredDuringSchedulingIgnoredDuringExecution": {
								"type": "object",
								"required": ["nodeSelectorTerms"],
								"properties": { "nodeSelectorTerms": {
									"type": "array",
									"items": { "$ref": "preference-080f9dde" }
								} }
							}
						}
					},
					"podAffinity": { "$ref": "podAffinity-0cb8a878" },
					"podAntiAffinity": { "$ref": "podAffinity-0cb8a878" }
				}
			},
			"automountServiceAccountToken": { "type": "boolean" },
			"containers": { "$ref": "containers-5d8525c3" },
			"dnsConfig": {
				"type": "object",
				"properties": {
					"nameservers": {
						"type": "array",
						"items": { "type": "string" }
					},
					"options": {
						"type": "array",
						"items": {
							"type": "object",
							"properties": {
								"name": { "type": "string" },
								"value": { "type": "string" }
							}
						}
					},
					"searches": {
						"type": "array",
						"items": { "type": "string" }
					}
				}
			},
			"dnsPolicy": { "type": "string" },
			"enableServiceLinks": { "type": "boolean" },
			"ephemeralContainers": {
				"type": "array",
				"items": {
					"type": "object",
					"required": ["name"],
					"properties": {
						"args": {
							"type": "array",
							"items": { "type": "string" }
						},
						"command": {
							"type": "array",
							"items": { "type": "string" }
						},
						"env": { "$ref": "env-67c31620" },
						"envFrom": { "$ref": "envFrom-611708cd" },
						"image": { "type": "string" },
						"imagePullPolicy": { "type": "string" },
						"lifecycle": { "$ref": "lifecycle-57d1be55" },
						"livenessProbe": { "$ref": "livenessProbe-1ad32ac1" },
						"name": { "type": "string" },
						"ports": { "$ref": "ports-f48df2d3" },
						"readinessProbe": { "$ref": "livenessProbe-1ad32ac1" },
						"resizePolicy": { "$ref": "resizePolicy-96de0f90" },
						"resources": { "$ref": "resources-0c8b3686" },
						"restartPolicy": { "type": "string" },
						"restartPolicyRules": { "$ref": "restartPolicyRules-56efecb2" },
						"securityContext": { "$ref": "securityContext-5fcd1a0e" },
						"startupProbe": { "$ref": "livenessProbe-1ad32ac1" },
						"stdin": { "type": "boolean" },
						"stdinOnce": { "type": "boolean" },
						"targetContainerName": { "type": "string" },
						"terminationMessagePath": { "type": "string" },
						"terminationMessagePolicy": { "type": "string" },
						"tty": { "type": "boolean" },
						"volumeDevices": { "$ref": "volumeDevices-79571c19" },
						"volumeMounts": {
							"type": "array",
							"items": { "$ref": "volumeMounts-feb40ae1" }
						},
						"workingDir": { "type": "string" }
					}
				}
			},
			"evictionResponders": {
				"type": "array",
				"items": {
					"type": "object",
					"required": ["name", "priority"],
					"properties": {
						"name": { "type": "string" },
						"priority": { "type": "integer" }
					}
				}
			},
			"hostAliases": {
				"type": "array",
				"items": {
					"type": "object",
					"required": ["ip"],
					"properties": {
						"hostnames": {
							"type": "array",
							"items": { "type": "string" }
						},
						"ip": { "type": "string" }
					}
				}
			},
			"hostIPC": { "type": "boolean" },
			"hostNetwork": { "type": "boolean" },
			"hostPID": { "type": "boolean" },
			"hostUsers": { "type": "boolean" },
			"hostname": { "type": "string" },
			"hostnameOverride": { "type": "string" },
			"imagePullSecrets": { "$ref": "imagePullSecrets-e7d2fe23" },
			"initContainers": { "$ref": "containers-5d8525c3" },
			"nodeName": { "type": "string" },
			"nodeSelector": {
				"type": "object",
				"additionalProperties": { "type": "string" }
			},
			"os": { "$ref": "os-2c150468" },
			"overhead": { "$ref": "limits-74444f89" },
			"preemptionPolicy": { "type": "string" },
			"priority": { "type": "integer" },
			"priorityClassName": { "type": "string" },
			"readinessGates": {
				"type": "array",
				"items": {
					"type": "object",
					"required": ["conditionType"],
					"properties": { "conditionType": { "type": "string" } }
				}
			},
			"resourceClaims": { "$ref": "resourceClaims-7b6ae73b" },
			"resources": { "$ref": "resources-0c8b3686" },
			"restartPolicy": { "type": "string" },
			"runtimeClassName": { "type": "string" },
			"schedulerName": { "type": "string" },
			"schedulingGates": {
				"type": "array",
				"items": { "$ref": "os-2c150468" }
			},
			"schedulingGroup": {
				"type": "object",
				"properties": { "podGroupName": { "type": "string" } }
			},
			"securityContext": {
				"type": "object",
				"properties": {
					"appArmorProfile": { "$ref": "appArmorProfile-697eeb4c" },
					"fsGroup": { "type": "integer" },
					"fsGroupChangePolicy": { "type": "string" },
					"runAsGroup": { "type": "integer" },
					"runAsNonRoot": { "type": "boolean" },
					"runAsUser": { "type": "integer" },
					"seLinuxChangePolicy": { "type": "string" },
					"seLinuxOptions": { "$ref": "seLinuxOptions-a7cad3ad" },
					"seccompProfile": { "$ref": "appArmorProfile-697eeb4c" },
					"supplementalGroups": {
						"type": "array",
						"items": { "type": "integer" }
					},
					"supplementalGroupsPolicy": { "type": "string" },
					"sysctls": { "$ref": "httpHeaders-8c465f85" },
					"windowsOptions": { "$ref": "windowsOptions-f5c6fa03" }
				}
			},
			"serviceAccount": { "type": "string" },
			"serviceAccountName": { "type": "string" },
			"setHostnameAsFQDN": { "type": "boolean" },
			"shareProcessNamespace": { "type": "boolean" },
			"subdomain": { "type": "string" },
			"terminationGracePeriodSeconds": { "type": "integer" },
			"tolerations": {
				"type": "array",
				"items": {
					"type": "object",
					"properties": {
						"effect": { "type": "string" },
						"key": { "type": "string" },
						"operator": { "type": "string" },
						"tolerationSeconds": { "type": "integer" },
						"value": { "type": "string" }
					}
				}
			},
			"topologySpreadConstraints": {
				"type": "array",
				"items": {
					"type": "object",
					"required": [
						"maxSkew",
						"topologyKey",
						"whenUnsatisfiable"
					],
					"properties": {
						"labelSelector": { "$ref": "labelSelector-5f518d91" },
						"matchLabelKeys": {
							"type": "array",
							"items": { "type": "string" }
						},
						"maxSkew": { "type": "integer" },
						"minDomains": { "type": "integer" },
						"nodeAffinityPolicy": { "type": "string" },
						"nodeTaintsPolicy": { "type": "string" },
						"topologyKey": { "type": "string" },
						"whenUnsatisfiable": { "type": "string" }
					}
				}
			},
			"volumes": {
				"type": "array",
				"x-kubernetes-list-type": "map",
				"x-kubernetes-list-map-keys": ["name"],
				"items": {
					"type": "object",
					"required": ["name"],
					"properties": {
						"awsElasticBlockStore": {
							"type": "object",
							"required": ["volumeID"],
							"properties": {
								"fsType": { "type": "string" },
								"partition": { "type": "integer" },
								"readOnly": { "type": "boolean" },
								"volumeID": { "type": "string" }
							}
						},
						"azureDisk": {
							"type": "object",
							"required": ["diskName", "diskURI"],
							"properties": {
								"cachingMode": { "type": "string" },
								"diskName": { "type": "string" },
								"diskURI": { "type": "string" },
								"fsType": { "type": "string" },
								"kind": { "type": "string" },
								"readOnly": { "type": "boolean" }
							}
						},
						"azureFile": {
							"type": "object",
							"required": ["secretName", "shareName"],
							"properties": {
								"readOnly": { "type": "boolean" },
								"secretName": { "type": "string" },
								"shareName": { "type": "string" }
							}
						},
						"cephfs": {
							"type": "object",
							"required": ["monitors"],
							"properties": {
								"monitors": {
									"type": "array",
									"items": { "type": "string" }
								},
								"path": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"secretFile": { "type": "string" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"user": { "type": "string" }
							}
						},
						"cinder": {
							"type": "object",
							"required": ["volumeID"],
							"properties": {
								"fsType": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"volumeID": { "type": "string" }
							}
						},
						"configMap": {
							"type": "object",
							"properties": {
								"defaultMode": { "type": "integer" },
								"defaultUser": { "type": "integer" },
								"items": { "$ref": "items-e0d40c49" },
								"name": { "type": "string" },
								"optional": { "type": "boolean" }
							}
						},
						"csi": {
							"type": "object",
							"required": ["driver"],
							"properties": {
								"driver": { "type": "string" },
								"fsType": { "type": "string" },
								"nodePublishSecretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"readOnly": { "type": "boolean" },
								"volumeAttributes": {
									"type": "object",
									"additionalProperties": { "type": "string" }
								}
							}
						},
						"downwardAPI": {
							"type": "object",
							"properties": {
								"defaultMode": { "type": "integer" },
								"defaultUser": { "type": "integer" },
								"items": { "$ref": "items-d104c757" }
							}
						},
						"emptyDir": {
							"type": "object",
							"properties": {
								"medium": { "type": "string" },
								"mode": { "type": "integer" },
								"sizeLimit": { "$ref": "divisor-95385c37" }
							}
						},
						"ephemeral": {
							"type": "object",
							"properties": { "volumeClaimTemplate": {
								"type": "object",
								"required": ["spec"],
								"properties": {
									"metadata": { "$ref": "metadata-0cc6f24d" },
									"spec": { "$ref": "spec-26bd3127" }
								}
							} }
						},
						"fc": {
							"type": "object",
							"properties": {
								"fsType": { "type": "string" },
								"lun": { "type": "integer" },
								"readOnly": { "type": "boolean" },
								"targetWWNs": {
									"type": "array",
									"items": { "type": "string" }
								},
								"wwids": {
									"type": "array",
									"items": { "type": "string" }
								}
							}
						},
						"flexVolume": {
							"type": "object",
							"required": ["driver"],
							"properties": {
								"driver": { "type": "string" },
								"fsType": { "type": "string" },
								"options": {
									"type": "object",
									"additionalProperties": { "type": "string" }
								},
								"readOnly": { "type": "boolean" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								}
							}
						},
						"flocker": {
							"type": "object",
							"properties": {
								"datasetName": { "type": "string" },
								"datasetUUID": { "type": "string" }
							}
						},
						"gcePersistentDisk": {
							"type": "object",
							"required": ["pdName"],
							"properties": {
								"fsType": { "type": "string" },
								"partition": { "type": "integer" },
								"pdName": { "type": "string" },
								"readOnly": { "type": "boolean" }
							}
						},
						"gitRepo": {
							"type": "object",
							"required": ["repository"],
							"properties": {
								"directory": { "type": "string" },
								"repository": { "type": "string" },
								"revision": { "type": "string" }
							}
						},
						"glusterfs": {
							"type": "object",
							"required": ["endpoints", "path"],
							"properties": {
								"endpoints": { "type": "string" },
								"path": { "type": "string" },
								"readOnly": { "type": "boolean" }
							}
						},
						"hostPath": {
							"type": "object",
							"required": ["path"],
							"properties": {
								"path": { "type": "string" },
								"type": { "type": "string" }
							}
						},
						"image": {
							"type": "object",
							"properties": {
								"pullPolicy": { "type": "string" },
								"reference": { "type": "string" }
							}
						},
						"iscsi": {
							"type": "object",
							"required": ["targetPortal", "iqn"],
							"properties": {
								"chapAuthDiscovery": { "type": "boolean" },
								"chapAuthSession": { "type": "boolean" },
								"fsType": { "type": "string" },
								"initiatorName": { "type": "string" },
								"iqn": { "type": "string" },
								"iscsiInterface": { "type": "string" },
								"lun": { "type": "integer" },
								"portals": {
									"type": "array",
									"items": { "type": "string" }
								},
								"readOnly": { "type": "boolean" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"targetPortal": { "type": "string" }
							}
						},
						"name": { "type": "string" },
						"nfs": {
							"type": "object",
							"required": ["server", "path"],
							"properties": {
								"path": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"server": { "type": "string" }
							}
						},
						"persistentVolumeClaim": {
							"type": "object",
							"required": ["claimName"],
							"properties": {
								"claimName": { "type": "string" },
								"readOnly": { "type": "boolean" }
							}
						},
						"photonPersistentDisk": {
							"type": "object",
							"required": ["pdID"],
							"properties": {
								"fsType": { "type": "string" },
								"pdID": { "type": "string" }
							}
						},
						"portworxVolume": {
							"type": "object",
							"required": ["volumeID"],
							"properties": {
								"fsType": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"volumeID": { "type": "string" }
							}
						},
						"projected": {
							"type": "object",
							"properties": {
								"defaultMode": { "type": "integer" },
								"defaultUser": { "type": "integer" },
								"sources": {
									"type": "array",
									"items": {
										"type": "object",
										"properties": {
											"clusterTrustBundle": {
												"type": "object",
												"required": ["path"],
												"properties": {
													"labelSelector": { "$ref": "labelSelector-5f518d91" },
													"name": { "type": "string" },
													"optional": { "type": "boolean" },
													"path": { "type": "string" },
													"signerName": { "type": "string" },
													"user": { "type": "integer" }
												}
											},
											"configMap": { "$ref": "configMap-4ca0f949" },
											"downwardAPI": {
												"type": "object",
												"properties": { "items": { "$ref": "items-d104c757" } }
											},
											"podCertificate": {
												"type": "object",
												"required": ["signerName", "keyType"],
												"properties": {
													"certificateChainPath": { "type": "string" },
													"credentialBundlePath": { "type": "string" },
													"keyPath": { "type": "string" },
													"keyType": { "type": "string" },
													"maxExpirationSeconds": { "type": "integer" },
													"signerName": { "type": "string" },
													"user": { "type": "integer" },
													"userAnnotations": {
														"type": "object",
														"additionalProperties": { "type": "string" }
													}
												}
											},
											"secret": { "$ref": "configMap-4ca0f949" },
											"serviceAccountToken": {
												"type": "object",
												"required": ["path"],
												"properties": {
													"audience": { "type": "string" },
													"expirationSeconds": { "type": "integer" },
													"path": { "type": "string" },
													"user": { "type": "integer" }
												}
											}
										}
									}
								}
							}
						},
						"quobyte": {
							"type": "object",
							"required": ["registry", "volume"],
							"properties": {
								"group": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"registry": { "type": "string" },
								"tenant": { "type": "string" },
								"user": { "type": "string" },
								"volume": { "type": "string" }
							}
						},
						"rbd": {
							"type": "object",
							"required": ["monitors", "image"],
							"properties": {
								"fsType": { "type": "string" },
								"image": { "type": "string" },
								"keyring": { "type": "string" },
								"monitors": {
									"type": "array",
									"items": { "type": "string" }
								},
								"pool": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"user": { "type": "string" }
							}
						},
						"scaleIO": {
							"type": "object",
							"required": ["gateway", "system"],
							"properties": {
								"fsType": { "type": "string" },
								"gateway": { "type": "string" },
								"protectionDomain": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"sslEnabled": { "type": "boolean" },
								"storageMode": { "type": "string" },
								"storagePool": { "type": "string" },
								"system": { "type": "string" },
								"volumeName": { "type": "string" }
							}
						},
						"secret": {
							"type": "object",
							"properties": {
								"defaultMode": { "type": "integer" },
								"defaultUser": { "type": "integer" },
								"items": { "$ref": "items-e0d40c49" },
								"optional": { "type": "boolean" },
								"secretName": { "type": "string" }
							}
						},
						"storageos": {
							"type": "object",
							"properties": {
								"fsType": { "type": "string" },
								"readOnly": { "type": "boolean" },
								"secretRef": {
									"type": "object",
									"properties": { "name": { "type": "string" } }
								},
								"volumeName": { "type": "string" },
								"volumeNamespace": { "type": "string" }
							}
						},
						"vsphereVolume": {
							"type": "object",
							"required": ["volumePath"],
							"properties": {
								"fsType": { "type": "string" },
								"storagePolicyID": { "type": "string" },
								"storagePolicyName": { "type": "string" },
								"volumePath": { "type": "string" }
							}
						}
					}
				}
			}
		}
	},
	"spec-817f4e49": {
		"type": "object",
		"required": ["template"],
		"properties": {
			"activeDeadlineSeconds": { "type": "integer" },
			"backoffLimit": { "type": "integer" },
			"backoffLimitPerIndex": { "type": "integer" },
			"completionMode": { "type": "string" },
			"completions": { "type": "integer" },
			"managedBy": { "type": "string" },
			"manualSelector": { "type": "boolean" },
			"maxFailedIndexes": { "type": "integer" },
			"parallelism": { "type": "integer" },
			"podFailurePolicy": {
				"type": "object",
				"properties": { "rules": {
					"type": "array",
					"items": {
						"type": "object",
						"required": ["action"],
						"properties": {
							"action": { "type": "string" },
							"onExitCodes": {
								"type": "object",
								"required": ["operator", "values"],
								"properties": {
									"containerName": { "type": "string" },
									"operator": { "type": "string" },
									"values": {
										"type": "array",
										"items": { "type": "integer" }
									}
								}
							},
							"onPodConditions": {
								"type": "array",
								"items": {
									"type": "object",
									"required": ["type"],
									"properties": {
										"status": {},
										"type": { "type": "string" }
									}
								}
							}
						}
					}
				} }
			},
			"podReplacementPolicy": { "type": "string" },
			"scheduling": {
				"type": "object",
				"properties": {
					"disruptionMode": {
						"type": "object",
						"properties": {
							"all": { "$ref": "fieldsV1-f5505c12" },
							"single": { "$ref": "fieldsV1-f5505c12" }
						}
					},
					"resourceClaims": { "$ref": "resourceClaims-7b6ae73b" },
					"schedulingConstraints": {
						"type": "object",
						"properties": { "topology": {
							"type": "array",
							"items": {
								"type": "object",
								"required": ["key"],
								"properties": { "key": { "type": "string" } }
							}
						} }
					},
					"schedulingPolicy": {
						"type": "object",
						"properties": {
							"basic": { "$ref": "fieldsV1-f5505c12" },
							"gang": {
								"type": "object",
								"properties": { "minCount": { "type": "integer" } }
							}
						}
					}
				}
			},
			"selector": { "$ref": "labelSelector-5f518d91" },
			"successPolicy": {
				"type": "object",
				"required": ["rules"],
				"properties": { "rules": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"succeededCount": { "type": "integer" },
							"succeededIndexes": { "type": "string" }
						}
					}
				} }
			},
			"suspend": { "type": "boolean" },
			"template": { "$ref": "template-2c013b24" },
			"ttlSecondsAfterFinished": { "type": "integer" }
		}
	},
	"target-beb82091": {
		"type": "object",
		"required": ["type"],
		"properties": {
			"averageUtilization": { "type": "integer" },
			"averageValue": { "$ref": "divisor-95385c37" },
			"type": { "type": "string" },
			"value": { "$ref": "divisor-95385c37" }
		}
	},
	"tcpSocket-df9a1826": {
		"type": "object",
		"required": ["port"],
		"properties": {
			"host": { "type": "string" },
			"port": { "x-kubernetes-int-or-string": true }
		}
	},
	"template-2c013b24": {
		"type": "object",
		"properties": {
			"metadata": { "$ref": "metadata-0cc6f24d" },
			"spec": { "$ref": "spec-60f40dba" }
		}
	},
	"to-96a2b90d": {
		"type": "array",
		"items": {
			"type": "object",
			"properties": {
				"ipBlock": {
					"type": "object",
					"required": ["cidr"],
					"properties": {
						"cidr": { "type": "string" },
						"except": {
							"type": "array",
							"items": { "type": "string" }
						}
					}
				},
				"namespaceSelector": { "$ref": "labelSelector-5f518d91" },
				"podSelector": { "$ref": "labelSelector-5f518d91" }
			}
		}
	},
	"updateStrategy-aea06726": {
		"type": "object",
		"properties": {
			"rollingUpdate": {
				"type": "object",
				"properties": {
					"maxSurge": { "x-kubernetes-int-or-string": true },
					"maxUnavailable": { "x-kubernetes-int-or-string": true }
				}
			},
			"type": { "type": "string" }
		}
	},
	"volumeDevices-79571c19": {
		"type": "array",
		"items": {
			"type": "object",
			"required": ["name", "devicePath"],
			"properties": {
				"devicePath": { "type": "string" },
				"name": { "type": "string" }
			}
		}
	},
	"volumeMounts-feb40ae1": {
		"type": "object",
		"required": ["name", "mountPath"],
		"properties": {
			"bindMountOptions": {
				"type": "array",
				"items": { "type": "string" }
			},
			"mountPath": { "type": "string" },
			"mountPropagation": { "type": "string" },
			"name": { "type": "string" },
			"readOnly": { "type": "boolean" },
			"recursiveReadOnly": { "type": "string" },
			"subPath": { "type": "string" },
			"subPathExpr": { "type": "string" }
		}
	},
	"windowsOptions-f5c6fa03": {
		"type": "object",
		"properties": {
			"gmsaCredentialSpec": { "type": "string" },
			"gmsaCredentialSpecName": { "type": "string" },
			"hostProcess": { "type": "boolean" },
			"runAsUserName": { "type": "string" }
		}
	}
};
var kubernetes_default = {
	kinds,
	definitions
};

export { kubernetes_default as default, definitions, kinds };