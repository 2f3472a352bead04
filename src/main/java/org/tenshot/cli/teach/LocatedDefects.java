package org.tenshot.cli.teach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Progress;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Example;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Occlusion;
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.Localisation;

/// Where the defects of a folder are seen: by the prompts asked patch by patch, by a guard that
/// learnt from the first ten good parts of the folder, and by covering one place after the other.
///
/// @param prompts null where the encoder sees no patches
/// @param guard null there too, and where the folder has fewer than two good parts
/// @param occlusion null where nobody asked for it and there are patches
/// @param pictures that were measured
record LocatedDefects(
    @Nullable Localisation prompts,
    @Nullable Localisation guard,
    @Nullable Localisation occlusion,
    int pictures) {

  private static final int GOOD_PARTS = 10;

  /// Looks at every defective picture.
  ///
  /// @param asked says how good a patch looks; null where no profile was named
  /// @param cover also covers places where the encoder sees patches
  static LocatedDefects of(
      DataFolder folder,
      List<ProductClass> classes,
      Encoder encoder,
      @Nullable ZeroShotHead asked,
      boolean cover)
      throws TenshotException {
    if (encoder.id().view().tiles() > 1) {
      throw new TenshotException(
          "--localise compares the patches of whole pictures: name a profile without tiles.");
    }
    if (asked == null) {
      throw new TenshotException(
          "--localise asks the prompts: name the profile that has them with --profile.");
    }
    Map<String, ClassKind> kinds =
        classes.stream().collect(Collectors.toMap(ProductClass::name, ProductClass::kind));
    Inspector inspector = new Inspector(encoder);
    PatchGuard own =
        encoder.seesPatches() ? guard(folder, kinds, inspector, asked).orElse(null) : null;
    Localisation prompts = encoder.seesPatches() ? new Localisation(encoder.preprocessing()) : null;
    Localisation guard = own == null ? null : new Localisation(encoder.preprocessing());
    Localisation occlusion =
        cover || prompts == null
            ? new Localisation(View.Plain.WHOLE.on(encoder.preprocessing()))
            : null;
    Occlusion covers = new Occlusion(encoder, asked);
    if (occlusion != null) {
      for (DataFolder.Item item : good(folder, kinds)) {
        Picture picture = PictureFiles.read(item.file());
        covers.learnGood(picture, whole(picture));
      }
    }
    List<DataFolder.Item> defects =
        folder.items().stream()
            .filter(item -> kinds.get(item.className()) == ClassKind.DEFECT)
            .toList();
    try (Progress bar = Progress.of("masks", defects.size())) {
      for (DataFolder.Item item : defects) {
        Picture picture = PictureFiles.read(item.file());
        Path mask = Localisation.mask(folder, item);
        if (prompts != null) {
          PatchGrid patches = Objects.requireNonNull(see(inspector, picture).patches());
          prompts.add(picture, Localisation.byPrompts(asked, patches), mask);
          if (guard != null && own != null) {
            guard.add(picture, own.heat(patches), mask);
          }
        }
        if (occlusion != null) {
          occlusion.add(picture, covers.map(picture, whole(picture)), mask);
        }
        bar.step();
      }
    }
    return new LocatedDefects(prompts, guard, occlusion, defects.size());
  }

  private static Region.Box whole(Picture picture) {
    return new Region.Box(0, 0, picture.width(), picture.height());
  }

  private static SeenPicture see(Inspector inspector, Picture picture) throws TenshotException {
    return inspector.see(picture, whole(picture));
  }

  private static Optional<PatchGuard> guard(
      DataFolder folder, Map<String, ClassKind> kinds, Inspector inspector, ZeroShotHead asked)
      throws TenshotException {
    List<ProductClass> classes = asked.classes();
    List<Example> good = new ArrayList<>();
    for (DataFolder.Item item : good(folder, kinds)) {
      SeenPicture seen = PatchGuard.keep(see(inspector, PictureFiles.read(item.file())));
      int label = classes.stream().map(ProductClass::name).toList().indexOf(item.className());
      good.add(new Example(seen.whole(), label, good.size(), seen.patches()));
    }
    return good.isEmpty()
        ? Optional.empty()
        : PatchGuard.learn(new TrainingSet(asked.encoder(), classes, good, null))
            .map(PatchGuard.Learnt::guard);
  }

  /// One picture each of the folder's first good parts.
  private static List<DataFolder.Item> good(DataFolder folder, Map<String, ClassKind> kinds) {
    Set<String> parts = new HashSet<>();
    return folder.items().stream()
        .filter(item -> kinds.get(item.className()) == ClassKind.GOOD && parts.add(item.group()))
        .limit(GOOD_PARTS)
        .toList();
  }
}
