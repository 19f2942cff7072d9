/** Plain data as YAML in flow style, on one line. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${scalarYaml(key)}: ${flowYaml(item)}`)
    return `{ ${entries.join(', ')} }`
  }
  return typeof value === 'string' ? scalarYaml(value) : JSON.stringify(value)
}

/** A string as YAML: plain where every reader takes it for a string, else as JSON, which is YAML. */
export function scalarYaml(text: string): string {
  return isPlain.test(text) && !isOther.test(text) ? text : JSON.stringify(text)
}

/** Letters, then what means nothing in block and flow style; a colon only before what follows directly. */
const isPlain = /^[A-Za-z/](?:[\w ./()@+*-]|:(?=[\w/]))*(?<! )$/

/** Words that YAML 1.1 takes for booleans or null. */
const isOther = /^(?:y|yes|n|no|true|false|on|off|null)$/i
