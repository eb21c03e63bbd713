import { classNames } from './class-names.ts'
import styles from './kbd.module.css'

type Props = {
  /** “N”, or a combination: “Shift+Right”. */
  keys: string
  onConsole?: boolean | undefined
}

/** The name of a key, drawn as a key. */
export function Kbd({ keys, onConsole }: Props) {
  return <kbd className={classNames(styles.kbd, onConsole && styles.onConsole)}>{keys.replaceAll('+', ' + ')}</kbd>
}
