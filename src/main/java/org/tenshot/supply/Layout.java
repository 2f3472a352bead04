package org.tenshot.supply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the files of a pack lie in the folder or zip that somebody brought.
///
/// @param kind which layout it is
/// @param folder the folder within that holds the pack, with a slash behind it; empty for the top
/// @param files where each file lies -> its place in our layout
/// @param missing files without which there is no encoder
record Layout(Kind kind, String folder, Map<String, String> files, List<String> missing) {

  /// The layouts that are known.
  enum Kind {
    /// `config.json`, `tokenizer.json`, `onnx/vision_model.onnx`, `onnx/text_model.onnx`: ours.
    COMMUNITY("the ONNX community's layout"),
    /// `visual/model.onnx`, `textual/model.onnx`, each with its settings beside it.
    IMMICH("Immich's layout"),
    /// `visual.onnx`, `textual.onnx` and `tokenizer.json`.
    PLAIN("plain files");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final String VISION = "onnx/vision_model.onnx";
  private static final String TEXT = "onnx/text_model.onnx";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String CONFIG = "config.json";
  private static final String RULES = "preprocessor_config.json";

  /// The networks that a pack may hold; other precisions are of no use here.
  private static final Pattern NETWORK =
      Pattern.compile("onnx/(vision|text)_model(_fp16|_quantized)?\\.onnx((_data|\\.data).*)?");

  private static final Pattern SMALL = Pattern.compile("[^/]+\\.(json|md|txt)|LICENSE|NOTICE");

  private static final Map<String, String> IMMICH =
      Map.of(
          "visual/model.onnx",
          VISION,
          "textual/model.onnx",
          TEXT,
          "textual/tokenizer.json",
          TOKENIZER,
          "textual/tokenizer_config.json",
          "tokenizer_config.json",
          "textual/special_tokens_map.json",
          "special_tokens_map.json",
          "visual/preprocess_cfg.json",
          RULES,
          CONFIG,
          CONFIG);

  private static final Map<String, String> PLAIN =
      Map.of(
          "visual.onnx", VISION,
          "textual.onnx", TEXT,
          "vision_model.onnx", VISION,
          "text_model.onnx", TEXT,
          "preprocess_cfg.json", RULES);

  /// The pack among these names: at the top, or in one folder of the top. Where none is whole, the
  /// nearest to one.
  static Optional<Layout> of(Set<String> names) {
    Set<String> folders = new TreeSet<>();
    folders.add("");
    for (String name : names) {
      int slash = name.indexOf('/');
      if (slash > 0 && !name.startsWith("__MACOSX/")) {
        folders.add(name.substring(0, slash + 1));
      }
    }
    List<Layout> found = new ArrayList<>();
    for (String folder : folders) {
      in(folder, names).ifPresent(found::add);
    }
    return found.stream().min(java.util.Comparator.comparingInt(layout -> layout.missing().size()));
  }

  private static Optional<Layout> in(String folder, Set<String> names) {
    Set<String> own = new TreeSet<>();
    for (String name : names) {
      if (name.startsWith(folder) && !name.substring(name.lastIndexOf('/') + 1).startsWith("._")) {
        own.add(name.substring(folder.length()));
      }
    }
    Kind kind;
    Map<String, String> files = new LinkedHashMap<>();
    if (own.contains("visual/model.onnx") || own.contains("textual/model.onnx")) {
      kind = Kind.IMMICH;
      take(own, IMMICH, files);
    } else if (own.stream().anyMatch(name -> NETWORK.matcher(name).matches())) {
      kind = Kind.COMMUNITY;
      own.stream().filter(name -> NETWORK.matcher(name).matches()).forEach(n -> files.put(n, n));
      own.stream().filter(name -> SMALL.matcher(name).matches()).forEach(n -> files.put(n, n));
    } else if (own.stream().anyMatch(name -> PLAIN.getOrDefault(name, "").startsWith("onnx/"))) {
      kind = Kind.PLAIN;
      own.stream().filter(name -> SMALL.matcher(name).matches()).forEach(n -> files.put(n, n));
      take(own, PLAIN, files);
    } else {
      return Optional.empty();
    }
    Map<String, String> whole = new LinkedHashMap<>();
    files.forEach((from, to) -> whole.put(folder + from, to));
    return Optional.of(new Layout(kind, folder, whole, missing(kind, whole)));
  }

  private static void take(
      Set<String> names, Map<String, String> places, Map<String, String> files) {
    for (String name : names) {
      String place = places.get(name);
      if (place != null) {
        files.put(name, place);
      }
    }
  }

  private static List<String> missing(Kind kind, Map<String, String> files) {
    List<String> missing = new ArrayList<>();
    for (String half : new String[] {"vision", "text"}) {
      if (files.values().stream().noneMatch(place -> isNetwork(place, half))) {
        missing.add(
            switch (kind) {
              case COMMUNITY -> "onnx/" + half + "_model.onnx";
              case IMMICH -> (half.equals("text") ? "textual" : "visual") + "/model.onnx";
              case PLAIN -> half.equals("text") ? "textual.onnx" : "visual.onnx";
            });
      }
    }
    if (!files.containsValue(TOKENIZER)) {
      missing.add(kind == Kind.IMMICH ? "textual/tokenizer.json" : TOKENIZER);
    }
    if (kind == Kind.COMMUNITY) {
      for (String name : new String[] {CONFIG, RULES}) {
        if (!files.containsValue(name)) {
          missing.add(name);
        }
      }
    }
    return missing;
  }

  private static boolean isNetwork(String place, String half) {
    Matcher matcher = NETWORK.matcher(place);
    return matcher.matches() && half.equals(matcher.group(1)) && matcher.group(3) == null;
  }
}
