import type { StarterExamples } from './starter-intents.ts'

/** Written for this project. One message a line. */
export const fr: StarterExamples = {
  cancel_subscription: `
je veux résilier mon abonnement
merci de mettre fin à mon adhésion à la fin du mois
comment désactiver le renouvellement automatique
nous n'utilisons plus le service, nous voulons arrêter le contrat
où puis-je me désabonner
j'avais résilié mais cela s'est renouvelé`,
  change_plan: `
je voudrais passer à la formule supérieure
peut-on passer du mensuel à l'annuel
il nous faut plus de licences
remettez-moi sur l'offre gratuite
comment changer de forfait
j'ai choisi la mauvaise formule`,
  charged_twice: `
j'ai été débité deux fois
il y a deux prélèvements identiques sur mon compte
j'ai payé une fois et on m'a facturé le double
paiement en double pour ma commande
pourquoi avez-vous prélevé deux fois
la carte a été débitée deux fois le même jour`,
  unknown_charge: `
je ne reconnais pas ce prélèvement
à quoi correspond ce débit de 14,99
vous m'avez facturé des frais que je n'ai jamais acceptés
on m'a pris de l'argent pendant l'essai gratuit
ma facture est plus élevée que d'habitude
il y a une transaction de chez vous qui n'est pas de moi`,
  payment_declined: `
ma carte a été refusée
le paiement ne passe pas
je n'arrive pas à payer, il y a toujours une erreur
la carte bancaire est rejetée alors qu'il y a de l'argent
le paiement du renouvellement a échoué
paypal n'a pas été accepté`,
  update_payment_method: `
je veux changer de carte bancaire
ma carte a expiré, où saisir la nouvelle
puis-je payer par virement
supprimez mon ancien moyen de paiement
comment modifier mes informations de facturation
j'ai un nouveau compte en banque`,
  request_invoice: `
il me faut la facture du mois dernier
où puis-je télécharger mes factures
envoyez-moi un reçu avec la TVA
l'adresse sur la facture est fausse
pouvez-vous ajouter notre numéro de TVA
je n'ai pas reçu de justificatif d'achat`,
  request_refund: `
je veux être remboursé
merci de rembourser mon dernier paiement
comment demander un remboursement
je ne suis pas satisfait, rendez-moi mon argent
j'exige un remboursement complet
y a-t-il une garantie satisfait ou remboursé`,
  refund_status: `
où en est mon remboursement
quand l'argent sera-t-il sur mon compte
on m'a promis un remboursement il y a deux semaines et rien
combien de temps prend un remboursement
j'ai renvoyé l'article mais je n'ai pas reçu l'argent
mon remboursement a-t-il été traité`,
  discount_code: `
mon code promo ne marche pas
la réduction n'a pas été appliquée
comment utiliser une carte cadeau
y a-t-il une remise pour les étudiants
le bon d'achat serait expiré
j'ai oublié de saisir le code de réduction`,
  price_question: `
combien ça coûte
quels sont vos tarifs
y a-t-il un essai gratuit
quel est le prix de la livraison
que comprend la formule premium
pouvez-vous faire un devis pour cinquante utilisateurs`,
  track_order: `
où est ma commande
quel est l'état de ma livraison
je n'ai pas reçu de numéro de suivi
quand mon colis va-t-il arriver
ma commande est-elle partie
comment suivre mon colis`,
  delivery_late: `
ma livraison est en retard
le colis devait arriver la semaine dernière
j'attends ma commande depuis trois semaines
pourquoi l'envoi est-il si long
la livraison est encore repoussée
la date promise n'a pas été respectée`,
  parcel_missing: `
le suivi dit livré mais je n'ai rien reçu
mon colis est perdu
on a volé le paquet devant ma porte
le livreur dit l'avoir laissé chez un voisin, personne ne l'a
indiqué comme remis alors qu'il n'est pas là
mon envoi a disparu`,
  wrong_item: `
j'ai reçu le mauvais article
ce n'est pas ce que j'ai commandé
vous m'avez envoyé une autre couleur
il manque une pièce dans la boîte
j'en ai commandé deux et reçu un seul
la taille n'est pas la bonne`,
  damaged_item: `
l'article est arrivé cassé
la lampe est abîmée
l'appareil ne s'allume pas
le produit est défectueux
le verre était brisé à l'ouverture
il ne marche plus après deux jours, est-ce sous garantie`,
  return_item: `
je veux renvoyer ma commande
comment obtenir une étiquette de retour
puis-je échanger contre une autre taille
combien de jours pour retourner un article
les chaussures ne me vont pas, je veux les échanger
le retour est-il payant`,
  cancel_order: `
merci d'annuler ma commande
j'ai commandé par erreur
puis-je encore annuler la commande de ce matin
ne l'envoyez pas, je n'en ai plus besoin
je souhaite me rétracter de l'achat
j'ai commandé deux fois, supprimez-en une`,
  change_address: `
j'ai déménagé, changez mon adresse
l'adresse de livraison est fausse
pouvez-vous livrer à une autre adresse
je me suis trompé de numéro de rue
livrez-le plutôt à mon bureau
comment modifier l'adresse d'expédition`,
  product_availability: `
quand sera-t-il de nouveau en stock
l'avez-vous en vert
la taille 42 est-elle disponible
le produit est-il définitivement épuisé
puis-je précommander le nouveau modèle
livrez-vous en Suisse`,
  login_problem: `
je n'arrive pas à me connecter
la connexion ne fonctionne pas
je n'ai plus accès à mon compte
on me dit que mes identifiants sont faux
je suis sans cesse déconnecté
impossible de se connecter depuis le téléphone`,
  reset_password: `
j'ai oublié mon mot de passe
comment réinitialiser mon mot de passe
le mail de réinitialisation n'arrive pas
le lien du mot de passe a expiré
je veux changer mon mot de passe
envoyez-moi un nouveau mot de passe`,
  two_factor: `
je ne reçois pas le code de vérification
j'ai perdu mon téléphone et ne peux pas avoir le code
le code de l'application d'authentification est refusé
comment activer la double authentification
le sms part vers mon ancien numéro
il me faut de nouveaux codes de secours`,
  account_locked: `
mon compte est bloqué
pourquoi mon accès a-t-il été désactivé
je suis bloqué après trop d'essais
débloquez mon compte s'il vous plaît
mon profil a été suspendu sans raison
combien de temps dure le blocage`,
  delete_account: `
supprimez mon compte et toutes mes données
comment fermer mon compte
je veux que vous effaciez mes données personnelles
retirez mon profil définitivement
quelles données gardez-vous sur moi
je ne veux plus être inscrit chez vous`,
  change_account_details: `
je veux changer mon adresse e-mail
comment modifier mon numéro de téléphone
mon nom est mal écrit dans le profil
notre société a changé de nom
je me suis mariée et j'ai un nouveau nom
transférez le compte à ma collègue`,
  suspicious_activity: `
je crois que mon compte a été piraté
quelqu'un s'est connecté depuis un autre pays
ce message vient-il de vous ou est-ce une arnaque
il y a des commandes que je n'ai pas passées
un inconnu utilise mon compte
on a changé mon e-mail sans mon accord`,
  app_crash: `
l'application plante à l'ouverture
le logiciel reste figé
écran blanc après la mise à jour
une erreur s'affiche quand j'enregistre
la page ne se charge pas
le bouton ne fait rien`,
  outage: `
le service est-il en panne
votre site est inaccessible
personne au bureau n'arrive à se connecter
avez-vous une panne générale
plus rien ne marche depuis neuf heures
quand le serveur sera-t-il rétabli`,
  how_to: `
comment créer un rapport
où sont les réglages
comment partager un dossier
comment changer la langue de l'application
y a-t-il un guide pour débuter
comment activer les notifications`,
  integration_problem: `
la connexion avec slack ne marche plus
votre api renvoie 401
le calendrier ne se synchronise pas
où trouver une clé d'api
le webhook ne se déclenche pas
les données de notre boutique n'arrivent plus`,
  export_data: `
comment exporter toutes mes données
puis-je tout télécharger en csv
il me faut une sauvegarde de nos projets
le fichier exporté est vide
exporter la liste des clients vers excel
je veux une copie de mes données`,
  manage_users: `
comment inviter un collègue
ajoutez un nouvel utilisateur
un employé est parti, comment le retirer
l'invitation n'est pas arrivée
comment la nommer administratrice
définir les droits d'un groupe`,
}
