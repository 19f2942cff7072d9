import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { findRule } from '../../src/rules/find-rule.ts'
import { rules } from '../../src/rules/index.ts'
import { chart, report, type Files } from '../run/scene.ts'
import { loadCases, unmarked } from './cases.ts'
import { inNamespace, lacking, needs, object, together } from './pairs.ts'

const delivery = (kind: string, group: string, spec: object): string =>
  JSON.stringify({ apiVersion: `${group}/v1`, kind, metadata: { name: 'a', namespace: 'gitops' }, spec })
const argo = (kind: string, spec: object): string =>
  delivery(kind, 'argoproj.io', spec).replace('/v1"', '/v1alpha1"')

/** Sources that are not rendered, and that may define the missing object. */
const unrendered: readonly (readonly [name: string, files: Files])[] = [
  ['a template that fails', { 'web/templates/broken.yaml': '{{ fail "no" }}\n' }],
  ['a chart whose template fails', chart('other', 'a: {{ required "give a" .Values.a }}\n')],
  [
    'a chart without its remote dependency',
    chart('other', 'a: 1\n', {
      'Chart.yaml':
        'apiVersion: v2\nname: other\nversion: 1.0.0\ndependencies: [{name: b, version: 1.0.0, repository: "https://example.org"}]\n',
    }),
  ],
  [
    'a HelmRelease into the namespace',
    { 'hr.yaml': delivery('HelmRelease', 'helm.toolkit.fluxcd.io', { targetNamespace: 'shop', chart: {} }) },
  ],
  [
    'an Application of a remote chart',
    {
      'app.yaml': argo('Application', {
        source: { repoURL: 'https://example.org', chart: 'a', targetRevision: '1.0.0' },
        destination: { namespace: 'shop' },
      }),
    },
  ],
  [
    'an Application of another repository',
    { 'app.yaml': argo('Application', { source: { path: 'else' }, destination: {} }) },
  ],
  [
    'an ApplicationSet',
    { 'app.yaml': argo('ApplicationSet', { template: { spec: { source: { path: '{{path}}' } } } }) },
  ],
  [
    'a Kustomization of another repository',
    { 'ks.yaml': delivery('Kustomization', 'kustomize.toolkit.fluxcd.io', { path: './else' }) },
  ],
  ['a release of a helmfile', { 'helmfile.yaml': 'releases: [{name: a, chart: b/c}]\n' }],
]

/** Sources that are rendered or read, or that are applied to another namespace. */
const rendered: readonly (readonly [name: string, files: Files])[] = [
  ['a chart that renders', chart('other', 'a: 1\n')],
  [
    'a HelmRelease into another namespace',
    { 'hr.yaml': delivery('HelmRelease', 'helm.toolkit.fluxcd.io', { chart: {} }) },
  ],
  [
    'an Application of a folder',
    {
      'app.yaml': argo('Application', { source: { path: 'plain' }, destination: { namespace: 'shop' } }),
      'plain/a.yaml': '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}',
    },
  ],
  [
    'a Kustomization of a folder',
    {
      'ks.yaml': delivery('Kustomization', 'kustomize.toolkit.fluxcd.io', { path: './plain' }),
      'plain/a.yaml': '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}',
    },
  ],
]

// An object of the root namespace, so that its policies count as known.
const root = inNamespace(object('v1', 'ConfigMap', 'root', {}), 'istio-system')

const severities = async (rule: string, objects: string, files: Files): Promise<string[]> => {
  const web = chart('web', together(inNamespace(objects, 'shop'), root))
  const { findings } = await report({ ...web, ...files })
  return findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity)
}

describe.each([...needs, ...lacking])('what $rule misses', ({ rule, first }) => {
  it.each([['nothing', {}] as const, ...rendered])('is certainly missing beside %s', async (_, files) => {
    const severitiesFound = await severities(rule, first, files)
    expect(severitiesFound.filter((severity) => severity !== 'info')).not.toEqual([])
    expect(severitiesFound).toEqual(await severities(rule, first, {}))
  })

  it.each(unrendered)('may come from %s: that is no error', async (_, files) => {
    expect(await severities(rule, first, files)).not.toContain('error')
  })
})

const ids = new Set(rules.filter(({ fromAbsence }) => fromAbsence).map(({ id }) => id))
const cases = loadCases().filter(
  ({ rule, name, files }) =>
    ids.has(rule) && name.startsWith('bad') && Object.keys(files).every((file) => file === `${name}.yaml`),
)

describe.each(cases)('$rule $name', ({ rule, name, files }) => {
  const findingsBeside = async (otherFiles: Files): Promise<Finding[]> => {
    const { findings } = await report({ 'a.yaml': unmarked(files[`${name}.yaml`]!), ...otherFiles })
    return findings.filter((finding) => finding.rule === rule)
  }

  it('reports no error if a source is not rendered, unless an object that is nearly right proves it', async () => {
    expect(await findingsBeside({})).not.toEqual([])
    const beside = await findingsBeside({ 'helmfile.yaml': 'releases: [{name: a, chart: b/c}]\n' })
    const provedCodes = findRule(rule)!.nearlyRight ?? []
    for (const { code, severity } of beside) expect(severity === 'error').toBe(provedCodes.includes(code))
  })
})
