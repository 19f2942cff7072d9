import { chart, type Files } from '../../run/scene.ts'
import { styles, type Place } from './place.ts'

/** A route whose timeout is too short: the finding stands at the value `timeout`, and has a fix. */
const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: route}
spec:
  hosts: [a.example.com]
  http:
    - timeout: {{ .Values.timeout }}
      retries: {attempts: 3, perTryTimeout: 3s, retryOn: reset}
      route: [{destination: {host: a.example.com}}]
`

const shown = `apiVersion: v1
kind: Secret
metadata: {name: s}
stringData: {a: {{ .Values.auth.password | quote }}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: {{ printf "at %s" .Values.auth.password | quote }}}
`

const defaults = `auth: {password: ""}
timeout: 20s
user: ""
plain: ""
token: ""
url: ""
config: ""
extraEnv: []
secrets: {}
`

function release(values: string, template: string, files: Files = {}): Files {
  return chart('apps/web', template, { 'values.yaml': defaults, 'values-prod.yaml': values, ...files })
}

function valued(name: string, values: (secret: string) => string, template = `${shown}---\n${route}`): Place {
  return { name: `values: ${name}`, files: (secret) => release(values(secret), template) }
}

function templated(name: string, template: (secret: string) => string): Place {
  return {
    name: `template: ${name}`,
    files: (secret) =>
      release('timeout: 10s\n', `${template(secret)}---\n${route.replace('{{ .Values.timeout }}', '10s')}`),
  }
}

function failing(
  name: string,
  template: string,
  files: (secret: string) => Files = () => ({}),
  values = 'password',
): Place {
  return {
    name: `failing: ${name}`,
    files: (secret) => release(`auth:\n  ${values}: ${secret}\ntimeout: 10s\n`, template, files(secret)),
  }
}

const valuesPlaces: readonly Place[] = [
  ...Object.entries(styles).map(([style, write]) =>
    valued(style, (secret) => `auth:\n${write('password', secret, 2)}timeout: 10s\n`),
  ),
  valued('braces', (secret) => `auth: {password: ${secret}}\ntimeout: 10s\n`),
  valued('the line itself', (secret) => `{auth: {password: ${secret}}, timeout: 10s}\n`),
  valued('above another key', (secret) => `token: ${secret}\nauth: {password: a}\ntimeout: 10s\n`),
  valued('below', (secret) => `timeout: 10s\nauth:\n  password: ${secret}\n`),
  valued(
    'extra variables',
    (secret) => `auth: {password: a}\nextraEnv:\n  - name: API_TOKEN\n    value: ${secret}\ntimeout: 10s\n`,
  ),
  valued('map of secrets', (secret) => `auth: {password: a}\nsecrets:\n  one: ${secret}\ntimeout: 10s\n`),
  valued(
    'text of values',
    (secret) => `auth: {password: a}\nconfig: |\n  password: ${secret}\ntimeout: 10s\n`,
  ),
  valued(
    'address',
    (secret) => `auth: {password: a}\nurl: https://bot:${secret}@example.com\ntimeout: 10s\n`,
  ),
  valued(
    'a name that says nothing, which feeds a Secret',
    (secret) => `auth: {password: a}\nplain: ${secret}\ntimeout: 10s\n`,
    `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: {{ .Values.plain | b64enc }}}\n---\n${route}`,
  ),
  valued(
    'a name that says nothing, which feeds a variable',
    (secret) => `plain: ${secret}\nauth: {password: a}\ntimeout: 10s\n`,
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, image: b, env: [{name: TOKEN, value: {{ .Values.plain }}}]}]}\n---\n${route}`,
  ),
  valued(
    'a name that feeds the annotation',
    (secret) => `auth: {password: ${secret}}\ntimeout: 10s\n`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, annotations: {note: {{ .Values.auth.password }}}}\n---\n${route}`,
  ),
  valued(
    'a host that is made of it',
    (secret) => `auth: {password: ${secret}}\ntimeout: 10s\n`,
    `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: e}\nspec:\n  hosts: ["{{ .Values.auth.password }} b"]\n  ports: [{number: 443, name: tls, protocol: TLS}]\n`,
  ),
  valued(
    'a duration that is made of it',
    (secret) => `auth: {password: ${secret}}\ntimeout: 10s\n`,
    route.replace('.Values.timeout', '.Values.auth.password'),
  ),
]

const templatePlaces: readonly Place[] = [
  templated(
    'Secret',
    (secret) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: {{ .Release.Name }}}\nstringData:\n  a: ${secret}\n`,
  ),
  templated(
    'Secret in a condition',
    (secret) =>
      `{{- if .Values.timeout }}\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: "${secret}"\n{{- end }}\n`,
  ),
  templated(
    'Secret, encoded there',
    (secret) => `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  a: {{ "${secret}" | b64enc }}\n`,
  ),
  templated(
    'Secret, block',
    (secret) =>
      `{{- with .Values.timeout }}\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: |\n    ${secret}\n{{- end }}\n`,
  ),
  templated(
    'default',
    (secret) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  password: {{ .Values.auth.password | default "${secret}" }}\n`,
  ),
  templated(
    'variable',
    (secret) =>
      `{{- $token := "${secret}" }}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  token: {{ $token }}\n`,
  ),
  templated(
    'environment',
    (secret) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}}\nspec:\n  containers:\n    - name: a\n      image: b\n      env:\n        - name: DB_PASSWORD\n          value: ${secret}\n`,
  ),
  templated(
    'comment',
    (secret) =>
      `{{- /* password: ${secret} */}}\n# token: ${secret}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n`,
  ),
]

