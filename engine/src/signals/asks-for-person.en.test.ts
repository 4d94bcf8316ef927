import { expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

const asking = `
I want to talk to a human
i want to speak to a real person please
Can I talk to a person?
can i speak with someone
Could you connect me to an agent?
please transfer me to a representative
TALK TO A HUMAN
human
human pls
agent
agent please!!
Agent agent agent
representative
operator
real person
a person, please
speak to agent
let me talk to somebody real
I need to speak to someone from customer service
I'd like to chat with a live agent
i would like a human to look at this
get me a human
Give me a real human being now
is there a human I can talk to?
Is there somebody real there?
is there someone I can speak to about this
can you put me through to your support team
put me thru to a person
pass me on to a colleague
I want an agnet
talk to humna
speak to a reprasentative
I wanna speak to a manager
let me speak with your supervisor
how do I reach a real person
How can I get hold of a human being?
I've been going round in circles, just connect me with a person
This is useless. I need a human.
you are not helping, can someone call me back
can an agent call me please
Please have someone contact me
stop this bot
I don't want to talk to a bot
not a robot please, a human
no more bots
enough of this chatbot, get me a person
I do not want to talk to a machine, I want to talk to a person
why can't I talk to a human?
can't I just speak to a human
I can't get through to anyone, I need an agent
I'd rather speak to a person
i prefer a human
hi, can I please get some help from a human?
escalate this to a human please
please escalate
transfer me
connect me please
no, I want a human
Yes, a person please
Hello I bought a reader last week and it does not turn on, I tried everything in the article, I would like to talk to someone now
any chance of talking to an actual human here
could a human take over please
if I can't talk to a human I will cancel my account
I asked three times already!! HUMAN!!!
I need someone to call me
who can I talk to about a refund, a real person I mean
hand me over to one of your agents
want human
need live agent
customer service please
I demand to speak to a human being
`

const notAsking = `
is there a person who can lend me a book through the app
do I need an agent to sell my house
don't transfer me
please do not transfer me to anyone
I don't want a human, just tell me
I do not need to talk to a person
no need for a human
no human please
The agent I spoke to yesterday said the refund is on its way
user agent string
What is the user agent of the reader?
personal account
the contact person field in the form is broken
how do I change the contact person
your colleague told me to reset the device
Your agent said I should talk to someone at my bank
He said "I want to talk to a human" and nothing happened
can I share my books with another person
Can another person use my account?
how many people can use one subscription
can a person have two accounts?
I want to add a person to my family library
transfer my library to another person
transfer the file to my reader
How do I connect the reader to wifi
connect me to wifi
can I gift a book to someone
I want a book about human history
I need a human readable invoice
The novel is called The Secret Agent
do you sell books by travel agents
I am not a robot checkbox does not work
the "I am not a robot" captcha keeps failing
Are you a robot?
are you human
Am I talking to a real person?
I had to speak to an agent twice last week
when I talk to an agent they always ask for my order number
Every time I speak to someone I get a different answer
before I talk to an agent, can you tell me the price?
Do I have to talk to someone to cancel?
Should I contact the seller?
someone stole my reader
somebody else is logged in to my account
Can anyone tell me where the power button is?
an agent will contact me tomorrow, right?
the delivery person left the parcel at the door
my agent id is 4711
I can read it without talking to a person, great
I work as an agent
what is the personality test
robot vacuum
can the reader talk to me, text to speech
how do I speak to the voice assistant
I talked to a colleague of yours and it works now, thanks
thanks, no person needed
the person in the picture is not me
This is about human rights books
can someone read my highlights?
my password manager does not fill the form
I want to talk about a person in the book
what does the operator AND do in search
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
