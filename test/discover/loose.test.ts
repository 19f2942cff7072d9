import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { chart, egress, egressChart, found, foundIn, object, outline } from './trees.ts'

const targetsOf = async (...args: Parameters<typeof found>): Promise<string[]> =>
  outline((await found(...args)).targets)

describe('values of a known layout without a chart', () => {
  it.each([
    ['at the top', egress],
    ['under the key of a subchart', `sub:\n  ${egress.replaceAll('\n', '\n  ')}\n`],
    ['for passthrough', 'passthroughTls:\n  x:\n    externalHost: x.example.org\n'],
    ['for tokens', 'jwt:\n  issuer: https://a.example.org\n  jwksUri: https://a.example.org/keys\n'],
    ['as JSON', '{"mediatedTls": {"pay": {"externalHost": "pay.example.org"}}}'],
  ])('are checked: %s', async (_, text) => {
    const { targets } = await found({ 'teams/a.yaml': text })
    expect(targets).toMatchObject([
      { kind: 'values', id: 'teams/a.yaml', values: ['teams/a.yaml'], environment: null, release: null },
    ])
    expect(targets[0]).toHaveProperty('reason', 'no chart in this repository reads these values')
  })

  it.each([
    ['an unrelated use of the word', 'jwt:\n  secret: abc\n  expiresIn: 3600\n'],
    ['the word in a text', 'note: "set jwt: here"\n'],
    ['nothing', ''],
    ['a list', '- mediatedTls: {}\n'],
  ])('are not seen in %s', async (_, text) => {
    expect(await targetsOf({ 'a.yaml': text })).toEqual([])
  })

  it('know their environment by their name', async () => {
    const { targets } = await found({
      'x/values-prod.yaml': egress,
      'y/envs/stage.yaml': egress,
      'z/egress.yaml': egress,
    })
    expect(targets.map(({ path, environment }) => [path, environment])).toEqual([
      ['x/values-prod.yaml', 'prod'],
      ['y/envs/stage.yaml', 'stage'],
      ['z/egress.yaml', null],
    ])
  })

  it('in the folder of a chart that does not use them have another reason', async () => {
    const { targets } = await found({ 'web/Chart.yaml': chart('web'), 'web/more.yaml': egress })
    expect(outline(targets)).toEqual(['helm web', 'values web/more.yaml: web/more.yaml'])
    expect(targets[1]).toHaveProperty('reason', 'no release uses these values')
  })
})

describe('plain manifests', () => {
  it('are each on their own, unless somebody says they are applied together', async () => {
    const files = {
      'a.yaml': object,
      'b/c.yml': `x: 1\n---\n${object}`,
      'd.json': '{"apiVersion":"v1","kind":"A"}',
      'e.txt': object,
    }
    expect(await targetsOf(files)).toEqual([
      'manifests a.yaml: a.yaml',
      'manifests b/c.yml: b/c.yml',
      'manifests d.json: d.json',
    ])
    expect(await targetsOf(files, { together: true })).toEqual(['manifests **: a.yaml b/c.yml d.json'])
  })

  it('are applied together in the paths that the person named', async () => {
    const files = { 'a/x.yaml': object, 'a/y.yaml': object, 'b/z.yaml': object }
    expect(await targetsOf(files, { together: true, paths: ['a'] })).toEqual([
      'manifests **: a/x.yaml a/y.yaml',
      'manifests b/z.yaml: b/z.yaml',
    ])
  })

  it('applied together are not mistaken for the chart at the root', async () => {
    const files = { 'Chart.yaml': chart('web'), 'deploy/a.yaml': object }
    expect(await targetsOf(files, { together: true })).toEqual(['manifests **: deploy/a.yaml', 'helm .'])
  })

  it('are looked for where the configuration says', async () => {
    const files = { 'a/x.yaml': object, 'b/x.yaml': object, '.meshgate.yaml': 'manifests: ["./a/"]\n' }
    expect(await targetsOf(files)).toEqual(['manifests a/x.yaml: a/x.yaml'])
  })

  it('are not what a chart is made of', async () => {
    expect(await targetsOf({ 'web/Chart.yaml': chart('web'), 'web/templates/a.yaml': object })).toEqual([
      'helm web',
    ])
  })
})

