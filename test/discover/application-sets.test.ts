import { describe, expect, it } from 'vitest'
import type { Repository } from '../../src/core/repository.ts'
import { chart, found, object } from './trees.ts'

const url = 'https://git.example/org/platform'
const repository = (): Repository => ({ urls: [`${url}.git`], branches: [], mainBranch: 'main' })

const files = {
  'web/Chart.yaml': chart('web'),
  'web/values.yaml': 'a: 1\n',
  'web/dev.yaml': 'a: 1\n',
  'web/prod.yaml': 'a: 1\n',
  'apps/cart/a.yaml': object,
  'apps/stock/a.yaml': object,
  'apps/stock/deep/a.yaml': object,
  'apps/.hidden/a.yaml': object,
}

/** An ApplicationSet; all are YAML in flow style. */
function set(generators: string, template = listTemplate, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web, namespace: argocd }
spec:
  generators: ${generators}
  template: ${template}
${more}`
}

const source = `repoURL: '${url}', path: web`
const listTemplate = `{ metadata: { name: 'web-{{env}}' }, spec: { destination: { namespace: '{{env}}' }, source: { ${source}, helm: { valueFiles: ['{{env}}.yaml'] } } } }`
const folderTemplate = (name: string, path: string): string =>
  `{ metadata: { name: '${name}' }, spec: { source: { repoURL: '${url}', path: '${path}' } } }`
const goTemplateOptions = '  goTemplate: true\n  goTemplateOptions: ["missingkey=error"]\n'

async function outcome(
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ ids: string[]; reason: string | undefined }> {
  const { targets, gitops } = await found({ ...files, 'set.yaml': text, ...more }, { repository })
  const ids = targets.flatMap(({ id, statedBy }) => (statedBy ? id : []))
  const appset = gitops.find(({ kind }) => kind === 'application-set')
  expect([...(appset?.renderedAs ?? [])].toSorted()).toEqual(ids.toSorted())
  return { ids, reason: appset?.reason }
}

const git = (fields: string): string => `{ git: { repoURL: '${url}', revision: main, ${fields} } }`
const twoElements = '[{ list: { elements: [{ env: dev }, { env: prod }] } }]'

describe('an ApplicationSet', () => {
  it.each([
    ['a list', set(twoElements), ['web:web-dev@dev', 'web:web-prod@prod']],
    ['a list of texts', set(`[{ list: { elementsYaml: "- { env: dev }" } }]`), ['web:web-dev@dev']],
    [
      'folders, but no hidden ones',
      set(`[${git('directories: [{ path: apps/* }]')}]`, folderTemplate('{{path.basename}}', '{{path}}')),
      ['directory:apps/cart:cart', 'directory:apps/stock:stock'],
    ],
    [
      'folders without those that are excluded',
      set(
        `[${git('directories: [{ path: apps/* }, { path: apps/cart, exclude: true }]')}]`,
        folderTemplate('{{path[1]}}', '{{path}}'),
      ),
      ['directory:apps/stock:stock'],
    ],
    [
      'files',
      set(
        `[${git('files: [{ path: env/*/config.json }]')}]`,
        folderTemplate('{{cluster.name}}', '{{path.basename}}'),
      ),
      ['web:us'],
    ],
    [
      'files with lists',
      set(`[${git('files: [{ path: env/all.yaml }]')}]`),
      ['web:web-dev@dev', 'web:web-prod@prod'],
    ],
    [
      'a matrix, whose second generator the first fills in',
      set(
        `[{ matrix: { generators: [${twoElements.slice(1, -1)}, { list: { elements: [{ name: 'x-{{env}}' }] } }] } }]`,
        listTemplate.replace("'web-{{env}}'", "'{{name}}'"),
      ),
      ['web:x-dev@dev', 'web:x-prod@prod'],
    ],
    [
      'a merge',
      set(
        `[{ merge: { mergeKeys: [env], generators: [{ list: { elements: [{ env: prod, name: a }, { env: dev, name: b }] } }, { list: { elements: [{ env: prod, name: live }] } }] } }]`,
        listTemplate.replace("'web-{{env}}'", "'a-{{name}}'"),
      ),
      ['web:a-b@dev', 'web:a-live@prod'],
    ],
    [
      'a selector',
      set(
        `[{ list: { elements: [{ env: dev }, { env: prod }] }, selector: { matchLabels: { env: prod } } }]`,
      ),
      ['web:web-prod@prod'],
    ],
    [
      'Go templates',
      set(
        `[${git('directories: [{ path: apps/* }]')}]`,
        folderTemplate(
          '{{ .path.basename | upper | normalize }}',
          '{{ index .path.segments 0 }}/{{ .path.basename }}',
        ),
        goTemplateOptions,
      ),
      ['directory:apps/cart:cart', 'directory:apps/stock:stock'],
    ],
    [
      'Go templates with control flow, variables and functions of Argo CD',
      set(
        "[{ list: { elements: [{ env: dev, tiers: [a, b] }, { env: prod, name: 'Live_1' }] } }]",
        `{ metadata: { name: '{{ $n := .env }}{{ with .name }}{{ $n = normalize . }}{{ end }}{{ $n }}{{ range $i, $t := .tiers }}-{{ $i }}{{ $t }}{{ end }}' }, spec: { source: { ${source}, helm: { valueFiles: ['{{ if eq .env "dev" }}dev{{ else }}prod{{ end }}.yaml'] } } } }`,
        '  goTemplate: true\n',
      ),
      ['web:dev-0a-1b@dev', 'web:live-1@prod'],
    ],
    [
      'a patch with control flow',
      set(
        twoElements,
        listTemplate.replaceAll('{{env}}', '{{.env}}'),
        `${goTemplateOptions}  templatePatch: |
    spec:
      source:
        helm:
          {{- if eq .env "prod" }}
          releaseName: live
          {{- end }}
          parameters:
          {{- range $key, $value := dict "a" "1" "b" "2" }}
            - { name: {{ $key }}, value: {{ $value | quote }} }
          {{- end }}
