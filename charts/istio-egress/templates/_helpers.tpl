{{/*
The name of an entry's objects: its key if that is a DNS-1123 name, else the
key made safe, with a hash of the key so that no two entries share a name.
Input: { key, taken }; taken is true if another entry already has the key.
*/}}
{{- define "istio-egress.name" -}}
{{- $safe := regexMatch "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" .key -}}
{{- if and $safe (le (len .key) 63) (not .taken) -}}
{{- .key -}}
{{- else -}}
{{- $readable := regexReplaceAll "[^a-z0-9]+" (lower .key) "-" | trunc 50 | trimAll "-" | default "host" -}}
{{- $identity := empty .taken | ternary .key (print "passthrough/" .key) -}}
{{- printf "%s-%s" $readable (sha256sum $identity | trunc 8) -}}
{{- end -}}
{{- end -}}

{{- define "istio-egress.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end -}}

{{/*
The DestinationRule's trafficPolicy of a mediated entry. The user's blocks stay
on the destination level, where they reach the mediated route on port 80; port
443 has an entry of its own so that an application's own TLS stays untouched.
*/}}
{{- define "istio-egress.trafficPolicy" -}}
{{- $policy := deepCopy (.trafficPolicy | default dict) -}}
{{- $given := $policy.tls | default dict -}}
{{- $mode := .tlsMode | default $given.mode | default "SIMPLE" -}}
{{- $tls := merge (dict "mode" $mode) $given -}}
{{- $ports := list -}}
{{- $seen443 := false -}}
{{- range $entry := $policy.portLevelSettings | default list -}}
{{- $number := int ($entry.port | default dict).number -}}
{{- if eq $number 80 -}}
{{- /* An entry replaces the whole policy of its port: without tls it would send clear text. */ -}}
{{- $_ := set $entry "tls" (merge ($entry.tls | default (deepCopy $tls)) (dict "mode" $mode)) -}}
{{- else if eq $number 443 -}}
{{- $seen443 = true -}}
{{- $_ := set $entry "tls" (merge ($entry.tls | default dict) (dict "mode" "DISABLE")) -}}
{{- end -}}
{{- $ports = append $ports $entry -}}
{{- end -}}
{{- if not $seen443 -}}
{{- $ports = append $ports (dict "port" (dict "number" 443) "tls" (dict "mode" "DISABLE")) -}}
{{- end -}}
{{- toYaml (merge (dict "tls" $tls "portLevelSettings" $ports) (omit $policy "tls" "portLevelSettings")) -}}
{{- end -}}
