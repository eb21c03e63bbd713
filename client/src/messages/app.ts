/** Words of the frame around every screen: loading, a screen that broke, an address that leads nowhere. */
export const app = {
  name: 'Planwall',
  loading: 'Opening',
  /** Follows the name of a screen in the browser's tab. */
  titleOf: (screen: string) => `${screen} – Planwall`,
  broken: {
    title: 'This screen stopped working',
    body: 'Reload to carry on where you were. If it happens again, send us the details.',
    reload: 'Reload',
    copyDetails: 'Copy details',
    copied: 'Details copied',
    copyFailed: 'Select the details below and copy them.',
  },
  updated: {
    title: 'Planwall has been updated',
    body: 'Part of the version you have open is no longer on the server. Reload to get the new one.',
  },
  notFound: {
    title: 'Nothing hangs here',
    body: 'This address leads to no plan. Check the link, or ask the person who sent it for a new one.',
    home: 'Go to your plans',
  },
  theme: { label: 'Theme', light: 'Light', dark: 'Dark', system: 'Same as this device' },
  close: 'Close',
  dismiss: 'Dismiss',
  messagesRegion: 'Messages',
}