describe('what a chart is made of is neither values nor manifests by itself', () => {
  const unfilled = 'jwt:\n  {{ range .Values.hosts }}\n'
  const library = chart('lib', 'type: library\n')

  it.each([
    ['a template', { 'web/templates/jwt.yaml': egress }],
    ['a template that is no YAML', { 'web/templates/jwt.yaml': unfilled }],
    ['a template far below', { 'web/templates/a/b/jwt.yaml': egress }],
    ['the definition of a kind', { 'web/crds/a.yaml': object }],
    ['the values of a chart in `charts/`', { 'web/charts/sub/values.yaml': egress }],
    ['the values of an environment of such a chart', { 'web/charts/sub/values-prod.yaml': egress }],
    ['a template of such a chart', { 'web/charts/sub/templates/a.yaml': object }],
    [
      'a template of a chart in its folder',
      { 'web/sub/Chart.yaml': library, 'web/sub/templates/a.yaml': egress },
    ],
    ['a template of a library', { 'lib/Chart.yaml': library, 'lib/templates/a.yaml': egress }],
    [
      'any other file of a library',
      { 'lib/Chart.yaml': library, 'lib/values-prod.yaml': egress, 'lib/a.yaml': object },
    ],
    [
      'the values of a template of a chart',
      { 'new/Chart.yaml': 'name: {{ .Name }}\n', 'new/values-prod.yaml': egress },
    ],
  ])('%s', async (_, files) => {
    const { targets } = await found({ 'web/Chart.yaml': chart('web'), ...files })
    expect(outline(targets)).toEqual(['helm web'])
  })

  it('a manifest beside it is named, and read where something applies it', async () => {
    const files = { 'web/Chart.yaml': chart('web'), 'web/extra/a.yaml': object }
    const reason =
      'a manifest in the folder of a chart but outside of `templates/`, so Helm does not apply it'
    const withoutChart = await found(files)
    expect(outline(withoutChart.targets)).toEqual(['helm web'])
    expect(withoutChart.skipped).toEqual([{ file: 'web/extra/a.yaml', reason }])
    const named = await found({ ...files, 'k/kustomization.yaml': 'resources: [../web/extra/a.yaml]\n' })
    expect(outline(named.targets)).toEqual([
      'kustomization kustomize:k: k/kustomization.yaml web/extra/a.yaml',
      'helm web',
    ])
    expect(named.skipped).toEqual([])
  })

  it('at the root, too', async () => {
    const files = { 'templates/a.yaml': unfilled, 'charts/sub/values.yaml': egress, 'crds/a.yaml': object }
    expect(await targetsOf({ 'Chart.yaml': chart('web'), ...files })).toEqual(['helm .'])
  })

  it('but beside a chart without a folder `templates` a file of that name is any file', async () => {
    expect(await targetsOf({ 'templates/a.yaml': object, 'web/Chart.yaml': chart('web') })).toEqual([
      'manifests templates/a.yaml: templates/a.yaml',
      'helm web',
    ])
  })
})

const application = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'a' },
  spec: { source: { path: 'apps' } },
})

