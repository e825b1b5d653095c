package city.lastmile.workbench;

import city.lastmile.platform.RefusedInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a model stands: the folder says what it is. */
final class ModelFile {

    private static final Pattern PATH = Pattern.compile(
            "(?:processes/[a-z][a-z0-9-]{0,60}\\.bpmn|dmn/[a-z][a-z0-9-]{0,60}\\.dmn|forms/[a-z][a-z0-9-]{0,60}\\.form)");
    private static final Pattern ENDING = Pattern.compile(".*\\.(bpmn|dmn|form)");

    /** What a model is, and the folder of its kind. */
    enum Kind {
        PROCESS("processes/"), DECISION("dmn/"), FORM("forms/");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }
    }

    private ModelFile() {
    }

    static Kind kind(String path) {
        for (Kind kind : Kind.values()) {
            if (path.startsWith(kind.folder)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Not the path of a model: " + path);
    }

    /**
     * @return the path, which is that of a model
     * @throws RefusedInputException when it is not
     */
    static String valid(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new RefusedInputException("workbench.refused.path");
        }
        return path;
    }

    /**
     * @param resource name in a deployment; Camunda Modeler sends files without their folder
     * @return where the model belongs, or an empty text when the resource is no model
     */
    static String path(String resource) {
        Matcher ending = ENDING.matcher(resource);
        if (!ending.matches()) {
            return "";
        }
        String folder = switch (ending.group(1)) {
            case "bpmn" -> Kind.PROCESS.folder;
            case "dmn" -> Kind.DECISION.folder;
            default -> Kind.FORM.folder;
        };
        return folder + resource.substring(resource.lastIndexOf('/') + 1);
    }
}
