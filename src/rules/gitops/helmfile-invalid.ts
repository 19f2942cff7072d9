import type { UndefinedNeed } from '../../core/evaluated-helmfile.ts'
import { closestName } from '../../schema/suggest.ts'
import { oneLine } from '../message/one-line.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const helmfileInvalid = defineRule({
  id: 'gitops/helmfile-invalid',
  codes: ['not-loaded', 'template-fails', 'undefined-need'],
  severity: 'error',
  summary:
    'A helmfile that helmfile cannot load, a template of it that fails, or a release that needs one which is not defined.',
  why: 'At this error helmfile stops: none of the releases of the helmfile is installed or updated.',
  fix: 'Follow the message; `helmfile build` shows whether the error is gone.',
  on: {
    *helmfile({ message, file, line, need }) {
      const isTemplate = message.startsWith('executing ')
      // Helmfile 0 executes such a file, and loads it once its values are there.
      const isOfVersion0 = message.includes('helmfile 1 renders templates only in')
      yield {
        code: need ? 'undefined-need' : isTemplate ? 'template-fails' : 'not-loaded',
        node: { file, line },
        message: `helmfile stops at this line: ${oneLine(message)}${need ? needAdvice(need) : ''}`,
        // Versions before 1 execute the templates of a helmfile twice, so that some of them succeed.
        ...((isTemplate || isOfVersion0 || need?.byFlag) && {
          severity: 'warning' as const,
          confidence: 'likely' as const,
        }),
        about: message,
      }
    },
  },
})

/** What to write instead of the name, as the end of a sentence. */
function needAdvice({ name, defined, byFlag }: UndefinedNeed): string {
  const similar = similarNeed(name, defined)
  const flag = byFlag ? ', unless it is called with `--namespace` or `--kube-context`' : ''
  return `${flag}; ${similar === undefined ? 'define it, or remove it from `needs`' : `did you mean ${quote(similar)}?`}`
}

/** The release of the same name elsewhere, or that with the most similar name. */
function similarNeed(need: string, defined: readonly string[]): string | undefined {
  const similar = closestName(nameOf(need), defined.map(nameOf))
  return defined.find((release) => nameOf(release) === similar)
}

function nameOf(need: string): string {
  return need.slice(need.lastIndexOf('/') + 1)
}
