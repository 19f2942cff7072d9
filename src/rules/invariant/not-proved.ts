import { defineRule } from '../rule.ts'

export const unprovedInvariant = defineRule({
  id: 'invariant/not-proved',
  codes: ['undecided', 'unchecked'],
  severity: 'warning',
  summary: 'An invariant of the configuration is not known to hold.',
  why: 'Without this finding and without a broken invariant, each one is proved for all that files say. What is not read, not understood, or more than can be looked at may break it. One that nothing in the repository has to do with holds for no reason, as one does with a mistyped host.',
  fix: 'Have what is named rendered or filled in, say in the configuration what files do not tell, or correct the host, port or environment of the invariant.',
  on: {
    *invariant({ code, node, message, about }) {
      if (code !== 'undecided' && code !== 'unchecked') return
      yield { code, node, message, about, identity: about }
    },
  },
})
