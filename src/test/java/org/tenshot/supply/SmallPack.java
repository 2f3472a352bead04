package org.tenshot.supply;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.FileHash;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.Packs;

/// A real encoder pack of a few kilobytes, as files of a server or of a stick.
public final class SmallPack {

  static final String REPOSITORY = "plant/small";
  static final String REVISION = "0123456789abcdef0123456789abcdef01234567";

  private SmallPack() {}

  /// Writes the pack in the community's layout.
  public static Path in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("onnx"));
    for (String name : new String[] {"config.json", "preprocessor_config.json", "tokenizer.json"}) {
      copy(name, folder.resolve(name));
    }
    copy("vision.onnx", folder.resolve("onnx/vision_model.onnx"));
    copy("text.onnx", folder.resolve("onnx/text_model.onnx"));
    return folder;
  }

  static void copy(String resource, Path file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SmallPack.class.getResourceAsStream("/encode/" + resource))) {
      Files.copy(in, file);
    }
  }

  /// The catalogue's entry for the pack in a folder.
  public static CatalogueEntry entry(Path folder) throws IOException, TenshotException {
    List<PinnedFile> files = new ArrayList<>();
    for (String name : names(folder)) {
      Path file = folder.resolve(name);
      files.add(
          new PinnedFile(
              name, REPOSITORY, REVISION, name, Files.size(file), FileHash.sha256(file)));
    }
    return new CatalogueEntry(
        "small", "A small one", "MIT", "made for tests", "Read me.", 20, files, Map.of());
  }

  /// Every file under a folder, relative, in order.
  public static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /// What a server has to answer: path -> bytes.
  public static Map<String, byte[]> served(CatalogueEntry entry, Path folder) throws IOException {
    Map<String, byte[]> served = new TreeMap<>();
    for (PinnedFile file : entry.files()) {
      served.put("/" + file.address(), Files.readAllBytes(folder.resolve(file.name())));
    }
    return served;
  }

  static PackShelf shelf(Path folder) {
    return new PackShelf(
        folder,
        new Packs(
            List.of(
                Path.of(System.getProperty("tenshot.home")).resolve("assets/encoders"), folder)));
  }

  static PackTrial trial() throws TenshotException {
    return new PackTrial(
        NativeLibraries.install(ShippedEncoder.natives(), NvidiaDriver.NONE),
        new EncoderSettings(DevicePreference.CPU, EncoderSettings.CpuFile.FP32, 1));
  }

  public static JsonObject json(Path file) throws IOException, TenshotException {
    return EncoderJson.parse(Files.readString(file), file.toString());
  }
}
