import { rules } from '../../src/rules/index.ts'
import { istioctlMessages, type IstioctlMessage } from './istioctl-messages.ts'

/** The text of docs/istioctl-analyze.md: each message of istioctl with the rules that say it, or why none does. */
export async function istioctlDocs(): Promise<string> {
  const rows = istioctlMessages.map(
    (message) => `| ${message.code} | ${message.name} | ${answerTo(message)} |`,
  )
  return `${[
    '# What istioctl analyze says',
    '<!-- Made by `npm run generate` from src/rules and scripts/generate/istioctl-messages.ts. -->',
    'Each message of `istioctl analyze` and `istioctl precheck` (Istio 1.31) with the rules that say the same from files, or with the reason why none does. A rule often says more than the message. Its page says which of its codes `istioctl analyze` reports without a cluster.',
    ['| Message | Name | Rule |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')}\n`
}

/** Links to rules, or the reason; throws if there is neither or both. */
function answerTo({ code, reason }: IstioctlMessage): string {
  const saying = rules.filter(({ istio = [] }) => istio.includes(code))
  if (saying.length > 0 === (reason !== undefined)) throw new Error(`${code}: say a rule or a reason`)
  if (reason !== undefined) return `none: ${reason.replace(/\b([a-z]+\/[a-z-]+)\b/g, (id) => link(id))}`
  // The webhook's refusals are in one rule for each kind, and in further ones.
  if (code === 'IST0106') return `${saying.length} rules, such as ${link('egress/webhook')}`
  return saying.map(({ id }) => link(id)).join(', ')
}

function link(id: string): string {
  return `[${id}](rules/${id.split('/')[0]}.md#${id.replace('/', '')})`
}
