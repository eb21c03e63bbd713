import '../styles/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTheme } from '../ui/theme-store.ts'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id “root”.')

startTheme()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
