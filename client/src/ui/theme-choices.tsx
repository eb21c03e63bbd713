import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { MenuChoices } from './menu.tsx'
import { chooseTheme, useThemeChoice } from './theme-store.ts'

type Props = { label: string; light: string; dark: string; system: string }

/** The same as ThemeToggle, inside a menu, where only items of a menu may stand. */
export function ThemeChoices({ label, light, dark, system }: Props) {
  return (
    <MenuChoices
      label={label}
      value={useThemeChoice()}
      onValueChange={chooseTheme}
      choices={[
        { value: 'light', label: light, icon: <Sun aria-hidden /> },
        { value: 'dark', label: dark, icon: <Moon aria-hidden /> },
        { value: 'system', label: system, icon: <Monitor aria-hidden /> },
      ]}
    />
  )
}
