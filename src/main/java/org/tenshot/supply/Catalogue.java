package org.tenshot.supply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tenshot.domain.TenshotException;

/// The packs that can be fetched by name.
///
/// @param server address that the files are fetched from unless a mirror is named
/// @param entries all packs
public record Catalogue(String server, List<CatalogueEntry> entries) {

  private static final String SHIPPED = "encoders.json";

  public Catalogue {
    entries = List.copyOf(entries);
  }

  /// The catalogue that ships.
  public static Catalogue shipped() {
    try (InputStream in =
            Objects.requireNonNull(Catalogue.class.getResourceAsStream(SHIPPED), SHIPPED);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return read(reader, SHIPPED);
    } catch (IOException | TenshotException e) {
      throw new IllegalStateException("the catalogue that ships is damaged", e);
    }
  }

  /// A catalogue of the plant's own.
  ///
  /// @throws TenshotException if the file cannot be read or a field is wrong
  public static Catalogue read(Path file) throws TenshotException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be read (" + e.getMessage() + "): name a catalogue of encoders.", e);
    }
  }

  private static Catalogue read(Reader reader, String name) throws IOException, TenshotException {
    try {
      JsonObject whole = JsonParser.parseReader(reader).getAsJsonObject();
      List<CatalogueEntry> entries = new ArrayList<>();
      for (JsonElement one : whole.getAsJsonArray("encoders")) {
        entries.add(entry(one.getAsJsonObject()));
      }
      return new Catalogue(whole.get("server").getAsString(), entries);
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException
        | IllegalArgumentException e) {
      throw new TenshotException(
          name
              + " is no catalogue of encoders ("
              + e.getMessage()
              + "): write it like the one that ships.",
          e);
    }
  }

  private static CatalogueEntry entry(JsonObject json) {
    List<PinnedFile> files = new ArrayList<>();
    for (JsonElement file : json.getAsJsonArray("files")) {
      files.add(file(file.getAsJsonObject()));
    }
    Map<String, JsonObject> written = new TreeMap<>();
    if (json.get("written") instanceof JsonObject own) {
      own.entrySet()
          .forEach(each -> written.put(inside(each.getKey()), each.getValue().getAsJsonObject()));
    }
    return new CatalogueEntry(
        PackName.of(json.get("name").getAsString()).text(),
        json.get("title").getAsString(),
        json.get("licence").getAsString(),
        json.get("source").getAsString(),
        note(json.getAsJsonArray("note")),
        json.get("logitScale").getAsDouble(),
        List.copyOf(files),
        Map.copyOf(written));
  }

  private static String note(JsonArray lines) {
    List<String> note = new ArrayList<>();
    lines.forEach(line -> note.add(line.getAsString()));
    return String.join("\n", note);
  }

  private static PinnedFile file(JsonObject json) {
    String name = inside(json.get("name").getAsString());
    String path = json.has("path") ? inside(json.get("path").getAsString()) : name;
    return new PinnedFile(
        name,
        matching(json, "repository", "[A-Za-z0-9._-]+/[A-Za-z0-9._-]+"),
        matching(json, "revision", "[0-9a-f]{40}"),
        path,
        positive(json.get("bytes").getAsLong()),
        matching(json, "sha256", "[0-9a-f]{64}"));
  }

  private static String inside(String path) {
    if (!path.matches("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)?")) {
      throw new IllegalArgumentException(path + " is no path inside a pack");
    }
    return path;
  }

  private static String matching(JsonObject json, String field, String pattern) {
    String value = json.get(field).getAsString();
    if (!value.matches(pattern)) {
      throw new IllegalArgumentException(field + " " + value + " does not match " + pattern);
    }
    return value;
  }

  private static long positive(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be above 0, not " + bytes);
    }
    return bytes;
  }

  /// The pack of a name.
  ///
  /// @throws TenshotException if there is none; the sentence says which there are
  public CatalogueEntry entry(String name) throws TenshotException {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TenshotException(
                    "There is no encoder \""
                        + name
                        + "\" to fetch: give one of "
                        + entries.stream().map(CatalogueEntry::name).toList()
                        + ", or bring a pack in a folder or zip and use `encoders import`."));
  }

  /// The pack that a file with this content belongs to.
  public Optional<CatalogueEntry> holding(String sha256) {
    return entries.stream()
        .filter(entry -> entry.files().stream().anyMatch(file -> file.sha256().equals(sha256)))
        .findFirst();
  }
}
