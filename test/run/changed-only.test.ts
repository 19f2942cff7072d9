import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { report, type Files, type Overrides } from './scene.ts'

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
    protocol: fc.constantFrom('TLS', 'HTTP'),
    rule: fc.boolean(),
  }),
  { minKeys: 1 },
)

type Hosts = Readonly<Record<string, { readonly host: string; readonly timeout: string }>>

/** A team has one release in two environments. */
interface Team {
  readonly staging: Hosts
  readonly production: Hosts
}

const team = fc.record({ staging: hosts, production: hosts })

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

function repositoryOf(teams: readonly Team[]): Files {
  return Object.assign({}, ...teams.map(filesOf)) as Files
}

/** A change: another team in the place of one, one team less, a policy, another template. */
const change = fc.oneof(
  {
    arbitrary: fc.record({ at: fc.nat(2), other: team }).map(({ at, other }) => (files: Files): Files => ({
      ...files,
      ...filesOf(other, at),
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

const withCauses: Overrides = {}
const noCauses: Overrides = { maxFixes: 0, host: { provenance: null } }

/** The reports of a full run and of one that looks for what the change alters. */
async function bothReports(head: Files, base: Files, overrides: Overrides = noCauses): Promise<Report[]> {
  return [
    await report(head, base, overrides),
    await report(head, base, { ...overrides, options: { all: false } }),
  ]
}

/** What a report says of the change. */
function ofChange({ findings, changes, deletions }: Report): object {
  const ofFindings = findings.filter(({ status }) => status !== 'existing').map(said)
  return { findings: ofFindings.toSorted(), changes, deletions }
}

function said(finding: Finding): string {
  const { status, rule, code, severity, confidence, at, targets, fingerprint, message, fix } = finding
  const place = `${at.file}:${at.line}`
  return JSON.stringify([status, rule, code, severity, confidence, place, targets, fingerprint, message, fix])
}

function existing({ findings }: Report, isListed: (targets: readonly string[]) => boolean): string[] {
  return findings
    .filter(({ status, targets }) => status === 'existing' && isListed(targets))
    .map(({ fingerprint }) => fingerprint)
}

describe('a run that looks for what the change alters', () => {
  it('says of the change and of what changes what a full run says', async () => {
    let unlisted = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(team, { minLength: 3, maxLength: 5 }),
        fc.array(change, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        fc.constantFrom(noCauses, withCauses),
        async (teams, changes, isUndone, overrides) => {
          const files = repositoryOf(teams)
          const changed = changes.reduce((before, apply) => apply(before), files)
          const [full, narrow] = await bothReports(
            ...(isUndone ? ([files, changed] as const) : ([changed, files] as const)),
            overrides,
          )
          unlisted += narrow!.unlisted?.targets ?? 0
          expect(ofChange(narrow!)).toEqual(ofChange(full!))
          const unchanged = new Set(
            narrow!.targets.flatMap(({ id, status }) => (status === 'unchanged' ? id : [])),
          )
          expect(existing(narrow!, (targets) => targets.every((id) => unchanged.has(id)))).toEqual([])
        },
      ),
      { numRuns: 8 },
    )
    expect(unlisted).toBeGreaterThan(2)
  })

  const entry = { host: 'a.example.com', timeout: '10s', resolution: 'DNS', protocol: 'TLS', rule: true }
  const wrong = { one: { ...entry, timeout: '5x' } }
  const teams: readonly Team[] = [0, 1, 2].map(() => ({ staging: wrong, production: { one: entry } }))
  const files = repositoryOf(teams)
  const changed = repositoryOf(
    teams.with(2, { staging: { two: { ...entry, timeout: '7x' } }, production: { one: entry } }),
  )

  it('offers the fixes of a full run', async () => {
    const [full, narrow] = await bothReports(changed, files, {})
    expect(ofChange(narrow!)).toEqual(ofChange(full!))
    expect(
      narrow!.findings.filter(({ status, rule }) => status === 'new' && rule === 'routing/duration'),
    ).toHaveLength(1)
    expect(narrow!.unlisted).toEqual({ targets: 5 })
    expect(full!.findings.length).toBeGreaterThan(narrow!.findings.length)
  })

  it('lists everything where existing findings decide', async () => {
    const waived = {
      ...changed,
      'team2/values-staging.yaml': `# meshgate-ignore routing/duration -- on purpose\n${changed['team2/values-staging.yaml']}`,
    }
    const [full, narrow] = await bothReports(waived, files)
    expect(narrow).toEqual({ ...full, unlisted: undefined })
  })
})
