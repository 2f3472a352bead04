package org.tenshot.encode;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// Texts to the token ids of a CLIP text encoder, by the pack's own `tokenizer.json`.
///
/// A text that is too long loses its end, but never its end token: CLIP reads the meaning of the
/// whole text at that place.
final class ClipTokenizer implements AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;
  private final int length;
  private final long padding;

  private ClipTokenizer(HuggingFaceTokenizer tokenizer, int length, long padding) {
    this.tokenizer = tokenizer;
    this.length = length;
    this.padding = padding;
  }

  /// Opens the tokenizer of a pack.
  ///
  /// @throws TenshotException if a file is missing or damaged, or belongs to another encoder
  static ClipTokenizer open(Path folder, TextRules rules) throws TenshotException {
    Path file = folder.resolve(EncoderPack.TOKENIZER);
    Map<String, Long> vocabulary = vocabulary(JsonFile.read(file));
    long highest = vocabulary.values().stream().mapToLong(Long::longValue).max().orElse(-1);
    if (rules.vocabulary().isPresent() && highest >= rules.vocabulary().getAsLong()) {
      throw new TenshotException(
          file
              + " belongs to another encoder: it has token ids up to "
              + highest
              + ", and text_config.vocab_size of "
              + EncoderPack.CONFIG
              + " allows "
              + (rules.vocabulary().getAsLong() - 1)
              + "; copy the tokenizer.json of this encoder.");
    }
    long padding = padding(folder, vocabulary);
    HuggingFaceTokenizer tokenizer = load(file, rules.length());
    try {
      ClipTokenizer clip = new ClipTokenizer(tokenizer, rules.length(), padding);
      clip.checkStartAndEnd(file);
      return clip;
    } catch (TenshotException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static Map<String, Long> vocabulary(JsonFile json) throws TenshotException {
    Map<String, Long> ids = new HashMap<>();
    JsonElement words =
        json.object("model")
            .orElseThrow(() -> json.wrong("model", "is missing: this is no tokenizer"))
            .value("vocab");
    if (!(words instanceof JsonObject known)) {
      throw json.wrong("model.vocab", "must be an object of words and ids, as CLIP has it");
    }
    try {
      known.entrySet().forEach(word -> ids.put(word.getKey(), word.getValue().getAsLong()));
      if (json.value("added_tokens") instanceof JsonArray added) {
        for (JsonElement token : added) {
          JsonObject fields = token.getAsJsonObject();
          ids.put(fields.get("content").getAsString(), fields.get("id").getAsLong());
        }
      }
    } catch (IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException
        | NullPointerException e) {
      throw new TenshotException(
          json.file() + ": a token has no whole number as its id; copy the encoder pack again.", e);
    }
    return ids;
  }

  /// The id behind the end of a text: that of the pad token where the pack names one, else 0, as
  /// OpenAI has it. It never reaches the embedding, because CLIP reads it at the first end token.
  private static long padding(Path folder, Map<String, Long> vocabulary) throws TenshotException {
    for (String name : new String[] {"tokenizer_config.json", "special_tokens_map.json"}) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        Optional<String> token = padToken(JsonFile.read(file));
        if (token.isPresent()) {
          Long id = vocabulary.get(token.get());
          if (id == null) {
            throw new TenshotException(
                file
                    + ": field pad_token is \""
                    + token.get()
                    + "\", which tokenizer.json does not know; copy the encoder pack again.");
          }
          return id;
        }
      }
    }
    return 0;
  }

  private static Optional<String> padToken(JsonFile json) throws TenshotException {
    @Nullable JsonElement value = json.value("pad_token");
    return value != null && value.isJsonObject()
        ? json.object("pad_token").orElseThrow().text("content")
        : json.text("pad_token");
  }

  private static HuggingFaceTokenizer load(Path file, int length) throws TenshotException {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "padding", "false",
            "truncation", "true",
            "maxLength", Integer.toString(length),
            "modelMaxLength", Integer.toString(length));
    try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
      return HuggingFaceTokenizer.newInstance(in, options);
    } catch (LinkageError e) {
      throw new TenshotException(
          "The tokenizer's native library cannot be loaded from "
              + System.getProperty("DJL_CACHE_DIR", "its folder")
              + ": delete that folder and start again; its disk must allow programs to run.",
          e);
    } catch (IOException | RuntimeException e) {
      // The native tokenizer reports every damage as a plain RuntimeException.
      throw new TenshotException(
          file + " is damaged (" + e.getMessage() + "): copy the encoder pack again.", e);
    }
  }

  private void checkStartAndEnd(Path file) throws TenshotException {
    int tokens = tokens("").length;
    if (tokens != 2) {
      throw new TenshotException(
          file
              + " is not CLIP's: it makes "
              + tokens
              + " tokens of an empty text instead of a start and an end; copy the tokenizer.json of"
              + " this encoder.");
    }
  }

  /// Token ids from the start token to the end token, without padding.
  long[] tokens(String text) throws TenshotException {
    try {
      // Java may hold half a character of two halves; the native side must not see it.
      String clean =
          new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
              .replace('\0', ' ');
      return tokenizer.encode(clean).getIds();
    } catch (RuntimeException e) {
      throw new TenshotException(
          "The text \"" + text + "\" cannot be cut into tokens: write it differently.", e);
    }
  }

  /// Tokens of a text at most, start and end included.
  int length() {
    return length;
  }

  /// The ids, filled up to {@link #length()}.
  long[] padded(long[] tokens) {
    long[] padded = Arrays.copyOf(tokens, length);
    Arrays.fill(padded, tokens.length, length, padding);
    return padded;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
