package org.tenshot.encode;

import ai.onnxruntime.OrtEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// An encoder that embeds no text twice, not even after a restart: the hundreds of texts of a
/// product took half of the time from a start to its first verdict. The text half is not even
/// opened while all texts that are asked for are remembered.
public final class RememberingEncoder extends WrappedEncoder {

  private static final Logger LOG = LoggerFactory.getLogger(RememberingEncoder.class);

  /// Embedded whenever the text half is opened and compared with what is remembered: the same files
  /// on another kind of processor agree far better.
  static final String PROBE = "a photo of a part";

  private static final double SAME = 0.99999;

  private final OnnxEncoder encoder;
  private final TextMemory memory;
  private boolean proven;
  private boolean lent;
  private boolean stale;

  private RememberingEncoder(OnnxEncoder encoder, TextMemory memory) {
    super(encoder);
    this.encoder = encoder;
    this.memory = memory;
  }

  /// Opens a pack with a memory for its texts. Where nothing is remembered yet, the text half is
  /// opened at once, and proves that both halves belong together.
  ///
  /// @param folder holds a file for every text encoder; made when first needed
  /// @throws TenshotException if a file of the pack is missing, damaged or of another encoder, or
  ///   if the settings ask for a device that does not work
  public static RememberingEncoder open(
      EncoderPack pack, EncoderSettings settings, NativeLibraries natives, Path folder)
      throws TenshotException {
    Meanwhile<String> texts = Meanwhile.begin(() -> textsOf(pack));
    OnnxEncoder encoder = OnnxEncoder.openPictures(pack, settings, natives);
    try {
      Path file = folder.resolve(pack.id() + "-" + texts.get().substring(0, 16) + ".texts");
      RememberingEncoder remembering =
          new RememberingEncoder(encoder, TextMemory.open(file, encoder.id().dimension()));
      if (remembering.memory.of(PROBE) == null) {
        remembering.prove();
      }
      return remembering;
    } catch (TenshotException e) {
      encoder.close();
      throw e;
    }
  }

  /// Opens the text half and asks whether it still embeds texts as it is remembered.
  private void prove() throws TenshotException {
    Embedding probe = encoder.encodeTexts(List.of(PROBE)).getFirst();
    Embedding before = memory.of(PROBE);
    proven = true;
    if (before != null && before.cosine(probe) >= SAME) {
      return;
    }
    if (before != null) {
      LOG.warn("{} embeds texts otherwise than before: its memory begins anew", encoder.id());
    }
    memory.clear();
    memory.keep(PROBE, probe);
    stale = lent;
  }

  /// True once a text was asked for that is not remembered.
  boolean hasTextsOpen() {
    return encoder.hasTextsOpen();
  }

  /// What the embedding of a text depends on, as one hash.
  private static String textsOf(EncoderPack pack) throws TenshotException {
    StringBuilder all = new StringBuilder();
    for (Path file :
        List.of(
            pack.textFile(),
            pack.folder().resolve(EncoderPack.TOKENIZER),
            pack.folder().resolve(EncoderPack.CONFIG))) {
      all.append(FileHash.sha256(file)).append('\n');
    }
    all.append(OrtEnvironment.class.getPackage().getImplementationVersion());
    all.append('\n').append(Processor.kind());
    byte[] hash = TextMemory.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public void openTexts(List<String> texts) throws TenshotException {
    if (!areRemembered(new LinkedHashSet<>(texts))) {
      encoder.openTexts(texts);
    }
  }

  private synchronized boolean areRemembered(Set<String> texts) {
    return remembered(texts).size() == texts.size();
  }

  @Override
  public synchronized List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    Set<String> asked = new LinkedHashSet<>(texts);
    Map<String, Embedding> answers = remembered(asked);
    if (!proven && answers.size() < asked.size()) {
      prove();
      answers = remembered(asked);
    }
    if (stale) {
      // What a line judges by came from the memory, and what would be added to it would not fit.
      memory.save();
      throw new TenshotException(
          "The encoder " + id() + " embeds texts otherwise than it did before: restart Tenshot.");
    }
    lent |= !answers.isEmpty();
    embed(asked, answers);
    memory.save();
    List<Embedding> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      all.add(Objects.requireNonNull(answers.get(text)));
    }
    return all;
  }

  private Map<String, Embedding> remembered(Set<String> texts) {
    Map<String, Embedding> answers = new HashMap<>();
    for (String text : texts) {
      Embedding remembered = memory.of(text);
      if (remembered != null) {
        answers.put(text, remembered);
      }
    }
    return answers;
  }

  /// Adds what is missing to the answers, and remembers it.
  private void embed(Set<String> asked, Map<String, Embedding> answers) throws TenshotException {
    List<String> unknown = asked.stream().filter(text -> !answers.containsKey(text)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    List<Embedding> fresh = encoder.encodeTexts(unknown);
    for (int k = 0; k < fresh.size(); k++) {
      answers.put(unknown.get(k), fresh.get(k));
      memory.keep(unknown.get(k), fresh.get(k));
    }
  }
}
