import { customRuleCodes, type CustomRule } from '../core/custom-rule.ts'
import { istioSentence } from './istio-codes.ts'
import { viewsOf, type Rule } from './rule.ts'

/** Prints a rule's page as text for a terminal, at most 80 columns wide, ending in a line break. */
export function explainRule(rule: Rule): string {
  const sections = [
    `${rule.id} (${rule.isOptional ? 'off by default' : rule.severity})`,
    wrap(rule.summary),
    `Why\n${wrap(rule.why, '  ')}`,
    `What to do\n${wrap(rule.fix, '  ')}`,
    ...(rule.id.startsWith('meshgate/') ? [] : [`To accept a finding\n${wrap(waiverSyntax(rule), '  ')}`]),
    `Codes\n${wrap(rule.codes.join(', '), '  ')}`,
    `Looks at\n${wrap(describeViews(rule), '  ')}`,
    ...(rule.istio ? [`In Istio\n${wrap(istioSentence(rule), '  ')}`] : []),
  ]
  return `${sections.join('\n\n')}\n`
}

/** Prints the page of a rule that a repository defines, in the same form. */
export function explainCustomRule(rule: CustomRule): string {
  const { id, severity, summary, why, fix, kinds, expressions, at, url } = rule
  const sections = [
    `${id} (${severity})`,
    wrap(summary),
    `Why\n${wrap(why, '  ')}`,
    `What to do\n${wrap(fix, '  ')}`,
    `To accept a finding\n${wrap(waiverSyntax(rule), '  ')}`,
    `Codes\n${wrap(customRuleCodes.join(', '), '  ')}`,
    `Looks at\n${wrap(kinds.join(', '), '  ')}`,
    ...(expressions.match === null ? [] : [`If\n${wrap(expressions.match, '  ')}`]),
    `Requires\n${wrap(expressions.expression, '  ')}`,
    `Defined in\n${wrap(`${at.file}:${at.line}`, '  ')}`,
    ...(url === undefined ? [] : [`More\n${wrap(url, '  ')}`]),
  ]
  return `${sections.map(printable).join('\n\n')}\n`
}

/** Removes control characters from a text of a repository. */
function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, '')
}

/** The comment that waives a finding of a rule. */
function waiverSyntax({ id }: Pick<Rule, 'id'>): string {
  return `Above its line: # meshgate-ignore ${id} -- REASON`
}

/** Names what a rule looks at: "VirtualService, `mediatedTls` values". */
export function describeViews(rule: Rule): string {
  return viewsOf(rule)
    .map((view) => viewNames[view] ?? (view.startsWith('values/') ? `\`${view.slice(7)}\` values` : view))
    .join(', ')
}

const viewNames: Readonly<Record<string, string>> = {
  document: 'every YAML file',
  target: 'releases, charts and folders',
  failure: 'releases that do not render',
  manifest: 'every object',
  deadValue: 'values that no template reads',
  undefinedValue: 'values that a template reads and nothing sets',
  configuredSchema: 'schemas that `.meshgate.yaml` names',
  customRule: 'rules that the repository defines, in files that `custom-rules` of `.meshgate.yaml` names',
  waiver: 'waivers: comments, `waivers` in the configuration, the baseline',
  weakening: 'changes of the configuration and of workflows that use meshgate',
  policyTest: 'policy tests: `*.meshgate-test.yaml`',
  lostCheck: 'targets that base checks and head cannot',
  helmfile: 'helmfiles',
  consequence: 'what differs between base and head, and what it does to requests',
  reference: 'what kustomizations and objects of Argo CD and Flux name',
}

const width = 80

function wrap(text: string, indent = ''): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!
    if (line !== '' && indent.length + line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => indent + line).join('\n')
}
