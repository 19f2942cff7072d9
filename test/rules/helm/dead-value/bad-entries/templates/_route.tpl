{{- define "shop.route" -}}
{{ .route.host }} within {{ .route.timeout | default "1s" }}
{{- end }}
