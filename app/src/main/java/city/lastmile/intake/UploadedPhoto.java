package city.lastmile.intake;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that a resident chose as a photograph, not looked at yet.
 *
 * @param fileName the name the resident knows it by; used in messages only, never believed
 * @param bytes    its length
 * @param content  its content; may be opened several times
 */
public record UploadedPhoto(String fileName, long bytes, InputStreamSource content) {

    /** @return the files that were really chosen: a browser sends an empty one where none was */
    public static List<UploadedPhoto> of(@Nullable List<MultipartFile> files) {
        return Objects.requireNonNullElse(files, List.<MultipartFile>of()).stream()
                .filter(file -> !file.isEmpty() || !Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty())
                .map(file -> new UploadedPhoto(Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                        file.getSize(), file))
                .toList();
    }
}