`,
      ),
      ['web:live@prod', 'web:web-dev@dev'],
    ],
    [
      'a patch',
      set(
        twoElements,
        listTemplate,
        "  templatePatch: |\n    spec: { project: other, source: { helm: { releaseName: 'r-{{env}}' } } }\n",
      ),
      ['web:r-dev@dev', 'web:r-prod@prod'],
    ],
    [
      'a template of a generator',
      set(`[{ list: { elements: [{ env: dev }], template: { metadata: { name: own } } } }]`),
      ['web:own@dev'],
    ],
    [
      'Secrets of clusters',
      set(
        '[{ clusters: { selector: { matchLabels: { env: prod } } } }]',
        folderTemplate('{{nameNormalized}}', 'web'),
      ),
      ['web:eu-1'],
    ],
  ])('is rendered from %s', async (_, text, expected) => {
    const secret = (name: string, env: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: ${env}, labels: { argocd.argoproj.io/secret-type: cluster, env: ${env} } }\nstringData: { name: ${name}, server: https://${env} }\n`
    const { ids, reason } = await outcome(text, {
      'env/eu/config.json': '{ "cluster": { "name": "eu" } }',
      'env/web/config.json': '{ "cluster": { "name": "us" } }',
      'env/all.yaml': '- { env: dev }\n- { env: prod }\n',
      'clusters.yaml': `${secret('EU_1', 'prod')}---\n${secret('US_1', 'dev')}`,
    })
    expect(ids.filter((id) => !id.startsWith('directory:eu'))).toEqual(expected)
    expect(reason).toBe('')
  })

  it.each([
    ['[{ pullRequest: {} }]', 'its generator `pullRequest` needs a server'],
    [
      '[{ clusters: {} }]',
      'its generator `clusters` reads Secrets of Argo CD, and this repository contains none; list the clusters under `clusters` in the configuration',
    ],
    [
      '[{ git: { repoURL: https://git.example/other, directories: [{ path: a }] } }]',
      'its generator `git` reads another repository or revision',
    ],
    [`[${git('directories: [{ path: none/* }]')}]`, 'its generators return no Application'],
    [
      '[{ list: { elements: [{ env: 1 }] } }]',
      'an element of its list has a value that is not a string, which needs `goTemplate`',
    ],
    ['[{ list: { elements: [dev] } }]', 'an element of its list is no map: write `- NAME: VALUE`'],
    [`[{ list: { elementsYaml: '[dev]' } }]`, 'an element of its list is no map: write `- NAME: VALUE`'],
    ['[{ list: { elements: [{ other: a }] } }]', 'the name of an Application is not filled in'],
    [
      '[{ list: { elements: [{ env: dev }] } }, { list: { elements: [{ env: dev, size: s }] } }]',
      'it generates several Applications with the name `web-dev`, and Argo CD creates none of them',
    ],
    [
      '[{ merge: { mergeKeys: [env], generators: [{ list: { elements: [{ env: dev }, { env: dev, size: s }] } }, { list: { elements: [] } }] } }]',
      'a generator of its merge has several elements with the keys ["dev"]',
    ],
    [
      `[${git('directories: [{ path: ./apps/* }, { path: apps/*/ }]')}]`,
      'its generators return no Application',
    ],
    [
      '[{ clusters: { selector: { matchLabels: { env: stage } } } }]',
      'its generator `clusters` selects none of the clusters that Secrets of this repository describe; list the others under `clusters` in the configuration',
      {
        'clusters.yaml':
          'apiVersion: v1\nkind: Secret\nmetadata: { name: eu, labels: { argocd.argoproj.io/secret-type: cluster } }\nstringData: { name: eu, server: https://eu }\n',
      },
    ],
  ])('says why it is not: %s', async (generators, reason, more: Readonly<Record<string, string>> = {}) => {
    expect(await outcome(set(generators), more)).toEqual({ ids: [], reason })
  })

  it.each([
    ['{{ .none }}', 'no generator sets `none`'],
    ['{{ if .env }}a', 'a Go template in it fails: unexpected EOF'],
    ['{{ env "HOME" }}', 'a Go template in it fails: function "env" not defined'],
    ['{{ fail "stop" }}', 'a Go template in it fails: <fail "stop">: error calling fail: stop'],
  ])('says why its Go template %s fails', async (template, reason) => {
    const text = set(twoElements, folderTemplate(template.replaceAll("'", "''"), 'web'), goTemplateOptions)
    expect(await outcome(text)).toEqual({ ids: [], reason })
  })

  it('is not rendered if nested matrices multiply its Applications', async () => {
    const elements = Array.from({ length: 30 }, (_, index) => `{ a${index}: b }`).join(', ')
    const matrix = (depth: number): string =>
      depth === 0
        ? `{ list: { elements: [${elements}] } }`
        : `{ matrix: { generators: [${matrix(depth - 1)}, ${matrix(depth - 1)}] } }`
    const { reason } = await outcome(set(`[${matrix(3)}]`))
    expect(reason).toBe('its matrix has more than 10000 combinations')
  })

  it.each([
    '[null]',
    '[{}]',
    '{}',
    '[{ list: [] }]',
    '[{ list: { elements: [1, [2]] } }]',
    '[{ matrix: { generators: [1, 2] } }]',
    '[{ matrix: { generators: [{ list: { elements: [null] } }, { list: { elements: [{ env: dev }] } }] } }]',
  ])('is no error of meshgate: %s', async (generators) => {
    const { ids, reason } = await outcome(set(generators, 'null', goTemplateOptions))
    expect(ids).toEqual([])
    expect(reason).toMatch(/./)
  })

  it('is rendered in part if one of its generators cannot be evaluated', async () => {
    const text = set(`[{ plugin: {} }, ${twoElements.slice(1, -1)}]`)
    const { ids, reason } = await outcome(text)
    expect(ids).toEqual(['web:web-dev@dev', 'web:web-prod@prod'])
    expect(reason).toBe('its generator `plugin` needs a server')
  })

  it('names the line of its template where a source is missing', async () => {
    const text = set(twoElements, listTemplate.replace('{{env}}.yaml', '{{env}}-gone.yaml'))
    const { targets } = await found({ ...files, 'set.yaml': text }, { repository })
    const missing = targets.flatMap((target) => target.missing)
    expect(missing.map(({ source: path, namedAt }) => `${path} ${namedAt?.line}`)).toEqual([
      'web/dev-gone.yaml 6',
      'web/prod-gone.yaml 6',
    ])
  })
})
