import { expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import { lintSubjects } from '../../src/lint/subject-findings.ts'
import { mediatedHostWildcard } from '../../src/rules/egress/mediated-host-wildcard.ts'
import { rules } from '../../src/rules/index.ts'
import { timeoutCoversRetries } from '../../src/rules/routing/timeout-covers-retries.ts'
import { defineRule, type Rule } from '../../src/rules/rule.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { createMesh, type Mesh } from '../../src/model/mesh.ts'
import { meshOf } from './objects.ts'

const service = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pay }
spec:
  hosts: [pay.example.org]
  http:
    - timeout: 10s
      retries: { attempts: 3, perTryTimeout: 3s }
`
const values = `
mediatedTls:
  pay: { externalHost: pay.example.org, timeout: 10s, retries: { attempts: 3, perTryTimeout: 3s } }
`

test('a view without a mesh is asked of an object once, one with a mesh in each', () => {
  const asked = { alone: 0, inMesh: 0 }
  const alone = defineRule({
    ...mediatedHostWildcard,
    id: 'egress/alone',
    on: {
      *VirtualService({ spec }) {
        asked.alone++
        yield { code: 'wildcard', node: spec.get('hosts'), message: 'said of the object' }
      },
    },
  })
  const inMesh = defineRule({
    ...mediatedHostWildcard,
    id: 'egress/in-mesh',
    on: {},
    across: {
      *VirtualService({ spec }, { context }) {
        asked.inMesh++
        yield { code: 'wildcard', node: spec.get('hosts'), message: `said of ${context.istioVersion.minor}` }
      },
    },
  })
  const mesh = meshOf(service)
  const older = createMesh({ ...mesh, context: { ...mesh.context, istioVersion: { major: 1, minor: 20 } } })
  const both = [alone, inMesh]
  const said = [mesh, older].map((one) => lint(one, both).map(({ message }) => message))
  expect(said).toEqual([
    ['said of the object', `said of ${mesh.context.istioVersion.minor}`],
    ['said of the object', 'said of 20'],
  ])
  expect(asked).toEqual({ alone: 1, inMesh: 2 })
})

test('what was asked ahead of objects and values is not asked again, and what is found is the same', () => {
  const asked: string[] = []
  const rule = defineRule({
    ...mediatedHostWildcard,
    on: {
      *VirtualService({ spec }) {
        asked.push('object')
        yield { code: 'wildcard', node: spec.get('hosts'), message: 'said of the object' }
      },
      *'values/mediatedTls'(entry) {
        asked.push('values')
        yield { code: 'wildcard', node: entry.node, message: 'said of the entry' }
      },
    },
    across: {
      *target({ id }, { targets }) {
        asked.push('target')
        yield { code: 'wildcard', node: { file: id, line: targets.length }, message: 'said of the mesh' }
      },
    },
  })
  const mesh = meshOf(service, values)
  const alone = [rule]
  lintSubjects(mesh, alone)
  expect(asked.splice(0)).toEqual(['object', 'values'])
  const found = lint(mesh, alone)
  expect(asked.splice(0)).toEqual(mesh.targets.map(() => 'target'))
  expect(lint(meshOf(service, values), alone).map(({ message }) => message)).toEqual(
    found.map(({ message }) => message),
  )
  expect(found.length).toBeGreaterThanOrEqual(2)
})

test('a rule that throws is reported as such, keeps what it said, and the others go on', () => {
  const broken = defineRule({
    ...mediatedHostWildcard,
    id: 'egress/broken',
    on: {
      *VirtualService({ spec }) {
        yield { code: 'wildcard', node: spec.get('hosts'), message: 'said before' }
        throw new Error('no `such` thing')
      },
    },
  })
  const found = lint(meshOf(service), [broken, timeoutCoversRetries])
  expect(found.map(({ rule, severity, at }) => [rule, severity, at.line])).toEqual([
    ['internal/rule-failed', 'error', 2],
    ['egress/broken', 'error', 6],
    ['routing/timeout-covers-retries', 'warning', 8],
  ])
  expect(found[0]!.message).toContain("`no 'such' thing`")
})

test('what values and their rendered objects show alike is one finding, at the values line', () => {
  const found = lint(rendered(service, values), [timeoutCoversRetries])
  expect(found).toHaveLength(1)
  const [{ severity, at, view, manifest, shownBy }] = found as [(typeof found)[0]]
  expect({ severity, view, file: at.file, line: at.line }).toEqual({
    severity: 'error',
    view: 'values/mediatedTls',
    file: 'values.yaml',
    line: 3,
  })
  expect([manifest?.name, shownBy?.path]).toEqual(['pay', 'spec.http[0].timeout'])
})

test('another sum in the rendered object is a finding of its own', () => {
  const found = lint(rendered(service.replace('10s', '9s'), values), [timeoutCoversRetries])
  expect(found.map(({ at }) => at.file)).toEqual(['objects.yaml', 'values.yaml'])
})

test('the wildcard rule speaks where a host is also no host at all', () => {
  const objects = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: maps }
spec:
  hosts: ["*maps.example.org"]
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: maps }
spec:
  host: "*maps.example.org"
  trafficPolicy: { tls: { mode: SIMPLE } }
`
  expect(lint(meshOf(objects), rules).map(({ rule }) => rule)).toEqual(['egress/mediated-host-wildcard'])
  const without = rules.filter(({ id }) => id !== 'egress/mediated-host-wildcard')
  expect(lint(meshOf(objects), without).map(({ rule }) => rule)).toEqual(['egress/host-invalid'])
})

