import type { Node } from '../../model/node.ts'
import { dryRunUnsupported } from '../shared/dry-run.ts'
import { isPresent } from '../message/is-present.ts'
import { scopeCodes, scopeProblems } from '../shared/policy-scope.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const jwtWebhook = defineRule({
  id: 'jwt/webhook',
  formerId: 'jwt/shape',
  codes: [
    ...scopeCodes,
    'dry-run-unsupported',
    'empty-audience',
    'empty-parameter',
    'empty-cookie',
    'missing-header-name',
    'output-without-header',
    'output-without-claim',
    'header-syntax',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'A RequestAuthentication that Istio refuses.',
  why: 'Istio checks each RequestAuthentication when it is applied, and refuses the whole object for one empty field.',
  fix: 'Fill the field in, or remove it.',
  on: {
    *RequestAuthentication(authentication) {
      yield* scopeProblems(authentication)
      yield* dryRunUnsupported(authentication)
      for (const rule of authentication.spec.items('jwtRules')) yield* ruleProblems(rule)
    },
  },
})

type RuleCode = (typeof stringLists)[number]['code'] | 'missing-header-name' | OutputCode
type OutputCode = 'output-without-header' | 'output-without-claim' | 'header-syntax'

function* ruleProblems(rule: Node): Generator<Problem<RuleCode>> {
  for (const { code, list, noun } of stringLists) {
    for (const item of rule.items(list).filter(isEmpty))
      yield webhookProblem(code, item, `\`${list}\` has an empty ${noun}: remove it`)
  }
  for (const header of rule.items('fromHeaders').map((item) => item.get('name'))) {
    if (!isPresent(header))
      yield webhookProblem('missing-header-name', header, 'a header of `fromHeaders` has no name: set `name`')
  }
  for (const output of rule.items('outputClaimToHeaders')) yield* outputProblems(output)
}

/** Lists of strings of which none may be empty. */
const stringLists = [
  { code: 'empty-audience', list: 'audiences', noun: 'audience' },
  { code: 'empty-parameter', list: 'fromParams', noun: 'name' },
  { code: 'empty-cookie', list: 'fromCookies', noun: 'name' },
] as const

function isEmpty(item: Node): boolean {
  return item.scalar === '' || item.isNull
}

function* outputProblems(output: Node): Generator<Problem<OutputCode>> {
  const [header, claim] = [output.get('header'), output.get('claim')]
  if (!isPresent(header))
    yield webhookProblem(
      'output-without-header',
      header,
      'an entry of `outputClaimToHeaders` names no header: set `header`',
    )
  if (!isPresent(claim))
    yield webhookProblem(
      'output-without-claim',
      claim,
      'an entry of `outputClaimToHeaders` names no claim: set `claim`',
    )
  const { text } = header
  if (text === '' || /^[-\w]+$/.test(text)) return
  const message = `header ${quote(text)} may contain only letters, digits, \`-\` and \`_\``
  yield webhookProblem('header-syntax', header, message)
}
