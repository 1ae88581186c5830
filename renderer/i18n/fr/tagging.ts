/** The tagging screen: label sets, runs, and the review of proposed tags. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, form, photos } from './counted.ts';

const labels = (count: number) => counted(count, 'étiquette', 'étiquettes');

export const tagging: Messages['tagging'] = {
  views: { propose: 'Proposer des mots-clés', review: 'Examiner', tags: 'Vos mots-clés' },
  viewsLabel: 'Mots-clés',

  labels: 'Étiquettes',
  labelsHint:
    'Des mots que vos photos pourraient montrer, séparés par des virgules ou des retours à la ligne.',
  labelsExample: 'beach, birthday, receipt, cat',
  labelCount: (count, limit) => `${formatNumber(count)} sur ${labels(limit)} au plus`,
  duplicates: (doubled) => `Écrit deux fois, compté une fois : ${doubled}`,
  tooLong: (limit) => `Une étiquette peut avoir au plus ${formatNumber(limit)} caractères.`,
  tooMany: (limit) => `Utilisez au plus ${labels(limit)}.`,
  advanced: 'Avancé',
  templates: 'Phrases utilisées pour demander',
  templatesHint: 'Une par ligne, chacune avec {} à la place de l’étiquette. Vide : les phrases habituelles.',
  templatesExample: 'a photo of a {}.',
  templatesWithout: (line) => `« ${line} » n’a pas de {} à la place de l’étiquette.`,
  templatesTooMany: (limit) => `Utilisez au plus ${counted(limit, 'phrase', 'phrases')}.`,

  scope: 'Photos',
  scopes: {
    everything: 'Toutes les photos',
    place: 'Un dossier',
    album: 'Un album',
    selection: 'Les photos sélectionnées',
    filter: 'Les photos que le filtre montre',
  },
  place: 'Dossier',
  album: 'Album',
  placeOption: (name, count) => `${name} (${formatNumber(count)})`,
  scopeCount: photos,
  counting: 'Comptage…',
  noPhotos: 'Il n’y a pas de photos ici.',
  notIndexed: (count) =>
    count === 1
      ? '1 photo n’est pas encore analysée ; elle pourra recevoir des mots-clés ensuite.'
      : `${formatNumber(count)} photos ne sont pas encore analysées ; elles pourront recevoir des mots-clés ensuite.`,
  start: 'Proposer des mots-clés',
  startHint: 'Aucun mot-clé n’est donné avant que vous l’acceptiez.',

  sets: 'Listes d’étiquettes enregistrées',
  setsNone:
    'Enregistrez les étiquettes que vous utilisez souvent, par exemple « Voyages : beach, mountains, city, train ».',
  setUse: (name) => `Utiliser la liste ${name}`,
  setRemove: (name) => `Retirer la liste ${name}`,
  setSave: 'Enregistrer ces étiquettes…',
  setSaveTitle: 'Enregistrer la liste d’étiquettes',
  setName: 'Nom',
  setReplaces: (name) => `Cela remplace les étiquettes de « ${name} ».`,
  save: 'Enregistrer',
  setSaved: (name) => `Liste ${name} enregistrée.`,
  setRemoved: (name) => `Liste ${name} retirée.`,

  runs: 'Séries',
  runsNone:
    'Aucune série pour l’instant. Écrivez quelques étiquettes et choisissez des photos ; examinez ensuite ce qui est proposé.',
  runStates: {
    running: 'En cours',
    paused: 'En pause',
    done: 'Terminée',
    cancelled: 'Arrêtée',
    failed: 'Échouée',
  },
  runProgress: (done, total) => `${formatNumber(done)} sur ${photos(total)}`,
  runReview: (name) => `Examiner ${name}`,
  runRemove: (name) => `Retirer la série ${name}`,
  runRemoveTitle: (name) => `Retirer la série « ${name} » ?`,
  runRemoveDetail: 'Ses propositions sont oubliées. Les mots-clés acceptés restent.',
  runRemoveConfirm: 'Retirer la série',
  runRemoved: (name) => `Série ${name} retirée.`,
  runDone: (name) => `Les propositions de ${name} sont prêtes.`,
  rate: (rate) => `${rate} photos/s`,
  left: (duration) => `encore ${duration} environ`,
  pause: 'Suspendre',
  resume: 'Reprendre',
  stop: 'Arrêter',

  reviewNone: 'Rien à examiner pour l’instant',
  reviewNoneDetail:
    'Commencez par quelques étiquettes, par exemple « beach, birthday, receipt, cat », et choisissez des photos. Ce qui convient est proposé ici, le plus sûr d’abord, et devient un mot-clé quand vous l’acceptez.',
  chooseRun: 'Série',
  groups: 'Étiquettes',
  noneOfThese: 'Rien de tout cela',
  noneDetail:
    'Photos auxquelles aucune étiquette ne convient bien, chacune avec la plus proche. En accepter une lui donne cette étiquette, si faible soit-elle.',
  groupCounts: (proposed, accepted, rejected) =>
    [
      `${formatNumber(proposed)} à décider`,
      ...(accepted > 0 ? [`${formatNumber(accepted)} ${form(accepted, 'acceptée', 'acceptées')}`] : []),
      ...(rejected > 0 ? [`${formatNumber(rejected)} ${form(rejected, 'refusée', 'refusées')}`] : []),
    ].join(', '),
  showDecided: 'Afficher les photos décidées',
  newer: (count) => `${counted(count, 'photo', 'photos')} de plus ${form(count, 'trouvée', 'trouvées')}`,
  showNewer: 'Les afficher',
  proposals: (label) => `Propositions pour ${label}`,
  proposalsHint:
    'Les flèches déplacent, A accepte, X refuse, U revient en arrière. Avec Maj, choisissez-en plusieurs.',
  proposal: (name, strength, decision) => `${name}, ${strength}, ${decision}`,
  closest: (label) => `le plus proche : ${label}`,
  decisions: { proposed: 'à décider', accepted: 'acceptée', rejected: 'refusée' },
  decided: {
    acceptedClosest: (count) =>
      `${photos(count)} ${form(count, 'a reçu', 'ont reçu')} le mot-clé le plus proche.`,
    rejectedClosest: (count) => `${photos(count)} sans le mot-clé le plus proche.`,
    accepted: (count, label) => `${photos(count)} ${form(count, 'a reçu', 'ont reçu')} le mot-clé ${label}.`,
    rejected: (count, label) => `${photos(count)} sans le mot-clé ${label}.`,
    proposed: (count) => `${photos(count)} de nouveau à décider.`,
  },
  accept: 'Accepter',
  acceptAs: (label) => `Accepter comme « ${label} »`,
  acceptClosest: 'Accepter avec les étiquettes les plus proches',
  reject: 'Refuser',
  allDecided: 'Tout est décidé',
  allDecidedDetail: 'Il ne reste rien à décider pour cette étiquette.',
  nothingFound: 'Rien trouvé',
  nothingFoundDetail: 'Aucune photo ne convient bien à cette étiquette.',
  stillLooking: 'La recherche continue ; les propositions apparaissent au fur et à mesure.',
  loading: 'Lecture des propositions…',
  line: 'Ligne d’acceptation',
  lineValue: (count, strength) => `${photos(count)} au-dessus, score d’au moins ${strength}`,
  lineNone: 'Aucune photo au-dessus',
  lineHint: 'Descendez la ligne sous tout ce qui est juste, puis acceptez tout ce qui est au-dessus.',
  acceptAbove: (count) => `Accepter les ${formatNumber(count)} au-dessus`,
  lineStrength: (percent) => `au moins ${percent}`,

  tagsNone: 'Aucun mot-clé pour l’instant',
  tagsNoneDetail:
    'Les mots-clés sont des mots à vous, comme « famille » ou « à imprimer ». Donnez-les à la main avec T, ou faites-les proposer à partir d’étiquettes.',
  tagsCount: (count) => counted(count, 'mot-clé', 'mots-clés'),
  tagsFind: 'Chercher un mot-clé',
  tagsFindNone: 'Aucun mot-clé ne convient.',
  tagShow: (name) => `Afficher les photos avec le mot-clé ${name}`,
  tagRename: (name) => `Renommer le mot-clé ${name}`,
  tagRenameTitle: (name) => `Renommer « ${name} »`,
  tagRenameMerges: (name, count) =>
    `Le mot-clé « ${name} » existe déjà, sur ${photos(count)}. Les deux n’en feront qu’un.`,
  rename: 'Renommer',
  merge: 'Fusionner',
  tagRemove: (name) => `Retirer le mot-clé ${name} de toutes les photos`,
  export: 'Exporter',
  exportDetail: 'Les mots-clés avec les chemins de leurs photos, et d’où vient chaque mot-clé.',
  exportCsv: 'Exporter en CSV',
  exportJson: 'Exporter en JSON',
  exporting: (size) => `Écriture du fichier… ${size}`,
  exportDone: (name) => `${name} se trouve maintenant dans vos téléchargements.`,
  exportName: 'sightline-mots-cles',
};
