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
      yield {
        code: isTemplate ? 'template-fails' : 'not-loaded',
        node: { file, line },
        message: `helmfile stops at this line: ${oneLine(message)}`,
        // Versions before 1 execute the templates of a helmfile twice, so that some of them succeed.
        ...(isTemplate && { severity: 'warning' as const, confidence: 'likely' as const }),
        about: message,
      }
    },
  },
})
