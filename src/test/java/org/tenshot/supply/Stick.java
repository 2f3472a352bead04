package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// A stick with a small pack, a station that takes packs from it, and ways to make other packs and
/// zips of them.
abstract class Stick {

  static final Path HOME = Path.of(System.getProperty("tenshot.home"));
  static final Path SHIPPED = HOME.resolve("assets/encoders/surface-s");

  @TempDir Path folder = Path.of("");
  Path encoders = Path.of("");
  Path small = Path.of("");

  @BeforeEach
  void stick() throws IOException {
    encoders = folder.resolve("encoders");
    small = SmallPack.in(folder.resolve("stick/small"));
  }

  PackImport.Imported take(Path path, @Nullable String name) throws Exception {
    return run(
        path, new PackImport.Wish(name, PackShelf.Taken.REFUSE, PackImport.Halves.MUST_AGREE));
  }

  PackImport.Imported takeUnproven(Path path, @Nullable String name) throws Exception {
    return run(
        path, new PackImport.Wish(name, PackShelf.Taken.REFUSE, PackImport.Halves.AS_THEY_ARE));
  }

  PackImport.Imported run(Path path, PackImport.Wish wish) throws Exception {
    return importer(ImportLimits.USUAL).run(path, wish);
  }

  PackImport importer(ImportLimits limits) throws TenshotException {
    return new PackImport(
        SmallPack.shelf(encoders), SmallPack.trial(), Catalogue.shipped(), limits);
  }

  AbstractStringAssert<?> refused(Path path, @Nullable String name) throws Exception {
    return refused(path, name, ImportLimits.USUAL);
  }

  AbstractStringAssert<?> refused(Path path, ImportLimits limits) throws Exception {
    return refused(path, null, limits);
  }

  /// Nothing new may stand under any name, whatever went wrong.
  AbstractStringAssert<?> refused(Path path, @Nullable String name, ImportLimits limits)
      throws Exception {
    List<String> before = packs();
    try {
      importer(limits)
          .run(
              path,
              new PackImport.Wish(name, PackShelf.Taken.REFUSE, PackImport.Halves.MUST_AGREE));
      throw new AssertionError("imported " + path);
    } catch (TenshotException e) {
      assertThat(packs()).isEqualTo(before);
      return assertThat(e.sentence());
    }
  }

  List<String> packs() throws IOException {
    if (!Files.exists(encoders)) {
      return List.of();
    }
    return SmallPack.names(encoders).stream().filter(name -> !name.endsWith(".lock")).toList();
  }

  static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.TRUNCATE_EXISTING);
  }

  static void copy(Path from, Path to, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = to.resolve(file.getValue());
      Files.createDirectories(Trees.folderOf(target));
      Files.copy(from.resolve(file.getKey()), target);
    }
  }

  static Path zip(Path zip, String within, Path pack) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (String name : SmallPack.names(pack)) {
      entries.put(within + name, Files.readAllBytes(pack.resolve(name)));
    }
    if (within.isEmpty() && zip.toString().toLowerCase(Locale.ROOT).contains("little")) {
      entries.put("__MACOSX/._config.json", new byte[] {0, 5});
      entries.put("._tokenizer.json", new byte[] {0, 5});
    }
    write(zip, entries);
    return zip;
  }

  static void write(Path zip, Map<String, byte[]> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(out, entry.getKey(), entry.getValue());
      }
    }
  }

  static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
