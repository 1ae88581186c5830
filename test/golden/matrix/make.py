"""Makes the models of test/golden/matrix.test.ts: tiny relatives of CLIP with random weights, from the real model
classes and exporters, in the layouts that people find on the hub, each with what PyTorch computes (golden.json).

    python -m venv venv && venv/bin/pip install -r test/golden/matrix/requirements.txt
    venv/bin/python test/golden/matrix/make.py [ROW...]

Texts are cleaned by ftfy where the model was trained on cleaned texts. Pictures are given as pixels of the model's
own size: how photos get there is tested elsewhere.
"""
import html, json, os, shutil, sys, warnings
import ftfy, numpy as np, onnx, torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers, AddedToken
from transformers import (
    AltCLIPConfig, AltCLIPModel, ChineseCLIPConfig, ChineseCLIPModel, CLIPConfig, CLIPModel, DistilBertConfig,
    DistilBertModel, MetaClip2Config, MetaClip2Model, SiglipConfig, SiglipModel,
)

warnings.filterwarnings("ignore")
torch.set_grad_enabled(False)
HERE = os.path.dirname(os.path.abspath(__file__))
SIZE, PATCH, WIDTH, DIM, CONTEXT = 32, 8, 16, 24, 77
MEAN, STD = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]
TEXTS = [
    "a photo of a dog", "Two cats sleeping on the red couch near a window", "snow",
    "don\u2019t \u201cstop\u201d", "cats &amp; dogs", "\uff53\uff4e\uff4f\uff57", "",
]
TOWER = dict(hidden_size=WIDTH, intermediate_size=4 * WIDTH, num_hidden_layers=2, num_attention_heads=2)
VISION = dict(TOWER, image_size=SIZE, patch_size=PATCH, projection_dim=DIM)
CORPUS = ("a photo of the dog two cats sleeping on the red couch near a window snow picture small big woman man child "
          "children playing beach mountain forest lake sunset street night table food bird horse car train stop").split()


