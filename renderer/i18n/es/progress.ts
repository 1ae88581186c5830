/** Progress of indexing. */
import { formatNumber } from '../format.ts';
import { agreeing, files, photos } from './counted.ts';

export const progress = {
  label: 'Progreso de la indexación',
  phase: {
    idle: 'Al día',
    scanning: 'Buscando fotos',
    embedding: 'Aprendiendo tus fotos',
    paused: 'En pausa',
  },
  found: (count: number) => `${files(count)} ${agreeing(count, 'encontrado', 'encontrados')} hasta ahora`,
  finished: (finished: number, total: number) => `${formatNumber(finished)} de ${photos(total)}`,
  rate: (rate: string) => `${rate} fotos/s`,
  left: (duration: string) => `quedan unos ${duration}`,
  failed: (count: number) => `${formatNumber(count)} con error`,
  pause: 'Pausar',
  resume: 'Reanudar',
  cancel: 'Detener',
  stopped: 'La indexación se detuvo',
  stoppedDetail:
    'Lo hecho hasta ahora se conserva y se puede buscar. Arregla la causa y elige «Intentar de nuevo».',
  pending: (count: number) => `${photos(count)} sin aprender todavía`,
  continue: 'Continuar',
  announceStarted: 'Empieza la indexación.',
  announceDone: (count: number) =>
    `Indexación terminada. ${photos(count)} ${agreeing(count, 'aprendida', 'aprendidas')}.`,
  announcePart: (percent: string) => `${percent} indexado.`,
  announcePaused: 'Indexación en pausa.',
};
