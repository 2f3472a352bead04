package org.tenshot.encode;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.TenshotException;

/// What `encoder.json` says about a pack. Packs of the community have none; then everything here is
/// empty.
///
/// @param id the pack's name for people and for the log
/// @param version of the pack
/// @param licence of its files
/// @param imageOutput name of the output that holds the embedding of a picture
/// @param patchOutput name of the output that holds the embeddings of a picture's patches
/// @param logitScale factor between a cosine and a logit
/// @param quantisedCosine how closely the 8-bit file was measured to follow the 32-bit one, as the
///   mean cosine of their embeddings
/// @param files relative path -> what the file must be
record EncoderManifest(
    Optional<String> id,
    Optional<String> version,
    Optional<String> licence,
    Optional<String> imageOutput,
    Optional<String> patchOutput,
    Optional<Double> logitScale,
    Optional<Double> quantisedCosine,
    Map<String, Expected> files) {

  static final String FILE = "encoder.json";

  static final EncoderManifest NONE =
      new EncoderManifest(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  /// What a file must be.
  ///
  /// @param sha256 64 hexadecimal digits in lower case
  /// @param bytes its length
  record Expected(String sha256, long bytes) {}

  static EncoderManifest of(JsonFile json) throws TenshotException {
    long preprocessing = json.whole("preprocessing").orElse((long) Preprocessing.CURRENT_VERSION);
    if (preprocessing != Preprocessing.CURRENT_VERSION) {
      throw json.wrong(
          "preprocessing",
          "asks for version "
              + preprocessing
              + ", and this Tenshot has version "
              + Preprocessing.CURRENT_VERSION
              + ": take the Tenshot that the pack was made for");
    }
    Optional<Double> logitScale = json.number("logitScale");
    if (logitScale.isPresent() && !(logitScale.get() > 0)) {
      throw json.wrong("logitScale", "must be above 0, not " + logitScale.get());
    }
    Optional<JsonFile> outputs = json.object("outputs");
    Optional<JsonFile> figures = json.object("figures");
    return new EncoderManifest(
        json.text("id"),
        json.textOrNumber("version"),
        json.text("licence"),
        outputs.isPresent() ? outputs.get().text("image") : Optional.empty(),
        outputs.isPresent() ? outputs.get().text("patches") : Optional.empty(),
        logitScale,
        figures.isPresent() ? figures.get().number("quantisedCosine") : Optional.empty(),
        files(json));
  }

  private static Map<String, Expected> files(JsonFile json) throws TenshotException {
    Map<String, Expected> files = new TreeMap<>();
    Optional<JsonFile> all = json.object("files");
    if (all.isPresent()) {
      for (String name : all.get().fields().keySet()) {
        JsonFile file =
            all.get().object(name).orElseThrow(() -> json.wrong("files", "holds an empty entry"));
        String sha256 = file.text("sha256").orElse("");
        if (!sha256.matches("[0-9a-f]{64}")) {
          throw file.wrong("sha256", "must be 64 hexadecimal digits in lower case");
        }
        long bytes = file.whole("bytes").orElseThrow(() -> file.wrong("bytes", "is missing"));
        if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
          throw json.wrong("files", "names " + name + ", which is not inside the pack");
        }
        files.put(name, new Expected(sha256, bytes));
      }
    }
    return Map.copyOf(files);
  }
}
