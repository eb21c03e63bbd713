import { useEffect, useState } from 'react'

/** The static cuts that a page may be set in; the browser loads each only when it is asked for. */
const cuts = [
  '400 16px "Inter Print"',
  '500 16px "Inter Print"',
  '600 16px "Inter Print"',
  '400 16px "Newsreader Print"',
  'italic 400 16px "Newsreader Print"',
  '500 16px "Newsreader Print"',
  '600 16px "Newsreader Print"',
]

/** Whether the page can be printed in its own type. A cut that does not arrive does not hold printing up. */
export function useFontsLoaded(): boolean {
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    let current = true
    void Promise.allSettled(cuts.map((cut) => document.fonts.load(cut)))
      .then(() => document.fonts.ready)
      .then(() => {
        if (current) setLoaded(true)
      })
    return () => {
      current = false
    }
  }, [])
  return loaded
}
