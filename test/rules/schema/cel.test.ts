import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fluxRules } from '../../../src/rules/schema/cel/flux.ts'
import { celRules } from '../../../src/rules/schema/cel/rules.ts'

/** For each expression what it refuses and what it takes. */
const cases: Readonly<Record<string, { refused: readonly unknown[]; taken: readonly unknown[] }>> = {
  '(has(self.selector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1': {
    refused: [{ selector: {}, targetRefs: [] }],
    taken: [{}, { selector: {} }, { targetRefs: [] }],
  },
  '(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1': {
    refused: [
      { selector: {}, targetRef: {} },
      { targetRef: {}, targetRefs: [] },
      { selector: {}, targetRefs: [] },
    ],
    taken: [{}, { targetRef: {} }],
  },
  '(has(self.workloadSelector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1': {
    refused: [{ workloadSelector: {}, targetRefs: [] }],
    taken: [{ workloadSelector: {} }],
  },
  '(has(self.workloadSelector) ? 1 : 0) + (has(self.endpoints) ? 1 : 0) <= 1': {
    refused: [{ workloadSelector: {}, endpoints: [] }],
    taken: [{ endpoints: [] }],
  },
  '(has(self.tlsCertificates) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1': {
    refused: [{ tlsCertificates: [], credentialNames: [] }],
    taken: [{ credentialNames: [] }],
  },
  '(has(self.credentialName) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1': {
    refused: [{ credentialName: 'a', credentialNames: [] }],
    taken: [{ credentialName: 'a' }],
  },
  '(has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1': {
    refused: [
      { jwks: '', jwksUri: '' },
      { jwks_uri: '', jwksUri: '' },
    ],
    taken: [{ jwks: '' }, { jwksUri: '' }, {}],
  },
  'has(self.wasm) != has(self.lua)': {
    refused: [{}, { wasm: {}, lua: {} }],
    taken: [{ wasm: {} }, { lua: {} }],
  },
  'has(self.context) ? ((self.context == "WAYPOINT") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)':
    {
      refused: [{ context: 'WAYPOINT' }, { context: 'GATEWAY', waypoint: {} }, { waypoint: {} }],
      taken: [{ context: 'WAYPOINT', waypoint: {} }, { context: 'GATEWAY' }, {}],
    },
  '(has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value)': {
    refused: [{ valueFrom: 'HOST', value: '' }],
    taken: [{ valueFrom: 'HOST' }, { valueFrom: 'INLINE', value: 'x' }, { value: 'x' }],
  },
  '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))':
    {
      refused: [{ addresses: ['10.0.0.1', '10.0.0.0/8'], resolution: 'DNS' }],
      taken: [
        { addresses: ['10.0.0.0/8'], resolution: 'STATIC' },
        { addresses: ['10.0.0.0/8'] },
        { addresses: ['10.0.0.1'], resolution: 'DNS' },
      ],
    },
  '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true': {
    refused: [{ endpoints: [] }, { resolution: 'NONE', endpoints: [] }],
    taken: [{ resolution: 'STATIC', endpoints: [] }, { resolution: 'NONE' }],
  },
  '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true':
    {
      refused: [{ resolution: 'DNS_ROUND_ROBIN', endpoints: [{}, {}] }],
      taken: [
        { resolution: 'DNS_ROUND_ROBIN', endpoints: [{}] },
        { resolution: 'DNS', endpoints: [{}, {}] },
      ],
    },
  'has(self.address) || has(self.network)': { refused: [{}], taken: [{ address: '' }, { network: 'a' }] },
  '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true': {
    refused: [{ address: 'unix:///a', ports: {} }],
    taken: [{ address: 'unix:///a' }, { address: '10.0.0.1', ports: {} }, { ports: {} }],
  },
  '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true':
    {
      refused: [
        { serviceAccounts: [], principals: [] },
        { notServiceAccounts: [], notPrincipals: [] },
        { serviceAccounts: [], namespaces: [] },
        { serviceAccounts: [], notNamespaces: [] },
      ],
      taken: [{ serviceAccounts: [] }, { principals: [], namespaces: [] }],
    },
  'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true':
    {
      refused: [{ portLevelMtls: {} }, { portLevelMtls: {}, selector: { matchLabels: {} } }],
      taken: [{}, { portLevelMtls: {}, selector: { matchLabels: { a: 'b' } } }],
    },
  'self.all(l1, self.exists_one(l2, l1.number == l2.number))': {
    refused: [[{ number: 80 }, { number: 80 }]],
    taken: [[{ number: 80 }, { number: 81 }], []],
  },
  'self.all(key, !key.contains("*"))': { refused: [{ 'a*': 'b' }], taken: [{ a: '*' }, {}] },
  'self.all(key, key.size() != 0)': { refused: [{ '': 'b' }], taken: [{ a: '' }] },
  'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))': {
    refused: [{ '': 1 }, { 'a-': 1 }, { a_b: 1 }, { ['a'.repeat(63)]: 1 }],
    taken: [{ 'http-1': 1 }, { ['a'.repeat(62)]: 1 }],
  },
  'self.all(key, 0 < int(key) && int(key) <= 65535)': {
    refused: [{ '0': {} }, { '65536': {} }, { http: {} }, { '80.5': {} }],
    taken: [{ '1': {} }, { '65535': {} }],
  },
  '((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true': {
    refused: [{ operation: 'UPSERT' }, { operation: 'UPSERT', value: '' }],
    taken: [{ operation: 'UPSERT', value: 'x' }, { operation: 'REMOVE' }, {}],
  },
  '((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true': {
    refused: [{ operation: 'REMOVE', value: '' }],
    taken: [{ operation: 'REMOVE' }, { value: 'x' }],
  },
  "duration(self) >= duration('1ms')": {
    refused: ['', '10', '999us', '-1s', 'soon', '0s'],
    taken: ['1ms', '1.5s', '1h30m'],
  },
  '!self.contains("*")': { refused: ['a*'], taken: ['a', ''] },
  'self.size() == 0': { refused: ['shop'], taken: [''] },
  'self != "*"': { refused: ['*'], taken: ['*.example.com', ''] },
  '0 < self && self <= 65535': { refused: [0, 65536, -1], taken: [1, 65535] },
  'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true': {
    refused: ['unix://run/x', 'unix://'],
    taken: ['unix:///run/x', 'unix://@x', '10.0.0.1'],
  },
  'self.startsWith("unix://") ? !self.endsWith("/") : true': {
    refused: ['unix:///run/'],
    taken: ['unix:///run', 'a/'],
  },
  'self in ["", "HTTP", "HTTPS"]': { refused: ['http', 'TCP'], taken: ['', 'HTTP', 'HTTPS'] },
  'url(self).getScheme() in ["http", "https"]': {
    refused: ['ftp://a', 'a.example.com/keys', '/keys', ''],
    taken: ['https://a.example.com/keys', 'http://a'],
  },
  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "file", "oci"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "file", "oci"])':
    moduleCases(),
  'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : (isURL("http://" + self) &&\nurl("http://" + self).getScheme() in ["", "http", "https", "oci", "file"])':
    moduleCases(),
}

