package org.tenshot.encode;

import ai.onnxruntime.OrtEnvironment;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// An encoder that embeds no text twice, not even after a restart: the hundreds of texts of a
/// product took half of the time from a start to its first verdict.
public final class RememberingEncoder implements Encoder {

  private static final Logger LOG = LoggerFactory.getLogger(RememberingEncoder.class);

  /// Embedded at every start and compared with what is remembered: the same files on another kind
  /// of processor agree far better.
  private static final String PROBE = "a photo of a part";

  private static final double SAME = 0.99999;

  private final Encoder encoder;
  private final TextMemory memory;

  private RememberingEncoder(Encoder encoder, TextMemory memory) {
    this.encoder = encoder;
    this.memory = memory;
  }

  /// Gives an encoder a memory for texts.
  ///
  /// @param encoder of that pack; closed with this one
  /// @param folder holds a file for every text encoder; made when first needed
  /// @throws TenshotException if a file of the pack cannot be read, or the encoder fails
  public static RememberingEncoder of(OnnxEncoder encoder, EncoderPack pack, Path folder)
      throws TenshotException {
    String name = pack.id() + "-" + textsOf(pack).substring(0, 16) + ".texts";
    TextMemory memory = TextMemory.open(folder.resolve(name), encoder.id().dimension());
    Embedding probe = encoder.encodeTexts(List.of(PROBE)).getFirst();
    Embedding before = memory.of(PROBE);
    if (before == null || !(before.cosine(probe) >= SAME)) {
      if (before != null) {
        LOG.warn("{} embeds texts otherwise than before: its memory begins anew", pack.id());
      }
      memory.clear();
      memory.keep(PROBE, probe);
    }
    return new RememberingEncoder(encoder, memory);
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
    all.append('\n').append(System.getProperty("os.arch"));
    byte[] hash = TextMemory.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public synchronized List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    Map<String, Embedding> answers = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String text : new LinkedHashSet<>(texts)) {
      Embedding remembered = memory.of(text);
      if (remembered == null) {
        unknown.add(text);
      } else {
        answers.put(text, remembered);
      }
    }
    if (!unknown.isEmpty()) {
      List<Embedding> fresh = encoder.encodeTexts(unknown);
      for (int k = 0; k < fresh.size(); k++) {
        answers.put(unknown.get(k), fresh.get(k));
        memory.keep(unknown.get(k), fresh.get(k));
      }
    }
    memory.save();
    return texts.stream().map(text -> Objects.requireNonNull(answers.get(text))).toList();
  }

  @Override
  public EncoderId id() {
    return encoder.id();
  }

  @Override
  public Device device() {
    return encoder.device();
  }

  @Override
  public double logitScale() {
    return encoder.logitScale();
  }

  @Override
  public Preprocessing preprocessing() {
    return encoder.preprocessing();
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    return encoder.encodePictures(tensors, count);
  }

  @Override
  public boolean seesPatches() {
    return encoder.seesPatches();
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    return encoder.encodeWithPatches(tensors, count);
  }

  @Override
  public long[] tokens(String text) throws TenshotException {
    return encoder.tokens(text);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
