import { describe, expect, test } from 'vitest'
import { asksAgain, type GuardContext } from './asks-again.ts'

const told = ['The battery of my Lumen e-reader is flat after an hour, since the update last week.']
const afterHandoff: GuardContext = { handedOff: true, firstReply: true, locale: 'en', told }

const restarts = [
  "Hi there! Can you tell me what's happening today?",
  'How can I help you today?',
  'Hello, what seems to be the problem?',
  'Hi! What can I do for you?',
  'Good morning! Could you describe the issue?',
  'Thanks for contacting us. How may I assist you?',
  'Please tell me what happened.',
  'Guten Tag! Wie kann ich Ihnen helfen?',
  'Hallo, worum geht es denn?',
  'Hola, ¿en qué puedo ayudarle?',
  'Buenas tardes, ¿qué ha pasado?',
  'Bonjour, comment puis-je vous aider ?',
  "Bonjour ! Qu'est-ce qui se passe ?",
  'Olá! Em que posso ajudar?',
  'Oi, o que aconteceu?',
]
const carriesOn = [
  'Hi Ana, I see that the battery of your Lumen is flat after an hour. When does it get warm?',
  'Hello! The update seems to drain the battery. What can I do for you first: a repair or a new one?',
  'Hi! Is there anything else I should know?',
  'One moment please, I am reading what you wrote.',
  'Hallo Ana, der Akku ist also seit dem Update leer. Wie kann ich Ihnen helfen?',
  'Hi there, I am sorry about the battery. What happened after the update?',
]

describe('the restart: a person takes over and begins anew', () => {
  test.each(restarts)('is caught: %s', (draft) => {
    expect(asksAgain(draft, [], afterHandoff)).toMatchObject({ kind: 'restart' })
  })
  test.each(carriesOn)('is not: %s', (draft) => {
    expect(asksAgain(draft, [], afterHandoff)).toBeNull()
  })
  test('before any handoff an open question is how conversations begin', () => {
    for (const draft of restarts) expect(asksAgain(draft, [], { ...afterHandoff, handedOff: false })).toBeNull()
  })
  test('after the first reply it is a question like any other', () => {
    for (const draft of restarts) expect(asksAgain(draft, [], { ...afterHandoff, firstReply: false })).toBeNull()
  })
})
