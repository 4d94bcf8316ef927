import { baton, loadBaton } from '../baton.ts'

const title = document.querySelector('h1')!
const news = document.querySelector('output')!

/** Addresses that change by history are seen by the chat; what the view is called, the app says. */
function show(view: string) {
  history.pushState(null, '', `/single-page/${view}`)
  document.title = view
  title.textContent = `Our shop: ${view}`
  baton('navigate', { feature: view })
}

loadBaton()
baton('on', 'handoff', ({ to, name }) => {
  news.textContent = to === 'agent' ? `${name ?? 'Somebody'} helps you now.` : ''
})

document.querySelector('#checkout')!.addEventListener('click', () => show('checkout'))
// Your server signs who somebody is: see "Identify" in docs/how-to/embed.md.
document.querySelector('#sign-in')!.addEventListener('click', () => {
  baton('identify', async () => (await fetch('/baton-token')).text())
})
// Whoever sits here next does not read on in their thread.
document.querySelector('#sign-out')!.addEventListener('click', () => {
  baton('forget')
  baton('shutdown')
})
document.querySelector('#help')!.addEventListener('click', () => baton('open'))