def pictures(size=SIZE):
    """Three pictures, height x width x 3 bytes, from whole numbers that every language computes alike."""
    at = np.arange(size * size * 3, dtype=np.int64)
    return [((at * (7 + 4 * k) + (at // (31 + k)) * 29 + k * 71) % 256).astype(np.uint8).reshape(size, size, 3) for k in range(3)]


def widen(model, factor=3.0, seed=3):
    """Random weights that are wide enough for vectors of different inputs to differ."""
    torch.manual_seed(seed)
    for name, p in model.named_parameters():
        if p.ndim >= 2: p.normal_(0, (1.0 if "embedding" in name else factor / p.shape[-1] ** 0.5))
        elif name.endswith("bias"): p.normal_(0, 0.05)
    return model.eval()


def build(cls, config):
    return widen(cls._from_config(config, attn_implementation="eager"))


class Call(torch.nn.Module):
    def __init__(self, model, function):
        super().__init__()
        self.model, self.function = model, function
        for p in model.parameters(): p.requires_grad_(False)
        self.eval()  # The exporter restores the mode that it finds, and dropout would come back with it.

    def forward(self, *inputs):
        return self.function(self.model, *inputs)


def export(call, args, file, inputs, outputs, free, opset=17):
    os.makedirs(os.path.dirname(file), exist_ok=True)
    torch.onnx.export(call, args, file, input_names=inputs, output_names=outputs, dynamic_axes=free, opset_version=opset, dynamo=False)
    return file


def embeds(value):
    """transformers 5 gives an output object where 4 gave a tensor."""
    return value if torch.is_tensor(value) else value.pooler_output


# ---- tokenizers -------------------------------------------------------------------------------------------------

def special(id, content):
    return dict(id=id, content=content, single_word=False, lstrip=False, rstrip=False, normalized=False, special=True)


def clip_tokenizer(folder):
    """CLIP's byte-pair encoding with a vocabulary of its own; also as vocab.json and merges.txt."""
    os.makedirs(folder, exist_ok=True)
    t = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Whitespace()])
    t.train_from_iterator(CORPUS * 3, trainers.BpeTrainer(vocab_size=200, end_of_word_suffix="</w>", show_progress=False))
    trained = json.loads(t.to_str())["model"]["merges"]
    merges = [m if isinstance(m, str) else " ".join(m) for m in trained]
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [b for b in range(256) if b not in printable]
    symbols = [chr(b) for b in printable] + [chr(256 + i) for i in range(len(rest))]
    tokens = symbols + [s + "</w>" for s in symbols] + [m.replace(" ", "") for m in merges]
    vocab = {token: id for id, token in enumerate(dict.fromkeys(tokens))}
    start, end = len(vocab), len(vocab) + 1
    vocab |= {"<|startoftext|>": start, "<|endoftext|>": end}
    split = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+"
    j = dict(
        version="1.0", truncation=None, padding=None,
        added_tokens=[special(start, "<|startoftext|>"), special(end, "<|endoftext|>")],
        normalizer=dict(type="Sequence", normalizers=[dict(type="NFC"), dict(type="Replace", pattern=dict(Regex="\\s+"), content=" "), dict(type="Lowercase")]),
        pre_tokenizer=dict(type="Sequence", pretokenizers=[
            dict(type="Split", pattern=dict(Regex=split), behavior="Removed", invert=True),
            dict(type="ByteLevel", add_prefix_space=False, trim_offsets=True, use_regex=True)]),
        post_processor=dict(type="RobertaProcessing", sep=["<|endoftext|>", end], cls=["<|startoftext|>", start], trim_offsets=False, add_prefix_space=False),
        decoder=dict(type="ByteLevel", add_prefix_space=True, trim_offsets=True, use_regex=True),
        model=dict(type="BPE", dropout=None, unk_token="<|endoftext|>", continuing_subword_prefix="", end_of_word_suffix="</w>", fuse_unk=False, vocab=vocab, merges=merges))
    write(f"{folder}/tokenizer.json", j)
    write(f"{folder}/tokenizer_config.json", dict(tokenizer_class="CLIPTokenizer", model_max_length=CONTEXT, pad_token="<|endoftext|>", unk_token="<|endoftext|>"))
    write(f"{folder}/vocab.json", vocab)
    open(f"{folder}/merges.txt", "w", encoding="utf-8").write("#version: 0.2\n" + "\n".join(merges) + "\n")
    return Text(Tokenizer.from_str(json.dumps(j)), CONTEXT, end, cleaned=True), len(vocab)


def wordpiece_tokenizer(folder, limit=52):
    os.makedirs(folder, exist_ok=True)
    chars = [chr(c) for c in range(33, 127)]
    vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *chars, *("##" + c for c in chars), *dict.fromkeys(w for w in CORPUS if len(w) > 1)]
    ids = {token: id for id, token in enumerate(vocab)}
    t = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    t.normalizer, t.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
    t.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    t.add_special_tokens([AddedToken(s, special=True) for s in vocab[:5]])
    t.save(f"{folder}/tokenizer.json", pretty=False)
    write(f"{folder}/tokenizer_config.json", dict(tokenizer_class="BertTokenizer", model_max_length=limit, pad_token="[PAD]", unk_token="[UNK]"))
    return Text(t, limit, 0), len(vocab)


def unigram_tokenizer(folder, limit, pad, xlm=False):
    """SigLIP's lower-cased SentencePiece, or XLM-R's."""
    os.makedirs(folder, exist_ok=True)
    pieces = ["<pad>", "</s>", "<unk>"] if not xlm else ["<s>", "<pad>", "</s>", "<unk>"]
    words = list(dict.fromkeys(CORPUS))
    vocab = [(p, 0.0) for p in pieces] + [("\u2581", -3.0)] + [("\u2581" + w, -5 - i / 10) for i, w in enumerate(words)] + [(chr(c), -9 - c / 100) for c in range(97, 123)]
    t = Tokenizer(models.Unigram(vocab, unk_id=pieces.index("<unk>")))
    t.normalizer = normalizers.Sequence([normalizers.Lowercase(), normalizers.Replace(Regex("[^\\p{L}\\p{N}\\s]"), ""), normalizers.Replace(Regex("\\s+"), " "), normalizers.Strip()]) if not xlm else normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    t.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    end = pieces.index("</s>")
    t.post_processor = processors.TemplateProcessing(single="<s> $A </s>" if xlm else "$A </s>", pair=None, special_tokens=[("</s>", end)] + ([("<s>", 0)] if xlm else []))
    t.add_special_tokens([AddedToken(s, special=True) for s in pieces])
    t.save(f"{folder}/tokenizer.json", pretty=False)
    write(f"{folder}/tokenizer_config.json", dict(tokenizer_class="XLMRobertaTokenizer" if xlm else "SiglipTokenizer", model_max_length=limit, pad_token=pad, unk_token="<unk>"))
    return Text(t, limit, pieces.index(pad), padded=not xlm), len(vocab)


def gemma_tokenizer(folder, limit):
    """Gemma's byte-pair encoding with byte fallback. SigLIP 2 was trained on lower-cased texts; the file does not say so."""
    os.makedirs(folder, exist_ok=True)
    specials = ["<pad>", "<eos>", "<bos>", "<unk>"] + [f"<0x{i:02X}>" for i in range(256)]
    t = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    t.normalizer, t.pre_tokenizer = normalizers.Replace(" ", "\u2581"), pre_tokenizers.Split(" ", "merged_with_previous")
    t.train_from_iterator([" ".join(CORPUS)], trainers.BpeTrainer(vocab_size=420, special_tokens=specials, show_progress=False))
    t.post_processor = processors.TemplateProcessing(single="$A <eos>", pair=None, special_tokens=[("<eos>", 1)])
    j = json.loads(t.to_str())
    j["added_tokens"] = [a for a in j["added_tokens"] if not a["content"].startswith("<0x")]
    write(f"{folder}/tokenizer.json", j)
    write(f"{folder}/tokenizer_config.json", dict(tokenizer_class="GemmaTokenizer", model_max_length=limit, pad_token="<pad>", unk_token="<unk>"))
    return Text(Tokenizer.from_str(json.dumps(j)), limit, 0, padded=True, lower=True), len(t.get_vocab())


class Text:
    def __init__(self, tokenizer, limit, pad, padded=False, cleaned=False, lower=False):
        self.tokenizer, self.limit, self.pad, self.padded, self.cleaned, self.lower = tokenizer, limit, pad, padded, cleaned, lower

    def ids(self, text):
        # As OpenAI's and open_clip's tokenizers do before anything else.
        if self.cleaned: text = html.unescape(html.unescape(ftfy.fix_text(text))).strip()
        if self.lower: text = text.lower()
        return self.tokenizer.encode(text).ids

    def batch(self, text, length=None):
        ids = self.ids(text)
        length = length or (self.limit if self.padded else len(ids))
        row = ids + [self.pad] * (length - len(ids))
        mask = [1] * len(ids) + [0] * (length - len(ids))
        return torch.tensor([row]), torch.tensor([mask])


# ---- files ------------------------------------------------------------------------------------------------------

def write(file, value):
    os.makedirs(os.path.dirname(file), exist_ok=True)
    json.dump(value, open(file, "w", encoding="utf-8"), ensure_ascii=False, separators=(",", ":"))


def unit(vector):
    vector = vector.flatten().double()
    return [round(float(x), 6) for x in vector / vector.norm()]


def golden(folder, text, text_of, image_of, mean=MEAN, std=STD, size=SIZE):
    images = []
    for picture in pictures(size):
        pixels = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
        images.append(unit(image_of((pixels - torch.tensor(mean).view(1, 3, 1, 1)) / torch.tensor(std).view(1, 3, 1, 1))))
    texts = {t: dict(tokens=text.ids(t), vector=unit(text_of(text, t))) for t in TEXTS}
    write(f"{folder}/golden.json", dict(size=size, texts=texts, images=images))


def preprocessor(folder, mean=MEAN, std=STD, squash=False, **more):
    size = dict(height=SIZE, width=SIZE)
    write(f"{folder}/preprocessor_config.json", dict(
        do_resize=True, size=size if squash else dict(shortest_edge=SIZE), resample=3, do_center_crop=not squash, **({} if squash else dict(crop_size=size)),
        do_rescale=True, rescale_factor=1 / 255, do_normalize=True, image_mean=mean, image_std=std, **more))


def config(folder, c, **more):
    write(f"{folder}/config.json", {k: v for k, v in c.to_dict().items() if k in ("model_type", "projection_dim", "logit_scale_init_value")} | dict(
        text_config={k: v for k, v in c.text_config.to_dict().items() if k in ("max_position_embeddings", "hidden_size", "projection_dim")},
        vision_config={k: v for k, v in c.vision_config.to_dict().items() if k in ("hidden_size", "image_size", "projection_dim")}) | more)


IDS = {"input_ids": {0: "batch_size", 1: "sequence_length"}}
MASK = {"attention_mask": {0: "batch_size", 1: "sequence_length"}}
PIXELS = {"pixel_values": {0: "batch_size"}}
B, I = {0: "batch_size"}, {0: "image_batch_size"}
PX = torch.randn(2, 3, SIZE, SIZE)


def sample_ids(text, count=2, length=None):
    length = length or max(len(text.ids(t)) for t in TEXTS[:count])
    return torch.cat([text.batch(t, length)[0] for t in TEXTS[:count]]), torch.cat([text.batch(t, length)[1] for t in TEXTS[:count]])


def clip(folder):
    text, vocab = clip_tokenizer(folder)
    c = CLIPConfig(projection_dim=DIM, vision_config=VISION, text_config=dict(TOWER, vocab_size=vocab, max_position_embeddings=CONTEXT, projection_dim=DIM, bos_token_id=vocab - 2, eos_token_id=vocab - 1))
    return build(CLIPModel, c), c, text


def text_call(m, *a): return embeds(m.get_text_features(input_ids=a[0], **({"attention_mask": a[1]} if len(a) > 1 else {})))
def image_call(m, x): return embeds(m.get_image_features(pixel_values=x))


def finish_clip(folder, m, c, text, **more):
    config(folder, c, **more)
    preprocessor(folder)
    golden(folder, text, lambda t, s: text_call(m, t.batch(s)[0]), lambda x: image_call(m, x))


def split(folder, text_args=None, text_inputs=("input_ids",), text_free=None, call=text_call, image_args=PX, image_free=None):
    m, c, text = clip(folder)
    args = text_args(text) if text_args else (sample_ids(text)[0],)
    export(Call(m, call), args, f"{folder}/onnx/text_model.onnx", list(text_inputs), ["text_embeds"], IDS | {"text_embeds": B} if text_free is None else text_free)
    export(Call(m, image_call), (image_args,), f"{folder}/onnx/vision_model.onnx", ["pixel_values"], ["image_embeds"], PIXELS | {"image_embeds": B} if image_free is None else image_free)
    finish_clip(folder, m, c, text)
    return m, c, text


def with_positions(m, ids, positions): return m.text_projection(m.text_model(input_ids=ids, position_ids=positions).pooler_output)


def joint_call(m, ids, x, mask):
    o = m(input_ids=ids, pixel_values=x, attention_mask=mask)
    return o.logits_per_image, o.logits_per_text, o.text_embeds, o.image_embeds


JOINT = ["logits_per_image", "logits_per_text", "text_embeds", "image_embeds"]
JOINT_FREE = {"input_ids": {0: "text_batch_size", 1: "sequence_length"}, "attention_mask": {0: "text_batch_size", 1: "sequence_length"}, "pixel_values": I,
              "logits_per_image": {0: "i", 1: "t"}, "logits_per_text": {0: "t", 1: "i"}, "text_embeds": {0: "text_batch_size"}, "image_embeds": I}


def export_joint(m, text, file, call=joint_call, outputs=JOINT, length=None, free=JOINT_FREE):
    ids, mask = sample_ids(text, length=length)
    export(Call(m, call), (ids, PX, mask), file, ["input_ids", "pixel_values", "attention_mask"], outputs, free)


R = {}


def row(function):
    R[function.__name__.replace("_", "-")] = function
    return function


@row
def clip_split(f): split(f)


@row
def clip_mask(f): split(f, lambda t: sample_ids(t), ("input_ids", "attention_mask"), IDS | MASK | {"text_embeds": B})


@row
def clip_positions(f): split(f, lambda t: (sample_ids(t)[0], torch.arange(sample_ids(t)[0].shape[1])[None].expand(2, -1)), ("input_ids", "position_ids"), IDS | {"position_ids": {0: "batch_size", 1: "sequence_length"}, "text_embeds": B}, with_positions)


@row
def clip_int32_fixed(f): split(f, lambda t: (sample_ids(t, 1, CONTEXT)[0].int(),), text_free={}, image_args=PX[:1], image_free={})


@row
def clip_batch2(f): split(f, lambda t: (sample_ids(t, 2, CONTEXT)[0],), text_free={}, image_free={})


@row
def clip_baked_length(f):
    """The sequence axis is declared free, but a Reshape has 77 baked in."""
    def call(m, ids):
        return text_call(m, ids.reshape(-1, CONTEXT))
    split(f, lambda t: (sample_ids(t, 2, CONTEXT)[0],), call=call)


@row
def clip_fp16(f):
    split(f)
    for t in ("text_model", "vision_model"):
        m = convert_float_to_float16(onnx.load(f"{f}/onnx/{t}.onnx"), keep_io_types=False)
        onnx.save(m, f"{f}/onnx/{t}_fp16.onnx")
        os.remove(f"{f}/onnx/{t}.onnx")


@row
def clip_joint(f):
    m, c, text = clip(f)
    export_joint(m, text, f"{f}/onnx/model.onnx")
    finish_clip(f, m, c, text)


@row
def clip_joint_q8(f):
    m, c, text = clip(f)
    export_joint(m, text, f"{f}/onnx/model.onnx")
    quantize_dynamic(f"{f}/onnx/model.onnx", f"{f}/onnx/model_quantized.onnx", weight_type=QuantType.QUInt8)
    os.remove(f"{f}/onnx/model.onnx")
    finish_clip(f, m, c, text)


@row
def clip_joint_external(f):
    m, c, text = clip(f)
    export_joint(m, text, f"{f}/onnx/model.onnx")
    g = onnx.load(f"{f}/onnx/model.onnx")
    onnx.save_model(g, f"{f}/onnx/model.onnx", save_as_external_data=True, all_tensors_to_one_file=True, location="weights.bin", size_threshold=512)
    finish_clip(f, m, c, text)


@row
def clip_dynamo(f):
    m, c, text = clip(f)
    os.makedirs(f"{f}/onnx", exist_ok=True)
    batch, length = torch.export.Dim("batch_size"), torch.export.Dim("sequence_length", max=CONTEXT)
    torch.onnx.export(Call(m, text_call), (sample_ids(text)[0],), f"{f}/onnx/text_model.onnx", input_names=["input_ids"], output_names=["text_embeds"], dynamo=True, external_data=True, verbose=False, dynamic_shapes={"inputs": ({0: batch, 1: length},)})
    torch.onnx.export(Call(m, image_call), (PX,), f"{f}/onnx/vision_model.onnx", input_names=["pixel_values"], output_names=["image_embeds"], dynamo=True, external_data=True, verbose=False, dynamic_shapes={"inputs": ({0: batch},)})
    finish_clip(f, m, c, text)


OPEN_CLIP = dict(embed_dim=DIM, vision_cfg=dict(image_size=SIZE, layers=2, width=WIDTH, patch_size=PATCH), text_cfg=dict(context_length=CONTEXT, width=WIDTH, heads=2, layers=2))
IMMICH = dict(size=[SIZE, SIZE], mode="RGB", mean=MEAN, std=STD, interpolation="bicubic", resize_mode="shortest", fill_color=0)


def immich(f, text_args, text_names, text_free, image_call_, image_args, image_names, image_free):
    m, c, text = clip(f"{f}/textual")
    write(f"{f}/config.json", OPEN_CLIP)
    write(f"{f}/visual/preprocess_cfg.json", IMMICH)
    export(Call(m, text_call), text_args(text), f"{f}/textual/model.onnx", *text_names, text_free)
    export(Call(m, image_call_), (image_args,), f"{f}/visual/model.onnx", *image_names, image_free)
    golden(f, text, lambda t, s: text_call(m, t.batch(s)[0]), lambda x: image_call(m, x))


@row
def immich_2024(f):
    immich(f, lambda t: (sample_ids(t, 1, CONTEXT)[0].int(),), (["text"], ["embedding"]), {}, image_call, PX[:1], (["image"], ["embedding"]), {})


@row
def immich_2026(f):
    def from_bytes(m, x):
        x = x.permute(0, 3, 1, 2).float() / 255
        x = (x - torch.tensor(MEAN).view(1, 3, 1, 1)) / torch.tensor(STD).view(1, 3, 1, 1)
        e = image_call(m, x)
        return e / e.norm(dim=-1, keepdim=True)
    immich(f, lambda t: (sample_ids(t, 2, CONTEXT)[0].int(),), (["text"], ["text_embedding"]), {"text": {0: "batch"}, "text_embedding": {0: "batch"}},
           from_bytes, torch.randint(0, 255, (2, SIZE, SIZE, 3), dtype=torch.uint8), (["image"], ["image_embedding"]), {"image": {0: "batch"}, "image_embedding": {0: "batch"}})


@row
def chinese_clip(f):
    text, vocab = wordpiece_tokenizer(f)
    c = ChineseCLIPConfig(projection_dim=DIM, vision_config=VISION, text_config=dict(TOWER, vocab_size=vocab, max_position_embeddings=CONTEXT, pad_token_id=0))
    m = build(ChineseCLIPModel, c)
    def features(m, ids, mask): return m.text_projection(m.text_model(input_ids=ids, attention_mask=mask).last_hidden_state[:, 0])
    def call(m, ids, x, mask):
        t, i = features(m, ids, mask), image_call(m, x)
        t, i = t / t.norm(dim=-1, keepdim=True), i / i.norm(dim=-1, keepdim=True)
        return i @ t.T, t @ i.T, t, i
    export_joint(m, text, f"{f}/onnx/model.onnx", call)
    config(f, c)
    preprocessor(f, squash=True, image_processor_type="ChineseCLIPImageProcessor")
    golden(f, text, lambda t, s: features(m, *t.batch(s)), lambda x: image_call(m, x))


@row
def metaclip_2(f):
    text, vocab = unigram_tokenizer(f, CONTEXT, "<pad>", xlm=True)
    c = MetaClip2Config(projection_dim=DIM, vision_config=VISION, text_config=dict(TOWER, vocab_size=vocab, max_position_embeddings=CONTEXT, projection_dim=DIM, eos_token_id=2, bos_token_id=0, pad_token_id=1))
    m = build(MetaClip2Model, c)
    export(Call(m, text_call), (sample_ids(text)[0],), f"{f}/onnx/text_model.onnx", ["input_ids"], ["text_embeds"], IDS | {"text_embeds": B})
    export(Call(m, image_call), (PX,), f"{f}/onnx/vision_model.onnx", ["pixel_values"], ["image_embeds"], PIXELS | {"image_embeds": B})
    finish_clip(f, m, c, text)


@row
def altclip(f):
    text, vocab = unigram_tokenizer(f, CONTEXT, "<pad>", xlm=True)
    c = AltCLIPConfig(projection_dim=DIM, vision_config=VISION, text_config=dict(TOWER, vocab_size=vocab, max_position_embeddings=CONTEXT + 3, project_dim=DIM, pad_token_id=1))
    m = build(AltCLIPModel, c)
    def features(m, ids, mask): return embeds(m.get_text_features(input_ids=ids, attention_mask=mask))
    def call(m, ids, x, mask):
        t, i = features(m, ids, mask), image_call(m, x)
        return i @ t.T, t @ i.T, t, i
    export_joint(m, text, f"{f}/onnx/model.onnx", call)
    config(f, c)
    preprocessor(f)
    golden(f, text, lambda t, s: features(m, *t.batch(s)), lambda x: image_call(m, x))


@row
def jina_clip(f):
    """A joint file with outputs as jina-clip names them, in the half of its inputs that matters here."""
    m, c, text = clip(f)
    def call(m, ids, x, mask):
        t, i = text_call(m, ids, mask), image_call(m, x)
        return t, i, t / t.norm(dim=-1, keepdim=True), i / i.norm(dim=-1, keepdim=True)
    outputs = ["text_embeddings", "image_embeddings", "l2norm_text_embeddings", "l2norm_image_embeddings"]
    export_joint(m, text, f"{f}/onnx/model.onnx", call, outputs, free=IDS | MASK | {"pixel_values": I} | {o: {0: "batch_size"} for o in outputs})
    write(f"{f}/config.json", dict(model_type="jina_clip"))
    write(f"{f}/preprocessor_config.json", dict(image_processor_type="JinaCLIPImageProcessor", size=SIZE, mean=MEAN, std=STD, resize_mode="shortest", interpolation="bicubic", fill_color=0))
    golden(f, text, lambda t, s: text_call(m, t.batch(s)[0]), lambda x: image_call(m, x))


def siglip(f, text, vocab, limit):
    c = SiglipConfig(vision_config=VISION, text_config=dict(TOWER, vocab_size=vocab, max_position_embeddings=limit, projection_size=WIDTH))
    m = build(SiglipModel, c)
    preprocessor(f, [0.5] * 3, [0.5] * 3, squash=True, image_processor_type="SiglipImageProcessor")
    config(f, c)
    golden(f, text, lambda t, s: text_call(m, t.batch(s)[0]), lambda x: image_call(m, x), [0.5] * 3, [0.5] * 3)
    return m


def siglip_split(f, m, text, limit):
    def both(o): return o.last_hidden_state, o.pooler_output
    export(Call(m, lambda m, i: both(m.text_model(i))), (sample_ids(text, length=limit)[0],), f"{f}/onnx/text_model.onnx", ["input_ids"], ["last_hidden_state", "pooler_output"], IDS | {"pooler_output": B})
    export(Call(m, lambda m, x: both(m.vision_model(x))), (PX,), f"{f}/onnx/vision_model.onnx", ["pixel_values"], ["last_hidden_state", "pooler_output"], PIXELS | {"pooler_output": B})


@row
def siglip_1(f):
    text, vocab = unigram_tokenizer(f, 32, "</s>")
    siglip_split(f, siglip(f, text, vocab, 32), text, 32)


@row
def siglip_joint(f):
    text, vocab = unigram_tokenizer(f, 32, "</s>")
    def call(m, ids, x, mask):
        o = m(input_ids=ids, pixel_values=x, attention_mask=mask)
        return o.logits_per_image, o.logits_per_text, o.text_embeds, o.image_embeds
    m = siglip(f, text, vocab, 32)
    def without_mask(m, ids, x):
        o = m(input_ids=ids, pixel_values=x)
        return o.logits_per_image, o.logits_per_text, o.text_embeds, o.image_embeds
    export(Call(m, without_mask), (sample_ids(text, length=32)[0], PX), f"{f}/onnx/model.onnx", ["input_ids", "pixel_values"], JOINT, {k: v for k, v in JOINT_FREE.items() if k != "attention_mask"})


@row
def siglip_2(f):
    text, vocab = gemma_tokenizer(f, 40)
    siglip_split(f, siglip(f, text, vocab, 40), text, 40)


@row
def mobileclip(f):
    """A vision tower of convolutions in three precisions; config.json is the one that such repositories have."""
    m, c, text = clip(f)
    torch.manual_seed(5)
    widths = [3, 12, 12, 16, 16, 24, 24]
    layers = [layer for k in range(6) for layer in (torch.nn.Conv2d(widths[k], widths[k + 1], 3, 2 if k % 2 else 1, 1), torch.nn.GELU())]
    net = torch.nn.Sequential(*layers, torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(24, DIM)).eval()
    for p in net.parameters():
        if p.ndim > 1: p.mul_(3)
    export(Call(net, lambda n, x: n(x)), (PX,), f"{f}/onnx/vision_model.onnx", ["pixel_values"], ["image_embeds"], PIXELS | {"image_embeds": B})
    export(Call(m, text_call), (sample_ids(text)[0],), f"{f}/onnx/text_model.onnx", ["input_ids"], ["text_embeds"], IDS | {"text_embeds": B})
    quantize_dynamic(f"{f}/onnx/vision_model.onnx", f"{f}/onnx/vision_model_quantized.onnx", weight_type=QuantType.QUInt8)
    onnx.save(convert_float_to_float16(onnx.load(f"{f}/onnx/vision_model.onnx"), keep_io_types=True), f"{f}/onnx/vision_model_fp16.onnx")
    write(f"{f}/config.json", {"model_type": "clip", "transformers.js_config": {"dtype": {"vision_model": "fp32"}}})
    write(f"{f}/preprocessor_config.json", dict(do_resize=True, size=dict(shortest_edge=SIZE), resample=2, do_center_crop=True, crop_size=dict(height=SIZE, width=SIZE), do_rescale=True, do_normalize=False, image_processor_type="CLIPFeatureExtractor"))
    golden(f, text, lambda t, s: text_call(m, t.batch(s)[0]), lambda x: net(x), [0.0] * 3, [1.0] * 3)


@row
def multilingual(f):
    """A text tower of sentence-transformers, whose last layer lies outside of the graph, beside CLIP's vision tower."""
    m, c, _ = clip(f)
    for n in ("vocab.json", "merges.txt"): os.remove(f"{f}/{n}")
    text, vocab = wordpiece_tokenizer(f)
    d = widen(DistilBertModel._from_config(DistilBertConfig(dim=WIDTH, hidden_dim=4 * WIDTH, n_layers=2, n_heads=2, vocab_size=vocab, max_position_embeddings=CONTEXT), attn_implementation="eager"))
    torch.manual_seed(9)
    dense = torch.nn.Linear(WIDTH, DIM, bias=False)
    export(Call(d, lambda d, i, a: d(input_ids=i, attention_mask=a).last_hidden_state), sample_ids(text), f"{f}/onnx/model.onnx", ["input_ids", "attention_mask"], ["last_hidden_state"], IDS | MASK | {"last_hidden_state": {0: "batch_size", 1: "sequence_length"}})
    export(Call(m, image_call), (PX,), f"{f}/onnx/vision_model.onnx", ["pixel_values"], ["image_embeds"], PIXELS | {"image_embeds": B})
    kind = "sentence_transformers.models."
    write(f"{f}/modules.json", [dict(idx=0, name="0", path="", type=kind + "Transformer"), dict(idx=1, name="1", path="1_Pooling", type=kind + "Pooling"), dict(idx=2, name="2", path="2_Dense", type=kind + "Dense")])
    write(f"{f}/1_Pooling/config.json", dict(word_embedding_dimension=WIDTH, pooling_mode_cls_token=False, pooling_mode_mean_tokens=True))
    write(f"{f}/2_Dense/config.json", dict(in_features=WIDTH, out_features=DIM, bias=False, activation_function="torch.nn.modules.linear.Identity"))
    save_file({"linear.weight": dense.weight.detach().clone()}, f"{f}/2_Dense/model.safetensors")
    config(f, c, model_type="distilbert")
    preprocessor(f)
    def features(t, s):
        ids, mask = t.batch(s)
        h = d(input_ids=ids, attention_mask=mask).last_hidden_state
        return dense((h * mask[..., None]).sum(1) / mask.sum())
    golden(f, text, features, lambda x: image_call(m, x))


if __name__ == "__main__":
    for name in sys.argv[1:] or R:
        folder = f"{HERE}/{name}"
        shutil.rmtree(folder, ignore_errors=True)
        R[name](folder)
        print(name, sum(os.path.getsize(os.path.join(d, n)) for d, _, names in os.walk(folder) for n in names) // 1000, "kB", flush=True)
