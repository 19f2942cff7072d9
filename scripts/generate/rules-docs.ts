import type { Finding } from '../../src/core/report.ts'
import { subjectsOf } from '../../src/rules/explain.ts'
import { rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { findingsIn, loadCases, unmarked, type Case } from '../../test/rules/cases.ts'

/** docs/rules.md: a page of each rule from its metadata and its cases, with what meshgate really says of them. */
export async function rulesDocs(): Promise<string> {
  const cases = loadCases()
  const pages = await Promise.all(rules.map((rule) => page(rule, cases)))
  return `${introduction}\n\n${table()}\n\n${pages.join('\n\n')}\n`
}

const introduction = `# Rules

<!-- Made by \`npm run generate\` from src/rules and test/rules. -->

Each rule has a default severity; \`.meshgate.yaml\` sets another one or switches a rule off. \`meshgate explain RULE\`
prints a page in the terminal. The examples are the tests of the rules: what is shown as output is what they print.`

function table(): string {
  const rows = rules.map(({ id, severity, summary }) => `| [${id}](#${id}) | ${severity} | ${summary} |`)
  return ['| Rule | Severity | Finds |', '|---|---|---|', ...rows].join('\n')
}

async function page(rule: Rule, cases: readonly Case[]): Promise<string> {
  const own = cases.filter((one) => one.rule === rule.id)
  const bad = await Promise.all(own.filter(({ name }) => name === 'bad').map((one) => badExample(one)))
  const good = own.filter(({ name }) => name === 'good').map((one) => textsOf(one).join('\n\n'))
  return [
    `<a id="${rule.id}"></a>\n\n## ${rule.id}`,
    `${rule.summary} Default: **${rule.severity}**. Looks at: ${subjectsOf(rule)}.`,
    `**Why.** ${rule.why}`,
    `**Fix.** ${rule.fix}`,
    '### Found',
    ...bad,
    '### Not found',
    ...good,
  ].join('\n\n')
}

async function badExample(one: Case): Promise<string> {
  const found = (await findingsIn(one)).filter(({ rule }) => rule === one.rule)
  return [...textsOf(one), fenced('text', found.map(outputLine).join('\n'))].join('\n\n')
}

function outputLine({ severity, at, message }: Finding): string {
  return `${severity}  ${at.file}:${at.line}:${at.column}  ${message}`
}

/** The files of a case, each with its name where there are several; what every chart has is left out. */
function textsOf({ files }: Case): string[] {
  const shown = Object.entries(files).filter(([path]) => !path.endsWith('Chart.yaml'))
  return shown.map(([path, text]) => {
    const language = path.endsWith('.json') ? 'json' : 'yaml'
    const name = shown.length > 1 ? `\`${path}\`:\n\n` : ''
    return name + fenced(language, unmarked(text).trimEnd())
  })
}

/** Longer than any run of backticks in the text. */
function fenced(language: string, text: string): string {
  const runs = [...text.matchAll(/`{3,}/g)].map(([run]) => run.length)
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)))
  return `${fence}${language}\n${text}\n${fence}`
}
