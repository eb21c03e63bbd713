import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './qr-code.module.css'

/** The white margin a reader needs around the code, in modules; the standard asks for four. */
const QUIET_ZONE = 4

type Props = {
  text: string
  /** Accessible name, saying where it leads. */
  label: string
  /** Width and height in CSS pixels, quiet zone included. */
  size: number
}

/** A code to scan: black on white with its white margin in every theme. */
export function QrCode({ text, label, size }: Props) {
  const { path, modules } = useMemo(() => drawModules(text), [text])
  const side = modules + 2 * QUIET_ZONE
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
      className={styles.code}
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The dark modules as one path, a run of neighbours in a row at a time; and how many modules a side has. */
function drawModules(text: string): { path: string; modules: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) => {
    const line = row.map((dark) => (dark ? '#' : ' ')).join('')
    return [...line.matchAll(/#+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`)
  })
  return { path: runs.join(''), modules: size }
}
