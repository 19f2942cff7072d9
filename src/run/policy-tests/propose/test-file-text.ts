import type { TestExpectation, TestToken } from '../../../core/policy-test-file.ts'
import { flowYaml, scalarYaml } from './flow-yaml.ts'
import type { Draft } from './draft.ts'

/** A case with what it expects. */
export interface ProposedCase {
  readonly name: string
  readonly draft: Draft
  readonly expect: TestExpectation
  /** Empty for each mesh that has something for the host. */
  readonly environments: readonly string[]
  /** Hosts that other repositories may have. */
  readonly elsewhere: readonly string[]
}

/** The text of a file of policy tests with some cases. */
export function testFileText(cases: readonly ProposedCase[]): string {
  return [
    '# What the mesh decides today where no test looked: proposed by `meshgate test --write`.\n',
    '# Keep what is meant, repair what is not, and give the cases names that say what they protect.\n',
    testFileBody(cases),
  ].join('')
}

/** The same without a word about where it comes from. */
export function testFileBody(cases: readonly ProposedCase[]): string {
  const tokens = tokenNames(cases)
  const elsewhere = [...new Set(cases.flatMap((proposed) => proposed.elsewhere))].toSorted()
  const blocks = cases.map((proposed) => caseText(proposed, tokens))
  const sections = [
    ...(elsewhere.length > 0 ? [`elsewhere: ${flowYaml(elsewhere)}\n`] : []),
    ...(tokens.size > 0 ? [`tokens:\n${definitions(tokens)}`] : []),
    `cases:\n${blocks.join('\n')}`,
  ]
  return sections.join('\n')
}

/** The names of tokens, by their JSON. */
function tokenNames(cases: readonly ProposedCase[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const used = new Set<string>()
  for (const { draft } of cases) {
    if (!draft.token || names.has(JSON.stringify(draft.token))) continue
    const name = distinct(describedToken(draft.token), used)
    used.add(name)
    names.set(JSON.stringify(draft.token), name)
  }
  return names
}

function distinct(name: string, used: ReadonlySet<string>): string {
  let number = 2
  let candidate = name
  while (used.has(candidate)) candidate = `${name} ${number++}`
  return candidate
}

/** `of login.example.com with scope`, `of login.example.com, expired`. */
function describedToken({ issuer = '', audience, exp, kid, claims }: TestToken): string {
  const host = issuer.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const names = Object.keys(claims ?? {})
  return [
    `of ${host}${names.length === 0 ? '' : ` with ${names.join(' and ')}`}`,
    ...(exp === '-2m' ? ['expired'] : []),
    ...(audience === 'another-service' ? ['for another service'] : []),
    ...(kid === undefined ? [] : [`of an ${kid} key`]),
  ].join(', ')
}

function definitions(tokens: ReadonlyMap<string, string>): string {
  return [...tokens]
    .map(([token, name]) => `  ${scalarYaml(name)}: ${flowYaml(JSON.parse(token))}\n`)
    .join('')
}

function caseText(proposedCase: ProposedCase, tokens: ReadonlyMap<string, string>): string {
  const { name, draft, expect, environments } = proposedCase
  const { method, url, path, headers, token, from } = draft
  const fields: readonly (readonly [string, unknown])[] = [
    ['url', url],
    ['paths', [path]],
    ...(method === 'GET' ? [] : [['methods', [method]] as const]),
    ...(Object.keys(headers).length > 0 ? [['headers', headers] as const] : []),
    ...(token ? [['token', tokens.get(JSON.stringify(token))] as const] : []),
    ...(from === null ? [] : [['from', from] as const]),
    ...(environments.length > 0 ? [['environments', environments] as const] : []),
    ['expect', expect],
  ]
  return `  - name: ${scalarYaml(name)}\n${fields.map(([key, value]) => `    ${key}: ${flowYaml(value)}\n`).join('')}`
}
