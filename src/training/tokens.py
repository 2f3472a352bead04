"""The tokenizer of the pack: byte pairs in the manner of CLIP, trained on the captions and on general English.

    python tokens.py OUT.json      trains and writes tokenizer.json
"""

import json
import re
import sys
from pydoc_data import topics

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from captions import stock
from words import OTHER_PRODUCTS

START, END = "<|startoftext|>", "<|endoftext|>"
POSITIONS = 77
VOCABULARY = 4096


def train(seed=0):
    """A tokenizer of VOCABULARY entries; the two special tokens hold the highest ids, the end token the very highest."""
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>", continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    words = Regex(r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(words, behavior="removed", invert=True),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    # The bytes at the end of a word must be known too, else an unknown word would lose its last letter.
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY - 2 - 256, initial_alphabet=alphabet, end_of_word_suffix="</w>", show_progress=False)
    tokenizer.train_from_iterator(_text(seed), trainer)
    state = json.loads(tokenizer.to_str())
    vocabulary = state["model"]["vocab"]
    for byte in alphabet:
        vocabulary.setdefault(byte + "</w>", len(vocabulary))
    tokenizer.model = models.BPE(
        vocab=vocabulary, merges=[tuple(m) for m in state["model"]["merges"]], end_of_word_suffix="</w>", continuing_subword_prefix="", unk_token=None)
    tokenizer.add_special_tokens([START, END])
    start, end = tokenizer.token_to_id(START), tokenizer.token_to_id(END)
    tokenizer.post_processor = processors.RobertaProcessing((END, end), (START, start), trim_offsets=False, add_prefix_space=False)
    return tokenizer


def _text(seed):
    yield from stock(30000, seed)
    for _ in range(20):
        yield " ".join(OTHER_PRODUCTS)
    for text in topics.topics.values():
        yield " ".join(re.findall(r"[A-Za-z]{2,}", text))


def encode(tokenizer, texts):
    """Token ids of the texts, padded with 0 to the longest: int64 [len(texts), longest]. The end token survives truncation."""
    rows = []
    for e in tokenizer.encode_batch(texts):
        rows.append(e.ids if len(e.ids) <= POSITIONS else e.ids[: POSITIONS - 1] + [e.ids[-1]])
    ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for row, tokens in zip(ids, rows):
        row[: len(tokens)] = tokens
    return ids


if __name__ == "__main__":
    train().save(sys.argv[1])
