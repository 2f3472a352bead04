package org.tenshot.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// A PDF file as somebody else's reader sees it.
public final class PdfBack implements AutoCloseable {

  private final PDDocument file;

  /// @param bytes of the whole file
  public PdfBack(byte[] bytes) throws IOException {
    file = Loader.loadPDF(bytes);
  }

  /// How many pages there are.
  public int pages() {
    return file.getNumberOfPages();
  }

  /// All that can be searched.
  public String text() throws IOException {
    PDFTextStripper reader = new PDFTextStripper();
    reader.setSortByPosition(true);
    return reader.getText(file);
  }

  /// How many pictures stand on the pages.
  public int pictures() throws IOException {
    int pictures = 0;
    for (PDPage page : file.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        pictures += page.getResources().isImageXObject(name) ? 1 : 0;
      }
    }
    return pictures;
  }

  /// Draws a page into `target/screens/NAME.png`.
  ///
  /// @param page from 0
  public BufferedImage drawn(int page, String name) throws IOException {
    BufferedImage picture = new PDFRenderer(file).renderImageWithDPI(page, 110);
    Path folder = Path.of(System.getProperty("tenshot.home"), "target", "screens");
    Files.createDirectories(folder);
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    return picture;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
