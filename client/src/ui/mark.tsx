type Props = { /** In CSS pixels. */ size?: number | undefined }

/** The product's mark: a ruled page with one part lit. Always beside the name, so it is silent. */
export function Mark({ size = 26 }: Props) {
  return (
    <svg viewBox="0 0 26 26" width={size} height={size} aria-hidden="true">
      <rect x="1" y="3" width="24" height="20" rx="2.5" fill="var(--ink)" />
      <path
        d="M4.5 7.5h17M4.5 11.2h4.6M4.5 14.4h4.6M4.5 17.6h4.6M16.9 11.2h4.6M16.9 14.4h4.6M16.9 17.6h4.6"
        stroke="var(--panel)"
        strokeWidth="1.5"
      />
      <rect x="10.6" y="10.2" width="4.8" height="8.4" fill="var(--accent)" stroke="var(--panel)" />
    </svg>
  )
}
