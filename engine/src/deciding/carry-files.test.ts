import { expect, test } from 'vitest'
import { asked, customerSays, play } from '../testing/index.ts'

const file = {
  fileId: 'f1',
  name: 'I want to talk to a human 48213.png',
  type: 'image/png',
  bytes: 9,
  width: 8,
  height: 4,
}

test('a file without words is kept and asks for nothing, whatever it is called', () => {
  const it = asked(play())
  const said = customerSays(file.name, 'm2')
  if (said.type !== 'ReceiveMessage') throw new Error('not a message')
  // The same words, said, would call a person.
  expect(asked(play()).send(said)).toMatchObject({
    facts: expect.arrayContaining([expect.objectContaining({ type: 'Escalated' })]),
  })
  it.send({ ...said, files: [file], wordless: true })
  const [received, ...more] = it.lastFacts()
  expect(more).toEqual([])
  expect(received).toMatchObject({
    type: 'MessageReceived',
    wordless: true,
    files: [{ fileId: 'f1', type: 'image/png', bytes: 9, width: 8, height: 4, nameTextId: expect.any(String) }],
    reading: { asksForPerson: false },
  })
  expect(it.state().files).toMatchObject([{ fileId: 'f1', messageId: 'm2' }])
  expect(it.state().slots).toEqual([])
  expect(it.state().lastWords.map(({ messageId }) => messageId)).not.toContain('m2')
})
