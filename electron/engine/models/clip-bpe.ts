/**
 * CLIP's tokenizer as tokenizer.json has it, made from the pair of files that CLIP was published with: vocab.json and
 * merges.txt. Pure.
 */
import { modelInvalid } from './model-error.ts';

const START = '<|startoftext|>';
const END = '<|endoftext|>';
const END_OF_WORD = '</w>';

/**
 * As `transformers` converts a CLIPTokenizer.
 * @param name of the vocabulary's file, for messages.
 * @param vocab ids by token. @param merges lines of two pieces each, behind a line with the version.
 * @throws SightlineError `model-invalid` if it is the vocabulary of another tokenizer.
 */
export function clipBpeTokenizer(name: string, vocab: Readonly<Record<string, number>>, merges: string): object {
  const start = vocab[START];
  const end = vocab[END];
  const ends = Object.keys(vocab).some((token) => token.endsWith(END_OF_WORD));
  if (start === undefined || end === undefined || !ends) {
    throw modelInvalid(name, "CLIP's vocabulary, since there is no tokenizer.json", `one without ${START}, ${END}`);
  }
  const lines = merges.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#version'));
  const special = (id: number, content: string): object => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [special(start, START), special(end, END)],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Lowercase' },
      ],
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: { Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" },
          behavior: 'Removed',
          invert: true,
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      ],
    },
    post_processor: {
      type: 'RobertaProcessing',
      sep: [END, end],
      cls: [START, start],
      trim_offsets: false,
      add_prefix_space: false,
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: END,
      continuing_subword_prefix: '',
      end_of_word_suffix: END_OF_WORD,
      fuse_unk: false,
      vocab,
      merges: lines,
    },
  };
}