test('the order does not depend on the order of objects', () => {
  const two = `${service}---${service.replaceAll('pay', 'ship')}`
  const mesh = meshOf(two)
  const reversed = createMesh({ ...mesh, manifests: mesh.manifests.toReversed() })
  expect(lint(reversed, rules.toReversed())).toEqual(lint(mesh, rules))
  expect(lint(mesh, [timeoutCoversRetries])).toHaveLength(2)
})

/** The objects as a render of the values. */
function rendered(manifests: string, valuesText: string) {
  const mesh = meshOf(manifests, valuesText)
  const origins = { files: [], lines: new Int32Array() }
  return createMesh({ ...mesh, manifests: mesh.manifests.map((manifest) => ({ ...manifest, origins })) })
}

test('the compiler holds a rule to its declarations', () => {
  defineRule({
    ...mediatedHostWildcard,
    // @ts-expect-error a check of `on` is given the subject alone; one that takes the mesh belongs in `across`
    on: { VirtualService: (_virtualService: Manifest, _mesh: Mesh) => [] },
  })
  defineRule({
    ...mediatedHostWildcard,
    codes: ['wildcard'],
    // @ts-expect-error `codes` does not hold this code
    on: { VirtualService: ({ spec }) => [{ code: 'wild-card', node: spec, message: 'a wildcard' }] },
  })
})

test('a value that is not filled in is no finding, except that an owner tells a person to replace it', () => {
  const everywhere = defineRule({
    ...mediatedHostWildcard,
    id: 'egress/everywhere',
    codes: ['placeholder', 'wildcard'],
    on: {
      *VirtualService({ spec }) {
        for (const [name, node] of spec.entries()) {
          yield { code: 'placeholder', node, message: `the value of ${name}` }
          yield { code: 'wildcard', node, at: 'key', message: `the key ${name}` }
          yield { code: 'wildcard', node, at: 'object', message: `the object of ${name}` }
        }
      },
    },
    across: {},
  })
  const mesh = meshOf(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pay }
spec: { a: "\${HOST}", b: CHANGEME, c: "<x>.\${DOMAIN}", d: pay }
`)
  const said = (rule: Rule): string[] => lint(mesh, [rule]).map(({ message }) => message.replace('the ', ''))
  expect(said(everywhere).filter((text) => text.startsWith('value'))).toEqual(['value of d'])
  expect(said(everywhere).filter((text) => text.startsWith('key'))).toHaveLength(4)
  expect(said(everywhere).filter((text) => text.startsWith('object'))).toHaveLength(4)
  const owner = said({ ...everywhere, ownsPlaceholders: true })
  expect(owner.filter((text) => text.startsWith('value'))).toEqual(['value of b', 'value of d'])
})

test('a general rule is silent about a field only where another one certainly reports an error', () => {
  const host = (confidence: 'certain' | 'likely') =>
    defineRule({
      ...mediatedHostWildcard,
      id: `egress/${confidence}`,
      codes: ['host'],
      on: {
        VirtualService: ({ spec }) => [
          { code: 'host', node: spec.get('hosts').item(0), message: 'a host', severity: 'error', confidence },
        ],
      },
      across: {},
    })
  const general = { ...host('certain'), id: 'egress/general', isGeneral: true }
  const mesh = meshOf(service)
  const rulesThatSpeak = (confidence: 'certain' | 'likely') =>
    lint(mesh, [general, host(confidence)]).map(({ rule }) => rule)
  expect(rulesThatSpeak('certain')).toEqual(['egress/certain'])
  expect(rulesThatSpeak('likely')).toEqual(['egress/general', 'egress/likely'])
})
