import { parseAllowedEgress } from '../istio/hosts/egress-allowlist.ts'
import type { Node } from '../model/node.ts'
import { mistake, type ConfigMistake } from './mistake.ts'

/** The mistakes in `invariants` that the schema cannot find: entries with no or two subjects, and values without effect. */
export function invariantMistakes(invariants: Node): ConfigMistake[] {
  return invariants.items().flatMap((entry) => {
    if (entry.kind !== 'map') return []
    const [never, only] = [entry.get('never'), entry.get('only')]
    if (never.exists === only.exists)
      return [mistake(entry, never.exists ? 'write an entry for each of `never` and `only`' : withoutSubject)]
    return never.exists ? neverMistakes(never) : only.items('reach').flatMap(reachMistakes)
  })
}

const withoutSubject =
  'an invariant needs `never`, requests that must not get in, or `only`, who may reach a host'

function neverMistakes(never: Node): ConfigMistake[] {
  const from = never.get('from')
  const isAtWorkloads = never.get('at').text === 'workloads'
  return [
    ...never.items('hosts').flatMap(hostMistakes),
    ...[...never.items('paths'), ...never.items('notPaths')].flatMap(pathMistakes),
    ...[...never.items('methods'), ...never.items('notMethods')].flatMap(methodMistakes),
    ...(from.exists && !isAtWorkloads
      ? [mistake(from, '`from` has no effect at gateways, which see no pods: write `at: workloads`')]
      : []),
  ]
}

/** Istio reads a `*` as a wildcard only at one end, and in templates. */
function pathMistakes(path: Node): ConfigMistake[] {
  const { text } = path
  const withoutTrailingStars = text.replace(/\/\*\*$/, '/*')
  const plain = withoutTrailingStars.replaceAll(/\{\*\*?\}/g, '').replace(/^\*|\*$/, '')
  if (plain.includes('*'))
    return [
      mistake(
        path,
        `\`${text}\` has a \`*\` inside, which is a literal character: write \`{*}\` for a segment, \`{**}\` for several`,
      ),
    ]
  if (withoutTrailingStars !== text)
    return [mistake(path, `the \`**\` of \`${text}\` is literal; did you mean \`${withoutTrailingStars}\`?`)]
  return text.startsWith('/') || text.startsWith('*')
    ? []
    : [mistake(path, `\`${text}\` is no path; did you mean \`/${text}\`?`)]
}

/** Envoy compares methods with their case, and clients send them in capitals. */
function methodMistakes(method: Node): ConfigMistake[] {
  const { text } = method
  return /^[a-z]+$/.test(text)
    ? [
        mistake(
          method,
          `\`${text}\` matches no request, since methods are in capitals; did you mean \`${text.toUpperCase()}\`?`,
        ),
      ]
    : []
}

function hostMistakes(host: Node): ConfigMistake[] {
  const parsed = parseAllowedEgress(host.text)
  const defect =
    'defect' in parsed
      ? parsed.defect
      : parsed.port === undefined
        ? null
        : 'has a port; a host is meant with every port, and `ports` says which'
  return defect === null ? [] : [mistake(host, `\`${host.text}\` ${defect}`)]
}

function reachMistakes(host: Node): ConfigMistake[] {
  const parsed = parseAllowedEgress(host.text)
  return 'defect' in parsed
    ? [mistake(host, `\`${host.text}\` ${parsed.defect}; write a \`host\` or \`host:port\``)]
    : []
}
