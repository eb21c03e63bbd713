import 'react'

declare module 'react' {
  // Custom properties may be given in a style like any other.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
