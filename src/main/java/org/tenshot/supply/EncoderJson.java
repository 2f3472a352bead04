package org.tenshot.supply;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.FileHash;
import org.tenshot.file.WholeFile;

/// Reads and writes the JSON files of packs, above all `encoder.json`: what the pack is called,
/// where it comes from, and what each of its files must be from now on.
final class EncoderJson {

  static final String FILE = "encoder.json";

  private static final Logger LOG = LoggerFactory.getLogger(EncoderJson.class);

  private EncoderJson() {}

  /// Writes `encoder.json` for all files that lie in the pack.
  ///
  /// @param said what is known of the pack: id, licence, source, logitScale
  static void write(Path pack, JsonObject said) throws TenshotException {
    JsonObject whole = said.deepCopy();
    JsonObject files = new JsonObject();
    for (Path file : files(pack)) {
      String name = pack.relativize(file).toString().replace('\\', '/');
      if (!name.equals(FILE)) {
        JsonObject expected = new JsonObject();
        expected.addProperty("sha256", FileHash.sha256(file));
        expected.addProperty("bytes", size(file));
        files.add(name, expected);
      }
    }
    whole.add("files", files);
    put(pack.resolve(FILE), whole);
  }

  private static List<Path> files(Path pack) throws TenshotException {
    try (Stream<Path> all = Files.walk(pack)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new TenshotException(pack + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  private static long size(Path file) throws TenshotException {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new TenshotException(file + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /// Writes a file, or replaces it as a whole.
  static void put(Path file, JsonObject content) throws TenshotException {
    try {
      Files.createDirectories(Trees.folderOf(file));
      WholeFile.replace(
          file,
          new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(content)
              + "\n");
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e.getMessage() + "): check the disk and its rights.", e);
    }
  }

  /// Reads a file that can be done without: one that is not there or is damaged holds nothing.
  ///
  /// @param otherwise what happens without it, for the log
  static JsonObject readOrBegin(Path file, String otherwise) {
    if (!Files.exists(file)) {
      return new JsonObject();
    }
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException | TenshotException e) {
      LOG.warn("{} cannot be read; {}", file, otherwise, e);
      return new JsonObject();
    }
  }

  /// @param name how errors call the text
  static JsonObject parse(String text, String name) throws TenshotException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new TenshotException(name + " holds no JSON object: copy the pack again.", e);
    }
  }
}
