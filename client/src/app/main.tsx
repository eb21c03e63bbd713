import '../styles/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepPagesOffline } from '../sync/offline-shell.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { startTheme } from '../ui/theme-store.ts'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id “root”.')

startTheme()
keepFocus()
keepPagesOffline()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
