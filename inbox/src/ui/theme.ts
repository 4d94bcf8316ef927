import { createSetting } from './setting.ts'

/** Light, dark, or what the system says. */
export const theme = createSetting('baton.theme', ['system', 'light', 'dark'])

/** Puts the chosen theme on the page. */
export function applyTheme(): void {
  const chosen = theme.get()
  if (chosen === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = chosen
}
