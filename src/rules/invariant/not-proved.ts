import { defineRule } from '../rule.ts'

export const unprovedInvariant = defineRule({
  id: 'invariant/not-proved',
  codes: ['undecided', 'unchecked'],
  severity: 'warning',
  summary: 'An invariant of the configuration is not known to hold.',
  why: 'An invariant without this finding, and without a violation, is proved for everything that the files say. Objects that are not read or not understood, or that are too many to examine, may break it. An invariant about a host that nothing in the repository uses proves nothing; the host may be mistyped.',
  fix: 'Have what is named rendered or filled in, say in the configuration what files do not tell, or correct the host, port or environment of the invariant.',
  on: {
    *invariant({ code, node, message, about }) {
      if (code !== 'undecided' && code !== 'unchecked') return
      yield { code, node, message, about, identity: about }
    },
  },
})
