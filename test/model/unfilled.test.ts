import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isSubstitution, isUnfilled, mayEqual, placeholderIn } from '../../src/syntax/unfilled.ts'

const substitutions = [
  '${VAR}',
  '${VAR:=shop}',
  '${{ secrets.VAR }}',
  'https://$HOST/keys',
  '$(VAR)',
  '{{ .Values.host }}',
  '{{path.basename}}',
  '<<x>>',
  '<<__CLIENT__>>',
  '<%= x %>',
  '<path:secret/data/shop#host>',
  '__VAR__.example.com',
  '@VAR@',
  '@@X@@',
  '###X###',
  '##host##',
  '%%HOST%%',
  '#{Host}#',
  '{tenant}',
  '*/{host}',
  '{SERVICE_IP_PREFIX}.16',
  '{docker_username}/iris:latest',
  'https://login.example.com/{tenant}/v2.0',
  'HELMSUBST_DEPLOYMENT_REPLICAS',
  '--port=SUBST_PORT',
  './cart.SHOP_NAMESPACE.svc.cluster.local',
]

const placeholders: readonly (readonly [text: string, part: string])[] = [
  ['https://<tenant>.example.com', '<tenant>'],
  ['<no value>', '<no value>'],
  ['CHANGEME', 'CHANGEME'],
  ['change-me.example.com', 'change-me'],
  ['change-me-tenant', 'change-me'],
  ['PATCH_ME', 'PATCH_ME'],
  ['patch_me', 'patch_me'],
  ['override_me', 'override_me'],
  ['Overwrite-Me', 'Overwrite-Me'],
  ['shop.set_me.svc', 'set_me'],
  ['REPLACE_ME', 'REPLACE_ME'],
  ['REPLACE_WITH_HOST', 'REPLACE_WITH_HOST'],
  ['CHANGE_TO_GIT_URL', 'CHANGE_TO_GIT_URL'],
  ['replaced-by-kustomize', 'replaced-by-kustomize'],
  ['to-be-patched', 'to-be-patched'],
  ['HOST_PLACEHOLDER', 'HOST_PLACEHOLDER'],
  ['ns-TEAM_PLACEHOLDER.svc', 'TEAM_PLACEHOLDER'],
  ['PLACEHOLDER_HOST', 'PLACEHOLDER_HOST'],
  ['host_placeholder', 'host_placeholder'],
  ['placeholder', 'placeholder'],
  ['xxx', 'xxx'],
  ['xxxx.example.com', 'xxxx'],
  ['your-tenant.example.com', 'your-tenant'],
  ['https://your_value_here', 'your_value_here'],
  ['your-domain-goes-here.com', 'your-domain-goes-here'],
  ['TODO', 'TODO'],
  ['TBD', 'TBD'],
  ['EW_GW_ADDRESS_CLUSTER2', 'EW_GW_ADDRESS_CLUSTER2'],
  ['INGRESS_HOST:443', 'INGRESS_HOST'],
  ['edge/INGRESS_HOST', 'INGRESS_HOST'],
  ['https://LOGIN_HOST/realms/shop', 'LOGIN_HOST'],
]

const names = [
  '',
  'shop',
  'todo.example.com',
  'https://todomvc.example.com/realms/changes',
  'via.placeholder.com',
  'image-placeholder',
  'www.shop.xxx',
  'patch-me-up',
  'dispatch-me',
  'set-me-free.example.com',
  'https://login.example.com/$1',
  'fixme-tracker',
  'a@B.example.com',
  '%REQ(X-REQUEST-ID)%',
  '[%START_TIME%] "%REQ(:METHOD)%"',
  '__name__',
  '(?P<tenant>[a-z]+)/.*',
  '(?<tenant>[a-z]+)',
  '^/a{2}$',
  '/{*}/{**}',
  '/users/{id}',
  'a{2}',
  'a{2,3}',
  '\\p{Greek}+',
  '{"a":1}',
  'SUBSTANCE_A',
  'ISTIO_MUTUAL',
  'VIRTUAL_HOST',
  'VIRTUAL_HOSTS',
  'DNS_ROUND_ROBIN',
  'SERVER_NAME',
  '%UPSTREAM_HOST%',
  'os.getenv("DB_HOST")',
  'org.example.MAX_SIZE',
  '*.example.com',
]

