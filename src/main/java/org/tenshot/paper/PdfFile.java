package org.tenshot.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A PDF file that is written page by page: in memory are the page that is open and which letters
/// were used, however long the file becomes. Not for two threads.
public final class PdfFile {

  /// A sheet of A4, in points.
  public static final double A4_WIDTH = 595.28;

  /// A sheet of A4, in points.
  public static final double A4_HEIGHT = 841.89;

  private final PdfObjects objects;
  private final Lettering letters;
  private final String title;
  private final double width;
  private final double height;
  private final int tree;
  private final int fonts;
  private final List<Written> pages = new ArrayList<>();
  private @Nullable PdfPage open;

  /// @param out stays the caller's
  /// @param title as a reader shows it
  /// @param width of every page, in points
  /// @param height of every page, in points
  /// @throws IOException if it cannot be written
  public PdfFile(OutputStream out, String title, double width, double height) throws IOException {
    objects = new PdfObjects(out);
    letters = new Lettering();
    this.title = title;
    this.width = width;
    this.height = height;
    tree = objects.reserve();
    fonts = objects.reserve();
  }

  /// A page that lacks its foot.
  private record Written(int content, List<Integer> pictures) {}

  /// Draws what stands at the foot of a page, which is known once there is no further page.
  @FunctionalInterface
  public interface Foot {

    /// @param number of the page, from 1
    /// @param all how many there are
    void draw(PdfPage page, int number, int all);
  }

  /// The letters of this file.
  public Lettering letters() {
    return letters;
  }

  /// A new page; the one before is finished.
  ///
  /// @throws IOException if it cannot be written
  public PdfPage page() throws IOException {
    finish();
    PdfPage page = new PdfPage(letters, height);
    open = page;
    return page;
  }

  /// Writes a picture, for any page from here on.
  ///
  /// @param jpeg a JPEG file in colours
  /// @param wide in pixels
  /// @param high in pixels
  /// @throws IOException if it cannot be written
  public PdfPicture picture(byte[] jpeg, int wide, int high) throws IOException {
    String said =
        PdfObjects.said(
            "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
            wide, high);
    return new PdfPicture(objects.raw(said, jpeg), wide, high);
  }

  /// Writes the rest. Nothing may be drawn any more.
  ///
  /// @throws IOException if it cannot be written
  public void end(Foot foot) throws IOException {
    finish();
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(page(pages.get(i), foot, i + 1)).append(" 0 R ");
    }
    objects.put(
        tree,
        PdfObjects.said(
            "<</Type/Pages/Count %d/MediaBox[0 0 %.2f %.2f]/Kids[%s]>>",
            pages.size(), width, height, kids));
    letters.write(objects, fonts);
    int catalogue =
        objects.add(
            PdfObjects.said(
                "<</Type/Catalog/Pages %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>", tree));
    objects.end(catalogue, objects.add("<</Title " + string(title) + "/Producer(Tenshot)>>"));
  }

  private int page(Written page, Foot foot, int number) throws IOException {
    PdfPage last = new PdfPage(letters, height);
    foot.draw(last, number, pages.size());
    int content = objects.stream("", PdfObjects.bytes(last.content()));
    StringBuilder pictures = new StringBuilder();
    page.pictures().forEach(own -> pictures.append(PdfObjects.said("/P%d %d 0 R", own, own)));
    return objects.add(
        PdfObjects.said(
            "<</Type/Page/Parent %d 0 R/Contents[%d 0 R %d 0 R]/Resources<</Font %d 0 R/XObject<<%s>>>>>>",
            tree, page.content(), content, fonts, pictures));
  }

  private void finish() throws IOException {
    PdfPage done = open;
    if (done != null) {
      int content = objects.stream("", PdfObjects.bytes(done.content()));
      pages.add(new Written(content, List.copyOf(done.pictures())));
      open = null;
    }
  }

  private static String string(String text) {
    return "<FEFF" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
  }
}
