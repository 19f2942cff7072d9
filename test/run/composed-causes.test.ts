import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const values = 'scheme: https\nhost: id.example.com\nrealm: shop\nkeys: "https://{{ .Values.host }}/keys"\n'

/** A chart with one JWT rule, and what an environment sets. */
function tokens(issuer: string, jwksUri: string, environment: string): Files {
  const template = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules:
    - issuer: ${issuer}
      jwksUri: ${jwksUri}
`
  return { ...chart('web', template, { 'values.yaml': values }), 'web/values-prod.yaml': environment }
}

describe('a field of several values stands at the one that makes it wrong', () => {
  const issuer = 'https://{{ .Values.host }}'
  const realm = '"https://{{ .Values.host }}/realms/{{ .Values.realm }}"'
  const keys = 'https://{{ .Values.host }}/keys'
  const invalidIssuer = 'jwt/issuer-invalid'
  const invalidKeys = 'jwt/jwks-uri-invalid'

  it.each([
    ['a query', invalidIssuer, realm, keys, 'host: id.example.org\nrealm: shop?x=1\n', 2],
    ['a query in the host', invalidIssuer, issuer, keys, 'realm: shop\nhost: id.example.org?x=1\n', 2],
    [
      'a query, printed',
      invalidIssuer,
      '{{ printf "https://%s/%s" .Values.host .Values.realm }}',
      keys,
      'host: id.example.org\nrealm: "shop?x=1"\n',
      2,
    ],
    ['white space', invalidIssuer, realm, keys, 'host: id.example.org\nrealm: "a b"\n', 2],
    [
      'a scheme',
      invalidKeys,
      issuer,
      '{{ .Values.scheme }}://{{ .Values.host }}/keys',
      'scheme: http\nhost: id.example.org\n',
      1,
    ],
    [
      'a scheme in a text that `tpl` reads',
      invalidKeys,
      issuer,
      '{{ tpl .Values.keys . }}',
      'host: id.example.org\nkeys: "http://{{ .Values.host }}/keys"\n',
      2,
    ],
  ])('%s', async (_, rule, issuerText, jwksUri, environment, line) => {
    const { findings } = await report(tokens(issuerText, jwksUri, environment))
    const places = findings
      .filter((finding) => finding.rule === rule)
      .map(({ at }) => `${at.file}:${at.line}`)
    expect(places).toEqual([`web/values-prod.yaml:${line}`])
  })
})
