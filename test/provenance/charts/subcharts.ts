import { metadata, type ProbedCharts } from '../case.ts'

/** A chart that routes to a host; its name and values are what its parents make of them. */
const route = {
  'values.yaml': `
host: default.example.com
timeout: 1s
mesh: own
`,
  'templates/route.yaml': `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Chart.Name }}
spec:
  hosts:
    - {{ .Values.host }}
  gateways:
    - {{ .Values.global.gateway | default .Values.mesh }}
  http:
    - timeout: {{ .Values.timeout }}
`,
}

/** The files of a subchart, in its parent's folder. */
function inside(name: string, files: Readonly<Record<string, string>>, extraText = ''): Record<string, string> {
  const allFiles = { 'Chart.yaml': metadata(name, extraText), ...files }
  return Object.fromEntries(Object.entries(allFiles).map(([path, text]) => [`charts/${name}/${path}`, text]))
}

const dependencies = (text: string) => metadata('demo', `dependencies:\n${text}`)

/** Values that come to a template from another chart's file. */
export const subchartCharts: ProbedCharts = {
  'one subchart twice': {
    files: {
      'Chart.yaml': dependencies(`
  - {name: route, version: 1.2.3, alias: basket}
  - {name: route, version: 1.2.3, alias: search}
`),
      'values.yaml': `
basket:
  host: basket.example.com # causes: VirtualService/basket spec.hosts[0]
search:
  host: search.example.com # causes: VirtualService/search spec.hosts[0]
  timeout: 2s # causes: VirtualService/search spec.http[0].timeout
`,
      ...inside('route', {
        ...route,
        'values.yaml': `
host: default.example.com
timeout: 1s # causes: VirtualService/basket spec.http[0].timeout
mesh: own # causes: VirtualService/basket spec.gateways[0]; VirtualService/search spec.gateways[0]
`,
      }),
    },
  },

  globals: {
    files: {
      'Chart.yaml': dependencies('  - {name: route, version: 1.2.3}\n'),
      'values.yaml': `
global:
  gateway: edge
  domain: example.com # causes: ConfigMap/own data.domain
route:
  host: globals.example.com # causes: VirtualService/route spec.hosts[0]
`,
      ...inside('route', route),
      'templates/own.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: own
data:
  domain: {{ .Values.global.domain }}
`,
    },
    given: {
      'prod.yaml': `
global:
  gateway: edge-prod # causes: VirtualService/route spec.gateways[0]
`,
    },
  },

  'imported values': {
    files: {
      'Chart.yaml': dependencies(`
  - name: limits
    version: 1.2.3
    import-values: [defaults]
  - name: hosts
    version: 1.2.3
    import-values:
      - child: public.names
        parent: names
`),
      'values.yaml': `
own: here # causes: ConfigMap/imports data.own
`,
      'templates/imports.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: imports
data:
  own: {{ .Values.own }}
  timeout: {{ .Values.timeout }}
  api: {{ .Values.names.api }}
  web: {{ .Values.names.web }}
`,
      ...inside('limits', {
        'values.yaml': `
exports:
  defaults:
    timeout: 6s # causes: ConfigMap/imports data.timeout
`,
        'templates/_none.tpl': '',
      }),
      ...inside('hosts', {
        'values.yaml': `
public:
  names:
    api: api.example.com # causes: ConfigMap/imports data.api
    web: www.example.com # causes: ConfigMap/imports data.web
`,
        'templates/_none.tpl': '',
      }),
    },
  },

  'conditions and tags': {
    files: {
      'Chart.yaml': dependencies(`
  - {name: first, version: 1.2.3, condition: first.enabled}
  - {name: second, version: 1.2.3, tags: [edge]}
  - {name: third, version: 1.2.3, condition: third.enabled}
`),
      'values.yaml': `
first:
  enabled: true
  host: first.example.com # causes: VirtualService/first spec.hosts[0]
second:
  host: second.example.com # causes: VirtualService/second spec.hosts[0]
third:
  enabled: false
  host: third.example.com
tags:
  edge: true
`,
      ...inside('first', route),
      ...inside('second', route),
      ...inside('third', route),
    },
  },

  umbrella: {
    files: {
      'values.yaml': `
platform:
  zone: north # causes: ConfigMap/platform data.zone
  route:
    host: top.example.com # causes: VirtualService/route spec.hosts[0]
`,
      ...inside('platform', {
        'values.yaml': `
zone: none
route:
  host: middle.example.com
  timeout: 3s # causes: VirtualService/route spec.http[0].timeout
`,
        'templates/zone.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: platform
data:
  zone: {{ .Values.zone }}
`,
        'charts/route/Chart.yaml': metadata('route'),
        'charts/route/templates/route.yaml': route['templates/route.yaml'],
        'charts/route/values.yaml': `
host: bottom.example.com
timeout: 1s
mesh: deep # causes: VirtualService/route spec.gateways[0]
`,
      }),
    },
  },

  'library chart': {
    files: {
      'Chart.yaml': dependencies('  - {name: common, version: 1.2.3}\n'),
      'values.yaml': `
service:
  host: library.example.com # causes: VirtualService/demo spec.hosts[0]
  port: 8443 # causes: VirtualService/demo spec.http[0].route[0].destination.port.number
common:
  labels:
    team: checkout
`,
      'templates/route.yaml': '{{ include "common.route" (dict "root" . "service" .Values.service) }}\n',
      ...inside(
        'common',
        {
          'values.yaml': 'labels: {}\n',
          'templates/_route.tpl': `
{{- define "common.route" -}}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .root.Release.Name }}
  labels: {{- toYaml .root.Values.common.labels | nindent 4 }}
spec:
  hosts: [{{ .service.host }}]
  http:
    - route:
        - destination:
            host: {{ .service.host | splitList "." | first }}
            port:
              number: {{ .service.port }}
{{- end -}}
`,
        },
        'type: library\n',
      ),
    },
    labels: [
      { file: 'demo/values.yaml', at: 'team: checkout', causes: 'VirtualService/demo metadata.labels.team' },
      {
        file: 'demo/values.yaml',
        at: 'host: library.example.com',
        causes: 'VirtualService/demo spec.http[0].route[0].destination.host',
      },
    ],
  },

  packed: {
    files: {
      'Chart.yaml': dependencies('  - {name: route, version: 1.2.3}\n'),
      'values.yaml': `
route:
  host: packed.example.com # causes: VirtualService/route spec.hosts[0]
`,
    },
    packed: {
      'charts/route-1.2.3.tgz': {
        'route/Chart.yaml': metadata('route'),
        'route/values.yaml': route['values.yaml'],
        'route/templates/route.yaml': route['templates/route.yaml'],
      },
    },
    literals: ['VirtualService/route spec.http[0].timeout'],
  },
}
