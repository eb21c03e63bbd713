import type * as Y from 'yjs'
import { err, ok, type Result } from '../result.ts'
import { sectionMap } from './plan-doc.ts'
import { isScalarField, parseScalar, type ScalarField } from './scalar.ts'
import type { SectionId } from './section-id.ts'
import { fieldOf } from './sections.ts'
import type { Scalar } from './value.ts'

/** A section's own value; null when it is empty, or is nothing this field can have. */
export function readScalar(doc: Y.Doc, section: SectionId, field: string): Scalar {
  const known = fieldOf(section, field)
  return known && isScalarField(known) ? parseScalar(known, sectionMap(doc, section).get(field)) : null
}

/** Sets a section's own value; null empties it. The document is left as it was when the value is refused. */
export function setScalar(
  doc: Y.Doc,
  section: SectionId,
  field: string,
  value: Scalar,
): Result<Scalar, 'noSuchField' | 'badValue'> {
  const known = fieldOf(section, field)
  if (known === null || !isScalarField(known)) return err('noSuchField')
  return writeScalar(sectionMap(doc, section), known, value)
}

/** Sets one key of a section or a row. What is there already is not written again. */
export function writeScalar(map: Y.Map<unknown>, field: ScalarField, value: Scalar): Result<Scalar, 'badValue'> {
  const parsed = value === null ? null : parseScalar(field, value)
  if (parsed === null && value !== null) return err('badValue')
  if (parsed === null) map.delete(field.id)
  else if (JSON.stringify(map.get(field.id)) !== JSON.stringify(parsed)) map.set(field.id, parsed)
  return ok(parsed)
}
