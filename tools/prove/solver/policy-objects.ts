// The objects of a set of policies, for meshgate.
import { manifestsOf } from '../../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../../src/model/mesh.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'
import type { Json, JsonMap } from '../../oracle/mutate.ts'
import type { Condition, Policy, PolicySet, Rule, TrustedIssuer } from './policy-set.ts'

const namespace = 'shop'

/** A workload with a sidecar, whose port 8080 is for HTTP, and a mesh with one trust domain. */
const usualObjects: readonly JsonMap[] = [
  {
    ...objectOf('apps/v1', 'Deployment', 'api'),
    spec: {
      template: {
        metadata: { labels: { app: 'api', 'sidecar.istio.io/inject': 'true' } },
        spec: { containers: [{ name: 'api', image: 'api:1', ports: [{ containerPort: 8080 }] }] },
      },
    },
  },
  {
    ...objectOf('v1', 'Service', 'api'),
    spec: { selector: { app: 'api' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh: 'trustDomain: cluster.local' },
  },
]

/** The mesh of a set of policies. */
export function meshOfSet({ policies, issuers }: PolicySet): Mesh {
  const objects = [
    ...usualObjects,
    ...policies.map(authorizationPolicy),
    ...(issuers.length > 0 ? [requestAuthentication(issuers)] : []),
  ]
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n')
  return createMesh({
    ...emptyMesh,
    manifests: manifestsOf(parseDocuments(text, 'mesh.yaml'), 'mesh', 'default'),
  })
}

function objectOf(apiVersion: string, kind: string, name: string): JsonMap {
  return { apiVersion, kind, metadata: { name, namespace } }
}

function authorizationPolicy({ action, rules }: Policy, index: number): JsonMap {
  return {
    ...objectOf('security.istio.io/v1', 'AuthorizationPolicy', `policy-${index}`),
    spec: { action, rules: rules.map(ruleObject) },
  }
}

function ruleObject(rule: Rule): JsonMap {
  const source = fieldsOf(rule, ['principals', 'namespaces', 'requestPrincipals', 'ipBlocks'])
  const operation = fieldsOf(rule, ['hosts', 'ports', 'methods', 'paths'])
  const when = rule.filter(({ attribute }) => attribute.startsWith('request.')).map(whenObject)
  return {
    ...(Object.keys(source).length > 0 && { from: [{ source }] }),
    ...(Object.keys(operation).length > 0 && { to: [{ operation }] }),
    ...(when.length > 0 && { when }),
  }
}

function fieldsOf(rule: Rule, names: readonly string[]): JsonMap {
  const own = rule.filter(({ attribute }) => names.includes(attribute))
  return Object.fromEntries(
    own.map(({ attribute, isNegative, values }): [string, Json] => [
      isNegative ? `not${attribute[0]!.toUpperCase()}${attribute.slice(1)}` : attribute,
      [...values],
    ]),
  )
}

function whenObject({ attribute, isNegative, values }: Condition): JsonMap {
  return { key: attribute, [isNegative ? 'notValues' : 'values']: [...values] }
}

function requestAuthentication(issuers: readonly TrustedIssuer[]): JsonMap {
  const jwtRules = issuers.map(({ issuer, audiences }) => ({
    issuer,
    jwksUri: `${issuer}/keys`,
    ...(audiences.length > 0 && { audiences: [...audiences] }),
  }))
  return {
    ...objectOf('security.istio.io/v1', 'RequestAuthentication', 'tokens'),
    spec: { jwtRules },
  }
}
