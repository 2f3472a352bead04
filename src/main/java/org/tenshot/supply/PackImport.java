package org.tenshot.supply;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.FileHash;

/// Takes a pack from a folder or a zip: copied beside the others, brought into our layout, tried
/// out, and then put among them by one rename.
public final class PackImport {

  private static final String CONFIG = "config.json";
  private static final String RULES = "preprocessor_config.json";

  /// The logit scale of an encoder before its training: 1 / 0.07 (Radford et al., 2021, section
  /// 2.5).
  private static final double UNTRAINED = 1 / 0.07;

  private final PackShelf shelf;
  private final PackTrial trial;
  private final Catalogue catalogue;
  private final ImportLimits limits;

  /// @param shelf where the pack comes to lie
  /// @param trial runs it before
  /// @param catalogue tells known networks by their sha256
  /// @param limits of what is taken
  public PackImport(PackShelf shelf, PackTrial trial, Catalogue catalogue, ImportLimits limits) {
    this.shelf = shelf;
    this.trial = trial;
    this.catalogue = catalogue;
    this.limits = limits;
  }

  /// What a person wants.
  ///
  /// @param name of the pack; null for what it is called on the stick
  /// @param taken what to do where there is a pack of this name
  /// @param halves what to do where pictures and texts do not agree
  public record Wish(@Nullable String name, PackShelf.Taken taken, Halves halves) {}

  /// What to do with a pack whose pictures and texts agree by chance alone.
  public enum Halves {
    /// Refuse it.
    MUST_AGREE,
    /// Take it: heads that are taught by shots alone may still be of use.
    AS_THEY_ARE
  }

  /// What was taken.
  ///
  /// @param folder of the pack
  /// @param name of the pack
  /// @param found what it is, in sentences
  public record Imported(Path folder, String name, List<String> found) {}

  /// Imports a pack.
  ///
  /// @param path a folder or a zip
  /// @throws TenshotException if there is no whole encoder in it that runs, or its name is taken
  public Imported run(Path path, Wish wish) throws TenshotException {
    try (PackSource source = open(path)) {
      Layout layout = layout(source);
      String name = name(source, layout, wish);
      shelf.requireFree(name, wish.taken());
      try (Workbench bench = shelf.workbench(name)) {
        bench.clear();
        return taken(source, layout, wish, bench);
      }
    }
  }

  private Imported taken(PackSource source, Layout layout, Wish wish, Workbench bench)
      throws TenshotException {
    try {
      copy(source, layout, bench.pack());
      List<String> found = new ArrayList<>();
      found.add("found " + layout.kind().words() + " in " + source.origin());
      if (layout.kind() != Layout.Kind.COMMUNITY) {
        found.addAll(translate(source, bench.pack()));
      }
      found.addAll(describe(source, bench.pack(), bench.name()));
      PackTrial.Outcome outcome = trial.run(bench.pack());
      found.add(sentence(outcome));
      if (Math.abs(outcome.pack().logitScale() - UNTRAINED) < 0.01) {
        found.add(
            "that logit scale is where training begins, and what converters write: where the encoder"
                + " ended at another, as OpenAI's did at 100, write logitScale into encoder.json");
      }
      found.add(outcome.agreement().sentence());
      if (!outcome.agreement().proven() && wish.halves() == Halves.MUST_AGREE) {
        throw new TenshotException(
            source.origin()
                + ": "
                + outcome.agreement().sentence()
                + " The two halves are of different encoders, or it is untrained: take another"
                + " copy, or import with --unproven and use it with heads that learn from shots"
                + " alone.");
      }
      return new Imported(shelf.install(bench, wish.taken()), bench.name(), List.copyOf(found));
    } catch (TenshotException e) {
      bench.clear();
      throw e;
    }
  }

  private PackSource open(Path path) throws TenshotException {
    if (Files.isDirectory(path)) {
      return FolderSource.open(path, limits);
    }
    if (Files.isRegularFile(path)) {
      return ZipSource.open(path, limits);
    }
    throw new TenshotException(path + " is not there: name the folder or the zip of an encoder.");
  }

