import { oneLine } from '../message/one-line.ts'
import { defineRule } from '../rule.ts'

export const helmfileInvalid = defineRule({
  id: 'gitops/helmfile-invalid',
  codes: ['not-loaded', 'template-fails'],
  severity: 'error',
  summary: 'A helmfile that helmfile cannot load, or a template of it that fails.',
  why: 'At this error helmfile stops: none of the releases of the helmfile is installed or updated.',
  fix: 'Follow the message; `helmfile build` shows whether the error is gone.',
  on: {
    *helmfile({ message, file, line }) {
      const isTemplate = message.startsWith('executing ')
      // Helmfile 0 executes such a file, and loads it once its values are there.
      const isOfVersion0 = message.includes('helmfile 1 renders templates only in')
      yield {
        code: isTemplate ? 'template-fails' : 'not-loaded',
        node: { file, line },
        message: `helmfile stops at this line: ${oneLine(message)}`,
        // Versions before 1 execute the templates of a helmfile twice, so that some of them succeed.
        ...((isTemplate || isOfVersion0) && { severity: 'warning' as const, confidence: 'likely' as const }),
        about: message,
      }
    },
  },
})
