{{/*
"true" if every path that the second pattern matches is matched by the first.
A pattern is an exact path, or a prefix that ends with `*`.
*/}}
{{- define "istio-jwt.covers" -}}
{{- $outer := index . 0 -}}
{{- $inner := index . 1 -}}
{{- if or (eq $outer $inner) (and (hasSuffix "*" $outer) (hasPrefix (trimSuffix "*" $outer) $inner)) -}}true{{- end -}}
{{- end -}}

{{/*
The operation of a protected pattern that lies inside a public one. It covers
what is below an exact path too: `/docs/admin/` must not be open because
`/docs/*` is public and only `/docs/admin` was written down. Public patterns
inside it stay open: the more specific pattern decides, and of two equal ones
the protected one.
Input: { pattern, public }.
*/}}
{{- define "istio-jwt.innerOperation" -}}
{{- $below := hasSuffix "*" .pattern | ternary .pattern (printf "%s/*" (trimSuffix "/" .pattern)) -}}
{{- $open := list -}}
{{- range $public := .public -}}
{{- if and (ne $public $.pattern) (include "istio-jwt.covers" (list $below $public)) -}}
{{- $open = append $open $public -}}
{{- end -}}
{{- end -}}
{{- $operation := dict "paths" (uniq (list .pattern $below)) -}}
{{- with $open -}}{{- $_ := set $operation "notPaths" . -}}{{- end -}}
{{- toYaml $operation -}}
{{- end -}}

{{/*
The operations of a service that need a token, as { operations }. The first is
everything that is not public, so that a path nobody thought of is not open; the
protected paths inside a public prefix follow. Each applies to `hosts`.
Input: { hosts, public, protected }.
*/}}
{{- define "istio-jwt.protectedOperations" -}}
{{- $base := empty .hosts | ternary dict (dict "hosts" .hosts) -}}
{{- $operations := list -}}
{{- if empty .public -}}
{{- $operations = append $operations $base -}}
{{- else if not (has "/*" .public) -}}
{{- $operations = append $operations (merge (dict "notPaths" .public) $base) -}}
{{- end -}}
{{- range $pattern := .protected -}}
{{- $inside := false -}}
{{- range $.public -}}
{{- $inside = or $inside (include "istio-jwt.covers" (list . $pattern)) -}}
{{- end -}}
{{- if $inside -}}
{{- $inner := include "istio-jwt.innerOperation" (dict "pattern" $pattern "public" $.public) | fromYaml -}}
{{- $operations = append $operations (merge $inner $base) -}}
{{- end -}}
{{- end -}}
{{- toYaml (dict "operations" $operations) -}}
{{- end -}}

{{/*
The `to` of a policy rule, or nothing if the rule applies to every request.
Input: { operations, with }; with is added to every operation.
*/}}
{{- define "istio-jwt.to" -}}
{{- $to := list -}}
{{- range .operations -}}
{{- with merge (dict) . ($.with | default dict) -}}
{{- $to = append $to (dict "operation" .) -}}
{{- end -}}
{{- end -}}
{{- if eq (len $to) (len .operations) -}}
{{- toYaml (dict "to" $to) -}}
{{- end -}}
{{- end -}}
