import { isDataMap, dataItems } from '../../../core/plain-data.ts'
import { table } from '../../../core/table.ts'
import { quote } from '../../message/quote.ts'
import { conflictViolation, fieldViolation, has, onlyOneOf, mapRule, type CelRule } from './rule.ts'

type Fields = Readonly<Record<string, unknown>>

/** Expressions about maps and lists. */
export const fieldRules = table<CelRule>({
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

  // The definition has the rule about `tlsCertificates` and `credentialNames` twice; it is reported once.
  '(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1': () => null,

  '(has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1': onlyOneOf(
    'jwksUri',
    'jwks_uri',
    'jwks',
  ),

  'has(self.wasm) != has(self.lua)': mapRule((self) => {
    if (has(self, 'wasm') && has(self, 'lua')) return conflictViolation('lua', 'wasm')
    if (has(self, 'wasm') || has(self, 'lua')) return null
    return { path: [], code: 'missing-choice', message: 'needs `wasm` or `lua`' }
  }),

  'has(self.context) ? ((self.context == "WAYPOINT") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)':
    mapRule((self) => {
      const isWaypoint = self['context'] === 'WAYPOINT'
      if (isWaypoint === has(self, 'waypoint')) return null
      if (isWaypoint)
        return fieldViolation('missing-field', 'waypoint', 'is missing: `context: WAYPOINT` requires it')
      return fieldViolation('not-taken-here', 'waypoint', 'is allowed only with `context: WAYPOINT`')
    }),

  '(has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value)': mapRule((self) =>
    self['valueFrom'] === 'HOST' && has(self, 'value')
      ? fieldViolation(
          'not-taken-here',
          'value',
          'stands beside `valueFrom: HOST`, which takes the value from the proxy: remove one of the two',
        )
      : null,
  ),

  '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && !((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))':
    mapRule((self) => {
      const resolution = self['resolution'] ?? 'NONE'
      if (resolution === 'STATIC' || resolution === 'NONE') return null
      const index = dataItems(self['addresses']).findIndex((address) => String(address).includes('/'))
      if (index < 0) return null
      const message = `is a range, which \`resolution: ${String(resolution)}\` does not allow: only NONE and STATIC do`
      return { path: ['addresses', index], code: 'not-taken-here', message, conflictsWith: ['resolution'] }
    }),

  '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true': mapRule(
    (self) =>
      (self['resolution'] ?? 'NONE') === 'NONE' && has(self, 'endpoints')
        ? fieldViolation(
            'not-taken-here',
            'endpoints',
            'are not allowed with `resolution: NONE`, which is the default',
          )
        : null,
  ),

  '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true':
    mapRule((self) =>
      self['resolution'] === 'DNS_ROUND_ROBIN' && dataItems(self['endpoints']).length > 1
        ? {
            path: ['endpoints', 1],
            code: 'too-many-items',
            message: 'is one too many: `resolution: DNS_ROUND_ROBIN` allows one endpoint',
          }
        : null,
    ),

  'has(self.address) || has(self.network)': mapRule((self) =>
    has(self, 'address') || has(self, 'network')
      ? null
      : fieldViolation('missing-choice', 'address', 'is missing, and so is `network`'),
  ),

  '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true': mapRule((self) =>
    String(self['address'] ?? '').startsWith('unix://') && has(self, 'ports')
      ? {
          ...fieldViolation('not-taken-here', 'ports', 'are not allowed for a Unix socket'),
          conflictsWith: ['address'],
        }
      : null,
  ),

  '(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true':
    mapRule((self) => {
      const accountField = ['serviceAccounts', 'notServiceAccounts'].find((name) => has(self, name))
      const excludedFields = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces']
      const excludedField = excludedFields.find((name) => has(self, name))
      return accountField === undefined || excludedField === undefined
        ? null
        : conflictViolation(accountField, excludedField)
    }),

  'has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true':
    mapRule((self) => {
      const { selector, portLevelMtls } = self
      const labels = isDataMap(selector) && isDataMap(selector['matchLabels']) ? selector['matchLabels'] : {}
      return portLevelMtls === undefined || Object.keys(labels).length > 0
        ? null
        : fieldViolation('missing-companion', 'portLevelMtls', 'needs a `selector` with `matchLabels`')
    }),

  'self.all(l1, self.exists_one(l2, l1.number == l2.number))': (self) => {
    const numbers = dataItems(self).map((port) => (isDataMap(port) ? String(port['number']) : ''))
    const index = numbers.findIndex((number, position) => numbers.indexOf(number) < position)
    if (index < 0) return null
    const first = numbers.indexOf(numbers[index]!)
    const message = `${quote(numbers[index])} is also the number of item ${first}: each port needs its own number`
    return { path: [index, 'number'], code: 'repeated-item-key', message, conflictsWith: [first, 'number'] }
  },

  'self.all(key, !key.contains("*"))': keysRule((key) =>
    key.includes('*') ? 'contains `*`, which labels do not allow' : null,
  ),

  'self.all(key, key.size() != 0)': keysRule((key) => (key === '' ? 'must not be empty' : null)),

  'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))': keysRule(
    (key) =>
      [...key].length < 63 && /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(key)
        ? null
        : 'is no name of a port: write fewer than 63 letters, digits and dashes, with a letter or digit at each end',
  ),

  'self.all(key, 0 < int(key) && int(key) <= 65535)': keysRule((key) =>
    /^[-+]?\d{1,18}$/.test(key) && Number(key) > 0 && Number(key) <= 65535
      ? null
      : 'is no port number from 1 to 65535',
  ),

  '((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true': mapRule((self) =>
    self['operation'] === 'UPSERT' && (self['value'] ?? '') === ''
      ? fieldViolation('missing-field', 'value', 'is missing: `operation: UPSERT` requires it')
      : null,
  ),

  '((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true': mapRule((self) =>
    self['operation'] === 'REMOVE' && has(self, 'value')
      ? fieldViolation('not-taken-here', 'value', 'is not allowed with `operation: REMOVE`')
      : null,
  ),
})

/** Makes a rule about the keys of a map; `check` returns the end of a sentence that begins with the key. */
function keysRule(check: (key: string) => string | null): CelRule {
  return mapRule((self: Fields) => {
    for (const key of Object.keys(self)) {
      const message = check(key)
      if (message !== null) return { path: [key], code: 'key-mismatch', message, isKey: true }
    }
    return null
  })
}
