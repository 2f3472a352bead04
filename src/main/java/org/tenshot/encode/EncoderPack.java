package org.tenshot.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.TenshotException;

/// A folder that holds a CLIP pair in the layout of the ONNX community, read but not loaded: its
/// small files are checked, its networks are not opened yet.
public final class EncoderPack {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderPack.class);

  static final String CONFIG = "config.json";
  static final String TOKENIZER = "tokenizer.json";

  /// The least cosine at which 8-bit embeddings stand for those of 32 bits.
  static final double PROVEN_COSINE = 0.99;

  /// What OpenAI's training began with, and what Hugging Face's converter writes whatever it ended
  /// with.
  private static final double INITIAL_LOGIT_SCALE = 2.6592;

  private final Path folder;
  private final EncoderManifest manifest;
  private final Preprocessing preprocessing;
  private final TextRules textRules;
  private final double logitScale;

  private EncoderPack(
      Path folder,
      EncoderManifest manifest,
      Preprocessing preprocessing,
      TextRules textRules,
      double logitScale) {
    this.folder = folder;
    this.manifest = manifest;
    this.preprocessing = preprocessing;
    this.textRules = textRules;
    this.logitScale = logitScale;
  }

  /// Reads a pack's small files.
  ///
  /// @throws TenshotException if a file is missing or damaged, naming file, field and mend
  public static EncoderPack read(Path folder) throws TenshotException {
    if (!Files.isDirectory(folder)) {
      throw new TenshotException(
          folder + " is no folder: name the folder of an encoder pack, with config.json in it.");
    }
    JsonFile config = JsonFile.read(folder.resolve(CONFIG));
    Path own = folder.resolve(EncoderManifest.FILE);
    EncoderManifest manifest =
        Files.exists(own) ? EncoderManifest.of(JsonFile.read(own)) : EncoderManifest.NONE;
    EncoderPack pack =
        new EncoderPack(
            folder,
            manifest,
            new PreprocessorConfig(JsonFile.read(folder.resolve(PreprocessorConfig.FILE)))
                .preprocessing(),
            TextRules.of(config),
            logitScale(config, manifest));
    pack.requireNetworks();
    return pack;
  }

  private static double logitScale(JsonFile config, EncoderManifest manifest)
      throws TenshotException {
    if (manifest.logitScale().isPresent()) {
      return manifest.logitScale().get();
    }
    double logarithm =
        config
            .number("logit_scale_init_value")
            .orElseThrow(
                () ->
                    config.wrong(
                        "logit_scale_init_value",
                        "is missing, and encoder.json gives no logitScale either"));
    double scale = Math.exp(logarithm);
    if (!(scale > 0 && scale <= 1000)) {
      throw config.wrong(
          "logit_scale_init_value", "must be the logarithm of 1000 or less, not " + logarithm);
    }
    if (logarithm == INITIAL_LOGIT_SCALE) {
      LOG.warn(
          "{} holds the logit scale that training begins with (14.3); OpenAI's encoders ended at"
              + " 100. Write \"logitScale\": 100 into encoder.json where that is so.",
          config.file());
    }
    return scale;
  }

  private void requireNetworks() throws TenshotException {
    if (visionPrecisions().isEmpty()) {
      throw new TenshotException(
          visionFile(Precision.FP32)
              + " is missing: copy the whole encoder pack again, with this file.");
    }
    textFile();
    if (!Files.isRegularFile(folder.resolve(TOKENIZER))) {
      throw new TenshotException(
          folder.resolve(TOKENIZER)
              + " is missing: copy the whole encoder pack again, with this file.");
    }
  }

  /// The folder of the pack.
  public Path folder() {
    return folder;
  }

  /// The name of the pack: what encoder.json calls it, else the folder's name.
  public String id() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return manifest.id().orElse(name == null ? "encoder" : name.toString());
  }

  /// The version of the pack, or an empty text.
  public String version() {
    return manifest.version().orElse("");
  }

  /// The licence of its files, or an empty text.
  public String licence() {
    return manifest.licence().orElse("");
  }

  /// How its pictures become tensors.
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /// The factor between a cosine and a logit; above 0.
  public double logitScale() {
    return logitScale;
  }

  /// The precisions that its picture encoder is there in.
  public Set<Precision> visionPrecisions() {
    Set<Precision> there = EnumSet.noneOf(Precision.class);
    for (Precision precision : Precision.values()) {
      if (Files.isRegularFile(visionFile(precision))) {
        there.add(precision);
      }
    }
    return there;
  }

  /// The file to trust: 32 bits; 16 where there are no 32, which a CPU computes slowly but well.
  ///
  /// @throws TenshotException if there are 8 bits alone
  Precision exact() throws TenshotException {
    for (Precision precision : new Precision[] {Precision.FP32, Precision.FP16}) {
      if (visionPrecisions().contains(precision)) {
        return precision;
      }
    }
    throw new TenshotException(
        visionFile(Precision.FP32)
            + " is missing, and the 8-bit file alone is not exact enough: copy the whole encoder"
            + " pack again, with this file.");
  }

  /// What is asked of its picture encoder.
  VisionTower.Wanted wanted() {
    return new VisionTower.Wanted(
        manifest.imageOutput(), manifest.patchOutput(), preprocessing.cropTo());
  }

  /// Bytes of its picture encoder's file; 0 where there is none of this precision.
  public long bytes(Precision precision) {
    return visionPrecisions().contains(precision) ? size(visionFile(precision)) : 0;
  }

  /// True if its 8-bit file is there and was measured to follow the 32-bit one.
  public boolean quantisedProven() {
    return manifest.quantisedCosine().orElse(0.0) >= PROVEN_COSINE
        && visionPrecisions().contains(Precision.INT8);
  }

  /// Bytes on disk, all files together.
  public long bytes() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(EncoderPack::size).sum();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot measure {}", folder, e);
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EncoderManifest manifest() {
    return manifest;
  }

  TextRules textRules() {
    return textRules;
  }

  Path visionFile(Precision precision) {
    return folder.resolve("onnx/vision_model" + suffix(precision) + ".onnx");
  }

  /// The text encoder: always the most exact file, because texts are embedded once and their
  /// embeddings are compared with every picture.
  Path textFile() throws TenshotException {
    for (Precision precision : Precision.values()) {
      Path file = folder.resolve("onnx/text_model" + suffix(precision) + ".onnx");
      if (Files.isRegularFile(file) && precision != Precision.INT8) {
        return file;
      }
    }
    throw new TenshotException(
        folder.resolve("onnx/text_model.onnx")
            + " is missing: copy the whole encoder pack again, with this file.");
  }

  /// True if a file computes with 16 bits.
  static boolean isFp16(Path file) {
    return file.toString().endsWith(suffix(Precision.FP16) + ".onnx");
  }

  private static String suffix(Precision precision) {
    return switch (precision) {
      case FP32 -> "";
      case FP16 -> "_fp16";
      case INT8 -> "_quantized";
    };
  }

  @Override
  public String toString() {
    return id() + " (" + visionPrecisions().toString().toLowerCase(Locale.ROOT) + ")";
  }
}
