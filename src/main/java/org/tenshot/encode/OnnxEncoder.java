package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// A CLIP pair from ONNX files. Pictures run on the chosen device; texts always run on the CPU with
/// the exact file: they are few, embedded once, and every picture is compared with them.
public final class OnnxEncoder implements Encoder {

  private final EncoderPack pack;
  private final VisionTower vision;
  private final TextHalf text;
  private final Device device;
  private final EncoderId id;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OnnxEncoder(EncoderPack pack, DeviceChoice.Chosen chosen, TextHalf text, EncoderId id) {
    this.pack = pack;
    this.vision = chosen.tower();
    this.text = text;
    this.device = chosen.device();
    this.id = id;
  }

  /// Loads a pack and proves by a run that its two halves belong together.
  ///
  /// @throws TenshotException if a file is missing, damaged or of another encoder, or if the
  ///   settings ask for a device that does not work
  public static OnnxEncoder open(
      EncoderPack pack, EncoderSettings settings, NativeLibraries natives) throws TenshotException {
    return open(pack, settings, natives, true);
  }

  /// Loads the picture half and proves by a run that it works. The text half is loaded when the
  /// first text is asked for, and refused then if it belongs to another encoder.
  ///
  /// @throws TenshotException if a file is missing, damaged or of another encoder, or if the
  ///   settings ask for a device that does not work
  static OnnxEncoder openPictures(
      EncoderPack pack, EncoderSettings settings, NativeLibraries natives) throws TenshotException {
    return open(pack, settings, natives, false);
  }

  private static OnnxEncoder open(
      EncoderPack pack, EncoderSettings settings, NativeLibraries natives, boolean withTexts)
      throws TenshotException {
    Path likely = pack.visionFile(pack.exact());
    Meanwhile<String> sum = Meanwhile.begin(() -> FileHash.sha256(likely));
    Networks networks = new Networks(natives.environment(), settings.threads(), natives.engines());
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      TextHalf text = new TextHalf(networks, pack);
      opened.add(text);
      if (withTexts) {
        text.open();
      }
      DeviceChoice.Chosen chosen = new DeviceChoice(networks, natives).choose(pack, settings);
      opened.add(chosen.tower());
      int dimension =
          chosen.tower().encode(WarmUp.tensor(pack.preprocessing()), 1).getFirst().dimension();
      if (withTexts) {
        requireSame(pack, dimension, text.encode(List.of("a photo")).getFirst().dimension());
      }
      Path file = pack.visionFile(chosen.precision());
      String sha256 = file.equals(likely) ? sum.get() : FileHash.sha256(file);
      return new OnnxEncoder(pack, chosen, text, identity(pack, chosen, sha256, dimension));
    } catch (TenshotException e) {
      closeAll(opened, e);
      throw e;
    }
  }

  private static void requireSame(EncoderPack pack, int pictures, int texts)
      throws TenshotException {
    if (pictures != texts) {
      throw new TenshotException(
          pack.folder()
              + " holds two halves of different encoders: pictures get "
              + pictures
              + " numbers and texts "
              + texts
              + "; copy the whole encoder pack again.");
    }
  }

  private static EncoderId identity(
      EncoderPack pack, DeviceChoice.Chosen chosen, String sha256, int dimension)
      throws TenshotException {
    Path file = pack.visionFile(chosen.precision());
    String name = pack.folder().relativize(file).toString().replace('\\', '/');
    EncoderManifest.Expected expected = pack.manifest().files().get(name);
    if (expected != null && !expected.sha256().equals(sha256)) {
      throw new TenshotException(
          file
              + " is not the file that "
              + EncoderManifest.FILE
              + " names: its sha256 is "
              + sha256
              + "; copy the encoder pack again.");
    }
    return new EncoderId(
        pack.id(), sha256, chosen.precision(), pack.preprocessing().version(), dimension);
  }

  private static void closeAll(List<AutoCloseable> opened, TenshotException failure) {
    for (AutoCloseable one : opened.reversed()) {
      try {
        one.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }

  @Override
  public EncoderId id() {
    return id;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public double logitScale() {
    return pack.logitScale();
  }

  @Override
  public Preprocessing preprocessing() {
    return pack.preprocessing();
  }

  @Override
  public synchronized List<Embedding> encodePictures(FloatBuffer tensors, int count)
      throws TenshotException {
    checkOpen();
    return checked(vision.encode(tensors, count));
  }

  @Override
  public boolean seesPatches() {
    return vision.seesPatches();
  }

  @Override
  public synchronized List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    checkOpen();
    List<SeenPicture> all = vision.encodeWithPatches(tensors, count);
    for (SeenPicture seen : all) {
      checked(List.of(seen.whole()));
      PatchGrid patches = seen.patches();
      if (patches != null && patches.dimension() != id.dimension()) {
        throw new TenshotException(
            "The encoder "
                + id
                + " answered with patches of "
                + patches.dimension()
                + " numbers beside pictures of "
                + id.dimension()
                + ": name an output of the same space as outputs.patches of encoder.json, or none.");
      }
    }
    return all;
  }

  @Override
  public void openTexts(List<String> texts) throws TenshotException {
    text.open();
  }

  @Override
  public synchronized List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    checkOpen();
    List<Embedding> embeddings = text.encode(texts);
    for (Embedding embedding : embeddings) {
      requireSame(pack, id.dimension(), embedding.dimension());
    }
    return embeddings;
  }

  /// True once a text was asked for.
  boolean hasTextsOpen() {
    return text.isOpen();
  }

  private List<Embedding> checked(List<Embedding> embeddings) throws TenshotException {
    for (Embedding embedding : embeddings) {
      if (embedding.dimension() != id.dimension()) {
        throw new TenshotException(
            "The encoder "
                + id
                + " answered with "
                + embedding.dimension()
                + " numbers instead of "
                + id.dimension()
                + ": check the pack with `encoders verify`.");
      }
    }
    return embeddings;
  }

  @Override
  public synchronized long[] tokens(String text) throws TenshotException {
    checkOpen();
    return this.text.tokens(text);
  }

  private void checkOpen() throws TenshotException {
    if (closed.get()) {
      throw new TenshotException(EncoderWords.closed(id));
    }
  }

  /// Stops a run that is under way, then gives the memory back; a second call does nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      vision.stop();
      text.stop();
      release();
    }
  }

  /// Waits until the run has ended: a session that is closed under a run takes the program with it.
  private synchronized void release() {
    vision.close();
    text.close();
  }
}
