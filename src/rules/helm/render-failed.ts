import { joinPath } from '../../core/tree.ts'
import type { RenderFailure } from '../../model/sources.ts'
import { namedValue } from '../named-value.ts'
import { oneLine } from '../one-line.ts'
import { defineRule, type Located } from '../rule.ts'

export const renderFailed = defineRule({
  id: 'helm/render-failed',
  severity: 'error',
  summary: 'The chart does not render with these values.',
  why: 'Helm and the GitOps controller stop at the same error: nothing of this release is applied.',
  fix: 'Follow the message of Helm; where it names a value, set that value.',
  on: {
    *failure(failed) {
      const { schemaErrors, target, message } = failed.failure
      // The values schema and missing files are the cause then, and are reported themselves.
      if (schemaErrors.length > 0 || target.missing.length > 0) return
      const value = namedValue(failed)
      yield {
        node: value ?? template(failed),
        message: `${target.release} does not render: ${oneLine(message.replace(debugHint, ''))}`,
        ...(value &&
          failed.failure.at && {
            related: [{ node: failed.failure.at, note: 'the template that needs it' }],
          }),
      }
    },
  },
})

function template({ failure }: RenderFailure): Located {
  return failure.at ?? ownValues(failure) ?? { file: joinPath(failure.target.path, 'Chart.yaml'), line: 1 }
}

/** The values.yaml of the chart, of which Helm says the line but not the folder. */
function ownValues({ message, target }: RenderFailure['failure']): Located | null {
  const [known, line = '1'] = /^cannot load values\.yaml: (?:.*yaml: line (\d+):)?/s.exec(message) ?? []
  return known === undefined ? null : { file: joinPath(target.path, 'values.yaml'), line: Number(line) }
}

/** An advice of `helm template` for those who can run it. */
const debugHint = /\s*Use --debug flag to render out invalid YAML\s*$/
