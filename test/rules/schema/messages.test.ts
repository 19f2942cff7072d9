import { describe, expect, test } from 'vitest'
import { newestIstio, parseIstioVersion } from '../../../src/core/istio-version.ts'
import { lint } from '../../../src/lint.ts'
import { createMesh, emptyMesh } from '../../../src/model/mesh.ts'
import { emptyContext } from '../../../src/model/mesh-context.ts'
import { rules } from '../../../src/rules/index.ts'
import { meshOf, objectsIn } from '../objects.ts'

/** What the schema rules say of the body of an object. */
function messagesAbout(apiVersion: string, kind: string, body: string, release?: string): string[] {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${body}`
  const istioVersion = release === undefined ? newestIstio : parseIstioVersion(release)!
  const context = { ...emptyContext, istioVersion, isIstioVersionStated: release !== undefined }
  const mesh = createMesh({ ...emptyMesh, manifests: objectsIn(text), context })
  const own = rules.filter(({ id }) => id.startsWith('schema/'))
  return lint(mesh, own).map(({ rule, message }) => `${rule} ${message}`)
}

const routes = (body: string) => `spec: { hosts: [a.example], http: [{ ${body} }] }`

describe('an unknown field', () => {
  test.each([
    [
      'timeOut: 1s',
      '`spec.http[0].timeOut` is no field of a VirtualService: the API server drops it; did you mean `timeout`?',
    ],
    [
      'mirrorPercentag: {}',
      '`spec.http[0].mirrorPercentag` is no field of a VirtualService: the API server drops it; did you mean `mirrorPercentage`?',
    ],
    [
      'direct_response: {}',
      '`spec.http[0].direct_response` is no field of a VirtualService: the API server drops it; did you mean `directResponse`?',
    ],
    [
      'perTryTimeout: 1s',
      '`spec.http[0].perTryTimeout` is no field of a VirtualService: the API server drops it; it belongs under `retries`',
    ],
    [
      'retries: { attempts: 1, hosts: [a] }',
      '`spec.http[0].retries.hosts` is no field of a VirtualService: the API server drops it; it belongs to `spec`',
    ],
    [
      'retries: { attempts: 1, timeout: 1s }',
      '`spec.http[0].retries.timeout` is no field of a VirtualService: the API server drops it; it belongs to `http`',
    ],
    [
      'appendHeaders: {}',
      '`spec.http[0].appendHeaders` is no field of a VirtualService: the API server drops it; it became `headers.request.add`',
    ],
    ['zzz: 1', '`spec.http[0].zzz` is no field of a VirtualService: the API server drops it; remove it'],
    ['$patch: delete', undefined],
  ])('%s', (body, message) => {
    const expected = message === undefined ? [] : [`schema/unknown-field ${message}`]
    expect(messagesAbout('networking.istio.io/v1', 'VirtualService', routes(body))).toEqual(expected)
  })

  test('that a release to come brings is not unknown', () => {
    const body = 'spec: { jwtRules: [{ issuer: a, presence: REQUIRED }] }'
    expect(messagesAbout('security.istio.io/v1', 'RequestAuthentication', body)).toEqual([])
  })
})

describe('an unknown kind', () => {
  test.each([
    [
      'networking.istio.io/v2',
      'Gateway',
      '`Gateway` has no version `v2`: Istio serves `v1`, `v1alpha3`, `v1beta1`',
    ],
    [
      'networking.istio.io/v1',
      'Virtualservice',
      'Istio has no kind `Virtualservice` in `networking.istio.io`; did you mean `VirtualService`?',
    ],
    [
      'networking.istio.io/v1',
      'Telemetry',
      '`Telemetry` belongs to the group `telemetry.istio.io`, not `networking.istio.io`',
    ],
    [
      'config.istio.io/v1alpha2',
      'RouteRule',
      '`RouteRule` of `config.istio.io` was removed after Istio 0.8: use VirtualService',
    ],
    [
      'config.istio.io/v1alpha2',
      'handler',
      '`handler` of `config.istio.io` was removed after Istio 1.7: use Telemetry, EnvoyFilter or WasmPlugin',
    ],
    [
      'certmanager.k8s.io/v1alpha1',
      'Certificate',
      '`Certificate` of `certmanager.k8s.io` was removed after cert-manager 0.10: use the kinds of `cert-manager.io`',
    ],
    ['telemetry.istio.io/v1', 'Trace', 'Istio has no kind `Trace` in `telemetry.istio.io`; it has Telemetry'],
    ['nothing.istio.io/v1', 'Thing', 'Istio has no kind `Thing` in `nothing.istio.io`'],
    [
      'neworking.istio.io/v1',
      'Gateway',
      '`Gateway` belongs to the group `networking.istio.io`, not `neworking.istio.io`',
    ],
    [
      'networking.istioio/v1',
      'Gateway',
      '`Gateway` belongs to the group `networking.istio.io`, not `networking.istioio`',
    ],
  ])('%s %s', (apiVersion, kind, message) => {
    expect(messagesAbout(apiVersion, kind, '')).toEqual([`schema/unknown-kind ${message}`])
  })

  test.each([
    ['gateway.networking.k8s.io/v1', 'Gateway'],
    ['example.com/v1', 'Sidecar'],
    ['install.istio.io/v1alpha1', 'IstioOperator'],
    ['v1', 'Gateway'],
  ])('%s %s may be another project’s', (apiVersion, kind) => {
    expect(messagesAbout(apiVersion, kind, '')).toEqual([])
  })
})

describe('what is too new', () => {
  const entry =
    'spec: { hosts: ["*.a.example"], resolution: DYNAMIC_DNS, ports: [{ number: 80, name: http }] }'
  const needs = 'schema/needs-istio `spec.resolution: DYNAMIC_DNS` needs Istio 1.28; this mesh runs 1.27'

  test.each([
    ['1.27', [needs]],
    ['1.28', []],
    [undefined, []],
  ])('a value in %s', (release, expected) => {
    expect(messagesAbout('networking.istio.io/v1beta1', 'ServiceEntry', entry, release)).toEqual(expected)
  })

  test('a version of a kind', () => {
    const expected = 'schema/needs-istio `security.istio.io/v1` needs Istio 1.22; this mesh runs 1.21'
    expect(messagesAbout('security.istio.io/v1', 'PeerAuthentication', 'spec: {}', '1.21')).toEqual([
      expected,
    ])
    expect(messagesAbout('security.istio.io/v1', 'AuthorizationPolicy', 'spec: {}', '1.21')).toEqual([])
  })

  test('a field, once', () => {
    const body = 'spec: { targetRefs: [{ kind: Service, name: a }] }'
    const expected =
      'schema/needs-istio `spec.targetRefs` needs Istio 1.22; this mesh runs 1.21, which drops it'
    expect(messagesAbout('security.istio.io/v1', 'AuthorizationPolicy', body, '1.21')).toEqual([expected])
  })
})

describe('what the schema refuses', () => {
  test.each([
    ['spec: [a]', '`spec` must be a map, not a list'],
    ['spec: { http: {} }', '`spec.http` must be a list, not a map'],
    ['spec: { http: [null] }', '`spec.http[0]` must be a map, not null'],
    ['spec: { hosts: [1] }', '`spec.hosts[0]` must be a string, not a number: put it in quotes'],
    [
      'spec: { http: [{ timeout: soon }] }',
      '`spec.http[0].timeout`: `soon` is not a duration such as `1m30s`, `1.5s` or `250ms`',
    ],
    [
      'spec: { http: [{ match: [{ uri: { exact: a, regex: b } }] }] }',
      '`spec.http[0].match[0].uri.regex` stands beside `exact`: set only one of `exact`, `prefix`, `regex`',
    ],
  ])('%s', (body, message) => {
    expect(messagesAbout('networking.istio.io/v1', 'VirtualService', body)).toEqual([
      `schema/invalid ${message}`,
    ])
  })

  test('is left to the rule that knows more of the field', () => {
    const text = `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\n${routes('timeout: soon, retries: { attempts: "1" }')}`
    const found = lint(meshOf(text), rules).filter(({ refusedBy }) => refusedBy === 'schema')
    expect(found.map(({ rule, node }) => [rule, 'path' in node && node.path])).toEqual([
      ['routing/duration', 'spec.http[0].timeout'],
      ['schema/invalid', 'spec.http[0].retries.attempts'],
    ])
  })
})
