import type { StarterExamples } from './starter-intents.ts'

/** Written for this project. One message a line. */
export const en: StarterExamples = {
  cancel_subscription: `
I want to cancel my subscription
please end my membership at the end of the month
how do I stop the subscription from renewing
cancel my plan, I don't use it any more
I'd like to unsubscribe and not be billed again
where is the button to quit the paid plan
we no longer need the service, please terminate the contract
turn off auto renewal for my account
I thought I had cancelled but it renewed again
can I get out of the annual plan early
stop my monthly membership
do I have to give notice to cancel
our company is leaving, close the paid subscription`,
  change_plan: `
I would like to upgrade to the business plan
can I switch from monthly to yearly billing
how do I move to a cheaper plan
we need more seats on our subscription
downgrade me to the free tier please
what happens to my data if I go to the smaller plan
I want to add ten more licences
change our package to the bigger one
is it possible to switch plans in the middle of the month
I picked the wrong plan when I signed up
we outgrew the starter package
reduce the number of seats to five`,
  charged_twice: `
I was charged twice this month
the same amount left my account two times
you billed me double for one order
there are two identical payments on my statement
my card shows a duplicate charge
why did you take the money twice
I paid once but see two transactions
double payment for order 8812
the subscription fee was debited twice on the same day
two charges of 29 euros for one purchase
please return the second payment, it is a duplicate
I clicked pay once and was billed two times`,
  unknown_charge: `
I don't recognise this charge on my card
what is this payment of 14.99 from you
there is a fee on my bill that I never agreed to
why was money taken when I was on a free trial
I see a transaction from your company that is not mine
an unexpected amount was debited yesterday
what did you charge me for
I never ordered anything and you took 60 dollars
my bill is higher than last month and I don't know why
explain the extra fee on my invoice
the amount charged is not what was shown at checkout
someone must have used my card on your site, I did not buy this`,
  payment_declined: `
my card was declined
the payment does not go through
I can't pay, it always says transaction failed
checkout keeps rejecting my credit card
payment error although there is enough money on the account
why is my card refused
the renewal payment failed and now we are locked out
it says insufficient funds but that is not true
my bank approved it but your site shows an error
paypal payment was not accepted
I tried three cards and none of them works
the card got declined twice and our payroll run is today`,
  update_payment_method: `
I want to change my credit card
how do I update my billing details
my card has expired, where do I enter the new one
switch my payment from card to direct debit
add a second payment method
remove my old card from the account
can I pay by bank transfer instead
I got a new card number from my bank
please use our company card from now on
change the bank account you debit
do you accept paypal
where can I edit the payment method`,
  request_invoice: `
please send me the invoice for last month
I need a receipt with VAT
where can I download my invoices
our accountant needs a bill with the company name on it
the invoice has the wrong address
can you add our tax number to the invoice
I did not get a receipt for my purchase
send all bills of this year as pdf
the invoice email never came
could you issue a corrected invoice
I need proof of payment for my expenses
who do I tell that the invoices should go to another mailbox`,
  request_refund: `
I want my money back
please refund my last payment
can I get a refund for this order
I'm not satisfied and would like to be reimbursed
how do I ask for a refund
refund me, the product never worked
we cancelled within 14 days, please return the amount
I demand a full refund
give me back what I paid
is there a money back guarantee
can you credit the payment back to my card
I would like a partial refund because half was missing`,
  refund_status: `
where is my refund
when will the money be back on my account
you promised a refund two weeks ago and nothing came
how long does a refund take
has my refund been processed
I sent the item back, but the money has not arrived
still waiting for the reimbursement
the refund is not on my statement
can you check the status of my refund
it has been ten days since you approved the refund
did you already send the money back
my refund is late`,
  discount_code: `
my discount code does not work
the voucher was not applied at checkout
how can I redeem a gift card
is there a promotion for students
the coupon says it is expired
I forgot to enter my promo code, can you add it afterwards
do you have a discount for charities
I was promised twenty percent off
where do I put in the voucher
my gift card balance is wrong
can I use two coupons together
the sale price was not taken into account`,
  price_question: `
how much does it cost
what are the prices of your plans
is there a free trial
what is included in the premium plan
how much is shipping to Austria
do prices include tax
can I get a quote for fifty users
what does an extra user cost
is the basic version free
what is the difference between pro and business
are there any setup fees
could you send me a price list`,
  track_order: `
where is my order
can I track my parcel
what is the status of order 48213
I have not received a tracking number
when will my package arrive
has my order been shipped yet
the tracking link does not show anything
when do you deliver
could you tell me where my shipment is
is my parcel on its way
I ordered on Monday, when does it come
what day will it be delivered`,
  delivery_late: `
my delivery is late
the package should have been here last week
the order is overdue
you said two days and it has been nine
my parcel is delayed again
why does the shipment take so long
tracking has not moved for five days
I still have not received what I ordered three weeks ago
it was meant to come yesterday and nobody came
the birthday is tomorrow and the present is not here
delivery was postponed for the third time
the courier missed the promised date`,
  parcel_missing: `
tracking says delivered but I got nothing
my package was marked as delivered and it is not here
the parcel is lost
someone stole the package from my door
the courier says he left it with a neighbour, but no neighbour has it
my shipment disappeared
it was never handed to me although it shows a signature
the post office cannot find my parcel
I never received the order that was confirmed as delivered
the delivery photo shows another house
the box never arrived and the carrier closed the case
package gone missing on the way`,
  wrong_item: `
I received the wrong item
you sent me a different colour
this is not what I ordered
the size is wrong
I got someone else's order
there is another product in the box
I ordered two and got one
a part is missing from the box
the charger was not included
wrong model was delivered
half of my order is missing
you sent the blue one instead of the black one`,
  damaged_item: `
the item arrived broken
my lamp came with a crack
the box was crushed and the contents are damaged
the screen is scratched out of the box
it stopped working after two days
the product is defective
the glass was shattered when I opened it
it does not turn on
there is a dent in the side
I want a replacement for a faulty device
is this covered by the warranty
the zip broke the first time I used it`,
  return_item: `
I want to return my order
how do I send something back
can I exchange it for a larger size
where do I get a return label
how many days do I have to return an item
the shoes do not fit, I'd like to swap them
do I have to pay for the return
can I bring it back to a store
I changed my mind and would like to send it back
print a return slip for me
is opened merchandise returnable
please arrange a pick up for a return`,
  cancel_order: `
please cancel my order
I ordered by mistake, can you stop it
cancel order 5531 before it ships
I want to withdraw from the purchase
I placed the same order twice, delete one
can I still cancel what I bought this morning
don't send it, I don't need it any more
how do I revoke an order
I hit buy accidentally
stop the shipment please
remove one article from my order
call off the order from yesterday`,
  change_address: `
I have moved, please change my address
the delivery address is wrong
can you send the parcel to another address
I typed the wrong house number
how do I update my shipping address
we have a new office, please deliver there
change the postcode on my order
deliver it to my work instead
my street name is misspelled
can I redirect the package to a pick up point
please use my new address from next month on
the address on my account is out of date`,
  product_availability: `
when will this be back in stock
do you have it in green
is size 42 available
is the item sold out for good
can I preorder the new model
do you still sell replacement filters
which shop has it on the shelf
notify me when it is available again
do you deliver this to Switzerland
is there a bigger version of this
how many are left
will you get more of the walnut table`,
  login_problem: `
I can't log in
the login page says my details are wrong
I am unable to sign in to my account
it does not accept my password although it is right
sign in loops back to the start page
I cannot access my account any more
login fails on my phone but works on the computer
single sign on does not work for our team
it says user not found when I log in
I keep getting logged out
the sign in link in the email has expired
none of us can get into the dashboard`,
  reset_password: `
I forgot my password
how do I reset my password
the password reset email does not arrive
the reset link does not work
I want to change my password
please send me a new password
it says my reset link is expired
how can I set a new password without the old one
I don't remember what my password was
the new password is not accepted
recover my password
where can I change the password`,
  two_factor: `
I lost my phone and can't get the verification code
the two factor code is not accepted
I don't receive the sms code
how do I turn on two step verification
please reset my authenticator
I changed my number and the code goes to the old one
my backup codes don't work
disable 2fa for my account
the authenticator app shows a code, but it says invalid
how can I move the authenticator to a new phone
no code comes when I sign in
I need new recovery codes`,
  account_locked: `
my account is locked
you suspended my account without a reason
I've been blocked after too many attempts
why has my access been disabled
unlock my account please
it says my profile has been deactivated
our workspace is frozen
I am banned and don't know why
how long does the lock last
account on hold, what should I do
you have restricted my account
please reactivate my user`,
  delete_account: `
delete my account and all my data
how do I close my account
I want you to erase my personal data
remove my profile for good
please forget everything you have about me
I'd like to make use of my right to erasure
take my email address off your lists and delete me
can I permanently delete my profile
what data do you store about me
close the account of my late father
wipe my account
I no longer want to be registered with you`,
  change_account_details: `
I want to change my email address
how do I update my phone number
my name is spelled wrong in the profile
we changed the company name
please replace my old mail address with the new one
I married and have a new surname
transfer the account to my colleague
can I change my username
edit my profile details
the date of birth in my account is wrong
move ownership of the workspace to another person
I no longer have access to my old email, please change it`,
  suspicious_activity: `
I think my account was hacked
somebody logged in from another country
I got an email about a login that was not me
is this message from you or is it phishing
someone changed my email without asking me
there are orders in my account that I did not place
my account has been compromised
I received a strange text with your name
unauthorised access to my profile
I clicked a link in a fake mail that looked like yours
a stranger uses my account
please secure my account, my password leaked`,
  app_crash: `
the app crashes when I open it
your app freezes on my phone
it closes by itself after the update
the program hangs on the loading screen
white screen after I start the app
the page does not load
the button does nothing when I press it
I get error 500 when I save
the app is very slow since yesterday
there is a bug in the calendar
it shows an error message each time
everything I typed was lost when it crashed`,
  outage: `
is the service down
your website is not reachable
nobody in our office can connect
are you having an outage
the server does not answer
the whole system has been offline since nine
is there maintenance going on
the status page says all good, but nothing works
we can't reach the platform
when will the service be up again
everything is down
is anyone else having trouble connecting`,
  how_to: `
how do I create a report
where can I find the settings
is there a guide for beginners
how can I share a folder with somebody
show me how to set up notifications
how do I change the language of the app
can I schedule a message
what does the archive button do
how do I import my contacts
is it possible to print labels
how can I filter the list by date
where do I turn on dark mode`,
  integration_problem: `
the connection to slack stopped working
your api returns 401
the webhook does not fire
zapier does not find our account
how do I get an api key
the calendar does not sync
data from our shop no longer comes in
the plugin for wordpress fails to connect
our crm integration creates duplicates
what is the rate limit of the api
sync with outlook is broken
the csv import fails at line three`,
  export_data: `
how do I export all my data
I need a backup of our projects
can I download everything as csv
get me a copy of my data
export the customer list to excel
where do I find the export button
the export is empty
is there a way to save the reports as pdf
I want to take my data to another provider
download my whole history
the exported file does not open
can you send us a dump of our database`,
  manage_users: `
how do I invite a colleague
add a new user to our workspace
remove an employee who left
I want to make her an administrator
the invitation did not arrive
change the role of a team member
who can see my documents
give read only access to our auditor
how many people can I add
a teammate can't see the shared project
set up permissions for a group
deactivate a user without losing his files`,
}
