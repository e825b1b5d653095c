package city.lastmile.workbench;

import java.util.List;

/**
 * Something that keeps a change from being deployed.
 *
 * @param file      path of the model
 * @param element   id of the element that is to be mended, or an empty text where none can be named
 * @param key       of the text that tells what is wrong
 * @param arguments what the text names
 */
record Finding(String file, String element, String key, List<Object> arguments) {

    static Finding of(String file, String element, String key, Object... arguments) {
        return new Finding(file, element, "workbench.check." + key, List.of(arguments));
    }

    Object[] argumentArray() {
        return arguments.toArray();
    }
}
