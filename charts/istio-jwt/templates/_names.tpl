{{/*
The name of a service's objects: its key if that is a DNS-1123 name, else the
key made safe, with a hash of the key so that no two services share a name.
*/}}
{{- define "istio-jwt.serviceName" -}}
{{- if and (regexMatch "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" .) (le (len .) 63) -}}
{{- . -}}
{{- else -}}
{{- $readable := regexReplaceAll "[^a-z0-9]+" (lower .) "-" | trunc 50 | trimAll "-" | default "service" -}}
{{- printf "%s-%s" $readable (sha256sum . | trunc 8) -}}
{{- end -}}
{{- end -}}

{{/*
The name of an object in the gateway's namespace. Releases share that namespace,
so the name begins with the release and its namespace.
*/}}
{{- define "istio-jwt.gatewayScopeName" -}}
{{- if eq .Values.gateway.namespace .Release.Namespace -}}
{{- .Release.Name -}}
{{- else -}}
{{- printf "%s-%s" .Release.Namespace .Release.Name -}}
{{- end -}}
{{- end -}}

{{- define "istio-jwt.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end -}}
