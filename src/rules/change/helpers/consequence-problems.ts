import { dependsOnText, inBrackets } from '../../../core/consequence-words.ts'
import type { Severity } from '../../../core/report.ts'
import type {
  MeshConsequence,
  ConsequenceArea,
  ConsequenceCodes,
  ConsequenceIn,
} from '../../../model/consequence.ts'
import type { Problem } from '../../problem.ts'

/** The problem of a consequence of an area, by the severity of its code; none for one of another area. */
export function consequenceProblems<Area extends ConsequenceArea>(
  consequence: MeshConsequence,
  area: Area,
  severities: Readonly<Record<ConsequenceCodes[Area], Severity>>,
): Problem<ConsequenceCodes[Area]>[] {
  if (!isIn(consequence, area)) return []
  const { code, sentence, place, about, missing, brought = [] } = consequence
  const { node, object } = place
  const severity = severities[code]
  return [
    {
      code,
      node,
      ...(node.path === object?.root.at('metadata', 'name').path && { at: 'object' as const }),
      message: `merging ${sentence}${dependsOnText(missing)}${inBrackets('it also adds what cannot be checked:', brought)}`,
      about,
      identity: about,
      ...(missing.length === 0
        ? { severity }
        : { severity: severity === 'error' ? 'warning' : severity, confidence: 'likely' }),
    },
  ]
}

function isIn<Area extends ConsequenceArea>(
  consequence: MeshConsequence,
  area: Area,
): consequence is Extract<MeshConsequence, ConsequenceIn<Area>> {
  return consequence.area === area
}
