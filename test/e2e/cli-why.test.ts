import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Why } from '../../src/core/why.ts'
import { temporaryFolder, temporaryRepository, type Folder } from '../host/repository.ts'
import { tgz } from '../render/archive.ts'
import { meshgate, transcript } from './cli.ts'
import { readGuide, writeGuide } from './why-guide.ts'

const built = existsSync('dist/cli.js')

describe.skipIf(!built)('the guide to `meshgate why`', () => {
  const { files, transcripts } = readGuide()
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    folder.write(files)
    if (process.env['UPDATE_GOLDEN']) {
      writeGuide(transcripts.map(({ args }) => meshgate(folder.path, ...args).stdout))
    }
  })
  afterAll(() => folder.remove())

  it('shows each verdict of a release', () => {
    const verdicts = readGuide().transcripts.flatMap(({ printed }) => /^(\w+): /m.exec(printed)?.[1] ?? [])
    expect(new Set(verdicts)).toEqual(new Set(['exact', 'probable', 'missing', 'object', 'template']))
  })

  it.each(transcripts.map(({ args }, index) => [args.join(' '), index] as const))(
    'tells what `meshgate %s` prints',
    (_, index) => {
      const { args, printed } = readGuide().transcripts[index]!
      const { exitCode, stdout, stderr } = meshgate(folder.path, ...args)
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      expect(uncounted(stdout)).toBe(uncounted(printed))
    },
  )
})

/** How many renders it takes is no promise. */
const uncounted = (printed: string): string => printed.replace(/^\d+ renders?$/m, 'N renders')

const metadata = (name: string, extraText = '') =>
  `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${extraText}`

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .Chart.Name }}
spec:
  hosts: [{{ .Values.host }}]
  http:
    - timeout: {{ .Values.timeout }}
      route: [{destination: {host: {{ .Values.host }}}}]
`

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: keys
stringData:
  token: {{ .Values.token }}
`

const gateways = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
spec:
  selector: {istio: ingressgateway}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
