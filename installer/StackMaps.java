import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Gives class files of Java 5 the stack maps that Java's start cache wants to see: without them
/// each such class is read and verified anew at every start. What the classes do stays the same. Run
/// by the build as a source file: `java installer/StackMaps.java LIB NAME`, where NAME is how the
/// file names of the jars begin.
final class StackMaps {

  /// Java 6 was the first with stack maps, Java 8 the first that knows nothing else.
  private static final int WITHOUT = ClassFile.JAVA_6_VERSION;

  private StackMaps() {}

  public static void main(String[] args) throws IOException {
    int changed = 0;
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), args[1] + "*.jar")) {
      for (Path jar : jars) {
        Path part = Files.createTempFile(jar.getParent(), "maps", ".part");
        changed += rewrite(jar, part);
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (changed == 0) {
      throw new IOException(
          "No jar "
              + args[1]
              + "* in "
              + args[0]
              + " has class files without stack maps: take this step out of the build.");
    }
  }

  private static int rewrite(Path jar, Path part) throws IOException {
    int changed = 0;
    try (JarFile in = new JarFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        OutputStream file = Files.newOutputStream(part);
        JarOutputStream out = new JarOutputStream(file)) {
      ClassFile reader =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
      for (JarEntry entry : Collections.list(in.entries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".class")) {
          ClassModel own = reader.parse(bytes);
          if (own.majorVersion() < WITHOUT) {
            bytes = reader.transformClass(own, withMaps());
            changed++;
          }
        }
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(bytes);
      }
    }
    return changed;
  }

  private static ClassTransform withMaps() {
    return ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
        .andThen(
            (builder, element) -> {
              if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
              } else {
                builder.with(element);
              }
            });
  }
}
