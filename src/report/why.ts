import { groupBy } from '../core/group.ts'
import type { Why, WhyAnswer, WhyTarget } from '../core/why.ts'
import { inertJson, inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { mainExcerpt, relatedValueSections, valueText } from './why-sections.ts'
import { objectTitle } from './words.ts'

/** Limit on listed reasons for targets without an answer. */
const maxReasons = 5

/** Limit on named targets of one answer or reason. */
const maxTargets = 8

/** The answers of `meshgate why` for a terminal. */
export function whyText({ answers, others: unanswered, renders }: Why, paint: Paint = unpainted): string {
  const blocks = answers.map((answer) => [
    ...head(answer, paint),
    ...mainExcerpt(answer, paint),
    ...relatedValueSections(answer, paint),
  ])
  const end = [...unansweredLines(unanswered), renderCount(renders)].map((text) => paint('dim', text))
  return inertOutput(`${[...blocks, end].map((lines) => lines.join('\n')).join('\n\n')}\n`)
}

/** The answers of `meshgate why` as JSON, without workflow commands. */
export function whyJson(why: Why): string {
  return inertJson(why)
}

function head(answer: WhyAnswer, paint: Paint): string[] {
  const { object } = answer
  const title = paint('bold', line(`${objectTitle(object)}  ${object.path ?? ''}`))
  const value = 'value' in answer ? paint('green', valueText(answer.value)) : paint('dim', '(not there)')
  const hint = answer.hint === null ? [] : [`  ${line(answer.hint)}`]
  return [
    `${title}  ${paint('dim', targetsText(answer.targets))}`,
    `  ${value}`,
    ...hint,
    '',
    `${paint('cyan', answer.cause)}: ${causeText(answer)}`,
  ]
}

function targetsText(targets: readonly WhyTarget[]): string {
  const names = targets.slice(0, maxTargets).map(({ target }) => target)
  const hidden = targets.length - names.length
  return line(`${names.join(', ')}${hidden > 0 ? ` and ${hidden} more` : ''}`)
}

const sentences = {
  source: 'it stands in this file, which is applied as it is',
  exact: 'editing this value changes the field, and no other value does',
  probable:
    'editing this value changes the field; no other value is known to change it, but not all could be tried',
  missing: 'the field appears if it is written here',
  object: 'no value changes the field: the template has it; a value only makes the object',
  template: 'no value changes the field: the template has it',
  unknown: 'what changes the field is not known',
} satisfies Record<WhyAnswer['cause'], string>

function causeText(answer: WhyAnswer): string {
  if (answer.problem !== undefined) return line(answer.problem)
  if (answer.cause === 'source' && !('value' in answer))
    return 'it would be written here, in a file that is applied as it is'
  if (answer.unset.length > 0) return unsetSentence(answer)
  if (answer.cause === 'template' && !('value' in answer))
    return 'no value that was tried makes the field appear: the template lacks it'
  if (answer.cause !== 'probable') return sentences[answer.cause]
  if (answer.unproven) return 'this value may change the field; no render with another one succeeds'
  if (answer.others.length > 0) return 'editing this value changes the field, and so do others'
  if (answer.perhaps.length > 0)
    return 'editing this value changes the field; no render could show whether others do, too'
  return sentences.probable
}

function unsetSentence(answer: WhyAnswer): string {
  const names = answer.unset.map(({ path }) => `\`${line(path)}\``).join(' or ')
  return 'value' in answer
    ? `no value that is set changes the field; set ${names}, which nothing sets, to change it`
    : `no value that is set makes the field appear; set ${names}, which nothing sets`
}

/** One line for each reason, with the targets that it applies to. */
function unansweredLines(unanswered: Why['others']): string[] {
  const reasons = groupBy(unanswered, ({ reason }) => reason)
  const lines = [...reasons].map(([reason, group]) => `${targetsText(group)}: ${line(reason)}`)
  const hidden = lines.length - maxReasons
  return hidden > 0 ? [...lines.slice(0, maxReasons), `… and ${hidden} more reasons`] : lines
}

function renderCount(renders: number): string {
  if (renders === 0) return 'nothing had to be rendered'
  return renders === 1 ? '1 render' : `${renders} renders`
}
