import { isMap } from '../../../schema/data.ts'
import { quote } from '../../message/quote.ts'
import { collision, violationAt, has, onlyOneOf, onMap, type CelRule } from './rule.ts'

type Fields = Readonly<Record<string, unknown>>

/** Expressions about maps and lists. */
export const fieldRules: Readonly<Record<string, CelRule>> = {
  '(has(self.selector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1': onlyOneOf('selector', 'targetRefs'),

  '(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1':
    onlyOneOf('selector', 'targetRef', 'targetRefs'),

  '(has(self.workloadSelector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1': onlyOneOf(
    'workloadSelector',
    'targetRefs',
  ),

  '(has(self.workloadSelector) ? 1 : 0) + (has(self.endpoints) ? 1 : 0) <= 1': onlyOneOf(
    'workloadSelector',
    'endpoints',
  ),

  '(has(self.tlsCertificates) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1': onlyOneOf(
    'tlsCertificates',
    'credentialNames',
  ),

  '(has(self.credentialName) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1': onlyOneOf(
    'credentialName',
    'credentialNames',
  ),

  // The same as the one above the last: it stands twice in the definition, under different messages.
  '(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1': () => null,

  '(has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1': onlyOneOf(
    'jwksUri',
    'jwks_uri',
    'jwks',
  ),

  'has(self.wasm) != has(self.lua)': onMap((self) => {
    if (has(self, 'wasm') && has(self, 'lua')) return collision('lua', 'wasm')
    if (has(self, 'wasm') || has(self, 'lua')) return null
    return { path: [], code: 'missing-choice', message: 'needs `wasm` or `lua`' }
  }),

  'has(self.context) ? ((self.context == "WAYPOINT") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)':
    onMap((self) => {
      const isWaypoint = self['context'] === 'WAYPOINT'
      if (isWaypoint === has(self, 'waypoint')) return null
      if (isWaypoint)
        return violationAt('missing-field', 'waypoint', 'is missing: `context: WAYPOINT` asks for it')
      return violationAt('not-taken-here', 'waypoint', 'is taken only with `context: WAYPOINT` beside it')
    }),

  '(has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value)': onMap((self) =>
    self['valueFrom'] === 'HOST' && has(self, 'value')
      ? violationAt(
          'not-taken-here',
          'value',
          'stands beside `valueFrom: HOST`, which takes the value from the proxy: leave one of the two out',
        )
      : null,
  ),

  '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))':
    onMap((self) => {
      const resolution = self['resolution'] ?? 'NONE'
      if (resolution === 'STATIC' || resolution === 'NONE') return null
      const index = listOf(self['addresses']).findIndex((address) => String(address).includes('/'))
      if (index < 0) return null
      const message = `is a range, which \`resolution: ${String(resolution)}\` does not take: only NONE and STATIC do`
      return { path: ['addresses', index], code: 'not-taken-here', message, conflictsWith: ['resolution'] }
    }),

  '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true': onMap(
    (self) =>
      (self['resolution'] ?? 'NONE') === 'NONE' && has(self, 'endpoints')
        ? violationAt(
            'not-taken-here',
            'endpoints',
            'are not taken with `resolution: NONE`, which is what an omitted one means',
          )
        : null,
  ),

  '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true':
    onMap((self) =>
      self['resolution'] === 'DNS_ROUND_ROBIN' && listOf(self['endpoints']).length > 1
        ? {
            path: ['endpoints', 1],
            code: 'too-many-items',
            message: 'is one too many: `resolution: DNS_ROUND_ROBIN` takes one endpoint',
          }
        : null,
    ),

  'has(self.address) || has(self.network)': onMap((self) =>
    has(self, 'address') || has(self, 'network')
      ? null
      : violationAt('missing-choice', 'address', 'is missing, and so is `network`'),
  ),

  '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true': onMap((self) =>
    String(self['address'] ?? '').startsWith('unix://') && has(self, 'ports')
      ? {
          ...violationAt('not-taken-here', 'ports', 'are not taken for a unix socket'),
          conflictsWith: ['address'],
        }
      : null,
  ),

  '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true':
    onMap((self) => {
      const accounts = ['serviceAccounts', 'notServiceAccounts'].find((name) => has(self, name))
      const others = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces']
      const other = others.find((name) => has(self, name))
      return accounts === undefined || other === undefined ? null : collision(accounts, other)
    }),

  'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true':
    onMap((self) => {
      const { selector, portLevelMtls } = self
      const labels = isMap(selector) && isMap(selector['matchLabels']) ? selector['matchLabels'] : {}
      return portLevelMtls === undefined || Object.keys(labels).length > 0
        ? null
        : violationAt('missing-companion', 'portLevelMtls', 'needs a `selector` with `matchLabels`')
    }),

  'self.all(l1, self.exists_one(l2, l1.number == l2.number))': (self) => {
    const numbers = listOf(self).map((port) => (isMap(port) ? String(port['number']) : ''))
    const index = numbers.findIndex((number, at) => numbers.indexOf(number) < at)
    if (index < 0) return null
    const first = numbers.indexOf(numbers[index]!)
    const message = `${quote(numbers[index])} is the number of item ${first} too: each port needs its own`
    return { path: [index, 'number'], code: 'repeated-item-key', message, conflictsWith: [first, 'number'] }
  },

  'self.all(key, !key.contains("*"))': onKeys((key) =>
    key.includes('*') ? 'holds a `*`, which labels do not take' : null,
  ),

  'self.all(key, key.size() != 0)': onKeys((key) => (key === '' ? 'must not be empty' : null)),

  'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))': onKeys(
    (key) =>
      [...key].length < 63 && /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(key)
        ? null
        : 'is no name of a port: letters, digits and dashes, fewer than 63, a letter or digit at each end',
  ),

  'self.all(key, 0 < int(key) && int(key) <= 65535)': onKeys((key) =>
    /^[-+]?\d{1,18}$/.test(key) && Number(key) > 0 && Number(key) <= 65535
      ? null
      : 'is no port from 1 to 65535',
  ),

  '((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true': onMap((self) =>
    self['operation'] === 'UPSERT' && (self['value'] ?? '') === ''
      ? violationAt('missing-field', 'value', 'is missing: `operation: UPSERT` needs one')
      : null,
  ),

  '((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true': onMap((self) =>
    self['operation'] === 'REMOVE' && has(self, 'value')
      ? violationAt('not-taken-here', 'value', 'is not taken with `operation: REMOVE`')
      : null,
  ),
}

/** A rule about the keys of a map: the end of a sentence that begins with the field. */
function onKeys(check: (key: string) => string | null): CelRule {
  return onMap((self: Fields) => {
    for (const key of Object.keys(self)) {
      const message = check(key)
      if (message !== null) return { path: [key], code: 'key-mismatch', message, isKey: true }
    }
    return null
  })
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : []
}
