package org.tenshot.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;

/// Reads a profile and refuses whatever it does not fully understand: a mistyped limit that is
/// silently left out would be a wrong PASS. `profiles/template.yaml` explains every field.
public final class ProfileReader {

  private static final List<String> FIELDS =
      List.of(
          "product",
          "source",
          "camera",
          "region",
          "view",
          "templates",
          "words",
          "classes",
          "limits",
          "pictures",
          "augment",
          "outputs",
          "number",
          "trigger",
          "deadline",
          "challenge",
          "simulation");

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*:\\S.*");

  /// Between the slashes of an address and its host.
  private static final Pattern LOGIN = Pattern.compile("^[^/?]*//[^/?]*@");

  /// After the name of a user or in a query, unless it is taken from the environment.
  private static final Pattern PASSWORD =
      Pattern.compile(
          "^[a-z][a-z0-9+.-]*://[^/@:]*:(?!\\$\\{[A-Z][A-Z0-9_]*}@).+@"
              + "|[?&/](pass(wd|word)?|pwd|token|secret)=(?!\\$\\{)",
          Pattern.CASE_INSENSITIVE);

  private final TemplateLibrary library;

  public ProfileReader(TemplateLibrary library) {
    this.library = library;
  }

  /// The profile in a file.
  ///
  /// @param file ends in `.yaml`; its name without that becomes the profile's
  /// @throws TenshotException if it cannot be read or anything in it is wrong: the first ten
  ///   mistakes, one a line, each with file, line, field and mend
  public Profile read(Path file) throws TenshotException {
    return read(file, bytes(file));
  }

  /// The profile that a file elsewhere holds.
  ///
  /// @param text of that file
  /// @throws TenshotException if anything in it is wrong
  public Profile read(Path file, String text) throws TenshotException {
    return read(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Profile read(Path file, byte[] bytes) throws TenshotException {
    YamlText yaml = YamlText.decode(file.toString(), bytes);
    Problems problems = new Problems(file.toString());
    Section top = new Section(yaml.root(problems), FIELDS);

    Optional<String> product =
        top.require("product", "product: ball bearing").flatMap(YamlValue::text);
    Optional<String> source = top.require("source", "source: sim:").flatMap(ProfileReader::source);
    List<ReadClass> classes = classes(top);
    PromptsOfProfile prompts = prompts(top, product.orElse("product"));
    Optional<View> view = top.get("view").flatMap(ViewField::read);
    Optional<YamlValue> augmented = top.get("augment");
    List<Augmentation> augment = augmented.map(AugmentField::read).orElse(List.of());
    augmented.ifPresent(place -> ViewField.refuseTurned(view, augment, place));
    List<String> outputs = top.get("outputs").map(ProfileReader::outputs).orElse(List.of());
    Profile profile =
        new Profile(
            name(file),
            product.orElse(""),
            source.orElse(""),
            top.get("camera").flatMap(YamlValue::text).map(String::strip).orElse(""),
            top.get("region").flatMap(RegionField::read).orElse(Region.WHOLE),
            view.orElse(View.Plain.ENCODER),
            prompts.templates(),
            prompts.words(),
            classes.stream().map(prompts::complete).toList(),
            top.get("limits").flatMap(LimitsField::read).orElse(Limits.DEFAULT),
            top.get("pictures").flatMap(PicturesField::read).orElse(PictureRule.DEFAULT),
            augment,
            outputs,
            top.get("number").flatMap(value -> value.whole(1, 65_535)).orElse(0),
            TimingField.read(top, outputs),
            top.get("challenge").flatMap(ChallengeField::read).orElse(null),
            simulation(top, classes),
            sha256(bytes),
            yaml.text());
    // Whatever was replaced by a default above because it was wrong is among the problems.
    problems.throwIfAny();
    return profile;
  }

  private static Optional<String> source(YamlValue value) {
    Optional<String> address = value.text();
    if (address.filter(text -> PASSWORD.matcher(text).find()).isPresent()) {
      value.wrong(
          "this address holds a password, and profiles are copied and read by many: write ${TENSHOT_CAMERA} in its place, and set that in the environment of the program");
    }
    return address;
  }

  private List<ReadClass> classes(Section top) {
    Optional<YamlValue> value =
        top.require("classes", "classes: {good: {kind: good}, scratch: {kind: defect, ...}}");
    List<ReadClass> classes = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (Map.Entry<String, YamlValue> entry :
        value.map(YamlValue::entries).orElse(Map.of()).entrySet()) {
      String twin = seen.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getKey());
      if (twin != null) {
        entry.getValue().wrong("this is the class '" + twin + "' in other letters: rename one");
      }
      ReadClass.read(entry.getKey(), entry.getValue(), library).ifPresent(classes::add);
    }
    boolean good = classes.stream().anyMatch(one -> one.productClass().kind() == ClassKind.GOOD);
    if (!good) {
      value.ifPresent(it -> it.wrong("no class is good: write kind: good in at least one"));
    }
    return classes;
  }

  private PromptsOfProfile prompts(Section top, String product) {
    TemplateChoice choice =
        top.get("templates")
            .flatMap(value -> TemplateChoice.read(value, library))
            .orElseGet(
                () ->
                    new TemplateChoice.Task(
                        TemplateLibrary.DEFAULT,
                        library.task(TemplateLibrary.DEFAULT).orElseThrow()));
    Map<String, List<String>> words =
        top.get("words").map(WordsField::read).orElse(new HashMap<>());
    words.putIfAbsent("product", List.of(product));
    return new PromptsOfProfile(choice, words);
  }

  private static List<String> outputs(YamlValue value) {
    for (YamlValue item : value.list()) {
      item.text().ifPresent(text -> checkAddress(item, text));
    }
    return value.texts();
  }

  private static void checkAddress(YamlValue item, String text) {
    if (!ADDRESS.matcher(text).matches()) {
      item.wrong(
          "this is no address: write tcp://host:port, modbus://127.0.0.1:port, opcua://127.0.0.1:port, mqtt://host:port/topic, https://host/path or file:path");
    } else if (LOGIN.matcher(text).find()) {
      item.wrong(
          "this says who logs in, and profiles are copied and read by many: take out what stands before the @");
    }
  }

  private static @Nullable Simulation simulation(Section top, List<ReadClass> classes) {
    Optional<YamlValue> value = top.get("simulation");
    if (value.isEmpty()) {
      SimulationField.refuseWithout(top, classes);
    }
    return value.flatMap(it -> SimulationField.read(it, classes)).orElse(null);
  }

  private static byte[] bytes(Path file) throws TenshotException {
    if (!Files.isRegularFile(file)) {
      throw new TenshotException(
          "There is no profile "
              + file
              + ": check the path, or copy profiles/template.yaml to it.");
    }
    try {
      if (Files.size(file) > YamlText.LARGEST) {
        throw new TenshotException(
            file + " is larger than " + YamlText.LARGEST / 1024 + " KiB and thus no profile.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be read (" + e + "): check that this user may read it.", e);
    }
  }

  /// The name of the profile in a file.
  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
