import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shown } from './texts.ts'

/** Each pair: a text, and what is shown of it with `~` for the mask. */
function expectShown(pairs: Readonly<Record<string, string>>): void {
  for (const [text, wanted] of Object.entries(pairs)) {
    expect(shown(text)).toBe(wanted.replaceAll('~', '<masked>'))
  }
}

describe('a text of YAML', () => {
  it('shows nothing of a Secret but what it is, whatever wraps it', () => {
    const secret = (value: string): string => `apiVersion: v1
kind: Secret
metadata: {name: a}
stringData:
  password: ${value}
  lines: |
    ${value}

    ${value}
oops: ${value}
type: Opaque
`
    const indented = (text: string, depth: number): string => text.replace(/^(?=.)/gm, ' '.repeat(depth))
    const wraps: ((text: string) => string)[] = [
      (text) => text,
      (text) => `kind: List\nitems:\n-\n${indented(text, 2)}`,
      (text) => `spec:\n  workload:\n    manifests:\n    -\n${indented(text, 6)}`,
      (text) => `kind: ConfigMap\ndata:\n  secret.yaml: |\n${indented(text, 4)}`,
      (text) => `a: [\n---\n${text}`,
      (text) => `{{- if .Values.on }}\n${text}{{- end }}\n`,
    ]
    for (const wrap of wraps) expect(shown(wrap(secret('hunter2')))).toBe(wrap(secret('<masked>')))
  })

  it('shows what refers to Secrets', () => {
    const text = `spec:
  imagePullSecrets: [{name: registry}]
  automountServiceAccountToken: true
  volumes: [{name: certs, secret: {secretName: web-tls}}]
  containers:
    - env:
        - name: DB_PASSWORD
          valueFrom: {secretKeyRef: {name: db, key: password}}
  valuesFrom:
    - kind: Secret
      name: payments
      valuesKey: values.yaml
  auth: {existingSecret: payments-oauth, tokenUrl: https://idp.example.com/token, passwordKey: password}
  jwtRules: [{issuer: https://idp.example.com, audiences: [payments], forwardOriginalToken: true}]
  jwks: '{"keys":[{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2a","e":"AQAB"}]}'
`
    expect(shown(text)).toBe(text)
  })

  it('masks values by the names of their keys, of their neighbours and of flags', () => {
    expectShown({
      'env:\n- name: DB_PASSWORD\n  value: hunter2\n': 'env:\n- name: DB_PASSWORD\n  value: ~\n',
      'env:\n- value: hunter2\n  name: DB_PASSWORD\n': 'env:\n- value: ~\n  name: DB_PASSWORD\n',
      'parameters: [{name: auth.password, value: x}, {name: a, value: b}]\n':
        'parameters: [{name: auth.password, value: ~}, {name: a, value: b}]\n',
      'args: [--token, hunter2, "--password=hunter2", --level, info]\n':
        'args: [--token, ~, "--password=~", --level, info]\n',
      'tokens: [a1, b2]\npasswords: {a: x, name: y}\n': 'tokens: [~, ~]\npasswords: {a: ~, name: y}\n',
      'password: {value: x, length: 8}\nsecret: {data: {a: b}, name: c}\n':
        'password: {value: ~, length: 8}\nsecret: {data: {a: ~}, name: c}\n',
      'op: add\npath: /spec/env/DB_PASSWORD/value\nvalue: x\n':
        'op: add\npath: /spec/env/DB_PASSWORD/value\nvalue: ~\n',
      'secretGenerator: [{name: a, literals: [user=x]}]\n': 'secretGenerator: [{name: a, literals: [~]}]\n',
      'password: &p hunter2\nother: *p\n': 'password: &p ~\nother: *p\n',
    })
  })

  it('masks parts of texts', () => {
    expectShown({
      'note: postgres://{{ .Values.user }}:hunter2pass9@db/app\n':
        'note: postgres://{{ .Values.user }}:~@db/app\n',
      'note: postgres://<user>:hunter2pass9@db/app\n': 'note: postgres://<user>:~@db/app\n',
      'url: postgres://app:hun@ter2@db:5432/app?sslmode=off\n':
        'url: postgres://app:~@db:5432/app?sslmode=off\n',
      'data:\n  app.env: |\n    PASSWORD=x y\n    LEVEL=info\n':
        'data:\n  app.env: |\n    PASSWORD=~\n    LEVEL=info\n',
      'values: |\n  auth:\n    password: hunter2\n    user: x\n':
        'values: |\n  auth:\n    password: ~\n    user: x\n',
      'json: \'{"password":"x","user":"y"}\'\n': 'json: \'{"password":~,"user":"y"}\'\n',
      'jwk: \'{"kty":"oct","k":"x"}\'\n': 'jwk: \'{"kty":"oct","k":~}\'\n',
      'folded: >\n  password:\n  hunter2\n': 'folded: >\n  ~\n  ~\n',
    })
  })
})

