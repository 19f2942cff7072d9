{{- define "shop.log" -}}
{{ .log.format }}
{{- end }}
