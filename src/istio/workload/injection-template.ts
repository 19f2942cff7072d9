/**
 * What an injection template says about the capture of connections and the proxy of pods: each such line with the conditions
 * around it and the variables of these conditions. Equal for templates that differ in images, resources, probes, volumes and
 * the like (istio `manifests/charts/istio-control/istio-discovery/files/injection-template.yaml`). The whole template if its
 * blocks do not end.
 */
export function capturePartOfTemplate(template: string): readonly string[] {
  // An action may span several lines.
  const joined = template.replace(/\{\{[\s\S]*?\}\}/g, (action) => action.replace(/\s+/g, ' '))
  const lines = joined.split('\n').map((line) => line.trim())
  const placed = placedLines(lines)
  if (!placed) return [template]
  const options = optionLines(lines)
  const deciding = placed.filter(
    ({ text }, index) => options.has(index) || isDeciding(text, lines[index - 1] ?? ''),
  )
  const texts = deciding.map(({ text, conditions }) => [...conditions, text].join(' > '))
  return [...texts, ...variablesOf(lines, texts)]
}

interface PlacedLine {
  readonly text: string
  /** The actions that begin the blocks around it, with their `else`. */
  readonly conditions: readonly string[]
}

/** Each line with the blocks around its beginning; `null` if blocks do not begin or end as they should. */
function placedLines(lines: readonly string[]): PlacedLine[] | null {
  const open: string[] = []
  const placed: PlacedLine[] = []
  for (const text of lines) {
    const conditions = [...open]
    for (const [, action = ''] of text.matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/g))
      if (!enter(open, action)) return null
    // A block that begins and ends in a line is a part of it.
    placed.push({ text, conditions: open.length < conditions.length ? [...open] : conditions })
  }
  return open.length === 0 ? placed : null
}

/** Applies an action of a template to the blocks that are open; false if it ends a block and none is open. */
function enter(open: string[], action: string): boolean {
  if (/^(if|range|with|define|block)\b/.test(action)) open.push(action)
  else if (/^else\b/.test(action)) {
    const begun = open.pop()
    if (begun === undefined) return false
    open.push(`${begun}; ${action}`)
  } else if (action === 'end') return open.pop() !== undefined
  return true
}

/** The indexes of the lines with options of istio-iptables: the items of the list behind its name. */
function optionLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let isOption = false
  for (const [index, line] of lines.entries()) {
    isOption = line.includes('istio-iptables') || (isOption && /^(-\s|\{\{|$)/.test(line))
    if (isOption && line.startsWith('- ')) found.add(index)
  }
  return found
}

/** True for a line about capture or the containers of the proxy. The value of a variable is in the line after its name. */
function isDeciding(line: string, previous: string): boolean {
  return capture.test(line) || (line.startsWith('value:') && metadata.test(previous))
}

const metadata = /\bISTIO_META_(INTERCEPTION_MODE|ENABLE_HBONE|DNS_CAPTURE)\b/

const capture = new RegExp(
  [
    metadata.source,
    'interceptionMode',
    'InterceptionMode',
    'iptables',
    'traffic\\.sidecar\\.istio\\.io/',
    'excludeInboundPort',
    'reroute-virtual-interfaces',
    'security\\.istio\\.io/tlsMode',
    'sidecar\\.istio\\.io/inject\\b',
    'networking\\.istio\\.io/tunnel',
    'ambient\\.istio\\.io/',
    'dataplane-mode',
    'hostNetwork',
    '\\$patch',
    '--skip-rule-apply',
    '^- name: istio-(proxy|init|validation)$',
    '^(initContainers|containers):',
    '^- "?(proxy|sidecar|router)"?$',
  ].join('|'),
)

/** The lines that set variables which texts name, and the variables that these name. */
function variablesOf(lines: readonly string[], texts: readonly string[]): string[] {
  const found: string[] = []
  const queue = [...texts]
  const seen = new Set<string>()
  for (let text = queue.pop(); text !== undefined; text = queue.pop())
    for (const [name] of text.matchAll(/\$[A-Za-z]\w*/g)) {
      if (seen.has(name)) continue
      seen.add(name)
      const setting = lines.filter((line) => new RegExp(`\\${name}\\s*:?=`).test(line))
      found.push(...setting)
      queue.push(...setting)
    }
  return found.toSorted()
}
