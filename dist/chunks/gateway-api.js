// schemas/kinds/gateway-api.json
var kinds = [
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "BackendTLSPolicy",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"options": { "$ref": "options-732f2929" },
						"targetRefs": {
							"items": {
								"properties": {
									"group": { "$ref": "group-fc458d9d" },
									"kind": { "$ref": "kind-1cb9b90f" },
									"name": {
										"maxLength": 253,
										"minLength": 1,
										"type": "string"
									},
									"sectionName": { "$ref": "sectionName-0c07c7e2" }
								},
								"required": [
									"group",
									"kind",
									"name"
								],
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"validation": { "$ref": "validation-2867e00f" }
					},
					"required": ["targetRefs", "validation"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1alpha3",
		"kind": "BackendTLSPolicy",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"options": { "$ref": "options-732f2929" },
						"targetRefs": {
							"items": {
								"properties": {
									"group": { "$ref": "group-fc458d9d" },
									"kind": { "$ref": "kind-1cb9b90f" },
									"name": {
										"maxLength": 253,
										"minLength": 1,
										"type": "string"
									},
									"sectionName": { "$ref": "sectionName-0c07c7e2" }
								},
								"required": [
									"group",
									"kind",
									"name"
								],
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"validation": { "$ref": "validation-2867e00f" }
					},
					"required": ["targetRefs", "validation"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "GRPCRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"hostnames": { "$ref": "hostnames-d323542e" },
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": {
							"items": {
								"properties": {
									"backendRefs": {
										"items": {
											"properties": {
												"filters": { "$ref": "filters-ae76135f" },
												"group": { "$ref": "group-82e1027e" },
												"kind": { "$ref": "kind-ccaaf57e" },
												"name": {
													"maxLength": 253,
													"minLength": 1,
													"type": "string"
												},
												"namespace": { "$ref": "namespace-6cc02bc4" },
												"port": { "$ref": "port-c3af4258" },
												"weight": { "$ref": "weight-f4b02ee6" }
											},
											"required": ["name"],
											"type": "object"
										},
										"maxItems": 16,
										"type": "array",
										"x-kubernetes-list-type": "atomic"
									},
									"filters": { "$ref": "filters-ae76135f" },
									"matches": {
										"items": {
											"properties": {
												"headers": {
													"items": {
														"properties": {
															"name": { "$ref": "name-ae988571" },
															"type": { "$ref": "type-6938d9de" },
															"value": {
																"maxLength": 4096,
																"minLength": 1,
																"type": "string"
															}
														},
														"required": ["name", "value"],
														"type": "object"
													},
													"maxItems": 16,
													"type": "array",
													"x-kubernetes-list-map-keys": ["name"],
													"x-kubernetes-list-type": "map"
												},
												"method": {
													"properties": {
														"method": {
															"maxLength": 1024,
															"type": "string"
														},
														"service": {
															"maxLength": 1024,
															"type": "string"
														},
														"type": { "$ref": "type-6938d9de" }
													},
													"type": "object"
												}
											},
											"type": "object"
										},
										"maxItems": 64,
										"type": "array",
										"x-kubernetes-list-type": "atomic"
									},
									"name": { "$ref": "sectionName-0c07c7e2" },
									"sessionPersistence": { "$ref": "sessionPersistence-a8229bc2" }
								},
								"type": "object"
							},
							"maxItems": 16,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "Gateway",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"addresses": {
							"items": {
								"oneOf": [{ "properties": {
									"type": { "enum": ["IPAddress"] },
									"value": { "anyOf": [{ "format": "ipv4" }, { "format": "ipv6" }] }
								} }, { "properties": { "type": { "not": { "enum": ["IPAddress"] } } } }],
								"properties": {
									"type": {
										"default": "IPAddress",
										"maxLength": 253,
										"minLength": 1,
										"pattern": "^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
										"type": "string"
									},
									"value": {
										"maxLength": 253,
										"type": "string"
									}
								},
								"type": "object"
							},
							"maxItems": 16,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"allowedListeners": {
							"properties": { "namespaces": {
								"default": { "from": "None" },
								"properties": {
									"from": {
										"default": "None",
										"enum": [
											"All",
											"Selector",
											"Same",
											"None"
										],
										"type": "string"
									},
									"selector": { "$ref": "selector-11acb306" }
								},
								"type": "object"
							} },
							"type": "object"
						},
						"defaultScope": {
							"enum": ["All", "None"],
							"type": "string"
						},
						"gatewayClassName": {
							"maxLength": 253,
							"minLength": 1,
							"type": "string"
						},
						"infrastructure": {
							"properties": {
								"annotations": { "$ref": "options-732f2929" },
								"labels": {
									"additionalProperties": {
										"maxLength": 63,
										"minLength": 0,
										"pattern": "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$",
										"type": "string"
									},
									"maxProperties": 8,
									"type": "object"
								},
								"parametersRef": { "$ref": "caCertificateRefs-5bc08675" }
							},
							"type": "object"
						},
						"listeners": { "$ref": "listeners-81135aa1" },
						"tls": {
							"properties": {
								"backend": {
									"properties": { "clientCertificateRef": { "$ref": "certificateRefs-17f69ead" } },
									"type": "object"
								},
								"frontend": {
									"properties": {
										"default": { "$ref": "default-fa64ea2b" },
										"perPort": {
											"items": {
												"properties": {
													"port": { "$ref": "port-c3af4258" },
													"tls": { "$ref": "default-fa64ea2b" }
												},
												"required": ["port", "tls"],
												"type": "object"
											},
											"maxItems": 64,
											"type": "array",
											"x-kubernetes-list-map-keys": ["port"],
											"x-kubernetes-list-type": "map"
										}
									},
									"required": ["default"],
									"type": "object"
								}
							},
							"type": "object"
						}
					},
					"required": ["gatewayClassName", "listeners"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1beta1",
		"kind": "Gateway",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"addresses": {
							"items": {
								"oneOf": [{ "properties": {
									"type": { "enum": ["IPAddress"] },
									"value": { "anyOf": [{ "format": "ipv4" }, { "format": "ipv6" }] }
								} }, { "properties": { "type": { "not": { "enum": ["IPAddress"] } } } }],
								"properties": {
									"type": {
										"default": "IPAddress",
										"maxLength": 253,
										"minLength": 1,
										"pattern": "^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
										"type": "string"
									},
									"value": {
										"maxLength": 253,
										"type": "string"
									}
								},
								"type": "object"
							},
							"maxItems": 16,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"allowedListeners": {
							"properties": { "namespaces": {
								"default": { "from": "None" },
								"properties": {
									"from": {
										"default": "None",
										"enum": [
											"All",
											"Selector",
											"Same",
											"None"
										],
										"type": "string"
									},
									"selector": { "$ref": "selector-11acb306" }
								},
								"type": "object"
							} },
							"type": "object"
						},
						"defaultScope": {
							"enum": ["All", "None"],
							"type": "string"
						},
						"gatewayClassName": {
							"maxLength": 253,
							"minLength": 1,
							"type": "string"
						},
						"infrastructure": {
							"properties": {
								"annotations": { "$ref": "options-732f2929" },
								"labels": {
									"additionalProperties": {
										"maxLength": 63,
										"minLength": 0,
										"pattern": "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$",
										"type": "string"
									},
									"maxProperties": 8,
									"type": "object"
								},
								"parametersRef": { "$ref": "caCertificateRefs-5bc08675" }
							},
							"type": "object"
						},
						"listeners": { "$ref": "listeners-81135aa1" },
						"tls": {
							"properties": {
								"backend": {
									"properties": { "clientCertificateRef": { "$ref": "certificateRefs-17f69ead" } },
									"type": "object"
								},
								"frontend": {
									"properties": {
										"default": { "$ref": "default-fa64ea2b" },
										"perPort": {
											"items": {
												"properties": {
													"port": { "$ref": "port-c3af4258" },
													"tls": { "$ref": "default-fa64ea2b" }
												},
												"required": ["port", "tls"],
												"type": "object"
											},
											"maxItems": 64,
											"type": "array",
											"x-kubernetes-list-map-keys": ["port"],
											"x-kubernetes-list-type": "map"
										}
									},
									"required": ["default"],
									"type": "object"
								}
							},
							"type": "object"
						}
					},
					"required": ["gatewayClassName", "listeners"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "GatewayClass",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"controllerName": {
							"maxLength": 253,
							"minLength": 1,
							"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
							"type": "string"
						},
						"description": {
							"maxLength": 64,
							"type": "string"
						},
						"parametersRef": { "$ref": "caCertificateRefs-422b013c" }
					},
					"required": ["controllerName"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1beta1",
		"kind": "GatewayClass",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"controllerName": {
							"maxLength": 253,
							"minLength": 1,
							"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
							"type": "string"
						},
						"description": {
							"maxLength": 64,
							"type": "string"
						},
						"parametersRef": { "$ref": "caCertificateRefs-422b013c" }
					},
					"required": ["controllerName"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "HTTPRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"hostnames": { "$ref": "hostnames-d323542e" },
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": {
							"default": [{ "matches": [{ "path": {
								"type": "PathPrefix",
								"value": "/"
							} }] }],
							"items": {
								"properties": {
									"backendRefs": {
										"items": {
											"properties": {
												"filters": { "$ref": "filters-e978508d" },
												"group": { "$ref": "group-82e1027e" },
												"kind": { "$ref": "kind-ccaaf57e" },
												"name": {
													"maxLength": 253,
													"minLength": 1,
													"type": "string"
												},
												"namespace": { "$ref": "namespace-6cc02bc4" },
												"port": { "$ref": "port-c3af4258" },
												"weight": { "$ref": "weight-f4b02ee6" }
											},
											"required": ["name"],
											"type": "object"
										},
										"maxItems": 16,
										"type": "array",
										"x-kubernetes-list-type": "atomic"
									},
									"filters": { "$ref": "filters-e978508d" },
									"matches": {
										"default": [{ "path": {
											"type": "PathPrefix",
											"value": "/"
										} }],
										"items": {
											"properties": {
												"headers": {
													"items": {
														"properties": {
															"name": { "$ref": "name-ae988571" },
															"type": { "$ref": "type-6938d9de" },
															"value": { "$ref": "value-fbf97c6f" }
														},
														"required": ["name", "value"],
														"type": "object"
													},
													"maxItems": 16,
													"type": "array",
													"x-kubernetes-list-map-keys": ["name"],
													"x-kubernetes-list-type": "map"
												},
												"method": {
													"enum": [
														"GET",
														"HEAD",
														"POST",
														"PUT",
														"DELETE",
														"CONNECT",
														"OPTIONS",
														"TRACE",
														"PATCH"
													],
													"type": "string"
												},
												"path": {
													"default": {
														"type": "PathPrefix",
														"value": "/"
													},
													"properties": {
														"type": {
															"default": "PathPrefix",
															"enum": [
																"Exact",
																"PathPrefix",
																"RegularExpression"
															],
															"type": "string"
														},
														"value": {
															"default": "/",
															"maxLength": 1024,
															"type": "string"
														}
													},
													"type": "object"
												},
												"queryParams": {
													"items": {
														"properties": {
															"name": { "$ref": "name-ae988571" },
															"type": { "$ref": "type-6938d9de" },
															"value": {
																"maxLength": 1024,
																"minLength": 1,
																"type": "string"
															}
														},
														"required": ["name", "value"],
														"type": "object"
													},
													"maxItems": 16,
													"type": "array",
													"x-kubernetes-list-map-keys": ["name"],
													"x-kubernetes-list-type": "map"
												}
											},
											"type": "object"
										},
										"maxItems": 64,
										"type": "array",
										"x-kubernetes-list-type": "atomic"
									},
									"name": { "$ref": "sectionName-0c07c7e2" },
									"retry": {
										"properties": {
											"attempts": {
												"minimum": 1,
												"type": "integer"
											},
											"backoff": {
												"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
												"type": "string"
											},
											"codes": {
												"items": {
													"maximum": 599,
													"minimum": 400,
													"type": "integer"
												},
												"type": "array",
												"x-kubernetes-list-type": "set"
											}
										},
										"type": "object"
									},
									"sessionPersistence": { "$ref": "sessionPersistence-a8229bc2" },
									"timeouts": {
										"properties": {
											"backendRequest": {
												"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
												"type": "string"
											},
											"request": {
												"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
												"type": "string"
											}
										},
										"type": "object"
									}
								},
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1beta1",
		"kind": "HTTPRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"hostnames": { "$ref": "hostnames-d323542e" },
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": {
							"default": [{ "matches": [{ "path": {
								"type": "PathPrefix",
								"value": "/"
							} }] }],
							"items": {
								"properties": {
									"backendRefs": {
										"items": {
											"properties": {
												"filters": { "$ref": "filters-e978508d" },
												"group": { "$ref": "group-82e1027e" },
												"kind": { "$ref": "kind-ccaaf57e" },
												"name": {
													"maxLength": 253,
													"minLength": 1,
													"type": "string"
												},
												"namespace": { "$ref": "namespace-6cc02bc4" },
												"port": { "$ref": "port-c3af4258" },
												"weight": { "$ref": "weight-f4b02ee6" }
											},
											"required": ["name"],
											"type": "object"
										},
										"maxItems": 16,
										"type": "array",
										"x-kubernetes-list-type": "atomic"
									},
									"filters": { "$ref": "filters-e978508d" },
									"matches": {
										"default": [{ "path": {
											"type": "PathPrefix",
											"value": "/"
										} }],
										"items": {
											"properties": {
												"headers": {
													"items": {
														"properties": {
															"name": { "$ref": "name-ae988571" },
															"type": { "$ref": "type-6938d9de" },
															"value": { "$ref": "value-fbf97c6f" }
														},
														"required": ["name", "value"],
														"type": "object"
													},
													"maxItems": 16,
													"type": "array",
													"x-kubernetes-list-map-keys": ["name"],
													"x-kubernetes-list-type": "map"
												},
												"method": {
													"enum": [
														"GET",
														"HEAD",
														"POST",
														"PUT",
														"DELETE",
														"CONNECT",
														"OPTIONS",
														"TRACE",
														"PATCH"
													],
													"type": "string"
												},
												"path": {
													"default": {
														"type": "PathPrefix",
														"value": "/"
													},
													"properties": {
														"type": {
															"default": "PathPrefix",
															"enum": [
																"Exact",
																"PathPrefix",
																"RegularExpression"
															],
															"type": "string"
														},
														"value": {
															"default": "/",
															"maxLength": 1024,
															"type": "string"
														}
													},
													"type": "object"
												},
												"queryParams": {
													"items": {
														"properties": {
															"name": { "$ref": "name-ae988571" },
															"type": { "$ref": "type-6938d9de" },
															"value": {
																"maxLength": 1024,
																"minLength": 1,
																"type": "string"
															}
														},
														"required": ["name", "value"],
														"type": "object"
													},
													"maxItems": 16,
													"type": "array",
													"x-kubernetes-list-map-keys": ["name"],
													"x-kubernetes-list-type": "map"
												}
											},
											"type": "object"
										},
										"maxItems": 64,
										"type": "array",
										"x-kubernetes-list-type": "atomic"
									},
									"name": { "$ref": "sectionName-0c07c7e2" },
									"retry": {
										"properties": {
											"attempts": {
												"minimum": 1,
												"type": "integer"
											},
											"backoff": {
												"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
												"type": "string"
											},
											"codes": {
												"items": {
													"maximum": 599,
													"minimum": 400,
													"type": "integer"
												},
												"type": "array",
												"x-kubernetes-list-type": "set"
											}
										},
										"type": "object"
									},
									"sessionPersistence": { "$ref": "sessionPersistence-a8229bc2" },
									"timeouts": {
										"properties": {
											"backendRequest": {
												"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
												"type": "string"
											},
											"request": {
												"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
												"type": "string"
											}
										},
										"type": "object"
									}
								},
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "ListenerSet",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"listeners": { "$ref": "listeners-81135aa1" },
						"parentRef": {
							"properties": {
								"group": { "$ref": "group-d911dfbf" },
								"kind": { "$ref": "kind-97ca2e5a" },
								"name": {
									"maxLength": 253,
									"minLength": 1,
									"type": "string"
								},
								"namespace": { "$ref": "namespace-6cc02bc4" }
							},
							"required": ["name"],
							"type": "object"
						}
					},
					"required": ["listeners", "parentRef"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "ReferenceGrant",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"from": {
							"items": {
								"properties": {
									"group": { "$ref": "group-fc458d9d" },
									"kind": { "$ref": "kind-1cb9b90f" },
									"namespace": { "$ref": "namespace-6cc02bc4" }
								},
								"required": [
									"group",
									"kind",
									"namespace"
								],
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"to": {
							"items": {
								"properties": {
									"group": { "$ref": "group-fc458d9d" },
									"kind": { "$ref": "kind-1cb9b90f" },
									"name": {
										"maxLength": 253,
										"minLength": 1,
										"type": "string"
									}
								},
								"required": ["group", "kind"],
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						}
					},
					"required": ["from", "to"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1beta1",
		"kind": "ReferenceGrant",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"from": {
							"items": {
								"properties": {
									"group": { "$ref": "group-fc458d9d" },
									"kind": { "$ref": "kind-1cb9b90f" },
									"namespace": { "$ref": "namespace-6cc02bc4" }
								},
								"required": [
									"group",
									"kind",
									"namespace"
								],
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"to": {
							"items": {
								"properties": {
									"group": { "$ref": "group-fc458d9d" },
									"kind": { "$ref": "kind-1cb9b90f" },
									"name": {
										"maxLength": 253,
										"minLength": 1,
										"type": "string"
									}
								},
								"required": ["group", "kind"],
								"type": "object"
							},
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						}
					},
					"required": ["from", "to"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "TCPRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-10d474b3" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1alpha2",
		"kind": "TCPRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-a9c7c7ec" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "TLSRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"hostnames": {
							"items": { "$ref": "hostname-9e61a31d" },
							"maxItems": 1024,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-10d474b3" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["hostnames", "rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1alpha2",
		"kind": "TLSRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"hostnames": {
							"items": { "$ref": "hostname-9e61a31d" },
							"maxItems": 1024,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-a9c7c7ec" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1alpha3",
		"kind": "TLSRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"hostnames": {
							"items": { "$ref": "hostname-9e61a31d" },
							"maxItems": 1024,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-10d474b3" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["hostnames", "rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1",
		"kind": "UDPRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-10d474b3" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.k8s.io/v1alpha2",
		"kind": "UDPRoute",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"parentRefs": { "$ref": "parentRefs-7498238b" },
						"rules": { "$ref": "rules-a9c7c7ec" },
						"useDefaultGateways": {
							"enum": ["All", "None"],
							"type": "string"
						}
					},
					"required": ["rules"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.x-k8s.io/v1alpha1",
		"kind": "XBackend",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"externalHostname": {
							"properties": { "hostname": { "$ref": "sectionName-0c07c7e2" } },
							"required": ["hostname"],
							"type": "object"
						},
						"port": {
							"properties": {
								"name": {
									"maxLength": 63,
									"type": "string"
								},
								"port": { "$ref": "port-c3af4258" }
							},
							"required": ["port"],
							"type": "object"
						},
						"protocol": {
							"enum": [
								"TCP",
								"HTTP",
								"HTTP2",
								"HTTP11",
								"H2C",
								"MCP"
							],
							"type": "string"
						},
						"tls": {
							"properties": {
								"clientCertificateRef": { "$ref": "certificateRefs-17f69ead" },
								"mode": {
									"enum": [
										"None",
										"ServerOnly",
										"ClientAndServer"
									],
									"type": "string"
								},
								"validation": { "$ref": "validation-2867e00f" }
							},
							"required": ["mode"],
							"type": "object"
						},
						"type": {
							"enum": ["ExternalHostname"],
							"type": "string"
						}
					},
					"required": ["port", "type"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.x-k8s.io/v1alpha1",
		"kind": "XBackendTrafficPolicy",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"retryConstraint": {
							"properties": {
								"budget": {
									"default": {
										"interval": "10s",
										"percent": 20
									},
									"properties": {
										"interval": {
											"default": "10s",
											"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
											"type": "string"
										},
										"percent": {
											"default": 20,
											"maximum": 100,
											"minimum": 0,
											"type": "integer"
										}
									},
									"type": "object"
								},
								"minRetryRate": {
									"default": {
										"count": 10,
										"interval": "1s"
									},
									"properties": {
										"count": {
											"maximum": 1e6,
											"minimum": 1,
											"type": "integer"
										},
										"interval": {
											"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
											"type": "string"
										}
									},
									"type": "object"
								}
							},
							"type": "object"
						},
						"sessionPersistence": { "$ref": "sessionPersistence-a8229bc2" },
						"targetRefs": {
							"items": { "$ref": "caCertificateRefs-5bc08675" },
							"maxItems": 16,
							"minItems": 1,
							"type": "array",
							"x-kubernetes-list-map-keys": [
								"group",
								"kind",
								"name"
							],
							"x-kubernetes-list-type": "map"
						}
					},
					"required": ["targetRefs"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	},
	{
		"apiVersion": "gateway.networking.x-k8s.io/v1alpha1",
		"kind": "XMesh",
		"schema": {
			"required": ["spec"],
			"type": "object",
			"properties": {
				"apiVersion": { "type": "string" },
				"kind": { "type": "string" },
				"metadata": { "x-kubernetes-preserve-unknown-fields": true },
				"spec": {
					"properties": {
						"controllerName": {
							"maxLength": 253,
							"minLength": 1,
							"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
							"type": "string"
						},
						"description": {
							"maxLength": 64,
							"type": "string"
						},
						"parametersRef": { "$ref": "caCertificateRefs-422b013c" }
					},
					"required": ["controllerName"],
					"type": "object"
				},
				"status": { "x-kubernetes-preserve-unknown-fields": true }
			}
		},
		"release": "Gateway API 1.6"
	}
];
var definitions = {
	"add-d6dadde3": {
		"items": {
			"properties": {
				"name": { "$ref": "name-ae988571" },
				"value": { "$ref": "value-fbf97c6f" }
			},
			"required": ["name", "value"],
			"type": "object"
		},
		"maxItems": 16,
		"type": "array",
		"x-kubernetes-list-map-keys": ["name"],
		"x-kubernetes-list-type": "map"
	},
	"allowHeaders-50e20757": {
		"items": { "$ref": "name-ae988571" },
		"maxItems": 64,
		"type": "array",
		"x-kubernetes-list-type": "set"
	},
	"allowedHeaders-3e24babe": {
		"items": { "type": "string" },
		"maxItems": 64,
		"type": "array",
		"x-kubernetes-list-type": "set"
	},
	"backendRef-873749ec": {
		"properties": {
			"group": { "$ref": "group-82e1027e" },
			"kind": { "$ref": "kind-ccaaf57e" },
			"name": {
				"maxLength": 253,
				"minLength": 1,
				"type": "string"
			},
			"namespace": { "$ref": "namespace-6cc02bc4" },
			"port": { "$ref": "port-c3af4258" }
		},
		"required": ["name"],
		"type": "object"
	},
	"caCertificateRefs-422b013c": {
		"properties": {
			"group": { "$ref": "group-fc458d9d" },
			"kind": { "$ref": "kind-1cb9b90f" },
			"name": {
				"maxLength": 253,
				"minLength": 1,
				"type": "string"
			},
			"namespace": { "$ref": "namespace-6cc02bc4" }
		},
		"required": [
			"group",
			"kind",
			"name"
		],
		"type": "object"
	},
	"caCertificateRefs-5bc08675": {
		"properties": {
			"group": { "$ref": "group-fc458d9d" },
			"kind": { "$ref": "kind-1cb9b90f" },
			"name": {
				"maxLength": 253,
				"minLength": 1,
				"type": "string"
			}
		},
		"required": [
			"group",
			"kind",
			"name"
		],
		"type": "object"
	},
	"certificateRefs-17f69ead": {
		"properties": {
			"group": { "$ref": "group-82e1027e" },
			"kind": {
				"default": "Secret",
				"maxLength": 63,
				"minLength": 1,
				"pattern": "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$",
				"type": "string"
			},
			"name": {
				"maxLength": 253,
				"minLength": 1,
				"type": "string"
			},
			"namespace": { "$ref": "namespace-6cc02bc4" }
		},
		"required": ["name"],
		"type": "object"
	},
	"default-fa64ea2b": {
		"properties": { "validation": {
			"properties": {
				"caCertificateRefs": {
					"items": { "$ref": "caCertificateRefs-422b013c" },
					"maxItems": 16,
					"minItems": 1,
					"type": "array",
					"x-kubernetes-list-type": "atomic"
				},
				"mode": {
					"default": "AllowValidOnly",
					"enum": ["AllowValidOnly", "AllowInsecureFallback"],
					"type": "string"
				}
			},
			"required": ["caCertificateRefs"],
			"type": "object"
		} },
		"type": "object"
	},
	"filters-ae76135f": {
		"items": {
			"properties": {
				"extensionRef": { "$ref": "caCertificateRefs-5bc08675" },
				"requestHeaderModifier": { "$ref": "requestHeaderModifier-f45ee2af" },
				"requestMirror": { "$ref": "requestMirror-b7138bb2" },
				"responseHeaderModifier": { "$ref": "requestHeaderModifier-f45ee2af" },
				"type": {
					"enum": [
						"ResponseHeaderModifier",
						"RequestHeaderModifier",
						"RequestMirror",
						"ExtensionRef"
					],
					"type": "string"
				}
			},
			"required": ["type"],
			"type": "object"
		},
		"maxItems": 16,
		"type": "array",
		"x-kubernetes-list-type": "atomic"
	},
	"filters-e978508d": {
		"items": {
			"properties": {
				"cors": {
					"properties": {
						"allowCredentials": { "type": "boolean" },
						"allowHeaders": { "$ref": "allowHeaders-50e20757" },
						"allowMethods": {
							"items": {
								"enum": [
									"GET",
									"HEAD",
									"POST",
									"PUT",
									"DELETE",
									"CONNECT",
									"OPTIONS",
									"TRACE",
									"PATCH",
									"*"
								],
								"type": "string"
							},
							"maxItems": 9,
							"type": "array",
							"x-kubernetes-list-type": "set"
						},
						"allowOrigins": {
							"items": {
								"maxLength": 253,
								"minLength": 1,
								"pattern": "(^\\*$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)$)",
								"type": "string"
							},
							"maxItems": 64,
							"type": "array",
							"x-kubernetes-list-type": "set"
						},
						"exposeHeaders": { "$ref": "allowHeaders-50e20757" },
						"maxAge": {
							"default": 5,
							"format": "int32",
							"minimum": 1,
							"type": "integer"
						}
					},
					"type": "object"
				},
				"extensionRef": { "$ref": "caCertificateRefs-5bc08675" },
				"externalAuth": {
					"properties": {
						"backendRef": { "$ref": "backendRef-873749ec" },
						"forwardBody": {
							"properties": { "maxSize": { "type": "integer" } },
							"type": "object"
						},
						"grpc": {
							"properties": { "allowedHeaders": { "$ref": "allowedHeaders-3e24babe" } },
							"type": "object"
						},
						"http": {
							"properties": {
								"allowedHeaders": { "$ref": "allowedHeaders-3e24babe" },
								"allowedResponseHeaders": { "$ref": "allowedHeaders-3e24babe" },
								"path": {
									"maxLength": 1024,
									"pattern": "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$",
									"type": "string"
								}
							},
							"type": "object"
						},
						"protocol": {
							"enum": ["HTTP", "GRPC"],
							"type": "string"
						}
					},
					"required": ["backendRef", "protocol"],
					"type": "object"
				},
				"requestHeaderModifier": { "$ref": "requestHeaderModifier-f45ee2af" },
				"requestMirror": { "$ref": "requestMirror-b7138bb2" },
				"requestRedirect": {
					"properties": {
						"hostname": { "$ref": "sectionName-0c07c7e2" },
						"path": { "$ref": "path-df179f55" },
						"port": { "$ref": "port-c3af4258" },
						"scheme": {
							"enum": ["http", "https"],
							"type": "string"
						},
						"statusCode": {
							"default": 302,
							"enum": [
								301,
								302,
								303,
								307,
								308
							],
							"type": "integer"
						}
					},
					"type": "object"
				},
				"responseHeaderModifier": { "$ref": "requestHeaderModifier-f45ee2af" },
				"type": {
					"enum": [
						"RequestHeaderModifier",
						"ResponseHeaderModifier",
						"RequestMirror",
						"RequestRedirect",
						"URLRewrite",
						"ExtensionRef",
						"CORS",
						"ExternalAuth"
					],
					"type": "string"
				},
				"urlRewrite": {
					"properties": {
						"hostname": { "$ref": "sectionName-0c07c7e2" },
						"path": { "$ref": "path-df179f55" }
					},
					"type": "object"
				}
			},
			"required": ["type"],
			"type": "object"
		},
		"maxItems": 16,
		"type": "array",
		"x-kubernetes-list-type": "atomic"
	},
	"group-82e1027e": {
		"default": "",
		"maxLength": 253,
		"pattern": "^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
		"type": "string"
	},
	"group-d911dfbf": {
		"default": "gateway.networking.k8s.io",
		"maxLength": 253,
		"pattern": "^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
		"type": "string"
	},
	"group-fc458d9d": {
		"maxLength": 253,
		"pattern": "^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
		"type": "string"
	},
	"hostname-9e61a31d": {
		"maxLength": 253,
		"minLength": 1,
		"pattern": "^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
		"type": "string"
	},
	"hostnames-d323542e": {
		"items": { "$ref": "hostname-9e61a31d" },
		"maxItems": 16,
		"type": "array",
		"x-kubernetes-list-type": "atomic"
	},
	"kind-1cb9b90f": {
		"maxLength": 63,
		"minLength": 1,
		"pattern": "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$",
		"type": "string"
	},
	"kind-97ca2e5a": {
		"default": "Gateway",
		"maxLength": 63,
		"minLength": 1,
		"pattern": "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$",
		"type": "string"
	},
	"kind-ccaaf57e": {
		"default": "Service",
		"maxLength": 63,
		"minLength": 1,
		"pattern": "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$",
		"type": "string"
	},
	"listeners-81135aa1": {
		"items": {
			"properties": {
				"allowedRoutes": {
					"default": { "namespaces": { "from": "Same" } },
					"properties": {
						"kinds": {
							"items": {
								"properties": {
									"group": { "$ref": "group-d911dfbf" },
									"kind": { "$ref": "kind-1cb9b90f" }
								},
								"required": ["kind"],
								"type": "object"
							},
							"maxItems": 8,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"namespaces": {
							"default": { "from": "Same" },
							"properties": {
								"from": {
									"default": "Same",
									"enum": [
										"All",
										"Selector",
										"Same"
									],
									"type": "string"
								},
								"selector": { "$ref": "selector-11acb306" }
							},
							"type": "object"
						}
					},
					"type": "object"
				},
				"hostname": { "$ref": "hostname-9e61a31d" },
				"name": { "$ref": "sectionName-0c07c7e2" },
				"port": { "$ref": "port-c3af4258" },
				"protocol": {
					"maxLength": 255,
					"minLength": 1,
					"pattern": "^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9]+$",
					"type": "string"
				},
				"tls": {
					"properties": {
						"certificateRefs": {
							"items": { "$ref": "certificateRefs-17f69ead" },
							"maxItems": 64,
							"type": "array",
							"x-kubernetes-list-type": "atomic"
						},
						"mode": {
							"default": "Terminate",
							"enum": ["Terminate", "Passthrough"],
							"type": "string"
						},
						"options": { "$ref": "options-732f2929" }
					},
					"type": "object"
				}
			},
			"required": [
				"name",
				"port",
				"protocol"
			],
			"type": "object"
		},
		"maxItems": 64,
		"minItems": 1,
		"type": "array",
		"x-kubernetes-list-map-keys": ["name"],
		"x-kubernetes-list-type": "map"
	},
	"name-ae988571": {
		"maxLength": 256,
		"minLength": 1,
		"pattern": "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$",
		"type": "string"
	},
	"namespace-6cc02bc4": {
		"maxLength": 63,
		"minLength": 1,
		"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
		"type": "string"
	},
	"options-732f2929": {
		"additionalProperties": {
			"maxLength": 4096,
			"minLength": 0,
			"type": "string"
		},
		"maxProperties": 16,
		"type": "object"
	},
	"parentRefs-7498238b": {
		"items": {
			"properties": {
				"group": { "$ref": "group-d911dfbf" },
				"kind": { "$ref": "kind-97ca2e5a" },
				"name": {
					"maxLength": 253,
					"minLength": 1,
					"type": "string"
				},
				"namespace": { "$ref": "namespace-6cc02bc4" },
				"port": { "$ref": "port-c3af4258" },
				"sectionName": { "$ref": "sectionName-0c07c7e2" }
			},
			"required": ["name"],
			"type": "object"
		},
		"maxItems": 32,
		"type": "array",
		"x-kubernetes-list-type": "atomic"
	},
	"path-df179f55": {
		"properties": {
			"replaceFullPath": {
				"maxLength": 1024,
				"type": "string"
			},
			"replacePrefixMatch": {
				"maxLength": 1024,
				"type": "string"
			},
			"type": {
				"enum": ["ReplaceFullPath", "ReplacePrefixMatch"],
				"type": "string"
			}
		},
		"required": ["type"],
		"type": "object"
	},
	"port-c3af4258": {
		"format": "int32",
		"maximum": 65535,
		"minimum": 1,
		"type": "integer"
	},
	"requestHeaderModifier-f45ee2af": {
		"properties": {
			"add": { "$ref": "add-d6dadde3" },
			"remove": {
				"items": { "type": "string" },
				"maxItems": 16,
				"type": "array",
				"x-kubernetes-list-type": "set"
			},
			"set": { "$ref": "add-d6dadde3" }
		},
		"type": "object"
	},
	"requestMirror-b7138bb2": {
		"properties": {
			"backendRef": { "$ref": "backendRef-873749ec" },
			"fraction": {
				"properties": {
					"denominator": {
						"default": 100,
						"format": "int32",
						"minimum": 1,
						"type": "integer"
					},
					"numerator": {
						"format": "int32",
						"minimum": 0,
						"type": "integer"
					}
				},
				"required": ["numerator"],
				"type": "object"
			},
			"percent": {
				"format": "int32",
				"maximum": 100,
				"minimum": 0,
				"type": "integer"
			}
		},
		"required": ["backendRef"],
		"type": "object"
	},
	"rules-10d474b3": {
		"items": { "$ref": "rules-85999c71" },
		"maxItems": 1,
		"minItems": 1,
		"type": "array",
		"x-kubernetes-list-type": "atomic"
	},
	"rules-85999c71": {
		"properties": {
			"backendRefs": {
				"items": {
					"properties": {
						"group": { "$ref": "group-82e1027e" },
						"kind": { "$ref": "kind-ccaaf57e" },
						"name": {
							"maxLength": 253,
							"minLength": 1,
							"type": "string"
						},
						"namespace": { "$ref": "namespace-6cc02bc4" },
						"port": { "$ref": "port-c3af4258" },
						"weight": { "$ref": "weight-f4b02ee6" }
					},
					"required": ["name"],
					"type": "object"
				},
				"maxItems": 16,
				"minItems": 1,
				"type": "array",
				"x-kubernetes-list-type": "atomic"
			},
			"name": { "$ref": "sectionName-0c07c7e2" }
		},
		"required": ["backendRefs"],
		"type": "object"
	},
	"rules-a9c7c7ec": {
		"items": { "$ref": "rules-85999c71" },
		"maxItems": 16,
		"minItems": 1,
		"type": "array",
		"x-kubernetes-list-type": "atomic"
	},
	"sectionName-0c07c7e2": {
		"maxLength": 253,
		"minLength": 1,
		"pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
		"type": "string"
	},
	"selector-11acb306": {
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
	"sessionPersistence-a8229bc2": {
		"properties": {
			"absoluteTimeout": {
				"pattern": "^([0-9]{1,5}(h|m|s|ms)){1,4}$",
				"type": "string"
			},
			"cookieConfig": {
				"properties": { "lifetimeType": {
					"default": "Session",
					"enum": ["Permanent", "Session"],
					"type": "string"
				} },
				"type": "object"
			},
			"sessionName": {
				"maxLength": 128,
				"type": "string"
			},
			"type": {
				"default": "Cookie",
				"enum": ["Cookie", "Header"],
				"type": "string"
			}
		},
		"type": "object"
	},
	"type-6938d9de": {
		"default": "Exact",
		"enum": ["Exact", "RegularExpression"],
		"type": "string"
	},
	"validation-2867e00f": {
		"properties": {
			"caCertificateRefs": {
				"items": { "$ref": "caCertificateRefs-5bc08675" },
				"maxItems": 8,
				"type": "array",
				"x-kubernetes-list-type": "atomic"
			},
			"hostname": { "$ref": "sectionName-0c07c7e2" },
			"subjectAltNames": {
				"items": {
					"properties": {
						"hostname": { "$ref": "hostname-9e61a31d" },
						"type": {
							"enum": ["Hostname", "URI"],
							"type": "string"
						},
						"uri": {
							"maxLength": 253,
							"minLength": 1,
							"pattern": "^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?",
							"type": "string"
						}
					},
					"required": ["type"],
					"type": "object"
				},
				"maxItems": 5,
				"type": "array",
				"x-kubernetes-list-type": "atomic"
			},
			"wellKnownCACertificates": {
				"maxLength": 253,
				"minLength": 1,
				"pattern": "^(System|([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))$",
				"type": "string"
			}
		},
		"required": ["hostname"],
		"type": "object"
	},
	"value-fbf97c6f": {
		"maxLength": 4096,
		"minLength": 1,
		"pattern": "^[!-~]+([\\t ]?[!-~]+)*$",
		"type": "string"
	},
	"weight-f4b02ee6": {
		"default": 1,
		"format": "int32",
		"maximum": 1e6,
		"minimum": 0,
		"type": "integer"
	}
};
var gateway_api_default = {
	kinds,
	definitions
};

export { gateway_api_default as default, definitions, kinds };