{{/*
The labels of the gateway's pods.
*/}}
{{- define "istio-jwt.gatewayLabels" -}}
{{- .Values.gateway.selector | default (dict "istio" "ingressgateway") | toYaml -}}
{{- end -}}

{{/*
Where tokens are checked, as a map of name to { namespace, labels }: the gateway,
or the pods of each service. Nothing where there are no services.
*/}}
{{- define "istio-jwt.scopes" -}}
{{- $scopes := dict -}}
{{- range $key, $service := .Values.services -}}
{{- if and $service (eq $.Values.jwt.enforceAt "gateway") -}}
{{- $scope := dict "namespace" $.Values.gateway.namespace "labels" (include "istio-jwt.gatewayLabels" $ | fromYaml) -}}
{{- $_ := set $scopes (include "istio-jwt.gatewayScopeName" $) $scope -}}
{{- else if $service -}}
{{- $scope := dict "namespace" $.Release.Namespace "labels" $service.workloadSelector -}}
{{- $_ := set $scopes (include "istio-jwt.serviceName" $key) $scope -}}
{{- end -}}
{{- end -}}
{{- toYaml $scopes -}}
{{- end -}}

{{/*
The scope of one service's policy, as { name, namespace, labels, hosts }. At the
gateway the hosts tell the services apart, with any port a client may add to the
Host header; at its own pods a service needs no hosts.
Input: { root, key, service }.
*/}}
{{- define "istio-jwt.policyScope" -}}
{{- $name := include "istio-jwt.serviceName" .key -}}
{{- if eq .root.Values.jwt.enforceAt "gateway" -}}
{{- $hosts := list -}}
{{- range .service.hosts -}}
{{- $hosts = concat $hosts (list . (printf "%s:*" .)) -}}
{{- end -}}
{{- $qualified := printf "%s-%s" (include "istio-jwt.gatewayScopeName" .root) $name -}}
{{- $labels := include "istio-jwt.gatewayLabels" .root | fromYaml -}}
{{- dict "name" $qualified "namespace" .root.Values.gateway.namespace "labels" $labels "hosts" $hosts | toYaml -}}
{{- else -}}
{{- dict "name" $name "namespace" .root.Release.Namespace "labels" .service.workloadSelector "hosts" list | toYaml -}}
{{- end -}}
{{- end -}}
