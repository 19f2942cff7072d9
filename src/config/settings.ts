import { sourceText } from '../yaml/source-text.ts'
import type { Node } from '../model/node.ts'

/** The data of a configuration. The severity `off` and the version are read as text, whatever YAML makes of them. */
export function settingsOf(root: Node): unknown {
  const settings = {
    ...severitiesOf(root.get('rules')),
    ...versionOf(root.get('istio-version')),
    ...overridesOf(root.get('overrides')),
  }
  return Object.keys(settings).length === 0 ? root.data : { ...(root.data as object), ...settings }
}

function severitiesOf(rulesNode: Node): { rules?: unknown } {
  if (rulesNode.kind !== 'map') return {}
  const severities = rulesNode.entries().map(([id, node]) => [id, node.scalar === false ? 'off' : node.data])
  return { rules: Object.fromEntries(severities) as unknown }
}

function overridesOf(overrides: Node): { overrides?: unknown } {
  if (overrides.kind !== 'list') return {}
  return {
    overrides: overrides
      .items()
      .map((item) =>
        item.kind === 'map' ? { ...(item.data as object), ...severitiesOf(item.get('rules')) } : item.data,
      ),
  }
}

function versionOf(version: Node): { 'istio-version'?: string } {
  const text = versionAsWritten(version)
  return text === undefined ? {} : { 'istio-version': text }
}

/**
 * The text of a version that YAML takes for a number, as it is written: as a number, `1.30` would be 1.3. `undefined` if the
 * version is absent or no number, such as the string `1.30.2`.
 */
export function versionAsWritten(version: Node): string | undefined {
  return version.yaml && version.number !== undefined ? sourceText(version.yaml) : undefined
}