test.each(substitutions)('`%s` is filled in by a tool', (text) => {
  expect(isSubstitution(text)).toBe(true)
  expect(isUnfilled(text)).toBe(true)
})

test.each(placeholders)('`%s` is for a person to replace', (text, part) => {
  expect(placeholderIn(text)).toBe(part)
  expect(isSubstitution(text)).toBe(false)
  expect(isUnfilled(text)).toBe(true)
})

test.each(names)('`%s` says what it is', (text) => expect(isUnfilled(text)).toBe(false))

describe('what kinds define', () => {
  const texts = ['istio', 'kinds'].flatMap((folder) => {
    const root = new URL(`../../schemas/${folder}/`, import.meta.url)
    const files = readdirSync(root).filter((file) => file.endsWith('.json'))
    return files.flatMap((file) => words(JSON.parse(readFileSync(new URL(file, root), 'utf8'))))
  })

  it('is a good many words', () => expect(texts.length).toBeGreaterThan(500))

  it('is no placeholder: enumerations and names of fields', () =>
    expect(texts.filter(isUnfilled)).toEqual([]))
})

/** The values of enumerations and the names of fields anywhere in a schema. */
function words(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(words)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, below]) => {
    if (key === 'enum' && Array.isArray(below)) return below.filter((value) => typeof value === 'string')
    if (key === 'properties')
      return [...Object.keys(below as object), ...words(Object.values(below as object))]
    return words(below)
  })
}

test('names of letters, digits, dots and hyphens in small letters are none', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/)
  const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
  fc.assert(
    fc.property(host, (name) => {
      fc.pre(!/me|this|your|xxx|placeholder|-be-|-by-/.test(name))
      expect(isUnfilled(name)).toBe(false)
    }),
  )
})

describe('mayEqual', () => {
  test.each([
    ['${REGION}.example.com', 'eu.example.com', true],
    ['${REGION}.example.com', 'shop.example.org', false],
    ['api-${ENV}.example.com', 'api-dev.example.com', true],
    ['api-${ENV}.example.com', 'web-dev.example.com', false],
    ['${A}-${B}.example.com', 'x-y.example.com', true],
    ['${HOST}', 'anything', true],
    ['PATCH_ME', 'anything', true],
    ['change-me.example.com', 'shop.example.org', true],
    ['${A}.example.com', 'shop-${B}', true],
    ['${A}.example.com', '${B}.example.org', false],
    ['{NETWORK}.16', '10.0.0.16', true],
    ['{NETWORK}.16', '10.0.0.17', false],
    ['shop', 'shop', true],
    ['shop', 'orders', false],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(mayEqual(left, right)).toBe(expected)
    expect(mayEqual(right, left)).toBe(expected)
  })

  it('is true whatever a substitution is filled in with', () => {
    const part = fc.stringMatching(/^[a-z.-]{0,6}$/)
    fc.assert(
      fc.property(part, part, part, (before, value, after) => {
        expect(mayEqual(`${before}\${VAR}${after}`, `${before}${value}${after}`)).toBe(true)
      }),
    )
  })
})

test.each([
  'x_',
  '<',
  '<a',
  '${',
  '__A',
  'your_',
  'your_a-',
  '#',
  '###a',
  '$A',
  '@A',
  'A_',
  'PLACEHOLDER_',
  'REPLACE_',
  'replaced-by-',
  'SUBST',
  'SUBST_',
  'a.A_',
  '{',
  '{a',
  '{a}',
])('many `%s` are read in linear time', (part) =>
  expect(typeof isUnfilled(part.repeat(200_000))).toBe('boolean'),
)
