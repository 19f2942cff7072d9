import type { KustomizationTarget } from '../../core/target.ts'
import { derived } from '../../model/derived.ts'
import { isTooSlow } from '../../model/render-failure.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { oneLine } from '../message/one-line.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const buildFailed = defineRule({
  id: 'gitops/build-failed',
  codes: ['not-built', 'time-limit'],
  severity: 'error',
  summary: 'A kustomization that cannot be built.',
  why: 'Flux, Argo CD and kustomize stop at the same error: nothing of this kustomization is applied, and the objects that it applied before stay as they were.',
  fix: 'Follow the message of kustomize; `kustomize build FOLDER` shows whether the error is gone.',
  across: {
    *build({ build, rendersInBase }, mesh) {
      if (build.status !== 'not-built' || build.isOutOfTime) return
      // schema/yaml-invalid reports a file that is not YAML, and the path of a template is filled in before the build.
      const { at, message, target } = build
      const unread = unreadFiles(mesh)
      if (target.files.some((file) => unread.has(file)) || isUnfilled(withoutGoValues(message))) return
      const isLimit = isTooSlow(message)
      yield {
        code: isLimit ? 'time-limit' : 'not-built',
        // The limit depends on the machine.
        ...(isLimit && !rendersInBase && { severity: 'info' as const }),
        node: at ?? { file: target.file, line: 1 },
        message: `${titleOf(target)} cannot be built: ${oneLine(message)}`,
        // Without base, files that are made before the build may be missing here.
        ...(rendersInBase ? {} : { confidence: 'likely' as const }),
      }
    },
  },
})

/** Go prints an absent value as `<nil>` and an object as `{{v1 Service} …}`, which are no placeholders. */
function withoutGoValues(message: string): string {
  return message.replaceAll('<nil>', '').replace(/ in object \{\{.*\}\}/s, '')
}

function titleOf({ path, flux }: KustomizationTarget): string {
  if (flux) return `the Flux Kustomization ${quote(flux.name)}`
  return path === '' ? 'the kustomization' : `the kustomization ${quote(path)}`
}

/** The files that have to be YAML and are not. */
const unreadFiles = derived([], ({ documents }): ReadonlySet<string> => {
  const unread = documents.filter(
    ({ document, reading }) => reading !== 'unread' && document.root === null && document.problems.length > 0,
  )
  return new Set(unread.map(({ file }) => file))
})
