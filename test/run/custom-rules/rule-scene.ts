import { chart, outline, report, type Files } from '../scene.ts'

/** A chart with a route whose timeout is a value. */
export const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  labels: {app: shop}
spec:
  hosts: [shop.example.org]
  http:
    - timeout: {{ .Values.route.timeout }}
      route: [{destination: {host: shop.example.org}}]
    - route: [{destination: {host: shop.example.org}}]
`

export const shop: Files = {
  ...chart('apps/shop', route, { 'values.yaml': 'route:\n  timeout: 5s\n' }),
  'apps/shop/values-prod.yaml': 'route:\n  timeout: 40s\n',
}

export const timeouts = `rules:
  - id: custom/route-timeout
    kinds: [VirtualService]
    field: spec.http[*].timeout
    expression: self == null || duration(self) <= duration('30s')
    message: 'a request may take \`{{ self }}\` in \`{{ target.environment }}\`; write \`30s\` at most'
    docs: https://example.org/timeouts
`

export const named = (config = '') => ({ '.meshgate.yaml': `custom-rules: [policies]\n${config}` })

export const rules = (text = timeouts, config = ''): Files => ({ ...named(config), 'policies/a.yaml': text })

export const ofRules = async (...trees: Parameters<typeof report>) => {
  const { findings } = await report(...trees)
  return findings.filter(({ rule }) => /^custom\/|^meshgate\/(custom|config)/.test(rule))
}

export const outlined = async (...trees: Parameters<typeof report>) => outline(await ofRules(...trees))

export const rule = (lines: string, id = 'custom/a'): string =>
  `rules:\n  - id: ${id}\n    message: wrong\n${lines.replace(/^/gm, '    ')}\n`