/** The same for the definitions of Flux. */
const fluxCases: typeof cases = {
  '(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))': {
    refused: [{}, { chart: {}, chartRef: {} }],
    taken: [{ chart: {} }, { chartRef: {} }],
  },
  'has(self.configMapRef) || has(self.secretRef)': {
    refused: [{}],
    taken: [{ configMapRef: {} }, { secretRef: {} }],
  },
  '!has(self.configMapRef) || !has(self.secretRef)': {
    refused: [{ configMapRef: {}, secretRef: {} }],
    taken: [{}, { configMapRef: {} }],
  },
  "!has(self.retryInterval) || self.name != 'RemediateOnFailure'": {
    refused: [{ retryInterval: '1m', name: 'RemediateOnFailure' }],
    taken: [{ name: 'RemediateOnFailure' }, { retryInterval: '1m', name: 'RetryOnFailure' }],
  },
  "!has(self.retryInterval) || self.name == 'RetryOnFailure'": {
    refused: [{ retryInterval: '1m', name: 'RemediateOnFailure' }],
    taken: [{ name: 'RemediateOnFailure' }, { retryInterval: '1m', name: 'RetryOnFailure' }],
  },
}

/** Istio's definition says the same twice, in another order; once is enough for a person. */
const repeated = '(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1'

function moduleCases() {
  return {
    refused: ['ftp://a/b', 'images.example.org:5000/shop/audit', '#%blah$#@'],
    taken: ['oci://a/b:1', 'https://a/b', 'file:///b', 'images.example.org/shop/audit:1', '/opt/x.wasm'],
  }
}

test('every expression of the definitions is known, and no other', () => {
  expect(Object.keys(celRules).toSorted()).toEqual([...expressionsIn('schemas/istio')].toSorted())
  expect(Object.keys(fluxRules).toSorted()).toEqual([...expressionsIn('schemas/kinds')].toSorted())
})

test('every expression has cases', () => {
  expect([...Object.keys(cases), repeated].toSorted()).toEqual(Object.keys(celRules).toSorted())
  expect(Object.keys(fluxCases).toSorted()).toEqual(Object.keys(fluxRules).toSorted())
})

describe.each([...Object.entries(cases), ...Object.entries(fluxCases)])(
  '%s',
  (expression, { refused, taken }) => {
    const rule = celRules[expression] ?? fluxRules[expression]!

    test.each(refused.map((self) => [JSON.stringify(self), self] as const))('refuses %s', (_, self) => {
      expect(rule(self)?.message).toMatch(/^\S.*[^.]$/)
    })

    test.each(taken.map((self) => [JSON.stringify(self), self] as const))('takes %s', (_, self) => {
      expect(rule(self)).toBeNull()
    })
  },
)

function expressionsIn(folder: string): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(folder).filter((name) => name !== 'since.json')) {
    JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'), (key, value: unknown) => {
      if (key === 'x-kubernetes-validations')
        for (const { rule } of value as { rule: string }[]) found.add(rule)
      return value
    })
  }
  return found
}
