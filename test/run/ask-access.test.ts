import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addAccess } from '../../src/cli/mesh-commands.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { AccessAnswer } from '../../src/core/access-answer.ts'
import { accessMarkdown } from '../../src/report/access/access-markdown.ts'
import { accessText } from '../../src/report/access/access-text.ts'
import { askAccess } from '../../src/run/access/ask-access.ts'
import { folderTexts } from '../charts/render.ts'
import { describedAccess } from './answer-schemas.ts'
import { inputOf, type Files } from './scene.ts'

const policies = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: token, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  rules:
    - from: [{ source: { requestPrincipals: ['*'] } }]
    - to:
        - operation:
            paths: [/healthz]
`
const files = { 'policies.yaml': policies }
const opened = { 'policies.yaml': policies.replace('[/healthz]', "[/healthz, '/docs/*']") }

async function compare(head: Files, base: Files = files): Promise<AccessAnswer> {
  return describedAccess(await askAccess(inputOf(head, base, { options: { together: true } })))
}

async function verdictOf(head: Files, base?: Files): Promise<string> {
  const { meshes } = await compare(head, base)
  return meshes.map(({ verdict, because }) => [verdict, ...because].join(': ')).join('\n')
}

describe('who gets in', () => {
  it.each<[string, Files, string]>([
    ['is proved to be the same', files, 'equal'],
    ['is proved to be the same by other words', { 'all.yaml': `# The same\n${policies}` }, 'equal'],
    ['is nobody new', { 'policies.yaml': policies.slice(0, policies.indexOf('    - to')) }, 'nothing-new'],
    ['is somebody new', opened, 'new'],
  ])('%s', async (_, head, expected) => {
    expect(await verdictOf(head)).toBe(expected)
  })

  it('is not known where files may belong together or not', async () => {
    const { meshes } = await askAccess(inputOf(files, files))
    expect(meshes.map(({ verdict }) => verdict)).toEqual(['unknown'])
  })

  it('is not known where something beside them does not render', async () => {
    const targets = `targets:
  - { environment: prod, manifests: [policies.yaml] }
  - { environment: prod, chart: app, namespace: shop }
`
    const app = {
      'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
      'app/templates/a.yaml': '{{ fail "no" }}',
      '.meshgate.yaml': targets,
    }
    const answer = await askAccess(inputOf({ ...files, ...app }, { ...files, ...app }))
    expect(answer.meshes.map(({ verdict, because }) => ({ verdict, because }))).toEqual([
      { verdict: 'unknown', because: ['app@prod is not rendered'] },
    ])
    const unchanged = { ...inputOf({ ...files, ...app }, { ...files, ...app }), isUnchanged: () => true }
    expect((await askAccess(unchanged)).meshes).toMatchObject([{ verdict: 'equal', because: [] }])
    expect(accessText(answer)).toContain('Not known to be equal because\n    app@prod is not rendered')
  })

  it('says of a proof that it leaves routes aside', async () => {
    const route = (host: string): Files => ({
      ...files,
      'route.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec: { hosts: [api], http: [{ route: [{ destination: { host: ${host} } }] }] }
`,
    })
    const answer = await compare(route('other'), route('api'))
    const sentence =
      'Every request is let through or refused as in base. Where they are sent is not compared: VirtualService shop/api differs.'
    expect(answer.meshes).toMatchObject([{ verdict: 'equal', routes: ['VirtualService shop/api'] }])
    expect(accessText(answer)).toContain(sentence)
    expect(accessMarkdown(answer)).toContain(`**${sentence}**`)
  })

  it('is said without the secrets that policies compare headers with', async () => {
    const key = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'
    const rule = `    - when: [{ key: 'request.headers[x-api-key]', values: [${key}] }]\n`
    const answer = await compare({ 'policies.yaml': `${policies}${rule}` })
    expect(accessText(answer)).toMatch(/where the header `x-api-key` is `<masked [0-9a-f]{8}>`/)
    expect(JSON.stringify(answer)).not.toContain(key)
    expect(answer.meshes[0]!.changes[0]!.witness.headers).toMatchObject({
      'x-api-key': expect.stringMatching(/^<masked/) as string,
    })
  })

  it('says so for a mesh that base does not have', async () => {
    expect(await verdictOf(files, { 'a.yaml': 'a: 1' })).toContain('base has no such mesh')
  })

  it('says so for a mesh that head does not have', async () => {
    expect(await verdictOf({ 'a.yaml': 'a: 1' })).toBe('unknown: head has no such mesh')
  })
})

describe('of a chart', () => {
  const values = (paths: string): string => `jwt:
  issuer: https://id.example
  jwksUri: https://id.example/keys
  audiences: [shop]
services:
  orders:
    hosts: [orders.example.com]
    destination: { host: orders.shop.svc.cluster.local, port: 8080 }
    publicPaths: [${paths}]
`
  const filesOf = (text: string): Files => ({
    ...folderTexts('charts/istio-jwt'),
    'values-prod.yaml': text,
    '.meshgate.yaml': `targets:
  - { environment: prod, chart: charts/istio-jwt, release: jwt, namespace: shop, values: [values-prod.yaml] }
`,
  })

  it('says what is let in at the line of the values, in every format', async () => {
    const answer = await askAccess(
      inputOf(filesOf(values("/healthz, '/docs/*'")), filesOf(values('/healthz'))),
    )
    expect(accessText(answer)).toMatchInlineSnapshot(`
      "prod
        opened  port 80 of Gateway shop/jwt
          requests for all under \`/docs/\` of \`orders.example.com\`, without a token, from anywhere: were 403 and are now let through
          requests for all under \`/docs/\` of \`orders.example.com\`, with a token of \`https://id.example\` (\`aud\` is \`shop\` whatever its scheme and last slash but not \`shop\`), from anywhere: were 403 and are now let through
          requests for all under \`/docs/\` of \`orders.example.com\`, with a token of \`https://id.example\` (\`aud\` is \`shop\`, no \`sub\`), from anywhere: were 403 and are now let through
          because of AuthorizationPolicy istio-system/shop-jwt-orders spec.rules[2].to[0].operation.notPaths[1] values-prod.yaml:9
          for example GET orders.example.com/docs/any-path at port 80, without TLS
        New: 3 classes of requests get in.
      "
    `)
    expect(accessMarkdown(answer)).toMatchInlineSnapshot(`
      "## prod

      **New: 3 classes of requests get in.**

      |  | Where | Requests | For example | Because of |
      | --- | --- | --- | --- | --- |
      | opened | port 80 of Gateway shop/jwt | requests for all under \`/docs/\` of \`orders.example.com\`, without a token, from anywhere: were 403 and are now let through | \`GET orders.example.com/docs/any-path at port 80, without TLS\` | \`AuthorizationPolicy istio-system/shop-jwt-orders values-prod.yaml:9\` |
      | opened | port 80 of Gateway shop/jwt | requests for all under \`/docs/\` of \`orders.example.com\`, with a token of \`https://id.example\` (\`aud\` is \`shop\` whatever its scheme and last slash but not \`shop\`), from anywhere: were 403 and are now let through | <code>GET orders&#46;example&#46;com&#47;docs&#47;any&#45;path at port 80&#44; authorization&#58; Bearer &#60;token&#62;&#44; token &#123;&#34;iss&#34;&#58;&#34;https&#58;&#47;&#47;id&#46;example&#34;&#44;&#34;aud&#34;&#58;&#34;shop&#47;&#34;&#125;&#44; without TLS</code> | \`AuthorizationPolicy istio-system/shop-jwt-orders values-prod.yaml:9\` |
      | opened | port 80 of Gateway shop/jwt | requests for all under \`/docs/\` of \`orders.example.com\`, with a token of \`https://id.example\` (\`aud\` is \`shop\`, no \`sub\`), from anywhere: were 403 and are now let through | <code>GET orders&#46;example&#46;com&#47;docs&#47;any&#45;path at port 80&#44; authorization&#58; Bearer &#60;token&#62;&#44; token &#123;&#34;iss&#34;&#58;&#34;https&#58;&#47;&#47;id&#46;example&#34;&#44;&#34;aud&#34;&#58;&#34;shop&#34;&#125;&#44; without TLS</code> | \`AuthorizationPolicy istio-system/shop-jwt-orders values-prod.yaml:9\` |
      "
    `)
    expect(answer.meshes[0]!.changes[0]).toMatchInlineSnapshot(`
      {
        "base": {
          "by": [
            {
              "file": "charts/istio-jwt/templates/authorization.yaml",
              "line": 45,
              "object": "AuthorizationPolicy istio-system/shop-jwt-orders",
              "path": "spec.rules[2]",
              "value": {
                "file": "values-prod.yaml",
                "line": 4,
              },
            },
          ],
          "outcomes": [
            "403",
          ],
          "verdict": "refused",
        },
        "because": [
          {
            "file": "charts/istio-jwt/templates/authorization.yaml",
            "line": 49,
            "object": "AuthorizationPolicy istio-system/shop-jwt-orders",
            "path": "spec.rules[2].to[0].operation.notPaths[1]",
            "value": {
              "file": "values-prod.yaml",
              "line": 9,
            },
          },
        ],
        "entries": [
          "port 80 of Gateway shop/jwt",
        ],
        "head": {
          "by": [
            {
              "file": "charts/istio-jwt/templates/routes.yaml",
              "line": 13,
              "object": "VirtualService shop/orders",
              "path": "spec.hosts",
              "value": {
                "file": "values-prod.yaml",
                "line": 7,
              },
            },
          ],
          "outcomes": [
            "let through",
          ],
          "verdict": "allowed",
        },
        "isWithoutIdentity": true,
        "isWithoutToken": true,
        "kind": "opened",
        "missing": [],
        "requests": [
          {
            "except": [],
            "of": [
              "\`orders.example.com\`",
            ],
            "part": "host",
          },
          {
            "except": [],
            "of": [
              "all under \`/docs/\`",
            ],
            "part": "path",
          },
          {
            "except": [],
            "of": [
              "without a token",
            ],
            "part": "token",
          },
        ],
        "witness": {
          "address": null,
          "claims": null,
          "headers": {},
          "host": "orders.example.com",
          "identity": null,
          "method": "GET",
          "port": 80,
          "target": "/docs/any-path",
          "transport": "plain",
        },
      }
    `)
  })
})

it('is a command with options of its own', () => {
  const program = new Command()
  addAccess(program, {} as Terminal)
  const [command] = program.commands
  expect(command!.name()).toBe('access')
  expect(command!.opts()).toMatchObject({ base: 'HEAD', format: 'text' })
})
