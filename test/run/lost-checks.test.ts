import { describe, expect, it } from 'vitest'
import { chart, configMap, report, type Files } from './scene.ts'

const web = chart('web', configMap, { 'values.yaml': 'level: low\n' })

const release = (spec: string): Files => ({
  'apps/web.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 10m
  chart:
    spec: { chart: ./web, sourceRef: { kind: GitRepository, name: flux-system, namespace: flux-system } }
${spec}`,
})

const application = (source: string): Files => ({
  '.meshgate.yaml': 'repository: { aliases: [https://git.example.com/platform] }\n',
  'apps/web.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  project: default
  destination: { namespace: shop }
  source: { ${source} }
`,
})

/** The codes and targets of what a change takes out of the check. */
async function lost(head: Files, base: Files): Promise<string[]> {
  const { findings } = await report({ ...web, ...head }, { ...web, ...base })
  return findings
    .filter(({ rule }) => rule === 'meshgate/not-checked')
    .map(({ code, at }) => `${code} ${at.file}:${at.line}`)
}

describe('an object of a controller', () => {
  const local = application('repoURL: https://git.example.com/platform, path: web')

  it('whose source moves to another repository is not checked any more', async () => {
    const elsewhere = application('repoURL: https://git.example.com/other, path: web')
    expect(await lost(elsewhere, local)).toEqual(['not-rendered apps/web.yaml:1'])
    expect(await lost(elsewhere, elsewhere)).toEqual([])
    expect(await lost(elsewhere, {})).toEqual([])
  })

  it('that is built in part names what base had, and not what is still checked', async () => {
    const names = (...files: string[]): Files => ({
      'app/kustomization.yaml': `resources: [${files.join(', ')}]\n`,
    })
    const configMap = (name: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`
    const files: Files = { 'app/one.yaml': configMap('one'), 'app/two.yaml': configMap('two') }
    const { findings } = await report(
      { ...files, ...names('one.yaml', 'https://git.example.com/org/two.yaml') },
      { ...files, ...names('one.yaml', 'two.yaml') },
    )
    expect(findings.flatMap(({ rule, message }) => (rule === 'meshgate/not-checked' ? message : []))).toEqual(
      [
        '`kustomize:app` renders as a whole in base and in part here, without ConfigMap `two` of base, so that nothing is known about it: built without `https://git.example.com/org/two.yaml`, which this repository does not contain',
      ],
    )
  })

  it('that is gone was removed', async () => {
    expect(await lost({ '.meshgate.yaml': local['.meshgate.yaml']! }, local)).toEqual([])
  })

  it('that takes values of the cluster is checked all the same', async () => {
    const valuesFrom = '  valuesFrom: [{ kind: Secret, name: web }]\n'
    expect(await lost(release(valuesFrom), release(''))).toEqual([])
  })
})

describe('a manifest file that is no YAML in base either', () => {
  const policy = (action: string): Files => ({
    'mesh/policy.yaml': `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: a, namespace: shop }\nspec:\n  action: ${action}\n  rules: [{]\n`,
  })

  it('is not checked where the change touches it', async () => {
    expect(await lost(policy('DENY'), policy('ALLOW'))).toEqual(['not-read mesh/policy.yaml:6'])
  })

  it('is no loss where it is equal', async () => {
    expect(await lost({ ...policy('ALLOW'), 'a.yaml': configMap }, policy('ALLOW'))).toEqual([])
  })
})

describe('a manifest file with text in double braces', () => {
  const set = (elements: string): Files => ({
    'apps/set.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: a, namespace: argocd }\nspec:\n  goTemplate: true\n  generators: [{ list: { elements: ${elements} } }]\n  template: { metadata: { name: '{{ .name }}' }, spec: {} }\n`,
  })

  it('is not checked where a mistake makes it no YAML any more', async () => {
    expect(await lost(set('[{ name: a ]'), set('[{ name: a }]'))).toEqual(['not-read apps/set.yaml:6'])
  })

  it('is no loss where base has no YAML either, or lacks it', async () => {
    expect(await lost(set('[{ name: a ]'), set('[{ name: b ]'))).toEqual([])
    expect(await lost(set('[{ name: a ]'), {})).toEqual([])
  })
})

describe('a repository of which nothing is checked', () => {
  const codes = async (head: Files, base: Files, options = {}) => {
    const { findings } = await report(head, base, { options })
    return findings.map(
      ({ rule, code, at, side }) => `${rule} ${code} ${at.file}${side ? ` in ${side}` : ''}`,
    )
  }
  const old = {
    'config/app.yaml': 'level: low\n',
    'README.md': 'words\n',
    'site/index.html': '',
    '.meshgate.yaml': 'exclude: [site]\n',
  }

  it('lets no change of YAML pass, and names the file, of a deleted one in base', async () => {
    const changed = { ...old, 'config/app.yaml': 'level: high\n' }
    expect(await codes(changed, old)).toEqual(['meshgate/not-checked nothing-checked config/app.yaml'])
    expect(await codes({ 'site/index.html': '', '.meshgate.yaml': 'exclude: [site]\n' }, old)).toEqual([
      'meshgate/not-checked nothing-checked config/app.yaml in base',
    ])
  })

  it.each<[string, Files, object?]>([
    ['of other files', { ...old, 'README.md': 'more\n', 'app.ts': 'let a\n' }],
    [
      'of what other tools read',
      { ...old, '.github/workflows/ci.yaml': 'on: push\n', '.lint.yml': 'a: 1\n' },
    ],
    ['of what the configuration leaves out', { ...old, 'site/app.yaml': 'level: high\n' }],
    ['beside the paths that are looked at', { ...old, 'config/app.yaml': '' }, { paths: ['README.md'] }],
  ])('lets a change pass %s', async (_, head, options) => {
    expect(await codes(head, old, options)).toEqual([])
  })
})

describe('a template of ytt, which YAML reads', () => {
  const object = (name: string): string =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: shop }\nspec:\n  hosts: [shop.example.com]\n  http:\n    - route:\n        - destination:\n            host: ${name}\n`
  const template: Files = { 'shop.yaml': object('#@ data.values.host') }

  it('has no mistakes of its values, and is said not to be read', async () => {
    const { findings, skipped } = await report(template)
    expect(findings).toEqual([])
    expect(skipped).toEqual([
      {
        file: 'shop.yaml',
        reason: 'not a manifest but a template, which only its own tool can render',
      },
    ])
  })

  it('is read where a kustomization names it', async () => {
    const { findings } = await report({ ...template, 'kustomization.yaml': 'resources: [shop.yaml]\n' })
    expect(findings.map(({ rule }) => rule)).toContain('routing/webhook')
  })

  it('that was a manifest is not checked any more', async () => {
    expect(await lost(template, { 'shop.yaml': object('shop') })).toEqual(['not-read shop.yaml:1'])
    expect(await lost(template, template)).toEqual([])
  })
})
