import { newestIstio, parseIstioVersion, versionText } from '../core/istio-version.ts'
import type { Node } from '../model/node.ts'
import { mistake, type ConfigMistake } from './mistake.ts'
import { versionAsWritten } from './settings.ts'

/** The mistake in an `istio-version` that is no version; none for an absent or empty one. */
export function versionMistakes(version: Node): ConfigMistake[] {
  const text = versionAsWritten(version) ?? version.text
  if (text === '' || parseIstioVersion(text)) return []
  return [
    mistake(
      version,
      `\`${text}\` is no version of Istio; write major and minor version, for example \`${versionText(newestIstio)}\``,
    ),
  ]
}
