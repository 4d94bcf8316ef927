import { expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

const asking = `
Je veux parler à un humain
je voudrais parler a une personne
Puis-je parler à quelqu'un ?
est-ce que je peux parler à un conseiller
Un humain svp
un humain s'il vous plaît
humain
agent
conseiller
conseiller svp
une vraie personne
Passez-moi un conseiller
passez moi quelqu'un
Pouvez-vous me mettre en relation avec un agent ?
mettez-moi en relation avec une personne
Transférez-moi à un conseiller
pouvez vous me transférer vers un agent
j'ai besoin de parler à quelqu'un
J'ai besoin d'un humain
je souhaite échanger avec un conseiller
j'aimerais discuter avec une vraie personne
Je préfère parler à une personne
Y a-t-il quelqu'un à qui je peux parler ?
il y a un humain ici ?
Comment contacter un conseiller
comment joindre une personne réelle
comment puis-je parler à un être humain
je ne veux pas parler à un robot
Je ne veux pas d'un robot, je veux une personne
pas un robot svp
pas de bot
Arrêtez ce bot
stop le robot
marre de ce robot
est-ce que quelqu'un peut m'appeler
quelqu'un peut me rappeler ?
Un conseiller peut-il me rappeler ?
je demande un responsable
je veux parler à votre supérieur
Je veux parler au service client
contacter le service client
service client svp
Ça ne sert à rien. Il me faut un humain.
J'ai déjà tout essayé, passez-moi une personne
pourquoi je ne peux pas parler à quelqu'un
Si je ne peux pas parler à un humain je résilie
non, je veux un conseiller
oui, une personne
HUMAIN !!!
Bonjour, ma liseuse ne s'allume plus, j'ai suivi l'article, j'aimerais parler à quelqu'un maintenant
je veux parler a un humian
jaimerais parler a quelquun
parler à un agent
un être humain peut-il prendre le relais
je veux qu'une personne me réponde
je voudrais être mis en relation avec un conseiller
je voudrais avoir quelqu'un au téléphone
je veux quelqu'un de réel
Est-il possible de parler à un humain ?
je veux un humain
Je voudrais un conseiller svp
Pourriez-vous me passer quelqu'un ?
j'ai besoin que quelqu'un m'appelle
pouvez-vous me rappeler par un conseiller
Je veux discuter avec un vrai humain
je voudrais contacter une personne
y a quelqu'un de réel ici ?
Je veux être rappelé par un conseiller
je préférerais avoir affaire à un humain
avoir un conseiller
parler à quelqu'un
Mettez moi avec un agent
Comment je fais pour parler à quelqu'un ?
j'en ai marre du robot
ras le bol de ce bot
c'est possible d'avoir un humain ?
passez-moi votre responsable
je souhaite entrer en contact avec le service client
vrai conseiller svp
Je souhaiterais joindre un technicien
Un humain peut-il regarder mon dossier ?
J'exige de parler à un responsable
pouvez-vous demander à un collègue de m'appeler
je cherche à joindre quelqu'un
je voudrais que quelqu'un me rappelle
vous pouvez me passer un conseiller ?
un agent humain svp
Y a-t-il un moyen de parler à quelqu'un ?
j'aimerais qu'un conseiller regarde mon dossier
basculez-moi vers un conseiller
stop bot
Je n'arrive pas à joindre un conseiller
quelqu'un peut me contacter svp
besoin d'un conseiller
Personne réelle svp
service clients
je souhaiterais être rappelé
je peux avoir un conseiller ?
un conseiller pourrait-il m'aider ?
peut-on me passer quelqu'un
je veux avoir une personne au téléphone
connectez-moi à un agent
il faut que je parle à quelqu'un
j'en peux plus de ce bot, un humain svp
comment avoir un conseiller
je veux quelqu'un
parler avec une personne
je voudrais m'adresser à un responsable
`

const notAsking = `
Je ne veux pas parler à quelqu'un, dites-moi juste le prix
je ne veux pas d'humain
Ne me transférez pas
pas besoin d'un conseiller
sans parler à une personne
Le conseiller à qui j'ai parlé hier m'a dit autre chose
votre collègue m'a dit de réinitialiser l'appareil
J'ai parlé à un conseiller et ça marche
on m'a dit qu'un agent allait me rappeler
Je ne suis pas un robot
la case « je ne suis pas un robot » ne marche pas
Êtes-vous un robot ?
vous êtes humain ?
Est-ce que je parle à une personne ?
données personnelles
compte personnel
personne ne répond
Personne n'a lu mon message
le corps humain
droits humains
puis-je prêter un livre à quelqu'un
Une autre personne peut-elle utiliser mon compte ?
combien de personnes peuvent utiliser le compte
Je veux ajouter une personne à mon compte
quelqu'un a volé ma liseuse
quelqu'un d'autre utilise mon compte
agent immobilier
j'ai besoin d'un agent immobilier pour vendre ma maison ?
transférer un fichier vers la liseuse
comment connecter la liseuse au wifi
chaque fois que je parle à un conseiller on me dit autre chose
avant de parler à un conseiller, combien ça coûte ?
Dois-je parler à quelqu'un pour résilier ?
la personne à contacter dans le formulaire est fausse
Quand est-ce que quelqu'un va m'appeler ?
un conseiller me rappelle demain, c'est ça ?
merci, pas besoin de quelqu'un
il a écrit « je veux parler à un humain » sans réponse
je travaille comme agent
robot aspirateur
je veux parler d'une personne du livre
combien coûte l'argent de poche
mon chat a mangé le câble
une personne m'a offert la liseuse
Le conseiller était très gentil
combien de personnes par compte
Je veux changer la personne à facturer
parlez-vous anglais ?
je veux parler français
je veux parler de ma commande
la liseuse me parle trop vite
un agent de voyage m'a conseillé ce livre
qui est la personne sur la photo
il n'y a personne à la livraison
pas de problème, merci
je n'ai pas besoin de parler à quelqu'un
il faut parler à quelqu'un pour rendre l'appareil ?
J'ai eu un conseiller au téléphone hier
quelqu'un m'a dit que c'était gratuit
ressources humaines
mettre en relation mon compte et ma liseuse
l'agent de livraison était en retard
je suis conseiller en assurance
c'est pour une personne âgée
ne m'appelez pas
je ne souhaite pas être rappelé
Combien de conseillers avez-vous ?
le robot de cuisine ne marche pas
personne n'est venu
quelqu'un peut-il utiliser ma liseuse ?
un humain est-il l'auteur de ce livre ?
j'ai déjà parlé à quelqu'un
je veux acheter pour une autre personne
le service client m'a déjà répondu
votre conseiller ne m'a jamais rappelé
une personne malvoyante peut-elle l'utiliser ?
je n'ai parlé à personne
j'ai été mis en relation avec un conseiller hier
quel agent s'occupe de ma commande
on peut parler à la liseuse ?
je connais quelqu'un qui en a une
`

const lines = (text: string) => text.trim().split('\n')

test.each(lines(asking))('asks: %s', (text) => {
  expect(asksForPerson(text).asks).toBe(true)
})

test.each(lines(notAsking))('does not ask: %s', (text) => {
  expect(asksForPerson(text)).toEqual({ asks: false })
})
