import { schemaDefectCodes } from '../../schema/schema-defect.ts'
import { oneLine } from '../message/one-line.ts'
import { defineRule } from '../rule.ts'

export const configuredSchemaInvalid = defineRule({
  id: 'schema/configured-schema-invalid',
  formerId: 'schema/unusable',
  codes: schemaDefectCodes,
  severity: 'error',
  summary: 'A schema that `.meshgate.yaml` names cannot be used.',
  why: 'Objects of its kind are not checked, or only in part, although the configuration asks for it.',
  fix: 'Correct the path, or the file: CustomResourceDefinitions of `apiextensions.k8s.io/v1`, or JSON schemas that have `x-kubernetes-group-version-kind` or are listed with `version`, `kind` and `file`.',
  on: {
    *configuredSchema({ code, node, message, about }) {
      yield { code, node, message: oneLine(message), about }
    },
  },
})
