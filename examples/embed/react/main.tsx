import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Support } from './support.tsx'

function Shop() {
  const [view, setView] = useState('home')
  const [there, setThere] = useState(true)
  return (
    <main>
      <h1>Our shop: {view}</h1>
      <button type="button" onClick={() => setView('checkout')}>
        Checkout
      </button>
      <button type="button" onClick={() => setThere(!there)}>
        {there ? 'Leave' : 'Come back'}
      </button>
      {there && <Support view={view} />}
    </main>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
)
