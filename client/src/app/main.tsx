import '../styles/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepPagesOffline } from '../sync/offline-shell.ts'
import { startTheme } from '../ui/theme-store.ts'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id “root”.')

startTheme()
keepPagesOffline()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
