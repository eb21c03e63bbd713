import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { Segmented } from './segmented.tsx'
import { chooseTheme, useThemeChoice } from './theme-store.ts'

type Props = { label: string; light: string; dark: string; system: string }

/** Light, dark, or as the device says. */
export function ThemeToggle({ label, light, dark, system }: Props) {
  return (
    <Segmented
      label={label}
      value={useThemeChoice()}
      onValueChange={chooseTheme}
      segments={[
        { value: 'light', label: light, icon: <Sun aria-hidden />, labelHidden: true },
        { value: 'dark', label: dark, icon: <Moon aria-hidden />, labelHidden: true },
        { value: 'system', label: system, icon: <Monitor aria-hidden />, labelHidden: true },
      ]}
    />
  )
}
