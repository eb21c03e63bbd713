import { useEffect, useState } from 'react'

/** A pointer that lies still for so long is in the way, in milliseconds. */
const STILL_MS = 3_000

/** True while the pointer has not moved for a while, so that it can be hidden. */
export function useHiddenPointer(): boolean {
  const [hidden, setHidden] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setHidden(true), STILL_MS)
    const handleMove = () => {
      clearTimeout(timer)
      setHidden(false)
      timer = setTimeout(() => setHidden(true), STILL_MS)
    }
    window.addEventListener('pointermove', handleMove)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', handleMove)
    }
  }, [])
  return hidden
}
