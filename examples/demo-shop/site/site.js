// Everything the shop's pages do. No framework and no request to anybody but this server.

window.Baton =
  window.Baton ||
  function () {
    ;(window.Baton.q = window.Baton.q || []).push(arguments)
  }

const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const euro = (amount) => `€${amount.toFixed(2)}`

let feature
let doing = {}

tellPage()
keepCart()
showDates()
offerPayment()
offerAddress()
keepSignedIn()
offerHelp()

/** Tells the widget which part of the shop this is, once a page: help pages by the article that was asked for. */
function tellPage() {
  const article = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  if (article?.tagName === 'DETAILS') article.open = true
  feature = article?.dataset.feature ?? document.body.dataset.feature
  tellDoing({})
  window.addEventListener('hashchange', () => {
    const opened = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (opened?.tagName === 'DETAILS') opened.open = true
  })
}

/** Tells the widget what the customer is doing here: nobody has to ask what is in the cart, or how the payment went. */
function tellDoing(more) {
  doing = { ...doing, ...more }
  window.Baton?.('page', { feature, context: doing })
}

function readCart() {
  try {
    return JSON.parse(localStorage.getItem('folio-cart')) ?? { 'folio-one': 1, 'quiet-rooms': 1 }
  } catch {
    return { 'folio-one': 1, 'quiet-rooms': 1 }
  }
}

function keepCart() {
  const cart = readCart()

  const change = (sku, by) => {
    cart[sku] = Math.min(9, Math.max(0, (cart[sku] ?? 0) + by))
    try {
      localStorage.setItem('folio-cart', JSON.stringify(cart))
    } catch {
      // Storage may be switched off; the cart then lasts as long as the page.
    }
    show()
  }

  const show = () => {
    let items = 0
    for (const quantity of Object.values(cart)) items += quantity
    for (const badge of all('[data-cart-count]')) badge.textContent = items

    let sum = 0
    for (const line of all('[data-sku]')) {
      const quantity = cart[line.dataset.sku] ?? 0
      line.hidden = quantity === 0
      sum += quantity * Number(line.dataset.price)
      for (const output of all('output', line)) output.textContent = quantity
      for (const cell of all('.sum', line)) cell.textContent = euro(quantity * Number(line.dataset.price))
    }
    const shipping = sum === 0 || sum >= 29 ? 0 : 3.9
    for (const cell of all('[data-subtotal]')) cell.textContent = euro(sum)
    for (const cell of all('[data-shipping]')) cell.textContent = shipping === 0 ? 'free' : euro(shipping)
    for (const cell of all('[data-total]')) cell.textContent = euro(sum + shipping)
    for (const part of all('[data-when-empty]')) part.hidden = items > 0
    for (const part of all('[data-when-filled]')) part.hidden = items === 0
    if (feature === 'cart' || feature === 'checkout')
      tellDoing({
        cart: items === 0 ? 'empty' : `${items === 1 ? '1 item' : `${items} items`}, ${euro(sum + shipping)}`,
      })
  }

  for (const button of all('[data-add]')) {
    button.addEventListener('click', () => {
      change(button.dataset.add, 1)
      button.textContent = `In your cart (${cart[button.dataset.add]})`
    })
  }
  for (const button of all('[data-by]')) {
    button.addEventListener('click', () => change(button.closest('[data-sku]').dataset.sku, Number(button.dataset.by)))
  }
  show()
}

/** The demo's orders are always recent: `data-day="-3"` becomes the date three days ago. */
function showDates() {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
  for (const time of all('time[data-day]')) {
    const date = new Date()
    date.setDate(date.getDate() + Number(time.dataset.day))
    time.dateTime = date.toISOString().slice(0, 10)
    time.textContent = format.format(date)
  }
}

/** Nothing is sent: the form's answer depends on the card number alone. */
function offerPayment() {
  const form = document.getElementById('payment')
  if (!form) return
  const refused = document.getElementById('refused')
  const placed = document.getElementById('placed')
  const button = form.querySelector('button')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    refused.hidden = true
    button.disabled = true
    setTimeout(() => {
      button.disabled = false
      const accepted = document.getElementById('card').value.replaceAll(/\D/g, '').endsWith('1111')
      ;(accepted ? placed : refused).hidden = false
      form.hidden = accepted
      tellDoing({ payment: accepted ? 'accepted' : 'declined' })
      if (!accepted) console.error('Payment refused: card_declined (issuer code 05)')
      ;(accepted ? placed : refused).focus()
    }, 700)
  })
}

/** Completing the address of the held order fails, as it does at the worst moment in real shops. */
function offerAddress() {
  const form = document.getElementById('complete-address')
  const failed = document.getElementById('address-failed')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    failed.hidden = false
    console.error('Address of order 48213 not updated: carrier_rejected (409)')
    failed.focus()
  })
}

/** Signing in as the demo customer hands the widget a token that the demo server has signed. */
async function signIn() {
  const response = await fetch('/demo/identity', { method: 'POST' })
  if (!response.ok) throw new Error(`The demo server answered ${response.status}.`)
  const { token } = await response.json()
  window.Baton?.('identify', token)
}

function keepSignedIn() {
  const show = () => {
    const signedIn = sessionStorage.getItem('folio-customer') === 'dana'
    for (const part of all('[data-signed-in]')) part.hidden = !signedIn
    for (const part of all('[data-signed-out]')) part.hidden = signedIn
    for (const link of all('[data-account-link]')) link.textContent = signedIn ? 'Dana' : 'Account'
  }
  const button = document.getElementById('sign-in')
  const problem = document.getElementById('sign-in-problem')
  button?.addEventListener('click', async () => {
    button.disabled = true
    problem.hidden = true
    try {
      await signIn()
      sessionStorage.setItem('folio-customer', 'dana')
      show()
    } catch (error) {
      problem.textContent = `Signing in did not work. ${error.message} Start Baton in development mode and try again.`
      problem.hidden = false
    }
    button.disabled = false
  })
  show()
  if (sessionStorage.getItem('folio-customer') === 'dana') signIn().catch((error) => console.warn(error.message))
}

/** The help centre tells the chat what was searched for and read here, and asks it for a person where that was not enough. */
function offerHelp() {
  const form = document.getElementById('help-search')
  if (!form) return
  const found = document.getElementById('help-found')
  const titleOf = (article) => article.querySelector('summary').textContent
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const query = document.getElementById('help-words').value.trim()
    if (!query) return
    const asked = new URLSearchParams({ workspace: 'demo', q: query, locale: document.documentElement.lang })
    const response = await fetch(`/v1/help/search?${asked}`).catch(() => null)
    const { articles } = response?.ok ? await response.json() : { articles: [] }
    window.Baton?.('searched', { query, results: articles.length })
    found.replaceChildren(...articles.map(linkTo))
    if (articles.length === 0) found.textContent = found.dataset.none
  })
  for (const article of all('details[data-feature]')) {
    article.addEventListener('toggle', () => {
      if (!article.open) return
      const url = new URL(`#${article.id}`, location.href).href
      window.Baton?.('read', { articleId: article.id, title: titleOf(article), url })
    })
  }
  for (const button of all('[data-still-stuck]')) {
    button.addEventListener('click', () => {
      const article = button.closest('details')
      window.Baton?.('handoff', { reason: 'still-stuck', subject: titleOf(article) })
    })
  }
}

function linkTo({ title, url }) {
  const line = document.createElement('p')
  const link = document.createElement('a')
  link.href = url
  link.textContent = title
  line.append(link)
  return line
}
