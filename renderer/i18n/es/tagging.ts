/** The tagging screen: label sets, runs, and the review of proposed tags. */
import { formatNumber } from '../format.ts';
import { agreeing, counted, photos } from './counted.ts';

export const tagging = {
  views: { propose: 'Proponer etiquetas', review: 'Revisar', tags: 'Tus etiquetas' },
  viewsLabel: 'Etiquetado',

  labels: 'Términos',
  labelsHint: 'Palabras de lo que pueden mostrar tus fotos, separadas por comas o en líneas distintas.',
  labelsExample: 'beach, birthday, receipt, cat',
  labelCount: (count: number, limit: number) =>
    `${formatNumber(count)} de ${counted(limit, 'término', 'términos')} como máximo`,
  duplicates: (labels: string) => `Repetido, se cuenta una vez: ${labels}`,
  tooLong: (limit: number) =>
    `Un término puede tener como máximo ${counted(limit, 'carácter', 'caracteres')}.`,
  tooMany: (limit: number) => `Usa como máximo ${counted(limit, 'término', 'términos')}.`,
  advanced: 'Avanzado',
  templates: 'Frases con las que preguntar',
  templatesHint:
    'Una por línea, cada una con {} en el lugar del término. Si se deja vacío, se usan las habituales.',
  templatesExample: 'a photo of a {}.',
  templatesWithout: (line: string) => `A «${line}» le falta {} en el lugar del término.`,
  templatesTooMany: (limit: number) => `Usa como máximo ${counted(limit, 'frase', 'frases')}.`,

  scope: 'Fotos',
  scopes: {
    everything: 'Todas las fotos',
    place: 'Una carpeta',
    album: 'Un álbum',
    selection: 'Las fotos seleccionadas',
    filter: 'Las fotos que muestra el filtro',
  },
  place: 'Carpeta',
  album: 'Álbum',
  placeOption: (name: string, count: number) => `${name} (${formatNumber(count)})`,
  scopeCount: photos,
  counting: 'Contando…',
  noPhotos: 'Aquí no hay fotos.',
  notIndexed: (count: number) =>
    agreeing(
      count,
      '1 foto aún no está aprendida; se podrá etiquetar cuando lo esté.',
      `${photos(count)} aún no están aprendidas; se podrán etiquetar cuando lo estén.`,
    ),
  start: 'Proponer etiquetas',
  startHint: 'No se etiqueta nada hasta que lo aceptes.',

  sets: 'Listas de términos guardadas',
  setsNone: 'Guarda los términos que uses a menudo, por ejemplo «Viajes: beach, mountains, city, train».',
  setUse: (name: string) => `Usar la lista ${name}`,
  setRemove: (name: string) => `Quitar la lista ${name}`,
  setSave: 'Guardar estos términos…',
  setSaveTitle: 'Guardar lista de términos',
  setName: 'Nombre',
  setReplaces: (name: string) => `Sustituye los términos de «${name}».`,
  save: 'Guardar',
  setSaved: (name: string) => `Lista ${name} guardada.`,
  setRemoved: (name: string) => `Lista ${name} quitada.`,

  runs: 'Pasadas',
  runsNone: 'Todavía no hay ninguna. Escribe unos términos y elige fotos; después revisa lo que se propone.',
  runStates: {
    running: 'En curso',
    paused: 'En pausa',
    done: 'Terminada',
    cancelled: 'Detenida',
    failed: 'Fallida',
  },
  runProgress: (done: number, total: number) => `${formatNumber(done)} de ${photos(total)}`,
  runReview: (name: string) => `Revisar ${name}`,
  runRemove: (name: string) => `Quitar la pasada ${name}`,
  runRemoveTitle: (name: string) => `¿Quitar la pasada «${name}»?`,
  runRemoveDetail: 'Se olvidan sus propuestas. Las etiquetas que aceptaste se conservan.',
  runRemoveConfirm: 'Quitar pasada',
  runRemoved: (name: string) => `Pasada ${name} quitada.`,
  runDone: (name: string) => `Las propuestas de ${name} están listas.`,
  rate: (rate: string) => `${rate} fotos/s`,
  left: (duration: string) => `quedan unos ${duration}`,
  pause: 'Pausar',
  resume: 'Reanudar',
  stop: 'Detener',

  reviewNone: 'Todavía no hay nada que revisar',
  reviewNoneDetail:
    'Empieza con unos términos, por ejemplo «beach, birthday, receipt, cat», y elige fotos. Aquí se propone lo que encaja, lo más fuerte primero, y se convierte en etiqueta cuando lo aceptas.',
  chooseRun: 'Pasada',
  groups: 'Términos',
  noneOfThese: 'Ninguno de estos',
  noneDetail:
    'Fotos a las que ningún término les queda bien, cada una con el más cercano. Al aceptar una recibe ese término, por débil que sea.',
  groupCounts: (proposed: number, accepted: number, rejected: number) =>
    [
      `${formatNumber(proposed)} por decidir`,
      ...(accepted > 0 ? [counted(accepted, 'aceptada', 'aceptadas')] : []),
      ...(rejected > 0 ? [counted(rejected, 'rechazada', 'rechazadas')] : []),
    ].join(', '),
  showDecided: 'Mostrar las decididas',
  newer: (count: number) => `${counted(count, 'foto más encontrada', 'fotos más encontradas')}`,
  showNewer: 'Mostrarlas',
  proposals: (label: string) => `Propuestas para ${label}`,
  proposalsHint: 'Las flechas mueven, A acepta, X rechaza, U deshace. Mantén Mayús para elegir varias.',
  proposal: (name: string, strength: string, decision: string) => `${name}; ${strength}; ${decision}`,
  closest: (label: string) => `lo más cercano: ${label}`,
  decisions: { proposed: 'sin decidir', accepted: 'aceptada', rejected: 'rechazada' },
  decided: {
    acceptedClosest: (count: number) =>
      `${photos(count)} ${agreeing(count, 'etiquetada', 'etiquetadas')} con el término más cercano.`,
    rejectedClosest: (count: number) => `${photos(count)} sin el término más cercano.`,
    accepted: (count: number, label: string) =>
      `${photos(count)} ${agreeing(count, 'etiquetada', 'etiquetadas')} como ${label}.`,
    rejected: (count: number, label: string) => `${photos(count)} sin la etiqueta ${label}.`,
    proposed: (count: number) => `${photos(count)} otra vez sin decidir.`,
  },
  accept: 'Aceptar',
  acceptAs: (label: string) => `Aceptar como «${label}»`,
  acceptClosest: 'Aceptar con los términos más cercanos',
  reject: 'Rechazar',
  allDecided: 'Todo decidido',
  allDecidedDetail: 'No queda nada que decidir para este término.',
  nothingFound: 'No se encontró nada',
  nothingFoundDetail: 'A ninguna foto le queda bien este término.',
  stillLooking: 'Todavía se está buscando; las propuestas aparecen según se encuentran.',
  loading: 'Leyendo las propuestas…',
  line: 'Línea para aceptar',
  lineValue: (count: number, strength: string) =>
    `${photos(count)} por encima, con al menos ${strength} de fuerza`,
  lineNone: 'Ninguna foto por encima',
  lineHint: 'Baja la línea hasta pasar lo que es correcto y acepta todo lo de arriba.',
  acceptAbove: (count: number) =>
    agreeing(
      count,
      `Aceptar ${formatNumber(count)} de arriba`,
      `Aceptar las ${formatNumber(count)} de arriba`,
    ),
  lineStrength: (percent: string) => `al menos ${percent}`,

  tagsNone: 'Todavía no hay etiquetas',
  tagsNoneDetail:
    'Las etiquetas son palabras tuyas, como «familia» o «imprimir». Ponlas a mano con T o haz que se propongan a partir de términos.',
  tagsCount: (count: number) => counted(count, 'etiqueta', 'etiquetas'),
  tagsFind: 'Buscar una etiqueta',
  tagsFindNone: 'Ninguna etiqueta encaja.',
  tagShow: (name: string) => `Mostrar las fotos con la etiqueta ${name}`,
  tagRename: (name: string) => `Cambiar el nombre de la etiqueta ${name}`,
  tagRenameTitle: (name: string) => `Cambiar el nombre de «${name}»`,
  tagRenameMerges: (name: string, count: number) =>
    `Ya existe la etiqueta «${name}», en ${photos(count)}. Las dos pasan a ser una.`,
  rename: 'Cambiar nombre',
  merge: 'Unirlas',
  tagRemove: (name: string) => `Quitar la etiqueta ${name} de todas las fotos`,
  export: 'Exportar',
  exportDetail: 'Las etiquetas con las rutas de sus fotos y el origen de cada una.',
  exportCsv: 'Exportar como CSV',
  exportJson: 'Exportar como JSON',
  exporting: (size: string) => `Escribiendo el archivo… ${size}`,
  exportDone: (name: string) => `${name} se ha guardado en tus descargas.`,
  exportName: 'etiquetas-sightline',
};
