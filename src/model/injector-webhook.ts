import type { Node } from './node.ts'

/** True for a webhook by which istiod injects sidecars into pods. */
export function isInjectorWebhook(webhook: Node): boolean {
  const resources = webhook.items('rules').flatMap((rule) => rule.items('resources'))
  return (
    webhook.get('name').text.endsWith('istio.io') && resources.some(({ text }) => /^(pods|\*)$/.test(text))
  )
}