describe('what is left out is named', () => {
  it('kustomizations that cannot be read, whose files are checked as written', async () => {
    const { targets, gitops } = await found({
      'k/kustomization.yaml': 'resources: [a.yaml]\n{{ range .apps }}\n',
      'k/a.yaml': object,
    })
    expect(outline(targets)).toEqual(['manifests k/a.yaml: k/a.yaml'])
    expect(gitops).toMatchObject([
      {
        id: 'kustomize:k',
        reason: 'its file is a template or invalid YAML, so it is unknown what it includes',
      },
    ])
  })

  it('a kustomization that has only comments', async () => {
    const { gitops } = await found({
      'k/kustomization.yaml': '# resources: [a.yaml]\n',
      'k/a.yaml': object,
    })
    expect(gitops).toMatchObject([
      { id: 'kustomize:k', reason: 'its file is empty or has only comments, which kustomize refuses' },
    ])
  })

  it('what the tree does not hand out', async () => {
    const refused = [
      { file: 'a.yaml', reason: 'links to `/etc`, outside the repository' },
      { file: 'old/b.yaml', reason: 'links to `/etc`, outside the repository' },
    ]
    const tree = { ...memoryTree({ '.meshgate.yaml': 'exclude: [old]\n' }), refused }
    expect((await foundIn(tree)).skipped).toEqual(refused.slice(0, 1))
  })

  it.each([
    ['manifests', `${object}---\n{{ range .hosts }}\nkind: A\n`],
    ['a manifest', 'apiVersion: v1\nkind: A\nmetadata: {{ .metadata }}\n{{ end }}\n'],
    ['values', 'mediatedTls:\n  {{ range .hosts }}\n'],
  ])('Go templates outside of charts: %s', async (_, text) => {
    const { targets, skipped } = await found({ 'a.yaml': text })
    expect(targets.map(({ path }) => path)).toEqual(['a.yaml'])
    expect(skipped).toEqual([
      { file: 'a.yaml', reason: 'a Go template outside of a chart, which only its own tool can render' },
    ])
  })

  it.each([
    ['manifests', `${object}---\nkind: [\n`],
    ['values', 'mediatedTls:\n  pay: {\n'],
  ])('but not %s that are no YAML, which a rule says', async (_, text) => {
    const { targets, skipped } = await found({ 'a.yaml': text })
    expect([targets.map(({ path }) => path), skipped]).toEqual([['a.yaml'], []])
  })

  it.each([
    ['a name in braces', 'apiVersion: v1\nkind: A\nspec:\n  clusterIP: {NETWORK}.16\n'],
    ['a name in braces in a list', 'apiVersion: v1\nkind: A\nimages:\n  - {user}/web:latest\n'],
    ['lines of a variable', 'apiVersion: v1\nkind: A\ndata: |\n${LINES}\n'],
  ])('templates of scripts: %s', async (_, text) => {
    const reason = 'a template of a script, which only that script can fill in'
    expect((await found({ 'a.yaml': text })).skipped).toEqual([{ file: 'a.yaml', reason }])
  })

  const prose = 'Write apiVersion first:\n\napiVersion: v1\nkind: A\n* then the rest: [\n'
  const jinja = 'apiVersion: v1\nkind: A\n{% if a %}\nb: 1\n{% endif %}\n'
  const freeMarker = 'apiVersion: v1\nkind: A\n<#if a>\nb: 1\n<#else>\nc: [\n</#if>\n'
  const erb = 'apiVersion: v1\nkind: A\n<% if a %>\nb: 1\n<% end %>\n'
  const template = 'not a manifest but a template, which only its own tool can render'

  it.each([
    ['prose', prose, 'not YAML, and nothing in this repository is known to apply it'],
    ['a template of Jinja', jinja, template],
    ['a template of FreeMarker', freeMarker, template],
    ['a template of ERB', erb, template],
  ])('what is no manifest: %s', async (_, text, reason) => {
    expect((await found({ 'a.yaml': text })).skipped).toEqual([{ file: 'a.yaml', reason }])
  })

  const named = 'apiVersion: v1\nkind: A\nmetadata:\n'

  it.each([
    ['a value', `${named}  name: #@ data.values.name\n`],
    ['an item', `${named}  finalizers:\n    - #@ data.values.name\n`],
    ['a statement', `#@ if data.values.enabled:\n${named}  name: a\n#@ end\n`],
    ['a module', `#@ load("@ytt:data", "data")\n${named}  name: a\n`],
    ['an overlay', `#@overlay/match by=overlay.all\n---\n${named}  name: a\n`],
  ])('templates of ytt, which are YAML: %s', async (_, text) => {
    expect((await found({ 'a.yaml': text })).skipped).toEqual([{ file: 'a.yaml', reason: template }])
  })

  it.each([
    ['a comment', { 'a.yaml': `#@author: me\n# by #@ me\n${named}  name: a # - #@ me\n` }],
    ['a text', { 'a.yaml': `${named}  name: "a #@b"\n` }],
    [
      'a part of a build',
      { 'a.yaml': `${named}  name: #@ b\n`, 'kustomization.yaml': 'resources: [a.yaml]\n' },
    ],
  ])('but not %s with the sign of ytt', async (_, files) => {
    expect((await found(files)).skipped).toEqual([])
  })

  it.each([
    ['a kustomization', { 'kustomization.yaml': 'resources: [apps/a.yaml]\n' }],
    ['an Application', { 'b/app.yaml': application }],
    ['the configuration', { '.meshgate.yaml': 'targets: [{ manifests: [apps/a.yaml] }]\n' }],
  ])('but not what %s applies, which has to be YAML', async (_, files) => {
    expect((await found({ 'apps/a.yaml': prose, ...files })).skipped).toEqual([])
  })

  it('nor does a source that a plug-in of Argo CD reads make manifests of templates', async () => {
    const plugin = application.replace('"path":"apps"', '"path":".","plugin":{"name":"generate"}')
    const { skipped } = await found({
      'b/app.yaml': plugin,
      'a.yaml': `{{<- if .a >}}\n${object}{{<- end >}}\n`,
    })
    expect(skipped).toEqual([
      { file: 'a.yaml', reason: 'a Go template outside of a chart, which only its own tool can render' },
    ])
  })

  it('nor templates that YAML can read', async () => {
    const text = 'apiVersion: v1\nkind: A\ndata: {a: "{{ b }}"}\n'
    expect((await found({ 'a.yaml': text })).skipped).toEqual([])
  })

  it('but not files that are no YAML and none of ours', async () => {
    expect(await found({ 'a.yaml': '{{ range }}\n' })).toEqual({
      targets: [],
      gitops: [],
      helmfileFailures: [],
      unresolved: [],
      skipped: [],
    })
  })
})

describe('what the configuration excludes', () => {
  const files = {
    ...egressChart('web', 'web'),
    'web/values-prod.yaml': egress,
    'web/values-old.yaml': egress,
    'attic/a.yaml': object,
    'attic/Chart.yaml': chart('attic'),
    'attic/k/kustomization.yaml': 'resources: []\n',
    'b.yaml': object,
  }

  it('is not read: folders, charts, environments, manifests', async () => {
    const config = 'exclude: ["attic/", "**/values-old.yaml", "b.yaml"]\n'
    const { targets, skipped } = await found({ ...files, '.meshgate.yaml': config })
    expect(outline(targets)).toEqual(['helm web@prod: web/values-prod.yaml'])
    expect(skipped).toEqual([])
  })

  it('may be named by patterns that look like a negation or a comment', async () => {
    const config = 'exclude: ["!b.yaml", "#b.yaml"]\n'
    expect(await targetsOf({ ...files, '.meshgate.yaml': config })).toContain('manifests b.yaml: b.yaml')
  })
})
