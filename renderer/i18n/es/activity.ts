/** The Activity screen and its button: running and finished runs. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const activity = {
  now: 'Ahora',
  earlier: 'Antes',
  kinds: {
    index: 'Aprender fotos',
    tag: 'Proponer etiquetas',
    refresh: 'Completar las fotos aprendidas antes',
    model: 'Aprender las fotos con otro modelo',
  },
  states: {
    running: 'En curso',
    paused: 'En pausa',
    done: 'Terminado',
    cancelled: 'Detenido',
    failed: 'Fallido',
  },
  named: (kind: string, subject: string) => `${kind}: ${subject}`,
  counts: (done: number, total: number) => `${formatNumber(done)} de ${photos(total)}`,
  failed: (count: number) => `${formatNumber(count)} con error`,
  finished: (count: number) => photos(count),
  took: (duration: string) => `duró ${duration}`,
  rate: (rate: string) => `${rate} fotos/s`,
  left: (duration: string) => `quedan unos ${duration}`,
  pause: 'Pausar',
  resume: 'Reanudar',
  cancel: 'Detener',
  pauseNamed: (run: string) => `Pausar «${run}»`,
  resumeNamed: (run: string) => `Reanudar «${run}»`,
  cancelNamed: (run: string) => `Detener «${run}»`,
  clear: 'Vaciar esta lista',
  idle: 'No hay nada en curso. Todo está al día.',
  noneYet: 'Todavía no se ha hecho nada.',
  loadFailed: 'No se pudo leer la lista de tareas.',
  indicator: {
    scanning: 'Buscando fotos',
    paused: 'En pausa',
    stopped: 'Detenido',
    label: (state: string) => `${state}. Mostrar la actividad`,
    embedding: (percent: string) => `Aprendiendo fotos, ${percent} hecho`,
    tagging: (percent: string) => `Proponiendo etiquetas, ${percent} hecho`,
  },
};
