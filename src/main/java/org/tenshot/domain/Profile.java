package org.tenshot.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A product on a line, as its file in profiles/ describes it.
///
/// @param name the file's name without its ending: what `--profile` takes
/// @param product what is inspected, for people
/// @param source where frames come from unless somebody says otherwise
/// @param camera serial number of the camera that the line was set up with; {@link #ANY_CAMERA}
///   where any will do; empty where nobody said
/// @param region the part of the frame that is inspected
/// @param view how the region is shown to the encoder
/// @param templates prompt templates with placeholders in braces
/// @param words placeholder -> words for all classes, such as `product -> [bearing, ball bearing]`
/// @param classes at least one good one
/// @param limits the cuts of the verdict
/// @param pictures which pictures the log keeps
/// @param augment changes of a picture after which a part is still what it was: shots are learnt
///   from in these views too
/// @param outputs where verdicts are sent, as addresses such as `tcp://host:port` or `file:path`
/// @param number by which controllers choose it, 1..65535; 0 where it has none
/// @param timing when the line looks, and until when it must have answered
/// @param challenge when known parts are put to the line by themselves; null for never
/// @param simulation what the simulated line makes; null where the product cannot be simulated
/// @param hash sha256 of the file's bytes, 64 hexadecimal digits
/// @param text the file as it was read
public record Profile(
    String name,
    String product,
    String source,
    String camera,
    Region region,
    View view,
    List<String> templates,
    Map<String, List<String>> words,
    List<ClassPrompts> classes,
    Limits limits,
    PictureRule pictures,
    List<Augmentation> augment,
    List<String> outputs,
    int number,
    Timing timing,
    @Nullable ChallengeRule challenge,
    @Nullable Simulation simulation,
    String hash,
    String text) {

  /// Stands in the place of a serial number where any camera will do.
  public static final String ANY_CAMERA = "any";

  public Profile {
    templates = List.copyOf(templates);
    words = Map.copyOf(words);
    classes = List.copyOf(classes);
    augment = List.copyOf(augment);
    outputs = List.copyOf(outputs);
  }

  /// The same with other classes, as long as nobody writes them down: hash and text stay.
  public Profile with(List<ClassPrompts> others) {
    return new Profile(
        name,
        product,
        source,
        camera,
        region,
        view,
        templates,
        words,
        others,
        limits,
        pictures,
        augment,
        outputs,
        number,
        timing,
        challenge,
        simulation,
        hash,
        text);
  }

  /// The same with another timing, as long as nobody writes it down.
  public Profile with(Timing other) {
    return new Profile(
        name,
        product,
        source,
        camera,
        region,
        view,
        templates,
        words,
        classes,
        limits,
        pictures,
        augment,
        outputs,
        number,
        other,
        challenge,
        simulation,
        hash,
        text);
  }
}
