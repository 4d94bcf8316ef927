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
Is it possible to speak with a customer service rep?
Hey, could I get a real person on here?
I'm done talking to a computer. Put me through to someone.
can u transfer me 2 an agent
pls let me speak w/ a human
I would prefer to deal with a person
please get me an operator
human agent
Talk to agent
speak to someone
Contact support team
I wish to speak with someone in charge
Need to talk to a live person ASAP!!!
is anyone real there or is it just bots
let me talk with a person
This isn't working, could I have a person help me?
would it be possible to talk to an advisor
How do I speak to a person
How do you get to talk to a human around here
I've tried that. Can you hand me off to an agent
please pass this on to a human
i need to talk to some one
i want to speck to a person
Could you have a manager call me?
connect with agent
I'd like to be connected to a human
I want to be transferred to an agent
can I be put through to someone please
I'd like to be contacted by a person
representative!!!
I said agent
for the third time, I want a human
no bot, human
stop giving me automated replies and get me a person
are there any humans working there that I could talk to?
May I please speak to a member of staff
can I speak to a member of your team
just give me a person
Person please
I asked for a human
I only want to talk to humans
get me out of this bot
I'm not talking to a robot
Can a real person please read this?
I'm not getting anywhere with you, I'd like an agent
let me get a human on the line
Sorry but I really need to talk with an actual human about this
Would you mind connecting me with someone?
can someone from your team reach out to me
human. now.
real human pls!!
I want to file a complaint with a person
chat with a person
where can I find a human to talk to
HELP I NEED A REAL PERSON
how to contact a real human
Get a supervisor on this chat
i dont want an automated response i want a person
u r a bot right? give me a human
Please assign this to an agent
can I talk with somebody who knows about refunds
please have an agent reply
I require human assistance
enough. person. please.
is there any way I can speak with a human
let a human answer
I would like to talk to someone about my refund
speak to customer service
I would like a call from an agent
Not you, a human
switch me to a live agent
I would appreciate talking to a human
need a person to help me with this
Could you please put someone on who can actually help
I'd like to escalate this with a human being
hi i need assistance from an agent
can we get a person in here
Are you able to transfer me to a real agent?
Bring in a human please
please loop in a colleague
I think I need to talk to someone
I think it would be better if I spoke to a person
it would be easier to explain to a human
may i have an agent pls
Live agent please, this is urgent
This is ridiculous!! let me speak to somebody!!
ok I give up, human please
still waiting for a human
I want to cancel my order and I want to talk to a person about it
how do I get through to a real person
what's the fastest way to speak to an agent
can you have someone email me
pls conect me to an agent
ok then send me to a human
I just want to talk to a human being. Is that too much to ask?
no thanks, I'd rather talk to a person
yes connect me
Yes, please connect me to a person
anyone human here?
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
How do I talk to Alexa with the reader
My agent booked the trip for me
Does a person need to be 18 to buy this?
What does the agent field mean
A person bought it for me as a gift
how do I contact the author
where do I reach the settings
I need to change the person on the account
Can I send a book to a friend
he is a person I know
I need help with my personal data
I got a call from someone claiming to be you
someone told me there is a sale
I don't think a human is needed here
The human body encyclopedia does not open
can my husband talk to the reader
I want to speak Spanish
I need to talk about my order
can you talk to me in english
Please connect my account to Google
transfer my credit to my new card
put me on the mailing list
hand luggage rules
I need a new operator account
please forward the invoice to my email
Can I forward the book to someone?
thanks for letting me talk to a human yesterday
I spoke with a representative this morning and she promised a refund
your agents are great
is the agent mode beta?
I was talking to someone but the chat got disconnected
anyone can read it
is someone else using my account?
it's not a human error
it is not a bot, it's my brother
Which robot vacuum do you sell
do bots read the reviews
I need two readers for two persons
I need support for epub
the support page is broken
does your support team work on Sundays
what is customer service's opening time
who is the person that wrote this book
Is it OK if a second person logs in
does the reader need an internet agent
my humanities textbook
I'm a real estate agent and need invoices
The real problem is the charger
I can't connect to the server
Please do not connect me with anyone, I just have a quick question
I don't think I need an agent for this
Your assistant said a human would reply
The last agent transferred me to nowhere
Someone should fix this page
I told the delivery person to leave it
my colleague wants the same reader
Do the agents speak German?
how is the staff discount applied
what does "talk to a person" button do
how many agents do you have
can I lend my reader to somebody
people keep calling me
who can use the family plan
I would like to return this
the manager of the store knows me
I'm looking for a book about a manager
I want a refund, not a person
the person I bought it from did not register it
How can I contact my bank
Is an agent assigned to my order number
I need to talk about my refund
what time are agents available
Does talking to a person cost extra?
the chat said an agent would call, nobody called
I don't want anyone to see my library
let my son talk to the reader
Would a person with bad eyesight like this reader?
I already contacted support last week
I was connected to an agent and then it dropped
can I get an invoice for another person
can I get a replacement
give me a discount
can you contact the courier
I need someone's address
I wrote to support on Monday
who made this
do not escalate this, it's fine
transfer complete?
my robot vacuum does not connect
It says "contact an agent" at checkout, what does that mean?
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
