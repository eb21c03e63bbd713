import { type Ref, type RefCallback, useCallback } from 'react'

/** One ref that feeds two, for a component that needs the element its caller may also want. */
export function useMergedRefs<E>(first: Ref<E> | undefined, second: RefCallback<E>): RefCallback<E> {
  return useCallback(
    (element: E | null) => {
      const detachFirst = attach(first, element)
      const detachSecond = attach(second, element)
      return () => {
        detachFirst()
        detachSecond()
      }
    },
    [first, second],
  )
}

/** Gives the element to a ref of either kind; the returned function takes it away again. */
function attach<E>(ref: Ref<E> | undefined, element: E | null): () => void {
  if (typeof ref === 'function') {
    const detach = ref(element)
    return typeof detach === 'function' ? detach : () => void ref(null)
  }
  if (!ref) return () => {}
  ref.current = element
  return () => {
    ref.current = null
  }
}
