/** Messages that are about nothing that a desk could act on, in five languages. Written for this project. One a line. */
export const none = `
hi
hello there
good morning
hey, how are you
thanks
thank you so much
ok
okay great
yes
no
bye, have a nice day
are you a robot
one moment please
what is the weather like
tell me a joke
my name is Alex
who won the match yesterday
sorry, wrong chat
can you help me
I have a question
hallo
guten Tag
danke schön
alles klar
ja
nein
einen Moment bitte
wie geht es dir
ich habe eine Frage
schönen Abend noch
erzähl mir einen Witz
hola
buenos días
muchas gracias
vale
sí
un momento
tengo una pregunta
cómo estás
hasta luego
cuéntame un chiste
bonjour
bonsoir
merci beaucoup
d'accord
oui
non
un instant
j'ai une question
comment ça va
bonne journée
raconte-moi une blague
olá
bom dia
obrigado
tá bom
sim
não
um momento por favor
tenho uma pergunta
tudo bem
até logo
conta uma piada`
