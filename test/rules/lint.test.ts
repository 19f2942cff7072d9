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

test('a check in `on` is called once for an object, a check in `across` once in each mesh', () => {
  const calls = { onObject: 0, inMesh: 0 }
  const onObject = defineRule({
    ...mediatedHostWildcard,
    id: 'egress/alone',
    on: {
      *VirtualService({ spec }) {
        calls.onObject++
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
        calls.inMesh++
        yield { code: 'wildcard', node: spec.get('hosts'), message: `said of ${context.istioVersion.minor}` }
      },
    },
  })
  const mesh = meshOf(service)
  const older = createMesh({ ...mesh, context: { ...mesh.context, istioVersion: { major: 1, minor: 20 } } })
  const both = [onObject, inMesh]
  const messages = [mesh, older].map((candidate) => lint(candidate, both).map(({ message }) => message))
  expect(messages).toEqual([
    ['said of the object', `said of ${mesh.context.istioVersion.minor}`],
    ['said of the object', 'said of 20'],
  ])
  expect(calls).toEqual({ onObject: 1, inMesh: 2 })
})

test('`lintSubjects` calls the checks in `on` ahead, so that `lint` does not call them again', () => {
  const calls: string[] = []
  const rule = defineRule({
    ...mediatedHostWildcard,
    on: {
      *VirtualService({ spec }) {
        calls.push('object')
        yield { code: 'wildcard', node: spec.get('hosts'), message: 'said of the object' }
      },
      *'values/mediatedTls'(entry) {
        calls.push('values')
        yield { code: 'wildcard', node: entry.node, message: 'said of the entry' }
      },
    },
    across: {
      *target({ id }, { targets }) {
        calls.push('target')
        yield { code: 'wildcard', node: { file: id, line: targets.length }, message: 'said of the mesh' }
      },
    },
  })
  const mesh = meshOf(service, values)
  const ruleList = [rule]
  lintSubjects(mesh, ruleList)
  expect(calls.splice(0)).toEqual(['object', 'values'])
  const findings = lint(mesh, ruleList)
  expect(calls.splice(0)).toEqual(mesh.targets.map(() => 'target'))
  expect(lint(meshOf(service, values), ruleList).map(({ message }) => message)).toEqual(
    findings.map(({ message }) => message),
  )
  expect(findings.length).toBeGreaterThanOrEqual(2)
})

test('a rule that throws is reported, keeps its earlier findings, and does not stop other rules', () => {
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
  const findings = lint(meshOf(service), [broken, timeoutCoversRetries])
  expect(findings.map(({ rule, severity, at }) => [rule, severity, at.line])).toEqual([
    ['internal/rule-failed', 'error', 2],
    ['egress/broken', 'error', 6],
    ['routing/timeout-covers-retries', 'warning', 8],
  ])
  expect(findings[0]!.message).toContain("`no 'such' thing`")
})

test('the same problem in values and in their rendered objects is one finding, at the values line', () => {
  const findings = lint(rendered(service, values), [timeoutCoversRetries])
  expect(findings).toHaveLength(1)
  const [{ severity, at, view, manifest, shownBy }] = findings as [(typeof findings)[0]]
  expect({ severity, view, file: at.file, line: at.line }).toEqual({
    severity: 'error',
    view: 'values/mediatedTls',
    file: 'values.yaml',
    line: 3,
  })
  expect([manifest?.name, shownBy?.path]).toEqual(['pay', 'spec.http[0].timeout'])
})

test('a different message in the rendered object is a finding of its own', () => {
  const findings = lint(rendered(service.replace('10s', '9s'), values), [timeoutCoversRetries])
  expect(findings.map(({ at }) => at.file)).toEqual(['objects.yaml', 'values.yaml'])
})

test('for a host that is both a wildcard and invalid only the wildcard rule reports', () => {
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

test('the order of findings does not depend on the order of objects', () => {
  const two = `${service}---${service.replaceAll('pay', 'ship')}`
  const mesh = meshOf(two)
  const reversed = createMesh({ ...mesh, manifests: mesh.manifests.toReversed() })
  expect(lint(reversed, rules.toReversed())).toEqual(lint(mesh, rules))
  expect(lint(mesh, [timeoutCoversRetries])).toHaveLength(2)
})

/** A mesh whose objects are rendered from the values. */
function rendered(manifests: string, valuesText: string) {
  const mesh = meshOf(manifests, valuesText)
  const origins = { files: [], lines: new Int32Array() }
  return createMesh({ ...mesh, manifests: mesh.manifests.map((manifest) => ({ ...manifest, origins })) })
}

test('the compiler checks rules against their declarations', () => {
  defineRule({
    ...mediatedHostWildcard,
    // @ts-expect-error a check in `on` gets the subject alone; a check that needs the mesh belongs in `across`
    on: { VirtualService: (_virtualService: Manifest, _mesh: Mesh) => [] },
  })
  defineRule({
    ...mediatedHostWildcard,
    codes: ['wildcard'],
    // @ts-expect-error `codes` does not contain this code
    on: { VirtualService: ({ spec }) => [{ code: 'wild-card', node: spec, message: 'a wildcard' }] },
  })
})

test('only a rule that owns placeholders reports a value with a placeholder', () => {
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
  const messagesOf = (rule: Rule): string[] =>
    lint(mesh, [rule]).map(({ message }) => message.replace('the ', ''))
  expect(messagesOf(everywhere).filter((text) => text.startsWith('value'))).toEqual(['value of d'])
  expect(messagesOf(everywhere).filter((text) => text.startsWith('key'))).toHaveLength(4)
  expect(messagesOf(everywhere).filter((text) => text.startsWith('object'))).toHaveLength(4)
  const owner = messagesOf({ ...everywhere, ownsPlaceholders: true })
  expect(owner.filter((text) => text.startsWith('value'))).toEqual(['value of b', 'value of d'])
})

test('a general rule reports nothing where another rule fails a run as easily at the same field', () => {
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
  const general = (confidence: 'certain' | 'likely') => ({
    ...host(confidence),
    id: 'egress/general',
    isGeneral: true,
  })
  const mesh = meshOf(service)
  const rulesThatSpeak = (ofGeneral: 'certain' | 'likely', confidence: 'certain' | 'likely') =>
    lint(mesh, [general(ofGeneral), host(confidence)]).map(({ rule }) => rule)
  expect(rulesThatSpeak('certain', 'certain')).toEqual(['egress/certain'])
  expect(rulesThatSpeak('certain', 'likely')).toEqual(['egress/general', 'egress/likely'])
  expect(rulesThatSpeak('likely', 'likely')).toEqual(['egress/likely'])
})