const schema = (password: object): Files => ({
  'values.schema.json': JSON.stringify({ properties: { auth: { properties: { password } } } }),
})

const failingPlaces: readonly Place[] = [
  failing('fail', '{{ fail (printf "the password %s is too short" .Values.auth.password) }}\n'),
  failing('fail with quotes', '{{ fail (printf "bad %q" .Values.auth) }}\n'),
  failing('fail with the encoded value', '{{ fail (b64enc .Values.auth.password) }}\n'),
  failing('required', '{{ required (printf "no user for %s" .Values.auth.password) .Values.user }}\n'),
  failing('a function that refuses it', '{{ .Values.auth.password | int | fail }}\n'),
  failing('a date', '{{ mustToDate "2006-01-02" .Values.auth.password }}\n'),
  failing('a duration', '{{ mustDateModify .Values.auth.password now }}\n'),
  failing('a version', '{{ semverCompare ">1" .Values.auth.password }}\n'),
  failing('JSON', '{{ mustFromJson .Values.auth.password }}\n'),
  failing('an index', '{{ index .Values .Values.auth.password "x" }}\n'),
  failing('a template of that name', '{{ include .Values.auth.password . }}\n'),
  failing('a template that is built', '{{ tpl (printf "{{ nosuch %s }}" .Values.auth.password) . }}\n'),
  failing(
    'YAML that breaks',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: {{ .Values.auth.password }}: b: c\n',
  ),
  failing('no object', '{{ .Values.auth.password }}\n'),
  failing('a type of a field', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {{ .Values.auth.password }}\n'),
  failing('a broken template beside it', 'a: {{ .Values.auth.password }}\n{{ end }}\n'),
  failing('schema: type', 'a: b\n', () => schema({ type: 'integer' })),
  failing('schema: pattern', 'a: b\n', () => schema({ pattern: '^x$' })),
  failing('schema: enumeration', 'a: b\n', () => schema({ enum: ['x'] })),
  failing('schema: constant', 'a: b\n', () => schema({ const: 'x' })),
  failing('schema: length', 'a: b\n', () => schema({ maxLength: 1 })),
  failing('schema: format', 'a: b\n', () => schema({ format: 'ipv4' })),
  failing('schema: default', 'a: b\n', (secret) =>
    schema({ type: 'integer', default: secret, examples: [secret] }),
  ),
  failing('broken values', 'a: b\n', (secret) => ({
    'values-prod.yaml': `auth:\n  password: ${secret}\n x: [\n`,
  })),
  failing('values with a tab', 'a: b\n', (secret) => ({
    'values-prod.yaml': `auth:\n\tpassword: ${secret}\n`,
  })),
  failing('values that are text', 'a: b\n', (secret) => ({ 'values-prod.yaml': `password=${secret}\n` })),
  failing('values with a key twice', 'a: b\n', (secret) => ({
    'values-prod.yaml': `auth:\n  password: ${secret}\n  password: ${secret}\n`,
  })),
  failing('broken defaults', 'a: b\n', (secret) => ({ 'values.yaml': `password: ${secret}\n: : [\n` })),
  failing('broken template with a literal', 'a: b\n', (secret) => ({
    'templates/b.yaml': `kind: Secret\nstringData:\n  a: ${secret}\n  b: {{ nosuch }}\n`,
  })),
  failing('a literal in another template', '{{ fail (include "pw" .) }}\n', (secret) => ({
    'templates/_a.tpl': `{{- define "pw" }}{{- $password := "${secret}" }}{{ $password }}{{ end }}\n`,
  })),
  failing('a secret that is fetched', '{{ lookup .Values.auth.password }}\n'),
  failing(
    'a number that is none',
    'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: {{ .Values.auth.password }}}]}\n',
  ),
]

const configPlaces: readonly Place[] = [
  config('an unknown key', (secret) => `password: ${secret}\n`),
  config('a broken file', (secret) => `token: ${secret}\nrules: [\n`),
  config('a rule', (secret) => `rules: {password: ${secret}}\n`),
  config('an allowed host', (secret) => `egress-allowlist: ['https://bot:${secret}@example.com']\n`),
  config('a schema', (secret) => `schemas: ['https://bot:${secret}@example.com/crd.yaml']\n`),
  config(
    'a target',
    (secret) => `targets: [{environment: prod, chart: apps/web, values: ['x?token=${secret}']}]\n`,
  ),
  config('a comment', (secret) => `# password: ${secret}\nrules: {routing/nosuch: error}\n`),
  {
    name: 'config: a workflow',
    files: (secret) => ({
      ...release('timeout: 10s\n', route),
      '.github/workflows/meshgate.yaml': `on: [pull_request]\njobs:\n  a:\n    steps:\n      - uses: meshgate/meshgate@v0\n        env: {API_TOKEN: ${secret}}\n        with:\n          github-token: ${secret}\n          config: https://bot:${secret}@example.com\n`,
    }),
  },
]

function config(name: string, text: (secret: string) => string): Place {
  return {
    name: `config: ${name}`,
    files: (secret) => ({ ...release('timeout: 10s\n', route), '.meshgate.yaml': text(secret) }),
  }
}

/** Places in charts, in their values, and in what is configured. */
export const chartPlaces: readonly Place[] = [
  ...valuesPlaces,
  ...templatePlaces,
  ...failingPlaces,
  ...configPlaces,
]
