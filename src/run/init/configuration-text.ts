import { scalarYaml } from '../policy-tests/propose/flow-yaml.ts'
import type { Question } from './questions.ts'
import type { ReachedHosts } from './reached-hosts.ts'

const schemaUrl = 'https://raw.githubusercontent.com/meshgate/meshgate/main/schemas/config.schema.json'
const docsUrl = 'https://github.com/meshgate/meshgate/blob/main/docs/configuration.md'

/** The text of a `.meshgate.yaml`: the allow-list of reached hosts, and the questions as comments; `null` if there is neither. */
export function configurationText(hosts: ReachedHosts, questions: readonly Question[]): string | null {
  if (hosts.entries.length === 0 && questions.length === 0) return null
  return [
    `# yaml-language-server: $schema=${schemaUrl}\n# What meshgate finds by itself is not here: \`meshgate targets\` lists it. All keys: ${docsUrl}\n`,
    ...(hosts.entries.length === 0 ? [] : [allowlistText(hosts)]),
    ...questions.map(questionText),
  ].join('\n')
}

function allowlistText({ entries, open, unread }: ReachedHosts): string {
  const notes = [
    'Hosts outside that are reached or declared today; any other one is an error. `meshgate egress` says by whom.',
    ...(unread.length === 0
      ? []
      : ['Some of the repository was not read, so that hosts may be missing: `meshgate egress` names what.']),
    ...(open.length === 0
      ? []
      : [
          'Some pods reach whatever host they call (`meshgate egress`): for these the list bounds what is declared.',
        ]),
  ]
  const lines = entries.map((entry) => `  - ${scalarYaml(entry)}\n`)
  return `${notes.map(comment).join('')}egress-allowlist:\n${lines.join('')}`
}

function questionText({ text, proposal }: Question): string {
  return [text, ...proposal].map(comment).join('')
}

/** A line of a comment. Texts that contain names of files are JSON or free of line ends. */
function comment(text: string): string {
  return `# ${text}\n`
}
