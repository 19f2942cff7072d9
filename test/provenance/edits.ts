/**
 * Other texts that a person could have written in place of a scalar, of the same shape so that templates and schemas
 * stay content: at most three. `enums` are lists of words that a schema allows in one place.
 */
export function otherTexts(text: string, enums: readonly (readonly string[])[] = []): string[] {
  const words = [...enums, ...knownWords].find((list) => list.includes(text))
  if (words) return words.filter((word) => word !== text).slice(0, maxEdits)
  const shape = shapes.find(({ is }) => is.test(text))
  const alternatives = shape ? shape.others(text) : textOthers(text)
  return [...new Set(alternatives)].filter((alternative) => alternative !== text).slice(0, maxEdits)
}

const maxEdits = 3

/** Words of Kubernetes and Istio that may replace each other. */
const knownWords: readonly (readonly string[])[] = [
  ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', 'DISABLE', 'PASSTHROUGH'],
  ['STRICT', 'PERMISSIVE'],
  ['ALLOW', 'DENY', 'AUDIT'],
  ['HTTP', 'HTTPS', 'TLS', 'TCP', 'GRPC'],
  ['GET', 'POST', 'PUT', 'DELETE'],
  ['MESH_EXTERNAL', 'MESH_INTERNAL'],
  ['DNS', 'STATIC', 'NONE'],
  ['ROUND_ROBIN', 'LEAST_REQUEST', 'RANDOM'],
  ['REGISTRY_ONLY', 'ALLOW_ANY'],
  ['ClusterIP', 'NodePort', 'LoadBalancer'],
  ['Always', 'IfNotPresent', 'Never'],
  ['debug', 'info', 'warn', 'error'],
]

interface Shape {
  readonly is: RegExp
  others(text: string): string[]
}

/** The first that fits counts. */
const shapes: readonly Shape[] = [
  { is: /^(true|false)$/, others: (text) => [text === 'true' ? 'false' : 'true'] },
  { is: /^(yes|no)$/, others: (text) => [text === 'yes' ? 'no' : 'yes'] },
  { is: /^(on|off)$/, others: (text) => [text === 'on' ? 'off' : 'on'] },
  { is: /^(null|~)?$/, others: () => ['probe', '7'] },
  { is: /^-?\d+$/, others: (text) => [1, 10, -1].map((step) => String(Number(text) + step)) },
  { is: /^\d+(\.\d+){3}(\/\d+)?$/, others: (text) => [raised(text, /\d+(?=(\.\d+){2}(\/\d+)?$)/)] },
  { is: /^v?\d+(\.\d+)+/, others: (text) => [raised(text, /\d+(?=\D*$)/), raised(text, /\d+/)] },
  { is: /^\d+[a-zA-Z%]/, others: (text) => [1, 10].map((step) => raised(text, /^\d+/, step)) },
  { is: /^\s*[[{].*[\]}]\s*$/s, others: (text) => [...jsonOthers(text), ...textOthers(text)] },
  { is: /^[a-z]+:\/\/[^/]+/, others: urlOthers },
  { is: /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, others: hostOthers },
]

/** The text with the number that `pattern` finds raised. */
function raised(text: string, pattern: RegExp, step = 1): string {
  return text.replace(pattern, (digits) => String(Number(digits) + step))
}

function hostOthers(host: string): string[] {
  const [, wildcard = '', suffix = ''] = /^(\*\.)?(.*)$/.exec(host)!
  return [`${wildcard}probe-${suffix}`, host.replace(/\.[^.]+$/, '-probe$&'), `${wildcard}probe.${suffix}`]
}

function urlOthers(url: string): string[] {
  return [url.replace('://', '://probe.'), `${url}/probe`, url.replace(/^([a-z]+:\/\/[^/:]+)/, '$1.probe')]
}

/** At the end, at the front, inside: at the last word, so that JSON stays JSON. */
function textOthers(text: string): string[] {
  const front = text.startsWith('/') ? `/probe${text}` : `probe-${text}`
  const inside = text.replace(/\w(?=\W*$)/, '$&x')
  return [`${text}-probe`, front, ...encodedOthers(text), inside]
}

/** JSON with every text and number in it altered; nothing if it is no JSON. */
function jsonOthers(text: string): string[] {
  try {
    return [
      JSON.stringify(JSON.parse(text), (_, value: unknown) => {
        if (typeof value === 'string') return `${value}-probe`
        return typeof value === 'number' ? value + 1 : value
      }),
    ]
  } catch {
    return []
  }
}

/** Base64 of a text becomes base64 of another text. */
function encodedOthers(text: string): string[] {
  if (!/^([\w+/]{4}){2,}([\w+/]{2}==|[\w+/]{3}=)$/.test(text)) return []
  const plain = atob(text)
  return /^[ -~]+$/.test(plain) ? [btoa(`${plain}-probe`)] : []
}
