/** tokenizer.json and tokenizer_config.json of the generated models, in the hub's form. */
import { bpeVocabulary } from './bpe.ts';

export interface TokenizerFiles {
  readonly tokenizer: object;
  readonly config: object;
}

/** Lower-cased byte-level BPE between `<|startoftext|>` and `<|endoftext|>`, the last two ids. */
export function clipTokenizer(vocabulary: number, contextLength: number): TokenizerFiles {
  const [start, end] = ['<|startoftext|>', '<|endoftext|>'];
  const { vocab, merges } = bpeVocabulary(vocabulary);
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [added(vocabulary - 2, start), added(vocabulary - 1, end)],
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
            pattern: {
              Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
            },
            behavior: 'Removed',
            invert: true,
          },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
        ],
      },
      post_processor: {
        type: 'RobertaProcessing',
        sep: [end, vocabulary - 1],
        cls: [start, vocabulary - 2],
        trim_offsets: false,
        add_prefix_space: false,
      },
      decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: end,
        continuing_subword_prefix: '',
        end_of_word_suffix: '</w>',
        fuse_unk: false,
        vocab,
        merges,
      },
    },
    config: {
      tokenizer_class: 'CLIPTokenizer',
      add_prefix_space: false,
      bos_token: start,
      eos_token: end,
      unk_token: end,
      pad_token: end,
      do_lower_case: true,
      errors: 'replace',
      model_max_length: contextLength,
    },
  };
}

const UNIGRAM_WORDS =
  `photo of dog cat bird horse child man woman red green blue white black small big running sleeping
  on the beach mountain snow forest tree lake sky sunset night city street house kitchen table in with and`
    .split(/\s+/)
    .filter(Boolean);

/** The pieces of the tiny SentencePiece vocabulary with their log probabilities; the place is the id. */
export const unigramPieces = (): [string, number][] => [
  ['<pad>', 0],
  ['</s>', 0],
  ['<unk>', 0],
  ['▁', -3],
  ['▁a', -2.5],
  ['s', -4],
  ...UNIGRAM_WORDS.map((word, at): [string, number] => [`▁${word}`, -5 - at / 10]),
  ...['ing', 'er', 'ed', 'ly'].map((ending, at): [string, number] => [ending, -6 - at / 10]),
  ...[...'abcdefghijklmnopqrtuvwxyz0123456789'].map((letter, at): [string, number] => [
    letter,
    -9 - at / 100,
  ]),
];

/** Lower-cased SentencePiece Unigram with `</s>` at the end and as padding; punctuation is dropped, as SigLIP does. */
export function siglipTokenizer(contextLength: number): TokenizerFiles {
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [added(0, '<pad>'), added(1, '</s>'), added(2, '<unk>')],
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'Lowercase' },
          {
            type: 'Replace',
            pattern: { Regex: '[!"#$%&\'()*+,\\-.\\/:;<=>?@\\[\\]\\^_`{|}~]' },
            content: '',
          },
          { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
          { type: 'Strip', strip_left: true, strip_right: true },
        ],
      },
      pre_tokenizer: {
        type: 'Metaspace',
        replacement: '▁',
        add_prefix_space: true,
        prepend_scheme: 'always',
      },
      post_processor: {
        type: 'TemplateProcessing',
        single: [{ Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '</s>', type_id: 0 } }],
        pair: [
          { Sequence: { id: 'A', type_id: 0 } },
          { SpecialToken: { id: '</s>', type_id: 0 } },
          { Sequence: { id: 'B', type_id: 0 } },
          { SpecialToken: { id: '</s>', type_id: 0 } },
        ],
        special_tokens: { '</s>': { id: '</s>', ids: [1], tokens: ['</s>'] } },
      },
      decoder: { type: 'Metaspace', replacement: '▁', add_prefix_space: true, prepend_scheme: 'always' },
      model: { type: 'Unigram', unk_id: 2, vocab: unigramPieces() },
    },
    config: {
      tokenizer_class: 'SiglipTokenizer',
      do_lower_case: true,
      eos_token: '</s>',
      unk_token: '<unk>',
      pad_token: '</s>',
      model_input_names: ['input_ids'],
      model_max_length: contextLength,
    },
  };
}

const added = (id: number, content: string): object => ({
  id,
  content,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  special: true,
});
