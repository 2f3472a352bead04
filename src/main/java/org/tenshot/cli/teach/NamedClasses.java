package org.tenshot.cli.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.teach.DataFolder;

/// What each folder of pictures shows: good parts or a defect.
///
/// @param good names of the good ones; empty where the profile says it
record NamedClasses(List<String> good) {

  /// The classes of the folder: in the profile's order, or good ones first.
  ///
  /// @throws TenshotException if a name is not that of a folder, the profile does not know one, or
  ///   nothing is good or nothing is a defect
  List<ProductClass> of(DataFolder folder, @Nullable Profile prompts) throws TenshotException {
    Set<String> names = new TreeSet<>(folder.classNames());
    for (String name : good) {
      if (!names.contains(name)) {
        throw new TenshotException(
            "--good "
                + name
                + ": "
                + folder.folder()
                + " holds no folder of that name, but "
                + names
                + ".");
      }
    }
    List<ProductClass> classes = new ArrayList<>();
    if (prompts != null) {
      prompts.classes().stream()
          .map(own -> own.productClass())
          .filter(own -> names.remove(own.name()))
          .map(own -> good.isEmpty() ? own : named(own.name()))
          .forEach(classes::add);
      if (!names.isEmpty()) {
        throw new TenshotException(
            "Profile %s has no class for the folders %s in %s: add the classes to the profile, or move the folders away."
                .formatted(prompts.name(), names, folder.folder()));
      }
    } else {
      names.forEach(name -> classes.add(named(name)));
    }
    for (ClassKind kind : List.of(ClassKind.GOOD, ClassKind.DEFECT)) {
      if (classes.stream().noneMatch(one -> one.kind() == kind)) {
        throw new TenshotException(
            "None of the classes "
                + folder.classNames()
                + " is "
                + (kind == ClassKind.GOOD ? "good" : "a defect")
                + ": say which are good with --good.");
      }
    }
    return classes;
  }

  private ProductClass named(String name) {
    return new ProductClass(name, good.contains(name) ? ClassKind.GOOD : ClassKind.DEFECT);
  }
}