describe('a text of any other kind', () => {
  it('masks what its lines name: comments, templates, scripts, what cannot be read', () => {
    expectShown({
      '# password: hunter2\na: b\n': '# password: ~\na: b\n',
      '# the password: it must be set\n': '# the password: it must be set\n',
      'password: {{ .Values.password | default "hunter2" | quote }}\n':
        'password: {{ .Values.password | default "~" | quote }}\n',
      'password: {{ required "set a password" .Values.password }}\n':
        'password: {{ required "set a password" .Values.password }}\n',
      '{{- $token := "abc" }}\n{{- $token := .Values.token }}\n':
        '{{- $token := "~" }}\n{{- $token := .Values.token }}\n',
      'export TOKEN="a b"; curl --api-key abc123 x\n': 'export TOKEN="~"; curl --api-key ~ x\n',
      'token = self.token\nif token == "x"\n': 'token = self.token\nif token == "x"\n',
      'a: [\npassword: hunter2\n': 'a: [\npassword: ~\n',
      'a: [\npassword: |\n  one\n  two\nb: c\n': 'a: [\npassword: |\n  ~\n  ~\nb: c\n',
      'a: [\nenv:\n- name: TOKEN\n  value: x\n': 'a: [\nenv:\n- name: TOKEN\n  value: ~\n',
    })
  })

  it('masks what has the shape of a secret', () => {
    expectShown({
      'see https://x.example.com/a?sig=abcdef12&v=1': 'see https://x.example.com/a?sig=~&v=1',
      'Authorization: Bearer abc.def-123': 'Authorization: ~',
      'use AKIAABCDEFGHIJKLMNOP or ghp_abcdefghijklmnopqrstuvwxyz': 'use ~ or ~',
      'a eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl b': 'a ~ b',
      'git@github.com:a/b and ssh://git@github.com/a/b': 'git@github.com:a/b and ssh://git@github.com/a/b',
      'key: "-----BEGIN PRIVATE KEY-----\\nMIIEvgIBADANBgkqhkiG9w0B\\nabc=\\n-----END PRIVATE KEY-----\\n"':
        'key: "-----BEGIN PRIVATE KEY-----~-----END PRIVATE KEY-----\\n"',
    })
  })
})

describe('a token', () => {
  const token = (prefix: string, length: number): string =>
    prefix + 'a1B2c3D4e5F6g7H8'.repeat(6).slice(0, length)

  it.each([
    token('whsec_', 20),
    token('sk-', 24),
    token('hvr.', 24),
    token('pypi-', 60),
    `dor_v1_${'0a1b'.repeat(10)}`,
    `shppa_${'0a1b'.repeat(6)}`,
    token('ya29.', 30),
  ])('is masked where nothing else hints at a secret: %s', (text) => {
    expectShown({ [`a ${text} b`]: 'a ~ b' })
  })

  it('is masked in the address of a webhook without a scheme', () => {
    expectShown({ 'a hooks.slack.com/services/T0/B0/x1y2z3 b': 'a hooks.slack.com/services/~ b' })
    expectShown({ 'a discord.com/api/webhooks/1234/x1y2z3 b': 'a discord.com/api/webhooks/~ b' })
  })
})

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...[
        'password: x',
        '  token: |',
        '- name: DB_PASSWORD',
        '  value: y',
        'kind: Secret',
        'stringData:',
        '{',
        '"',
        ']',
      ],
      ...[
        'data: {a: "b',
        '-----BEGIN PRIVATE KEY-----',
        '{{ "x" }}',
        '# secret: z',
        'a=b',
        '\t',
        '  - x',
        '---',
        '&a *a',
      ],
    ),
    fc.string({ maxLength: 20 }),
  )
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

  it('keeps its lines', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(shown(each).split('\n').length).toBe(each.split('\n').length)
      }),
    )
  })

  it('is shown equally once it is masked', () => {
    fc.assert(
      fc.property(text, (each) => {
        const once = shown(each)
        expect(shown(once)).toBe(once)
      }),
    )
  })
})
