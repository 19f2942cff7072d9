import { describe, expect, it } from 'vitest'
import { chart } from '../scene.ts'
import { application, root, places } from './nested-scene.ts'

describe('a value that the release of an Application or HelmRelease lacks', () => {
  const token = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: web }
spec:
  jwtRules:
    - issuer: {{ .Values.login.url }}
      jwksUri: https://id.example.org/keys
      {{- with .Values.login.clients }}
      audiences: {{ . | toJson }}
      {{- end }}
`
  const issuer = 'url: https://id.example.org'
  const inner = chart('web', token, { 'values.yaml': `login: { ${issuer} }\n` })
  const rule = 'jwt/audience-missing'

  it('is missing in the map of the outer chart that is passed on', async () => {
    const outer = root(`other: 1\nweb:\n  login:\n    ${issuer}\n`, 'valuesObject: {{ toJson .Values.web }}')
    expect(await places({ ...inner, ...outer }, rule)).toEqual(['root/values.yaml:3:3 missing'])
  })

  it('is missing in the map of the outer chart whose template reads another name', async () => {
    const outer = root(
      `signIn:\n  issuer: https://id.example.org\n`,
      'valuesObject:',
      '  login:',
      '    url: {{ .Values.signIn.issuer }}',
      '    {{- with .Values.signIn.audiences }}',
      '    clients: {{ . | toJson }}',
      '    {{- end }}',
    )
    expect(await places({ ...inner, ...outer }, rule)).toEqual(['root/values.yaml:1:1 missing'])
  })

  it('is missing in the map that the template of the Application writes', async () => {
    const outer = root('other: 1\n', 'valuesObject:', '  login:', '    url: https://id.example.org')
    expect(await places({ ...inner, ...outer }, rule)).toEqual(['root/templates/all.yaml:11:9 missing'])
  })

  it('is missing in the values of the outermost release', async () => {
    const files = {
      ...inner,
      ...root('web: {}\n', 'valuesObject: {{ toJson .Values.web }}'),
      'apps/root.yaml': application('root', 'valuesObject:', `  web: { login: { ${issuer} } }`),
    }
    expect(await places(files, rule)).toEqual(['apps/root.yaml:11:16 missing'])
  })

  it('is missing in the values of the inner chart where no other has the map', async () => {
    expect(await places({ ...inner, ...root('other: 1\n', 'valuesObject: { x: 1 }') }, rule)).toEqual([
      'web/values.yaml:1:1 missing',
    ])
  })
})
