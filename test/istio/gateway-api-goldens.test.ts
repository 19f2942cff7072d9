import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { convertGatewayApi } from '../../src/istio/gateway-api/convert.ts'
import type { ConversionContext } from '../../src/istio/gateway-api/context.ts'
import type { ConvertedObject } from '../../src/istio/gateway-api/converted-object.ts'
import type { Reference } from '../../src/istio/gateway-api/references.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh } from '../../src/model/mesh.ts'
import { formatDuration, parseDuration } from '../../src/syntax/duration.ts'
import { toData } from '../../src/yaml/data.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/*
 * The conversions that Istio's own tests expect, from the cache of Go's modules: `go mod download
 * istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad`. They are compared without annotations, which only istiod reads.
 */

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const folder = join(cache, 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad/pilot/pkg/config/kube/gateway')
const isMissing = !existsSync(folder)
const source = isMissing ? '' : readFileSync(join(folder, 'conversion_test.go'), 'utf8')

/** The Services that Istio's tests add to each input, as YAML. */
const services = source
  .split('Attributes: model.ServiceAttributes{')
  .slice(1)
  .flatMap((text) => {
    const [, pool] = /^\s*Hostname:.*InferencePoolServiceName\("([\w-]+)"\)/m.exec(text) ?? []
    const [, name, namespace] = /Hostname:\s*"([\w-]+)\.([\w-]+)\.svc\.domain\.suffix"/.exec(text) ?? []
    const first = text.includes('inferencePoolPorts') ? 54_321 : 80
    if (pool) return [serviceText(poolService(pool), 'default', first)]
    return name && namespace ? [serviceText(name, namespace, first)] : []
  })
  .join('---\n')

function serviceText(name: string, namespace: string, port: number): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  ports:
  - { name: http, port: ${port} }
  - { name: tcp, port: 34000 }
  - { name: tcp-other, port: 34001 }
`
}

/** istiod names the Service of a pool after the pool and its hash. */
function poolService(pool: string): string {
  return `${pool}-ip-${createHash('sha256').update(pool).digest('hex').slice(0, 8)}`
}

/** The Secrets and ConfigMaps with certificates of Istio's tests. */
const usable = new Set(
  source
    .split('&corev1.')
    .filter((text) => /^(Secret|ConfigMap)\{/.test(text) && text.includes('rsaCertPEM'))
    .map((text) => {
      const [, kind] = /^(\w+)/.exec(text)!
      const [, name] = /Name:\s*"([^"]+)"/.exec(text)!
      const [, namespace] = /Namespace:\s*"([^"]+)"/.exec(text)!
      return `${kind}/${namespace}/${name}`
    }),
)

function read(text: string): Manifest[] {
  return manifestsOf(parseDocuments(text, 'input.yaml'), 'input', null)
}

function namespaceOf(name: string): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { istio.io/test-name-part: ${name.split('-')[0]} } }
`
}

function contextOf(text: string): ConversionContext {
  const objects = read(text)
  const namespaces = [...new Set(objects.map(({ root }) => root.at('metadata', 'namespace').text))]
  const manifests = [
    ...objects,
    ...read(services),
    ...read(
      namespaces
        .filter((name) => name !== '')
        .map(namespaceOf)
        .join('---\n'),
    ),
  ]
  const mesh = createMesh({
    ...emptyMesh,
    manifests,
    context: { ...emptyMesh.context, meshConfig: { clusterDomain: 'domain.suffix' } },
  })
  const kinds = { Service: 'Service', ServiceEntry: 'ServiceEntry', InferencePool: 'InferencePool' } as const
  return {
    mesh,
    isAbsent: ({ kind, namespace, name }: Reference) => {
      const definition = kinds[kind.split('/').at(-1) as keyof typeof kinds]
      return definition !== undefined && mesh.find(definition, namespace, name) === undefined
    },
    hasAllNamespaces: true,
    isUnusable: ({ kind, namespace, name }) => !usable.has(`${kind}/${namespace}/${name}`),
  }
}

/** Objects by kind, namespace and name. */
type Objects = Readonly<Record<string, unknown>>

function converted(text: string): Objects {
  const { gateways, virtualServices, destinationRules } = convertGatewayApi(contextOf(text))
  const objects = [...gateways, ...virtualServices, ...destinationRules].map((manifest: ConvertedObject) => [
    `${manifest.kind} ${manifest.namespace}/${manifest.name}`,
    normal(toData(manifest.spec.yaml!)),
  ])
  return Object.fromEntries(objects.toSorted())
}

function expected(text: string): Objects {
  const objects = read(text).map((manifest) => [
    `${manifest.kind} ${manifest.namespace}/${manifest.name}`,
    normal(toData(manifest.spec.yaml!)),
  ])
  return Object.fromEntries(objects.toSorted())
}

/** Without defaults, which protobuf does not write, and with durations in one spelling. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value === 'string') return normalDuration(value)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([name, field]) =>
      !(name === 'mode' && field === 'PASSTHROUGH') &&
      !(name === 'unmatchedPreflights' && field === 'UNSPECIFIED'),
  )
  return Object.fromEntries(entries.map(([name, field]) => [name, normal(field)]))
}

function normalDuration(text: string): string {
  const parsed = /^[\d.]+[a-z]/.test(text) ? parseDuration(text) : undefined
  return parsed && 'value' in parsed ? formatDuration(parsed.value) : text
}

describe.skipIf(isMissing)('objects of the Gateway API become what istiod makes of them', () => {
  const names = isMissing
    ? []
    : readdirSync(join(folder, 'testdata'))
        .filter((name) => name.endsWith('.yaml.golden') && !name.endsWith('.status.yaml.golden'))
        .map((name) => name.slice(0, -'.yaml.golden'.length))

  it.each(names)('%s', (name) => {
    const file = (suffix: string): string =>
      readFileSync(join(folder, 'testdata', `${name}${suffix}`), 'utf8')
    expect(converted(file('.yaml'))).toEqual(expected(file('.yaml.golden')))
  })
})