`

const list = `apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: inside}, data: {x: "{{ .Values.x }}"}}
`

const hosts = `{{ range $name, $host := .Values.hosts }}
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: {{ $name }}
spec:
  hosts: [{{ $host.name }}]
  {{- with $host.resolution }}
  resolution: {{ . }}
  {{- end }}
{{ end }}
`

describe.skipIf(!built)('meshgate why', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryRepository()
    folder.write({
      'shop/Chart.yaml': metadata(
        'shop',
        `dependencies:
  - {name: route, version: 1.0.0, repository: file://../route, alias: basket}
  - {name: route, version: 1.0.0, repository: file://../route, alias: search}
`,
      ),
      'shop/values.yaml': 'basket:\n  timeout: 2s\ntoken: hunter1\n',
      'shop/values-prod.yaml':
        'basket:\n  host: basket.example.org\n  timeout: 4s\nsearch: {host: a.example.org}\n',
      'shop/values-stage.yaml': 'basket: {timeout: 3s}\ntoken: hunter2\n',
      'shop/values-test.yaml': 'basket: [1]\n',
      'shop/templates/secret.yaml': secret,
      'route/Chart.yaml': metadata('route'),
      'route/values.yaml': 'host: route.example.org\ntimeout: 1s\n',
      'route/templates/route.yaml': route,
      'platform/gateways.yaml': gateways,
      'lists/Chart.yaml': metadata('lists'),
      'lists/values.yaml': 'x: 1\n# none yet\nhosts: {pay: {name: pay}}\n',
      'lists/templates/list.yaml': list,
      'lists/templates/hosts.yaml': hosts,
      'lists/charts/packed-1.0.0.tgz': tgz({
        'packed/Chart.yaml': metadata('packed'),
        'packed/values.yaml': 'host: packed.example.org\ntimeout: 1s\n',
        'packed/templates/route.yaml': route,
      }),
      'broken/Chart.yaml': metadata('broken'),
      'broken/templates/a.yaml': '{{ fail "no" }}',
    })
  })
  afterAll(() => folder.remove())
  const why = (...args: string[]): string => uncounted(transcript(folder.path, 'why', ...args))

  it('answers once for environments that are equal, and finds a subchart by any of its files', async () => {
    const shown = why('route/templates/route.yaml', 'virtualservice/search', 'spec.http[0].timeout')
    await expect(shown).toMatchFileSnapshot('golden/cli/why-joined.txt')
  })

  it('knows the layers of a subchart under its alias', async () => {
    const shown = why('shop/values-prod.yaml', 'VirtualService/default/basket', 'spec.http[0].timeout')
    await expect(shown).toMatchFileSnapshot('golden/cli/why-alias.txt')
  })

  it('shows the line of a plain manifest, and where an absent field would be', async () => {
    const file = 'platform/gateways.yaml'
    const shown = [
      why(file, 'Gateway.networking.istio.io/public', 'spec.selector.istio'),
      why(file, 'gateway.networking.istio.io/edge/public', 'spec.selectr'),
    ]
    await expect(shown.join('\n')).toMatchFileSnapshot('golden/cli/why-plain.txt')
  })

  it('says what it does not know, and how to write into a map in braces', async () => {
    const shown = [
      why('lists', 'ConfigMap/inside', 'data.x'),
      why('lists', 'VirtualService/packed', 'spec.hosts[0]'),
      why('lists', 'ServiceEntry/pay', 'spec.resolution'),
    ]
    await expect(shown.join('\n')).toMatchFileSnapshot('golden/cli/why-limits.txt')
  })

  it('shows nothing of what a Secret holds', () => {
    for (const format of ['text', 'json']) {
      const { stdout } = meshgate(
        folder.path,
        'why',
        'shop',
        'Secret/keys',
        'stringData.token',
        '--format',
        format,
      )
      expect(stdout).toMatch(/<masked [0-9a-f]{8}>/)
      expect(stdout).toContain('shop/values-stage.yaml')
      expect(stdout).not.toContain('hunter')
    }
  })

  it('takes what helm template takes, on top of what the release has', () => {
    folder.write({ 'elsewhere/more.yaml': 'basket:\n  timeout: 7s\n' })
    const ask = (...args: string[]): unknown => {
      const question = ['../shop/values-prod.yaml', 'VirtualService/basket', 'spec.http[0].timeout']
      const { stdout } = meshgate(
        join(folder.path, 'platform'),
        'why',
        ...question,
        '--format',
        'json',
        ...args,
      )
      const [{ value, primary, overridden }] = (JSON.parse(stdout) as Why).answers as [Why['answers'][number]]
      return [
        value,
        primary?.flag ?? `${primary?.at.file}:${primary?.at.line}`,
        overridden.map((layer) => layer.value),
      ]
    }
    expect(ask('-f', '../elsewhere/more.yaml')).toEqual(['7s', 'elsewhere/more.yaml:2', ['1s', '2s', '4s']])
    expect(ask('-f', '../elsewhere/more.yaml', '--set-string', 'basket.timeout=9s')).toEqual([
      '9s',
      '--set-string basket.timeout=9s',
      ['1s', '2s', '4s', '7s'],
    ])
    folder.write({ 'elsewhere/more.yaml': null })
  })

  it('names the object as another release would', () => {
    const args = [
      'shop',
      'VirtualService/edge/basket',
      'spec.hosts[0]',
      '--environment',
      'prod',
      '-n',
      'edge',
    ]
    expect(meshgate(folder.path, 'why', ...args)).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('tells what could not be rendered; an answer for nobody is no success', () => {
    const output = meshgate(folder.path, 'why', 'shop', 'VirtualService/basket', 'spec.hosts[0]')
    expect(output.exitCode).toBe(0)
    expect(output.stdout).toMatch(/^shop@test: it does not render: /m)
    const none = meshgate(folder.path, 'why', 'broken', 'VirtualService/basket', 'spec.hosts[0]')
    expect(none).toMatchObject({ exitCode: 1, stderr: '' })
    expect(none.stdout).toMatch(/^broken: it does not render: .*no/)
  })

  it.each([
    ['no object', ['shop', 'basket', 'spec'], 'write it as `Kind/name` or `Kind/namespace/name`'],
    ['no path', ['shop', 'VirtualService/basket', ''], 'the path is empty'],
    ['a path that cannot be read', ['shop', 'VirtualService/basket', 'spec..http'], '`..http` in the path'],
    ['a file that is not there', ['shp', 'VirtualService/basket', 'spec'], 'no file or folder'],
    [
      'an object that is not there',
      ['shop', 'VirtualService/baskt', 'spec'],
      'did you mean `VirtualService/basket`?',
    ],
    [
      'an object of another kind',
      ['shop', 'VirtualService/x', 'spec'],
      'there are `VirtualService/basket`, `VirtualService/search`',
    ],
    [
      'an object of another namespace',
      ['platform', 'Gateway/egde/public', 'spec'],
      'did you mean `Gateway/edge/public`?',
    ],
    [
      'an item that is not there',
      ['shop', 'VirtualService/basket', 'spec.http[1]'],
      '`spec.http` has 1 item',
    ],
    [
      'a name of two objects',
      ['platform', 'Gateway/public', 'spec'],
      'could be `Gateway.networking.istio.io/edge/public` or',
    ],
    [
      'an environment that is not there',
      ['shop', 'VirtualService/basket', 'spec', '--environment', 'x'],
      'no target has the environment `x`',
    ],
    [
      'a values file that is not there',
      ['shop', 'VirtualService/basket', 'spec', '-f', 'x.yaml'],
      'no file `x.yaml`',
    ],
    [
      'a format that is none',
      ['shop', 'VirtualService/basket', 'spec', '--format', 'sarif'],
      'write one of text, json',
    ],
  ])('%s is wrong usage', (_, args, message) => {
    const { exitCode, stderr, stdout } = meshgate(folder.path, 'why', ...args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})

describe.skipIf(!built)('`meshgate why` for a kustomization', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  it('points at the patch, the resource, and the map that lacks a field', () => {
    folder.write({
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml':
        'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: web\nspec:\n  hosts: [web]\n  http:\n    - timeout: 5s\n      route: [{ destination: { host: web } }]\n',
      'overlays/prod/kustomization.yaml':
        'resources: [../../base]\nnamePrefix: prod-\npatches:\n  - target: { kind: VirtualService }\n    patch: |\n      - op: replace\n        path: /spec/http/0/timeout\n        value: 10s\n',
    })
    const placeOf = (path: string): string => {
      const args = ['why', 'overlays/prod/kustomization.yaml', 'VirtualService/prod-web', path]
      const { answers } = JSON.parse(meshgate(folder.path, ...args, '--format', 'json').stdout) as Why
      const [answer] = answers
      return `${answer!.cause} ${answer!.primary?.at.file}:${answer!.primary?.at.line}`
    }
    expect(placeOf('spec.http[0].timeout')).toBe('exact overlays/prod/kustomization.yaml:8')
    expect(placeOf('spec.hosts[0]')).toBe('exact base/web.yaml:6')
    expect(placeOf('spec.http[0].retries')).toBe('missing base/web.yaml:8')
  })
})