  private static Layout layout(PackSource source) throws TenshotException {
    Optional<Layout> layout = Layout.of(source.names());
    if (layout.isEmpty()) {
      throw new TenshotException(
          source.origin()
              + " holds no encoder that is known here: it needs onnx/vision_model.onnx and"
              + " onnx/text_model.onnx, or visual/model.onnx and textual/model.onnx, or visual.onnx"
              + " and textual.onnx, at the top or in one folder.");
    }
    List<String> missing = layout.get().missing();
    if (!missing.isEmpty()) {
      throw new TenshotException(
          source.origin()
              + " holds an encoder in "
              + layout.get().kind().words()
              + ", but without "
              + String.join(" and ", missing)
              + ": copy the whole encoder again.");
    }
    return layout.get();
  }

  private String name(PackSource source, Layout layout, Wish wish) throws TenshotException {
    if (wish.name() != null) {
      return PackName.given(wish.name()).text();
    }
    String own = layout.folder() + EncoderJson.FILE;
    if (source.names().contains(own)) {
      String text = new String(source.small(own), StandardCharsets.UTF_8);
      JsonElement id = EncoderJson.parse(text, source.origin() + ": " + own).get("id");
      if (id instanceof JsonPrimitive known && known.isString()) {
        return PackName.given(known.getAsString()).text();
      }
    }
    String called =
        layout.folder().isEmpty()
            ? String.valueOf(source.origin().toAbsolutePath().normalize().getFileName())
                .replaceFirst("(?i)\\.zip$", "")
            : layout.folder().substring(0, layout.folder().length() - 1);
    return PackName.given(called).text();
  }

  private void copy(PackSource source, Layout layout, Path pack) throws TenshotException {
    long total = 0;
    for (String name : layout.files().keySet()) {
      long bytes = source.size(name);
      limits.checkFile(name, bytes);
      total += bytes;
      limits.checkTotal(source.origin().toString(), total);
    }
    Trees.make(pack);
    Trees.requireRoom(pack, total);
    for (Map.Entry<String, String> file : layout.files().entrySet()) {
      source.copy(file.getKey(), pack.resolve(file.getValue()));
    }
  }

  private static List<String> translate(PackSource source, Path pack) throws TenshotException {
    Translation translation = new Translation(source.origin().toString());
    JsonObject config = read(pack.resolve(CONFIG));
    JsonObject rules = read(pack.resolve(RULES));
    EncoderJson.put(pack.resolve(RULES), translation.rules(rules, config));
    EncoderJson.put(pack.resolve(CONFIG), translation.config(config));
    return translation.assumed();
  }

  private static @Nullable JsonObject read(Path file) throws TenshotException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return EncoderJson.parse(Files.readString(file), String.valueOf(file.getFileName()));
    } catch (IOException e) {
      throw new TenshotException(
          file.getFileName() + " is damaged (" + e.getMessage() + "): copy the encoder again.", e);
    }
  }

  /// Writes `encoder.json` where the pack has none, and gives it its name.
  private List<String> describe(PackSource source, Path pack, String name) throws TenshotException {
    JsonObject own = read(pack.resolve(EncoderJson.FILE));
    if (own != null) {
      own.addProperty("id", name);
      EncoderJson.put(pack.resolve(EncoderJson.FILE), own);
      return List.of("encoder.json says what each file must be");
    }
    Optional<CatalogueEntry> known = known(pack);
    JsonObject said = known.isPresent() ? PackFetch.described(known.get()) : new JsonObject();
    said.addProperty("id", name);
    if (known.isEmpty()) {
      said.addProperty("source", "imported from " + source.origin().getFileName());
    }
    EncoderJson.write(pack, said);
    return List.of(
        known.isPresent()
            ? "its picture network is that of " + known.get().title()
            : "its networks are not in the catalogue: what it is, is for you to know");
  }

  private Optional<CatalogueEntry> known(Path pack) throws TenshotException {
    for (String file : new String[] {"onnx/vision_model.onnx", "onnx/vision_model_fp16.onnx"}) {
      if (Files.exists(pack.resolve(file))) {
        return catalogue.holding(FileHash.sha256(pack.resolve(file)));
      }
    }
    return Optional.empty();
  }

  private static String sentence(PackTrial.Outcome outcome) {
    EncoderPack pack = outcome.pack();
    List<String> precisions = new ArrayList<>();
    for (Precision precision : pack.visionPrecisions()) {
      precisions.add(precision.name().toLowerCase(Locale.ROOT));
    }
    return String.format(
        Locale.ROOT,
        "%.1f MB, pictures of %d pixels in %s, %d numbers for a picture and for a text, logit scale"
            + " %.1f",
        pack.bytes() / 1e6,
        pack.preprocessing().cropTo(),
        String.join(", ", precisions),
        outcome.dimension(),
        pack.logitScale());
  }
}
