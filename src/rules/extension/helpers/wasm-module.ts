import type { Node } from '../../../model/node.ts'
import { isModuleUrl } from '../../schema/cel/url-scheme.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'

type UrlCode = 'url-white-space' | 'url-escape' | 'url-without-scheme' | 'unknown-scheme'
type VariableCode = 'missing-variable-name' | 'duplicate-variable' | 'host-variable-with-value' | 'too-long'

/** The codes of problems with a WebAssembly module and with the requests that it is for. */
export const moduleCodes = [
  'missing-url',
  'url-white-space',
  'url-escape',
  'url-without-scheme',
  'unknown-scheme',
  'not-a-checksum',
  'too-long',
  'missing-variable-name',
  'duplicate-variable',
  'host-variable-with-value',
  'missing-port',
  'port-out-of-range',
] as const
export type ModuleCode = (typeof moduleCodes)[number]

/**
 * Reports what the webhook refuses of a WebAssembly module: the `spec` of a WasmPlugin, or `wasm` of a TrafficExtension (istio
 * `pkg/config/validation/validation.go`, validateWasmPluginURL and the functions beside it).
 */
export function* moduleProblems(module: Node): Generator<Problem<ModuleCode>> {
  yield* urlDefects(module.get('url'))
  yield* checksumDefects(module.get('sha256'))
  yield* lengthDefects(module.get('imagePullSecret'), 253)
  yield* lengthDefects(module.get('pluginName'), 256)
  yield* variableDefects(module.at('vmConfig', 'env'))
}

function* urlDefects(url: Node): Generator<Problem<'missing-url' | UrlCode>> {
  if (!isPresent(url)) yield webhookProblem('missing-url', url, 'a plugin needs a `url` to be loaded from')
  else if (url.text !== '') {
    const defect = urlDefect(url.text)
    if (!defect) return
    const message = `${quote(url.text)} ${defect.text}`
    // Go takes a blank for a part of the path: the webhook accepts such a URL, and no registry has the image.
    if (!isModuleUrl(url.text)) yield webhookProblem(defect.code, url, message)
    else if (defect.code === 'url-white-space') yield { code: defect.code, node: url, message }
  }
}

/** What is wrong with a URL. */
interface UrlDefect {
  readonly code: UrlCode
  /** The end of a sentence about the URL. */
  readonly text: string
}

/**
 * What is wrong with the URL of a plugin; `null` if nothing is. A URL without a scheme is the name of an image. If it has
 * the port of a registry, Go reads the host before the port as a scheme (istio `pkg/config/validation/validation.go`,
 * validateWasmPluginURL).
 */
function urlDefect(text: string): UrlDefect | null {
  if (/[\s\p{Cc}]/u.test(text)) return { code: 'url-white-space', text: 'contains white space' }
  if (/%(?![0-9a-f]{2})/i.test(text)) {
    return { code: 'url-escape', text: 'contains a percent sign that is not part of an escape such as `%20`' }
  }
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(text) ?? []
  if (scheme === undefined || schemes.has(scheme.toLowerCase())) return null
  return /^[^/]+:\d+\//.test(text)
    ? { code: 'url-without-scheme', text: 'has a port and no scheme: write `oci://` before it' }
    : {
        code: 'unknown-scheme',
        text: 'has a scheme from which Istio loads no plugin: use oci, https, http or file',
      }
}

const schemes = new Set(['file', 'http', 'https', 'oci'])

function* checksumDefects(sum: Node): Generator<Problem<'not-a-checksum'>> {
  if (sum.text === '' || /^[0-9a-f]{64}$/.test(sum.text)) return
  yield webhookProblem(
    'not-a-checksum',
    sum,
    `${quote(sum.text)} is not a SHA-256 sum: write 64 characters of 0 to 9 and a to f, in lower case`,
  )
}

function* lengthDefects(node: Node, max: number): Generator<Problem<'too-long'>> {
  if (node.text.length > max) {
    yield webhookProblem('too-long', node, `\`${node.pathKeys.at(-1)}\` is longer than ${max} characters`)
  }
}

function* variableDefects(variables: Node): Generator<Problem<VariableCode>> {
  const firstByName = new Map<string, Node>()
  for (const variable of variables.items().filter(({ kind }) => kind === 'map')) {
    const [name, value] = [variable.get('name'), variable.get('value')]
    const first = firstByName.get(name.text)
    if (!isPresent(name))
      yield webhookProblem('missing-variable-name', name, 'an environment variable has no name')
    else if (first)
      yield webhookProblem('duplicate-variable', name, `variable ${quote(name.text)} is set twice`, {
        node: first,
        note: 'set here first',
      })
    yield* lengthDefects(name, 256)
    if (isPresent(value) && variable.get('valueFrom').text === 'HOST') {
      const message = `variable ${quote(name.text)} takes its value from the proxy (\`valueFrom: HOST\`), so it cannot set a \`value\`: leave one of the two out`
      yield webhookProblem('host-variable-with-value', value, message)
    }
    if (name.text !== '') firstByName.set(name.text, name)
  }
}

/** Reports ports of an entry of `match` that the webhook refuses. */
export function* portProblems(match: Node): Generator<Problem<'missing-port' | 'port-out-of-range'>> {
  for (const port of match.items('ports').filter(({ kind }) => kind === 'map')) {
    const number = port.get('number')
    if (isPresent(number) && number.number === undefined) continue
    if (isPresent(number) && number.number! > 0 && number.number! <= 65_535) continue
    yield webhookProblem(
      isPresent(number) ? 'port-out-of-range' : 'missing-port',
      number,
      isPresent(number)
        ? `${quote(number.data)} is not a port: write a number from 1 to 65535`
        : 'a port of a match has no number: write one from 1 to 65535',
    )
  }
}
