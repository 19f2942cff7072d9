import type { ConsequenceCodes } from '../../model/consequence.ts'
import type { DecidedDifference } from './access-differences.ts'
import type { AccessQuestion } from './access-questions.ts'
import { endSeen } from './witness-path.ts'
import { listed } from './words.ts'

/** What merging does to the requests of a group, with one of them as an example. */
export function accessSentence(
  code: ConsequenceCodes['access'],
  group: readonly DecidedDifference[],
  shown: DecidedDifference,
): string {
  const { question, base, head } = shown
  const example = `\`${question.asked.request.method} ${question.url}\``
  return `${openings[code](whereOf(group), question)}: ${example} was ${endSeen(base)}, and will be ${endSeen(head)}`
}

const openings = {
  'token-lost': (where) => `lets requests without a token get at ${where}, which needed one`,
  opened: (where, question) => `lets ${anyone(question)} get at ${where} without a token`,
  'deny-narrowed': (where, question) =>
    `lets ${anyone(question)} get at ${where} without a token, which a DENY rule no longer refuses`,
  'deny-inverted': (where, question) =>
    `turns a DENY rule round, which lets ${anyone(question)} get at ${where} without a token`,
  'opened-with-token': (where, { token }) =>
    `lets requests with a token of \`${token?.issuer ?? ''}\` get at ${where}`,
  'caller-allowed': (where, { caller }) =>
    `lets pods of \`${caller?.namespace}/${caller?.serviceAccount}\` get at ${where}`,
  served: (where, question) => `serves ${where} to ${anyone(question)}`,
  'token-demanded': (where) => `refuses requests without a token for ${where}`,
  closed: (where, question) => `no longer lets ${whoOf(question)} get at ${where}`,
} satisfies Record<ConsequenceCodes['access'], (where: string, question: AccessQuestion) => string>

function anyone({ caller }: AccessQuestion): string {
  return caller === null ? 'anyone' : 'any pods'
}

function whoOf(question: AccessQuestion): string {
  const { caller, token, isOfAnyone } = question
  const who = isOfAnyone ? anyone(question) : `pods of \`${caller!.namespace}/${caller!.serviceAccount}\``
  return token ? `${who} with a token of \`${token.issuer}\`` : who
}

/** `` `/docs/*` and `/img/*` of `shop.example.com` ``, with the methods if they are not GET alone. */
function whereOf(group: readonly DecidedDifference[]): string {
  const patterns = new Set(group.map(({ question }) => question.pattern))
  const named = [...patterns].filter((pattern) => pattern.startsWith('/'))
  const isAnyOther = named.length < patterns.size
  const paths = [
    ...named.slice(0, maxPaths).map((pattern) => `\`${pattern}\``),
    ...(isAnyOther || named.length > maxPaths ? ['other paths'] : []),
  ]
  const methods = [...new Set(group.map(({ question }) => question.asked.request.method))]
  const by = methods.join() === 'GET' ? '' : ` by ${listed(methods)}`
  return `${listed(paths)} of \`${group[0]!.question.host}\`${by}`
}

/** Limit on the paths of one sentence. */
const maxPaths = 3

/** `GET https://shop.example.com/admin/x without a token`. */
export function askedWords({ asked, url, token, caller, isOfAnyone }: AccessQuestion): string {
  const withToken = token ? `with a token of ${token.issuer}` : 'without a token'
  const from =
    caller === null
      ? ''
      : isOfAnyone
        ? ' from any pods'
        : ` from ${caller.namespace}/${caller.serviceAccount}`
  return `${asked.request.method} ${url} ${withToken}${from}`
}
