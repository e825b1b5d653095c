package city.lastmile.intake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.springframework.stereotype.Component;

/**
 * Turns whatever a resident sends as a photograph into a plain JPEG. Only the pixels survive: place, time, device and
 * everything that may hide behind or inside the picture are gone.
 */
@Component
public class PhotoStudio {

    static final long MOST_BYTES = 10L << 20;
    private static final int LONGEST_SIDE = 2048;
    private static final int LONGEST_THUMBNAIL_SIDE = 400;
    private static final float QUALITY = 0.85f;

    /**
     * @return the photograph as it may be shown
     * @throws UnusablePhotoException when the file is no photograph, or one that cannot be taken
     */
    public DevelopedPhoto develop(UploadedPhoto upload) throws UnusablePhotoException {
        byte[] content = content(upload);
        PhotoFormat format = PhotoFormat.of(content)
                .orElseThrow(() -> new UnusablePhotoException("intake.photo.kind"));
        if (format == PhotoFormat.HEIC) {
            throw new UnusablePhotoException("intake.photo.heic");
        }
        BufferedImage picture = reduced(PhotoDecoder.decode(content, format), LONGEST_SIDE);
        picture = upright(picture, orientation(content, format));
        return new DevelopedPhoto(encoded(picture), encoded(reduced(picture, LONGEST_THUMBNAIL_SIDE)));
    }

    private static byte[] content(UploadedPhoto upload) throws UnusablePhotoException {
        if (upload.bytes() > MOST_BYTES) {
            throw new UnusablePhotoException("intake.photo.large");
        }
        try (InputStream in = upload.content().getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int orientation(byte[] content, PhotoFormat format) {
        return switch (format) {
            case JPEG -> JpegOutline.of(content).orientation();
            case WEBP -> Exif.orientationOfWebp(content);
            default -> Exif.UPRIGHT;
        };
    }

    private static BufferedImage reduced(BufferedImage picture, int longestSide) {
        if (Math.max(picture.getWidth(), picture.getHeight()) <= longestSide) {
            return opaque(picture);
        }
        try {
            return opaque(Thumbnails.of(picture).size(longestSide, longestSide).asBufferedImage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JPEG knows no transparency: what shines through becomes white. */
    private static BufferedImage opaque(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage opaque =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        return opaque(ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(picture));
    }

    private static Picture encoded(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
            out.flush();
            return new Picture(bytes.toByteArray(), picture.getWidth(), picture.getHeight());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
