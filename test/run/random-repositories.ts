import fc from 'fast-check'
import type { Files } from './scene.ts'

/** Renders a ServiceEntry and a VirtualService for each host, and a DestinationRule for some. */
const template = `{{- range $key, $entry := .Values.hosts }}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: {{ $key }}}
spec:
  hosts: [{{ $entry.host | quote }}]
  location: MESH_EXTERNAL
  resolution: {{ $entry.resolution }}
  ports: [{number: 443, name: tls, protocol: {{ $entry.protocol }}}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: {{ $key }}}
spec:
  hosts: [{{ $entry.host | quote }}]
  http:
    - timeout: {{ $entry.timeout }}
      route: [{destination: {host: {{ $entry.to | default $entry.host | quote }}, subset: v1}}]
{{- if $entry.rule }}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: {{ $key }}}
spec: {host: {{ $entry.host | quote }}, subsets: [{name: v1, labels: {app: web}}]}
{{- end }}
{{- end }}
`

const policy = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: istio-system}
spec: {mtls: {mode: STRICT}}
`

/** The hosts of a release by their keys; there are few hosts, so that releases meet. */
const hosts = fc.dictionary(
  fc.constantFrom('one', 'two'),
  fc.record({
    host: fc.constantFrom('a.example.com', 'b.example.com', 'c.example.org', '*.example.com'),
    to: fc.option(fc.constantFrom('b.example.com', 'd.exmaple.net', 'web'), { nil: undefined }),
    timeout: fc.constantFrom('10s', '5x'),
    resolution: fc.constantFrom('DNS', 'NONE'),
    protocol: fc.constantFrom('TLS', 'HTTP', 'TCP'),
    rule: fc.boolean(),
  }),
  { minKeys: 1 },
)

export type Hosts = Readonly<Record<string, { readonly host: string; readonly timeout: string }>>

/** A team has one release in two environments. */
export interface Team {
  readonly staging: Hosts
  readonly production: Hosts
}

export const team = fc.record({ staging: hosts, production: hosts })

/** The files of a team; the hosts of the first two teams meet, others have theirs to themselves. */
function filesOf({ staging, production }: Team, index: number): Files {
  const name = `team${index}`
  const values = (entries: Hosts): string =>
    [
      'hosts:',
      ...Object.entries(entries).map(([key, entry]) => `  ${name}-${key}: ${JSON.stringify(entry)}`),
      '',
    ]
      .join('\n')
      .replaceAll('example', index < 2 ? 'example' : name)
  return {
    [`${name}/chart/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
    [`${name}/chart/templates/hosts.yaml`]: template,
    [`${name}/values-staging.yaml`]: values(staging),
    [`${name}/values-production.yaml`]: values(production),
  }
}

/** The files of some teams. */
export function repositoryOf(teams: readonly Team[]): Files {
  return Object.assign({}, ...teams.map(filesOf)) as Files
}

/** A change: another team in the place of one, one team less, a policy, another template. */
export const change = fc.oneof(
  {
    arbitrary: fc
      .record({ at: fc.nat(2), other: team })
      .map(({ at, other: newTeam }) => (files: Files): Files => ({
        ...files,
        ...filesOf(newTeam, at),
      })),
    weight: 5,
  },
  fc.constant((files: Files): Files => without(files, 'team1/')),
  fc.constant((files: Files): Files => ({ ...files, 'mesh/policy.yaml': policy })),
  fc.constant((files: Files): Files => ({
    ...files,
    'team0/chart/templates/hosts.yaml': template.replace('DestinationRule', 'Sidecar'),
  })),
)

function without(files: Files, folder: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(folder)))
}
