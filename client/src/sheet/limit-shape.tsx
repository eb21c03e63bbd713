/** The shape that goes with a limit's word, so that neither has to be told by colour: a diamond, a circle, a star. */
export function LimitShape({
  limit,
  className,
}: {
  limit: 'red' | 'green' | 'superGreen'
  className: string | undefined
}) {
  return (
    <svg className={className} viewBox="0 0 12 12" aria-hidden="true">
      {limit === 'green' ? <circle cx="6" cy="6" r="5.2" /> : <path d={limit === 'red' ? diamond : star} />}
    </svg>
  )
}

const diamond = 'M6 .4 11.6 6 6 11.6.4 6Z'
const star = 'M6 .1l1.8 3.8 4.1.5-3 2.9.8 4.1L6 9.4l-3.7 2 .8-4.1-3-2.9 4.1-.5z'
