import { useEffect } from 'react'
import { useSession } from './plan-provider.tsx'

/**
 * While `isDirty`, this field holds something that was typed and not entered: leaving the page asks first, and no
 * newer client is loaded by itself. Ends with the component.
 */
export function useDraft(isDirty: boolean): void {
  const { drafts } = useSession()
  useEffect(() => (isDirty ? drafts.begin() : undefined), [drafts, isDirty])
}
