package org.tenshot.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Example;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.Localisation;

/// Where the defects of a folder are seen: by the prompts, and by a guard that learnt from the
/// first ten good parts of the folder.
///
/// @param prompts what asking the prompts patch by patch finds
/// @param guard what the guard finds; null where the folder has fewer than two good parts
record LocatedDefects(Localisation prompts, @Nullable Localisation guard) {

  private static final int GOOD_PARTS = 10;

  /// Looks at every defective picture.
  ///
  /// @param asked says how good a patch looks; null where no profile was named
  static LocatedDefects of(
      DataFolder folder, List<ProductClass> classes, Encoder encoder, @Nullable ZeroShotHead asked)
      throws TenshotException {
    if (encoder.id().view().tiles() > 1) {
      throw new TenshotException(
          "--localise compares the patches of whole pictures: name a profile without tiles.");
    }
    if (asked == null || !encoder.seesPatches()) {
      throw new TenshotException(
          asked == null
              ? "--localise asks the prompts: name the profile that has them with --profile."
              : "Encoder " + encoder.id() + " sees no patches, and --localise compares patches.");
    }
    Map<String, ClassKind> kinds =
        classes.stream().collect(Collectors.toMap(ProductClass::name, ProductClass::kind));
    Inspector inspector = new Inspector(encoder);
    Localisation prompts = Localisation.byPrompts(asked, encoder.preprocessing());
    Localisation guard =
        guard(folder, kinds, inspector, asked)
            .map(own -> Localisation.byGuard(own, encoder.preprocessing()))
            .orElse(null);
    List<DataFolder.Item> defects =
        folder.items().stream()
            .filter(item -> kinds.get(item.className()) == ClassKind.DEFECT)
            .toList();
    try (Progress bar = Progress.of("masks", defects.size())) {
      for (DataFolder.Item item : defects) {
        Picture picture = PictureFiles.read(item.file());
        PatchGrid patches = Objects.requireNonNull(see(inspector, picture).patches());
        prompts.add(picture, patches, Localisation.mask(folder, item));
        if (guard != null) {
          guard.add(picture, patches, Localisation.mask(folder, item));
        }
        bar.step();
      }
    }
    return new LocatedDefects(prompts, guard);
  }

  private static SeenPicture see(Inspector inspector, Picture picture) throws TenshotException {
    return inspector.see(picture, new Region.Box(0, 0, picture.width(), picture.height()));
  }

  private static Optional<PatchGuard> guard(
      DataFolder folder, Map<String, ClassKind> kinds, Inspector inspector, ZeroShotHead asked)
      throws TenshotException {
    List<ProductClass> classes = asked.classes();
    List<Example> good = new ArrayList<>();
    Set<String> parts = new HashSet<>();
    for (DataFolder.Item item : folder.items()) {
      if (kinds.get(item.className()) == ClassKind.GOOD
          && good.size() < GOOD_PARTS
          && parts.add(item.group())) {
        SeenPicture seen = PatchGuard.keep(see(inspector, PictureFiles.read(item.file())));
        int label = classes.stream().map(ProductClass::name).toList().indexOf(item.className());
        good.add(new Example(seen.whole(), label, good.size(), seen.patches()));
      }
    }
    return good.isEmpty()
        ? Optional.empty()
        : PatchGuard.learn(new TrainingSet(asked.encoder(), classes, good, null))
            .map(PatchGuard.Learnt::guard);
  }
}
